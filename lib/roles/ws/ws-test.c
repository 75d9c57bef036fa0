/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's role from the handshake to the goodbye: what the program is told
 * and in which order, what the client gets.
 */
#include "roles/ws/ws-test.h"

static int
begin(void **state)
{
	(void)state;

	return ws_test_context(NULL);
}

static int
end(void **state)
{
	(void)state;
	ws_test_end();

	return 0;
}

static void
begin_chat(void)
{
	assert_int_equal(establish(CHAT), 0);
	wt.words[0] = '\0';
}

/* -- who is let in -- */

/* the same test runs on several event libraries at once */
static char logins[40];

static const struct lws_protocol_vhost_options opt_auth = {
	.name = "basic-auth",
	.value = logins,
};
static const struct lws_protocol_vhost_options pvo_auth = {
	.name = "chat",
	.options = &opt_auth,
};

#define ALICE "Authorization: Basic YWxpY2U6c2VjcmV0\r\n" /* alice:secret */
#define EVE   "Authorization: Basic ZXZlOnNlY3JldA==\r\n" /* eve:secret */

static char user_name[32];

static int
note_user(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	  size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_ESTABLISHED)
		lws_hdr_copy(wsi, user_name, sizeof(user_name),
			     WSI_TOKEN_HTTP_AUTHORIZATION);

	return 0;
}

/* a vhost option "basic-auth" guards upgrades to that protocol alone */
static void
a_protocol_may_be_guarded(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");
	FILE *f;

	(void)state;
	lws_snprintf(logins, sizeof(logins), "/tmp/lws-ws-logins-%d",
		     (int)getpid());
	f = fopen(logins, "w");
	assert_non_null(f);
	fputs("bob:x\nalice:secret\n", f);
	fclose(f);
	vh->pvo = &pvo_auth;
	assert_int_equal(dial(), 0);
	wt.words[0] = '\0';
	send_text(REQUEST VERSION CHAT "\r\n");
	assert_non_null(strstr(take_head(), "401 "));
	expect("confirm bind"); /* to http again, for what comes next */
	/* the same connection, with the answer */
	send_text(REQUEST VERSION CHAT EVE "\r\n");
	assert_non_null(strstr(take_head(), "401 "));
	send_text(REQUEST VERSION CHAT ALICE "\r\n");
	assert_non_null(strstr(take_head(), "101 "));
	/* whoever is in is known by name alone */
	wt.hook = note_user;
	assert_int_equal(establish(CHAT ALICE), 0);
	assert_string_equal(user_name, "alice");
	/* another protocol is not guarded; a file that is not there guards */
	assert_int_equal(establish("Sec-WebSocket-Protocol: small\r\n"), 0);
	unlink(logins);
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION CHAT ALICE "\r\n");
	assert_non_null(strstr(take_head(), "401 "));
}

/* -- the handshake -- */

static void
callbacks_come_in_their_order(void **state)
{
	(void)state;
	assert_int_equal(dial(), 0);
	expect("create new");
	send_text(REQUEST VERSION CHAT "\r\n");
	expect("confirm bind filter headers established");
	assert_string_equal(
		take_head(),
		"HTTP/1.1 101 Switching Protocols\r\n"
		"Upgrade: WebSocket\r\nConnection: Upgrade\r\n"
		"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
		"Sec-WebSocket-Protocol: chat\r\n");
	send_str(FIN | 1, "hi");
	expect("^hi$");
	send_frame(FIN | 8,
		   "\x03\xe8"
		   "bye",
		   5);
	expect("peer-close");
	expect_frames("close:1000 bye;eof");
	close(wt.peer);
	wt.peer = -1;
	rounds(2);
	expect("drop closed destroy");
}

/* RFC 6455 4.2 */
static void
handshakes_are_judged(void **state)
{
	static const struct {
		const char *request, *status;
	} table[] = {
		{ REQUEST VERSION "\r\n", "HTTP/1.1 101 " },
		{ REQUEST "Sec-WebSocket-Version: 12\r\n\r\n",
		  "HTTP/1.1 426 " },
		{ REQUEST "\r\n", "HTTP/1.1 426 " },
		{ REQUEST VERSION VERSION "\r\n", "HTTP/1.1 426 " },
		{ REQUEST VERSION
		  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		  "HTTP/1.1 400 " },
		{ "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		  "Connection: Upgrade\r\n" VERSION "\r\n",
		  "HTTP/1.1 400 " },
		{ "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		  "Connection: Upgrade\r\n" VERSION
		  "Sec-WebSocket-Key: short\r\n\r\n",
		  "HTTP/1.1 400 " },
		{ "POST / HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\n"
		  "Connection: upgrade\r\n" VERSION
		  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		  "HTTP/1.1 400 " },
		{ REQUEST VERSION "Sec-WebSocket-Extensions: a;;b\r\n\r\n",
		  "HTTP/1.1 400 " },
		{ REQUEST VERSION "Sec-WebSocket-Extensions: a;b\r\n\r\n",
		  "HTTP/1.1 101 " },
		/* several tokens, another case */
		{ "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h9, WebSocket\r\n"
		  "Connection: upgrade\r\n" VERSION
		  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		  "HTTP/1.1 101 " },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		const char *head;

		assert_int_equal(dial(), 0);
		send_text(table[i].request);
		head = take_head();
		if (strncmp(head, table[i].status, strlen(table[i].status)))
			fail_msg("%zu: %s", i, head);
		/* RFC 6455 4.4 */
		if (strstr(table[i].status, "426"))
			assert_non_null(
				strstr(head, "sec-websocket-version: 13\r\n"));
	}
}

/* without Connection or of another name it is no upgrade, but a request */
static void
what_is_no_upgrade_is_a_request(void **state)
{
	(void)state;
	assert_int_equal(dial(), 0);
	wt.words[0] = '\0';
	send_text("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n" VERSION
		  "\r\n");
	expect("bind http");
	assert_int_equal(dial(), 0);
	wt.words[0] = '\0';
	send_text("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: teapot\r\n"
		  "Connection: upgrade\r\n\r\n");
	expect("bind http");
}

static void
the_first_name_of_the_client_that_we_have_wins(void **state)
{
	(void)state;
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION
		  "Sec-WebSocket-Protocol: x, small, chat\r\n\r\n");
	assert_non_null(
		strstr(take_head(), "Sec-WebSocket-Protocol: small\r\n"));
	assert_string_equal(lws_get_protocol(wt.wsi)->name, "small");
	/* over several headers */
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION "Sec-WebSocket-Protocol: x\r\n" CHAT "\r\n");
	assert_non_null(
		strstr(take_head(), "Sec-WebSocket-Protocol: chat\r\n"));
	/* none is asked for: the vhost's first, and nothing said of it */
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION "\r\n");
	assert_null(strstr(take_head(), "-Protocol:"));
	assert_string_equal(lws_get_protocol(wt.wsi)->name, "http");
}

static void
no_subprotocol_of_ours_is_dropped(void **state)
{
	char long_list[300];

	(void)state;
	assert_int_equal(establish("Sec-WebSocket-Protocol: nobody\r\n"), -1);
	assert_int_equal(wt.eof, 1);
	/* the limits: LWS_LIMIT_WS_PROTOCOL_NAME, LWS_LIMIT_WS_PROTOCOLS */
	lws_snprintf(long_list, sizeof(long_list),
		     "Sec-WebSocket-Protocol: %064d, chat\r\n", 1);
	assert_int_equal(establish(long_list), -1);
	lws_snprintf(long_list, sizeof(long_list),
		     "Sec-WebSocket-Protocol: %063d, chat\r\n", 1);
	assert_int_equal(establish(long_list), 0);
	lws_snprintf(long_list, sizeof(long_list),
		     "Sec-WebSocket-Protocol: chat, %060d, %060d\r\n", 1, 1);
	assert_int_equal(establish(long_list), -1);
}

static enum lws_callback_reasons refuse_at;
static int refuse_with;

static int
refuse(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason != refuse_at)
		return 0;
	if (refuse_with == 1)
		lws_return_http_status(wsi, 403, "no");

	return refuse_with;
}

static void
the_program_may_refuse_at_each_step(void **state)
{
	static const struct {
		enum lws_callback_reasons at;
		int with;
		const char *words;
		int status;
	} table[] = {
		{ LWS_CALLBACK_HTTP_CONFIRM_UPGRADE, -1, "confirm destroy", 0 },
		{ LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION, -1,
		  "confirm bind filter http-drop destroy", 0 },
		{ LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION, 1,
		  "confirm bind filter http-drop destroy", 403 },
		{ LWS_CALLBACK_ADD_HEADERS, -1,
		  "confirm bind filter headers drop destroy", 0 },
		{ LWS_CALLBACK_ESTABLISHED, -1,
		  "confirm bind filter headers established drop closed "
		  "destroy",
		  101 },
	};
	char status[32];
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		wt.hook = refuse;
		refuse_at = table[i].at;
		refuse_with = table[i].with;
		assert_int_equal(dial(), 0);
		wt.words[0] = '\0';
		send_text(REQUEST VERSION CHAT "\r\n");
		rounds(2);
		if (!strstr(wt.words, table[i].words) &&
		    !strstr(wt.words, "closed-http"))
			fail_msg("%zu: %s", i, wt.words);
		lws_snprintf(status, sizeof(status), "%d ", table[i].status);
		read_all();
		if (table[i].status)
			assert_ptr_equal(strstr(wt.got, status), wt.got + 9);
		else
			assert_int_equal(wt.got_len, 0);
		assert_int_equal(wt.eof, 1);
	}
	/* the program has answered: the connection is http's still */
	refuse_at = LWS_CALLBACK_HTTP_CONFIRM_UPGRADE;
	refuse_with = 1;
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION CHAT "\r\n");
	assert_non_null(strstr(take_head(), " 403 "));
}

static int headers_seen;

static int
look_at_headers(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		size_t len)
{
	char buf[64];

	(void)len;
	if (reason == LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION)
		assert_string_equal((char *)in, "x,chat");
	if (reason != LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION &&
	    reason != LWS_CALLBACK_ESTABLISHED &&
	    reason != LWS_CALLBACK_RECEIVE)
		return 0;
	headers_seen = lws_hdr_copy(wsi, buf, sizeof(buf), WSI_TOKEN_HOST);
	if (reason != LWS_CALLBACK_RECEIVE) {
		assert_string_equal(buf, "here");
		assert_int_equal(
			lws_hdr_copy(wsi, buf, sizeof(buf), WSI_TOKEN_GET_URI),
			2);
		assert_true(lws_get_urlarg_by_name_safe(wsi, "a", buf,
							sizeof(buf)) == 1);
	}

	return 0;
}

static void
headers_can_be_read_until_established(void **state)
{
	(void)state;
	wt.hook = look_at_headers;
	assert_int_equal(establish("Sec-WebSocket-Protocol: x,chat\r\n"), 0);
	assert_int_equal(headers_seen, 4);
	send_str(FIN | 1, "x");
	assert_true(headers_seen < 1);
}

static int
add_header(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	   size_t len)
{
	struct lws_process_html_args *a = in;

	(void)len;
	if (reason != LWS_CALLBACK_ADD_HEADERS)
		return 0;

	return lws_add_http_header_by_name(
		wsi, (const uint8_t *)"x-mine:", (const uint8_t *)"yes", 3,
		(uint8_t **)&a->p, (uint8_t *)a->p + a->max_len);
}

static void
the_program_may_add_headers(void **state)
{
	(void)state;
	wt.hook = add_header;
	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION "\r\n");
	assert_non_null(strstr(take_head(), "x-mine: yes\r\n"));
}

static void
what_comes_behind_the_request_is_for_ws(void **state)
{
	uint8_t buf[1024];
	size_t n = sizeof(REQUEST VERSION CHAT "\r\n") - 1;

	(void)state;
	assert_int_equal(dial(), 0);
	memcpy(buf, REQUEST VERSION CHAT "\r\n", n);
	n += put_frame(buf + n, FIN | 1, "early", 5);
	wt.words[0] = '\0';
	send_bytes(buf, n);
	expect("confirm bind filter headers established ^early$");
}

/* -- messages -- */

static void
pieces_are_as_small_as_the_protocol_wants(void **state)
{
	(void)state;
	assert_int_equal(establish("Sec-WebSocket-Protocol: small\r\n"), 0);
	wt.words[0] = '\0';
	send_str(FIN | 1, "0123456789abcdef");
	expect("^01234567 89abcdef$");
	send_str(1, "0123456789");
	send_str(FIN, "x");
	expect("^01234567 89 x$");
	send_frame(FIN | 2, "", 0);
	expect("b^$");
	send_str(1, "ab");
	send_str(FIN | 9, "in");
	send_str(0, "");
	send_str(FIN, "cd");
	expect("^ab  cd$");
	expect_frames("pong:in;");
}

static size_t remaining[4];
static int remaining_count;

static int
note_remaining(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	remaining[remaining_count++ & 3] = lws_remaining_packet_payload(wsi);
	assert_int_equal(lws_get_opcode(wsi), 1);
	assert_int_equal(lws_get_reserved_bits(wsi), 0);

	return 0;
}

static void
what_remains_of_a_frame_is_known(void **state)
{
	(void)state;
	wt.hook = note_remaining;
	assert_int_equal(establish("Sec-WebSocket-Protocol: small\r\n"), 0);
	send_str(FIN | 1, "0123456789abcdef01");
	assert_int_equal(remaining_count, 3);
	assert_int_equal(remaining[0], 10);
	assert_int_equal(remaining[1], 2);
	assert_int_equal(remaining[2], 0);
}

static void
questions_to_others_are_harmless(void **state)
{
	struct lws_vhost *vh;
	lws_sock_file_fd_type u;
	struct lws *raw;
	int sv[2];

	(void)state;
	vh = lws_get_vhost_by_name(wt.cx, "default");
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	raw = lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u, NULL, NULL);
	assert_non_null(raw);
	assert_int_equal(lws_is_first_fragment(raw), 0);
	assert_int_equal(lws_is_final_fragment(raw), 0);
	assert_int_equal(lws_frame_is_binary(raw), 0);
	assert_int_equal(lws_get_opcode(raw), 0);
	assert_int_equal(lws_get_reserved_bits(raw), 0);
	assert_int_equal(lws_remaining_packet_payload(raw), 0);
	assert_int_equal(lws_ws_sending_multifragment(raw), 0);
	assert_int_equal(lws_get_close_length(raw), 0);
	assert_null(lws_get_close_payload(raw));
	lws_close_reason(raw, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
	close(sv[1]);
}

/* -- writing -- */

static int writes;

static int
write_some(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	   size_t len)
{
	static uint8_t buf[LWS_PRE + 100000];
	uint8_t *p = buf + LWS_PRE;

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_SERVER_WRITEABLE || writes++)
		return 0;
	memcpy(p, "hello", 5);
	assert_int_equal(lws_write(wsi, p, 5, LWS_WRITE_TEXT), 5);
	assert_int_equal(lws_write(wsi, p, 0, LWS_WRITE_BINARY), 0);
	assert_int_equal(lws_write(wsi, p, 2, LWS_WRITE_PING), 4);
	assert_int_equal(lws_write(wsi, p, 0, LWS_WRITE_PONG), 2);
	assert_int_equal(
		lws_write(wsi, p, 1, LWS_WRITE_TEXT | LWS_WRITE_NO_FIN), 1);
	assert_int_equal(lws_ws_sending_multifragment(wsi), 1);
	assert_int_equal(lws_write(wsi, p, 5, LWS_WRITE_PING), 7);
	assert_int_equal(lws_write(wsi, p + 1, 1,
				   LWS_WRITE_CONTINUATION | LWS_WRITE_NO_FIN),
			 1);
	assert_int_equal(lws_write(wsi, p, 0, LWS_WRITE_CONTINUATION), 0);
	assert_int_equal(lws_ws_sending_multifragment(wsi), 0);
	memset(p, 'x', 100000);
	assert_int_equal(lws_write(wsi, p, 126, LWS_WRITE_BINARY), 126);
	assert_int_equal(lws_write(wsi, p, 100000, LWS_WRITE_BINARY), 100000);
	assert_int_equal(lws_write(wsi, p, 126, LWS_WRITE_PING), -1);
	assert_int_equal(lws_write(wsi, NULL, 0, LWS_WRITE_TEXT), -1);
	/* the bytes are the caller's as they were, and before them too */
	assert_int_equal(p[0], 'x');
	assert_int_equal(p[-1], 0);

	return 0;
}

static void
several_writes_leave_in_their_order(void **state)
{
	(void)state;
	begin_chat();
	wt.hook = write_some;
	writes = 0;
	assert_int_equal(lws_callback_on_writable(wt.wsi), 1);
	rounds(5);
	expect_frames("t:hello;b:;ping:he;pong:;t:h+ping:hello;c:e+c:;b:126;"
		      "b:100000;");
}

static int
continue_nothing(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		 size_t len)
{
	uint8_t buf[LWS_PRE + 1] = { 0 };

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;

	return lws_write(wsi, buf + LWS_PRE, 1, LWS_WRITE_CONTINUATION) < 0 ? -1
									    : 0;
}

/* its own context: event libraries serve only the process that has made them */
static void
write_out_of_order(void)
{
	assert_int_equal(ws_test_context(NULL), 0);
	begin_chat();
	wt.hook = continue_nothing;
	send_str(FIN | 1, "x");
	assert_non_null(strstr(wt.words, "closed"));
	ws_test_end();
}

static void
a_continuation_of_nothing_is_an_error(void **state)
{
	(void)state;
	unit_misuse(write_out_of_order);
}

/* -- PING and PONG -- */

static void
each_ping_is_answered(void **state)
{
	uint8_t buf[200];
	size_t n;

	(void)state;
	begin_chat();
	n = put_frame(buf, FIN | 9, "1", 1);
	n += put_frame(buf + n, FIN | 9, "2", 1);
	n += put_frame(buf + n, FIN | 9, "", 0);
	n += put_frame(buf + n, 1, "a", 1);
	n += put_frame(buf + n, FIN | 9, "3", 1);
	n += put_frame(buf + n, FIN, "b", 1);
	send_bytes(buf, n);
	expect("^a b$");
	expect_frames("pong:1;pong:2;pong:;pong:3;");
}

static void
pongs_are_reported(void **state)
{
	(void)state;
	begin_chat();
	send_str(FIN | 10, "x");
	send_str(FIN | 10, "");
	expect("pong pong");
	expect_frames("");
}

static int
fill_socket(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	static uint8_t buf[LWS_PRE + 300000];

	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_SERVER_WRITEABLE && !writes++)
		assert_int_equal(
			lws_write(wsi, buf + LWS_PRE, 300000, LWS_WRITE_BINARY),
			300000);

	return 0;
}

/* LWS_LIMIT_WS_PONGS are queued, then only the latest is kept */
static void
a_peer_that_does_not_read_gets_a_bounded_number_of_pongs(void **state)
{
	char name[16], want[512];
	int n, small = 4096;

	(void)state;
	begin_chat();
	setsockopt(lws_get_socket_fd(wt.wsi), SOL_SOCKET, SO_SNDBUF, &small,
		   sizeof(small));
	wt.hook = fill_socket;
	writes = 0;
	lws_callback_on_writable(wt.wsi);
	rounds(2);
	assert_int_equal(lws_partial_buffered(wt.wsi), 1);
	for (n = 0; n < 100; n++) {
		lws_snprintf(name, sizeof(name), "%d", n);
		send_str(FIN | 9, name);
	}
	for (n = 0; n < 200; n++) {
		read_all();
		rounds(1);
	}
	lws_snprintf(want, sizeof(want), "b:300000;");
	for (n = 0; n < (int)LWS_LIMIT_WS_PONGS; n++)
		lws_snprintf(want + strlen(want), sizeof(want) - strlen(want),
			     "pong:%d;", n);
	lws_snprintf(want + strlen(want), sizeof(want) - strlen(want),
		     "pong:99;");
	expect_frames(want);
}

/* -- closing -- */

static enum lws_close_status close_with;
static enum lws_callback_reasons close_at;

static int
close_now(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	  size_t len)
{
	(void)in;
	(void)len;
	if (reason != close_at)
		return 0;
	if (close_with)
		lws_close_reason(wsi, close_with, (uint8_t *)"why", 3);

	return -1;
}

static void
closing_with_a_reason_waits_for_the_peer(void **state)
{
	uint8_t two[64];
	size_t n;

	(void)state;
	begin_chat();
	wt.hook = close_now;
	close_at = LWS_CALLBACK_RECEIVE;
	close_with = LWS_CLOSE_STATUS_GOINGAWAY;
	/* what comes behind it is thrown away, but not a CLOSE */
	n = put_frame(two, FIN | 1, "x", 1);
	n += put_frame(two + n, FIN | 1, "y", 1);
	send_bytes(two, n);
	expect("^x$");
	expect_frames("close:1001 why;");
	lws_callback_on_writable(wt.wsi);
	send_str(FIN | 1, "more");
	send_str(FIN | 9, "ping");
	expect("");
	expect_frames("");
	send_frame(FIN | 8, "\x03\xe9", 2);
	expect_frames("eof");
	close(wt.peer);
	wt.peer = -1;
	rounds(2);
	expect("drop closed destroy");
}

static void
a_close_that_is_here_already_is_seen(void **state)
{
	uint8_t two[64];
	size_t n;

	(void)state;
	begin_chat();
	wt.hook = close_now;
	close_at = LWS_CALLBACK_RECEIVE;
	close_with = LWS_CLOSE_STATUS_NORMAL;
	n = put_frame(two, FIN | 1, "x", 1);
	n += put_frame(two + n, FIN | 8, "\x03\xe8", 2);
	send_bytes(two, n);
	expect("^x$");
	expect_frames("close:1000 why;eof");
}

static void
a_peer_that_does_not_answer_gets_five_seconds(void **state)
{
	(void)state;
	begin_chat();
	wt.hook = close_now;
	close_at = LWS_CALLBACK_RECEIVE;
	close_with = LWS_CLOSE_STATUS_NORMAL;
	send_str(FIN | 1, "x");
	expect("^x$");
	pass_time(4);
	expect("");
	pass_time(2);
	expect("drop closed destroy");
}

static void
without_a_reason_there_is_no_close(void **state)
{
	(void)state;
	begin_chat();
	wt.hook = close_now;
	close_at = LWS_CALLBACK_RECEIVE;
	close_with = LWS_CLOSE_STATUS_NOSTATUS;
	send_str(FIN | 1, "x");
	expect("^x$ drop closed destroy");
	expect_frames("eof");
}

static void
a_reason_is_said_wherever_it_is_given(void **state)
{
	static const enum lws_callback_reasons places[] = {
		LWS_CALLBACK_ESTABLISHED,      LWS_CALLBACK_RECEIVE,
		LWS_CALLBACK_RECEIVE_PONG,     LWS_CALLBACK_TIMER,
		LWS_CALLBACK_SERVER_WRITEABLE,
	};
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(places); i++) {
		wt.hook = close_now;
		close_at = places[i];
		close_with = LWS_CLOSE_STATUS_POLICY_VIOLATION;
		assert_int_equal(establish(CHAT), 0);
		if (i) {
			send_str(FIN | 10, "");
			send_str(FIN | 1, "x");
			lws_set_timer_usecs(wt.wsi, 1000);
			lws_callback_on_writable(wt.wsi);
			pass_time(1);
		}
		expect_frames("close:1008 why;");
	}
}

/* what is only for the program's eyes is not sent */
static void
codes_that_no_frame_has_are_not_sent(void **state)
{
	(void)state;
	wt.hook = close_now;
	close_at = LWS_CALLBACK_RECEIVE;
	begin_chat();
	close_with = LWS_CLOSE_STATUS_NO_STATUS;
	send_str(FIN | 1, "x");
	expect_frames("close:;");
	begin_chat();
	close_with = LWS_CLOSE_STATUS_ABNORMAL_CLOSE;
	send_str(FIN | 1, "x");
	expect_frames("eof");
}

static void
a_long_reason_is_cut(void **state)
{
	uint8_t text[200];

	(void)state;
	begin_chat();
	memset(text, 'y', sizeof(text));
	lws_close_reason(wt.wsi, LWS_CLOSE_STATUS_NORMAL, text, sizeof(text));
	assert_int_equal(lws_get_close_length(wt.wsi), 125);
	assert_memory_equal(lws_get_close_payload(wt.wsi), "\x03\xe8yy", 4);
}

/* code as it comes, code that the program sees and the peer gets back */
static void
the_peers_close_is_echoed(void **state)
{
	static const struct {
		const char *payload;
		size_t len;
		const char *echo;
	} table[] = {
		{ "", 0, "close:;eof" },
		{ "\x03\xe8", 2, "close:1000 ;eof" },
		{ "\x03\xe8"
		  "bye",
		  5, "close:1000 bye;eof" },
		{ "\x0b\xb8", 2, "close:3000 ;eof" },
		{ "\x13\x87", 2, "close:4999 ;eof" },
		{ "\x03\xe7", 2, "close:1002 ;eof" }, /* 999 */
		{ "\x03\xec", 2, "close:1002 ;eof" }, /* 1004 */
		{ "\x03\xed", 2, "close:1002 ;eof" }, /* 1005 */
		{ "\x03\xee", 2, "close:1002 ;eof" }, /* 1006 */
		{ "\x03\xf7", 2, "close:1002 ;eof" }, /* 1015 */
		{ "\x07\xd0", 2, "close:1002 ;eof" }, /* 2000 */
		{ "\x13\x88", 2, "close:1002 ;eof" }, /* 5000 */
	};
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		begin_chat();
		send_frame(FIN | 8, table[i].payload, table[i].len);
		expect("peer-close");
		expect_frames(table[i].echo);
	}
}

static void
the_program_may_answer_a_close_itself(void **state)
{
	(void)state;
	wt.hook = close_now;
	close_at = LWS_CALLBACK_WS_PEER_INITIATED_CLOSE;
	begin_chat();
	close_with = LWS_CLOSE_STATUS_NOSTATUS;
	send_frame(FIN | 8, "\x03\xe8", 2);
	expect_frames("eof");
	begin_chat();
	close_with = 4001;
	send_frame(FIN | 8, "\x03\xe8", 2);
	expect_frames("close:4001 why;eof");
}

static void
nothing_is_said_after_a_close(void **state)
{
	uint8_t buf[100];
	size_t n;

	(void)state;
	begin_chat();
	n = put_frame(buf, FIN | 8, "\x03\xe8", 2);
	n += put_frame(buf + n, FIN | 1, "late", 4);
	n += put_frame(buf + n, FIN | 9, "late", 4);
	send_bytes(buf, n);
	expect("peer-close");
	expect_frames("close:1000 ;eof");
}

/* RFC 6455 7.1.7, with the codes of 7.4.1 */
static void
what_is_against_the_rules_fails_the_connection(void **state)
{
	static const struct {
		unsigned int b0;
		const char *payload, *expect;
	} table[] = {
		{ FIN | 3, "x", "close:1002 bad opc;eof" },
		{ FIN | 0x40 | 1, "x", "close:1002 rsv bits;eof" },
		{ FIN | 0, "x", "close:1002 bad cont;eof" },
		{ 9, "x", "close:1002 frag ctl;eof" },
		{ FIN | 1, "\xff", "close:1007 bad utf8;eof" },
		{ FIN | 1, "a\xc3", "close:1007 partial utf8;eof" },
		{ FIN | 8, "x", "close:1002 bad close;eof" },
		{ FIN | 8, "\x03\xe8\xff", "close:1007 bad utf8 in close;eof" },
	};
	static const uint8_t unmasked[] = { FIN | 1, 1, 'x' };
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		begin_chat();
		send_str(table[i].b0, table[i].payload);
		expect_frames(table[i].expect);
		expect("");
		send_str(FIN | 1, "ignored");
		close(wt.peer);
		wt.peer = -1;
		rounds(2);
		expect("drop closed destroy");
	}
	begin_chat();
	send_bytes(unmasked, sizeof(unmasked));
	expect_frames("close:1002 bad mask;eof");
}

static void
a_peer_that_vanishes_is_told_of(void **state)
{
	(void)state;
	begin_chat();
	send_str(1, "half");
	close(wt.peer);
	wt.peer = -1;
	rounds(2);
	expect("^half drop closed destroy");
}

/* -- rx flow control -- */

static int
pause_first(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RECEIVE)
		lws_rx_flow_control(wsi, 0);

	return 0;
}

static void
a_pause_holds_inside_a_message(void **state)
{
	(void)state;
	assert_int_equal(establish("Sec-WebSocket-Protocol: small\r\n"), 0);
	wt.words[0] = '\0';
	wt.hook = pause_first;
	send_str(FIN | 1, "0123456789abcdefxyz");
	expect("^01234567");
	lws_rx_flow_control(wt.wsi, 1);
	rounds(2);
	expect("89abcdef");
	lws_rx_flow_control(wt.wsi, 1);
	rounds(2);
	expect("xyz$");
}

static void
who_closes_while_it_is_paused_still_hears_the_answer(void **state)
{
	(void)state;
	begin_chat();
	lws_rx_flow_control(wt.wsi, 0);
	wt.hook = close_now;
	close_at = LWS_CALLBACK_SERVER_WRITEABLE;
	close_with = LWS_CLOSE_STATUS_NORMAL;
	lws_callback_on_writable(wt.wsi);
	rounds(2);
	expect_frames("close:1000 why;");
	send_frame(FIN | 8, "\x03\xe8", 2);
	expect_frames("eof");
}

/* -- is the peer there? -- */

static void
a_silent_peer_is_pinged_then_dropped(void **state)
{
	(void)state;
	begin_chat();
	pass_time(39);
	expect_frames("");
	pass_time(2);
	expect_frames("ping:;");
	pass_time(8);
	expect("");
	pass_time(2);
	expect("drop closed destroy");
	expect_frames("eof");
}

static void
whatever_a_peer_sends_shows_that_it_is_there(void **state)
{
	int n;

	(void)state;
	begin_chat();
	for (n = 0; n < 10; n++) {
		pass_time(30);
		send_str(FIN | 1, "x");
		expect("^x$");
	}
	expect_frames("");
	/* it was heard in the last 40 s before it is due, and then not */
	pass_time(61);
	expect_frames("ping:;");
	send_frame(FIN | 10, "", 0);
	expect("pong");
	pass_time(39);
	expect_frames("");
	pass_time(2);
	expect_frames("ping:;");
}

/* it says nothing while it is busy with what it gets */
static void
what_a_peer_takes_shows_that_it_is_there(void **state)
{
	static uint8_t big[LWS_PRE + (2 << 20)];
	int n;

	(void)state;
	begin_chat();
	assert_int_equal(
		lws_write(wt.wsi, big + LWS_PRE, 2 << 20, LWS_WRITE_BINARY),
		2 << 20);
	rounds(1);
	assert_int_equal(lws_partial_buffered(wt.wsi), 1);
	wt.words[0] = '\0';
	for (n = 0; n < 5; n++) {
		pass_time(30);
		wt.got_len = 0;
		read_all();
		assert_true(wt.got_len > 0 && !wt.eof);
		rounds(2);
	}
	assert_non_null(wt.wsi);
	expect("");
	/* and stops: it was there at 150 s; that is seen at 160 s */
	for (n = 150; n < 200; n += 10)
		pass_time(10);
	assert_non_null(wt.wsi);
	pass_time(10);
	expect("drop closed destroy");
}

static void
a_timeout_does_not_end_the_checks(void **state)
{
	(void)state;
	begin_chat();
	lws_set_timeout(wt.wsi, PENDING_TIMEOUT_USER_OK, 1000);
	pass_time(41);
	expect_frames("ping:;");
	lws_set_timeout(wt.wsi, NO_PENDING_TIMEOUT, 0);
	pass_time(10);
	expect("drop closed destroy");
	begin_chat();
	lws_set_timeout(wt.wsi, PENDING_TIMEOUT_USER_OK, 3);
	pass_time(4);
	expect("drop closed destroy");
}

/* -- whole messages -- */

static size_t whole_len;
static int whole_seen;

static int
note_whole(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	   size_t len)
{
	size_t n;

	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	assert_int_equal(lws_is_first_fragment(wsi), 1);
	assert_int_equal(lws_is_final_fragment(wsi), 1);
	for (n = 0; n < len; n++)
		assert_int_equal(((char *)in)[n], 'x');
	whole_len = len;
	whole_seen++;
	wt.words[0] = '\0';

	return 0;
}

static void
want_whole(const char *name, size_t most)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");

	assert_int_equal(
		lws_x_ws_whole_messages(
			vh, lws_vhost_name_to_protocol(vh, name), most),
		0);
	whole_seen = 0;
	wt.hook = note_whole;
}

static void
whole_messages_come_however_they_are_cut(void **state)
{
	static uint8_t text[100000];
	uint8_t frame[64];
	size_t n, i;

	(void)state;
	memset(text, 'x', sizeof(text));
	want_whole("small", sizeof(text));
	assert_int_equal(establish("Sec-WebSocket-Protocol: small\r\n"), 0);
	send_frame(FIN | 2, text, 0);
	send_frame(FIN | 1, text, 300);
	assert_int_equal(whole_len, 300);
	n = put_frame(frame, 1, text, 20);
	n += put_frame(frame + n, FIN, text, 10);
	for (i = 0; i < n; i++)
		send_bytes(frame + i, 1);
	assert_int_equal(whole_len, 30);
	for (i = 0; i < 9; i++)
		send_frame(i ? 0 : 2, text, 10000);
	send_frame(FIN | 9, "p", 1);
	send_frame(FIN, text, 10000);
	assert_int_equal(whole_len, 100000);
	assert_int_equal(whole_seen, 4);
	expect_frames("pong:p;");
}

static void
messages_that_are_too_long_close_with_1009(void **state)
{
	/* the head alone says that there are 101 */
	static const uint8_t head[] = { FIN | 2, 0x80 | 101, 0, 0, 0, 0, 'x' };
	static uint8_t text[101];

	(void)state;
	memset(text, 'x', sizeof(text));
	want_whole("chat", 100);
	begin_chat();
	send_frame(FIN | 1, text, 100);
	assert_int_equal(whole_seen, 1);
	send_frame(FIN | 1, text, 101);
	expect_frames("close:1009 too large;eof");
	begin_chat();
	send_frame(1, text, 60);
	send_frame(FIN, text, 41);
	expect_frames("close:1009 too large;eof");
	begin_chat();
	send_bytes(head, sizeof(head));
	expect_frames("close:1009 too large;eof");
	assert_int_equal(whole_seen, 1);
	/* pieces again */
	want_whole("chat", 0);
	wt.hook = NULL;
	begin_chat();
	send_str(1, "ab");
	expect("^ab");
}

static int
callback_whole(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	(void)user;
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_PROTOCOL_INIT)
		return 0;

	return lws_x_ws_whole_messages(lws_get_vhost(wsi),
				       lws_get_protocol(wsi), 64 * 1024);
}

static void
a_protocol_may_want_them_from_its_start(void **state)
{
	static const struct lws_protocols protocols[] = {
		{ .name = "whole", .callback = callback_whole },
		LWS_PROTOCOL_LIST_TERM
	};
	struct lws_context_creation_info info;
	struct lws_vhost *vh;

	(void)state;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	info.vhost_name = "other";
	vh = lws_create_vhost(wt.cx, &info);
	assert_non_null(vh);
	rounds(2);
	assert_int_equal(
		((struct lws_ws_vhost *)vh->role_data[LWS_ROLE_SLOT_WS])
			->whole_most[0],
		64 * 1024);
}

static void
whole_messages_are_of_a_vhosts_protocol(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");

	(void)state;
	assert_int_equal(lws_x_ws_whole_messages(vh, &ws_test_protocols[0], 1),
			 -1);
}

/* -- memory -- */

static int
whole_life(void)
{
	int r = -1;

	if (ws_test_context(NULL))
		return -1;
	if (!establish(CHAT)) {
		struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");

		if (lws_x_ws_whole_messages(
			    vh, lws_vhost_name_to_protocol(vh, "chat"), 100)) {
			ws_test_end();
			return -1;
		}
		send_str(1, "a");
		/* a control frame that a read has cut, and a reason */
		send_bytes("\x89\x82\1\2\3\4\5", 7);
		send_bytes("\6", 1);
		wt.hook = close_now;
		close_at = LWS_CALLBACK_RECEIVE;
		close_with = LWS_CLOSE_STATUS_NORMAL;
		if (wt.wsi)
			send_str(FIN, "b");
		r = strcmp(frames(), "pong:\4\4;close:1000 why;") ? -1 : 0;
	}
	ws_test_end();

	return r;
}

static void
a_connection_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(whole_life);
}

static int
echo(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	uint8_t buf[LWS_PRE + 64];

	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	memcpy(buf + LWS_PRE, in, len);

	return lws_write(wsi, buf + LWS_PRE, len, LWS_WRITE_TEXT) < 0;
}

static void
nothing_is_allocated_for_a_message(void **state)
{
	long before;
	int n;

	(void)state;
	unit_heap_begin(0);
	assert_int_equal(ws_test_context(NULL), 0);
	assert_int_equal(establish(CHAT), 0);
	wt.hook = echo;
	send_str(FIN | 1, "warm");
	before = unit_heap.count;
	for (n = 0; n < 50; n++) {
		send_str(FIN | 1, "hello");
		send_str(FIN | 9, "ping");
		wt.words[0] = '\0';
	}
	assert_int_equal(unit_heap.count, before);
	ws_test_end();
	assert_int_equal(unit_heap_end(), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(callbacks_come_in_their_order),
		T(handshakes_are_judged),
		T(what_is_no_upgrade_is_a_request),
		T(the_first_name_of_the_client_that_we_have_wins),
		T(no_subprotocol_of_ours_is_dropped),
		T(the_program_may_refuse_at_each_step),
		T(a_protocol_may_be_guarded),
		T(headers_can_be_read_until_established),
		T(the_program_may_add_headers),
		T(what_comes_behind_the_request_is_for_ws),
		T(pieces_are_as_small_as_the_protocol_wants),
		T(what_remains_of_a_frame_is_known),
		T(questions_to_others_are_harmless),
		T(several_writes_leave_in_their_order),
		cmocka_unit_test(a_continuation_of_nothing_is_an_error),
		T(each_ping_is_answered),
		T(pongs_are_reported),
		T(a_peer_that_does_not_read_gets_a_bounded_number_of_pongs),
		T(closing_with_a_reason_waits_for_the_peer),
		T(a_close_that_is_here_already_is_seen),
		T(a_peer_that_does_not_answer_gets_five_seconds),
		T(without_a_reason_there_is_no_close),
		T(a_reason_is_said_wherever_it_is_given),
		T(codes_that_no_frame_has_are_not_sent),
		T(a_long_reason_is_cut),
		T(the_peers_close_is_echoed),
		T(the_program_may_answer_a_close_itself),
		T(nothing_is_said_after_a_close),
		T(what_is_against_the_rules_fails_the_connection),
		T(a_peer_that_vanishes_is_told_of),
		T(a_pause_holds_inside_a_message),
		T(who_closes_while_it_is_paused_still_hears_the_answer),
		T(a_silent_peer_is_pinged_then_dropped),
		T(whatever_a_peer_sends_shows_that_it_is_there),
		T(what_a_peer_takes_shows_that_it_is_there),
		T(a_timeout_does_not_end_the_checks),
		T(whole_messages_come_however_they_are_cut),
		T(messages_that_are_too_long_close_with_1009),
		T(a_protocol_may_want_them_from_its_start),
		T(whole_messages_are_of_a_vhosts_protocol),
		cmocka_unit_test(a_connection_survives_without_memory),
		cmocka_unit_test(nothing_is_allocated_for_a_message),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
