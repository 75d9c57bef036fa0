/*
 * lws-minimal-http-server-h2-long-poll
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Long polls over HTTP/2: who asks for /poll is answered when somebody has said
 * something, by /poll/say?text=..., however long that takes. Each poll is a
 * stream; a browser has all of its polls on one connection.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* one for each request */
struct pss {
	lws_dll2_t list; /* waiting, until something is said */
	char text[128];  /* its answer */
};

static lws_dll2_owner_t waiting;
static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* something has been said: now they all have their answer */
static unsigned int
say(const char *text)
{
	unsigned int n = waiting.count;

	while (waiting.head) {
		struct pss *pss =
			lws_container_of(waiting.head, struct pss, list);

		lws_strncpy(pss->text, text, sizeof(pss->text));
		lws_dll2_remove(&pss->list);
	}

	return n;
}

static int
request(struct lws *wsi, struct pss *pss, const char *path)
{
	char text[sizeof(pss->text)];

	if (!*path) { /* /poll itself: no answer yet */
		lws_dll2_add_tail(&pss->list, &waiting);
		return 0;
	}
	if (!strcmp(path, "/waiting"))
		lws_snprintf(pss->text, sizeof(pss->text), "%u\n",
			     waiting.count);
	else if (!strcmp(path, "/say") &&
		 lws_get_urlarg_by_name_safe(wsi, "text", text, sizeof(text)) >
			 0) {
		lws_snprintf(pss->text, sizeof(pss->text), "told %u\n",
			     say(text));
		lws_callback_on_writable_all_protocol(context,
						      lws_get_protocol(wsi));
	} else {
		if (lws_return_http_status(wsi, HTTP_STATUS_NOT_FOUND, NULL))
			return -1;
		return lws_http_transaction_completed(wsi);
	}
	lws_callback_on_writable(wsi);

	return 0;
}

static int
answer(struct lws *wsi, struct pss *pss)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];
	size_t len = strlen(pss->text);

	if (!len) /* it waits still */
		return 0;
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain", len,
					&p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	memcpy(start, pss->text, len);
	if (lws_write(wsi, start, len, LWS_WRITE_HTTP_FINAL) != (int)len)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback_poll(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return request(wsi, pss, in);
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return answer(wsi, pss);
	case LWS_CALLBACK_CLOSED_HTTP:
		if (pss)
			lws_dll2_remove(&pss->list);
		return 0;
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "poll", callback_poll, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_poll = {
	.mountpoint = "/poll",
	.mountpoint_len = 5,
	.protocol = "poll",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_poll,
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
	/* no timeout ends a stream whose request is whole */
	info.options |= LWS_SERVER_OPTION_VH_H2_HALF_CLOSED_LONG_POLL;

	/* browsers speak HTTP/2 over TLS only */
	info.ssl_cert_filepath = lws_cmdline_option(argc, argv, "--cert");
	info.ssl_private_key_filepath = lws_cmdline_option(argc, argv, "--key");
	if (info.ssl_cert_filepath)
		info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
