/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tasks in threads beside the service loop, for connections and streams whose
 * work takes long.
 */

#ifndef LWS_THREADPOOL_H
#define LWS_THREADPOOL_H

struct lws_threadpool;
struct lws_threadpool_task;

/** How far a task has come */
enum lws_threadpool_task_status {
	LWS_TP_STATUS_QUEUED = 0,   /**< it waits for a thread */
	LWS_TP_STATUS_RUNNING = 1,  /**< it runs */
	LWS_TP_STATUS_SYNCING = 2,  /**< it waits for the service thread */
	LWS_TP_STATUS_STOPPING = 3, /**< it is asked to stop */
	LWS_TP_STATUS_FINISHED = 4, /**< it is done */
	LWS_TP_STATUS_STOPPED = 5,  /**< it was stopped */
};

/** What a task wants */
enum lws_threadpool_task_return {
	LWS_TP_RETURN_CHECKING_IN = 0, /**< to be called again */
	/** to wait for lws_threadpool_task_sync() */
	LWS_TP_RETURN_SYNC = 1,
	LWS_TP_RETURN_FINISHED = 2, /**< nothing, it is done */
	LWS_TP_RETURN_STOPPED = 3,  /**< nothing, it was stopped */
	/** ORed to it: to go on without its connection */
	LWS_TP_RETURN_FLAG_OUTLIVE = 1 << 6,
};

/** Parameters of lws_threadpool_create() */
struct lws_threadpool_create_args {
	int threads;         /**< how many threads */
	int max_queue_depth; /**< tasks that may wait */
};

/** A task; copied */
struct lws_threadpool_task_args {
	struct lws_ss_handle *ss; /**< stream it is for, or NULL */
	struct lws *wsi;          /**< connection it is for, or NULL */
	void *user;               /**< the program's */
	const char *name;         /**< not used */
	char async_task;          /**< not used */
	/** does the work, on a thread of the pool: user, and RUNNING or
	 * STOPPING
	 */
	enum lws_threadpool_task_return (*task)(
		void *user, enum lws_threadpool_task_status s);
	/** frees user, once: the connection, NULL if it is gone, and user */
	void (*cleanup)(struct lws *wsi, void *user);
};

/** lws_threadpool_create() - start threads
 * \param context: the context, which must outlive the pool
 * \param args: how many
 * \param format: as printf(), the pool's name
 * \return the pool, or NULL if that failed
 */
LWS_VISIBLE LWS_EXTERN struct lws_threadpool *
lws_threadpool_create(struct lws_context *context,
		      const struct lws_threadpool_create_args *args,
		      const char *format, ...) LWS_FORMAT(3);

/** lws_threadpool_finish() - stop: no new tasks, those that wait become STOPPED
 * \param tp: the pool
 */
LWS_VISIBLE LWS_EXTERN void lws_threadpool_finish(struct lws_threadpool *tp);

/** lws_threadpool_destroy() - wait for the threads, and free all
 * \param tp: the pool
 */
LWS_VISIBLE LWS_EXTERN void lws_threadpool_destroy(struct lws_threadpool *tp);

/** lws_threadpool_enqueue() - give the pool a task
 * \param tp: the pool
 * \param args: the task
 * \param format: as printf(), its name
 * \return the task; NULL if there are too many, memory is short or the
 *	pool is finished
 *
 * Thread: the service thread of its connection. WRITEABLE of that tells when
 * the task has something.
 */
LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_enqueue(struct lws_threadpool *tp,
		       const struct lws_threadpool_task_args *args,
		       const char *format, ...) LWS_FORMAT(3);

/** lws_threadpool_dequeue() - lws_threadpool_dequeue_task() of a connection's
 * only task
 * \param wsi: the connection
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int
lws_threadpool_dequeue(struct lws *wsi) LWS_WARN_DEPRECATED;

/** lws_threadpool_dequeue_task() - a task is not wanted any more
 * \param task: the task, not to be touched after the call
 * \return 0
 *
 * One that waits is freed now; one that runs is asked to stop, and freed by
 * its thread.
 */
LWS_VISIBLE LWS_EXTERN int
lws_threadpool_dequeue_task(struct lws_threadpool_task *task);

/** lws_threadpool_task_status_wsi() - lws_threadpool_task_status() of a
 * connection's only task
 * \param wsi: the connection
 * \param task: out, the task
 * \param user: out, its user
 * \return its status
 */
LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status_wsi(struct lws *wsi,
			       struct lws_threadpool_task **task,
			       void **user) LWS_WARN_DEPRECATED;

/** lws_threadpool_task_status() - how far has it come?
 * \param task: the task; after FINISHED and STOPPED it is freed on
 *	return
 * \param user: out, its user
 * \return its status
 *
 * Thread: the service thread of its connection.
 */
LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status(struct lws_threadpool_task *task, void **user);

/** lws_threadpool_task_status_noreap() - lws_threadpool_task_status() that
 * frees nothing
 * \param task: the task
 * \return its status
 */
LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status_noreap(struct lws_threadpool_task *task);

/** lws_threadpool_task_sync() - a task that is SYNCING may go on
 * \param task: the task; NULL is let pass
 * \param stop: nonzero: it may not, but stop
 */
LWS_VISIBLE LWS_EXTERN void
lws_threadpool_task_sync(struct lws_threadpool_task *task, int stop);

/** lws_threadpool_dump() - log all tasks, in debug builds
 * \param tp: the pool
 */
LWS_VISIBLE LWS_EXTERN void lws_threadpool_dump(struct lws_threadpool *tp);

/** lws_threadpool_get_task_wsi() - first task of a connection
 * \param wsi: the connection
 * \return the task, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_get_task_wsi(struct lws *wsi);

#if defined(LWS_WITH_SECURE_STREAMS)
/** lws_threadpool_get_task_ss() - first task of a stream
 * \param ss: the stream
 * \return the task, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_get_task_ss(struct lws_ss_handle *ss);

#endif

/** lws_threadpool_foreach_task_wsi() - all tasks of a connection
 * \param wsi: the connection
 * \param user: second argument of cb
 * \param cb: called for each, under the pool's lock: no calls of the
 *	pool in there; nonzero stops it
 * \return 0, or 1 if it was stopped
 */
LWS_VISIBLE LWS_EXTERN int lws_threadpool_foreach_task_wsi(
	struct lws *wsi, void *user,
	int (*cb)(struct lws_threadpool_task *, void *));

#if defined(LWS_WITH_SECURE_STREAMS)
/** lws_threadpool_foreach_task_ss() - all tasks of a stream
 * \param ss: the stream
 * \param user: second argument of cb
 * \param cb: called for each, under the pool's lock: no calls of the
 *	pool in there; nonzero stops it
 * \return 0, or 1 if it was stopped
 */
LWS_VISIBLE LWS_EXTERN int
lws_threadpool_foreach_task_ss(struct lws_ss_handle *ss, void *user,
			       int (*cb)(struct lws_threadpool_task *, void *));

#endif

#endif
