/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-fixed3232: decimal fixed point without floats. The third side
 * of a triangle, an order of values, and text.
 *
 * Exits 0 if each gave what it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

/* sqrt(a * a + b * b) */
static const lws_fx_t *
hypotenuse(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b)
{
	lws_fx_t aa, bb;

	lws_fx_mul(&aa, a, a);
	lws_fx_mul(&bb, b, b);

	return lws_fx_sqrt(r, lws_fx_add(r, &aa, &bb));
}

static int
is(const lws_fx_t *a, const char *text)
{
	char b[24];

	lws_fx_string(a, b, sizeof(b));
	if (!strcmp(b, text))
		return 1;
	lwsl_user("%s instead of %s\n", b, text);

	return 0;
}

int
main(void)
{
	lws_fx_t a, b, r;
	int fail;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	lws_fx_set(a, 3, 0);
	lws_fx_set(b, 4, 0);
	fail = !is(hypotenuse(&r, &a, &b), "5.0");

	lws_fx_set(a, 2, 80000000);
	lws_fx_set(b, 18, 0);
	fail |= !is(lws_fx_sub(&r, &a, &b), "-15.2");
	fail |= lws_fx_comp(&r, &a) >= 0;
	fail |= lws_fx_roundup(&r) != -16 || lws_fx_rounddown(&r) != -15;

	lws_fx_set(a, -3, 50000000);
	lws_fx_set(b, 5, 10000000);
	fail |= !is(lws_fx_mul(&r, &a, &b), "-17.85");
	fail |= !is(lws_fx_div(&r, &r, &b), "-3.5");

	lwsl_user("Completed: %s\n", fail ? "FAIL" : "PASS");

	return fail;
}
