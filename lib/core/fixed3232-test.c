/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Fixed point: the values programs know, and random operands of every form
 * against the same sums done in hundred-millionths.
 */
#include "unit.h"

typedef const lws_fx_t *(*op_t)(lws_fx_t *r, const lws_fx_t *a,
				const lws_fx_t *b);

static const struct {
	op_t op;
	lws_fx_t a, b, r;
} known[] = {
	{ lws_fx_sub, { 2, 80000000 }, { 18, 0 }, { -15, 20000000 } },
	{ lws_fx_add, { -1, 0 }, { -1, 50000000 }, { -2, 50000000 } },
	{ lws_fx_add, { -1, -70000000 }, { -1, -50000000 }, { -3, -20000000 } },
	{ lws_fx_add, { 1, 70000000 }, { -1, -50000000 }, { 0, 20000000 } },
	{ lws_fx_add, { -1, -70000000 }, { 1, 50000000 }, { 0, -20000000 } },
	{ lws_fx_mul, { -3, -50000000 }, { 5, 10000000 }, { -17, -85000000 } },
	{ lws_fx_div, { 33, 33333333 }, { 11, 0 }, { 3, 3030302 } },
	{ lws_fx_div, { 7, 0 }, { 0, 0 }, { 0, 0 } },
	{ lws_fx_div, { -10, -50000000 }, { 2, 0 }, { -5, -25000000 } },
	{ lws_fx_div, { 1, 0 }, { 0, 50000000 }, { 2, 0 } },
	/* carries and signs */
	{ lws_fx_add, { -1, -50000000 }, { -1, -50000000 }, { -3, 0 } },
	{ lws_fx_add, { 2, 20000000 }, { -1, -70000000 }, { 0, 50000000 } },
	{ lws_fx_sub, { 0, 20000000 }, { 0, 70000000 }, { 0, -50000000 } },
	{ lws_fx_sub, { 0, 90000000 }, { 1, 20000000 }, { 0, -30000000 } },
	{ lws_fx_mul, { 0, -50000000 }, { 0, 50000000 }, { 0, -25000000 } },
	{ lws_fx_mul, { 0, 1 }, { 0, 1 }, { 0, 0 } },
	/* what does not fit */
	{ lws_fx_add, { INT32_MAX, 0 }, { 1, 0 }, { INT32_MAX, 99999999 } },
	{ lws_fx_sub, { -INT32_MAX, 0 }, { 5, 0 }, { -INT32_MAX, 99999999 } },
	{ lws_fx_mul, { 65536, 0 }, { -65536, 0 }, { -INT32_MAX, -99999999 } },
	{ lws_fx_mul, { 46341, 0 }, { 46341, 0 }, { INT32_MAX, 99999999 } },
	{ lws_fx_div, { INT32_MAX, 0 }, { 0, -1 }, { -INT32_MAX, -99999999 } },
};

static void
known_values(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(known); n++) {
		lws_fx_t r, a = known[n].a, b = known[n].b;

		assert_ptr_equal(known[n].op(&r, &a, &b), &r);
		if (r.whole != known[n].r.whole || r.frac != known[n].r.frac)
			fail_msg("case %zu: %d, %d", n, r.whole, r.frac);

		/* the result may be an operand */
		known[n].op(&a, &a, &b);
		assert_memory_equal(&a, &known[n].r, sizeof(a));
		a = known[n].a;
		known[n].op(&b, &a, &b);
		assert_memory_equal(&b, &known[n].r, sizeof(b));
	}
}

static int64_t
value(const lws_fx_t *a)
{
	int64_t w = a->whole < 0 ? -(int64_t)a->whole : a->whole;
	int64_t f = a->frac < 0 ? -(int64_t)a->frac : a->frac;
	int64_t v = w * LWS_FX_FRACTION_MSD + f;

	return lws_neg(a) ? -v : v;
}

/* small wholes, so that every sum fits; either member may carry the sign */
static lws_fx_t
random_fx(struct lws_xos *x)
{
	lws_fx_t a = { (int32_t)(lws_xos(x) % 2001) - 1000,
		       (int32_t)(lws_xos(x) % 100000000) };
	uint64_t form = lws_xos(x) % 8;

	if (form < 3)
		a.frac = -a.frac;
	if (form == 3)
		a.whole = 0;
	if (form == 4)
		a.frac = 0;
	if (form == 5)
		a.frac = a.frac % 3 - 1;

	return a;
}

static void
sums_products_and_order_are_exact(void **state)
{
	struct lws_xos x;
	int n;

	(void)state;
	lws_xos_init(&x, 1);
	for (n = 0; n < 200000; n++) {
		lws_fx_t a = random_fx(&x), b = random_fx(&x), r;
		int64_t va = value(&a), vb = value(&b);
		/* toward zero, as C divides */
		int64_t want = va / 10000 * vb / 10000;

		assert_true(value(lws_fx_add(&r, &a, &b)) == va + vb);
		assert_true(value(lws_fx_sub(&r, &a, &b)) == va - vb);
		assert_int_equal(lws_fx_comp(&a, &b), (va > vb) - (va < vb));

		/* exact when a has four decimals or fewer */
		a.frac = a.frac / 10000 * 10000;
		va = value(&a);
		want = va / 10000 * vb / 10000;
		assert_true(value(lws_fx_mul(&r, &a, &b)) == want);
	}
}

static void
quotients_lose_less_than_the_binary_step(void **state)
{
	struct lws_xos x;
	int n;

	(void)state;
	lws_xos_init(&x, 2);
	for (n = 0; n < 100000; n++) {
		lws_fx_t a = random_fx(&x), b = random_fx(&x), q, p, d;
		int64_t err, bound;

		if (value(&b) / LWS_FX_FRACTION_MSD == 0)
			continue;
		lws_fx_div(&q, &a, &b);
		lws_fx_mul(&p, &q, &b);
		lws_fx_sub(&d, &a, &p);
		err = value(&d);
		/* operand and quotient are each cut to 32 binary places */
		bound = 10 *
				(llabs((long long)value(&b)) +
				 llabs((long long)value(&q))) /
				LWS_FX_FRACTION_MSD +
			10;
		assert_true(err <= bound && -err <= bound);
	}
}

static void
roots_are_the_largest_whose_square_fits(void **state)
{
	static const struct {
		lws_fx_t a, r;
	} known_roots[] = {
		{ { 2, 0 }, { 1, 41421356 } },
		{ { 4, 0 }, { 2, 0 } },
		{ { 0, 0 }, { 0, 0 } },
		{ { 0, 25000000 }, { 0, 50000000 } },
		{ { 0, 1 }, { 0, 10000 } },
		{ { INT32_MAX, 99999999 }, { 46340, 95001184 } },
		{ { -4, 0 }, { 0, 0 } },
	};
	lws_fx_t r;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(known_roots); n++) {
		assert_ptr_equal(lws_fx_sqrt(&r, &known_roots[n].a), &r);
		assert_memory_equal(&r, &known_roots[n].r, sizeof(r));
	}
	for (n = 0; n < 46340; n += 7) {
		lws_fx_t sq = { (int32_t)(n * n), 0 };

		lws_fx_sqrt(&r, &sq);
		assert_int_equal(r.whole, n);
		assert_int_equal(r.frac, 0);
	}
}

static void
rounding_follows_the_magnitude(void **state)
{
	static const struct {
		lws_fx_t a;
		int up, down;
	} c[] = {
		{ { 1, 0 }, 1, 1 },
		{ { 1, 1 }, 2, 1 },
		{ { -1, 0 }, -1, -1 },
		{ { -1, -1 }, -2, -1 },
		{ { -1, 1 }, -2, -1 },
		{ { 0, -1 }, -1, 0 },
		{ { 0, 0 }, 0, 0 },
		{ { 0, 99999999 }, 1, 0 },
		{ { INT32_MAX, 1 }, INT32_MAX, INT32_MAX },
		{ { INT32_MIN, 0 }, -INT32_MAX, -INT32_MAX },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(c); n++) {
		assert_int_equal(lws_fx_roundup(&c[n].a), c[n].up);
		assert_int_equal(lws_fx_rounddown(&c[n].a), c[n].down);
	}
}

static void
text_has_a_digit_on_either_side(void **state)
{
	static const struct {
		lws_fx_t a;
		const char *text;
	} c[] = {
		{ { -3, 0 }, "-3.0" },
		{ { 12, 50000000 }, "12.5" },
		{ { 0, -5 }, "-0.00000005" },
		{ { -1, 50000000 }, "-1.5" },
		{ { 0, 0 }, "0.0" },
		{ { 1, 10203040 }, "1.1020304" },
		{ { INT32_MIN, -99999999 }, "-2147483648.99999999" },
	};
	char b[24];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(c); n++) {
		assert_ptr_equal(lws_fx_string(&c[n].a, b, sizeof(b)), b);
		assert_string_equal(b, c[n].text);
	}
	lws_fx_string(&c[1].a, b, 4);
	assert_string_equal(b, "12.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_values),
		cmocka_unit_test(sums_products_and_order_are_exact),
		cmocka_unit_test(quotients_lose_less_than_the_binary_step),
		cmocka_unit_test(roots_are_the_largest_whose_square_fits),
		cmocka_unit_test(rounding_follows_the_magnitude),
		cmocka_unit_test(text_has_a_digit_on_either_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
