/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Decoded text back into a URI: a location that is built of a request's path
 * must not end its line, nor become another URI.
 */
#include "codec/uri/uri.h"

/* RFC 3986 2.3, 3.3, 3.4: pchar, and what else each part allows */
static int
stays(uint8_t b, enum lws_uri_part part)
{
	static const char common[] = "-._~!$'()*,:@/";

	if ((b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z'))
		return 1;
	if (b && strchr(common, b))
		return 1;

	return part == LWS_URI_PART_PATH ? b == '&' || b == '=' || b == ';'
					 : b == '=' || b == '?';
}

enum lws_uri_err
lws_uri_encode(struct lws_span in, enum lws_uri_part part, uint8_t *dst,
	       size_t cap, size_t *len)
{
	static const char hex[] = "0123456789ABCDEF";
	uint8_t *p = dst, *end = dst + cap;

	*len = 0;
	while (in.len) {
		uint8_t b = lws_span_take8(&in);

		if (stays(b, part) ? p == end : end - p < 3)
			return LWS_URI_ERR_ROOM;
		if (stays(b, part)) {
			*p++ = b;
			continue;
		}
		*p++ = '%';
		*p++ = (uint8_t)hex[b >> 4];
		*p++ = (uint8_t)hex[b & 15];
	}
	*len = (size_t)(p - dst);

	return LWS_URI_OK;
}
