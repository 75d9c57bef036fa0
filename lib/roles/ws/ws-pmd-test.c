/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * permessage-deflate on a connection: what is agreed, messages that inflate to
 * more than any buffer, pauses in the middle of them, what we send.
 */
#include "codec/deflate/deflate.h"
#include "roles/ws/pmd.h"
#include "roles/ws/ws-test.h"

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

static struct lws_deflater *to_server;
static struct lws_inflater *from_server;

static int
begin(void **state)
{
	(void)state;
	to_server = lws_deflater_create(15, 6, 8);
	from_server = lws_inflater_create(15);

	return !to_server || !from_server || ws_test_context(extensions);
}

static int
end(void **state)
{
	(void)state;
	ws_test_end();
	lws_deflater_destroy(to_server);
	lws_inflater_destroy(from_server);

	return 0;
}

#define OFFER "Sec-WebSocket-Extensions: permessage-deflate"

static const char *
reply_to(const char *offers)
{
	static char head[2048], *p;
	char *eol;

	assert_int_equal(dial(), 0);
	send_text(REQUEST VERSION);
	send_text(offers);
	send_text("\r\n\r\n");
	lws_strncpy(head, take_head(), sizeof(head));
	p = strstr(head, "Extensions: ");
	if (!p)
		return strstr(head, " 101 ") ? "" : "refused";
	eol = strchr(p, '\r');
	*eol = '\0';

	return p + 12;
}

static void
the_first_offer_that_can_be_kept_is_taken(void **state)
{
	static const char *const table[][2] = {
		{ "X: y", "" },
		{ OFFER, "permessage-deflate" },
		{ "Sec-WebSocket-Extensions: x-webkit-deflate-frame", "" },
		{ "Sec-WebSocket-Extensions: foo; a=1, permessage-deflate",
		  "permessage-deflate" },
		{ OFFER "; server_max_window_bits=8", "" },
		{ OFFER "; server_max_window_bits=8, permessage-deflate",
		  "permessage-deflate" },
		{ OFFER "; server_max_window_bits=8\r\n" OFFER
			"; server_max_window_bits=10",
		  "permessage-deflate; server_max_window_bits=10" },
		{ OFFER ", permessage-deflate; server_no_context_takeover",
		  "permessage-deflate" },
		{ OFFER "; client_max_window_bits; server_no_context_takeover",
		  "permessage-deflate; server_no_context_takeover" },
		{ OFFER ";", "refused" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++)
		assert_string_equal(reply_to(table[i][0]), table[i][1]);
}

static int
refuse_extension(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		 size_t len)
{
	(void)wsi;
	(void)len;
	if (reason != LWS_CALLBACK_CONFIRM_EXTENSION_OKAY)
		return 0;
	assert_string_equal((char *)in, "permessage-deflate");

	return 1;
}

static void
the_program_has_the_last_say(void **state)
{
	(void)state;
	wt.hook = refuse_extension;
	assert_string_equal(reply_to(OFFER), "");
	assert_non_null(strstr(wt.words, "filter extension headers"));
	/* and then no message may be compressed */
	send_str(FIN | 0x40 | 1, "x");
	expect_frames("close:1002 rsv bits;eof");
}

/* by contract: no room for an inflated piece */
static void
not_for_a_protocol_with_a_tiny_buffer(void **state)
{
	(void)state;
	assert_string_equal(reply_to(OFFER "\r\nSec-WebSocket-Protocol: small"),
			    "");
}

/* -- what comes in -- */

static uint8_t packed[100000];

static size_t
pack(const void *p, size_t len)
{
	struct lws_span in = lws_span_of(p, len);
	size_t n;

	assert_int_equal(
		lws_deflater_feed(to_server, &in, packed, sizeof(packed), &n),
		LWS_SRET_WANT_INPUT);

	return n ? n - LWS_DEFLATE_TAIL : 0;
}

static void
begin_pmd(const char *more)
{
	char offer[300];

	lws_snprintf(offer, sizeof(offer), OFFER "%s\r\n" CHAT, more);
	assert_int_equal(establish(offer), 0);
	lws_deflater_reset(to_server);
	lws_inflater_reset(from_server);
	wt.words[0] = '\0';
}

static uint8_t big[5000000];

static struct {
	size_t len, pieces, most;
	int last, text_ok;
} rx;

static int
measure(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	wt.words[0] = '\0';
	if (lws_is_first_fragment(wsi))
		memset(&rx, 0, sizeof(rx));
	assert_false(rx.last);
	assert_memory_equal(in, big + rx.len, len);
	rx.len += len;
	rx.pieces++;
	if (len > rx.most)
		rx.most = len;
	rx.last = lws_is_final_fragment(wsi);

	return 0;
}

static void
messages_inflate_beyond_every_buffer(void **state)
{
	static const size_t lens[] = { 1023, 1024, 1025, 2048, 10000, 5000000 };
	size_t i, n;

	(void)state;
	begin_pmd("");
	wt.hook = measure;
	memset(big, 'x', sizeof(big));
	for (i = 0; i < LWS_ARRAY_SIZE(lens); i++) {
		memset(&rx, 0, sizeof(rx));
		n = pack(big, lens[i]);
		send_frame(FIN | 0x40 | 2, packed, n);
		rounds((int)(lens[i] / LWS_TUNE_WS_INFLATE_TURN));
		assert_int_equal(rx.len, lens[i]);
		assert_int_equal(rx.last, 1);
		/* the protocol's rx_buffer_size */
		assert_true(rx.most <= 1024);
		/* no empty piece at the end */
		assert_int_equal(rx.pieces, (lens[i] + 1023) / 1024);
	}
}

static void
a_message_comes_cut_everywhere(void **state)
{
	static const char text[] = "gr\xc3\xbc\xc3\x9f gr\xc3\xbc\xc3\x9f";
	uint8_t frame[200];
	size_t n, at, i;

	(void)state;
	begin_pmd("");
	memcpy(big, text, sizeof(text));
	wt.hook = measure;
	for (at = 1; at < 12; at++) {
		memset(&rx, 0, sizeof(rx));
		lws_deflater_reset(to_server);
		n = pack(text, sizeof(text) - 1);
		if (at >= n)
			break;
		/* in two frames, with a PING between, byte by byte */
		n = put_frame(frame, 0x40 | 1, packed, at) +
		    put_frame(frame + at + 6, FIN | 9, "p", 1) +
		    put_frame(frame + at + 13, FIN, packed + at, n - at);
		for (i = 0; i < n; i++)
			send_bytes(frame + i, 1);
		assert_int_equal(rx.len, sizeof(text) - 1);
		assert_int_equal(rx.last, 1);
		expect_frames("pong:p;");
	}
	assert_true(at > 5);
}

static void
empty_and_plain_messages_go_between(void **state)
{
	(void)state;
	begin_pmd("");
	send_frame(FIN | 0x40 | 1, "\0", 1);
	expect("^$");
	send_str(FIN | 1, "plain");
	expect("^plain$");
	send_frame(FIN | 0x40 | 1, packed, pack("hello", 5));
	expect("^hello$");
	/* only a message's end is without the flush's */
	send_frame(0x40 | 2, packed, pack("he", 2) + LWS_DEFLATE_TAIL);
	send_frame(FIN, packed, pack("llo", 3));
	expect("b^he bllo$");
}

static void
text_is_checked_when_it_is_inflated(void **state)
{
	(void)state;
	begin_pmd("");
	send_frame(FIN | 0x40 | 1, packed, pack("a\xff", 2));
	expect_frames("close:1007 bad utf8;eof");
	begin_pmd("");
	send_frame(FIN | 0x40 | 1, packed, pack("a\xc3", 2));
	expect_frames("close:1007 partial utf8;eof");
	begin_pmd("");
	send_str(FIN | 0x40 | 1, "\xff\xff\xff\xff");
	expect_frames("close:1007 bad deflate;eof");
}

static int
measure_and_pause(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		  size_t len)
{
	int r = measure(wsi, reason, in, len);

	if (reason == LWS_CALLBACK_RECEIVE)
		lws_rx_flow_control(wsi, 0);

	return r;
}

static void
a_pause_holds_inside_what_is_inflated(void **state)
{
	size_t n, want;

	(void)state;
	begin_pmd("");
	wt.hook = measure_and_pause;
	for (n = 0; n < 20000; n++)
		big[n] = (uint8_t)("abcdefghijk"[n * n % 11]);
	memset(&rx, 0, sizeof(rx));
	n = pack(big, 20000);
	send_frame(FIN | 0x40 | 1, packed, n);
	for (want = 1024; want < 20000; want += 1024) {
		assert_int_equal(rx.len, want);
		rounds(3);
		assert_int_equal(rx.len, want);
		lws_rx_flow_control(wt.wsi, 1);
		rounds(2);
	}
	assert_int_equal(rx.len, 20000);
	assert_int_equal(rx.last, 1);
	lws_rx_flow_control(wt.wsi, 1);
	wt.hook = NULL;
	send_str(FIN | 1, "next");
	expect("^next$");
}

static int
close_in_it(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	lws_close_reason(wsi, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, NULL, 0);

	return -1;
}

static void
the_program_may_close_inside_a_bomb(void **state)
{
	(void)state;
	begin_pmd("");
	wt.hook = close_in_it;
	memset(big, 0, sizeof(big));
	send_frame(FIN | 0x40 | 2, packed, pack(big, sizeof(big)));
	expect("b^1024");
	expect_frames("close:1009 ;");
	/* the rest of it is not wanted, the answer is */
	send_frame(FIN | 8, "\x03\xf1", 2);
	expect_frames("eof");
}

/* -- the share of a turn -- */

static size_t grown, whole;

static int
count_up(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	(void)in;
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;
	wt.words[0] = '\0';
	grown += len;
	whole += (size_t)lws_is_final_fragment(wsi);

	return 0;
}

/* to all that comes in one read; in each turn of a round its share, and a piece
 */
static int
passes_for(const void *p, size_t len, size_t want)
{
	size_t before;
	int n = 0;

	grown = whole = 0;
	assert_int_equal(send(wt.peer, p, len, MSG_NOSIGNAL), len);
	do {
		before = grown;
		rounds(1);
		assert_true(grown - before <=
			    unit_turns_of_a_round() *
				    (LWS_TUNE_WS_INFLATE_TURN + 1024));
		assert_true(++n < 1000);
	} while (grown < want);
	assert_int_equal(grown, want);

	return n;
}

static void
a_bomb_does_not_hold_the_loop(void **state)
{
	static uint8_t wire[100000];
	size_t n;
	int passes;

	(void)state;
	begin_pmd("");
	wt.hook = count_up;
	memset(big, 0, sizeof(big));
	n = put_frame(wire, FIN | 0x40 | 2, packed, pack(big, sizeof(big)));
	/* what comes behind it waits, and is not forgotten */
	n += put_frame(wire + n, FIN | 9, "p", 1);
	passes = passes_for(wire, n, sizeof(big));
	assert_true((unsigned int)passes * unit_turns_of_a_round() >=
		    sizeof(big) / LWS_TUNE_WS_INFLATE_TURN);
	assert_int_equal(whole, 1);
	rounds(1);
	expect_frames("pong:p;");
	wt.hook = NULL;
	send_str(FIN | 1, "next");
	expect("^next$");
}

static void
nor_do_many_small_ones(void **state)
{
	static uint8_t wire[100000];
	size_t n = 0, i;

	(void)state;
	begin_pmd("");
	wt.hook = count_up;
	memset(big, 0, sizeof(big));
	for (i = 0; i < 100; i++)
		n += put_frame(wire + n, FIN | 0x40 | 2, packed,
			       pack(big, 50000));
	passes_for(wire, n, 100 * 50000);
	assert_int_equal(whole, 100);
	wt.hook = NULL;
	send_str(FIN | 1, "next");
	expect("^next$");
	send_frame(FIN | 8, "\x03\xe8", 2);
	expect_frames("close:1000 ;eof");
}

/* who pauses it while it rests decides when it goes on */
static void
a_pause_outlasts_a_rest(void **state)
{
	static uint8_t wire[100000];
	size_t n, before;

	(void)state;
	begin_pmd("");
	wt.hook = count_up;
	memset(big, 0, sizeof(big));
	n = put_frame(wire, FIN | 0x40 | 2, packed, pack(big, sizeof(big)));
	grown = whole = 0;
	assert_int_equal(send(wt.peer, wire, n, MSG_NOSIGNAL), n);
	rounds(1);
	before = grown;
	assert_true(before);
	lws_rx_flow_control(wt.wsi, 0);
	/* seen and not wanted: the pass does not spin on it */
	assert_int_equal(send(wt.peer, wire, 1, MSG_NOSIGNAL), 1);
	rounds(3);
	assert_int_equal(grown, before);
	lws_rx_flow_control(wt.wsi, 1);
	rounds(sizeof(big) / LWS_TUNE_WS_INFLATE_TURN + 2);
	assert_int_equal(grown, sizeof(big));
	wt.hook = NULL;
	/* the rest of the frame that has begun: empty, compressed */
	send_bytes("\x81\0\0\0\0\0", 6);
	expect("b^$");
}

static void
whole_messages_are_inflated(void **state)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(wt.cx, "default");
	size_t n;

	(void)state;
	assert_int_equal(
		lws_x_ws_whole_messages(
			vh, lws_vhost_name_to_protocol(vh, "chat"), 50000),
		0);
	begin_pmd("");
	wt.hook = measure;
	memset(big, 'x', sizeof(big));
	memset(&rx, 0, sizeof(rx));
	send_frame(FIN | 0x40 | 2, packed, pack(big, 50000));
	assert_int_equal(rx.pieces, 1);
	assert_int_equal(rx.len, 50000);
	n = pack(big, sizeof(big));
	send_frame(FIN | 0x40 | 2, packed, n);
	expect_frames("close:1009 too large;eof");
	assert_int_equal(rx.pieces, 1);
}

/* -- what goes out -- */

static uint8_t text[600000];
static size_t wire_len, text_len;
static int wire_frames, wire_messages, wire_plain;

/* frames of the server: payload put together, and inflated */
static void
unpack(const uint8_t *p, size_t len, int last)
{
	struct lws_span in = lws_span_of(p, len), tail = lws_inflater_tail();
	size_t n;

	assert_int_equal(lws_inflater_feed(from_server, &in, text + text_len,
					   sizeof(text) - text_len, &n),
			 LWS_SRET_WANT_INPUT);
	text_len += n;
	if (!last)
		return;
	assert_int_equal(lws_inflater_feed(from_server, &tail, text + text_len,
					   sizeof(text) - text_len, &n),
			 LWS_SRET_WANT_INPUT);
	text_len += n;
	wire_messages++;
}

static void
read_messages(void)
{
	struct lws_ws_piece piece;
	struct lws_ws_frame f;
	struct lws_span in;
	int n;

	for (n = 0; n < 50; n++) {
		read_all();
		rounds(1);
	}
	text_len = 0;
	wire_frames = wire_messages = wire_plain = 0;
	lws_ws_frame_begin(&f, LWS_WS_MAY_COMPRESS);
	in = lws_span_of(wt.got, wt.got_len);
	while (lws_ws_frame_feed(&f, &in, 1000000, &piece) ==
	       LWS_SRET_WANT_OUTPUT) {
		wire_frames++;
		if (piece.compressed)
			unpack(piece.p, piece.len, piece.last);
		else
			wire_plain++;
	}
	assert_int_equal(in.len, 0);
	lws_ws_frame_end(&f);
	wire_len = wt.got_len;
	wt.got_len = 0;
}

static size_t to_write;

static int
write_it(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_SERVER_WRITEABLE || !to_write)
		return 0;
	assert_int_equal(lws_write(wsi, big, to_write, LWS_WRITE_BINARY),
			 to_write);
	to_write = 0;

	return 0;
}

static void
send_from_server(size_t len)
{
	wt.hook = write_it;
	to_write = len;
	lws_callback_on_writable(wt.wsi);
	rounds(3);
	read_messages();
	assert_int_equal(wire_messages, 1);
	assert_int_equal(text_len, len);
	assert_memory_equal(text, big, len);
}

static void
noise(void)
{
	uint32_t seed = 1;
	size_t i;

	for (i = 0; i < sizeof(big); i++) {
		seed = seed * 1103515245 + 12345;
		big[i] = (uint8_t)(seed >> 16);
	}
}

static void
what_we_send_is_compressed(void **state)
{
	size_t once;

	(void)state;
	begin_pmd("");
	memset(big, 'x', sizeof(big));
	send_from_server(1);
	send_from_server(4000);
	assert_true(wire_len < 100);
	send_from_server(200000);
	noise();
	send_from_server(1000);
	once = wire_len;
	send_from_server(1000);
	/* out of the window */
	assert_true(wire_len < once / 4);
	/* more than a chunk: several frames */
	send_from_server(100000);
	assert_true(wire_frames > 3);
}

static void
each_message_starts_anew_if_the_client_wants(void **state)
{
	size_t once;
	int n;

	(void)state;
	begin_pmd("; server_no_context_takeover; client_no_context_takeover");
	noise();
	send_from_server(1000);
	once = wire_len;
	for (n = 0; n < 3; n++) {
		lws_inflater_reset(from_server);
		send_from_server(1000);
		assert_int_equal(wire_len, once);
	}
	wt.hook = measure;
	for (n = 0; n < 3; n++) {
		memset(&rx, 0, sizeof(rx));
		lws_deflater_reset(to_server);
		send_frame(FIN | 0x40 | 2, packed, pack(big, 3000));
		assert_int_equal(rx.len, 3000);
		assert_int_equal(rx.last, 1);
	}
}

static void
windows_are_as_small_as_agreed(void **state)
{
	(void)state;
	begin_pmd("; server_max_window_bits=9; client_max_window_bits=9");
	lws_inflater_destroy(from_server);
	from_server = lws_inflater_create(9);
	noise();
	memcpy(big + 2000, big, 2000);
	send_from_server(4000);
	memcpy(big + 400, big, 400);
	send_from_server(800);
	send_from_server(60000);
}

static int
write_fragments(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		size_t len)
{
	uint8_t buf[LWS_PRE + 8];

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_SERVER_WRITEABLE || !to_write)
		return 0;
	to_write = 0;
	memcpy(buf + LWS_PRE, "abcdef", 6);
	lws_write(wsi, buf + LWS_PRE, 3, LWS_WRITE_TEXT | LWS_WRITE_NO_FIN);
	lws_write(wsi, buf + LWS_PRE, 0,
		  LWS_WRITE_CONTINUATION | LWS_WRITE_NO_FIN);
	lws_write(wsi, buf + LWS_PRE, 2, LWS_WRITE_PING);
	lws_write(wsi, buf + LWS_PRE + 3, 3,
		  LWS_WRITE_CONTINUATION | LWS_WRITE_NO_FIN);
	lws_write(wsi, buf + LWS_PRE, 0, LWS_WRITE_CONTINUATION);
	lws_write(wsi, buf + LWS_PRE, 0, LWS_WRITE_TEXT);
	lws_write(wsi, buf + LWS_PRE, 0, LWS_WRITE_TEXT);

	return 0;
}

static void
fragments_and_empty_messages_are_compressed(void **state)
{
	(void)state;
	begin_pmd("");
	wt.hook = write_fragments;
	to_write = 1;
	lws_callback_on_writable(wt.wsi);
	rounds(2);
	read_messages();
	assert_int_equal(wire_messages, 3);
	assert_int_equal(wire_plain, 1); /* the PING */
	assert_int_equal(text_len, 6);
	assert_memory_equal(text, "abcdef", 6);
}

/* -- options -- */

static void
options_are_set_by_name(void **state)
{
	size_t fast;

	(void)state;
	begin_pmd("");
	assert_int_equal(lws_set_extension_option(wt.wsi, "other", "a", "1"),
			 -1);
#define SET(name, value)                                                       \
	lws_set_extension_option(wt.wsi, "permessage-deflate", name, value)
	assert_int_equal(SET("unknown", "1"), 0);
	assert_int_equal(SET("compression_level", "x"), -1);
	assert_int_equal(SET("compression_level", "10"), -1);
	assert_int_equal(SET("mem_level", "0"), -1);
	memset(big, 'x', 100000);
	for (fast = 0; fast < 100000; fast += 7)
		big[fast] = (uint8_t)('a' + fast % 23);
	send_from_server(50000);
	fast = wire_len;
	assert_int_equal(SET("compression_level", "9"), 0);
	lws_inflater_reset(from_server);
	send_from_server(50000);
	assert_true(wire_len < fast);
	assert_int_equal(SET("tx_buf_size", "7"), 0);
	assert_int_equal(SET("server_no_context_takeover", NULL), 0);
	noise();
	send_from_server(1000);
	assert_true(wire_frames >= 8);
	assert_int_equal(SET("rx_buf_size", "8"), 0);
	wt.hook = measure;
	memset(&rx, 0, sizeof(rx));
	send_frame(FIN | 0x40 | 2, packed, pack(big, 3000));
	assert_int_equal(rx.most, 256);
	assert_int_equal(rx.len, 3000);
}

static struct lws_ext_option_arg args[8];
static int args_count;

static int
note_option(struct lws_context *context, const struct lws_extension *ext,
	    struct lws *wsi, enum lws_extension_callback_reasons reason,
	    void *user, void *in, size_t len)
{
	(void)context;
	(void)ext;
	(void)wsi;
	(void)len;
	assert_int_equal(reason, LWS_EXT_CB_OPTION_SET);
	assert_ptr_equal(user, &args_count);
	args[args_count++] = *(struct lws_ext_option_arg *)in;

	return 0;
}

static void
option_strings_are_parsed(void **state)
{
	static const struct lws_extension e = { "e", note_option, NULL };
	static const struct lws_ext_options opts[] = { { "a", EXTARG_NONE },
						       { "b", EXTARG_DEC },
						       { "c", EXTARG_OPT_DEC },
						       { NULL, EXTARG_NONE } };

	(void)state;
	begin_pmd("");
#define PARSE(text)                                                            \
	(args_count = 0, lws_ext_parse_options(&e, wt.wsi, &args_count, opts,  \
					       text, (int)sizeof(text) - 1))
	assert_int_equal(PARSE("a; b=12; c, d"), 0);
	assert_int_equal(args_count, 3);
	assert_int_equal(args[0].option_index, 0);
	assert_null(args[0].start);
	assert_int_equal(args[1].option_index, 1);
	assert_int_equal(args[1].len, 2);
	assert_memory_equal(args[1].start, "12", 2);
	assert_null(args[2].start);
	assert_int_equal(PARSE("c=\"7\""), 0);
	assert_memory_equal(args[0].start, "7", 1);
	assert_int_equal(PARSE(""), 0);
	assert_int_equal(PARSE("a=1"), -1);
	assert_int_equal(PARSE("b"), -1);
	assert_int_equal(PARSE("b=x"), -1);
	assert_int_equal(PARSE("d"), -1);
	assert_int_equal(PARSE("a;;b=1"), -1);
}

/* -- memory -- */

static int
write_if_it_works(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		  size_t len)
{
	(void)in;
	(void)len;

	return reason == LWS_CALLBACK_SERVER_WRITEABLE &&
	       lws_write(wsi, big, 100, LWS_WRITE_BINARY) < 0;
}

static int
both_ways(void)
{
	struct lws_deflater *keep = to_server;
	int r = -1;

	if (ws_test_context(extensions))
		return -1;
	if (!establish(OFFER "\r\n" CHAT)) {
		/* these bytes: "hello" */
		send_frame(FIN | 0x40 | 1, "\xca\x48\xcd\xc9\xc9\x07\x00", 7);
		wt.hook = write_if_it_works;
		if (wt.wsi)
			lws_callback_on_writable(wt.wsi);
		rounds(3);
		if (wt.wsi && strstr(wt.words, "^hello$"))
			r = 0;
	}
	to_server = keep;
	ws_test_end();

	return unit_heap.refused ? -1 : r;
}

static void
compression_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(both_ways);
}

/* a deflater that others borrow is known by what it was made for, not by what
 * its connection is set to by now */
static void
options_may_change_inside_a_message(void **state)
{
	uint8_t b[LWS_PRE + 4] = { 0 };
	struct lws_ws_thread *t;

	(void)state;
	assert_int_equal(
		establish(CHAT OFFER "; server_no_context_takeover\r\n"), 0);
	assert_int_equal(lws_write(wt.wsi, b + LWS_PRE, 4,
				   LWS_WRITE_BINARY | LWS_WRITE_NO_FIN),
			 4);
	assert_int_equal(lws_set_extension_option(wt.wsi, "permessage-deflate",
						  "server_max_window_bits",
						  "9"),
			 0);
	assert_int_equal(
		lws_write(wt.wsi, b + LWS_PRE, 4, LWS_WRITE_CONTINUATION), 4);
	t = lws_ws_thread(wt.wsi->pt);
	assert_non_null(t->out);
	assert_int_equal(t->out_of.bits, 15);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(options_may_change_inside_a_message),
		T(the_first_offer_that_can_be_kept_is_taken),
		T(the_program_has_the_last_say),
		T(not_for_a_protocol_with_a_tiny_buffer),
		T(messages_inflate_beyond_every_buffer),
		T(a_message_comes_cut_everywhere),
		T(empty_and_plain_messages_go_between),
		T(text_is_checked_when_it_is_inflated),
		T(a_pause_holds_inside_what_is_inflated),
		T(the_program_may_close_inside_a_bomb),
		T(a_bomb_does_not_hold_the_loop),
		T(nor_do_many_small_ones),
		T(a_pause_outlasts_a_rest),
		T(whole_messages_are_inflated),
		T(what_we_send_is_compressed),
		T(each_message_starts_anew_if_the_client_wants),
		T(windows_are_as_small_as_agreed),
		T(fragments_and_empty_messages_are_compressed),
		T(options_are_set_by_name),
		T(option_strings_are_parsed),
		cmocka_unit_test(compression_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
