/*
 * lws-minimal-http-server-eventlib-demos
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The protocols of the demo page, loaded as plugins, on an event library:
 * --uv, --event, --ev, --glib, --sd or --uloop chooses it, nothing means the
 * library's own loop.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;

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

/* of all plugins that were loaded, the protocols that the vhost shall have */
static const struct lws_protocol_vhost_options increment = {
	NULL, NULL, "dumb-increment-protocol", ""
};
static const struct lws_protocol_vhost_options status = { &increment, NULL,
							  "lws-status", "" };
static const struct lws_protocol_vhost_options mirror = { &status, NULL,
							  "lws-mirror-protocol",
							  "" };

/* an event library watches signals itself */
static void
signal_cb(void *handle, int signum)
{
	(void)handle;
	(void)signum;
	lws_context_destroy(context);
}

static void
sigint_handler(int sig)
{
	(void)sig;
	lws_default_loop_exit(context);
}

int
main(int argc, const char **argv)
{
	static const char *dirs[] = { ".", NULL };
	struct lws_context_creation_info info;
	const char *p;
	size_t i;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	p = lws_cmdline_option(argc, argv, "--plugins");
	if (p)
		dirs[0] = p;
	info.plugin_dirs = dirs;
	info.pvo = &mirror;
	info.mounts = &mount;
	info.pcontext = &context;
	info.signal_cb = signal_cb;
	for (i = 0; i < LWS_ARRAY_SIZE(libs) && !info.options; i++)
		if (lws_cmdline_option(argc, argv, libs[i].name))
			info.options |= libs[i].option;
	if (!lws_create_context(&info))
		return 1;
	if (!info.options) {
		signal(SIGINT, sigint_handler);
		lws_context_default_loop_run_destroy(context);
		return 0;
	}
	while (n >= 0)
		n = lws_service(context, 0);
	lws_context_destroy(context);

	return context ? 1 : 0;
}
