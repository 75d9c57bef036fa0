/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The frame of a multipart body (RFC 2046 5.1.1): preamble, parts between
 * delimiters, epilogue. A delimiter begins with CR, and no other byte of it is
 * one: so when a match breaks off, the bytes matched so far are data, they are
 * the delimiter's own first bytes, and the search goes on with the byte that
 * did not match.
 */
#include "codec/multipart/multipart.h"
#include "codec/multipart/inside.h"

static lws_stateful_ret_t
give(struct lws_multipart *m, const uint8_t *p, size_t len)
{
	struct lws_span piece = lws_span_of(p, len);

	if (!len || !m->in_part || !m->ops->data(m, &piece))
		return LWS_SRET_OK;

	return lws_multipart_fail(m, LWS_MULTIPART_ERR_OPS);
}

static lws_stateful_ret_t st_data(struct lws_multipart *m, struct lws_span *in);
static lws_stateful_ret_t st_tail(struct lws_multipart *m, struct lws_span *in);

/* The match broke off: what was taken for a delimiter is data. */
static lws_stateful_ret_t
unmatch(struct lws_multipart *m)
{
	size_t from = m->pretended, len = (size_t)m->matched - from;

	m->matched = 0;
	m->pretended = 0;

	return give(m, m->delim + from, len);
}

/* A delimiter is complete: it ends the part before it. */
static lws_stateful_ret_t
delimited(struct lws_multipart *m)
{
	int was_in_part = m->in_part;

	m->matched = 0;
	m->pretended = 0;
	m->in_part = 0;
	m->line_len = 0;
	m->head_len = 0;
	m->state = st_tail;
	if (was_in_part && m->ops->end(m))
		return lws_multipart_fail(m, LWS_MULTIPART_ERR_OPS);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_match(struct lws_multipart *m, struct lws_span *in)
{
	while (in->len && *in->p == m->delim[m->matched]) {
		lws_span_skip(in, 1);
		if (++m->matched == m->delim_len)
			return delimited(m);
	}
	if (!in->len)
		return LWS_SRET_OK;
	m->state = st_data;

	return unmatch(m);
}

static lws_stateful_ret_t
st_data(struct lws_multipart *m, struct lws_span *in)
{
	const uint8_t *cr = memchr(in->p, '\r', in->len), *p = in->p;
	size_t len = cr ? (size_t)(cr - in->p) : in->len;

	lws_span_skip(in, len);
	if (cr)
		m->state = st_match;

	return give(m, p, len);
}

/* The epilogue: ignored (RFC 2046 5.1.1) */
static lws_stateful_ret_t
st_epilogue(struct lws_multipart *m, struct lws_span *in)
{
	(void)m;
	lws_span_skip(in, in->len);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
last_delimiter(struct lws_multipart *m)
{
	m->state = st_epilogue;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
begin_part(struct lws_multipart *m)
{
	m->state = lws_multipart_st_head;
	m->head_len = 0;
	m->line_len = 0;
	m->name[0] = '\0';
	m->filename[0] = '\0';

	return LWS_SRET_OK;
}

/* Behind a boundary: "--", or blanks and CRLF. What was seen of it is in line,
 * of which two bytes are enough: blanks are not kept. */
static lws_stateful_ret_t
st_tail(struct lws_multipart *m, struct lws_span *in)
{
	uint8_t b = lws_span_take8(in);

	if (!m->line_len && (b == ' ' || b == '\t')) {
		m->head_len = 1; /* padded: no "--" any more */
		return LWS_SRET_OK;
	}
	if (!m->line_len && (b == '\r' || (b == '-' && !m->head_len))) {
		m->line[m->line_len++] = b;
		return LWS_SRET_OK;
	}
	if (m->line_len && b == (m->line[0] == '-' ? '-' : '\n'))
		return b == '-' ? last_delimiter(m) : begin_part(m);

	return lws_multipart_fail(m, LWS_MULTIPART_ERR_DELIMITER);
}

/* Where a CRLF may belong to a delimiter although it was consumed as the end
 * of a line, or was never there: at the body's start and behind a part's
 * header (RFC 2046: a part may have no body at all). */
static void
expect_delimiter(struct lws_multipart *m)
{
	m->matched = 2;
	m->pretended = 2;
	m->state = st_match;
}

lws_stateful_ret_t
lws_multipart_head_done(struct lws_multipart *m)
{
	m->in_part = 1;
	expect_delimiter(m);
	if (m->ops->part(m))
		return lws_multipart_fail(m, LWS_MULTIPART_ERR_OPS);

	return LWS_SRET_OK;
}

lws_stateful_ret_t
lws_multipart_fail(struct lws_multipart *m, enum lws_multipart_err err)
{
	m->err = err;

	return LWS_SRET_FATAL;
}

void
lws_multipart_begin(struct lws_multipart *m,
		    const struct lws_multipart_ops *ops,
		    struct lws_span boundary)
{
	size_t len = boundary.len;

	if (len > LWS_LIMIT_MULTIPART_BOUNDARY)
		len = LWS_LIMIT_MULTIPART_BOUNDARY;
	memset(m, 0, sizeof(*m));
	m->ops = ops;
	memcpy(m->delim, "\r\n--", 4);
	memcpy(m->delim + 4, boundary.p, len);
	m->delim_len = (uint8_t)(4 + len);
	expect_delimiter(m);
}

lws_stateful_ret_t
lws_multipart_feed(struct lws_multipart *m, struct lws_span *in)
{
	lws_stateful_ret_t r = m->err ? LWS_SRET_FATAL : LWS_SRET_OK;

	while (r == LWS_SRET_OK && in->len)
		r = m->state(m, in);
	if (r != LWS_SRET_OK)
		return r;

	return m->state == st_epilogue ? LWS_SRET_OK : LWS_SRET_WANT_INPUT;
}

const char *
lws_multipart_err_text(enum lws_multipart_err err)
{
	static const char *const texts[LWS_MULTIPART_ERR_COUNT] = {
		[LWS_MULTIPART_OK] = "no error",
		[LWS_MULTIPART_ERR_DELIMITER] =
			"neither -- nor a line end behind a boundary",
		[LWS_MULTIPART_ERR_LINE] = "malformed header line of a part",
		[LWS_MULTIPART_ERR_LONG] = "header of a part too long",
		[LWS_MULTIPART_ERR_DISPOSITION] =
			"malformed content-disposition of a part",
		[LWS_MULTIPART_ERR_NAME] = "name of a part too long",
		[LWS_MULTIPART_ERR_FILENAME] = "file name of a part too long",
		[LWS_MULTIPART_ERR_OPS] = "a part was refused",
	};

	return texts[err];
}
