/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes in: flow control by the program and by reasons, what is held and given
 * later, the bounds of that, the end of the peer's direction, and resets.
 */
#include "core-net/inside.h"

#include "recorder-pair.h"

static void
put(const char *s)
{
	assert_int_equal(write(peer, s, strlen(s)), (ssize_t)strlen(s));
}

static void
expect_rx(const char *s)
{
	assert_int_equal(rec.rx_len, strlen(s));
	assert_memory_equal(rec.rx, s, strlen(s));
	rec_forget();
}

static void
pieces_are_bounded_by_the_service_buffer(void **state)
{
	static char b[10000];

	(void)state;
	assert_int_equal(write(peer, b, sizeof(b)), (ssize_t)sizeof(b));
	rounds(cx, 1);
	assert_int_equal(rec.rx_len, sizeof(b));
	/* 4096 - LWS_PRE each */
	assert_true(10000 / (4096 - LWS_PRE) == 2);
	expect("rx rx rx");
}

static void
paused_from_outside_and_resumed(void **state)
{
	(void)state;
	assert_int_equal(lws_rx_flow_control(wsi, 0), 0);
	put("later");
	rounds(cx, 5);
	expect("");
	assert_int_equal(lws_rx_flow_control(wsi, 1), 0);
	rounds(cx, 2);
	expect_rx("later");
}

static int
pause_at_first(struct lws *w, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_RX)
		lws_rx_flow_control(w, 0);

	return 0;
}

static void
paused_inside_holds_the_rest_and_replays_it(void **state)
{
	static char b[12000];
	size_t n, had = 0;

	(void)state;
	for (n = 0; n < sizeof(b); n++)
		b[n] = (char)(n * 7);
	rec.hook = pause_at_first;
	assert_int_equal(write(peer, b, sizeof(b)), (ssize_t)sizeof(b));
	put("!");
	rounds(cx, 3);
	assert_int_equal(rec.rx_len, 4096 - LWS_PRE);
	while (rec.rx_len < sizeof(b) + 1) {
		assert_true(rec.rx_len > had);
		had = rec.rx_len;
		assert_int_equal(lws_rx_flow_control(wsi, 1), 0);
		rounds(cx, 3);
	}
	assert_memory_equal(rec.rx, b, sizeof(b));
	assert_int_equal(rec.rx[sizeof(b)], '!');
}

static void
resuming_needs_no_new_bytes_nor_sleep(void **state)
{
	static char b[6000];

	(void)state;
	rec.hook = pause_at_first;
	assert_int_equal(write(peer, b, sizeof(b)), (ssize_t)sizeof(b));
	rounds(cx, 3);
	rec.hook = NULL;
	lws_rx_flow_control(wsi, 1);
	assert_int_equal(lws_service_adjust_timeout(cx, 1000, 0), 1000);
	assert_int_equal(rec.rx_len, sizeof(b));
}

static void
flows_only_while_no_reason_is_set(void **state)
{
	const int on = LWS_RXFLOW_REASON_APPLIES_ENABLE;
	const int off = LWS_RXFLOW_REASON_APPLIES_DISABLE;

	(void)state;
	lws_rx_flow_control(wsi, off | LWS_RXFLOW_REASON_USER_BOOL);
	lws_rx_flow_control(wsi, off | LWS_RXFLOW_REASON_HTTP_RXBUFFER);
	put("x");
	rounds(cx, 3);
	lws_rx_flow_control(wsi, on | LWS_RXFLOW_REASON_USER_BOOL);
	rounds(cx, 3);
	expect("");
	lws_rx_flow_control(wsi, on | LWS_RXFLOW_REASON_HTTP_RXBUFFER);
	rounds(cx, 3);
	expect_rx("x");
	lws_rx_flow_control(wsi, 0);
	put("y");
	rounds(cx, 3);
	expect("");
	lws_rx_flow_allow_all_protocol(cx, &rec_protocols[0]);
	rounds(cx, 3);
	expect_rx("y");
}

static void
a_paused_connection_does_not_wake_the_loop(void **state)
{
	lws_usec_t t;

	(void)state;
	unit_needs_own_loop("a call may return sooner; see idle_does_not_spin");
	lws_rx_flow_control(wsi, 0);
	put("x");
	rounds(cx, 2);
	shutdown(peer, SHUT_WR);
	t = lws_now_usecs();
	assert_int_equal(lws_service(cx, 20), 0);
	assert_true(lws_now_usecs() - t >= 19000 || getenv("LWS_X_EVENT_LIB"));
	lws_rx_flow_control(wsi, 1);
	rounds(cx, 4);
	expect("rx drop close destroy");
}

static void
what_may_be_held_is_bounded(void **state)
{
	static char b[LWS_LIMIT_RX_HELD];

	(void)state;
	lws_rx_flow_control(wsi, 0);
	assert_int_equal(lws_rx_inject(wsi, b, sizeof(b) - 1), 0);
	assert_int_equal(lws_rx_inject(wsi, b, 2), -1);
	assert_int_equal(lws_rx_inject(wsi, b, 1), 0);
	assert_int_equal(lws_rx_inject(wsi, b, 1), -1);
	/* and nothing is read to it */
	put("x");
	rounds(cx, 3);
	assert_int_equal(lws_buflist_total_len(&wsi->rx_held), sizeof(b));
}

static void
peer_that_floods_a_paused_connection_is_held_off(void **state)
{
	static char b[65536];
	size_t sent = 0;
	ssize_t n;
	int i;

	(void)state;
	rec.hook = pause_at_first;
	for (i = 0; i < 100; i++) {
		while ((n = write(peer, b, sizeof(b))) > 0)
			sent += (size_t)n;
		rounds(cx, 2);
	}
	assert_true(lws_buflist_total_len(&wsi->rx_held) <=
		    LWS_TUNE_READ_BUFFER);
	assert_true(sent < 4 * 1024 * 1024);
}

/* -- the end of the peer -- */

static void
what_came_before_the_end_is_given_first(void **state)
{
	(void)state;
	put("last words");
	close(peer);
	rounds(cx, 3);
	assert_memory_equal(rec.rx, "last words", 10);
	expect("rx drop close destroy");
	peer = dup(0);
}

static enum lws_keep
keep_open(struct lws *w)
{
	(void)w;
	rec_say("eof");

	return LWS_KEEP;
}

static void
half_closed_peer_can_still_be_written_to(void **state)
{
	unsigned char b[LWS_PRE + 2] = { 0 };
	struct lws_role_ops half = *wsi->role;
	lws_usec_t t;

	(void)state;
	half.rx_eof = keep_open;
	wsi->role = &half;
	shutdown(peer, SHUT_WR);
	rounds(cx, 3);
	expect("eof");
	/* it does not spin on it */
	t = lws_now_usecs();
	assert_int_equal(lws_service(cx, 20), 0);
	assert_true(lws_now_usecs() - t >= 19000 || getenv("LWS_X_EVENT_LIB"));
	memcpy(b + LWS_PRE, "ok", 2);
	assert_int_equal(lws_write(wsi, b + LWS_PRE, 2, LWS_WRITE_RAW), 2);
	assert_int_equal(read(peer, b, 2), 2);
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	expect("drop close destroy");
}

/* -- resets, at every state; over TCP -- */

static struct lws *
tcp_pair(void)
{
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);
	int l = socket(AF_INET, SOCK_STREAM, 0), fd;
	struct lws *w;

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(l, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(l, 1), 0);
	assert_int_equal(getsockname(l, (struct sockaddr *)&sin, &len), 0);
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	close(peer);
	peer = rec_connect(ntohs(sin.sin_port));
	fd = accept(l, NULL, NULL);
	assert_true(fd >= 0);
	close(l);
	w = rec_adopt(cx, fd, LWS_ADOPT_SOCKET, NULL);
	assert_non_null(w);
	rec_forget();

	return w;
}

static void
reset(void)
{
	rec_reset(peer);
	peer = dup(0);
	rounds(cx, 4);
}

static void
reset_while_idle(void **state)
{
	(void)state;
	tcp_pair();
	reset();
	expect("drop close destroy");
}

static void
reset_while_output_is_queued(void **state)
{
	static unsigned char b[LWS_PRE + 8 * 1024 * 1024];
	struct lws *w = tcp_pair();

	(void)state;
	assert_int_equal(
		lws_write(w, b + LWS_PRE, sizeof(b) - LWS_PRE, LWS_WRITE_RAW),
		(int)(sizeof(b) - LWS_PRE));
	assert_int_equal(lws_partial_buffered(w), 1);
	reset();
	expect("drop close destroy");
}

static void
reset_while_flushing(void **state)
{
	static unsigned char b[LWS_PRE + 8 * 1024 * 1024];
	struct lws *w = tcp_pair();

	(void)state;
	lws_write(w, b + LWS_PRE, sizeof(b) - LWS_PRE, LWS_WRITE_RAW);
	lws_close_mark(w, LWS_CLOSE_FLUSH, "test");
	rounds(cx, 2);
	expect("");
	reset();
	expect("drop close destroy");
}

static void
reset_while_lingering(void **state)
{
	struct lws *w = tcp_pair();

	(void)state;
	lws_close_mark(w, LWS_CLOSE_LINGER, "test");
	rounds(cx, 2);
	expect("");
	assert_int_equal(w->phase, LWS_PHASE_LINGERING);
	reset();
	expect("drop close destroy");
}

static void
expect_sleep(void)
{
	lws_usec_t t = lws_now_usecs();

	assert_int_equal(lws_service(cx, 20), 0);
	assert_true(lws_now_usecs() - t >= 19000 || getenv("LWS_X_EVENT_LIB"));
}

/* they have no way to watch for an end alone */
#define HEARS_ONLY_WHEN_READING                                                \
	"they hear of a reset when somebody reads or writes again"

static void
reset_while_paused_is_seen_at_once(void **state)
{
	(void)state;
	unit_needs_own_loop(HEARS_ONLY_WHEN_READING);
	lws_rx_flow_control(tcp_pair(), 0);
	reset();
	expect("drop close destroy");
}

/* the same when pausing has been told to the kernel */
static void
reset_while_paused_for_long_is_seen_at_once(void **state)
{
	struct lws *w;

	(void)state;
	unit_needs_own_loop(HEARS_ONLY_WHEN_READING);
	w = tcp_pair();
	rec.hook = pause_at_first;
	put("x");
	rounds(cx, 2);
	put("y");
	rounds(cx, 2);
	assert_int_equal(w->rx_in, 0);
	lws_rx_flow_control(w, 1);
	rounds(cx, 2);
	lws_rx_flow_control(w, 0);
	shutdown(peer, SHUT_WR);
	rounds(cx, 2);
	assert_int_equal(w->rx_in, 0);
	expect("rx rx");
	reset();
	expect("drop close destroy");
}

static void
what_came_before_a_reset_can_be_had_for_a_while(void **state)
{
	struct lws *w = tcp_pair();

	(void)state;
	lws_rx_flow_control(w, 0);
	put("x");
	rounds(cx, 2);
	reset();
	expect_sleep();
	lws_rx_flow_control(w, 1);
	rounds(cx, 3);
	expect("rx drop close destroy");
}

static void
nobody_takes_what_came_before_a_reset(void **state)
{
	struct lws *w;
	int n;

	(void)state;
	unit_needs_own_loop(HEARS_ONLY_WHEN_READING);
	w = tcp_pair();
	lws_rx_flow_control(w, 0);
	put("x");
	rounds(cx, 2);
	reset();
	assert_int_equal(w->timeout_reason, PENDING_TIMEOUT_CLOSE_ACK);
	lws_timeout_us(w, PENDING_TIMEOUT_CLOSE_ACK, 1); /* 3 s have passed */
	for (n = 0; n < 100 && !rec.words[0]; n++)
		lws_service(cx, 1);
	expect("drop close destroy");
}

/* a peer that ends in order, both ways: it has sent what it had to send */
static void
what_came_before_the_end_waits_for_who_paused(void **state)
{
	(void)state;
	lws_rx_flow_control(wsi, 0);
	put("last words");
	close(peer);
	peer = dup(0);
	rounds(cx, 4);
	expect_sleep();
	expect("");
	lws_rx_flow_control(wsi, 1);
	rounds(cx, 3);
	assert_memory_equal(rec.rx, "last words", 10);
	expect("rx drop close destroy");
}

static void
end_of_a_paused_peer_that_left_nothing_is_seen_at_once(void **state)
{
	(void)state;
	unit_needs_own_loop(HEARS_ONLY_WHEN_READING);
	lws_rx_flow_control(wsi, 0);
	close(peer);
	peer = dup(0);
	rounds(cx, 4);
	expect("drop close destroy");
}

static void
error_of_a_datagram_does_not_end_a_paused_socket(void **state)
{
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	struct lws *w;

	(void)state;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(fd, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&sin, &len), 0);
	close(fd); /* nobody is there now */
	fd = socket(AF_INET, SOCK_DGRAM, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&sin, len), 0);
	w = rec_adopt(cx, fd, LWS_ADOPT_RAW_SOCKET_UDP, NULL);
	if (!w)
		skip(); /* built without UDP */
	rec_forget();
	lws_rx_flow_control(w, 0);
	assert_int_equal(send(fd, "x", 1, 0), 1);
	rounds(cx, 3);
	expect_sleep();
	expect("");
}

static int
pause_and_ask(struct lws *w, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_WRITEABLE)
		lws_callback_on_writable(w);

	return 0;
}

static void
reset_while_asking_to_write(void **state)
{
	(void)state;
	rec.hook = pause_and_ask;
	lws_callback_on_writable(tcp_pair());
	rec.quiet = 1;
	reset();
	rec.quiet = 0;
	assert_int_equal(rec.created, rec.destroyed);
}

static void
lingering_reads_away_until_the_peer_ends(void **state)
{
	char b[8];

	(void)state;
	put("unread");
	lws_close_mark(wsi, LWS_CLOSE_LINGER, "test");
	rounds(cx, 2);
	assert_int_equal(read(peer, b, sizeof(b)), 0);
	expect("");
	put("more");
	rounds(cx, 2);
	expect("");
	shutdown(peer, SHUT_WR);
	rounds(cx, 3);
	expect("drop close destroy");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(pieces_are_bounded_by_the_service_buffer),
		T(paused_from_outside_and_resumed),
		T(paused_inside_holds_the_rest_and_replays_it),
		T(resuming_needs_no_new_bytes_nor_sleep),
		T(flows_only_while_no_reason_is_set),
		T(a_paused_connection_does_not_wake_the_loop),
		T(what_may_be_held_is_bounded),
		T(peer_that_floods_a_paused_connection_is_held_off),
		T(what_came_before_the_end_is_given_first),
		T(half_closed_peer_can_still_be_written_to),
		T(reset_while_idle),
		T(reset_while_output_is_queued),
		T(reset_while_flushing),
		T(reset_while_lingering),
		T(reset_while_paused_is_seen_at_once),
		T(reset_while_paused_for_long_is_seen_at_once),
		T(what_came_before_a_reset_can_be_had_for_a_while),
		T(nobody_takes_what_came_before_a_reset),
		T(what_came_before_the_end_waits_for_who_paused),
		T(end_of_a_paused_peer_that_left_nothing_is_seen_at_once),
		T(error_of_a_datagram_does_not_end_a_paused_socket),
		T(reset_while_asking_to_write),
		T(lingering_reads_away_until_the_peer_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
