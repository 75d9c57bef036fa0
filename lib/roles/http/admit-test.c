/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Requests that wait for others to end: in a thread, of one peer, memory
 * refused while they wait. Nothing is refused, and who gives up does not stay
 * in the queue.
 */
#include "roles/http/site-test.h"

#include <netinet/in.h>

#define MOST 6

static int fd[MOST];
static char got[MOST][1024];
static size_t got_len[MOST];

static int
setup_pool(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("ten.txt", "0123456789");
	site_info.max_http_header_pool = 1;

	return site_open();
}

static int
setup_peer(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("ten.txt", "0123456789");
#if defined(LWS_WITH_PEER_LIMITS)
	site_info.ip_limit_ah = 2;
#endif
	site_info.port = 0;
	site_info.iface = "127.0.0.1";

	return site_open();
}

static void
say(int n, const char *text)
{
	assert_int_equal(send(fd[n], text, strlen(text), MSG_NOSIGNAL),
			 (ssize_t)strlen(text));
}

static void
listen_to_all(void)
{
	int n, turn;
	ssize_t r;

	for (turn = 0; turn < 10; turn++) {
		rounds(cx, 2);
		for (n = 0; n < MOST; n++) {
			r = fd[n] < 0 ? 0
				      : recv(fd[n], got[n] + got_len[n],
					     sizeof(got[n]) - 1 - got_len[n],
					     MSG_DONTWAIT);
			if (r > 0)
				got_len[n] += (size_t)r;
			got[n][got_len[n]] = '\0';
		}
	}
}

static void
forget(void)
{
	memset(got_len, 0, sizeof(got_len));
	memset(got, 0, sizeof(got));
}

static void
connect_pairs(void)
{
	int n;

	forget();
	for (n = 0; n < MOST; n++) {
		connect_peer();
		fd[n] = peer;
	}
	peer = -1;
}

static void
connect_tcp(void)
{
	struct sockaddr_in sin;
	int n;

	forget();
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port =
		htons((uint16_t)lws_get_vhost_listen_port(rec_vhost(cx)));
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	for (n = 0; n < MOST; n++) {
		fd[n] = socket(AF_INET, SOCK_STREAM, 0);
		assert_int_equal(
			connect(fd[n], (struct sockaddr *)&sin, sizeof(sin)),
			0);
	}
	rounds(cx, 5);
}

static void
close_all(void)
{
	int n;

	for (n = 0; n < MOST; n++)
		if (fd[n] >= 0)
			close(fd[n]);
	rounds(cx, 10);
}

#define REQUEST     "GET /ten.txt HTTP/1.1\r\nHost: a\r\n\r\n"
#define ANSWERED(n) (!!strstr(got[n], "0123456789"))

static void
requests_wait_for_a_store(void **state)
{
	(void)state;
	close(peer);
	connect_pairs();
	say(0, "GET /ten.txt HTTP/1.1\r\nHost:");
	rounds(cx, 3);
	say(1, REQUEST);
	say(2, REQUEST);
	say(3, REQUEST);
	listen_to_all();
	assert_int_equal(got_len[0] + got_len[1] + got_len[2] + got_len[3], 0);
	/* who gives up makes no difference to the others */
	close(fd[2]);
	fd[2] = -1;
	rounds(cx, 5);
	say(0, " a\r\n\r\n");
	listen_to_all();
	assert_true(ANSWERED(0) && ANSWERED(1) && ANSWERED(3));
	/* idle connections hold none */
	forget();
	say(3, REQUEST);
	say(4, REQUEST);
	listen_to_all();
	assert_true(ANSWERED(3) && ANSWERED(4));
	/* one that ends inside its request lets the next one in */
	say(0, "GET ");
	rounds(cx, 3);
	forget();
	say(1, REQUEST);
	listen_to_all();
	assert_int_equal(got_len[1], 0);
	close(fd[0]);
	fd[0] = -1;
	listen_to_all();
	assert_true(ANSWERED(1));
	close_all();
}

static void
pipelined_requests_take_their_turn(void **state)
{
	(void)state;
	close(peer);
	connect_pairs();
	say(0, REQUEST REQUEST REQUEST);
	say(1, REQUEST REQUEST);
	listen_to_all();
	assert_int_equal(got_len[0], got_len[1] / 2 * 3);
	assert_true(ANSWERED(0) && ANSWERED(1));
	close_all();
}

static void
a_peer_has_so_many_at_once(void **state)
{
	(void)state;
#if !defined(LWS_WITH_PEER_LIMITS)
	print_message("skipped: this build has no limits of peers\n");
	skip();
#endif
#if !defined(LWS_WITH_SERVER)
	print_message("skipped: nothing listens in this build\n");
	skip();
#endif
	connect_tcp();
	say(0, "GET ");
	say(1, "GET ");
	rounds(cx, 5);
	say(2, REQUEST);
	listen_to_all();
	assert_int_equal(got_len[2], 0);
	say(0, "/ten.txt HTTP/1.1\r\nHost: a\r\n\r\n");
	listen_to_all();
	assert_true(ANSWERED(0) && ANSWERED(2));
	/* others have their own count */
	forget();
	say(0, "GET ");
	rounds(cx, 3);
	reply_len = 0;
	get("/ten.txt", "");
	assert_int_equal(status(), 200);
	close_all();
}

/* one holds the only store, two wait; then it goes */
static int
whole_life(void)
{
	int n, r = 0;

	cx = lws_create_context(&site_info);
	if (!cx)
		return -1;
	rounds(cx, 3);
	forget();
	for (n = 0; n < MOST; n++) {
		lws_sock_file_fd_type u;
		int sv[2];

		fd[n] = -1;
		if (n > 2)
			continue;
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
		u.sockfd = sv[0];
		fd[n] = sv[1];
		if (!lws_adopt_descriptor_vhost(
			    rec_vhost(cx), LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP, u,
			    NULL, NULL))
			r = -1;
		rounds(cx, 1);
		(void)!send(fd[n], n ? REQUEST : "GET ",
			    n ? sizeof(REQUEST) - 1 : 4, MSG_NOSIGNAL);
		rounds(cx, 2);
	}
	close(fd[0]);
	fd[0] = -1;
	listen_to_all();
	if (!ANSWERED(1) || !ANSWERED(2))
		r = -1;
	close(fd[1]);
	close(fd[2]);
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static int
setup_closed(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("ten.txt", "0123456789");
	site_info.max_http_header_pool = 1;

	return 0;
}

static void
memory_may_be_refused(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	peer = -1;
	unit_oom_sweep(whole_life);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(requests_wait_for_a_store,
						setup_pool, site_teardown),
		cmocka_unit_test_setup_teardown(
			pipelined_requests_take_their_turn, setup_pool,
			site_teardown),
		cmocka_unit_test_setup_teardown(a_peer_has_so_many_at_once,
						setup_peer, site_teardown),
		cmocka_unit_test_setup_teardown(memory_may_be_refused,
						setup_closed, site_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
