/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Makes PNG images for tests: any colour type, depth and filter, the pixels in
 * stored blocks (RFC 1951 3.2.4), so nothing is needed to compress.
 * Behind codec/png/png.h.
 */
#ifndef LWS_PNG_MAKE_H
#define LWS_PNG_MAKE_H

struct png_made {
	uint8_t bytes[200000];
	size_t len;
	uint8_t pixels[60000]; /* as stored, lines one behind the other */
	size_t line_bytes;
};

struct png_plan {
	uint32_t width, height;
	uint8_t depth, colour, filter; /* filter 5: another in each line */
	uint8_t interlace;
	uint16_t palette, alphas; /* entries */
	size_t chunk;             /* bytes of pixels in one; 0: all */
};

static inline void
png_put_chunk(struct png_made *m, const char *type, const void *p, size_t len)
{
	uint8_t *to = m->bytes + m->len;

	lws_put_u32be(to, (uint32_t)len);
	memcpy(to + 4, type, 4);
	if (len)
		memcpy(to + 8, p, len);
	lws_put_u32be(to + 8 + len, lws_crc32(0, to + 4, len + 4));
	m->len += len + 12;
}

static inline uint8_t
png_predict(uint8_t f, int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);

	switch (f) {
	case 1:
		return (uint8_t)a;
	case 2:
		return (uint8_t)b;
	case 3:
		return (uint8_t)((a + b) / 2);
	case 4:
		return (uint8_t)(pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
	default:
		return 0;
	}
}

static inline void
png_filter_line(uint8_t *to, const uint8_t *line, const uint8_t *above,
		size_t len, uint8_t filter, size_t bpp)
{
	size_t i;

	*to++ = filter;
	for (i = 0; i < len; i++)
		to[i] = (uint8_t)(line[i] -
				  png_predict(filter,
					      i < bpp ? 0 : line[i - bpp],
					      above ? above[i] : 0,
					      above && i >= bpp ? above[i - bpp]
								: 0));
}

/* zlib around stored blocks */
static inline size_t
png_store(uint8_t *to, const uint8_t *p, size_t len)
{
	uint8_t *at = to;
	const uint32_t sum = lws_adler32(1, p, len);

	*at++ = 0x78;
	*at++ = 0x01;
	do {
		const size_t n = len < 5000 ? len : 5000;

		*at++ = n == len;
		lws_put_u16le(at, (uint16_t)n);
		lws_put_u16le(at + 2, (uint16_t)~n);
		memcpy(at + 4, p, n);
		at += 4 + n;
		p += n;
		len -= n;
	} while (len);
	lws_put_u32be(at, sum);

	return (size_t)(at + 4 - to);
}

static inline void
png_make(struct png_made *m, const struct png_plan *w)
{
	static const uint8_t channels[] = { 1, 0, 3, 1, 2, 0, 4 };
	static uint8_t raw[70000], z[80000];
	const unsigned int bits = channels[w->colour] * (unsigned int)w->depth;
	const size_t bpp = (bits + 7) / 8;
	uint32_t y, seed = w->width * 31u + w->depth;
	uint8_t head[13], pal[768];
	size_t i, n = 0, len;

	m->line_bytes = ((size_t)w->width * bits + 7) / 8;
	for (i = 0; i < m->line_bytes * w->height; i++) {
		seed = seed * 1103515245u + 12345u;
		m->pixels[i] = (uint8_t)(seed >> 16);
		if (i & 64) /* some that are alike */
			m->pixels[i] = (uint8_t)(m->pixels[i] & 7);
		if (w->colour == LWS_PNG_PALETTE && w->depth == 8)
			m->pixels[i] = (uint8_t)(m->pixels[i] % w->palette);
	}
	for (y = 0; y < w->height; y++) {
		const uint8_t *line = m->pixels + y * m->line_bytes;

		png_filter_line(raw + n, line, y ? line - m->line_bytes : NULL,
				m->line_bytes,
				w->filter < 5 ? w->filter : (uint8_t)(y % 5),
				bpp);
		n += m->line_bytes + 1;
	}
	len = png_store(z, raw, n);

	memcpy(m->bytes, "\x89PNG\r\n\x1a\n", 8);
	m->len = 8;
	lws_put_u32be(head, w->width);
	lws_put_u32be(head + 4, w->height);
	head[8] = w->depth;
	head[9] = w->colour;
	head[10] = head[11] = 0;
	head[12] = w->interlace;
	png_put_chunk(m, "IHDR", head, 13);
	png_put_chunk(m, "tEXt", "Comment\0for nobody", 18);
	for (i = 0; i < sizeof(pal); i++)
		pal[i] = (uint8_t)(i * 7);
	if (w->palette)
		png_put_chunk(m, "PLTE", pal, w->palette * 3u);
	if (w->alphas)
		png_put_chunk(m, "tRNS", pal + 100, w->alphas);
	for (i = 0; i < len; i += n) {
		n = w->chunk && w->chunk < len - i ? w->chunk : len - i;
		png_put_chunk(m, "IDAT", z + i, n);
	}
	png_put_chunk(m, "IEND", NULL, 0);
}

#endif
