/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * permessage-deflate without a connection: every way to write an offer, the
 * examples of RFC 7692, messages cut everywhere, memory refused.
 */
#include "codec/deflate/deflate.h"
#include "codec/ws-frame/ws-frame.h"

#include "unit.h"

/* -- offers -- */

static const struct {
	const char *offer;
	int r;
	const char *reply;
} offers[] = {
	{ "", 1, "permessage-deflate" },
	{ "; server_no_context_takeover", 1,
	  "permessage-deflate; server_no_context_takeover" },
	{ "; client_no_context_takeover", 1,
	  "permessage-deflate; client_no_context_takeover" },
	{ "; server_max_window_bits=15", 1,
	  "permessage-deflate; server_max_window_bits=15" },
	{ "; server_max_window_bits=10", 1,
	  "permessage-deflate; server_max_window_bits=10" },
	{ "; server_max_window_bits=\"9\"", 1,
	  "permessage-deflate; server_max_window_bits=9" },
	{ "; client_max_window_bits", 1, "permessage-deflate" },
	{ "; client_max_window_bits=8", 1,
	  "permessage-deflate; client_max_window_bits=8" },
	{ ";client_max_window_bits=9;server_max_window_bits=12;"
	  "client_no_context_takeover;server_no_context_takeover",
	  1,
	  "permessage-deflate; server_no_context_takeover; "
	  "client_no_context_takeover; server_max_window_bits=12; "
	  "client_max_window_bits=9" },
	/* RFC 7692 7.1: all of these must be declined */
	{ "; server_max_window_bits", 0, NULL },
	{ "; server_max_window_bits=8", 0, NULL }, /* zlib cannot */
	{ "; server_max_window_bits=7", 0, NULL },
	{ "; server_max_window_bits=16", 0, NULL },
	{ "; server_max_window_bits=09", 0, NULL },
	{ "; server_max_window_bits=1x", 0, NULL },
	{ "; server_max_window_bits=+9", 0, NULL },
	{ "; server_max_window_bits=99999999999999999999", 0, NULL },
	{ "; client_max_window_bits=7", 0, NULL },
	{ "; client_max_window_bits=16", 0, NULL },
	{ "; client_max_window_bits=0", 0, NULL },
	{ "; server_no_context_takeover=1", 0, NULL },
	{ "; client_no_context_takeover=x", 0, NULL },
	{ "; unknown", 0, NULL },
	{ "; Server_no_context_takeover", 0, NULL },
	{ "; client_max_window_bits; client_max_window_bits", 0, NULL },
	{ "; server_no_context_takeover; server_no_context_takeover", 0, NULL },
	{ "; x; x=1; y", 0, NULL },
	/* and these are no list at all */
	{ ";", -1, NULL },
	{ "; server_max_window_bits=", -1, NULL },
	{ "; =10", -1, NULL },
	{ "; a=\"", -1, NULL },
};

static void
offers_are_kept_or_declined_exactly(void **state)
{
	struct lws_pmd_params p;
	struct lws_span list;
	uint8_t reply[256], *to;
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(offers); i++) {
		list = lws_span_of(offers[i].offer, strlen(offers[i].offer));
		if (lws_pmd_offer(&list, &p) != offers[i].r)
			fail_msg("%s", offers[i].offer);
		if (offers[i].r < 0)
			continue;
		assert_int_equal(list.len, 0);
		if (!offers[i].r)
			continue;
		to = reply;
		assert_int_equal(
			lws_pmd_reply_put(&to, reply + sizeof(reply), &p), 0);
		*to = '\0';
		assert_string_equal((char *)reply, offers[i].reply);
	}
}

static void
an_offer_ends_at_the_comma(void **state)
{
	static const char text[] = "; unknown, permessage-deflate";
	struct lws_span list = lws_span_of(text, sizeof(text) - 1), name;
	struct lws_pmd_params p;

	(void)state;
	assert_int_equal(lws_pmd_offer(&list, &p), 0);
	assert_int_equal(lws_ws_extension_next(&list, &name), 1);
	assert_int_equal(lws_pmd_offer(&list, &p), 1);
}

/* whole or not at all */
static void
a_reply_is_never_cut(void **state)
{
	struct lws_pmd_params p = { 12, 9, 1, 1, 1 };
	uint8_t reply[256], *to;
	size_t room, whole;

	(void)state;
	to = reply;
	assert_int_equal(lws_pmd_reply_put(&to, reply + sizeof(reply), &p), 0);
	whole = (size_t)(to - reply);
	for (room = 0; room < whole; room++) {
		to = reply;
		assert_int_equal(lws_pmd_reply_put(&to, reply + room, &p), -1);
		assert_ptr_equal(to, reply);
	}
}

/* -- inflating -- */

static uint8_t out[300000];
static size_t out_len;

/* -1: refused. in cut every step bytes, out in pieces of room */
static int
inflate_message(struct lws_inflater *z, const void *p, size_t len, size_t step,
		size_t room)
{
	struct lws_span in, tail = lws_inflater_tail();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	size_t at, n;

	out_len = 0;
	for (at = 0; at < len + LWS_DEFLATE_TAIL; at += step) {
		in = at < len ? lws_span_of((const uint8_t *)p + at,
					    len - at < step ? len - at : step)
			      : tail;
		if (at >= len)
			at = len + LWS_DEFLATE_TAIL;
		do {
			assert_true(out_len + room < sizeof(out));
			r = lws_inflater_feed(z, &in, out + out_len, room, &n);
			out_len += n;
		} while (r == LWS_SRET_WANT_OUTPUT);
		if (r != LWS_SRET_WANT_INPUT)
			return -1;
		assert_int_equal(in.len, 0);
		if (at < len && at + step > len)
			at = len - step; /* the tail comes next */
	}

	return 0;
}

/* RFC 7692 7.2.3 */
static void
inflates_the_examples(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *text;
	} table[] = {
		{ "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "Hello" },
		/* the same again, out of the window */
		{ "\xf2\x00\x11\x00\x00", 5, "Hello" },
		/* no compression */
		{ "\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11, "Hello" },
		/* ended by a final block, then an empty one */
		{ "\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8, "Hello" },
		/* two blocks */
		{ "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", 13,
		  "Hello" },
		/* empty */
		{ "\x00", 1, "" },
	};
	struct lws_inflater *z = lws_inflater_create(15);
	size_t i, step;

	(void)state;
	assert_non_null(z);
	for (step = 1; step < 20; step++)
		for (i = 0; i < LWS_ARRAY_SIZE(table); i++) {
			assert_int_equal(inflate_message(z, table[i].bytes,
							 table[i].len, step,
							 1 + step % 3),
					 0);
			out[out_len] = '\0';
			assert_string_equal((char *)out, table[i].text);
		}
	lws_inflater_destroy(z);
}

/* They have two bytes each, and a peer may send thousands in a message: none
 * may cost a copy of the window, which lives through them. */
static void
final_blocks_keep_the_window_where_it_is(void **state)
{
	static uint8_t finals[2 * 50000 + 1]; /* an empty block ends it */
	struct lws_inflater *z;
	size_t i;
	long before;

	(void)state;
	for (i = 0; i + 1 < sizeof(finals); i += 2)
		finals[i] = 3;
	unit_heap_begin(0);
	z = lws_inflater_create(15);
	assert_non_null(z);
	assert_int_equal(
		inflate_message(z, "\xf2\x48\xcd\xc9\xc9\x07\0", 7, 7, 100), 0);
	before = unit_heap.count;
	assert_int_equal(inflate_message(z, finals, sizeof(finals), 4096, 100),
			 0);
	assert_int_equal(out_len, 0);
	assert_int_equal(unit_heap.count, before);
	assert_int_equal(inflate_message(z, "\xf2\x00\x11\0\0", 5, 5, 100), 0);
	assert_int_equal(out_len, 5);
	assert_memory_equal(out, "Hello", 5);
	lws_inflater_destroy(z);
	assert_int_equal(unit_heap_end(), 0);
}

static void
refuses_what_is_no_deflate(void **state)
{
	static const uint8_t bad[] = { 0xff, 0xff, 0xff, 0xff };
	struct lws_inflater *z = lws_inflater_create(15);

	(void)state;
	assert_non_null(z);
	assert_int_equal(inflate_message(z, bad, sizeof(bad), 4, 100), -1);
	lws_inflater_reset(z);
	assert_int_equal(
		inflate_message(z, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, 7, 100),
		0);
	lws_inflater_reset(z);
	/* a distance into a window that is no more */
	assert_int_equal(inflate_message(z, "\xf2\x00\x11\x00\x00", 5, 5, 100),
			 -1);
	lws_inflater_destroy(z);
}

/* -- there and back -- */

static uint8_t packed[400000];

/* one message; the tail is taken off */
static size_t
deflate_message(struct lws_deflater *z, const uint8_t *p, size_t len,
		size_t room)
{
	struct lws_span in = lws_span_of(p, len);
	lws_stateful_ret_t r;
	size_t at = 0, n;

	do {
		assert_true(at + room < sizeof(packed));
		r = lws_deflater_feed(z, &in, packed + at, room, &n);
		at += n;
	} while (r == LWS_SRET_WANT_OUTPUT);
	assert_int_equal(r, LWS_SRET_WANT_INPUT);
	assert_true(at >= LWS_DEFLATE_TAIL);
	assert_memory_equal(packed + at - LWS_DEFLATE_TAIL,
			    lws_inflater_tail().p, LWS_DEFLATE_TAIL);

	return at - LWS_DEFLATE_TAIL;
}

static void
fill(uint8_t *p, size_t len, unsigned int kind)
{
	uint32_t seed = kind + 1;
	size_t i;

	for (i = 0; i < len; i++) {
		seed = seed * 1103515245 + 12345;
		p[i] = 'x';
		if (kind)
			p[i] = (uint8_t)(seed >> (kind > 1 ? 16 : 28));
	}
}

static void
what_is_deflated_inflates(void **state)
{
	static const size_t lens[] = { 1, 2, 5, 100, 4096, 70000, 200000 };
	static uint8_t text[200000];
	struct lws_deflater *d;
	struct lws_inflater *z;
	unsigned int bits, kind;
	size_t i, n;

	(void)state;
	for (bits = 9; bits <= 15; bits += 3) {
		d = lws_deflater_create(bits, 1, 8);
		z = lws_inflater_create(bits);
		assert_non_null(d);
		assert_non_null(z);
		for (kind = 0; kind < 3; kind++)
			for (i = 0; i < LWS_ARRAY_SIZE(lens); i++) {
				fill(text, lens[i], kind);
				n = deflate_message(d, text, lens[i],
						    17 + 900 * i);
				assert_int_equal(
					inflate_message(z, packed, n,
							1 + n / (i + 1),
							100 + 3000 * i),
					0);
				assert_int_equal(out_len, lens[i]);
				assert_memory_equal(out, text, lens[i]);
			}
		lws_inflater_destroy(z);
		lws_deflater_destroy(d);
	}
}

static void
a_second_message_is_smaller_unless_reset(void **state)
{
	struct lws_deflater *d = lws_deflater_create(15, 6, 8);
	static uint8_t text[1000];
	size_t first, second, third;

	(void)state;
	assert_non_null(d);
	fill(text, sizeof(text), 1);
	first = deflate_message(d, text, sizeof(text), 5000);
	second = deflate_message(d, text, sizeof(text), 5000);
	lws_deflater_reset(d);
	third = deflate_message(d, text, sizeof(text), 5000);
	assert_true(second < first / 4);
	assert_int_equal(third, first);
	lws_deflater_destroy(d);
}

static void
flushing_nothing_new_gives_no_bytes(void **state)
{
	struct lws_deflater *d = lws_deflater_create(15, 1, 8);
	struct lws_span none = lws_span_of("", 0);
	uint8_t buf[100];
	size_t n;

	(void)state;
	assert_non_null(d);
	deflate_message(d, (const uint8_t *)"abc", 3, 100);
	assert_int_equal(lws_deflater_feed(d, &none, buf, sizeof(buf), &n),
			 LWS_SRET_WANT_INPUT);
	assert_int_equal(n, 0);
	lws_deflater_destroy(d);
}

static int
once_around(void)
{
	struct lws_deflater *d = lws_deflater_create(15, 1, 8);
	struct lws_inflater *z = d ? lws_inflater_create(15) : NULL;
	static uint8_t text[3000];
	int r = -1;

	fill(text, sizeof(text), 1);
	if (z)
		r = inflate_message(
			z, packed, deflate_message(d, text, sizeof(text), 5000),
			1000, 1000);
	if (!r)
		assert_memory_equal(out, text, sizeof(text));
	lws_inflater_destroy(z);
	lws_deflater_destroy(d);

	return r;
}

static void
deflate_survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(once_around);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offers_are_kept_or_declined_exactly),
		cmocka_unit_test(an_offer_ends_at_the_comma),
		cmocka_unit_test(a_reply_is_never_cut),
		cmocka_unit_test(inflates_the_examples),
		cmocka_unit_test(final_blocks_keep_the_window_where_it_is),
		cmocka_unit_test(refuses_what_is_no_deflate),
		cmocka_unit_test(what_is_deflated_inflates),
		cmocka_unit_test(a_second_message_is_smaller_unless_reset),
		cmocka_unit_test(flushing_nothing_new_gives_no_bytes),
		cmocka_unit_test(deflate_survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
