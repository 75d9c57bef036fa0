/*
 * lws-minimal-http-server-tls-mem
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Serves ./mount-origin by https with a certificate and a key from memory: a
 * program may have them in itself, from a database or over the network. Here
 * they are read from files, PEM or DER, and given as memory.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
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

/* bytes of the file, 0 if it cannot be read */
static unsigned int
slurp(const char *path, void *buf, size_t size)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0;

	if (f) {
		n = fread(buf, 1, size, f);
		fclose(f);
	} else
		lwsl_err("%s cannot be read\n", path);

	return (unsigned int)n;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	char cert[16384], key[8192];
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.port = atoi(option(argc, argv, "--port", "7681"));
	info.vhost_name = "localhost";
	info.mounts = &mount;
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;

	info.server_ssl_cert_mem_len =
		slurp(option(argc, argv, "--cert", "localhost-100y.cert"), cert,
		      sizeof cert);
	info.server_ssl_private_key_mem_len =
		slurp(option(argc, argv, "--key", "localhost-100y.key"), key,
		      sizeof key);
	if (!info.server_ssl_cert_mem_len ||
	    !info.server_ssl_private_key_mem_len)
		return 1;
	info.server_ssl_cert_mem = cert;
	info.server_ssl_private_key_mem = key;
	context = lws_create_context(&info);
	/* the library has copies: the key need not lie about */
	lws_explicit_bzero(key, sizeof key);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
