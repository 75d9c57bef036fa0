/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's clock as server-sent events: GET /clock, and an event a second
 * for as long as the page stays. A listener that does not keep up gets fewer.
 */
#include "test-server.h"

#include <time.h>

static int
begin(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;

	if (lws_add_http_common_headers(
		    wsi, HTTP_STATUS_OK, "text/event-stream",
		    LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	lws_http_mark_sse(wsi);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_time(struct lws *wsi)
{
	char text[LWS_PRE + 64];
	time_t now = time(NULL);
	struct tm tm;
	size_t n;

	n = strftime(text + LWS_PRE, sizeof(text) - LWS_PRE,
		     "data: %H:%M:%S\n\n", localtime_r(&now, &tm));
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, n, LWS_WRITE_HTTP) !=
	    (int)n)
		return -1;
	lws_set_timer_usecs(wsi, LWS_US_PER_SEC);

	return 0;
}

static int
callback_clock(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return begin(wsi);
	case LWS_CALLBACK_TIMER:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_time(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

const struct lws_protocols protocol_clock = {
	.name = "clock",
	.callback = callback_clock,
};
