/*
 * lws-minimal-http-client-glib
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A GLib application that fetches something: the main loop is the program's and
 * would run without the library too, with a timeout of its own that goes on
 * meanwhile. A GTK program does the same in its "activate" handler, with
 * g_main_loop_new(NULL, FALSE): that is the loop which g_application_run()
 * runs.
 */
#include <libwebsockets.h>

#include <glib-unix.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TICK_MS 50

static GMainLoop *loop;
static struct lws_context *context;
static int result = 1, ticks;

/* pcontext is NULL as soon as the context has gone */
static gboolean
quit_when_gone(gpointer arg)
{
	(void)arg;
	if (context)
		return G_SOURCE_CONTINUE;
	g_main_loop_quit(loop);

	return G_SOURCE_REMOVE;
}

/* not from a callback of a connection: that is still needed then */
static gboolean
finish(gpointer arg)
{
	(void)arg;
	lws_context_destroy(context);
	g_timeout_add(1, quit_when_gone, NULL);

	return G_SOURCE_REMOVE;
}

static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	char buffer[1024 + LWS_PRE], *p = buffer + LWS_PRE;
	int room = sizeof(buffer) - LWS_PRE;

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		g_idle_add(finish, NULL);
		break;

	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return lws_http_client_read(wsi, &p, &room) < 0 ? -1 : 0;

	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		return fwrite(in, 1, len, stdout) == len ? 0 : -1;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		result = lws_http_client_http_response(wsi) != HTTP_STATUS_OK;
		break;

	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		g_idle_add(finish, NULL);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http", callback_http, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static gboolean
tick(gpointer arg)
{
	(void)arg;
	ticks++;

	return G_SOURCE_CONTINUE;
}

static gboolean
begin(gpointer arg)
{
	struct lws_client_connect_info *to = arg;

	to->context = context;
	if (!lws_client_connect_via_info(to))
		g_idle_add(finish, NULL);

	return G_SOURCE_REMOVE;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info to;
	void *loops[1];
	const char *p;

	loop = g_main_loop_new(NULL, FALSE);
	loops[0] = loop;
	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_GLIB;
	info.foreign_loops = loops;
	info.pcontext = &context;
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	if (!lws_create_context(&info))
		return 1;

	memset(&to, 0, sizeof to);
	p = lws_cmdline_option(argc, argv, "--server");
	to.address = to.host = to.origin = p ? p : "localhost";
	p = lws_cmdline_option(argc, argv, "--port");
	to.port = p ? atoi(p) : 7681;
	p = lws_cmdline_option(argc, argv, "--path");
	to.path = p ? p : "/";
	to.method = "GET";
	to.protocol = protocols[0].name;

	g_unix_signal_add(SIGINT, finish, NULL);
	g_timeout_add(TICK_MS, tick, NULL);
	g_idle_add(begin, &to);
	g_main_loop_run(loop);
	g_main_loop_unref(loop);
	lwsl_user("%d ticks meanwhile\n", ticks);

	return result;
}
