/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server that ws-load measures: it sends each message back.
 *
 *	bench-ws-echo PORT [MESSAGES]
 *
 * A message that comes in one piece is sent from where it lies; others are
 * gathered first. "broadcast" as the subprotocol: what one client sends goes to
 * all that have it. With MESSAGES it ends by itself when it has had so many,
 *for counting instructions. MEM=1 in the environment: it prints the heap's size
 * whenever a connection is established.
 */
#include <libwebsockets.h>

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct session {
	uint8_t *buf; /* LWS_PRE and a message of several pieces */
	size_t len, size;
};

static volatile sig_atomic_t interrupted;
static struct lws_context *context;
static long messages, most;
static size_t heap;
static int show_heap;

static void *
counting(void *p, size_t size, const char *reason)
{
	void *q;

	(void)reason;
	heap -= p ? malloc_usable_size(p) : 0;
	if (!size) {
		free(p);
		return NULL;
	}
	q = realloc(p, size);
	heap += q ? malloc_usable_size(q) : 0;

	return q;
}

static void
on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
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
	if (++messages == most)
		interrupted = 1;
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
		if (show_heap)
			fprintf(stderr, "heap %zu\n", heap);
		break;
	case LWS_CALLBACK_RECEIVE:
		return received(wsi, s, in, len);
	case LWS_CALLBACK_CLOSED:
		free(s->buf);
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "echo",
	  .callback = callback_echo,
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
	int n = 0;

	show_heap = !!getenv("MEM");
	if (show_heap)
		lws_set_allocator(counting);
	memset(&info, 0, sizeof(info));
	info.port = argc > 1 ? atoi(argv[1]) : 7681;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	most = argc > 2 ? atol(argv[2]) : 0;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);
	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	lws_context_destroy(context);

	return 0;
}
