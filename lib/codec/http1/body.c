/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bodies (RFC 9112 6, 7): a length, chunks, or until the peer closes. One
 * small function a phase; each is called with at least one byte. Data is
 * never copied: pieces are views of the caller's span. Trailers are field
 * lines, read by the states of the head.
 *
 * Extensions of chunks are checked and read over. They cost the peer nothing
 * and us time, so they are weighed against data: chunk_ext grows with their
 * bytes and shrinks with the data's.
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
	h->ext = 0; /* EXT_SIZE */

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

/* Of more digits than a size can have the first are zeros, which mean nothing:
 * they are weighed as extensions are. */
static int
too_many_digits(struct lws_http1 *h)
{
	if (h->digits == CHUNK_SIZE_DIGITS)
		return ext_over(h, 1);
	h->digits++;

	return 0;
}

static lws_stateful_ret_t
ph_chunk_size(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)piece;
	for (; in->len; lws_span_skip(in, 1)) {
		int v = lws_hex_digit(*in->p);

		if (v < 0)
			return size_ended(h, *in->p);
		if (h->left > (uint64_t)INT64_MAX >> 4 || too_many_digits(h))
			return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_SIZE);
		h->left = h->left << 4 | (unsigned int)v;
	}

	return LWS_SRET_OK;
}

/* RFC 9112 7.1.1: *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted ) ] ),
 * by what was seen last; the column is the kind of the byte that follows. */
enum ext {
	EXT_SIZE,  /* the chunk's size: nothing of an extension yet */
	EXT_BLANK, /* blanks behind something whole: only ; may follow */
	EXT_SEMI,
	EXT_NAME,
	EXT_NAMED, /* blanks behind a name: = or ; */
	EXT_EQUAL,
	EXT_VALUE,
	EXT_QUOTED, /* inside quotes */
	EXT_ESCAPE, /* behind a backslash there */
	EXT_CLOSED, /* behind the closing quote */
	EXT_BAD
};

enum ext_byte {
	BYTE_OTHER, /* no text at all */
	BYTE_BLANK,
	BYTE_SEMI,
	BYTE_EQUAL,
	BYTE_QUOTE,
	BYTE_BACKSLASH,
	BYTE_TOKEN,
	BYTE_TEXT,
	BYTE_KINDS
};

#define N EXT_BAD
static const uint8_t ext_moves[EXT_BAD][BYTE_KINDS] = {
	/* other blank ; = " \ token text */
	[EXT_SIZE] = { N, EXT_BLANK, EXT_SEMI, N, N, N, N, N },
	[EXT_BLANK] = { N, EXT_BLANK, EXT_SEMI, N, N, N, N, N },
	[EXT_SEMI] = { N, EXT_SEMI, N, N, N, N, EXT_NAME, N },
	[EXT_NAME] = { N, EXT_NAMED, EXT_SEMI, EXT_EQUAL, N, N, EXT_NAME, N },
	[EXT_NAMED] = { N, EXT_NAMED, EXT_SEMI, EXT_EQUAL, N, N, N, N },
	[EXT_EQUAL] = { N, EXT_EQUAL, N, N, EXT_QUOTED, N, EXT_VALUE, N },
	[EXT_VALUE] = { N, EXT_BLANK, EXT_SEMI, N, N, N, EXT_VALUE, N },
	[EXT_QUOTED] = { N, EXT_QUOTED, EXT_QUOTED, EXT_QUOTED, EXT_CLOSED,
			 EXT_ESCAPE, EXT_QUOTED, EXT_QUOTED },
	[EXT_ESCAPE] = { N, EXT_QUOTED, EXT_QUOTED, EXT_QUOTED, EXT_QUOTED,
			 EXT_QUOTED, EXT_QUOTED, EXT_QUOTED },
	[EXT_CLOSED] = { N, EXT_BLANK, EXT_SEMI, N, N, N, N, N },
};
#undef N

static enum ext_byte
ext_kind(uint8_t b)
{
	switch (b) {
	case ' ':
	case '\t':
		return BYTE_BLANK;
	case ';':
		return BYTE_SEMI;
	case '=':
		return BYTE_EQUAL;
	case '"':
		return BYTE_QUOTE;
	case '\\':
		return BYTE_BACKSLASH;
	default:
		break;
	}
	if (scan_is(b, CLASS_TOKEN))
		return BYTE_TOKEN;

	return scan_is(b, CLASS_TEXT) ? BYTE_TEXT : BYTE_OTHER;
}

/* where the line may end */
static int
ext_is_whole(const struct lws_http1 *h)
{
	return h->ext == EXT_SIZE || h->ext == EXT_NAME ||
	       h->ext == EXT_VALUE || h->ext == EXT_CLOSED;
}

static lws_stateful_ret_t
ph_chunk_ext(struct lws_http1 *h, struct lws_span *in, struct lws_span *piece)
{
	(void)piece;
	for (; in->len; lws_span_skip(in, 1)) {
		uint8_t b = *in->p;

		if (b == '\r' && ext_is_whole(h)) {
			h->phase = LWS_HTTP1_PHASE_CHUNK_SIZE_LF;
			lws_span_skip(in, 1);
			return LWS_SRET_OK;
		}
		if (!scan_is(b, CLASS_TEXT) && b != '\r')
			return lws_http1_fail_byte(h, b);
		h->ext = ext_moves[h->ext][ext_kind(b)];
		if (h->ext == EXT_BAD)
			return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_EXT_FORM);
		if (ext_over(h, 1))
			return lws_http1_fail(h, LWS_HTTP1_ERR_CHUNK_EXT);
	}

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
