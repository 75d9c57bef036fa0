/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tables of what servers ask to be kept, and of dates as they write them.
 */
#include "codec/cookie/cookie.h"

#include "unit.h"

#define NOW 1700000000ull

static struct lws_span
span(const char *s)
{
	return lws_span_of(s, strlen(s));
}

static void
same(struct lws_span s, const char *text)
{
	assert_int_equal(s.len, strlen(text));
	if (s.len)
		assert_memory_equal(s.p, text, s.len);
}

/* -- dates -- */

static void
dates_are_read_in_all_their_forms(void **state)
{
	static const struct {
		const char *text;
		uint64_t secs; /* 0: it is none */
	} rows[] = {
		{ "Sun, 06 Nov 1994 08:49:37 GMT", 784111777 },
		{ "Sunday, 06-Nov-94 08:49:37 GMT", 784111777 },
		{ "Sun Nov  6 08:49:37 1994", 784111777 },
		{ "Wed, 13-Jan-2021 22:23:01 GMT", 1610576581 },
		{ "Mon, 3 May 2027 1:2:3 GMT", 1809306123 },
		{ "2027 may 3 1:2:3", 1809306123 },
		{ "29 feb 2028 00:00:00", 1835395200 },
		{ "1 jan 70 00:00:00", 1 },
		{ "1 jan 1969 00:00:00", 1 },
		{ "1 jan 1601 00:00:00", 1 },
		{ "1 jan 69 00:00:00", 3124224000 },
		{ "31 dec 9999 23:59:59", 253402300799 },
		{ "29 feb 2027 00:00:00", 0 },
		{ "31 apr 2027 00:00:00", 0 },
		{ "0 jan 2027 00:00:00", 0 },
		{ "32 jan 2027 00:00:00", 0 },
		{ "1 jan 1600 00:00:00", 0 },
		{ "1 jan 2027 24:00:00", 0 },
		{ "1 jan 2027 00:60:00", 0 },
		{ "1 jan 2027 00:00:60", 0 },
		{ "1 jan 2027", 0 },
		{ "1 jan 00:00:00", 0 },
		{ "jan 2027 00:00:00", 0 },
		{ "1 jax 2027 00:00:00", 0 },
		{ "1 jan 20270 00:00:00", 0 },
		{ "", 0 },
		{ "never", 0 },
	};
	uint64_t secs;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		int r = lws_cookie_date(span(rows[n].text), &secs);

		if (r != (rows[n].secs ? 0 : -1) ||
		    (!r && secs != rows[n].secs))
			fail_msg("%s: %d, %llu", rows[n].text, r,
				 (unsigned long long)secs);
	}
}

/* -- fields -- */

static void
attributes_are_found(void **state)
{
	struct lws_set_cookie c;

	(void)state;
	assert_null(lws_set_cookie_parse(
		&c,
		span(" n = v w ; Path=/p;DOMAIN=.Example.com; secure;HttpOnly; "
		     "Max-Age=10; Expires=1 jan 2027 00:00:00; SameSite=Lax;;"),
		NOW));
	same(c.name, "n");
	same(c.value, "v w");
	same(c.path, "/p");
	same(c.domain, "Example.com");
	assert_int_equal(c.expiry, NOW + 10); /* whatever Expires says */
	assert_true(c.is_secure && c.is_http_only);
}

static void
what_is_not_said_is_empty(void **state)
{
	struct lws_set_cookie c;

	(void)state;
	assert_null(lws_set_cookie_parse(&c, span("n="), NOW));
	same(c.name, "n");
	same(c.value, "");
	same(c.path, "");
	same(c.domain, "");
	assert_int_equal(c.expiry, 0);
	assert_false(c.is_secure || c.is_http_only);
	/* the last one counts, and what is malformed does not */
	assert_null(lws_set_cookie_parse(
		&c, span("n=a=b; path=/a; path=b; Max-Age=1x; Max-Age; Domain"),
		NOW));
	same(c.value, "a=b");
	same(c.path, "");
	assert_int_equal(c.expiry, 0);
}

static void
ages_are_counted_from_now(void **state)
{
	static const struct {
		const char *text;
		uint64_t expiry;
	} rows[] = {
		{ "n=; max-age=0", 1 },
		{ "n=; max-age=-1", 1 },
		{ "n=; max-age=-", 1 },
		{ "n=; max-age=1", NOW + 1 },
		{ "n=; max-age=99999999999999999999999999",
		  NOW + (1ull << 40) },
		{ "n=; expires=1 jan 1980 00:00:00", 315532800 },
	};
	struct lws_set_cookie c;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		assert_null(lws_set_cookie_parse(&c, span(rows[n].text), NOW));
		assert_int_equal(c.expiry, rows[n].expiry);
	}
}

static void
what_cannot_be_kept_is_refused(void **state)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{ "", "it has no =" },
		{ "n; path=/", "it has no =" },
		{ "=v", "it has no name" },
		{ " \t =v", "it has no name" },
		{ "a\tb=v", "it has a control character" },
		{ "a=v\tw", "it has a control character" },
		{ "a=v\x1bw", "it has a control character" },
		{ "a=v\x7f", "it has a control character" },
		{ "a=v\n", "it has a control character" },
		{ "a=v; path=/\tx", "it has a control character" },
		{ "a=v; domain=x\ty", "it has a control character" },
		{ "a*=v", "it has * or | in its name or path" },
		{ "a|b=v", "it has * or | in its name or path" },
		{ "a=v; path=/*", "it has * or | in its name or path" },
		{ "a=v; path=/|/", "it has * or | in its name or path" },
	};
	struct lws_set_cookie c;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		const char *why =
			lws_set_cookie_parse(&c, span(rows[n].text), NOW);

		if (!why || strcmp(why, rows[n].why))
			fail_msg("%s: %s", rows[n].text, why);
	}
}

static void
sizes_are_bounded(void **state)
{
	static char text[8192];
	struct lws_set_cookie c;
	const char *why;

	(void)state;
	memset(text, 'v', LWS_LIMIT_COOKIE + 1);
	text[1] = '=';
	assert_null(lws_set_cookie_parse(
		&c, lws_span_of(text, LWS_LIMIT_COOKIE + 1), NOW));
	text[LWS_LIMIT_COOKIE + 1] = 'v';
	why = lws_set_cookie_parse(&c, lws_span_of(text, LWS_LIMIT_COOKIE + 2),
				   NOW);
	assert_string_equal(why, "it is too long");

	memcpy(text, "n=v;path=/", 10);
	memset(text + 10, 'p', LWS_LIMIT_COOKIE_PATH);
	assert_null(lws_set_cookie_parse(
		&c, lws_span_of(text, 9 + LWS_LIMIT_COOKIE_PATH), NOW));
	why = lws_set_cookie_parse(
		&c, lws_span_of(text, 10 + LWS_LIMIT_COOKIE_PATH), NOW);
	assert_string_equal(why, "its path is too long");
}

/* -- whose it is -- */

static struct lws_cookie_origin
from(const char *host, const char *path, int is_tls)
{
	struct lws_cookie_origin o = {
		.host = span(host),
		.path = span(path),
		.is_tls = (uint8_t)is_tls,
		.is_address = host[0] >= '0' && host[0] <= '9',
	};

	return o;
}

static void
only_their_own_is_set(void **state)
{
	static const struct {
		const char *host, *path;
		int tls;
		const char *text;
		const char *domain, *cookie_path; /* NULL: refused */
	} rows[] = {
		{ "a.b.c", "/", 0, "n=v", "", "/" },
		{ "a.b.c", "/x/y?z", 0, "n=v", "", "/x" },
		{ "a.b.c", "/x/", 0, "n=v", "", "/x" },
		{ "a.b.c", "/x", 0, "n=v", "", "/" },
		{ "a.b.c", "/x/y", 0, "n=v; path=/else", "", "/else" },
		{ "a.b.c", "/", 0, "n=v; domain=a.b.c", "a.b.c", "/" },
		{ "a.b.c", "/", 0, "n=v; domain=B.c", "B.c", "/" },
		{ "a.b.c", "/", 0, "n=v; domain=.b.c", "b.c", "/" },
		{ "a.b.c", "/", 0, "n=v; domain=x.a.b.c", NULL, NULL },
		{ "a.b.c", "/", 0, "n=v; domain=.b", NULL, NULL },
		{ "a.b.c", "/", 0, "n=v; domain=c", NULL, NULL },
		{ "a.b.c", "/", 0, "n=v; domain=..c", NULL, NULL },
		{ "xb.c", "/", 0, "n=v; domain=b.c", NULL, NULL },
		{ "b.c", "/", 0, "n=v; domain=d.e", NULL, NULL },
		{ "localhost", "/", 0, "n=v; domain=localhost", "", "/" },
		{ "1.2.3.4", "/", 0, "n=v; domain=1.2.3.4", "", "/" },
		{ "1.2.3.4", "/", 0, "n=v; domain=3.4", NULL, NULL },
		{ "a.b", "/", 0, "n=v; secure", NULL, NULL },
		{ "a.b", "/", 1, "n=v; secure", "", "/" },
		{ "a.b", "/", 1, "__Secure-n=v", NULL, NULL },
		{ "a.b", "/", 1, "__secure-n=v; secure", "", "/" },
		{ "a.b", "/", 1, "__Host-n=v; secure; path=/", "", "/" },
		{ "a.b", "/", 1, "__Host-n=v; secure", NULL, NULL },
		{ "a.b", "/", 1, "__Host-n=v; secure; path=/;domain=a.b", NULL,
		  NULL },
		{ "a.b", "/*/x", 0, "n=v", NULL, NULL },
		{ "a.b", "/|/x", 0, "n=v", NULL, NULL },
	};
	struct lws_set_cookie c;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		struct lws_cookie_origin o =
			from(rows[n].host, rows[n].path, rows[n].tls);
		const char *why;

		o.path.len = strcspn(rows[n].path, "?");
		assert_null(lws_set_cookie_parse(&c, span(rows[n].text), NOW));
		why = lws_set_cookie_check(&c, &o);
		if (!why != !!rows[n].domain)
			fail_msg("row %zu: %s", n, why);
		if (why)
			continue;
		same(c.domain, rows[n].domain);
		same(c.path, rows[n].cookie_path);
	}
}

static void
paths_match_by_their_parts(void **state)
{
	static const struct {
		const char *asked, *cookie;
		int match;
	} rows[] = {
		{ "/", "/", 1 },     { "/a", "/", 1 },
		{ "/a", "/a", 1 },   { "/a/b", "/a", 1 },
		{ "/a/", "/a/", 1 }, { "/a/b", "/a/", 1 },
		{ "/a", "/a/", 0 },  { "/ab", "/a", 0 },
		{ "/", "/a", 0 },    { "/a/b", "/a/b/c", 0 },
		{ "/A", "/a", 0 },   { "/a", "", 0 },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		struct lws_cookie_origin o = from("h", rows[n].asked, 0);

		assert_int_equal(
			lws_cookie_path_match(&o, span(rows[n].cookie)),
			rows[n].match);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read_in_all_their_forms),
		cmocka_unit_test(attributes_are_found),
		cmocka_unit_test(what_is_not_said_is_empty),
		cmocka_unit_test(ages_are_counted_from_now),
		cmocka_unit_test(what_cannot_be_kept_is_refused),
		cmocka_unit_test(sizes_are_bounded),
		cmocka_unit_test(only_their_own_is_set),
		cmocka_unit_test(paths_match_by_their_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
