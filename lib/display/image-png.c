/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PNG as objects: what image.c wants to know of the decoder.
 */
#include "display/image.h"

static void
free_decoder(void **decoder)
{
	lws_upng_t *d = *decoder;

	lws_upng_free(&d);
	*decoder = NULL;
}

static lws_stateful_ret_t
next_line(void *decoder, const uint8_t **pix, const uint8_t **buf, size_t *size,
	  char hold)
{
	return lws_upng_emit_next_line(decoder, pix, buf, size, hold);
}

static void
measure(struct lws_image_dlo *im)
{
	im->w = lws_upng_get_width(im->decoder);
	im->h = lws_upng_get_height(im->decoder);
	im->per_line = lws_upng_get_components(im->decoder);
	im->depth = lws_upng_get_bitdepth(im->decoder);
}

static const struct lws_image_ops ops = {
	.name = "png",
	.free = free_decoder,
	.next_line = next_line,
	.measure = measure,
};

struct lws_image_dlo *
lws_image_make_png(lws_displaylist_t *dl, lws_dlo_t *parent,
		   const lws_box_t *box)
{
	return lws_image_new(dl, parent, box, lws_upng_new(), &ops,
			     lws_display_render_png);
}

lws_dlo_png_t *
lws_display_dlo_png_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			lws_box_t *box)
{
	return (lws_dlo_png_t *)lws_image_make_png(dl, dlo_parent, box);
}

lws_stateful_ret_t
lws_display_render_png(struct lws_display_render_state *rs)
{
	return lws_image_render(rs);
}

lws_stateful_ret_t
lws_display_dlo_png_metadata_scan(lws_dlo_png_t *d)
{
	return lws_image_scan((struct lws_image_dlo *)d);
}

void
lws_display_dlo_png_destroy(struct lws_dlo *dlo)
{
	lws_image_destroy(dlo);
}

/* the public record is the beginning of ours */
_Static_assert(offsetof(lws_dlo_png_t, flow) ==
			       offsetof(struct lws_image_dlo, flow) &&
		       sizeof(lws_dlo_png_t) ==
			       offsetof(struct lws_image_dlo, ops),
	       "lws_image_dlo");
