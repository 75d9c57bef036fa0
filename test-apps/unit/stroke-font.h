/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Makes fonts for tests and the tools: the letters of ASCII drawn as strokes,
 * at any size and weight, in the form that lws_font_register() takes
 * (READMEs/README.display-list.md).
 *
 * A letter is its advance and then strokes, each a row of points of two digits,
 * x and y. Capitals stand from y 0 to the base line at 6, small ones begin at
 * 2, and 8 is the lowest. A line is 10 of these units high.
 */
#ifndef LWS_UNIT_STROKE_FONT_H
#define LWS_UNIT_STROKE_FONT_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* from ' ' to '~' */
static const char *const stroke_letters[95] = {
	"3",
	"2 0004 0606",
	"4 0001 2021",
	"6 1016 3036 0242 0444",
	"6 413010010213334445361605 2026",
	"6 4006 0001 4546",
	"6 46110120310405163643",
	"2 0001",
	"3 10010516",
	"3 00111506",
	"4 1014 0113 0311",
	"6 2226 0444",
	"3 1607",
	"4 0323",
	"2 0606",
	"5 0630",
	"6 103041453616050110",
	"4 011016 0626",
	"6 01103041420646",
	"6 01103041423313 334445361605",
	"6 36300444",
	"6 4000033344453616",
	"6 4130100105163645443303",
	"6 004016",
	"6 103041423313020110 1304051636454433",
	"6 0516364541301001021343",
	"2 0303 0606",
	"3 1313 1607",
	"5 310335",
	"5 0232 0434",
	"5 013305",
	"6 01103041422324 2626",
	"6 461605011030414434243242",
	"6 062046 1434",
	"6 0006 003041423303 3344453606",
	"6 4130100105163645",
	"6 00062644422000",
	"6 40000646 0333",
	"6 400006 0333",
	"6 41301001051636454323",
	"6 0006 4046 0343",
	"4 0020 1016 0626",
	"5 3035261605",
	"6 0006 4003 0346",
	"6 000646",
	"6 0600234046",
	"6 06004640",
	"6 103041453616050110",
	"6 06003041423303",
	"6 103041453616050110 2446",
	"6 06003041423303 2346",
	"6 413010010213334445361605",
	"6 0040 2026",
	"6 000516364540",
	"6 002640",
	"6 0016233640",
	"6 0046 4006",
	"6 0023 4023 2326",
	"6 00400646",
	"3 10000616",
	"5 0036",
	"3 00101606",
	"6 022042",
	"6 0747",
	"3 0011",
	"5 0222333616051434",
	"5 0006 0312223335261605",
	"5 3322120305162635",
	"5 3036 3322120305162635",
	"5 04343322120305162636",
	"4 201116 0222",
	"5 3237281807 3322120305162635",
	"5 0006 0312223336",
	"2 0206 0000",
	"3 121708 1010",
	"5 0006 3204 0436",
	"2 0006",
	"6 0206 03122326 23324346",
	"5 0206 0312223336",
	"5 122233352616050312",
	"5 0208 0312223335261605",
	"5 3238 3322120305162635",
	"4 0206 031222",
	"5 3212031424352606",
	"4 101526 0222",
	"5 0205162635 3236",
	"5 021632",
	"6 0216243642",
	"5 0236 3206",
	"5 0216 3208",
	"5 02320636",
	"4 20111203141526",
	"2 0008",
	"4 00111223141506",
	"5 03122332",
};

struct stroke_font {
	uint8_t *buf;
	size_t len;
	int px;       /* of a line */
	double thick; /* half of a stroke's width, pixels */
	double slant;
};

static inline void
stroke_put(struct stroke_font *f, uint32_t v, int bytes)
{
	f->buf = realloc(f->buf, f->len + (size_t)bytes);
	if (!f->buf)
		abort();
	while (bytes--)
		f->buf[f->len++] = (uint8_t)(v >> (8 * bytes));
}

static inline void
stroke_set(struct stroke_font *f, size_t at, uint32_t v, int bytes)
{
	while (bytes--)
		f->buf[at++] = (uint8_t)(v >> (8 * bytes));
}

/* a point of a letter, in pixels */
static inline void
stroke_point(const struct stroke_font *f, const char *p, double *x, double *y)
{
	const double unit = f->px / 10.0;

	*x = (p[0] - '0' + 0.8 + f->slant * ('6' - p[1])) * unit;
	*y = (p[1] - '0' + 1) * unit;
}

static inline double
stroke_distance(double x, double y, const double *a, const double *b)
{
	const double dx = b[0] - a[0], dy = b[1] - a[1];
	const double len = dx * dx + dy * dy;
	double t = len > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / len : 0;

	t = t < 0 ? 0 : t > 1 ? 1 : t;

	return hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

/* 0 to 127: how much of a pixel the letter covers */
static inline int
stroke_alpha(const struct stroke_font *f, const char *strokes, int px, int py)
{
	double a[2], b[2] = { 0, 0 }, d, best = 1e9;
	const char *p;

	for (p = strokes; *p; p++) {
		if (*p == ' ') {
			stroke_point(f, p + 1, &b[0], &b[1]);
			a[0] = b[0];
			a[1] = b[1];
		} else {
			a[0] = b[0];
			a[1] = b[1];
			stroke_point(f, p, &b[0], &b[1]);
			p++;
		}
		d = stroke_distance(px + 0.5, py + 0.5, a, b);
		best = d < best ? d : best;
	}
	d = f->thick + 0.5 - best;

	return d <= 0 ? 0 : d >= 1 ? 127 : (int)(d * 127);
}

/* runs of clear and full pixels, up to 64; the others one by one */
static inline void
stroke_pixels(struct stroke_font *f, const char *strokes, int wide, int high)
{
	int n, a, run = 0, run_of = -1;

	for (n = 0; n <= wide * high; n++) {
		a = n == wide * high
			    ? -2
			    : stroke_alpha(f, strokes, n % wide, n / wide);
		if (run && (a != run_of || run == 64)) {
			stroke_put(f,
				   (run_of ? 0x40u : 0) | (uint32_t)(run - 1),
				   1);
			run = 0;
		}
		if (a == 0 || a == 127) {
			run_of = a;
			run++;
		} else if (a > 0) {
			stroke_put(f, 0x80u | (uint32_t)a, 1);
		}
	}
}

/** stroke_font() - a font; what its name says of its weight and slant must be
 * what is asked for
 * \return malloc()ed, *len bytes */
static inline uint8_t *
stroke_font(const char *name, int px, int bold, int italic, size_t *len)
{
	struct stroke_font f = { .px = px,
				 .thick = px * (bold ? 0.07 : 0.04),
				 .slant = italic ? 0.2 : 0 };
	const char *s;
	size_t n, at;
	int wide;

	for (n = 0; n < 40; n += 4)
		stroke_put(&f, 0, 4);
	memcpy(f.buf, "MCUFx1\0\0", 8);
	stroke_set(&f, 12, (uint32_t)px, 2);
	stroke_set(&f, 14, (uint32_t)(px * 7 / 10), 2); /* base line */
	stroke_set(&f, 16, (uint32_t)(px * 4 / 10), 2); /* x */
	stroke_set(&f, 18, '?' - ' ', 2);
	stroke_set(&f, 20, (uint32_t)f.len, 4);
	for (n = 0; n <= strlen(name); n++)
		stroke_put(&f, (uint8_t)name[n], 1);
	stroke_set(&f, 24, 1, 4);
	stroke_set(&f, 28, (uint32_t)f.len, 4);
	stroke_put(&f, ' ', 4);
	stroke_put(&f, 95, 2);
	stroke_put(&f, 0, 2);
	stroke_set(&f, 32, 95, 4);
	stroke_set(&f, 36, (uint32_t)f.len, 4);
	at = f.len;
	for (n = 0; n < 95 * 10; n += 2)
		stroke_put(&f, 0, 2);
	for (n = 0; n < 95; n++, at += 10) {
		s = stroke_letters[n];
		wide = (s[0] - '0' + (italic ? 2 : 0)) * px / 10 + 1;
		stroke_set(&f, at, (uint32_t)f.len, 4);
		stroke_set(&f, at + 4, (uint32_t)((s[0] - '0') * px * 64 / 10),
			   2);
		stroke_set(&f, at + 8, (uint32_t)wide, 1);
		stroke_set(&f, at + 9, (uint32_t)px, 1);
		stroke_pixels(&f, s + 1, wide, px);
	}
	stroke_set(&f, 8, (uint32_t)f.len, 4);
	*len = f.len;

	return f.buf;
}

#endif
