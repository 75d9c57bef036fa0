/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a connection to an http port speaks is found in its first bytes, cut
 * anywhere: HTTP, something that the fallback role gets whole, or TLS, which is
 * answered in words.
 */
#include "core-net/core-net.h"

#include "recorder.h"

#include <netinet/tcp.h>

static struct lws_context *cx;
static int fd;
static int requests;

static int
hook(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_RX && rec.rx_len < 2)
		lws_rx_flow_control(wsi, 0);
	if (reason != LWS_CALLBACK_HTTP)
		return 0;
	requests++;

	return lws_callback_http_dummy(wsi, reason, NULL, NULL, 0);
}

static void
begin(uint64_t options)
{
	struct lws_context_creation_info info;
	const int on = 1;

	rec_begin();
	rec_info_listen(&info);
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME | options;
	info.listen_accept_protocol = "one";
	cx = rec_context(&info);
	rec.hook = hook;
	requests = 0;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
	/* small pieces leave at once */
	assert_int_equal(
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)), 0);
	rounds(cx, 2);
	rec_forget();
}

static void
end(void)
{
	close(fd);
	rounds(cx, 3);
	rec_end(cx);
}

static void
send_cut(const char *text, size_t len, size_t first)
{
	assert_int_equal(write(fd, text, first), first);
	rounds(cx, 2);
	if (first < len)
		assert_int_equal(write(fd, text + first, len - first),
				 len - first);
	rounds(cx, 3);
}

static void
expect_answer(const char *begins)
{
	char buf[2048];
	ssize_t n = read(fd, buf, sizeof(buf));

	assert_true(n > (ssize_t)strlen(begins));
	assert_memory_equal(buf, begins, strlen(begins));
}

static void
methods_are_http(void **state)
{
	static const char *const methods[] = { "GET",   "POST",  "OPTIONS",
					       "PUT",   "PATCH", "HEAD",
					       "DELETE" };
	char request[128];
	size_t n, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(methods); n++) {
		size_t len = (size_t)lws_snprintf(
			request, sizeof(request),
			"%s / HTTP/1.1\r\nHost: a\r\n\r\n", methods[n]);

		for (cut = 1; cut < 12; cut++) {
			begin(LWS_SERVER_OPTION_FALLBACK_TO_RAW);
			send_cut(request, len, cut);
			assert_int_equal(requests, 1);
			assert_string_equal(rec.words, "");
			expect_answer("HTTP/1.1 404 ");
			end();
		}
	}
}

static void
anything_else_goes_to_the_fallback_with_all_its_bytes(void **state)
{
	static const char *const texts[] = {
		"SSH-2.0-x\r\n",          "CONNECT a:1 HTTP/1.1\r\n\r\n",
		"GEM / HTTP/1.1\r\n",     "OPTIONSX /",
		"\r\nGET / HTTP/1.1\r\n", "get / HTTP/1.1\r\n",
		"\x16\x03\x01\x02\x03",
	};
	size_t n, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(texts); n++) {
		size_t len = strlen(texts[n]);

		for (cut = 1; cut <= len; cut++) {
			begin(LWS_SERVER_OPTION_FALLBACK_TO_RAW);
			rec.hook = NULL;
			send_cut(texts[n], len, cut);
			assert_int_equal(rec.rx_len, len);
			assert_memory_equal(rec.rx, texts[n], len);
			assert_memory_equal(rec.words, "bind adopt rx", 13);
			assert_string_equal(rec.last->role->name, "raw-skt");
			close(fd);
			rec_forget();
			rounds(cx, 3);
			expect("drop close destroy");
			rec_end(cx);
		}
	}
}

static void
a_fallback_that_pauses_gets_the_rest_later(void **state)
{
	size_t cut;

	(void)state;
	for (cut = 1; cut < 6; cut++) {
		begin(LWS_SERVER_OPTION_FALLBACK_TO_RAW);
		send_cut("GEThello", 8, cut);
		assert_int_equal(rec.rx_len, cut == 1 ? 1 : 8);
		lws_rx_flow_control(rec.last, 1);
		rounds(cx, 3);
		assert_int_equal(rec.rx_len, 8);
		assert_memory_equal(rec.rx, "GEThello", 8);
		end();
	}
}

static void
later_requests_are_http_whatever_they_are(void **state)
{
	(void)state;
	begin(LWS_SERVER_OPTION_FALLBACK_TO_RAW);
	send_cut("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 27, 27);
	expect_answer("HTTP/1.1 404 ");
	send_cut("SSH-2.0-x\r\n", 11, 3);
	expect_answer("HTTP/1.0 400 ");
	assert_string_equal(rec.words, "");
	end();
}

static void
without_the_option_it_is_a_bad_request(void **state)
{
	(void)state;
	begin(0);
	send_cut("SSH-2.0-x\r\n", 11, 3);
	expect_answer("HTTP/1.0 400 ");
	assert_string_equal(rec.words, "");
	end();
}

static void
tls_is_answered_in_words(void **state)
{
	char buf[2048];
	ssize_t n;

	(void)state;
	begin(0);
	send_cut("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11, 1);
	n = read(fd, buf, sizeof(buf) - 1);
	assert_true(n > 0);
	buf[n] = '\0';
	assert_memory_equal(buf, "HTTP/1.0 400 ", 13);
	assert_non_null(strstr(buf, "TLS was spoken to a port for plain HTTP"));
	end();
}

static void
an_unknown_fallback_protocol_closes(void **state)
{
	struct lws_context_creation_info info;
	char c;

	(void)state;
	rec_begin();
	rec_info_listen(&info);
	info.options = LWS_SERVER_OPTION_FALLBACK_TO_RAW;
	info.listen_accept_protocol = "nobody";
	cx = rec_context(&info);
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 2);
	rec_forget();
	send_cut("x", 1, 1);
	expect("destroy");
	assert_int_equal(read(fd, &c, 1), 0);
	end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(methods_are_http),
		cmocka_unit_test(
			anything_else_goes_to_the_fallback_with_all_its_bytes),
		cmocka_unit_test(a_fallback_that_pauses_gets_the_rest_later),
		cmocka_unit_test(later_requests_are_http_whatever_they_are),
		cmocka_unit_test(without_the_option_it_is_a_bad_request),
		cmocka_unit_test(tls_is_answered_in_words),
		cmocka_unit_test(an_unknown_fallback_protocol_closes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
