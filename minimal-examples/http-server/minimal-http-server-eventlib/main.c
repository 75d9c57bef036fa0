/*
 * lws-minimal-http-server-eventlib
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server on an event library: --uv, --event, --ev, --glib, --sd or
 * --uloop chooses it, nothing means the library's own poll loop. The event loop
 * is made, and signals are watched, by the library.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* "--ev" is a beginning of "--event": the longer one is asked for first */
static const struct {
	const char *name;
	uint64_t option;
} libs[] = {
	{ "--uv", LWS_SERVER_OPTION_LIBUV },
	{ "--event", LWS_SERVER_OPTION_LIBEVENT },
	{ "--ev", LWS_SERVER_OPTION_LIBEV },
	{ "--glib", LWS_SERVER_OPTION_GLIB },
	{ "--sd", LWS_SERVER_OPTION_SDEVENT },
	{ "--uloop", LWS_SERVER_OPTION_ULOOP },
};

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

/* called by the event library: the loop ends, and lws_service() returns */
static void
signal_cb(void *handle, int signum)
{
	(void)handle;
	lwsl_user("signal %d\n", signum);
	lws_context_destroy(context);
}

/* the poll loop leaves signals to the program */
static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;
	size_t i;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.mounts = &mount;
	info.pcontext = &context;
	info.signal_cb = signal_cb;
	for (i = 0; i < LWS_ARRAY_SIZE(libs) && !info.options; i++)
		if (lws_cmdline_option(argc, argv, libs[i].name))
			info.options |= libs[i].option;
	if (!info.options)
		signal(SIGINT, sigint_handler);

	/* fails if this build has not got the event library */
	if (!lws_create_context(&info))
		return 1;
	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	lws_context_destroy(context);

	return context ? 1 : 0;
}
