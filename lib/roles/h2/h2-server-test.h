/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A server of frames, for tests of clients: what it sends is made here, what
 * the client sends is written down as words, one a frame. H1[GET /] is a
 * header block with method and path, then its end if that is there; D1=8. data
 * that ends its stream, R1 a reset, G0 GOAWAY, W a window, S settings, P a
 * ping. Who includes it has cx and peer, as recorder-peer.h has them.
 */
#ifndef LWS_ROLES_H2_SERVER_TEST_H
#define LWS_ROLES_H2_SERVER_TEST_H

#include <netinet/tcp.h>

#include "codec/h2-frame/h2-frame.h"
#include "codec/hpack/hpack.h"

static struct {
	struct lws_h2_reader rd;
	struct lws_hpack_decoder dec;
	struct lws_hpack_encoder enc;
	uint8_t out[1 << 18];
	size_t out_len;
	size_t preface; /* bytes of it that have come */
	char said[1 << 14];
	char fields[4096]; /* of the latest block, a line each */
	char list[512];    /* method and path of it */
	char data[1 << 17];
	size_t data_len;
	int over; /* the client has closed */
} srv;

static inline void srv_say(const char *fmt, ...) LWS_FORMAT(1);
static inline void
srv_say(const char *fmt, ...)
{
	size_t n = strlen(srv.said);
	va_list ap;

	va_start(ap, fmt);
	if (n && n < sizeof(srv.said) - 1)
		srv.said[n++] = ' ';
	vsnprintf(srv.said + n, sizeof(srv.said) - n, fmt, ap);
	va_end(ap);
}

/* a connection begins */
static inline void
srv_begin(void)
{
	lws_hpack_decoder_end(&srv.dec);
	lws_hpack_encoder_end(&srv.enc);
	memset(&srv, 0, sizeof(srv));
	lws_h2_reader_begin(&srv.rd, LWS_H2_FRAME_MAX);
	lws_hpack_decoder_begin(&srv.dec, 4096);
	lws_hpack_encoder_begin(&srv.enc);
}

static inline void
srv_end(void)
{
	lws_hpack_decoder_end(&srv.dec);
	lws_hpack_encoder_end(&srv.enc);
	memset(&srv, 0, sizeof(srv));
}

/* -- out -- */

static inline void
srv_bytes(const void *p, size_t len)
{
	if (len > sizeof(srv.out) - srv.out_len)
		abort();
	if (len)
		memcpy(srv.out + srv.out_len, p, len);
	srv.out_len += len;
}

static inline void
srv_frame(enum lws_h2_type type, unsigned int flags, uint32_t id,
	  const void *payload, size_t len)
{
	uint8_t head[LWS_H2_HEAD];

	lws_h2_head_put(head, (uint32_t)len, type, flags, id);
	srv_bytes(head, sizeof(head));
	srv_bytes(payload, len);
}

static inline void
srv_word(enum lws_h2_type type, uint32_t id, uint32_t v)
{
	uint8_t b[LWS_H2_HEAD + 4];

	lws_h2_word_put(b, type, id, v);
	srv_bytes(b, sizeof(b));
}

static inline void
srv_goaway(uint32_t last, enum lws_h2_err err, const char *why)
{
	uint8_t b[LWS_H2_GOAWAY_MAX];

	srv_bytes(b, (size_t)(lws_h2_goaway_put(b, last, err, why) - b));
}

static inline void
srv_setting(uint16_t id, uint32_t v)
{
	uint8_t b[6];

	lws_h2_setting_put(b, id, v);
	srv_frame(LWS_H2_SETTINGS, 0, 0, b, 6);
}

/* fields: "name: value\n" lines */
static inline size_t
srv_block(const char *fields, uint8_t *p, size_t room)
{
	uint8_t *q = p;

	(void)lws_hpack_encode_begin(&srv.enc, &q, p + room);
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

		if (lws_hpack_encode(&srv.enc, &f, &q, p + room))
			abort();
		fields = lf + 1;
	}

	return (size_t)(q - p);
}

static inline void
srv_headers(uint32_t id, const char *fields, unsigned int flags)
{
	static uint8_t b[1 << 17];
	size_t len = srv_block(fields, b, sizeof(b));
	enum lws_h2_type type = LWS_H2_HEADERS;
	uint8_t *p = b;

	for (; len > LWS_H2_FRAME_MIN; len -= LWS_H2_FRAME_MIN) {
		srv_frame(type, flags, id, p, LWS_H2_FRAME_MIN);
		p += LWS_H2_FRAME_MIN;
		type = LWS_H2_CONTINUATION;
		flags = 0;
	}
	srv_frame(type, flags | LWS_H2_F_END_HEADERS, id, p, len);
}

static inline void
srv_data(uint32_t id, const char *text, unsigned int flags)
{
	srv_frame(LWS_H2_DATA, flags, id, text, strlen(text));
}

static inline void
srv_hello(void)
{
	srv_frame(LWS_H2_SETTINGS, 0, 0, NULL, 0);
	srv_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
}

/* -- in -- */

static inline void
srv_field(const struct lws_hpack_field *f)
{
	size_t n = strlen(srv.fields), l = strlen(srv.list);

	lws_snprintf(srv.fields + n, sizeof(srv.fields) - n, "%.*s: %.*s\n",
		     (int)f->name.len, (const char *)f->name.p,
		     (int)f->value.len, (const char *)f->value.p);
	if (f->token == WSI_TOKEN_HTTP_COLON_METHOD ||
	    f->token == WSI_TOKEN_HTTP_COLON_PATH)
		lws_snprintf(srv.list + l, sizeof(srv.list) - l, "%s%.*s",
			     l ? " " : "", (int)f->value.len,
			     (const char *)f->value.p);
}

static inline void
srv_fragment(struct lws_span in)
{
	static uint8_t scratch[LWS_HPACK_SCRATCH];
	struct lws_hpack_field f;

	srv.dec.scratch = scratch;
	while (lws_hpack_decode(&srv.dec, &in, &f) == LWS_SRET_WANT_OUTPUT)
		srv_field(&f);
}

static inline void
srv_event(const struct lws_h2_event *ev)
{
	const char *end = ev->flags & LWS_H2_F_END_STREAM ? "." : "";

	switch (ev->kind) {
	case LWS_H2_EV_HEADERS:
		srv.fields[0] = srv.list[0] = '\0';
		break;
	case LWS_H2_EV_FRAGMENT:
		srv_fragment(ev->piece);
		break;
	case LWS_H2_EV_HEADERS_END:
		if (lws_hpack_decode_end(&srv.dec) != LWS_SRET_OK)
			abort();
		srv_say("H%u[%s]%s", ev->stream, srv.list, end);
		break;
	case LWS_H2_EV_DATA_BEGIN:
		srv_say("D%u=%u%s", ev->stream, ev->value, end);
		break;
	case LWS_H2_EV_DATA:
		if (ev->piece.len > sizeof(srv.data) - srv.data_len)
			srv.data_len = 0;
		memcpy(srv.data + srv.data_len, ev->piece.p, ev->piece.len);
		srv.data_len += ev->piece.len;
		break;
	case LWS_H2_EV_RST_STREAM:
		srv_say("R%u %s", ev->stream, lws_h2_err_text(ev->value));
		break;
	case LWS_H2_EV_GOAWAY:
		srv_say("G%u %s", ev->last, lws_h2_err_text(ev->value));
		break;
	case LWS_H2_EV_PING:
		srv_say("P%s", ev->flags & LWS_H2_F_ACK ? "+" : "");
		break;
	case LWS_H2_EV_WINDOW_UPDATE:
		srv_say("W%u=%u", ev->stream, ev->value);
		break;
	case LWS_H2_EV_SETTINGS_END:
		srv_say("S%s", ev->flags & LWS_H2_F_ACK ? "+" : "");
		break;
	default:
		break;
	}
}

static inline void
srv_take(struct lws_span in)
{
	struct lws_h2_event ev;

	for (; srv.preface < LWS_H2_PREFACE_LEN && in.len; srv.preface++) {
		if (*in.p != LWS_H2_PREFACE[srv.preface])
			abort();
		lws_span_skip(&in, 1);
	}
	while (lws_h2_read(&srv.rd, &in, &ev) == LWS_SRET_WANT_OUTPUT)
		srv_event(&ev);
}

/* 1: something has come */
static inline int
srv_read(void)
{
	static uint8_t b[65536];
	ssize_t n = recv(peer, b, sizeof(b), MSG_DONTWAIT);

	if (n > 0)
		srv_take(lws_span_of(b, (size_t)n));
	if (!n || (n < 0 && errno != EAGAIN))
		srv.over = 1;

	return n > 0;
}

/* sends what was made, in pieces of step, and reads what comes of it */
static inline void
srv_go_in(size_t step)
{
	size_t at = 0, n;
	int i, quiet = 0, one = 1;

	/* small pieces leave at once */
	(void)setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	srv.said[0] = '\0';
	for (i = 0; i < 20000 && quiet < 6; i++) {
		ssize_t w = 0;

		n = step < srv.out_len - at ? step : srv.out_len - at;
		if (n && !srv.over)
			w = send(peer, srv.out + at, n,
				 MSG_DONTWAIT | MSG_NOSIGNAL);
		if (w > 0)
			at += (size_t)w;
		if (n && w < 0 && errno != EAGAIN)
			at = srv.out_len;
		if (lws_service(cx, -1))
			abort();
		if (srv.over || (!srv_read() && at == srv.out_len))
			quiet++;
		else
			quiet = 0;
	}
	srv.out_len = 0;
}

static inline void
srv_go(void)
{
	srv_go_in(sizeof(srv.out));
}

#endif
