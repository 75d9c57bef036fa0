/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Messages, well-formed and not, with everything that the parser says about
 * them as text. Each is read whole, byte by byte, cut in two at every place,
 * and behind a good message; what is said must be the same each time. Every
 * piece is given in memory of exactly its size, and so is the carry, so that a
 * sanitizer sees any step outside.
 *
 * The text: S method form authority path query minor | R minor status reason,
 * F token name=value, H framing length flags, B body, T trailer, E end,
 * X what follows a message that ends HTTP, ! error.
 */
#include "unit.h"

#include "codec/http1/http1.h"

struct run {
	struct lws_http1 h;
	char log[16384];
	size_t log_len;
	uint8_t *carry;
	int carry_refused; /* the carry has no memory */
	int body_open;     /* the log ends in body bytes */
	int stopped;       /* an error, or HTTP has ended */
};

/* -- writing the log -- */

static void
say_span(struct run *r, struct lws_span s)
{
	assert_true(r->log_len + s.len < sizeof(r->log));
	if (s.len)
		memcpy(r->log + r->log_len, s.p, s.len);
	r->log_len += s.len;
	r->log[r->log_len] = '\0';
}

static void
say(struct run *r, const char *text)
{
	say_span(r, lws_span_of(text, strlen(text)));
}

static void
say_number(struct run *r, uint64_t n)
{
	uint8_t digits[20];

	say_span(r, lws_span_of(digits, lws_http1_put_dec(digits, n)));
}

static void
say_token(struct run *r, int token)
{
	say(r, token < 0 ? "-"
			 : (const char *)lws_token_to_string(
				   (enum lws_token_indexes)token));
}

static void
say_opt(struct run *r, struct lws_span s)
{
	say(r, " ");
	if (s.p)
		say_span(r, s);
	else
		say(r, "-");
}

/* what follows body bytes begins a line of its own */
static void
say_line(struct run *r, const char *text)
{
	if (r->body_open)
		say(r, "\n");
	r->body_open = 0;
	say(r, text);
}

/* -- the parser's events -- */

static enum lws_http1_err
on_start(struct lws_http1 *h, const struct lws_http1_start *s)
{
	static const char *const forms[] = { "origin", "absolute", "authority",
					     "asterisk" };
	struct run *r = h->opaque;

	assert_int_equal(s->version.len, 8);
	if (h->msg.status) {
		say(r, "R ");
		say_number(r, h->msg.minor);
		say(r, " ");
		say_number(r, h->msg.status);
		say_opt(r, s->reason);
		say(r, "\n");
		return LWS_HTTP1_OK;
	}
	say(r, "S ");
	say_token(r, h->msg.method);
	say(r, "(");
	say_span(r, s->method);
	say(r, ") ");
	say(r, forms[h->msg.form]);
	say_opt(r, s->authority);
	say_opt(r, s->path);
	say_opt(r, s->query);
	say(r, " ");
	say_number(r, h->msg.minor);
	say(r, "\n");

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
on_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct run *r = h->opaque;

	say(r, "F ");
	say_token(r, f->token);
	say(r, " ");
	say_span(r, f->name);
	say(r, "=");
	say_span(r, f->value);
	say(r, "\n");

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
on_trailer(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct run *r = h->opaque;

	say_line(r, "T ");
	say_span(r, f->name);
	say(r, "=");
	say_span(r, f->value);
	say(r, "\n");

	return LWS_HTTP1_OK;
}

static uint8_t *
on_carry(struct lws_http1 *h, size_t size)
{
	struct run *r = h->opaque;

	if (!size || r->carry_refused) {
		free(r->carry);
		r->carry = NULL;
		return NULL;
	}
	r->carry = realloc(r->carry, size);
	assert_non_null(r->carry);

	return r->carry;
}

static const struct lws_http1_ops ops = { on_start, on_field, on_trailer,
					  on_carry };

static void
say_head(struct run *r)
{
	static const char *const framings[] = { "none", "length", "chunked",
						"close" };
	static const char *const flags[] = { "close",       "keep-alive",
					     "upgrade",     "ws",
					     "h2c",         "continue",
					     "expect-other" };
	const struct lws_http1_msg *m = &r->h.msg;
	unsigned int i;

	say(r, "H ");
	say(r, framings[m->framing]);
	if (m->framing == LWS_HTTP1_BODY_LENGTH) {
		say(r, " ");
		say_number(r, m->content_length);
	}
	for (i = 0; i < 7; i++) {
		if (!(m->flags & (1u << i)))
			continue;
		say(r, " ");
		say(r, flags[i]);
	}
	say(r, lws_http1_persistent(m) ? " goes-on\n" : " ends\n");
}

static void
say_error(struct run *r)
{
	r->stopped = 1;
	say_line(r, "! ");
	say(r, lws_http1_err_text(r->h.err));
	say(r, "\n");
}

static void
say_body(struct run *r, struct lws_span piece)
{
	assert_true(piece.len > 0);
	if (!r->body_open)
		say(r, "B ");
	r->body_open = 1;
	say_span(r, piece);
}

static void
say_end(struct run *r)
{
	say_line(r, "E\n");
}

/* -- reading as a role would -- */

static int
ends_http(const struct lws_http1 *h)
{
	return h->msg.status == 101 ||
	       (h->msg.status / 100 == 2 && h->reply_to == WSI_TOKEN_CONNECT);
}

static lws_stateful_ret_t
read_head(struct run *r, struct lws_span *in)
{
	lws_stateful_ret_t ret = lws_http1_head_feed(&r->h, in);

	if (ret != LWS_SRET_OK)
		return ret;
	say_head(r);
	if (ends_http(&r->h)) {
		r->stopped = 1;
		say(r, "X ");
		r->body_open = 1;
	}

	return ret;
}

static lws_stateful_ret_t
read_body(struct run *r, struct lws_span *in)
{
	struct lws_span piece;
	lws_stateful_ret_t ret;

	while ((ret = lws_http1_body_feed(&r->h, in, &piece)) ==
	       LWS_SRET_WANT_OUTPUT)
		say_body(r, piece);
	if (ret != LWS_SRET_OK)
		return ret;
	say_end(r);
	lws_http1_next(&r->h);

	return ret;
}

static void
feed(struct run *r, const char *bytes, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);
	lws_stateful_ret_t ret = LWS_SRET_OK;
	struct lws_span in;

	assert_non_null(copy);
	memcpy(copy, bytes, len);
	in = lws_span_of(copy, len);
	while (ret == LWS_SRET_OK && !r->stopped) {
		if (r->h.phase == LWS_HTTP1_PHASE_HEAD)
			ret = read_head(r, &in);
		else
			ret = read_body(r, &in);
	}
	if (ret == LWS_SRET_FATAL) {
		say_error(r);
	} else if (!r->stopped) {
		assert_int_equal(ret, LWS_SRET_WANT_INPUT);
		assert_int_equal(in.len, 0);
	} else if (!r->h.err) {
		say_span(r, in);
	}
	free(copy);
}

struct message {
	const char *name;
	const char *in;
	size_t len;
	const char *log;
	int method;   /* responses: what they answer */
	int response; /* it is one */
};

static void
run_begin(struct run *r, const struct message *m,
	  const struct lws_http1_limits *limits)
{
	const struct lws_http1_setup setup = { &ops, limits, r,
					       (uint8_t)m->response };

	memset(r, 0, sizeof(*r));
	lws_http1_begin(&r->h, &setup);
	lws_http1_next(&r->h);
	lws_http1_reply_to(&r->h, m->method);
}

static void
run_end(struct run *r)
{
	if (!r->stopped) {
		int until_close = r->h.phase == LWS_HTTP1_PHASE_UNTIL_CLOSE;

		if (lws_http1_eof(&r->h) != LWS_SRET_OK)
			say_error(r);
		else if (until_close)
			say_end(r);
	}
	lws_http1_end(&r->h);
	assert_null(r->carry);
}

static void
compare(const struct run *r, const struct message *m, const char *log,
	const char *how, size_t at)
{
	if (!strcmp(r->log, log))
		return;
	fail_msg("%s, %s %zu:\n--- said\n%s--- expected\n%s", m->name, how, at,
		 r->log, log);
}

static void
check_cuts(const struct message *m, const struct lws_http1_limits *limits)
{
	struct run r;
	size_t i;

	run_begin(&r, m, limits);
	feed(&r, m->in, m->len);
	run_end(&r);
	compare(&r, m, m->log, "whole", m->len);

	run_begin(&r, m, limits);
	for (i = 0; i < m->len && (!r.stopped || !r.h.err); i++) {
		if (r.stopped)
			say_span(&r, lws_span_of(m->in + i, 1));
		else
			feed(&r, m->in + i, 1);
	}
	run_end(&r);
	compare(&r, m, m->log, "byte by byte", 1);

	for (i = 1; i < m->len; i++) {
		run_begin(&r, m, limits);
		feed(&r, m->in, i);
		if (!r.stopped)
			feed(&r, m->in + i, m->len - i);
		else if (!r.h.err)
			say_span(&r, lws_span_of(m->in + i, m->len - i));
		run_end(&r);
		compare(&r, m, m->log, "cut at", i);
	}
}

static const char good_request[] = "POST /first HTTP/1.1\r\nHost: a\r\n"
				   "Content-Length: 3\r\n\r\nabc";
static const char good_request_log[] = "S post (POST) origin - /first - 1\n"
				       "F host: Host=a\n"
				       "F content-length: Content-Length=3\n"
				       "H length 3 goes-on\n"
				       "B abc\n"
				       "E\n";
static const char good_response[] = "HTTP/1.1 200 OK\r\n"
				    "Content-Length: 3\r\n\r\nabc";
static const char good_response_log[] = "R 1 200 OK\n"
					"F content-length: Content-Length=3\n"
					"H length 3 goes-on\n"
					"B abc\n"
					"E\n";

static void
check_behind_good(const struct message *m,
		  const struct lws_http1_limits *limits)
{
	const char *good = m->response ? good_response : good_request;
	const char *log = m->response ? good_response_log : good_request_log;
	char *in = malloc(strlen(good) + m->len);
	char expected[sizeof(((struct run *)0)->log)];
	struct run r;

	/* a response's request is known one response at a time */
	if (m->method >= 0 && m->response) {
		free(in);
		return;
	}
	assert_non_null(in);
	memcpy(in, good, strlen(good));
	memcpy(in + strlen(good), m->in, m->len);
	snprintf(expected, sizeof(expected), "%s%s", log, m->log);
	run_begin(&r, m, limits);
	feed(&r, in, strlen(good) + m->len);
	run_end(&r);
	compare(&r, m, expected, "behind a good one", 0);
	free(in);
}

static void
check(const struct message *m, size_t count,
      const struct lws_http1_limits *limits)
{
	size_t i;

	for (i = 0; i < count; i++) {
		check_cuts(&m[i], limits);
		check_behind_good(&m[i], limits);
	}
}

#define REQUEST(name, in, log)                                                 \
	{                                                                      \
		name, in, sizeof(in) - 1, log, -1, 0                           \
	}
#define RESPONSE(name, in, log)                                                \
	{                                                                      \
		name, in, sizeof(in) - 1, log, -1, 1                           \
	}
#define REPLY(name, method, in, log)                                           \
	{                                                                      \
		name, in, sizeof(in) - 1, log, method, 1                       \
	}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* the start lines and fields that most cases share */
#define GET       "GET / HTTP/1.1\r\n"
#define HOST      "Host: a\r\n"
#define POST      "POST / HTTP/1.1\r\n" HOST
#define S_GET     "S get (GET) origin - / - 1\n"
#define F_HOST    "F host: Host=a\n"
#define S_POST    "S post (POST) origin - / - 1\n" F_HOST
#define NONE      "H none goes-on\nE\n"
#define CHUNKED   "Transfer-Encoding: chunked\r\n\r\n"
#define F_CHUNKED "F transfer-encoding: Transfer-Encoding=chunked\n"
#define H_CHUNKED F_CHUNKED "H chunked goes-on\n"

static const struct message good_requests[] = {
	REQUEST("bare", GET HOST "\r\n", S_GET F_HOST NONE),
	REQUEST("query", "GET /a/b?c=d?e&f HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) origin - /a/b c=d?e&f 1\n" F_HOST NONE),
	REQUEST("empty query", "GET /? HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) origin - /  1\n" F_HOST NONE),
	REQUEST("bytes that URIs may not have, and browsers send",
		"GET /^|?\\^`{|} HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) origin - /^| \\^`{|} 1\n" F_HOST NONE),
	REQUEST("all methods: head", "HEAD / HTTP/1.1\r\n" HOST "\r\n",
		"S head (HEAD) origin - / - 1\n" F_HOST NONE),
	REQUEST("unknown method", "M-SEARCH / HTTP/1.1\r\n" HOST "\r\n",
		"S -(M-SEARCH) origin - / - 1\n" F_HOST NONE),
	REQUEST("methods are case sensitive", "get / HTTP/1.1\r\n" HOST "\r\n",
		"S -(get) origin - / - 1\n" F_HOST NONE),
	REQUEST("absolute form", "GET http://b:8/c?d HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) absolute b:8 /c d 1\n" F_HOST NONE),
	REQUEST("absolute form without path",
		"GET http://[::1] HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) absolute [::1] / - 1\n" F_HOST NONE),
	REQUEST("absolute form of OPTIONS *",
		"OPTIONS http://b HTTP/1.1\r\n" HOST "\r\n",
		"S options (OPTIONS) absolute b * - 1\n" F_HOST NONE),
	REQUEST("asterisk form", "OPTIONS * HTTP/1.1\r\n" HOST "\r\n",
		"S options (OPTIONS) asterisk - * - 1\n" F_HOST NONE),
	REQUEST("authority form", "CONNECT b:443 HTTP/1.1\r\n" HOST "\r\n",
		"S connect (CONNECT) authority b:443 - - 1\n" F_HOST NONE),
	REQUEST("1.0 without host", "GET / HTTP/1.0\r\n\r\n",
		"S get (GET) origin - / - 0\nH none ends\nE\n"),
	REQUEST("1.0 kept alive",
		"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
		"S get (GET) origin - / - 0\n"
		"F connection: Connection=Keep-Alive\n"
		"H none keep-alive goes-on\nE\n"),
	REQUEST("a later minor version", "GET / HTTP/1.7\r\n" HOST "\r\n",
		"S get (GET) origin - / - 7\n" F_HOST NONE),
	REQUEST("close in a list", GET HOST "Connection: foo,  CLOSE ,\r\n\r\n",
		S_GET F_HOST "F connection: Connection=foo,  CLOSE ,\n"
			     "H none close ends\nE\n"),
	REQUEST("close hidden in a quoted string",
		GET HOST "Connection: \"a, close, \\\"b\"\r\n\r\n",
		S_GET F_HOST
		"F connection: Connection=\"a, close, \\\"b\"\n" NONE),
	REQUEST("websocket upgrade",
		GET HOST "Upgrade: WebSocket\r\n"
			 "Connection: keep-alive, Upgrade\r\n\r\n",
		S_GET F_HOST "F upgrade: Upgrade=WebSocket\n"
			     "F connection: Connection=keep-alive, Upgrade\n"
			     "H none keep-alive upgrade ws goes-on\nE\n"),
	REQUEST("h2c among upgrades",
		GET HOST "Upgrade: foo/2, h2c\r\nConnection: upgrade\r\n\r\n",
		S_GET F_HOST "F upgrade: Upgrade=foo/2, h2c\n"
			     "F connection: Connection=upgrade\n"
			     "H none upgrade h2c goes-on\nE\n"),
	REQUEST("upgrade that connection does not name",
		GET HOST "Upgrade: websocket\r\n\r\n",
		S_GET F_HOST "F upgrade: Upgrade=websocket\n" NONE),
	REQUEST("connection: upgrade without one",
		GET HOST "Connection: upgrade\r\n\r\n",
		S_GET F_HOST "F connection: Connection=upgrade\n" NONE),
	REQUEST("no upgrade and no expectation in 1.0",
		"GET / HTTP/1.0\r\nUpgrade: websocket\r\n"
		"Expect: 100-continue\r\n"
		"Connection: upgrade, keep-alive\r\n\r\n",
		"S get (GET) origin - / - 0\n"
		"F upgrade: Upgrade=websocket\n"
		"F expect: Expect=100-continue\n"
		"F connection: Connection=upgrade, keep-alive\n"
		"H none keep-alive goes-on\nE\n"),
	REQUEST("expect 100-continue",
		POST "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\nx",
		S_POST "F expect: Expect=100-Continue\n"
		       "F content-length: Content-Length=1\n"
		       "H length 1 continue goes-on\nB x\nE\n"),
	REQUEST("another expectation", GET HOST "Expect: tea\r\n\r\n",
		S_GET F_HOST "F expect: Expect=tea\n"
			     "H none expect-other goes-on\nE\n"),
	REQUEST("values: blanks, tabs, bytes from 0x80, empty",
		GET HOST "a: \t b\tc \t\r\nd:\r\ne:\xe4 \xff\r\nf:  \r\n\r\n",
		S_GET F_HOST
		"F - a=b\tc\nF - d=\nF - e=\xe4 \xff\nF - f=\n" NONE),
	REQUEST("a tab after a long value",
		GET HOST "x: 0123456789abcdef0123456789abcdef\tz\r\n\r\n",
		S_GET F_HOST
		"F - x=0123456789abcdef0123456789abcdef\tz\n" NONE),
	REQUEST("names: all token bytes, any case",
		GET "HOST: a\r\n!#$%&'*+-.^_`|~09azAZ: b\r\naCCEPT: c\r\n\r\n",
		S_GET "F host: HOST=a\nF - !#$%&'*+-.^_`|~09azAZ=b\n"
		      "F accept: aCCEPT=c\n" NONE),
	REQUEST("words of the store that are no fields",
		GET HOST "uri-args: a\r\nget: b\r\nhttp/1.1: c\r\n\r\n",
		S_GET F_HOST "F - uri-args=a\nF - get=b\n"
			     "! field name is not a token\n"),
	REQUEST("empty lines before the request",
		"\r\n\r\n\r\n\r\n" GET HOST "\r\n", S_GET F_HOST NONE),
	REQUEST("host: empty", GET "Host:\r\n\r\n",
		S_GET "F host: Host=\n" NONE),
	REQUEST("host: with port", GET "Host: a.b:80\r\n\r\n",
		S_GET "F host: Host=a.b:80\n" NONE),
	REQUEST("host: ipv6", GET "Host: [::1]:80\r\n\r\n",
		S_GET "F host: Host=[::1]:80\n" NONE),
	REQUEST("a length of 0",
		POST "Content-Length: 0\r\n\r\n" GET HOST "\r\n",
		S_POST "F content-length: Content-Length=0\n"
		       "H length 0 goes-on\nE\n" S_GET F_HOST NONE),
	REQUEST("a length with leading zeros, and the next request",
		POST "Content-Length: 005\r\n\r\nhello" GET HOST "\r\n",
		S_POST "F content-length: Content-Length=005\n"
		       "H length 5 goes-on\nB hello\nE\n" S_GET F_HOST NONE),
	REQUEST("the largest length",
		POST "Content-Length: 9223372036854775807\r\n\r\nab",
		S_POST "F content-length: Content-Length=9223372036854775807\n"
		       "H length 9223372036854775807 goes-on\nB ab\n"
		       "! closed inside a message\n"),
	REQUEST("chunks",
		POST CHUNKED
		"3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n" GET HOST "\r\n",
		S_POST H_CHUNKED "B abc0123456789\nE\n" S_GET F_HOST NONE),
	REQUEST("sizes with more digits than they need",
		POST CHUNKED "00000000000000000003\r\nabc\r\n"
			     "0000000000000000000000\r\n\r\n",
		S_POST H_CHUNKED "B abc\nE\n"),
	REQUEST("no chunks", POST CHUNKED "000\r\n\r\n",
		S_POST H_CHUNKED "E\n"),
	REQUEST("chunk extensions", POST CHUNKED "1;a=\"b;\r,\"\r\n",
		S_POST H_CHUNKED "! malformed chunk extension\n"),
	REQUEST("chunk extensions with all that quotes may hold",
		POST CHUNKED "1;a=\"\\\"\\\\;=\xc3 \t\";b\r\nx\r\n"
			     "0;c=d\r\n\r\n",
		S_POST H_CHUNKED "B x\nE\n"),
	REQUEST("chunk extensions with blanks before the semicolon",
		POST CHUNKED "1 \t;a = \"b;\"\r\nx\r\n0;c\r\n\r\n",
		S_POST H_CHUNKED "B x\nE\n"),
	REQUEST("trailers, which have no effect on the message",
		POST CHUNKED "1\r\nx\r\n0\r\nA: b \r\nContent-Length: 9\r\n"
			     "Host: c\r\nConnection: close\r\n\r\n" GET HOST
			     "\r\n",
		S_POST H_CHUNKED "B x\nT A=b\nT Content-Length=9\nT Host=c\n"
				 "T Connection=close\nE\n" S_GET F_HOST NONE),
	REQUEST("chunked in a list with empty elements",
		POST "Transfer-Encoding: , Chunked ,\r\n\r\n0\r\n\r\n",
		S_POST "F transfer-encoding: Transfer-Encoding=, Chunked ,\n"
		       "H chunked goes-on\nE\n"),
};

static void
good_requests_are_read(void **state)
{
	(void)state;
	check(good_requests, COUNT(good_requests), NULL);
}

#define START(name, in, error) REQUEST(name, in, "! " error "\n")
#define GETS(name, in, error)                                                  \
	REQUEST(name, GET HOST in "\r\n\r\n", S_GET F_HOST "! " error "\n")
#define POSTS(name, in, log, error)                                            \
	REQUEST(name, POST in, S_POST log "! " error "\n")

static const struct message bad_starts[] = {
	START("one byte", "G", "closed inside a message"),
	START("TLS hello", "\x16\x03\x01\x02", "method is not a token"),
	START("no method", " / HTTP/1.1\r\n", "method is not a token"),
	START("method alone", "GET\r\n", "method is not a token"),
	START("control in the method", "G\x01T / HTTP/1.1\r\n",
	      "method is not a token"),
	START("tab after the method", "GET\t/ HTTP/1.1\r\n",
	      "method is not a token"),
	START("bracket in the method", "G[T / HTTP/1.1\r\n",
	      "method is not a token"),
	START("LF first", "\nGET / HTTP/1.1\r\n", "method is not a token"),
	START("CR first", "\rGET / HTTP/1.1\r\n", "CR without LF"),
	START("five empty lines", "\r\n\r\n\r\n\r\n\r\n",
	      "too many empty lines"),
	START("method too long", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG / HTTP/1.1",
	      "method too long"),
	START("two blanks", "GET  / HTTP/1.1\r\n", "invalid request target"),
	START("not ASCII", "GET /\xc3\xa4 HTTP/1.1\r\n",
	      "invalid request target"),
	START("a fragment", "GET /a#b HTTP/1.1\r\n", "invalid request target"),
	START("a fragment behind a query", "GET /?a#b HTTP/1.1\r\n",
	      "invalid request target"),
	START("a quote", "GET /\" HTTP/1.1\r\n", "invalid request target"),
	START("angle bracket in a query", "GET /?< HTTP/1.1\r\n",
	      "invalid request target"),
	START("backslash in a path", "GET /a\\b HTTP/1.1\r\n",
	      "invalid request target"),
	START("brace in a path", "GET /{a} HTTP/1.1\r\n",
	      "invalid request target"),
	START("tab in the target", "GET /\ta HTTP/1.1\r\n",
	      "invalid request target"),
	START("NUL in the target", "GET /\0a HTTP/1.1\r\n",
	      "invalid request target"),
	START("DEL in the target", "GET /\x7f HTTP/1.1\r\n",
	      "invalid request target"),
	START("0.9", "GET /\r\n", "no HTTP version"),
	START("0.9 with LF", "GET /\n", "no HTTP version"),
	START("LF ends the line", "GET / HTTP/1.1\n", "LF without CR"),
	START("CR alone ends the line", "GET / HTTP/1.1\rHost: a",
	      "CR without LF"),
	START("blank in the target", "GET /a b HTTP/1.1\r\n",
	      "malformed HTTP version"),
	START("blank after the version", "GET / HTTP/1.1 \r\n",
	      "malformed HTTP version"),
	START("version in lower case", "GET / http/1.1\r\n",
	      "malformed HTTP version"),
	START("version without minor", "GET / HTTP/1\r\n",
	      "malformed HTTP version"),
	START("version with a long minor", "GET / HTTP/1.10\r\n",
	      "malformed HTTP version"),
	START("version of letters", "GET / HTTP/a.b\r\n",
	      "malformed HTTP version"),
	START("another protocol", "GET / ICAP/1.0\r\n",
	      "malformed HTTP version"),
	START("major 2", "GET / HTTP/2.0\r\n", "not HTTP/1"),
	START("major 0", "GET / HTTP/0.9\r\n", "not HTTP/1"),
	START("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
	      "not HTTP/1"),
	START("relative path", "GET a/b HTTP/1.1\r\n",
	      "invalid request target"),
	START("absolute without authority", "GET http:/b HTTP/1.1\r\n",
	      "invalid request target"),
	START("absolute with userinfo", "GET http://u:p@b/ HTTP/1.1\r\n",
	      "invalid request target"),
	START("absolute with fragment", "GET http://b/#c HTTP/1.1\r\n",
	      "invalid request target"),
	START("absolute with bad port", "GET http://b:65536/ HTTP/1.1\r\n",
	      "invalid request target"),
	START("asterisk of GET", "GET * HTTP/1.1\r\n",
	      "invalid request target"),
	START("authority of GET", "GET b:80 HTTP/1.1\r\n",
	      "invalid request target"),
	START("CONNECT to a path", "CONNECT / HTTP/1.1\r\n",
	      "invalid request target"),
	START("CONNECT without port", "CONNECT b HTTP/1.1\r\n",
	      "invalid request target"),
	START("CONNECT with empty port", "CONNECT b: HTTP/1.1\r\n",
	      "invalid request target"),
	START("CONNECT with userinfo", "CONNECT u@b:1 HTTP/1.1\r\n",
	      "invalid request target"),
};

static void
bad_start_lines_are_refused(void **state)
{
	(void)state;
	check(bad_starts, COUNT(bad_starts), NULL);
}

static const struct message bad_fields[] = {
	REQUEST("folded", GET HOST "a: b\r\n c\r\n\r\n",
		S_GET F_HOST "F - a=b\n! folded field line\n"),
	REQUEST("folded first line", GET " Host: a\r\n\r\n",
		S_GET "! folded field line\n"),
	GETS("blank before the colon", "a : b", "blank before a colon"),
	GETS("tab before the colon", "a\t: b", "blank before a colon"),
	GETS("no name", ": b", "field name is not a token"),
	GETS("no colon", "abc", "field line without colon"),
	GETS("no colon and LF", "abc\nd: e", "LF without CR"),
	GETS("NUL in the name", "a\0b: c", "field name is not a token"),
	GETS("byte from 0x80 in the name", "a\xe4: c",
	     "field name is not a token"),
	GETS("parenthesis in the name", "(a): c", "field name is not a token"),
	GETS("parenthesis far in the name", "abcdefghijklmnopqrst(a): c",
	     "field name is not a token"),
	GETS("NUL in the value", "a: b\0c", "control character in a line"),
	GETS("DEL in the value", "a: b\x7f", "control character in a line"),
	GETS("ESC in the value", "a: \x1b[0m", "control character in a line"),
	GETS("NUL far in the value", "a: 0123456789012345678901234567\0c",
	     "control character in a line"),
	GETS("LF ends the line", "a: b\nc: d", "LF without CR"),
	GETS("CR alone in the value", "a: b\rc", "CR without LF"),
	GETS("CR CR LF", "a: b\r", "CR without LF"),
	REQUEST("LF ends the head", GET HOST "\n",
		S_GET F_HOST "! LF without CR\n"),
	REQUEST("CR alone ends the head", GET HOST "\rX",
		S_GET F_HOST "! CR without LF\n"),
	REQUEST("closed in the head", GET HOST,
		S_GET F_HOST "! closed inside a message\n"),
	REQUEST("closed in a field", GET HOST "a: b",
		S_GET F_HOST "! closed inside a message\n"),
	GETS("host twice", "host: a", "several hosts"),
	REQUEST("no host", GET "\r\n", S_GET "! no host\n"),
	REQUEST("host twice in 1.0", "GET / HTTP/1.0\r\n" HOST HOST "\r\n",
		"S get (GET) origin - / - 0\n" F_HOST "! several hosts\n"),
	REQUEST("host with blank", GET "Host: a b\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host list", GET "Host: a, b\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host with userinfo", GET "Host: u@a\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host with path", GET "Host: a/b\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host with bad port", GET "Host: a:b\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host is only a port", GET "Host: :80\r\n\r\n",
		S_GET "! invalid host\n"),
	REQUEST("host with open bracket", GET "Host: [::1\r\n\r\n",
		S_GET "! invalid host\n"),
};

static void
bad_fields_are_refused(void **state)
{
	(void)state;
	check(bad_fields, COUNT(bad_fields), NULL);
}

#define CL(value)   "Content-Length: " value "\r\n"
#define TE(value)   "Transfer-Encoding: " value "\r\n"
#define F_CL(value) "F content-length: Content-Length=" value "\n"
#define F_TE(value) "F transfer-encoding: Transfer-Encoding=" value "\n"

static const struct message bad_framings[] = {
	POSTS("negative length", CL("-1") "\r\n", "", "invalid content-length"),
	POSTS("signed length", CL("+1") "\r\n", "", "invalid content-length"),
	POSTS("empty length", CL("") "\r\n", "", "invalid content-length"),
	POSTS("hex length", CL("0x10") "\r\n", "", "invalid content-length"),
	POSTS("length with a blank", CL("1 0") "\r\n", "",
	      "invalid content-length"),
	POSTS("list of equal lengths", CL("5, 5") "\r\n", "",
	      "invalid content-length"),
	POSTS("length of 2^63", CL("9223372036854775808") "\r\n", "",
	      "invalid content-length"),
	POSTS("length of 2^64", CL("18446744073709551616") "\r\n", "",
	      "invalid content-length"),
	POSTS("two equal lengths", CL("5") CL("5") "\r\n", F_CL("5"),
	      "several content-lengths"),
	POSTS("two lengths", CL("5") CL("6") "\r\n", F_CL("5"),
	      "several content-lengths"),
	POSTS("length, coding", CL("5") TE("chunked") "\r\n",
	      F_CL("5") F_TE("chunked"),
	      "content-length and transfer-encoding"),
	POSTS("coding, length", TE("chunked") CL("5") "\r\n",
	      F_TE("chunked") F_CL("5"),
	      "content-length and transfer-encoding"),
	POSTS("unknown coding last", TE("gzip") "\r\n", F_TE("gzip"),
	      "chunked is not the last coding"),
	POSTS("identity", TE("identity") "\r\n", F_TE("identity"),
	      "chunked is not the last coding"),
	POSTS("nearly chunked", TE("xchunked") "\r\n", F_TE("xchunked"),
	      "chunked is not the last coding"),
	POSTS("vertical tab before chunked",
	      TE("\x0b"
		 "chunked") "\r\n",
	      "", "control character in a line"),
	POSTS("chunked with a parameter", TE("chunked;a=b") "\r\n",
	      F_TE("chunked;a=b"), "chunked is not the last coding"),
	POSTS("empty coding", TE("") "\r\n", F_TE(""),
	      "chunked is not the last coding"),
	POSTS("chunked not last", TE("chunked, gzip") "\r\n", "",
	      "chunked is not the last coding"),
	POSTS("chunked twice", TE("chunked, chunked") "\r\n", "",
	      "chunked is not the last coding"),
	POSTS("chunked in two lines", TE("chunked") TE("chunked") "\r\n",
	      F_TE("chunked"), "chunked is not the last coding"),
	POSTS("unknown, then chunked", TE("gzip, chunked") "\r\n",
	      F_TE("gzip, chunked"), "unknown transfer coding"),
	POSTS("unknown, then chunked in two lines",
	      TE("gzip") TE("chunked") "\r\n", F_TE("gzip") F_TE("chunked"),
	      "unknown transfer coding"),
	REQUEST("coding in 1.0",
		"POST / HTTP/1.0\r\n" HOST TE("chunked") "\r\n",
		"S post (POST) origin - / - 0\n" F_HOST F_TE(
			"chunked") "! transfer-encoding in HTTP/1.0\n"),
	POSTS("body cut off", CL("5") "\r\nabc",
	      F_CL("5") "H length 5 goes-on\nB abc\n",
	      "closed inside a message"),
};

static void
ambiguous_framing_is_refused(void **state)
{
	(void)state;
	check(bad_framings, COUNT(bad_framings), NULL);
}

static const struct message bad_chunks[] = {
	POSTS("no size", CHUNKED "\r\n", H_CHUNKED, "invalid chunk size"),
	POSTS("size not hex", CHUNKED "g\r\n", H_CHUNKED, "invalid chunk size"),
	POSTS("size with 0x", CHUNKED "0x1\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("negative size", CHUNKED "-1\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("blank before the size", CHUNKED " 1\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("blank after the size", CHUNKED "1 \r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("extension without a name", CHUNKED "1;\r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("extension without a value", CHUNKED "1;a=\r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("extension of two words", CHUNKED "1;a b\r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("quotes that do not end", CHUNKED "1;a=\"b\r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("more behind quotes", CHUNKED "1;a=\"b\"c\r\nx\r\n", H_CHUNKED,
	      "malformed chunk extension"),
	POSTS("underscore in the size", CHUNKED "1_0\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("size of 2^63", CHUNKED "8000000000000000\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("size of 2^64", CHUNKED "10000000000000000\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("size of 2^64 behind zeros", CHUNKED "00010000000000000000\r\n",
	      H_CHUNKED, "invalid chunk size"),
	POSTS("LF after the size", CHUNKED "1\nx\r\n", H_CHUNKED,
	      "LF without CR"),
	POSTS("CR alone after the size", CHUNKED "1\rx\r\n", H_CHUNKED,
	      "CR without LF"),
	POSTS("LF in an extension", CHUNKED "1;a\nx\r\n", H_CHUNKED,
	      "LF without CR"),
	POSTS("NUL in an extension", CHUNKED "1;a\0\r\nx\r\n", H_CHUNKED,
	      "control character in a line"),
	POSTS("chunk longer than its size", CHUNKED "1\r\nxy\r\n",
	      H_CHUNKED "B x\n", "chunk not followed by CRLF"),
	POSTS("LF after the data", CHUNKED "1\r\nx\n", H_CHUNKED "B x\n",
	      "chunk not followed by CRLF"),
	POSTS("CR alone after the data", CHUNKED "1\r\nx\ry", H_CHUNKED "B x\n",
	      "chunk not followed by CRLF"),
	POSTS("closed in the data", CHUNKED "5\r\nxy", H_CHUNKED "B xy\n",
	      "closed inside a message"),
	POSTS("closed before the last chunk", CHUNKED "1\r\nx\r\n",
	      H_CHUNKED "B x\n", "closed inside a message"),
	POSTS("closed before the trailers end", CHUNKED "0\r\n", H_CHUNKED,
	      "closed inside a message"),
	POSTS("bad trailer", CHUNKED "0\r\na b\r\n\r\n", H_CHUNKED,
	      "blank before a colon"),
	POSTS("folded trailer", CHUNKED "0\r\nA: b\r\n c\r\n\r\n",
	      H_CHUNKED "T A=b\n", "folded field line"),
};

static void
bad_chunks_are_refused(void **state)
{
	(void)state;
	check(bad_chunks, COUNT(bad_chunks), NULL);
}

#define OK200   "HTTP/1.1 200 OK\r\n"
#define R_OK200 "R 1 200 OK\n"

static const struct message good_responses[] = {
	RESPONSE("length", OK200 CL("2") "\r\nhi",
		 R_OK200 F_CL("2") "H length 2 goes-on\nB hi\nE\n"),
	RESPONSE("until close", OK200 "\r\nall the rest",
		 R_OK200 "H close ends\nB all the rest\nE\n"),
	RESPONSE("until close, empty", "HTTP/1.0 200 OK\r\n\r\n",
		 "R 0 200 OK\nH close ends\nE\n"),
	RESPONSE("chunked", OK200 CHUNKED "2\r\nhi\r\n0\r\n\r\n",
		 R_OK200 H_CHUNKED "B hi\nE\n"),
	RESPONSE("no reason", "HTTP/1.1 404 \r\n" CL("0") "\r\n",
		 "R 1 404 \n" F_CL("0") "H length 0 goes-on\nE\n"),
	RESPONSE("not even the blank", "HTTP/1.1 404\r\n" CL("0") "\r\n",
		 "R 1 404 \n" F_CL("0") "H length 0 goes-on\nE\n"),
	RESPONSE("long reason, tab and bytes from 0x80",
		 "HTTP/1.1 299 a\tb \xe4  c\r\n" CL("0") "\r\n",
		 "R 1 299 a\tb \xe4  c\n" F_CL("0") "H length 0 goes-on\nE\n"),
	RESPONSE("204 has no body",
		 "HTTP/1.1 204 N\r\n" CL("5") "\r\n" OK200 CL("0") "\r\n",
		 "R 1 204 N\n" F_CL("5")
			 NONE R_OK200 F_CL("0") "H length 0 goes-on\nE\n"),
	RESPONSE("304 has no body", "HTTP/1.1 304 N\r\n" CL("5") "\r\n",
		 "R 1 304 N\n" F_CL("5") NONE),
	RESPONSE("100 goes before",
		 "HTTP/1.1 100 C\r\n\r\n" OK200 CL("1") "\r\nx",
		 "R 1 100 C\n" NONE R_OK200 F_CL(
			 "1") "H length 1 goes-on\nB x\nE\n"),
	REPLY("HEAD has no body", WSI_TOKEN_HEAD_URI, OK200 CL("5") "\r\n",
	      R_OK200 F_CL("5") NONE),
	REPLY("HEAD stays for the final response", WSI_TOKEN_HEAD_URI,
	      "HTTP/1.1 103 E\r\n\r\n" OK200 CHUNKED OK200 CL("1") "\r\nx",
	      "R 1 103 E\n" NONE R_OK200 F_CHUNKED NONE R_OK200 F_CL(
		      "1") "H length 1 goes-on\nB x\nE\n"),
	REPLY("CONNECT opens a tunnel", WSI_TOKEN_CONNECT,
	      OK200 CL("5") TE("x") "\r\n\x05raw",
	      R_OK200 F_CL("5") F_TE("x") "H none goes-on\nX \x05raw"),
	REPLY("CONNECT refused has a body", WSI_TOKEN_CONNECT,
	      "HTTP/1.1 403 F\r\n" CL("2") "\r\nno",
	      "R 1 403 F\n" F_CL("2") "H length 2 goes-on\nB no\nE\n"),
	REPLY("101 ends HTTP", WSI_TOKEN_GET_URI,
	      "HTTP/1.1 101 S\r\nUpgrade: websocket\r\n"
	      "Connection: Upgrade\r\n\r\n\x81\x02hi",
	      "R 1 101 S\nF upgrade: Upgrade=websocket\n"
	      "F connection: Connection=Upgrade\n"
	      "H none upgrade ws goes-on\nX \x81\x02hi"),
	RESPONSE("hosts mean nothing", OK200 HOST "Host: u@\r\n" CL("0") "\r\n",
		 R_OK200 F_HOST
		 "F host: Host=u@\n" F_CL("0") "H length 0 goes-on\nE\n"),
};

static void
good_responses_are_read(void **state)
{
	(void)state;
	check(good_responses, COUNT(good_responses), NULL);
}

#define ANSWER(name, in, error) RESPONSE(name, in, "! " error "\n")

static const struct message bad_responses[] = {
	ANSWER("icy", "ICY 200 OK\r\n", "malformed HTTP version"),
	ANSWER("no status", "HTTP/1.1\r\n", "malformed status line"),
	ANSWER("two digits", "HTTP/1.1 20 OK\r\n", "malformed status line"),
	ANSWER("four digits", "HTTP/1.1 2000 OK\r\n", "malformed status line"),
	ANSWER("letters", "HTTP/1.1 2x0 OK\r\n", "malformed status line"),
	ANSWER("leading zero", "HTTP/1.1 099 OK\r\n", "malformed status line"),
	ANSWER("two blanks", "HTTP/1.1  200 OK\r\n", "malformed status line"),
	ANSWER("HTTP/2", "HTTP/2.0 200 OK\r\n", "not HTTP/1"),
	ANSWER("NUL in the reason", "HTTP/1.1 200 O\0K\r\n",
	       "control character in a line"),
	ANSWER("LF ends the line", "HTTP/1.1 200 OK\n", "LF without CR"),
	ANSWER("LF after the status", "HTTP/1.1 200\n",
	       "malformed status line"),
	RESPONSE("length and coding", OK200 CL("1") TE("chunked") "\r\n",
		 R_OK200 F_CL("1") F_TE(
			 "chunked") "! content-length and transfer-encoding\n"),
	RESPONSE("coding that we cannot undo", OK200 TE("gzip") "\r\n",
		 R_OK200 F_TE("gzip") "! unknown transfer coding\n"),
	RESPONSE("no coding at all", OK200 TE(",") "\r\n",
		 R_OK200 F_TE(",") "! chunked is not the last coding\n"),
	RESPONSE("body cut off", OK200 CL("5") "\r\nabc",
		 R_OK200 F_CL("5") "H length 5 goes-on\nB abc\n"
				   "! closed inside a message\n"),
	RESPONSE("chunk cut off", OK200 CHUNKED "5\r\nabc",
		 R_OK200 H_CHUNKED "B abc\n! closed inside a message\n"),
};

static void
bad_responses_are_refused(void **state)
{
	(void)state;
	check(bad_responses, COUNT(bad_responses), NULL);
}

/* small enough to reach each in a line; the good request stays below */
static const struct lws_http1_limits small = {
	.start_line = 20,
	.field_line = 20,
	.block = 40,
	.chunk_ext = 8,
	.fields = 3,
	.method = 7,
	.empty_lines = 1,
};

static const struct message limited[] = {
	REQUEST("start line of 20", "GET /234567 HTTP/1.1\r\n" HOST "\r\n",
		"S get (GET) origin - /234567 - 1\n" F_HOST NONE),
	START("start line of 21", "GET /2345678 HTTP/1.1\r\n",
	      "start line too long"),
	START("start line without end", "GET /23456789012345678901",
	      "start line too long"),
	START("method of 8", "OPTIONSS / HTTP/1.1\r\n", "method too long"),
	START("two empty lines", "\r\n\r\n", "too many empty lines"),
	REQUEST("field line of 20", GET HOST "a: 45678901234567890\r\n\r\n",
		S_GET F_HOST "F - a=45678901234567890\n" NONE),
	REQUEST("field line of 21", GET HOST "a: 456789012345678901\r\n\r\n",
		S_GET F_HOST "! field line too long\n"),
	REQUEST("field name without end", GET HOST "abcdefghijklmnopqrstuvwxyz",
		S_GET F_HOST "! field line too long\n"),
	REQUEST("block of 40",
		GET HOST "b: 45678901234567\r\nc: 4567890\r\n\r\n",
		S_GET F_HOST "F - b=45678901234567\nF - c=4567890\n" NONE),
	REQUEST("block of 43",
		GET HOST "b: 45678901234567\r\nc: 4567890123\r\n\r\n",
		S_GET F_HOST "F - b=45678901234567\n"
			     "! field lines too long in all\n"),
	REQUEST("three fields", GET HOST "b:\r\nc:\r\n\r\n",
		S_GET F_HOST "F - b=\nF - c=\n" NONE),
	REQUEST("four fields", GET HOST "b:\r\nc:\r\nd:\r\n\r\n",
		S_GET F_HOST "F - b=\nF - c=\n! too many field lines\n"),
};

static void
limits_are_reached_and_hold(void **state)
{
	(void)state;
	check(limited, COUNT(limited), &small);
}

/* the same limits but for the line that says chunked */
static const struct lws_http1_limits small_body = {
	.start_line = 40,
	.field_line = 40,
	.block = 60,
	.chunk_ext = 8,
	.fields = 3,
	.method = 7,
	.empty_lines = 1,
};

static const struct message limited_bodies[] = {
	REQUEST("extension of 8", POST CHUNKED "1;2345678\r\nx\r\n0\r\n\r\n",
		S_POST H_CHUNKED "B x\nE\n"),
	POSTS("extension of 9", CHUNKED "1;23456789\r\nx\r\n0\r\n\r\n",
	      H_CHUNKED, "too much chunk extension"),
	POSTS("blanks count", CHUNKED "1         ;\r\nx\r\n0\r\n\r\n",
	      H_CHUNKED, "too much chunk extension"),
	REQUEST("a size of 16 digits and 8 zeros",
		POST CHUNKED "000000000000000000000001\r\nx\r\n0\r\n\r\n",
		S_POST H_CHUNKED "B x\nE\n"),
	POSTS("a size of 16 digits and 9 zeros",
	      CHUNKED "0000000000000000000000001\r\nx\r\n0\r\n\r\n", H_CHUNKED,
	      "invalid chunk size"),
	POSTS("extensions ahead of data",
	      CHUNKED "1;234567\r\nx\r\n1;2\r\ny\r\n1;2\r\n",
	      H_CHUNKED "B xy\n", "too much chunk extension"),
	REQUEST("extensions behind data",
		POST CHUNKED "8;234567\r\n01234567\r\n1;2345678\r\ny\r\n"
			     "0\r\n\r\n",
		S_POST H_CHUNKED "B 01234567y\nE\n"),
	POSTS("four trailers", CHUNKED "0\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n",
	      H_CHUNKED "T a=\nT b=\nT c=\n", "too many field lines"),
	POSTS("trailers too long",
	      CHUNKED "0\r\na: 45678901234567890123456789\r\n"
		      "b: 45678901234567890123456789012\r\n\r\n",
	      H_CHUNKED "T a=45678901234567890123456789\n",
	      "field lines too long in all"),
};

static void
limits_hold_in_bodies(void **state)
{
	(void)state;
	check(limited_bodies, COUNT(limited_bodies), &small_body);
}

/* each default is reached by a line one byte longer, and not before */
static void
default_limits_are_those_of_limits_h(void **state)
{
	static char line[LWS_LIMIT_HTTP1_START_LINE + 64];
	const size_t fixed = sizeof("GET / HTTP/1.1") - 1;
	struct message m = { "default", line, 0, "", -1, 0 };
	struct run r;
	size_t over;

	(void)state;
	for (over = 0; over < 2; over++) {
		size_t pad = LWS_LIMIT_HTTP1_START_LINE - fixed + over;

		memcpy(line, "GET /", 5);
		memset(line + 5, 'x', pad);
		memcpy(line + 5 + pad, " HTTP/1.1\r\n", 11);
		m.len = 5 + pad + 11;
		run_begin(&r, &m, NULL);
		r.log_len = 0;
		feed(&r, line, m.len);
		assert_int_equal(r.h.err, over ? LWS_HTTP1_ERR_START_LINE_LONG
					       : LWS_HTTP1_OK);
		lws_http1_end(&r.h);
	}
	assert_int_equal(lws_http1_limits_default.fields,
			 LWS_LIMIT_HTTP1_FIELDS);
	assert_int_equal(lws_http1_limits_default.block, LWS_LIMIT_HTTP1_BLOCK);
}

/* however the request is cut, a carry without memory is an error and leaves
 * nothing behind; uncut, none is asked for */
static void
no_memory_for_a_cut_line_is_an_error(void **state)
{
	const struct message *m = &good_requests[0];
	struct run r;

	(void)state;
	run_begin(&r, m, NULL);
	r.carry_refused = 1;
	feed(&r, m->in, m->len);
	run_end(&r);
	compare(&r, m, m->log, "whole without carry", 0);

	run_begin(&r, m, NULL);
	r.carry_refused = 1;
	feed(&r, m->in, 10);
	run_end(&r);
	assert_int_equal(r.h.err, LWS_HTTP1_ERR_NO_MEMORY);
	assert_int_equal(lws_http1_err_status(r.h.err), 503);

	/* the second piece finds no room to grow */
	run_begin(&r, m, NULL);
	feed(&r, m->in, 10);
	r.carry_refused = 1;
	feed(&r, m->in + 10, 1);
	run_end(&r);
	assert_int_equal(r.h.err, LWS_HTTP1_ERR_NO_MEMORY);
}

static enum lws_http1_err
refuse_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	(void)h;
	(void)f;

	return LWS_HTTP1_ERR_STORE_FULL;
}

static void
what_takes_the_events_can_refuse(void **state)
{
	struct lws_http1_ops refusing = ops;
	struct lws_http1_setup setup = { &refusing, NULL, NULL, 0 };
	const char *text = GET HOST "\r\n";
	struct run r;
	struct lws_span in = lws_span_of(text, strlen(text));

	(void)state;
	memset(&r, 0, sizeof(r));
	setup.opaque = &r;
	refusing.field = refuse_field;
	lws_http1_begin(&r.h, &setup);
	lws_http1_next(&r.h);
	assert_int_equal(lws_http1_head_feed(&r.h, &in), LWS_SRET_FATAL);
	assert_int_equal(r.h.err, LWS_HTTP1_ERR_STORE_FULL);
	assert_int_equal(lws_http1_err_status(r.h.err), 431);

	/* and nothing goes on after an error */
	assert_int_equal(lws_http1_head_feed(&r.h, &in), LWS_SRET_FATAL);
	assert_int_equal(lws_http1_body_feed(&r.h, &in, &in), LWS_SRET_FATAL);
	assert_int_equal(lws_http1_eof(&r.h), LWS_SRET_FATAL);
	lws_http1_end(&r.h);
}

static void
trailers_may_be_dropped(void **state)
{
	struct lws_http1_ops without = ops;
	struct lws_http1_setup setup = { &without, NULL, NULL, 0 };
	struct run r;

	(void)state;
	memset(&r, 0, sizeof(r));
	setup.opaque = &r;
	without.trailer = NULL;
	lws_http1_begin(&r.h, &setup);
	lws_http1_next(&r.h);
	feed(&r, POST CHUNKED "0\r\na: b\r\n\r\n",
	     sizeof(POST CHUNKED "0\r\na: b\r\n\r\n") - 1);
	lws_http1_end(&r.h);
	assert_string_equal(r.log, S_POST H_CHUNKED "E\n");
}

static void
idle_is_told_from_busy(void **state)
{
	const struct message *m = &good_requests[0];
	struct run r;

	(void)state;
	run_begin(&r, m, NULL);
	assert_int_equal(lws_http1_in_message(&r.h), 0);
	feed(&r, "\r\n", 2);
	assert_int_equal(lws_http1_in_message(&r.h), 0);
	feed(&r, "G", 1);
	assert_int_equal(lws_http1_in_message(&r.h), 1);
	feed(&r, m->in + 1, m->len - 1);
	assert_int_equal(lws_http1_in_message(&r.h), 0);
	feed(&r, POST CL("1") "\r\n", sizeof(POST CL("1") "\r\n") - 1);
	assert_int_equal(lws_http1_in_message(&r.h), 1);
	feed(&r, "x", 1);
	assert_int_equal(lws_http1_in_message(&r.h), 0);
	run_end(&r);
}

static void
every_error_has_words_and_a_status(void **state)
{
	int e;

	(void)state;
	for (e = 0; e < LWS_HTTP1_ERR_COUNT; e++) {
		unsigned int s = lws_http1_err_status((enum lws_http1_err)e);

		assert_non_null(lws_http1_err_text((enum lws_http1_err)e));
		if (e == LWS_HTTP1_OK || e == LWS_HTTP1_ERR_TRUNCATED)
			continue;
		assert_in_range(s, 400, 599);
		assert_string_not_equal(lws_http1_reason(s), "");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_requests_are_read),
		cmocka_unit_test(bad_start_lines_are_refused),
		cmocka_unit_test(bad_fields_are_refused),
		cmocka_unit_test(ambiguous_framing_is_refused),
		cmocka_unit_test(bad_chunks_are_refused),
		cmocka_unit_test(good_responses_are_read),
		cmocka_unit_test(bad_responses_are_refused),
		cmocka_unit_test(limits_are_reached_and_hold),
		cmocka_unit_test(limits_hold_in_bodies),
		cmocka_unit_test(default_limits_are_those_of_limits_h),
		cmocka_unit_test(no_memory_for_a_cut_line_is_an_error),
		cmocka_unit_test(what_takes_the_events_can_refuse),
		cmocka_unit_test(trailers_may_be_dropped),
		cmocka_unit_test(idle_is_told_from_busy),
		cmocka_unit_test(every_error_has_words_and_a_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
