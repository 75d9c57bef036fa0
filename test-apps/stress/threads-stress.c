/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Several service threads, and every role on each at once: a client of each
 *kind asks a server of the same context, whose connection is on whatever thread
 *the kernel chooses; when it has ended, that thread goes on with the next kind.
 * Meanwhile children are started and reaped, a thread that services nothing
 * wakes all of them, and one reads the context's status.
 *
 *	threads-stress ROUNDS [CERTIFICATES]
 *
 * ROUNDS of all kinds on each thread; with the folder that certs.sh has filled
 * also TLS. For the thread sanitizer. Exit 0: each got what it should.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define THREADS 3
#define HELLO   "hello"

enum kind { H1, H2, WS, RAW, CHILD, H1_TLS, H2_TLS, WS_TLS, KINDS };

static const char *const names[KINDS] = { "http/1.1",   "http/2",
					  "ws",         "raw",
					  "child",      "http/1.1 tls",
					  "http/2 tls", "ws tls" };

/* what a service thread does as a client, one at a time */
struct client {
	lws_sorted_usec_list_t sul;
	int tsi;
	int kind;   /* enum kind */
	int rounds; /* left */
	size_t got; /* bytes of the answer */
	struct lws_spawn_piped *child;
	unsigned long served[KINDS];
};

static struct lws_context *cx;
static struct lws_vhost *vh_clear, *vh_h2c, *vh_raw, *vh_tls;
static struct client clients[THREADS];
static atomic_int left, stop;
static atomic_uint reads_of_status;
static char cert[256], key[256];

/* OpenSSL is built without the sanitizer, which does not see that its counts of
 * references put what one thread frees behind what another one read */
const char *__tsan_default_suppressions(void);

const char *
__tsan_default_suppressions(void)
{
	return "called_from_lib:libcrypto.so\ncalled_from_lib:libssl.so\n";
}

static void
fail(const struct client *c, const char *what)
{
	fprintf(stderr, "threads-stress: thread %d, %s: %s\n", c->tsi,
		names[c->kind], what);
	abort();
}

/* -- the server -- */

static int
answer(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + 512], *p = buf + LWS_PRE, *start = p;
	unsigned char *end = buf + sizeof(buf) - 1;
	unsigned char body[LWS_PRE + sizeof(HELLO)];
	int len = (int)sizeof(HELLO) - 1;

	memcpy(body + LWS_PRE, HELLO, sizeof(HELLO));
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					(lws_filepos_t)len, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	if (lws_write(wsi, body + LWS_PRE, (size_t)len, LWS_WRITE_HTTP_FINAL) !=
	    len)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
echo(struct lws *wsi, const void *in, size_t len, enum lws_write_protocol how)
{
	unsigned char b[LWS_PRE + 64];

	if (len > 64)
		return -1;
	memcpy(b + LWS_PRE, in, len);

	return lws_write(wsi, b + LWS_PRE, len, how) < (int)len ? -1 : 0;
}

static int
server(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
       size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return answer(wsi);
	case LWS_CALLBACK_RECEIVE:
		return echo(wsi, in, len, LWS_WRITE_TEXT);
	case LWS_CALLBACK_RAW_RX:
		return echo(wsi, in, len, LWS_WRITE_RAW);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

/* -- clients -- */

static void begin(lws_sorted_usec_list_t *sul);

static void
over(struct client *c)
{
	if (c->got != sizeof(HELLO) - 1)
		fail(c, "not what was sent");
	c->served[c->kind]++;
	c->got = 0;
	lws_sul_schedule(cx, c->tsi, &c->sul, begin, 1);
}

static int
say_hello(struct lws *wsi, enum lws_write_protocol how)
{
	return echo(wsi, HELLO, sizeof(HELLO) - 1, how);
}

/* an echo: it ends when all has come back */
static int
take(struct client *c, size_t len)
{
	c->got += len;

	return c->got < sizeof(HELLO) - 1 ? 0 : -1;
}

static int
read_body(struct lws *wsi)
{
	char b[LWS_PRE + 256], *p = b + LWS_PRE;
	int room = 256;

	return lws_http_client_read(wsi, &p, &room) < 0 ? -1 : 0;
}

static int
client(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
       size_t len)
{
	struct client *c = lws_get_opaque_user_data(wsi);

	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		fail(c, in ? in : "no connection");
		break;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return read_body(wsi);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		c->got += len;
		break;
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
	case LWS_CALLBACK_RAW_CONNECTED:
		lws_callback_on_writable(wsi);
		break;
	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return say_hello(wsi, LWS_WRITE_TEXT);
	case LWS_CALLBACK_RAW_WRITEABLE:
		return say_hello(wsi, LWS_WRITE_RAW);
	case LWS_CALLBACK_CLIENT_RECEIVE:
	case LWS_CALLBACK_RAW_RX:
		if (lws_get_tsi(wsi) != c->tsi)
			fail(c, "on another's thread");
		return take(c, len);
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
	case LWS_CALLBACK_CLIENT_CLOSED:
	case LWS_CALLBACK_RAW_CLOSE:
		over(c);
		break;
	default:
		break;
	}

	return 0;
}

static struct lws_vhost *
vhost_of(int kind)
{
	if (kind == H2)
		return vh_h2c;
	if (kind == RAW)
		return vh_raw;

	return kind >= H1_TLS ? vh_tls : vh_clear;
}

static void
connect_one(struct client *c)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.vhost = vh_clear;
	i.address = "127.0.0.1";
	i.host = i.origin = "localhost";
	i.path = "/";
	i.port = lws_get_vhost_listen_port(vhost_of(c->kind));
	i.local_protocol_name = "client";
	i.opaque_user_data = c;
	if (c->kind == WS || c->kind == WS_TLS)
		i.protocol = "server";
	else
		i.method = c->kind == RAW ? "RAW" : "GET";
	if (c->kind == H2)
		i.ssl_connection = LCCSCF_H2_PRIOR_KNOWLEDGE;
	if (c->kind >= H1_TLS)
		i.ssl_connection = LCCSCF_USE_SSL | LCCSCF_ALLOW_SELFSIGNED |
				   LCCSCF_ALLOW_INSECURE |
				   LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK;
	i.alpn = c->kind == H2_TLS ? "h2" : "http/1.1";
	if (!lws_client_connect_via_info(&i))
		fail(c, "not even begun");
}

/* -- children -- */

static int
child_stdio(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	    void *in, size_t len)
{
	struct client *c = lws_get_opaque_user_data(wsi);
	char b[32];
	ssize_t n;

	(void)user;
	(void)in;
	(void)len;
	if ((int)reason == LWS_CALLBACK_RAW_CLOSE_FILE)
		(void)lws_spawn_stdwsi_closed(c->child, wsi);
	/* it is told nothing */
	if ((int)reason == LWS_CALLBACK_RAW_WRITEABLE_FILE)
		return -1;
	if ((int)reason != LWS_CALLBACK_RAW_RX_FILE)
		return 0;
	n = read(lws_get_socket_fd(wsi), b, sizeof(b));
	if (n <= 0)
		return -1;
	c->got += (size_t)n;

	return 0;
}

static void
reaped(void *opaque, const lws_spawn_resource_us_t *res, siginfo_t *si,
       int we_killed_him)
{
	struct client *c = opaque;

	(void)res;
	if (si->si_status || we_killed_him)
		fail(c, "it ended badly");
	over(c);
}

static void
spawn_one(struct client *c)
{
	static const char *const argv[] = { "echo", "-n", HELLO, NULL };
	static const char *env[] = { "PATH=/bin:/usr/bin", NULL };
	struct lws_spawn_piped_info info;

	memset(&info, 0, sizeof(info));
	info.vh = vh_clear;
	info.exec_array = argv;
	info.env_array = env;
	info.protocol_name = "child";
	info.opaque = c;
	info.plsp = &c->child;
	info.reap_cb = reaped;
	info.tsi = c->tsi;
	info.timeout_us = 60 * LWS_US_PER_SEC;
	if (!lws_spawn_piped(&info))
		fail(c, "it does not start");
}

static void
begin(lws_sorted_usec_list_t *sul)
{
	struct client *c = lws_container_of(sul, struct client, sul);

	c->kind++;
	if (c->kind == (vh_tls ? KINDS : H1_TLS)) {
		c->kind = 0;
		if (!--c->rounds) {
			atomic_fetch_sub(&left, 1);
			return;
		}
	}
	if (c->kind == CHILD)
		spawn_one(c);
	else
		connect_one(c);
}

/* -- the context -- */

static const struct lws_protocols protocols[] = {
	{ .name = "server", .callback = server },
	{ .name = "client", .callback = client },
	{ .name = "child", .callback = child_stdio },
	LWS_PROTOCOL_LIST_TERM
};

static struct lws_vhost *
vhost(const char *name, uint64_t options)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;

	memset(&info, 0, sizeof(info));
	info.vhost_name = name;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.options = options;
	if (options & LWS_SERVER_OPTION_ONLY_RAW)
		info.listen_accept_role = "raw-skt";
	if (options & LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT) {
		info.ssl_cert_filepath = cert;
		info.ssl_private_key_filepath = key;
	}
	vh = lws_create_vhost(cx, &info);
	if (!vh)
		abort();

	return vh;
}

static void
make(const char *certificates)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.count_threads = THREADS;
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
		       LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	cx = lws_create_context(&info);
	if (!cx)
		abort();
	vh_clear = vhost("clear", 0);
	vh_h2c = vhost("h2c", LWS_SERVER_OPTION_H2_PRIOR_KNOWLEDGE);
	vh_raw = vhost("raw", LWS_SERVER_OPTION_ONLY_RAW);
	if (!certificates)
		return;
	lws_snprintf(cert, sizeof(cert), "%s/good.pem", certificates);
	lws_snprintf(key, sizeof(key), "%s/good.key", certificates);
	vh_tls = vhost("tls", LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT);
}

static lws_sorted_usec_list_t sul_status;

static void
read_status(lws_sorted_usec_list_t *sul)
{
	struct lws_x_status *s = lws_x_status_begin(cx);
	char b[4096];

	while (lws_x_status_next(s, b, sizeof(b)) == sizeof(b))
		;
	lws_x_status_end(&s);
	atomic_fetch_add(&reads_of_status, 1);
	lws_sul_schedule(cx, 0, sul, read_status, 3 * LWS_US_PER_MS);
}

static void *
serve(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	while (!atomic_load(&stop) && lws_service_tsi(cx, 0, tsi) >= 0)
		;

	return NULL;
}

static void
run(int count)
{
	pthread_t threads[THREADS];
	int n;

	for (n = 0; n < count; n++)
		if (pthread_create(&threads[n], NULL, serve,
				   (void *)(intptr_t)n))
			abort();
	while (atomic_load(&left)) {
		lws_cancel_service(cx);
		usleep(500);
	}
	atomic_store(&stop, 1);
	lws_cancel_service(cx);
	for (n = 0; n < count; n++)
		pthread_join(threads[n], NULL);
}

int
main(int argc, const char **argv)
{
	int n, count, kind;

	if (argc < 2) {
		fprintf(stderr, "usage: %s ROUNDS [CERTIFICATES]\n", argv[0]);
		return 2;
	}
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	make(argc > 2 ? argv[2] : NULL);
	count = lws_get_count_threads(cx);
	atomic_store(&left, count);
	for (n = 0; n < count; n++) {
		clients[n].tsi = n;
		clients[n].kind = -1;
		clients[n].rounds = atoi(argv[1]);
		lws_sul_schedule(cx, n, &clients[n].sul, begin, 1);
	}
	lws_sul_schedule(cx, 0, &sul_status, read_status, 1);
	run(count);
	for (kind = 0; kind < KINDS; kind++) {
		printf("%-12s", names[kind]);
		for (n = 0; n < count; n++)
			printf(" %lu", clients[n].served[kind]);
		putchar('\n');
	}
	printf("%u readings of the status\n", atomic_load(&reads_of_status));
	lws_context_destroy(cx);

	return 0;
}
