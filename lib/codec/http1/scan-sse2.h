/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sixteen bytes at a time, for x86 processors, which all have SSE2 in 64-bit
 * mode. Comparisons are signed: bytes from 0x80 are below everything else.
 */
#ifndef LWS_CODEC_HTTP1_SCAN_SSE2_H
#define LWS_CODEC_HTTP1_SCAN_SSE2_H

#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>

static inline __m128i
scan_each16(char b)
{
	return _mm_set1_epi8(b);
}

static inline __m128i
scan_load16(const uint8_t *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* bits of bytes 0 .. last, DEL */
static inline unsigned int
scan_stops16(__m128i v, char last)
{
	__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v, scan_each16(last)), v);
	__m128i del = _mm_cmpeq_epi8(v, scan_each16(0x7f));

	return (unsigned int)_mm_movemask_epi8(_mm_or_si128(low, del));
}

/* bits of bytes that are no letter and no - */
static inline unsigned int
scan_unnamed16(__m128i v)
{
	/* unsigned: 0 to 25 are letters, all else is above */
	__m128i nth = _mm_sub_epi8(_mm_or_si128(v, scan_each16(0x20)),
				   scan_each16('a'));
	__m128i letter =
		_mm_cmpeq_epi8(_mm_min_epu8(nth, scan_each16(25)), nth);
	__m128i dash = _mm_cmpeq_epi8(v, scan_each16('-'));

	return (unsigned int)_mm_movemask_epi8(_mm_or_si128(letter, dash)) ^
	       0xffff;
}

static inline const uint8_t *
scan_sse2_below(const uint8_t *p, const uint8_t *end, char last)
{
	for (; end - p >= 16; p += 16) {
		unsigned int stops = scan_stops16(scan_load16(p), last);

		if (stops)
			return p + __builtin_ctz(stops);
	}

	return p;
}

/* The last bytes, less than sixteen, by a load that begins before them: what
 * lies from base on is readable. */
static inline const uint8_t *
scan_sse2_tail(const uint8_t *base, const uint8_t *p, const uint8_t *end)
{
	unsigned int stops;

	if (end - p >= 16 || end - base < 16)
		return p;
	stops = scan_stops16(scan_load16(end - 16), 0x1f) >> (16 - (end - p));

	return stops ? p + __builtin_ctz(stops) : end;
}

/* past bytes from SP to DEL - 1 and from 0x80 */
static inline const uint8_t *
scan_sse2_text(const uint8_t *p, const uint8_t *end)
{
	return scan_sse2_below(p, end, 0x1f);
}

/* the same without SP */
static inline const uint8_t *
scan_sse2_graph(const uint8_t *p, const uint8_t *end)
{
	return scan_sse2_below(p, end, 0x20);
}

/* past letters and -, which most names are made of */
static inline const uint8_t *
scan_sse2_name(const uint8_t *p, const uint8_t *end)
{
	for (; end - p >= 16; p += 16) {
		unsigned int stops = scan_unnamed16(scan_load16(p));

		if (stops)
			return p + __builtin_ctz(stops);
	}

	return p;
}

#endif
