/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Cookies of a client: a server that the test plays sets them, and looks at
 * what the next request has; the jar's file is looked at too.
 */
#include "core-net/core-net.h"

#include <fcntl.h>

#include "recorder-peer.h"

static char jar[64];
static int closed; /* connections that have ended */

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)w;
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_WSI_DESTROY)
		closed++;

	return 0;
}

static void
begin(int threads)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec_info(&info);
	info.http_nsc_filepath = jar;
	info.count_threads = (unsigned int)threads;
	begin_with(&info);
	rec.hook = program;
}

static int
setup(void **state)
{
	(void)state;
	lws_snprintf(jar, sizeof(jar), "/tmp/lws-jar-%d", (int)getpid());
	unlink(jar);
	closed = 0;
	begin(1);

	return 0;
}

static void
end(void)
{
	rec.hook = NULL;
	lws_context_destroy(cx);
	end_peer();
}

static int
teardown(void **state)
{
	(void)state;
	end();
	unlink(jar);

	return 0;
}

static void
ask(const char *host, const char *path)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.host = host;
	i.path = path;
	i.method = "GET";
	i.ssl_connection = LCCSCF_HTTP_NO_CACHE_CONTROL | LCCSCF_CACHE_COOKIES;
	if (peer >= 0)
		close(peer);
	peer = -1;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
}

static void
finish(void)
{
	int n, had = closed;

	for (n = 0; n < 1000 && closed == had; n++)
		lws_service(cx, 5);
	assert_true(closed > had);
}

/* cookies: "a=b; c=d", or NULL: none */
static void
hears_cookies(const char *host, const char *path, const char *cookies)
{
	char text[1024];
	int n = lws_snprintf(text, sizeof(text),
			     "GET %s HTTP/1.1\r\nHost: %s\r\n"
			     "connection: close\r\n%s%s%s\r\n",
			     path, host, cookies ? "Cookie: " : "",
			     cookies ? cookies : "", cookies ? "\r\n" : "");

	hears(text, (size_t)n);
}

/* an answer with these lines */
static void
answer(const char *lines)
{
	char text[2048];
	int n = lws_snprintf(text, sizeof(text),
			     "HTTP/1.1 200 OK\r\n%sContent-Length: 0\r\n\r\n",
			     lines);

	say(text, (size_t)n);
	finish();
}

static void
is_set(const char *host, const char *path, const char *lines)
{
	ask(host, path);
	answer(lines);
}

static void
goes(const char *host, const char *path, const char *cookies)
{
	ask(host, path);
	hears_cookies(host, path, cookies);
	answer("");
}

static const char *
file(void)
{
	static char text[4096];
	int fd = open(jar, O_RDONLY);
	ssize_t r = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;

	close(fd);
	text[r > 0 ? r : 0] = '\0';

	return text;
}

#define AGE "; Max-Age=1000"

static void
what_is_set_comes_again(void **state)
{
	(void)state;
	goes("a.example", "/", NULL);
	is_set("a.example", "/", "Set-Cookie: n=v" AGE "\r\n");
	goes("a.example", "/", "n=v");
	goes("a.example", "/deep/er?q=/", "n=v");
	goes("A.Example:80", "/", "n=v");
	goes("b.example", "/", NULL);
	goes("x.a.example", "/", NULL); /* the host's alone */
	is_set("a.example", "/", "Set-Cookie: n=w" AGE "\r\n");
	goes("a.example", "/", "n=w");
}

static void
domains_reach_what_lies_below(void **state)
{
	(void)state;
	is_set("a.site.example", "/",
	       "Set-Cookie: n=v; Domain=Site.example" AGE "\r\n");
	goes("b.site.example", "/", "n=v");
	goes("site.example", "/", "n=v");
	goes("x.y.site.example", "/", "n=v");
	goes("xsite.example", "/", NULL);
	goes("other.example", "/", NULL);
	assert_non_null(strstr(file(), ".site.example\tTRUE\t/\tFALSE\t"));
}

static void
longer_paths_come_first_then_older_ones(void **state)
{
	(void)state;
	is_set("h.example", "/",
	       "Set-Cookie: a=1; Path=/" AGE "\r\n"
	       "Set-Cookie: b=2; Path=/x" AGE "\r\n"
	       "Set-Cookie: c=3; Path=/" AGE "\r\n"
	       "Set-Cookie: d=4; Path=/x/y" AGE "\r\n");
	goes("h.example", "/x/y/z", "d=4; b=2; a=1; c=3");
	goes("h.example", "/x", "b=2; a=1; c=3");
	goes("h.example", "/xx", "a=1; c=3");
	goes("h.example", "/*", "a=1; c=3");
	goes("h.example", "/|", "a=1; c=3");
}

static void
what_is_over_goes(void **state)
{
	(void)state;
	is_set("h.example", "/",
	       "Set-Cookie: a=1" AGE "\r\nSet-Cookie: b=2" AGE "\r\n"
	       "Set-Cookie: c=3" AGE "\r\n");
	goes("h.example", "/", "a=1; b=2; c=3");
	is_set("h.example", "/", "Set-Cookie: a=; Max-Age=0\r\n");
	goes("h.example", "/", "b=2; c=3");
	is_set("h.example", "/",
	       "Set-Cookie: b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT\r\n");
	goes("h.example", "/", "c=3");
	/* with the session: that one is not kept, the old one is replaced */
	is_set("h.example", "/", "Set-Cookie: c=session\r\n");
	goes("h.example", "/", NULL);
	assert_null(strstr(file(), "h.example"));
}

static void
secure_ones_need_tls(void **state)
{
	static const char line[] =
		"h.example\tFALSE\t/\tTRUE\t99999999999\tn\tsecret\n";
	int fd;

	(void)state;
	is_set("h.example", "/", "Set-Cookie: s=1; Secure" AGE "\r\n");
	goes("h.example", "/", NULL);
	assert_null(strstr(file(), "h.example"));
	/* one that was set over TLS neither goes nor is replaced */
	fd = open(jar, O_WRONLY | O_APPEND);
	assert_int_equal(write(fd, line, sizeof(line) - 1), sizeof(line) - 1);
	close(fd);
	goes("h.example", "/", NULL);
	is_set("h.example", "/", "Set-Cookie: n=mine" AGE "\r\n");
	goes("h.example", "/", NULL);
	assert_non_null(strstr(file(), "\tsecret\n"));
}

static void
redirects_set_and_take_them(void **state)
{
	char text[512];
	int n;

	(void)state;
	ask("a.example", "/login");
	hears_cookies("a.example", "/login", NULL);
	n = lws_snprintf(text, sizeof(text),
			 "HTTP/1.1 302 F\r\nLocation: /in\r\n"
			 "Set-Cookie: s=1; Path=/" AGE "\r\n"
			 "Content-Length: 0\r\n\r\n");
	say(text, (size_t)n);
	close(peer);
	peer = -1;
	accept_it();
	hears_cookies("a.example", "/in", "s=1");
	/* to another host it does not go along */
	n = lws_snprintf(text, sizeof(text),
			 "HTTP/1.1 302 F\r\nLocation: http://127.0.0.1:%d/e\r\n"
			 "Content-Length: 0\r\n\r\n",
			 port);
	say(text, (size_t)n);
	close(peer);
	peer = -1;
	accept_it();
	n = lws_snprintf(text, sizeof(text), "127.0.0.1:%d", port);
	hears_cookies(text, "/e", NULL);
	answer("");
}

static void
they_stay_when_the_context_goes(void **state)
{
	(void)state;
	is_set("h.example", "/", "Set-Cookie: n=v; HttpOnly" AGE "\r\n");
	assert_non_null(strstr(file(), "#HttpOnly_h.example\tFALSE\t/\t"));
	end();
	begin(1);
	goes("h.example", "/", "n=v");
}

static void
several_threads_share_the_jar(void **state)
{
	(void)state;
	end();
	begin(2);
	is_set("h.example", "/", "Set-Cookie: n=v" AGE "\r\n");
	goes("h.example", "/", "n=v");
}

static void
what_others_write_is_not_believed(void **state)
{
	static const char lines[] =
		"h.example\tFALSE\t/\tFALSE\t99999999999\tonly\t1\n"
		"x.h.example\tTRUE\t/\tFALSE\t99999999999\tbelow\t1\n"
		"example\tTRUE\t/\tFALSE\t99999999999\ttop\t1\n"
		"h.example\tTRUE\t/p\tFALSE\t99999999999\tpath\t1\n"
		"ample\tTRUE\t/\tFALSE\t99999999999\thalf\t1\n"
		"h.example\tTRUE\t/\tFALSE\t1\told\t1\n"
		"h.example\tTRUE\t/\tFALSE\n";
	int fd = open(jar, O_WRONLY | O_CREAT, 0600);

	(void)state;
	assert_int_equal(write(fd, lines, sizeof(lines) - 1),
			 sizeof(lines) - 1);
	close(fd);
	goes("h.example", "/", "only=1");
	goes("a.h.example", "/p", "path=1");
}

static void
what_is_too_much_is_left(void **state)
{
	char lines[2048], all[1024];
	size_t at = 0, end_of_all = 0;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_LIMIT_COOKIES_ANSWER + 2; n++)
		at += (size_t)lws_snprintf(lines + at, sizeof(lines) - at,
					   "Set-Cookie: n%u=" AGE "\r\n", n);
	for (n = 0; n < LWS_LIMIT_COOKIES_ANSWER; n++)
		end_of_all += (size_t)lws_snprintf(all + end_of_all,
						   sizeof(all) - end_of_all,
						   "%sn%u=", n ? "; " : "", n);
	is_set("h.example", "/", lines);
	goes("h.example", "/", all);
}

static void
a_site_has_so_many_and_no_more(void **state)
{
	unsigned int n, k;
	char lines[2048];

	(void)state;
	for (n = 0; n < LWS_LIMIT_COOKIES_SITE + 2;) {
		size_t at = 0;

		for (k = 0; k < LWS_LIMIT_COOKIES_ANSWER &&
			    n < LWS_LIMIT_COOKIES_SITE + 2;
		     k++, n++)
			at += (size_t)lws_snprintf(
				lines + at, sizeof(lines) - at,
				"Set-Cookie: c%03u=; Path=/p" AGE "\r\n", n);
		is_set("h.example", "/p", lines);
	}
	/* the first two have gone for the last two */
	{
		char text[8192];
		int fd = open(jar, O_RDONLY);
		ssize_t r = read(fd, text, sizeof(text) - 1);

		close(fd);
		assert_true(r > 0);
		text[r] = '\0';
		assert_null(strstr(text, "\tc000\t"));
		assert_null(strstr(text, "\tc001\t"));
	}
	goes("h.example", "/", NULL);
}

static void
without_a_jar_nothing_is_kept(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	end();
	rec_begin();
	rec_info(&info);
	begin_with(&info);
	rec.hook = program;
	is_set("h.example", "/", "Set-Cookie: n=v" AGE "\r\n");
	goes("h.example", "/", NULL);
}

static void
a_jar_that_cannot_be_made_is_no_obstacle(void **state)
{
	(void)state;
	end();
	strcpy(jar, "/tmp/lws-no-such-directory/jar");
	begin(1);
	is_set("h.example", "/", "Set-Cookie: n=v" AGE "\r\n");
	goes("h.example", "/", NULL);
}

/* -- without memory -- */

static int
set_and_send(void)
{
	static const char set[] = "HTTP/1.1 200 OK\r\nSet-Cookie: n=v" AGE
				  "\r\nContent-Length: 0\r\n\r\n";
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	int r;

	unlink(jar);
	rec_info(&info);
	info.http_nsc_filepath = jar;
	rec.quiet = 1;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.host = "h.example";
	i.path = "/";
	i.method = "GET";
	i.ssl_connection = LCCSCF_CACHE_COOKIES;
	/* the second sends what the first was given */
	r = exchange(&i, set, sizeof(set) - 1) ||
	    exchange(&i, set, sizeof(set) - 1);
	lws_context_destroy(cx);
	cx = NULL;

	return r || !strstr(file(), "n\tv");
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(set_and_send);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_is_set_comes_again),
		T(domains_reach_what_lies_below),
		T(longer_paths_come_first_then_older_ones),
		T(what_is_over_goes),
		T(secure_ones_need_tls),
		T(redirects_set_and_take_them),
		T(they_stay_when_the_context_goes),
		T(several_threads_share_the_jar),
		T(what_others_write_is_not_believed),
		T(what_is_too_much_is_left),
		T(a_site_has_so_many_and_no_more),
		T(without_a_jar_nothing_is_kept),
		T(a_jar_that_cannot_be_made_is_no_obstacle),
		T(out_of_memory_is_an_ordinary_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
