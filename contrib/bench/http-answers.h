/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the benches' servers answer: files of a folder, and 14 bytes that are
 * made when they are asked for at /dyn.
 */
#ifndef LWS_BENCH_HTTP_ANSWERS_H
#define LWS_BENCH_HTTP_ANSWERS_H

#include <libwebsockets.h>

#define HELLO "Hello, World!\n"

static inline int
answers_hello(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];
	uint8_t body[LWS_PRE + sizeof(HELLO)];
	int n = (int)sizeof(HELLO) - 1;

	memcpy(&body[LWS_PRE], HELLO, sizeof(HELLO));
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					(lws_filepos_t)n, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	if (lws_write(wsi, &body[LWS_PRE], (size_t)n, LWS_WRITE_HTTP_FINAL) !=
	    n)
		return 1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static inline int
answers_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP)
		return answers_hello(wsi);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

/* takes a body, and answers when it has all come */
static inline int
answers_sink(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_HTTP:
	case LWS_CALLBACK_HTTP_BODY:
		return 0;
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return answers_hello(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols answers_protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "dyn", .callback = answers_callback },
	{ .name = "sink", .callback = answers_sink },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount answers_dyn = {
	.mountpoint = "/dyn",
	.mountpoint_len = 4,
	.protocol = "dyn",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount answers_post = {
	.mount_next = &answers_dyn,
	.mountpoint = "/sink",
	.mountpoint_len = 5,
	.protocol = "sink",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_protocol_vhost_options answers_type = { NULL, NULL, "*",
								"text/plain" };

static struct lws_http_mount answers_files = {
	.mount_next = &answers_post,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.extra_mimetypes = &answers_type,
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static inline void
answers_info(struct lws_context_creation_info *info, const char *folder)
{
	memset(info, 0, sizeof(*info));
	answers_files.origin = folder;
	info->protocols = answers_protocols;
	info->mounts = &answers_files;
	info->options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	/* nothing ends while it is measured */
	info->timeout_secs = 3600;
	info->timeout_secs_ah_idle = 3600;
	info->keepalive_timeout = 3600;
}

#endif
