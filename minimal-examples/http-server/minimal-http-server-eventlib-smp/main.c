/*
 * lws-minimal-http-server-eventlib-smp
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A web server with several service threads, each with an event loop of an
 * event library of its own: --uv, --event, --ev, --glib or --sd.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define MOST_THREADS 32

static struct lws_context *context;

static const struct {
	const char *name;
	uint64_t option;
} libs[] = {
	{ "--uv", LWS_SERVER_OPTION_LIBUV },
	{ "--event", LWS_SERVER_OPTION_LIBEVENT },
	{ "--ev", LWS_SERVER_OPTION_LIBEV },
	{ "--glib", LWS_SERVER_OPTION_GLIB },
	{ "--sd", LWS_SERVER_OPTION_SDEVENT },
};

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

/* runs the thread's loop until the context is to end */
static void *
service(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	while (lws_service_tsi(context, 0, tsi) >= 0)
		;

	return NULL;
}

/* on the first thread's loop; all of them end */
static void
signal_cb(void *handle, int signum)
{
	(void)handle;
	(void)signum;
	lws_context_destroy(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	pthread_t threads[MOST_THREADS];
	const char *p;
	int n, count;
	size_t i;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	p = lws_cmdline_option(argc, argv, "--threads");
	info.count_threads = p ? (unsigned int)atoi(p) : 4;
	if (info.count_threads > MOST_THREADS)
		info.count_threads = MOST_THREADS;
	info.mounts = &mount;
	info.pcontext = &context;
	info.signal_cb = signal_cb;
	for (i = 0; i < LWS_ARRAY_SIZE(libs) && !info.options; i++)
		if (lws_cmdline_option(argc, argv, libs[i].name))
			info.options |= libs[i].option;
	if (!info.options) {
		lwsl_err("--uv, --event, --ev, --glib or --sd\n");
		return 1;
	}

	if (!lws_create_context(&info))
		return 1;
	count = lws_get_count_threads(context);
	for (n = 1; n < count; n++)
		if (pthread_create(&threads[n], NULL, service,
				   (void *)(intptr_t)n))
			return 1;
	service(NULL); /* the first is this one */
	for (n = 1; n < count; n++)
		pthread_join(threads[n], NULL);
	lws_context_destroy(context);

	return context ? 1 : 0;
}
