/*
 * lws-minimal-raw-client
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A connection that speaks no protocol of the library's: says a line, and
 * prints what comes until the peer closes.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t backoff_ms[] = { 500, 1000, 2000 };
static const lws_retry_bo_t retry = {
	.retry_ms_table = backoff_ms,
	.retry_ms_table_count = LWS_ARRAY_SIZE(backoff_ms),
	.conceal_count = LWS_ARRAY_SIZE(backoff_ms),
	.jitter_percent = 20,
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static lws_sorted_usec_list_t sul;
static uint16_t tries;
static const char *line = "GET / HTTP/1.0";
static int result = 1; /* until the peer has said something */

static void
connect_client(lws_sorted_usec_list_t *s)
{
	if (!lws_client_connect_via_info(&to) &&
	    lws_retry_sul_schedule(context, 0, s, &retry, connect_client,
				   &tries))
		lws_default_loop_exit(context);
}

static int
say_line(struct lws *wsi)
{
	char buf[LWS_PRE + 512];
	int n;

	if (!line)
		return 0;
	n = lws_snprintf(buf + LWS_PRE, sizeof(buf) - LWS_PRE, "%s\r\n\r\n",
			 line);
	line = NULL;

	return lws_write(wsi, (unsigned char *)buf + LWS_PRE, (size_t)n,
			 LWS_WRITE_RAW) == n
		       ? 0
		       : -1;
}

static int
callback_raw(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		if (lws_retry_sul_schedule_retry_wsi(wsi, &sul, connect_client,
						     &tries))
			lws_default_loop_exit(context);
		break;

	case LWS_CALLBACK_RAW_CONNECTED:
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_RAW_WRITEABLE:
		return say_line(wsi);

	case LWS_CALLBACK_RAW_RX:
		fwrite(in, 1, len, stdout);
		result = 0;
		break;

	case LWS_CALLBACK_RAW_CLOSE:
		lws_default_loop_exit(context);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "raw", callback_raw, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
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
	to.port = to.ssl_connection ? 443 : 7681;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		to.port = atoi(p);
	if ((p = lws_cmdline_option(argc, argv, "--say")))
		line = p;
	to.host = to.address; /* the name that TLS checks */
	to.method = "RAW";
	to.local_protocol_name = protocols[0].name;
	to.retry_and_idle_policy = &retry;
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
	connect_client(&sul);

	lws_context_default_loop_run_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
