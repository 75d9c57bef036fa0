/*
 * lws-minimal-http-server-smp
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server with several service threads. Each has an event loop and a
 * listen socket of its own on the same port; a connection stays on the thread
 * that accepted it. /thread says which one that is.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define MOST_THREADS 32

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* one for each thread: what they shared would need a lock */
static unsigned int served[MOST_THREADS];

static int
answer(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];
	char text[LWS_PRE + 64];
	int tsi = lws_get_tsi(wsi);
	int n;

	/* callbacks of different threads run at the same time, those of one
	 * thread never: served[tsi] is this thread's own */
	n = lws_snprintf(text + LWS_PRE, 64, "thread %d of %d, answer %u\n",
			 tsi, lws_get_count_threads(context), ++served[tsi]);

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					(lws_filepos_t)n, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	if (lws_write(wsi, (uint8_t *)text + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP_FINAL) != n)
		return 1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback_thread(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_HTTP:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return answer(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "thread", callback_thread, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_thread = {
	.mountpoint = "/thread",
	.mountpoint_len = 7,
	.protocol = "thread",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_thread,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static void *
service(void *arg)
{
	int tsi = (int)(intptr_t)arg;
	int n = 0;

	while (n >= 0 && !interrupted)
		n = lws_service_tsi(context, 0, tsi);

	return NULL;
}

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	/* wakes all threads */
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	pthread_t threads[MOST_THREADS];
	const char *p;
	int n, count;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	p = lws_cmdline_option(argc, argv, "--threads");
	info.count_threads = p ? (unsigned int)atoi(p) : 4;
	if (info.count_threads > MOST_THREADS)
		info.count_threads = MOST_THREADS;
	info.protocols = protocols;
	info.mounts = &mount;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	/* there may be fewer than asked for: LWS_MAX_SMP of the build */
	count = lws_get_count_threads(context);
	for (n = 0; n < count; n++)
		if (pthread_create(&threads[n], NULL, service,
				   (void *)(intptr_t)n)) {
			lwsl_err("thread %d does not start\n", n);
			interrupted = 1;
			lws_cancel_service(context);
			break;
		}
	count = n;

	/* all have to have left before the context goes */
	for (n = 0; n < count; n++)
		pthread_join(threads[n], NULL);
	lws_context_destroy(context);

	return 0;
}
