/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Threads that work for connections. A task waits in the queue, runs on a
 * worker, and when it is done waits for its connection's thread to look. One
 * lock a pool guards all of that, also task->wsi; the list of a connection's
 * tasks is touched by its service thread alone.
 *
 * Who ends a task, and calls its cleanup, once:
 *
 *	it waits, or is done:	the service thread, by status, dequeue, the
 *				end of the connection, or destroy
 *	it runs, bound:		nobody yet: it comes to the done list
 *	it runs, unbound:	its worker, when the function returns
 */
#include "system/threadpool/threadpool.h"

struct lws_threadpool_task {
	struct lws_threadpool *tp;
	struct lws_threadpool_task_args args; /* wsi: see below */
	lws_dll2_t list;                      /* tp->queue, running or done */
	lws_dll2_t in_wsi;                    /* extra->tasks */
	pthread_cond_t go_on;                 /* while it is SYNCING */
	struct lws *wsi;                      /* NULL: unbound */
	enum lws_threadpool_task_status status;
	uint8_t stop;
	uint8_t outlive;
	char name[32];
};

struct lws_threadpool {
	struct lws_context *cx;
	pthread_mutex_t lock;
	pthread_cond_t work;
	lws_dll2_owner_t queue;
	lws_dll2_owner_t running;
	lws_dll2_owner_t done;
	pthread_t *threads; /* owned: [thread_count] */
	uint32_t thread_count;
	uint32_t queue_most;
	lws_usec_t sync_us; /* a task that syncs asks again after */
	uint8_t finished;
	char name[32];
};

static struct lws_threadpool_task *
task_of(struct lws_dll2 *d)
{
	return lws_container_of(d, struct lws_threadpool_task, list);
}

static int
is_over(const struct lws_threadpool_task *t)
{
	return t->status == LWS_TP_STATUS_FINISHED ||
	       t->status == LWS_TP_STATUS_STOPPED;
}

/* In no list any more. wsi: for its cleanup; NULL: it is gone */
static void
end_task(struct lws_threadpool_task *t, struct lws *wsi)
{
	if (t->args.cleanup)
		t->args.cleanup(wsi, t->args.user);
	pthread_cond_destroy(&t->go_on);
	lws_free(t);
}

/* -- workers -- */

static void
ask_locked(struct lws_threadpool_task *t)
{
	/* it lives: who unbinds takes the lock */
	if (t->wsi)
		lws_callback_on_writable(t->wsi);
}

static int
must_stop_locked(const struct lws_threadpool_task *t)
{
	return t->stop || (!t->wsi && !t->outlive);
}

/* by the clock that nobody sets */
static int
init_cond(pthread_cond_t *c)
{
	pthread_condattr_t a;
	int r;

	if (pthread_condattr_init(&a))
		return -1;
	r = pthread_condattr_setclock(&a, CLOCK_MONOTONIC) ||
	    pthread_cond_init(c, &a);
	pthread_condattr_destroy(&a);

	return r ? -1 : 0;
}

static int
waits_locked(const struct lws_threadpool_task *t)
{
	return t->status == LWS_TP_STATUS_SYNCING && t->wsi && !t->stop;
}

static void
wait_locked(struct lws_threadpool_task *t)
{
	struct timespec until;
	lws_usec_t us;

	clock_gettime(CLOCK_MONOTONIC, &until);
	us = until.tv_nsec / 1000 + t->tp->sync_us;
	until.tv_sec += (time_t)(us / LWS_US_PER_SEC);
	until.tv_nsec = (long)(us % LWS_US_PER_SEC) * 1000;
	while (waits_locked(t) &&
	       !pthread_cond_timedwait(&t->go_on, &t->tp->lock, &until))
		;
}

/* Returns when somebody has said that it may go on, or shall stop. */
static void
sync_locked(struct lws_threadpool_task *t)
{
	unsigned int n;

	t->status = LWS_TP_STATUS_SYNCING;
	for (n = 0; n < LWS_LIMIT_TASK_SYNCS; n++) {
		ask_locked(t);
		wait_locked(t);
		if (!waits_locked(t))
			return;
	}
	lwsl_cx_warn(t->tp->cx, "%s: task %s: nobody syncs with it, it ends",
		     t->tp->name, t->name);
	t->stop = 1;
}

static void
run_locked(struct lws_threadpool_task *t)
{
	enum lws_threadpool_task_return r;
	struct lws_threadpool *tp = t->tp;
	int was_stopping;

	do {
		was_stopping = must_stop_locked(t);
		t->status = was_stopping ? LWS_TP_STATUS_STOPPING
					 : LWS_TP_STATUS_RUNNING;
		pthread_mutex_unlock(&tp->lock);
		r = t->args.task(t->args.user, was_stopping
						       ? LWS_TP_STATUS_STOPPING
						       : LWS_TP_STATUS_RUNNING);
		pthread_mutex_lock(&tp->lock);
		if (r & LWS_TP_RETURN_FLAG_OUTLIVE)
			t->outlive = 1;
		r &= (enum lws_threadpool_task_return)(
			LWS_TP_RETURN_FLAG_OUTLIVE - 1);
		if (r == LWS_TP_RETURN_SYNC && t->wsi && !t->stop)
			sync_locked(t);
	} while (!was_stopping &&
		 (r == LWS_TP_RETURN_CHECKING_IN || r == LWS_TP_RETURN_SYNC));

	t->status = r == LWS_TP_RETURN_FINISHED ? LWS_TP_STATUS_FINISHED
						: LWS_TP_STATUS_STOPPED;
}

static void
serve_locked(struct lws_threadpool *tp, struct lws_threadpool_task *t)
{
	lws_dll2_remove(&t->list);
	lws_dll2_add_tail(&t->list, &tp->running);
	run_locked(t);
	lws_dll2_remove(&t->list);
	if (t->wsi) {
		lws_dll2_add_tail(&t->list, &tp->done);
		ask_locked(t);
		return;
	}
	pthread_mutex_unlock(&tp->lock);
	end_task(t, NULL);
	pthread_mutex_lock(&tp->lock);
}

static void *
worker(void *arg)
{
	struct lws_threadpool *tp = arg;

	pthread_mutex_lock(&tp->lock);
	while (!tp->finished) {
		if (tp->queue.head)
			serve_locked(tp, task_of(tp->queue.head));
		else
			pthread_cond_wait(&tp->work, &tp->lock);
	}
	pthread_mutex_unlock(&tp->lock);

	return NULL;
}

/* -- life of a pool -- */

/* the process' signals are for its service threads */
static int
start_thread(struct lws_threadpool *tp)
{
	sigset_t all, before;
	int r;

	sigfillset(&all);
	if (pthread_sigmask(SIG_BLOCK, &all, &before))
		return -1;
	r = pthread_create(&tp->threads[tp->thread_count], NULL, worker, tp);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (r) {
		lwsl_cx_err(tp->cx, "%s: thread %u: %s", tp->name,
			    tp->thread_count, strerror(r));
		return -1;
	}
	tp->thread_count++;

	return 0;
}

static int
init_locks(struct lws_threadpool *tp)
{
	if (pthread_mutex_init(&tp->lock, NULL))
		return -1;
	if (!init_cond(&tp->work))
		return 0;
	pthread_mutex_destroy(&tp->lock);

	return -1;
}

struct lws_threadpool *
lws_threadpool_create(struct lws_context *context,
		      const struct lws_threadpool_create_args *args,
		      const char *format, ...)
{
	struct lws_threadpool *tp;
	va_list ap;
	int n;

	if (args->threads < 1 || args->max_queue_depth < 1)
		return NULL;
	tp = lws_zalloc(sizeof(*tp), "threadpool");
	if (!tp)
		return NULL;
	tp->cx = context;
	tp->queue_most = (uint32_t)args->max_queue_depth;
	va_start(ap, format);
	vsnprintf(tp->name, sizeof(tp->name), format, ap);
	va_end(ap);
	tp->sync_us = LWS_TUNE_TASK_SYNC_SECS * (lws_usec_t)LWS_US_PER_SEC;
	if (init_locks(tp)) {
		lws_free(tp);
		return NULL;
	}
	tp->threads = lws_zalloc((size_t)args->threads * sizeof(*tp->threads),
				 "threadpool threads");
	for (n = 0; tp->threads && n < args->threads; n++)
		if (start_thread(tp))
			break;
	if (n == args->threads)
		return tp;
	lws_threadpool_destroy(tp);

	return NULL;
}

void
lws_threadpool_sync_us(struct lws_threadpool *tp, lws_usec_t us)
{
	tp->sync_us = us;
}

void
lws_threadpool_finish(struct lws_threadpool *tp)
{
	pthread_mutex_lock(&tp->lock);
	tp->finished = 1;
	while (tp->queue.head) {
		struct lws_threadpool_task *t = task_of(tp->queue.head);

		lws_dll2_remove(&t->list);
		lws_dll2_add_tail(&t->list, &tp->done);
		t->status = LWS_TP_STATUS_STOPPED;
		ask_locked(t);
	}
	lws_start_foreach_dll(struct lws_dll2 *, d, tp->running.head)
	{
		task_of(d)->stop = 1;
		pthread_cond_broadcast(&task_of(d)->go_on);
	}
	lws_end_foreach_dll(d);
	pthread_cond_broadcast(&tp->work);
	pthread_mutex_unlock(&tp->lock);
}

void
lws_threadpool_destroy(struct lws_threadpool *tp)
{
	uint32_t n;

	if (!tp)
		return;
	lws_threadpool_finish(tp);
	for (n = 0; n < tp->thread_count; n++)
		pthread_join(tp->threads[n], NULL);
	while (tp->done.head) {
		struct lws_threadpool_task *t = task_of(tp->done.head);

		lws_dll2_remove(&t->list);
		lws_dll2_remove(&t->in_wsi);
		end_task(t, t->wsi);
	}
	pthread_cond_destroy(&tp->work);
	pthread_mutex_destroy(&tp->lock);
	lws_free(tp->threads);
	lws_free(tp);
}

/* -- life of a task -- */

static int
enqueue(struct lws_threadpool *tp, struct lws_threadpool_task *t)
{
	int r = -1;

	pthread_mutex_lock(&tp->lock);
	if (!tp->finished && tp->queue.count < tp->queue_most) {
		lws_dll2_add_tail(&t->list, &tp->queue);
		pthread_cond_signal(&tp->work);
		r = 0;
	}
	pthread_mutex_unlock(&tp->lock);

	return r;
}

static struct lws_threadpool_task *
make_task(struct lws_threadpool *tp,
	  const struct lws_threadpool_task_args *args)
{
	struct lws_threadpool_task *t =
		lws_zalloc(sizeof(*t), "threadpool task");

	if (!t)
		return NULL;
	if (init_cond(&t->go_on)) {
		lws_free(t);
		return NULL;
	}
	t->tp = tp;
	t->args = *args;
	t->wsi = args->wsi;

	return t;
}

struct lws_threadpool_task *
lws_threadpool_enqueue(struct lws_threadpool *tp,
		       const struct lws_threadpool_task_args *args,
		       const char *format, ...)
{
	struct lws_wsi_extra *x = args->wsi ? lws_wsi_extra(args->wsi) : NULL;
	struct lws_threadpool_task *t;
	va_list ap;

	if (!x || !args->task)
		return NULL;
	t = make_task(tp, args);
	if (!t)
		return NULL;
	va_start(ap, format);
	vsnprintf(t->name, sizeof(t->name), format, ap);
	va_end(ap);
	/* it may have ended before enqueue() returns, but not gone */
	lws_dll2_add_tail(&t->in_wsi, &x->tasks);
	if (!enqueue(tp, t))
		return t;
	lws_dll2_remove(&t->in_wsi);
	pthread_cond_destroy(&t->go_on);
	lws_free(t);

	return NULL;
}

int
lws_threadpool_dequeue_task(struct lws_threadpool_task *task)
{
	struct lws_threadpool *tp = task->tp;
	struct lws *wsi;
	int waits;

	lws_dll2_remove(&task->in_wsi);
	pthread_mutex_lock(&tp->lock);
	wsi = task->wsi;
	task->wsi = NULL;
	waits = task->status == LWS_TP_STATUS_QUEUED || is_over(task);
	if (waits) {
		lws_dll2_remove(&task->list);
	} else {
		/* its worker frees it, and may do so as soon as we let go */
		task->stop |= !task->outlive;
		pthread_cond_broadcast(&task->go_on);
	}
	pthread_mutex_unlock(&tp->lock);
	if (waits)
		end_task(task, wsi);

	return 0;
}

void
lws_threadpool_task_sync(struct lws_threadpool_task *task, int stop)
{
	if (!task)
		return;
	pthread_mutex_lock(&task->tp->lock);
	if (task->status == LWS_TP_STATUS_SYNCING) {
		task->status = LWS_TP_STATUS_RUNNING;
		task->stop |= !!stop;
		pthread_cond_broadcast(&task->go_on);
	}
	pthread_mutex_unlock(&task->tp->lock);
}

enum lws_threadpool_task_status
lws_threadpool_task_status_noreap(struct lws_threadpool_task *task)
{
	enum lws_threadpool_task_status s;

	pthread_mutex_lock(&task->tp->lock);
	s = task->status;
	if (!is_over(task) && s != LWS_TP_STATUS_QUEUED && task->stop)
		s = LWS_TP_STATUS_STOPPING;
	pthread_mutex_unlock(&task->tp->lock);

	return s;
}

enum lws_threadpool_task_status
lws_threadpool_task_status(struct lws_threadpool_task *task, void **user)
{
	enum lws_threadpool_task_status s =
		lws_threadpool_task_status_noreap(task);

	*user = task->args.user;
	if (s == LWS_TP_STATUS_FINISHED || s == LWS_TP_STATUS_STOPPED)
		lws_threadpool_dequeue_task(task);

	return s;
}

/* -- by connection -- */

static lws_dll2_owner_t *
tasks_of(struct lws *wsi)
{
	return wsi->extra ? &wsi->extra->tasks : NULL;
}

struct lws_threadpool_task *
lws_threadpool_get_task_wsi(struct lws *wsi)
{
	lws_dll2_owner_t *o = tasks_of(wsi);

	return o && o->head
		       ? lws_container_of(o->head, struct lws_threadpool_task,
					  in_wsi)
		       : NULL;
}

int
lws_threadpool_foreach_task_wsi(struct lws *wsi, void *user,
				int (*cb)(struct lws_threadpool_task *, void *))
{
	lws_dll2_owner_t *o = tasks_of(wsi);

	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, o ? o->head : NULL)
	{
		if (cb(lws_container_of(d, struct lws_threadpool_task, in_wsi),
		       user))
			return 1;
	}
	lws_end_foreach_dll_safe(d, d1);

	return 0;
}

enum lws_threadpool_task_status
lws_threadpool_task_status_wsi(struct lws *wsi,
			       struct lws_threadpool_task **task, void **user)
{
	*task = lws_threadpool_get_task_wsi(wsi);
	if (!*task)
		return LWS_TP_STATUS_FINISHED;

	return lws_threadpool_task_status(*task, user);
}

int
lws_threadpool_dequeue(struct lws *wsi)
{
	struct lws_threadpool_task *t = lws_threadpool_get_task_wsi(wsi);

	return t ? lws_threadpool_dequeue_task(t) : 0;
}

/* -- for people -- */

static void
dump_list_locked(const struct lws_threadpool *tp, const lws_dll2_owner_t *o)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, o->head)
	{
		lwsl_cx_debug(tp->cx, "%s: task %s: status %d%s", tp->name,
			      task_of(d)->name, (int)task_of(d)->status,
			      task_of(d)->wsi ? "" : ", unbound");
	}
	lws_end_foreach_dll(d);
}

void
lws_threadpool_dump(struct lws_threadpool *tp)
{
	pthread_mutex_lock(&tp->lock);
	dump_list_locked(tp, &tp->queue);
	dump_list_locked(tp, &tp->running);
	dump_list_locked(tp, &tp->done);
	pthread_mutex_unlock(&tp->lock);
}

/* The newest first: of those that still wait none begins because an older one
 * has made room for it. */
static void
wsi_ended(struct lws *wsi)
{
	lws_dll2_owner_t *o = tasks_of(wsi);

	while (o && o->tail)
		lws_threadpool_dequeue_task(lws_container_of(
			o->tail, struct lws_threadpool_task, in_wsi));
}

const struct lws_subsystem_ops lws_subsystem_threadpool = {
	.name = "threadpool",
	.wsi_ended = wsi_ended,
};
