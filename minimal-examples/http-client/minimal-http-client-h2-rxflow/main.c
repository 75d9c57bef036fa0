/*
 * lws-minimal-http-client-h2-rxflow
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Fetches something over HTTP/2, and lets the server send as much as it asks
 * for, and no more.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAUSE_US (20 * LWS_US_PER_MS)

static struct lws_context *context;
static struct lws_client_connect_info to;
static struct lws *client_wsi;
static lws_sorted_usec_list_t sul;
static int window = 4096;
static int left; /* of the window */
static int most; /* that has come of one window */
static unsigned int status;
static int result = 1; /* until it is all there */

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

static void
give_window(lws_sorted_usec_list_t *s)
{
	(void)s;
	if (!client_wsi)
		return;
	left += window;
	if (lws_wsi_tx_credit(client_wsi, LWSTXCR_PEER_TO_US, window))
		finish(1);
}

static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		client_wsi = NULL;
		finish(1);
		break;

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		status = lws_http_client_http_response(wsi);
		/* over HTTP/2 the connection is another wsi */
		lwsl_user("status %u, over HTTP/%d\n", status,
			  lws_get_network_wsi(wsi) == wsi ? 1 : 2);
		if (lws_get_network_wsi(wsi) == wsi)
			return -1; /* there are no windows to be given */
		break;

	/* it comes by itself, as far as the window allows */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		if (fwrite(in, 1, len, stdout) != len)
			return -1;
		left -= (int)len;
		if (window - left > most)
			most = window - left;
		if (!left)
			lws_sul_schedule(context, 0, &sul, give_window,
					 PAUSE_US);
		break;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		lwsl_user("at most %d bytes of a window\n", most);
		finish(status != HTTP_STATUS_OK || most > window);
		break;

	/* also what broke off in the middle ends here */
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		client_wsi = NULL;
		finish(result);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http", callback_http, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
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
	if ((p = lws_cmdline_option(argc, argv, "--window")))
		window = atoi(p);
	to.host = to.address;
	to.origin = to.address;
	to.method = "GET";
	to.protocol = protocols[0].name;
	to.alpn = "h2";
	to.ssl_connection |=
		LCCSCF_H2_PRIOR_KNOWLEDGE | LCCSCF_H2_MANUAL_RXFLOW;
	to.manual_initial_tx_credit = window;
	left = window;
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
	if (lws_client_connect_via_info(&to))
		lws_context_default_loop_run_destroy(context);
	else
		lws_context_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
