/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Under a loop of the program's own: what it is told of each descriptor, and
 * that a connection stays until the loop has let go of it, through the end of
 * its vhost and of the context.
 */
#include "core-net/inside.h"

#include "recorder.h"

/* -- the loop: a table of descriptors -- */

#define MOST 16

static struct lws_context *cx;

static struct loop {
	struct pollfd fds[MOST];
	struct lws *wsi[MOST];
	int count;
	struct lws *held[MOST]; /* closed, and not let go yet */
	int held_count;
	int holds; /* wsi_logical_close() does that */
	int listeners, others, ended_contexts, ended_pts;
} loop;

struct in_wsi {
	uint32_t magic;
};

static int
find(int fd)
{
	int n;

	for (n = 0; n < loop.count; n++)
		if (loop.fds[n].fd == fd)
			return n;

	return -1;
}

static int
add(struct lws *wsi)
{
	int n = loop.count++;

	assert_true(n < MOST);
	assert_int_equal(find(lws_get_socket_fd(wsi)), -1);
	loop.fds[n].fd = lws_get_socket_fd(wsi);
	loop.fds[n].events = 0;
	loop.wsi[n] = wsi;

	return 0;
}

static int
sock_accept(struct lws *wsi)
{
	loop.others++;

	return add(wsi);
}

static int
init_vhost_listen_wsi(struct lws *wsi)
{
	loop.listeners++;

	return add(wsi);
}

static void
io(struct lws *wsi, unsigned int flags)
{
	int n = find(lws_get_socket_fd(wsi));
	short bits = 0;

	assert_true(n >= 0);
	assert_ptr_equal(loop.wsi[n], wsi);
	if (flags & LWS_EV_READ)
		bits |= POLLIN;
	if (flags & LWS_EV_WRITE)
		bits |= POLLOUT;
	if (flags & LWS_EV_START)
		loop.fds[n].events |= bits;
	else
		loop.fds[n].events &= (short)~bits;
}

static int
logical_close(struct lws *wsi)
{
	int n = find(lws_get_socket_fd(wsi));

	assert_true(n >= 0);
	assert_int_equal(loop.fds[n].events, 0); /* it was stopped */
	loop.fds[n] = loop.fds[--loop.count];
	loop.wsi[n] = loop.wsi[loop.count];
	if (!loop.holds)
		return 0;
	loop.held[loop.held_count++] = wsi;

	return 1;
}

static int
init_pt(struct lws_context *c, void *given, int tsi)
{
	assert_ptr_equal(given, &loop);
	assert_int_equal(tsi, 0);
	assert_non_null(lws_evlib_tsi_to_evlib_pt(c, tsi));

	return 0;
}

static void
destroy_pt(struct lws_context *c, int tsi)
{
	(void)c;
	(void)tsi;
	loop.ended_pts++;
}

static int
destroy_context2(struct lws_context *c)
{
	(void)c;
	loop.ended_contexts++;

	return 0;
}

static const struct lws_event_loop_ops ops = {
	.name = "test",
	.init_pt = init_pt,
	.sock_accept = sock_accept,
	.init_vhost_listen_wsi = init_vhost_listen_wsi,
	.io = io,
	.wsi_logical_close = logical_close,
	.destroy_pt = destroy_pt,
	.destroy_context2 = destroy_context2,
	.evlib_size_pt = 8,
	.evlib_size_wsi = sizeof(struct in_wsi),
};

static const lws_plugin_evlib_t evlib = {
	.hdr = { "test", "lws_evlib_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.ops = &ops,
};

/* one turn; how many were ready */
static int
turn(int ms)
{
	int n, ready;

	ms = lws_service_adjust_timeout(cx, ms, 0);
	ready = poll(loop.fds, (nfds_t)loop.count, ms);
	for (n = 0; n < loop.count; n++) {
		struct pollfd p = loop.fds[n];

		if (p.revents && lws_service_fd(cx, &p) < 0)
			return -1;
	}

	return ready;
}

static void
turns(int n)
{
	while (n--)
		turn(0);
}

static void
let_go(void)
{
	while (loop.held_count)
		__lws_close_free_wsi_final(loop.held[--loop.held_count]);
}

static int
setup(void **state)
{
	static void *loops[] = { &loop };
	struct lws_context_creation_info info;

	(void)state;
	memset(&loop, 0, sizeof(loop));
	rec_begin();
	rec_info_listen(&info);
	info.event_lib_custom = &evlib;
	info.foreign_loops = loops;
	info.pcontext = &cx;
	assert_non_null(lws_create_context(&info));
	/* nobody announces our wake-up but the loop's own table */
	assert_int_equal(loop.others, 1);
	assert_int_equal(loop.listeners, 1);
	turns(3);
	rec_forget();

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	if (cx)
		lws_context_destroy(cx);
	let_go();
	assert_null(cx);
	assert_int_equal(loop.count, 0); /* nothing to poll for */
	assert_int_equal(loop.ended_pts, 1);
	assert_int_equal(loop.ended_contexts, 1);
	assert_int_equal(rec.created, rec.destroyed);

	return 0;
}

static int
events_of(struct lws *wsi)
{
	int n = find(lws_get_socket_fd(wsi));

	return n < 0 ? -1 : loop.fds[n].events;
}

/* -- tests -- */

static void
loop_is_told_of_reading_and_writing(void **state)
{
	static unsigned char b[LWS_PRE + 300000];
	struct lws *wsi;
	int fd, n;

	(void)state;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	turns(2);
	expect("filter create bind adopt");
	wsi = rec.last;
	assert_int_equal(events_of(wsi), POLLIN);
	assert_int_equal(write(fd, "x", 1), 1);
	turns(1);
	expect("rx");
	/* asked for outside: its loop has to see it */
	lws_callback_on_writable(wsi);
	assert_int_equal(events_of(wsi), POLLIN | POLLOUT);
	turns(1);
	expect("writeable");
	assert_int_equal(events_of(wsi), POLLIN);
	lws_plat_sockopt(lws_get_socket_fd(wsi), SOL_SOCKET, SO_SNDBUF, 4096);
	for (n = 0; n < 30 && !lws_partial_buffered(wsi); n++)
		lws_write(wsi, b + LWS_PRE, 300000, LWS_WRITE_RAW);
	assert_int_equal(events_of(wsi), POLLIN | POLLOUT);
	/* nothing is due: the loop sleeps */
	assert_int_equal(lws_service_adjust_timeout(cx, 500, 0), 500);
	close(fd);
	turns(3);
	expect("drop close destroy");
	assert_int_equal(loop.count, 2);
}

static void
wake_up_reaches_the_loop(void **state)
{
	(void)state;
	lws_cancel_service(cx);
	assert_int_equal(turn(1000), 1);
	expect("cancelled");
	assert_int_equal(turn(0), 0);
}

static void
held_connection_stays_until_it_is_let_go(void **state)
{
	struct lws *wsi;
	int peer, fd;

	(void)state;
	wsi = rec_pair(cx, &peer);
	fd = lws_get_socket_fd(wsi);
	loop.holds = 1;
	rec_forget();
	close(peer);
	turns(2);
	/* the program is through with it, the loop is not */
	expect("drop close destroy");
	assert_int_equal(loop.held_count, 1);
	assert_true(fcntl(fd, F_GETFD) >= 0);
	turns(2);
	assert_int_equal(lws_get_socket_fd(wsi), fd);
	let_go();
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	turns(1);
	expect("");
}

static void
say_finalize(struct lws_vhost *vh, void *arg)
{
	(void)vh;
	(void)arg;
	rec_say("finalize");
}

static void
vhost_waits_for_what_its_loop_holds(void **state)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;
	int fd;

	(void)state;
	rec_info_listen(&info);
	info.vhost_name = "other";
	info.finalize = say_finalize;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	fd = rec_connect(lws_get_vhost_listen_port(vh));
	turns(2);
	loop.holds = 1;
	rec_forget();
	lws_vhost_destroy(vh);
	turns(2);
	expect("destroy drop close destroy"); /* the listener's, then its */
	assert_int_equal(loop.held_count, 2);
	let_go();
	expect("DESTROY finalize");
	close(fd);
}

static void
context_waits_for_what_its_loop_holds(void **state)
{
	int fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	int peer;

	(void)state;
	turns(2);
	rec_pair(cx, &peer);
	loop.holds = 1;
	rec_forget();
	lws_context_destroy(cx);
	/* by contract it returns at once, and is freed by itself later */
	assert_non_null(cx);
	assert_true(loop.held_count >= 3);
	assert_int_equal(loop.ended_pts, 0);
	assert_non_null(strstr(rec.words, "drop close destroy"));
	assert_null(strstr(rec.words, "DESTROY"));
	while (loop.held_count > 1)
		__lws_close_free_wsi_final(loop.held[--loop.held_count]);
	assert_non_null(cx);
	let_go();
	assert_null(cx);
	assert_non_null(strstr(rec.words, "DESTROY"));
	close(fd);
	close(peer);
}

static int
destroy_in_rx(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_RX)
		lws_context_destroy(lws_get_context(wsi));

	return 0;
}

static void
context_destroyed_in_a_callback_with_a_holding_loop(void **state)
{
	int peer;

	(void)state;
	rec_pair(cx, &peer);
	rec.hook = destroy_in_rx;
	loop.holds = 1;
	assert_int_equal(write(peer, "x", 1), 1);
	assert_int_equal(turn(0), -1);
	assert_non_null(cx);
	lws_context_destroy(cx);
	assert_non_null(cx);
	let_go();
	assert_null(cx);
	close(peer);
}

static int refuse_accept;

static int
may_refuse(struct lws *wsi)
{
	return refuse_accept ? -1 : sock_accept(wsi);
}

static void
loop_that_refuses_a_descriptor(void **state)
{
	static struct lws_event_loop_ops refusing;
	int sv[2];
	char c;

	(void)state;
	refusing = ops;
	refusing.sock_accept = may_refuse;
	cx->ev = &refusing;
	refuse_accept = 1;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	/* what it never took it is not asked to close */
	refusing.wsi_logical_close = NULL;
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	expect("create bind drop destroy");
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);
	cx->ev = &ops;
	refuse_accept = 0;
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(loop_is_told_of_reading_and_writing),
		T(wake_up_reaches_the_loop),
		T(held_connection_stays_until_it_is_let_go),
		T(vhost_waits_for_what_its_loop_holds),
		T(context_waits_for_what_its_loop_holds),
		T(context_destroyed_in_a_callback_with_a_holding_loop),
		T(loop_that_refuses_a_descriptor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
