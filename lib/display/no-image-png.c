/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * This build has no decoder for PNG.
 */
#include "display/image.h"

struct lws_image_dlo *
lws_image_make_png(lws_displaylist_t *dl, lws_dlo_t *parent,
		   const lws_box_t *box)
{
	(void)dl;
	(void)parent;
	(void)box;
	lwsl_notice("%s: this build has no decoder\n", __func__);

	return NULL;
}
