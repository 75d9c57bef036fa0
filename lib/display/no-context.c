/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without network has no contexts: all share one set of fonts and
 * files, whatever pointer they give.
 */
#include "display/display.h"

struct lws_display_assets *
lws_display_assets(struct lws_context *cx)
{
	static struct lws_display_assets assets;

	(void)cx;

	return &assets;
}
