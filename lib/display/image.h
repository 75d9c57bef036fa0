/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Images as objects: what PNG and JPEG have in common (image.c), and what each
 * of them fills in for it.
 */
#ifndef LWS_DISPLAY_IMAGE_H
#define LWS_DISPLAY_IMAGE_H

#include "display/display.h"

/** struct lws_image_dlo - the object, its flow and its decoder stand where
 * lws_dlo_png_t and lws_dlo_jpeg_t have them */
struct lws_image_dlo {
	lws_dlo_t dlo;
	lws_flow_t flow; /* filled by others */
	void *decoder;   /* owned */
	const struct lws_image_ops *ops;
	const uint8_t *pix;    /* the last line, the decoder's; NULL: none */
	unsigned int have;     /* lines that were decoded */
	unsigned int w, h;     /* of the image, when they are known */
	unsigned int per_line; /* components of a pixel */
	unsigned int depth;    /* bits of each */
	uint8_t failed;        /* said; it stays blank from there */
};

/** struct lws_image_ops - a decoder; as in lws-upng.h and lws-jpeg.h */
struct lws_image_ops {
	const char *name;
	void (*free)(void **decoder);
	lws_stateful_ret_t (*next_line)(void *decoder, const uint8_t **pix,
					const uint8_t **buf, size_t *size,
					char hold);
	/** measure() - fill in w, h, per_line and depth */
	void (*measure)(struct lws_image_dlo *im);
};

/** lws_image_new() - an image on the list
 * \param decoder: its own then; NULL: there was no memory
 * \return the list's; NULL: out of memory, the decoder is freed */
struct lws_image_dlo *lws_image_new(lws_displaylist_t *dl, lws_dlo_t *parent,
				    const lws_box_t *box, void *decoder,
				    const struct lws_image_ops *ops,
				    lws_dlo_renderer_t render);

/** lws_image_make_png(), _jpeg() - as lws_image_new(), with that decoder; NULL
 * also in a build without it, said */
struct lws_image_dlo *lws_image_make_png(lws_displaylist_t *dl,
					 lws_dlo_t *parent,
					 const lws_box_t *box);
struct lws_image_dlo *lws_image_make_jpeg(lws_displaylist_t *dl,
					  lws_dlo_t *parent,
					  const lws_box_t *box);

lws_stateful_ret_t lws_image_scan(struct lws_image_dlo *im);
lws_stateful_ret_t lws_image_render(struct lws_display_render_state *rs);
void lws_image_destroy(lws_dlo_t *dlo);

#endif
