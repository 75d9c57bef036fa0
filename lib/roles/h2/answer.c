/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers. Programs, and roles/http, make header blocks as lines of text in a
 * buffer of theirs, as on HTTP/1, and may throw them away again; only when a
 * block is written does it become HPACK, whose table would not forgive that.
 * Bodies become DATA frames, as far as there is credit (core-net/mux.c).
 */
#include "roles/h2/h2.h"

static int
status(struct lws *wsi, unsigned int code, uint8_t **p, const uint8_t *end)
{
	static const char name[] = ":status";
	struct lws_span n = lws_span_of(name, sizeof(name) - 1), v;
	uint8_t digits[20];

	v = lws_span_of(digits, lws_http1_put_dec(digits, code));

	return lws_h1_header(wsi, &n, &v, p, end);
}

int
lws_h2_header(struct lws *wsi, const struct lws_span *name,
	      const struct lws_span *value, uint8_t **p, const uint8_t *end)
{
	if (name->p && lws_h2_is_of_connection(name))
		return 0;

	return lws_h1_header(wsi, name, value, p, end);
}

int
lws_h2_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;
	(void)p;
	(void)end;

	return 0;
}

/* a stream has one exchange */
static int
completed(struct lws *wsi, int keepalive_secs)
{
	(void)wsi;
	(void)keepalive_secs;

	return 1;
}

static int
tunnel(struct lws *wsi, const uint8_t *p, size_t len)
{
	return lws_h2_send_block(lws_h2_stream_of(wsi), lws_span_of(p, len), 0);
}

/* what a coder has made of the body */
static int
body(struct lws_http *h, uint8_t *p, size_t len, int last)
{
	struct lws_h2_stream *s = h->wsi->transport_state;
	struct lws_plat_iov v = { p, len };

	if (s->mux.end_sent || s->mux.end_due)
		return 0;

	return lws_mux_output(&s->mux, &v, len ? 1 : 0, last);
}

const struct lws_http_version_ops lws_h2_version = {
	.version = "HTTP/2.0",
	.body = body,
	.tunnel = tunnel,
	.status = status,
	.header = lws_h2_header,
	.finalize = lws_h2_finalize,
	.completed = completed,
	.is_text = 1,
	.is_framed = 1,
};

/* -- a block -- */

/* RFC 9113 6.2, 6.10: one HEADERS, and CONTINUATION as needed */
static int
send_frames(struct lws_h2 *c, uint32_t id, struct lws_span block, int end)
{
	enum lws_h2_type type = LWS_H2_HEADERS;
	unsigned int flags = end ? LWS_H2_F_END_STREAM : 0;
	uint8_t head[LWS_H2_HEAD];
	struct lws_plat_iov v[2];

	do {
		size_t n = block.len < LWS_H2_FRAME_MIN ? block.len
							: LWS_H2_FRAME_MIN;

		if (n == block.len)
			flags |= LWS_H2_F_END_HEADERS;
		lws_h2_head_put(head, (uint32_t)n, type, flags, id);
		v[0].p = head;
		v[0].len = sizeof(head);
		v[1].p = block.p;
		v[1].len = n;
		if (lws_output(c->wsi, v, 2))
			return -1;
		lws_span_skip(&block, n);
		type = LWS_H2_CONTINUATION;
		flags = 0;
	} while (block.len);

	return 0;
}

/* A block that is half encoded has changed the table: the connection is over.
 */
int
lws_h2_send_block(struct lws_h2_stream *s, struct lws_span text, int end)
{
	struct lws_h2 *c = lws_h2_of_stream(s);
	struct lws_h2_pt *t = lws_h2_pt_of(c->wsi->pt);
	struct lws_span block;

	if (!t || !lws_is_live(c->wsi))
		return -1;
	if (s->mux.end_sent || s->mux.end_due || s->mux.wsi->tx_queue) {
		lwsl_wsi_err(s->mux.wsi, "headers %s",
			     s->mux.wsi->tx_queue
				     ? "while a body waits to be sent"
				     : "behind the end");
		return -1;
	}
	if (lws_h2_encode(c, text, t, &block)) {
		lwsl_wsi_err(s->mux.wsi,
			     "a header block of %zu bytes that is no lines, or "
			     "has no room",
			     text.len);
		lws_h2_fail(c, LWS_H2_INTERNAL_ERROR,
			    "cannot write a header block");
		return -1;
	}
	if (send_frames(c, s->id, block, end))
		return -1;
	s->mux.end_sent = !!end;

	return 0;
}

int
lws_h2_interim(struct lws_h2_stream *s)
{
	return lws_h2_send_block(s, lws_span_of(":status: 100", 12), 0);
}

/* -- lws_write() -- */

/* The pieces of a block, up to this one, as one.
 * 0, or -1 */
static int
send_gathered(struct lws_h2_stream *s, int end)
{
	size_t len = lws_buflist_total_len(&s->lines), n, at = 0;
	uint8_t *all = lws_malloc(len, "h2 header lines"), *p;
	int r;

	while (all && (n = lws_buflist_next_segment_len(&s->lines, &p))) {
		memcpy(all + at, p, n);
		at += n;
		lws_buflist_use_segment(&s->lines, n);
	}
	r = all ? lws_h2_send_block(s, lws_span_of(all, at), end) : -1;
	lws_free(all);

	return r;
}

static int
write_lines(struct lws_h2_stream *s, struct lws_span text, unsigned int wp,
	    int end)
{
	int more = !!(wp & LWS_WRITE_NO_FIN);

	if (!more && !s->lines)
		return lws_h2_send_block(s, text, end);
	if (text.len > LWS_HPACK_SCRATCH - lws_buflist_total_len(&s->lines)) {
		lwsl_wsi_err(s->mux.wsi,
			     "a header block of more than %zu bytes",
			     LWS_HPACK_SCRATCH);
		return -1;
	}
	if (text.len &&
	    lws_buflist_append_segment(&s->lines, text.p, text.len) < 0)
		return -1;

	return more ? 0 : send_gathered(s, end);
}

static int
write_headers(struct lws *wsi, const uint8_t *buf, size_t len, unsigned int wp)
{
	struct lws_h2_stream *s = wsi->transport_state;
	struct lws_http *h = lws_http_of(wsi);
	int end = !!(wp & LWS_WRITE_H2_STREAM_END);

	if (h)
		h->answered = 1;
	if (h && h->status < 200 && h->status)
		end = 0;
	/* RFC 9110 6.4.1: these never have a body */
	if (h && h->status >= 200 &&
	    (h->is_head || lws_http_has_no_body(h->status)))
		end = 1;

	return write_lines(s, lws_span_of(buf, len), wp, end) ? -1 : (int)len;
}

static int
write_body(struct lws *wsi, const uint8_t *buf, size_t len, unsigned int wp)
{
	struct lws_h2_stream *s = wsi->transport_state;
	struct lws_http *h = lws_http_of(wsi);
	int end = (wp & 0x1f) == LWS_WRITE_HTTP_FINAL ||
		  (wp & LWS_WRITE_H2_STREAM_END);
	struct lws_plat_iov v = { buf, len };

	if (h && h->coding && lws_http_coding_is_on(h))
		return lws_http_coding_write(h, buf, len, !!end) ? -1
								 : (int)len;
	if (h && h->tx_left != UINT64_MAX) {
		h->tx_left -= len < h->tx_left ? len : h->tx_left;
		end |= !h->tx_left;
	}
	/* by contract what is written behind the end is ignored */
	if (s->mux.end_sent || s->mux.end_due)
		return (int)len;
	/* RFC 9110 9.3.2: a HEAD's answer has no body */
	if (h && h->is_head)
		v.len = 0;
	if (!v.len && !end)
		return (int)len;

	return lws_mux_output(&s->mux, &v, v.len ? 1 : 0, end) ? -1 : (int)len;
}

int
lws_h2_write(struct lws *wsi, uint8_t *buf, size_t len,
	     enum lws_write_protocol wp)
{
	struct lws_http *h = lws_http_of(wsi);

	if (h)
		h->tx_bytes += len;
	switch (wp & 0x1f) {
	case LWS_WRITE_HTTP_HEADERS:
	case LWS_WRITE_HTTP_HEADERS_CONTINUATION:
		return write_headers(wsi, buf, len, (unsigned int)wp);
	default:
		return write_body(wsi, buf, len, (unsigned int)wp);
	}
}
