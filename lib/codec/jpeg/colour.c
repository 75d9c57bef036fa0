/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Lines for the user: components that have fewer samples are repeated to the
 * full width, YCbCr becomes RGB (JFIF 1.02: ITU-R BT.601, full range).
 */
#include "codec/jpeg/jpeg.h"

#define BITS   16
#define FIX(x) ((int32_t)((x) * (1 << BITS) + 0.5))
#define HALF   (1 << (BITS - 1))

/* a component's samples for line n, in full width */
static const uint8_t *
full_width(const struct lws_jpeg *j, const struct lws_jpeg_component *c,
	   unsigned int n, uint8_t *to)
{
	const uint8_t *p = c->rows + (size_t)(n * c->v / j->vmax) * c->stride;
	uint32_t x;

	if (c->h == j->hmax)
		return p;
	if (c->h * 2 == j->hmax) {
		for (x = 0; x + 1 < j->width; x += 2)
			to[x] = to[x + 1] = p[x / 2];
		if (x < j->width)
			to[x] = p[x / 2];
		return to;
	}
	for (x = 0; x < j->width; x++)
		to[x] = p[x * c->h / j->hmax];

	return to;
}

static inline uint8_t
clamp(int32_t v)
{
	return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
}

static void
to_rgb(uint8_t *to, const uint8_t *ly, const uint8_t *lb, const uint8_t *lr,
       uint32_t width)
{
	uint32_t x;

	for (x = 0; x < width; x++, to += 3) {
		const int32_t y = ly[x], cb = lb[x] - 128, cr = lr[x] - 128;

		to[0] = clamp(y + ((FIX(1.402) * cr + HALF) >> BITS));
		to[1] = clamp(y + ((-FIX(0.344136286) * cb -
				    FIX(0.714136286) * cr + HALF) >>
				   BITS));
		to[2] = clamp(y + ((FIX(1.772) * cb + HALF) >> BITS));
	}
}

static void
join(uint8_t *to, const uint8_t *r, const uint8_t *g, const uint8_t *b,
     uint32_t width)
{
	uint32_t x;

	for (x = 0; x < width; x++, to += 3) {
		to[0] = r[x];
		to[1] = g[x];
		to[2] = b[x];
	}
}

const uint8_t *
lws_jpeg_line(struct lws_jpeg *j, unsigned int n)
{
	const uint8_t *p[3];
	unsigned int i;

	if (j->count == 1)
		return j->comp[0].rows + n * j->comp[0].stride;
	/* one of them has full width, not always the first */
	for (i = 0; i < 3; i++)
		p[i] = full_width(j, &j->comp[i], n, j->wide[i]);
	if (j->is_rgb)
		join(j->line, p[0], p[1], p[2], j->width);
	else
		to_rgb(j->line, p[0], p[1], p[2], j->width);

	return j->line;
}
