/*
 * lws-minimal-ws-client-tx
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A thread of the program makes lines, the service thread sends them. They wait
 * in a lws_ring under a lock, also while there is no connection: when it comes
 * back they are sent. Of the library the thread calls lws_cancel_service()
 * only.
 */
#include <libwebsockets.h>

#include <pthread.h>
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
static int result = 1;                /* until it has done what it should */
static int established, sent, wanted; /* lines; 0: for ever */
static lws_usec_t interval_us = 100000;

struct line {
	unsigned char *buf; /* LWS_PRE bytes, then the text */
	size_t len;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct lws_ring *ring;
static volatile sig_atomic_t over; /* the thread ends */

static void
finish(int r)
{
	result = r;
	over = 1;
	lws_cancel_service(context);
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

/* the element's memory is the ring's to free */
static void
free_line(void *element)
{
	free(((struct line *)element)->buf);
}

static int
put_line(int number)
{
	struct line line;
	size_t r;

	line.buf = malloc(LWS_PRE + 64);
	if (!line.buf)
		return 0;
	line.len = (size_t)lws_snprintf((char *)line.buf + LWS_PRE, 64,
					"line %d", number);
	pthread_mutex_lock(&lock);
	r = lws_ring_insert(ring, &line, 1);
	pthread_mutex_unlock(&lock);
	if (!r) /* full: later */
		free(line.buf);
	lws_cancel_service(context);

	return (int)r;
}

static void *
make_lines(void *arg)
{
	int n = 1;

	(void)arg;
	while (!over && (!wanted || n <= wanted)) {
		n += put_line(n);
		usleep((useconds_t)interval_us);
	}

	return NULL;
}

/* everything is sent when the last line is; a lost connection may have lost
 * what was on its way */
static int
send_line(struct lws *wsi)
{
	const struct line *line;
	int r = 0, more;

	pthread_mutex_lock(&lock);
	line = lws_ring_get_element(ring, NULL);
	if (line) {
		r = lws_write(wsi, line->buf + LWS_PRE, line->len,
			      LWS_WRITE_TEXT) < (int)line->len;
		lws_ring_consume(ring, NULL, NULL, 1);
		sent++;
	}
	more = !!lws_ring_get_element(ring, NULL);
	pthread_mutex_unlock(&lock);
	if (r)
		return -1;
	if (more)
		lws_callback_on_writable(wsi);
	if (!wanted || sent < wanted)
		return 0;
	result = 0;
	lws_close_reason(wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);

	return -1;
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	(void)user;
	switch (reason) {
	/* the thread has called */
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		if (client_wsi && established)
			lws_callback_on_writable(client_wsi);
		break;

	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		connect_again(wsi);
		break;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		tries = 0;
		established = 1;
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return send_line(wsi);

	case LWS_CALLBACK_CLIENT_CLOSED:
		established = 0;
		if (!result)
			finish(0);
		else
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
	to.host = to.address;
	to.origin = to.address;
	to.retry_and_idle_policy = &retry;
	if ((p = lws_cmdline_option(argc, argv, "--count")))
		wanted = atoi(p);
	if ((p = lws_cmdline_option(argc, argv, "--interval")))
		interval_us = (lws_usec_t)atoi(p) * LWS_US_PER_MS;
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

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;
	ring = lws_ring_create(sizeof(struct line), 100, free_line);
	if (!ring || pthread_create(&thread, NULL, make_lines, NULL)) {
		lws_ring_destroy(ring);
		lws_context_destroy(context);
		return 1;
	}
	to.pwsi = &client_wsi;
	connect_client(&sul_connect);

	while (n >= 0 && !over)
		n = lws_service(context, 0);
	over = 1;
	pthread_join(thread, NULL); /* it uses the context */
	lws_context_destroy(context);
	lws_ring_destroy(ring);

	return lws_cmdline_passfail(argc, argv, result);
}
