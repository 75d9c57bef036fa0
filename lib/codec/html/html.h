/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the HTML tokenizer share (WHATWG HTML 13.2.5). A state is a
 * function that gets one byte, or LWS_HTML_EOF, after input.c has made good
 * UTF-8 with plain newlines of it. Whatever a state looks at above 0x7f is just
 * "anything else", so bytes do, and only names of characters need whole ones.
 * A state that wants its byte seen again sets the next one and calls it.
 */
#ifndef LWS_CODEC_HTML_H
#define LWS_CODEC_HTML_H

#include "core/core.h"

#define LWS_HTML_EOF (-1)

/* bytes of a piece of text or comment, with room for one more character */
#define LWS_HTML_PIECE 254

struct lws_x_html_tok;

typedef void (*lws_html_state_fn)(struct lws_x_html_tok *t, int c);

/* A piece of the tag buffer; len LWS_HTML_MISSING: there is none */
struct lws_html_slice {
	uint32_t ofs;
	uint32_t len;
};

#define LWS_HTML_MISSING UINT32_MAX

struct lws_html_atr_slice {
	struct lws_html_slice name;
	struct lws_html_slice value;
};

struct lws_x_html_tok {
	lws_x_html_tok_cb_t cb;
	void *user;

	lws_html_state_fn state;
	lws_html_state_fn home;       /* the text state an end tag ends */
	lws_html_state_fn ref_return; /* where a character reference stands */

	/* input.c */
	uint8_t seq[4]; /* a character that has begun */
	uint8_t seq_len, seq_need, seq_lo, seq_hi;
	uint8_t after_cr;
	uint32_t line, col;

	/* the tag or doctype that comes: names and values, one after another */
	char *buf;       /* owned */
	size_t buf_len;  /* bytes used */
	size_t buf_size; /* bytes there */
	struct lws_html_slice name, public_id, system_id;
	struct lws_html_atr_slice *atr; /* owned */
	lws_x_html_tok_atr_t *told;     /* owned: the same for the callback */
	size_t atr_count, atr_size;
	lws_x_html_token_type_t type; /* of the tag */
	uint8_t self_closing : 1;
	uint8_t force_quirks : 1;
	uint8_t atr_twice : 1; /* the last attribute was there already */

	uint8_t foreign : 1;
	uint8_t comment : 1;       /* the piece is of a comment */
	uint8_t comment_first : 1; /* and nothing of it was told */
	uint8_t ended : 1;

	char last[32]; /* last start tag's name */
	uint8_t last_len;

	char piece[LWS_HTML_PIECE + 4]; /* of text or comment */
	size_t piece_len;

	/* charref.c, and words that are looked for; also the name of what could
	 * be an end tag of raw text */
	char temp[40];
	uint8_t temp_len;
	const char *word;
	uint16_t ref_lo, ref_hi; /* names that begin with temp */
	uint16_t ref_match;      /* the longest that was there, from 1 */
	uint8_t ref_match_len;
	uint32_t ref_code;

	lws_stateful_ret_t ret; /* what stops the feed */
	uint8_t fatal;
};

/* -- tok.c: what states do -- */

/** lws_html_error() - say a parse error by the standard's name */
void lws_html_error(struct lws_x_html_tok *t, const char *code);

/** lws_html_text() - a byte of text or, in a comment, of that */
void lws_html_text(struct lws_x_html_tok *t, int c);
void lws_html_text_str(struct lws_x_html_tok *t, const char *s, size_t len);
/** U+FFFD as text */
void lws_html_text_bad(struct lws_x_html_tok *t);

/** lws_html_flush() - give what text there is */
void lws_html_flush(struct lws_x_html_tok *t);

void lws_html_comment_begin(struct lws_x_html_tok *t);
void lws_html_comment_end(struct lws_x_html_tok *t);

/** lws_html_tag_begin() - a new tag or doctype */
void lws_html_tag_begin(struct lws_x_html_tok *t, lws_x_html_token_type_t type);
/** lws_html_tag_add() - a byte of the slice that ends the buffer */
void lws_html_tag_add(struct lws_x_html_tok *t, struct lws_html_slice *s,
		      int c);
void lws_html_tag_add_bad(struct lws_x_html_tok *t, struct lws_html_slice *s);
/** lws_html_slice_begin() - it is there, and empty */
void lws_html_slice_begin(struct lws_x_html_tok *t, struct lws_html_slice *s);
/** lws_html_atr_begin(), _named() - an attribute; its name is complete */
void lws_html_atr_begin(struct lws_x_html_tok *t);
void lws_html_atr_named(struct lws_x_html_tok *t);
struct lws_html_slice *lws_html_atr_name(struct lws_x_html_tok *t);
struct lws_html_slice *lws_html_atr_value(struct lws_x_html_tok *t);
/** lws_html_tag_emit() - give it */
void lws_html_tag_emit(struct lws_x_html_tok *t);
void lws_html_doctype_emit(struct lws_x_html_tok *t);
void lws_html_eof(struct lws_x_html_tok *t);

/** lws_html_again() - the byte is seen again, in another state */
static inline void
lws_html_again(struct lws_x_html_tok *t, lws_html_state_fn state, int c)
{
	t->state = state;
	state(t, c);
}

static inline int
lws_html_is_space(int c)
{
	return c == '\t' || c == '\n' || c == '\f' || c == ' ';
}

static inline int
lws_html_is_alpha(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline int
lws_html_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline int
lws_html_lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

/* -- input.c -- */

/** lws_html_input() - a byte as it came, to the states */
void lws_html_input(struct lws_x_html_tok *t, uint8_t b);
void lws_html_input_end(struct lws_x_html_tok *t);

/** lws_html_utf8() - a code point as bytes
 * \param out: at least 4 bytes
 * \return how many */
size_t lws_html_utf8(char *out, uint32_t code);

/* -- charref.c (13.2.5.72 ff.) -- */

/** lws_html_charref() - an ampersand was seen in this state */
void lws_html_charref(struct lws_x_html_tok *t, lws_html_state_fn from);

/* -- states that others go to -- */

void lws_html_st_data(struct lws_x_html_tok *t, int c);
void lws_html_st_rcdata(struct lws_x_html_tok *t, int c);
void lws_html_st_rawtext(struct lws_x_html_tok *t, int c);
void lws_html_st_script(struct lws_x_html_tok *t, int c);
void lws_html_st_plaintext(struct lws_x_html_tok *t, int c);
void lws_html_st_cdata(struct lws_x_html_tok *t, int c);
void lws_html_st_raw_less(struct lws_x_html_tok *t, int c);
void lws_html_st_raw_end_open(struct lws_x_html_tok *t, int c);
void lws_html_st_tag_name(struct lws_x_html_tok *t, int c);
void lws_html_st_before_atr(struct lws_x_html_tok *t, int c);
void lws_html_st_self_closing(struct lws_x_html_tok *t, int c);
void lws_html_st_atr_dq(struct lws_x_html_tok *t, int c);
void lws_html_st_atr_sq(struct lws_x_html_tok *t, int c);
void lws_html_st_atr_unq(struct lws_x_html_tok *t, int c);
void lws_html_st_markup(struct lws_x_html_tok *t, int c);
void lws_html_st_bogus_comment(struct lws_x_html_tok *t, int c);
void lws_html_st_comment_start(struct lws_x_html_tok *t, int c);
void lws_html_st_doctype(struct lws_x_html_tok *t, int c);

/* -- the document parser (lhp.c), for who lays out what it tells -- */

/** lws_lhp_fail() - FAILED, and nothing more
 * \return LWS_SRET_FATAL */
lws_stateful_ret_t lws_lhp_fail(lhp_ctx_t *ctx, const char *why);

/** lws_lhp_take_blank() - 1, once: a blank was all the text between the last
 * tag and this one. The callback is not told of it, but lines have it */
int lws_lhp_take_blank(lhp_ctx_t *ctx);

/** lws_lhp_has_failed() - 1: that was called */
int lws_lhp_has_failed(const lhp_ctx_t *ctx);

#endif
