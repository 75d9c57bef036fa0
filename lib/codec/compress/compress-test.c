/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Content codings without a connection: what is packed in any pieces and with
 * any room unpacks to what it was, a flush shows all that was fed, the frame is
 * the one that the name says, memory refused. zlib is the judge of its two.
 */
#include "codec/compress/compress.h"

#include "unit.h"

#include <zlib.h>

#define LEN 40000

static uint8_t text[LEN], packed[LEN + 1000], back[LEN + 1];
static size_t packed_len;

static int
make_text(void **state)
{
	uint32_t x = 1;
	size_t n;

	(void)state;
	for (n = 0; n < LEN; n++) {
		x = x * 1103515245u + 12345u;
		text[n] = (uint8_t)("etaoin shrdlu<>/"[x >> 28]);
	}

	return 0;
}

/* feed one piece; with so many bytes of room a call */
static int
put(const struct lws_compress_ops *ops, void *coder, enum lws_compress_how how,
    const uint8_t *p, size_t len, size_t room)
{
	struct lws_span in = lws_span_of(p, len);
	lws_stateful_ret_t r;
	size_t done;

	do {
		r = ops->feed(coder, how, &in, packed + packed_len, room,
			      &done);
		assert_true(done <= room);
		packed_len += done;
		assert_true(packed_len <= LEN + 500);
	} while (r == LWS_SRET_WANT_OUTPUT);
	if (r == LWS_SRET_FATAL)
		return -1;
	assert_int_equal(in.len, 0);

	return 0;
}

/* zlib's own: bits + 32 finds out which of its frames it is */
static size_t
unpack(int *ended)
{
	z_stream z;
	int r;

	memset(&z, 0, sizeof(z));
	assert_int_equal(inflateInit2(&z, 15 + 32), Z_OK);
	z.next_in = packed;
	z.avail_in = (uInt)packed_len;
	z.next_out = back;
	z.avail_out = sizeof(back);
	r = inflate(&z, Z_SYNC_FLUSH);
	assert_true(r == Z_OK || r == Z_STREAM_END || r == Z_BUF_ERROR);
	*ended = r == Z_STREAM_END && !z.avail_in;
	inflateEnd(&z);

	return sizeof(back) - z.avail_out;
}

static const struct lws_compress_ops *const by_zlib[] = {
	&lws_compress_gzip, &lws_compress_deflate
};

static void
codings_come_back_whole(void **state)
{
	static const size_t pieces[] = { 1, 7, 1000, LEN };
	static const size_t rooms[] = { 7, 64, 4096 };
	unsigned int n, ended;

	(void)state;
	for (n = 0; n < 2 * 4 * 3; n++) {
		const struct lws_compress_ops *ops = by_zlib[n & 1];
		size_t piece = pieces[(n >> 1) % 4], at, room = rooms[n / 8];
		void *coder = ops->create(1 + (int)n % 9);

		assert_non_null(coder);
		packed_len = 0;
		for (at = 0; at < LEN; at += piece)
			assert_int_equal(
				put(ops, coder, LWS_COMPRESS_MORE, text + at,
				    piece < LEN - at ? piece : LEN - at, room),
				0);
		assert_int_equal(
			put(ops, coder, LWS_COMPRESS_END, NULL, 0, room), 0);
		assert_int_equal(unpack((int *)&ended), LEN);
		assert_true(ended);
		assert_memory_equal(back, text, LEN);
		assert_true(packed_len < LEN * 6 / 10);
		/* its end is not written twice, and nothing follows it */
		at = packed_len;
		assert_int_equal(
			put(ops, coder, LWS_COMPRESS_END, NULL, 0, room), 0);
		assert_int_equal(packed_len, at);
		assert_int_equal(
			put(ops, coder, LWS_COMPRESS_MORE, text, 1, room), -1);
		ops->destroy(coder);
	}
}

static void
frames_are_those_of_the_names(void **state)
{
	static const uint8_t first[2][2] = { { 0x1f, 0x8b }, { 0x78, 0x5e } };
	unsigned int n;

	(void)state;
	for (n = 0; n < 2; n++) {
		void *coder = by_zlib[n]->create(5);

		assert_non_null(coder);
		packed_len = 0;
		assert_int_equal(put(by_zlib[n], coder, LWS_COMPRESS_END, text,
				     100, 4096),
				 0);
		assert_memory_equal(packed, first[n], 2);
		by_zlib[n]->destroy(coder);
	}
	assert_string_equal(lws_compress_gzip.name, "gzip");
	assert_string_equal(lws_compress_deflate.name, "deflate");
}

static void
flush_shows_all(void **state)
{
	unsigned int n;
	int ended;

	(void)state;
	for (n = 0; n < 2; n++) {
		void *coder = by_zlib[n]->create(5);
		size_t at;

		assert_non_null(coder);
		packed_len = 0;
		for (at = 0; at < 2000; at += 100) {
			assert_int_equal(put(by_zlib[n], coder,
					     LWS_COMPRESS_FLUSH, text + at, 100,
					     4096),
					 0);
			assert_int_equal(unpack(&ended), at + 100);
			assert_memory_equal(back, text, at + 100);
		}
		/* nothing new: no bytes */
		at = packed_len;
		assert_int_equal(put(by_zlib[n], coder, LWS_COMPRESS_FLUSH,
				     NULL, 0, 4096),
				 0);
		assert_int_equal(packed_len, at);
		by_zlib[n]->destroy(coder);
	}
}

/* every coding of the build, br too */
static int
pack_with_all(void)
{
	unsigned int n;

	for (n = 0; lws_compress_codings[n]; n++) {
		const struct lws_compress_ops *ops = lws_compress_codings[n];
		void *coder = ops->create(5);
		int r;

		if (!coder)
			return -1;
		packed_len = 0;
		r = put(ops, coder, LWS_COMPRESS_FLUSH, text, 1000, 4096) ||
		    put(ops, coder, LWS_COMPRESS_MORE, text, 30000, 4096) ||
		    put(ops, coder, LWS_COMPRESS_END, text, 10, 4096);
		ops->destroy(coder);
		if (r)
			return -1;
		assert_true(packed_len > 100 && packed_len < 25000);
	}

	return 0;
}

static void
memory_may_be_refused(void **state)
{
	(void)state;
	unit_oom_sweep(pack_with_all);
	lws_compress_gzip.destroy(NULL);
	lws_compress_codings[0]->destroy(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codings_come_back_whole),
		cmocka_unit_test(frames_are_those_of_the_names),
		cmocka_unit_test(flush_shows_all),
		cmocka_unit_test(memory_may_be_refused),
	};

	return cmocka_run_group_tests(tests, make_text, NULL);
}
