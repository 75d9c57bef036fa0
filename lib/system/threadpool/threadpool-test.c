/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tasks at every state: waiting, running, syncing, done; each of them met by
 * the end of its connection, by dequeue, finish and destroy. Runs under the
 * thread sanitizer too.
 */
#include "system/threadpool/threadpool.h"

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
give_for(struct lws *w, struct job *j)
{
	struct lws_threadpool_task_args a;

	memset(&a, 0, sizeof(a));
	a.wsi = w;
	a.user = j;
	a.task = work;
	a.cleanup = clean;

	return lws_threadpool_enqueue(tp, &a, "job %d", 1);
}

static struct lws_threadpool_task *
give(struct job *j)
{
	return give_for(wsi, j);
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

static void
a_sync_that_nobody_answers_ends(void **state)
{
	struct job j = { .then = LWS_TP_RETURN_SYNC, .may_go = 1 };
	struct lws_threadpool_task *t;
	void *user;

	(void)state;
	rec.quiet = 1;
	writeables = 0;
	rec.hook = count_writeable;
	pool(1, 1);
	lws_threadpool_sync_us(tp, 1000);
	t = give(&j);
	while (lws_threadpool_task_status_noreap(t) != LWS_TP_STATUS_STOPPED)
		lws_service(cx, 1);
	/* it has asked again and again, then had its chance to tidy up */
	assert_true(writeables > 1);
	assert_int_equal(atomic_load(&j.runs), 1);
	assert_int_equal(atomic_load(&j.stops), 1);
	assert_int_equal(lws_threadpool_task_status(t, &user),
			 LWS_TP_STATUS_STOPPED);
	assert_int_equal(atomic_load(&j.cleanups), 1);
	lws_threadpool_destroy(tp);
}

static void
without_its_connection_sync_is_checking_in(void **state)
{
	struct job j = { .then = (enum lws_threadpool_task_return)(
				 LWS_TP_RETURN_SYNC |
				 LWS_TP_RETURN_FLAG_OUTLIVE),
			 .may_go = 1 };

	(void)state;
	pool(1, 1);
	until_status(give(&j), LWS_TP_STATUS_SYNCING);
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	while (atomic_load(&j.runs) < 10)
		usleep(100);
	assert_int_equal(atomic_load(&j.stops), 0);
	lws_threadpool_destroy(tp);
	assert_int_equal(atomic_load(&j.stops), 1);
	assert_int_equal(atomic_load(&j.cleanups), 1);
	assert_null(j.cleaned_with);
}

/* whatever kind of connection it is */
static void
a_file_that_closes_lets_go_of_its_tasks(void **state)
{
	struct job j = { .then = LWS_TP_RETURN_SYNC, .may_go = 1 };
	struct lws *w;
	int p[2];

	(void)state;
	pool(1, 1);
	assert_int_equal(pipe(p), 0);
	w = rec_adopt(cx, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL);
	assert_non_null(w);
	until_status(give_for(w, &j), LWS_TP_STATUS_SYNCING);
	lws_set_timeout(w, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	until(&j.cleanups, 1);
	assert_int_equal(atomic_load(&j.stops), 1);
	lws_threadpool_destroy(tp);
	close(p[1]);
}

static int
count_tasks(struct lws_threadpool_task *t, void *user)
{
	assert_non_null(t);

	return ++*(int *)user == 2;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void
tasks_are_found_by_their_connection(void **state)
{
	struct job j[3] = { { .then = LWS_TP_RETURN_FINISHED },
			    { .then = LWS_TP_RETURN_FINISHED },
			    { .then = LWS_TP_RETURN_FINISHED } };
	struct lws_threadpool_task *t, *first;
	int n = 0;
	void *user;

	(void)state;
	pool(1, 3);
	assert_int_equal(lws_threadpool_task_status_wsi(wsi, &t, &user),
			 LWS_TP_STATUS_FINISHED);
	assert_null(t);
	assert_int_equal(lws_threadpool_dequeue(wsi), 0);
	assert_int_equal(lws_threadpool_foreach_task_wsi(wsi, &n, count_tasks),
			 0);
	first = give(&j[0]);
	until(&j[0].runs, 1);
	assert_non_null(give(&j[1]));
	assert_int_equal(lws_threadpool_task_status_wsi(wsi, &t, &user),
			 LWS_TP_STATUS_RUNNING);
	assert_ptr_equal(t, first);
	assert_ptr_equal(user, &j[0]);
	assert_int_equal(lws_threadpool_foreach_task_wsi(wsi, &n, count_tasks),
			 1);
	assert_int_equal(n, 2);
	/* the first: it runs, so its worker ends it */
	assert_int_equal(lws_threadpool_dequeue(wsi), 0);
	assert_int_equal(lws_threadpool_dequeue(wsi), 0);
	assert_int_equal(atomic_load(&j[1].cleanups), 1);
	assert_null(lws_threadpool_get_task_wsi(wsi));
	atomic_store(&j[0].may_go, 1);
	until(&j[0].cleanups, 1);
	lws_threadpool_destroy(tp);
}

#pragma GCC diagnostic pop

static void
what_cannot_be_is_refused(void **state)
{
	struct lws_threadpool_create_args a = { 0, 1 };
	struct lws_threadpool_task_args none;
	struct job j = { 0 };

	(void)state;
	assert_null(lws_threadpool_create(cx, &a, "no threads"));
	a.threads = 1;
	a.max_queue_depth = 0;
	assert_null(lws_threadpool_create(cx, &a, "no queue"));
	pool(1, 1);
	assert_null(give_for(NULL, &j));
	memset(&none, 0, sizeof(none));
	none.wsi = wsi;
	assert_null(lws_threadpool_enqueue(tp, &none, "no function"));
	assert_int_equal(atomic_load(&j.cleanups), 0);
	lws_threadpool_destroy(tp);
	lws_threadpool_destroy(NULL);
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
		T(a_sync_that_nobody_answers_ends),
		T(without_its_connection_sync_is_checking_in),
		T(a_file_that_closes_lets_go_of_its_tasks),
		T(tasks_are_found_by_their_connection),
		T(what_cannot_be_is_refused),
		T(out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
