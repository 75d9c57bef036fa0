/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The inflater against zlib's output in every kind of block and frame, in
 * pieces cut everywhere, and against streams that are wrong in one place.
 */
#include "unit.h"

#include "codec/gunzip/gunzip.h"

#include <zlib.h>

#define PLAIN_MAX (300u * 1024)

static uint8_t plain[PLAIN_MAX], packed[PLAIN_MAX * 2], got[PLAIN_MAX + 1];
static struct lws_inflate z;

enum data { TEXT, NOISE, ZEROS, MIXED, DATA_COUNT };

static uint32_t seed;

static uint32_t
random_next(void)
{
	seed = seed * 1664525u + 1013904223u;

	return seed >> 8;
}

static void
make_plain(enum data kind, size_t len)
{
	size_t n;

	seed = (uint32_t)len + (uint32_t)kind;
	for (n = 0; n < len; n++) {
		const uint32_t r = random_next();

		switch (kind) {
		case TEXT:
			plain[n] = (uint8_t) "etaoin shrdlu\n"[r % 14];
			break;
		case NOISE:
			plain[n] = (uint8_t)r;
			break;
		case ZEROS:
			plain[n] = 0;
			break;
		default:
			/* repeats from far back, then something new */
			plain[n] = n > 40000 && (n / 3000) % 2
					   ? plain[n - 32768 + n % 7]
					   : (uint8_t)r;
		}
	}
}

/* how inflateInit2() and deflateInit2() call the frames */
static int
window_bits(enum lws_inflate_frame frame)
{
	static const int bits[] = { [LWS_INFLATE_RAW] = -15,
				    [LWS_INFLATE_ZLIB] = 15,
				    [LWS_INFLATE_GZIP] = 31 };

	return bits[frame];
}

static size_t
pack(size_t len, enum lws_inflate_frame frame, int level, int strategy)
{
	z_stream s;

	memset(&s, 0, sizeof(s));
	assert_int_equal(deflateInit2(&s, level, Z_DEFLATED, window_bits(frame),
				      9, strategy),
			 Z_OK);
	s.next_in = plain;
	s.avail_in = (uInt)len;
	s.next_out = packed;
	s.avail_out = sizeof(packed);
	assert_int_equal(deflate(&s, Z_FINISH), Z_STREAM_END);
	len = s.total_out;
	deflateEnd(&s);

	return len;
}

/* pieces of the size that next() says; the result, *total bytes in got */
static lws_stateful_ret_t
unpack(enum lws_inflate_frame frame, size_t len, size_t piece, size_t *total)
{
	struct lws_span all = lws_span_of(packed, len);
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;

	lws_inflate_begin(&z, frame);
	*total = 0;
	while (r == LWS_SRET_WANT_INPUT && all.len) {
		const size_t n = piece < all.len ? piece : all.len;
		/* exactly as long as it is, so that a sanitizer sees more */
		uint8_t *copy = malloc(n);
		struct lws_span in = lws_span_of(copy, n);

		memcpy(copy, all.p, n);
		do {
			r = lws_inflate_feed(&z, &in);
			*total += lws_inflate_take(&z, got + *total,
						   sizeof(got) - *total);
		} while (r == LWS_SRET_WANT_OUTPUT);
		if (r == LWS_SRET_WANT_INPUT)
			assert_int_equal(in.len, 0);
		lws_span_skip(&all, n - in.len);
		free(copy);
	}
	if (r == LWS_SRET_OK)
		assert_int_equal(all.len, 0);

	return r;
}

static void
round_trip(enum data kind, size_t len, enum lws_inflate_frame frame, int level,
	   int strategy, size_t piece)
{
	size_t n, total;

	make_plain(kind, len);
	n = pack(len, frame, level, strategy);
	assert_int_equal(unpack(frame, n, piece, &total), LWS_SRET_OK);
	assert_int_equal(total, len);
	assert_memory_equal(got, plain, len);
}

static void
what_zlib_packs_comes_out(void **state)
{
	static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_FIXED,
					  Z_HUFFMAN_ONLY, Z_RLE };
	static const size_t lengths[] = { 0,    1,     2,     300,
					  4096, 32768, 32769, PLAIN_MAX };
	size_t s, l;
	int kind, frame;

	(void)state;
	for (kind = 0; kind < DATA_COUNT; kind++)
		for (s = 0; s < LWS_ARRAY_SIZE(strategies); s++)
			for (l = 0; l < LWS_ARRAY_SIZE(lengths); l++)
				for (frame = 0; frame < 3; frame++)
					round_trip(
						(enum data)kind, lengths[l],
						(enum lws_inflate_frame)frame,
						frame * 3, strategies[s], 5000);
}

static void
pieces_may_be_of_any_size(void **state)
{
	static const size_t pieces[] = { 1, 2, 3, 7, 8, 9, 63, 1000, 4097 };
	size_t n;
	int kind;

	(void)state;
	for (kind = 0; kind < DATA_COUNT; kind++)
		for (n = 0; n < LWS_ARRAY_SIZE(pieces); n++) {
			round_trip((enum data)kind, 70000, LWS_INFLATE_GZIP, 9,
				   Z_DEFAULT_STRATEGY, pieces[n]);
			round_trip((enum data)kind, 70000, LWS_INFLATE_ZLIB, 0,
				   Z_DEFAULT_STRATEGY, pieces[n]);
		}
}

/* one cut at every place, and the output taken late */
static void
cut_everywhere(void **state)
{
	struct lws_span in;
	size_t len, cut, total;
	lws_stateful_ret_t r;

	(void)state;
	make_plain(TEXT, 2000);
	len = pack(2000, LWS_INFLATE_GZIP, 9, Z_DEFAULT_STRATEGY);
	for (cut = 0; cut <= len; cut++) {
		lws_inflate_begin(&z, LWS_INFLATE_GZIP);
		in = lws_span_of(packed, cut);
		r = lws_inflate_feed(&z, &in);
		if (cut < len) {
			assert_int_equal(r, LWS_SRET_WANT_INPUT);
			in = lws_span_of(packed + cut, len - cut);
			r = lws_inflate_feed(&z, &in);
		}
		assert_int_equal(r, LWS_SRET_OK);
		total = lws_inflate_take(&z, got, sizeof(got));
		assert_int_equal(total, 2000);
		assert_memory_equal(got, plain, total);
	}
}

static void
what_follows_the_stream_is_left(void **state)
{
	int frame;
	size_t len;

	(void)state;
	for (frame = 0; frame < 3; frame++) {
		struct lws_span in;

		make_plain(TEXT, 100);
		len = pack(100, (enum lws_inflate_frame)frame, 6,
			   Z_DEFAULT_STRATEGY);
		memcpy(packed + len, "next stream", 11);
		lws_inflate_begin(&z, (enum lws_inflate_frame)frame);
		in = lws_span_of(packed, len + 11);
		assert_int_equal(lws_inflate_feed(&z, &in), LWS_SRET_OK);
		assert_int_equal(in.len, 11);
		assert_memory_equal(in.p, "next", 4);
		/* and stays ended */
		assert_int_equal(lws_inflate_feed(&z, &in), LWS_SRET_OK);
		assert_int_equal(in.len, 11);
	}
}

static void
output_waits_until_it_is_taken(void **state)
{
	struct lws_span in;
	size_t len, turns = 0, total = 0;
	lws_stateful_ret_t r;

	(void)state;
	make_plain(ZEROS, PLAIN_MAX);
	len = pack(PLAIN_MAX, LWS_INFLATE_GZIP, 9, Z_DEFAULT_STRATEGY);
	lws_inflate_begin(&z, LWS_INFLATE_GZIP);
	in = lws_span_of(packed, len);
	do {
		r = lws_inflate_feed(&z, &in);
		if (r == LWS_SRET_WANT_OUTPUT) {
			/* nothing happens before it is taken */
			const size_t before = z.produced;

			assert_int_equal(lws_inflate_feed(&z, &in), r);
			assert_int_equal(z.produced, before);
			assert_in_range(z.produced - z.consumed,
					LWS_INFLATE_PENDING,
					LWS_INFLATE_PENDING + 258);
			turns++;
		}
		total += z.produced - z.consumed;
		z.consumed = z.produced;
	} while (r == LWS_SRET_WANT_OUTPUT);
	assert_int_equal(r, LWS_SRET_OK);
	assert_int_equal(total, PLAIN_MAX);
	assert_true(turns > PLAIN_MAX / (LWS_INFLATE_PENDING + 258) - 1);
}

/* a gzip header with these flags and fields, for the empty stream */
static size_t
gzip_with(uint8_t flags, const void *fields, size_t len, int with_crc)
{
	static const uint8_t start[10] = { 0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 2, 3 };
	static const uint8_t rest[10] = { 0x03, 0x00 };
	size_t n = sizeof(start);

	memcpy(packed, start, n);
	packed[3] = flags;
	memcpy(packed + n, fields, len);
	n += len;
	if (with_crc) {
		const uLong c = crc32(0, packed, (uInt)n);

		lws_put_u16le(packed + n, (uint16_t)c);
		n += 2;
	}
	memcpy(packed + n, rest, sizeof(rest));

	return n + sizeof(rest);
}

static void
gzip_header_fields_are_skipped(void **state)
{
	static const char all[] = "\4\0abcdname\0comment";
	size_t total;

	(void)state;
	assert_int_equal(
		unpack(LWS_INFLATE_GZIP, gzip_with(0, "", 0, 0), 1, &total),
		LWS_SRET_OK);
	assert_int_equal(
		unpack(LWS_INFLATE_GZIP,
		       gzip_with(1 | 2 | 4 | 8 | 16, all, sizeof(all), 1), 1,
		       &total),
		LWS_SRET_OK);
	assert_int_equal(
		unpack(LWS_INFLATE_GZIP, gzip_with(4, "\0\0", 2, 0), 3, &total),
		LWS_SRET_OK);
	assert_int_equal(
		unpack(LWS_INFLATE_GZIP, gzip_with(8, "", 1, 0), 3, &total),
		LWS_SRET_OK);
}

static void
fails_with(enum lws_inflate_frame frame, size_t len,
	   enum lws_inflate_reason reason)
{
	static const size_t pieces[] = { 1, 3, 100000 };
	size_t n, total;

	for (n = 0; n < LWS_ARRAY_SIZE(pieces); n++)
		assert_int_equal(unpack(frame, len, pieces[n], &total),
				 LWS_SRET_FATAL + (int)reason);
	assert_int_equal(LWS_SRET_FATAL + (int)reason,
			 lws_inflate_feed(&z, &(struct lws_span){ packed, 1 }));
}

static void
wrong_headers_are_refused(void **state)
{
	static uint8_t name[LWS_LIMIT_GZIP_HEADER + 1];
	size_t len;

	(void)state;
	len = gzip_with(0, "", 0, 0);
	packed[1] = 0x8c;
	fails_with(LWS_INFLATE_GZIP, len, LWS_INFLATE_BAD_MAGIC);
	len = gzip_with(0, "", 0, 0);
	packed[2] = 7;
	fails_with(LWS_INFLATE_GZIP, len, LWS_INFLATE_BAD_METHOD);
	fails_with(LWS_INFLATE_GZIP, gzip_with(0x20, "", 0, 0),
		   LWS_INFLATE_BAD_FLAGS);
	fails_with(LWS_INFLATE_GZIP, gzip_with(2, "\0\0", 2, 0),
		   LWS_INFLATE_BAD_HEADER);
	memset(name, 'n', sizeof(name));
	fails_with(LWS_INFLATE_GZIP, gzip_with(8, name, sizeof(name), 0),
		   LWS_INFLATE_BAD_HEADER);
	memcpy(packed, "\x78\x02", 2);
	fails_with(LWS_INFLATE_ZLIB, 2, LWS_INFLATE_BAD_ZLIB);
	memcpy(packed, "\x78\x20", 2); /* a dictionary */
	fails_with(LWS_INFLATE_ZLIB, 2, LWS_INFLATE_BAD_ZLIB);
	memcpy(packed, "\x88\x1c", 2); /* a window of 64 KB */
	fails_with(LWS_INFLATE_ZLIB, 2, LWS_INFLATE_BAD_ZLIB);
}

static void
wrong_checks_are_refused(void **state)
{
	size_t len, n;

	(void)state;
	make_plain(TEXT, 5000);
	for (n = 1; n <= 8; n++) {
		len = pack(5000, LWS_INFLATE_GZIP, 6, Z_DEFAULT_STRATEGY);
		packed[len - n] ^= 0x10;
		fails_with(LWS_INFLATE_GZIP, len, LWS_INFLATE_BAD_CHECK);
	}
	for (n = 1; n <= 4; n++) {
		len = pack(5000, LWS_INFLATE_ZLIB, 6, Z_DEFAULT_STRATEGY);
		packed[len - n] ^= 0x10;
		fails_with(LWS_INFLATE_ZLIB, len, LWS_INFLATE_BAD_CHECK);
	}
}

/* a stream written bit by bit: pairs of value and number of bits, 0 ends */
static size_t
write_bits(const uint16_t *pairs)
{
	size_t at = 0;

	memset(packed, 0, 64);
	for (; pairs[1]; pairs += 2) {
		unsigned int n;

		for (n = 0; n < pairs[1]; n++, at++)
			if (pairs[0] >> n & 1)
				packed[at / 8] = (uint8_t)(packed[at / 8] |
							   1 << (at % 8));
	}

	return at / 8 + 4; /* zeros behind it */
}

/* the last block, with dynamic codes, of so many symbols */
#define DYNAMIC(lit, dist, code)                                               \
	1, 1, 2, 2, (lit)-257, 5, (dist)-1, 5, (code)-4, 4

static void
wrong_blocks_are_refused(void **state)
{
	static const struct {
		enum lws_inflate_reason reason;
		uint16_t pairs[48];
	} cases[] = {
		/* type 3 */
		{ LWS_INFLATE_BAD_BLOCK, { 1, 1, 3, 2 } },
		/* stored, length and complement do not fit */
		{ LWS_INFLATE_BAD_STORED, { 1, 1, 0, 7, 5, 16, 0xfffb, 16 } },
		/* fixed: length 3 at distance 1, with nothing before it */
		{ LWS_INFLATE_BAD_DISTANCE, { 1, 1, 1, 2, 0x40, 7, 0, 5 } },
		/* fixed: symbol 286; distance 30 */
		{ LWS_INFLATE_BAD_SYMBOL, { 1, 1, 1, 2, 0x63, 8 } },
		{ LWS_INFLATE_BAD_SYMBOL, { 1, 1, 1, 2, 0x40, 7, 0xf, 5 } },
		/* too many symbols */
		{ LWS_INFLATE_BAD_CODES, { DYNAMIC(287, 1, 4) } },
		{ LWS_INFLATE_BAD_CODES, { DYNAMIC(257, 31, 4) } },
		/* three codes of one bit; one code alone */
		{ LWS_INFLATE_BAD_CODES,
		  { DYNAMIC(257, 1, 4), 1, 3, 1, 3, 1, 3, 0, 3 } },
		{ LWS_INFLATE_BAD_CODES,
		  { DYNAMIC(257, 1, 4), 1, 3, 0, 3, 0, 3, 0, 3 } },
		/* no code at all, and one is wanted */
		{ LWS_INFLATE_BAD_SYMBOL,
		  { DYNAMIC(257, 1, 4), 0, 3, 0, 3, 0, 3, 0, 3 } },
		/* 16 and 18 have a bit each: what is before the first? */
		{ LWS_INFLATE_BAD_CODES,
		  { DYNAMIC(257, 1, 4), 1, 3, 0, 3, 1, 3, 0, 3, 0, 1, 0, 2 } },
		/* twice 138 zeros are more than 258 */
		{ LWS_INFLATE_BAD_CODES,
		  { DYNAMIC(257, 1, 4), 1, 3, 0, 3, 1, 3, 0, 3, 1, 1, 127, 7, 1,
		    1, 127, 7 } },
		/* 138 and 120 zeros: no code for the end of the block */
		{ LWS_INFLATE_BAD_CODES,
		  { DYNAMIC(257, 1, 4), 1, 3, 0, 3, 1, 3, 0, 3, 1, 1, 127, 7, 1,
		    1, 109, 7 } },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		fails_with(LWS_INFLATE_RAW, write_bits(cases[n].pairs),
			   cases[n].reason);
}

/* 1 and *total bytes in out if zlib takes the stream, too */
static int
zlib_takes(size_t len, uint8_t *out, size_t room, size_t *total)
{
	z_stream s;
	int r;

	memset(&s, 0, sizeof(s));
	assert_int_equal(inflateInit2(&s, -15), Z_OK);
	s.next_in = packed;
	s.avail_in = (uInt)len;
	s.next_out = out;
	s.avail_out = (uInt)room;
	r = inflate(&s, Z_FINISH);
	*total = s.total_out;
	r = r == Z_STREAM_END && !s.avail_in;
	inflateEnd(&s);

	return r;
}

/* streams with a few wrong bits: both take them, or none does */
static void
damage_is_judged_as_zlib_does(void **state)
{
	static uint8_t theirs[PLAIN_MAX];
	struct lws_span in;
	size_t len, n, round, total, taken = 0;

	(void)state;
	for (round = 0; round < 5000; round++) {
		make_plain((enum data)(round % DATA_COUNT), 20 + round % 400);
		len = pack(20 + round % 400, LWS_INFLATE_RAW, 9,
			   round % 3 ? Z_DEFAULT_STRATEGY : Z_FIXED);
		seed = (uint32_t)round;
		for (n = 0; n < 1 + round % 4; n++)
			packed[random_next() % len] ^=
				(uint8_t)(1 << random_next() % 8);
		lws_inflate_begin(&z, LWS_INFLATE_RAW);
		in = lws_span_of(packed, len);
		n = 0;
		while (lws_inflate_feed(&z, &in) == LWS_SRET_WANT_OUTPUT)
			n += lws_inflate_take(&z, got + n, sizeof(got) - n);
		n += lws_inflate_take(&z, got + n, sizeof(got) - n);
		if (!zlib_takes(len, theirs, sizeof(theirs), &total)) {
			if (lws_inflate_feed(&z, &in) == LWS_SRET_OK && !in.len)
				fail_msg("round %zu: only zlib refuses", round);
			continue;
		}
		taken++;
		assert_int_equal(lws_inflate_feed(&z, &in), LWS_SRET_OK);
		assert_int_equal(in.len, 0);
		assert_int_equal(n, total);
		assert_memory_equal(got, theirs, n);
	}
	assert_in_range(taken, 100, 4900); /* or it compares nothing */
}

static void
truncation_is_never_the_end(void **state)
{
	size_t len, n, total;

	(void)state;
	make_plain(MIXED, 60000);
	len = pack(60000, LWS_INFLATE_ZLIB, 9, Z_DEFAULT_STRATEGY);
	for (n = 0; n < len; n += n < 200 || len - n < 20 ? 1 : 977)
		assert_int_equal(unpack(LWS_INFLATE_ZLIB, n, 100000, &total),
				 LWS_SRET_WANT_INPUT);
}

static void
checksums_agree_with_zlib(void **state)
{
	size_t n;

	(void)state;
	make_plain(NOISE, PLAIN_MAX);
	assert_int_equal(lws_crc32(0, (const uint8_t *)"123456789", 9),
			 0xcbf43926);
	for (n = 0; n < 20000; n += 1 + n / 3) {
		assert_int_equal(lws_crc32(7, plain, n),
				 crc32(7, plain, (uInt)n));
		assert_int_equal(lws_adler32(1, plain, n),
				 adler32(1, plain, (uInt)n));
	}
	memset(plain, 0xff, PLAIN_MAX);
	assert_int_equal(lws_adler32(1, plain, PLAIN_MAX),
			 adler32(1, plain, PLAIN_MAX));
}

static void
programs_gunzip_through_the_ring(void **state)
{
	size_t ringlen, *produced, *consumed, len, total = 0;
	const uint8_t *ring, *in = packed;
	struct inflator_ctx *inf;
	lws_stateful_ret_t r;

	(void)state;
	make_plain(MIXED, 100000);
	len = pack(100000, LWS_INFLATE_GZIP, 6, Z_DEFAULT_STRATEGY);
	inf = lws_upng_inflator_create(&ring, &ringlen, &produced, &consumed);
	assert_non_null(inf);
	assert_int_equal(ringlen, 32768);
	r = lws_upng_inflate_data(inf, in, 500);
	for (in += 500;;) {
		while (*consumed != *produced)
			got[total++] = ring[(*consumed)++ % ringlen];
		if (r == LWS_SRET_OK)
			break;
		if (r == LWS_SRET_WANT_OUTPUT) {
			r = lws_upng_inflate_data(inf, NULL, 0);
			continue;
		}
		assert_int_equal(r, LWS_SRET_WANT_INPUT);
		r = lws_upng_inflate_data(inf, in, (size_t)(packed + len - in));
		in = packed + len;
	}
	assert_int_equal(total, 100000);
	assert_memory_equal(got, plain, total);
	lws_upng_inflator_destroy(&inf);
	assert_null(inf);
}

static int
create_and_destroy(void)
{
	size_t ringlen, *produced, *consumed;
	const uint8_t *ring;
	struct inflator_ctx *inf;

	inf = lws_upng_inflator_create(&ring, &ringlen, &produced, &consumed);
	if (!inf)
		return -1;
	lws_upng_inflator_destroy(&inf);

	return 0;
}

static void
refused_memory_is_null(void **state)
{
	(void)state;
	unit_oom_sweep(create_and_destroy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_zlib_packs_comes_out),
		cmocka_unit_test(pieces_may_be_of_any_size),
		cmocka_unit_test(cut_everywhere),
		cmocka_unit_test(what_follows_the_stream_is_left),
		cmocka_unit_test(output_waits_until_it_is_taken),
		cmocka_unit_test(gzip_header_fields_are_skipped),
		cmocka_unit_test(wrong_headers_are_refused),
		cmocka_unit_test(wrong_checks_are_refused),
		cmocka_unit_test(wrong_blocks_are_refused),
		cmocka_unit_test(damage_is_judged_as_zlib_does),
		cmocka_unit_test(truncation_is_never_the_end),
		cmocka_unit_test(checksums_agree_with_zlib),
		cmocka_unit_test(programs_gunzip_through_the_ring),
		cmocka_unit_test(refused_memory_is_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
