/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build whose file mounts follow all symbolic links.
 */
#include "roles/http/file.h"

enum lws_plat_links
lws_http_links_of(const struct lws_http *h)
{
	(void)h;

	return LWS_PLAT_LINKS_FOLLOW;
}

void
lws_http_links_vhost_fini(struct lws_http_vhost *own)
{
	(void)own;
}

int
lws_http_links_open(const struct lws_http_look *look, const char *path)
{
	(void)look;

	/* O_NONBLOCK: opening a pipe must not wait for its writer */
	return lws_plat_open(path, O_RDONLY | O_NONBLOCK, 0);
}

int
lws_http_links_stat(const struct lws_http_look *look, const char *path,
		    struct lws_plat_stat *st)
{
	(void)look;

	return lws_plat_stat(path, st);
}

lws_fop_fd_t
lws_http_links_open_fop(const struct lws_plat_file_ops *head,
			const struct lws_http_look *look, const char *path,
			lws_fop_flags_t *flags)
{
	(void)look;

	return lws_vfs_file_open(head, path, flags);
}

/* -- public -- */

int
lws_x_http_links(struct lws_vhost *vh, const struct lws_http_mount *mount,
		 enum lws_x_http_links how)
{
	(void)vh;
	(void)mount;

	/* that is what it does */
	return how == LWS_X_HTTP_LINKS_FOLLOW ? 0 : 1;
}
