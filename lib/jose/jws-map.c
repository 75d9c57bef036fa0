/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The blocks between the dots (RFC 7515 7.1, RFC 7516 7.1): taken apart,
 * decoded, encoded, put together, and made in the caller's scratch.
 */
#include "jose/jose.h"

int
lws_jws_b64_compact_map(const char *in, int len, struct lws_jws_map *map)
{
	const char *end = in + (len > 0 ? len : 0), *dot;
	int n = 0;

	memset(map, 0, sizeof(*map));
	for (;;) {
		if (n == LWS_JWS_MAX_COMPACT_BLOCKS)
			return -1;
		dot = end > in ? memchr(in, '.', (size_t)(end - in)) : NULL;
		map->buf[n] = in;
		map->len[n++] = (uint32_t)((dot ? dot : end) - in);
		if (!dot)
			return n;
		in = dot + 1;
	}
}

/* one block into out; a byte must stay spare */
static int
decode_block(const char *in, size_t len, struct lws_jws_map *map, int idx,
	     char **out, int *out_len)
{
	int n;

	map->buf[idx] = NULL;
	map->len[idx] = 0;
	if (!len)
		return 0;
	n = lws_jose_b64_decode(in, len, *out, *out_len - 1);
	if (n < 0)
		return -1;
	map->buf[idx] = lws_jose_take(out, out_len, (size_t)n);
	map->len[idx] = (uint32_t)n;

	return 0;
}

int
lws_jws_compact_decode(const char *in, int len, struct lws_jws_map *map,
		       struct lws_jws_map *map_b64, char *out, int *out_len)
{
	struct lws_jws_map b64;
	int n, blocks;

	blocks = lws_jws_b64_compact_map(in, len, &b64);
	if (blocks < 0 || *out_len < 1)
		return -1;
	if (map_b64)
		*map_b64 = b64;
	memset(map, 0, sizeof(*map));
	for (n = 0; n < blocks; n++)
		if (decode_block(b64.buf[n], b64.len[n], map, n, &out, out_len))
			return -1;

	return blocks;
}

int
lws_jws_base64_enc(const char *in, size_t in_len, char *out, size_t out_max)
{
	struct lws_jose_out o;

	lws_jose_out_begin(&o, out, out_max);
	lws_jose_out_b64(&o, in, in_len);

	return lws_jose_out_end(&o);
}

int
lws_jws_encode_section(const char *in, size_t in_len, int first, char **p,
		       char *end)
{
	struct lws_jose_out o;
	int n;

	if (*p >= end)
		return -1;
	lws_jose_out_begin(&o, *p, (size_t)(end - *p));
	if (!first)
		lws_jose_out_text(&o, ".");
	lws_jose_out_b64(&o, in, in_len);
	n = lws_jose_out_end(&o);
	if (n > 0)
		*p += n;

	return n;
}

int
lws_jws_compact_encode(struct lws_jws_map *map_b64,
		       const struct lws_jws_map *map, char *buf, int *out_len)
{
	int n;

	memset(map_b64, 0, sizeof(*map_b64));
	for (n = 0; n < LWS_JWS_MAX_COMPACT_BLOCKS; n++) {
		int left = *out_len;

		if (!map->buf[n])
			continue;
		if (lws_jws_encode_b64_element(map_b64, n, buf, out_len,
					       map->buf[n], map->len[n]))
			return -1;
		buf += left - *out_len;
	}

	return 0;
}

/* -- elements in the caller's scratch -- */

int
lws_jws_alloc_element(struct lws_jws_map *map, int idx, char *temp,
		      int *temp_len, size_t len, size_t actual_alloc)
{
	size_t take = actual_alloc ? actual_alloc : len;
	char *p;

	if (take < len || len > UINT32_MAX)
		return -1;
	p = lws_jose_take(&temp, temp_len, take);
	if (!p) {
		lwsl_notice("JOSE: %u bytes are needed, %d are left\n",
			    (unsigned int)take, *temp_len);
		return -1;
	}
	map->buf[idx] = p;
	map->len[idx] = (uint32_t)len;

	return 0;
}

int
lws_jws_dup_element(struct lws_jws_map *map, int idx, char *temp, int *temp_len,
		    const void *in, size_t in_len, size_t actual_alloc)
{
	if (lws_jws_alloc_element(map, idx, temp, temp_len, in_len,
				  actual_alloc))
		return -1;
	if (in_len)
		memcpy(temp, in, in_len);

	return 0;
}

int
lws_jws_randomize_element(struct lws_context *context, struct lws_jws_map *map,
			  int idx, char *temp, int *temp_len, size_t random_len,
			  size_t actual_alloc)
{
	if (lws_jws_alloc_element(map, idx, temp, temp_len, random_len,
				  actual_alloc))
		return -1;

	return lws_get_random(context, temp, random_len) == random_len ? 0 : -1;
}

int
lws_jws_encode_b64_element(struct lws_jws_map *map, int idx, char *temp,
			   int *temp_len, const void *in, size_t in_len)
{
	int n = *temp_len < 0 ? -1
			      : lws_jws_base64_enc(in, in_len, temp,
						   (size_t)*temp_len);

	if (n < 0) {
		lwsl_notice("JOSE: %d bytes are too few for the base64 of %u\n",
			    *temp_len, (unsigned int)in_len);
		return -1;
	}

	return lws_jws_alloc_element(map, idx, temp, temp_len, (size_t)n, 0);
}
