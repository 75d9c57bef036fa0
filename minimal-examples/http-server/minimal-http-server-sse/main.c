/*
 * lws-minimal-http-server-sse
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Server-sent events: each browser that listens at /sse gets the time once a
 * second, for as long as it stays. Each has its own timer.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* one for each listener */
struct pss {
	int number; /* of the event to be sent next */
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
begin(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];

	/* no length: it goes on until one of us closes */
	if (lws_add_http_common_headers(
		    wsi, HTTP_STATUS_OK, "text/event-stream",
		    LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;

	/* no timeout ends it from now on */
	lws_http_mark_sse(wsi);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_event(struct lws *wsi, struct pss *pss)
{
	char text[LWS_PRE + 128];
	int n;

	/* an event ends with an empty line; the browser sends the last id
	 * when it comes back (last-event-id) */
	n = lws_snprintf(text + LWS_PRE, sizeof(text) - LWS_PRE,
			 "id: %d\ndata: %llu\n\n", pss->number++,
			 (unsigned long long)lws_now_usecs() / LWS_US_PER_SEC);
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP) != n)
		return -1;
	lws_set_timer_usecs(wsi, LWS_US_PER_SEC);

	return 0;
}

static int
callback_sse(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return begin(wsi);
	case LWS_CALLBACK_TIMER:
		/* if the listener does not keep up it gets fewer events */
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_event(wsi, pss);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "sse", callback_sse, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_sse = {
	.mountpoint = "/sse",
	.mountpoint_len = 4,
	.protocol = "sse",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_sse,
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
