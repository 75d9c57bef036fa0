/*
 * lws-minimal-ws-server-threads
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Threads of the program make data, the service thread sends it. The data is
 * behind a lock of the program; the one call to the library that other threads
 * make is lws_cancel_service(), which wakes the service thread up.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 2

struct session {
	unsigned int seen;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* the latest line of any thread, under the lock */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char line[64];
static unsigned int number;
static int stop;

static void *
make_lines(void *arg)
{
	int stopped = 0;

	while (!stopped) {
		pthread_mutex_lock(&lock);
		lws_snprintf(line, sizeof(line), "thread %d: %u",
			     (int)(intptr_t)arg, ++number);
		stopped = stop;
		pthread_mutex_unlock(&lock);
		/* somebody may want to send it */
		lws_cancel_service(context);
		usleep(20000);
	}

	return NULL;
}

static int
send_line(struct lws *wsi, struct session *s)
{
	unsigned char buf[LWS_PRE + sizeof(line)];
	size_t len;

	/* copied under the lock, sent without it */
	pthread_mutex_lock(&lock);
	len = strlen(line);
	memcpy(buf + LWS_PRE, line, len);
	s->seen = number;
	pthread_mutex_unlock(&lock);

	return lws_write(wsi, buf + LWS_PRE, len, LWS_WRITE_TEXT) < (int)len
		       ? -1
		       : 0;
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		/* on the service thread, after lws_cancel_service() */
		lws_callback_on_writable_all_protocol(lws_get_context(wsi),
						      lws_get_protocol(wsi));
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_line(wsi, user);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_minimal,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

static void
run(pthread_t *threads)
{
	int n = 0, i;

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	/* they use the context: it goes after them */
	pthread_mutex_lock(&lock);
	stop = 1;
	pthread_mutex_unlock(&lock);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	pthread_t threads[THREADS];
	const char *p;
	int i;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	for (i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, make_lines,
				   (void *)(intptr_t)i))
			return 1;
	run(threads);
	lws_context_destroy(context);

	return 0;
}
