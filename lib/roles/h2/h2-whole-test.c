/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whole connections: what a client of frames sends and what comes back. A word
 * a frame: H1 200 is a header block, D1=8. data that ends its stream, R1 a
 * reset, G1 GOAWAY, W a window, S settings, P a ping.
 */
#include "core-net/core-net.h"

#include "unit.h"

#include "h2-peer-test.h"

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	if (peer_open(whole_context()))
		return -1;
	peer_hello();
	peer_go();

	return strcmp(peer.said, "S W0=983041 S+");
}

static int
teardown(void **state)
{
	(void)state;
	peer_close();
	lws_context_destroy(peer.cx);

	return 0;
}

#define H2_TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

static void
expect(const char *said)
{
	peer_go();
	assert_string_equal(peer.said, said);
}

/* the words contain these */
static void
expect_in(const char *said)
{
	peer_go();
	if (!strstr(peer.said, said))
		fail_msg("no \"%s\" in \"%s\"", said, peer.said);
}

static const unsigned int END = LWS_H2_F_END_STREAM;

static void
requests_are_answered(void **state)
{
	(void)state;
	peer_headers(1, PEER_GET("/s.txt"), END);
	expect("H1 200 D1=200.");
	peer_headers(3, PEER_GET("/dyn/x?a=1"), END);
	expect("H3 200 D3=8.");
	peer_headers(5, PEER_GET("/none"), END);
	expect_in("H5 404 D5=");
	peer_headers(7,
		     ":method: HEAD\n:scheme: http\n:authority: a\n"
		     ":path: /s.txt\n",
		     END);
	expect("H7 200 .");
	peer_headers(9,
		     ":method: HEAD\n:scheme: http\n:authority: a\n"
		     ":path: /dyn/head\n",
		     END);
	expect("H9 200 .");
}

static void
it_is_the_same_however_it_is_cut(void **state)
{
	size_t step;

	(void)state;
	for (step = 1; step < 120; step++) {
		peer_close();
		assert_int_equal(peer_open(peer.cx), 0);
		peer_hello();
		peer_headers(1, PEER_GET("/s.txt"), END);
		peer_headers(3, PEER_POST("/dyn/y") "content-length: 5\n", 0);
		peer_frame(LWS_H2_DATA, LWS_H2_F_PADDED | END, 3,
			   "\x04hello\0\0\0\0", 10);
		peer_go_in(step);
		assert_non_null(strstr(peer.said, "H1 200 D1=200."));
		assert_non_null(strstr(peer.said, "H3 200 D3=8."));
	}
}

static unsigned int
windows_given(void)
{
	const char *p = peer.said;
	unsigned int n = 0;

	while ((p = strchr(p, 'W'))) {
		p++;
		n++;
	}

	return n;
}

/* by halves of the windows, not for each piece */
#define MOST_GIVEN(bytes)                                                      \
	((bytes) / (LWS_TUNE_H2_STREAM_WINDOW / 2) +                           \
	 (bytes) / (LWS_TUNE_H2_WINDOW / 2))

static void
bodies_come_whole_and_are_completed_once(void **state)
{
	static uint8_t big[16384];
	unsigned int given = 0;
	int n;

	(void)state;
	peer_headers(1, PEER_POST("/dyn/a") "content-length: 10\n", 0);
	peer_frame(LWS_H2_DATA, END, 1, "0123456789", 10);
	expect("H1 200 D1=8.");
	peer_headers(3, PEER_POST("/dyn/a") "content-length: 0\n", END);
	expect("H3 200 D3=8.");
	peer_headers(5, PEER_POST("/dyn/a") "transfer: 1\n", 0);
	peer_frame(LWS_H2_DATA, 0, 5, "01234", 5);
	peer_headers(5, "x-trailer: 1\n", END);
	expect_in("H5 200 D5=8.");
	/* far beyond its first window */
	peer_headers(7, PEER_POST("/dyn/a") "content-length: 1638400\n", 0);
	peer_go();
	for (n = 0; n < 100; n++) {
		peer_frame(LWS_H2_DATA, n == 99 ? END : 0, 7, big, sizeof(big));
		peer_go();
		assert_null(strstr(peer.said, "G"));
		assert_null(strstr(peer.said, "R"));
		given += windows_given();
	}
	assert_non_null(strstr(peer.said, "H7 200 D7=8."));
	assert_in_range(given, 1, MOST_GIVEN(1638400));
}

static void
a_client_that_waits_to_continue_is_told(void **state)
{
	(void)state;
	peer_headers(
		1,
		PEER_POST("/dyn/a") "content-length: 3\nexpect: 100-continue\n",
		0);
	expect("H1 100");
	peer_frame(LWS_H2_DATA, END, 1, "abc", 3);
	expect("H1 200 D1=8.");
}

static void
what_may_be_sent_is_within_both_windows(void **state)
{
	(void)state;
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\x03\xe8", 6); /* 1000 */
	expect("S+");
	peer_headers(1, PEER_GET("/f.txt"), END);
	expect("H1 200 D1=1000");
	peer_word(LWS_H2_WINDOW_UPDATE, 1, 500);
	expect("D1=500");
	/* 2000 for new ones is 1000 more for it */
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\x07\xd0", 6);
	expect("S+ D1=1000");
	/* negative is possible, and then nothing leaves until it is above 0 */
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\0\0", 6);
	expect("S+");
	peer_word(LWS_H2_WINDOW_UPDATE, 1, 2000);
	expect("");
	peer_word(LWS_H2_WINDOW_UPDATE, 1, 1);
	expect("D1=1");
	peer_word(LWS_H2_WINDOW_UPDATE, 1, 100000);
	peer_go();
	assert_int_equal(peer.data, WHOLE_FILE_LEN);
	/* 65535 are the connection's, and no stream has them any more */
	peer_headers(3, PEER_GET("/f.txt"), END);
	peer_word(LWS_H2_WINDOW_UPDATE, 3, 100000);
	peer_go();
	assert_int_equal(peer.data, 65535);
	peer_word(LWS_H2_WINDOW_UPDATE, 0, 100000);
	peer_go();
	assert_int_equal(peer.data, 2 * WHOLE_FILE_LEN);
}

static void
streams_take_turns_and_the_urgent_go_first(void **state)
{
	const char *first, *last;

	(void)state;
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\0\0", 6);
	peer_headers(1, PEER_GET("/f.txt") "priority: u=5\n", END);
	peer_headers(3, PEER_GET("/f.txt") "priority: i, u=1\n", END);
	expect("S+ H1 200 H3 200");
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\x01\0\0", 6);
	peer_go();
	first = strstr(peer.said, "D3=");
	last = strstr(peer.said, "D1=");
	assert_true(first && last && first < last);
	peer_frame(LWS_H2_PRIORITY_UPDATE, 0, 0, "\0\0\0\x01u=0", 7);
	expect("");
}

static void
as_many_streams_as_are_allowed(void **state)
{
	char word[32];
	uint32_t id = 1;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_LIMIT_H2_STREAMS; n++, id += 2)
		peer_headers(id, PEER_POST("/dyn/a") "content-length: 1\n", 0);
	expect("");
	peer_headers(id, PEER_GET("/s.txt"), END);
	lws_snprintf(word, sizeof(word), "R%u REFUSED_STREAM", id);
	expect(word);
	peer_frame(LWS_H2_DATA, END, 1, "x", 1);
	expect("H1 200 D1=8.");
	peer_headers(id + 2, PEER_GET("/s.txt"), END);
	expect_in(" 200 D");
}

static void
malformed_requests_end_their_stream_alone(void **state)
{
	static const char *const lists[] = {
		":method: GET\n:scheme: http\n",
		":method: GET\n:path: /\n",
		":scheme: http\n:path: /\n",
		":method: GET\n:scheme: http\n:path: x\n",
		":method: GET\n:method: GET\n:scheme: http\n:path: /\n",
		":method: GET\n:scheme: http\n:path: /\n:new: 1\n",
		":method: GET\n:scheme: http\na: b\n:path: /\n",
		":status: 200\n:method: GET\n:scheme: http\n:path: /\n",
		PEER_GET("/s.txt") "Upper: 1\n",
		PEER_GET("/s.txt") "connection: close\n",
		PEER_GET("/s.txt") "transfer-encoding: chunked\n",
		PEER_GET("/s.txt") "upgrade: x\n",
		PEER_GET("/s.txt") "te: gzip\n",
		PEER_GET("/s.txt") "a:  b\n",
		PEER_GET("/s.txt") "content-length: -1\n",
		PEER_GET("/s.txt") "content-length: 5\n",
		PEER_GET("/s.txt") "host: other\n",
		PEER_GET("/s.txt") "a b: c\n",
		PEER_GET("/s.txt") "a: b\rc\n",
	};
	uint32_t id = 1;
	char word[64];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(lists); n++, id += 4) {
		peer_headers(id, lists[n], END);
		lws_snprintf(word, sizeof(word), "R%u PROTOCOL_ERROR", id);
		expect(word);
		peer_headers(id + 2, PEER_GET("/s.txt") "te: trailers\n", END);
		expect_in(" 200 D");
	}
	peer_headers(id, PEER_POST("/dyn/a") "content-length: 2\n", 0);
	peer_frame(LWS_H2_DATA, END, id, "abc", 3);
	lws_snprintf(word, sizeof(word), "R%u PROTOCOL_ERROR", id);
	expect(word);
	peer_headers(id + 2, PEER_POST("/dyn/a") "content-length: 5\n", 0);
	peer_frame(LWS_H2_DATA, END, id + 2, "abc", 3);
	lws_snprintf(word, sizeof(word), "R%u PROTOCOL_ERROR", id + 2);
	expect(word);
}

static void
connection_errors_say_why(void **state)
{
	struct lws_context *cx = peer.cx;
	int n;

	(void)state;
	for (n = 0; n < 9; n++) {
		const char *word = "G0 PROTOCOL_ERROR";

		peer_close();
		assert_int_equal(peer_open(cx), 0);
		if (n)
			peer_hello();
		switch (n) {
		case 0:
			peer_bytes("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", 24);
			break;
		case 1: /* an idle stream */
			peer_word(LWS_H2_RST_STREAM, 1, 0);
			break;
		case 2:
			peer_word(LWS_H2_WINDOW_UPDATE, 0, 0);
			break;
		case 3:
			peer_word(LWS_H2_WINDOW_UPDATE, 0, 0x7fffffff);
			word = "G0 FLOW_CONTROL_ERROR";
			break;
		case 4:
			peer_frame(LWS_H2_HEADERS, END | LWS_H2_F_END_HEADERS,
				   1, "\x82\xff\xff\xff\xff\xff", 6);
			word = "G1 COMPRESSION_ERROR";
			break;
		case 5:
			peer_headers(2, PEER_GET("/"), END);
			break;
		case 6:
			peer_frame(LWS_H2_DATA, 0, 1, "abc", 3);
			break;
		case 7:
			peer_frame(LWS_H2_PING, 0, 0, "abc", 3);
			word = "G0 FRAME_SIZE_ERROR";
			break;
		default:
			peer_frame(LWS_H2_HEADERS, END, 1, "\x82", 1);
			peer_frame(LWS_H2_HEADERS, END, 3, "\x82", 1);
			word = "G1 PROTOCOL_ERROR";
			break;
		}
		expect_in(word);
		assert_int_equal(peer.over, 1);
	}
}

/* -- abuse -- */

static void
calms(void)
{
	int n;

	for (n = 0; n < 4 && !strstr(peer.said, "G"); n++)
		peer_go();
	if (!strstr(peer.said, "ENHANCE_YOUR_CALM"))
		fail_msg("\"%s\"", peer.said);
}

static void
a_flood_of_continuation_ends(void **state)
{
	unsigned int n;

	(void)state;
	peer_frame(LWS_H2_HEADERS, END, 1, "\x82", 1);
	for (n = 0; n < LWS_LIMIT_H2_BLOCK_FRAMES + 1; n++)
		peer_frame(LWS_H2_CONTINUATION, 0, 1, NULL, 0);
	calms();
}

static void
a_block_has_a_size(void **state)
{
	static uint8_t big[16384];
	unsigned int n;

	(void)state;
	memset(big, 0x82, sizeof(big));
	peer_frame(LWS_H2_HEADERS, END, 1, big, 1);
	for (n = 0; n <= LWS_LIMIT_H2_BLOCK / sizeof(big); n++) {
		peer_frame(LWS_H2_CONTINUATION, 0, 1, big, sizeof(big));
		peer_go();
		if (strstr(peer.said, "G"))
			break;
	}
	calms();
}

static void
a_list_too_large_is_answered(void **state)
{
	static char fields[40000];
	size_t n;

	(void)state;
	n = (size_t)lws_snprintf(fields, sizeof(fields),
				 PEER_GET("/s.txt") "cookie: ");
	memset(fields + n, 'c', 12000);
	n += 12000;
	n += (size_t)lws_snprintf(fields + n, sizeof(fields) - n,
				  "\nreferer: ");
	memset(fields + n, 'r', 12000);
	strcpy(fields + n + 12000, "\n");
	peer_headers(1, fields, END);
	expect_in("H1 431 D1=");
	peer_headers(3, PEER_GET("/s.txt"), END);
	expect_in("H3 200");
	fields[0] = '\0';
	for (n = 0; n < LWS_LIMIT_H2_FIELDS; n++)
		strcat(fields, "a: b\n");
	memmove(fields + strlen(PEER_GET("/s.txt")), fields,
		strlen(fields) + 1);
	memcpy(fields, PEER_GET("/s.txt"), strlen(PEER_GET("/s.txt")));
	peer_headers(5, fields, END);
	expect_in("H5 431");
}

static void
rapid_reset_ends(void **state)
{
	uint32_t id = 1;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_LIMIT_H2_RESETS + 10 && !peer.over; n++, id += 2) {
		peer_headers(id, PEER_POST("/dyn/a") "content-length: 1\n", 0);
		peer_word(LWS_H2_RST_STREAM, id, LWS_H2_CANCEL);
	}
	calms();
}

static void
floods_that_bring_nothing_end(void **state)
{
	static const struct {
		enum lws_h2_type type;
		uint32_t id;
		uint8_t len;
	} kinds[] = {
		{ LWS_H2_PING, 0, 8 },
		{ LWS_H2_SETTINGS, 0, 0 },
		{ LWS_H2_PRIORITY, 1, 5 },
		{ LWS_H2_DATA, 1, 0 },
		{ (enum lws_h2_type)0x55, 0, 0 },
		{ LWS_H2_PRIORITY_UPDATE, 0, 4 },
	};
	struct lws_context *cx = peer.cx;
	unsigned int n, k;

	(void)state;
	for (k = 0; k < LWS_ARRAY_SIZE(kinds); k++) {
		peer_close();
		assert_int_equal(peer_open(cx), 0);
		peer_hello();
		peer_headers(1, PEER_POST("/dyn/a") "content-length: 1\n", 0);
		for (n = 0; n < LWS_LIMIT_H2_IDLE_FRAMES + 200; n++)
			peer_frame(kinds[k].type, 0, kinds[k].id, "12345678",
				   kinds[k].len);
		calms();
	}
}

static void
more_than_the_window_has_is_refused(void **state)
{
	static uint8_t big[16384];
	unsigned int n;

	(void)state;
	/* nobody reads: the program has paused it */
	peer_headers(1, PEER_POST("/dyn/a") "content-length: 3000000\n", 0);
	peer_go();
	lws_rx_flow_control(
		lws_container_of(lws_get_vhost_by_name(peer.cx, "default")
					 ->threads[0]
					 .wsis.tail,
				 struct lws, in_vhost),
		0);
	for (n = 0; n < LWS_TUNE_H2_STREAM_WINDOW / sizeof(big); n++) {
		peer_frame(LWS_H2_DATA, 0, 1, big, sizeof(big));
		peer_go();
		assert_null(strstr(peer.said, "W1"));
		assert_null(strstr(peer.said, "R1"));
	}
	/* others go on meanwhile */
	peer_headers(3, PEER_GET("/s.txt"), END);
	expect("H3 200 D3=200.");
	peer_frame(LWS_H2_DATA, 0, 1, "x", 1);
	expect("R1 FLOW_CONTROL_ERROR");
}

static void
it_goes_when_the_last_stream_has(void **state)
{
	(void)state;
	peer_headers(1, PEER_POST("/dyn/a") "content-length: 1\n", 0);
	peer_frame(LWS_H2_GOAWAY, 0, 0, "\0\0\0\0\0\0\0\0", 8);
	expect("");
	assert_int_equal(peer.over, 0);
	peer_frame(LWS_H2_DATA, END, 1, "x", 1);
	expect("H1 200 D1=8.");
	assert_int_equal(peer.over, 1);
}

static int
whole_life(void)
{
	struct lws_context *cx = whole_context();
	int ok;

	if (!cx)
		return -1;
	if (peer_open(cx)) {
		peer_close();
		lws_context_destroy(cx);
		return -1;
	}
	peer_hello();
	peer_headers(1, PEER_GET("/f.txt") "x-a: 1\n", END);
	peer_headers(3, PEER_GET("/none"), END);
	peer_headers(5, PEER_POST("/dyn/y") "content-length: 5\n", 0);
	peer_frame(LWS_H2_DATA, END, 5, "hello", 5);
	peer_go_in(50);
	ok = strstr(peer.said, "H1 200") && strstr(peer.said, "H3 404") &&
	     strstr(peer.said, "H5 200") && peer.data > WHOLE_FILE_LEN;
	shutdown(peer.fd, SHUT_WR);
	peer_go();
	peer_close();
	lws_context_destroy(cx);

	return ok ? 0 : -1;
}

static void
whole_life_without_memory(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	unit_oom_sweep(whole_life);
}

static int
make_files(void **state)
{
	(void)state;

	return whole_make_files();
}

static int
drop_files(void **state)
{
	(void)state;
	whole_drop_files();

	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		H2_TEST(requests_are_answered),
		H2_TEST(it_is_the_same_however_it_is_cut),
		H2_TEST(bodies_come_whole_and_are_completed_once),
		H2_TEST(a_client_that_waits_to_continue_is_told),
		H2_TEST(what_may_be_sent_is_within_both_windows),
		H2_TEST(streams_take_turns_and_the_urgent_go_first),
		H2_TEST(as_many_streams_as_are_allowed),
		H2_TEST(malformed_requests_end_their_stream_alone),
		H2_TEST(connection_errors_say_why),
		H2_TEST(a_flood_of_continuation_ends),
		H2_TEST(a_block_has_a_size),
		H2_TEST(a_list_too_large_is_answered),
		H2_TEST(rapid_reset_ends),
		H2_TEST(floods_that_bring_nothing_end),
		H2_TEST(more_than_the_window_has_is_refused),
		H2_TEST(it_goes_when_the_last_stream_has),
		cmocka_unit_test(whole_life_without_memory),
	};

	return cmocka_run_group_tests(tests, make_files, drop_files);
}
