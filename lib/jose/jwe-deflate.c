/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Compressing before encrypting (RFC 7516 4.1.3) with zlib, whose frame is two
 * bytes in front and four behind the DEFLATE data (RFC 1950 2.2).
 */
#include "codec/compress/compress.h"
#include "jose/jwe.h"

enum { FRAME_HEAD = 2, FRAME_TAIL = 4, LEVEL = 6 };

int
lws_jwe_deflate(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_jws_map *map = &jwe->jws.map;
	struct lws_span in =
		lws_span_of(map->buf[LJWE_CTXT], map->len[LJWE_CTXT]);
	void *z = lws_compress_deflate.create(LEVEL);
	size_t made = 0, room = *temp_len > 0 ? (size_t)*temp_len : 0, n;
	lws_stateful_ret_t r = LWS_SRET_FATAL;

	if (z && room)
		r = lws_compress_deflate.feed(z, LWS_COMPRESS_END, &in,
					      (uint8_t *)*temp, room, &made);
	lws_compress_deflate.destroy(z);
	if (r != LWS_SRET_WANT_INPUT || made < FRAME_HEAD + FRAME_TAIL) {
		lwsl_notice("JWE: %d bytes of scratch are too few to "
			    "compress\n",
			    *temp_len);
		return -1;
	}
	n = made - FRAME_HEAD - FRAME_TAIL;
	memmove(*temp, *temp + FRAME_HEAD, n);
	map->len[LJWE_CTXT] = (uint32_t)n;
	/* and room for the padding that is to come */
	map->buf[LJWE_CTXT] = lws_jose_take(
		temp, temp_len,
		lws_gencrypto_padded_length(LWS_AES_CBC_BLOCKLEN, n));

	return map->buf[LJWE_CTXT] ? 0 : -1;
}
