/*
 * lws-minimal-ws-client-spam
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Several connections that each send messages as fast as they are taken, are
 * closed, and are made again: a load for a server.
 */
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
	.conceal_count = 10,
	.secs_since_valid_ping = 20,
	.secs_since_valid_hangup = 30,
	.jitter_percent = 20,
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static int result = 1; /* until it has done what it should */

struct client {
	lws_sorted_usec_list_t sul;
	struct lws *wsi;
	uint16_t tries;
	int sent;
};

#define MOST_CLIENTS 1000
#define MOST_SIZE    4096
static struct client clients[MOST_CLIENTS];
static int count = 8;      /* connections at a time */
static int limit = 10;     /* messages on each */
static int wanted, rounds; /* connections in all; 0: for ever */
static size_t size = 100;  /* bytes of a message */
static unsigned long total;

/* each of the connections in its turn */
static void
connect_client(lws_sorted_usec_list_t *sul)
{
	struct client *c = lws_container_of(sul, struct client, sul);
	struct lws_client_connect_info i = to;

	i.userdata = c;
	i.pwsi = &c->wsi;
	c->sent = 0;
	if (!lws_client_connect_via_info(&i) &&
	    lws_retry_sul_schedule(context, 0, sul, &retry, connect_client,
				   &c->tries))
		lws_default_loop_exit(context);
}

static void
connect_again(struct lws *wsi, struct client *c)
{
	c->wsi = NULL;
	if (!lws_retry_sul_schedule_retry_wsi(wsi, &c->sul, connect_client,
					      &c->tries))
		return;
	lws_default_loop_exit(context); /* that was too often */
}

static int
send_one(struct lws *wsi, struct client *c)
{
	uint8_t buf[LWS_PRE + MOST_SIZE];

	memset(buf + LWS_PRE, 'x', size);
	if (lws_write(wsi, buf + LWS_PRE, size, LWS_WRITE_TEXT) < (int)size)
		return -1;
	total++;
	if (++c->sent < limit) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	lws_close_reason(wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);

	return -1;
}

/* it has sent all of its messages, or lost the connection before */
static void
closed(struct lws *wsi, struct client *c)
{
	if (c->sent == limit)
		rounds++;
	if (wanted && rounds >= wanted) {
		result = 0;
		lws_default_loop_exit(context);
		return;
	}
	connect_again(wsi, c);
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	struct client *c = user;

	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		connect_again(wsi, c);
		break;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		c->tries = 0;
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return c->sent < limit ? send_one(wsi, c) : 0;

	case LWS_CALLBACK_CLIENT_CLOSED:
		closed(wsi, c);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal", .callback = callback_minimal },
	LWS_PROTOCOL_LIST_TERM
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

static void
read_options(int argc, const char **argv)
{
	const char *p;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(switches); n++)
		if (lws_cmdline_option(argc, argv, switches[n].name))
			to.ssl_connection |= switches[n].flag;
	to.address = "localhost";
	if ((p = lws_cmdline_option(argc, argv, "--server")))
		to.address = p;
	to.port = to.ssl_connection & LCCSCF_USE_SSL ? 443 : 7681;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		to.port = atoi(p);
	to.path = "/";
	if ((p = lws_cmdline_option(argc, argv, "--path")))
		to.path = p;
	to.protocol = protocols[0].name;
	if ((p = lws_cmdline_option(argc, argv, "--protocol")))
		to.protocol = p;
	/* the server may know it by another name */
	to.local_protocol_name = protocols[0].name;
	to.host = to.address;
	to.origin = to.address;
	to.retry_and_idle_policy = &retry;
	if ((p = lws_cmdline_option(argc, argv, "--clients")))
		count = atoi(p);
	if (count < 1 || count > MOST_CLIENTS)
		count = MOST_CLIENTS;
	if ((p = lws_cmdline_option(argc, argv, "--limit")))
		limit = atoi(p);
	if (limit < 1)
		limit = 1;
	if ((p = lws_cmdline_option(argc, argv, "--size")))
		size = (size_t)atoi(p);
	if (size > MOST_SIZE)
		size = MOST_SIZE;
	if ((p = lws_cmdline_option(argc, argv, "--rounds")))
		wanted = atoi(p);
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
	int n;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.port = CONTEXT_PORT_NO_LISTEN; /* nobody connects to us */
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;
	for (n = 0; n < count; n++)
		lws_sul_schedule(context, 0, &clients[n].sul, connect_client,
				 1);

	lws_context_default_loop_run_destroy(context);
	printf("%lu messages\n", total);

	return lws_cmdline_passfail(argc, argv, result);
}
