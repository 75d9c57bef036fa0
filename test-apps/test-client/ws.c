/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A WebSocket connection for the terminal: each line that is typed is a
 * message, each message that comes is a line.
 */
#include "test-client.h"

#include <stdio.h>
#include <string.h>

#define MOST_WAITING (64 * 1024) /* bytes, before reading pauses */

static struct lws_buflist *lines; /* LWS_PRE bytes before each */
static size_t waiting;
static int established, input_ended;
static lws_sorted_usec_list_t sul_leave;

int
tc_ws_has_room(void)
{
	return established && waiting < MOST_WAITING;
}

void
tc_ws_line(const char *line, size_t len)
{
	uint8_t *p = malloc(LWS_PRE + len + 1);

	if (!p)
		return;
	memset(p, 0, LWS_PRE);
	memcpy(p + LWS_PRE, line, len);
	if (lws_buflist_append_segment(&lines, p, LWS_PRE + len) >= 0)
		waiting += len + 1;
	free(p);
	if (tc.wsi)
		lws_callback_on_writable(tc.wsi);
}

static void
leave(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	input_ended = 2;
	if (tc.wsi)
		lws_callback_on_writable(tc.wsi);
}

void
tc_ws_end(void)
{
	input_ended = 1;
	if (tc.wsi)
		lws_callback_on_writable(tc.wsi);
}

/* all is sent: what the peer says to it is waited for */
static int
idle(struct lws *wsi)
{
	if (input_ended == 2) {
		lws_close_reason(wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
		return -1;
	}
	if (input_ended)
		lws_sul_schedule(tc.context, 0, &sul_leave, leave,
				 (lws_usec_t)tc.hold_ms * LWS_US_PER_MS + 1);

	return 0;
}

static int
send_line(struct lws *wsi)
{
	enum lws_write_protocol wp =
		tc.binary ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
	size_t len;
	uint8_t *p;

	len = lws_buflist_next_segment_len(&lines, &p);
	if (!len)
		return idle(wsi);
	if (lws_write(wsi, p + LWS_PRE, len - LWS_PRE, wp) <
	    (int)(len - LWS_PRE))
		return -1;
	waiting -= len - LWS_PRE + 1;
	lws_buflist_use_segment(&lines, len);
	lws_callback_on_writable(wsi);
	if (tc_ws_has_room())
		tc_input_go_on();

	return 0;
}

static void
received(struct lws *wsi, const void *in, size_t len)
{
	fwrite(in, 1, len, stdout);
	if (!lws_is_final_fragment(wsi))
		return;
	putchar('\n');
	fflush(stdout);
	if (input_ended == 1) /* the peer is not silent */
		lws_callback_on_writable(wsi);
}

static void
show_close(const uint8_t *p, size_t len)
{
	if (len < 2)
		fprintf(stderr, "the peer closes, without a code\n");
	else
		fprintf(stderr, "the peer closes: %u %.*s\n",
			(unsigned int)(p[0] << 8 | p[1]), (int)(len - 2),
			(const char *)p + 2);
	tc.result = TC_OK;
}

static int
add_headers(struct lws *wsi, uint8_t **p, size_t room)
{
	return tc_callback_http(wsi,
				LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER,
				NULL, p, room);
}

static void
closed(struct lws *wsi)
{
	lws_sul_cancel(&sul_leave);
	tc.wsi = NULL;
	established = 0;
	lws_buflist_destroy_all_segments(&lines);
	if (tc.result < 0 && input_ended != 2) {
		tc_say_broken(wsi);
		tc_finish(TC_BROKEN);
	}
	tc_finish(TC_OK);
}

int
tc_callback_ws(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		lws_buflist_destroy_all_segments(&lines);
		return tc_callback_http(wsi, reason, user, in, len);
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return add_headers(wsi, in, len);
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		established = 1;
		fprintf(stderr, "established%s\n",
			lws_get_network_wsi(wsi) != wsi ? ", on HTTP/2" : "");
		if (tc_input_adopt(lws_get_vhost(wsi)))
			tc_ws_end();
		break;
	case LWS_CALLBACK_CLIENT_RECEIVE:
		received(wsi, in, len);
		break;
	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return send_line(wsi);
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
		show_close(in, len);
		break;
	case LWS_CALLBACK_CLIENT_CLOSED:
		closed(wsi);
		break;
	default:
		break;
	}

	return 0;
}
