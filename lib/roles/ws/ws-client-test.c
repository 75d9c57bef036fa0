/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSocket clients: the handshake against a server that the test plays, with
 * each way to get it wrong, frames both ways, the ends; and a whole
 * conversation with our own server, compressed and not.
 */
#include "core-net/core-net.h"
#include "roles/ws/ws.h"

#include "recorder-peer.h"

static const struct rec_word words[] = {
	{ LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL, "bind", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL, "http-drop", 0 },
	{ LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, "new", 0 },
	{ LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER, "append", 0 },
	{ LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH, "pre", 0 },
	{ LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP, "answer", 0 },
	{ LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED, "ext?", 0 },
	{ LWS_CALLBACK_WS_EXT_DEFAULTS, "defaults", 0 },
	{ LWS_CALLBACK_CLIENT_ESTABLISHED, "established", 0 },
	{ LWS_CALLBACK_CLIENT_RECEIVE, "receive", 0 },
	{ LWS_CALLBACK_CLIENT_RECEIVE_PONG, "pong", 0 },
	{ LWS_CALLBACK_CLIENT_WRITEABLE, "writeable", 0 },
	{ LWS_CALLBACK_WS_PEER_INITIATED_CLOSE, "peer-close", 0 },
	{ LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL, "drop", 0 },
	{ LWS_CALLBACK_CLIENT_CLOSED, "closed", 0 },
	{ 0, NULL, 0 },
};

static struct {
	char got[256];
	size_t len;
	enum lws_callback_reasons refuses;
	const char *appends;
	unsigned int status;
} prog;

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason == prog.refuses)
		return 1;
	if (reason == LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER &&
	    prog.appends) {
		memcpy(*(char **)in, prog.appends, strlen(prog.appends));
		*(char **)in += strlen(prog.appends);
	}
	if (reason == LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP ||
	    reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR)
		prog.status = lws_http_client_http_response(w);
	if (reason == LWS_CALLBACK_WS_EXT_DEFAULTS)
		lws_strncpy(in, "compression_level=9; rx_buf_size=12", len);
	if (reason == LWS_CALLBACK_CLIENT_RECEIVE) {
		assert_true(prog.len + len <= sizeof(prog.got));
		memcpy(prog.got + prog.len, in, len);
		prog.len += len;
	}

	return 0;
}

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
	{ NULL, NULL, NULL },
};

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	memset(&prog, 0, sizeof(prog));
	prog.refuses = (enum lws_callback_reasons) - 1;
	rec_begin();
	rec.more = words;
	rec_info(&info);
	info.extensions = extensions;
	begin_with(&info);
	rec.hook = program;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	if (cx)
		lws_context_destroy(cx);
	end_peer();

	return 0;
}

static struct lws_client_connect_info
ask_for(const char *protocol)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.host = "a.example";
	i.path = "/";
	i.protocol = protocol;
	i.ssl_connection = LCCSCF_HTTP_NO_CACHE_CONTROL;
	i.pwsi = &wsi;

	return i;
}

/* the request, whole; what the server must prove in accept */
static void
take_request(char *text, size_t size, char accept[LWS_WS_ACCEPT_LEN + 1])
{
	size_t at = 0;
	const char *key;
	int n;

	accept_it();
	memset(text, 0, size);
	for (n = 0; n < 1000 && !strstr(text, "\r\n\r\n"); n++) {
		ssize_t r = recv(peer, text + at, size - 1 - at, MSG_DONTWAIT);

		if (r > 0)
			at += (size_t)r;
		else
			lws_service(cx, 5);
	}
	key = strstr(text, "Sec-WebSocket-Key: ");
	assert_non_null(key);
	key += 19;
	assert_true(lws_ws_key_is_good(key, LWS_WS_KEY_LEN));
	lws_ws_accept_put(accept, key, LWS_WS_KEY_LEN);
}

static char request[2048];

/* %s in the answer is what proves the server */
static void
answer(const char *format)
{
	char accept[LWS_WS_ACCEPT_LEN + 1], text[512];
	const char *at = strstr(format, "%s");
	int n;

	take_request(request, sizeof(request), accept);
	n = at ? lws_snprintf(text, sizeof(text), "%.*s%s%s",
			      (int)(at - format), format, accept, at + 2)
	       : lws_snprintf(text, sizeof(text), "%s", format);
	say(text, (size_t)n);
}

static void
ask(const char *protocol, const char *format)
{
	struct lws_client_connect_info i = ask_for(protocol);

	assert_non_null(lws_client_connect_via_info(&i));
	answer(format);
}

#define OK                                                                     \
	"HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n"           \
	"Connection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: %s\r\n"

#define BEGUN "bind connecting new create ext? append answer"
#define UP    BEGUN " pre established"

static void
the_request_has_what_it_must(void **state)
{
	(void)state;
	ask("one, two", OK "Sec-WebSocket-Protocol: two\r\n\r\n");
	assert_memory_equal(request, "GET / HTTP/1.1\r\nHost: a.example\r\n",
			    33);
	assert_non_null(strstr(request, "\r\nUpgrade: websocket\r\n"));
	assert_non_null(strstr(request, "\r\nConnection: Upgrade\r\n"));
	assert_non_null(strstr(request, "\r\nSec-WebSocket-Version: 13\r\n"));
	assert_non_null(
		strstr(request, "\r\nSec-WebSocket-Protocol: one, two\r\n"));
	assert_non_null(strstr(request, "\r\nSec-WebSocket-Extensions: "
					"permessage-deflate; "
					"client_max_window_bits\r\n"));
	assert_null(strstr(request, "close"));
	until(UP);
	assert_int_equal(prog.status, 101);
	assert_int_equal(lws_http_client_http_response(wsi), 0);
}

static const struct {
	const char *protocol;
	const char *answer;
	const char *why; /* NULL: it is established */
} rows[] = {
	{ NULL, OK "\r\n", NULL },
	{ "x", OK "\r\n", NULL },
	{ "x", OK "Sec-WebSocket-Protocol: x\r\n\r\n", NULL },
	{ "x, y", OK "Sec-WebSocket-Protocol: z\r\n\r\n",
	  "HS: PROTOCOL malformed" },
	{ NULL, OK "Sec-WebSocket-Protocol: z\r\n\r\n",
	  "HS: PROTOCOL malformed" },
	{ "x, y",
	  OK "Sec-WebSocket-Protocol: x\r\nSec-WebSocket-Protocol: y\r\n\r\n",
	  "HS: PROTOCOL malformed" },
	{ NULL, "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n",
	  "HS: ws upgrade unauthorized" },
	{ NULL, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
	  "HS: ws upgrade response not 101" },
	{ NULL, "HTTP/1.1 403 OK\r\nContent-Length: 2\r\n\r\nno",
	  "HS: ws upgrade response not 101" },
	{ NULL,
	  "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
	  "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
	  "HS: Accept hash wrong" },
	/* RFC 6455 11.3.3 */
	{ NULL, OK "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
	  "HS: Accept hash wrong" },
	{ NULL,
	  "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
	  "\r\n",
	  "HS: ACCEPT missing" },
	{ NULL,
	  "HTTP/1.1 101 S\r\nConnection: upgrade\r\n"
	  "Sec-WebSocket-Accept: %s\r\n\r\n",
	  "HS: UPGRADE missing" },
	{ NULL,
	  "HTTP/1.1 101 S\r\nUpgrade: h2c\r\nConnection: upgrade\r\n"
	  "Sec-WebSocket-Accept: %s\r\n\r\n",
	  "HS: UPGRADE is not websocket" },
	{ NULL,
	  "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: close\r\n"
	  "Sec-WebSocket-Accept: %s\r\n\r\n",
	  "HS: CONNECTION is not upgrade" },
	{ NULL, "HTTP/1.1 101 S\r\nUp", "read failed" },
	{ NULL, "what is this",
	  "problems parsing header: malformed HTTP version" },
	{ NULL, OK "Sec-WebSocket-Extensions: x-y\r\n\r\n",
	  "HS: EXT: unknown ext" },
	{ NULL, OK "Sec-WebSocket-Extensions: permessage-deflate; x\r\n\r\n",
	  "HS: EXT: unacceptable parameters" },
	{ NULL,
	  OK "Sec-WebSocket-Extensions: permessage-deflate, "
	     "permessage-deflate\r\n\r\n",
	  "HS: EXT: unacceptable parameters" },
	{ NULL,
	  OK "Sec-WebSocket-Extensions: permessage-deflate; "
	     "server_max_window_bits\r\n\r\n",
	  "HS: EXT: unacceptable parameters" },
	{ NULL, OK "Sec-WebSocket-Extensions: ;;\r\n\r\n",
	  "HS: EXT: malformed" },
	{ NULL,
	  OK "Sec-WebSocket-Extensions: permessage-deflate; "
	     "server_max_window_bits=8; client_max_window_bits=8; "
	     "server_no_context_takeover; "
	     "client_no_context_takeover\r\n\r\n",
	  NULL },
};

static void
check(size_t n)
{
	int k;

	rec.why[0] = '\0';
	ask(rows[n].protocol, rows[n].answer);
	if (rows[n].why && !strcmp(rows[n].why, "read failed"))
		shutdown(peer, SHUT_WR);
	for (k = 0; k < 400 && !strstr(rec.words, "destroy") &&
		    !strstr(rec.words, "established");
	     k++)
		lws_service(cx, 5);
	if (!!strstr(rec.words, "failed") != !!rows[n].why ||
	    !!strstr(rec.words, "established") == !!rows[n].why ||
	    strcmp(rec.why, rows[n].why ? rows[n].why : ""))
		fail_msg("row %zu: %s (%s)", n, rec.words, rec.why);
	close(peer);
	peer = -1;
	for (k = 0; k < 400 && !strstr(rec.words, "destroy"); k++)
		lws_service(cx, 5);
	rec_forget();
}

static void
handshakes_are_judged(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++)
		check(n);
}

static void
what_the_program_offers_itself_it_looks_after(void **state)
{
	(void)state;
	prog.appends = "Sec-WebSocket-Extensions: x-mine\r\n";
	ask(NULL, OK "Sec-WebSocket-Extensions: x-mine; a=b\r\n\r\n");
	until(UP);
	SAY("\xc2\1a"); /* a reserved bit, which is its affair */
	until("receive");
}

static void
an_extension_that_is_not_wanted_is_not_offered(void **state)
{
	(void)state;
	prog.refuses = LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED;
	ask(NULL, OK "\r\n");
	assert_null(strstr(request, "Extensions"));
	until(UP);
}

static void
frames_come_with_the_handshake(void **state)
{
	(void)state;
	ask(NULL, OK "\r\n\x81\5hello\x82\1x");
	until(UP " receive receive");
	assert_memory_equal(prog.got, "hellox", 6);
	assert_int_equal(lws_frame_is_binary(wsi), 1);
}

#define FRAME_MOST 2000

/* a frame of the client: always masked (RFC 6455 5.3) */
static size_t
take_frame(uint8_t *b0, uint8_t data[FRAME_MOST])
{
	uint8_t f[FRAME_MOST + 8];
	size_t at = 0, want = 6, head = 6, n;
	int k;

	for (k = 0; k < 1000 && at < want; k++) {
		ssize_t r = recv(peer, f + at, want - at, MSG_DONTWAIT);

		if (r <= 0) {
			lws_service(cx, 5);
			continue;
		}
		at += (size_t)r;
		if (at < 6)
			continue;
		assert_true(f[1] & 0x80);
		head = f[1] == 0xfe ? 8 : 6;
		want = head + (f[1] == 0xfe ? lws_u16be(f + 2) : f[1] & 0x7fu);
		assert_true(want <= sizeof(f));
	}
	assert_int_equal(at, want);
	for (n = head; n < want; n++)
		data[n - head] = f[n] ^ f[head - 4 + (n - head) % 4];
	*b0 = f[0];

	return want - head;
}

static void
expect_frame(uint8_t b0, const char *data, size_t len)
{
	uint8_t got[FRAME_MOST], first;
	size_t n = take_frame(&first, got);

	assert_int_equal(first, b0);
	assert_int_equal(n, len);
	assert_memory_equal(got, data, len);
}

static void
what_it_writes_is_masked_and_left_as_it_was(void **state)
{
	uint8_t buf[LWS_PRE + 8];

	(void)state;
	ask(NULL, OK "\r\n");
	until(UP);
	memcpy(buf + LWS_PRE, "message", 8);
	assert_int_equal(lws_write(wsi, buf + LWS_PRE, 7, LWS_WRITE_TEXT), 7);
	assert_string_equal((char *)buf + LWS_PRE, "message");
	expect_frame(0x81, "message", 7);
	assert_int_equal(lws_write(wsi, buf + LWS_PRE, 2, LWS_WRITE_PING), 8);
	expect_frame(0x89, "me", 2);
	SAY("\x8a\2me");
	until("pong");
	SAY("\x89\3abc");
	expect_frame(0x8a, "abc", 3);
}

static void
masked_frames_of_a_server_are_an_error(void **state)
{
	(void)state;
	ask(NULL, OK "\r\n");
	until(UP);
	SAY("\x81\x81\1\1\1\1a");
	{
		uint8_t got[FRAME_MOST], b0;

		assert_true(take_frame(&b0, got) >= 2);
		assert_int_equal(b0, 0x88);
		assert_int_equal(got[0] << 8 | got[1], 1002);
	}
	shutdown(peer, SHUT_WR);
	until("drop closed destroy");
}

static void
the_server_says_goodbye(void **state)
{
	(void)state;
	ask(NULL, OK "\r\n");
	until(UP);
	SAY("\x88\4\x03\xe8"
	    "ok");
	expect_frame(0x88,
		     "\x03\xe8"
		     "ok",
		     4);
	close(peer);
	peer = -1;
	until("peer-close drop closed destroy");
}

static int
say_goodbye(struct lws *w, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_CLIENT_WRITEABLE)
		return 0;
	lws_close_reason(w, LWS_CLOSE_STATUS_NORMAL, (unsigned char *)"bye", 3);

	return -1;
}

/* RFC 6455 7.1.1: the server ends the connection; a client waits two seconds
 * for that, and then does it itself */
static void
the_program_says_goodbye(void **state)
{
	char c;
	int n;

	(void)state;
	ask(NULL, OK "\r\n");
	until(UP);
	rec.hook = say_goodbye;
	lws_callback_on_writable(wsi);
	expect_frame(0x88,
		     "\x03\xe8"
		     "bye",
		     5);
	SAY("\x88\2\x03\xe8");
	for (n = 0; n < 20; n++)
		lws_service(cx, 5);
	assert_int_equal(recv(peer, &c, 1, MSG_DONTWAIT), -1);
	assert_int_equal(errno, EAGAIN);
	until("writeable drop closed destroy");
	assert_int_equal(recv(peer, &c, 1, MSG_DONTWAIT), 0);
}

static void
the_program_may_refuse_at_each_step(void **state)
{
	static const struct {
		enum lws_callback_reasons reason;
		const char *words, *why;
	} r[] = {
		{ LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP,
		  BEGUN " failed http-drop destroy",
		  "HS: disallowed by client filter" },
		{ LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH,
		  BEGUN " pre failed drop destroy",
		  "HS: Rejected by filter cb" },
		{ LWS_CALLBACK_CLIENT_ESTABLISHED, UP " failed drop destroy",
		  "HS: Rejected at CLIENT_ESTABLISHED" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++) {
		prog.refuses = r[n].reason;
		ask(NULL, OK "\r\n");
		until(r[n].words);
		assert_string_equal(rec.why, r[n].why);
		close(peer);
		peer = -1;
	}
}

static void
a_redirect_is_followed(void **state)
{
	(void)state;
	ask(NULL, "HTTP/1.1 302 X\r\nLocation: /there\r\n\r\n");
	until("bind connecting new create ext? append http-drop bind "
	      "connecting create ext? append");
	close(peer);
	peer = -1;
	answer(OK "\r\n");
	assert_memory_equal(request, "GET /there HTTP/1.1\r\n", 21);
	until("answer pre established");
}

/* -- with our own server -- */

static struct {
	const char *pieces[4];
	int at;
	char echo[4096];
	size_t len;
	int done;
	int serves_closed;
} talk;

static int
server_side(struct lws *w, enum lws_callback_reasons reason, void *user,
	    void *in, size_t len)
{
	(void)user;
	if (reason == LWS_CALLBACK_RECEIVE) {
		uint8_t buf[LWS_PRE + 2048];
		enum lws_write_protocol wp = lws_write_ws_flags(
			LWS_WRITE_TEXT, lws_is_first_fragment(w),
			lws_is_final_fragment(w));

		assert_true(len <= 2048);
		memcpy(buf + LWS_PRE, in, len);
		if (lws_write(w, buf + LWS_PRE, len, wp) != (int)len)
			return -1; /* without memory */
	}
	if (reason == LWS_CALLBACK_CLOSED)
		talk.serves_closed = 1;

	return 0;
}

static int
client_side(struct lws *w, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	uint8_t buf[LWS_PRE + 2048];

	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		lws_callback_on_writable(w);
		return 0;
	case LWS_CALLBACK_CLIENT_WRITEABLE: {
		const char *p = talk.pieces[talk.at];
		size_t n = p ? strlen(p) : 0;

		if (!p)
			return 0;
		memcpy(buf + LWS_PRE, p, n);
		if (lws_write(w, buf + LWS_PRE, n,
			      (enum lws_write_protocol)lws_write_ws_flags(
				      LWS_WRITE_TEXT, !talk.at,
				      !talk.pieces[talk.at + 1])) != (int)n)
			return -1; /* without memory */
		talk.at++;
		lws_callback_on_writable(w);
		return 0;
	}
	case LWS_CALLBACK_CLIENT_RECEIVE:
		memcpy(talk.echo + talk.len, in, len);
		talk.len += len;
		talk.done = lws_is_final_fragment(w);
		return 0;
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "client", .callback = rec_callback, .rx_buffer_size = 2048 },
	{ .name = "echo", .callback = server_side, .rx_buffer_size = 2048 },
	LWS_PROTOCOL_LIST_TERM
};

static void
needs_a_listener(void)
{
#if !defined(LWS_WITH_SERVER)
	print_message("skipped: nothing listens in this build\n");
	skip();
#endif
}

static void
converse(const struct lws_extension *ext)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	char all[4096] = "";
	int n;

	lws_context_destroy(cx);
	memset(&talk, 0, sizeof(talk));
	talk.pieces[0] = "a message in three pieces, one, ";
	talk.pieces[1] = "two, two, two, two, two, two, two, ";
	talk.pieces[2] = "three";
	rec_forget();
	rec_info(&info);
	info.port = 0;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.extensions = ext;
	cx = rec_context(&info);
	rec.hook = client_side;
	port = lws_get_vhost_listen_port(lws_get_vhost_by_name(cx, "default"));
	i = ask_for("echo");
	i.local_protocol_name = "client";
	assert_non_null(lws_client_connect_via_info(&i));
	for (n = 0; n < 1000 && !talk.done; n++)
		lws_service(cx, 5);
	for (n = 0; n < 3; n++)
		strcat(all, talk.pieces[n]);
	assert_int_equal(talk.len, strlen(all));
	assert_memory_equal(talk.echo, all, talk.len);
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
	for (n = 0; n < 1000 && !talk.serves_closed; n++)
		lws_service(cx, 5);
	assert_true(talk.serves_closed);
}

static void
talks_with_our_own_server(void **state)
{
	static const char *const offers[] = {
		"permessage-deflate",
		"permessage-deflate; client_max_window_bits",
		"permessage-deflate; client_max_window_bits=9; "
		"server_max_window_bits=10",
		"permessage-deflate; client_no_context_takeover; "
		"server_no_context_takeover",
		"permessage-deflate; client_max_window_bits=8",
	};
	struct lws_extension e[2];
	size_t n;

	(void)state;
	needs_a_listener();
	converse(NULL);
	memset(e, 0, sizeof(e));
	e[0] = extensions[0];
	for (n = 0; n < LWS_ARRAY_SIZE(offers); n++) {
		e[0].client_offer = offers[n];
		converse(e);
		if (!strstr(rec.words, "defaults"))
			fail_msg("not agreed: %s", offers[n]);
	}
}

/* RFC 7692 7.1.2.2: whoever offers client_max_window_bits=9 keeps to it, also
 * if the server's answer does not speak of it. What comes again 600 bytes
 * later is behind that window, and inside the one of 15. */
static size_t
compressed_size(const char *offer, const char *answered)
{
	struct lws_extension e[2] = { extensions[0], extensions[1] };
	uint8_t buf[LWS_PRE + 1200], got[FRAME_MOST], b0;
	struct lws_context_creation_info info;
	uint32_t seed = 1;
	size_t n;

	e[0].client_offer = offer;
	lws_context_destroy(cx);
	end_peer();
	rec_forget();
	rec_info(&info);
	info.extensions = e;
	begin_with(&info);
	rec.hook = program;
	ask(NULL, answered);
	until(BEGUN " defaults pre established");
	for (n = 0; n < 600; n++) {
		seed = seed * 1664525u + 1013904223u;
		buf[LWS_PRE + n] = buf[LWS_PRE + 600 + n] =
			(uint8_t)(seed >> 24);
	}
	assert_int_equal(lws_write(wsi, buf + LWS_PRE, 1200, LWS_WRITE_BINARY),
			 1200);
	n = take_frame(&b0, got);
	assert_int_equal(b0, 0xc2);

	return n;
}

static void
an_offered_window_is_kept_to(void **state)
{
#define AGREED OK "Sec-WebSocket-Extensions: permessage-deflate"
	(void)state;
	assert_true(compressed_size("permessage-deflate", AGREED "\r\n\r\n") <
		    700);
	assert_true(
		compressed_size("permessage-deflate; client_max_window_bits",
				AGREED "\r\n\r\n") < 700);
	assert_true(
		compressed_size("permessage-deflate; client_max_window_bits=9",
				AGREED "\r\n\r\n") > 1200);
	assert_true(
		compressed_size("permessage-deflate; server_max_window_bits=9, "
				"permessage-deflate; client_max_window_bits=9",
				AGREED "\r\n\r\n") > 1200);
	assert_true(
		compressed_size("permessage-deflate; client_max_window_bits=10",
				AGREED
				"; client_max_window_bits=9\r\n\r\n") > 1200);
}

/* -- without memory -- */

static int
ask_and_be_agreed_with(void)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	int n, r = -1;

	memset(&talk, 0, sizeof(talk));
	talk.pieces[0] = "x";
	rec_info(&info);
	rec.quiet = 1;
	info.port = 0;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.extensions = extensions;
	rec.hook = client_side;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	port = lws_get_vhost_listen_port(lws_get_vhost_by_name(cx, "default"));
	i = ask_for("echo");
	i.local_protocol_name = "client";
	if (lws_client_connect_via_info(&i))
		for (n = 0; n < 60 && !talk.done; n++)
			lws_service(cx, -1);
	if (talk.done)
		r = 0;
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	needs_a_listener();
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(ask_and_be_agreed_with);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_request_has_what_it_must),
		T(handshakes_are_judged),
		T(what_the_program_offers_itself_it_looks_after),
		T(an_extension_that_is_not_wanted_is_not_offered),
		T(frames_come_with_the_handshake),
		T(what_it_writes_is_masked_and_left_as_it_was),
		T(masked_frames_of_a_server_are_an_error),
		T(the_server_says_goodbye),
		T(the_program_says_goodbye),
		T(the_program_may_refuse_at_each_step),
		T(a_redirect_is_followed),
		T(talks_with_our_own_server),
		T(an_offered_window_is_kept_to),
		T(out_of_memory_is_an_ordinary_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
