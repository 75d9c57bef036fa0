/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's GLib main loop.
 */
#include <glib.h>

#include "loop.h"

struct later {
	void (*cb)(void *arg);
	void *arg;
};

static void *
make(void)
{
	GMainContext *c = g_main_context_new();
	GMainLoop *l = g_main_loop_new(c, FALSE);

	g_main_context_unref(c);

	return l;
}

static void
free_loop(void *loop)
{
	GMainContext *c = g_main_loop_get_context(loop);
	gint priority, timeout;
	GPollFD fds[8];

	/* all that is left to wait for is GLib's own wake-up */
	CHECK(g_main_context_acquire(c));
	g_main_context_prepare(c, &priority);
	CHECK(g_main_context_query(c, G_MAXINT, &timeout, fds, 8) == 1);
	CHECK(timeout == -1);
	g_main_context_release(c);
	g_main_loop_unref(loop);
}

static void
run(void *loop)
{
	g_main_loop_run(loop);
}

static void
stop(void *loop)
{
	g_main_loop_quit(loop);
}

static gboolean
on_timer(gpointer arg)
{
	struct later *l = arg;

	l->cb(l->arg);
	free(l);

	return G_SOURCE_REMOVE;
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	GSource *s = g_timeout_source_new((guint)ms);
	struct later *l = malloc(sizeof(*l));

	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	g_source_set_callback(s, on_timer, l, NULL);
	g_source_attach(s, g_main_loop_get_context(loop));
	g_source_unref(s);
}

const struct lib_loop lib_loop = {
	.name = "glib",
	.word = "glib",
	.option = LWS_SERVER_OPTION_GLIB,
	.most_loops = 4,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
