/*
 * lws-minimal-http-server
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The smallest web server: the files of ./mount-origin, on port 7681 (or the
 * number that follows --port).
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static const struct lws_http_mount mount = {
	.mountpoint = "/", /* what of the URLs */
	.mountpoint_len = 1,
	.origin = "./mount-origin", /* which folder */
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

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
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.mounts = &mount;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
