/*
 * lws-minimal-http-server-systemd
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server that systemd starts when the first client connects: it listens
 * on each of the sockets that it was given, and opens none itself. Started by
 * hand it opens its own.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
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
signal_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

/* one vhost for each socket; how many there were, or -1 */
static int
listen_on_inherited(const struct lws_context_creation_info *base)
{
	struct lws_context_creation_info info;
	unsigned int n;
	char name[16];

	for (n = 0;; n++) {
		info = *base;
		if (lws_systemd_inherited_fd(n, &info))
			return (int)n;
		lws_snprintf(name, sizeof(name), "socket%u", n);
		info.vhost_name = name;
		if (!lws_create_vhost(context, &info))
			return -1;
		lwsl_user("%s: given by the service manager\n", name);
	}
}

static int
listen_on(struct lws_context_creation_info *info, const char *port)
{
	info->port = port ? atoi(port) : 7681;

	return lws_create_vhost(context, info) ? 0 : -1;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	int n;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	info.mounts = &mount;
	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, signal_handler);
	signal(SIGTERM, signal_handler); /* systemd's way to stop it */

	n = listen_on_inherited(&info);
	if (!n)
		n = listen_on(&info, lws_cmdline_option(argc, argv, "--port"));
	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	lws_context_destroy(context);

	return !interrupted;
}
