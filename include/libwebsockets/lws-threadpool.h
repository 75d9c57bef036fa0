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

enum lws_threadpool_task_status {
	LWS_TP_STATUS_QUEUED = 0,
	LWS_TP_STATUS_RUNNING = 1,
	LWS_TP_STATUS_SYNCING = 2,
	LWS_TP_STATUS_STOPPING = 3,
	LWS_TP_STATUS_FINISHED = 4,
	LWS_TP_STATUS_STOPPED = 5,
};

enum lws_threadpool_task_return {
	LWS_TP_RETURN_CHECKING_IN = 0,
	LWS_TP_RETURN_SYNC = 1,
	LWS_TP_RETURN_FINISHED = 2,
	LWS_TP_RETURN_STOPPED = 3,
	LWS_TP_RETURN_FLAG_OUTLIVE = 64,
};

struct lws_threadpool_create_args {
	int threads;
	int max_queue_depth;
};

struct lws_threadpool_task_args {
	struct lws_ss_handle *ss;
	struct lws *wsi;
	void *user;
	const char *name;
	char async_task;
	enum lws_threadpool_task_return (*task)(
		void *, enum lws_threadpool_task_status);
	void (*cleanup)(struct lws *, void *);
};

LWS_VISIBLE LWS_EXTERN struct lws_threadpool *
lws_threadpool_create(struct lws_context *context,
		      const struct lws_threadpool_create_args *args,
		      const char *format, ...) LWS_FORMAT(3);

LWS_VISIBLE LWS_EXTERN void lws_threadpool_finish(struct lws_threadpool *tp);

LWS_VISIBLE LWS_EXTERN void lws_threadpool_destroy(struct lws_threadpool *tp);

LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_enqueue(struct lws_threadpool *tp,
		       const struct lws_threadpool_task_args *args,
		       const char *format, ...) LWS_FORMAT(3);

LWS_VISIBLE LWS_EXTERN int
lws_threadpool_dequeue(struct lws *wsi) LWS_WARN_DEPRECATED;

LWS_VISIBLE LWS_EXTERN int
lws_threadpool_dequeue_task(struct lws_threadpool_task *task);

LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status_wsi(struct lws *wsi,
			       struct lws_threadpool_task **task,
			       void **user) LWS_WARN_DEPRECATED;

LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status(struct lws_threadpool_task *task, void **user);

LWS_VISIBLE LWS_EXTERN enum lws_threadpool_task_status
lws_threadpool_task_status_noreap(struct lws_threadpool_task *task);

LWS_VISIBLE LWS_EXTERN void
lws_threadpool_task_sync(struct lws_threadpool_task *task, int stop);

LWS_VISIBLE LWS_EXTERN void lws_threadpool_dump(struct lws_threadpool *tp);

LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_get_task_wsi(struct lws *wsi);

#if defined(LWS_WITH_SECURE_STREAMS)
LWS_VISIBLE LWS_EXTERN struct lws_threadpool_task *
lws_threadpool_get_task_ss(struct lws_ss_handle *ss);

#endif

LWS_VISIBLE LWS_EXTERN int lws_threadpool_foreach_task_wsi(
	struct lws *wsi, void *user,
	int (*cb)(struct lws_threadpool_task *, void *));

#if defined(LWS_WITH_SECURE_STREAMS)
LWS_VISIBLE LWS_EXTERN int
lws_threadpool_foreach_task_ss(struct lws_ss_handle *ss, void *user,
			       int (*cb)(struct lws_threadpool_task *, void *));

#endif

#endif
