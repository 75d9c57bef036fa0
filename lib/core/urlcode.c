/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Percent-encoding of form values (RFC 3986 2.1, and the HTML form rule that a
 * blank is +). Only letters and digits stay as they are. Decoding refuses an
 * escape that is not two hex digits; one that is cut off by the end of the
 * text is dropped.
 */
#include "core/core.h"

/* an escape and the NUL */
#define ESCAPE_RESERVE 4

static int
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

const char *
lws_urlencode(char *escaped, const char *string, int len)
{
	static const char hex[] = "0123456789ABCDEF";
	char *q = escaped;

	if (len < 1)
		return escaped;

	for (; *string && len >= ESCAPE_RESERVE; string++) {
		uint8_t c = (uint8_t)*string;

		if (is_alnum(c) || c == ' ') {
			*q++ = c == ' ' ? '+' : (char)c;
			len--;
			continue;
		}
		*q++ = '%';
		*q++ = hex[c >> 4];
		*q++ = hex[c & 0xf];
		len -= 3;
	}
	*q = '\0';

	return escaped;
}

/* bytes of the text that make the next character: 1 or 3; 0: the text ends in
 * the middle of an escape; -1: no hex digits */
static int
decode_one(const char *p, char *c)
{
	uint64_t v;

	*c = *p == '+' ? ' ' : *p;
	if (*p != '%')
		return 1;
	if (!p[1])
		return 0;
	if (lws_hexdigits_u64(p + 1, 1, 0xf, &v))
		return -1;
	if (!p[2])
		return 0;
	if (lws_hexdigits_u64(p + 1, 2, 0xff, &v))
		return -1;
	*c = (char)v;

	return 3;
}

int
lws_urldecode(char *string, const char *escaped, int len)
{
	int n = 0;

	while (*escaped && len > 0) {
		char c;

		/* in place: what is written is never ahead of what is read */
		n = decode_one(escaped, &c);
		if (n <= 0)
			break;
		escaped += n;
		*string++ = c;
		len--;
	}
	*string = '\0';

	return n < 0 ? -1 : 0;
}
