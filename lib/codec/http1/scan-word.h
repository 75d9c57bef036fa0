/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Eight bytes at a time, for any machine. The arithmetic marks each byte that
 * is below a bound or DEL. A mark above a marked byte may be false (borrow),
 * the lowest one is true; words are loaded with the first byte lowest, so that
 * one is the first in the text.
 */
#ifndef LWS_CODEC_HTTP1_SCAN_WORD_H
#define LWS_CODEC_HTTP1_SCAN_WORD_H

#include <stddef.h>
#include <stdint.h>

#define SCAN_EACH(b) (0x0101010101010101u * (b))

/* compilers make one load of it where bytes are in this order */
static inline uint64_t
scan_load(const uint8_t *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

static inline uint64_t
scan_marks(uint64_t w, uint64_t below)
{
	uint64_t del = w ^ SCAN_EACH(0x7f);

	return (((w - below) & ~w) | ((del - SCAN_EACH(1)) & ~del)) &
	       SCAN_EACH(0x80);
}

/* which byte the lowest mark is in: one bit of each byte up to it, counted */
static inline size_t
scan_first(uint64_t marks)
{
	uint64_t up_to = (marks ^ (marks - 1)) & SCAN_EACH(1);

	return (size_t)((up_to * SCAN_EACH(1)) >> 56) - 1;
}

static inline const uint8_t *
scan_words(const uint8_t *p, const uint8_t *end, uint64_t below)
{
	for (; end - p >= 8; p += 8) {
		uint64_t marks = scan_marks(scan_load(p), below);

		if (marks)
			return p + scan_first(marks);
	}

	return p;
}

/* past bytes from SP to DEL - 1 and from 0x80 */
static inline const uint8_t *
scan_word_text(const uint8_t *p, const uint8_t *end)
{
	return scan_words(p, end, SCAN_EACH(0x20));
}

/* the same without SP */
static inline const uint8_t *
scan_word_graph(const uint8_t *p, const uint8_t *end)
{
	return scan_words(p, end, SCAN_EACH(0x21));
}

/* names are short, and their class is no range */
static inline const uint8_t *
scan_word_name(const uint8_t *p, const uint8_t *end)
{
	(void)end;

	return p;
}

/* nothing is quicker than byte by byte there */
static inline const uint8_t *
scan_word_tail(const uint8_t *base, const uint8_t *p, const uint8_t *end)
{
	(void)base;
	(void)end;

	return p;
}

#endif
