/*
 * lws-minimal-http-server-tls-80
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Two vhosts: one serves ./mount-origin by https, the other listens for plain
 * http and sends everybody to the first, with a mount that is a redirect.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

/* to this host and page by https; main() knows the port */
static char elsewhere[64];

static const struct lws_http_mount mount_redirect = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = elsewhere,
	.origin_protocol = LWSMPRO_REDIR_HTTPS,
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

static const char *
option(int argc, const char **argv, const char *name, const char *otherwise)
{
	const char *p = lws_cmdline_option(argc, argv, name);

	return p ? p : otherwise;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
		       LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	/* the one for http */
	info.port = atoi(option(argc, argv, "--http-port", "7680"));
	info.vhost_name = "http";
	info.mounts = &mount_redirect;
	lws_snprintf(elsewhere, sizeof(elsewhere), "localhost:%s/",
		     option(argc, argv, "--port", "7681"));
	if (!lws_create_vhost(context, &info))
		n = -1;

	/* the one for https */
	info.port = atoi(option(argc, argv, "--port", "7681"));
	info.vhost_name = "localhost";
	info.mounts = &mount;
	info.ssl_cert_filepath =
		option(argc, argv, "--cert", "localhost-100y.cert");
	info.ssl_private_key_filepath =
		option(argc, argv, "--key", "localhost-100y.key");
	if (!lws_create_vhost(context, &info))
		n = -1;

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return n < 0;
}
