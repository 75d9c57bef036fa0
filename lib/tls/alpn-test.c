/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Names in TLS: ALPN lists as they go over the wire, and the server_name
 * extension with everything that may be wrong with it.
 */
#include "tls/tls.h"

#include "unit.h"

static void
lists_go_over_the_wire(void **state)
{
	uint8_t w[16];

	(void)state;
	assert_int_equal(lws_tls_alpn_wire("h2,http/1.1", w, 12), 12);
	assert_memory_equal(w, "\x02h2\x08http/1.1", 12);
	assert_int_equal(lws_tls_alpn_wire(" a ,\tb ", w, sizeof(w)), 4);
	assert_memory_equal(w,
			    "\x01"
			    "a\x01"
			    "b",
			    4);
	assert_int_equal(lws_tls_alpn_wire(NULL, w, sizeof(w)), 0);
	assert_int_equal(lws_tls_alpn_wire("", w, sizeof(w)), 0);
}

static void
lists_that_are_none(void **state)
{
	char name[300];
	uint8_t w[512];

	(void)state;
	assert_int_equal(lws_tls_alpn_wire(",", w, sizeof(w)), -1);
	assert_int_equal(lws_tls_alpn_wire("a,,b", w, sizeof(w)), -1);
	assert_int_equal(lws_tls_alpn_wire("a, ", w, sizeof(w)), -1);
	assert_int_equal(lws_tls_alpn_wire("h2,http/1.1", w, 11), -1);
	memset(name, 'x', sizeof(name));
	name[256] = '\0';
	assert_int_equal(lws_tls_alpn_wire(name, w, sizeof(w)), -1);
	name[255] = '\0';
	assert_int_equal(lws_tls_alpn_wire(name, w, sizeof(w)), 256);
}

static int
sni(const void *p, size_t len, char *name, size_t size)
{
	/* nothing behind the bytes may be read */
	void *copy = malloc(len ? len : 1);
	int r;

	assert_non_null(copy);
	memcpy(copy, p, len);
	r = lws_tls_sni_name(lws_span_of(copy, len), name, size);
	free(copy);

	return r;
}

static void
a_name_is_found(void **state)
{
	char name[64];

	(void)state;
	assert_int_equal(sni("\0\010\0\0\005Ab.cD", 10, name, sizeof(name)), 0);
	assert_string_equal(name, "ab.cd");
	assert_int_equal(sni("\0\011\0\0\006"
			     "ab.cd.",
			     11, name, sizeof(name)),
			 0);
	assert_string_equal(name, "ab.cd");
}

static void
what_is_no_name(void **state)
{
	static const char whole[] = "\0\010\0\0\005"
				    "ab.cd";
	char name[64];
	size_t n;

	(void)state;
	for (n = 0; n < 10; n++)
		assert_int_equal(sni(whole, n, name, sizeof(name)), -1);
	/* another type, a length that lies, none, a byte no name has, no room
	 */
	assert_int_equal(sni("\0\010\1\0\005"
			     "ab.cd",
			     10, name, 64),
			 -1);
	assert_int_equal(sni("\0\010\0\0\006"
			     "ab.cd",
			     10, name, 64),
			 -1);
	assert_int_equal(sni("\0\010\0\377\377"
			     "ab.cd",
			     10, name, 64),
			 -1);
	assert_int_equal(sni("\0\003\0\0\0", 5, name, 64), -1);
	assert_int_equal(sni("\0\004\0\0\001.", 6, name, 64), -1);
	assert_int_equal(sni("\0\010\0\0\005"
			     "ab\0cd",
			     10, name, 64),
			 -1);
	assert_int_equal(sni("\0\010\0\0\005"
			     "ab cd",
			     10, name, 64),
			 -1);
	assert_int_equal(sni(whole, 10, name, 5), -1);
	assert_int_equal(sni(whole, 10, name, 6), 0);
}

/* -- the cache, with sessions that only count -- */

static int live;

static void
session_free(struct lws_tls_session *s)
{
	(void)s;
	live--;
}

static struct lws_tls_session *
session_hold(struct lws_tls_session *s)
{
	live++;

	return s;
}

static const struct lws_tls_ops counting = {
	.session_free = session_free,
	.session_hold = session_hold,
};

static struct lws_tls_session *
session(uintptr_t n)
{
	live++;

	return (struct lws_tls_session *)n;
}

static void
the_newest_of_a_server_is_kept(void **state)
{
	struct lws_tls_sessions c;
	struct lws_tls_session *s;

	(void)state;
	live = 0;
	lws_tls_sessions_init(&c, &counting, 2, 300);
	assert_null(lws_tls_sessions_get(&c, "a"));
	lws_tls_sessions_put(&c, "a", session(1));
	lws_tls_sessions_put(&c, "a", session(2));
	assert_int_equal(live, 1);
	s = lws_tls_sessions_get(&c, "a");
	assert_ptr_equal(s, (void *)2);
	counting.session_free(s);
	lws_tls_sessions_put(&c, "b", session(3));
	lws_tls_sessions_put(&c, "c", session(4));
	assert_null(lws_tls_sessions_get(&c, "a"));
	assert_int_equal(live, 2);
	lws_tls_sessions_fini(&c);
	assert_int_equal(live, 0);
}

static int
put_one(void)
{
	struct lws_tls_sessions c;
	struct lws_tls_session *s;

	live = 0;
	lws_tls_sessions_init(&c, &counting, 1, 300);
	lws_tls_sessions_put(&c, "a", session(1));
	s = lws_tls_sessions_get(&c, "a");
	if (s)
		counting.session_free(s);
	lws_tls_sessions_fini(&c);
	assert_int_equal(live, 0);

	return s ? 0 : -1;
}

static void
out_of_memory_forgets_it(void **state)
{
	(void)state;
	unit_oom_sweep(put_one);
}

static void
tags_are_names_of_files(void **state)
{
	char tag[LWS_SESSION_TAG_LEN], host[LWS_SESSION_TAG_LEN];

	(void)state;
	assert_int_equal(lws_tls_session_tag(tag, "vh", "a.test", 443), 0);
	assert_string_equal(tag, "vh_a.test_443");
	assert_int_equal(lws_tls_session_tag(tag, "../x", "/etc", 1), 0);
	assert_null(strchr(tag, '/'));
	memset(host, 'h', sizeof(host));
	/* "v_", "_1" and the NUL: the longest host that fits, and one more */
	host[LWS_SESSION_TAG_LEN - 5] = '\0';
	assert_int_equal(lws_tls_session_tag(tag, "v", host, 1), -1);
	host[LWS_SESSION_TAG_LEN - 6] = '\0';
	assert_int_equal(lws_tls_session_tag(tag, "v", host, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_go_over_the_wire),
		cmocka_unit_test(lists_that_are_none),
		cmocka_unit_test(a_name_is_found),
		cmocka_unit_test(what_is_no_name),
		cmocka_unit_test(the_newest_of_a_server_is_kept),
		cmocka_unit_test(out_of_memory_forgets_it),
		cmocka_unit_test(tags_are_names_of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
