/*
 * lws-minimal-http-server-tls
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Serves the files in ./mount-origin by https. The certificate and its key are
 * files; how to make some for a test is in the README.
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
	info.port = atoi(option(argc, argv, "--port", "7681"));
	info.vhost_name = "localhost";
	info.mounts = &mount;

	/* there is to be TLS at all */
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	/* who types http:// all the same is sent to https:// */
	if (lws_cmdline_option(argc, argv, "--redirect"))
		info.options |= LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
				LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS;
	info.ssl_cert_filepath =
		option(argc, argv, "--cert", "localhost-100y.cert");
	info.ssl_private_key_filepath =
		option(argc, argv, "--key", "localhost-100y.key");
	/* clients must have a certificate of these, if given */
	info.ssl_ca_filepath = option(argc, argv, "--ca", NULL);
	if (info.ssl_ca_filepath)
		info.options |=
			LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
