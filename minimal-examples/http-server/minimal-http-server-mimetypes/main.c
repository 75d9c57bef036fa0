/*
 * lws-minimal-http-server-mimetypes
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Content types for files whose suffix the library does not know, and other
 * types than its own for some that it does.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* the list of a mount is looked through before the built-in one ... */
static const struct lws_protocol_vhost_options mime_default = {
	.name = "*", /* ... but this one after it: for all the rest */
	.value = "application/octet-stream",
};

static const struct lws_protocol_vhost_options mime_plain = {
	.next = &mime_default,
	.name = ".txt",
	.value = "text/plain; charset=utf-8",
};

static const struct lws_protocol_vhost_options mime_zst = {
	.next = &mime_plain,
	.name = ".tar.zst",
	.value = "application/zstd",
};

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.extra_mimetypes = &mime_zst,
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
