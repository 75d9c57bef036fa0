/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSockets inside streams of one HTTP/2 connection (RFC 8441): topics,
 * handles, whole messages, water marks, close records and the share of a turn
 * are what they are on a connection of their own. Here it is credit that runs
 * out, of each stream by itself.
 */
#include "codec/deflate/deflate.h"
#include "codec/h2-frame/h2-frame.h"
#include "codec/hpack/hpack.h"
#include "roles/ws/ws-test.h"

#include <pthread.h>

#define STREAMS 2 /* of ids 1 and 3 */

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

static struct {
	int fd;
	struct lws_h2_reader rd;
	struct lws_hpack_encoder enc;
	struct one {
		struct lws *wsi;
		uint8_t bytes[300000]; /* of DATA, not looked at */
		size_t len;
		int ended, reset;
	} s[STREAMS];
} h2;

static uint8_t text[LWS_PRE + 100000];

/* -- the client's side -- */

static void h2_read(void);

static void
h2_send(const void *p, size_t len)
{
	ssize_t n;

	while ((n = send(h2.fd, p, len, MSG_NOSIGNAL)) < 0) {
		assert_int_equal(errno, EAGAIN);
		rounds(1);
		h2_read();
	}
	assert_int_equal(n, len);
}

static void
h2_frame(enum lws_h2_type type, unsigned int flags, uint32_t id, const void *p,
	 size_t len)
{
	uint8_t head[LWS_H2_HEAD];

	lws_h2_head_put(head, (uint32_t)len, type, flags, id);
	h2_send(head, sizeof(head));
	if (len)
		h2_send(p, len);
}

static uint32_t
id_of(int i)
{
	return 2 * (uint32_t)i + 1;
}

static void
event(const struct lws_h2_event *ev)
{
	struct one *s = &h2.s[(ev->stream / 2) % STREAMS];

	if (ev->kind == LWS_H2_EV_RST_STREAM)
		s->reset = 1;
	if ((ev->kind == LWS_H2_EV_DATA_BEGIN ||
	     ev->kind == LWS_H2_EV_HEADERS_END) &&
	    (ev->flags & LWS_H2_F_END_STREAM))
		s->ended = 1;
	if (ev->kind != LWS_H2_EV_DATA)
		return;
	assert_true(ev->piece.len <= sizeof(s->bytes) - s->len);
	memcpy(s->bytes + s->len, ev->piece.p, ev->piece.len);
	s->len += ev->piece.len;
}

static void
h2_read(void)
{
	static uint8_t b[65536];
	struct lws_h2_event ev;
	struct lws_span in;
	ssize_t n;

	while ((n = read(h2.fd, b, sizeof(b))) > 0) {
		in = lws_span_of(b, (size_t)n);
		while (lws_h2_read(&h2.rd, &in, &ev) == LWS_SRET_WANT_OUTPUT)
			event(&ev);
	}
}

static void
go(void)
{
	int n;

	for (n = 0; n < 4; n++) {
		rounds(1);
		h2_read();
	}
}

static void
ask_for_ws(int i, const char *more)
{
	static const char *const fields[][2] = {
		{ ":method", "CONNECT" },
		{ ":protocol", "websocket" },
		{ ":scheme", "http" },
		{ ":authority", "a" },
		{ ":path", "/" },
		{ "sec-websocket-version", "13" },
		{ "sec-websocket-protocol", "chat" },
		{ "sec-websocket-extensions", NULL },
	};
	uint8_t b[1024], *p = b;
	size_t n;

	(void)lws_hpack_encode_begin(&h2.enc, &p, b + sizeof(b));
	for (n = 0; n < LWS_ARRAY_SIZE(fields); n++) {
		const char *value = fields[n][1] ? fields[n][1] : more;
		struct lws_hpack_field f = {
			lws_span_of(fields[n][0], strlen(fields[n][0])),
			lws_span_of(value, strlen(value)),
			LWS_HPACK_TOKEN_UNKNOWN,
			0,
			0,
		};

		if (*value)
			assert_int_equal(lws_hpack_encode(&h2.enc, &f, &p,
							  b + sizeof(b)),
					 0);
	}
	wt.wsi = NULL;
	h2_frame(LWS_H2_HEADERS, LWS_H2_F_END_HEADERS, id_of(i), b,
		 (size_t)(p - b));
	go();
	assert_non_null(wt.wsi);
	h2.s[i].wsi = wt.wsi;
}

/* both streams established; window: bytes that we let each send */
static void
h2_open(uint32_t window, const char *extension)
{
	uint8_t setting[6];
	int sv[2], i;

	assert_int_equal(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv), 0);
	h2.fd = sv[1];
	assert_non_null(lws_adopt_socket_vhost(
		lws_get_vhost_by_name(wt.cx, "default"), sv[0]));
	h2_send(LWS_H2_PREFACE, LWS_H2_PREFACE_LEN);
	lws_h2_setting_put(setting, H2SET_INITIAL_WINDOW_SIZE, window);
	h2_frame(LWS_H2_SETTINGS, 0, 0, setting, sizeof(setting));
	h2_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
	for (i = 0; i < STREAMS; i++)
		ask_for_ws(i, extension);
	wt.words[0] = '\0';
}

static void
give_credit(int i, uint32_t bytes)
{
	uint8_t b[LWS_H2_HEAD + 4];

	lws_h2_word_put(b, LWS_H2_WINDOW_UPDATE, id_of(i), bytes);
	h2_send(b, sizeof(b));
	go();
}

/* a ws frame, its DATA cut every so many bytes */
static void
ws_frame(int i, unsigned int b0, const void *payload, size_t len, size_t cut)
{
	static uint8_t b[200000];
	size_t n = put_frame(b, b0, payload, len), at, k;

	for (at = 0; at < n; at += k) {
		k = n - at < cut ? n - at : cut;
		h2_frame(LWS_H2_DATA, 0, id_of(i), b + at, k);
	}
}

/* what has come on a stream, as frames() of a connection */
static const char *
got(int i)
{
	static char out[8192];
	struct one *s = &h2.s[i];
	size_t n;

	go();
	memcpy(wt.got, s->bytes, s->len);
	wt.got_len = s->len;
	wt.got[wt.got_len] = '\0';
	out[0] = '\0';
	while ((n = say_frame(out, sizeof(out))))
		forget_got(n);
	memcpy(s->bytes, wt.got, wt.got_len);
	s->len = wt.got_len;
	if (s->ended)
		strcat(out, "end");
	if (s->reset)
		strcat(out, "reset");

	return out;
}

/* nobody waits without need: the loop may sleep */
static void
nothing_is_pending(void)
{
	go();
	assert_int_equal(lws_service_adjust_timeout(wt.cx, 1000, 0), 1000);
}

static int
begin(void **state)
{
	(void)state;
	memset(&h2, 0, sizeof(h2));
	h2.fd = -1;
	lws_h2_reader_begin(&h2.rd, LWS_H2_FRAME_MAX);
	lws_hpack_encoder_begin(&h2.enc);
	memset(text, 'x', sizeof(text));

	return ws_test_context(extensions);
}

static int
end(void **state)
{
	(void)state;
	if (h2.fd >= 0)
		close(h2.fd);
	ws_test_end();
	lws_hpack_encoder_end(&h2.enc);

	return 0;
}

/* -- topics -- */

static struct lws_x_topic *topic;

static int
subscribe(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	  size_t len)
{
	(void)in;
	(void)len;

	return reason == LWS_CALLBACK_ESTABLISHED &&
	       lws_x_topic_subscribe(topic, wsi);
}

static void
publish(const char *message, int times)
{
	while (times--)
		assert_int_equal(lws_x_topic_publish(topic, message,
						     strlen(message),
						     LWS_WRITE_TEXT),
				 0);
}

static void
topics_reach_streams_and_connections(void **state)
{
	(void)state;
	topic = lws_x_topic_create(wt.cx, NULL);
	wt.hook = subscribe;
	h2_open(65535, "");
	assert_int_equal(establish(CHAT), 0);
	assert_int_equal(lws_x_topic_subscribers(topic), 3);
	publish("news", 1);
	rounds(2);
	expect_frames("t:news;");
	assert_string_equal(got(0), "t:news;");
	assert_string_equal(got(1), "t:news;");
	/* larger than a frame of HTTP/2 */
	assert_int_equal(
		lws_x_topic_publish(topic, text, 40000, LWS_WRITE_BINARY), 0);
	rounds(2);
	expect_frames("b:40000;");
	assert_string_equal(got(0), "b:40000;");
	lws_x_topic_destroy(topic);
}

static void
a_subscriber_without_credit_waits_alone(void **state)
{
	struct lws_x_topic_info info = { .most = 4 * (8 + 64) };
	struct lws_x_topic_state s;

	(void)state;
	topic = lws_x_topic_create(wt.cx, &info);
	wt.hook = subscribe;
	h2_open(10, "");
	publish("12345678", 3);
	assert_string_equal(got(0), "t:12345678;");
	assert_string_equal(got(1), "t:12345678;");
	nothing_is_pending();
	give_credit(1, 1000);
	assert_string_equal(got(1), "t:12345678;t:12345678;");
	assert_string_equal(got(0), "");
	give_credit(0, 10);
	assert_string_equal(got(0), "t:12345678;");
	/* the oldest are left out, of this one alone; it had one to get */
	publish("abcdefgh", 3);
	go();
	publish("ABCDEFGH", 2);
	go();
	assert_int_equal(lws_x_topic_state(topic, h2.s[0].wsi, &s), 0);
	assert_int_equal(s.dropped, 2);
	give_credit(0, 1000);
	assert_string_equal(got(0), "t:abcdefgh;t:abcdefgh;"
				    "t:ABCDEFGH;t:ABCDEFGH;");
	assert_int_equal(lws_x_topic_state(topic, h2.s[1].wsi, &s), 0);
	assert_int_equal(s.dropped, 0);
	lws_x_topic_destroy(topic);
}

/* -- handles -- */

static lws_x_handle_t handle;

static void *
send_from_afar(void *arg)
{
	int *r = arg;

	*r = lws_x_handle_send(wt.cx, handle, "from afar", 9, LWS_WRITE_TEXT);

	return NULL;
}

static int
send_by_other_thread(void)
{
	pthread_t other;
	int r = -99;

	assert_int_equal(pthread_create(&other, NULL, send_from_afar, &r), 0);
	assert_int_equal(pthread_join(other, NULL), 0);

	return r;
}

static void
other_threads_send_by_handle(void **state)
{
	size_t queued;

	(void)state;
	h2_open(11, "");
	handle = lws_x_handle(h2.s[0].wsi);
	assert_true(handle != lws_x_handle(h2.s[1].wsi));
	assert_int_equal(send_by_other_thread(), 0);
	assert_string_equal(got(0), "t:from afar;");
	/* no credit: it waits, others can still be heard */
	assert_int_equal(lws_x_handle_limit(wt.cx, handle, 2 * (9 + 64)), 0);
	assert_int_equal(send_by_other_thread(), 0);
	assert_int_equal(send_by_other_thread(), 0);
	assert_int_equal(send_by_other_thread(), LWS_X_HANDLE_FULL);
	nothing_is_pending();
	assert_int_equal(lws_x_handle_queued(wt.cx, handle, &queued), 0);
	assert_int_equal(queued, 2 * (9 + 64));
	ws_frame(1, FIN | 9, "p", 1, 100);
	assert_string_equal(got(1), "pong:p;");
	give_credit(0, 22);
	assert_string_equal(got(0), "t:from afar;t:from afar;");
	assert_string_equal(got(1), "");
}

static void
messages_by_handle_do_not_come_inside_others(void **state)
{
	(void)state;
	h2_open(65535, "");
	handle = lws_x_handle(h2.s[0].wsi);
	assert_int_equal(lws_write(h2.s[0].wsi, text + LWS_PRE, 2,
				   LWS_WRITE_TEXT | LWS_WRITE_NO_FIN),
			 2);
	assert_int_equal(send_by_other_thread(), 0);
	nothing_is_pending();
	assert_string_equal(got(0), "t:xx+");
	assert_int_equal(lws_write(h2.s[0].wsi, text + LWS_PRE, 1,
				   LWS_WRITE_CONTINUATION),
			 1);
	assert_string_equal(got(0), "c:x;t:from afar;");
	assert_int_equal(lws_x_handle_close(wt.cx, handle), 0);
	go();
	assert_int_equal(send_by_other_thread(), LWS_X_HANDLE_STALE);
	assert_non_null(strstr(wt.words, "drop closed destroy"));
	ws_frame(1, FIN | 9, "p", 1, 100);
	assert_string_equal(got(1), "pong:p;");
}

/* -- whole messages, water marks -- */

static void
whole_messages_come_however_data_is_cut(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");
	size_t cut;

	(void)state;
	assert_int_equal(
		lws_x_ws_whole_messages(
			vh, lws_vhost_name_to_protocol(vh, "chat"), 5000),
		0);
	h2_open(65535, "");
	for (cut = 7; cut < 6000; cut *= 7) {
		ws_frame(0, 1, text, 2000, cut);
		ws_frame(1, FIN | 1, "between", 7, cut);
		ws_frame(0, FIN, text, 3000, cut);
		go();
		expect("^between$ ^$5000");
	}
	ws_frame(0, FIN | 1, text, 5001, 1000);
	assert_string_equal(got(0), "close:1009 too large;endreset");
	ws_frame(1, FIN | 1, "good", 4, 100);
	go();
	assert_non_null(strstr(wt.words, "^good$"));
}

static char marks[16];

static void
mark(struct lws *wsi, int is_high, size_t queued, void *opaque)
{
	assert_ptr_equal(opaque, marks);
	assert_int_equal(queued, lws_x_queued(wsi));
	strcat(marks, is_high ? "H" : "L");
}

static void
marks_are_of_the_streams_own_queue(void **state)
{
	struct lws *wsi;

	(void)state;
	h2_open(1000, "");
	wsi = h2.s[0].wsi;
	marks[0] = '\0';
	assert_int_equal(lws_x_water_marks(wsi, 2000, 500, mark, marks), 0);
	assert_int_equal(lws_write(wsi, text + LWS_PRE, 2996, LWS_WRITE_BINARY),
			 2996);
	assert_string_equal(marks, "H");
	assert_int_equal(lws_x_queued(wsi), 2000);
	assert_int_equal(
		lws_write(h2.s[1].wsi, text + LWS_PRE, 3000, LWS_WRITE_BINARY),
		3000);
	nothing_is_pending();
	give_credit(1, 5000);
	give_credit(0, 1000);
	assert_string_equal(marks, "H");
	give_credit(0, 600);
	assert_string_equal(marks, "HL");
	assert_int_equal(lws_x_queued(wsi), 400);
	give_credit(0, 400);
	assert_string_equal(got(0), "b:2996;");
	assert_string_equal(got(1), "b:3000;");
}

/* -- why it ended -- */

static struct lws_x_close_record record[8];
static int records;

static int
note_record(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_CLOSED)
		return 0;
	assert_true(records < 8);
	assert_int_equal(lws_x_close_record(wsi, &record[records++]), 0);

	return 0;
}

static void
expect_record(int n, enum lws_x_close_by by, int code)
{
	assert_int_equal(records, n);
	assert_int_equal(record[n - 1].by, by);
	assert_int_equal(record[n - 1].code, code);
	assert_int_equal(record[n - 1].phase, LWS_X_CLOSE_OPEN);
}

static void
records_say_who_ended_a_stream(void **state)
{
	uint8_t b[LWS_H2_HEAD + 4];

	(void)state;
	records = 0;
	wt.hook = note_record;
	h2_open(65535, "");
	ws_frame(0, FIN | 8,
		 "\x0f\xa1"
		 "bye",
		 5, 100);
	assert_string_equal(got(0), "close:4001 bye;endreset");
	expect_record(1, LWS_X_CLOSE_BY_PEER, 4001);
	lws_h2_word_put(b, LWS_H2_RST_STREAM, 3, LWS_H2_CANCEL);
	h2_send(b, sizeof(b));
	go();
	expect_record(2, LWS_X_CLOSE_BY_PEER, 1006);
}

static void
a_lost_connection_is_the_end_of_each_once(void **state)
{
	(void)state;
	records = 0;
	wt.hook = note_record;
	h2_open(65535, "");
	close(h2.fd);
	h2.fd = -1;
	rounds(4);
	expect_record(2, LWS_X_CLOSE_BY_PEER, 1006);
	assert_int_equal(record[0].by, LWS_X_CLOSE_BY_PEER);
	assert_int_equal(record[0].code, 1006);
}

/* -- the share of a turn -- */

static size_t grown;

static int
count_up(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	(void)wsi;
	(void)in;
	if (reason == LWS_CALLBACK_RECEIVE)
		grown += len;
	wt.words[0] = '\0';

	return 0;
}

static void
a_bomb_in_a_stream_does_not_hold_the_others(void **state)
{
	static uint8_t zeros[3000000], packed[10000];
	struct lws_deflater *d = lws_deflater_create(15, 6, 8);
	struct lws_span in = lws_span_of(zeros, sizeof(zeros));
	size_t n, before;
	int passes = 0;

	(void)state;
	assert_non_null(d);
	h2_open(65535, "permessage-deflate");
	assert_int_equal(lws_deflater_feed(d, &in, packed, sizeof(packed), &n),
			 LWS_SRET_WANT_INPUT);
	lws_deflater_destroy(d);
	wt.hook = count_up;
	grown = 0;
	ws_frame(0, FIN | 0x40 | 2, packed, n - LWS_DEFLATE_TAIL, 1000);
	ws_frame(1, FIN | 9, "p", 1, 100);
	do {
		before = grown;
		rounds(1);
		h2_read();
		/* the connection's turns, and the stream's own */
		assert_true(grown - before <=
			    unit_turns_of_a_round() *
				    (LWS_TUNE_WS_INFLATE_TURN + 1024));
		if (++passes == 2)
			assert_true(h2.s[1].len > 0);
		assert_true(passes < 1000);
	} while (grown < sizeof(zeros));
	assert_true((unsigned int)passes * unit_turns_of_a_round() >=
		    sizeof(zeros) / LWS_TUNE_WS_INFLATE_TURN);
	assert_int_equal(grown, sizeof(zeros));
	assert_string_equal(got(1), "pong:p;");
	wt.hook = NULL;
	ws_frame(0, FIN | 1, "next", 4, 100);
	go();
	expect("^next$");
	nothing_is_pending();
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(topics_reach_streams_and_connections),
		T(a_subscriber_without_credit_waits_alone),
		T(other_threads_send_by_handle),
		T(messages_by_handle_do_not_come_inside_others),
		T(whole_messages_come_however_data_is_cut),
		T(marks_are_of_the_streams_own_queue),
		T(records_say_who_ended_a_stream),
		T(a_lost_connection_is_the_end_of_each_once),
		T(a_bomb_in_a_stream_does_not_hold_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
