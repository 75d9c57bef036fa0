/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * GLib. Each descriptor is a GSource, and so is the alarm, by its ready time;
 * that is counted by the same clock as ours. Own loops: the first thread's has
 * the default main context, so that the program's idle functions and timeouts
 * run in it; others have one each.
 */
#include <glib-unix.h>
#include <glib.h>

#include "event-libs/loop/loop.h"

struct glib_pt {
	struct lws_loop l;
	GMainLoop *loop; /* counted; NULL: not begun */
	GSource *alarm;  /* counted */
	GSource *sigs[2];
};

struct source {
	GSource s;
	struct lws_loop_watch *w;
	gpointer tag; /* NULL: watched for nothing */
};

struct alarm {
	GSource s;
	struct lws_loop *l;
};

struct glib_watch {
	struct lws_loop_watch w;
	struct source *source; /* counted; NULL: none */
};

static inline struct glib_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct glib_pt, l);
}

static inline struct source *
source_of(struct lws_loop_watch *w)
{
	return lws_container_of(w, struct glib_watch, w)->source;
}

/* -- descriptors -- */

static gboolean
on_ready(GSource *s, GSourceFunc fn, gpointer arg)
{
	struct source *so = (struct source *)s;
	GIOCondition c = so->tag ? g_source_query_unix_fd(s, so->tag) : 0;

	(void)fn;
	(void)arg;
	if (c)
		lws_loop_ready(so->w, (short)((c & G_IO_IN ? POLLIN : 0) |
					      (c & G_IO_OUT ? POLLOUT : 0) |
					      (c & G_IO_ERR ? POLLERR : 0) |
					      (c & G_IO_HUP ? POLLHUP : 0)));

	return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = { .dispatch = on_ready };

static int
attach(struct lws_loop_watch *w)
{
	struct source *so = (struct source *)(void *)g_source_new(&source_funcs,
								  sizeof(*so));

	so->w = w;
	so->tag = NULL;
	lws_container_of(w, struct glib_watch, w)->source = so;
	g_source_attach(&so->s, g_main_loop_get_context(pt_of(w->loop)->loop));

	return 0;
}

static int
change(struct lws_loop_watch *w)
{
	struct source *so = source_of(w);
	GIOCondition c = (w->events & POLLIN ? G_IO_IN : 0) |
			 (w->events & POLLOUT ? G_IO_OUT : 0);

	if (so->tag && c) {
		g_source_modify_unix_fd(&so->s, so->tag, c);
	} else if (so->tag) {
		/* not modified to nothing: a hang-up would still be heard */
		g_source_remove_unix_fd(&so->s, so->tag);
		so->tag = NULL;
	} else if (c)
		so->tag = g_source_add_unix_fd(&so->s, w->fd, c);

	return 0;
}

static void
detach(struct lws_loop_watch *w)
{
	struct source *so = source_of(w);

	lws_container_of(w, struct glib_watch, w)->source = NULL;
	so->tag = NULL;
	g_source_destroy(&so->s);
	g_source_unref(&so->s);
}

/* -- the loop -- */

static gboolean
on_alarm(GSource *s, GSourceFunc fn, gpointer arg)
{
	(void)fn;
	(void)arg;
	g_source_set_ready_time(s, -1);
	lws_loop_alarm(((struct alarm *)s)->l);

	return G_SOURCE_CONTINUE;
}

static GSourceFuncs alarm_funcs = { .dispatch = on_alarm };

static void
set_alarm(struct lws_loop *l, int ms)
{
	g_source_set_ready_time(
		pt_of(l)->alarm,
		ms < 0 ? -1 : g_get_monotonic_time() + (gint64)ms * 1000);
}

static gboolean
on_sigint(gpointer arg)
{
	struct glib_pt *pt = arg;

	lws_loop_signal(&pt->l, pt->sigs[0], SIGINT);

	return G_SOURCE_CONTINUE;
}

static gboolean
on_sigterm(gpointer arg)
{
	struct glib_pt *pt = arg;

	lws_loop_signal(&pt->l, pt->sigs[1], SIGTERM);

	return G_SOURCE_CONTINUE;
}

static void
watch_signals(struct glib_pt *pt)
{
	pt->sigs[0] = g_unix_signal_source_new(SIGINT);
	g_source_set_callback(pt->sigs[0], on_sigint, pt, NULL);
	g_source_attach(pt->sigs[0], g_main_loop_get_context(pt->loop));
	pt->sigs[1] = g_unix_signal_source_new(SIGTERM);
	g_source_set_callback(pt->sigs[1], on_sigterm, pt, NULL);
	g_source_attach(pt->sigs[1], g_main_loop_get_context(pt->loop));
}

static GMainLoop *
new_loop(int tsi)
{
	GMainContext *c = tsi ? g_main_context_new() : NULL;
	GMainLoop *loop = g_main_loop_new(c, FALSE);

	if (c)
		g_main_context_unref(c);

	return loop;
}

/* GLib ends the process when memory is short, so nothing here fails */
static int
open_loop(struct lws_loop *l, void *given)
{
	struct glib_pt *pt = pt_of(l);

	pt->loop = given ? g_main_loop_ref(given) : new_loop(l->tsi);
	pt->alarm = g_source_new(&alarm_funcs, sizeof(struct alarm));
	((struct alarm *)pt->alarm)->l = l;
	g_source_attach(pt->alarm, g_main_loop_get_context(pt->loop));
	if (lws_loop_wants_signals(l))
		watch_signals(pt);

	return 0;
}

static void
let_go(GSource *s)
{
	if (!s)
		return;
	g_source_destroy(s);
	g_source_unref(s);
}

static void
close_loop(struct lws_loop *l)
{
	struct glib_pt *pt = pt_of(l);

	let_go(pt->alarm);
	let_go(pt->sigs[0]);
	let_go(pt->sigs[1]);
	if (pt->loop)
		g_main_loop_unref(pt->loop);
	pt->loop = NULL;
}

static void
run(struct lws_loop *l)
{
	g_main_loop_run(pt_of(l)->loop);
}

static void
turn(struct lws_loop *l, int wait)
{
	g_main_context_iteration(g_main_loop_get_context(pt_of(l)->loop), wait);
}

static void
stop(struct lws_loop *l)
{
	g_main_loop_quit(pt_of(l)->loop);
}

static const struct lws_loop_lib lib_glib = {
	.open = open_loop,
	.close = close_loop,
	.attach = attach,
	.change = change,
	.detach = detach,
	.alarm = set_alarm,
	.run = run,
	.turn = turn,
	.stop = stop,
};

static int
init_pt(struct lws_context *cx, void *given, int tsi)
{
	return lws_loop_init(cx, given, tsi, &lib_glib);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "glib",
	.init_pt = init_pt,
	.evlib_size_pt = sizeof(struct glib_pt),
	.evlib_size_wsi = sizeof(struct glib_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_glib;
const lws_plugin_evlib_t evlib_glib = {
	.hdr = LWS_LOOP_PLUGIN(evlib_glib),
	.ops = &ops,
};
