/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * All that the library knows of this server, as JSON: GET /server. The text may
 * be of any length, so it leaves in pieces, one each time the connection is
 * writeable; nobody has to hold all of it.
 */
#include "test-server.h"

struct server_session {
	struct lws_x_status *status; /* owned */
};

static int
begin(struct lws *wsi, struct server_session *s)
{
	s->status = lws_x_status_begin(lws_get_context(wsi));
	if (!s->status) {
		if (lws_return_http_status(
			    wsi, HTTP_STATUS_NOT_FOUND,
			    "This build does not describe itself."))
			return -1;
		return lws_http_transaction_completed(wsi) ? -1 : 0;
	}

	return status_begin_json(wsi, LWS_ILLEGAL_HTTP_CONTENT_LEN);
}

static int
go_on(struct lws *wsi, struct server_session *s)
{
	char buf[LWS_PRE + 1024];
	size_t n = lws_x_status_next(s->status, buf + LWS_PRE, 1024);
	int last = n < 1024;

	if (lws_write(wsi, (uint8_t *)buf + LWS_PRE, n,
		      last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) != (int)n)
		return -1;
	if (last)
		return lws_http_transaction_completed(wsi) ? -1 : 0;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_server(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	struct server_session *s = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return begin(wsi, s);

	case LWS_CALLBACK_HTTP_WRITEABLE:
		return go_on(wsi, s);

	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (s)
			lws_x_status_end(&s->status);
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

const struct lws_protocols protocol_server = {
	.name = "server",
	.callback = callback_server,
	.per_session_data_size = sizeof(struct server_session),
};
