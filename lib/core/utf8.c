/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The streaming UTF-8 check. Runs of ASCII are looked at a word or four at a
 * time, other characters that are whole in the piece as one number. What these
 * two leave, a character that is cut or wrong, goes byte by byte: the first one
 * says how many follow and, for a few, how the range of the next is narrower
 * than 80..BF; that is all of Unicode's table 3-7.
 */
#include "core/core.h"

#define HIGH_BITS 0x8080808080808080ull

static uint64_t
word_at(const uint8_t *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));

	return w;
}

static const uint8_t *
skip_ascii(const uint8_t *p, const uint8_t *end)
{
	while (end - p >= 32 && !((word_at(p) | word_at(p + 8) |
				   word_at(p + 16) | word_at(p + 24)) &
				  HIGH_BITS))
		p += 32;
	while (end - p >= 8 && !(word_at(p) & HIGH_BITS))
		p += 8;
	while (p < end && *p < 0x80)
		p++;

	return p;
}

/* the bytes of the valid character of two to four at the top of w, 0: there is
 * none */
static unsigned int
whole_len(uint32_t w)
{
	uint32_t high = w & 0x0f200000; /* of three bytes */

	if ((w & 0xe0c00000) == 0xc0800000)
		return w >= 0xc2000000 ? 2 : 0; /* below: overlong */
	if ((w & 0xf0c0c000) == 0xe0808000)
		/* overlong, surrogates */
		return high && high != 0x0d200000 ? 3 : 0;
	if ((w & 0xf8c0c0c0) == 0xf0808080)
		/* overlong, past U+10FFFF */
		return w >= 0xf0900000 && w <= 0xf48fbfbf ? 4 : 0;

	return 0;
}

/* all that can be taken as it is */
static const uint8_t *
skip_valid(const uint8_t *p, const uint8_t *end)
{
	unsigned int n;

	do {
		p = skip_ascii(p, end);
		for (n = 0; end - p >= 4 && *p >= 0x80; p += n) {
			n = whole_len(lws_u32be(p));
			if (!n)
				return p;
		}
	} while (n);

	return p;
}

/* a byte that starts a character of more than one */
static int
lead(struct lws_utf8 *u, uint8_t b)
{
	u->lo = 0x80;
	u->hi = 0xbf;

	if (b < 0xc2 || b > 0xf4) /* continuation, overlong, too large */
		return -1;
	if (b < 0xe0) {
		u->need = 1;
		return 0;
	}
	if (b < 0xf0) {
		u->need = 2;
		if (b == 0xe0)
			u->lo = 0xa0; /* below: overlong */
		if (b == 0xed)
			u->hi = 0x9f; /* above: surrogates */
		return 0;
	}
	u->need = 3;
	if (b == 0xf0)
		u->lo = 0x90; /* below: overlong */
	if (b == 0xf4)
		u->hi = 0x8f; /* above: past U+10FFFF */

	return 0;
}

int
lws_utf8_feed(struct lws_utf8 *u, const void *text, size_t len)
{
	const uint8_t *p = text;
	const uint8_t *end;

	if (!len)
		return 0;

	for (end = p + len; p < end; p++) {
		if (!u->need) {
			p = skip_valid(p, end);
			if (p == end)
				return 0;
			if (lead(u, *p))
				return -1;
			continue;
		}
		if (*p < u->lo || *p > u->hi)
			return -1;
		u->need--;
		u->lo = 0x80;
		u->hi = 0xbf;
	}

	return 0;
}

int
lws_utf8_end(const struct lws_utf8 *u)
{
	return u->need ? -1 : 0;
}

int
lws_utf8_check(const void *p, size_t len)
{
	struct lws_utf8 u = { 0, 0, 0 };

	if (lws_utf8_feed(&u, p, len))
		return -1;

	return lws_utf8_end(&u);
}
