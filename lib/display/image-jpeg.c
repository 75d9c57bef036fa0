/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JPEG as objects: what image.c wants to know of the decoder.
 */
#include "display/image.h"

static void
free_decoder(void **decoder)
{
	lws_jpeg_t *d = *decoder;

	lws_jpeg_free(&d);
	*decoder = NULL;
}

static lws_stateful_ret_t
next_line(void *decoder, const uint8_t **pix, const uint8_t **buf, size_t *size,
	  char hold)
{
	return lws_jpeg_emit_next_line(decoder, pix, buf, size, hold);
}

static void
measure(struct lws_image_dlo *im)
{
	im->w = lws_jpeg_get_width(im->decoder);
	im->h = lws_jpeg_get_height(im->decoder);
	im->per_line = lws_jpeg_get_components(im->decoder);
	im->depth = lws_jpeg_get_bitdepth(im->decoder);
}

static const struct lws_image_ops ops = {
	.name = "jpeg",
	.free = free_decoder,
	.next_line = next_line,
	.measure = measure,
};

struct lws_image_dlo *
lws_image_make_jpeg(lws_displaylist_t *dl, lws_dlo_t *parent,
		    const lws_box_t *box)
{
	return lws_image_new(dl, parent, box, lws_jpeg_new(), &ops,
			     lws_display_render_jpeg);
}

lws_dlo_jpeg_t *
lws_display_dlo_jpeg_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box)
{
	return (lws_dlo_jpeg_t *)lws_image_make_jpeg(dl, dlo_parent, box);
}

lws_stateful_ret_t
lws_display_render_jpeg(struct lws_display_render_state *rs)
{
	return lws_image_render(rs);
}

lws_stateful_ret_t
lws_display_dlo_jpeg_metadata_scan(lws_dlo_jpeg_t *d)
{
	return lws_image_scan((struct lws_image_dlo *)d);
}

void
lws_display_dlo_jpeg_destroy(struct lws_dlo *dlo)
{
	lws_image_destroy(dlo);
}

/* the public record is the beginning of ours */
_Static_assert(offsetof(lws_dlo_jpeg_t, flow) ==
			       offsetof(struct lws_image_dlo, flow) &&
		       sizeof(lws_dlo_jpeg_t) ==
			       offsetof(struct lws_image_dlo, ops),
	       "lws_image_dlo");
