/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bounded text: format, copy, search. Each takes the size of what it writes
 * to and never goes past it; what is cut is still terminated. They differ from
 * libc in that a program can add up their results without checking: a cut
 * lws_snprintf() returns the room it had, so that p += lws_snprintf(p, end - p,
 * ...) stops at end.
 */
#include <stdio.h>

#include "core/core.h"

int
lws_snprintf(char *str, size_t size, const char *format, ...)
{
	va_list ap;
	int n;

	if (!str || !size)
		return 0;

	va_start(ap, format);
	n = vsnprintf(str, size, format, ap);
	va_end(ap);

	if (n < 0) {
		str[0] = '\0';
		return 0;
	}
	if ((size_t)n >= size)
		return (int)size;

	return n;
}

/* the rest is zeroed, so that a fixed field never carries old bytes along */
char *
lws_strncpy(char *dest, const char *src, size_t size)
{
	size_t n = 0;

	if (!size)
		return dest;

	while (n < size - 1 && src[n])
		n++;
	memcpy(dest, src, n);
	memset(dest + n, 0, size - n);

	return dest;
}

const char *
lws_nstrstr(const char *buf, size_t len, const char *name, size_t nl)
{
	const char *end = buf + len;

	if (!nl || nl > len)
		return NULL;

	while ((size_t)(end - buf) >= nl) {
		buf = memchr(buf, name[0], (size_t)(end - buf) - nl + 1);
		if (!buf)
			return NULL;
		if (!memcmp(buf, name, nl))
			return buf;
		buf++;
	}

	return NULL;
}
