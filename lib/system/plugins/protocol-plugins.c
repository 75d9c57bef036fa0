/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The protocols of plugins in the folders that the program names (plugin_dirs):
 * loaded when the context is made, unloaded when its last connection has gone.
 * A vhost gets those that its per-vhost options name (core-net/protocol.c).
 */
#include "core-net/core-net.h"

/* of a context; there are few of them */
struct plugins {
	struct plugins *next;
	struct lws_context *cx;
	struct lws_plugin *list;
	const struct lws_protocols **protocols; /* owned; ended by NULL */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct plugins *all; /* owned */

#define CLASS "lws_protocol_plugin"

static const lws_plugin_protocol_t *
protocols_of(const struct lws_plugin *p)
{
	return (const lws_plugin_protocol_t *)(const void *)p->hdr;
}

static size_t
count_protocols(const struct lws_plugin *p)
{
	size_t n = 0;

	for (; p; p = p->list)
		n += (size_t)(protocols_of(p)->count_protocols > 0
				      ? protocols_of(p)->count_protocols
				      : 0);

	return n;
}

static int
gather(struct plugins *ps)
{
	const struct lws_plugin *p;
	size_t at = 0;
	int n;

	ps->protocols = lws_zalloc((count_protocols(ps->list) + 1) *
					   sizeof(struct lws_protocols *),
				   "plugin protocols");
	if (!ps->protocols)
		return -1;
	for (p = ps->list; p; p = p->list)
		for (n = 0; n < protocols_of(p)->count_protocols; n++)
			if (protocols_of(p)->protocols[n].name)
				ps->protocols[at++] =
					&protocols_of(p)->protocols[n];

	return 0;
}

static void
add(struct plugins *ps)
{
	pthread_mutex_lock(&lock);
	ps->next = all;
	all = ps;
	pthread_mutex_unlock(&lock);
}

static struct plugins *
take(const struct lws_context *cx)
{
	struct plugins **p, *found;

	pthread_mutex_lock(&lock);
	for (p = &all; *p && (*p)->cx != cx; p = &(*p)->next)
		;
	found = *p;
	if (found)
		*p = found->next;
	pthread_mutex_unlock(&lock);

	return found;
}

static int
plugins_init(struct lws_context *cx,
	     const struct lws_context_creation_info *info)
{
	struct plugins *ps;

	if (lws_fi(&cx->fic, "ctx_createfail_plugin_init"))
		return -1;
	if (!info->plugin_dirs)
		return 0;
	ps = lws_zalloc(sizeof(*ps), "plugins");
	if (!ps)
		return -1;
	ps->cx = cx;
	add(ps); /* plugins_fini() sees to the rest */
	/* none found is no error: a vhost that wants one says so */
	(void)lws_plugins_init(&ps->list, info->plugin_dirs, CLASS, NULL, NULL,
			       NULL);
	if (gather(ps))
		return -1;
	cx->more_protocols = ps->protocols;

	return 0;
}

static void
plugins_fini(struct lws_context *cx)
{
	struct plugins *ps = take(cx);

	if (!ps)
		return;
	cx->more_protocols = NULL;
	lws_free(ps->protocols);
	lws_plugins_destroy(&ps->list, NULL, NULL);
	lws_free(ps);
}

const struct lws_subsystem_ops lws_subsystem_plugins = {
	.name = "plugins",
	.context_init = plugins_init,
	.context_fini = plugins_fini,
};
