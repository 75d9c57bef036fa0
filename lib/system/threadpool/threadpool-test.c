/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tasks at every state: waiting, running, syncing, done; each of them met by
 * the end of its connection, by dequeue, finish and destroy. Runs under the
 * thread sanitizer too.
 */
#include "core-net/core-net.h"

#include "recorder-pair.h"

static struct lws_threadpool *tp;

/* what a task does, and what was done with it */
struct job {
	enum lws_threadpool_task_return then;
	atomic_int may_go; /* 0: the task waits in its function */
	atomic_int runs, stops, cleanups;
	struct lws *cleaned_with;
	enum lws_threadpool_task_return after_sync;
};

static enum lws_threadpool_task_return
work(void *user, enum lws_threadpool_task_status s)
{
	struct job *j = user;

	if (s == LWS_TP_STATUS_STOPPING) {
		atomic_fetch_add(&j->stops, 1);
		return LWS_TP_RETURN_STOPPED;
	}
	atomic_fetch_add(&j->runs, 1);
	while (!atomic_load(&j->may_go))
		usleep(100);
	if (atomic_load(&j->runs) > 1 && j->after_sync)
		return j->after_sync;

	return j->then;
}

static void
clean(struct lws *w, void *user)
{
	struct job *j = user;

	j->cleaned_with = w;
	atomic_fetch_add(&j->cleanups, 1);
}

static struct lws_threadpool_task *
give(struct job *j)
{
	struct lws_threadpool_task_args a;

	memset(&a, 0, sizeof(a));
	a.wsi = wsi;
	a.user = j;
	a.task = work;
	a.cleanup = clean;

	return lws_threadpool_enqueue(tp, &a, "job %d", 1);
}

static void
pool(int threads, int depth)
{
	struct lws_threadpool_create_args a = { threads, depth };

	tp = lws_threadpool_create(cx, &a, "pool");
	assert_non_null(tp);
}

static void
until(atomic_int *n, int count)
{
	int tries;

	for (tries = 0; atomic_load(n) < count && tries < 50000; tries++)
		usleep(100);
	assert_int_equal(atomic_load(n), count);
}

static void
until_status(struct lws_threadpool_task *t, enum lws_threadpool_task_status s)
{
	int tries;

	for (tries = 0;
	     lws_threadpool_task_status_noreap(t) != s && tries < 50000;
	     tries++)
		usleep(100);
	assert_int_equal(lws_threadpool_task_status_noreap(t), s);
}

static int writeables;

static int
count_writeable(struct lws *w, enum lws_callback_reasons reason, void *in,
		size_t len)
{
	(void)w;
	(void)in;
	(void)len;
	writeables += reason == LWS_CALLBACK_RAW_WRITEABLE;

	return 0;
}

/* -- tests -- */

static void
a_task_runs_and_its_connection_hears_of_it(void **state)
{
	struct job j = { .then = LWS_TP_RETURN_FINISHED };
	struct lws_threadpool_task *t;
	void *user = NULL;

	(void)state;
	rec.quiet = 1;
	pool(1, 4);
	writeables = 0;
	rec.hook = count_writeable;
	t = give(&j);
	assert_non_null(t);
	assert_ptr_equal(lws_threadpool_get_task_wsi(wsi), t);
	until(&j.runs, 1);
	assert_int_equal(lws_threadpool_task_status(t, &user),
			 LWS_TP_STATUS_RUNNING);
	assert_ptr_equal(user, &j);
	atomic_store(&j.may_go, 1);
	until_status(t, LWS_TP_STATUS_FINISHED);
	while (!writeables)
		lws_service(cx, 0);
	assert_int_equal(atomic_load(&j.cleanups), 0);
	assert_int_equal(lws_threadpool_task_status(t, &user),
			 LWS_TP_STATUS_FINISHED);
	assert_int_equal(atomic_load(&j.cleanups), 1);
	assert_ptr_equal(j.cleaned_with, wsi);
	assert_null(lws_threadpool_get_task_wsi(wsi));
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.cleanups), 1);
}

static void
the_queue_has_its_limit(void **state)
{
	struct job j[4] = { 0 };
	int n;

	(void)state;
	pool(1, 2);
	for (n = 0; n < 4; n++)
		j[n].then = LWS_TP_RETURN_FINISHED;
	assert_non_null(give(&j[0]));
	until(&j[0].runs, 1);
	assert_non_null(give(&j[1]));
	assert_non_null(give(&j[2]));
	assert_null(give(&j[3]));
	lws_threadpool_finish(tp);
	assert_null(give(&j[3]));
	for (n = 0; n < 3; n++)
		atomic_store(&j[n].may_go, 1);
	lws_threadpool_destroy(tp);
	/* all that waited were stopped, each is cleaned once */
	for (n = 0; n < 3; n++)
		assert_int_equal(atomic_load(&j[n].cleanups), 1);
	assert_int_equal(atomic_load(&j[1].runs), 0);
	assert_int_equal(atomic_load(&j[2].runs), 0);
	assert_int_equal(atomic_load(&j[3].cleanups), 0);
}

static void
sync_waits_for_its_connection(void **state)
{
	struct job j = { .then = LWS_TP_RETURN_SYNC,
			 .may_go = 1,
			 .after_sync = LWS_TP_RETURN_FINISHED };
	struct lws_threadpool_task *t;
	void *user;

	(void)state;
	pool(2, 4);
	t = give(&j);
	until_status(t, LWS_TP_STATUS_SYNCING);
	assert_int_equal(atomic_load(&j.runs), 1);
	lws_threadpool_task_sync(NULL, 0);
	lws_threadpool_task_sync(t, 0);
	until_status(t, LWS_TP_STATUS_FINISHED);
	assert_int_equal(lws_threadpool_task_status(t, &user),
			 LWS_TP_STATUS_FINISHED);
	assert_int_equal(atomic_load(&j.runs), 2);

	/* and with "stop" it gets no more than the chance to tidy up */
	memset(&j, 0, sizeof(j));
	j.then = LWS_TP_RETURN_SYNC;
	atomic_store(&j.may_go, 1);
	t = give(&j);
	until_status(t, LWS_TP_STATUS_SYNCING);
	lws_threadpool_task_sync(t, 1);
	until_status(t, LWS_TP_STATUS_STOPPED);
	assert_int_equal(atomic_load(&j.stops), 1);
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.cleanups), 1);
}

static void
connection_ends_while_its_tasks_wait_run_and_sync(void **state)
{
	struct job run = { .then = LWS_TP_RETURN_FINISHED };
	struct job sync = { .then = LWS_TP_RETURN_SYNC, .may_go = 1 };
	struct job wait = { .then = LWS_TP_RETURN_FINISHED, .may_go = 1 };
	struct lws_threadpool_task *t;

	(void)state;
	pool(2, 4);
	assert_non_null(give(&run));
	until(&run.runs, 1);
	t = give(&sync);
	until_status(t, LWS_TP_STATUS_SYNCING);
	assert_non_null(give(&wait));
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	/* what had not begun never does */
	assert_int_equal(atomic_load(&wait.cleanups), 1);
	assert_int_equal(atomic_load(&wait.runs), 0);
	until(&sync.cleanups, 1);
	assert_int_equal(atomic_load(&sync.stops), 1);
	assert_int_equal(atomic_load(&run.cleanups), 0);
	atomic_store(&run.may_go, 1);
	until(&run.cleanups, 1);
	assert_null(run.cleaned_with);
	assert_null(sync.cleaned_with);
	lws_threadpool_destroy(tp);
}

static void
a_task_may_outlive_its_connection(void **state)
{
	struct job j = { .then = (enum lws_threadpool_task_return)(
				 LWS_TP_RETURN_CHECKING_IN |
				 LWS_TP_RETURN_FLAG_OUTLIVE),
			 .may_go = 1 };
	int before;

	(void)state;
	pool(1, 4);
	assert_non_null(give(&j));
	while (!atomic_load(&j.runs))
		usleep(100);
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	before = atomic_load(&j.runs);
	while (atomic_load(&j.runs) < before + 10)
		usleep(100);
	assert_int_equal(atomic_load(&j.stops), 0);
	assert_int_equal(atomic_load(&j.cleanups), 0);
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.stops), 1);
	assert_int_equal(atomic_load(&j.cleanups), 1);
}

static void
dequeue_at_each_state(void **state)
{
	struct job run = { .then = LWS_TP_RETURN_FINISHED };
	struct job wait = { .then = LWS_TP_RETURN_FINISHED };
	struct job over = { .then = LWS_TP_RETURN_FINISHED, .may_go = 1 };
	struct lws_threadpool_task *t;

	(void)state;
	pool(1, 4);
	t = give(&over);
	until_status(t, LWS_TP_STATUS_FINISHED);
	lws_threadpool_dequeue_task(t);
	assert_int_equal(atomic_load(&over.cleanups), 1);
	t = give(&run);
	until(&run.runs, 1);
	lws_threadpool_dequeue_task(give(&wait));
	assert_int_equal(atomic_load(&wait.cleanups), 1);
	assert_ptr_equal(wait.cleaned_with, wsi);
	lws_threadpool_dequeue_task(t);
	assert_int_equal(atomic_load(&run.cleanups), 0);
	atomic_store(&run.may_go, 1);
	until(&run.cleanups, 1);
	assert_null(run.cleaned_with);
	lws_threadpool_destroy(tp);
}

static void
destroy_while_a_task_syncs(void **state)
{
	struct job j = { .then = LWS_TP_RETURN_SYNC, .may_go = 1 };

	(void)state;
	pool(1, 1);
	until_status(give(&j), LWS_TP_STATUS_SYNCING);
	lws_threadpool_dump(tp);
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.stops), 1);
	assert_int_equal(atomic_load(&j.cleanups), 1);
	assert_null(lws_threadpool_get_task_wsi(wsi));
}

static int
make_and_give(void)
{
	struct lws_threadpool_create_args a = { 1, 2 };
	struct job j = { .then = LWS_TP_RETURN_FINISHED, .may_go = 1 };
	int r;

	tp = lws_threadpool_create(cx, &a, "pool");
	if (!tp)
		return -1;
	r = give(&j) ? 0 : -1;
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.cleanups), !r);

	return r;
}

static void
out_of_memory(void **state)
{
	(void)state;
	assert_non_null(lws_wsi_extra(wsi));
	unit_oom_sweep(make_and_give);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_task_runs_and_its_connection_hears_of_it),
		T(the_queue_has_its_limit),
		T(sync_waits_for_its_connection),
		T(connection_ends_while_its_tasks_wait_run_and_sync),
		T(a_task_may_outlive_its_connection),
		T(dequeue_at_each_state),
		T(destroy_while_a_task_syncs),
		T(out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
