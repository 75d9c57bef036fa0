/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a program has asked to write when the end comes: it leaves before the
 * CLOSE, however much it is within limits, and whatever happens meanwhile.
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

/* a message for each RECEIVE, one a WRITEABLE, as programs do it */
static int waiting;
static size_t answer_len;
static int for_ever;
static enum lws_close_status last_status; /* said with the first answer */

static int
answer(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	static uint8_t buf[LWS_PRE + 300000];

	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RECEIVE) {
		waiting++;
		lws_callback_on_writable(wsi);
	}
	if (reason != LWS_CALLBACK_SERVER_WRITEABLE || !waiting)
		return 0;
	buf[LWS_PRE] = 'a';
	if (lws_write(wsi, buf + LWS_PRE, answer_len, LWS_WRITE_TEXT) < 0)
		return -1;
	if (last_status) {
		lws_close_reason(wsi, last_status, (uint8_t *)"last", 4);
		return -1;
	}
	if (!for_ever)
		waiting--;
	if (waiting)
		lws_callback_on_writable(wsi);

	return 0;
}

static void
begin_answers(void)
{
	assert_int_equal(establish(CHAT), 0);
	wt.words[0] = '\0';
	wt.hook = answer;
	waiting = for_ever = 0;
	answer_len = 1;
	last_status = LWS_CLOSE_STATUS_NOSTATUS;
}

/* a message, and another frame behind it in the same read */
static void
send_two(unsigned int b0, const char *payload, size_t len)
{
	uint8_t two[64];
	size_t n = put_frame(two, FIN | 1, "x", 1);

	send_bytes(two, n + put_frame(two + n, b0, payload, len));
}

static void
answers_leave_before_the_close(void **state)
{
	uint8_t buf[1000];
	size_t n = 0;
	int i;

	(void)state;
	begin_answers();
	send_two(FIN | 8, "\x03\xe9why", 5);
	expect("^x$ writeable peer-close");
	expect_frames("t:a;close:1001 why;eof");

	begin_answers();
	for (i = 0; i < 40; i++)
		n += put_frame(buf + n, FIN | 1, "x", 1);
	n += put_frame(buf + n, FIN | 8, "\x03\xe8", 2);
	/* thrown away */
	n += put_frame(buf + n, FIN | 9, "late", 4);
	n += put_frame(buf + n, FIN | 1, "late", 4);
	send_bytes(buf, n);
	rounds(4);
	assert_int_equal(waiting, 0);
	assert_non_null(strstr(wt.words, "writeable peer-close"));
	assert_string_equal(frames() + 40 * 4, "close:1000 ;eof");
}

static void
answers_leave_before_the_connection_is_failed(void **state)
{
	static const struct {
		unsigned int b0;
		const char *payload;
		size_t len;
		const char *close;
	} table[] = {
		{ FIN | 0x40 | 1, "x", 1, "t:a;close:1002 rsv bits;eof" },
		{ FIN | 5, "x", 1, "t:a;close:1002 bad opc;eof" },
		{ FIN | 0, "x", 1, "t:a;close:1002 bad cont;eof" },
		{ 9, "x", 1, "t:a;close:1002 frag ctl;eof" },
		{ FIN | 1, "\xff", 1, "t:a;close:1007 bad utf8;eof" },
		{ FIN | 8, "x", 1, "t:a;close:1002 bad close;eof" },
	};
	unsigned int i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		begin_answers();
		send_two(table[i].b0, table[i].payload, table[i].len);
		expect_frames(table[i].close);
		wt.words[0] = '\0';
	}
}

/* LWS_LIMIT_WS_LAST_BYTES: with 1 byte each, which is a frame of 3, so many
 * answers; the CLOSE does not wait for more */
static void
an_endless_sender_is_cut_off(void **state)
{
	unsigned int most = LWS_LIMIT_WS_LAST_BYTES / (256 + 3) + 1, n;

	(void)state;
	begin_answers();
	for_ever = 1;
	send_two(FIN | 8, "\x03\xe8", 2);
	for (n = 0; n < most / LWS_TUNE_WRITEABLE_CALLS + 4; n++)
		rounds(1);
	read_all();
	assert_int_equal(wt.eof, 1);
	assert_int_equal(wt.got_len, most * 3 + 4);
	assert_memory_equal(wt.got + most * 3, "\x88\2\x03\xe8", 4);
}

/* large answers are counted by their bytes */
static void
an_endless_sender_of_much_is_cut_off(void **state)
{
	size_t most = LWS_LIMIT_WS_LAST_BYTES / 1000, sent = 0;
	unsigned int n;

	(void)state;
	begin_answers();
	for_ever = 1;
	answer_len = 1000;
	send_two(FIN | 8, "\x03\xe8", 2);
	for (n = 0; n < 2000 && !wt.eof; n++) {
		wt.got_len = 0;
		read_all();
		sent += wt.got_len;
		rounds(1);
	}
	assert_int_equal(wt.eof, 1);
	assert_true(sent > most * 500 && sent < most * 1004 + 10000);
}

static void
a_peer_that_does_not_read_its_answers_gets_five_seconds(void **state)
{
	(void)state;
	begin_answers();
	answer_len = 300000;
	send_two(FIN | 8, "\x03\xe8", 2);
	/* the first fills the socket, the second WRITEABLE does not come */
	assert_int_equal(lws_partial_buffered(wt.wsi), 1);
	expect("^x$ writeable peer-close");

	begin_answers();
	answer_len = 300000;
	for_ever = 1;
	send_two(FIN | 8, "\x03\xe8", 2);
	expect("^x$ writeable");
	pass_time(4);
	expect("");
	pass_time(2);
	expect("drop closed destroy");
}

/* the peer's CLOSE is here: nobody waits for another one */
static void
the_last_word_may_be_the_programs(void **state)
{
	(void)state;
	begin_answers();
	last_status = LWS_CLOSE_STATUS_POLICY_VIOLATION;
	send_two(FIN | 8, "\x03\xe8", 2);
	expect_frames("t:a;close:1008 last;eof");
	close(wt.peer);
	wt.peer = -1;
	rounds(2);
	expect("^x$ writeable drop closed destroy");

	begin_answers();
	last_status = LWS_CLOSE_STATUS_POLICY_VIOLATION;
	send_two(FIN | 5, "", 0);
	expect_frames("t:a;close:1008 last;eof");
}

/* who has said all it has to may end its direction behind its CLOSE */
static void
a_peer_that_half_closes_gets_its_answers(void **state)
{
	uint8_t two[64];
	size_t n = put_frame(two, FIN | 1, "x", 1);

	(void)state;
	begin_answers();
	n += put_frame(two + n, FIN | 8, "\x03\xe8", 2);
	assert_int_equal(send(wt.peer, two, n, 0), n);
	shutdown(wt.peer, SHUT_WR);
	rounds(3);
	expect_frames("t:a;close:1000 ;eof");
	expect("^x$ writeable peer-close drop closed destroy");

	/* and so when they do not fit the socket */
	begin_answers();
	waiting = 1;
	answer_len = 190000;
	assert_int_equal(send(wt.peer, two, n, 0), n);
	shutdown(wt.peer, SHUT_WR);
	for (n = 0; n < 400; n++) {
		rounds(1);
		read_all();
	}
	expect_frames("t:190000;t:190000;close:1000 ;eof");
}

static void
a_message_that_is_too_long_waits_too(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");

	(void)state;
	assert_int_equal(lws_x_ws_whole_messages(
				 vh, lws_vhost_name_to_protocol(vh, "chat"), 3),
			 0);
	begin_answers();
	send_two(FIN | 1, "long", 4);
	expect_frames("t:a;close:1009 too large;eof");
}

/* -- memory -- */

static int
whole_life(void)
{
	int r = -1;

	if (ws_test_context(NULL))
		return -1;
	if (!establish(CHAT)) {
		wt.hook = answer;
		waiting = for_ever = 0;
		answer_len = 1;
		last_status = LWS_CLOSE_STATUS_NOSTATUS;
		send_two(FIN | 8, "\x03\xe8", 2);
		r = strcmp(frames(), "t:a;close:1000 ;eof") ? -1 : 0;
	}
	ws_test_end();

	return r;
}

static void
an_end_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(whole_life);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(answers_leave_before_the_close),
		T(answers_leave_before_the_connection_is_failed),
		T(an_endless_sender_is_cut_off),
		T(an_endless_sender_of_much_is_cut_off),
		T(a_peer_that_does_not_read_its_answers_gets_five_seconds),
		T(the_last_word_may_be_the_programs),
		T(a_peer_that_half_closes_gets_its_answers),
		T(a_message_that_is_too_long_waits_too),
		cmocka_unit_test(an_end_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
