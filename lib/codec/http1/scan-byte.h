/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The classes of bytes, and the plain way to find the end of a run of them.
 * What is faster for most of the text (scan-word.h, scan-sse2.h) ends here.
 */
#ifndef LWS_CODEC_HTTP1_SCAN_BYTE_H
#define LWS_CODEC_HTTP1_SCAN_BYTE_H

#include <stddef.h>
#include <stdint.h>

/* classes of bytes, bits in lws_http1_class[] */
enum {
	CLASS_TOKEN = 1 << 0, /* RFC 9110 5.6.2 tchar */
	CLASS_TEXT = 1 << 1,  /* RFC 9110 5.5 VCHAR obs-text SP HTAB */
	CLASS_GRAPH = 1 << 2, /* the same without SP and HTAB */
	CLASS_PATH = 1 << 3,  /* of a target up to its ?, see start-line.c */
	CLASS_QUERY = 1 << 4  /* behind it */
};

extern const uint8_t lws_http1_class[256];

static inline int
scan_is(uint8_t b, uint8_t class)
{
	return lws_http1_class[b] & class;
}

static inline const uint8_t *
scan_bytes(const uint8_t *p, const uint8_t *end, uint8_t class)
{
	for (; end - p >= 4; p += 4) {
		if (!scan_is(p[0], class))
			return p;
		if (!scan_is(p[1], class))
			return p + 1;
		if (!scan_is(p[2], class))
			return p + 2;
		if (!scan_is(p[3], class))
			return p + 3;
	}
	while (p < end && scan_is(*p, class))
		p++;

	return p;
}

#endif
