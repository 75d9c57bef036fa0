/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the CSS parser (CSS Syntax 3, Selectors 3, CSS 2.1). A sheet
 * is cut into preludes and declarations as it streams by (sheet.c); each of
 * those is held whole, up to a named length, and read by a plain tokenizer
 * (scan.c). What comes out is kept in the public records of lws-html.h, on
 * lhp_ctx.css; rules have more than those say, so they stand at the start of
 * larger ones.
 */
#ifndef LWS_CODEC_CSS_H
#define LWS_CODEC_CSS_H

#include "core/core.h"

/* -- what rules are made of; all in lhp_ctx.cssac -- */

enum lws_css_simple_kind { LWS_CSS_TYPE, LWS_CSS_CLASS, LWS_CSS_ID };

/** struct lws_css_simple - one condition; its text follows, terminated */
struct lws_css_simple {
	struct lws_css_simple *next;
	uint8_t kind;
	uint16_t len;
};

/** struct lws_css_compound - conditions for one element */
struct lws_css_compound {
	struct lws_css_compound *left; /* what it is in, or NULL */
	struct lws_css_simple *simples;
	uint8_t child; /* left is its parent, not any ancestor */
};

struct lws_css_selector {
	struct lws_css_selector *next;
	struct lws_css_compound *last; /* the element that it is about */
	uint32_t specificity;          /* ids, classes, types: 10 bits each */
	uint8_t never;                 /* it asks for what is not known here */
};

struct lws_css_rule {
	lcsp_stanza_t stz; /* first; on lhp_ctx.css */
	struct lws_css_selector *selectors;
	uint8_t author; /* not of the default sheet */
};

struct lws_css_def {
	lcsp_defs_t d; /* first; on stz.defs */
	uint8_t important;
};

/* -- elements -- */

struct lws_css_match {
	const struct lws_css_rule *rule;
	uint32_t specificity;
};

/** struct lws_css_elem - an element on the stack, with what styles it */
struct lws_css_elem {
	lhp_pstack_t ps;             /* first; on lhp_ctx.stack */
	struct lwsac *ac;            /* owned: its attributes and style */
	struct lws_css_match *match; /* owned: in order of their weight */
	size_t match_count, match_size;
	lws_dll2_owner_t style; /* of struct lws_css_def: its attribute */
	void *layout;           /* of display/layout, in ac; NULL: none */
	uint8_t foreign;        /* of SVG or MathML */
	uint8_t void_element;   /* it ends where it starts */
	uint8_t keep_blanks;    /* white-space: pre */
};

static inline struct lws_css_elem *
lws_css_elem_of(lhp_pstack_t *ps)
{
	return (struct lws_css_elem *)ps;
}

/** lws_css_match() - find the rules for an element, and set css_* of ps
 * \return 0, or -1: out of memory */
int lws_css_match(lhp_ctx_t *ctx, struct lws_css_elem *e);

/** lws_css_find() - an element's declaration of a property, inherited if it
 * inherits; NULL: none */
const lcsp_defs_t *lws_css_find(struct lws_css_elem *e, lcsp_props_t prop);

/** lws_css_keyword() - its keyword, or LCSP_PROPVAL__COUNT */
int lws_css_keyword(struct lws_css_elem *e, lcsp_props_t prop);

/* -- sheets -- */

enum lws_css_where {
	LWS_CSS_RULES,        /* between rules */
	LWS_CSS_DECLARATIONS, /* in a rule's block */
	LWS_CSS_SKIP          /* in a block that means nothing here */
};

/** struct lws_css_item - a prelude or declaration, whole */
struct lws_css_item {
	char *buf; /* owned; behind size bytes, 2 * size for unescaped names */
	size_t len, size;
	uint8_t too_long;
};

/** struct lws_css_sheet - a sheet that is being read */
struct lws_css_sheet {
	lhp_ctx_t *ctx;
	/* gets comments, in pieces of up to LHP_STRING_CHUNK */
	void (*comment)(lhp_ctx_t *ctx, const char *p, size_t len);
	struct lws_css_item item;
	struct lws_css_rule *rule; /* whose declarations come; NULL: invalid */
	size_t *used;              /* bytes of cssac, counted together */
	uint8_t lex;               /* sheet.c */
	uint8_t where;             /* enum lws_css_where */
	uint8_t after;             /* where it goes on behind the block */
	uint8_t quote;             /* of the string that is open */
	uint8_t media;             /* @media blocks that are open */
	uint8_t author;
	uint8_t after_cr;
	uint8_t depth; /* brackets that are open in the item */
	char closers[32];
	char note[LHP_STRING_CHUNK]; /* of a comment */
	size_t note_len;
	uint8_t oom;
};

/** lws_css_begin() - a sheet begins; what is kept of a former one is reused */
void lws_css_begin(struct lws_css_sheet *s, int author);

/** lws_css_feed() - bytes of it, cut anywhere
 * \return 0, or -1: out of memory */
int lws_css_feed(struct lws_css_sheet *s, const char *p, size_t len);

/** lws_css_end() - it ends; what is open is closed (CSS Syntax 3 2.2)
 * \return as lws_css_feed() */
int lws_css_end(struct lws_css_sheet *s);

void lws_css_fini(struct lws_css_sheet *s);

/** lws_css_style() - the declarations of a style attribute
 * \param ac: what they are allocated in
 * \param defs: they are appended here
 * \return 0, or -1: out of memory */
int lws_css_style(struct lwsac **ac, lws_dll2_owner_t *defs, const char *p,
		  size_t len);

/** lws_css_media() - does a list of media queries match this display?
 * \param p: as in @media or a media attribute; empty matches
 * \return 1 or 0 */
int lws_css_media(lhp_ctx_t *ctx, const char *p, size_t len);

/* -- inside -- */

enum lws_css_tok_type {
	LWS_CSS_END,
	LWS_CSS_IDENT,
	LWS_CSS_FUNCTION, /* text is its name; the parenthesis is open */
	LWS_CSS_AT,
	LWS_CSS_HASH,
	LWS_CSS_STRING,
	LWS_CSS_URL,
	LWS_CSS_NUMBER,
	LWS_CSS_PERCENT,
	LWS_CSS_DIMENSION, /* text is its unit */
	LWS_CSS_SPACE,
	LWS_CSS_DELIM, /* delim; also colon, comma, brackets and so on */
	LWS_CSS_BAD
};

struct lws_css_tok {
	enum lws_css_tok_type type;
	const char *text; /* unescaped, terminated */
	size_t len;
	lws_fx_t number;
	char delim;
};

struct lws_css_scan {
	const char *p, *end;
	char *scratch; /* gets what is unescaped: 2 bytes for each of input */
};

/** lws_css_next() - the next token; LWS_CSS_END again and again at the end */
void lws_css_next(struct lws_css_scan *s, struct lws_css_tok *k);

/** lws_css_prop(), _propval(), _colour() - by name in any case
 * \return its number, or ..._COUNT; 0 and *rgba, or -1 */
int lws_css_prop(const char *p, size_t len);
int lws_css_propval(const char *p, size_t len);
int lws_css_colour_name(const char *p, size_t len, uint32_t *rgba);
int lws_css_colour_hash(const char *p, size_t len, uint32_t *rgba);
int lws_css_inherits(lcsp_props_t prop);

/** struct lws_css_memory - where rules go, and how much they may be */
struct lws_css_memory {
	struct lwsac **ac;
	size_t *used; /* NULL: what is read is bounded already */
	uint8_t oom;  /* out of memory, or of the limit */
};

void *lws_css_alloc(struct lws_css_memory *m, size_t len);

/** lws_css_declaration() - read one, with its shorthands
 * \return 0; -1: out of memory. What is invalid is left out */
int lws_css_declaration(struct lws_css_memory *m, struct lws_css_scan *scan,
			lws_dll2_owner_t *defs);

/** lws_css_expand() - what a shorthand says of the properties that it is for */
void lws_css_expand(struct lws_css_memory *m, lws_dll2_owner_t *defs,
		    const struct lws_css_def *d);

struct lws_css_def *lws_css_def_new(struct lws_css_memory *m,
				    lws_dll2_owner_t *defs, lcsp_props_t prop,
				    int important);

/** lws_css_atr_copy() - the same value for another property */
void lws_css_atr_copy(struct lws_css_memory *m, struct lws_css_def *d,
		      const lcsp_atr_t *a);

/** lws_css_selectors() - read a rule's prelude
 * \return the rule, not on a list yet; NULL: it is invalid, or m->oom */
struct lws_css_rule *lws_css_selectors(struct lws_css_memory *m,
				       struct lws_css_scan *scan);

static inline int
lws_css_is_space(int c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static inline char
lws_css_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 0x20) : c;
}

/** lws_css_is() - is it that word, which is in lower case, in any case? */
int lws_css_is(const char *p, size_t len, const char *word);

#endif
