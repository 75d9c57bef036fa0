/*
 * lws-minimal-ws-server-threadpool
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * What takes long is done by a pool of threads beside the loop. A message is a
 * number, the answers are how many primes there are below it, first of its
 * tenth, then of two tenths, and so on.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 2
#define WAITING 10
#define PARTS   10

/* A task's own: made on the service thread, then its thread's, but while it is
 * SYNCING the service thread's again. */
struct job {
	unsigned long below, next, found;
	int part; /* that has been counted */
};

struct session {
	struct lws_threadpool_task *task; /* NULL: none is on its way */
	struct job *job;                  /* the task's, which frees it */
};

static struct lws_threadpool *pool;
static volatile sig_atomic_t interrupted;

/* -- on a thread of the pool -- */

static int
is_prime(unsigned long n)
{
	unsigned long d;

	for (d = 2; d * d <= n; d++)
		if (!(n % d))
			return 0;

	return n > 1;
}

static enum lws_threadpool_task_return
count_a_part(void *user, enum lws_threadpool_task_status s)
{
	struct job *j = user;
	unsigned long end;

	if (s == LWS_TP_STATUS_STOPPING)
		return LWS_TP_RETURN_STOPPED; /* nobody waits any more */
	end = j->below / PARTS * (unsigned long)(j->part + 1);
	if (++j->part == PARTS)
		end = j->below;
	for (; j->next < end; j->next++)
		j->found += (unsigned long)is_prime(j->next);

	/* SYNC: wait until that has been sent */
	return j->part == PARTS ? LWS_TP_RETURN_FINISHED : LWS_TP_RETURN_SYNC;
}

/* -- on the service thread -- */

static void
free_job(struct lws *wsi, void *user)
{
	(void)wsi; /* NULL when it has gone before its task */
	free(user);
}

static int
begin(struct lws *wsi, struct session *s, const char *in, size_t len)
{
	struct lws_threadpool_task_args args;
	char number[12];
	struct job *j;

	if (s->task || len >= sizeof(number)) {
		lwsl_user("one short number at a time\n");
		return -1;
	}
	memcpy(number, in, len);
	number[len] = '\0';
	j = calloc(1, sizeof(*j));
	if (!j)
		return -1;
	j->below = strtoul(number, NULL, 10);

	memset(&args, 0, sizeof(args));
	args.wsi = wsi;
	args.user = j;
	args.task = count_a_part;
	args.cleanup = free_job;
	s->job = j;
	s->task = lws_threadpool_enqueue(pool, &args, "primes below %lu",
					 j->below);
	if (s->task)
		return 0;
	free(j);

	return -1;
}

static int
send_part(struct lws *wsi, const struct job *j)
{
	unsigned char buf[LWS_PRE + 64];
	size_t len;

	len = (size_t)lws_snprintf((char *)buf + LWS_PRE, 64, "%lu below %lu",
				   j->found, j->next);

	return lws_write(wsi, buf + LWS_PRE, len, LWS_WRITE_TEXT) < (int)len
		       ? -1
		       : 0;
}

/* WRITEABLE comes when the task wants something */
static int
look_at_task(struct lws *wsi, struct session *s)
{
	enum lws_threadpool_task_status now;
	void *user;

	if (!s->task)
		return 0;
	now = lws_threadpool_task_status_noreap(s->task);
	if ((now == LWS_TP_STATUS_SYNCING || now == LWS_TP_STATUS_FINISHED) &&
	    send_part(wsi, s->job))
		return -1;
	if (now == LWS_TP_STATUS_SYNCING)
		lws_threadpool_task_sync(s->task, 0);
	if (now == LWS_TP_STATUS_FINISHED || now == LWS_TP_STATUS_STOPPED) {
		/* whoever asks so frees it */
		lws_threadpool_task_status(s->task, &user);
		s->task = NULL;
	}

	return 0;
}

static int
callback_primes(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		return begin(wsi, user, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return look_at_task(wsi, user);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_primes,
	  .per_session_data_size = sizeof(struct session),
	  .rx_buffer_size = 64 },
	LWS_PROTOCOL_LIST_TERM
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
}

int
main(int argc, const char **argv)
{
	struct lws_threadpool_create_args args = { THREADS, WAITING };
	struct lws_context_creation_info info;
	struct lws_context *context;
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	pool = lws_threadpool_create(context, &args, "primes");
	signal(SIGINT, sigint_handler);
	while (pool && n >= 0 && !interrupted)
		n = lws_service(context, 0);

	/* before the context: its tasks belong to connections */
	if (pool) {
		lws_threadpool_finish(pool);
		lws_threadpool_destroy(pool);
	}
	lws_context_destroy(context);

	return !pool;
}
