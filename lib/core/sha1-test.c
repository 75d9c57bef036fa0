/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * SHA-1 against the vectors of FIPS 180 and, for every length around the
 * edges of a block, against Python's hashlib (one digest over all of them).
 */
#include "unit.h"

static const struct {
	const char *text, *digest;
} vectors[] = {
	{ "", "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
	{ "abc", "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "84983e441c3bd26ebaae4aa1f95129e5e54670f1" },
	{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
	  "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	  "a49b2446a02c645bf419f995b67091253a04a259" },
	/* RFC 6455 1.3 */
	{ "dGhlIHNhbXBsZSBub25jZQ=="
	  "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
	  "b37a4f2cc0624f1690f64606cf385945b2bec4ea" },
};

static void
check(const uint8_t *p, size_t len, const char *digest)
{
	uint8_t md[20];
	char hex[41];

	assert_ptr_equal(lws_SHA1(p, len, md), md);
	lws_hex_from_byte_array(md, sizeof(md), hex, sizeof(hex));
	assert_string_equal(hex, digest);
}

static void
sha1_gives_the_digests_of_fips_180(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(vectors); n++)
		check((const uint8_t *)vectors[n].text, strlen(vectors[n].text),
		      vectors[n].digest);
}

static void
sha1_of_a_million_a(void **state)
{
	uint8_t *p = malloc(1000000);

	(void)state;
	memset(p, 'a', 1000000);
	check(p, 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
	free(p);
}

static void
sha1_is_right_at_every_length_to_two_blocks(void **state)
{
	uint8_t all[20 * 130], text[130];
	size_t n;

	(void)state;
	for (n = 0; n < 130; n++)
		text[n] = (uint8_t)n;
	for (n = 0; n < 130; n++)
		lws_SHA1(text, n, all + 20 * n);
	check(all, sizeof(all), "e4ad4ab1a796af7013a3364077658c2e6a6c9a65");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha1_gives_the_digests_of_fips_180),
		cmocka_unit_test(sha1_of_a_million_a),
		cmocka_unit_test(sha1_is_right_at_every_length_to_two_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
