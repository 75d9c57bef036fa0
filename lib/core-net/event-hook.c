/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The seam to loops of other libraries (struct lws_event_loop_ops): what they
 * are told, and what they may call. With our own wait there is nothing to tell.
 */
#include "core-net/inside.h"

/* by contract: the options, and the names by which plugins are found */
static const struct {
	uint64_t option;
	const char *name;
} loops[] = {
	{ LWS_SERVER_OPTION_LIBUV, "evlib_uv" },
	{ LWS_SERVER_OPTION_LIBEVENT, "evlib_event" },
	{ LWS_SERVER_OPTION_GLIB, "evlib_glib" },
	{ LWS_SERVER_OPTION_LIBEV, "evlib_ev" },
	{ LWS_SERVER_OPTION_SDEVENT, "evlib_sd" },
	{ LWS_SERVER_OPTION_ULOOP, "evlib_uloop" },
};

static const lws_plugin_evlib_t *
evlib_by_name(const char *name)
{
	unsigned int n;

	for (n = 0; lws_registry_evlibs[n]; n++)
		if (!strcmp(lws_registry_evlibs[n]->hdr.name, name))
			return lws_registry_evlibs[n];

	return lws_evlib_load(name);
}

static const char *
named_by_options(const struct lws_context *cx)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(loops); n++)
		if (lws_check_opt(cx->options, loops[n].option))
			return loops[n].name;

	return NULL;
}

/* A program that has chosen none and knows nothing of it: by the environment,
 * and each of its service calls is one round, as it expects. */
static const char *
named_by_environment(struct lws_context *cx, char *buf, size_t len)
{
	const char *word = lws_event_loop_of_environment();

	if (!word)
		return NULL;
	lws_snprintf(buf, len, "evlib_%s", word);
	cx->in_rounds = 1;

	return buf;
}

int
lws_event_loop_choose(struct lws_context *cx,
		      const struct lws_context_creation_info *info)
{
	const lws_plugin_evlib_t *e = info->event_lib_custom;
	const char *name = NULL;
	char buf[32];

	if (!e)
		name = named_by_options(cx);
	if (!e && !name)
		name = named_by_environment(cx, buf, sizeof(buf));
	if (name)
		e = evlib_by_name(name);
	if (name && !e) {
		lwsl_cx_err(cx,
			    "the event library %s is asked for, and is neither "
			    "in this build nor found as a plugin",
			    name);
		return -1;
	}
	if (e)
		cx->ev = e->ops;

	return 0;
}

static int
wants_evlib_bytes(struct lws *wsi, size_t size)
{
	struct lws_wsi_extra *x;

	if (!size)
		return 0;
	x = lws_wsi_extra(wsi);
	if (!x)
		return -1;
	if (!x->evlib)
		x->evlib = lws_zalloc(size, "evlib wsi");

	return x->evlib ? 0 : -1;
}

int
lws_ev_accept(struct lws *wsi)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;
	int (*fn)(struct lws * wsi);

	if (!ev)
		return 0;
	if (wants_evlib_bytes(wsi, ev->evlib_size_wsi))
		return -1;
	fn = wsi->role && wsi->role->is_descriptor &&
			     ev->init_vhost_listen_wsi && wsi->vhost
		     ? ev->init_vhost_listen_wsi
		     : ev->sock_accept;

	if (!fn || !fn(wsi))
		return 0;
	/* what it has not taken it has no bytes of */
	if (wsi->extra)
		lws_free_set_NULL(wsi->extra->evlib);

	return -1;
}

void
lws_ev_io(struct lws *wsi, unsigned int flags)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;

	if (ev && ev->io)
		ev->io(wsi, flags);
}

static void
let_go(struct lws *wsi)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;

	if (ev->close_handle_manually)
		ev->close_handle_manually(wsi);
	else if (ev->wsi_logical_close)
		(void)ev->wsi_logical_close(wsi);
}

/* The descriptor is not the wsi's any more, though the wsi goes on: who watches
 * it has to forget it now, since its number may be another's in a moment. */
void
lws_ev_release(struct lws *wsi)
{
	/* lws_close_finish() says it */
	if (lws_cx(wsi)->ev && wsi->phase != LWS_PHASE_FINISHED)
		let_go(wsi);
}

void
lws_ev_forget(struct lws *wsi)
{
	if (wsi->extra && wsi->extra->evlib)
		let_go(wsi);
}

/* What a loop keeps in its bytes of a wsi is about the descriptor, so they go
 * with it and nobody need stop to watch: libuv could not, since closing a
 * handle takes its descriptor out of the kernel's set, whoever has it by then.
 * Returns 1 if that was done. */
int
lws_ev_move(struct lws *from, struct lws *to)
{
	const struct lws_event_loop_ops *ev = lws_cx(from)->ev;

	if (!ev)
		return 1;
	if (!ev->evlib_size_wsi || !lws_wsi_extra(to))
		return 0;
	lws_free(to->extra->evlib);
	to->extra->evlib = from->extra->evlib;
	from->extra->evlib = NULL;

	return 1;
}

void
lws_ev_timer_added(struct lws_context_per_thread *pt)
{
	/* a pass looks at its timers before it ends */
	if (!pt->cx->ev || lws_pass_is_mine(pt) || pt->loop_told)
		return;
	pt->loop_told = 1;
	lws_plat_wake_up(&pt->wake);
}

/* -- what loops ask -- */

void *
lws_x_evlib_wsi(struct lws *wsi)
{
	return wsi->extra ? wsi->extra->evlib : NULL;
}

int
lws_x_evlib_is_over(struct lws_context *cx)
{
	return lws_context_is_being_destroyed(cx) ||
	       atomic_load_explicit(&cx->loop_exit, memory_order_relaxed);
}

int
lws_x_evlib_round(struct lws_context *cx, int tsi, int *ms)
{
	*ms = cx->pt[tsi].round_ms;

	return cx->in_rounds;
}

void
lws_x_evlib_signal(struct lws_context *cx, void *handle, int signum)
{
	if (cx->signal_cb) {
		cx->signal_cb(handle, signum);
		return;
	}
	lwsl_cx_notice(cx, "signal %d: the context ends", signum);
	lws_context_destroy(cx);
}

void *
lws_evlib_wsi_to_evlib_pt(struct lws *wsi)
{
	return wsi->pt->evlib;
}

void *
lws_evlib_tsi_to_evlib_pt(struct lws_context *ctx, int tsi)
{
	return ctx->pt[tsi].evlib;
}
