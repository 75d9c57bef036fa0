/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Frames into events: each input whole, byte by byte, and cut in two at every
 * place. Events are written down as words.
 */
#include "unit.h"

#include "codec/h2-frame/h2-frame.h"

static struct lws_h2_reader rd;
static char said[4096];
static uint8_t in_bytes[65536];
static size_t in_len;

static const char *const kinds[] = {
	"data-begin",   "data",         "data-end", "headers", "fragment",
	"headers-end",  "setting",      "settings", "ping",    "goaway",
	"window",       "rst",          "priority", "update",  "unknown",
	"stream-error", "continuation",
};

static void
say(const struct lws_h2_event *ev)
{
	static int open; /* pieces are joined */
	size_t n = strlen(said);
	int has_piece =
		ev->kind == LWS_H2_EV_DATA || ev->kind == LWS_H2_EV_FRAGMENT ||
		ev->kind == LWS_H2_EV_PING || ev->kind == LWS_H2_EV_GOAWAY ||
		ev->kind == LWS_H2_EV_PRIORITY_UPDATE;

	open = open && n;
	if (!(open &&
	      (ev->kind == LWS_H2_EV_DATA || ev->kind == LWS_H2_EV_FRAGMENT)))
		n += (size_t)lws_snprintf(said + n, sizeof(said) - n, "%s%s/%u",
					  n ? " " : "", kinds[ev->kind],
					  ev->stream);
	open = ev->kind == LWS_H2_EV_DATA || ev->kind == LWS_H2_EV_FRAGMENT;
	if (has_piece) {
		lws_snprintf(said + n, sizeof(said) - n, "%s%.*s",
			     said[n - 1] >= '0' && said[n - 1] <= '9' ? ":"
								      : "",
			     (int)ev->piece.len, (const char *)ev->piece.p);
		return;
	}
	switch (ev->kind) {
	case LWS_H2_EV_DATA_BEGIN:
	case LWS_H2_EV_DATA_END:
	case LWS_H2_EV_WINDOW_UPDATE:
	case LWS_H2_EV_RST_STREAM:
	case LWS_H2_EV_UNKNOWN:
	case LWS_H2_EV_STREAM_ERROR:
		lws_snprintf(said + n, sizeof(said) - n, "=%u", ev->value);
		break;
	case LWS_H2_EV_SETTING:
		lws_snprintf(said + n, sizeof(said) - n, "%u=%u", ev->id,
			     ev->value);
		break;
	case LWS_H2_EV_HEADERS_END:
	case LWS_H2_EV_SETTINGS_END:
		lws_snprintf(said + n, sizeof(said) - n, "+%x", ev->flags);
		break;
	default:
		break;
	}
}

static int
run(size_t first, size_t step)
{
	lws_stateful_ret_t t;
	struct lws_h2_event ev;
	size_t at = 0, n = first;

	lws_h2_reader_begin(&rd, LWS_H2_FRAME_MIN);
	said[0] = '\0';
	while (at < in_len) {
		struct lws_span in;

		if (n > in_len - at)
			n = in_len - at;
		in = lws_span_of(in_bytes + at, n);
		while ((t = lws_h2_read(&rd, &in, &ev)) == LWS_SRET_WANT_OUTPUT)
			say(&ev);
		if (t == LWS_SRET_FATAL)
			return rd.err;
		assert_int_equal(in.len, 0);
		at += n;
		n = step;
	}

	return 0;
}

static void
frame(enum lws_h2_type type, unsigned int flags, uint32_t stream,
      const void *payload, size_t len)
{
	uint8_t *p = lws_h2_head_put(in_bytes + in_len, (uint32_t)len, type,
				     flags, stream);

	if (len)
		memcpy(p, payload, len);
	in_len = (size_t)(p - in_bytes) + len;
}

/* of what frame() has made: events, or an error after them */
static void
expect(const char *events, int err)
{
	size_t cut, most = in_len < 300 ? in_len : 300;

	for (cut = 1; cut <= most; cut++) {
		assert_int_equal(run(cut, in_len), err);
		assert_string_equal(said, events);
	}
	assert_int_equal(run(1, 1), err);
	assert_string_equal(said, events);
	if (err)
		assert_true(*rd.why);
	in_len = 0;
}

static void
data_comes_with_its_padding_counted(void **state)
{
	(void)state;
	frame(LWS_H2_DATA, 0, 1, "hello", 5);
	frame(LWS_H2_DATA, LWS_H2_F_PADDED | LWS_H2_F_END_STREAM, 3,
	      "\x03xyz\0\0\0", 7);
	frame(LWS_H2_DATA, 0, 1, NULL, 0);
	frame(LWS_H2_DATA, LWS_H2_F_PADDED, 1, "\0", 1);
	expect("data-begin/1=5 data/1:hello data-end/1=0 data-begin/3=7 "
	       "data/3:xyz data-end/3=4 data-begin/1=0 data-end/1=0 "
	       "data-begin/1=1 data-end/1=1",
	       0);
	frame(LWS_H2_DATA, LWS_H2_F_PADDED, 1, "\x03xy", 3);
	expect("", LWS_H2_PROTOCOL_ERROR);
	frame(LWS_H2_DATA, LWS_H2_F_PADDED, 1, NULL, 0);
	expect("", LWS_H2_FRAME_SIZE_ERROR);
	frame(LWS_H2_DATA, 0, 0, "a", 1);
	expect("", LWS_H2_PROTOCOL_ERROR);
}

static void
a_header_block_is_not_interrupted(void **state)
{
	(void)state;
	frame(LWS_H2_HEADERS, LWS_H2_F_END_STREAM | LWS_H2_F_END_HEADERS, 1,
	      "abc", 3);
	frame(LWS_H2_HEADERS, LWS_H2_F_PADDED | LWS_H2_F_PRIORITY, 3,
	      "\x02\0\0\0\0\x10yz\0\0", 10);
	frame(LWS_H2_CONTINUATION, LWS_H2_F_PADDED, 3, "uv", 2);
	frame(LWS_H2_CONTINUATION, LWS_H2_F_END_HEADERS, 3, NULL, 0);
	expect("headers/1 fragment/1:abc headers-end/1+5 headers/3 "
	       "fragment/3:yz continuation/3 fragment/3:uv continuation/3 "
	       "headers-end/3+28",
	       0);
	frame(LWS_H2_HEADERS, 0, 1, "abc", 3);
	frame(LWS_H2_PING, 0, 0, "12345678", 8);
	expect("headers/1 fragment/1:abc", LWS_H2_PROTOCOL_ERROR);
	frame(LWS_H2_HEADERS, 0, 1, "abc", 3);
	frame(LWS_H2_CONTINUATION, 0, 3, "abc", 3);
	expect("headers/1 fragment/1:abc", LWS_H2_PROTOCOL_ERROR);
	frame(LWS_H2_CONTINUATION, 0, 1, "abc", 3);
	expect("", LWS_H2_PROTOCOL_ERROR);
	frame(LWS_H2_HEADERS, LWS_H2_F_PRIORITY, 1, "abc", 3);
	expect("", LWS_H2_FRAME_SIZE_ERROR);
	frame(LWS_H2_HEADERS, LWS_H2_F_PADDED, 1, "\x03xy", 3);
	expect("", LWS_H2_PROTOCOL_ERROR);
}

static void
settings_are_judged(void **state)
{
	static const struct {
		const char *bytes;
		int err;
	} bad[] = {
		{ "\0\x02\0\0\0\x02", LWS_H2_PROTOCOL_ERROR },
		{ "\0\x04\x80\0\0\0", LWS_H2_FLOW_CONTROL_ERROR },
		{ "\0\x05\0\0\x3f\xff", LWS_H2_PROTOCOL_ERROR },
		{ "\0\x05\x01\0\0\0", LWS_H2_PROTOCOL_ERROR },
		{ "\0\x08\0\0\0\x02", LWS_H2_PROTOCOL_ERROR },
	};
	size_t n;

	(void)state;
	frame(LWS_H2_SETTINGS, 0, 0,
	      "\0\x01\0\0\x10\0\0\x05\0\xff\xff\xff\xff\xff\0\0\0\x07", 18);
	frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
	expect("setting/01=4096 setting/05=16777215 setting/065535=7 "
	       "settings/0+0 settings/0+1",
	       0);
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		frame(LWS_H2_SETTINGS, 0, 0, bad[n].bytes, 6);
		expect("", bad[n].err);
	}
	frame(LWS_H2_SETTINGS, 0, 0, "12345", 5);
	expect("", LWS_H2_FRAME_SIZE_ERROR);
	frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, "\0\x01\0\0\x10\0", 6);
	expect("", LWS_H2_FRAME_SIZE_ERROR);
	frame(LWS_H2_SETTINGS, 0, 1, NULL, 0);
	expect("", LWS_H2_PROTOCOL_ERROR);
}

static void
frames_of_fixed_form(void **state)
{
	char words[200];

	(void)state;
	memset(words, 'w', sizeof(words));
	memcpy(words, "\0\0\0\x05\0\0\0\x02", 8);
	frame(LWS_H2_PING, LWS_H2_F_ACK, 0, "ABCDEFGH", 8);
	frame(LWS_H2_RST_STREAM, 0, 5, "\0\0\0\x08", 4);
	frame(LWS_H2_WINDOW_UPDATE, 0, 0, "\x80\0\0\x09", 4);
	frame(LWS_H2_WINDOW_UPDATE, 0, 7, "\0\0\0\0", 4);
	frame(LWS_H2_PRIORITY, 0, 9, "\0\0\0\x01\x10", 5);
	frame(LWS_H2_PRIORITY, 0, 9, "\0\0\0\x01", 4);
	frame(LWS_H2_PRIORITY_UPDATE, 0, 0, "\0\0\0\x03u=1", 7);
	frame((enum lws_h2_type)0x77, 0xff, 11, words, 100);
	frame(LWS_H2_GOAWAY, 0, 0, words, 12);
	expect("ping/0:ABCDEFGH rst/5=8 window/0=9 window/7=0 priority/9 "
	       "stream-error/9=6 update/0:u=1 unknown/11=119 goaway/0:wwww",
	       0);
	frame(LWS_H2_GOAWAY, 0, 0, words, sizeof(words));
	frame(LWS_H2_PING, 0, 0, "ABCDEFGH", 8);
	assert_int_equal(run(in_len, in_len), 0);
	assert_string_equal(said + strlen(said) - 15, "ping/0:ABCDEFGH");
	in_len = 0;
}

static void
lengths_and_streams_are_what_they_must_be(void **state)
{
	static const struct {
		enum lws_h2_type type;
		uint32_t stream;
		size_t len;
		int err;
	} bad[] = {
		{ LWS_H2_PING, 0, 7, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_PING, 0, 9, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_PING, 1, 8, LWS_H2_PROTOCOL_ERROR },
		{ LWS_H2_RST_STREAM, 1, 3, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_RST_STREAM, 0, 4, LWS_H2_PROTOCOL_ERROR },
		{ LWS_H2_WINDOW_UPDATE, 1, 5, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_GOAWAY, 0, 7, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_GOAWAY, 1, 8, LWS_H2_PROTOCOL_ERROR },
		{ LWS_H2_PRIORITY, 0, 5, LWS_H2_PROTOCOL_ERROR },
		{ LWS_H2_PRIORITY_UPDATE, 0, 3, LWS_H2_FRAME_SIZE_ERROR },
		{ LWS_H2_PUSH_PROMISE, 1, 8, LWS_H2_PROTOCOL_ERROR },
		{ LWS_H2_HEADERS, 0, 8, LWS_H2_PROTOCOL_ERROR },
	};
	static const uint8_t zeros[16];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		frame(bad[n].type, 0, bad[n].stream, zeros, bad[n].len);
		expect("", bad[n].err);
	}
	lws_h2_head_put(in_bytes, LWS_H2_FRAME_MIN + 1, LWS_H2_DATA, 0, 1);
	in_len = LWS_H2_HEAD;
	expect("", LWS_H2_FRAME_SIZE_ERROR);
}

static void
a_frame_as_long_as_announced_is_taken(void **state)
{
	static uint8_t big[LWS_H2_FRAME_MIN];

	(void)state;
	frame(LWS_H2_DATA, 0, 1, big, sizeof(big));
	assert_int_equal(run(in_len, in_len), 0);
	assert_int_equal(run(1, 7), 0);
	in_len = 0;
}

static void
what_is_written_can_be_read(void **state)
{
	uint8_t *p = in_bytes;
	char why[300];

	(void)state;
	memset(why, 'y', sizeof(why));
	why[sizeof(why) - 1] = '\0';
	p = lws_h2_head_put(p, 6, LWS_H2_SETTINGS, 0, 0);
	p = lws_h2_setting_put(p, H2SET_MAX_FRAME_SIZE, 20000);
	p = lws_h2_word_put(p, LWS_H2_RST_STREAM, 3, LWS_H2_CANCEL);
	p = lws_h2_word_put(p, LWS_H2_WINDOW_UPDATE, 3, 1000);
	p = lws_h2_goaway_put(p, 5, LWS_H2_NO_ERROR, "bye");
	in_len = (size_t)(p - in_bytes);
	expect("setting/05=20000 settings/0+0 rst/3=8 window/3=1000 "
	       "goaway/0:bye",
	       0);
	p = lws_h2_goaway_put(in_bytes, 5, LWS_H2_NO_ERROR, why);
	assert_int_equal(p - in_bytes, LWS_H2_GOAWAY_MAX);
	assert_string_equal(lws_h2_err_text(LWS_H2_CANCEL), "CANCEL");
	assert_string_equal(lws_h2_err_text(14), "unknown error");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_comes_with_its_padding_counted),
		cmocka_unit_test(a_header_block_is_not_interrupted),
		cmocka_unit_test(settings_are_judged),
		cmocka_unit_test(frames_of_fixed_form),
		cmocka_unit_test(lengths_and_streams_are_what_they_must_be),
		cmocka_unit_test(a_frame_as_long_as_announced_is_taken),
		cmocka_unit_test(what_is_written_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
