/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Integers of HPACK (RFC 7541 5.1): some bits of a byte, and when these are all
 * ones seven bits a byte, the lowest first. Nothing here is counted above
 * LWS_HPACK_INT_MAX, so four further bytes are all that can follow; a fifth may
 * only be there as padding of zeros would be, and is refused.
 */
#include "codec/hpack/hpack.h"

#define MORE_BYTES 4u

static lws_stateful_ret_t
take_more(struct lws_span *in, uint32_t *v)
{
	uint64_t sum = *v;
	unsigned int i;

	for (i = 0; i < MORE_BYTES; i++) {
		if (i + 1 >= in->len)
			return LWS_SRET_WANT_INPUT;
		sum += (uint64_t)(in->p[i + 1] & 0x7f) << (7 * i);
		if (sum > LWS_HPACK_INT_MAX)
			return LWS_SRET_FATAL;
		if (in->p[i + 1] & 0x80)
			continue;
		lws_span_skip(in, i + 2);
		*v = (uint32_t)sum;
		return LWS_SRET_OK;
	}

	return LWS_SRET_FATAL;
}

lws_stateful_ret_t
lws_hpack_int_take(struct lws_span *in, unsigned int prefix, uint32_t *v)
{
	uint32_t mask = (1u << prefix) - 1;

	if (!in->len)
		return LWS_SRET_WANT_INPUT;
	*v = in->p[0] & mask;
	if (*v == mask)
		return take_more(in, v);
	lws_span_skip(in, 1);

	return LWS_SRET_OK;
}

uint8_t *
lws_hpack_int_put(uint8_t *p, unsigned int flags, unsigned int prefix,
		  uint32_t v)
{
	uint32_t mask = (1u << prefix) - 1;

	if (v < mask) {
		*p++ = (uint8_t)(flags | v);
		return p;
	}
	*p++ = (uint8_t)(flags | mask);
	for (v -= mask; v >= 0x80; v >>= 7)
		*p++ = (uint8_t)(v | 0x80);
	*p++ = (uint8_t)v;

	return p;
}
