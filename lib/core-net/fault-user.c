/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults that programs ask about for their own code, by context or connection.
 */
#include "core-net/inside.h"

int
_lws_fi_user_context_fi(struct lws_context *ctx, const char *name)
{
	return lws_fi(&ctx->fic, name);
}

int
_lws_fi_user_wsi_fi(struct lws *wsi, const char *name)
{
	if (wsi->extra && lws_fi(&wsi->extra->fic, name))
		return 1;

	return wsi->vhost ? lws_fi(&wsi->vhost->fic, name) : 0;
}
