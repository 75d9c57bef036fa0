/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a vhost, its options and its end mean for HTTP/2 connections; and what
 * programs may do on a stream that the common tests do not.
 */
#include "core-net/core-net.h"

#include "unit.h"

#include "h2-peer-test.h"

static const unsigned int END = LWS_H2_F_END_STREAM;
static struct lws_context_creation_info info;
static lws_usec_t ahead_us;

static lws_usec_t
now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);

	return (lws_usec_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000 + ahead_us;
}

/* 103 with a link, then the answer */
static int
hint_and_answer(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + 512], *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;

	if (lws_add_http_header_status(wsi, 103, &p, end) ||
	    lws_add_http_header_by_name(
		    wsi, (const uint8_t *)"link:", (const uint8_t *)"</s.txt>",
		    8, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;

	return whole_answer(wsi);
}

/* "/wait" is never answered */
static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		if (!strcmp(in, "/wait"))
			return 0;
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return hint_and_answer(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "dyn", .callback = callback },
	LWS_PROTOCOL_LIST_TERM
};

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	ahead_us = 0;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;
	info.mounts = &whole_files;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;

	return 0;
}

static void
begin(void)
{
	static const struct lws_plat_clock clock = { .monotonic_us = now_us };
	struct lws_context *cx;

	lws_plat_set_clock(&clock);
	cx = lws_create_context(&info);
	assert_non_null(cx);
	assert_int_equal(peer_open(cx), 0);
	peer_hello();
	peer_go();
}

static int
teardown(void **state)
{
	(void)state;
	peer_close();
	lws_context_destroy(peer.cx);
	lws_plat_set_clock(NULL);

	return 0;
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

static void
expect(const char *said)
{
	peer_go();
	assert_string_equal(peer.said, said);
}

/* it has been said already, or is now */
static void
expect_in(const char *said)
{
	peer_go();
	if (!strstr(peer.said, said))
		fail_msg("no \"%s\" in \"%s\"", said, peer.said);
}

/* -- http2_settings -- */

static void
settings_are_those_of_the_vhost(void **state)
{
	static const uint32_t own[7] = { 1, 8192, 1, 3, 1000, 32768, 5000 };
	static uint8_t data[1001];
	static char fields[8000];

	(void)state;
	memcpy(info.http2_settings, own, sizeof(own));
	begin();
	assert_int_equal(peer.setting[H2SET_HEADER_TABLE_SIZE], 8192);
	assert_int_equal(peer.setting[H2SET_ENABLE_PUSH], 0); /* not said */
	assert_int_equal(peer.setting[H2SET_MAX_CONCURRENT_STREAMS], 3);
	assert_int_equal(peer.setting[H2SET_INITIAL_WINDOW_SIZE], 1000);
	assert_int_equal(peer.setting[H2SET_MAX_FRAME_SIZE], 32768);
	assert_int_equal(peer.setting[H2SET_MAX_HEADER_LIST_SIZE], 5000);
	assert_int_equal(peer.setting[H2SET_ENABLE_CONNECT_PROTOCOL], 1);

	/* and they count */
	peer_headers(1, PEER_GET("/dyn/wait"), END);
	peer_headers(3, PEER_GET("/dyn/wait"), END);
	peer_headers(5, PEER_POST("/dyn/wait"), 0);
	expect("");
	peer_headers(7, PEER_GET("/s.txt"), END);
	expect("R7 REFUSED_STREAM");
	peer_frame(LWS_H2_DATA, 0, 5, data, sizeof(data));
	expect("R5 FLOW_CONTROL_ERROR");
	memset(fields, 'c', sizeof(fields) - 2);
	memcpy(fields, PEER_GET("/s.txt") "cookie: ",
	       strlen(PEER_GET("/s.txt") "cookie: "));
	strcpy(fields + 5500, "\n");
	peer_headers(9, fields, END);
	expect_in("H9 431");
}

static void
a_table_may_be_as_large_as_was_said(void **state)
{
	static const uint8_t update[] = { 0x3f, 0xe1, 0x3f, /* 8192 */
					  0x82, 0x86, 0x84 };

	(void)state;
	info.http2_settings[0] = 1;
	info.http2_settings[H2SET_HEADER_TABLE_SIZE] = 8192;
	begin();
	peer_frame(LWS_H2_HEADERS, END | LWS_H2_F_END_HEADERS, 1, update,
		   sizeof(update));
	expect_in("H1 ");
}

static void
settings_are_within_our_limits(void **state)
{
	(void)state;
	info.http2_settings[0] = 1;
	info.http2_settings[H2SET_MAX_CONCURRENT_STREAMS] = 100000;
	info.http2_settings[H2SET_MAX_FRAME_SIZE] = 16777215;
	begin();
	assert_int_equal(peer.setting[H2SET_MAX_CONCURRENT_STREAMS],
			 LWS_LIMIT_H2_STREAMS);
	assert_int_equal(peer.setting[H2SET_MAX_FRAME_SIZE],
			 LWS_LIMIT_H2_FRAME);
}

static void
a_bad_setting_makes_no_vhost(void **state)
{
	(void)state;
	info.http2_settings[0] = 1;
	info.http2_settings[H2SET_MAX_FRAME_SIZE] = 100;
	assert_null(lws_create_context(&info));
	info.http2_settings[H2SET_MAX_FRAME_SIZE] = 0;
	begin();
}

/* -- the end -- */

static void
a_vhost_that_goes_says_so(void **state)
{
	(void)state;
	begin();
	peer_headers(5, PEER_GET("/dyn/wait"), END);
	expect("");
	lws_vhost_destroy(lws_get_vhost_by_name(peer.cx, "default"));
	expect_in("G5 NO_ERROR");
	assert_int_equal(peer.over, 1);
}

static void
the_last_id_is_the_connections_last(void **state)
{
	(void)state;
	begin();
	peer_headers(0x7fffffff, PEER_GET("/s.txt"), END);
	expect("G2147483647 NO_ERROR H2147483647 200 D2147483647=200.");
	assert_int_equal(peer.over, 1);
}

/* -- long polls -- */

static void
pass(unsigned int secs)
{
	ahead_us += (lws_usec_t)secs * LWS_US_PER_SEC;
	peer_go();
}

static void
who_answers_too_late_is_reset(void **state)
{
	(void)state;
	begin();
	peer_headers(1, PEER_GET("/dyn/wait"), END);
	expect("");
	pass(3600);
	assert_string_equal(peer.said, "R1 CANCEL");
}

/* a file, and what a program has written: nobody holds them by a window that is
 * shut for longer than a request may take (timeout_secs) */
static void
a_window_that_stays_shut_is_not_waited_for(void **state)
{
	(void)state;
	info.timeout_secs = 7;
	begin();
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\0\0", 6);
	peer_headers(1, PEER_GET("/f.txt"), END);
	peer_headers(3, PEER_GET("/dyn/x"), END);
	expect("S+ H1 200");
	pass(8);
	assert_non_null(strstr(peer.said, "R1 CANCEL"));
	assert_non_null(strstr(peer.said, "R3 CANCEL"));
	/* the connection goes on */
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\x01\0\0", 6);
	peer_headers(5, PEER_GET("/s.txt"), END);
	expect_in("H5 200 D5=200.");
}

static void
settings_are_acknowledged_in_time(void **state)
{
	struct lws_context *cx;

	(void)state;
	info.timeout_secs = 7;
	begin();
	cx = peer.cx;
	peer_close();
	assert_int_equal(peer_open(cx), 0);
	peer_bytes(LWS_H2_PREFACE, LWS_H2_PREFACE_LEN);
	peer_frame(LWS_H2_SETTINGS, 0, 0, NULL, 0);
	expect("S W0=983041 S+");
	pass(8);
	assert_string_equal(peer.said, "G0 SETTINGS_TIMEOUT");
	assert_int_equal(peer.over, 1);
}

static void
a_long_poll_may_last(void **state)
{
	(void)state;
	info.options |= LWS_SERVER_OPTION_VH_H2_HALF_CLOSED_LONG_POLL;
	begin();
	peer_headers(1, PEER_GET("/dyn/wait"), END);
	expect("");
	pass(3600);
	assert_string_equal(peer.said, "");
	assert_int_equal(peer.over, 0);
	/* and the connection with it */
	peer_headers(3, PEER_GET("/s.txt"), END);
	expect("H3 200 D3=200.");
	pass(3600);
	assert_int_equal(peer.over, 0);
	peer_word(LWS_H2_RST_STREAM, 1, LWS_H2_CANCEL);
	expect("");
	pass(3600);
	assert_int_equal(peer.over, 1);
}

static void
a_long_poll_ends_with_its_client(void **state)
{
	(void)state;
	info.options |= LWS_SERVER_OPTION_VH_H2_HALF_CLOSED_LONG_POLL;
	begin();
	peer_headers(1, PEER_GET("/dyn/wait"), END);
	peer_headers(3, PEER_GET("/dyn/wait"), END);
	expect("");
	assert_int_equal(shutdown(peer.fd, SHUT_WR), 0);
	peer_go();
	assert_int_equal(peer.over, 1);
}

/* -- what programs write -- */

static void
hints_come_before_the_answer(void **state)
{
	(void)state;
	begin();
	peer_headers(1, PEER_GET("/dyn/x"), END);
	expect("H1 103 H1 200 D1=8.");
	peer_headers(3, PEER_GET("/dyn/x"), END);
	expect("H3 103 H3 200 D3=8.");
}

#if defined(LWS_WITH_ACCESS_LOG)
static void
the_access_log_has_the_version(void **state)
{
	char path[64], text[512];
	ssize_t n;
	int fd;

	(void)state;
	lws_snprintf(path, sizeof(path), "%s.log", whole_dir);
	info.log_filepath = path;
	begin();
	peer_headers(1, PEER_GET("/s.txt"), END);
	expect("H1 200 D1=200.");
	fd = open(path, O_RDONLY);
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	unlink(path);
	assert_true(n > 0);
	text[n] = '\0';
	if (!strstr(text, "\"GET /s.txt HTTP/2.0\" 200 "))
		fail_msg("%s", text);
}
#endif

/* -- a block that is the same -- */

static void
the_same_block_is_sent_again_and_another_is_not(void **state)
{
	uint32_t id;

	(void)state;
	begin();
	for (id = 1; id < 20; id += 2) {
		peer_headers(id,
			     id % 3 ? PEER_GET("/s.txt") : PEER_GET("/none"),
			     END);
		expect_in(id % 3 ? " 200 D" : " 404 D");
	}
	/* a table of another size: the block has to say so */
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x01\0\0\0\0", 6);
	expect("S+");
	peer_headers(21, PEER_GET("/s.txt"), END);
	expect_in("H21 200");
	peer_headers(23, PEER_GET("/s.txt"), END);
	expect_in("H23 200");
}

/* -- without memory -- */

static int
life_with_own_settings(void)
{
	struct lws_context *cx = lws_create_context(&info);
	int ok;

	if (!cx)
		return -1;
	if (peer_open(cx)) {
		peer_close();
		lws_context_destroy(cx);
		return -1;
	}
	peer_hello();
	peer_headers(1, PEER_GET("/s.txt"), END);
	peer_headers(3, PEER_GET("/s.txt"), END);
	peer_headers(5, PEER_GET("/s.txt"), END);
	peer_go();
	ok = peer.setting[H2SET_MAX_CONCURRENT_STREAMS] == 7 &&
	     strstr(peer.said, " D5=200.");
	peer_close();
	lws_context_destroy(cx);

	return ok ? 0 : -1;
}

static void
life_without_memory(void **state)
{
	(void)setup(state);
	info.http2_settings[0] = 1;
	info.http2_settings[H2SET_MAX_CONCURRENT_STREAMS] = 7;
	unit_oom_sweep(life_with_own_settings);
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
		T(settings_are_those_of_the_vhost),
		T(a_table_may_be_as_large_as_was_said),
		T(settings_are_within_our_limits),
		T(a_bad_setting_makes_no_vhost),
		T(a_vhost_that_goes_says_so),
		T(the_last_id_is_the_connections_last),
		T(who_answers_too_late_is_reset),
		T(a_window_that_stays_shut_is_not_waited_for),
		T(settings_are_acknowledged_in_time),
		T(a_long_poll_may_last),
		T(a_long_poll_ends_with_its_client),
		T(hints_come_before_the_answer),
#if defined(LWS_WITH_ACCESS_LOG)
		T(the_access_log_has_the_version),
#endif
		T(the_same_block_is_sent_again_and_another_is_not),
		cmocka_unit_test(life_without_memory),
	};

	return cmocka_run_group_tests(tests, make_files, drop_files);
}
