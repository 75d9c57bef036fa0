/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the tests of this room share: a context whose protocols write down what
 * they are told, a clock of its own, and a client that is nothing but a socket:
 * it sends the bytes it is told to, and what it gets is cut into frames and
 * written down too, as "t:hello;", "pong:x;", "close:1002 bad opc;", "eof".
 */
#ifndef LWS_ROLES_WS_TEST_H
#define LWS_ROLES_WS_TEST_H

#include "unit.h"

#include "roles/ws/ws.h"

#include <fcntl.h>
#include <sys/socket.h>

#define FIN 0x80

static struct ws_test {
	struct lws_context *cx;
	struct lws *wsi; /* the last one established */
	int peer;        /* the client's socket */
	char words[8192];
	char got[400000]; /* from the server, not yet looked at */
	size_t got_len;
	int eof;
	lws_usec_t now;
	/* what a test does inside; NULL: return 0 */
	int (*hook)(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		    size_t len);
} wt;

static inline void
say(const char *text)
{
	size_t n = strlen(wt.words);

	lws_snprintf(wt.words + n, sizeof(wt.words) - n, "%s%s", n ? " " : "",
		     text);
}

static inline const char *
word_of(enum lws_callback_reasons reason)
{
	switch (reason) {
	case LWS_CALLBACK_WSI_CREATE:
		return "create";
	case LWS_CALLBACK_WSI_DESTROY:
		return "destroy";
	case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED:
		return "new";
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
		return "confirm";
	case LWS_CALLBACK_HTTP_BIND_PROTOCOL:
		return "bind";
	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		return "http-drop";
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return "filter";
	case LWS_CALLBACK_CONFIRM_EXTENSION_OKAY:
		return "extension";
	case LWS_CALLBACK_ADD_HEADERS:
		return "headers";
	case LWS_CALLBACK_ESTABLISHED:
		return "established";
	case LWS_CALLBACK_RECEIVE_PONG:
		return "pong";
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
		return "peer-close";
	case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL:
		return "drop";
	case LWS_CALLBACK_CLOSED:
		return "closed";
	case LWS_CALLBACK_CLOSED_HTTP:
		return "closed-http";
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return "writeable";
	case LWS_CALLBACK_TIMER:
		return "timer";
	case LWS_CALLBACK_HTTP:
		return "http";
	default:
		return NULL;
	}
}

/* "^" begins a message, "$" ends it; long pieces by their length */
static inline void
say_piece(struct lws *wsi, const char *in, size_t len)
{
	char w[128];

	lws_snprintf(
		w, sizeof(w), "%s%s%.*s%s", lws_frame_is_binary(wsi) ? "b" : "",
		lws_is_first_fragment(wsi) ? "^" : "", len > 40 ? 0 : (int)len,
		in ? in : "", lws_is_final_fragment(wsi) ? "$" : "");
	if (len > 40)
		lws_snprintf(w + strlen(w), sizeof(w) - strlen(w), "%u",
			     (unsigned int)len);
	say(w);
}

static inline int
ws_test_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	const char *w = word_of(reason);

	(void)user;
	if (w)
		say(w);
	if (reason == LWS_CALLBACK_ESTABLISHED)
		wt.wsi = wsi;
	if (reason == LWS_CALLBACK_WSI_DESTROY)
		wt.wsi = NULL;
	if (reason == LWS_CALLBACK_RECEIVE)
		say_piece(wsi, in, len);

	return wt.hook ? wt.hook(wsi, reason, in, len) : 0;
}

static const struct lws_protocols ws_test_protocols[] = {
	{ .name = "http", .callback = ws_test_callback },
	{ .name = "chat",
	  .callback = ws_test_callback,
	  .per_session_data_size = 16,
	  .rx_buffer_size = 1024 },
	{ .name = "small", .callback = ws_test_callback, .rx_buffer_size = 8 },
	LWS_PROTOCOL_LIST_TERM
};

static inline lws_usec_t
ws_test_now(void)
{
	return wt.now;
}

static const struct lws_plat_clock ws_test_clock = {
	.monotonic_us = ws_test_now,
};

static inline void
rounds(int n)
{
	while (n--)
		assert_int_equal(lws_service(wt.cx, -1), 0);
}

static inline void
pass_time(int secs)
{
	while (secs--) {
		wt.now += LWS_US_PER_SEC;
		rounds(2);
	}
}

/* -1: out of memory */
static inline int
ws_test_context(const struct lws_extension *extensions)
{
	struct lws_context_creation_info info;

	memset(&wt, 0, sizeof(wt));
	wt.peer = -1;
	wt.now = 1000000;
	lws_plat_set_clock(&ws_test_clock);
	lws_set_log_level(0, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = ws_test_protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	wt.cx = lws_create_context(&info);
	if (!wt.cx)
		return -1;
	rounds(3);
	wt.words[0] = '\0';

	return 0;
}

static inline void
ws_test_end(void)
{
	if (wt.peer >= 0)
		close(wt.peer);
	wt.peer = -1;
	lws_context_destroy(wt.cx);
	wt.cx = NULL;
	lws_plat_set_clock(NULL);
}

/* a connection that has said nothing yet; -1 it was refused */
static inline int
dial(void)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");
	int sv[2];

	if (wt.peer >= 0) {
		close(wt.peer);
		rounds(2); /* the one before is seen off */
	}
	wt.got_len = 0;
	wt.eof = 0;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_int_equal(fcntl(sv[1], F_SETFL, O_NONBLOCK), 0);
	wt.peer = sv[1];

	return lws_adopt_socket_vhost(vh, sv[0]) ? 0 : -1;
}

/* to nobody, if the server has closed */
static inline void
send_bytes(const void *p, size_t len)
{
	ssize_t n = send(wt.peer, p, len, MSG_NOSIGNAL);

	if (n < 0)
		assert_int_equal(errno, EPIPE);
	else
		assert_int_equal(n, len);
	rounds(2);
}

#define send_text(text) send_bytes(text, strlen(text))

/* a client's frame */
static inline size_t
put_frame(uint8_t *p, unsigned int b0, const void *payload, size_t len)
{
	uint8_t mask[4] = { 9, 8, 7, 6 };
	size_t n = lws_ws_head_put(p, b0, len, mask);

	memcpy(p + n, payload, len);
	lws_ws_mask(p + n, len, mask);

	return n + len;
}

static inline void
send_frame(unsigned int b0, const void *payload, size_t len)
{
	static uint8_t buf[200000];

	send_bytes(buf, put_frame(buf, b0, payload, len));
}

#define send_str(b0, text) send_frame(b0, text, strlen(text))

static inline void
read_all(void)
{
	ssize_t n;

	while ((n = read(wt.peer, wt.got + wt.got_len,
			 sizeof(wt.got) - 1 - wt.got_len)) > 0)
		wt.got_len += (size_t)n;
	wt.got[wt.got_len] = '\0';
	if (!n)
		wt.eof = 1;
}

static inline void
forget_got(size_t n)
{
	memmove(wt.got, wt.got + n, wt.got_len - n + 1);
	wt.got_len -= n;
}

/* the answer's head, cut off; "" if there is none */
static inline const char *
take_head(void)
{
	static char head[2048];
	char *end;

	read_all();
	head[0] = '\0';
	end = strstr(wt.got, "\r\n\r\n");
	if (!end)
		return head;
	lws_strncpy(head, wt.got, sizeof(head));
	head[end - wt.got + 2] = '\0';
	forget_got((size_t)(end - wt.got) + 4);

	return head;
}

static inline size_t
say_frame(char *out, size_t size)
{
	static const char *const names[16] = {
		[0] = "c",     [1] = "t",    [2] = "b",
		[8] = "close", [9] = "ping", [10] = "pong"
	};
	const uint8_t *p = (const uint8_t *)wt.got;
	size_t n = 2, len, at = strlen(out);

	if (wt.got_len < 2)
		return 0;
	assert_false(p[1] & 0x80);
	len = p[1];
	if (len == 126) {
		len = lws_u16be(p + 2);
		n = 4;
	} else if (len == 127) {
		len = (size_t)lws_u64be(p + 2);
		n = 10;
	}
	if (wt.got_len < n + len)
		return 0;
	at += (size_t)lws_snprintf(out + at, size - at, "%s:",
				   names[p[0] & 15] ? names[p[0] & 15] : "?");
	if ((p[0] & 15) == 8 && len >= 2)
		lws_snprintf(out + at, size - at, "%u %.*s", lws_u16be(p + n),
			     (int)len - 2, p + n + 2);
	else if (len > 40)
		lws_snprintf(out + at, size - at, "%u", (unsigned int)len);
	else
		lws_snprintf(out + at, size - at, "%.*s", (int)len, p + n);
	at = strlen(out);
	lws_snprintf(out + at, size - at, "%s", p[0] & FIN ? ";" : "+");

	return n + len;
}

/* all frames that have come, as text */
static inline const char *
frames(void)
{
	static char out[8192];
	size_t n;

	read_all();
	out[0] = '\0';
	while ((n = say_frame(out, sizeof(out))))
		forget_got(n);
	if (wt.eof)
		lws_snprintf(out + strlen(out), sizeof(out) - strlen(out),
			     "eof");

	return out;
}

#define REQUEST                                                                \
	"GET /x?a=1 HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\n"          \
	"Connection: keep-alive, Upgrade\r\n"                                  \
	"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
#define VERSION "Sec-WebSocket-Version: 13\r\n"
#define CHAT    "Sec-WebSocket-Protocol: chat\r\n"

/* an established connection; -1 it was not */
static inline int
establish(const char *more)
{
	if (dial())
		return -1;
	send_text(REQUEST);
	send_text(VERSION);
	send_text(more);
	send_text("\r\n");

	return strstr(take_head(), "101 ") ? 0 : -1;
}

#define expect(text)                                                           \
	do {                                                                   \
		assert_string_equal(wt.words, text);                           \
		wt.words[0] = '\0';                                            \
	} while (0)

#define expect_frames(text) assert_string_equal(frames(), text)

#endif
