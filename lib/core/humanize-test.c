/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Quantities for people.
 */
#include "unit.h"

#define MU "\xce\xbc"
#define S  1000000ull

static const struct {
	uint64_t v;
	const lws_humanize_unit_t *schema;
	const char *text;
} cases[] = {
	{ 0, humanize_schema_si, "0" },
	{ 1023, humanize_schema_si, "1023" },
	{ 1024, humanize_schema_si, "1Ki" },
	{ 1500, humanize_schema_si, "1.464Ki" },
	{ 1536, humanize_schema_si, "1.500Ki" },
	{ 1048575, humanize_schema_si, "1023.999Ki" },
	{ 1048576, humanize_schema_si, "1Mi" },
	{ UINT64_MAX, humanize_schema_si, "16383.999Pi" },
	{ 0, humanize_schema_si_bytes, "0B" },
	{ 1536, humanize_schema_si_bytes, "1.500KiB" },
	{ 1025, humanize_schema_si_bytes, "1KiB" },
	{ 5ull << 40, humanize_schema_si_bytes, "5TiB" },
	{ 0, humanize_schema_us, "0" MU "s" },
	{ 1, humanize_schema_us, "1" MU "s" },
	{ 1500, humanize_schema_us, "1.500ms" },
	{ 1007, humanize_schema_us, "1.007ms" },
	{ 123000, humanize_schema_us, "123ms" },
	{ 59 * S, humanize_schema_us, "59s" },
	{ 61 * S, humanize_schema_us, "1:01min" },
	{ 60 * S, humanize_schema_us, "1:00min" },
	{ 3661 * S, humanize_schema_us, "1:01hr" },
	{ 90000 * S, humanize_schema_us, "1:01d" },
	{ 400ull * 86400 * S, humanize_schema_us, "1:035y" },
};

static void
the_largest_unit_that_is_filled(void **state)
{
	char b[32];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		assert_int_equal(
			lws_humanize(b, sizeof(b), cases[n].v, cases[n].schema),
			strlen(cases[n].text));
		assert_string_equal(b, cases[n].text);
	}
}

static void
own_schemas_may_have_any_ratio(void **state)
{
	static const lws_humanize_unit_t dozens[] = {
		{ "gross", 144 }, { "doz", 12 }, { "x", 1 }, { NULL, 0 }
	};
	static const lws_humanize_unit_t huge[] = {
		{ "M", 1000000000000000000ull * 10 },
		{ "k", 1000000000000000ull * 10 },
		{ "", 1 },
		{ NULL, 0 }
	};
	static const lws_humanize_unit_t no_one[] = { { "k", 1000 },
						      { NULL, 0 } };
	char b[32];

	(void)state;
	lws_humanize(b, sizeof(b), 145 + 24, dozens);
	assert_string_equal(b, "1:02gross");
	lws_humanize(b, sizeof(b), UINT64_MAX, huge);
	assert_string_equal(b, "1.844M");
	lws_humanize(b, sizeof(b), 20, no_one);
	assert_string_equal(b, "0k");
}

static void
cut_text_is_terminated(void **state)
{
	char b[4];

	(void)state;
	assert_int_equal(
		lws_humanize(b, sizeof(b), 123456789, humanize_schema_si), 4);
	assert_string_equal(b, "117");
}

static void
pad_aligns_right_in_the_schemas_width(void **state)
{
	char b[32];

	(void)state;
	assert_int_equal(lws_humanize_pad(b, sizeof(b), 0, humanize_schema_si),
			 9);
	assert_string_equal(b, "        0");
	assert_int_equal(
		lws_humanize_pad(b, sizeof(b), 1536, humanize_schema_si_bytes),
		10);
	assert_string_equal(b, "  1.500KiB");
	assert_int_equal(lws_humanize_pad(b, sizeof(b), 1, humanize_schema_us),
			 10);
	assert_string_equal(b, "      1" MU "s");

	/* wider than the field: as it is */
	assert_int_equal(
		lws_humanize_pad(b, sizeof(b), 1048575, humanize_schema_si),
		10);
	assert_string_equal(b, "1023.999Ki");

	/* a field wider than the buffer: as it is */
	memset(b, 'x', sizeof(b));
	assert_int_equal(lws_humanize_pad(b, 9, 7, humanize_schema_si), 1);
	assert_string_equal(b, "7");
	assert_int_equal(b[9], 'x');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_largest_unit_that_is_filled),
		cmocka_unit_test(own_schemas_may_have_any_ratio),
		cmocka_unit_test(cut_text_is_terminated),
		cmocka_unit_test(pad_aligns_right_in_the_schemas_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
