/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * In place of listen.c in a build without server code: nothing listens. A vhost
 * that names a port is refused, since its program waits for connections that
 * would never come; port 0, which a client's zeroed information has, is not.
 */
#include "core-net/inside.h"

int
lws_listen_start(struct lws_vhost *vh)
{
	if (vh->inherited_fd < 0 && vh->port <= 0)
		return 0;
	lwsl_vhost_err(vh, "cannot listen: built without server code");

	return -1;
}

void
lws_listen_attend_all(struct lws_vhost *vh)
{
	(void)vh;
}

void
lws_listen_attend(struct lws_vhost *vh, struct lws_context_per_thread *pt)
{
	(void)vh;
	(void)pt;
}

void
lws_listen_undo(struct lws_vhost *vh)
{
	(void)vh;
}

void
lws_accept_resume(struct lws_context_per_thread *pt)
{
	(void)pt;
}

int
lws_vhost_foreach_listen_wsi(struct lws_context *cx, void *arg,
			     lws_dll2_foreach_cb_t cb)
{
	(void)cx;
	(void)arg;
	(void)cb;

	return 0;
}
