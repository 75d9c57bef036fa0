/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Gunzip for programs (lws-upng.h): the ring, the two running totals and the
 * input that must stay where it is until it is used up.
 */
#include "codec/gunzip/gunzip.h"

struct inflator_ctx {
	struct lws_inflate z;
	struct lws_span in; /* borrowed from the last piece of input */
};

struct inflator_ctx *
lws_upng_inflator_create(const uint8_t **outring, size_t *outringlen,
			 size_t **opl, size_t **cl)
{
	struct inflator_ctx *inf = lws_zalloc(sizeof(*inf), "inflator");

	if (!inf)
		return NULL;
	lws_inflate_begin(&inf->z, LWS_INFLATE_GZIP);
	*outring = inf->z.window;
	*outringlen = sizeof(inf->z.window);
	*opl = &inf->z.produced;
	*cl = &inf->z.consumed;

	return inf;
}

lws_stateful_ret_t
lws_upng_inflate_data(struct inflator_ctx *inf, const void *buf, size_t len)
{
	if (buf)
		inf->in = lws_span_of(buf, len);

	return lws_inflate_feed(&inf->z, &inf->in);
}

void
lws_upng_inflator_destroy(struct inflator_ctx **inf)
{
	lws_free_set_NULL(*inf);
}
