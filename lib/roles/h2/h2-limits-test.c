/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How much a connection can make us hold: bodies that programs do not take,
 * answers that the peer does not read. The other limits are in h2-whole-test.
 */
#include "core-net/core-net.h"

#include "unit.h"

#include "h2-peer-test.h"

static const unsigned int END = LWS_H2_F_END_STREAM;
static unsigned int answered;

#define BIG_FIELD 8000

/* a header block that is large whatever HPACK does */
static int
answer_big(struct lws *wsi)
{
	static uint8_t buf[LWS_PRE + BIG_FIELD + 512];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1, value[BIG_FIELD];

	memset(value, '~', sizeof(value)); /* 13 bits each: as they are */
	if (lws_add_http_header_status(wsi, 200, &p, end) ||
	    lws_add_http_header_by_name(wsi, (const uint8_t *)"x-big:", value,
					sizeof(value), &p, end) ||
	    lws_add_http_header_content_length(wsi, 0, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	answered++;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* 1000 bytes a turn; "/endless" never ends */
static int
answer_piece(struct lws *wsi, int *is_endless)
{
	uint8_t buf[LWS_PRE + 1000];

	memset(buf, 'e', sizeof(buf));
	if (lws_write(wsi, buf + LWS_PRE, 1000,
		      *is_endless ? LWS_WRITE_HTTP : LWS_WRITE_HTTP_FINAL) < 0)
		return -1;
	if (*is_endless) {
		lws_callback_on_writable(wsi);
		return 0;
	}

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
begin_pieces(struct lws *wsi, int *is_endless, const char *path)
{
	uint8_t buf[LWS_PRE + 512], *start = buf + LWS_PRE, *p = start;

	*is_endless = !strcmp(path, "/endless");
	lws_callback_on_writable(wsi);

	return lws_add_http_common_headers(wsi, 200, "text/plain",
					   LWS_ILLEGAL_HTTP_CONTENT_LEN, &p,
					   buf + sizeof(buf)) ||
			       lws_finalize_write_http_header(wsi, start, &p,
							      buf + sizeof(buf))
		       ? -1
		       : 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		if (!strcmp(in, "/big"))
			return answer_big(wsi);
		if (!strcmp(in, "/endless") || !strcmp(in, "/once"))
			return begin_pieces(wsi, user, in);
		lws_rx_flow_control(wsi, 0);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return answer_piece(wsi, user);
	case LWS_CALLBACK_HTTP_BODY:
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return 0;
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "dyn",
	  .callback = callback,
	  .per_session_data_size = sizeof(int) },
	LWS_PROTOCOL_LIST_TERM
};

static int
setup(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;

	(void)state;
	lws_set_log_level(0, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;
	info.mounts = &whole_files;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	cx = lws_create_context(&info);
	if (!cx || peer_open(cx))
		return -1;
	peer_hello();
	peer_go();
	answered = 0;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	peer_close();
	lws_context_destroy(peer.cx);

	return 0;
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

/* of the wsi of the connection's vhost, the network connection is first */
static struct lws *
nth(unsigned int n)
{
	struct lws_dll2 *d =
		lws_get_vhost_by_name(peer.cx, "default")->threads[0].wsis.head;

	while (n--)
		d = d->next;

	return lws_container_of(d, struct lws, in_vhost);
}

static struct lws *
network(void)
{
	return lws_get_network_wsi(nth(0));
}

/* LWS_LIMIT_H2_HELD */
static void
what_nobody_takes_shuts_the_connections_window(void **state)
{
	static uint8_t piece[16384];
	uint32_t id, most = LWS_LIMIT_H2_HELD + LWS_TUNE_H2_WINDOW;
	uint64_t sent = 0;
	size_t n;

	(void)state;
	for (id = 1; id < 2 * 100; id += 2) {
		peer_headers(id, PEER_POST("/dyn/x"), 0);
		for (n = 0; n < LWS_TUNE_H2_STREAM_WINDOW &&
			    peer.window >= (int64_t)sizeof(piece);
		     n += sizeof(piece)) {
			peer_frame(LWS_H2_DATA, 0, id, piece, sizeof(piece));
			peer.window -= (int64_t)sizeof(piece);
			sent += sizeof(piece);
			peer_go();
			assert_null(strchr(peer.said, 'G'));
			assert_null(strchr(peer.said, 'R'));
		}
	}
	assert_true(peer.window < (int64_t)sizeof(piece));
	assert_true(sent > LWS_LIMIT_H2_HELD);
	assert_true(sent <= most);

	/* what needs no window goes on */
	peer_headers(id, PEER_GET("/s.txt"), END);
	peer_go();
	assert_non_null(strstr(peer.said, " 200 D"));

	/* and all of it when one lets go */
	for (n = 0; n < 20; n++) {
		lws_rx_flow_control(nth(1 + (unsigned int)n), 1);
		peer_go();
	}
	assert_true(peer.window >= (int64_t)sizeof(piece));
}

/* without reading what comes back; 0 when nothing more can be sent */
static size_t
push(const uint8_t *p, size_t len)
{
	ssize_t n = write(peer.fd, p, len);
	int i;

	for (i = 0; i < 4; i++)
		if (lws_service(peer.cx, -1) < 0)
			abort();

	return n > 0 ? (size_t)n : 0;
}

/* LWS_LIMIT_H2_BACKLOG */
static void
answers_that_are_not_read_stop_the_reading(void **state)
{
	const size_t one = BIG_FIELD + 1000;
	unsigned int asked, seen;
	size_t at = 0, n;
	uint32_t id = 1;

	(void)state;
	for (asked = 0; asked < 300; asked++, id += 2)
		peer_headers(id, PEER_GET("/dyn/big"), END);
	while (at < peer.out_len) {
		n = push(peer.out + at,
			 peer.out_len - at < 100 ? peer.out_len - at : 100);
		at += n;
		assert_true(lws_buflist_total_len(&network()->tx_queue) <=
			    LWS_LIMIT_H2_BACKLOG + one);
		if (!n)
			break;
	}
	assert_true(answered < asked);
	seen = answered;
	push(NULL, 0);
	assert_int_equal(answered, seen);
	/* then it reads, and all are answered */
	memmove(peer.out, peer.out + at, peer.out_len - at);
	peer.out_len -= at;
	for (n = 0; n < 400 && answered < asked; n++)
		peer_go();
	assert_int_equal(answered, asked);
	assert_int_equal(peer.over, 0);
}

/* LWS_TUNE_MUX_FAIR */
static void
the_least_urgent_stream_has_its_turn(void **state)
{
	unsigned int n;

	(void)state;
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\x7f\xff\xff\xff", 6);
	peer_word(LWS_H2_WINDOW_UPDATE, 0, 0x7ffe0000);
	peer_headers(1, PEER_GET("/dyn/endless") "priority: u=0\n", END);
	peer_go();
	peer_headers(3, PEER_GET("/dyn/once") "priority: u=7\n", END);
	for (n = 0; n < 100; n++) {
		peer_go();
		if (strstr(peer.said, "D3=1000."))
			break;
		assert_non_null(strstr(peer.said, "D1=1000"));
	}
	assert_true(n < 100);
}

/* count times, and each time it has been used before the next comes */
static void
open_by(uint32_t id, uint32_t more, unsigned int count)
{
	while (count-- && !strstr(peer.said, "G")) {
		peer_word(LWS_H2_WINDOW_UPDATE, id, more);
		peer_go();
	}
}

/* LWS_TUNE_H2_TINY_WINDOW, LWS_LIMIT_H2_IDLE_FRAMES */
static void
windows_of_a_few_bytes_are_counted(void **state)
{
	(void)state;
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\0\0\0\0", 6);
	peer_word(LWS_H2_WINDOW_UPDATE, 0, 0x7ffe0000);
	peer_headers(1, PEER_GET("/dyn/endless"), END);
	peer_go();
	open_by(1, LWS_TUNE_H2_TINY_WINDOW, LWS_LIMIT_H2_IDLE_FRAMES * 2);
	assert_int_equal(peer.data, LWS_TUNE_H2_TINY_WINDOW *
					    LWS_LIMIT_H2_IDLE_FRAMES * 2);
	assert_int_equal(peer.over, 0);
	open_by(1, LWS_TUNE_H2_TINY_WINDOW - 1, LWS_LIMIT_H2_IDLE_FRAMES * 9);
	assert_non_null(strstr(peer.said, "ENHANCE_YOUR_CALM"));
	peer_go();
	assert_int_equal(peer.over, 1);
}

static void
so_are_those_of_the_connection(void **state)
{
	(void)state;
	peer_frame(LWS_H2_SETTINGS, 0, 0, "\0\x04\x7f\xff\xff\xff", 6);
	peer_headers(1, PEER_GET("/dyn/endless"), END);
	peer_go();
	open_by(0, 1, LWS_LIMIT_H2_IDLE_FRAMES * 9);
	assert_non_null(strstr(peer.said, "ENHANCE_YOUR_CALM"));
}

/* what is opened before it was used up may be opened by any number */
static void
windows_that_are_open_may_grow_slowly(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_LIMIT_H2_IDLE_FRAMES * 3; n++)
		peer_word(LWS_H2_WINDOW_UPDATE, 0, 1);
	peer_headers(1, PEER_GET("/s.txt"), END);
	peer_go();
	assert_string_equal(peer.said, "H1 200 D1=200.");
}

static int
make_files(void **state)
{
	(void)state;

	return whole_make_files();
}

static int
drop_files(void **state)
{
	(void)state;
	whole_drop_files();

	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_nobody_takes_shuts_the_connections_window),
		T(answers_that_are_not_read_stop_the_reading),
		T(the_least_urgent_stream_has_its_turn),
		T(windows_of_a_few_bytes_are_counted),
		T(so_are_those_of_the_connection),
		T(windows_that_are_open_may_grow_slowly),
	};

	return cmocka_run_group_tests(tests, make_files, drop_files);
}
