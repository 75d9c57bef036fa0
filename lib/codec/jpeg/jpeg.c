/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The public side of the JPEG decoder (lws-jpeg.h): an image's life, its
 * measures, and the driver that runs the states.
 */
#include "codec/jpeg/jpeg.h"

lws_jpeg_t *
lws_jpeg_new(void)
{
	lws_jpeg_t *j = lws_zalloc(sizeof(*j), "jpeg");

	if (j)
		j->next = lws_jpeg_begin;

	return j;
}

void
lws_jpeg_free(lws_jpeg_t **j)
{
	if (!*j)
		return;
	lws_free((*j)->block);
	lws_free_set_NULL(*j);
}

lws_stateful_ret_t
lws_jpeg_emit_next_line(lws_jpeg_t *j, const uint8_t **ppix,
			const uint8_t **buf, size_t *size,
			char hold_at_metadata)
{
	struct lws_span in = lws_span_of(*buf, *size);
	lws_stateful_ret_t r = LWS_JPEG_GO;

	*ppix = NULL;
	if (j->reason)
		return LWS_SRET_FATAL | j->reason;
	j->hold = !!hold_at_metadata;
	while (r == LWS_JPEG_GO)
		r = j->next(j, &in);
	*buf = in.p;
	*size = in.len;
	if (r == LWS_SRET_WANT_OUTPUT)
		*ppix = j->emit;

	return r;
}

unsigned int
lws_jpeg_get_width(const lws_jpeg_t *j)
{
	return j->width;
}

unsigned int
lws_jpeg_get_height(const lws_jpeg_t *j)
{
	return j->height;
}

unsigned int
lws_jpeg_get_bpp(const lws_jpeg_t *j)
{
	return j->count * 8u;
}

unsigned int
lws_jpeg_get_bitdepth(const lws_jpeg_t *j)
{
	(void)j;

	return 8;
}

unsigned int
lws_jpeg_get_components(const lws_jpeg_t *j)
{
	return j->count;
}

unsigned int
lws_jpeg_get_pixelsize(const lws_jpeg_t *j)
{
	return j->count * 8u;
}
