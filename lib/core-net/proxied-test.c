/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Connections that come through a proxy: what the program is told and when,
 * what it reads as the peer's address, and what becomes of those without a
 * PROXY header.
 */
#include "core-net/inside.h"

#include "recorder.h"

#define LINE "PROXY TCP4 192.0.2.1 198.51.100.2 4711 80\r\n"

static struct lws_context *cx;
static int fd;

static unsigned int patience_secs = 20; /* the machine may be busy */

static void
begin(unsigned int limit)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec_info_listen(&info);
	info.options |= LWS_SERVER_OPTION_X_PROXY_LINE;
	info.ip_limit_wsi = (uint16_t)limit;
	info.timeout_secs = patience_secs;
	cx = rec_context(&info);
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	assert_true(fd >= 0);
	rounds(cx, 2);
	expect("filter create");
}

static void
send_text(const char *text)
{
	size_t len = strlen(text);

	assert_int_equal(write(fd, text, len), len);
	rounds(cx, 3);
}

static void
the_role_begins_behind_the_header(void **state)
{
	lws_sockaddr46 src, dst;
	char ads[64], name[64];

	(void)state;
	begin(0);
	send_text(LINE "hello");
	expect("bind adopt rx");
	assert_string_equal(lws_get_peer_simple(rec.last, ads, sizeof(ads)),
			    "192.0.2.1");
	lws_get_peer_addresses(rec.last, lws_get_socket_fd(rec.last), name,
			       sizeof(name), ads, sizeof(ads));
	assert_string_equal(ads, "192.0.2.1");
	assert_int_equal(lws_get_proxied_addresses(rec.last, &src, &dst), 0);
	lws_sa46_write_numeric_address(&dst, ads, sizeof(ads));
	assert_string_equal(ads, "198.51.100.2");
	assert_int_equal(ntohs(src.sa4.sin_port), 4711);
	close(fd);
	rounds(cx, 3);
	expect("drop close destroy");
	rec_end(cx);
}

static void
it_may_come_byte_by_byte(void **state)
{
	static const char all[] = LINE "hello";
	const char *p;

	(void)state;
	begin(0);
	for (p = all; *p; p++) {
		assert_int_equal(write(fd, p, 1), 1);
		rounds(cx, 2);
	}
	assert_int_equal(rec.rx_len, 5);
	assert_memory_equal(rec.rx, "hello", 5);
	expect("bind adopt rx rx rx rx rx");
	close(fd);
	rec_end(cx);
}

static void
a_proxy_that_does_not_say(void **state)
{
	lws_sockaddr46 src, dst;
	char ads[64];

	(void)state;
	begin(0);
	send_text("PROXY UNKNOWN\r\n");
	expect("bind adopt");
	assert_int_equal(lws_get_proxied_addresses(rec.last, &src, &dst), -1);
	assert_string_equal(lws_get_peer_simple(rec.last, ads, sizeof(ads)),
			    "127.0.0.1");
	close(fd);
	rec_end(cx);
}

static void
expect_closed(void)
{
	char c;

	expect("destroy");
	assert_true(read(fd, &c, 1) <= 0);
	close(fd);
	rec_end(cx);
}

static void
without_a_header_it_is_closed(void **state)
{
	(void)state;
	begin(0);
	send_text("GET / HTTP/1.1\r\n\r\n");
	expect_closed();
}

static void
a_header_that_ends_early_closes(void **state)
{
	(void)state;
	begin(0);
	send_text("PROXY TCP4");
	shutdown(fd, SHUT_WR);
	rounds(cx, 3);
	expect_closed();
}

static void
a_header_that_does_not_come_closes(void **state)
{
	(void)state;
	patience_secs = 1;
	begin(0);
	patience_secs = 20;
	send_text("PROXY");
	usleep(1100 * 1000);
	rounds(cx, 3);
	expect_closed();
}

static void
limits_count_the_client_not_the_proxy(void **state)
{
	int first, second;

	(void)state;
	begin(1);
	send_text(LINE);
	expect("bind adopt");
	first = fd;

	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	send_text("PROXY TCP4 192.0.2.9 198.51.100.2 4711 80\r\n");
	expect("filter create bind adopt");
	second = fd;

	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	send_text(LINE);
	expect("filter create destroy");
	close(fd);
	close(first);
	close(second);
	rec_end(cx);
}

/* a connection of its own for each allocation that fails; the context is there
 * before */
static void
runs_out_of_memory(void **state)
{
	long n;

	(void)state;
	for (n = 1; n < 12; n++) {
		begin(0);
		unit_heap.count = 0;
		unit_heap.fail_at = n;
		unit_heap.refused = 0;
		lws_set_allocator(unit_realloc);
		assert_int_equal(write(fd, LINE "hello", sizeof(LINE) + 4),
				 sizeof(LINE) + 4);
		rounds(cx, 3);
		unit_heap.fail_at = 0;
		if (unit_heap.refused && !rec.rx_len)
			assert_true(rec.destroyed == 1);
		close(fd);
		rec_end(cx);
		lws_set_allocator(NULL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_role_begins_behind_the_header),
		cmocka_unit_test(it_may_come_byte_by_byte),
		cmocka_unit_test(a_proxy_that_does_not_say),
		cmocka_unit_test(without_a_header_it_is_closed),
		cmocka_unit_test(a_header_that_ends_early_closes),
		cmocka_unit_test(a_header_that_does_not_come_closes),
		cmocka_unit_test(limits_count_the_client_not_the_proxy),
		cmocka_unit_test(runs_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
