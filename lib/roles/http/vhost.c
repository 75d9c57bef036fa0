/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a vhost has for http.
 */
#include "roles/http/file.h"

int
lws_http_vhost_init(struct lws_vhost *vh,
		    const struct lws_context_creation_info *info)
{
	struct lws_http_vhost *own = lws_zalloc(sizeof(*own), "http vhost");

	if (!own)
		return -1;
	if (lws_http_log_open(vh, info->log_filepath, &own->log_fd)) {
		lws_free(own);
		return -1;
	}
	vh->role_data[LWS_ROLE_SLOT_HTTP] = own;

	return 0;
}

void
lws_http_vhost_fini(struct lws_vhost *vh)
{
	struct lws_http_vhost *own = vh->role_data[LWS_ROLE_SLOT_HTTP];

	if (!own)
		return;
	if (own->log_fd >= 0)
		lws_plat_close(own->log_fd);
	lws_http_coding_vhost_fini(own);
	lws_http_links_vhost_fini(own);
	lws_free(own);
	vh->role_data[LWS_ROLE_SLOT_HTTP] = NULL;
}
