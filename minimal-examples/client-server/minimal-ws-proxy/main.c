/*
 * lws-minimal-ws-proxy
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * For each client a connection of its own to another server: messages pass in
 * both directions, piece by piece. A side that does not take them slows down
 * the side they come from.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WAITING (64 * 1024) /* bytes, before reading pauses */

struct piece {
	struct piece *next;
	size_t len;
	enum lws_write_protocol wp;
	unsigned char bytes[]; /* LWS_PRE, then the payload */
};

enum { CLIENT, ONWARD, SIDES };

struct side {
	struct lws *wsi;            /* NULL: not there (any more) */
	struct piece *head, **tail; /* for it */
	size_t waiting;
	int established;
	int ended;
};

struct pair {
	struct side side[SIDES];
};

static struct lws_context *context;
static struct lws_client_connect_info to;

static void
drop(struct side *s)
{
	struct piece *p = s->head;

	s->head = p->next;
	if (!s->head)
		s->tail = &s->head;
	s->waiting -= p->len;
	free(p);
}

/* what came on one side, for the other */
static int
keep(struct side *from, struct side *s, const void *in, size_t len)
{
	struct piece *p = malloc(sizeof(*p) + LWS_PRE + len);
	int type = lws_frame_is_binary(from->wsi) ? LWS_WRITE_BINARY
						  : LWS_WRITE_TEXT;

	if (!p)
		return -1;
	p->next = NULL;
	p->len = len;
	p->wp = lws_write_ws_flags(type, lws_is_first_fragment(from->wsi),
				   lws_is_final_fragment(from->wsi));
	if (len)
		memcpy(p->bytes + LWS_PRE, in, len);
	*s->tail = p;
	s->tail = &p->next;
	s->waiting += len;
	if (s->waiting > MOST_WAITING)
		lws_rx_flow_control(from->wsi, 0);
	if (s->established)
		lws_callback_on_writable(s->wsi);

	return 0;
}

static int
send_one(struct side *s, struct side *from)
{
	struct piece *p = s->head;

	if (p) {
		if (lws_write(s->wsi, p->bytes + LWS_PRE, p->len, p->wp) <
		    (int)p->len)
			return -1;
		drop(s);
	}
	if (from->wsi && s->waiting < MOST_WAITING / 2)
		lws_rx_flow_control(from->wsi, 1);
	if (s->head)
		lws_callback_on_writable(s->wsi);
	else if (from->ended) {
		/* all of it has been passed on */
		lws_close_reason(s->wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
		return -1;
	}

	return 0;
}

/* one side is gone: the other gets what is left, and is closed */
static void
ended(struct pair *pair, int which)
{
	struct side *s = &pair->side[which], *other = &pair->side[!which];

	s->wsi = NULL;
	s->ended = 1;
	while (s->head)
		drop(s);
	if (other->wsi && other->established)
		lws_callback_on_writable(other->wsi);
	else if (other->wsi)
		lws_set_timeout(other->wsi, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_ASYNC);
	else
		free(pair);
}

static int
began(struct lws *wsi)
{
	struct pair *pair = calloc(1, sizeof(*pair));
	struct lws_client_connect_info i = to;

	if (!pair)
		return -1;
	pair->side[CLIENT].tail = &pair->side[CLIENT].head;
	pair->side[ONWARD].tail = &pair->side[ONWARD].head;
	i.pwsi = &pair->side[ONWARD].wsi;
	i.opaque_user_data = pair;
	if (!lws_client_connect_via_info(&i)) {
		free(pair);
		return -1;
	}
	pair->side[CLIENT].wsi = wsi;
	pair->side[CLIENT].established = 1;
	lws_set_opaque_user_data(wsi, pair);

	return 0;
}

static int
callback_proxy(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	struct pair *pair = lws_get_opaque_user_data(wsi);

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		return began(wsi);

	case LWS_CALLBACK_RECEIVE:
		return keep(&pair->side[CLIENT], &pair->side[ONWARD], in, len);

	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_one(&pair->side[CLIENT], &pair->side[ONWARD]);

	case LWS_CALLBACK_CLOSED:
		if (pair)
			ended(pair, CLIENT);
		break;

	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_user("onward: %.*s\n", (int)len,
			  in ? (const char *)in : "");
		ended(pair, ONWARD);
		break;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		pair->side[ONWARD].established = 1;
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_CLIENT_RECEIVE:
		return keep(&pair->side[ONWARD], &pair->side[CLIENT], in, len);

	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return send_one(&pair->side[ONWARD], &pair->side[CLIENT]);

	case LWS_CALLBACK_CLIENT_CLOSED:
		ended(pair, ONWARD);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-ws-proxy", .callback = callback_proxy },
	LWS_PROTOCOL_LIST_TERM
};

static void
read_options(int argc, const char **argv)
{
	const char *p;

	to.address = "localhost";
	if ((p = lws_cmdline_option(argc, argv, "--server")))
		to.address = p;
	if (lws_cmdline_option(argc, argv, "--tls"))
		to.ssl_connection = LCCSCF_USE_SSL;
	to.port = to.ssl_connection ? 443 : 7682;
	if ((p = lws_cmdline_option(argc, argv, "--server-port")))
		to.port = atoi(p);
	to.path = "/";
	if ((p = lws_cmdline_option(argc, argv, "--path")))
		to.path = p;
	to.protocol = lws_cmdline_option(argc, argv, "--protocol");
	to.local_protocol_name = protocols[0].name;
	to.host = to.address;
	to.origin = to.address;
}

static void
sigint_handler(int sig)
{
	(void)sig;
	lws_default_loop_exit(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;

	lws_context_default_loop_run_destroy(context);

	return 0;
}
