/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The demo server that contrib/demo starts: a page with what this build can do
 * and how the running server fares. The page asks /status for JSON once a
 * second; each feature that comes adds a file like status.c with a protocol of
 * its own, and a card on the page.
 */
#include "test-server.h"

#include <stdio.h>

static volatile sig_atomic_t interrupted;
static struct lws_context *context;

static void
on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

/* The first protocol gets what has no mount, and who wants to become something
 * else: the library's own answers do. */
static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP_CONFIRM_UPGRADE &&
	    !strcmp(in, "websocket"))
		status_note_socket(wsi);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocol_http = {
	.name = "http",
	.callback = callback_http,
};

static const struct lws_protocols *protocols[16] = {
	&protocol_http,  &protocol_status, &protocol_server,
	&protocol_clock, &protocol_upload,
};

static void
add_plugins(void)
{
	size_t n = 0, k;

	while (protocols[n])
		n++;
	for (k = 0; plugin_protocols[k] && n + 1 < LWS_ARRAY_SIZE(protocols);
	     k++)
		protocols[n++] = plugin_protocols[k];
}

/* NULL, NULL: none; the vhost has all that are found there */
static const char *plugin_dirs[2];

/* own files may be cached for a while, and are looked at again after it */
static const struct lws_protocol_vhost_options type_wav = {
	.name = ".wav",
	.value = "audio/wav",
};

static const struct lws_protocol_vhost_options type_webm = {
	.next = &type_wav,
	.name = ".webm",
	.value = "video/webm",
};

static const struct lws_protocol_vhost_options type_webmanifest = {
	.next = &type_webm,
	.name = ".webmanifest",
	.value = "application/manifest+json",
};

static const struct lws_http_mount mount_status = {
	.mountpoint = "/status",
	.mountpoint_len = 7,
	.protocol = "status",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount_server = {
	.mount_next = &mount_status,
	.mountpoint = "/server",
	.mountpoint_len = 7,
	.protocol = "server",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount_clock = {
	.mount_next = &mount_server,
	.mountpoint = "/clock",
	.mountpoint_len = 6,
	.protocol = "clock",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount_post_demo = {
	.mount_next = &mount_clock,
	.mountpoint = "/post-demo",
	.mountpoint_len = 10,
	.protocol = "protocol-post-demo",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount_upload = {
	.mount_next = &mount_post_demo,
	.mountpoint = "/upload",
	.mountpoint_len = 7,
	.protocol = "upload",
	.origin_protocol = LWSMPRO_CALLBACK,
};

/* somebody else's files: stored by the browser, never shown as pages of ours */
static const struct lws_protocol_vhost_options attachment = {
	.name = "content-disposition:",
	.value = "attachment",
};

static const struct lws_protocol_vhost_options type_any = {
	.name = "*",
	.value = "application/octet-stream",
};

static struct lws_http_mount mount_uploaded = {
	.mount_next = &mount_upload,
	.mountpoint = "/files",
	.mountpoint_len = 6,
	.extra_mimetypes = &type_any,
	.origin_protocol = LWSMPRO_FILE,
	.headers = &attachment,
};

/* as the best practices have it, and sound and pictures that move */
static const struct lws_protocol_vhost_options page_policy = {
	.name = "content-security-policy:",
	.value = "default-src 'none'; img-src 'self' data:; media-src 'self'; "
		 "script-src 'self'; font-src 'self'; style-src 'self'; "
		 "connect-src 'self' ws: wss:; frame-ancestors 'none'; "
		 "base-uri 'none'; form-action 'self'",
};

static struct lws_http_mount mount_files = {
	.mount_next = &mount_uploaded,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.def = "index.html",
	.extra_mimetypes = &type_webmanifest,
	.origin_protocol = LWSMPRO_FILE,
	.headers = &page_policy,
	.cache_max_age = 60,
	.cache_reusable = 1,
	.cache_revalidate = 1,
};

static void
usage(const char *name)
{
	printf("%s: the library's demo server\n\n"
	       "  --port=<n>          where to listen, default 7681; 0: any\n"
	       "  --interface=<name>  only there, default everywhere\n"
	       "  --resources=<dir>   the pages, default %s\n"
	       "  --uploads=<dir>     where uploaded files are kept, default a "
	       "folder\n"
	       "                      that goes with the server\n"
	       "  --proxied           all come through a proxy that says who "
	       "they "
	       "are\n"
	       "  --plugins=<dir>     protocols from there, too\n"
	       "  --tls-cert=<file>   with this certificate, PEM, https and "
	       "wss "
	       "too, on\n"
	       "                      the same port\n"
	       "  --tls-key=<file>    its key\n"
	       "  --timeout=<secs>    for a request to come, default 20\n"
	       "  -d <mask>           log levels, see READMEs\n",
	       name, TEST_SERVER_WWW);
}

static int
number_option(int argc, const char **argv, const char *name, int preset)
{
	const char *p = lws_cmdline_option(argc, argv, name);

	return p ? atoi(*p == '=' ? p + 1 : p) : preset;
}

static const char *
text_option(int argc, const char **argv, const char *name, const char *preset)
{
	const char *p = lws_cmdline_option(argc, argv, name);

	return p ? (*p == '=' ? p + 1 : p) : preset;
}

/* one port for both: the first byte of a connection tells */
static void
offer_tls(int argc, const char **argv, struct lws_context_creation_info *info)
{
	info->ssl_cert_filepath = text_option(argc, argv, "--tls-cert", NULL);
	info->ssl_private_key_filepath =
		text_option(argc, argv, "--tls-key", NULL);
	if (info->ssl_cert_filepath)
		info->options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
				 LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
				 LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER;
}

static char own_uploads[] = "/tmp/lws-test-server-XXXXXX";

/* a folder of our own, unless one was given; NULL: cannot be made */
static const char *
uploads_folder(int argc, const char **argv)
{
	const char *given = text_option(argc, argv, "--uploads", NULL);

	if (given)
		return given;

	return mkdtemp(own_uploads);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;
	int n = 0;

	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	if (lws_cmdline_option(argc, argv, "--help")) {
		usage(argv[0]);
		return 0;
	}
	mount_files.origin =
		text_option(argc, argv, "--resources", TEST_SERVER_WWW);
	mount_uploaded.origin = uploads_folder(argc, argv);
	if (!mount_uploaded.origin) {
		fprintf(stderr, "no folder for uploads: %s\n", strerror(errno));
		return 1;
	}
	protocol_upload.user = (void *)(uintptr_t)mount_uploaded.origin;
	protocol_upload.id = mount_uploaded.origin == own_uploads;
	info.port = number_option(argc, argv, "--port", 7681);
	info.iface = text_option(argc, argv, "--interface", NULL);
	info.mounts = &mount_files;
	add_plugins();
	info.pprotocols = protocols;
	info.extensions = plugin_extensions;
	info.vhost_name = "localhost";
	info.timeout_secs =
		(unsigned int)number_option(argc, argv, "--timeout", 0);
	info.options =
		LWS_SERVER_OPTION_HTTP_HEADERS_SECURITY_BEST_PRACTICES_ENFORCE;
	plugin_dirs[0] = text_option(argc, argv, "--plugins", NULL);
	if (plugin_dirs[0]) {
		info.plugin_dirs = plugin_dirs;
		info.options |= LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS;
	}
	if (lws_cmdline_option(argc, argv, "--proxied"))
		info.options |= LWS_SERVER_OPTION_X_PROXY_LINE;
	offer_tls(argc, argv, &info);

	context = lws_create_context(&info);
	if (!context) {
		fprintf(stderr, "the server could not start: see above\n");
		return 1;
	}
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);

	vh = lws_get_vhost_by_name(context, "localhost");
	printf("listening on port %d, serving %s\n",
	       vh ? lws_get_vhost_listen_port(vh) : info.port,
	       mount_files.origin);
	fflush(stdout);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	lws_context_destroy(context);
	if (mount_uploaded.origin == own_uploads)
		rmdir(own_uploads); /* emptied by protocol_upload */

	return 0;
}
