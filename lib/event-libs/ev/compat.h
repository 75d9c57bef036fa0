/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * libev's header, and its macros that our warnings do not like, as functions.
 */
#ifndef LWS_EVENT_LIBS_EV_COMPAT_H
#define LWS_EVENT_LIBS_EV_COMPAT_H

/* the part of it for watchers of libev's own embedding is not needed, and its
 * stubs for older versions are unused functions */
#define EV_COMPAT3 0
#include <ev.h>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wstrict-aliasing"
#endif

static inline void
lws_ev_io_set(ev_io *io, int fd, int events)
{
	ev_io_set(io, fd, events);
}

static inline void
lws_ev_io_init(ev_io *io, void (*cb)(struct ev_loop *loop, ev_io *io, int what),
	       int fd, int events)
{
	ev_io_init(io, cb, fd, events);
}

static inline void
lws_ev_timer_set(ev_timer *t, double secs)
{
	ev_timer_set(t, secs, 0.);
}

static inline void
lws_ev_timer_init(ev_timer *t,
		  void (*cb)(struct ev_loop *loop, ev_timer *t, int what))
{
	ev_timer_init(t, cb, 0., 0.);
}

static inline void
lws_ev_signal_init(ev_signal *s,
		   void (*cb)(struct ev_loop *loop, ev_signal *s, int what),
		   int signum)
{
	ev_signal_init(s, cb, signum);
}

#endif
