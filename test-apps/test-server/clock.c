/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's clock as server-sent events: GET /clock, and an event a second
 * for as long as the page stays. A listener that does not keep up gets fewer.
 * Events are numbered; who comes back says which was the last, and gets the
 * next number.
 */
#include "test-server.h"

#include <stdlib.h>
#include <time.h>

struct clock_session {
	unsigned long id; /* of the last event */
};

/* what the browser had when the connection ended; 0: it is new here */
static unsigned long
last_id(struct lws *wsi)
{
	static const char name[] = "last-event-id:";
	char text[16];

	/* a number of ours has fewer digits */
	if (lws_hdr_custom_copy(wsi, text, sizeof(text), name,
				sizeof(name) - 1) <= 0)
		return 0;

	return strtoul(text, NULL, 10);
}

static int
begin(struct lws *wsi, struct clock_session *s)
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
	s->id = last_id(wsi); /* the headers go with the next line */
	lws_http_mark_sse(wsi);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_time(struct lws *wsi, struct clock_session *s)
{
	char text[LWS_PRE + 64], clock[16];
	time_t now = time(NULL);
	struct tm tm;
	int n;

	strftime(clock, sizeof(clock), "%H:%M:%S", localtime_r(&now, &tm));
	n = lws_snprintf(text + LWS_PRE, sizeof(text) - LWS_PRE,
			 "id: %lu\ndata: %s\n\n", ++s->id, clock);
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP) != n)
		return -1;
	lws_set_timer_usecs(wsi, LWS_US_PER_SEC);

	return 0;
}

static int
callback_clock(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	struct clock_session *s = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return begin(wsi, s);
	case LWS_CALLBACK_TIMER:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_time(wsi, s);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

const struct lws_protocols protocol_clock = {
	.name = "clock",
	.callback = callback_clock,
	.per_session_data_size = sizeof(struct clock_session),
};
