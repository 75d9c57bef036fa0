/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP/2 clients against a server that the test plays: what is asked, frame by
 * frame, and what the program hears of each answer, given whole and cut
 * everywhere; what is shared, what is asked again, and how it all ends.
 */
#include "roles/h2/h2-client.h"

#include "recorder-peer.h"

#include "h2-server-test.h"

static const struct rec_word words[] = {
	{ LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL, "bind", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL, "drop", 0 },
	{ LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, "new", 0 },
	{ LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER, "append", 0 },
	{ LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH, "pre", 0 },
	{ LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP, "answer", 0 },
	{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP, "receive", 0 },
	{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ, "read", 0 },
	{ LWS_CALLBACK_COMPLETED_CLIENT_HTTP, "completed", 0 },
	{ LWS_CALLBACK_CLOSED_CLIENT_HTTP, "closed", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_REDIRECT, "redirect", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_WRITEABLE, "writeable", 0 },
	{ LWS_CALLBACK_CLIENT_ESTABLISHED, "ws", 0 },
	{ LWS_CALLBACK_CLIENT_RECEIVE, "message", 0 },
	{ LWS_CALLBACK_CLIENT_CLOSED, "ws-closed", 0 },
	{ 0, NULL, 0 },
};

/* what the program does, and what it has seen */
static struct {
	char body[1 << 20];
	size_t body_len;
	const char *appends; /* text */
	size_t posts;        /* bytes of its body */
	size_t sent;
	int has_length;
	int pauses; /* from its first bytes on */
	int takes_coded;
	unsigned int status;
	char type[64]; /* content-type of the answer */
	char custom[64];
	enum lws_callback_reasons refuses; /* 0: nothing */
	struct lws *net;
} prog;

static int
append(struct lws *w, char **p, size_t room)
{
	size_t len = prog.appends ? strlen(prog.appends) : 0;

	assert_true(room >= 4000);
	memcpy(*p, prog.appends ? prog.appends : "", len);
	*p += len;
	prog.sent = 0;
	if (prog.takes_coded &&
	    lws_x_http_client_accept_coded(w, 0, (uint8_t **)p,
					   (uint8_t *)*p + room - len) < 0)
		return -1;
	if (!prog.posts || lws_http_is_redirected_to_get(w))
		return 0;
	if (prog.has_length && lws_add_http_header_content_length(
				       w, prog.posts, (unsigned char **)p,
				       (unsigned char *)*p + room - len))
		return -1;
	lws_client_http_body_pending(w, 1);
	lws_callback_on_writable(w);

	return 0;
}

static int
send_some(struct lws *w)
{
	static uint8_t buf[LWS_PRE + 20000];
	size_t n = prog.posts - prog.sent;

	if (!n)
		return 0;
	if (n > 20000)
		n = 20000;
	memset(buf + LWS_PRE, 'b', n);
	prog.sent += n;
	if (prog.sent == prog.posts)
		lws_client_http_body_pending(w, 0);
	if (lws_write(w, buf + LWS_PRE, n, LWS_WRITE_HTTP) < 0)
		return -1;
	if (prog.sent < prog.posts)
		lws_callback_on_writable(w);

	return 0;
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason == prog.refuses)
		return 1;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return append(w, in, len);
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return send_some(w);
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		prog.net = lws_get_network_wsi(w);
		prog.status = lws_http_client_http_response(w);
		lws_hdr_copy(w, prog.type, sizeof(prog.type),
			     WSI_TOKEN_HTTP_CONTENT_TYPE);
		(void)lws_hdr_custom_copy(w, prog.custom, sizeof(prog.custom),
					  "x-own:", 6);
		return 0;
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		prog.status = lws_http_client_http_response(w);
		return 0;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		assert_true(prog.body_len + len <= sizeof(prog.body));
		memcpy(prog.body + prog.body_len, in, len);
		prog.body_len += len;
		if (prog.pauses)
			lws_rx_flow_control(w, 0);
		return 0;
	default:
		return 0;
	}
}

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
	begin_with(&info);
	rec.hook = program;
	srv_begin();

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
	srv_end();

	return 0;
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

static void
srv_expect(const char *said)
{
	srv_go();
	assert_string_equal(srv.said, said);
}

static const unsigned int END = LWS_H2_F_END_STREAM;

static struct lws_client_connect_info
ask_for(const char *method, const char *path)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.host = "a.example";
	i.path = path;
	i.method = method;
	i.ssl_connection =
		LCCSCF_HTTP_NO_CACHE_CONTROL | LCCSCF_H2_PRIOR_KNOWLEDGE;
	i.pwsi = &wsi;

	return i;
}

static void
ask(const char *method, const char *path)
{
	struct lws_client_connect_info i = ask_for(method, path);

	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
}

static void
also(const char *method, const char *path, int flags, struct lws **pwsi)
{
	struct lws_client_connect_info i = ask_for(method, path);

	i.ssl_connection |= flags;
	i.pwsi = pwsi;
	assert_non_null(lws_client_connect_via_info(&i));
}

#define HELLO "S W0=983041 "
#define BEGUN "bind connecting new create create append"

/* -- requests -- */

static void
a_request_is_a_stream(void **state)
{
	(void)state;
	prog.appends = "X-Own: 1\r\nConnection: close\r\n";
	ask("GET", "p?q=1");
	srv_expect(HELLO "H1[GET /p?q=1].");
	assert_string_equal(srv.fields, ":method: GET\n"
					":authority: a.example\n"
					":scheme: http\n"
					":path: /p?q=1\n"
					"x-own: 1\n");
	expect(BEGUN);
	srv_hello();
	srv_headers(1, ":status: 200\ncontent-type: text/x\nx-own: yes\n", 0);
	srv_data(1, "hello", 0);
	srv_data(1, "", END);
	srv_expect("S+ G0 NO_ERROR");
	expect("pre answer read completed drop closed destroy destroy");
	assert_int_equal(prog.status, 200);
	assert_string_equal(prog.type, "text/x");
	assert_string_equal(prog.custom, "yes");
	assert_int_equal(prog.body_len, 5);
	assert_ptr_not_equal(prog.net, wsi);
	assert_true(srv.over);
}

static void
answers_may_be_cut_anywhere(void **state)
{
	size_t step;

	for (step = 1; step < 60; step++) {
		ask("GET", "/");
		srv_go();
		srv_hello();
		srv_headers(1, ":status: 103\nlink: </x>\n", 0);
		srv_headers(1, ":status: 200\ncontent-length: 5\n", 0);
		srv_frame(LWS_H2_DATA, LWS_H2_F_PADDED, 1, "\3hel\0\0\0", 7);
		srv_data(1, "lo", 0);
		srv_headers(1, "x-trailer: 1\n", END);
		srv_go_in(step);
		assert_int_equal(prog.body_len, 5);
		assert_memory_equal(prog.body, "hello", 5);
		assert_int_equal(prog.status, 200);
		assert_non_null(strstr(rec.words, "completed drop closed"));
		teardown(state);
		setup(state);
	}
}

static void
what_has_no_body_ends_at_once(void **state)
{
	static const struct {
		const char *method, *fields;
	} rows[] = {
		{ "HEAD", ":status: 200\ncontent-length: 99\n" },
		{ "GET", ":status: 204\n" },
		{ "GET", ":status: 304\ncontent-length: 12\n" },
		{ "GET", ":status: 200\ncontent-length: 0\n" },
	};
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ask(rows[n].method, "/");
		srv_hello();
		srv_headers(1, rows[n].fields, END);
		srv_go();
		expect(BEGUN " pre answer completed drop closed destroy "
			     "destroy");
		teardown(state);
		setup(state);
	}
}

/* "hello" */
static const char packed[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb"
			     "\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05"
			     "\x00\x00\x00";

static void
coded_answers_are_unpacked(void **state)
{
#if defined(LWS_WITH_GZINFLATE)
	const size_t len = sizeof(packed) - 1;
	size_t at;

	for (at = 1; at < len; at++) {
		prog.takes_coded = 1;
		ask("GET", "/");
		srv_hello();
		srv_headers(1, ":status: 200\ncontent-encoding: gzip\n", 0);
		srv_frame(LWS_H2_DATA, 0, 1, packed, at);
		srv_frame(LWS_H2_DATA, END, 1, packed + at, len - at);
		srv_go();
		assert_non_null(strstr(srv.fields, "accept-encoding: "));
		assert_int_equal(prog.body_len, 5);
		assert_memory_equal(prog.body, "hello", 5);
		assert_non_null(strstr(rec.words, "completed drop closed"));
		teardown(state);
		setup(state);
	}
	/* and what breaks off is not complete */
	prog.takes_coded = 1;
	ask("GET", "/");
	srv_hello();
	srv_headers(1, ":status: 200\ncontent-encoding: gzip\n", 0);
	srv_frame(LWS_H2_DATA, END, 1, packed, len - 3);
	srv_go();
	assert_null(strstr(rec.words, "completed"));
	assert_non_null(strstr(rec.words, "closed"));
#else
	(void)state;
	(void)packed;
	print_message("skipped: this build unpacks nothing\n");
	skip();
#endif
}

/* -- bodies of requests -- */

static void
bodies_are_sent_within_the_windows(void **state)
{
	(void)state;
	prog.posts = 200000;
	prog.has_length = 1;
	ask("POST", "/");
	srv_hello();
	srv_go();
	assert_non_null(strstr(srv.fields, "content-length: 200000\n"));
	assert_int_equal(srv.data_len, 65535);
	srv_word(LWS_H2_WINDOW_UPDATE, 0, 1000000);
	srv_go();
	assert_int_equal(srv.data_len, 65535);
	srv_word(LWS_H2_WINDOW_UPDATE, 1, 10);
	srv_expect("D1=10");
	srv_word(LWS_H2_WINDOW_UPDATE, 1, 1000000);
	srv_go();
	assert_string_equal(srv.said + strlen(srv.said) - 1, ".");
	srv_headers(1, ":status: 200\n", END);
	srv_expect("G0 NO_ERROR");
	assert_non_null(strstr(rec.words, "completed drop closed"));
}

static void
bodies_of_no_known_length_end(void **state)
{
	(void)state;
	prog.posts = 3000;
	ask("POST", "/");
	srv_hello();
	srv_go();
	assert_null(strstr(srv.fields, "transfer-encoding"));
	assert_null(strstr(srv.fields, "content-length"));
	assert_non_null(strstr(srv.said, "D1=3000 D1=0."));
}

static void
an_early_answer_ends_the_upload(void **state)
{
	(void)state;
	prog.posts = 200000;
	ask("POST", "/");
	srv_hello();
	srv_go();
	srv_headers(1, ":status: 413\n", END);
	srv_word(LWS_H2_RST_STREAM, 1, LWS_H2_NO_ERROR);
	srv_go();
	assert_int_equal(prog.status, 413);
	assert_non_null(strstr(rec.words, "answer completed drop closed"));
	assert_null(strstr(rec.words, "failed"));
}

/* -- malformed answers, resets, errors of the connection -- */

static void
malformed_answers_fail_their_stream(void **state)
{
	static const struct {
		const char *fields;
		unsigned int end;
		const char *why;
	} rows[] = {
		{ "content-type: x\n", 0, "no :status" },
		{ ":status: 20\n", 0, "bad :status" },
		{ ":status: 2x0\n", 0, "bad :status" },
		{ ":status: 099\n", 0, "bad :status" },
		{ ":status: 200\n:status: 200\n", 0, ":status twice" },
		{ "a: b\n:status: 200\n", 0, "pseudo field behind others" },
		{ ":path: /\n:status: 200\n", 0, "unknown pseudo field" },
		{ ":status: 200\nConn: x\n", 0, "bad field name" },
		{ ":status: 200\nconnection: close\n", 0,
		  "field of a connection" },
		{ ":status: 200\ncontent-length: 1x\n", 0,
		  "bad content-length" },
		{ ":status: 200\ncontent-length: 1\ncontent-length: 2\n", 0,
		  "bad content-length" },
		{ ":status: 200\ncontent-length: 1\n", 1,
		  "content-length without content" },
		{ ":status: 101\n", 0, "101 is not of this version" },
		{ ":status: 100\n", 1, "an interim answer is all" },
	};
	char text[200];
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ask("GET", "/");
		srv_go();
		srv_hello();
		srv_headers(1, rows[n].fields, rows[n].end ? END : 0);
		srv_expect("S+ R1 PROTOCOL_ERROR G0 NO_ERROR");
		expect(BEGUN " failed drop destroy destroy");
		lws_snprintf(text, sizeof(text), "problems parsing header: %s",
			     rows[n].why);
		assert_string_equal(rec.why, text);
		teardown(state);
		setup(state);
	}
}

static void
bodies_of_a_wrong_length_are_not_completed(void **state)
{
	static const struct {
		const char *data;
		unsigned int flags;
	} rows[] = { { "hell", LWS_H2_F_END_STREAM }, { "hello!", 0 } };
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ask("GET", "/");
		srv_go();
		srv_hello();
		srv_headers(1, ":status: 200\ncontent-length: 5\n", 0);
		srv_data(1, rows[n].data, rows[n].flags);
		srv_expect("S+ R1 PROTOCOL_ERROR G0 NO_ERROR");
		assert_null(strstr(rec.words, "completed"));
		assert_non_null(strstr(rec.words, "closed destroy"));
		teardown(state);
		setup(state);
	}
}

static void
data_needs_an_answer_first(void **state)
{
	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_data(1, "x", 0);
	srv_expect("S+ R1 PROTOCOL_ERROR G0 NO_ERROR");
	expect(BEGUN " failed drop destroy destroy");
	assert_string_equal(rec.why, "DATA before an answer");
}

static void
resets_are_told_in_words(void **state)
{
	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_word(LWS_H2_RST_STREAM, 1, LWS_H2_INTERNAL_ERROR);
	srv_expect("S+ G0 NO_ERROR");
	expect(BEGUN " failed drop destroy destroy");
	assert_string_equal(rec.why, "h2: reset by the server: INTERNAL_ERROR");
}

static void
a_reset_in_the_middle_closes(void **state)
{
	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_word(LWS_H2_RST_STREAM, 1, LWS_H2_INTERNAL_ERROR);
	srv_go();
	expect(BEGUN " pre answer drop closed destroy destroy");
}

static void
refused_streams_are_asked_again_a_few_times(void **state)
{
	unsigned int n;

	(void)state;
	also("GET", "/", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_go();
	srv_hello();
	for (n = 0; n <= LWS_LIMIT_CLIENT_UNHEARD; n++) {
		srv_word(LWS_H2_RST_STREAM, 1 + 2 * n, LWS_H2_REFUSED_STREAM);
		srv_go();
	}
	assert_non_null(strstr(rec.words, "append drop bind create append"));
	assert_non_null(strstr(rec.words, "failed drop destroy"));
	assert_string_equal(rec.why, "h2: refused by the server");
}

static void
a_lost_connection_ends_each_stream_once(void **state)
{
	struct lws *second = NULL;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	also("POST", "/2", LCCSCF_PIPELINE, &second);
	accept_it();
	srv_go();
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_go();
	rec_forget();
	close(peer);
	peer = -1;
	rounds(cx, 20);
	assert_string_equal(rec.why, "read failed");
	expect("failed drop destroy drop closed destroy destroy");
}

static void
goaway_words_are_told(void **state)
{
	(void)state;
	ask("POST", "/");
	srv_go();
	srv_hello();
	srv_goaway(1, LWS_H2_ENHANCE_YOUR_CALM, "too many of you");
	srv_go();
	close(peer);
	peer = -1;
	rounds(cx, 20);
	assert_string_equal(rec.why,
			    "h2: GOAWAY ENHANCE_YOUR_CALM: too many of you");
}

static void
goaway_sends_what_was_not_looked_at_elsewhere(void **state)
{
	struct lws *second = NULL;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	also("GET", "/2", LCCSCF_PIPELINE, &second);
	accept_it();
	srv_expect(HELLO "H1[GET /1]. H3[GET /2].");
	srv_hello();
	srv_goaway(1, LWS_H2_NO_ERROR, "");
	srv_go();
	srv_headers(1, ":status: 200\n", END);
	srv_expect("G0 NO_ERROR");
	assert_true(srv.over);
	close(peer);
	peer = -1;
	accept_it();
	srv_begin();
	srv_expect(HELLO "H1[GET /2].");
	srv_hello();
	srv_headers(1, ":status: 200\n", END);
	srv_go();
	assert_null(strstr(rec.words, "failed"));
}

/* -- sharing -- */

static void
several_share_a_connection(void **state)
{
	struct lws *more[3] = { NULL, NULL, NULL };

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	also("GET", "/2", LCCSCF_PIPELINE, &more[0]);
	accept_it();
	srv_expect(HELLO "H1[GET /1]. H3[GET /2].");
	srv_hello();
	srv_expect("S+");
	also("GET", "/3", LCCSCF_PIPELINE, &more[1]);
	srv_expect("H5[GET /3].");
	srv_headers(5, ":status: 200\n", END);
	srv_headers(1, ":status: 200\n", END);
	srv_headers(3, ":status: 200\n", END);
	srv_expect("");
	/* it is kept for the next */
	also("GET", "/4", LCCSCF_PIPELINE, &more[2]);
	srv_expect("H7[GET /4].");
}

static void
a_kept_connection_ends_in_time(void **state)
{
	(void)state;
	rec_clock_begin();
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_hello();
	srv_headers(1, ":status: 200\n", END);
	srv_go();
	rec_clock_pass(4);
	srv_expect("");
	rec_clock_pass(2);
	srv_expect("G0 NO_ERROR");
	assert_true(srv.over);
	rec_clock_end();
}

static void
no_more_than_the_server_takes(void **state)
{
	struct lws *more[2] = { NULL, NULL };

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_setting(H2SET_MAX_CONCURRENT_STREAMS, 1);
	srv_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
	srv_go();
	also("GET", "/2", LCCSCF_PIPELINE, &more[0]);
	also("GET", "/3", LCCSCF_PIPELINE, &more[1]);
	srv_expect("");
	srv_headers(1, ":status: 200\n", END);
	srv_expect("H3[GET /2].");
	srv_setting(H2SET_MAX_CONCURRENT_STREAMS, 2);
	srv_expect("S+ H5[GET /3].");
}

static void
when_ids_are_used_up_there_is_another_connection(void **state)
{
	struct lws *second = NULL;
	struct lws_h2 *c;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_go();
	c = prog.net->role_state;
	c->last_id = LWS_H2_STREAM_MAX;
	also("GET", "/2", LCCSCF_PIPELINE, &second);
	srv_go();
	close(peer);
	peer = -1;
	accept_it();
	srv_begin();
	srv_expect(HELLO "H1[GET /2].");
}

/* -- credit -- */

static void
windows_are_given_back_as_it_is_read(void **state)
{
	static char piece[16385];
	int n;

	(void)state;
	memset(piece, 'p', 16384);
	ask("GET", "/");
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_go();
	for (n = 0; n < 8; n++)
		srv_data(1, piece, 0);
	srv_expect("W1=131072");
	prog.pauses = 1;
	for (n = 0; n < 8; n++)
		srv_data(1, piece, 0);
	srv_go();
	assert_null(strstr(srv.said, "W1="));
	prog.pauses = 0;
	lws_rx_flow_control(wsi, 1);
	srv_go();
	assert_non_null(strstr(srv.said, "W1="));
	assert_int_equal(prog.body_len, 16 * 16384);
}

static void
windows_by_hand(void **state)
{
	struct lws_client_connect_info i;

	(void)state;
	i = ask_for("GET", "/");
	i.ssl_connection |= LCCSCF_H2_MANUAL_RXFLOW;
	i.manual_initial_tx_credit = 10;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
	srv_expect(HELLO "H1[GET /]. W1=10");
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_data(1, "0123456789", 0);
	srv_expect("S+");
	assert_int_equal(prog.body_len, 10);
	assert_int_equal(lws_wsi_tx_credit(wsi, LWSTXCR_PEER_TO_US, 0), 0);
	assert_int_equal(lws_wsi_tx_credit(wsi, LWSTXCR_PEER_TO_US, 5), 0);
	srv_expect("W1=5");
	assert_int_equal(lws_h2_get_peer_txcredit_estimate(wsi), 5);
	srv_data(1, "012345", 0);
	srv_expect("R1 FLOW_CONTROL_ERROR G0 NO_ERROR");
}

/* -- long poll -- */

static void
a_long_poll_listens_for_ever(void **state)
{
	(void)state;
	prog.posts = 1 << 20;
	ask("POST", "/");
	srv_hello();
	srv_headers(1, ":status: 200\n", 0);
	srv_word(LWS_H2_WINDOW_UPDATE, 1, 1 << 24);
	srv_word(LWS_H2_WINDOW_UPDATE, 0, 1 << 24);
	srv_go();
	assert_int_equal(lws_h2_client_stream_long_poll_rxonly(wsi), 0);
	srv_go();
	rec_clock_begin();
	rec_clock_pass(1000);
	srv_data(1, "event", 0);
	srv_go();
	assert_int_equal(prog.body_len, 5);
	rec_clock_end();
}

/* -- WebSocket (RFC 8441) -- */

static void
ws_waits_for_the_settings(void **state)
{
	(void)state;
	ask(NULL, "/chat");
	srv_expect("S W0=983041");
	srv_setting(H2SET_ENABLE_CONNECT_PROTOCOL, 1);
	srv_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
	srv_expect("S+ H1[CONNECT /chat]");
	assert_non_null(strstr(srv.fields, ":protocol: websocket\n"));
	assert_non_null(strstr(srv.fields, "sec-websocket-version: 13\n"));
	assert_null(strstr(srv.fields, "sec-websocket-key"));
	assert_null(strstr(srv.fields, "upgrade"));
	srv_headers(1, ":status: 200\n", 0);
	srv_data(1, "\x81\x05hello", 0);
	srv_expect("");
	expect(BEGUN " answer pre ws message");
	assert_int_equal(
		lws_write(wsi,
			  (uint8_t *)"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0ab" + 16,
			  2, LWS_WRITE_TEXT),
		2);
	srv_expect("D1=8");
	srv_data(1, "\x88\x02\x03\xe8", 0);
	srv_expect("D1=8 D1=0. R1 NO_ERROR G0 NO_ERROR");
}

static void
ws_goes_back_to_http1(void **state)
{
	(void)state;
	ask(NULL, "/chat");
	srv_go();
	srv_hello();
	srv_expect("S+ G0 NO_ERROR");
	close(peer);
	peer = -1;
	accept_it();
	rounds(cx, 10);
	{
		char text[100] = "";

		assert_true(recv(peer, text, sizeof(text) - 1, 0) > 20);
		assert_memory_equal(text, "GET /chat HTTP/1.1\r\n", 20);
	}
}

static void
ws_shares_a_connection(void **state)
{
	struct lws *second = NULL;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	also(NULL, "/ws", LCCSCF_PIPELINE, &second);
	accept_it();
	srv_setting(H2SET_ENABLE_CONNECT_PROTOCOL, 1);
	srv_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
	srv_expect(HELLO "H1[GET /1]. S+ H3[CONNECT /ws]");
	srv_headers(1, ":status: 200\n", END);
	srv_headers(3, ":status: 200\n", 0);
	srv_data(3, "\x81\x02hi", 0);
	srv_expect("");
	assert_non_null(strstr(rec.words, "completed"));
	assert_non_null(strstr(rec.words, "ws message"));
}

static void
http1_may_be_wanted(void **state)
{
	char text[100] = "";

	(void)state;
	ask("GET", "/x");
	srv_go();
	srv_hello();
	srv_word(LWS_H2_RST_STREAM, 1, LWS_H2_HTTP_1_1_REQUIRED);
	srv_expect("S+ G0 NO_ERROR");
	close(peer);
	peer = -1;
	accept_it();
	rounds(cx, 10);
	assert_true(recv(peer, text, sizeof(text) - 1, 0) > 17);
	assert_memory_equal(text, "GET /x HTTP/1.1\r\n", 17);
}

static void
redirects_go_on_the_same_connection(void **state)
{
	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_hello();
	srv_headers(1, ":status: 302\nlocation: /2\n", 0);
	srv_go();
	assert_non_null(strstr(srv.said, "R1 CANCEL H3[GET /2]."));
	srv_headers(3, ":status: 200\n", END);
	srv_go();
	expect(BEGUN " redirect drop bind create append pre answer completed "
		     "drop closed destroy");
}

/* -- what a server can make us do -- */

static void
blocks_have_bounds(void **state)
{
	static char fields[70000];
	unsigned int n;

	(void)state;
	/* a list of too many fields ends its stream alone */
	ask("GET", "/");
	srv_go();
	srv_hello();
	strcpy(fields, ":status: 200\n");
	for (n = 0; n <= LWS_LIMIT_H2_FIELDS; n++)
		strcat(fields, "a: b\n");
	srv_headers(1, fields, 0);
	srv_expect("S+ R1 CANCEL G0 NO_ERROR");
	assert_string_equal(rec.why,
			    "problems parsing header: header list too large");
	teardown(state);
	setup(state);
	/* one without end ends the connection */
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_frame(LWS_H2_HEADERS, 0, 1, "\x88", 1);
	for (n = 0; n <= LWS_LIMIT_H2_BLOCK_FRAMES; n++)
		srv_frame(LWS_H2_CONTINUATION, 0, 1, NULL, 0);
	srv_expect("S+ G0 ENHANCE_YOUR_CALM");
	expect(BEGUN " failed drop destroy");
}

static void
interim_answers_have_a_bound(void **state)
{
	unsigned int n;

	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	for (n = 0; n <= LWS_LIMIT_HTTP_INTERIM; n++)
		srv_headers(1, ":status: 103\n", 0);
	srv_expect("S+ R1 ENHANCE_YOUR_CALM G0 NO_ERROR");
}

static void
settings_must_come(void **state)
{
	(void)state;
	rec_clock_begin();
	ask("GET", "/");
	srv_go();
	rec_clock_pass(20);
	srv_expect("G0 SETTINGS_TIMEOUT");
	assert_non_null(strstr(rec.words, "failed"));
	rec_clock_end();
}

static void
pushes_are_refused(void **state)
{
	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_frame(LWS_H2_PUSH_PROMISE, LWS_H2_F_END_HEADERS, 1, "\0\0\0\2\x82",
		  5);
	srv_expect("S+ G0 PROTOCOL_ERROR");
	assert_string_equal(rec.why, "h2: PROTOCOL_ERROR: PUSH_PROMISE is not "
				     "allowed");
	teardown(state);
	setup(state);
	ask("GET", "/");
	srv_go();
	srv_setting(H2SET_ENABLE_PUSH, 1);
	srv_expect("G0 PROTOCOL_ERROR");
}

/* -- quirks of servers -- */

static void
the_end_may_come_in_a_frame_of_its_own(void **state)
{
	(void)state;
	also("GET", "/", LCCSCF_H2_QUIRK_NGHTTP2_END_STREAM, &wsi);
	accept_it();
	srv_expect(HELLO "H1[GET /] D1=0.");
}

static void
windows_may_overflow(void **state)
{
	(void)state;
	ask("GET", "/");
	srv_go();
	srv_hello();
	srv_word(LWS_H2_WINDOW_UPDATE, 0, LWS_H2_WINDOW_MAX);
	srv_expect("S+ G0 FLOW_CONTROL_ERROR");
	teardown(state);
	setup(state);
	also("GET", "/", LCCSCF_H2_QUIRK_OVERFLOWS_TXCR, &wsi);
	accept_it();
	srv_go();
	srv_hello();
	srv_word(LWS_H2_WINDOW_UPDATE, 0, LWS_H2_WINDOW_MAX);
	srv_word(LWS_H2_WINDOW_UPDATE, 1, LWS_H2_WINDOW_MAX);
	srv_expect("S+");
	assert_int_equal(lws_get_peer_write_allowance(wsi), LWS_H2_WINDOW_MAX);
}

/* -- a connection that was used before -- */

static void
it_may_close_just_when_it_is_used_again(void **state)
{
	struct lws *second = NULL;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	accept_it();
	srv_hello();
	srv_headers(1, ":status: 200\n", END);
	srv_go();
	also("GET", "/2", LCCSCF_PIPELINE, &second);
	srv_expect("H3[GET /2].");
	close(peer);
	peer = -1;
	accept_it();
	srv_begin();
	srv_expect(HELLO "H1[GET /2].");
	assert_null(strstr(rec.words, "failed"));
}

static void
a_silent_server_is_given_up(void **state)
{
	(void)state;
	rec_clock_begin();
	ask("GET", "/");
	srv_hello();
	srv_go();
	rec_clock_pass(20);
	srv_expect("R1 CANCEL G0 NO_ERROR");
	assert_string_equal(rec.why, "Timed out waiting server reply");
	rec_clock_end();
}

/* -- what the program may do at any time -- */

static void
closing_one_leaves_the_others(void **state)
{
	struct lws *second = NULL;

	(void)state;
	also("GET", "/1", LCCSCF_PIPELINE, &wsi);
	also("GET", "/2", LCCSCF_PIPELINE, &second);
	accept_it();
	srv_hello();
	srv_go();
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	srv_expect("R1 CANCEL");
	srv_headers(3, ":status: 200\n", END);
	srv_expect("");
	assert_non_null(strstr(rec.words, "answer completed drop closed"));
}

static void
what_the_program_refuses_is_not_asked(void **state)
{
	(void)state;
	prog.refuses = LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER;
	ask("GET", "/");
	srv_expect(HELLO "G0 NO_ERROR");
	assert_string_equal(rec.why, "HS: refused by the program");
}

/* -- without memory -- */

static int
ask_and_be_answered(void)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	int n, r = -1;

	/* those of runs that did not come so far */
	while ((n = accept(listener, NULL, NULL)) >= 0)
		close(n);
	rec_info(&info);
	rec.quiet = 1;
	rec.destroyed = 0;
	prog.body_len = 0;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	i = ask_for("GET", "/");
	if (lws_client_connect_via_info(&i)) {
		int p = -1, said = 0;

		for (n = 0; n < 300 && rec.destroyed < 2; n++) {
			lws_service(cx, -1);
			if (p < 0)
				p = accept(listener, NULL, NULL);
			if (p >= 0 && !said) {
				said = 1;
				(void)!send(p,
					    "\0\0\0\4\0\0\0\0\0"
					    "\0\0\0\4\1\0\0\0\0"
					    "\0\0\1\1\4\0\0\0\1\x88"
					    "\0\0\3\0\1\0\0\0\1yes",
					    40, MSG_NOSIGNAL);
			}
			if (rec.destroyed && p < 0)
				break;
		}
		if (p >= 0)
			close(p);
		if (prog.body_len == 3)
			r = 0;
	}
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(ask_and_be_answered);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_request_is_a_stream),
		T(answers_may_be_cut_anywhere),
		T(what_has_no_body_ends_at_once),
		T(coded_answers_are_unpacked),
		T(bodies_are_sent_within_the_windows),
		T(bodies_of_no_known_length_end),
		T(an_early_answer_ends_the_upload),
		T(malformed_answers_fail_their_stream),
		T(bodies_of_a_wrong_length_are_not_completed),
		T(data_needs_an_answer_first),
		T(resets_are_told_in_words),
		T(a_reset_in_the_middle_closes),
		T(refused_streams_are_asked_again_a_few_times),
		T(a_lost_connection_ends_each_stream_once),
		T(goaway_words_are_told),
		T(goaway_sends_what_was_not_looked_at_elsewhere),
		T(several_share_a_connection),
		T(a_kept_connection_ends_in_time),
		T(no_more_than_the_server_takes),
		T(when_ids_are_used_up_there_is_another_connection),
		T(windows_are_given_back_as_it_is_read),
		T(windows_by_hand),
		T(a_long_poll_listens_for_ever),
		T(ws_waits_for_the_settings),
		T(ws_goes_back_to_http1),
		T(ws_shares_a_connection),
		T(http1_may_be_wanted),
		T(redirects_go_on_the_same_connection),
		T(blocks_have_bounds),
		T(interim_answers_have_a_bound),
		T(settings_must_come),
		T(pushes_are_refused),
		T(the_end_may_come_in_a_frame_of_its_own),
		T(windows_may_overflow),
		T(it_may_close_just_when_it_is_used_again),
		T(a_silent_server_is_given_up),
		T(closing_one_leaves_the_others),
		T(what_the_program_refuses_is_not_asked),
		T(out_of_memory_is_an_ordinary_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
