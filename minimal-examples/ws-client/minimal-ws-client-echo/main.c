/*
 * lws-minimal-ws-client-echo
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Sends back each message that the server sends, a piece at a time as it comes:
 * a message of any size needs no more memory than what waits to be sent. A
 * server that does not read is not read from either.
 */
#include "suite.h"

#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* when it is tried again, and how long a peer may be silent */
static const uint32_t backoff_ms[] = { 500, 1000, 2000, 3000 };
static const lws_retry_bo_t retry = {
	.retry_ms_table = backoff_ms,
	.retry_ms_table_count = LWS_ARRAY_SIZE(backoff_ms),
	.conceal_count = LWS_RETRY_CONCEAL_ALWAYS,
	.secs_since_valid_ping = 20,
	.secs_since_valid_hangup = 30,
	.jitter_percent = 20,
};
/* a suite counts each frame: none that it has not caused; and when its server
 * has gone there is nothing to wait for */
static const lws_retry_bo_t suite_retry = {
	.retry_ms_table = backoff_ms,
	.retry_ms_table_count = LWS_ARRAY_SIZE(backoff_ms),
	.conceal_count = 5,
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static struct lws *client_wsi;
static lws_sorted_usec_list_t sul_connect;
static uint16_t tries;
static int result = 1;  /* until it has done what it should */
static int connections; /* to go, then leave; 0: come back for ever */

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

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

static void
connect_client(lws_sorted_usec_list_t *sul)
{
	/* NULL: something in what is asked for is wrong */
	if (!lws_client_connect_via_info(&to) &&
	    lws_retry_sul_schedule(context, 0, sul, &retry, connect_client,
				   &tries))
		finish(1);
}

static void
connect_again(struct lws *wsi)
{
	client_wsi = NULL;
	if (lws_retry_sul_schedule_retry_wsi(wsi, &sul_connect, connect_client,
					     &tries))
		finish(1);
}

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

/* the connection was there and is not any more */
static void
ended(struct lws *wsi)
{
	int more = suite_is_on() ? suite_next() : connections != 1;

	if (more != 1) {
		finish(!!more);
		return;
	}
	if (!suite_is_on() && !connections) {
		connect_again(wsi);
		return;
	}
	if (connections)
		connections--;
	connect_client(&sul_connect);
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		connect_again(wsi);
		break;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		s->tail = &s->head;
		tries = 0;
		break;

	case LWS_CALLBACK_CLIENT_RECEIVE:
		return suite_hears(in, len) ? 0 : keep(wsi, s, in, len);

	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return send_one(wsi, s);

	case LWS_CALLBACK_CLIENT_CLOSED:
		while (s->head)
			drop(s);
		ended(wsi);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal-client-echo",
	  .callback = callback_minimal,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

static struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_no_context_takeover; "
	  "client_max_window_bits" },
	{ NULL, NULL, NULL }
};

static const struct {
	const char *name;
	int flag;
} switches[] = {
	{ "--tls", LCCSCF_USE_SSL },
	{ "-j", LCCSCF_ALLOW_SELFSIGNED },
	{ "-m", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK },
	{ "-e", LCCSCF_ALLOW_EXPIRED },
	{ "-k", LCCSCF_ALLOW_INSECURE },
};

/* ws://host:port/path?query, or wss:// */
static void
read_url(const char *url)
{
	static char words[1024], path[1024];
	const char *scheme, *rest;

	lws_strncpy(words, url, sizeof(words));
	if (lws_parse_uri(words, &scheme, &to.address, &to.port, &rest))
		return;
	if (!strcmp(scheme, "wss") || !strcmp(scheme, "https"))
		to.ssl_connection |= LCCSCF_USE_SSL;
	lws_snprintf(path, sizeof(path), "%s%s", *rest == '/' ? "" : "/", rest);
	to.path = path;
}

/* --name, or a letter */
static const char *
option(int argc, const char **argv, const char *name, const char *letter)
{
	const char *p = lws_cmdline_option(argc, argv, name);

	return p ? p : lws_cmdline_option(argc, argv, letter);
}

static void
read_suite(int argc, const char **argv)
{
	const char *agent = lws_cmdline_option(argc, argv, "--agent");

	if (!lws_cmdline_option(argc, argv, "--suite"))
		return;
	suite_begin(agent ? agent : "lws");
	to.path = suite_path();
	to.retry_and_idle_policy = &suite_retry;
}

static void
read_options(int argc, const char **argv)
{
	const char *p;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(switches); n++)
		if (lws_cmdline_option(argc, argv, switches[n].name))
			to.ssl_connection |= switches[n].flag;
	to.address = "localhost";
	if ((p = option(argc, argv, "--server", "-s")))
		to.address = p;
	to.port = to.ssl_connection & LCCSCF_USE_SSL ? 443 : 7681;
	if ((p = option(argc, argv, "--port", "-p")))
		to.port = atoi(p);
	to.path = "/";
	if ((p = option(argc, argv, "--path", "-u")))
		to.path = p;
	if (argc > 1 && strstr(argv[argc - 1], "://"))
		read_url(argv[argc - 1]);
	if ((p = lws_cmdline_option(argc, argv, "--offer")))
		extensions[0].client_offer = p;
	to.protocol = protocols[0].name;
	if ((p = lws_cmdline_option(argc, argv, "--protocol")))
		to.protocol = p;
	/* the server may know it by another name */
	to.local_protocol_name = protocols[0].name;
	to.host = to.address;
	to.origin = to.address;
	to.retry_and_idle_policy = &retry;
	connections = !!option(argc, argv, "--once", "-o");
	if ((p = lws_cmdline_option(argc, argv, "--count")))
		connections = atoi(p);
	read_suite(argc, argv);
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

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.port = CONTEXT_PORT_NO_LISTEN; /* nobody connects to us */
	info.protocols = protocols;
	if (!lws_cmdline_option(argc, argv, "-n"))
		info.extensions = extensions;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;
	to.pwsi = &client_wsi;
	connect_client(&sul_connect);

	lws_context_default_loop_run_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
