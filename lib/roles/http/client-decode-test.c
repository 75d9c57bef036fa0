/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client whose answers come packed, from a server that the test plays: what
 * was packed is read, in pieces of the reader's room; what breaks off, is
 * broken or becomes too long is no answer; what is not known is handed on.
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
	{ LWS_CALLBACK_COMPLETED_CLIENT_HTTP, "completed", 0 },
	{ LWS_CALLBACK_CLOSED_CLIENT_HTTP, "closed", 0 },
	{ 0, NULL, 0 },
};

#define TEXT "hello hello hello hello, coded world\n"

static const uint8_t gz[] = {
	0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb,
	0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x75, 0x14, 0x92,
	0xf3, 0x53, 0x52, 0x53, 0x14, 0xca, 0xf3, 0x8b, 0x72, 0x52, 0xb8,
	0x00, 0x60, 0xd4, 0x8a, 0xb1, 0x25, 0x00, 0x00, 0x00,
};

/* 100000 zeros */
static const uint8_t bomb[] = {
	0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1,
	0x31, 0x01, 0x00, 0x00, 0x00, 0xc2, 0xa0, 0xf5, 0x4f, 0x6d, 0x0d, 0x0f,
	0xa0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x80, 0x57, 0x03, 0x7d, 0x95, 0x11, 0xd4, 0xa0, 0x86, 0x01, 0x00,
};

static struct {
	char body[1024];
	size_t len; /* may be more than body has */
	size_t largest;
	int room;
	uint64_t most;
	char coding[32], length[32]; /* as the program sees them */
	int nested;                  /* it reads where it is given bytes */
	int stops;                   /* it has enough after the first piece */
} prog;

static int
take(struct lws *w, const char *p, size_t len)
{
	char buf[16], *b = buf;
	int room = sizeof(buf);

	if (prog.len + len <= sizeof(prog.body))
		memcpy(prog.body + prog.len, p, len);
	prog.len += len;
	if (len > prog.largest)
		prog.largest = len;
	if (prog.nested)
		assert_int_equal(lws_http_client_read(w, &b, &room), -1);

	return prog.stops;
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	char buf[LWS_PRE + 2000], *p = buf + LWS_PRE;
	int room = prog.room;
	char **at = in;

	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return lws_x_http_client_accept_coded(
			w, prog.most, (uint8_t **)at, (uint8_t *)*at + len);
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		lws_hdr_copy(w, prog.coding, sizeof(prog.coding),
			     WSI_TOKEN_HTTP_CONTENT_ENCODING);
		lws_hdr_copy(w, prog.length, sizeof(prog.length),
			     WSI_TOKEN_HTTP_CONTENT_LENGTH);
		return 0;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return lws_http_client_read(w, &p, &room) < 0 ? -1 : 0;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		return take(w, in, len);
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
	lws_context_destroy(cx);
	end_peer();

	return 0;
}

static void
ask(const char *method)
{
	struct lws_client_connect_info i;
	char got[1024];
	int n, at = 0;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = i.host = "127.0.0.1";
	i.port = port;
	i.path = "/";
	i.method = method;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
	for (n = 0; n < 1000 && !(at && strstr(got, "\r\n\r\n")); n++) {
		ssize_t r = recv(peer, got + at, sizeof(got) - 1 - (size_t)at,
				 MSG_DONTWAIT);

		if (r > 0)
			at += (int)r;
		else
			lws_service(cx, 5);
		got[at] = '\0';
	}
	assert_non_null(strstr(got, "gzip, deflate\r\n"));
}

static void
answer(const char *more, size_t announced, const uint8_t *p, size_t len)
{
	char head[256];
	int n = lws_snprintf(head, sizeof(head),
			     "HTTP/1.1 200 OK\r\n%sContent-Length: %zu\r\n\r\n",
			     more, announced);

	say(head, (size_t)n);
	if (len)
		say(p, len);
}

#define BEGUN "bind connecting new create append"
#define GZIP  "Content-Encoding: gzip\r\n"
#define WHOLE BEGUN " pre answer completed drop closed destroy"
#define HALF  BEGUN " pre answer drop closed destroy"

static void
what_was_packed_is_read(void **state)
{
	(void)state;
	ask("GET");
	answer(GZIP, sizeof(gz), gz, sizeof(gz));
	until(WHOLE);
	assert_int_equal(prog.len, sizeof(TEXT) - 1);
	assert_memory_equal(prog.body, TEXT, prog.len);
	assert_string_equal(prog.coding, "");
	assert_string_equal(prog.length, "");
}

static void
no_piece_is_larger_than_the_room(void **state)
{
	size_t n;

	(void)state;
	prog.room = 5;
	prog.nested = 1;
	ask("GET");
	answer("Content-Encoding: X-GZip\r\n", sizeof(gz), NULL, 0);
	for (n = 0; n < sizeof(gz); n++) {
		say(gz + n, 1);
		lws_service(cx, 1);
	}
	until(WHOLE);
	assert_int_equal(prog.len, sizeof(TEXT) - 1);
	assert_memory_equal(prog.body, TEXT, prog.len);
	assert_int_equal(prog.largest, 5);
}

static void
what_is_not_known_is_handed_on(void **state)
{
	(void)state;
	ask("GET");
	answer("Content-Encoding: zap\r\n", sizeof(gz), gz, sizeof(gz));
	until(WHOLE);
	assert_int_equal(prog.len, sizeof(gz));
	assert_string_equal(prog.coding, "zap");
	assert_string_equal(prog.length, "42");
}

static void
one_coding_upon_another_is_handed_on(void **state)
{
	(void)state;
	ask("GET");
	answer(GZIP GZIP, sizeof(gz), gz, sizeof(gz));
	until(WHOLE);
	assert_int_equal(prog.len, sizeof(gz));
}

static void
head_has_nothing_to_unpack(void **state)
{
	(void)state;
	ask("HEAD");
	answer(GZIP, sizeof(gz), NULL, 0);
	until(WHOLE);
	assert_string_equal(prog.coding, "gzip");
}

static void
nothing_at_all_is_empty(void **state)
{
	(void)state;
	ask("GET");
	answer(GZIP, 0, NULL, 0);
	until(WHOLE);
	assert_int_equal(prog.len, 0);
}

static void
what_breaks_off_is_no_answer(void **state)
{
	(void)state;
	ask("GET");
	answer(GZIP, sizeof(gz) - 3, gz, sizeof(gz) - 3);
	until(HALF);
}

static void
what_breaks_off_with_the_connection_is_none_either(void **state)
{
	(void)state;
	ask("GET");
	SAY("HTTP/1.0 200 OK\r\n" GZIP "\r\n");
	say(gz, sizeof(gz) - 3);
	close(peer);
	peer = -1;
	until(HALF);
}

static void
what_is_broken_is_no_answer(void **state)
{
	uint8_t bad[sizeof(gz)];

	(void)state;
	memcpy(bad, gz, sizeof(gz));
	bad[sizeof(gz) - 6] ^= 1; /* of the checksum */
	ask("GET");
	answer(GZIP, sizeof(bad), bad, sizeof(bad));
	until(HALF);
}

static void
so_much_and_no_more(void **state)
{
	(void)state;
	prog.most = 100000;
	ask("GET");
	answer(GZIP, sizeof(bomb), bomb, sizeof(bomb));
	until(WHOLE);
	assert_int_equal(prog.len, 100000);
}

static void
what_becomes_too_long_ends(void **state)
{
	(void)state;
	prog.most = 99999;
	ask("GET");
	answer(GZIP, sizeof(bomb), bomb, sizeof(bomb));
	until(HALF);
	assert_true(prog.len <= 99999);
}

static void
the_program_may_have_enough(void **state)
{
	(void)state;
	prog.stops = 1;
	prog.room = 10;
	ask("GET");
	answer(GZIP, sizeof(bomb), bomb, sizeof(bomb));
	until(HALF);
	assert_int_equal(prog.len, 10);
}

/* -- without memory -- */

static int
ask_and_unpack(void)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	uint8_t said[256];
	int r = -1;

	rec_info(&info);
	rec.quiet = 1;
	prog.len = 0;
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = i.host = "127.0.0.1";
	i.port = port;
	i.path = "/";
	i.method = "GET";
	r = lws_snprintf((char *)said, sizeof(said),
			 "HTTP/1.1 200 OK\r\n" GZIP
			 "Content-Length: %zu\r\n\r\n",
			 sizeof(gz));
	memcpy(said + r, gz, sizeof(gz));
	r = exchange(&i, said, (size_t)r + sizeof(gz));
	lws_context_destroy(cx);
	cx = NULL;

	return r || prog.len != sizeof(TEXT) - 1;
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(ask_and_unpack);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_was_packed_is_read),
		T(no_piece_is_larger_than_the_room),
		T(what_is_not_known_is_handed_on),
		T(one_coding_upon_another_is_handed_on),
		T(head_has_nothing_to_unpack),
		T(nothing_at_all_is_empty),
		T(what_breaks_off_is_no_answer),
		T(what_breaks_off_with_the_connection_is_none_either),
		T(what_is_broken_is_no_answer),
		T(so_much_and_no_more),
		T(what_becomes_too_long_ends),
		T(the_program_may_have_enough),
		T(out_of_memory_is_an_ordinary_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
