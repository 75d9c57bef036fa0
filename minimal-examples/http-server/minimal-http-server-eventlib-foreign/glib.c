/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's GLib main loop.
 */
#include <glib-unix.h>
#include <glib.h>

#include "private.h"

static void *
make(void)
{
	return g_main_loop_new(NULL, FALSE);
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
call(gpointer arg)
{
	void (*cb)(void) = *(void (**)(void))arg;

	cb();

	return G_SOURCE_REMOVE;
}

static void
later(void *loop, int ms, void (*cb)(void))
{
	static void (*fn)(void);

	(void)loop;
	fn = cb;
	g_timeout_add((guint)ms, call, &fn);
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	static void (*fn)(void);

	(void)loop;
	fn = cb;
	g_unix_signal_add(SIGINT, call, &fn);
}

static void
destroy(void *loop)
{
	if (!g_main_context_pending(NULL))
		lwsl_user("the loop is empty\n");
	g_main_loop_unref(loop);
}

const struct ops ops_glib = { "--glib",  LWS_SERVER_OPTION_GLIB,
			      make,      run,
			      stop,      later,
			      on_sigint, destroy };
