/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hexadecimal text, two digits a byte, both ways. Reading takes either case
 * and refuses what is not whole bytes; writing is lower case.
 */
#include "core/core.h"

static const char hex_digits[] = "0123456789abcdef";

static int
from_hex(const char *h, size_t hlen, uint8_t *dest, int max)
{
	size_t n;

	if (hlen & 1 || max < 0 || hlen / 2 > (size_t)max)
		return -1;

	for (n = 0; n < hlen / 2; n++) {
		uint64_t v;

		if (lws_hexdigits_u64(h + 2 * n, 2, 0xff, &v))
			return -1;
		dest[n] = (uint8_t)v;
	}

	return (int)n;
}

int
lws_hex_len_to_byte_array(const char *h, size_t hlen, uint8_t *dest, int max)
{
	return from_hex(h, hlen, dest, max);
}

int
lws_hex_to_byte_array(const char *h, uint8_t *dest, int max)
{
	return from_hex(h, strlen(h), dest, max);
}

void
lws_hex_from_byte_array(const uint8_t *src, size_t slen, char *dest, size_t len)
{
	size_t n = 0;

	if (!len)
		return;

	/* a text cut by its buffer may end on half a byte */
	while (n < len - 1 && n / 2 < slen) {
		uint8_t b = src[n / 2];

		dest[n] = hex_digits[n & 1 ? b & 0xf : b >> 4];
		n++;
	}
	dest[n] = '\0';
}

int
lws_hex_random(struct lws_context *context, char *dest, size_t len)
{
	uint8_t raw[32];

	if (!len)
		return 1;

	dest[0] = '\0';
	while (len > 1) {
		size_t chars =
			len - 1 < 2 * sizeof(raw) ? len - 1 : 2 * sizeof(raw);
		size_t bytes = (chars + 1) / 2;

		if (lws_get_random(context, raw, bytes) != bytes)
			return 1;
		lws_hex_from_byte_array(raw, bytes, dest, chars + 1);
		dest += chars;
		len -= chars;
	}

	return 0;
}
