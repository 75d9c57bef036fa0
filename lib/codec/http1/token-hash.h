/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The perfect hash of field names and methods: the function, which the library
 * and the generator of its tables share, and the tables (token-hash.c). A slot
 * holds the only token whose name can hash there, or LWS_HTTP1_SLOT_FREE; one
 * comparison of the whole name decides.
 */
#ifndef LWS_CODEC_HTTP1_TOKEN_HASH_H
#define LWS_CODEC_HTTP1_TOKEN_HASH_H

#include <stddef.h>
#include <stdint.h>

#define LWS_HTTP1_FIELD_SLOTS  256u
#define LWS_HTTP1_METHOD_SLOTS 16u
#define LWS_HTTP1_SLOT_FREE    0xffu

extern const uint64_t lws_http1_field_factor;
extern const uint64_t lws_http1_method_factor;
extern const uint8_t lws_http1_field_slots[LWS_HTTP1_FIELD_SLOTS];
extern const uint8_t lws_http1_method_slots[LWS_HTTP1_METHOD_SLOTS];

/* len is not 0. 0x20 folds the case of letters and leaves - : digits alone */
static inline size_t
lws_http1_hash(const uint8_t *name, size_t len, uint64_t factor, size_t slots)
{
	uint32_t key = (uint32_t)name[0] | (uint32_t)name[len / 2] << 8 |
		       (uint32_t)name[len - 1] << 16 | (uint32_t)len << 24;

	return (size_t)(((key | 0x202020u) * factor) >> 40) & (slots - 1);
}

#endif
