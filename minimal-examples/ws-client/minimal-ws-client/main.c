/*
 * lws-minimal-ws-client
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Connects to a WebSocket server and prints the messages it gets, one a line.
 * However often the connection fails or is lost, it is made again.
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
	.conceal_count = LWS_RETRY_CONCEAL_ALWAYS,
	.secs_since_valid_ping = 20,
	.secs_since_valid_hangup = 30,
	.jitter_percent = 20,
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static struct lws *client_wsi;
static lws_sorted_usec_list_t sul_connect;
static uint16_t tries;
static int result = 1;  /* until it has done what it should */
static int got, wanted; /* messages; 0: for ever */

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
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		connect_again(wsi);
		break;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		/* over HTTP/2 the connection is another wsi */
		lwsl_user("established, over HTTP/%d\n",
			  lws_get_network_wsi(wsi) == wsi ? 1 : 2);
		tries = 0; /* next time it begins with the shortest wait */
		break;

	/* a piece of a message; not more than one frame, often less */
	case LWS_CALLBACK_CLIENT_RECEIVE:
		fwrite(in, 1, len, stdout);
		if (!lws_is_final_fragment(wsi))
			break;
		putchar('\n');
		fflush(stdout);
		if (++got == wanted)
			finish(0);
		break;

	case LWS_CALLBACK_CLIENT_CLOSED:
		lwsl_user("closed\n");
		connect_again(wsi);
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
	/* on a stream, if the server takes WebSocket there (RFC 8441) */
	if (lws_cmdline_option(argc, argv, "--h2")) {
		to.alpn = "h2,http/1.1";
		to.ssl_connection |= LCCSCF_H2_PRIOR_KNOWLEDGE;
	}
	to.host = to.address;
	to.origin = to.address;
	to.retry_and_idle_policy = &retry;
	if ((p = lws_cmdline_option(argc, argv, "--count")))
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
	to.pwsi = &client_wsi;
	connect_client(&sul_connect);

	lws_context_default_loop_run_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
