/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The states of a field line (RFC 9112 5), of heads and trailers:
 *
 *	lines -> name -> value -> LF -> lines ...
 *	lines -> name -> (empty line's) LF -> the block is complete
 *
 * "Lines" takes every line that is whole and well-formed. What it cannot take,
 * the cut line, the empty one, a wrong one, it leaves to the others from the
 * line's first byte on. They look at a cut line once, piece by piece; when its
 * end has come it is whole, and "lines" takes it.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"
#include "codec/http1/scan.h"

static enum lws_http1_err
deliver(struct lws_http1 *h, const struct lws_http1_field *f)
{
	enum lws_http1_err err;

	if (h->fields++ == h->limits->fields)
		return LWS_HTTP1_ERR_FIELDS_MANY;
	if (h->phase == LWS_HTTP1_PHASE_TRAILER)
		return h->ops->trailer ? h->ops->trailer(h, f) : LWS_HTTP1_OK;
	err = lws_http1_judge_field(h, f);

	return err ? err : h->ops->field(h, f);
}

static lws_stateful_ret_t
st_field_lf(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);
	h->state = lws_http1_st_lines;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_value(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->p = scan_text(c->p, c->p, c->end);
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\r')
		return lws_http1_fail_byte(h, *c->p);
	c->p++;
	h->state = st_field_lf;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_block_lf(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	enum lws_http1_err err = LWS_HTTP1_OK;

	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);
	c->p++;
	h->state = NULL;
	if (h->phase == LWS_HTTP1_PHASE_HEAD) {
		err = lws_http1_judge_head(h);
		lws_http1_body_begin(h);
	}

	return err ? lws_http1_fail(h, err) : LWS_SRET_OK;
}

/* a byte that is neither of a name nor the colon after one */
static lws_stateful_ret_t
name_fail(struct lws_http1 *h, const struct lws_http1_cursor *c)
{
	int blank = *c->p == ' ' || *c->p == '\t';

	if (blank && c->p == c->line)
		return lws_http1_fail(h, LWS_HTTP1_ERR_FOLD);
	if (blank)
		return lws_http1_fail(h, LWS_HTTP1_ERR_NAME_BLANK);
	if (*c->p == '\r')
		return lws_http1_fail(h, LWS_HTTP1_ERR_NO_COLON);
	if (*c->p == '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_LF);

	return lws_http1_fail(h, LWS_HTTP1_ERR_NAME);
}

static lws_stateful_ret_t
st_name(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->p = scan_token(c->p, c->end);
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p == ':' && c->p != c->line) {
		c->p++;
		h->state = st_value;
		return LWS_SRET_OK;
	}
	if (*c->p != '\r' || c->p != c->line)
		return name_fail(h, c);
	c->p++;
	h->state = st_block_lf;

	return LWS_SRET_OK;
}

/* the line from c->line to the CR is a field */
static lws_stateful_ret_t
take_line(struct lws_http1 *h, struct lws_http1_cursor *c, const uint8_t *colon,
	  const uint8_t *cr)
{
	uint32_t len = (uint32_t)(cr + 2 - c->line);
	struct lws_http1_field f;
	enum lws_http1_err err;

	f.name = lws_span_of(c->line, (size_t)(colon - c->line));
	f.value = lws_http1_trim(colon + 1, cr);
	f.token = lws_http1_token(c->line, f.name.len);
	c->p = cr + 2;
	err = deliver(h, &f);
	if (err)
		return lws_http1_fail(h, err);

	h->block = len < h->block ? h->block - len : 0;
	lws_http1_field_room(h);
	lws_http1_new_line(h, c);

	return LWS_SRET_OK;
}

lws_stateful_ret_t
lws_http1_st_lines(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	lws_stateful_ret_t r = LWS_SRET_OK;

	while (r == LWS_SRET_OK) {
		const uint8_t *colon = scan_token(c->line, c->end), *cr;

		if (colon == c->end || colon == c->line || *colon != ':')
			break;
		cr = scan_text(c->line, colon + 1, c->end);
		if (c->end - cr < 2 || cr[0] != '\r' || cr[1] != '\n')
			break;
		r = take_line(h, c, colon, cr);
	}
	h->state = st_name;

	return r;
}
