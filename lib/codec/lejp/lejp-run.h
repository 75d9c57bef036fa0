/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Runs: how many bytes of a kind stand in a row. Whole words are looked at, or
 * sixteen bytes where the processor can; what ends a run is found by its place
 * in the word. The copying ones write what they look at, so they may leave
 * junk behind the run, but never more than room bytes.
 */
#ifndef LWS_CODEC_LEJP_RUN_H
#define LWS_CODEC_LEJP_RUN_H

#include "core/core.h"

#define EACH_BYTE(b) (0x0101010101010101ull * (b))

/* eight bytes, the first of them lowest, whatever the machine */
static inline uint64_t
run_word(const uint8_t *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

/* which byte is the lowest that has a bit set */
static inline size_t
run_first(uint64_t marks)
{
	return (size_t)__builtin_ctzll(marks) / 8;
}

/* -- characters of a string: all but control bytes, quote, backslash -- */

static inline int
run_ends_text(uint8_t c)
{
	return c < 0x20 || c == '"' || c == '\\';
}

/* the top bit of each byte that is zero; exact up to the first */
static inline uint64_t
run_zeros(uint64_t w)
{
	return (w - EACH_BYTE(1)) & ~w & EACH_BYTE(0x80);
}

static inline uint64_t
run_text_marks(uint64_t w)
{
	return run_zeros(w ^ EACH_BYTE('"')) | run_zeros(w ^ EACH_BYTE('\\')) |
	       ((w - EACH_BYTE(0x20)) & ~w & EACH_BYTE(0x80));
}

/* -- the same for RUN_WIDE bytes that are there: how many of them, from the
 *    first on, belong to the run -- */

#define RUN_WIDE 16u

#if defined(__SSE2__)
#include <emmintrin.h>

static inline size_t
run_wide_first(__m128i marks)
{
	/* a bit behind them all */
	return (size_t)__builtin_ctz((unsigned int)_mm_movemask_epi8(marks) |
				     1u << RUN_WIDE);
}

static inline __m128i
run_wide_load(const uint8_t *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* characters; ascii: of those only. All RUN_WIDE bytes are copied. */
static inline size_t
run_wide_copy(char *dest, const uint8_t *p, int ascii)
{
	__m128i v = run_wide_load(p), m;

	_mm_storeu_si128((__m128i *)(void *)dest, v);
	m = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
			 _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
	m = _mm_or_si128(
		m, _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v));
	if (ascii)
		m = _mm_or_si128(m, v);

	return run_wide_first(m);
}

static inline size_t
run_wide_spaces(const uint8_t *p)
{
	const __m128i v = _mm_cmpeq_epi8(run_wide_load(p), _mm_set1_epi8(' '));

	return run_wide_first(_mm_xor_si128(v, _mm_set1_epi8(-1)));
}

static inline size_t
run_wide_digits(const uint8_t *p)
{
	const __m128i v = _mm_sub_epi8(run_wide_load(p), _mm_set1_epi8('0'));

	/* above 9, as unsigned bytes */
	return run_wide_first(
		_mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(10)), v));
}
#else
static inline size_t
run_wide_first(uint64_t marks, uint64_t more)
{
	if (marks)
		return run_first(marks);

	return more ? 8 + run_first(more) : RUN_WIDE;
}

static inline size_t
run_wide_copy(char *dest, const uint8_t *p, int ascii)
{
	const uint64_t top = ascii ? EACH_BYTE(0x80) : 0;
	const uint64_t v = run_word(p), w = run_word(p + 8);

	memcpy(dest, p, RUN_WIDE);

	return run_wide_first(run_text_marks(v) | (v & top),
			      run_text_marks(w) | (w & top));
}

static inline size_t
run_wide_spaces(const uint8_t *p)
{
	return run_wide_first(run_word(p) ^ EACH_BYTE(' '),
			      run_word(p + 8) ^ EACH_BYTE(' '));
}

/* the top bit of each byte that is no digit */
static inline uint64_t
run_digit_marks(uint64_t w)
{
	w ^= EACH_BYTE('0');

	return (((w & EACH_BYTE(0x7f)) + EACH_BYTE(0x76)) | w) &
	       EACH_BYTE(0x80);
}

static inline size_t
run_wide_digits(const uint8_t *p)
{
	return run_wide_first(run_digit_marks(run_word(p)),
			      run_digit_marks(run_word(p + 8)));
}
#endif

/* -- runs in what is there, however short -- */

#if defined(__SSE2__)

/* sixteen at a time; a bit for each byte that ends the run */
static inline size_t
run_copy_wide(char *dest, const uint8_t *p, size_t max, int *ended)
{
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\');
	const __m128i ctrl = _mm_set1_epi8(0x1f);
	size_t n = 0;
	__m128i v, m;
	int bits;

	for (; max - n >= 16; n += 16) {
		v = _mm_loadu_si128((const __m128i *)(const void *)(p + n));
		_mm_storeu_si128((__m128i *)(void *)(dest + n), v);
		m = _mm_or_si128(_mm_cmpeq_epi8(v, quote),
				 _mm_cmpeq_epi8(v, back));
		m = _mm_or_si128(m, _mm_cmpeq_epi8(_mm_min_epu8(v, ctrl), v));
		bits = _mm_movemask_epi8(m);
		if (bits) {
			*ended = 1;
			return n + (size_t)__builtin_ctz((unsigned int)bits);
		}
	}

	return n;
}
#else
static inline size_t
run_copy_wide(char *dest, const uint8_t *p, size_t max, int *ended)
{
	(void)dest;
	(void)p;
	(void)max;
	(void)ended;

	return 0;
}
#endif

static inline size_t
run_copy_text(char *dest, size_t room, const uint8_t *p, size_t len)
{
	size_t n, max = room < len ? room : len;
	uint64_t marks;
	int ended = 0;

	n = run_copy_wide(dest, p, max, &ended);
	if (ended)
		return n;
	for (; max - n >= 8; n += 8) {
		memcpy(dest + n, p + n, 8);
		marks = run_text_marks(run_word(p + n));
		if (marks)
			return n + run_first(marks);
	}
	for (; n < max && !run_ends_text(p[n]); n++)
		dest[n] = (char)p[n];

	return n;
}

/* -- spaces: indents -- */

static inline const uint8_t *
run_skip_spaces(const uint8_t *p, const uint8_t *end)
{
	uint64_t w;

	for (; end - p >= 8; p += 8) {
		w = run_word(p) ^ EACH_BYTE(' ');
		if (w)
			return p + run_first(w);
	}
	while (p < end && *p == ' ')
		p++;

	return p;
}

#endif
