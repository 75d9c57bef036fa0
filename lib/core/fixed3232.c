/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws_fx_t, decimal fixed point: a whole part and hundred-millionths. A value
 * is negative if either member is, its magnitude is that of both together;
 * that is how any input is read. Results are computed in one int64 of
 * hundred-millionths and split again with both members <= 0 when negative, but
 * for the cases in fx_positive_frac() that programs know in the other form.
 * What does not fit a whole of 31 bits saturates. The result may be an operand.
 */
#include "core/core.h"

#define MSD    ((int64_t)LWS_FX_FRACTION_MSD)
#define FX_MAX (INT32_MAX * MSD + MSD - 1)

/* magnitude in hundred-millionths */
static int64_t
fx_abs(const lws_fx_t *a)
{
	int64_t w = a->whole, f = a->frac;

	return (w < 0 ? -w : w) * MSD + (f < 0 ? -f : f);
}

static int
fx_is_neg(const lws_fx_t *a)
{
	return a->whole < 0 || a->frac < 0;
}

static int64_t
fx_value(const lws_fx_t *a)
{
	return fx_is_neg(a) ? -fx_abs(a) : fx_abs(a);
}

static const lws_fx_t *
fx_store(lws_fx_t *r, int64_t v)
{
	if (v > FX_MAX)
		v = FX_MAX;
	if (v < -FX_MAX)
		v = -FX_MAX;

	/* C11 6.5.5: both truncate toward zero, so they have v's sign */
	r->whole = (int32_t)(v / MSD);
	r->frac = (int32_t)(v % MSD);

	return r;
}

/* -2.5 as (-2, +50000000): only where the whole carries the sign */
static void
fx_positive_frac(lws_fx_t *r)
{
	if (r->whole < 0 && r->frac < 0)
		r->frac = -r->frac;
}

const lws_fx_t *
lws_fx_add(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b)
{
	/* two negative wholes: the result's frac has the sign of their sum */
	int flip =
		a->whole < 0 && b->whole < 0 && (int64_t)a->frac + b->frac > 0;

	fx_store(r, fx_value(a) + fx_value(b));
	if (flip)
		fx_positive_frac(r);

	return r;
}

const lws_fx_t *
lws_fx_sub(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b)
{
	int flip = a->whole < b->whole;

	fx_store(r, fx_value(a) - fx_value(b));
	if (flip)
		fx_positive_frac(r);

	return r;
}

/* Truncated toward zero. In parts, because the product of the magnitudes has
 * up to 116 bits; only the last part has anything to truncate. */
const lws_fx_t *
lws_fx_mul(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b)
{
	int neg = fx_is_neg(a) != fx_is_neg(b);
	int64_t x = fx_abs(a), y = fx_abs(b), v;
	int64_t wholes = (x / MSD) * (y / MSD);

	if (wholes > INT32_MAX)
		return fx_store(r, neg ? -FX_MAX : FX_MAX);

	v = wholes * MSD + (x / MSD) * (y % MSD) + (x % MSD) * (y / MSD) +
	    (x % MSD) * (y % MSD) / MSD;

	return fx_store(r, neg ? -v : v);
}

/* magnitude as 32.32 binary, truncated */
static uint64_t
fx_binary(const lws_fx_t *a)
{
	uint64_t v = (uint64_t)fx_abs(a);

	return (v / (uint64_t)MSD) << 32 |
	       ((v % (uint64_t)MSD) << 32) / (uint64_t)MSD;
}

/* The quotient is taken in 32.32 binary, every step truncated: that is the
 * precision programs know (33.33333333 / 11 is 3.03030302). */
const lws_fx_t *
lws_fx_div(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b)
{
	int neg = fx_is_neg(a) != fx_is_neg(b);
	uint64_t x = fx_binary(a), y = fx_binary(b), rest, bits = 0;
	int64_t v;
	int i;

	if (!y)
		return fx_store(r, 0);
	if (x / y > INT32_MAX)
		return fx_store(r, neg ? -FX_MAX : FX_MAX);

	/* rest < y < 2^63 + 1, so the shift cannot overflow */
	for (rest = x % y, i = 0; i < 32; i++) {
		rest <<= 1;
		bits = bits << 1 | (rest >= y);
		if (rest >= y)
			rest -= y;
	}
	v = (int64_t)(x / y) * MSD + (int64_t)(bits * (uint64_t)MSD >> 32);

	return fx_store(r, neg ? -v : v);
}

/* The digits of the root of v * 10^8, two decimals of the radicand at a time:
 * the greatest d with (20 root + d) d <= rest is the next one. */
const lws_fx_t *
lws_fx_sqrt(lws_fx_t *r, const lws_fx_t *a)
{
	uint64_t v = (uint64_t)fx_abs(a), root = 0, rest = 0;
	uint64_t scale = 1000000000000000000ull;
	int i;

	if (fx_is_neg(a))
		return fx_store(r, 0);

	for (i = 0; i < 14; i++, scale /= 100) {
		uint64_t d = 0;

		rest = rest * 100 + (scale ? v / scale % 100 : 0);
		while ((20 * root + d + 1) * (d + 1) <= rest)
			d++;
		rest -= (20 * root + d) * d;
		root = root * 10 + d;
	}

	return fx_store(r, (int64_t)root);
}

int
lws_fx_comp(const lws_fx_t *a, const lws_fx_t *b)
{
	int64_t x = fx_value(a), y = fx_value(b);

	return (x > y) - (x < y);
}

int
lws_fx_roundup(const lws_fx_t *a)
{
	int64_t w = (fx_abs(a) + MSD - 1) / MSD;

	if (w > INT32_MAX)
		w = INT32_MAX;

	return (int)(fx_is_neg(a) ? -w : w);
}

int
lws_fx_rounddown(const lws_fx_t *a)
{
	int64_t w = fx_abs(a) / MSD;

	if (w > INT32_MAX)
		w = INT32_MAX;

	return (int)(fx_is_neg(a) ? -w : w);
}

const char *
lws_fx_string(const lws_fx_t *a, char *buf, size_t size)
{
	int64_t v = fx_abs(a);
	int digits = 8;
	int64_t frac = v % MSD;

	while (digits > 1 && !(frac % 10)) {
		frac /= 10;
		digits--;
	}
	lws_snprintf(buf, size, "%s%lld.%0*lld", v && fx_is_neg(a) ? "-" : "",
		     (long long)(v / MSD), digits, (long long)frac);

	return buf;
}
