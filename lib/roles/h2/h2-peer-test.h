/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client of frames for tests that look at a whole connection: what it sends
 * is made here, what comes back is written down as words, one a frame.
 */
#ifndef LWS_ROLES_H2_PEER_TEST_H
#define LWS_ROLES_H2_PEER_TEST_H

#include "codec/h2-frame/h2-frame.h"
#include "codec/hpack/hpack.h"

#include "whole.h"

static struct peer {
	struct lws_context *cx;
	int fd;
	struct lws_h2_reader rd;
	struct lws_hpack_decoder dec;
	struct lws_hpack_encoder enc;
	uint8_t out[1 << 17];
	size_t out_len;
	char said[1 << 16];
	uint64_t data;        /* bytes of DATA */
	uint32_t setting[16]; /* what it has announced */
	int64_t window;       /* what it has given for the connection */
	int over;             /* the server has closed */
} peer;

static inline void peer_say(const char *fmt, ...) LWS_FORMAT(1);
static inline void
peer_say(const char *fmt, ...)
{
	size_t n = strlen(peer.said);
	va_list ap;

	va_start(ap, fmt);
	if (n && n < sizeof(peer.said) - 1)
		peer.said[n++] = ' ';
	vsnprintf(peer.said + n, sizeof(peer.said) - n, fmt, ap);
	va_end(ap);
}

/* -- out -- */

static inline void
peer_bytes(const void *p, size_t len)
{
	if (len > sizeof(peer.out) - peer.out_len)
		abort();
	if (len)
		memcpy(peer.out + peer.out_len, p, len);
	peer.out_len += len;
}

static inline void
peer_frame(enum lws_h2_type type, unsigned int flags, uint32_t id,
	   const void *payload, size_t len)
{
	uint8_t head[LWS_H2_HEAD];

	lws_h2_head_put(head, (uint32_t)len, type, flags, id);
	peer_bytes(head, sizeof(head));
	peer_bytes(payload, len);
}

static inline void
peer_word(enum lws_h2_type type, uint32_t id, uint32_t v)
{
	uint8_t b[LWS_H2_HEAD + 4];

	lws_h2_word_put(b, type, id, v);
	peer_bytes(b, sizeof(b));
}

/* fields: "name: value\n" lines */
static inline size_t
peer_block(const char *fields, uint8_t *p, size_t room)
{
	uint8_t *q = p;

	(void)lws_hpack_encode_begin(&peer.enc, &q, p + room);
	while (*fields) {
		const char *colon = strchr(fields + 1, ':');
		const char *lf = strchr(fields, '\n');
		struct lws_hpack_field f = {
			lws_span_of(fields, (size_t)(colon - fields)),
			lws_span_of(colon + 2, (size_t)(lf - colon - 2)),
			LWS_HPACK_TOKEN_UNKNOWN,
			0,
			0,
		};

		if (lws_hpack_encode(&peer.enc, &f, &q, p + room))
			abort();
		fields = lf + 1;
	}

	return (size_t)(q - p);
}

static inline void
peer_headers(uint32_t id, const char *fields, unsigned int flags)
{
	static uint8_t b[65536];
	size_t len = peer_block(fields, b, sizeof(b));

	enum lws_h2_type type = LWS_H2_HEADERS;
	uint8_t *p = b;

	for (; len > LWS_H2_FRAME_MIN; len -= LWS_H2_FRAME_MIN) {
		peer_frame(type, flags, id, p, LWS_H2_FRAME_MIN);
		p += LWS_H2_FRAME_MIN;
		type = LWS_H2_CONTINUATION;
		flags = 0;
	}
	peer_frame(type, flags | LWS_H2_F_END_HEADERS, id, p, len);
}

#define PEER_GET(path)                                                         \
	":method: GET\n:scheme: http\n:authority: a\n:path: " path "\n"
#define PEER_POST(path)                                                        \
	":method: POST\n:scheme: http\n:authority: a\n:path: " path "\n"

/* -- in -- */

static inline void
peer_fragment(struct lws_span in)
{
	static uint8_t scratch[LWS_HPACK_SCRATCH];
	struct lws_hpack_field f;

	peer.dec.scratch = scratch;
	while (lws_hpack_decode(&peer.dec, &in, &f) == LWS_SRET_WANT_OUTPUT)
		if (f.name.len == 7 && !memcmp(f.name.p, ":status", 7))
			peer_say("%.*s", (int)f.value.len,
				 (const char *)f.value.p);
}

static inline void
peer_event(const struct lws_h2_event *ev)
{
	const char *end = ev->flags & LWS_H2_F_END_STREAM ? "." : "";

	switch (ev->kind) {
	case LWS_H2_EV_HEADERS:
		peer_say("H%u", ev->stream);
		break;
	case LWS_H2_EV_FRAGMENT:
		peer_fragment(ev->piece);
		break;
	case LWS_H2_EV_HEADERS_END:
		(void)lws_hpack_decode_end(&peer.dec);
		if (*end)
			peer_say(".");
		break;
	case LWS_H2_EV_DATA_BEGIN:
		peer_say("D%u=%u%s", ev->stream, ev->value, end);
		break;
	case LWS_H2_EV_DATA:
		peer.data += ev->piece.len;
		break;
	case LWS_H2_EV_RST_STREAM:
		peer_say("R%u %s", ev->stream, lws_h2_err_text(ev->value));
		break;
	case LWS_H2_EV_GOAWAY:
		peer_say("G%u %s", ev->last, lws_h2_err_text(ev->value));
		break;
	case LWS_H2_EV_PING:
		peer_say("P%s", ev->flags & LWS_H2_F_ACK ? "+" : "");
		break;
	case LWS_H2_EV_WINDOW_UPDATE:
		peer_say("W%u=%u", ev->stream, ev->value);
		peer.window += ev->stream ? 0 : ev->value;
		break;
	case LWS_H2_EV_SETTING:
		if (ev->id < LWS_ARRAY_SIZE(peer.setting))
			peer.setting[ev->id] = ev->value;
		break;
	case LWS_H2_EV_SETTINGS_END:
		peer_say("S%s", ev->flags & LWS_H2_F_ACK ? "+" : "");
		break;
	default:
		break;
	}
}

static inline void
peer_read(void)
{
	static uint8_t b[65536];
	struct lws_h2_event ev;
	struct lws_span in;
	ssize_t n;

	while ((n = read(peer.fd, b, sizeof(b))) > 0) {
		in = lws_span_of(b, (size_t)n);
		while (lws_h2_read(&peer.rd, &in, &ev) == LWS_SRET_WANT_OUTPUT)
			peer_event(&ev);
	}
	if (!n || (n < 0 && errno != EAGAIN))
		peer.over = 1;
}

/* sends what was made, in pieces of step, and reads what comes of it */
static inline void
peer_go_in(size_t step)
{
	size_t at = 0, n;
	int i;

	peer.said[0] = '\0';
	while (at < peer.out_len && !peer.over) {
		ssize_t w;

		n = step < peer.out_len - at ? step : peer.out_len - at;
		w = write(peer.fd, peer.out + at, n);
		if (w > 0)
			at += (size_t)w;
		else if (w < 0 && errno != EAGAIN)
			peer.over = 1;
		if (lws_service(peer.cx, -1) < 0)
			abort();
		peer_read();
	}
	peer.out_len = 0;
	for (i = 0; i < 8; i++) {
		if (lws_service(peer.cx, -1) < 0)
			abort();
		peer_read();
	}
}

static inline void
peer_go(void)
{
	peer_go_in(sizeof(peer.out));
}

static inline void
peer_hello(void)
{
	peer_bytes(LWS_H2_PREFACE, LWS_H2_PREFACE_LEN);
	peer_frame(LWS_H2_SETTINGS, 0, 0, NULL, 0);
	peer_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
}

/* 0, or -1: not adopted */
static inline int
peer_open(struct lws_context *cx)
{
	memset(&peer, 0, sizeof(peer));
	peer.cx = cx;
	peer.window = LWS_H2_WINDOW_DEFAULT;
	lws_h2_reader_begin(&peer.rd, LWS_H2_FRAME_MAX);
	lws_hpack_decoder_begin(&peer.dec, 4096);
	lws_hpack_encoder_begin(&peer.enc);
	peer.fd = whole_connect(cx);

	return peer.fd < 0 ? -1 : 0;
}

static inline void
peer_close(void)
{
	int n;

	if (peer.fd >= 0)
		close(peer.fd);
	for (n = 0; n < 4; n++)
		if (lws_service(peer.cx, -1) < 0)
			abort();
	lws_hpack_decoder_end(&peer.dec);
	lws_hpack_encoder_end(&peer.enc);
}

#endif
