/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the document parser share. lhp.c is its life and the feed;
 * lhp-element.c the stack; lhp-implied.c which elements end without a tag;
 * lhp-text.c content and comments. Tokens come from tok.c, styles from
 * codec/css.
 */
#ifndef LWS_CODEC_HTML_LHP_H
#define LWS_CODEC_HTML_LHP_H

#include "codec/css/css.h"
#include "codec/html/html.h"

/* What is still to do for the element on top of the stack; a step that must
 * wait is done again with the next call */
enum lws_lhp_step {
	LWS_LHP_NONE,
	LWS_LHP_IMAGE,  /* its bytes may be waited for */
	LWS_LHP_START,  /* the callback is told */
	LWS_LHP_SHEET,  /* what it links to */
	LWS_LHP_INSIDE, /* how its content is read, or its end */
};

struct lws_lhp_inside {
	struct lws_x_html_tok *tok; /* owned */
	struct lws_css_sheet sheet; /* <style>, and the default one */
	struct lws_css_sheet linked;
	lws_x_lhp_fetch_t fetch; /* or NULL */
	size_t css_bytes;        /* of rules, all sheets */
	char url[LWS_LIMIT_HTML_URL];
	/* text that comes; not in ctx->buf, which a sheet may use meanwhile */
	char text[LHP_STRING_CHUNK];
	uint8_t text_len;
	uint8_t in_text;  /* a run of it has begun */
	uint8_t step;     /* enum lws_lhp_step */
	uint8_t fetching; /* url was asked for */
	uint8_t started;  /* the default sheet is in */
	uint8_t done;     /* COMPLETE, or FAILED: nothing comes behind it */
	uint8_t failed;
	uint8_t in_style;     /* text is a sheet's; 2: for other media */
	uint8_t in_linked;    /* a linked sheet has begun */
	uint8_t skip_newline; /* the first one in pre or textarea */
	uint8_t blank;        /* the text so far ends with one */
	uint8_t told_text;    /* a piece of this run was told */
	uint8_t lone_blank;   /* all of it was a blank, and it was not told */
};

static inline struct lws_css_elem *
lws_lhp_top(lhp_ctx_t *ctx)
{
	return lws_container_of(ctx->stack.tail, struct lws_css_elem, ps.list);
}

/* the first one is no element: it has the callback */
static inline int
lws_lhp_is_base(const struct lws_css_elem *e)
{
	return !e->ps.list.prev;
}

/** lws_lhp_tell() - call the callback with ctx->buf as it is */
lws_stateful_ret_t lws_lhp_tell(lhp_ctx_t *ctx, enum lhp_callbacks reason);

/** lws_lhp_set_buf() - ctx->buf and npos, cut to what fits */
void lws_lhp_set_buf(lhp_ctx_t *ctx, const char *p, size_t len);

/* -- lhp-element.c -- */

/** lws_lhp_push() - one more on the stack; the base if it is empty
 * \return NULL: out of memory, or too deep */
struct lws_css_elem *lws_lhp_push(lhp_ctx_t *ctx);

/** lws_lhp_drop() - take the top away without a word */
void lws_lhp_drop(lhp_ctx_t *ctx);

/** lws_lhp_close_top() - the top ends */
void lws_lhp_close_top(lhp_ctx_t *ctx);

lws_stateful_ret_t lws_lhp_start_tag(lhp_ctx_t *ctx,
				     const lws_x_html_token_t *k);

lws_stateful_ret_t lws_lhp_end_tag(lhp_ctx_t *ctx, const lws_x_html_token_t *k);

/** lws_lhp_steps() - go on with the top
 * \return LWS_SRET_OK: all is done for it */
lws_stateful_ret_t lws_lhp_steps(lhp_ctx_t *ctx);

int lws_lhp_is(const struct lws_css_elem *e, const char *name);

/** lws_lhp_in_list() - is it one of the words, each between blanks? */
int lws_lhp_in_list(const char *list, const char *name, size_t len);

/* -- lhp-implied.c -- */

/** lws_lhp_implied() - end what cannot go on when this one starts
 * \return 0; 1: it does not start, it is there already */
int lws_lhp_implied(lhp_ctx_t *ctx, const char *name);

/** lws_lhp_scope() - the element that an end tag is for, NULL: none */
struct lws_css_elem *lws_lhp_scope(lhp_ctx_t *ctx, const char *name);

/* -- lhp-text.c -- */

void lws_lhp_text(lhp_ctx_t *ctx, const lws_x_html_str_t *s);

/** lws_lhp_text_end() - give what there is: no more text in this run */
void lws_lhp_text_end(lhp_ctx_t *ctx);

/* -- default-css.c -- */

extern const char lws_lhp_default_css[];
extern const size_t lws_lhp_default_css_len;

#endif
