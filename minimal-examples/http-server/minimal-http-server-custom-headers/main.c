/*
 * lws-minimal-http-server-custom-headers
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Headers of our own: one that all answers of the vhost have, one that an
 * answer makes, and one of the request that is read by its name.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* the name as it is asked for: lower case, with its colon */
static const char asked[] = "x-my-question:";

static int
answer(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];
	char text[LWS_PRE + 256], value[128];
	int n, len;

	/* -1: it is not there, or does not fit */
	len = lws_hdr_custom_copy(wsi, value, sizeof(value), asked,
				  (int)strlen(asked));
	n = lws_snprintf(text + LWS_PRE, sizeof(text) - LWS_PRE, "%s %s\n",
			 asked, len < 0 ? "(none)" : value);

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					(lws_filepos_t)n, &p, end) ||
	    lws_add_http_header_by_name(wsi, (const uint8_t *)"x-my-answer:",
					(const uint8_t *)"42", 2, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP_FINAL) != n)
		return 1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback_custom(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP)
		return answer(wsi);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "custom", callback_custom, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

/* every answer of the vhost has it, files too */
static const struct lws_protocol_vhost_options headers = {
	.name = "x-my-server:",
	.value = "example",
};

static const struct lws_http_mount mount_ask = {
	.mountpoint = "/ask",
	.mountpoint_len = 4,
	.protocol = "custom",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_ask,
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
	info.headers = &headers;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
