/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the program is told of a request's body, whatever its method and however
 * it is framed and cut: HTTP, BODY as often as there are pieces, COMPLETION
 * once, unless the program has completed the transaction before; and what comes
 * when it pauses receiving.
 */
#include "core-net/core-net.h"

#include "recorder.h"

#include <netinet/tcp.h>

static struct lws_context *cx;
static int fd;

static struct seen {
	char words[256];
	char body[4096];
	size_t len;
	int complete_in; /* the reason in which the answer is given */
	int pause;       /* in each BODY */
	struct lws *wsi;
} seen;

static void
say(const char *word)
{
	size_t n = strlen(seen.words);

	lws_snprintf(seen.words + n, sizeof(seen.words) - n, "%s%s",
		     n ? " " : "", word);
}

static int
finish(struct lws *wsi)
{
	if (lws_return_http_status(wsi, HTTP_STATUS_OK, NULL))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
hook(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		say("http");
		seen.wsi = wsi;
		break;
	case LWS_CALLBACK_HTTP_BODY:
		/* pieces that follow each other are one */
		if (!in)
			say("empty");
		else if (!seen.len)
			say("body");
		assert_true(seen.len + len <= sizeof(seen.body));
		if (len)
			memcpy(seen.body + seen.len, in, len);
		seen.len += len;
		if (seen.pause)
			lws_rx_flow_control(wsi, 0);
		break;
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		say("completion");
		break;
	default:
		return 0;
	}

	return seen.complete_in == (int)reason ? finish(wsi) : 0;
}

static void
begin(int complete_in)
{
	struct lws_context_creation_info info;
	const int on = 1;

	rec_begin();
	rec_info_listen(&info);
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	info.timeout_secs = 1;
	cx = rec_context(&info);
	rec.hook = hook;
	memset(&seen, 0, sizeof(seen));
	seen.complete_in = complete_in;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)), 0);
	rounds(cx, 2);
}

static void
end(void)
{
	close(fd);
	rounds(cx, 3);
	rec_end(cx);
}

/* in two pieces */
static void
send_cut(const char *text, size_t first)
{
	size_t len = strlen(text);

	if (first > len)
		first = len;
	assert_int_equal(write(fd, text, first), first);
	rounds(cx, 3);
	if (first < len)
		assert_int_equal(write(fd, text + first, len - first),
				 len - first);
	rounds(cx, 4);
}

/* statuses of the answers so far */
static int
answers(void)
{
	char buf[8192];
	ssize_t n = read(fd, buf, sizeof(buf) - 1);
	const char *p = buf;
	int count = 0;

	if (n <= 0)
		return 0;
	buf[n] = '\0';
	while ((p = strstr(p, "HTTP/1."))) {
		count++;
		p++;
	}

	return count;
}

#define HEAD(method) method " / HTTP/1.1\r\nHost: a\r\n"
#define NEXT         HEAD("GET") "\r\n"
#define LENGTH(n)    "Content-Length: " n "\r\n\r\n"
#define CHUNKED      "Transfer-Encoding: chunked\r\n\r\n"

/* each with a request behind it, which is not to be taken for a body */
static void
check(const char *request, const char *words, const char *body)
{
	char all[1024], want[256];
	size_t cut;
	int n = lws_snprintf(all, sizeof(all), "%s" NEXT, request);

	for (cut = 1; cut <= (size_t)n; cut++) {
		begin(LWS_CALLBACK_HTTP_BODY_COMPLETION);
		send_cut(all, cut);
		lws_snprintf(want, sizeof(want), "%s http", words);
		assert_string_equal(seen.words, want);
		assert_int_equal(seen.len, strlen(body));
		assert_memory_equal(seen.body, body, seen.len);
		assert_int_equal(answers(), 1);
		end();
	}
}

static void
the_same_for_every_method(void **state)
{
	(void)state;
	check(HEAD("POST") LENGTH("5") "hello", "http body completion",
	      "hello");
	check(HEAD("PUT") LENGTH("5") "hello", "http body completion", "hello");
	check(HEAD("GET") LENGTH("5") "hello", "http body completion", "hello");
	check(HEAD("DELETE") LENGTH("5") "hello", "http body completion",
	      "hello");
	check(HEAD("FROB") LENGTH("5") "hello", "http body completion",
	      "hello");
	check(HEAD("PATCH") CHUNKED "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
	      "http body completion", "hello");
	check(HEAD("POST") CHUNKED "5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n",
	      "http body completion", "hello");
}

static void
bodies_of_no_bytes(void **state)
{
	(void)state;
	check(HEAD("POST") LENGTH("0"), "http empty completion", "");
	check(HEAD("POST") CHUNKED "0\r\n\r\n", "http empty completion", "");
	check(HEAD("PUT") LENGTH("0"), "http completion", "");
}

static void
completed_early_there_is_no_more(void **state)
{
	static const struct {
		int in;
		const char *request, *words;
	} cases[] = {
		{ LWS_CALLBACK_HTTP, HEAD("POST") LENGTH("5") "hello" NEXT,
		  "http http" },
		{ LWS_CALLBACK_HTTP,
		  HEAD("POST") CHUNKED "5\r\nhello\r\n0\r\n\r\n" NEXT,
		  "http http" },
		{ LWS_CALLBACK_HTTP, HEAD("POST") LENGTH("0") NEXT,
		  "http http" },
		{ LWS_CALLBACK_HTTP_BODY, HEAD("POST") LENGTH("5") "hello" NEXT,
		  "http body http" },
		{ LWS_CALLBACK_HTTP_BODY, HEAD("POST") LENGTH("0") NEXT,
		  "http empty http" },
	};
	size_t n, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		for (cut = 1; cut <= strlen(cases[n].request); cut++) {
			begin(cases[n].in);
			send_cut(cases[n].request, cut);
			assert_string_equal(seen.words, cases[n].words);
			assert_int_equal(answers(),
					 cases[n].in == LWS_CALLBACK_HTTP ? 2
									  : 1);
			end();
		}
}

/* HTTP/1.0: the connection closes with the answer that BODY gives */
static void
completed_early_and_closing_there_is_no_more(void **state)
{
	(void)state;
	begin(LWS_CALLBACK_HTTP_BODY);
	send_cut("POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n", 1000);
	assert_string_equal(seen.words, "http empty");
	assert_int_equal(answers(), 1);
	end();
}

static void
a_body_without_end_is_not_thrown_away_for_ever(void **state)
{
	static char block[65536];
	int n, r = 0;

	(void)state;
	begin(LWS_CALLBACK_HTTP);
	send_cut(HEAD("POST") CHUNKED "7fffffff\r\n", 1000);
	assert_string_equal(seen.words, "http");
	assert_int_equal(answers(), 1);
	for (n = 0; n < 200 && r >= 0; n++) {
		r = (int)write(fd, block, sizeof(block));
		if (r < 0 && errno == EAGAIN)
			r = 0;
		rounds(cx, 3);
		assert_int_equal(answers(), 0); /* no second one */
		if (seen.wsi->phase != LWS_PHASE_OPEN)
			break;
	}
	assert_true(n < 200);
	end();
}

static void
pausing_holds_back_the_completion_too(void **state)
{
	static const char *const requests[] = {
		HEAD("POST") LENGTH("5") "hello",
		HEAD("POST") CHUNKED "5\r\nhello\r\n0\r\n\r\n",
		HEAD("POST") LENGTH("5") "hello" NEXT,
	};
	size_t n, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(requests); n++)
		for (cut = 1; cut < strlen(requests[n]); cut++) {
			int k;

			begin(LWS_CALLBACK_HTTP_BODY_COMPLETION);
			seen.pause = 1;
			send_cut(requests[n], cut);
			assert_string_equal(seen.words, "http body");
			for (k = 0; k < 8 && !strstr(seen.words, "comp"); k++) {
				lws_rx_flow_control(seen.wsi, 1);
				rounds(cx, 3);
			}
			assert_memory_equal(seen.words, "http body completion",
					    20);
			assert_int_equal(seen.len, 5);
			end();
		}
}

static void
a_half_closed_upload_is_answered(void **state)
{
	static const char request[] = HEAD("POST") LENGTH("5") "hello";

	(void)state;
	begin(LWS_CALLBACK_HTTP_BODY_COMPLETION);
	seen.pause = 1;
	assert_int_equal(write(fd, request, sizeof(request) - 1),
			 sizeof(request) - 1);
	shutdown(fd, SHUT_WR);
	rounds(cx, 3);
	lws_rx_flow_control(seen.wsi, 1);
	rounds(cx, 3);
	assert_string_equal(seen.words, "http body completion");
	assert_int_equal(answers(), 1);
	end();
}

static void
who_does_not_go_on_is_told_so(void **state)
{
	static const char *const begun[] = { "G", "GET / HTTP/1.1\r\nHo",
					     HEAD("POST") LENGTH("5") "hel" };
	char buf[64];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(begun); n++) {
		begin(LWS_CALLBACK_HTTP_BODY_COMPLETION);
		send_cut(begun[n], 1);
		usleep(1100 * 1000);
		rounds(cx, 4);
		assert_int_equal(read(fd, buf, 12), 12);
		assert_memory_equal(buf + 8, " 408", 4);
		end();
	}
}

static int
begin_events(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	     size_t len)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *last = buf + sizeof(buf) - 1;

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_HTTP)
		return 0;
	assert_int_equal(lws_add_http_common_headers(
				 wsi, HTTP_STATUS_OK, "text/event-stream",
				 LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, last),
			 0);
	assert_int_equal(lws_finalize_write_http_header(wsi, start, &p, last),
			 0);

	return lws_http_mark_sse(wsi);
}

/* whose timeout is a second */
static void
events_go_on_until_the_listener_leaves(void **state)
{
	(void)state;
	begin(0);
	rec.hook = begin_events;
	send_cut(NEXT, 1000);
	assert_int_equal(answers(), 1);
	usleep(1100 * 1000);
	rounds(cx, 3);
	assert_int_equal(rec.destroyed, 0);
	close(fd);
	rounds(cx, 3);
	assert_int_equal(rec.destroyed, 1);
	rec_end(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_for_every_method),
		cmocka_unit_test(bodies_of_no_bytes),
		cmocka_unit_test(completed_early_there_is_no_more),
		cmocka_unit_test(completed_early_and_closing_there_is_no_more),
		cmocka_unit_test(
			a_body_without_end_is_not_thrown_away_for_ever),
		cmocka_unit_test(pausing_holds_back_the_completion_too),
		cmocka_unit_test(a_half_closed_upload_is_answered),
		cmocka_unit_test(who_does_not_go_on_is_told_so),
		cmocka_unit_test(events_go_on_until_the_listener_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
