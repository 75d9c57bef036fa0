/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Vhosts: made with a context or at run time, and destroyed at any moment.
 * Destroying only marks: the vhost is no longer found, its listeners are handed
 * over or closed, its connections are closed in their turns; the last of them
 * takes the vhost with it. Lists of connections are per service thread; with
 * several threads the vhost's lock guards them.
 */
#include "core-net/inside.h"

void
lws_vhost_lock(struct lws_vhost *vh)
{
	if (vh->cx->count_threads > 1)
		pthread_mutex_lock(&vh->lock);
}

void
lws_vhost_unlock(struct lws_vhost *vh)
{
	if (vh->cx->count_threads > 1)
		pthread_mutex_unlock(&vh->lock);
}

/* -- connections of a vhost -- */

void
lws_vhost_bind_wsi(struct lws_vhost *vh, struct lws *wsi)
{
	wsi->vhost = vh;
	atomic_fetch_add(&vh->wsi_count, 1);
	lws_vhost_lock(vh);
	lws_dll2_add_tail(&wsi->in_vhost, &vh->threads[wsi->pt->tsi].wsis);
	lws_vhost_unlock(vh);
}

void
lws_vhost_unbind_wsi(struct lws *wsi)
{
	struct lws_vhost *vh = wsi->vhost;

	if (!vh)
		return;
	lws_vhost_lock(vh);
	lws_dll2_remove(&wsi->in_vhost);
	lws_dll2_remove(&wsi->in_protocol);
	lws_vhost_unlock(vh);
	wsi->vhost = NULL;
	/* the last one of a dying vhost: its memory goes at a pass' end, where
	 * nobody can be using it */
	if (atomic_fetch_sub(&vh->wsi_count, 1) == 1 && vh->destroying)
		atomic_fetch_or(&vh->cx->destroying, LWS_DESTROY_VHOSTS);
}

void
lws_vhost_move_wsi(struct lws *wsi, struct lws_vhost *to)
{
	struct lws_vhost *from = wsi->vhost;

	lws_vhost_lock(from);
	lws_dll2_remove(&wsi->in_vhost);
	lws_dll2_remove(&wsi->in_protocol);
	lws_vhost_unlock(from);
	lws_vhost_bind_wsi(to, wsi);
	if (atomic_fetch_sub(&from->wsi_count, 1) == 1 && from->destroying)
		atomic_fetch_or(&from->cx->destroying, LWS_DESTROY_VHOSTS);
}

static void
close_one(struct lws *wsi)
{
	if (lws_thread_is_foreign(wsi->pt))
		lws_mailbox_post(wsi, LWS_MAIL_CLOSE);
	else
		lws_close_mark(wsi, LWS_CLOSE_NOW, "vhost destroyed");
}

void
lws_vhost_close_all(struct lws_vhost *vh)
{
	int t;

	lws_vhost_lock(vh);
	for (t = 0; t < vh->cx->count_threads; t++)
		lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1,
					   vh->threads[t].wsis.head)
		{
			close_one(lws_container_of(d, struct lws, in_vhost));
		}
	lws_end_foreach_dll_safe(d, d1);
	lws_vhost_unlock(vh);
}

/* -- making -- */

static void
take_info(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	vh->iface = info->iface;
	vh->pvo = info->pvo;
	vh->mounts = info->mounts;
	vh->headers = info->headers;
	vh->error_document_404 = info->error_document_404;
	vh->user = info->user;
	vh->finalize = info->finalize;
	vh->finalize_arg = info->finalize_arg;
	vh->options = info->options;
	vh->port = info->port;
	vh->listen_role = info->listen_accept_role;
	vh->listen_protocol = info->listen_accept_protocol;
	vh->keepalive_secs =
		info->keepalive_timeout ? info->keepalive_timeout : 5;
	vh->ka_time = info->ka_time;
	vh->ka_probes = info->ka_probes;
	vh->ka_interval = info->ka_interval;
	vh->fo_queue = info->fo_listen_queue;
	vh->ah_idle_secs =
		info->timeout_secs_ah_idle ? info->timeout_secs_ah_idle : 10;
	vh->connect_timeout_secs =
		info->connect_timeout_secs ? info->connect_timeout_secs : 20;
	vh->bind_device = !!info->bind_iface;
	vh->unix_perms = info->unix_socket_perms;
	vh->retry = info->retry_and_idle_policy ? info->retry_and_idle_policy
						: vh->cx->retry;
}

static int
make_tag(struct lws_vhost *vh)
{
	char buf[256];
	int n;

	n = lws_snprintf(buf, sizeof(buf), "[vh|%u|%s|%s|%s|%d]",
			 atomic_fetch_add(&vh->cx->next_id, 1) + 1,
			 vh->cx->name ? vh->cx->name : "", vh->name,
			 vh->iface ? vh->iface : "", vh->port);
	(void)n; /* a longer name is cut: it is for people */
	vh->tag = lws_strdup_why(buf, "vhost tag");

	return vh->tag ? 0 : -1;
}

static int
take_listen_fd(struct lws_vhost *vh,
	       const struct lws_context_creation_info *info)
{
	vh->inherited_fd = -1;
	if (!info->vh_listen_sockfd)
		return 0;
	vh->inherited_fd = dup(info->vh_listen_sockfd);
	if (vh->inherited_fd < 0 ||
	    lws_plat_set_nonblocking(vh->inherited_fd)) {
		lwsl_vhost_err(vh, "listen descriptor %d cannot be used: %s",
			       info->vh_listen_sockfd, strerror(errno));
		return -1;
	}

	return 0;
}

static int
init_roles(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->vhost_init &&
		    lws_registry_roles[n]->vhost_init(vh, info))
			return -1;

	return 0;
}

static void
fini_roles(struct lws_vhost *vh)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->vhost_fini)
			lws_registry_roles[n]->vhost_fini(vh);
}

static void
free_vhost(struct lws_vhost *vh)
{
	if (vh->inherited_fd >= 0)
		lws_plat_close(vh->inherited_fd);
	lws_sul_cancel(&vh->sul_listen_retry);
	if (vh->log_cx)
		lwsl_refcount_cx(vh->log_cx, -1);
	lws_fi_destroy(&vh->fic);
	lws_vhost_protocols_free(vh);
	pthread_mutex_destroy(&vh->lock);
	lws_free(vh->evlib);
	lws_free(vh->threads);
	lws_free(vh->tag);
	lws_free(vh->name);
	lws_free(vh);
}

static int
init_lock(pthread_mutex_t *lock)
{
	pthread_mutexattr_t a;
	int r;

	/* callbacks made while a list is walked may bind connections */
	if (pthread_mutexattr_init(&a))
		return -1;
	pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
	r = pthread_mutex_init(lock, &a);
	pthread_mutexattr_destroy(&a);

	return r ? -1 : 0;
}

static struct lws_vhost *
alloc_vhost(struct lws_context *cx, const char *name)
{
	struct lws_vhost *vh = lws_zalloc(sizeof(*vh), "vhost");

	if (!vh)
		return NULL;
	vh->cx = cx;
	vh->inherited_fd = -1;
	if (init_lock(&vh->lock)) {
		lws_free(vh);
		return NULL;
	}
	vh->name = lws_strdup_why(name, "vhost name");
	vh->threads =
		lws_zalloc((size_t)cx->count_threads * sizeof(*vh->threads),
			   "vhost threads");
	if (vh->name && vh->threads)
		return vh;
	free_vhost(vh);

	return NULL;
}

static int
fill_vhost(struct lws_vhost *vh, const struct lws_context_creation_info *info)
{
	const struct lws_event_loop_ops *ev = vh->cx->ev;

	take_info(vh, info);
	/* a vhost's log context; the context's own where it has none */
	vh->log_cx = info->log_cx ? info->log_cx : vh->cx->log_cx;
	if (vh->log_cx)
		lwsl_refcount_cx(vh->log_cx, 1);
	if (make_tag(vh) || take_listen_fd(vh, info) ||
	    lws_vhost_protocols_copy(vh, info))
		return -1;
	lws_fi_import(&vh->fic, &info->fic);
	lws_fi_inherit_copy(&vh->fic, &vh->cx->fic, "vh", vh->name);
	if (ev && ev->evlib_size_vh) {
		vh->evlib = lws_zalloc(ev->evlib_size_vh, "evlib vhost");
		if (!vh->evlib)
			return -1;
	}
	if (lws_fi(&vh->fic, "vh_create_oom"))
		return -1;

	return init_roles(vh, info);
}

struct lws_vhost *
lws_vhost_create(struct lws_context *cx,
		 const struct lws_context_creation_info *info, const char *name)
{
	struct lws_vhost *vh = alloc_vhost(cx, name);

	if (!vh) {
		lwsl_cx_err(cx, "out of memory for vhost %s", name);
		return NULL;
	}
	if (fill_vhost(vh, info) || lws_listen_start(vh)) {
		lws_listen_close(vh);
		fini_roles(vh);
		free_vhost(vh);
		return NULL;
	}
	lws_dll2_add_tail(&vh->list, &cx->vhosts);
	lwsl_vhost_info(vh, "created");

	return vh;
}

struct lws_vhost *
lws_create_vhost(struct lws_context *context,
		 const struct lws_context_creation_info *info)
{
	const char *name = info->vhost_name ? info->vhost_name : "default";
	struct lws_vhost *vh;

	if (lws_context_is_being_destroyed(context)) {
		lwsl_cx_err(context, "vhost %s: the context is being destroyed",
			    name);
		return NULL;
	}
	vh = lws_vhost_create(context, info, name);
	if (!vh)
		return NULL;
	if (!context->vh_default)
		context->vh_default = vh;
	if (context->protocols_started)
		lws_vhost_protocols_start(vh);

	return vh;
}

/* -- the end -- */

void
lws_vhost_destroy_final(struct lws_vhost *vh)
{
	lws_vhost_protocols_stop(vh);
	if (vh->finalize)
		vh->finalize(vh, vh->finalize_arg);
	fini_roles(vh);
	lws_dll2_remove(&vh->list);
	lwsl_vhost_info(vh, "destroyed");
	free_vhost(vh);
}

void
lws_vhost_destroy1(struct lws_vhost *vh)
{
	struct lws_context *cx = vh->cx;

	if (vh->destroying)
		return;
	vh->destroying = 1;
	lws_dll2_remove(&vh->list);
	lws_dll2_add_tail(&vh->list, &cx->vhosts_dying);
	if (cx->vh_default == vh)
		cx->vh_default = NULL;
	lws_sul_cancel(&vh->sul_listen_retry);
	lws_listen_stop(vh);
	lws_vhost_close_all(vh);
}

void
lws_vhost_destroy(struct lws_vhost *vh)
{
	struct lws_context *cx;

	if (!vh || vh->destroying)
		return;
	cx = vh->cx;
	lws_vhost_destroy1(vh);
	if (atomic_load(&vh->wsi_count))
		return; /* the last connection takes it with it */
	atomic_fetch_or(&cx->destroying, LWS_DESTROY_VHOSTS);
	(void)lws_context_destroy_step(cx);
}

/* -- questions -- */

struct lws_vhost *
lws_get_vhost_by_name(struct lws_context *context, const char *name)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, context->vhosts.head)
	{
		struct lws_vhost *vh =
			lws_container_of(d, struct lws_vhost, list);

		if (!strcmp(vh->name, name))
			return vh;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

const char *
lws_get_vhost_name(struct lws_vhost *vhost)
{
	return vhost->name;
}

int
lws_get_vhost_port(struct lws_vhost *vhost)
{
	return vhost->port;
}

int
lws_get_vhost_listen_port(struct lws_vhost *vhost)
{
	return vhost->port;
}

void *
lws_get_vhost_user(struct lws_vhost *vhost)
{
	return vhost->user;
}

void *
lws_vhost_user(struct lws_vhost *vhost)
{
	return vhost->user;
}

const char *
lws_get_vhost_iface(struct lws_vhost *vhost)
{
	return vhost->inherited_fd >= 0 ? "inherited" : vhost->iface;
}

const char *
lws_vh_tag(struct lws_vhost *vh)
{
	return vh ? vh->tag : "[null vh]";
}

void
lws_vhost_set_mounts(struct lws_vhost *v, const struct lws_http_mount *mounts)
{
	v->mounts = mounts;
}
