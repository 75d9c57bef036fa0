/*
 * lws-minimal-ws-server-threads-smp
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Several service threads, each with connections of its own, and threads that
 * service nothing: these send to connections by handle. A handle is a number;
 * when its connection has gone, sending says so, and nothing worse happens.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SERVICE_THREADS 4
#define SENDERS         2
#define CLIENTS_MOST    64

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* all that the threads share: numbers, under a lock */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static lws_x_handle_t clients[CLIENTS_MOST];

static int
remember(lws_x_handle_t h)
{
	int n, r = -1;

	pthread_mutex_lock(&lock);
	for (n = 0; n < CLIENTS_MOST && r; n++)
		if (!clients[n]) {
			clients[n] = h;
			r = 0;
		}
	pthread_mutex_unlock(&lock);

	return r;
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	lws_x_handle_t h;

	(void)user;
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_ESTABLISHED)
		return 0;
	lwsl_user("a client on thread %d\n", lws_get_tsi(wsi));
	h = lws_x_handle(wsi);

	return h ? remember(h) : -1;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal", .callback = callback_minimal },
	LWS_PROTOCOL_LIST_TERM
};

/* the slot is free again when its client has gone */
static void
send_to(lws_x_handle_t *slot, const char *text)
{
	int r = lws_x_handle_send(context, *slot, text, strlen(text),
				  LWS_WRITE_TEXT);

	if (r == LWS_X_HANDLE_STALE)
		*slot = 0;
	if (r == LWS_X_HANDLE_FULL) /* it does not read */
		(void)lws_x_handle_close(context, *slot);
}

static void *
sender(void *arg)
{
	int me = (int)(intptr_t)arg, count = 0, n;
	char text[64];

	while (!interrupted) {
		lws_snprintf(text, sizeof(text), "sender %d: %d", me, count++);
		pthread_mutex_lock(&lock);
		for (n = 0; n < CLIENTS_MOST; n++)
			if (clients[n])
				send_to(&clients[n], text);
		pthread_mutex_unlock(&lock);
		usleep(100 * 1000);
	}

	return NULL;
}

static void *
service(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	while (!interrupted && lws_service_tsi(context, 0, tsi) >= 0)
		;

	return NULL;
}

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

static void
run(void)
{
	pthread_t t[SERVICE_THREADS + SENDERS];
	int n, made = 0, threads = lws_get_count_threads(context);

	for (n = 0; n < threads; n++)
		made += !pthread_create(&t[made], NULL, service,
					(void *)(intptr_t)n);
	for (n = 0; n < SENDERS; n++)
		made += !pthread_create(&t[made], NULL, sender,
					(void *)(intptr_t)n);
	while (made)
		pthread_join(t[--made], NULL);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.count_threads = SERVICE_THREADS;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	run(); /* nobody uses the context any more when it returns */
	lws_context_destroy(context);

	return 0;
}
