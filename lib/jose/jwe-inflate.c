/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What was compressed before it was encrypted (RFC 7516 4.1.3): bare DEFLATE,
 * which goes to the caller's scratch, and no further than a limit.
 */
#include "codec/gunzip/gunzip.h"
#include "jose/jwe.h"

/* -1: it would be more than room */
static int
take_all(struct lws_inflate *z, struct lws_span *in, uint8_t *out, size_t room,
	 size_t *len)
{
	lws_stateful_ret_t r;
	size_t n;

	*len = 0;
	do {
		r = lws_inflate_feed(z, in);
		if (r != LWS_SRET_OK && r != LWS_SRET_WANT_OUTPUT)
			return -1; /* WANT_INPUT: it is cut short */
		while ((n = lws_inflate_take(z, out + *len, room - *len)))
			*len += n;
		if (z->produced != z->consumed)
			return -1;
	} while (r != LWS_SRET_OK);

	return in->len ? -1 : 0; /* nothing stands behind it */
}

int
lws_jwe_inflate(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_jws_map *map = &jwe->jws.map;
	struct lws_inflate *z = lws_malloc(sizeof(*z), "jwe inflate");
	struct lws_span in =
		lws_span_of(map->buf[LJWE_CTXT], map->len[LJWE_CTXT]);
	size_t len, room = *temp_len > 0 ? (size_t)*temp_len : 0;
	int r;

	if (!z)
		return -1;
	if (room > LWS_LIMIT_JOSE_INFLATED)
		room = LWS_LIMIT_JOSE_INFLATED;
	lws_inflate_begin(z, LWS_INFLATE_RAW);
	r = take_all(z, &in, (uint8_t *)*temp, room, &len);
	lws_explicit_bzero(z, sizeof(*z)); /* the window has the text */
	lws_free(z);
	if (r) {
		lwsl_notice("JWE: what is compressed is no DEFLATE, or more "
			    "than %u bytes\n",
			    (unsigned int)room);
		return -1;
	}
	map->buf[LJWE_CTXT] = lws_jose_take(temp, temp_len, len);
	map->len[LJWE_CTXT] = (uint32_t)len;

	return 0;
}
