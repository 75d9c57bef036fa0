/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Topics on one service thread: who gets which messages, what becomes of
 * subscribers that fall behind, and that a message is framed and compressed
 * once. Also handles and close records where ws has a part in them.
 */
#include "codec/deflate/deflate.h"
#include "roles/ws/topic.h"
#include "roles/ws/ws-test.h"

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

#define OFFER "Sec-WebSocket-Extensions: permessage-deflate"

#define GUESTS 6

static struct lws_x_topic *topic;
static struct guest {
	struct lws *wsi;
	int peer;
} guests[GUESTS];
static int guest_count;

static struct lws_x_close_record record;
static char words[128];

static int
note_record(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_CLOSED)
		return 0;
	assert_int_equal(lws_x_close_record(wsi, &record), 0);
	lws_strncpy(words, record.words, sizeof(words));

	return 0;
}

static int
begin(void **state)
{
	(void)state;
	guest_count = 0;
	if (ws_test_context(extensions))
		return -1;
	topic = lws_x_topic_create(wt.cx, NULL);

	return !topic;
}

static int
end(void **state)
{
	int n;

	(void)state;
	lws_x_topic_destroy(topic);
	for (n = 0; n < guest_count; n++)
		close(guests[n].peer);
	wt.peer = -1;
	ws_test_end();

	return 0;
}

static void
look_at(int n)
{
	wt.peer = guests[n].peer;
	wt.got_len = 0;
	wt.eof = 0;
}

/* a connection more, not subscribed */
static int
guest(const char *headers)
{
	wt.peer = -1;
	assert_int_equal(establish(headers), 0);
	guests[guest_count].wsi = wt.wsi;
	guests[guest_count].peer = wt.peer;

	return guest_count++;
}

static int
subscriber(const char *headers)
{
	int n = guest(headers);

	assert_int_equal(lws_x_topic_subscribe(topic, guests[n].wsi), 0);

	return n;
}

static void
publish(const char *text)
{
	assert_int_equal(
		lws_x_topic_publish(topic, text, strlen(text), LWS_WRITE_TEXT),
		0);
}

static const char *
got(int n)
{
	look_at(n);

	return frames();
}

/* -- who gets what -- */

static void
all_subscribers_get_what_is_published(void **state)
{
	int a, b, c;

	(void)state;
	publish("nobody is here");
	a = subscriber(CHAT);
	b = subscriber(CHAT);
	c = guest(CHAT);
	assert_int_equal(lws_x_topic_subscribers(topic), 2);
	publish("one");
	publish("two");
	assert_int_equal(lws_x_topic_publish(topic, "", 0, LWS_WRITE_BINARY),
			 0);
	rounds(2);
	assert_string_equal(got(a), "t:one;t:two;b:;");
	assert_string_equal(got(b), "t:one;t:two;b:;");
	assert_string_equal(got(c), "");
}

static void
what_was_published_before_is_not_for_it(void **state)
{
	int a = subscriber(CHAT), b;

	(void)state;
	b = guest(CHAT);
	publish("early");
	assert_int_equal(lws_x_topic_subscribe(topic, guests[b].wsi), 0);
	assert_int_equal(lws_x_topic_subscribe(topic, guests[b].wsi), 0);
	publish("late");
	rounds(2);
	assert_string_equal(got(a), "t:early;t:late;");
	assert_string_equal(got(b), "t:late;");
}

static void
who_has_left_gets_no_more(void **state)
{
	int a = subscriber(CHAT), b = subscriber(CHAT);

	(void)state;
	publish("one");
	assert_int_equal(lws_x_topic_unsubscribe(topic, guests[a].wsi), 0);
	assert_int_equal(lws_x_topic_unsubscribe(topic, guests[a].wsi), -1);
	rounds(2);
	assert_string_equal(got(a), "");
	assert_string_equal(got(b), "t:one;");
	/* a connection that ends has left */
	close(guests[b].peer);
	guests[b].peer = dup(guests[a].peer);
	rounds(2);
	assert_int_equal(lws_x_topic_subscribers(topic), 0);
	publish("two");
}

static void
only_open_connections_subscribe(void **state)
{
	struct lws_x_topic_state s;
	int a = guest(CHAT);

	(void)state;
	assert_int_equal(lws_x_topic_state(topic, guests[a].wsi, &s), -1);
	lws_close_reason(guests[a].wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
	assert_int_equal(lws_ws_goodbye(guests[a].wsi), 1);
	assert_int_equal(lws_x_topic_subscribe(topic, guests[a].wsi), -1);
	assert_int_equal(dial(), 0); /* speaks http */
	guests[guest_count++].peer = wt.peer;
	assert_int_equal(lws_x_topic_publish(topic, "x", 1, LWS_WRITE_PING),
			 -1);
	assert_int_equal(lws_x_topic_publish(topic, NULL, 1, LWS_WRITE_TEXT),
			 -1);
}

static void
a_topic_that_ends_says_what_it_had_to(void **state)
{
	int a = subscriber(CHAT);

	(void)state;
	publish("last words");
	lws_x_topic_destroy(topic);
	topic = NULL;
	rounds(2);
	assert_string_equal(got(a), "t:last words;");
	assert_null(((struct lws_ws *)guests[a].wsi->role_state)->subs);
}

static void
messages_do_not_come_inside_another(void **state)
{
	int a = subscriber(CHAT);
	uint8_t b[LWS_PRE + 4];
	lws_x_handle_t h = lws_x_handle(guests[a].wsi);

	(void)state;
	memcpy(b + LWS_PRE, "abcd", 4);
	assert_int_equal(lws_write(guests[a].wsi, b + LWS_PRE, 2,
				   LWS_WRITE_TEXT | LWS_WRITE_NO_FIN),
			 2);
	publish("topic");
	assert_int_equal(
		lws_x_handle_send(wt.cx, h, "handle", 6, LWS_WRITE_TEXT), 0);
	rounds(3);
	assert_string_equal(got(a), "t:ab+");
	assert_int_equal(lws_write(guests[a].wsi, b + LWS_PRE + 2, 2,
				   LWS_WRITE_CONTINUATION),
			 2);
	rounds(2);
	assert_string_equal(got(a), "c:cd;t:handle;t:topic;");
}

/* -- who falls behind -- */

static void
block(int n)
{
	static uint8_t junk[LWS_PRE + 400000];
	int size = 4096;

	assert_int_equal(setsockopt(lws_get_socket_fd(guests[n].wsi),
				    SOL_SOCKET, SO_SNDBUF, &size, sizeof(size)),
			 0);
	assert_int_equal(lws_write(guests[n].wsi, junk + LWS_PRE, 400000,
				   LWS_WRITE_BINARY),
			 400000);
	assert_int_equal(lws_partial_buffered(guests[n].wsi), 1);
}

static void
unblock(int n)
{
	int i;

	look_at(n);
	for (i = 0; i < 400; i++) {
		if (wt.got_len > 300000)
			wt.got_len = 0;
		read_all();
		rounds(1);
	}
}

#define expect_tail(text)                                                      \
	do {                                                                   \
		assert_true(wt.got_len >= sizeof(text) - 1);                   \
		assert_memory_equal(wt.got + wt.got_len - sizeof(text) + 1,    \
				    text, sizeof(text) - 1);                   \
	} while (0)

/* LWS_LIMIT_WS_TOPIC_QUEUE by the program's own */
static void
the_oldest_are_left_out(void **state)
{
	struct lws_x_topic_info info = { .most = 3 * (64 + 2) };
	struct lws_x_topic_state s;
	int a, b;

	(void)state;
	lws_x_topic_destroy(topic);
	topic = lws_x_topic_create(wt.cx, &info);
	a = subscriber(CHAT);
	b = subscriber(CHAT);
	block(a);
	publish("m1");
	publish("m2");
	rounds(2);
	publish("m3");
	rounds(2);
	assert_int_equal(lws_x_topic_state(topic, guests[a].wsi, &s), 0);
	assert_int_equal(s.behind, 3 * 66);
	assert_int_equal(s.dropped, 0);
	assert_int_equal(s.sent, 0);
	publish("m4");
	rounds(2);
	publish("m5");
	rounds(2);
	assert_int_equal(lws_x_topic_state(topic, guests[a].wsi, &s), 0);
	assert_int_equal(s.behind, 3 * 66);
	assert_int_equal(s.dropped, 2);
	assert_string_equal(got(b), "t:m1;t:m2;t:m3;t:m4;t:m5;");
	unblock(a);
	expect_tail("\x81\x02m3\x81\x02m4\x81\x02m5");
	assert_int_equal(lws_x_topic_state(topic, guests[a].wsi, &s), 0);
	assert_int_equal(s.behind, 0);
	assert_int_equal(s.sent, 3);
}

static void
or_it_is_closed(void **state)
{
	struct lws_x_topic_info info = { .most = 3 * 66,
					 .policy = LWS_X_TOPIC_CLOSE };
	int a, b, n;

	(void)state;
	lws_x_topic_destroy(topic);
	topic = lws_x_topic_create(wt.cx, &info);
	a = subscriber(CHAT);
	b = subscriber(CHAT);
	block(a);
	wt.hook = note_record;
	for (n = 0; n < 4; n++) {
		assert_int_equal(lws_x_topic_subscribers(topic), 2);
		publish("mm");
		rounds(2);
	}
	assert_int_equal(lws_x_topic_subscribers(topic), 1);
	assert_string_equal(got(b), "t:mm;t:mm;t:mm;t:mm;");
	unblock(a);
	expect_tail("too slow");
	shutdown(guests[a].peer, SHUT_RDWR);
	rounds(3);
	assert_int_equal(record.by, LWS_X_CLOSE_BY_LIBRARY);
	assert_int_equal(record.phase, LWS_X_CLOSE_GOODBYE);
	assert_int_equal(record.code, 1008);
	assert_string_equal(words, "too slow");
}

static void
publishing_is_bounded_too(void **state)
{
	struct lws_x_topic_info info = { .most = 3 * 66 };
	char b[200] = "";

	(void)state;
	lws_x_topic_destroy(topic);
	topic = lws_x_topic_create(wt.cx, &info);
	subscriber(CHAT);
	assert_int_equal(
		lws_x_topic_publish(topic, b, 3 * 66 - 63, LWS_WRITE_BINARY),
		-1);
	publish("mm");
	publish("mm");
	publish("mm");
	/* the thread has not looked yet */
	assert_int_equal(lws_x_topic_publish(topic, "mm", 2, LWS_WRITE_TEXT),
			 1);
	rounds(2);
	publish("mm");
	info.most = 10; /* less than any message */
	lws_x_topic_destroy(topic);
	topic = lws_x_topic_create(wt.cx, &info);
	assert_int_equal(lws_x_topic_publish(topic, "", 0, LWS_WRITE_TEXT), -1);
}

static void
large_messages_are_not_copied(void **state)
{
	static char b[600000];
	int n, a[4];

	(void)state;
	for (n = 0; n < 4; n++)
		a[n] = subscriber(CHAT);
	unit_heap_begin(0);
	assert_int_equal(
		lws_x_topic_publish(topic, b, sizeof(b), LWS_WRITE_BINARY), 0);
	rounds(1);
	/* message, frame, and a reference for each that did not take all */
	assert_in_range(unit_heap.live, 2, 2 + 4);
	for (n = 0; n < 4; n++)
		unblock(a[n]);
	assert_int_equal(unit_heap.live, 0);
	lws_set_allocator(NULL);
}

/* -- compressed -- */

static void
expect_inflated(struct lws_inflater *z, const char *text)
{
	struct lws_span src, tail4 = lws_inflater_tail();
	uint8_t out[256];
	size_t n, m;

	read_all();
	assert_true(wt.got_len > 2);
	assert_int_equal((uint8_t)wt.got[0], 0xc1);
	src = lws_span_of(wt.got + 2, (uint8_t)wt.got[1]);
	assert_int_equal(lws_inflater_feed(z, &src, out, sizeof(out), &n),
			 LWS_SRET_WANT_INPUT);
	assert_int_equal(
		lws_inflater_feed(z, &tail4, out + n, sizeof(out) - n, &m),
		LWS_SRET_WANT_INPUT);
	assert_int_equal(n + m, strlen(text));
	assert_memory_equal(out, text, n + m);
	forget_got(2 + (size_t)(uint8_t)wt.got[1]);
}

#define LONG "one and the same words, one and the same words, the same"

/* the program's own messages and those of the topic in turn: the peer's window
 * never goes astray */
static void
compressed_messages_mix(void **state)
{
	int a = subscriber(CHAT OFFER "\r\n"), n;
	struct lws_inflater *z = lws_inflater_create(15);
	uint8_t b[LWS_PRE + sizeof(LONG)];

	(void)state;
	look_at(a);
	for (n = 0; n < 5; n++) {
		memcpy(b + LWS_PRE, LONG, sizeof(LONG) - 1);
		lws_write(guests[a].wsi, b + LWS_PRE, sizeof(LONG) - 1,
			  LWS_WRITE_TEXT);
		expect_inflated(z, LONG);
		lws_write(guests[a].wsi, b + LWS_PRE, sizeof(LONG) - 1,
			  LWS_WRITE_TEXT);
		expect_inflated(z, LONG);
		publish(LONG "!");
		publish(LONG "?");
		rounds(2);
		expect_inflated(z, LONG "!");
		expect_inflated(z, LONG "?");
	}
	lws_inflater_destroy(z);
}

static int
frames_of(const struct lws_ws_message *m)
{
	const struct lws_ws_frame_of *f;
	int n = 0;

	for (f = m->frames; f; f = f->next)
		n++;

	return n;
}

static void
each_kind_is_compressed_once(void **state)
{
	int n, a[5];
	struct lws_span data = lws_span_of(LONG, sizeof(LONG) - 1);
	struct lws_ws_message *m;

	(void)state;
	a[0] = guest(CHAT OFFER "\r\n");
	a[1] = guest(CHAT OFFER "\r\n");
	a[2] = guest(CHAT OFFER "; server_max_window_bits=10\r\n");
	a[3] = guest(CHAT OFFER "; server_no_context_takeover\r\n");
	a[4] = guest(CHAT);
	m = lws_ws_message_create(LWS_WS_TEXT, &data, 1);
	for (n = 0; n < 5; n++)
		assert_int_equal(lws_ws_message_send(guests[a[n]].wsi, m), 0);
	/* of 15 and of 10 bits */
	assert_int_equal(frames_of(m), 2);
	for (n = 0; n < 5; n++) {
		struct lws_inflater *z = lws_inflater_create(15);

		look_at(a[n]);
		if (n < 4)
			expect_inflated(z, LONG);
		else
			assert_string_equal(frames(), "t:56;");
		lws_inflater_destroy(z);
	}
	lws_ws_message_unref(m);
	/* what would not get smaller goes out as it is */
	assert_int_equal(lws_x_topic_subscribe(topic, guests[a[0]].wsi), 0);
	publish("xyz");
	rounds(2);
	assert_string_equal(got(a[0]), "t:xyz;");
}

/* -- the rest of lws-x-connection.h -- */

static void
records_have_the_peers_words(void **state)
{
	static const struct {
		unsigned int b0;
		const char *payload;
		size_t len;
		enum lws_x_close_by by;
		int code;
		const char *words;
	} table[] = {
		{ FIN | 8, "\x03\xe8gone", 6, LWS_X_CLOSE_BY_PEER, 1000,
		  "gone" },
		{ FIN | 8, "\x0f\xa1", 2, LWS_X_CLOSE_BY_PEER, 4001,
		  "closed by peer" },
		{ FIN | 8, "", 0, LWS_X_CLOSE_BY_PEER, 1005, "closed by peer" },
		{ FIN | 8, "\x03\xedx", 3, LWS_X_CLOSE_BY_PEER, 1005, "x" },
		{ FIN | 8, "\x03", 1, LWS_X_CLOSE_BY_LIBRARY, 1002,
		  "bad close" },
		{ FIN | 3, "", 0, LWS_X_CLOSE_BY_LIBRARY, 1002, "bad opc" },
		{ FIN | 1, "\xff", 1, LWS_X_CLOSE_BY_LIBRARY, 1007,
		  "bad utf8" },
	};
	size_t n;

	(void)state;
	wt.hook = note_record;
	wt.peer = -1;
	for (n = 0; n < LWS_ARRAY_SIZE(table); n++) {
		assert_int_equal(establish(CHAT), 0);
		send_frame(table[n].b0, table[n].payload, table[n].len);
		close(wt.peer);
		wt.peer = -1;
		rounds(3);
		if (record.by != table[n].by || record.code != table[n].code ||
		    record.phase != LWS_X_CLOSE_OPEN)
			fail_msg("%zu: by %d code %d phase %d", n, record.by,
				 record.code, record.phase);
		if (n != 4) /* whatever the codec calls it */
			assert_string_equal(words, table[n].words);
	}
}

static void
a_connection_that_just_ends_has_1006(void **state)
{
	(void)state;
	wt.peer = -1;
	wt.hook = note_record;
	assert_int_equal(establish(CHAT), 0);
	close(wt.peer);
	wt.peer = -1;
	rounds(3);
	assert_int_equal(record.by, LWS_X_CLOSE_BY_PEER);
	assert_int_equal(record.code, 1006);
}

static int
close_and_note(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	if (reason != LWS_CALLBACK_RECEIVE)
		return note_record(wsi, reason, in, len);
	lws_close_reason(wsi, 4002, (unsigned char *)in, len);

	return -1;
}

static void
who_waits_in_vain_for_the_answer(void **state)
{
	(void)state;
	wt.peer = -1;
	wt.hook = close_and_note;
	assert_int_equal(establish(CHAT), 0);
	send_str(FIN | 1, "enough");
	assert_string_equal(frames(), "close:4002 enough;");
	pass_time(6);
	assert_int_equal(record.by, LWS_X_CLOSE_BY_PROGRAM);
	assert_int_equal(record.phase, LWS_X_CLOSE_GOODBYE);
	assert_int_equal(record.code, 4002);
	close(wt.peer);
	wt.peer = -1;
}

/* -- without memory -- */

static int
publish_without_memory(void)
{
	int r = -1, n;

	guest_count = 0;
	topic = NULL;
	if (ws_test_context(extensions))
		return -1;
	for (n = 0; n < 2; n++) {
		wt.peer = -1;
		if (establish(n ? CHAT OFFER "\r\n" : CHAT))
			goto out;
		guests[n].wsi = wt.wsi;
		guests[n].peer = wt.peer;
		guest_count++;
	}
	topic = lws_x_topic_create(wt.cx, NULL);
	if (!topic)
		goto out;
	for (n = 0; n < 2; n++)
		if (lws_x_topic_subscribe(topic, guests[n].wsi))
			goto out;
	for (n = 0, r = 0; n < 2 && !r; n++)
		r = lws_x_topic_publish(topic, LONG, sizeof(LONG) - 1,
					LWS_WRITE_TEXT);
	rounds(2);
out:
	if (wt.peer >= 0 &&
	    (!guest_count || wt.peer != guests[guest_count - 1].peer))
		close(wt.peer);
	end(NULL);

	return r;
}

static void
publishing_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(publish_without_memory);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(all_subscribers_get_what_is_published),
		T(what_was_published_before_is_not_for_it),
		T(who_has_left_gets_no_more),
		T(only_open_connections_subscribe),
		T(a_topic_that_ends_says_what_it_had_to),
		T(messages_do_not_come_inside_another),
		T(the_oldest_are_left_out),
		T(or_it_is_closed),
		T(publishing_is_bounded_too),
		T(large_messages_are_not_copied),
		T(compressed_messages_mix),
		T(each_kind_is_compressed_once),
		T(records_have_the_peers_words),
		T(a_connection_that_just_ends_has_1006),
		T(who_waits_in_vain_for_the_answer),
		cmocka_unit_test(publishing_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
