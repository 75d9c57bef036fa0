/*
 * lws-minimal-ws-server-echo
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Sends back what it gets, piece by piece as it comes: a message of any size
 * needs no more memory than what waits to be sent. A client that does not read
 * is not read from either.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WAITING (64 * 1024) /* bytes, before reading pauses */

/* one piece of a message, with room before it for lws_write() */
struct piece {
	struct piece *next;
	size_t len;
	enum lws_write_protocol wp;
	unsigned char bytes[];
};

struct session {
	struct piece *head, **tail;
	size_t waiting;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
keep(struct lws *wsi, struct session *s, const void *in, size_t len)
{
	struct piece *p = malloc(sizeof(*p) + LWS_PRE + len);
	int type = lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;

	if (!p)
		return -1;
	p->next = NULL;
	p->len = len;
	/* the same beginnings and ends as it came with */
	p->wp = lws_write_ws_flags(type, lws_is_first_fragment(wsi),
				   lws_is_final_fragment(wsi));
	if (len)
		memcpy(p->bytes + LWS_PRE, in, len);
	*s->tail = p;
	s->tail = &p->next;
	s->waiting += len;
	if (s->waiting > MOST_WAITING)
		lws_rx_flow_control(wsi, 0);
	lws_callback_on_writable(wsi);

	return 0;
}

static void
drop(struct session *s)
{
	struct piece *p = s->head;

	s->head = p->next;
	if (!s->head)
		s->tail = &s->head;
	s->waiting -= p->len;
	free(p);
}

static int
send_one(struct lws *wsi, struct session *s)
{
	struct piece *p = s->head;

	if (!p)
		return 0;
	if (lws_write(wsi, p->bytes + LWS_PRE, p->len, p->wp) < (int)p->len)
		return -1;
	drop(s);
	if (s->waiting < MOST_WAITING / 2)
		lws_rx_flow_control(wsi, 1);
	if (s->head)
		lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		s->tail = &s->head;
		break;
	case LWS_CALLBACK_RECEIVE:
		return keep(wsi, s, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_one(wsi, s);
	case LWS_CALLBACK_CLOSED:
		while (s->head)
			drop(s);
		break;
	default: /* who asks for no WebSocket gets 404 */
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal-server-echo",
	  .callback = callback_echo,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

/* clients that offer to compress are taken at their word */
static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_no_context_takeover; "
	  "client_max_window_bits" },
	{ NULL, NULL, NULL }
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
	if (!p)
		p = lws_cmdline_option(argc, argv, "-p");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	if (!lws_cmdline_option(argc, argv, "-n"))
		info.extensions = extensions;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
