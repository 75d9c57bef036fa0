/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes out: their order whatever the mix of writes, corking, what the socket
 * refuses, and what programs may ask about it.
 */
#include "core-net/inside.h"

#include "recorder-pair.h"

static unsigned char big[LWS_PRE + 300000];

/* a run of bytes that shows where it was cut: counting, in 4 */
static void
fill(size_t len, uint32_t from)
{
	size_t n;

	for (n = 0; n + 4 <= len; n += 4, from++)
		memcpy(big + LWS_PRE + n, &from, 4);
}

static uint32_t in_next;
static size_t in_have;
static uint8_t in_part[4];

/* read what there is; every byte must be the next of the count. 1 at eof */
static int
check_in(void)
{
	uint8_t b[65536];
	ssize_t n, i;

	while ((n = read(peer, b, sizeof(b))) > 0)
		for (i = 0; i < n; i++) {
			in_part[in_have++] = b[i];
			if (in_have < 4)
				continue;
			assert_memory_equal(in_part, &in_next, 4);
			in_next++;
			in_have = 0;
		}

	return !n;
}

static int
send_count(size_t len)
{
	static uint32_t next;

	if (!len) {
		next = 0;
		in_next = 0;
		in_have = 0;
		return 0;
	}
	fill(len, next);
	next += (uint32_t)(len / 4);

	return lws_write(wsi, big + LWS_PRE, len, LWS_WRITE_RAW);
}

static void
small_buffer(void)
{
	assert_int_equal(lws_plat_sockopt(lws_get_socket_fd(wsi), SOL_SOCKET,
					  SO_SNDBUF, 4096),
			 0);
}

static void
write_outside_writeable_leaves_at_once(void **state)
{
	char b[8];

	(void)state;
	memcpy(big + LWS_PRE, "hi", 2);
	assert_int_equal(lws_write(wsi, big + LWS_PRE, 2, LWS_WRITE_RAW), 2);
	assert_int_equal(read(peer, b, sizeof(b)), 2);
	assert_int_equal(lws_partial_buffered(wsi), 0);
	assert_int_equal(lws_send_pipe_choked(wsi), 0);
}

static void
wrong_writes(void **state)
{
	(void)state;
	assert_int_equal(lws_write(wsi, NULL, 1, LWS_WRITE_RAW), -1);
	assert_int_equal(lws_write(NULL, big, 1, LWS_WRITE_RAW), -1);
	assert_int_equal(
		lws_write(wsi, big, (size_t)INT_MAX + 1, LWS_WRITE_RAW), -1);
	assert_int_equal(lws_write(wsi, NULL, 0, LWS_WRITE_RAW), 0);
}

static int sends;
static struct lws_transport_ops counting;

static enum lws_io
count_send(struct lws *w, const struct lws_plat_iov *iov, unsigned int n,
	   size_t *done)
{
	sends++;

	return lws_transport_plain.send(w, iov, n, done);
}

static int todo;

static int
write_several(struct lws *w, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RAW_WRITEABLE)
		return 0;
	/* two in each, and more asked for */
	assert_int_equal(send_count(40), 40);
	assert_int_equal(send_count(60), 60);
	assert_int_equal(lws_partial_buffered(w), 0);
	assert_int_equal(lws_send_pipe_choked(w), 0);
	if (--todo)
		lws_callback_on_writable(w);

	return 0;
}

static void
sixteen_writeables_leave_in_one_send(void **state)
{
	(void)state;
	counting = lws_transport_plain;
	counting.send = count_send;
	wsi->transport = &counting;
	sends = 0;
	send_count(0);
	todo = LWS_TUNE_WRITEABLE_CALLS;
	rec.hook = write_several;
	lws_callback_on_writable(wsi);
	rounds(cx, 1);
	assert_int_equal(todo, 0);
	assert_int_equal(sends, 1);
	check_in();
	assert_int_equal(in_next, LWS_TUNE_WRITEABLE_CALLS * 100 / 4);
}

static void
what_exceeds_the_calls_waits_for_the_next_pass(void **state)
{
	(void)state;
	unit_needs_own_loop("how many turns a call has is their own matter");
	send_count(0);
	/* a turn for the ready descriptor, one for having asked again */
	todo = 2 * LWS_TUNE_WRITEABLE_CALLS + 1;
	rec.hook = write_several;
	lws_callback_on_writable(wsi);
	rounds(cx, 1);
	assert_int_equal(todo, 1);
	/* and does not wait for anything but that */
	assert_int_equal(lws_service(cx, 0), 0);
	assert_int_equal(todo, 0);
}

static int written;

static int
write_much(struct lws *w, enum lws_callback_reasons reason, void *in,
	   size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RAW_WRITEABLE)
		return 0;
	written++;
	assert_int_equal(send_count(LWS_TUNE_WRITEABLE_BYTES),
			 (int)LWS_TUNE_WRITEABLE_BYTES);
	lws_callback_on_writable(w);

	return 0;
}

static void
bytes_of_one_turn_are_bounded(void **state)
{
	int size = 4 * 1024 * 1024;

	(void)state;
	assert_int_equal(setsockopt(lws_get_socket_fd(wsi), SOL_SOCKET,
				    SO_SNDBUF, &size, sizeof(size)),
			 0);
	send_count(0);
	written = 0;
	rec.hook = write_much;
	lws_callback_on_writable(wsi);
	rounds(cx, 1);
	/* one a turn */
	assert_in_range(written, 1, unit_turns_of_a_round());
	rec.hook = NULL;
}

static void
order_holds_through_partial_writes(void **state)
{
	static const size_t sizes[] = { 4,  100,   20000, 8, 30000, 300000,
					16, 16384, 16388, 4, 65536, 12 };
	size_t total = 0;
	unsigned int n;
	int i;

	(void)state;
	small_buffer();
	send_count(0);
	for (i = 0; i < 10; i++)
		for (n = 0; n < LWS_ARRAY_SIZE(sizes); n++) {
			assert_int_equal(send_count(sizes[n]), (int)sizes[n]);
			total += sizes[n];
			if (n == 5) /* 300000 do not fit into 4096 */
				assert_int_equal(lws_partial_buffered(wsi), 1);
		}
	assert_int_equal(lws_send_pipe_choked(wsi), 1);
	expect("");
	for (i = 0; i < 20000 && in_next < total / 4; i++) {
		check_in();
		rounds(cx, 1);
	}
	assert_int_equal(in_next, total / 4);
	rounds(cx, 2);
	assert_int_equal(lws_partial_buffered(wsi), 0);
	/* by contract one WRITEABLE follows a drained queue */
	expect("writeable");
}

static void
writeable_waits_until_the_queue_has_drained(void **state)
{
	(void)state;
	small_buffer();
	send_count(0);
	assert_int_equal(send_count(300000), 300000);
	assert_int_equal(lws_callback_on_writable(wsi), 1);
	rounds(cx, 5);
	expect("");
	while (in_next < 300000 / 4) {
		check_in();
		rounds(cx, 1);
	}
	rounds(cx, 2);
	expect("writeable");
}

static int
write_and_close(struct lws *w, enum lws_callback_reasons reason, void *in,
		size_t len)
{
	(void)w;
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RAW_WRITEABLE)
		return 0;
	assert_int_equal(send_count(300000), 300000);

	return -1;
}

static void
closing_flushes_what_is_queued(void **state)
{
	(void)state;
	small_buffer();
	send_count(0);
	rec.hook = write_and_close;
	lws_callback_on_writable(wsi);
	rounds(cx, 2);
	expect("writeable");
	/* while it closes, writes are taken and ignored */
	assert_int_equal(lws_write(wsi, big + LWS_PRE, 5, LWS_WRITE_RAW), 5);
	while (in_next < 300000 / 4) {
		check_in();
		rounds(cx, 1);
	}
	rounds(cx, 2);
	assert_int_equal(check_in(), 1);
	expect("drop close destroy");
}

static void
flushing_ends_when_the_peer_has_gone(void **state)
{
	(void)state;
	small_buffer();
	send_count(0);
	rec.hook = write_and_close;
	lws_callback_on_writable(wsi);
	rounds(cx, 2);
	close(peer);
	rounds(cx, 2);
	expect("writeable drop close destroy");
	peer = dup(0);
}

static void
raw_transaction_completed_closes_after_the_queue(void **state)
{
	(void)state;
	assert_int_equal(lws_raw_transaction_completed(wsi), -1);
	small_buffer();
	send_count(0);
	assert_int_equal(send_count(100000), 100000);
	assert_int_equal(lws_raw_transaction_completed(wsi), 0);
	while (!check_in())
		rounds(cx, 1);
	assert_int_equal(in_next, 100000 / 4);
	expect("drop close destroy");
}

/* 64 bytes each: their number is no reason to end a connection, and what they
 * take is what they have, not a block each */
static void
small_writes_to_a_blocked_socket_are_gathered(void **state)
{
	size_t used;
	int n;

	(void)state;
	small_buffer();
	send_count(0);
	used = lws_get_allocated_heap();
	for (n = 0; n < 50000; n++)
		assert_int_equal(send_count(64), 64);
	used = lws_get_allocated_heap() - used;
	assert_true(used < 50000 * 64 + 50000 * 64 / 4);
	for (n = 0; n < 20000 && in_next < 50000 * 64 / 4; n++) {
		check_in();
		rounds(cx, 1);
	}
	assert_int_equal(in_next, 50000 * 64 / 4);
	rounds(cx, 2);
	expect("writeable");
}

static void
queued_bytes_are_bounded(void **state)
{
	size_t sent = 0;

	(void)state;
	small_buffer();
	send_count(0);
	while (sent < 2 * (size_t)LWS_LIMIT_TX_QUEUE &&
	       send_count(256 * 1024) == 256 * 1024)
		sent += 256 * 1024;
	/* a program that never waits for WRITEABLE: the connection ends */
	assert_true(sent >= LWS_LIMIT_TX_QUEUE);
	assert_true(sent < LWS_LIMIT_TX_QUEUE + 1024 * 1024);
	rounds(cx, 2);
	expect("drop close destroy");
}

static int
ask(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_RX)
		assert_int_equal(lws_callback_on_writable(w), 1);

	return 0;
}

static void
asking_inside_a_pass_needs_no_further_wait(void **state)
{
	(void)state;
	rec.hook = ask;
	assert_int_equal(write(peer, "x", 1), 1);
	assert_int_equal(lws_service(cx, 0), 0);
	expect("rx writeable");
}

static int asked_others;

static int
kill_next(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	struct lws **others = in;

	(void)len;
	if (reason != LWS_CALLBACK_USER || asked_others++)
		return 0;
	if (others[0] != w)
		lws_set_timeout(others[0], 1, LWS_TO_KILL_SYNC);
	if (others[1] != w)
		lws_set_timeout(others[1], 1, LWS_TO_KILL_SYNC);

	return 0;
}

static void
broadcast_survives_what_its_callbacks_end(void **state)
{
	struct lws *others[2];
	int p[2];

	(void)state;
	others[0] = rec_pair(cx, &p[0]);
	others[1] = rec_pair(cx, &p[1]);
	rec_forget();
	asked_others = 0;
	rec.hook = kill_next;
	lws_callback_all_protocol_vhost_args(rec_vhost(cx), NULL,
					     LWS_CALLBACK_USER, others, 0);
	expect("user drop close destroy drop close destroy");
	rec.hook = NULL;
	assert_int_equal(
		lws_callback_on_writable_all_protocol(cx, &rec_protocols[0]),
		0);
	assert_int_equal(lws_callback_on_writable_all_protocol_vhost(
				 rec_vhost(cx), lws_get_protocol(wsi)),
			 0);
	assert_int_equal(lws_callback_on_writable_all_protocol_vhost(
				 rec_vhost(cx), &rec_protocols[0]),
			 -1);
	rounds(cx, 1);
	expect("writeable");
	close(p[0]);
	close(p[1]);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(write_outside_writeable_leaves_at_once),
		T(wrong_writes),
		T(sixteen_writeables_leave_in_one_send),
		T(what_exceeds_the_calls_waits_for_the_next_pass),
		T(bytes_of_one_turn_are_bounded),
		T(order_holds_through_partial_writes),
		T(writeable_waits_until_the_queue_has_drained),
		T(closing_flushes_what_is_queued),
		T(flushing_ends_when_the_peer_has_gone),
		T(raw_transaction_completed_closes_after_the_queue),
		T(small_writes_to_a_blocked_socket_are_gathered),
		T(queued_bytes_are_bounded),
		T(asking_inside_a_pass_needs_no_further_wait),
		T(broadcast_survives_what_its_callbacks_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
