/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The driver: where cut input is handled, once for all states. Lines that are
 * whole in the caller's span are read where they are. When the span ends in a
 * line, the line's bytes go to the carry; then the carry gets bytes up to the
 * next LF, the states go on from where they stopped, and with the line's end
 * reading returns to the span.
 *
 * What the states may look at is clipped to what the line may have (h->room
 * and its CRLF), so a limit is reached at the same byte however the input is
 * cut.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"

const struct lws_http1_limits lws_http1_limits_default = {
	.start_line = LWS_LIMIT_HTTP1_START_LINE,
	.field_line = LWS_LIMIT_HTTP1_FIELD_LINE,
	.block = LWS_LIMIT_HTTP1_BLOCK,
	.chunk_ext = LWS_LIMIT_HTTP1_CHUNK_EXT,
	.fields = LWS_LIMIT_HTTP1_FIELDS,
	.method = LWS_LIMIT_HTTP1_METHOD,
	.empty_lines = LWS_LIMIT_HTTP1_EMPTY_LINES,
};

lws_stateful_ret_t
lws_http1_fail(struct lws_http1 *h, enum lws_http1_err err)
{
	h->err = err;

	return LWS_SRET_FATAL;
}

lws_stateful_ret_t
lws_http1_fail_byte(struct lws_http1 *h, uint8_t b)
{
	if (b == '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_LF);
	if (b == '\r')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);

	return lws_http1_fail(h, LWS_HTTP1_ERR_CTL);
}

static lws_stateful_ret_t
run(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	lws_stateful_ret_t r = LWS_SRET_OK;

	while (h->state && r == LWS_SRET_OK)
		r = h->state(h, c);
	if (r != LWS_SRET_WANT_INPUT ||
	    (size_t)(c->end - c->line) < (size_t)h->room + 2)
		return r;

	/* the line is as long as it may be, and has not ended */
	if (h->in_start)
		return lws_http1_fail(h, LWS_HTTP1_ERR_START_LINE_LONG);
	if (h->room < h->limits->field_line)
		return lws_http1_fail(h, LWS_HTTP1_ERR_BLOCK_LONG);

	return lws_http1_fail(h, LWS_HTTP1_ERR_FIELD_LONG);
}

static void
carry_release(struct lws_http1 *h)
{
	if (h->carry)
		h->ops->carry(h, 0);
	h->carry = NULL;
	h->carry_len = 0;
}

static lws_stateful_ret_t
carry_append(struct lws_http1 *h, const uint8_t *p, size_t len)
{
	uint8_t *carry = h->ops->carry(h, h->carry_len + len);

	if (!carry)
		return lws_http1_fail(h, LWS_HTTP1_ERR_NO_MEMORY);
	memcpy(carry + h->carry_len, p, len);
	h->carry = carry;
	h->carry_len += (uint32_t)len;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
feed_direct(struct lws_http1 *h, struct lws_span *in)
{
	struct lws_http1_cursor c = { in->p, in->p, NULL, in->p + in->len };
	lws_stateful_ret_t r;

	lws_http1_new_line(h, &c);
	r = run(h, &c);
	if (r != LWS_SRET_WANT_INPUT) {
		lws_span_skip(in, (size_t)(c.p - in->p));
		return r;
	}
	lws_span_skip(in, in->len);
	if (c.line == c.stop) /* it ends between two lines */
		return r;
	h->scanned = (uint32_t)(c.p - c.line);
	r = carry_append(h, c.line, (size_t)(c.stop - c.line));

	return r == LWS_SRET_OK ? LWS_SRET_WANT_INPUT : r;
}

/* up to the LF that ends the line, and no more than the line may have */
static size_t
carry_wants(const struct lws_http1 *h, const struct lws_span *in)
{
	const uint8_t *lf = memchr(in->p, '\n', in->len);
	size_t n = lf ? (size_t)(lf - in->p) + 1 : in->len;
	size_t most = (size_t)h->room + 2 - h->carry_len;

	return n < most ? n : most;
}

/* OK: the line has ended, or the message's head with it */
static lws_stateful_ret_t
feed_carried(struct lws_http1 *h, struct lws_span *in)
{
	size_t n = carry_wants(h, in);
	struct lws_http1_cursor c;
	lws_stateful_ret_t r;

	r = carry_append(h, in->p, n);
	if (r != LWS_SRET_OK)
		return r;
	lws_span_skip(in, n);

	/* no longer than the line may be: carry_wants() sees to that */
	c.line = h->carry;
	c.p = h->carry + h->scanned;
	c.stop = h->carry + h->carry_len;
	c.end = c.stop;
	r = run(h, &c);
	h->scanned = (uint32_t)(c.p - h->carry);
	if (r == LWS_SRET_WANT_INPUT && c.line == c.stop)
		r = LWS_SRET_OK;
	if (r == LWS_SRET_OK)
		carry_release(h);

	return r;
}

lws_stateful_ret_t
lws_http1_feed_lines(struct lws_http1 *h, struct lws_span *in)
{
	lws_stateful_ret_t r = LWS_SRET_OK;

	while (h->state && r == LWS_SRET_OK) {
		if (!in->len)
			return LWS_SRET_WANT_INPUT;
		r = h->carry_len ? feed_carried(h, in) : feed_direct(h, in);
	}

	return r;
}

void
lws_http1_begin(struct lws_http1 *h, const struct lws_http1_setup *setup)
{
	memset(h, 0, sizeof(*h));
	h->ops = setup->ops;
	h->limits = setup->limits ? setup->limits : &lws_http1_limits_default;
	h->opaque = setup->opaque;
	h->response = setup->response;
	h->reply_to = -1;
}

void
lws_http1_next(struct lws_http1 *h)
{
	/* an interim response leaves its request to be answered */
	if (h->msg.status / 100 != 1)
		h->reply_to = -1;
	memset(&h->msg, 0, sizeof(h->msg));
	h->msg.method = -1;
	h->err = LWS_HTTP1_OK;
	h->state = lws_http1_st_first;
	h->room = h->limits->start_line;
	h->in_start = 1;
	h->empty_lines = 0;
	h->coding = 0;
	h->phase = LWS_HTTP1_PHASE_HEAD;
}

void
lws_http1_reply_to(struct lws_http1 *h, int method)
{
	h->reply_to = (int16_t)method;
}

void
lws_http1_end(struct lws_http1 *h)
{
	carry_release(h);
}

lws_stateful_ret_t
lws_http1_head_feed(struct lws_http1 *h, struct lws_span *in)
{
	if (h->err)
		return LWS_SRET_FATAL;

	return lws_http1_feed_lines(h, in);
}

int
lws_http1_in_message(const struct lws_http1 *h)
{
	if (h->phase == LWS_HTTP1_PHASE_HEAD)
		return h->state != lws_http1_st_first || h->carry_len;

	return h->phase != LWS_HTTP1_PHASE_ENDED;
}

lws_stateful_ret_t
lws_http1_eof(struct lws_http1 *h)
{
	if (h->err)
		return LWS_SRET_FATAL;
	if (h->phase == LWS_HTTP1_PHASE_UNTIL_CLOSE)
		h->phase = LWS_HTTP1_PHASE_ENDED;
	if (lws_http1_in_message(h))
		return lws_http1_fail(h, LWS_HTTP1_ERR_TRUNCATED);

	return LWS_SRET_OK;
}

int
lws_http1_persistent(const struct lws_http1_msg *m)
{
	if ((m->flags & LWS_HTTP1_F_CLOSE) ||
	    m->framing == LWS_HTTP1_BODY_CLOSE)
		return 0;

	return m->minor || (m->flags & LWS_HTTP1_F_KEEP_ALIVE);
}

uint8_t *
lws_http1_carry(uint8_t **carry, size_t size)
{
	uint8_t *p;

	if (!size) {
		lws_free_set_NULL(*carry);
		return NULL;
	}
	p = lws_realloc(*carry, size, "http1 carry");
	if (p)
		*carry = p;

	return p;
}
