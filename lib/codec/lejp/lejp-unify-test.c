/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Long strings joined in an lwsac, with and without memory.
 */
#include "unit.h"

#include "core/core.h"

static struct {
	struct lwsac *ac;
	char last[4096];
	size_t lens[4];
	int count;
	int oom;
} got;

static signed char
cb(struct lejp_ctx *ctx, char reason)
{
	if (lejp_string_unify_part(ctx, &got.ac, reason)) {
		got.oom = 1;
		return -1;
	}
	if (reason != LEJPCB_VAL_STR_END)
		return 0;
	if (lejp_string_unify(ctx, &got.ac)) {
		got.oom = 1;
		return -1;
	}
	assert_int_equal(ctx->su.fp[ctx->su.asl], '\0');
	memcpy(got.last, ctx->su.fp, ctx->su.asl + 1);
	got.lens[got.count++ & 3] = ctx->su.asl;

	return 0;
}

static int
unify(void)
{
	static char text[2048];
	struct lejp_ctx ctx;
	int l, n, r;

	l = snprintf(text, sizeof(text),
		     "[\"\",\"short\",\"%0254d\",\"%0999d\"]", 0, 0);
	for (n = 0; n < l; n++) /* make the pieces tell apart */
		if (text[n] == '0')
			text[n] = (char)('a' + n % 26);
	memset(&got, 0, sizeof(got));
	lejp_construct(&ctx, cb, NULL, NULL, 0);
	r = lejp_parse(&ctx, (unsigned char *)text, l);
	if (!r) {
		assert_int_equal(got.count, 4);
		assert_int_equal(got.lens[0], 0);
		assert_int_equal(got.lens[1], 5);
		assert_int_equal(got.lens[2], 254);
		assert_int_equal(got.lens[3], 999);
		assert_memory_equal(got.last, text + l - 2 - 999, 999);
	} else {
		assert_int_equal(r, LEJP_REJECT_CALLBACK);
		assert_true(got.oom);
	}
	lwsac_free(&got.ac);

	return r ? -1 : 0;
}

static void
pieces_become_one_string(void **state)
{
	(void)state;
	assert_int_equal(unify(), 0);
}

static void
no_memory_is_an_error_and_leaks_nothing(void **state)
{
	(void)state;
	unit_oom_sweep(unify);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_become_one_string),
		cmocka_unit_test(no_memory_is_an_error_and_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
