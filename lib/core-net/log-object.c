/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What stands in front of a log line about a context, a vhost or a connection,
 * and whose log context it goes to: the object's own, else that of what it
 * belongs to, else the process's (NULL).
 */
#include <stdio.h>

#include "core-net/inside.h"

/* p moves on; nothing is written at or past e */
static void
put(char **p, const char *e, const char *s)
{
	size_t room = *p < e ? (size_t)(e - *p) : 0;
	int n;

	if (!room)
		return;
	n = snprintf(*p, room, "%s: ", s);
	if (n > 0)
		*p += (size_t)n < room ? (size_t)n : room - 1;
}

struct lws_log_cx *
lwsl_context_get_cx(struct lws_context *cx)
{
	return cx ? cx->log_cx : NULL;
}

struct lws_log_cx *
lwsl_vhost_get_cx(struct lws_vhost *vh)
{
	return vh ? vh->log_cx : NULL;
}

struct lws_log_cx *
lwsl_wsi_get_cx(struct lws *wsi)
{
	if (!wsi)
		return NULL;
	if (wsi->extra && wsi->extra->log_cx)
		return wsi->extra->log_cx;

	return wsi->vhost ? wsi->vhost->log_cx : lws_cx(wsi)->log_cx;
}

void
lws_log_prepend_context(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	const struct lws_context *c = obj;

	(void)cx;
	if (c && c->name)
		put(p, e, c->name);
}

void
lws_log_prepend_vhost(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	(void)cx;
	put(p, e, lws_vh_tag(obj));
}

static void
describe(const struct lws *wsi, char *buf, size_t len)
{
	lws_snprintf(buf, len, "[wsi|%u|%s|%s|fd %d]", wsi->id,
		     wsi->role ? wsi->role->name : "-",
		     wsi->vhost ? wsi->vhost->name : "-", wsi->fd);
}

void
lws_log_prepend_wsi(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	char tag[128];

	(void)cx;
	if (!obj) {
		put(p, e, "[null wsi]");
		return;
	}
	describe(obj, tag, sizeof(tag));
	put(p, e, tag);
}

const char *
lws_wsi_tag(struct lws *wsi)
{
	struct lws_wsi_extra *x;

	if (!wsi)
		return "[null wsi]";
	x = lws_wsi_extra(wsi);
	if (!x)
		return "[wsi]";
	describe(wsi, x->tag, sizeof(x->tag));

	return x->tag;
}
