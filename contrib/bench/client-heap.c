/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What an idle wss connection of a client keeps of the heap beyond OpenSSL's
 * own: counted by the library's allocator, while OpenSSL has one of its own.
 * The server is in the same process, in a context of its own that is counted
 * apart. What each costs is what N more do after N were made: pools and tables
 * are as large as they get then.
 *
 *	bench-client-heap CERT KEY N
 *
 * Fails above 700 bytes.
 */
#include <libwebsockets.h>

#include <malloc.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 700

static long library, openssl; /* bytes */
static long *counts = &library;
static int established;

static void *
counting(void *p, size_t size, const char *reason)
{
	size_t was = p ? malloc_usable_size(p) : 0;

	(void)reason;
	if (!size) {
		*counts -= (long)was;
		free(p);
		return NULL;
	}
	p = realloc(p, size);
	*counts += (long)(p ? malloc_usable_size(p) : 0) - (long)was;

	return p;
}

static void *
ssl_malloc(size_t n, const char *file, int line)
{
	void *p = malloc(n);

	(void)file;
	(void)line;
	openssl += p ? (long)malloc_usable_size(p) : 0;

	return p;
}

static void *
ssl_realloc(void *p, size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	openssl -= p ? (long)malloc_usable_size(p) : 0;
	p = realloc(p, n);
	openssl += p ? (long)malloc_usable_size(p) : 0;

	return p;
}

static void
ssl_free(void *p, const char *file, int line)
{
	(void)file;
	(void)line;
	openssl -= p ? (long)malloc_usable_size(p) : 0;
	free(p);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	(void)wsi;
	(void)user;
	if (reason == LWS_CALLBACK_CLIENT_ESTABLISHED)
		established++;
	if (reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR) {
		fprintf(stderr, "client-heap: %.*s\n", (int)len,
			in ? (const char *)in : "");
		exit(1);
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "ws", callback, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static long elsewhere; /* bytes of the server's context */

static struct lws_context *
make(int port, const char *cert, const char *key)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;

	memset(&info, 0, sizeof(info));
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.port = port;
	info.protocols = protocols;
	if (key) {
		info.ssl_cert_filepath = cert;
		info.ssl_private_key_filepath = key;
	} else {
		info.client_ssl_ca_filepath = cert;
	}
	cx = lws_create_context(&info);
	if (!cx)
		exit(1);

	return cx;
}

static void
connect_more(struct lws_context *client, struct lws_context *server, int n)
{
	int want = established + n, k, rounds = 0;

	for (k = 0; k < n; k++) {
		struct lws_client_connect_info i;

		memset(&i, 0, sizeof(i));
		i.context = client;
		i.address = "127.0.0.1";
		i.host = "localhost";
		i.port = lws_get_vhost_listen_port(
			lws_get_vhost_by_name(server, "default"));
		i.path = "/";
		i.protocol = "ws";
		i.ssl_connection = LCCSCF_USE_SSL;
		if (!lws_client_connect_via_info(&i))
			exit(1);
	}
	/* a few rounds more: tickets come late, buffers go */
	while (established < want || rounds++ < 200) {
		counts = &library;
		lws_service(client, -1);
		counts = &elsewhere;
		lws_service(server, -1);
	}
	counts = &library;
}

int
main(int argc, char **argv)
{
	struct lws_context *client, *server;
	long n = argc == 4 ? atol(argv[3]) : 0, before, each;

	if (n < 1)
		return 1;
	CRYPTO_set_mem_functions(ssl_malloc, ssl_realloc, ssl_free);
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	lws_set_allocator(counting);
	counts = &elsewhere;
	server = make(0, argv[1], argv[2]);
	counts = &library;
	client = make(CONTEXT_PORT_NO_LISTEN, argv[1], NULL);
	connect_more(client, server, (int)n); /* what is there once */
	before = library;
	connect_more(client, server, (int)n);
	each = (library - before) / n;
	printf("%ld bytes for an idle wss client, at most %d; OpenSSL has %ld "
	       "in all\n",
	       each, MOST, openssl);
	lws_context_destroy(client);
	counts = &elsewhere;
	lws_context_destroy(server);

	return each > MOST;
}
