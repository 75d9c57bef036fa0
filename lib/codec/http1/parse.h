/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of this codec share: the cursor that the states move, and how
 * they hand over to each other. A state is a function that looks at the bytes
 * from c->p on for the end of its element. It returns
 *	LWS_SRET_OK: h->state says what comes next (NULL: the head or the
 *		trailers are complete);
 *	LWS_SRET_WANT_INPUT: everything up to c->end belongs to the element;
 *	LWS_SRET_FATAL: by lws_http1_fail().
 * It keeps ends of elements as offsets from
 * c->line (the line may move into the carry), and knows nothing of cuts:
 * those are feed.c's.
 */
#ifndef LWS_CODEC_HTTP1_PARSE_H
#define LWS_CODEC_HTTP1_PARSE_H

#include "codec/http1/http1.h"

struct lws_http1_cursor {
	const uint8_t *line; /* where the line starts */
	const uint8_t *p;    /* next byte to look at */
	const uint8_t *end;  /* end of what may be looked at now: of the
				bytes, or of what the line may have */
	const uint8_t *stop; /* end of the bytes */
};

/* -- feed.c -- */

lws_stateful_ret_t lws_http1_fail(struct lws_http1 *h, enum lws_http1_err err);

/* the error for a byte that no text may hold */
lws_stateful_ret_t lws_http1_fail_byte(struct lws_http1 *h, uint8_t b);

/* runs the states over in until h->state is NULL */
lws_stateful_ret_t lws_http1_feed_lines(struct lws_http1 *h,
					struct lws_span *in);

/* -- start-line.c, field.c: the states that begin a line -- */

lws_stateful_ret_t lws_http1_st_first(struct lws_http1 *h,
				      struct lws_http1_cursor *c);

lws_stateful_ret_t lws_http1_st_lines(struct lws_http1 *h,
				      struct lws_http1_cursor *c);

/* -- judge.c: what fields mean for the message -- */

typedef enum lws_http1_err (*lws_http1_judge)(struct lws_http1 *h,
					      const struct lws_http1_field *f);

/* by token; NULL, as for nearly all: it means nothing for the message */
extern const lws_http1_judge lws_http1_judges[WSI_TOKEN_COUNT];

static inline enum lws_http1_err
lws_http1_judge_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	/* -1, not a known name, is above all others as unsigned */
	if ((unsigned int)f->token >= WSI_TOKEN_COUNT ||
	    !lws_http1_judges[f->token])
		return LWS_HTTP1_OK;

	return lws_http1_judges[f->token](h, f);
}

enum lws_http1_err lws_http1_judge_head(struct lws_http1 *h);

/* -- body.c -- */

/* RFC 9112 6: how the body is read, once the head has been judged */
void lws_http1_body_begin(struct lws_http1 *h);

/* -- small steps of every line -- */

/* a line ends before c->p; of the next one, nothing beyond what it may have,
 * CRLF included, is looked at */
static inline void
lws_http1_new_line(const struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->line = c->p;
	c->end = c->stop;
	if ((size_t)(c->stop - c->line) > (size_t)h->room + 2)
		c->end = c->line + h->room + 2;
}

/* the next line is a field line, or the empty one: what it may have */
static inline void
lws_http1_field_room(struct lws_http1 *h)
{
	h->room = h->block < h->limits->field_line ? h->block
						   : h->limits->field_line;
}

/* field lines follow, of a head or of trailers */
static inline void
lws_http1_expect_block(struct lws_http1 *h)
{
	h->block = h->limits->block;
	h->fields = 0;
	h->in_start = 0;
	lws_http1_field_room(h);
	h->state = lws_http1_st_lines;
}

/* RFC 9110 5.6.3: without the blanks at both ends. Of the controls only tabs
 * get here, so whatever is not above a blank is one. */
static inline struct lws_span
lws_http1_trim(const uint8_t *p, const uint8_t *end)
{
	while (p < end && *p <= ' ')
		p++;
	while (end > p && end[-1] <= ' ')
		end--;

	return lws_span_of(p, (size_t)(end - p));
}

#endif
