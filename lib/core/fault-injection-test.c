/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * When rules strike, how they are written, inherited and moved, and that no
 * refused allocation loses memory.
 */
#include "unit.h"

#include "core/fault-injection.h"

static int warnings;

static void
count_warnings(int level, const char *line)
{
	(void)line;
	warnings += level == LLL_WARN;
}

static int
setup(void **state)
{
	(void)state;
	warnings = 0;
	lws_set_log_level(LLL_ERR | LLL_WARN, count_warnings);
	unit_heap_begin(0);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;

	return unit_heap_end() ? -1 : 0;
}

/* what n questions in a row answer, as text */
static const char *
asked(const lws_fi_ctx_t *fic, const char *name, size_t n)
{
	static char text[65];
	size_t i;

	for (i = 0; i < n; i++)
		text[i] = lws_fi(fic, name) ? 'X' : '.';
	text[n] = '\0';

	return text;
}

static void
no_rule_no_fault(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };

	(void)state;
	assert_int_equal(lws_fi(&fic, "a"), 0);
	assert_int_equal(lws_fi(NULL, "a"), 0);
	lws_fi_destroy(&fic);
}

static void
always_is_always_and_warns(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };
	lws_fi_t fi = { .name = "a", .type = LWSFI_ALWAYS };

	(void)state;
	assert_int_equal(lws_fi_add(&fic, &fi), 0);
	assert_string_equal(asked(&fic, "a", 3), "XXX");
	assert_string_equal(asked(&fic, "b", 3), "...");
	assert_int_equal(warnings, 3);
	lws_fi_destroy(&fic);
	assert_int_equal(fic.fi_owner.count, 0);
}

static void
deterministic_counts_from_one(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };
	lws_fi_t fi = {
		.name = "a", .type = LWSFI_DETERMINISTIC, .pre = 3, .count = 2
	};

	(void)state;
	lws_fi_add(&fic, &fi);
	assert_string_equal(asked(&fic, "a", 6), "..XX..");
	fi.pre = UINT64_MAX;
	fi.count = UINT64_MAX;
	lws_fi_add(&fic, &fi);
	assert_string_equal(asked(&fic, "a", 6), "......");
	lws_fi_destroy(&fic);
}

static void
pattern_repeats_lsb_first(void **state)
{
	static const uint8_t bits[] = { 0x05, 0x02 };
	lws_fi_ctx_t fic = { .name = "ctx" };
	lws_fi_t fi = {
		.name = "a", .type = LWSFI_PATTERN, .pattern = bits, .count = 10
	};

	(void)state;
	lws_fi_add(&fic, &fi);
	assert_string_equal(asked(&fic, "a", 23), "X.X......XX.X......XX.X");
	fi.count = 0;
	lws_fi_add(&fic, &fi);
	assert_string_equal(asked(&fic, "a", 3), "...");
	lws_fi_destroy(&fic);
}

static void
chance_repeats_with_its_seed(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };
	char first[65];
	size_t n, hits = 0;

	(void)state;
	lws_fi_deserialize(&fic, "a(50%),never(0%),sure(100%)");
	lws_xos_init(&fic.xos, 42);
	memcpy(first, asked(&fic, "a", 64), 65);
	lws_xos_init(&fic.xos, 42);
	assert_string_equal(asked(&fic, "a", 64), first);
	for (n = 0; n < 64; n++)
		hits += first[n] == 'X';
	assert_in_range(hits, 16, 48);
	assert_string_equal(asked(&fic, "never", 4), "....");
	assert_string_equal(asked(&fic, "sure", 4), "XXXX");
	lws_fi_destroy(&fic);
}

static void
range_has_values_but_never_strikes(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };
	uint64_t v = 0, seen = 0;
	int n;

	(void)state;
	lws_fi_deserialize(&fic, "r(5..9),one(7..7),a");
	for (n = 0; n < 100; n++) {
		assert_int_equal(lws_fi_range(&fic, "r", &v), 0);
		assert_in_range(v, 5, 8);
		seen |= 1u << v;
	}
	assert_true(seen == 0x1e0);
	assert_int_equal(lws_fi_range(&fic, "one", &v), 0);
	assert_int_equal(v, 7);
	v = 99;
	assert_int_equal(lws_fi_range(&fic, "a", &v), 1);
	assert_int_equal(lws_fi_range(&fic, "absent", &v), 1);
	assert_int_equal(v, 99);
	assert_int_equal(lws_fi(&fic, "r"), 0);
	lws_fi_destroy(&fic);
}

static void
rules_are_copied_and_replaced_by_name(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };
	uint8_t bits[] = { 0x01 };
	char name[] = "a";
	lws_fi_t fi = { .name = name,
			.type = LWSFI_PATTERN_ALLOC,
			.pattern = bits,
			.count = 2 };

	(void)state;
	lws_fi_add(&fic, &fi);
	bits[0] = 0;
	name[0] = 'z';
	assert_string_equal(asked(&fic, "a", 4), "X.X.");
	name[0] = 'a';
	fi.type = LWSFI_ALWAYS;
	lws_fi_add(&fic, &fi);
	assert_int_equal(fic.fi_owner.count, 1);
	assert_string_equal(asked(&fic, "a", 4), "XXXX");
	lws_fi_remove(&fic, "b");
	lws_fi_remove(&fic, "a");
	assert_int_equal(fic.fi_owner.count, 0);
}

/* the rules in order, with what they became */
static const char *
rules(const lws_fi_ctx_t *fic)
{
	static char text[512];
	struct lws_dll2 *d;
	size_t n = 0;

	text[0] = '\0';
	for (d = fic->fi_owner.head; d; d = d->next) {
		const struct lws_fault *f =
			lws_container_of(d, struct lws_fault, list);

		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s:%d;",
				      f->fi.name, f->fi.type);
	}

	return text;
}

static void
text_stops_at_the_first_mistake(void **state)
{
	static const char *const cases[][2] = {
		{ "a", "a:0;" },
		{ "a,b(10%),c(..X.),d(1..2)", "a:0;b:2;c:4;d:5;" },
		{ "vh=x/wsi/a(X)", "vh=x/wsi/a:4;" },
		{ "a(..)", "a:4;" },
		{ "", "" },
		{ ",a", "" },
		{ "a,", "a:0;" },
		{ "a,,b", "a:0;" },
		{ "a b,c", "" },
		{ "a,b(", "a:0;" },
		{ "a,b()", "a:0;" },
		{ "a,b(5)", "a:0;" },
		{ "a,b(5%", "a:0;" },
		{ "a,b(101%)", "a:0;" },
		{ "a,b(5%)x", "a:0;" },
		{ "a,b(X.x)", "a:0;" },
		{ "a,b(2..1)", "a:0;" },
		{ "a,b(1..18446744073709551616)", "a:0;" },
		{ "a,b(1.2)", "a:0;" },
		{ "a,b(-1%)", "a:0;" },
		{ "a,(1%)", "a:0;" },
		{ "a,b)", "a:0;" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		lws_fi_ctx_t fic = { .name = "ctx" };

		lws_fi_deserialize(&fic, cases[n][0]);
		assert_string_equal(rules(&fic), cases[n][1]);
		lws_fi_destroy(&fic);
	}
}

static void
text_patterns_strike_in_their_order(void **state)
{
	lws_fi_ctx_t fic = { .name = "ctx" };

	(void)state;
	lws_fi_deserialize(&fic, "a(..X.....X)");
	assert_string_equal(asked(&fic, "a", 12), "..X.....X..X");
	lws_fi_destroy(&fic);
}

static void
scopes_are_taken_off_when_inherited(void **state)
{
	lws_fi_ctx_t ctx = { .name = "ctx" };
	lws_fi_ctx_t vh = { .name = "vh" }, wsi = { .name = "wsi" };

	(void)state;
	lws_xos_init(&ctx.xos, 1);
	lws_fi_deserialize(&ctx, "top,vh/a,vh=x/b(X.),vh=xy/c,vh=x/wsi/d,"
				 "vhx/e,wsi=vh/f,vh=x");
	lws_fi_inherit_copy(&vh, &ctx, "vh", "x");
	assert_string_equal(rules(&vh), "a:0;b:4;wsi/d:0;");
	assert_string_equal(asked(&vh, "b", 4), "X.X.");
	lws_fi_inherit_copy(&wsi, &vh, "wsi", NULL);
	assert_string_equal(rules(&wsi), "d:0;");
	lws_fi_inherit_copy(&wsi, NULL, "wsi", NULL);
	lws_fi_destroy(&wsi);
	lws_fi_inherit_copy(&wsi, &ctx, "vh", NULL);
	assert_string_equal(rules(&wsi), "a:0;");
	assert_memory_not_equal(&vh.xos, &ctx.xos, sizeof(vh.xos));
	assert_true(vh.xos.s[0]);
	lws_fi_destroy(&wsi);
	lws_fi_destroy(&vh);
	lws_fi_destroy(&ctx);
}

static void
import_moves_rules_and_seed(void **state)
{
	lws_fi_ctx_t info = { .name = "info" }, ctx = { .name = "ctx" };
	struct lws_xos seeded;

	(void)state;
	lws_xos_init(&info.xos, 5);
	seeded = info.xos;
	lws_fi_deserialize(&info, "a,b");
	lws_fi_deserialize(&ctx, "c,b(X)");
	lws_fi_import(&ctx, &info);
	assert_string_equal(rules(&ctx), "c:0;a:0;b:0;");
	assert_int_equal(info.fi_owner.count, 0);
	assert_memory_equal(&ctx.xos, &seeded, sizeof(seeded));
	lws_fi_import(&ctx, &ctx);
	assert_int_equal(ctx.fi_owner.count, 3);
	lws_fi_destroy(&ctx);
}

static int
parse_and_inherit(void)
{
	lws_fi_ctx_t ctx = { .name = "ctx" }, vh = { .name = "vh" };
	lws_fi_t fi = { .name = "vh/q", .type = LWSFI_ALWAYS };
	int r = 0;

	lws_fi_deserialize(&ctx, "a,vh/b(X..),vh/c(5%)");
	r |= ctx.fi_owner.count != 3;
	r |= lws_fi_add(&ctx, &fi);
	lws_fi_inherit_copy(&vh, &ctx, "vh", NULL);
	r |= vh.fi_owner.count != 3;
	lws_fi_destroy(&ctx);
	lws_fi_destroy(&vh);

	return r ? -1 : 0;
}

static void
refused_memory_leaks_nothing(void **state)
{
	(void)state;
	unit_oom_sweep(parse_and_inherit);
	unit_heap_begin(0);
}

int
main(void)
{
#define FI_TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	const struct CMUnitTest tests[] = {
		FI_TEST(no_rule_no_fault),
		FI_TEST(always_is_always_and_warns),
		FI_TEST(deterministic_counts_from_one),
		FI_TEST(pattern_repeats_lsb_first),
		FI_TEST(chance_repeats_with_its_seed),
		FI_TEST(range_has_values_but_never_strikes),
		FI_TEST(rules_are_copied_and_replaced_by_name),
		FI_TEST(text_stops_at_the_first_mistake),
		FI_TEST(text_patterns_strike_in_their_order),
		FI_TEST(scopes_are_taken_off_when_inherited),
		FI_TEST(import_moves_rules_and_seed),
		FI_TEST(refused_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
