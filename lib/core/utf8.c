/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The streaming UTF-8 check. Runs of ASCII are looked at a word or four at a
 * time; elsewhere the first byte of a character says how many follow and, for
 * a few of them, how the range of the next one is narrower than 80..BF: that
 * is all of Unicode's table 3-7.
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
			p = skip_ascii(p, end);
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
