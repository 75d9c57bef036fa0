/*
 * lws-minimal-http-client-multi
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Fetches the same several times at once, and counts. With -p the transactions
 * may share connections (LCCSCF_PIPELINE); each has its wsi either way.
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

/* one of them; the connection's user pointer leads here */
struct ask {
	lws_sorted_usec_list_t sul;
	uint16_t tries;
	char counted;
	char bad; /* not what was hoped for, but it goes on */
	size_t bytes;
};

#define MOST 1000
static struct ask asks[MOST];
static int count, done, failed;

/* each counts once: completed, or closed before, or never connected */
static void
count_it(struct ask *a, int bad)
{
	if (a->counted)
		return;
	a->counted = 1;
	failed += bad;
	if (++done == count)
		lws_default_loop_exit(context);
}

static void
connect_client(lws_sorted_usec_list_t *sul)
{
	struct ask *a = lws_container_of(sul, struct ask, sul);
	struct lws_client_connect_info i = to;

	i.userdata = a;
	if (!lws_client_connect_via_info(&i) &&
	    lws_retry_sul_schedule(context, 0, sul, &retry, connect_client,
				   &a->tries))
		count_it(a, 1);
}

static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct ask *a = user;

	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		if (lws_retry_sul_schedule_retry_wsi(wsi, &a->sul,
						     connect_client, &a->tries))
			count_it(a, 1);
		break;

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		a->bad = lws_http_client_http_response(wsi) != HTTP_STATUS_OK;
		break;

	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP: {
		char buffer[1024 + LWS_PRE];
		char *p = buffer + LWS_PRE;
		int room = sizeof(buffer) - LWS_PRE;

		if (lws_http_client_read(wsi, &p, &room) < 0)
			return -1;
		break;
	}

	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		a->bytes += len;
		break;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		count_it(a, a->bad);
		break;

	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		count_it(a, 1); /* if it did not complete */
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
	to.host = to.address;
	to.origin = to.address;
	to.method = "GET";
	if (lws_cmdline_option(argc, argv, "-p"))
		to.ssl_connection |= LCCSCF_PIPELINE;
	count = 8;
	if ((p = lws_cmdline_option(argc, argv, "--count")))
		count = atoi(p);
	if (count < 1 || count > MOST)
		count = MOST;
	to.protocol = protocols[0].name;
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
	size_t bytes = 0;
	int n, between_us = 0;
	const char *p;

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
	if ((p = lws_cmdline_option(argc, argv, "--stagger")))
		between_us = atoi(p);
	for (n = 0; n < count; n++)
		lws_sul_schedule(context, 0, &asks[n].sul, connect_client,
				 1 + n * (lws_usec_t)between_us);

	lws_context_default_loop_run_destroy(context);
	for (n = 0; n < count; n++)
		bytes += asks[n].bytes;
	printf("%d done, %d of them failed, %lu bytes\n", done, failed,
	       (unsigned long)bytes);

	return lws_cmdline_passfail(argc, argv, failed || done != count);
}
