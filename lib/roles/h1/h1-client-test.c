/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP/1 clients against a server that the test plays: what is asked, byte for
 * byte, and what the program hears of each answer, given whole and byte by
 * byte.
 */
#include "core-net/core-net.h"

#include "recorder-peer.h"

static const struct rec_word words[] = {
	{ LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL, "bind", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL, "drop", 0 },
	{ LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, "new", 0 },
	{ LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER, "append", 0 },
	{ LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH, "pre", 0 },
	{ LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP, "answer", 0 },
	{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP, "receive", 0 },
	{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ, "read", 0 },
	{ LWS_CALLBACK_COMPLETED_CLIENT_HTTP, "completed", 0 },
	{ LWS_CALLBACK_CLOSED_CLIENT_HTTP, "closed", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_REDIRECT, "redirect", 0 },
	{ LWS_CALLBACK_CLIENT_HTTP_WRITEABLE, "writeable", 0 },
	{ 0, NULL, 0 },
};

/* what the program does, and what it has seen */
static struct {
	char body[70000];
	size_t body_len;
	size_t room;         /* it reads so much at once */
	int postpones;       /* it does not read when it is told to */
	int borrows;         /* it reads without a buffer */
	const char *appends; /* text */
	int posts;           /* it has a body to send */
	const char *sends[4];
	int sent;
	int ends_after; /* body_pending(0) comes after the last write */
	int says_final; /* the last write says so */
	unsigned int status;
	char location[256];
	enum lws_callback_reasons refuses; /* 0: nothing */
	int to_get;
	char type[64]; /* content-type of the answer */
} prog;

static int
append(struct lws *w, char **p, size_t room)
{
	size_t len = prog.appends ? strlen(prog.appends) : 0;

	assert_true(room >= 4000);
	memcpy(*p, prog.appends ? prog.appends : "", len);
	*p += len;
	prog.to_get = lws_http_is_redirected_to_get(w);
	if (prog.posts && !prog.to_get) {
		lws_client_http_body_pending(w, 1);
		lws_callback_on_writable(w);
	}

	return 0;
}

static int
send_some(struct lws *w)
{
	const char *s = prog.sends[prog.sent];
	uint8_t buf[LWS_PRE + 64];
	int last;

	if (!s)
		return 0;
	last = !prog.sends[++prog.sent];
	if (last && !prog.ends_after)
		lws_client_http_body_pending(w, 0);
	memcpy(buf + LWS_PRE, s, strlen(s));
	if (lws_write(w, buf + LWS_PRE, strlen(s),
		      last && prog.says_final ? LWS_WRITE_HTTP_FINAL
					      : LWS_WRITE_HTTP) < 0)
		return -1;
	if (last && prog.ends_after)
		lws_client_http_body_pending(w, 0);
	if (!last)
		lws_callback_on_writable(w);

	return 0;
}

static int
read_it(struct lws *w)
{
	char buf[LWS_PRE + 5000], *p = buf + LWS_PRE;
	int len = (int)prog.room;

	if (prog.borrows) {
		p = NULL;
		len = 0;
	}

	return lws_http_client_read(w, &p, &len) < 0 ? -1 : 0;
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason == prog.refuses)
		return 1;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return append(w, in, len);
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return send_some(w);
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		prog.status = lws_http_client_http_response(w);
		lws_hdr_copy(w, prog.type, sizeof(prog.type),
			     WSI_TOKEN_HTTP_CONTENT_TYPE);
		return 0;
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		prog.status = lws_http_client_http_response(w);
		return 0;
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		lws_strncpy(prog.location, in, sizeof(prog.location));
		prog.status = (unsigned int)len;
		return 0;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return prog.postpones ? 0 : read_it(w);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		assert_true(prog.borrows || len <= prog.room);
		assert_true(prog.body_len + len <= sizeof(prog.body));
		memcpy(prog.body + prog.body_len, in, len);
		prog.body_len += len;
		return 0;
	default:
		return 0;
	}
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	memset(&prog, 0, sizeof(prog));
	prog.room = 1000;
	prog.refuses = (enum lws_callback_reasons) - 1;
	rec_begin();
	rec.more = words;
	rec_info(&info);
	begin_with(&info);
	rec.hook = program;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	if (cx)
		lws_context_destroy(cx);
	end_peer();

	return 0;
}

static struct lws_client_connect_info
ask_for(const char *method, const char *path)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.host = "a.example";
	i.path = path;
	i.method = method;
	i.ssl_connection = LCCSCF_HTTP_NO_CACHE_CONTROL;
	i.pwsi = &wsi;

	return i;
}

static void
ask(const char *method, const char *path)
{
	struct lws_client_connect_info i = ask_for(method, path);

	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
}

#define GET_SAYS "GET / HTTP/1.1\r\nHost: a.example\r\nconnection: close\r\n"

#define BEGUN "bind connecting new create append"

/* -- requests -- */

static void
a_get_is_asked_and_answered(void **state)
{
	(void)state;
	ask("GET", "/");
	HEARS(GET_SAYS "\r\n");
	expect(BEGUN);
	SAY("HTTP/1.1 200 OK\r\nContent-Type: text/x\r\n"
	    "Content-Length: 5\r\n\r\nhello");
	until("pre answer receive read completed drop closed destroy");
	assert_int_equal(prog.status, 200);
	assert_string_equal(prog.type, "text/x");
	assert_int_equal(prog.body_len, 5);
	assert_memory_equal(prog.body, "hello", 5);
}

static void
what_is_asked_has_its_order(void **state)
{
	struct lws_client_connect_info i = ask_for("PUT", "x?y=z");

	(void)state;
	i.ssl_connection = 0;
	i.origin = "me.example";
	prog.appends = "A: b\r\n";
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
	HEARS("PUT /x?y=z HTTP/1.1\r\nHost: a.example\r\n"
	      "Pragma: no-cache\r\nCache-Control: no-cache\r\n"
	      "Origin: http://me.example\r\nconnection: close\r\n"
	      "A: b\r\n\r\n");
}

static void
without_a_host_it_is_the_address(void **state)
{
	struct lws_client_connect_info i = ask_for("GET", NULL);
	char text[128];
	int n;

	(void)state;
	i.host = NULL;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
	n = lws_snprintf(text, sizeof(text),
			 "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
			 "connection: close\r\n\r\n",
			 port);
	hears(text, (size_t)n);
}

static void
huge_paths_are_asked_for(void **state)
{
	static char path[20000], text[20200];
	int n;

	(void)state;
	memset(path, 'p', sizeof(path) - 1);
	path[0] = '/';
	ask("GET", path);
	n = lws_snprintf(text, sizeof(text),
			 "GET %s HTTP/1.1\r\nHost: a.example\r\n"
			 "connection: close\r\n\r\n",
			 path);
	{
		static char got[20200];
		size_t at = 0;
		int k;

		for (k = 0; k < 1000 && at < (size_t)n; k++) {
			ssize_t r = recv(peer, got + at, sizeof(got) - at,
					 MSG_DONTWAIT);
			if (r > 0)
				at += (size_t)r;
			else
				lws_service(cx, 5);
		}
		assert_int_equal(at, n);
		assert_memory_equal(got, text, (size_t)n);
	}
}

static void
nothing_that_ends_a_line_is_sent(void **state)
{
	static const struct {
		const char *path, *host, *origin;
		const char *words;
	} rows[] = {
		{ "/a\r\nb: c", "h", NULL, "HS: bad byte in the path" },
		{ "/a b", "h", NULL, "HS: bad byte in the path" },
		{ "/", "h\nx", NULL, "HS: bad byte in the host" },
		{ "/", "h", "o\rx", "HS: bad byte in the origin" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		struct lws_client_connect_info i = ask_for("GET", rows[n].path);

		i.host = rows[n].host;
		i.origin = rows[n].origin;
		assert_non_null(lws_client_connect_via_info(&i));
		until("bind connecting new create failed drop destroy");
		assert_string_equal(rec.why, rows[n].words);
	}
}

static void
a_body_of_known_length_goes_as_it_is(void **state)
{
	(void)state;
	prog.appends = "Content-Length: 6\r\n";
	prog.posts = 1;
	prog.sends[0] = "abc";
	prog.sends[1] = "def";
	ask("POST", "/");
	HEARS("POST / HTTP/1.1\r\nHost: a.example\r\nconnection: close\r\n"
	      "Content-Length: 6\r\n\r\nabcdef");
	expect(BEGUN " writeable writeable");
	SAY("HTTP/1.1 204 No\r\n\r\n");
	until("pre answer completed drop closed destroy");
	assert_int_equal(prog.status, 204);
}

#define CHUNKED                                                                \
	"POST / HTTP/1.1\r\nHost: a.example\r\nconnection: close\r\n"          \
	"Transfer-Encoding: chunked\r\n\r\n"                                   \
	"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"

static void
a_body_of_unknown_length_goes_in_chunks(void **state)
{
	int n;

	(void)state;
	/* its end may be said before, with, and after the last piece */
	for (n = 0; n < 4; n++) {
		prog.posts = 1;
		prog.sent = 0;
		prog.sends[0] = "abc";
		prog.sends[1] = "defg";
		prog.ends_after = n & 1;
		prog.says_final = n & 2;
		ask("POST", "/");
		HEARS(CHUNKED);
		SAY("HTTP/1.1 200 K\r\nContent-Length: 0\r\n\r\n");
		until(BEGUN " writeable writeable pre answer completed "
			    "drop closed destroy");
		close(peer);
		peer = -1;
	}
}

static void
an_early_answer_ends_it(void **state)
{
	(void)state;
	prog.posts = 1;
	ask("POST", "/");
	until(BEGUN " writeable");
	SAY("HTTP/1.1 413 Big\r\nContent-Length: 0\r\n\r\n");
	until("pre answer completed drop closed destroy");
	assert_int_equal(prog.status, 413);
}

/* -- answers -- */

static const struct {
	const char *method;
	const char *answer;
	int closes;       /* the server does, behind it */
	const char *body; /* NULL: the answer never becomes whole */
	const char *words;
} answers[] = {
	{ "GET",
	  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	  "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: r\r\n\r\n",
	  0, "hello world", NULL },
	{ "GET", "HTTP/1.1 200 OK\r\n\r\nuntil the end", 1, "until the end",
	  NULL },
	{ "GET", "HTTP/1.0 200 OK\r\n\r\n", 1, "", NULL },
	{ "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 0, "", NULL },
	{ "GET", "HTTP/1.1 304 Not\r\n\r\n", 0, "", NULL },
	{ "GET", "HTTP/1.1 304 Not\r\nContent-Length: 5\r\n\r\n", 0, "", NULL },
	{ "DELETE", "HTTP/1.1 204 Done\r\n\r\n", 0, "", NULL },
	{ "GET",
	  "HTTP/1.1 100 Go\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n"
	  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
	  0, "ok", NULL },
	{ "OPTIONS", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 0, "", NULL },
	/* short */
	{ "GET", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", 1, NULL,
	  NULL },
	{ "GET",
	  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	  "5\r\nhel",
	  1, NULL, NULL },
	{ "GET",
	  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	  "5\r\nhelloX",
	  0, NULL, NULL },
	{ "GET",
	  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	  "fffffffffffffffff\r\n",
	  0, NULL, NULL },
	/* none */
	{ "GET", "", 1, NULL, "read failed" },
	{ "GET", "HTTP/1.1 200 OK\r\nContent-Le", 1, NULL, "read failed" },
	{ "GET", "SSH-2.0-x\r\n\r\n", 0, NULL, "problems parsing header: " },
	{ "GET", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", 0, NULL,
	  "problems parsing header: " },
	{ "GET",
	  "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n"
	  "Content-Length: 2\r\n\r\n",
	  0, NULL, "problems parsing header: " },
	{ "GET", "HTTP/1.1 101 Sw\r\n\r\n", 0, NULL,
	  "HS: 101 was not asked for" },
};

static void
check_answer(size_t n, size_t step)
{
	const char *a = answers[n].answer;
	size_t at, len = strlen(a);
	int k, read_any = 0;

	prog.body_len = 0;
	rec.why[0] = '\0';
	ask(answers[n].method, "/");
	for (at = 0; at < len; at += step) {
		size_t some = step < len - at ? step : len - at;

		(void)!send(peer, a + at, some, MSG_NOSIGNAL);
		rounds(cx, 3);
	}
	if (answers[n].closes)
		shutdown(peer, SHUT_WR);
	for (k = 0; k < 400 && !strstr(rec.words, "destroy"); k++)
		lws_service(cx, 5);
	read_any = !!strstr(rec.words, "read");
	if (!strstr(rec.words, "destroy") ||
	    !!strstr(rec.words, "completed") != !!answers[n].body ||
	    !!strstr(rec.words, "failed") != !!answers[n].words ||
	    !!strstr(rec.words, "closed") == !!answers[n].words ||
	    (answers[n].words &&
	     strncmp(rec.why, answers[n].words, strlen(answers[n].words))))
		fail_msg("answer %zu by %zu: %s (%s)", n, step, rec.words,
			 rec.why);
	if (answers[n].body) {
		assert_int_equal(prog.body_len, strlen(answers[n].body));
		assert_memory_equal(prog.body, answers[n].body, prog.body_len);
		assert_int_equal(read_any, prog.body_len > 0);
	}
	rec_forget();
	close(peer);
	peer = -1;
}

static void
answers_are_read_whole_and_byte_by_byte(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(answers); n++) {
		check_answer(n, 10000);
		check_answer(n, 1);
		prog.room = 2;
		check_answer(n, 7);
		prog.borrows = 1;
		check_answer(n, 10000);
		prog.borrows = 0;
		prog.room = 1000;
	}
}

static void
interim_answers_have_a_limit(void **state)
{
	unsigned int n;

	(void)state;
	ask("GET", "/");
	for (n = 0; n <= LWS_LIMIT_HTTP_INTERIM; n++) {
		SAY("HTTP/1.1 102 Wait\r\n\r\n");
		rounds(cx, 2);
	}
	until(BEGUN " failed drop destroy");
	assert_memory_equal(rec.why, "HS: more than ", 14);
}

static void
an_endless_head_has_a_limit(void **state)
{
	static char line[1002];
	int n;

	(void)state;
	ask("GET", "/");
	SAY("HTTP/1.1 200 OK\r\n");
	memset(line, 'x', sizeof(line));
	memcpy(line, "a: ", 3);
	memcpy(line + sizeof(line) - 2, "\r\n", 2);
	for (n = 0; n < 100 && !strstr(rec.words, "failed"); n++) {
		(void)!send(peer, line, sizeof(line), MSG_NOSIGNAL);
		rounds(cx, 2);
	}
	until(BEGUN " failed drop destroy");
	assert_memory_equal(rec.why, "problems parsing header: ", 25);
}

static void
who_does_not_read_is_not_told_again(void **state)
{
	static char much[40000];
	char buf[LWS_PRE + 600], *p = buf + LWS_PRE;
	int len, n;

	(void)state;
	prog.postpones = 1;
	prog.room = 600;
	ask("GET", "/");
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 40010\r\n\r\n0123456789");
	until(BEGUN " pre answer receive");
	memset(much, 'm', sizeof(much));
	say(much, sizeof(much));
	for (n = 0; n < 10; n++)
		lws_service(cx, -1);
	expect("");
	/* it reads when it likes, from outside */
	len = 600;
	assert_int_equal(lws_http_client_read(wsi, &p, &len), 0);
	assert_int_equal(prog.body_len, 10);
	prog.postpones = 0;
	for (n = 0; n < 2000 && !strstr(rec.words, "destroy"); n++) {
		rec_forget();
		lws_service(cx, 5);
	}
	assert_int_equal(prog.body_len, 40010);
}

static void
who_reads_a_part_and_postpones_is_told_again(void **state)
{
	char buf[LWS_PRE + 4], *p;
	int len, n;

	(void)state;
	prog.postpones = 1;
	prog.room = 4;
	ask("GET", "/");
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
	until(BEGUN " pre answer receive");
	for (n = 0; n < 2; n++) {
		rec_forget();
		p = buf + LWS_PRE;
		len = 4;
		assert_int_equal(lws_http_client_read(wsi, &p, &len), 0);
		until("read receive");
	}
	p = buf + LWS_PRE;
	len = 4;
	(void)lws_http_client_read(wsi, &p, &len);
	assert_int_equal(prog.body_len, 10);
	assert_memory_equal(prog.body, "0123456789", 10);
}

static void
a_silent_server_is_a_timeout(void **state)
{
	(void)state;
	rec_clock_begin();
	ask("GET", "/");
	until(BEGUN);
	rec_clock_pass(16);
	rounds(cx, 2);
	expect("failed drop destroy");
	assert_string_equal(rec.why, "Timed out waiting server reply");
	rec_clock_end();
}

static void
after_the_head_no_timeout_runs(void **state)
{
	(void)state;
	rec_clock_begin();
	ask("GET", "/");
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
	until(BEGUN " pre answer");
	rec_clock_pass(10000);
	rounds(cx, 2);
	expect("");
	SAY("x");
	until("receive read completed drop closed destroy");
	rec_clock_end();
}

/* who waits for news asks, waits long, and asks again on the same connection */
static void
a_long_poll_waits_as_long_as_the_program_says(void **state)
{
	struct lws_client_connect_info i = ask_for("GET", "/news");
	int n;

	(void)state;
	rec_clock_begin();
	i.ssl_connection |= LCCSCF_PIPELINE;
	i.keep_warm_secs = 30;
	for (n = 0; n < 3; n++) {
		rec_forget();
		assert_non_null(lws_client_connect_via_info(&i));
		accept_it();
		HEARS("GET /news HTTP/1.1\r\nHost: a.example\r\n\r\n");
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, 120);
		rec_forget();
		rec_clock_pass(110);
		rounds(cx, 2);
		expect("");
		SAY("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews");
		until("pre answer receive read completed");
		assert_int_equal(prog.body_len, 4 * (n + 1));
	}
	/* and no longer */
	assert_non_null(lws_client_connect_via_info(&i));
	HEARS("GET /news HTTP/1.1\r\nHost: a.example\r\n\r\n");
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, 120);
	rec_forget();
	rec_clock_pass(121);
	rounds(cx, 2);
	expect("failed drop destroy");
	rec_clock_end();
}

static void
the_program_may_refuse_at_each_step(void **state)
{
	static const struct {
		enum lws_callback_reasons reason;
		const char *words;
		const char *why;
	} rows[] = {
		{ LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER,
		  BEGUN " failed drop destroy", "HS: refused by the program" },
		{ LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH,
		  BEGUN " pre failed drop destroy",
		  "HS: Rejected by filter cb" },
		{ LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP,
		  BEGUN " pre answer drop closed destroy", "" },
		{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP,
		  BEGUN " pre answer receive drop closed destroy", "" },
		{ LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ,
		  BEGUN " pre answer receive read drop closed destroy", "" },
		{ LWS_CALLBACK_COMPLETED_CLIENT_HTTP,
		  BEGUN " pre answer receive read completed drop closed "
			"destroy",
		  "" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		prog.refuses = rows[n].reason;
		rec.why[0] = '\0';
		ask("GET", "/");
		SAY("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
		until(rows[n].words);
		assert_string_equal(rec.why, rows[n].why);
		close(peer);
		peer = -1;
	}
}

/* -- redirects -- */

#define AGAIN "redirect drop bind connecting create append"

static void
redirected(const char *path, const char *location, const char *target)
{
	char text[512];
	int n;

	ask("GET", path);
	until(BEGUN);
	n = lws_snprintf(text, sizeof(text),
			 "HTTP/1.1 302 Go\r\nLocation: %s\r\n"
			 "Content-Length: 4\r\n\r\ngone",
			 location);
	say(text, (size_t)n);
	until(AGAIN);
	assert_string_equal(prog.location, location);
	assert_int_equal(prog.status, 302);
	close(peer);
	peer = -1;
	accept_it();
	n = lws_snprintf(text, sizeof(text), "GET %s HTTP/1.1\r\n", target);
	{
		char got[512];
		ssize_t r = 0;
		int k;

		for (k = 0; k < 100 && r <= 0; k++) {
			r = recv(peer, got, sizeof(got), MSG_DONTWAIT);
			lws_service(cx, -1);
		}
		assert_true(r > n);
		assert_memory_equal(got, text, (size_t)n);
	}
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
	until("pre answer receive read completed drop closed destroy");
	close(peer);
	peer = -1;
}

static void
redirects_are_followed(void **state)
{
	static const struct {
		const char *path, *location, *target;
	} rows[] = {
		{ "/a", "/b", "/b" },
		{ "/a/b?q", "c", "/a/c" },
		{ "/a/b", "?r=s", "/a/b?r=s" },
		{ "/a/b/", "c/d?e", "/a/b/c/d?e" },
		{ "/a", "c", "/c" },
		{ "/a", "/b#fragment", "/b" },
	};
	char text[128];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++)
		redirected(rows[n].path, rows[n].location, rows[n].target);
	lws_snprintf(text, sizeof(text), "http://127.0.0.1:%d/x?y", port);
	redirected("/", text, "/x?y");
	lws_snprintf(text, sizeof(text), "HTTP://u:p@127.0.0.1:%d", port);
	redirected("/q", text, "/");
	lws_snprintf(text, sizeof(text), "//127.0.0.1:%d/z", port);
	redirected("/q", text, "/z");
}

static void
a_post_becomes_a_get_or_stays_one(void **state)
{
	static const struct {
		int status;
		int to_get;
	} rows[] = {
		{ 301, 1 }, { 302, 1 }, { 303, 1 }, { 307, 0 }, { 308, 0 }
	};
	char text[128];
	size_t n;
	int len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		memset(&prog, 0, sizeof(prog));
		prog.refuses = (enum lws_callback_reasons) - 1;
		prog.room = 100;
		prog.appends = "Content-Length: 1\r\n";
		prog.posts = 1;
		prog.sends[0] = "x";
		ask("POST", "/");
		until(BEGUN " writeable");
		len = lws_snprintf(text, sizeof(text),
				   "HTTP/1.1 %d Go\r\nLocation: /x\r\n"
				   "Content-Length: 0\r\n\r\n",
				   rows[n].status);
		prog.sent = 0;
		if (rows[n].to_get)
			prog.appends = NULL;
		say(text, (size_t)len);
		until(rows[n].to_get ? AGAIN : AGAIN " writeable");
		assert_int_equal(prog.to_get, rows[n].to_get);
		close(peer);
		peer = -1;
		accept_it();
		if (rows[n].to_get)
			HEARS("GET /x HTTP/1.1\r\nHost: a.example\r\n"
			      "connection: close\r\n\r\n");
		else
			HEARS("POST /x HTTP/1.1\r\nHost: a.example\r\n"
			      "connection: close\r\n"
			      "Content-Length: 1\r\n\r\nx");
		close(peer);
		peer = -1;
		until("failed drop destroy");
	}
}

static void
redirects_that_are_not_followed(void **state)
{
	static const struct {
		const char *location;
		const char *why;
	} rows[] = {
		{ "ftp://a.example/", "HS: Redirect failed: ftp:" },
		{ "http://", "HS: Redirect failed: http:" },
		{ "http:///x", "HS: Redirect failed: http:" },
		{ "http://a:99999/", "HS: Redirect failed: http:" },
		{ "/a b", "HS: Redirect failed: /a b" },
		/* a UNIX socket */
		{ "http://+a/", "HS: Redirect failed: http:" },
		{ "http://x@+a:80/", "HS: Redirect failed: http:" },
	};
	struct lws_client_connect_info i;
	char text[128];
	size_t n;
	int len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ask("GET", "/");
		until(BEGUN);
		len = lws_snprintf(text, sizeof(text),
				   "HTTP/1.1 301 Go\r\nLocation: %s\r\n\r\n",
				   rows[n].location);
		say(text, (size_t)len);
		until("failed drop destroy");
		assert_memory_equal(rec.why, rows[n].why, strlen(rows[n].why));
		close(peer);
		peer = -1;
	}
	/* the program says no */
	prog.refuses = LWS_CALLBACK_CLIENT_HTTP_REDIRECT;
	ask("GET", "/");
	until(BEGUN);
	SAY("HTTP/1.1 301 Go\r\nLocation: /x\r\n\r\n");
	until("redirect failed drop destroy");
	close(peer);
	peer = -1;
	/* or does not want any */
	i = ask_for("GET", "/");
	i.ssl_connection |= LCCSCF_HTTP_NO_FOLLOW_REDIRECT;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
	SAY("HTTP/1.1 301 Go\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
	until(BEGUN " pre answer completed drop closed destroy");
	assert_int_equal(prog.status, 301);
}

static void
redirects_have_an_end(void **state)
{
	unsigned int n;

	(void)state;
	ask("GET", "/");
	for (n = 0; n < LWS_LIMIT_REDIRECTS; n++) {
		rounds(cx, 5);
		rec_forget();
		SAY("HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n");
		until(AGAIN);
		close(peer);
		peer = -1;
		accept_it();
	}
	SAY("HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n");
	until("failed drop destroy");
	assert_memory_equal(rec.why, "HS: Redirect failed: more than", 30);
}

static void
retry_after_is_heard(void **state)
{
	lws_sorted_usec_list_t sul;
	uint16_t tries = 0;
	int n;

	(void)state;
	memset(&sul, 0, sizeof(sul));
	ask("GET", "/");
	SAY("HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: "
	    "9\r\n\r\n");
	for (n = 0; n < 100 && !prog.status; n++)
		lws_service(cx, 5);
	assert_int_equal(
		lws_retry_sul_schedule_retry_wsi(wsi, &sul, NULL, &tries), 0);
	assert_true(sul.us - lws_now_usecs() > 90 * LWS_US_PER_SEC);
	lws_sul_cancel(&sul);
}

/* -- one connection for several -- */

static struct lws *
share(const char *path, int flags)
{
	struct lws_client_connect_info i = ask_for("GET", path);
	struct lws *w;

	i.ssl_connection |= LCCSCF_PIPELINE | flags;
	w = lws_client_connect_via_info(&i);
	assert_non_null(w);

	return w;
}

#define ASKED(path) "GET " path " HTTP/1.1\r\nHost: a.example\r\n\r\n"

static void
several_share_one_connection(void **state)
{
	int n;

	(void)state;
	share("/1", 0);
	expect("bind connecting new");
	share("/2", 0);
	share("/3", 0);
	expect("bind new bind new");
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
	HEARS(ASKED("/2"));
	SAY("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
	HEARS(ASKED("/3"));
	SAY("HTTP/1.1 404 Not\r\nContent-Length: 0\r\n\r\n");
	for (n = 0; n < 20; n++)
		lws_service(cx, -1);
	expect("create append pre answer receive read completed create append "
	       "drop closed destroy pre answer receive completed create append "
	       "drop closed destroy pre answer completed");
	assert_int_equal(accept(listener, NULL, NULL), -1);
}

/* outside of RECEIVE, and of any pass */
static void
a_body_read_late_gives_the_connection_back(void **state)
{
	char buf[64], *p = buf;
	int room = sizeof(buf);
	struct lws *first;

	(void)state;
	prog.postpones = 1;
	first = share("/1", 0);
	share("/2", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
	until("bind connecting new bind new create append pre answer receive");
	rec_forget();
	rounds(cx, 3);
	assert_int_equal(lws_http_client_read(first, &p, &room), 0);
	HEARS(ASKED("/2"));
	until("read completed create append drop closed destroy");
	assert_int_equal(accept(listener, NULL, NULL), -1);
}

static void
a_warm_connection_is_used_again(void **state)
{
	(void)state;
	rec_clock_begin();
	share("/1", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	until("bind connecting new create append pre answer completed");
	rec_clock_pass(4);
	rounds(cx, 2);
	share("/2", 0);
	expect("bind new");
	HEARS(ASKED("/2"));
	expect("create append drop closed destroy");
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	until("pre answer completed");
	rec_clock_pass(6);
	rounds(cx, 2);
	expect("drop closed destroy");
	rec_clock_end();
}

static void
a_server_that_closes_is_connected_to_again(void **state)
{
	(void)state;
	share("/1", 0);
	share("/2", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nConnection: close\r\n"
	    "Content-Length: 0\r\n\r\n");
	rounds(cx, 4);
	close(peer);
	peer = -1;
	accept_it();
	HEARS(ASKED("/2"));
}

static void
the_next_one_goes_when_the_first_has_died(void **state)
{
	struct lws *first = share("/1", 0);

	(void)state;
	share("/2", 0);
	rec_forget();
	lws_set_timeout(first, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	until("connecting failed drop destroy create append");
	accept_it();
	close(peer);
	peer = -1;
	accept_it();
	HEARS(ASKED("/2"));
}

static void
who_waits_may_die(void **state)
{
	struct lws *second;

	(void)state;
	share("/1", 0);
	second = share("/2", 0);
	share("/3", 0);
	lws_set_timeout(second, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	HEARS(ASKED("/3"));
}

/* RFC 9112 9.3.1: the server may close just when it is used again */
static void
lost_while_it_was_handed_over(void **state)
{
	struct lws_client_connect_info i;

	(void)state;
	share("/1", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	until("bind connecting new create append pre answer completed");
	share("/2", 0);
	HEARS(ASKED("/2"));
	rec_forget();
	close(peer);
	peer = -1;
	accept_it();
	HEARS(ASKED("/2"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	until("drop bind connecting create append pre answer completed");
	/* a POST may have had its effect */
	i = ask_for("POST", "/3");
	i.ssl_connection |= LCCSCF_PIPELINE;
	assert_non_null(lws_client_connect_via_info(&i));
	HEARS("POST /3 HTTP/1.1\r\nHost: a.example\r\n\r\n");
	rec_forget();
	close(peer);
	peer = -1;
	until("failed drop destroy");
	assert_string_equal(rec.why, "read failed");
}

static void
only_what_is_the_same_is_shared(void **state)
{
	struct lws_client_connect_info i = ask_for("GET", "/2");

	(void)state;
	share("/1", 0);
	i.ssl_connection |= LCCSCF_PIPELINE;
	i.host = "b.example";
	rec_forget();
	assert_non_null(lws_client_connect_via_info(&i));
	expect("bind connecting new");
	i.host = "a.example";
	i.ssl_connection |= LCCSCF_ALLOW_SELFSIGNED;
	assert_non_null(lws_client_connect_via_info(&i));
	expect("bind connecting new");
	i.ssl_connection &= ~(LCCSCF_PIPELINE | LCCSCF_ALLOW_SELFSIGNED);
	assert_non_null(lws_client_connect_via_info(&i));
	expect("bind connecting new");
}

static void
what_stands_behind_an_answer_ends_the_sharing(void **state)
{
	(void)state;
	share("/1", 0);
	share("/2", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"
	    "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
	rounds(cx, 4);
	close(peer);
	peer = -1;
	accept_it();
	HEARS(ASKED("/2"));
}

static void
an_idle_server_that_speaks_is_left(void **state)
{
	(void)state;
	share("/1", 0);
	accept_it();
	HEARS(ASKED("/1"));
	SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
	until("bind connecting new create append pre answer completed");
	SAY("HTTP/1.1 408 Slow\r\n\r\n");
	until("drop closed destroy");
}

/* -- without memory -- */

#define ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes"

static int
ask_and_be_answered(void)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	int r = -1;

	rec_info(&info);
	rec.quiet = 1;
	prog.body_len = 0;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	i = ask_for("GET", "/");
	if (!exchange(&i, ANSWER, sizeof(ANSWER) - 1) && prog.body_len == 3)
		r = 0;
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(ask_and_be_answered);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_get_is_asked_and_answered),
		T(what_is_asked_has_its_order),
		T(without_a_host_it_is_the_address),
		T(huge_paths_are_asked_for),
		T(nothing_that_ends_a_line_is_sent),
		T(a_body_of_known_length_goes_as_it_is),
		T(a_body_of_unknown_length_goes_in_chunks),
		T(an_early_answer_ends_it),
		T(answers_are_read_whole_and_byte_by_byte),
		T(interim_answers_have_a_limit),
		T(an_endless_head_has_a_limit),
		T(who_does_not_read_is_not_told_again),
		T(who_reads_a_part_and_postpones_is_told_again),
		T(a_silent_server_is_a_timeout),
		T(after_the_head_no_timeout_runs),
		T(a_long_poll_waits_as_long_as_the_program_says),
		T(the_program_may_refuse_at_each_step),
		T(redirects_are_followed),
		T(a_post_becomes_a_get_or_stays_one),
		T(redirects_that_are_not_followed),
		T(redirects_have_an_end),
		T(retry_after_is_heard),
		T(several_share_one_connection),
		T(a_body_read_late_gives_the_connection_back),
		T(a_warm_connection_is_used_again),
		T(a_server_that_closes_is_connected_to_again),
		T(the_next_one_goes_when_the_first_has_died),
		T(who_waits_may_die),
		T(lost_while_it_was_handed_over),
		T(only_what_is_the_same_is_shared),
		T(what_stands_behind_an_answer_ends_the_sharing),
		T(an_idle_server_that_speaks_is_left),
		T(out_of_memory_is_an_ordinary_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
