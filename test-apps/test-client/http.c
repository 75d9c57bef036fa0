/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * One HTTP transaction: the request as it was asked for, the body of the answer
 * to standard output.
 */
#include "test-client.h"

#include <stdio.h>
#include <string.h>

static size_t sent;
static unsigned int status;
static lws_sorted_usec_list_t sul_slow;

/* -- the request -- */

static int
add_header(struct lws *wsi, const char *line, uint8_t **p, uint8_t *end)
{
	const char *colon = strchr(line, ':');
	char name[128];
	size_t len = (size_t)(colon - line) + 1;

	if (len >= sizeof(name))
		return -1;
	memcpy(name, line, len);
	name[len] = '\0';
	for (colon++; *colon == ' '; colon++)
		;

	return lws_add_http_header_by_name(wsi, (const uint8_t *)name,
					   (const uint8_t *)colon,
					   (int)strlen(colon), p, end);
}

static int
add_headers(struct lws *wsi, uint8_t **p, size_t room)
{
	uint8_t *end = *p + room;
	int n;

	for (n = 0; n < tc.headers; n++)
		if (add_header(wsi, tc.header[n], p, end))
			return -1;
	if (!tc.body || lws_http_is_redirected_to_get(wsi))
		return 0;
	if (!tc.chunked &&
	    lws_add_http_header_content_length(wsi, tc.body_len, p, end))
		return -1;
	sent = 0;
	lws_client_http_body_pending(wsi, 1);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_piece(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + 4096];
	size_t n = tc.body_len - sent;
	enum lws_write_protocol wp = LWS_WRITE_HTTP_FINAL;

	if (!tc.body || (sent && sent == tc.body_len))
		return 0;
	if (n > sizeof(buf) - LWS_PRE) {
		n = sizeof(buf) - LWS_PRE;
		wp = LWS_WRITE_HTTP;
	}
	memcpy(buf + LWS_PRE, tc.body + sent, n);
	sent += n;
	if (wp == LWS_WRITE_HTTP)
		lws_callback_on_writable(wsi);
	else
		lws_client_http_body_pending(wsi, 0);

	return lws_write(wsi, buf + LWS_PRE, n, wp) == (int)n ? 0 : -1;
}

/* -- the answer -- */

/* on HTTP/2 the connection is another wsi's */
static int
is_stream(struct lws *wsi)
{
	return lws_get_network_wsi(wsi) != wsi;
}

static void
show_header(const char *name, int token, struct lws *wsi)
{
	char text[512];

	if (lws_hdr_copy(wsi, text, sizeof(text),
			 (enum lws_token_indexes)token) > 0)
		fprintf(stderr, "%s %s\n", name, text);
}

static void
show_answer(struct lws *wsi)
{
	const unsigned char *name;
	int n;

	fprintf(stderr, "status %u\n%s\n", status,
		is_stream(wsi) ? "HTTP/2" : "HTTP/1");
	if (!tc.show_headers)
		return;
	for (n = 0; n < WSI_TOKEN_COUNT; n++) {
		name = lws_token_to_string((enum lws_token_indexes)n);
		if (name && name[0] && strchr((const char *)name, ':') &&
		    name[0] != ':')
			show_header((const char *)name, n, wsi);
	}
}

static void
completed(void)
{
	int failed = fflush(stdout) || ferror(stdout);

	if (tc.fail_status && status >= 400)
		tc_finish(TC_STATUS);
	else
		tc_finish(failed ? TC_BROKEN : TC_OK);
}

static int
read_some(struct lws *wsi)
{
	char buf[LWS_PRE + 4096], *p = buf + LWS_PRE;
	int room = (int)sizeof(buf) - LWS_PRE;

	return lws_http_client_read(wsi, &p, &room) < 0 ? -1 : 0;
}

static void
read_later(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	if (tc.wsi && read_some(tc.wsi))
		lws_set_timeout(tc.wsi, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_ASYNC);
}

/* there is something: at once, or after a while, with --slow */
static int
readable(struct lws *wsi)
{
	if (!tc.slow_us)
		return read_some(wsi);
	lws_sul_schedule(tc.context, 0, &sul_slow, read_later, tc.slow_us);

	return 0;
}

static void
resume(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	if (tc.wsi)
		lws_rx_flow_control(tc.wsi, 1);
}

/* on HTTP/2 it comes by itself; pausing is how to be slow there */
static int
received(struct lws *wsi, const void *in, size_t len)
{
	if (tc.slow_us && is_stream(wsi)) {
		lws_rx_flow_control(wsi, 0);
		lws_sul_schedule(tc.context, 0, &sul_slow, resume, tc.slow_us);
	}

	return fwrite(in, 1, len, stdout) == len ? 0 : -1;
}

void
tc_say_broken(struct lws *wsi)
{
	struct lws_x_close_record r;

	(void)lws_x_close_record(wsi, &r);
	fprintf(stderr, "broken off: %s\n", r.words);
}

int
tc_callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		if (tc.result < 0)
			fprintf(stderr, "no connection: %.*s\n", (int)len,
				in ? (const char *)in : "");
		tc.wsi = NULL;
		tc_finish(TC_NO_CONNECTION);
		break;
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		fprintf(stderr, "redirect %u to %s\n", (unsigned int)len,
			(const char *)in);
		break;
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return add_headers(wsi, in, len);
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return send_piece(wsi);
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		status = lws_http_client_http_response(wsi);
		show_answer(wsi);
		break;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return readable(wsi);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		return received(wsi, in, len);
	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		completed();
		break;
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		lws_sul_cancel(&sul_slow);
		tc.wsi = NULL;
		if (tc.result < 0)
			tc_say_broken(wsi);
		tc_finish(TC_BROKEN);
		break;
	default:
		break;
	}

	return 0;
}
