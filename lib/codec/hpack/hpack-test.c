/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The examples of RFC 7541 appendix C, each block whole and cut at every place;
 * what a hostile encoder may try; and what ours does with which field.
 */
#include "unit.h"

#include "codec/hpack/hpack.h"
#include "codec/http1/http1.h"

static uint8_t scratch[LWS_HPACK_SCRATCH];
static struct lws_hpack_decoder dec;
static char list[8192]; /* "name: value\n" of the last block */

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	lws_hpack_decoder_begin(&dec, 4096);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lws_hpack_decoder_end(&dec);

	return 0;
}

#define DEC_TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

static int
take(struct lws_span in)
{
	struct lws_hpack_field f;
	lws_stateful_ret_t r;
	size_t n;

	dec.scratch = scratch;
	while ((r = lws_hpack_decode(&dec, &in, &f)) == LWS_SRET_WANT_OUTPUT) {
		n = strlen(list);
		assert_int_equal(f.token,
				 lws_http1_token(f.name.p, f.name.len));
		lws_snprintf(list + n, sizeof(list) - n, "%s%.*s: %.*s\n",
			     f.never ? "!" : "", (int)f.name.len,
			     (const char *)f.name.p, (int)f.value.len,
			     (const char *)f.value.p);
	}
	if (r == LWS_SRET_WANT_INPUT)
		assert_int_equal(in.len, 0);

	return r == LWS_SRET_FATAL ? -1 : 0;
}

/* a block in pieces: the first of cut bytes, then of step */
static int
block_cut(const uint8_t *p, size_t len, size_t cut, size_t step)
{
	size_t at = 0, n = cut;

	list[0] = '\0';
	while (at < len) {
		if (n > len - at)
			n = len - at;
		if (take(lws_span_of(p + at, n)))
			return -1;
		at += n;
		n = step;
	}

	return lws_hpack_decode_end(&dec) == LWS_SRET_OK ? 0 : -1;
}

/* -- hex -- */

static uint8_t bytes[8192];

static size_t
unhex(const char *hex)
{
	size_t n = 0;

	for (; *hex; hex++) {
		if (*hex == ' ')
			continue;
		assert_true(lws_hex_digit((uint8_t)hex[0]) >= 0);
		bytes[n++] = (uint8_t)(lws_hex_digit((uint8_t)hex[0]) << 4 |
				       lws_hex_digit((uint8_t)hex[1]));
		hex++;
	}

	return n;
}

struct step {
	const char *hex;
	const char *fields;
	uint32_t table;
};

/* blocks of one connection, cut in the same way each */
static void
story(const struct step *steps, size_t count, uint32_t table_max)
{
	size_t cut, i, most = 0;

	for (i = 0; i < count; i++)
		if (strlen(steps[i].hex) / 2 > most)
			most = strlen(steps[i].hex) / 2;
	for (cut = 1; cut <= most + 1; cut++) {
		lws_hpack_decoder_end(&dec);
		lws_hpack_decoder_begin(&dec, table_max);
		for (i = 0; i < count; i++) {
			size_t len = unhex(steps[i].hex);

			assert_int_equal(block_cut(bytes, len, cut,
						   cut > most ? 1 : len),
					 0);
			assert_string_equal(list, steps[i].fields);
			assert_int_equal(dec.table.size, steps[i].table);
		}
	}
}

static void
bad(const char *hex, enum lws_hpack_err err)
{
	size_t len = unhex(hex), cut;

	for (cut = 1; cut <= len; cut++) {
		lws_hpack_decoder_end(&dec);
		lws_hpack_decoder_begin(&dec, 4096);
		assert_int_equal(block_cut(bytes, len, cut, len), -1);
		assert_int_equal(dec.err, err);
		/* and it stays so */
		assert_int_equal(take(lws_span_of("\x82", 1)), -1);
	}
	assert_true(*lws_hpack_err_text(err));
}

/* -- RFC 7541 appendix C -- */

static void
requests_of_the_rfc(void **state)
{
	static const struct step plain[] = {
		{ "828684410f7777772e6578616d706c652e636f6d",
		  ":method: GET\n:scheme: http\n:path: /\n"
		  ":authority: www.example.com\n",
		  57 },
		{ "828684be58086e6f2d6361636865",
		  ":method: GET\n:scheme: http\n:path: /\n"
		  ":authority: www.example.com\ncache-control: no-cache\n",
		  110 },
		{ "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565",
		  ":method: GET\n:scheme: https\n:path: /index.html\n"
		  ":authority: www.example.com\ncustom-key: custom-value\n",
		  164 },
	};
	const struct step huffman[] = {
		{ "828684418cf1e3c2e5f23a6ba0ab90f4ff", plain[0].fields, 57 },
		{ "828684be5886a8eb10649cbf", plain[1].fields, 110 },
		{ "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
		  plain[2].fields, 164 },
	};

	(void)state;
	story(plain, 3, 4096);
	story(huffman, 3, 4096);
}

static void
responses_of_the_rfc_evict(void **state)
{
	static const struct step steps[] = {
		{ "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e0"
		  "82a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
		  ":status: 302\ncache-control: private\n"
		  "date: Mon, 21 Oct 2013 20:13:21 GMT\n"
		  "location: https://www.example.com\n",
		  222 },
		{ "4883640effc1c0bf",
		  ":status: 307\ncache-control: private\n"
		  "date: Mon, 21 Oct 2013 20:13:21 GMT\n"
		  "location: https://www.example.com\n",
		  222 },
		{ "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839b"
		  "d9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab27"
		  "0fb5291f9587316065c003ed4ee5b1063d5007",
		  ":status: 200\ncache-control: private\n"
		  "date: Mon, 21 Oct 2013 20:13:22 GMT\n"
		  "location: https://www.example.com\ncontent-encoding: gzip\n"
		  "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; "
		  "version=1\n",
		  215 },
	};

	(void)state;
	story(steps, 3, 256);
}

static void
literals_say_whether_they_are_secrets(void **state)
{
	static const struct step steps[] = {
		{ "100870617373776f726406736563726574", "!password: secret\n",
		  0 },
		{ "040c2f73616d706c652f70617468", ":path: /sample/path\n", 0 },
	};

	(void)state;
	story(steps, 2, 4096);
}

/* -- hostile blocks -- */

static void
integers_have_an_end(void **state)
{
	(void)state;
	bad("ffffffffffffff", LWS_HPACK_ERR_INTEGER);
	bad("ff808080808080808001", LWS_HPACK_ERR_INTEGER);
	bad("ffffffff7f", LWS_HPACK_ERR_INTEGER);
	bad("ff8080808000", LWS_HPACK_ERR_INTEGER); /* padded */
	bad("007fffffffffff", LWS_HPACK_ERR_INTEGER);
	bad("3fffffffffffffffffff01", LWS_HPACK_ERR_INTEGER);
	bad("0001617fffffffff0f", LWS_HPACK_ERR_INTEGER);
}

static void
an_index_has_an_entry(void **state)
{
	(void)state;
	bad("80", LWS_HPACK_ERR_INDEX);
	bad("be", LWS_HPACK_ERR_INDEX);
	bad("ffff0f", LWS_HPACK_ERR_INDEX);
	bad("7f000161", LWS_HPACK_ERR_INDEX);
}

static void
huffman_padding_is_less_than_a_byte_of_ones(void **state)
{
	(void)state;
	bad("00016182f8ff", LWS_HPACK_ERR_HUFFMAN);       /* a byte of ones */
	bad("00016181c0", LWS_HPACK_ERR_HUFFMAN);         /* zeros */
	bad("00016184ffffffff", LWS_HPACK_ERR_HUFFMAN);   /* EOS */
	bad("00016185fffffffc00", LWS_HPACK_ERR_HUFFMAN); /* EOS, then more */
	bad("0081ff0161", LWS_HPACK_ERR_HUFFMAN);         /* padding alone */
}

static void
strings_have_a_limit(void **state)
{
	uint8_t *p = bytes;
	size_t len;

	(void)state;
	*p++ = 0x00;
	*p++ = 0x01;
	*p++ = 'a';
	p = lws_hpack_int_put(p, 0, 7, LWS_LIMIT_HPACK_STRING + 1);
	len = (size_t)(p - bytes);
	list[0] = '\0';
	assert_int_equal(take(lws_span_of(bytes, len)), -1);
	assert_int_equal(dec.err, LWS_HPACK_ERR_STRING);
	lws_hpack_decoder_end(&dec);
	lws_hpack_decoder_begin(&dec, 4096);
	p = lws_hpack_int_put(bytes + 3, 0, 7, LWS_LIMIT_HPACK_STRING);
	assert_int_equal(take(lws_span_of(bytes, (size_t)(p - bytes))), 0);
}

static void
the_longest_huffman_string_fits_the_scratch(void **state)
{
	static uint8_t big[2 * LWS_LIMIT_HPACK_STRING + 16];
	struct lws_hpack_field f;
	struct lws_span in;
	uint8_t *p = big;
	int n;

	(void)state;
	*p++ = 0x00;
	for (n = 0; n < 2; n++) {
		/* 00000: the five bits of '0', eight of them in five bytes */
		p = lws_hpack_int_put(p, 0x80, 7,
				      LWS_LIMIT_HPACK_STRING / 5 * 5);
		memset(p, 0, LWS_LIMIT_HPACK_STRING / 5 * 5);
		p += LWS_LIMIT_HPACK_STRING / 5 * 5;
	}
	in = lws_span_of(big, (size_t)(p - big));
	dec.scratch = scratch;
	assert_int_equal(lws_hpack_decode(&dec, &in, &f), LWS_SRET_WANT_OUTPUT);
	assert_int_equal(f.name.len, LWS_LIMIT_HPACK_STRING / 5 * 8);
	assert_int_equal(f.value.len, f.name.len);
	assert_int_equal(f.value.p[f.value.len - 1], '0');
}

static void
table_size_updates_are_bounded_and_come_first(void **state)
{
	static const struct step good[] = {
		{ "3fe11f82", ":method: GET\n", 0 },   /* 4096 */
		{ "203fe11f82", ":method: GET\n", 0 }, /* 0, then 4096 */
		{ "20", "", 0 },
	};

	(void)state;
	story(good, 3, 4096);
	bad("3fe21f", LWS_HPACK_ERR_TABLE_SIZE); /* 4097 */
	bad("8220", LWS_HPACK_ERR_UPDATE_LATE);
	bad("3fffffff7f", LWS_HPACK_ERR_INTEGER);
}

static void
a_lower_limit_has_to_be_answered(void **state)
{
	(void)state;
	dec.scratch = scratch;
	lws_hpack_decoder_limit(&dec, 100);
	assert_int_equal(block_cut((const uint8_t *)"\x82", 1, 1, 1), -1);
	assert_int_equal(dec.err, LWS_HPACK_ERR_NO_UPDATE);
	lws_hpack_decoder_end(&dec);
	lws_hpack_decoder_begin(&dec, 4096);
	lws_hpack_decoder_limit(&dec, 100);
	assert_int_equal(block_cut((const uint8_t *)"\x3f\x45\x82", 3, 1, 1),
			 0); /* 100 */
	assert_int_equal(dec.table.max, 100);
}

static void
a_block_ends_with_a_field(void **state)
{
	(void)state;
	bad("8200", LWS_HPACK_ERR_TRUNCATED);
	bad("0003616263", LWS_HPACK_ERR_TRUNCATED);
	bad("000361626304616263", LWS_HPACK_ERR_TRUNCATED);
}

/* 4.4: the name of a new entry may be that of one which it drives out */
static void
a_name_outlives_its_entry(void **state)
{
	static const struct step steps[] = {
		{ "400361626308"
		  "3132333435363738",
		  "abc: 12345678\n", 43 },
		{ "7e08"
		  "3837363534333231",
		  "abc: 87654321\n", 43 },
		{ "7e81ff", NULL, 0 },
	};
	size_t len;

	(void)state;
	story(steps, 2, 64);
	len = unhex(steps[2].hex);
	assert_int_equal(block_cut(bytes, len, len, len), -1);
}

static void
an_entry_too_large_for_the_table_empties_it(void **state)
{
	static const struct step steps[] = {
		{ "4003616263023132", "abc: 12\n", 37 },
		{ "40036162632031323334353637383132333435363738313233343536373"
		  "83132333435363738",
		  "abc: 12345678123456781234567812345678\n", 0 },
		{ "82", ":method: GET\n", 0 },
	};

	(void)state;
	story(steps, 3, 64);
}

/* -- encoding -- */

static struct lws_hpack_encoder enc;

static size_t
encode(const char *name, const char *value, int never)
{
	struct lws_hpack_field f = {
		lws_span_of(name, strlen(name)),
		lws_span_of(value, strlen(value)),
		LWS_HPACK_TOKEN_UNKNOWN,
		(uint8_t)never,
		0,
	};
	uint8_t *p = bytes;

	assert_int_equal(
		lws_hpack_encode_begin(&enc, &p, bytes + sizeof(bytes)), 0);
	assert_int_equal(lws_hpack_encode(&enc, &f, &p, bytes + sizeof(bytes)),
			 0);

	return (size_t)(p - bytes);
}

/* and what our decoder makes of it */
static void
round_trip(const char *name, const char *value, size_t most)
{
	char expect[512];
	size_t len = encode(name, value, 0);

	assert_in_range(len, 1, most);
	assert_int_equal(block_cut(bytes, len, len, len), 0);
	lws_snprintf(expect, sizeof(expect), "%s: %s\n", name, value);
	assert_string_equal(list[0] == '!' ? list + 1 : list, expect);
}

static void
what_repeats_costs_one_byte(void **state)
{
	int n;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	round_trip(":status", "200", 1);
	round_trip(":status", "418", 8);
	round_trip(":status", "418", 1);
	round_trip("server", "libwebsockets", 20);
	round_trip("server", "libwebsockets", 1);
	round_trip("x-own", "value", 20);
	round_trip("x-own", "value", 1);
	round_trip("x-own", "other", 8);
	round_trip("content-type", "text/html; charset=utf-8", 40);
	round_trip("content-type", "text/html; charset=utf-8", 1);
	for (n = 0; n < 2; n++) /* differs each time: not kept */
		round_trip("content-length", "12345", 8);
	lws_hpack_encoder_end(&enc);
}

static void
secrets_are_marked_and_never_kept(void **state)
{
	static const char *const names[] = { "authorization", "set-cookie",
					     "proxy-authorization", "cookie" };
	size_t i;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	for (i = 0; i < LWS_ARRAY_SIZE(names); i++) {
		size_t len = encode(names[i], "secret", 0);

		assert_int_equal(bytes[0] & 0xf0, 0x10);
		assert_int_equal(block_cut(bytes, len, len, len), 0);
		assert_int_equal(list[0], '!');
	}
	assert_true(encode("x-mine", "secret", 1) > 1);
	assert_int_equal(bytes[0], 0x10);
	assert_int_equal(enc.table.count, 0);
	lws_hpack_encoder_end(&enc);
}

static void
a_new_table_size_is_told_with_the_lowest_between(void **state)
{
	size_t len;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	encode("x-a", "1", 0);
	lws_hpack_encoder_limit(&enc, 0);
	lws_hpack_encoder_limit(&enc, 1u << 30);
	assert_int_equal(enc.table.max, LWS_TUNE_HPACK_ENCODER);
	assert_int_equal(enc.table.count, 0);
	len = encode(":status", "200", 0);
	assert_int_equal(len, 1 + 3 + 1);
	assert_memory_equal(bytes, "\x20\x3f\xe1\x1f\x88", 5);
	assert_int_equal(encode(":status", "200", 0), 1);
	lws_hpack_encoder_limit(&enc, 64);
	assert_int_equal(encode(":status", "200", 0), 3);
	assert_memory_equal(bytes, "\x3f\x21\x88", 3);
	lws_hpack_encoder_end(&enc);
}

static void
without_room_nothing_happens(void **state)
{
	static const struct lws_hpack_field f = {
		{ (const uint8_t *)"x-abc", 5 },
		{ (const uint8_t *)"12345", 5 },
		LWS_HPACK_TOKEN_UNKNOWN,
		0,
		0,
	};
	uint8_t *p = bytes;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	assert_int_equal(lws_hpack_encode(&enc, &f, &p, bytes + 25), -1);
	assert_ptr_equal(p, bytes);
	assert_int_equal(enc.table.count, 0);
	assert_int_equal(lws_hpack_encode(&enc, &f, &p, bytes + 26), 0);
	assert_int_equal(enc.table.count, 1);
	lws_hpack_encoder_limit(&enc, 0);
	p = bytes;
	assert_int_equal(lws_hpack_encode_begin(&enc, &p, bytes + 11), -1);
	assert_int_equal(lws_hpack_encode_begin(&enc, &p, bytes + 12), 0);
	lws_hpack_encoder_end(&enc);
}

/* Thousands of different fields through both tables: evictions, moves and
 * growth on both sides agree. */
static void
tables_of_both_ends_stay_the_same(void **state)
{
	char name[64], value[300];
	unsigned int n, i, x = 1;

	(void)state;
	lws_hpack_encoder_begin(&enc);
	for (n = 0; n < 5000; n++) {
		x = x * 1103515245u + 12345u;
		lws_snprintf(name, sizeof(name), "x-%u", (x >> 16) % 50);
		for (i = 0; i < (x >> 8) % 250; i++)
			value[i] = (char)('a' + (x >> 20) % 3 + i % 20);
		value[i] = '\0';
		round_trip(name, value, sizeof(bytes));
		assert_int_equal(enc.table.size, dec.table.size);
		assert_int_equal(enc.table.count, dec.table.count);
		assert_true(dec.table.bytes_cap <= 4 * 4096);
	}
	lws_hpack_encoder_end(&enc);
}

static int
use_both(void)
{
	struct lws_hpack_field f;
	struct lws_span in;
	char value[32];
	int n, r = 0;
	size_t len;
	uint8_t *p;

	lws_hpack_decoder_begin(&dec, 4096);
	lws_hpack_encoder_begin(&enc);
	dec.scratch = scratch;
	for (n = 0; n < 64 && !r; n++) {
		lws_snprintf(value, sizeof(value), "value %d of some length",
			     n);
		f.name = lws_span_of("x-name", 6);
		f.value = lws_span_of(value, strlen(value));
		f.token = -1;
		f.never = 0;
		p = bytes;
		r = lws_hpack_encode(&enc, &f, &p, bytes + sizeof(bytes));
		assert_int_equal(r, 0); /* goes on without memory */
		len = (size_t)(p - bytes);
		in = lws_span_of(bytes, 2);
		r = lws_hpack_decode(&dec, &in, &f) == LWS_SRET_FATAL || in.len;
		in = lws_span_of(bytes + 2, len - 2);
		if (!r && len > 2)
			r = lws_hpack_decode(&dec, &in, &f) !=
			    LWS_SRET_WANT_OUTPUT;
		if (!r)
			r = lws_hpack_decode(&dec, &in, &f) !=
				    LWS_SRET_WANT_INPUT ||
			    lws_hpack_decode_end(&dec) != LWS_SRET_OK;
	}
	if (r)
		assert_int_equal(dec.err, LWS_HPACK_ERR_MEMORY);
	lws_hpack_decoder_end(&dec);
	lws_hpack_encoder_end(&enc);

	return r ? -1 : 0;
}

static void
memory_runs_out(void **state)
{
	(void)state;
	unit_oom_sweep(use_both);
}

static void
all_bytes_go_through_huffman(void **state)
{
	uint8_t in[512], coded[2048], out[512];
	size_t n, len;
	uint8_t *end;

	(void)state;
	for (n = 0; n < sizeof(in); n++)
		in[n] = (uint8_t)(n * 7);
	for (len = 0; len <= sizeof(in); len++) {
		end = lws_hpack_huffman_encode(in, len, coded);
		assert_int_equal(end - coded, lws_hpack_huffman_len(in, len));
		assert_int_equal(lws_hpack_huffman_decode(
					 coded, (size_t)(end - coded), out),
				 len);
		assert_memory_equal(out, in, len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEC_TEST(requests_of_the_rfc),
		DEC_TEST(responses_of_the_rfc_evict),
		DEC_TEST(literals_say_whether_they_are_secrets),
		DEC_TEST(integers_have_an_end),
		DEC_TEST(an_index_has_an_entry),
		DEC_TEST(huffman_padding_is_less_than_a_byte_of_ones),
		DEC_TEST(strings_have_a_limit),
		DEC_TEST(the_longest_huffman_string_fits_the_scratch),
		DEC_TEST(table_size_updates_are_bounded_and_come_first),
		DEC_TEST(a_lower_limit_has_to_be_answered),
		DEC_TEST(a_block_ends_with_a_field),
		DEC_TEST(a_name_outlives_its_entry),
		DEC_TEST(an_entry_too_large_for_the_table_empties_it),
		DEC_TEST(what_repeats_costs_one_byte),
		DEC_TEST(secrets_are_marked_and_never_kept),
		DEC_TEST(a_new_table_size_is_told_with_the_lowest_between),
		DEC_TEST(without_room_nothing_happens),
		DEC_TEST(tables_of_both_ends_stay_the_same),
		cmocka_unit_test(memory_runs_out),
		cmocka_unit_test(all_bytes_go_through_huffman),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
