/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Makes JPEG images for tests: a plain encoder with codes of fixed length (4
 * bits for DC, 8 for AC), every sampling, restarts, quantization by 1 or more.
 * Behind codec/jpeg/jpeg.h.
 */
#ifndef LWS_JPEG_MAKE_H
#define LWS_JPEG_MAKE_H

#include <math.h>

struct jpeg_plan {
	unsigned int width, height, count;
	uint8_t hv[3]; /* h << 4 | v */
	unsigned int restart;
	uint8_t quant;
	uint8_t sof;   /* 0: 0xc0 */
	uint8_t names; /* of the first component; 0: 1, 2, 3 */
	uint8_t exif;
};

struct jpeg_made {
	uint8_t bytes[600000];
	size_t len;
	uint32_t acc;
	unsigned int n;
	int pred[3];
	size_t scan; /* where the codes begin */
};

/* the sample of component c at x, y of the whole image: smooth */
static inline int
jpeg_sample(unsigned int c, unsigned int x, unsigned int y)
{
	return (int)(128 + 60 * sin(x * (0.11 + c * 0.03) + c) +
		     50 * cos(y * 0.09 - c));
}

static inline void
jpeg_put(struct jpeg_made *m, const void *p, size_t len)
{
	memcpy(m->bytes + m->len, p, len);
	m->len += len;
}

static inline void
jpeg_bits(struct jpeg_made *m, uint32_t v, unsigned int n)
{
	m->acc = m->acc << n | v;
	m->n += n;
	while (m->n >= 8) {
		const uint8_t b = (uint8_t)(m->acc >> (m->n - 8));

		m->bytes[m->len++] = b;
		if (b == 0xff)
			m->bytes[m->len++] = 0;
		m->n -= 8;
		m->acc &= (1u << m->n) - 1;
	}
}

static inline void
jpeg_flush(struct jpeg_made *m)
{
	if (m->n)
		jpeg_bits(m, (1u << (8 - m->n)) - 1, 8 - m->n);
}

static const uint8_t jpeg_order[64] = {
	0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
};

/* AC values have codes in the order run * 11 + size: 176 of them */
static inline void
jpeg_value(struct jpeg_made *m, int v, unsigned int size)
{
	jpeg_bits(m, (uint32_t)(v < 0 ? v + (1 << size) - 1 : v), size);
}

static inline unsigned int
jpeg_size(int v)
{
	unsigned int n = 0;

	for (v = abs(v); v; v >>= 1)
		n++;

	return n;
}

static inline void
jpeg_block(struct jpeg_made *m, const double in[64], int *pred, unsigned int q)
{
	int coef[64], k, run = 0, d;
	unsigned int u, v, x, y, n;

	for (v = 0; v < 8; v++)
		for (u = 0; u < 8; u++) {
			double sum = 0;

			for (y = 0; y < 8; y++)
				for (x = 0; x < 8; x++)
					sum += (in[y * 8 + x] - 128) *
					       cos((2 * x + 1) * u * M_PI /
						   16) *
					       cos((2 * y + 1) * v * M_PI / 16);
			sum *= (u ? 1 : sqrt(.5)) * (v ? 1 : sqrt(.5)) / 4;
			coef[v * 8 + u] = (int)lround(sum / q);
		}
	d = coef[0] - *pred;
	*pred = coef[0];
	n = jpeg_size(d);
	jpeg_bits(m, n, 4);
	jpeg_value(m, d, n);
	for (k = 1; k < 64; k++) {
		d = coef[jpeg_order[k]];
		if (!d) {
			run++;
			continue;
		}
		for (; run > 15; run -= 16)
			jpeg_bits(m, 15 * 11, 8);
		n = jpeg_size(d);
		jpeg_bits(m, (uint32_t)run * 11 + n, 8);
		jpeg_value(m, d, n);
		run = 0;
	}
	if (run)
		jpeg_bits(m, 0, 8);
}

static inline void
jpeg_tables(struct jpeg_made *m, uint8_t q)
{
	uint8_t dht[2 + 2 + 17 + 12 + 17 + 176] = { 0xff, 0xc4, 0, 0, 0 }, *p;
	uint8_t dqt[69] = { 0xff, 0xdb, 0, 67, 0 };
	unsigned int run, size;

	memset(dqt + 5, q, 64);
	jpeg_put(m, dqt, sizeof(dqt));
	lws_put_u16be(dht + 2, (uint16_t)(sizeof(dht) - 2));
	p = dht + 4;
	p[4] = 12; /* of 4 bits */
	p += 17;
	for (size = 0; size < 12; size++)
		*p++ = (uint8_t)size;
	*p = 0x10;
	p[8] = 176; /* of 8 bits */
	p += 17;
	for (run = 0; run < 16; run++)
		for (size = 0; size < 11; size++)
			*p++ = (uint8_t)(run << 4 | size);
	jpeg_put(m, dht, sizeof(dht));
}

static inline void
jpeg_head(struct jpeg_made *m, const struct jpeg_plan *w)
{
	uint8_t sof[19] = { 0xff, 0xc0, 0, 8, 8 }, sos[14] = { 0xff, 0xda };
	uint8_t dri[6] = { 0xff, 0xdd, 0, 4 },
		exif[300] = { 0xff, 0xe1, 1, 42 };
	unsigned int c;

	m->len = 0;
	jpeg_put(m, "\xff\xd8", 2);
	if (!w->names)
		jpeg_put(m, "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 18);
	memset(exif + 4, 0xff, sizeof(exif) - 4);
	if (w->exif)
		jpeg_put(m, exif, sizeof(exif));
	jpeg_tables(m, w->quant ? w->quant : 1);
	if (w->sof)
		sof[1] = w->sof;
	sof[3] = (uint8_t)(8 + 3 * w->count);
	lws_put_u16be(sof + 5, (uint16_t)w->height);
	lws_put_u16be(sof + 7, (uint16_t)w->width);
	sof[9] = sos[4] = (uint8_t)w->count;
	sos[3] = (uint8_t)(6 + 2 * w->count);
	for (c = 0; c < w->count; c++) {
		static const uint8_t rgb[] = "RGB";
		const uint8_t id = w->names ? rgb[c] : (uint8_t)(c + 1);

		sof[10 + 3 * c] = sos[5 + 2 * c] = id;
		sof[11 + 3 * c] = w->hv[c];
	}
	jpeg_put(m, sof, 10 + 3u * w->count);
	if (w->restart) {
		lws_put_u16be(dri + 4, (uint16_t)w->restart);
		jpeg_put(m, dri, sizeof(dri));
	}
	sos[5 + 2 * w->count + 1] = 63;
	jpeg_put(m, sos, 8 + 2u * w->count);
	m->scan = m->len;
}

static inline void
jpeg_one(struct jpeg_made *m, const struct jpeg_plan *w, unsigned int c,
	 unsigned int bx, unsigned int by, unsigned int hmax, unsigned int vmax)
{
	const unsigned int h = w->count == 1 ? 1 : w->hv[c] >> 4,
			   v = w->count == 1 ? 1 : w->hv[c] & 15;
	double in[64];
	unsigned int x, y;

	for (y = 0; y < 8; y++)
		for (x = 0; x < 8; x++)
			in[y * 8 + x] = jpeg_sample(c, (bx * 8 + x) * hmax / h,
						    (by * 8 + y) * vmax / v);
	jpeg_block(m, in, &m->pred[c], w->quant ? w->quant : 1);
}

static inline void
jpeg_make(struct jpeg_made *m, const struct jpeg_plan *w)
{
	unsigned int hmax = 1, vmax = 1, c, x, y, mx, my, i, n = 0, total;

	jpeg_head(m, w);
	memset(m->pred, 0, sizeof(m->pred));
	m->n = m->acc = 0;
	for (c = 0; c < w->count && w->count > 1; c++) {
		hmax = w->hv[c] >> 4 > (int)hmax ? w->hv[c] >> 4 : hmax;
		vmax = (w->hv[c] & 15) > (int)vmax ? w->hv[c] & 15 : vmax;
	}
	mx = (w->width + hmax * 8 - 1) / (hmax * 8);
	my = (w->height + vmax * 8 - 1) / (vmax * 8);
	total = mx * my;
	for (i = 0; i < total; i++) {
		if (w->restart && i && i % w->restart == 0) {
			jpeg_flush(m);
			m->bytes[m->len++] = 0xff;
			m->bytes[m->len++] = (uint8_t)(0xd0 + n++ % 8);
			memset(m->pred, 0, sizeof(m->pred));
		}
		for (c = 0; c < w->count; c++) {
			const unsigned int h = w->count == 1 ? 1
							     : w->hv[c] >> 4,
					   v = w->count == 1 ? 1
							     : w->hv[c] & 15;

			for (y = 0; y < v; y++)
				for (x = 0; x < h; x++)
					jpeg_one(m, w, c, i % mx * h + x,
						 i / mx * v + y, hmax, vmax);
		}
	}
	jpeg_flush(m);
	jpeg_put(m, "\xff\xd9", 2);
}

#endif
