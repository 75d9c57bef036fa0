/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whose upgrades a vhost takes: with VHOST_UPG_STRICT_HOST_CHECK those only
 * whose Host is its own name and port; without it anybody's.
 */
#include "roles/http/site-test.h"

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "p", .callback = lws_callback_http_dummy },
	LWS_PROTOCOL_LIST_TERM
};

static int
open_with(uint64_t options)
{
	if (site_begin())
		return -1;
	site_info.protocols = protocols;
	site_info.options |= options;
	site_info.vhost_name = "site.example";
	site_info.iface = "127.0.0.1";
	site_info.port = 0;
	cx = lws_create_context(&site_info);
	if (!cx)
		return -1;
	rounds(cx, 3);
	peer = -1;

	return 0;
}

static int
setup_strict(void **state)
{
	(void)state;

	return open_with(LWS_SERVER_OPTION_VHOST_UPG_STRICT_HOST_CHECK);
}

static int
setup_lax(void **state)
{
	(void)state;

	return open_with(0);
}

/* 101; 0: hung up without a word */
static int
upgrade(const char *host)
{
	char request[512];
	struct lws_vhost *vh = lws_get_vhost_by_name(cx, "site.example");
	lws_sock_file_fd_type u;
	int sv[2], n;

	n = snprintf(request, sizeof(request),
		     "GET / HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\n"
		     "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		     "Sec-WebSocket-Protocol: p\r\n"
		     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		     host);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_int_equal(fcntl(sv[1], F_SETFL, O_NONBLOCK), 0);
	u.sockfd = sv[0];
	assert_non_null(lws_adopt_descriptor_vhost(
		vh, LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP, u, NULL, NULL));
	if (peer >= 0)
		close(peer);
	peer = sv[1];
	assert_int_equal(send(peer, request, (size_t)n, 0), n);
	reply_len = 0;
	for (n = 0; n < 10; n++) {
		rounds(cx, 1);
		receive();
	}

	return status();
}

static const char *
with_port(const char *name, int more)
{
	static char host[64];

	snprintf(host, sizeof(host), "%s:%d", name,
		 lws_get_vhost_listen_port(
			 lws_get_vhost_by_name(cx, "site.example")) +
			 more);

	return host;
}

static void
strict_vhosts_take_their_own(void **state)
{
	(void)state;
	assert_int_equal(upgrade(with_port("site.example", 0)), 101);
	assert_int_equal(upgrade(with_port("SITE.example", 0)), 101);
	assert_int_equal(upgrade(with_port("site.example", 1)), 0);
	assert_int_equal(upgrade(with_port("evil.example", 0)), 0);
	assert_int_equal(upgrade(with_port("site.example.evil", 0)), 0);
	assert_int_equal(upgrade("site.example"), 0);
	assert_int_equal(upgrade("site.example:"), 0);
	assert_int_equal(upgrade(""), 0);
}

static void
others_take_all(void **state)
{
	(void)state;
	assert_int_equal(upgrade("evil.example"), 101);
	assert_int_equal(upgrade(with_port("site.example", 1)), 101);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(strict_vhosts_take_their_own,
						setup_strict, site_teardown),
		cmocka_unit_test_setup_teardown(others_take_all, setup_lax,
						site_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
