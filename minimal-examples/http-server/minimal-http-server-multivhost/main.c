/*
 * lws-minimal-http-server-multivhost
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Three vhosts in one server: two share a port and are told apart by the name
 * in the request, the third has the next port to itself.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static const struct lws_http_mount mount_localhost1 = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin-localhost1",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static const struct lws_http_mount mount_localhost2 = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin-localhost2",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static const struct lws_http_mount mount_localhost3 = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin-localhost3",
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

static int
add_vhost(struct lws_context_creation_info *info, const char *name, int port,
	  const struct lws_http_mount *mounts)
{
	info->vhost_name = name;
	info->port = port;
	info->mounts = mounts;
	if (lws_create_vhost(context, info))
		return 0;
	lwsl_err("vhost %s could not be made\n", name);

	return 1;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;
	int n = 0, port;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	port = p ? atoi(p) : 7681;

	/* the vhosts are made one by one below */
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	/* the first on a port also gets the names that nobody has */
	if (add_vhost(&info, "localhost1", port, &mount_localhost1) ||
	    add_vhost(&info, "localhost2", port, &mount_localhost2) ||
	    add_vhost(&info, "localhost3", port + 1, &mount_localhost3))
		n = -1;

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
