/*
 * lws-minimal-http-server-compression
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Files and dynamic answers compressed on the way, for clients that accept it.
 * Asking for it is all there is to it: how answers are written does not change.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define LINES 2000

/* one for each request; zeroed when it begins, freed when it ends */
struct pss {
	int line;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
ask_for_compression(struct lws_vhost *vh)
{
	static const struct lws_x_http_compression c = {
		.what = LWS_X_HTTP_COMPRESS_ANSWERS | LWS_X_HTTP_COMPRESS_FILES,
		/* level, length and types: as the library has them */
	};

	/* NULL: the whole vhost; else one of its mounts. Where the build does
	 * not have it, answers just leave as they are */
	return lws_x_http_compress(vh, NULL, &c) < 0;
}

static int
begin(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					LWS_ILLEGAL_HTTP_CONTENT_LEN, &p,
					end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
write_lines(struct lws *wsi, struct pss *pss)
{
	enum lws_write_protocol how = LWS_WRITE_HTTP;
	uint8_t buf[LWS_PRE + 4096];
	char *text = (char *)&buf[LWS_PRE];
	int n = 0, last = pss->line + 50;

	while (pss->line < last)
		n += lws_snprintf(text + n, (size_t)(4096 - n),
				  "line %d of the report\n", pss->line++);
	if (pss->line >= LINES)
		how = LWS_WRITE_HTTP_FINAL;
	if (lws_write(wsi, &buf[LWS_PRE], (size_t)n, how) != n)
		return 1;
	if (how == LWS_WRITE_HTTP_FINAL)
		return lws_http_transaction_completed(wsi) ? -1 : 0;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_report(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return ask_for_compression(lws_get_vhost(wsi));
	case LWS_CALLBACK_HTTP:
		return begin(wsi);
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return write_lines(wsi, user);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "report", callback_report, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

/* what has no type of its own is sent as bytes */
static const struct lws_protocol_vhost_options mime_default = {
	.name = "*",
	.value = "application/octet-stream",
};

static const struct lws_http_mount mount_report = {
	.mountpoint = "/report",
	.mountpoint_len = 7,
	.protocol = "report",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_report,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.extra_mimetypes = &mime_default,
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
