/*
 * lws-minimal-http-server-form-get
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A form that is sent with GET: its fields are arguments of the URL. What came
 * is shown as text.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static const char *const names[] = { "text1=", "send=" };

static int
write_values(struct lws *wsi, char *p, size_t len)
{
	char value[256];
	size_t n;
	int at = 0;

	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		int r = lws_get_urlarg_by_name_safe(wsi, names[n], value,
						    sizeof(value));

		at += lws_snprintf(p + at, len - (size_t)at, "%s%s (%d)\n",
				   names[n], r < 0 ? "" : value, r);
	}

	return at;
}

static int
answer(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];
	char text[LWS_PRE + 1024];
	int n = write_values(wsi, text + LWS_PRE, sizeof(text) - LWS_PRE);

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK,
					"text/plain; charset=utf-8",
					(lws_filepos_t)n, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP_FINAL) != n)
		return 1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback_form(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP)
		return answer(wsi);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "form", callback_form, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_form1 = {
	.mountpoint = "/form1",
	.mountpoint_len = 6,
	.protocol = "form",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_form1,
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
