/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server that ws-load measures: it sends each message back.
 *
 *	bench-ws-echo PORT [MESSAGES [LOOP]]
 *
 * A message that comes in one piece is sent from where it lies; others are
 * gathered first. What comes with the subprotocol "topic" or "all" goes to all
 * that have it: by lws-x-ws.h's topics, or as programs have always done it, by
 * asking for WRITEABLE of all and writing a message in each. With MESSAGES it
 * ends by itself when it has had so many and the last connection has closed,
 * for counting. LOOP: own, uv, event, ev, glib, sd, uloop.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "loop.h"

#define KEPT     1024 /* messages to all, of which some may have to get */
#define ALL_MOST 512  /* bytes of one */

struct session {
	uint8_t *buf; /* LWS_PRE and a message of several pieces */
	size_t len, size;
	unsigned int next; /* "all": message to be written */
};

static volatile sig_atomic_t interrupted;
static struct lws_context *context;
static long messages, most;
static int connections;
static struct lws_x_topic *topic;
static struct {
	uint8_t bytes[LWS_PRE + ALL_MOST];
	size_t len;
} kept[KEPT];
static unsigned int newest; /* number of the next one */

static void
on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_default_loop_exit(context);
}

static void
closed(void)
{
	if (!--connections && most && messages >= most)
		on_signal(0);
}

static int
gather(struct session *s, const void *in, size_t len)
{
	uint8_t *p;

	if (LWS_PRE + s->len + len > s->size) {
		p = realloc(s->buf, LWS_PRE + (s->len + len) * 2);
		if (!p)
			return -1;
		s->buf = p;
		s->size = LWS_PRE + (s->len + len) * 2;
	}
	memcpy(s->buf + LWS_PRE + s->len, in, len);
	s->len += len;

	return 0;
}

static void
count(void)
{
	messages++;
}

static int
send_back(struct lws *wsi, uint8_t *p, size_t len)
{
	enum lws_write_protocol wp =
		lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;

	count();

	return lws_write(wsi, p, len, wp) == (int)len ? 0 : -1;
}

static int
received(struct lws *wsi, struct session *s, void *in, size_t len)
{
	int r, last = lws_is_final_fragment(wsi);

	if (last && lws_is_first_fragment(wsi))
		return send_back(wsi, in, len);
	if (gather(s, in, len))
		return -1;
	if (!last)
		return 0;
	r = send_back(wsi, s->buf + LWS_PRE, s->len);
	s->len = 0;

	return r;
}

static int
callback_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		connections++;
		break;
	case LWS_CALLBACK_RECEIVE:
		return received(wsi, s, in, len);
	case LWS_CALLBACK_CLOSED:
		free(s->buf);
		closed();
		break;
	default:
		break;
	}

	return 0;
}

static int
callback_topic(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		topic = lws_x_topic_create(lws_get_context(wsi), NULL);
		return topic ? 0 : -1;
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		lws_x_topic_destroy(topic);
		break;
	case LWS_CALLBACK_ESTABLISHED:
		connections++;
		return lws_x_topic_subscribe(topic, wsi);
	case LWS_CALLBACK_CLOSED:
		closed();
		break;
	case LWS_CALLBACK_RECEIVE:
		count();
		return lws_x_topic_publish(topic, in, len, LWS_WRITE_BINARY) < 0
			       ? -1
			       : 0;
	default:
		break;
	}

	return 0;
}

static int
to_all(struct lws *wsi, const void *in, size_t len)
{
	if (len > ALL_MOST)
		return -1;
	count();
	kept[newest % KEPT].len = len;
	memcpy(kept[newest % KEPT].bytes + LWS_PRE, in, len);
	newest++;
	lws_callback_on_writable_all_protocol(lws_get_context(wsi),
					      lws_get_protocol(wsi));

	return 0;
}

static int
write_next(struct lws *wsi, struct session *s)
{
	unsigned int n = s->next % KEPT;

	if (s->next == newest)
		return 0;
	s->next++;
	if (lws_write(wsi, kept[n].bytes + LWS_PRE, kept[n].len,
		      LWS_WRITE_BINARY) != (int)kept[n].len)
		return -1;
	if (s->next != newest)
		lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_all(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		connections++;
		s->next = newest;
		break;
	case LWS_CALLBACK_CLOSED:
		closed();
		break;
	case LWS_CALLBACK_RECEIVE:
		return to_all(wsi, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return write_next(wsi, s);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "echo",
	  .callback = callback_echo,
	  .per_session_data_size = sizeof(struct session) },
	{ .name = "topic", .callback = callback_topic },
	{ .name = "all",
	  .callback = callback_all,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
	{ NULL, NULL, NULL }
};

int
main(int argc, char **argv)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = argc > 1 ? atoi(argv[1]) : 7681;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	info.pcontext = &context;
	most = argc > 2 ? atol(argv[2]) : 0;
	if (bench_loop(&info, argc > 3 ? argv[3] : NULL))
		return 2;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);
	if (bench_serve(context, &interrupted))
		return 1;
	lws_context_destroy(context);

	return 0;
}
