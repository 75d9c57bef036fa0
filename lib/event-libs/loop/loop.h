/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the backends of event libraries (libuv, libevent, libev, glib, sdevent,
 * uloop) have in common. A backend says how its library watches a descriptor,
 * sets one alarm and runs (struct lws_loop_lib); loop.c makes of that what the
 * library is told by struct lws_event_loop_ops.
 *
 * One alarm a service thread is enough: after each call into the library it is
 * set to the next timer, or to now if there is work without an event. What
 * changes outside of such a call, from a callback of the loop that is not
 * ours, comes by the thread's wake-up descriptor, which is watched as all.
 *
 * It is compiled into each plugin, and calls nothing but the public API.
 */
#ifndef LWS_EVENT_LIBS_LOOP_H
#define LWS_EVENT_LIBS_LOOP_H

#include <libwebsockets.h>

#include <string.h>

struct lws_loop;

/** struct lws_loop_watch - a descriptor: a backend's bytes of a connection
 * begin with it. It moves with the descriptor from connection to connection. */
struct lws_loop_watch {
	struct lws_loop *loop; /* NULL: not watched */
	lws_dll2_t always;     /* loop->always: a file, which is always ready
				  and which kernels do not wait for */
	int fd;
	short events;    /* POLLIN, POLLOUT: what is asked for */
	uint8_t is_pipe; /* most libraries call its end readable */
};

/** struct lws_loop_lib - an event library, as its backend knows it */
struct lws_loop_lib {
	/** open() - the loop of a service thread
	 * \param given: the program's, or NULL: make one, and pass SIGINT and
	 *	SIGTERM to lws_loop_signal() if lws_loop_wants_signals()
	 * \return 0; -1 failed, said in words: close() comes */
	int (*open)(struct lws_loop *l, void *given);
	/** close() - also after an open() that failed halfway, or twice */
	void (*close)(struct lws_loop *l);
	/** attach() - begin with w->fd, to be watched for nothing yet
	 * \return 0, or -1 */
	int (*attach)(struct lws_loop_watch *w);
	/** change() - watch for w->events from now on, also for none
	 * \return 0, or -1 */
	int (*change)(struct lws_loop_watch *w);
	/** detach() - w->fd is about to be closed */
	void (*detach)(struct lws_loop_watch *w);
	/** alarm() - one lws_loop_alarm() in ms; -1: none. Replaces the one
	 * before */
	void (*alarm)(struct lws_loop *l, int ms);
	/** run() - until stop() */
	void (*run)(struct lws_loop *l);
	/** turn() - the loop once round; wait: until something is ready */
	void (*turn)(struct lws_loop *l, int wait);
	void (*stop)(struct lws_loop *l);
};

/** struct lws_loop - a backend's bytes of a service thread begin with it */
struct lws_loop {
	const struct lws_loop_lib *lib; /* NULL: not begun, or ended */
	struct lws_context *cx;
	lws_dll2_owner_t always; /* struct lws_loop_watch */
	lws_usec_t alarm_at;     /* 0: none is set */
	int tsi;
	uint8_t own;       /* it was made by open() */
	uint8_t in_rounds; /* each service call is one turn() */
	uint8_t has_signals;
};

/** lws_loop_init() - for init_pt()
 * \return 0, or -1 */
int lws_loop_init(struct lws_context *cx, void *given, int tsi,
		  const struct lws_loop_lib *lib);

/* members of struct lws_event_loop_ops that are the same for all */
void lws_loop_destroy_pt(struct lws_context *cx, int tsi);
int lws_loop_accept(struct lws *wsi);
void lws_loop_io(struct lws *wsi, unsigned int flags);
int lws_loop_logical_close(struct lws *wsi);
void lws_loop_close_handle(struct lws *wsi);
void lws_loop_run_pt(struct lws_context *cx, int tsi);

#define LWS_LOOP_OPS                                                           \
	.sock_accept = lws_loop_accept,                                        \
	.init_vhost_listen_wsi = lws_loop_accept, .io = lws_loop_io,           \
	.wsi_logical_close = lws_loop_logical_close,                           \
	.close_handle_manually = lws_loop_close_handle,                        \
	.run_pt = lws_loop_run_pt, .destroy_pt = lws_loop_destroy_pt

#define LWS_LOOP_PLUGIN(symbol)                                                \
	{                                                                      \
#symbol, "lws_evlib_plugin", LWS_BUILD_HASH,                   \
			LWS_PLUGIN_API_MAGIC                                   \
	}

/* what backends call; the loop may have ended on return, and if it is the
 * program's, its context may be gone: nothing of it is to be touched */

/** lws_loop_ready() - w->fd is ready
 * \param revents: POLLIN, POLLOUT, POLLERR, POLLHUP */
void lws_loop_ready(struct lws_loop_watch *w, short revents);

/** lws_loop_alarm() - the alarm that was set is due */
void lws_loop_alarm(struct lws_loop *l);

/** lws_loop_signal() - a signal has come
 * \param handle: the library's, for info.signal_cb */
void lws_loop_signal(struct lws_loop *l, void *handle, int signum);

/** lws_loop_wants_signals() - 1: of all loops this is the one whose open() is
 * to watch SIGINT and SIGTERM */
int lws_loop_wants_signals(const struct lws_loop *l);

/** lws_loop_take_signals() - for libraries of which only one loop of a process
 * may watch signals
 * \return 1: it is this one, until it is destroyed; 0: another has them */
int lws_loop_take_signals(struct lws_loop *l);

/** lws_loop_closing() - no more of the library from now on; backends whose
 * handles close later call it before */
void lws_loop_closing(struct lws_loop *l);

static inline struct lws_loop *
lws_loop_of(struct lws_context *cx, int tsi)
{
	return lws_evlib_tsi_to_evlib_pt(cx, tsi);
}

#endif
