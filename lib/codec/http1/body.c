/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bodies (RFC 9112 6, 7): a length, chunks, or until the peer closes. One
 * small function a phase; each is called with at least one byte. Data is
 * never copied: pieces are views of the caller's span. Trailers are field
 * lines, read by the states of the head.
 *
 * Extensions of chunks are read over. They cost the peer nothing and us time,
 * so they are weighed against data: chunk_ext grows with their bytes and
 * shrinks with the data's.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"
#include "codec/http1/scan.h"

#define CHUNK_SIZE_DIGITS 16

typedef lws_stateful_ret_t (*phase_fn)(struct lws_http1 *h, struct lws_span *in,
				       struct lws_span *piece);

static lws_stateful_ret_t
take_piece(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	*piece = *in;
	if (piece->len > h->left)
		piece->len = (size_t)h->left;
	h->left -= piece->len;
	lws_span_skip(in, piece->len);

	return LWS_SRET_WANT_OUTPUT;
}

static lws_stateful_ret_t
ph_length(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	lws_stateful_ret_t r = take_piece(h, in, piece);

	if (!h->left)
		h->phase = LWS_HTTP1_PHASE_ENDED;

	return r;
}

static lws_stateful_ret_t
ph_until_close(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)h;
	*piece = *in;
	lws_span_skip(in, in->len);

	return LWS_SRET_WANT_OUTPUT;
}

static int
hex_value(uint8_t b)
{
	if (b >= '0' && b <= '9')
		return b - '0';
	b |= 0x20;
	if (b >= 'a' && b <= 'f')
		return b - 'a' + 10;

	return -1;
}

/* The byte after the size; it stays for the phase that it leads to. */
static lws_stateful_ret_t
size_ended(struct lws_http1 *h, uint8_t b)
{
	if (!h->digits)
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_SIZE);
	if (b == '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_LF);
	if (b != '\r' && b != ';' && b != ' ' && b != '\t')
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_SIZE);
	h->phase = LWS_HTTP1_PHASE_CHUNK_EXT;
	if (b == ' ' || b == '\t')
		h->phase = LWS_HTTP1_PHASE_CHUNK_BLANK;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_chunk_size(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)piece;
	for (; in->len; lws_span_skip(in, 1)) {
		int v = hex_value(*in->p);

		if (v < 0)
			return size_ended(h, *in->p);
		if (h->digits++ == CHUNK_SIZE_DIGITS ||
		    h->left > (uint64_t)INT64_MAX >> 4)
			return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_SIZE);
		h->left = h->left << 4 | (unsigned int)v;
	}

	return LWS_SRET_OK;
}

/* what is counted has been consumed; checked before what follows it is */
static int
ext_over(struct lws_http1 *h, size_t len)
{
	size_t most = h->limits->chunk_ext - h->chunk_ext;

	h->chunk_ext += (uint32_t)(len < most ? len : most);

	return len > most;
}

/* RFC 9112 7.1.1: blanks may stand before a semicolon, and only there */
static lws_stateful_ret_t
ph_chunk_blank(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	uint8_t b = *in->p;

	(void)piece;
	if (b == ';') {
		h->phase = LWS_HTTP1_PHASE_CHUNK_EXT;
		return LWS_SRET_OK;
	}
	if (b != ' ' && b != '\t')
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_SIZE);
	lws_span_skip(in, 1);
	if (ext_over(h, 1))
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_EXT);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_chunk_ext(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	size_t len = (size_t)(scan_text(in->p, in->p, in->p + in->len) - in->p);

	(void)piece;
	lws_span_skip(in, len);
	if (ext_over(h, len))
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_EXT);
	if (!in->len)
		return LWS_SRET_OK;
	if (*in->p != '\r')
		return lws_http1_fail_byte(h, *in->p);
	lws_span_skip(in, 1);
	h->phase = LWS_HTTP1_PHASE_CHUNK_SIZE_LF;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_chunk_size_lf(struct lws_http1 *h, struct lws_span *in,
		 struct lws_span *piece)
{
	(void)piece;
	if (lws_span_take8(in) != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);
	h->phase = LWS_HTTP1_PHASE_CHUNK_DATA;
	if (h->left)
		return LWS_SRET_OK;

	h->phase = LWS_HTTP1_PHASE_TRAILER;
	lws_http1_expect_block(h);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_chunk_data(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	lws_stateful_ret_t r = take_piece(h, in, piece);

	h->chunk_ext -= (uint32_t)(piece->len < h->chunk_ext ? piece->len
							     : h->chunk_ext);
	if (!h->left)
		h->phase = LWS_HTTP1_PHASE_CHUNK_CR;

	return r;
}

static lws_stateful_ret_t
ph_chunk_cr(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)piece;
	if (lws_span_take8(in) != '\r')
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_END);
	h->phase = LWS_HTTP1_PHASE_CHUNK_LF;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_chunk_lf(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)piece;
	if (lws_span_take8(in) != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_END);
	h->phase = LWS_HTTP1_PHASE_CHUNK_SIZE;
	h->digits = 0;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
ph_trailer(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	lws_stateful_ret_t r = lws_http1_feed_lines(h, in);

	(void)piece;
	if (r == LWS_SRET_OK)
		h->phase = LWS_HTTP1_PHASE_ENDED;

	return r;
}

static const phase_fn phases[] = {
	[LWS_HTTP1_PHASE_LENGTH] = ph_length,
	[LWS_HTTP1_PHASE_UNTIL_CLOSE] = ph_until_close,
	[LWS_HTTP1_PHASE_CHUNK_SIZE] = ph_chunk_size,
	[LWS_HTTP1_PHASE_CHUNK_BLANK] = ph_chunk_blank,
	[LWS_HTTP1_PHASE_CHUNK_EXT] = ph_chunk_ext,
	[LWS_HTTP1_PHASE_CHUNK_SIZE_LF] = ph_chunk_size_lf,
	[LWS_HTTP1_PHASE_CHUNK_DATA] = ph_chunk_data,
	[LWS_HTTP1_PHASE_CHUNK_CR] = ph_chunk_cr,
	[LWS_HTTP1_PHASE_CHUNK_LF] = ph_chunk_lf,
	[LWS_HTTP1_PHASE_TRAILER] = ph_trailer,
};

void
lws_http1_body_begin(struct lws_http1 *h)
{
	static const uint8_t first[] = {
		[LWS_HTTP1_BODY_NONE] = LWS_HTTP1_PHASE_ENDED,
		[LWS_HTTP1_BODY_LENGTH] = LWS_HTTP1_PHASE_LENGTH,
		[LWS_HTTP1_BODY_CHUNKED] = LWS_HTTP1_PHASE_CHUNK_SIZE,
		[LWS_HTTP1_BODY_CLOSE] = LWS_HTTP1_PHASE_UNTIL_CLOSE,
	};

	h->phase = first[h->msg.framing];
	h->chunk_ext = 0;
	h->digits = 0;
	h->left = 0;
	if (h->msg.framing == LWS_HTTP1_BODY_LENGTH)
		h->left = h->msg.content_length;
	if (h->msg.framing == LWS_HTTP1_BODY_LENGTH && !h->left)
		h->phase = LWS_HTTP1_PHASE_ENDED;
}

lws_stateful_ret_t
lws_http1_body_feed(struct lws_http1 *h, struct lws_span *in,
		    struct lws_span *piece)
{
	lws_stateful_ret_t r = h->err ? LWS_SRET_FATAL : LWS_SRET_OK;

	while (r == LWS_SRET_OK && h->phase != LWS_HTTP1_PHASE_ENDED) {
		if (!in->len)
			return LWS_SRET_WANT_INPUT;
		r = phases[h->phase](h, in, piece);
	}

	return r;
}
