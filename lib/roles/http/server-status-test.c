/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The status of a context is one JSON text, however it is cut, with the numbers
 * that connections and requests have made; hostile names are escaped, vhosts
 * and mounts that go meanwhile leave it valid.
 */
#include "roles/http/site-test.h"

static char text[1 << 17];
static size_t text_len;

static signed char
no_event(struct lejp_ctx *ctx, char reason)
{
	(void)ctx;
	(void)reason;

	return 0;
}

static void
expect_valid(void)
{
	struct lejp_ctx ctx;

	lejp_construct(&ctx, no_event, NULL, NULL, 0);
	assert_int_equal(
		lejp_parse(&ctx, (const unsigned char *)text, (int)text_len),
		1); /* behind it the end of the line is left */
	lejp_destruct(&ctx);
	assert_int_equal(lws_utf8_check(text, text_len), 0);
	assert_null(memchr(text, 0, text_len));
	text[text_len] = '\0';
}

/* in pieces of n bytes, from where it is */
static void
read_rest(struct lws_x_status *s, size_t n)
{
	size_t got;

	do {
		assert_true(n <= sizeof(text) - 1 - text_len);
		got = lws_x_status_next(s, text + text_len, n);
		assert_true(got <= n);
		text_len += got;
	} while (got == n);
	assert_int_equal(lws_x_status_next(s, text + text_len, n), 0);
}

static void
describe(size_t n)
{
	struct lws_x_status *s = lws_x_status_begin(cx);

	assert_non_null(s);
	text_len = 0;
	read_rest(s, n);
	lws_x_status_end(&s);
	assert_null(s);
	lws_x_status_end(&s);
	expect_valid();
}

/* of the first one of that name, from a place on */
static uint64_t
number_from(const char *place, const char *name)
{
	char key[64];
	const char *p;

	snprintf(key, sizeof(key), "\"%s\":", name);
	p = strstr(place, key);
	assert_non_null(p);

	return strtoull(p + strlen(key), NULL, 10);
}

static uint64_t
number(const char *name)
{
	return number_from(text, name);
}

static int
setup(void **state)
{
	(void)state;

	return site_begin();
}

static void
status_counts_connections_requests_and_bytes(void **state)
{
	(void)state;
	make_text("a.txt", "hello\n");
	assert_int_equal(site_open(), 0);
	get("/a.txt", "");
	get("/none.txt", "");
	describe(100);
	assert_int_equal(number("connections"), 1);
	assert_int_equal(number("accepted"), 0); /* it was adopted */
	assert_int_equal(number("requests"), 2);
	assert_int_equal(number("2xx"), 1);
	assert_int_equal(number("4xx"), 1);
	assert_int_equal(number("5xx"), 0);
	assert_true(number("rx_bytes") > 2 * 20);
	assert_true(number("tx_bytes") > 6);
	assert_int_equal(number("threads"), 1);
	assert_non_null(strstr(text, "\"protocols\":[\"http\"]"));
	assert_non_null(
		strstr(text, "{\"mountpoint\":\"/\",\"type\":\"file\","));
	assert_non_null(
		strstr(text, "\"protocol\":null}]}],\"service_threads\":[{"));
	assert_int_equal(strcmp(text + text_len - 4, "}]}\n"), 0);
	assert_null(strstr(text, "system"));
}

static void
status_counts_what_a_thread_does(void **state)
{
	const char *t;
	uint64_t passes, open;
	int fd;

	(void)state;
	make_text("a.txt", "hello\n");
	site_info.port = 0;
	assert_int_equal(site_open(), 0);
	get("/a.txt", "");
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 4);
	describe(4096);
	t = strstr(text, "\"service_threads\":");
	assert_non_null(t);
	open = number_from(t, "connections");
	assert_int_equal(number("connections"), 2);
	assert_in_range(open - 2, 1,
			2); /* a listener for each address family */
	assert_int_equal(number_from(t, "accepted"), 1);
	assert_int_equal(number_from(t, "rx_bytes"), number("rx_bytes"));
	assert_int_equal(number_from(t, "tx_bytes"), number("tx_bytes"));
	assert_true(number_from(t, "events") >= 2);
	passes = number_from(t, "passes");
	rounds(cx, 5);
	close(fd);
	rounds(cx, 4);
	describe(4096);
	t = strstr(text, "\"service_threads\":");
	assert_int_equal(number_from(t, "passes"), passes + 9);
	assert_int_equal(number_from(t, "connections"), open - 1);
	assert_int_equal(number_from(t, "accepted"), 1);
}

static void
status_counts_what_was_refused(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	assert_int_equal(write(peer, "GET / HTTP/1.1\r\nx : y\r\n\r\n", 26),
			 26);
	rounds(cx, 4);
	/* it is over when the client has seen its answer */
	shutdown(peer, SHUT_RDWR);
	rounds(cx, 4);
	describe(4096);
	assert_int_equal(number("requests"), 1);
	assert_int_equal(number("4xx"), 1);
}

static void
status_counts_what_a_listener_accepts(void **state)
{
	int fd;

	(void)state;
	site_info.port = 0;
	assert_int_equal(site_open(), 0);
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 4);
	describe(4096);
	assert_int_equal(number("accepted"), 1);
	assert_int_equal(number("connections"), 2);
	assert_true(number("port") > 0);
	close(fd);
}

static void
status_is_the_same_however_it_is_cut(void **state)
{
	static char whole[sizeof(text)];
	size_t n, whole_len;

	(void)state;
	assert_int_equal(site_open(), 0);
	describe(sizeof(text) - 1);
	memcpy(whole, text, text_len);
	whole_len = text_len;
	for (n = 1; n < 70; n++) {
		describe(n);
		/* the heap differs between two looks, in its digits */
		assert_true(text_len + 8 > whole_len);
		assert_memory_equal(text, whole, 20);
	}
}

static void
status_escapes_names(void **state)
{
	static const char evil[] = "/\"\\\n\x01\x7f<\xc3\xa9\xff\xc3";

	(void)state;
	mount.mountpoint = evil;
	mount.mountpoint_len = sizeof(evil) - 1;
	mount.def = "\xed\xa0\x80"; /* a surrogate is no character */
	assert_int_equal(site_open(), 0);
	describe(7);
	assert_non_null(strstr(text, "\"mountpoint\":\"/\\\"\\\\\\u000a\\u0001"
				     "\\u007f<\xc3\xa9\\ufffd\\ufffd\""));
	assert_non_null(strstr(text, "\"def\":\"\\ufffd\\ufffd\\ufffd\""));
}

static void
status_cuts_long_strings_between_characters(void **state)
{
	static char origin[4096];
	const char *p;
	size_t n;

	(void)state;
	for (n = 0; n + 2 < sizeof(origin); n += 2)
		memcpy(origin + n, "\"\xc3", 2); /* 2 and 6 bytes */
	mount.origin = origin;
	mount.def = origin;
	mount.protocol = origin;
	mount.mountpoint = origin;
	assert_int_equal(site_open(), 0);
	describe(1000);
	p = strstr(text, "\"origin\":\"");
	assert_non_null(p);
	p = strstr(p + 10, "\",\"def\":");
	assert_non_null(p);
	assert_int_equal(p - (strstr(text, "\"origin\":\"") + 10),
			 LWS_LIMIT_STATUS_STRING);
}

static struct lws_vhost *
second_vhost(void)
{
	struct lws_context_creation_info info = site_info;
	struct lws_vhost *vh;

	info.port = CONTEXT_PORT_NO_LISTEN;
	info.vhost_name = "second";
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);

	return vh;
}

/* whatever has been read of it when the vhost goes */
static void
status_outlives_a_vhost(void **state)
{
	struct lws_x_status *s;
	struct lws_vhost *vh;
	size_t n, most;

	(void)state;
	assert_int_equal(site_open(), 0);
	vh = second_vhost();
	describe(4096);
	assert_non_null(strstr(text, "\"name\":\"second\""));
	most = text_len;
	for (n = 1; n < most; n += 29) {
		s = lws_x_status_begin(cx);
		assert_non_null(s);
		text_len = lws_x_status_next(s, text, n);
		lws_vhost_destroy(vh);
		rounds(cx, 2);
		read_rest(s, 64);
		lws_x_status_end(&s);
		expect_valid();
		vh = second_vhost();
	}
}

static void
status_of_mounts_that_are_replaced_ends(void **state)
{
	static struct lws_http_mount second = {
		.mountpoint = "/b",
		.mountpoint_len = 2,
		.origin_protocol = LWSMPRO_NO_MOUNT,
	};
	struct lws_x_status *s;
	size_t n, most;

	(void)state;
	mount.mount_next = &second;
	assert_int_equal(site_open(), 0);
	describe(4096);
	assert_non_null(strstr(text, "\"type\":\"none\""));
	most = text_len;
	for (n = 1; n < most; n += 17) {
		s = lws_x_status_begin(cx);
		assert_non_null(s);
		text_len = lws_x_status_next(s, text, n);
		lws_vhost_set_mounts(rec_vhost(cx), n & 1 ? NULL : &mount);
		read_rest(s, 64);
		lws_x_status_end(&s);
		expect_valid();
	}
}

static void
status_can_be_given_up(void **state)
{
	struct lws_x_status *s;

	(void)state;
	assert_int_equal(site_open(), 0);
	s = lws_x_status_begin(cx);
	assert_int_equal(lws_x_status_next(s, text, 5), 5);
	lws_x_status_end(&s);
	assert_int_equal(lws_x_status_next(NULL, text, 5), 0);
}

static int
begin_and_end(void)
{
	struct lws_x_status *s = lws_x_status_begin(cx);

	if (!s)
		return -1;
	assert_int_equal(lws_x_status_next(s, text, 100), 100);
	lws_x_status_end(&s);

	return 0;
}

static void
status_without_memory_is_none(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	unit_oom_sweep(begin_and_end);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			status_counts_connections_requests_and_bytes, setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(
			status_counts_what_a_thread_does, setup, site_teardown),
		cmocka_unit_test_setup_teardown(status_counts_what_was_refused,
						setup, site_teardown),
		cmocka_unit_test_setup_teardown(
			status_counts_what_a_listener_accepts, setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(
			status_is_the_same_however_it_is_cut, setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(status_escapes_names, setup,
						site_teardown),
		cmocka_unit_test_setup_teardown(
			status_cuts_long_strings_between_characters, setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(status_outlives_a_vhost, setup,
						site_teardown),
		cmocka_unit_test_setup_teardown(
			status_of_mounts_that_are_replaced_ends, setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(status_can_be_given_up, setup,
						site_teardown),
		cmocka_unit_test_setup_teardown(status_without_memory_is_none,
						setup, site_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
