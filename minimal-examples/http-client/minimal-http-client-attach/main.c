/*
 * lws-minimal-http-client-attach
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * One thread runs the library, another wants something fetched. The other says
 * so through the attach operation, which is the program's own lock around
 * __lws_system_attach(); what it gave is called on the service thread when the
 * system is up, and from there on all is as usual.
 */
#include <libwebsockets.h>

#include <pthread.h>
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
static unsigned int status;
static volatile sig_atomic_t over;
static int result = 1; /* until it is all there */

static void
finish(int r)
{
	result = r;
	over = 1;
	lws_cancel_service(context);
}

static void
connect_client(lws_sorted_usec_list_t *s)
{
	/* NULL: something in what is asked for is wrong */
	if (!lws_client_connect_via_info(&to) &&
	    lws_retry_sul_schedule(context, 0, s, &retry, connect_client,
				   &tries))
		finish(1);
}

static void
attached(struct lws_context *cx, int tsi, void *opaque)
{
	(void)cx;
	(void)tsi;
	(void)opaque;
	connect_client(&sul);
}

/* the library calls it too, when it looks whether there is something */
static int
attach_locked(struct lws_context *cx, int tsi, lws_attach_cb_t cb,
	      lws_system_states_t state, void *opaque,
	      struct lws_attach_item **get)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	int r;

	pthread_mutex_lock(&lock);
	r = __lws_system_attach(cx, tsi, cb, state, opaque, get);
	pthread_mutex_unlock(&lock);

	return r;
}

static const lws_system_ops_t ops = { .attach = attach_locked };

/* it has its own business, and some day something to fetch */
static void *
application(void *arg)
{
	(void)arg;
	usleep(100000);
	if (lws_system_get_ops(context)->attach(
		    context, 0, attached, LWS_SYSTATE_OPERATIONAL, NULL, NULL))
		lwsl_err("attach: out of memory\n");

	return NULL;
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
		if (lws_retry_sul_schedule_retry_wsi(wsi, &sul, connect_client,
						     &tries))
			finish(1);
		break;

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		status = lws_http_client_http_response(wsi);
		lwsl_user("status %u\n", status);
		break;

	/* there is something to read */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP: {
		char buffer[1024 + LWS_PRE];
		char *p = buffer + LWS_PRE;
		int room = sizeof(buffer) - LWS_PRE;

		if (lws_http_client_read(wsi, &p, &room) < 0)
			return -1;
		break;
	}

	/* what was read, with nothing of chunks and the like around it */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		if (fwrite(in, 1, len, stdout) != len)
			return -1;
		break;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		finish(status != HTTP_STATUS_OK);
		break;

	/* also what broke off in the middle ends here */
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
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
	to.host = to.address;
	to.origin = to.address;
	to.method = "GET";
	to.protocol = protocols[0].name;
	to.retry_and_idle_policy = &retry;
}

static void
sigint_handler(int sig)
{
	(void)sig;
	over = 1;
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	pthread_t thread;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.port = CONTEXT_PORT_NO_LISTEN; /* nobody connects to us */
	info.protocols = protocols;
	info.system_ops = &ops;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;
	if (pthread_create(&thread, NULL, application, NULL)) {
		lws_context_destroy(context);
		return 1;
	}

	while (n >= 0 && !over)
		n = lws_service(context, 0);
	pthread_join(thread, NULL); /* it may be about to use the context */
	lws_context_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
