/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What an event loop provides to the library, and what only event loops call
 * in it.
 *
 * Loops in plugins, loops built in and loops of programs
 * (info.event_lib_custom) use the same.
 */

#ifndef LWS_EVENTLIB_EXPORTS_H
#define LWS_EVENTLIB_EXPORTS_H

struct lws_context_per_thread;

/** Flags of a loop; the values are historical */
enum lws_event_lib_ops_flags {
	LELOF_ISPOLL = 1,        /**< it is the poll loop */
	LELOF_DESTROY_FINAL = 0, /**< none */
};

/** Second argument of lws_event_loop_ops.io */
enum {
	LWS_EV_READ = 1 << 0,  /**< about input */
	LWS_EV_WRITE = 1 << 1, /**< about output */
	LWS_EV_START = 1 << 2, /**< begin to watch */
	LWS_EV_STOP = 1 << 3,  /**< stop watching */
};

/** An event loop; NULL for what it has no need of, 0 as a result being success
 */
struct lws_event_loop_ops {
	const char *name; /**< for logs */
	/** a context is being created */
	int (*init_context)(struct lws_context *context,
			    const struct lws_context_creation_info *info);
	/** it is being destroyed; the loop has yet to close its handles */
	int (*destroy_context1)(struct lws_context *context);
	/** all are closed */
	int (*destroy_context2)(struct lws_context *context);
	/** a listener exists */
	int (*init_vhost_listen_wsi)(struct lws *wsi);
	/** a service thread begins: the loop it is given, or NULL for one of
	 * its own, and the thread's index
	 */
	int (*init_pt)(struct lws_context *context, void *loop, int tsi);
	/** a connection is over. Nonzero: the loop calls
	 * __lws_close_free_wsi_final() later
	 */
	int (*wsi_logical_close)(struct lws *wsi);
	/** nonzero: not yet */
	int (*check_client_connect_ok)(struct lws *wsi);
	/** close the connection's handle */
	void (*close_handle_manually)(struct lws *wsi);
	/** any other fd joins; io tells when to watch it */
	int (*sock_accept)(struct lws *wsi);
	/** what to watch: LWS_EV_START or LWS_EV_STOP with LWS_EV_READ and
	 * LWS_EV_WRITE
	 */
	void (*io)(struct lws *wsi, unsigned int flags);
	/** run the loop of a service thread until it is stopped */
	void (*run_pt)(struct lws_context *context, int tsi);
	/** a service thread ends */
	void (*destroy_pt)(struct lws_context *context, int tsi);
	/** a connection goes at once */
	void (*destroy_wsi)(struct lws *wsi);
	/** nonzero if the caller is not on the thread of that index */
	int (*foreign_thread)(struct lws_context *context, int tsi);
	/** serve connections with input that is buffered */
	int (*fake_POLLIN_override)(struct lws_context *context, int tsi);
	/** enum lws_event_lib_ops_flags */
	uint8_t flags;
	/** zeroed bytes for the loop in each context */
	uint16_t evlib_size_ctx;
	/** and in each service thread */
	uint16_t evlib_size_pt;
	uint16_t evlib_size_vh;  /**< and in each vhost */
	uint16_t evlib_size_wsi; /**< and in each connection */
};

/** A lock that its owner may take again */
struct lws_mutex_refcount {
	lws_plat_mutex_t lock;        /**< the lock */
	lws_plat_thread_t lock_owner; /**< who holds it */
	const char *last_lock_reason; /**< what for */
	char lock_depth;              /**< how often */
	char metadata;                /**< nonzero once it is usable */
};

#if defined(LWS_WITH_NETWORK)

/** lws_evlib_wsi_to_evlib_pt() - the loop's bytes in a connection's service
 * thread
 * \param wsi: the connection
 * \return evlib_size_pt bytes
 */
LWS_VISIBLE LWS_EXTERN void *lws_evlib_wsi_to_evlib_pt(struct lws *wsi);

/** lws_evlib_tsi_to_evlib_pt() - the loop's bytes in a service thread
 * \param ctx: the context
 * \param tsi: index of the service thread, from 0
 * \return evlib_size_pt bytes
 */
LWS_VISIBLE LWS_EXTERN void *lws_evlib_tsi_to_evlib_pt(struct lws_context *ctx,
						       int tsi);

/** lws_realloc() - the library's heap
 * \param ptr: block to resize, or NULL for a new one
 * \param size: bytes, 0 to free it
 * \param reason: what for
 * \return the block, or NULL if memory is short or size is 0
 */
LWS_VISIBLE LWS_EXTERN void *lws_realloc(void *ptr, size_t size,
					 const char *reason);

/** lws_vhost_destroy1() - first part of lws_vhost_destroy(): its listener and
 * its name go
 * \param vh: the vhost
 */
LWS_VISIBLE LWS_EXTERN void lws_vhost_destroy1(struct lws_vhost *vh);

/** lws_close_free_wsi() - close a connection now
 * \param wsi: the connection
 * \param reason: close status for ws, LWS_CLOSE_STATUS_NOSTATUS for
 *	none
 * \param caller: for logs
 *
 * All its callbacks are made before this returns; while one of them runs, when
 * that returns.
 */
LWS_VISIBLE LWS_EXTERN void lws_close_free_wsi(struct lws *wsi,
					       enum lws_close_status reason,
					       const char *caller);

/** lws_vhost_foreach_listen_wsi() - all listeners of a context
 * \param cx: the context
 * \param arg: second argument of cb
 * \param cb: called for each; nonzero stops it
 * \return 0, or what stopped it
 */
LWS_VISIBLE LWS_EXTERN int
lws_vhost_foreach_listen_wsi(struct lws_context *cx, void *arg,
			     lws_dll2_foreach_cb_t cb);

/** lws_service_do_ripe_rxflow() - deliver what was held up and may go on
 * \param pt: the service thread
 */
LWS_VISIBLE LWS_EXTERN void
lws_service_do_ripe_rxflow(struct lws_context_per_thread *pt);

#if !defined(_WIN32)
/** wsi_from_fd() - connection of an fd
 * \param context: the context
 * \param fd: the fd
 * \return the connection, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws *
wsi_from_fd(const struct lws_context *context, int fd);

#endif

/** _lws_plat_service_forced_tsi() - a pass that does not wait
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \return as lws_service()
 */
LWS_VISIBLE LWS_EXTERN int
_lws_plat_service_forced_tsi(struct lws_context *context, int tsi);

/** lws_context_destroy2() - second part of lws_context_destroy(): the loop has
 * closed its handles
 * \param context: the context, gone on return
 */
LWS_VISIBLE LWS_EXTERN void lws_context_destroy2(struct lws_context *context);

/** lws_destroy_event_pipe() - the connection that wakes a service thread goes
 * \param wsi: the connection
 */
LWS_VISIBLE LWS_EXTERN void lws_destroy_event_pipe(struct lws *wsi);

/** __lws_close_free_wsi_final() - free a connection whose handle is closed
 * \param wsi: the connection that wsi_logical_close kept
 */
LWS_VISIBLE LWS_EXTERN void __lws_close_free_wsi_final(struct lws *wsi);

/** lws_mutex_refcount_assert_held() - be sure that the caller holds a lock
 * \param mr: the lock
 */
LWS_VISIBLE LWS_EXTERN void
lws_mutex_refcount_assert_held(struct lws_mutex_refcount *mr);

/** lws_mutex_refcount_init() - make a lock usable
 * \param mr: the lock
 */
LWS_VISIBLE LWS_EXTERN void
lws_mutex_refcount_init(struct lws_mutex_refcount *mr);

/** lws_mutex_refcount_destroy() - undo lws_mutex_refcount_init()
 * \param mr: the lock, which nobody holds
 */
LWS_VISIBLE LWS_EXTERN void
lws_mutex_refcount_destroy(struct lws_mutex_refcount *mr);

/** lws_mutex_refcount_lock() - take a lock, or take it again
 * \param mr: the lock
 * \param reason: what for, static
 */
LWS_VISIBLE LWS_EXTERN void
lws_mutex_refcount_lock(struct lws_mutex_refcount *mr, const char *reason);

/** lws_mutex_refcount_unlock() - give it back as often as it was taken
 * \param mr: the lock
 */
LWS_VISIBLE LWS_EXTERN void
lws_mutex_refcount_unlock(struct lws_mutex_refcount *mr);

#endif

#endif
