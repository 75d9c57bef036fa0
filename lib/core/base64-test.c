/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Base64: RFC 4648's vectors, every length and byte, cuts everywhere, room
 * that is just enough and one less, and what must be refused.
 */
#include "unit.h"

static const char *const vectors[][2] = {
	/* RFC 4648 10 */
	{ "", "" },
	{ "f", "Zg==" },
	{ "fo", "Zm8=" },
	{ "foo", "Zm9v" },
	{ "foob", "Zm9vYg==" },
	{ "fooba", "Zm9vYmE=" },
	{ "foobar", "Zm9vYmFy" },
	/* the two characters that differ */
	{ "\xfb\xff\xfe", "+//+" },
};

static void
encode_gives_the_vectors_of_rfc4648(void **state)
{
	char out[16];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(vectors); n++) {
		const char *in = vectors[n][0], *text = vectors[n][1];
		int len = (int)strlen(in), tl = (int)strlen(text);

		assert_int_equal(
			lws_b64_encode_string(in, len, out, sizeof(out)), tl);
		assert_string_equal(out, text);
		assert_int_equal(lws_b64_encode_string(in, len, out, tl + 1),
				 tl);
		assert_int_equal(lws_b64_encode_string(in, len, out, tl), -1);
	}
	assert_int_equal(lws_b64_encode_string("x", -1, out, 9), -1);
	assert_int_equal(lws_b64_encode_string("x", 1, out, -9), -1);
	assert_int_equal(lws_b64_encode_string("x", INT_MAX, out, 9), -1);
}

static void
encode_for_urls_uses_the_other_two_and_pads(void **state)
{
	char out[16];

	(void)state;
	assert_int_equal(lws_b64_encode_string_url("\xfb\xff\xfe\xff", 4, out,
						   sizeof(out)),
			 8);
	assert_string_equal(out, "-__-_w==");
}

/* all bytes, every length */
static void
decode_undoes_encode(void **state)
{
	char in[256], text[400], out[260];
	int len, n, tl;

	(void)state;
	for (n = 0; n < 256; n++)
		in[n] = (char)(n * 167 + 5);
	for (len = 0; len <= 256; len++) {
		tl = lws_b64_encode_string(in, len, text, sizeof(text));
		assert_int_equal(tl, (len + 2) / 3 * 4);
		assert_int_equal(lws_b64_decode_string(text, out, sizeof(out)),
				 len);
		assert_memory_equal(in, out, (size_t)len);
		assert_int_equal(out[len], 0);

		/* padding may be left out, and the room may be exact */
		while (tl && text[tl - 1] == '=')
			tl--;
		out[len] = 'x';
		assert_int_equal(lws_b64_decode_string_len(text, tl, out, len),
				 len ? len : -1);
		assert_int_equal(out[len], 'x');
		if (len)
			assert_int_equal(lws_b64_decode_string_len(
						 text, tl, out, len - 1),
					 -1);
	}
}

/* every character that is not of the alphabets, at each place of a group */
static void
decode_knows_each_character(void **state)
{
	static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
				   "qrstuvwxyz0123456789+/-_";
	char text[9], out[9];
	int c, at;

	(void)state;
	for (c = 1; c < 256; c++)
		for (at = 0; at < 4; at++) {
			int r;

			memcpy(text, "AAAAAAAA", 9);
			text[at] = (char)c;
			r = lws_b64_decode_string(text, out, sizeof(out));
			if (strchr(good, c))
				assert_int_equal(r, 6);
			else if (c == '\n')
				/* seven characters: four and three */
				assert_int_equal(r, 5);
			else
				assert_int_equal(r, -1);
		}
	assert_int_equal(lws_b64_decode_string_len("AA\0A", 4, out, 9), -1);
}

static const struct {
	const char *text;
	int len; /* -1: refused */
} odd[] = {
	{ "YQ", 1 },       { "YQ=", 1 },         { "YQ==", 1 },
	{ "YQ===", 1 },    { "YWI", 2 },         { "YWI=", 2 },
	{ "YWI==", 2 },    { "YWJj=", 3 },       { "YW\nJj\n", 3 },
	{ "YQ=\n=\n", 1 }, { "+_-/", 3 },        { "YWJjZ", -1 },
	{ "Y", -1 },       { "Y=", -1 },         { "YQ==YQ==", -1 },
	{ "YWI=Y", -1 },   { "YWJj\rYWJj", -1 }, { " YWJj", -1 },
	{ "YWJj*", -1 },
};

static void
decode_is_exact_about_padding_and_blanks(void **state)
{
	char out[16];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(odd); n++) {
		assert_int_equal(
			lws_b64_decode_string(odd[n].text, out, sizeof(out)),
			odd[n].len);
		assert_int_equal(lws_b64_decode_string_len(odd[n].text, -1, out,
							   sizeof(out)),
				 odd[n].len);
	}
	assert_int_equal(lws_b64_decode_string("", out, sizeof(out)), 0);
	assert_int_equal(lws_b64_decode_string_len("", 0, out, 9), -1);
	assert_int_equal(lws_b64_decode_string("", out, 0), 0);
	assert_int_equal(lws_b64_decode_string("YQ==", out, -1), -1);
}

/* the whole text in pieces of a size, the room in pieces of another */
static int
in_pieces(const char *text, size_t cut, size_t room, uint8_t *out)
{
	size_t len = strlen(text), at = 0, done = 0;
	struct lws_b64state s;

	lws_b64_decode_state_init(&s);
	for (;;) {
		size_t in = len - at < cut ? len - at : cut, made = room;
		int final = at + in == len;
		size_t given = in;

		if (lws_b64_decode_stateful(&s, text + at, &in, out + done,
					    &made, final))
			return -1;
		assert_true(in <= given && made <= room);
		at += in;
		done += made;
		if (final && in == given)
			return (int)done;
	}
}

static void
decode_may_be_cut_anywhere(void **state)
{
	uint8_t out[32], whole[32];
	size_t n, cut, room;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(odd); n++)
		for (cut = 1; cut < 9; cut++)
			for (room = 3; room < 9; room++) {
				assert_int_equal(
					in_pieces(odd[n].text, cut, room, out),
					odd[n].len);
				if (odd[n].len < 0)
					continue;
				lws_b64_decode_string(odd[n].text,
						      (char *)whole, 32);
				assert_memory_equal(out, whole,
						    (size_t)odd[n].len);
			}
}

static void
decode_keeps_a_group_begun_in_its_state(void **state)
{
	size_t in = 3, made = 16;
	struct lws_b64state s;
	uint8_t out[16];

	(void)state;
	lws_b64_decode_state_init(&s);
	assert_int_equal(lws_b64_decode_stateful(&s, "YWJ", &in, out, &made, 0),
			 0);
	assert_int_equal(in, 3);
	assert_int_equal(made, 0);
	in = 5;
	made = 16;
	assert_int_equal(
		lws_b64_decode_stateful(&s, "jZGVm", &in, out, &made, 1), 0);
	assert_int_equal(in, 5);
	assert_int_equal(made, 6);
	assert_memory_equal(out, "abcdef", 6);

	/* no room for the last bytes is an error, not a silent loss */
	lws_b64_decode_state_init(&s);
	in = 2;
	made = 0;
	assert_int_equal(lws_b64_decode_stateful(&s, "YQ", &in, out, &made, 1),
			 -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encode_gives_the_vectors_of_rfc4648),
		cmocka_unit_test(encode_for_urls_uses_the_other_two_and_pads),
		cmocka_unit_test(decode_undoes_encode),
		cmocka_unit_test(decode_knows_each_character),
		cmocka_unit_test(decode_is_exact_about_padding_and_blanks),
		cmocka_unit_test(decode_may_be_cut_anywhere),
		cmocka_unit_test(decode_keeps_a_group_begun_in_its_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
