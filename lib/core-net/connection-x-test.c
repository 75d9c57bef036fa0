/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws-x-connection.h on one thread: handles that go stale, marks on what waits
 * to be sent, and why connections have ended. Senders on other threads are in
 * ws-topic-threads-test.c (roles/ws).
 */
#include "core-net/inside.h"

#include "recorder-pair.h"

static uint8_t big[1 << 20];

static void
small_buffer(void)
{
	assert_int_equal(lws_plat_sockopt(lws_get_socket_fd(wsi), SOL_SOCKET,
					  SO_SNDBUF, 4096),
			 0);
}

/* what the peer has got, all of it */
static size_t
drain_peer(char *to, size_t size)
{
	static char b[65536];
	size_t all = 0, quiet = 0;
	ssize_t n;

	while (quiet < 3) {
		n = read(peer, b, sizeof(b));
		if (n <= 0) {
			quiet++;
			rounds(cx, 1);
			continue;
		}
		quiet = 0;
		if (to && all + (size_t)n <= size)
			memcpy(to + all, b, (size_t)n);
		all += (size_t)n;
	}

	return all;
}

/* -- handles -- */

static void
a_handle_sends_in_order(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi);
	char got[16] = "";
	size_t queued = 1;

	(void)state;
	assert_true(h != 0);
	assert_true(lws_x_handle(wsi) == h);
	assert_ptr_equal(lws_x_handle_wsi(cx, h), wsi);
	assert_int_equal(lws_x_handle_send(cx, h, "ab", 2, LWS_WRITE_RAW), 0);
	assert_int_equal(lws_x_handle_send(cx, h, "cd", 2, LWS_WRITE_RAW), 0);
	assert_int_equal(lws_x_handle_queued(cx, h, &queued), 0);
	assert_int_equal(queued, 2 * (2 + 64));
	rounds(cx, 1);
	assert_int_equal(drain_peer(got, sizeof(got)), 4);
	assert_string_equal(got, "abcd");
	assert_int_equal(lws_x_handle_queued(cx, h, &queued), 0);
	assert_int_equal(queued, 0);
}

static void
a_stale_handle_is_an_error(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi), h2;
	size_t queued = 1;
	struct lws *next;
	int other;

	(void)state;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	rounds(cx, 1);
	assert_int_equal(lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_RAW),
			 LWS_X_HANDLE_STALE);
	assert_int_equal(lws_x_handle_on_writable(cx, h), LWS_X_HANDLE_STALE);
	assert_int_equal(lws_x_handle_close(cx, h), LWS_X_HANDLE_STALE);
	assert_int_equal(lws_x_handle_limit(cx, h, 1), LWS_X_HANDLE_STALE);
	assert_int_equal(lws_x_handle_queued(cx, h, &queued),
			 LWS_X_HANDLE_STALE);
	assert_int_equal(queued, 0);
	assert_null(lws_x_handle_wsi(cx, h));
	/* the slot is another's now, the handle is not */
	next = rec_pair(cx, &other);
	h2 = lws_x_handle(next);
	assert_int_equal((uint32_t)h2, (uint32_t)h);
	assert_true(h2 != h);
	assert_int_equal(lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_RAW),
			 LWS_X_HANDLE_STALE);
	assert_ptr_equal(lws_x_handle_wsi(cx, h2), next);
	close(other);
}

static void
handles_of_nobody(void **state)
{
	static const lws_x_handle_t none[] = { 0, 1, 0xffffffffffffffffu,
					       (uint64_t)1 << 32,
					       (uint64_t)1 << 32 | 5 };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(none); n++)
		assert_int_equal(
			lws_x_handle_send(cx, none[n], "x", 1, LWS_WRITE_RAW),
			LWS_X_HANDLE_STALE);
	assert_true(lws_x_handle(wsi) != 0);
	for (n = 0; n < LWS_ARRAY_SIZE(none); n++)
		if (none[n] != (uint64_t)1 << 32) /* that one is it */
			assert_null(lws_x_handle_wsi(cx, none[n]));
}

static void
only_whole_messages_are_taken(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi);

	(void)state;
	assert_int_equal(lws_x_handle_send(NULL, h, "x", 1, LWS_WRITE_RAW),
			 LWS_X_HANDLE_MISUSE);
	assert_int_equal(lws_x_handle_send(cx, h, NULL, 1, LWS_WRITE_RAW),
			 LWS_X_HANDLE_MISUSE);
	assert_int_equal(lws_x_handle_send(cx, h, "x", (size_t)INT_MAX + 1,
					   LWS_WRITE_RAW),
			 LWS_X_HANDLE_MISUSE);
	assert_int_equal(lws_x_handle_send(cx, h, "x", 1,
					   LWS_WRITE_TEXT | LWS_WRITE_NO_FIN),
			 LWS_X_HANDLE_MISUSE);
	assert_int_equal(
		lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_CONTINUATION),
		LWS_X_HANDLE_MISUSE);
}

/* LWS_LIMIT_HANDLE_QUEUE, and what the program sets instead */
static void
what_waits_is_bounded(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi);
	size_t sent = 0, queued;

	(void)state;
	small_buffer();
	/* the socket is full first, then the queue */
	assert_int_equal(lws_write(wsi, big, 300000, LWS_WRITE_RAW), 300000);
	assert_int_equal(lws_partial_buffered(wsi), 1);
	while (!lws_x_handle_send(cx, h, big, 65536 - 64, LWS_WRITE_RAW))
		sent += 65536;
	assert_int_equal(sent, LWS_LIMIT_HANDLE_QUEUE);
	assert_int_equal(lws_x_handle_send(cx, h, "", 0, LWS_WRITE_RAW),
			 LWS_X_HANDLE_FULL);
	assert_int_equal(lws_x_handle_limit(cx, h, sent + 64), 0);
	assert_int_equal(lws_x_handle_send(cx, h, "", 0, LWS_WRITE_RAW), 0);
	assert_int_equal(lws_x_handle_limit(cx, h, 1), 0);
	assert_int_equal(lws_x_handle_send(cx, h, "", 0, LWS_WRITE_RAW),
			 LWS_X_HANDLE_FULL);
	/* none of it was written on top of what the socket has refused */
	assert_true(lws_x_queued(wsi) < 300000);
	assert_int_equal(drain_peer(NULL, 0),
			 300000 + sent - sent / 65536 * 64);
	assert_int_equal(lws_x_handle_queued(cx, h, &queued), 0);
	assert_int_equal(queued, 0);
}

static void
a_handle_asks_for_writeable(void **state)
{
	(void)state;
	assert_int_equal(lws_x_handle_on_writable(cx, lws_x_handle(wsi)), 0);
	rounds(cx, 1);
	expect("writeable");
}

static void
a_handle_closes_behind_what_it_sent(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi);
	char got[8] = "";

	(void)state;
	assert_int_equal(lws_x_handle_send(cx, h, "bye", 3, LWS_WRITE_RAW), 0);
	assert_int_equal(lws_x_handle_close(cx, h), 0);
	assert_int_equal(lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_RAW),
			 LWS_X_HANDLE_STALE);
	rounds(cx, 2);
	assert_int_equal(drain_peer(got, sizeof(got)), 3);
	assert_string_equal(got, "bye");
	expect("drop close destroy");
}

static void
messages_of_a_dead_connection_are_freed(void **state)
{
	lws_x_handle_t h = lws_x_handle(wsi);

	(void)state; /* a leak would be seen by the sanitizer */
	assert_int_equal(lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_RAW), 0);
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
}

static void
an_ending_connection_has_no_handle(void **state)
{
	(void)state;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
	assert_true(lws_x_handle(wsi) == 0);
}

/* -- marks -- */

static char marks[64];
static size_t mark_bytes;

static void
mark(struct lws *w, int is_high, size_t queued, void *opaque)
{
	assert_ptr_equal(w, wsi);
	assert_ptr_equal(opaque, marks);
	mark_bytes = queued;
	strcat(marks, is_high ? "H" : "L");
}

static void
marks_are_told_of_once(void **state)
{
	(void)state;
	marks[0] = '\0';
	small_buffer();
	assert_int_equal(lws_x_queued(wsi), 0);
	assert_int_equal(lws_x_water_marks(wsi, 200000, 50000, mark, marks), 0);
	assert_int_equal(lws_write(wsi, big, 100000, LWS_WRITE_RAW), 100000);
	assert_true(lws_x_queued(wsi) > 0);
	assert_string_equal(marks, "");
	assert_int_equal(lws_write(wsi, big, 200000, LWS_WRITE_RAW), 200000);
	assert_string_equal(marks, "H");
	assert_int_equal(mark_bytes, lws_x_queued(wsi));
	assert_int_equal(lws_write(wsi, big, 1000, LWS_WRITE_RAW), 1000);
	assert_string_equal(marks, "H");
	drain_peer(NULL, 0);
	assert_string_equal(marks, "HL");
	assert_true(mark_bytes <= 50000);
	assert_int_equal(lws_write(wsi, big, 600000, LWS_WRITE_RAW), 600000);
	assert_string_equal(marks, "HLH");
	assert_int_equal(lws_x_water_marks(wsi, 0, 0, NULL, NULL), 0);
	drain_peer(NULL, 0);
	assert_string_equal(marks, "HLH");
}

static void
close_at(struct lws *w, int is_high, size_t queued, void *opaque)
{
	(void)queued;
	(void)opaque;
	assert_true(is_high);
	assert_int_equal(lws_x_water_marks(w, 0, 0, NULL, NULL), 0);
	lws_set_timeout(w, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
}

static void
a_mark_may_close(void **state)
{
	(void)state;
	small_buffer();
	assert_int_equal(lws_x_water_marks(wsi, 1, 0, close_at, NULL), 0);
	lws_write(wsi, big, 300000, LWS_WRITE_RAW);
	rounds(cx, 1);
	expect("drop close destroy");
}

static void
marks_that_are_none(void **state)
{
	(void)state;
	assert_int_equal(lws_x_water_marks(wsi, 5, 5, mark, NULL), -1);
	assert_int_equal(lws_x_water_marks(wsi, 5, 6, mark, NULL), -1);
	assert_int_equal(lws_x_water_marks(wsi, 0, 0, mark, NULL), -1);
}

/* -- shared bytes -- */

static void
shared_bytes_are_queued_by_reference(void **state)
{
	struct lws_shared *s = lws_shared_create(700000);
	static char got[700000];
	size_t n;

	(void)state;
	assert_non_null(s);
	for (n = 0; n < 700000; n++)
		s->bytes[n] = (uint8_t)(n * 7 >> 3);
	small_buffer();
	unit_heap_begin(0);
	assert_int_equal(lws_output_shared(wsi, s), 0);
	/* one small block, and no copy */
	assert_int_equal(unit_heap.live, 1);
	assert_int_equal(s->refs, 2);
	assert_int_equal(drain_peer(got, sizeof(got)), 700000);
	assert_memory_equal(got, s->bytes, 700000);
	assert_int_equal(s->refs, 1);
	lws_set_allocator(NULL);
	lws_shared_unref(s);
}

/* -- why -- */

static struct lws_x_close_record record;
static char words[64];

static int
note_record(struct lws *w, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_RX)
		return -1;
	if (reason != LWS_CALLBACK_RAW_CLOSE)
		return 0;
	assert_int_equal(lws_x_close_record(w, &record), 0);
	lws_strncpy(words, record.words, sizeof(words));

	return 0;
}

static void
expect_record(enum lws_x_close_by by, int err, const char *w)
{
	assert_int_equal(record.by, by);
	assert_int_equal(record.phase, LWS_X_CLOSE_OPEN);
	assert_int_equal(record.err, err);
	assert_int_equal(record.alert, -1);
	assert_int_equal(record.code, 0);
	assert_string_equal(words, w);
}

static void
nobody_has_closed_what_is_open(void **state)
{
	(void)state;
	assert_int_equal(lws_x_close_record(wsi, &record), -1);
	assert_int_equal(record.by, LWS_X_CLOSE_BY_NOBODY);
	assert_string_equal(record.words, "");
}

static void
the_peer_has_ended_it(void **state)
{
	(void)state;
	rec.hook = note_record;
	assert_int_equal(shutdown(peer, SHUT_RDWR), 0);
	rounds(cx, 2);
	expect_record(LWS_X_CLOSE_BY_PEER, 0, "peer closed");
}

static void
the_program_has_ended_it(void **state)
{
	(void)state;
	rec.hook = note_record;
	assert_int_equal(write(peer, "x", 1), 1);
	rounds(cx, 2);
	expect_record(LWS_X_CLOSE_BY_PROGRAM, 0, "handler");
}

static void
the_program_has_killed_it(void **state)
{
	(void)state;
	rec.hook = note_record;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	expect_record(LWS_X_CLOSE_BY_PROGRAM, 0, "killed");
}

static void
a_timeout_of_ours_has_ended_it(void **state)
{
	(void)state;
	rec_clock_begin();
	rec.hook = note_record;
	lws_timeout_us(wsi, PENDING_TIMEOUT_ESTABLISH_WITH_SERVER,
		       LWS_US_PER_SEC);
	rec_clock_pass(2);
	rounds(cx, 2);
	rec_clock_end();
	expect_record(LWS_X_CLOSE_BY_LIBRARY, ETIMEDOUT, "timed out");
}

static void
a_timeout_of_the_program_has_ended_it(void **state)
{
	(void)state;
	rec_clock_begin();
	rec.hook = note_record;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, 1);
	rec_clock_pass(2);
	rounds(cx, 2);
	rec_clock_end();
	expect_record(LWS_X_CLOSE_BY_PROGRAM, ETIMEDOUT, "timed out");
}

static int send_errno;

static enum lws_io
fail_send(struct lws *w, const struct lws_plat_iov *iov, unsigned int n,
	  size_t *done)
{
	(void)w;
	(void)iov;
	(void)n;
	*done = 0;
	errno = send_errno;

	return LWS_IO_ERR;
}

static int
alert_40(const struct lws *w)
{
	(void)w;

	return 40;
}

static void
the_way_between_has_ended_it(void **state)
{
	static struct lws_transport_ops failing;

	(void)state;
	rec.hook = note_record;
	failing = lws_transport_plain;
	failing.send = fail_send;
	wsi->transport = &failing;
	send_errno = EHOSTUNREACH;
	assert_int_equal(lws_write(wsi, big, 1, LWS_WRITE_RAW), -1);
	rounds(cx, 2);
	expect_record(LWS_X_CLOSE_BY_NETWORK, EHOSTUNREACH, "sending failed");
}

static void
a_reset_is_the_peers_doing(void **state)
{
	static struct lws_transport_ops failing;

	(void)state;
	rec.hook = note_record;
	failing = lws_transport_plain;
	failing.send = fail_send;
	failing.alert = alert_40;
	wsi->transport = &failing;
	send_errno = ECONNRESET;
	assert_int_equal(lws_write(wsi, big, 1, LWS_WRITE_RAW), -1);
	rounds(cx, 2);
	assert_int_equal(record.alert, 40);
	record.alert = -1;
	expect_record(LWS_X_CLOSE_BY_PEER, ECONNRESET, "sending failed");
}

static void
the_vhost_has_ended_it(void **state)
{
	(void)state;
	rec.hook = note_record;
	lws_vhost_destroy(rec_vhost(cx));
	rounds(cx, 2);
	expect_record(LWS_X_CLOSE_BY_SHUTDOWN, 0, "vhost destroyed");
}

/* -- without memory -- */

static int
use_without_memory(void)
{
	struct lws_shared *s;
	lws_x_handle_t h;
	int r = -1;

	setup(NULL);
	h = lws_x_handle(wsi);
	if (!h)
		goto out;
	r = lws_x_handle_send(cx, h, "x", 1, LWS_WRITE_RAW);
	if (r) {
		assert_int_equal(r, LWS_X_HANDLE_NO_MEMORY);
		goto out;
	}
	small_buffer();
	r = lws_x_water_marks(wsi, 1, 0, close_at, NULL);
	if (r)
		goto out;
	s = lws_shared_create(300000);
	r = s ? lws_output_shared(wsi, s) : -1;
	lws_shared_unref(s);
out:
	rec.created = rec.destroyed = 0;
	rec.quiet = 1;
	rec.hook = NULL;
	lws_context_destroy(cx);
	close(peer);

	return r;
}

/* the setting up is not what is tested: it asserts that there is memory */
static void
nothing_leaks_without_memory(void **state)
{
	long n, before;
	int r;

	(void)state;
	unit_heap_begin(0);
	setup(NULL);
	before = unit_heap.count;
	teardown(NULL);
	assert_int_equal(unit_heap_end(), 0);
	for (n = before + 1;; n++) {
		unit_heap_begin(n);
		r = use_without_memory();
		if (unit_heap_end())
			fail_msg("refusing allocation %ld leaks %ld blocks", n,
				 unit_heap.live);
		if (!unit_heap.refused)
			break;
	}
	assert_int_equal(r, 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_handle_sends_in_order),
		T(a_stale_handle_is_an_error),
		T(handles_of_nobody),
		T(only_whole_messages_are_taken),
		T(what_waits_is_bounded),
		T(a_handle_asks_for_writeable),
		T(a_handle_closes_behind_what_it_sent),
		T(messages_of_a_dead_connection_are_freed),
		T(an_ending_connection_has_no_handle),
		T(marks_are_told_of_once),
		T(a_mark_may_close),
		T(marks_that_are_none),
		T(shared_bytes_are_queued_by_reference),
		T(nobody_has_closed_what_is_open),
		T(the_peer_has_ended_it),
		T(the_program_has_ended_it),
		T(the_program_has_killed_it),
		T(a_timeout_of_ours_has_ended_it),
		T(a_timeout_of_the_program_has_ended_it),
		T(the_way_between_has_ended_it),
		T(a_reset_is_the_peers_doing),
		T(the_vhost_has_ended_it),
		cmocka_unit_test(nothing_leaks_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
