/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The codes of blocks (T.81 F.2). Where input ends, the block stays as far as
 * it is: between any two coefficients decoding can stop and go on. For each, 32
 * bits are wanted, a code and the bits behind it; fewer are there only before
 * the next input or behind a marker.
 */
#include "codec/jpeg/jpeg.h"

#define WANT_BITS 32u

/* T.81 figure A.6: where the coefficients go, in the order of the codes. What
 * a run leads behind the last one is a mistake, and goes nowhere */
static const uint8_t natural[64] = {
	0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
};

enum step { STEP_DONE, STEP_NEED, STEP_BAD };

/* bytes of a row of blocks of all components */
static size_t
all_rows(struct lws_jpeg *j)
{
	size_t size = 0;
	unsigned int i;

	for (i = 0; i < j->count; i++) {
		struct lws_jpeg_component *c = &j->comp[i];

		c->stride = (size_t)j->mcus * c->h * 8;
		size += c->stride * c->v * 8;
	}

	return size;
}

int
lws_jpeg_scan_begin(struct lws_jpeg *j)
{
	const size_t line = j->count == 1 ? 0 : j->width, rows = all_rows(j);
	unsigned int i;
	uint8_t *p;

	/* a line of three bytes a pixel, and three of one */
	j->block = p = lws_malloc(rows + line * 6, "jpeg rows");
	if (!p)
		return -1;
	for (i = 0; i < j->count; i++) {
		j->comp[i].rows = p;
		p += j->comp[i].stride * j->comp[i].v * 8;
	}
	j->line = p;
	for (i = 0; i < 3; i++)
		j->wide[i] = p + line * (3 + i);
	j->until_restart = j->restart;

	return 0;
}

/* -- a block -- */

static inline void
drop(struct lws_jpeg_bits *b, unsigned int n)
{
	b->acc <<= n;
	b->n -= n;
}

/* length << 8 | value of the next code, which is dropped; 0: none */
static inline unsigned int
next_code(struct lws_jpeg_bits *b, const struct lws_jpeg_huffman *t)
{
	unsigned int c = t->fast[b->acc >> (64 - LWS_JPEG_FAST)];

	if (!c)
		c = lws_jpeg_huffman_slow(t, (uint32_t)(b->acc >> 48));
	drop(b, c >> 8);

	return c;
}

/* T.81 F.2.2.1: n bits; with a 0 in front they are negative */
static inline int32_t
next_value(struct lws_jpeg_bits *b, unsigned int n)
{
	const uint32_t v = (uint32_t)(b->acc >> 1 >> (63 - n));
	const int32_t negative = (int32_t)(~b->acc >> 63);

	drop(b, n);

	return (int32_t)v - (negative << n) + negative;
}

static inline int16_t
dequantize(int32_t v, uint16_t q)
{
	/* an image has at most 11 bits and a sign */
	v *= q;

	return (int16_t)(v < -32768 ? -32768 : v > 32767 ? 32767 : v);
}

static inline int
need(struct lws_jpeg *j, struct lws_span *in)
{
	if (j->bits.n < WANT_BITS)
		lws_jpeg_refill(&j->bits, in);

	return j->bits.n < WANT_BITS;
}

static enum step
dc(struct lws_jpeg *j, struct lws_jpeg_component *c, struct lws_span *in)
{
	unsigned int code, n;

	if (need(j, in))
		return STEP_NEED;
	memset(j->coef, 0, sizeof(j->coef));
	code = next_code(&j->bits, c->dc);
	n = code & 0xff;
	if (!code || n > 11) /* T.81 table F.1 */
		return STEP_BAD;
	if (n)
		c->pred += next_value(&j->bits, n);
	if (c->pred < -32768 || c->pred > 32767)
		return STEP_BAD;
	j->coef[0] = dequantize(c->pred, c->quant[0]);
	j->k = 1;
	j->last = 0;

	return STEP_DONE;
}

static enum step
ac(struct lws_jpeg *j, struct lws_jpeg_component *c, struct lws_span *in)
{
	unsigned int code, n, k = j->k;

	while (k < 64) {
		if (need(j, in)) {
			j->k = (uint8_t)k;
			return STEP_NEED;
		}
		code = next_code(&j->bits, c->ac);
		n = code & 0x0f;
		k += code >> 4 & 0x0f;
		if (!code || n > 10) /* T.81 table F.2 */
			return STEP_BAD;
		if (!n) {
			if ((code & 0xf0) == 0) /* end of block */
				break;
			if ((code & 0xf0) != 0xf0)
				return STEP_BAD;
			k++; /* 16 zeros */
			continue;
		}
		if (k > 63)
			return STEP_BAD;
		j->coef[natural[k]] =
			dequantize(next_value(&j->bits, n), c->quant[k]);
		j->last = (uint8_t)k++;
	}
	if (k > 64)
		return STEP_BAD;

	return STEP_DONE;
}

static enum step
block(struct lws_jpeg *j, struct lws_jpeg_component *c, struct lws_span *in)
{
	const unsigned int x = j->at_block % c->h, y = j->at_block / c->h;
	enum step s;

	if (!j->k) {
		s = dc(j, c, in);
		if (s != STEP_DONE)
			return s;
	}
	s = ac(j, c, in);
	if (s != STEP_DONE)
		return s;
	j->k = 0;
	lws_jpeg_idct(j->coef, j->last,
		      c->rows + y * 8 * c->stride +
			      ((size_t)j->mcu * c->h + x) * 8,
		      c->stride);

	return STEP_DONE;
}

static enum step
mcu(struct lws_jpeg *j, struct lws_span *in)
{
	enum step s;

	for (; j->at_comp < j->count; j->at_comp++) {
		struct lws_jpeg_component *c = &j->comp[j->at_comp];

		for (; j->at_block < c->h * c->v; j->at_block++) {
			s = block(j, c, in);
			if (s != STEP_DONE)
				return s;
		}
		j->at_block = 0;
	}
	j->at_comp = 0;

	return STEP_DONE;
}

/* -- rows -- */

static lws_stateful_ret_t
st_end(struct lws_jpeg *j, struct lws_span *in)
{
	(void)j;
	(void)in;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_lines(struct lws_jpeg *j, struct lws_span *in)
{
	(void)in;
	if (j->done == j->height)
		return lws_jpeg_go(j, st_end);
	if (j->row_line == j->vmax * 8) {
		j->row_line = 0;
		return lws_jpeg_go(j, lws_jpeg_scan);
	}
	j->emit = lws_jpeg_line(j, j->row_line++);
	j->done++;

	return LWS_SRET_WANT_OUTPUT;
}

/* T.81 F.2.1.3.1, E.2.4: bits that are left are filling */
static lws_stateful_ret_t
st_restart(struct lws_jpeg *j, struct lws_span *in)
{
	struct lws_jpeg_bits *b = &j->bits;
	unsigned int i;

	while (!b->marker) {
		if (!in->len)
			return LWS_SRET_WANT_INPUT;
		b->acc = 0;
		b->n = 0;
		lws_jpeg_refill(b, in);
	}
	if (b->marker != (0xd0 | j->restart_next))
		return lws_jpeg_fail(j, LWS_JPEG_BAD_RESTART,
				     "not the restart marker that was due");
	j->restart_next = (j->restart_next + 1) & 7;
	memset(b, 0, sizeof(*b));
	for (i = 0; i < j->count; i++)
		j->comp[i].pred = 0;
	j->until_restart = j->restart;

	return lws_jpeg_go(j, lws_jpeg_scan);
}

static int
is_last(const struct lws_jpeg *j)
{
	return j->mcu == j->mcus &&
	       j->height - j->done <= (uint32_t)j->vmax * 8;
}

lws_stateful_ret_t
lws_jpeg_scan(struct lws_jpeg *j, struct lws_span *in)
{
	enum step s;

	while (j->mcu < j->mcus) {
		if (j->restart && !j->until_restart)
			return lws_jpeg_go(j, st_restart);
		s = mcu(j, in);
		if (s == STEP_NEED)
			return LWS_SRET_WANT_INPUT;
		if (j->bits.padded > j->bits.n)
			return lws_jpeg_fail(j, LWS_JPEG_CUT,
					     "a marker in the codes");
		if (s == STEP_BAD)
			return lws_jpeg_fail(j, LWS_JPEG_BAD_CODE,
					     "bits that are no code");
		j->mcu++;
		if (j->restart && !is_last(j))
			j->until_restart--;
	}
	j->mcu = 0;

	return lws_jpeg_go(j, st_lines);
}
