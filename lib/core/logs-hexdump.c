/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hexdumps: an empty line, rows of sixteen bytes with their offset and their
 * characters, an empty line; each is a log line of its own, so a dump obeys the
 * masks, prefixes and emitters like every other line. Rows of two threads may
 * come mixed, a row is never torn.
 */
#include <stdio.h>

#include "core/core.h"

#define ROW 16u

static char
shown(uint8_t b)
{
	return b >= 0x20 && b <= 0x7e ? (char)b : '.';
}

/* "0010: 41 42 … 4F    AB…O", both columns filled up with blanks */
static void
row_format(char *out, size_t size, size_t offset, struct lws_span bytes)
{
	char hex[ROW * 3 + 1], text[ROW + 1];
	size_t n;

	memset(hex, ' ', sizeof(hex) - 1);
	memset(text, ' ', sizeof(text) - 1);
	hex[sizeof(hex) - 1] = text[sizeof(text) - 1] = '\0';
	for (n = 0; n < bytes.len; n++) {
		static const char digit[] = "0123456789ABCDEF";

		hex[n * 3] = digit[bytes.p[n] >> 4];
		hex[n * 3 + 1] = digit[bytes.p[n] & 15];
		text[n] = shown(bytes.p[n]);
	}
	snprintf(out, size, "%04zX: %s   %s", offset, hex, text);
}

void
lwsl_hexdump_level_cx(lws_log_cx_t *cx, lws_log_prepend_cx_t prep, void *obj,
		      int hexdump_level, const void *vbuf, size_t len)
{
	struct lws_span left = lws_span_of(vbuf, len);
	char row[2 * sizeof(size_t) + 2 + ROW * 3 + 3 + ROW + 1];
	size_t offset = 0;

	if (!len || !vbuf) {
		_lws_log_cx(cx, prep, obj, hexdump_level, NULL,
			    "(hexdump: %s)\n",
			    len ? "NULL ptr" : "zero length");
		return;
	}
	if (!lws_log_cx_visible(cx, hexdump_level))
		return;

	_lws_log_cx(cx, prep, obj, hexdump_level, NULL, "\n");
	while (left.len) {
		const size_t n = left.len < ROW ? left.len : ROW;

		row_format(row, sizeof(row), offset, lws_span_of(left.p, n));
		_lws_log_cx(cx, prep, obj, hexdump_level, NULL, "%s\n", row);
		lws_span_skip(&left, n);
		offset += n;
	}
	_lws_log_cx(cx, prep, obj, hexdump_level, NULL, "\n");
}

void
lwsl_hexdump_level(int level, const void *vbuf, size_t len)
{
	lwsl_hexdump_level_cx(NULL, NULL, NULL, level, vbuf, len);
}

void
lwsl_hexdump(const void *buf, size_t len)
{
	lwsl_hexdump_level(LLL_DEBUG, buf, len);
}
