/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Limits per peer address: who is over them is not served, and is counted
 * again when it has gone.
 */
#include "core-net/inside.h"

#include "recorder.h"

#define MOST 3

static struct lws_context *cx;
static int told;

static int
tell(struct lws_context *c, lws_sockfd_type fd, lws_sockaddr46 *sa)
{
	char ads[48];

	assert_ptr_equal(c, cx);
	assert_true(fd >= 0);
	lws_sa46_write_numeric_address(sa, ads, sizeof(ads));
	assert_string_equal(ads, "127.0.0.1");
	told++;

	return 0;
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	told = 0;
	rec_info_listen(&info);
	info.ip_limit_wsi = MOST;
	info.ip_limit_ah = 2;
	info.pl_notify_cb = tell;
	cx = rec_context(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);

	return 0;
}

static int
one_more(void)
{
	int fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));

	assert_true(fd >= 0);
	rounds(cx, 2);

	return fd;
}

/* of an established connection there is nothing to read */
static int
is_served(int fd)
{
	char c;

	return recv(fd, &c, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

static void
connections_of_an_address_are_limited(void **state)
{
	int fd[MOST], over, n;

	(void)state;
	for (n = 0; n < MOST; n++)
		fd[n] = one_more();
	for (n = 0; n < MOST; n++)
		assert_true(is_served(fd[n]));
	assert_int_equal(told, 0);
	over = one_more();
	assert_false(is_served(over));
	assert_int_equal(told, 1);
	close(over);
	/* one goes, and there is room for one */
	close(fd[0]);
	rounds(cx, 2);
	fd[0] = one_more();
	assert_true(is_served(fd[0]));
	assert_int_equal(told, 1);
	for (n = 0; n < MOST; n++)
		close(fd[n]);
}

static void
peers_without_an_address_are_not_limited(void **state)
{
	int p[2 * MOST], n;

	(void)state;
	for (n = 0; n < 2 * MOST; n++)
		rec_pair(cx, &p[n]);
	for (n = 0; n < 2 * MOST; n++) {
		assert_true(is_served(p[n]));
		close(p[n]);
	}
	assert_int_equal(told, 0);
}

static void
headers_in_memory_are_limited(void **state)
{
	struct lws *a, *b;
	int fd[2];

	(void)state;
	fd[0] = one_more();
	a = rec.last;
	fd[1] = one_more();
	b = rec.last;
	assert_ptr_not_equal(a, b);
	assert_int_equal(lws_peer_headers(a, 1), 0);
	assert_int_equal(lws_peer_headers(b, 1), 0);
	assert_int_equal(lws_peer_headers(b, 1), -1);
	assert_int_equal(lws_peer_headers(a, -1), 0);
	assert_int_equal(lws_peer_headers(b, 1), 0);
	assert_int_equal(lws_peer_headers(a, 1), -1);
	assert_int_equal(lws_peer_headers(b, -1), 0);
	assert_int_equal(lws_peer_headers(b, -1), 0);
	close(fd[0]);
	close(fd[1]);
}

static int
come_and_go(void)
{
	struct lws_context_creation_info info;
	int fd, r = -1;

	rec_begin();
	rec_info_listen(&info);
	info.ip_limit_wsi = MOST;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 3);
	/* without memory it is not counted, or not served */
	if (rec.created && is_served(fd) && rec.last->extra &&
	    rec.last->extra->peer)
		r = 0;
	close(fd);
	rounds(cx, 2);
	lws_context_destroy(cx);

	return r;
}

static void
no_memory_to_count(void **state)
{
	(void)state;
	unit_oom_sweep(come_and_go);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(connections_of_an_address_are_limited),
		T(peers_without_an_address_are_not_limited),
		T(headers_in_memory_are_limited),
		cmocka_unit_test(no_memory_to_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
