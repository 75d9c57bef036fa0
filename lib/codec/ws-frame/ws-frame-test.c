/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Each MUST of RFC 6455 5, 7 and 8 that a reader of frames can see has a row
 * here. A row is read as a server and as a client, whole, byte by byte, and cut
 * in two at each place: what came of it must always be the same text.
 */
#include "codec/ws-frame/ws-frame.h"

#include "unit.h"

#define FIN  0x80
#define RSV1 0x40

/* how a length is written */
enum { SHORTEST, IN_16, IN_64, NEGATIVE };

struct frame {
	uint8_t b0;
	const char *payload;
	uint8_t form;
	uint16_t fill; /* so many 'x' instead of payload */
};

#define MOST_FRAMES 6

struct row {
	const char *name;
	const char *expect;
	struct frame f[MOST_FRAMES]; /* ended by b0 0 and no payload */
	unsigned int how;
};

/* -- making bytes -- */

static const uint8_t mask_of_row[4] = { 0xa1, 0x02, 0xf3, 0x44 };

static size_t
put_len(uint8_t *p, size_t len, int form)
{
	if (form == SHORTEST)
		return 0;
	if (form == IN_16) {
		p[1] = 126;
		lws_put_u16be(p + 2, (uint16_t)len);
		return 4;
	}
	p[1] = 127;
	lws_put_u64be(p + 2, form == NEGATIVE ? 1ull << 63 : len);

	return 10;
}

static size_t
put_frame(uint8_t *p, const struct frame *f, int masked)
{
	uint8_t mask[4];
	size_t len = f->fill ? f->fill : strlen(f->payload);
	size_t n = lws_ws_head_put(p, f->b0, len, masked ? mask_of_row : NULL);
	size_t odd = put_len(p, len, f->form);

	if (odd) {
		n = odd;
		if (masked) {
			p[1] |= 0x80;
			memcpy(p + n, mask_of_row, 4);
			n += 4;
		}
	}
	if (f->fill)
		memset(p + n, 'x', len);
	else
		memcpy(p + n, f->payload, len);
	memcpy(mask, mask_of_row, 4);
	if (masked)
		lws_ws_mask(p + n, len, mask);

	return n + len;
}

static size_t
put_row(uint8_t *p, const struct row *r, int masked)
{
	size_t n = 0, i;

	for (i = 0; i < MOST_FRAMES; i++)
		if (r->f[i].b0 || r->f[i].payload)
			n += put_frame(p + n, &r->f[i], masked);

	return n;
}

/* -- reading them into words -- */

static char said[200000];
static size_t said_len;

static void
say(const void *p, size_t len)
{
	assert_true(said_len + len < sizeof(said));
	memcpy(said + said_len, p, len);
	said_len += len;
	said[said_len] = '\0';
}

static void
say_control(const struct lws_ws_piece *piece)
{
	static const char *const names[] = { "<close ", "<ping ", "<pong " };
	const char *name = names[piece->opcode - LWS_WS_CLOSE];

	say(name, strlen(name));
	say(piece->p, piece->len);
	say(">", 1);
}

static void
say_piece(const struct lws_ws_piece *piece)
{
	if (piece->opcode >= LWS_WS_CLOSE) {
		say_control(piece);
		return;
	}
	if (piece->first)
		say(piece->opcode == LWS_WS_TEXT ? "t:" : "b:", 2);
	if (piece->first && piece->compressed)
		say("z:", 2);
	say(piece->p, piece->len);
	if (piece->last)
		say(";", 1);
}

/* -1 when it has failed */
static int
feed(struct lws_ws_frame *f, uint8_t *p, size_t len, size_t most)
{
	struct lws_span in = lws_span_of(p, len);
	struct lws_ws_piece piece;
	lws_stateful_ret_t r;
	const char *text;

	while ((r = lws_ws_frame_feed(f, &in, most, &piece)) ==
	       LWS_SRET_WANT_OUTPUT) {
		assert_true(piece.len <= most || piece.compressed ||
			    piece.opcode >= LWS_WS_CLOSE);
		say_piece(&piece);
	}
	if (r == LWS_SRET_WANT_INPUT) {
		assert_int_equal(in.len, 0);
		return 0;
	}
	assert_int_equal(r, LWS_SRET_FATAL);
	text = lws_ws_err_text(f->err);
	say("!", 1);
	say(text, strlen(text));

	return -1;
}

/* cut: the first piece ends there; step: then pieces of so many bytes */
static void
read_row(const struct row *r, int masked, size_t cut, size_t step)
{
	static uint8_t bytes[200000], copy[200000];
	size_t len = put_row(bytes, r, masked), at = 0, n;
	struct lws_ws_frame f;

	said_len = 0;
	said[0] = '\0';
	lws_ws_frame_begin(&f, r->how | (masked ? LWS_WS_EXPECT_MASK : 0));
	while (at < len) {
		n = at < cut ? cut - at : step;
		if (n > len - at)
			n = len - at;
		/* bytes of its own: what it writes beyond is seen */
		memcpy(copy, bytes + at, n);
		copy[n] = 0x5a;
		if (feed(&f, copy, n, step < 7 ? step : 4096))
			break;
		assert_int_equal(copy[n], 0x5a);
		at += n;
	}
	lws_ws_frame_end(&f);
}

static const struct row rows[] = {
	/* 5.6, 5.2 */
	{ "a text", "t:hello;", { { FIN | 1, "hello", 0, 0 } }, 0 },
	{ "a binary", "b:hello;", { { FIN | 2, "hello", 0, 0 } }, 0 },
	{ "an empty text", "t:;", { { FIN | 1, "", 0, 0 } }, 0 },
	{ "an empty binary", "b:;", { { FIN | 2, "", 0, 0 } }, 0 },
	{ "two",
	  "t:a;b:b;",
	  { { FIN | 1, "a", 0, 0 }, { FIN | 2, "b", 0, 0 } },
	  0 },
	/* 5.4 */
	{ "fragments",
	  "t:abcd;",
	  { { 1, "a", 0, 0 }, { 0, "bc", 0, 0 }, { FIN, "d", 0, 0 } },
	  0 },
	{ "empty fragments",
	  "b:;",
	  { { 2, "", 0, 0 }, { 0, "", 0, 0 }, { FIN, "", 0, 0 } },
	  0 },
	{ "last fragment empty",
	  "t:ab;",
	  { { 1, "ab", 0, 0 }, { FIN, "", 0, 0 } },
	  0 },
	{ "control inside a message",
	  "t:a<ping x>b<pong y>c;",
	  { { 1, "a", 0, 0 },
	    { FIN | 9, "x", 0, 0 },
	    { 0, "b", 0, 0 },
	    { FIN | 10, "y", 0, 0 },
	    { FIN, "c", 0, 0 } },
	  0 },
	{ "close inside a message",
	  "t:a<close \x03\xe8>",
	  { { 1, "a", 0, 0 }, { FIN | 8, "\x03\xe8", 0, 0 } },
	  0 },
	{ "continuation of nothing", "!bad cont", { { FIN, "x", 0, 0 } }, 0 },
	{ "open continuation of nothing",
	  "!bad cont",
	  { { 0, "x", 0, 0 } },
	  0 },
	{ "continuation after the end",
	  "t:a;!bad cont",
	  { { FIN | 1, "a", 0, 0 }, { FIN, "b", 0, 0 } },
	  0 },
	{ "text inside a text",
	  "t:a!bad cont",
	  { { 1, "a", 0, 0 }, { FIN | 1, "b", 0, 0 } },
	  0 },
	{ "open binary inside a text",
	  "t:a!bad cont",
	  { { 1, "a", 0, 0 }, { 2, "b", 0, 0 } },
	  0 },
	/* 5.5 */
	{ "ping", "<ping hi>", { { FIN | 9, "hi", 0, 0 } }, 0 },
	{ "empty ping", "<ping >", { { FIN | 9, "", 0, 0 } }, 0 },
	{ "pong", "<pong hi>", { { FIN | 10, "hi", 0, 0 } }, 0 },
	{ "empty close", "<close >", { { FIN | 8, "", 0, 0 } }, 0 },
	{ "several pings",
	  "<ping 1><ping 2><ping 3>",
	  { { FIN | 9, "1", 0, 0 },
	    { FIN | 9, "2", 0, 0 },
	    { FIN | 9, "3", 0, 0 } },
	  0 },
	{ "fragmented ping", "!frag ctl", { { 9, "x", 0, 0 } }, 0 },
	{ "fragmented pong", "!frag ctl", { { 10, "x", 0, 0 } }, 0 },
	{ "fragmented close", "!frag ctl", { { 8, "", 0, 0 } }, 0 },
	{ "ping of 126", "!long ctl", { { FIN | 9, "", 0, 126 } }, 0 },
	{ "close of 126", "!long ctl", { { FIN | 8, "", 0, 126 } }, 0 },
	{ "ping with a 64-bit length",
	  "!long ctl",
	  { { FIN | 9, "x", IN_64, 0 } },
	  0 },
	/* 5.2: reserved bits */
	{ "rsv1", "!rsv bits", { { FIN | 0x40 | 1, "x", 0, 0 } }, 0 },
	{ "rsv2", "!rsv bits", { { FIN | 0x20 | 1, "x", 0, 0 } }, 0 },
	{ "rsv3", "!rsv bits", { { FIN | 0x10 | 2, "x", 0, 0 } }, 0 },
	{ "all of them", "!rsv bits", { { FIN | 0x70 | 1, "x", 0, 0 } }, 0 },
	{ "rsv on a ping", "!rsv bits", { { FIN | 0x40 | 9, "x", 0, 0 } }, 0 },
	{ "rsv inside a message",
	  "t:a!rsv bits",
	  { { 1, "a", 0, 0 }, { FIN | 0x20, "b", 0, 0 } },
	  0 },
	{ "rsv allowed by the program",
	  "t:x;",
	  { { FIN | 0x40 | 1, "x", 0, 0 } },
	  LWS_WS_ANY_RSV },
	/* RFC 7692 6.1 */
	{ "compressed",
	  "t:z:\x80y;",
	  { { FIN | RSV1 | 1, "\x80y", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	{ "compressed in fragments",
	  "b:z:ab;",
	  { { RSV1 | 2, "a", 0, 0 }, { FIN, "b", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	{ "not compressed",
	  "t:x;",
	  { { FIN | 1, "x", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	{ "rsv1 on a continuation",
	  "t:z:a!rsv bits",
	  { { RSV1 | 1, "a", 0, 0 }, { FIN | RSV1, "b", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	{ "rsv1 on a ping",
	  "!rsv bits",
	  { { FIN | RSV1 | 9, "", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	{ "rsv2 in spite of it",
	  "!rsv bits",
	  { { FIN | 0x20 | 1, "", 0, 0 } },
	  LWS_WS_MAY_COMPRESS },
	/* 5.2: opcodes */
	{ "opcode 3", "!bad opc", { { FIN | 3, "x", 0, 0 } }, 0 },
	{ "opcode 4", "!bad opc", { { FIN | 4, "", 0, 0 } }, 0 },
	{ "opcode 7", "!bad opc", { { 7, "x", 0, 0 } }, 0 },
	{ "opcode 11", "!bad opc", { { FIN | 11, "x", 0, 0 } }, 0 },
	{ "opcode 15", "!bad opc", { { FIN | 15, "", 0, 0 } }, 0 },
	{ "opcode 3 allowed by the program",
	  "t:ab;",
	  { { 1, "a", 0, 0 },
	    { FIN | 3, "x", 0, 0 },
	    { FIN | 11, "y", 0, 0 },
	    { FIN, "b", 0, 0 } },
	  LWS_WS_ANY_OPCODE },
	/* 5.2: lengths */
	{ "16-bit length that is too long",
	  "!bad len",
	  { { FIN | 2, "abc", IN_16, 0 } },
	  0 },
	{ "64-bit length that is too long",
	  "!bad len",
	  { { FIN | 2, "abc", IN_64, 0 } },
	  0 },
	{ "64-bit length for 65535",
	  "!bad len",
	  { { FIN | 2, "", IN_64, 65535 } },
	  0 },
	{ "bit 63", "!bad len", { { FIN | 2, "abc", NEGATIVE, 0 } }, 0 },
	/* 8.1 */
	{ "utf8",
	  "t:gr\xc3\xbc\xe2\x82\xac\xf0\x90\x8d\x88;",
	  { { FIN | 1, "gr\xc3\xbc\xe2\x82\xac\xf0\x90\x8d\x88", 0, 0 } },
	  0 },
	{ "utf8 cut by fragments",
	  "t:\xe2\x82\xac;",
	  { { 1, "\xe2", 0, 0 }, { 0, "\x82", 0, 0 }, { FIN, "\xac", 0, 0 } },
	  0 },
	{ "utf8 with a ping inside",
	  "t:\xe2<ping >\x82\xac;",
	  { { 1, "\xe2", 0, 0 },
	    { FIN | 9, "", 0, 0 },
	    { FIN, "\x82\xac", 0, 0 } },
	  0 },
	{ "binary is never checked",
	  "b:\xff\xfe;",
	  { { FIN | 2, "\xff\xfe", 0, 0 } },
	  0 },
	{ NULL, NULL, { { 0, NULL, 0, 0 } }, 0 }
};

static void
check(const struct row *r, const char *how, size_t cut)
{
	if (strcmp(said, r->expect))
		fail_msg("%s, %s %zu: \"%s\", not \"%s\"", r->name, how, cut,
			 said, r->expect);
}

static void
run_row(const struct row *r)
{
	static uint8_t bytes[200000];
	size_t cut, len;
	int masked;

	for (masked = 0; masked < 2; masked++) {
		len = put_row(bytes, r, masked);
		read_row(r, masked, 0, len + 1);
		check(r, "whole", 0);
		read_row(r, masked, 0, 1);
		check(r, "byte by byte", 0);
		for (cut = 1; cut < len && cut < 200; cut++) {
			read_row(r, masked, cut, len);
			check(r, "cut at", cut);
		}
	}
}

static void
ws_frame_reads_what_rfc_6455_says(void **state)
{
	const struct row *r;

	(void)state;
	for (r = rows; r->name; r++)
		run_row(r);
}

/* what was given before the error depends on the cut, the error does not */
static void
ws_frame_fails_bad_text_however_it_is_cut(void **state)
{
	static const struct {
		const char *text, *why;
	} bad[] = {
		{ "\xff", "!bad utf8" },
		{ "abc\x80", "!bad utf8" },
		{ "\xc0\xaf", "!bad utf8" },
		{ "\xed\xa0\x80", "!bad utf8" },
		{ "\xf4\x90\x80\x80", "!bad utf8" },
		{ "sixteen bytes ok\xce\xba\xe1\xbd", "!partial utf8" },
		{ "\xe2\x82", "!partial utf8" },
	};
	struct row r;
	size_t i, cut;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++) {
		memset(&r, 0, sizeof(r));
		r.f[0].b0 = FIN | 1;
		r.f[0].payload = bad[i].text;
		for (cut = 0; cut < 30; cut++) {
			read_row(&r, 1, cut, cut ? 100 : 1);
			if (!strstr(said, bad[i].why))
				fail_msg("%zu cut at %zu: %s", i, cut, said);
		}
	}
}

/* 8.1: at the first byte that is wrong, not at the end of the message */
static void
ws_frame_fails_bad_text_at_once(void **state)
{
	uint8_t bytes[] = { 1, 10, 'a', 0xc3, 0x28 };
	struct lws_ws_frame f;

	(void)state;
	said_len = 0;
	lws_ws_frame_begin(&f, 0);
	assert_int_equal(feed(&f, bytes, 4, 4096), 0);
	assert_int_equal(feed(&f, bytes + 4, 1, 4096), -1);
	assert_int_equal(lws_ws_err_code(f.err), 1007);
	lws_ws_frame_end(&f);
}

/* 5.1 */
static void
ws_frame_wants_masks_of_clients_only(void **state)
{
	uint8_t plain[] = { FIN | 1, 1, 'x' };
	uint8_t masked[] = { FIN | 1, 0x81, 0, 0, 0, 0, 'x' };
	struct lws_ws_frame f;

	(void)state;
	lws_ws_frame_begin(&f, LWS_WS_EXPECT_MASK);
	assert_int_equal(feed(&f, plain, sizeof(plain), 4096), -1);
	assert_int_equal(f.err, LWS_WS_ERR_MASK);
	lws_ws_frame_begin(&f, 0);
	assert_int_equal(feed(&f, masked, sizeof(masked), 4096), -1);
	assert_int_equal(f.err, LWS_WS_ERR_MASK);
}

/* an error in the first two bytes does not wait for the rest of the head */
static void
ws_frame_judges_two_bytes(void **state)
{
	uint8_t bytes[] = { FIN | 3, 0xfe };
	struct lws_ws_frame f;

	(void)state;
	lws_ws_frame_begin(&f, LWS_WS_EXPECT_MASK);
	assert_int_equal(feed(&f, bytes, 1, 4096), 0);
	assert_int_equal(feed(&f, bytes + 1, 1, 4096), -1);
	assert_int_equal(f.err, LWS_WS_ERR_OPCODE);
}

static void
ws_frame_reads_every_length(void **state)
{
	static const uint16_t lens[] = { 1,   2,   7,    8,    63,   64,   65,
					 124, 125, 126,  127,  128,  255,  256,
					 511, 512, 1000, 4095, 4096, 65535 };
	struct row r;
	size_t i;
	int masked;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(lens); i++)
		for (masked = 0; masked < 2; masked++) {
			memset(&r, 0, sizeof(r));
			r.f[0].b0 = FIN | 2;
			r.f[0].payload = "";
			r.f[0].fill = lens[i];
			read_row(&r, masked, 0, 100000);
			assert_int_equal(said_len, lens[i] + 3u);
			assert_int_equal(said[2], 'x');
			assert_int_equal(said[lens[i] + 1], 'x');
			read_row(&r, masked, 5, 3);
			assert_int_equal(said_len, lens[i] + 3u);
			assert_int_equal(strspn(said + 2, "x"), lens[i]);
		}
}

/* 5.2: a length of 64 bits is believed, but only what comes is counted */
static void
ws_frame_takes_the_largest_length(void **state)
{
	uint8_t bytes[] = { FIN | 2, 127,  0x7f, 0xff, 0xff, 0xff,
			    0xff,    0xff, 0xff, 0xff, 'x' };
	struct lws_ws_frame f;

	(void)state;
	said_len = 0;
	lws_ws_frame_begin(&f, 0);
	assert_int_equal(feed(&f, bytes, sizeof(bytes), 4096), 0);
	assert_string_equal(said, "b:x");
	assert_true(f.left == UINT64_MAX / 2 - 1);
	lws_ws_frame_end(&f);
}

static void
masking_twice_is_nothing_at_every_offset(void **state)
{
	uint8_t a[300], b[300], mask[4], again[4];
	size_t from, len, i;

	(void)state;
	for (from = 0; from < 9; from++)
		for (len = 0; len < 280; len++) {
			for (i = 0; i < sizeof(a); i++)
				a[i] = b[i] = (uint8_t)(i * 7);
			memcpy(mask, mask_of_row, 4);
			memcpy(again, mask_of_row, 4);
			lws_ws_mask(a + from, len, mask);
			for (i = 0; i < len; i++)
				assert_int_equal(a[from + i],
						 b[from + i] ^
							 mask_of_row[i & 3]);
			/* in two parts, with the mask as it was left */
			lws_ws_mask(a + from, len / 3, again);
			lws_ws_mask(a + from + len / 3, len - len / 3, again);
			assert_memory_equal(a, b, sizeof(a));
			assert_memory_equal(mask, again, 4);
		}
}

static void
masking_sees_what_is_not_ascii(void **state)
{
	uint8_t a[200], mask[4];
	size_t len, at;

	(void)state;
	for (len = 1; len < sizeof(a); len += 13)
		for (at = 0; at < len; at++) {
			memset(a, 0, sizeof(a));
			memset(mask, 0x41, sizeof(mask));
			assert_false(lws_ws_mask(a, len, mask));
			a[at] ^= 0x80;
			memset(mask, 0, sizeof(mask));
			assert_true(lws_ws_mask(a, len, mask));
		}
}

/* 7.4.1, 7.4.2, and what IANA has registered since */
static void
close_codes_that_may_be_sent(void **state)
{
	static const uint16_t good[] = { 1000, 1001, 1002, 1003, 1007, 1008,
					 1009, 1010, 1011, 1012, 1013, 1014,
					 3000, 3999, 4000, 4999 };
	unsigned int code, n = 0;

	(void)state;
	for (code = 0; code < 65536; code++) {
		int is_good = n < LWS_ARRAY_SIZE(good) && good[n] == code;

		if (code > 3000 && code < 4999)
			is_good = 1;
		assert_int_equal(lws_ws_close_code_is_good(code), is_good);
		if (n < LWS_ARRAY_SIZE(good) && good[n] == code)
			n++;
	}
}

static void
close_payloads_are_checked(void **state)
{
	(void)state;
#define CHECK(bytes)                                                           \
	lws_ws_close_check((const uint8_t *)bytes, sizeof(bytes) - 1)
	assert_int_equal(CHECK(""), LWS_WS_OK);
	assert_int_equal(CHECK("\x03"), LWS_WS_ERR_CLOSE_LEN);
	assert_int_equal(CHECK("\x03\xe8"), LWS_WS_OK);
	assert_int_equal(CHECK("\x03\xe8"
			       "bye"),
			 LWS_WS_OK);
	assert_int_equal(CHECK("\x03\xe8\xe2\x82\xac"), LWS_WS_OK);
	assert_int_equal(CHECK("\x03\xe8\xe2\x82"), LWS_WS_ERR_CLOSE_UTF8);
	assert_int_equal(CHECK("\x03\xed"), LWS_WS_ERR_CLOSE_CODE);
	assert_int_equal(CHECK("\x00\x00"), LWS_WS_ERR_CLOSE_CODE);
}

/* the example of RFC 6455 1.3 */
static void
handshake_answers_as_in_the_example(void **state)
{
	static const char key[] = "dGhlIHNhbXBsZSBub25jZQ==";
	char accept[LWS_WS_ACCEPT_LEN + 1], made[LWS_WS_KEY_LEN + 1];

	(void)state;
	lws_ws_accept_put(accept, key, strlen(key));
	assert_string_equal(accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
	lws_ws_key_put(made, (const uint8_t *)"the sample nonce");
	assert_string_equal(made, key);
	/* the largest key there is: nothing is written beyond */
	lws_ws_accept_put(accept, "/////////////////////w==", 24);
	assert_int_equal(strlen(accept), LWS_WS_ACCEPT_LEN);
}

static void
handshake_knows_a_key(void **state)
{
	static const char *const bad[] = { "",
					   "dGhlIHNhbXBsZSBub25jZQ=",
					   "dGhlIHNhbXBsZSBub25jZQ===",
					   "dGhlIHNhbXBsZSBub25jZQAA",
					   "dGhlIHNhbXBsZSBub25jZ(==",
					   "dGhlIHNhbXBsZSBub25j====",
					   "dGhlIHNhbXBsZSBub25jZTEyMw==" };
	size_t i;

	(void)state;
	assert_true(lws_ws_key_is_good("dGhlIHNhbXBsZSBub25jZQ==", 24));
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++)
		assert_false(lws_ws_key_is_good(bad[i], strlen(bad[i])));
}

/* -- the list of extensions, 9.1 -- */

static void
say_extensions(const char *text)
{
	struct lws_span list = lws_span_of(text, strlen(text)), name;
	struct lws_ws_param p;
	int r;

	said_len = 0;
	said[0] = '\0';
	while ((r = lws_ws_extension_next(&list, &name)) > 0) {
		say("[", 1);
		say(name.p, name.len);
		while ((r = lws_ws_param_next(&list, &p)) > 0) {
			say(" ", 1);
			say(p.name.p, p.name.len);
			if (p.value.p) {
				say("=", 1);
				say(p.value.p, p.value.len);
			}
		}
		if (r < 0)
			break;
		say("]", 1);
	}
	if (r < 0)
		say("!", 1);
}

static void
extensions_are_taken_apart(void **state)
{
	static const char *const table[][2] = {
		{ "", "" },
		{ "a", "[a]" },
		{ "a, b", "[a][b]" },
		{ " a ,\tb ", "[a][b]" },
		{ ",, a,,b,", "[a][b]" },
		{ "a;b", "[a b]" },
		{ "a; b=1; c, d; e=\"x\"", "[a b=1 c][d e=x]" },
		{ "a ; b = 1 ,c", "[a b=1][c]" },
		{ "a;", "[a!" },
		{ "a;;b", "[a!" },
		{ "a;=1", "[a!" },
		{ "a;b=", "[a!" },
		{ "a;b=\"", "[a!" },
		{ "a;b=\"\"", "[a!" },
		{ "a;b=\"x", "[a!" },
		{ "a;b=\"x y\"", "[a!" },
		{ "a b", "[a!" },
		{ "a=1", "[a!" },
		{ "=", "!" },
		{ ";a", "!" },
		{ "a;b=1 2", "[a b=1!" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
		say_extensions(table[i][0]);
		assert_string_equal(said, table[i][1]);
	}
}

/* -- memory -- */

static int
read_a_cut_ping(void)
{
	uint8_t a[] = { FIN | 9, 3, 'a' }, b[] = { 'b', 'c' };
	struct lws_ws_frame f;
	int r;

	said_len = 0;
	lws_ws_frame_begin(&f, 0);
	r = feed(&f, a, sizeof(a), 4096) || feed(&f, b, sizeof(b), 4096);
	if (!r)
		assert_string_equal(said, "<ping abc>");
	else
		assert_int_equal(f.err, LWS_WS_ERR_NO_MEMORY);
	lws_ws_frame_end(&f);

	return r ? -1 : 0;
}

static void
ws_frame_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(read_a_cut_ping);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ws_frame_reads_what_rfc_6455_says),
		cmocka_unit_test(ws_frame_fails_bad_text_however_it_is_cut),
		cmocka_unit_test(ws_frame_fails_bad_text_at_once),
		cmocka_unit_test(ws_frame_wants_masks_of_clients_only),
		cmocka_unit_test(ws_frame_judges_two_bytes),
		cmocka_unit_test(ws_frame_reads_every_length),
		cmocka_unit_test(ws_frame_takes_the_largest_length),
		cmocka_unit_test(masking_twice_is_nothing_at_every_offset),
		cmocka_unit_test(masking_sees_what_is_not_ascii),
		cmocka_unit_test(close_codes_that_may_be_sent),
		cmocka_unit_test(close_payloads_are_checked),
		cmocka_unit_test(handshake_answers_as_in_the_example),
		cmocka_unit_test(handshake_knows_a_key),
		cmocka_unit_test(extensions_are_taken_apart),
		cmocka_unit_test(ws_frame_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
