/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Codings undone: what others packed (the bytes below are gzip's, zlib's and
 * brotli's), whole and byte by byte; cut, broken, with something behind.
 */
#include "codec/decompress/decompress.h"

#include "unit.h"

#define TEXT "hello hello hello hello, coded world\n"

static const uint8_t gz[] = {
	0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb,
	0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x75, 0x14, 0x92,
	0xf3, 0x53, 0x52, 0x53, 0x14, 0xca, 0xf3, 0x8b, 0x72, 0x52, 0xb8,
	0x00, 0x60, 0xd4, 0x8a, 0xb1, 0x25, 0x00, 0x00, 0x00,
};

static const uint8_t zl[] = {
	0x78, 0xda, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40,
	0x27, 0x75, 0x14, 0x92, 0xf3, 0x53, 0x52, 0x53, 0x14, 0xca,
	0xf3, 0x8b, 0x72, 0x52, 0xb8, 0x00, 0x03, 0x79, 0x0d, 0x4e,
};

static const uint8_t raw[] = {
	0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x75, 0x14, 0x92,
	0xf3, 0x53, 0x52, 0x53, 0x14, 0xca, 0xf3, 0x8b, 0x72, 0x52, 0xb8, 0x00,
};

static const uint8_t br[] = {
	0x13, 0x24, 0x00, 0x00, 0xa4, 0x41, 0x14, 0x58, 0xc8,
	0xc2, 0x06, 0x1c, 0x38, 0x64, 0x61, 0xab, 0x9d, 0xd6,
	0xe1, 0xf1, 0xf4, 0x57, 0x43, 0x76, 0xcc, 0x00,
};

static char back[256];
static size_t back_len;

static lws_stateful_ret_t
feed(const struct lws_decompress_ops *ops, void *d, const uint8_t *p,
     size_t len)
{
	struct lws_span in = lws_span_of(p, len), out;
	lws_stateful_ret_t r;

	while ((r = ops->feed(d, &in, &out)) == LWS_SRET_WANT_OUTPUT) {
		assert_true(out.len && back_len + out.len <= sizeof(back));
		memcpy(back + back_len, out.p, out.len);
		back_len += out.len;
	}
	assert_int_equal(out.len, 0);
	if (r != LWS_SRET_FATAL)
		assert_int_equal(in.len, 0);

	return r;
}

/* in pieces of so many bytes */
static lws_stateful_ret_t
unpack(const struct lws_decompress_ops *ops, const uint8_t *p, size_t len,
       size_t step)
{
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	void *d = ops->create();
	size_t at;

	assert_non_null(d);
	back_len = 0;
	for (at = 0; at < len && r != LWS_SRET_FATAL; at += step)
		r = feed(ops, d, p + at, step < len - at ? step : len - at);
	ops->destroy(d);

	return r;
}

static const struct {
	const char *name;
	const uint8_t *p;
	size_t len;
} rows[] = {
	{ "gzip", gz, sizeof(gz) },
	{ "deflate", zl, sizeof(zl) },
	{ "deflate", raw, sizeof(raw) }, /* as some servers do */
	{ "br", br, sizeof(br) },
};

/* NULL: not in this build */
static const struct lws_decompress_ops *
ops_of(const char *name)
{
	size_t n;

	for (n = 0; lws_decompress_codings[n]; n++)
		if (!strcmp(lws_decompress_codings[n]->name, name))
			return lws_decompress_codings[n];

	return NULL;
}

static void
what_was_packed_comes_out(void **state)
{
	const struct lws_decompress_ops *ops;
	size_t n, step;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ops = ops_of(rows[n].name);
		assert_true(ops || !strcmp(rows[n].name, "br"));
		for (step = 1; ops && step <= rows[n].len; step++) {
			assert_int_equal(
				unpack(ops, rows[n].p, rows[n].len, step),
				LWS_SRET_OK);
			assert_int_equal(back_len, sizeof(TEXT) - 1);
			assert_memory_equal(back, TEXT, back_len);
		}
	}
}

static void
what_is_cut_has_not_ended(void **state)
{
	const struct lws_decompress_ops *ops;
	size_t n, len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ops = ops_of(rows[n].name);
		for (len = 1; ops && len < rows[n].len; len++)
			assert_int_equal(unpack(ops, rows[n].p, len, len),
					 LWS_SRET_WANT_INPUT);
	}
}

static void
nothing_may_stand_behind_the_end(void **state)
{
	const struct lws_decompress_ops *ops;
	uint8_t more[128];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		ops = ops_of(rows[n].name);
		if (!ops)
			continue;
		memcpy(more, rows[n].p, rows[n].len);
		memset(more + rows[n].len, 'x', 4);
		assert_int_equal(unpack(ops, more, rows[n].len + 4, 128),
				 LWS_SRET_FATAL);
		assert_int_equal(unpack(ops, more, rows[n].len + 4, 1),
				 LWS_SRET_FATAL);
	}
}

static void
gzip_may_have_several_members(void **state)
{
	uint8_t two[2 * sizeof(gz)];
	size_t step;

	(void)state;
	memcpy(two, gz, sizeof(gz));
	memcpy(two + sizeof(gz), gz, sizeof(gz));
	for (step = 1; step <= sizeof(two); step++) {
		assert_int_equal(
			unpack(&lws_decompress_gzip, two, sizeof(two), step),
			LWS_SRET_OK);
		assert_int_equal(back_len, 2 * (sizeof(TEXT) - 1));
	}
}

static void
broken_bytes_are_refused(void **state)
{
	uint8_t bad[sizeof(gz)];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(gz); n++) {
		lws_stateful_ret_t r;

		if (n >= 4 && n < 10)
			continue; /* the date and so on mean nothing */
		memcpy(bad, gz, sizeof(gz));
		bad[n] ^= 0x21;
		r = unpack(&lws_decompress_gzip, bad, sizeof(bad), sizeof(bad));
		assert_int_not_equal(r, LWS_SRET_OK);
	}
}

static int
all_of_them(void)
{
	size_t n;
	int r = 0;

	for (n = 0; lws_decompress_codings[n] && !r; n++) {
		void *d = lws_decompress_codings[n]->create();

		r = d ? 0 : -1;
		back_len = 0;
		if (d && lws_decompress_codings[n] == ops_of("br"))
			r = feed(lws_decompress_codings[n], d, br,
				 sizeof(br)) == LWS_SRET_OK
				    ? 0
				    : -1;
		lws_decompress_codings[n]->destroy(d);
	}

	return r;
}

static void
memory_may_be_refused(void **state)
{
	(void)state;
	unit_oom_sweep(all_of_them);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_packed_comes_out),
		cmocka_unit_test(what_is_cut_has_not_ended),
		cmocka_unit_test(nothing_may_stand_behind_the_end),
		cmocka_unit_test(gzip_may_have_several_members),
		cmocka_unit_test(broken_bytes_are_refused),
		cmocka_unit_test(memory_may_be_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
