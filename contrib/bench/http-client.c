/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An https client, so many requests at a time, each on a connection that is
 *kept for the next one.
 *
 *	bench-http-client PORT PATH CA REQUESTS AT_ONCE
 *
 * Prints the processor time of a request in microseconds. Connections are
 * shared inside a vhost, so each of the chains has one. http-client-curl does
 * the same with libcurl; http-client-race runs both.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MOST 64

static struct lws_context *context;
static struct lws_client_connect_info to;
static struct lws_vhost *vhosts[MOST];
static long left, done, bytes;
static int running, bad;

static void
stop(const char *why, size_t len)
{
	fprintf(stderr, "http-client: %.*s\n", (int)len, why);
	bad = 1;
	lws_default_loop_exit(context);
}

static void
ask(struct lws_vhost *vh)
{
	struct lws_client_connect_info i = to;

	if (!left)
		return;
	left--;
	running++;
	i.vhost = vh;
	if (!lws_client_connect_via_info(&i))
		stop("no connection", 13);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		stop(in ? in : "?", in ? len : 1);
		break;
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		if (lws_http_client_http_response(wsi) != 200)
			stop("not 200", 7);
		break;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP: {
		char *p = NULL;
		int none = 0;

		return lws_http_client_read(wsi, &p, &none) < 0 ? -1 : 0;
	}
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		bytes += (long)len;
		break;
	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		done++;
		running--;
		ask(lws_get_vhost(wsi));
		if (!running)
			lws_default_loop_exit(context);
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http", callback, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static double
processor_us(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);

	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static void
make_vhosts(const char *ca, int n)
{
	struct lws_context_creation_info info;
	char name[16];

	while (n-- > 0) {
		memset(&info, 0, sizeof(info));
		lws_snprintf(name, sizeof(name), "v%d", n);
		info.vhost_name = name;
		info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
		info.port = CONTEXT_PORT_NO_LISTEN;
		info.protocols = protocols;
		info.client_ssl_ca_filepath = ca;
		vhosts[n] = lws_create_vhost(context, &info);
		if (!vhosts[n] || lws_init_vhost_client_ssl(&info, vhosts[n]))
			exit(1);
	}
}

int
main(int argc, char **argv)
{
	struct lws_context_creation_info info;
	int n, at_once = argc == 6 ? atoi(argv[5]) : 0;
	double before;

	if (at_once < 1 || at_once > MOST) {
		fprintf(stderr, "PORT PATH CA REQUESTS AT_ONCE (1 .. %d)\n",
			MOST);
		return 1;
	}
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	memset(&info, 0, sizeof(info));
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
		       LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	context = lws_create_context(&info);
	if (!context)
		return 1;
	make_vhosts(argv[3], at_once);
	memset(&to, 0, sizeof(to));
	to.context = context;
	to.address = "127.0.0.1";
	to.host = "localhost";
	to.port = atoi(argv[1]);
	to.path = argv[2];
	to.method = "GET";
	to.alpn = "http/1.1";
	to.ssl_connection =
		LCCSCF_USE_SSL | LCCSCF_PIPELINE | LCCSCF_HTTP_NO_CACHE_CONTROL;
	left = atol(argv[4]);
	before = processor_us();
	for (n = 0; n < at_once; n++)
		ask(vhosts[n]);
	while (!bad && running && lws_service(context, 0) >= 0)
		;
	printf("%.2f us, %ld requests, %ld bytes\n",
	       (processor_us() - before) / (double)done, done, bytes);
	lws_context_destroy(context);

	return bad || done != atol(argv[4]);
}
