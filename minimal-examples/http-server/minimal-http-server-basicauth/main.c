/*
 * lws-minimal-http-server-basicauth
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A mount whose files need a name and a password that stand in a file, and one
 * where the program decides.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	char name[64];

	switch (reason) {
	case LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION:
		/* "name:password"; nonzero lets in */
		return !strcmp((const char *)in, "guest:welcome");

	case LWS_CALLBACK_HTTP_FILE_COMPLETION:
		/* the password has gone from the header, the name is left */
		if (lws_hdr_copy(wsi, name, sizeof(name),
				 WSI_TOKEN_HTTP_AUTHORIZATION) > 0)
			lwsl_user("served to %s\n", name);
		break;

	default:
		break;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ "http", callback_http, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_by_callback = {
	.mountpoint = "/by-callback",
	.mountpoint_len = 12,
	.origin = "./mount-secret",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
	.auth_mask = LWSAUTHM_BASIC_AUTH_CALLBACK,
};

static const struct lws_http_mount mount_secret = {
	.mount_next = &mount_by_callback,
	.mountpoint = "/secret-area",
	.mountpoint_len = 12,
	.origin = "./mount-secret",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
	.basic_auth_login_file = "./ba-passwords",
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_secret,
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
	info.protocols = protocols;
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
