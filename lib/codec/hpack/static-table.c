/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The static table (RFC 7541 appendix A). All its names have a token, so a
 * field is found by that.
 */
#include "codec/hpack/hpack.h"

struct row {
	const char *name;
	const char *value;
	uint8_t name_len;
	uint8_t value_len;
	uint8_t token;
};

#define ROW(token, name, value)                                                \
	{                                                                      \
		name, value, sizeof(name) - 1, sizeof(value) - 1, token        \
	}

static const struct row rows[LWS_HPACK_STATIC] = {
	ROW(WSI_TOKEN_HTTP_COLON_AUTHORITY, ":authority", ""),
	ROW(WSI_TOKEN_HTTP_COLON_METHOD, ":method", "GET"),
	ROW(WSI_TOKEN_HTTP_COLON_METHOD, ":method", "POST"),
	ROW(WSI_TOKEN_HTTP_COLON_PATH, ":path", "/"),
	ROW(WSI_TOKEN_HTTP_COLON_PATH, ":path", "/index.html"),
	ROW(WSI_TOKEN_HTTP_COLON_SCHEME, ":scheme", "http"),
	ROW(WSI_TOKEN_HTTP_COLON_SCHEME, ":scheme", "https"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "200"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "204"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "206"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "304"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "400"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "404"),
	ROW(WSI_TOKEN_HTTP_COLON_STATUS, ":status", "500"),
	ROW(WSI_TOKEN_HTTP_ACCEPT_CHARSET, "accept-charset", ""),
	ROW(WSI_TOKEN_HTTP_ACCEPT_ENCODING, "accept-encoding", "gzip, deflate"),
	ROW(WSI_TOKEN_HTTP_ACCEPT_LANGUAGE, "accept-language", ""),
	ROW(WSI_TOKEN_HTTP_ACCEPT_RANGES, "accept-ranges", ""),
	ROW(WSI_TOKEN_HTTP_ACCEPT, "accept", ""),
	ROW(WSI_TOKEN_HTTP_ACCESS_CONTROL_ALLOW_ORIGIN,
	    "access-control-allow-origin", ""),
	ROW(WSI_TOKEN_HTTP_AGE, "age", ""),
	ROW(WSI_TOKEN_HTTP_ALLOW, "allow", ""),
	ROW(WSI_TOKEN_HTTP_AUTHORIZATION, "authorization", ""),
	ROW(WSI_TOKEN_HTTP_CACHE_CONTROL, "cache-control", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_DISPOSITION, "content-disposition", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_ENCODING, "content-encoding", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_LANGUAGE, "content-language", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_LENGTH, "content-length", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_LOCATION, "content-location", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_RANGE, "content-range", ""),
	ROW(WSI_TOKEN_HTTP_CONTENT_TYPE, "content-type", ""),
	ROW(WSI_TOKEN_HTTP_COOKIE, "cookie", ""),
	ROW(WSI_TOKEN_HTTP_DATE, "date", ""),
	ROW(WSI_TOKEN_HTTP_ETAG, "etag", ""),
	ROW(WSI_TOKEN_HTTP_EXPECT, "expect", ""),
	ROW(WSI_TOKEN_HTTP_EXPIRES, "expires", ""),
	ROW(WSI_TOKEN_HTTP_FROM, "from", ""),
	ROW(WSI_TOKEN_HOST, "host", ""),
	ROW(WSI_TOKEN_HTTP_IF_MATCH, "if-match", ""),
	ROW(WSI_TOKEN_HTTP_IF_MODIFIED_SINCE, "if-modified-since", ""),
	ROW(WSI_TOKEN_HTTP_IF_NONE_MATCH, "if-none-match", ""),
	ROW(WSI_TOKEN_HTTP_IF_RANGE, "if-range", ""),
	ROW(WSI_TOKEN_HTTP_IF_UNMODIFIED_SINCE, "if-unmodified-since", ""),
	ROW(WSI_TOKEN_HTTP_LAST_MODIFIED, "last-modified", ""),
	ROW(WSI_TOKEN_HTTP_LINK, "link", ""),
	ROW(WSI_TOKEN_HTTP_LOCATION, "location", ""),
	ROW(WSI_TOKEN_HTTP_MAX_FORWARDS, "max-forwards", ""),
	ROW(WSI_TOKEN_HTTP_PROXY_AUTHENTICATE, "proxy-authenticate", ""),
	ROW(WSI_TOKEN_HTTP_PROXY_AUTHORIZATION, "proxy-authorization", ""),
	ROW(WSI_TOKEN_HTTP_RANGE, "range", ""),
	ROW(WSI_TOKEN_HTTP_REFERER, "referer", ""),
	ROW(WSI_TOKEN_HTTP_REFRESH, "refresh", ""),
	ROW(WSI_TOKEN_HTTP_RETRY_AFTER, "retry-after", ""),
	ROW(WSI_TOKEN_HTTP_SERVER, "server", ""),
	ROW(WSI_TOKEN_HTTP_SET_COOKIE, "set-cookie", ""),
	ROW(WSI_TOKEN_HTTP_STRICT_TRANSPORT_SECURITY,
	    "strict-transport-security", ""),
	ROW(WSI_TOKEN_HTTP_TRANSFER_ENCODING, "transfer-encoding", ""),
	ROW(WSI_TOKEN_HTTP_USER_AGENT, "user-agent", ""),
	ROW(WSI_TOKEN_HTTP_VARY, "vary", ""),
	ROW(WSI_TOKEN_HTTP_VIA, "via", ""),
	ROW(WSI_TOKEN_HTTP_WWW_AUTHENTICATE, "www-authenticate", ""),
};

/* the first row of a name, from 1; 0: it is not in the table */
static const uint8_t first_of[WSI_TOKEN_COUNT] = {
	[WSI_TOKEN_HTTP_COLON_AUTHORITY] = 1,
	[WSI_TOKEN_HTTP_COLON_METHOD] = 2,
	[WSI_TOKEN_HTTP_COLON_PATH] = 4,
	[WSI_TOKEN_HTTP_COLON_SCHEME] = 6,
	[WSI_TOKEN_HTTP_COLON_STATUS] = 8,
	[WSI_TOKEN_HTTP_ACCEPT_CHARSET] = 15,
	[WSI_TOKEN_HTTP_ACCEPT_ENCODING] = 16,
	[WSI_TOKEN_HTTP_ACCEPT_LANGUAGE] = 17,
	[WSI_TOKEN_HTTP_ACCEPT_RANGES] = 18,
	[WSI_TOKEN_HTTP_ACCEPT] = 19,
	[WSI_TOKEN_HTTP_ACCESS_CONTROL_ALLOW_ORIGIN] = 20,
	[WSI_TOKEN_HTTP_AGE] = 21,
	[WSI_TOKEN_HTTP_ALLOW] = 22,
	[WSI_TOKEN_HTTP_AUTHORIZATION] = 23,
	[WSI_TOKEN_HTTP_CACHE_CONTROL] = 24,
	[WSI_TOKEN_HTTP_CONTENT_DISPOSITION] = 25,
	[WSI_TOKEN_HTTP_CONTENT_ENCODING] = 26,
	[WSI_TOKEN_HTTP_CONTENT_LANGUAGE] = 27,
	[WSI_TOKEN_HTTP_CONTENT_LENGTH] = 28,
	[WSI_TOKEN_HTTP_CONTENT_LOCATION] = 29,
	[WSI_TOKEN_HTTP_CONTENT_RANGE] = 30,
	[WSI_TOKEN_HTTP_CONTENT_TYPE] = 31,
	[WSI_TOKEN_HTTP_COOKIE] = 32,
	[WSI_TOKEN_HTTP_DATE] = 33,
	[WSI_TOKEN_HTTP_ETAG] = 34,
	[WSI_TOKEN_HTTP_EXPECT] = 35,
	[WSI_TOKEN_HTTP_EXPIRES] = 36,
	[WSI_TOKEN_HTTP_FROM] = 37,
	[WSI_TOKEN_HOST] = 38,
	[WSI_TOKEN_HTTP_IF_MATCH] = 39,
	[WSI_TOKEN_HTTP_IF_MODIFIED_SINCE] = 40,
	[WSI_TOKEN_HTTP_IF_NONE_MATCH] = 41,
	[WSI_TOKEN_HTTP_IF_RANGE] = 42,
	[WSI_TOKEN_HTTP_IF_UNMODIFIED_SINCE] = 43,
	[WSI_TOKEN_HTTP_LAST_MODIFIED] = 44,
	[WSI_TOKEN_HTTP_LINK] = 45,
	[WSI_TOKEN_HTTP_LOCATION] = 46,
	[WSI_TOKEN_HTTP_MAX_FORWARDS] = 47,
	[WSI_TOKEN_HTTP_PROXY_AUTHENTICATE] = 48,
	[WSI_TOKEN_HTTP_PROXY_AUTHORIZATION] = 49,
	[WSI_TOKEN_HTTP_RANGE] = 50,
	[WSI_TOKEN_HTTP_REFERER] = 51,
	[WSI_TOKEN_HTTP_REFRESH] = 52,
	[WSI_TOKEN_HTTP_RETRY_AFTER] = 53,
	[WSI_TOKEN_HTTP_SERVER] = 54,
	[WSI_TOKEN_HTTP_SET_COOKIE] = 55,
	[WSI_TOKEN_HTTP_STRICT_TRANSPORT_SECURITY] = 56,
	[WSI_TOKEN_HTTP_TRANSFER_ENCODING] = 57,
	[WSI_TOKEN_HTTP_USER_AGENT] = 58,
	[WSI_TOKEN_HTTP_VARY] = 59,
	[WSI_TOKEN_HTTP_VIA] = 60,
	[WSI_TOKEN_HTTP_WWW_AUTHENTICATE] = 61,
};

void
lws_hpack_static_get(uint32_t n, struct lws_hpack_field *f)
{
	const struct row *r = &rows[n - 1];

	f->name = lws_span_of(r->name, r->name_len);
	f->value = lws_span_of(r->value, r->value_len);
	f->token = r->token;
	f->never = 0;
	f->verdict = 0;
}

uint32_t
lws_hpack_static_find(const struct lws_hpack_field *f, uint32_t *name_only)
{
	uint32_t n = f->token < 0 ? 0 : first_of[f->token];
	uint8_t token;

	*name_only = n;
	if (!n)
		return 0;
	token = rows[n - 1].token;
	for (; n <= LWS_HPACK_STATIC && rows[n - 1].token == token; n++)
		if (rows[n - 1].value_len == f->value.len && f->value.len &&
		    !memcmp(rows[n - 1].value, f->value.p, f->value.len))
			return n;

	return 0;
}
