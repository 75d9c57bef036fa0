/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Vhosts: made with a context or at run time, and destroyed at any moment.
 * Destroying only marks: the vhost is no longer found, its listeners are handed
 * over or closed, its connections are closed in their turns; the last of them
 * takes the vhost with it. Lists of connections are per service thread, each
 * under a lock of its own when there are several threads, so that requests on
 * different threads have nothing to do with each other. What other threads have
 * of it in their tables is theirs to add and to remove: errand.c.
 */
#include "core-net/inside.h"

/* -- the list of all -- */

void
lws_vhosts_lock(struct lws_context *cx)
{
	if (lws_has_threads(cx))
		pthread_mutex_lock(&cx->lock);
}

void
lws_vhosts_unlock(struct lws_context *cx)
{
	if (lws_has_threads(cx))
		pthread_mutex_unlock(&cx->lock);
}

void
lws_vhost_hold(struct lws_vhost *vh)
{
	atomic_fetch_add(&vh->holders, 1);
}

void
lws_vhost_release(struct lws_vhost *vh)
{
	struct lws_context *cx = vh->cx;

	/* the last one of a dying vhost, perhaps: its memory goes at a pass'
	 * end, where nobody can be using it. Here it may be gone already. */
	if (atomic_fetch_sub(&vh->holders, 1) == 1 &&
	    atomic_load(&cx->dying_count))
		atomic_fetch_or(&cx->destroying, LWS_DESTROY_VHOSTS);
}

/* the list is in the order of serials; who has left it has no next */
static struct lws_dll2 *
next_in_list(struct lws_context *cx, const struct lws_vhost *vh)
{
	struct lws_dll2 *d;

	if (!vh)
		return cx->vhosts.head;
	if (!vh->destroying)
		return vh->list.next;
	for (d = cx->vhosts.head; d; d = d->next)
		if (lws_container_of(d, struct lws_vhost, list)->serial >
		    vh->serial)
			break;

	return d;
}

struct lws_vhost *
lws_vhost_next(struct lws_context *cx, struct lws_vhost *vh)
{
	struct lws_vhost *next = NULL;
	struct lws_dll2 *d;

	lws_vhosts_lock(cx);
	d = next_in_list(cx, vh);
	if (d) {
		next = lws_container_of(d, struct lws_vhost, list);
		lws_vhost_hold(next);
	}
	lws_vhosts_unlock(cx);
	if (vh)
		lws_vhost_release(vh);

	return next;
}

static void
enlist(struct lws_vhost *vh)
{
	struct lws_context *cx = vh->cx;

	lws_vhosts_lock(cx);
	vh->serial = ++cx->next_serial;
	lws_dll2_add_tail(&vh->list, &cx->vhosts);
	atomic_fetch_add(&cx->vhost_count, 1);
	lws_vhosts_unlock(cx);
}

/* 0; -1: it is dying already */
static int
delist(struct lws_vhost *vh)
{
	struct lws_context *cx = vh->cx;
	int was;

	lws_vhosts_lock(cx);
	was = atomic_exchange(&vh->destroying, 1);
	if (!was) {
		lws_dll2_remove(&vh->list);
		lws_dll2_add_tail(&vh->list, &cx->vhosts_dying);
		atomic_fetch_sub(&cx->vhost_count, 1);
		atomic_fetch_add(&cx->dying_count, 1);
		if (cx->vh_default == vh)
			cx->vh_default = NULL;
	}
	lws_vhosts_unlock(cx);

	return was ? -1 : 0;
}

struct lws_vhost *
lws_vhost_take_dead(struct lws_context *cx)
{
	struct lws_vhost *vh = NULL;
	struct lws_dll2 *d;

	lws_vhosts_lock(cx);
	for (d = cx->vhosts_dying.head; d; d = d->next) {
		vh = lws_container_of(d, struct lws_vhost, list);
		if (!atomic_load(&vh->holders))
			break;
	}
	if (d) {
		lws_dll2_remove(d);
		atomic_fetch_sub(&cx->dying_count, 1);
	}
	lws_vhosts_unlock(cx);

	return d ? vh : NULL;
}

/* -- by name -- */

int
lws_vhost_is_named(const struct lws_vhost *vh, const char *name, size_t len)
{
	return name && strlen(vh->name) == len &&
	       !strncasecmp(vh->name, name, len);
}

static int
name_matches(const struct lws_vhost *vh, const char *name, size_t len)
{
	size_t n = strlen(vh->name);

	if (lws_vhost_is_named(vh, name, len))
		return 2;
	/* "*.example.com" */
	if (n > 2 && vh->name[0] == '*' && vh->name[1] == '.' && len >= n &&
	    !strncasecmp(vh->name + 1, name + len - (n - 1), n - 1))
		return 1;

	return 0;
}

static int
same_listener(const struct lws_vhost *a, const struct lws_vhost *b)
{
	return a->port == b->port && a->inherited_fd == b->inherited_fd &&
	       ((!a->iface && !b->iface) ||
		(a->iface && b->iface && !strcmp(a->iface, b->iface)));
}

static struct lws_vhost *
best_of_list(struct lws_vhost *own, const char *name, size_t len)
{
	struct lws_vhost *best = own;
	int best_score = 0;

	lws_start_foreach_dll(struct lws_dll2 *, d, own->cx->vhosts.head)
	{
		struct lws_vhost *vh =
			lws_container_of(d, struct lws_vhost, list);
		int score = same_listener(vh, own) ? name_matches(vh, name, len)
						   : 0;

		if (score > best_score) {
			best = vh;
			best_score = score;
		}
	}
	lws_end_foreach_dll(d);

	return best;
}

struct lws_vhost *
lws_vhost_named(struct lws_vhost *own, const char *name, size_t len)
{
	struct lws_vhost *best = own;

	if (!name || lws_vhost_is_alone(own)) {
		lws_vhost_hold(own);
		return own;
	}
	lws_vhosts_lock(own->cx);
	best = best_of_list(own, name, len);
	lws_vhost_hold(best);
	lws_vhosts_unlock(own->cx);

	return best;
}

/* recursive: what is called meanwhile may make another */
void
lws_coming_lock(struct lws_context *cx)
{
	if (lws_has_threads(cx))
		pthread_mutex_lock(&cx->coming);
}

void
lws_coming_unlock(struct lws_context *cx)
{
	if (lws_has_threads(cx))
		pthread_mutex_unlock(&cx->coming);
}

/* -- connections of a vhost -- */

void
lws_vhost_join(struct lws_vhost_thread *vt)
{
	lws_vhost_thread_lock(vt);
	if (!vt->bound++)
		lws_vhost_hold(vt->vh);
	lws_vhost_thread_unlock(vt);
}

void
lws_vhost_bind_wsi(struct lws_vhost *vh, struct lws *wsi)
{
	struct lws_vhost_thread *vt = &vh->threads[wsi->pt->tsi];

	wsi->vhost = vh;
	lws_vhost_join(vt);
	lws_vhost_thread_lock(vt);
	lws_dll2_add_tail(&wsi->in_vhost, &vt->wsis);
	lws_vhost_thread_unlock(vt);
}

void
lws_vhost_leave(struct lws_vhost_thread *vt)
{
	int was_last;

	lws_vhost_thread_lock(vt);
	was_last = !--vt->bound;
	lws_vhost_thread_unlock(vt);
	if (was_last)
		lws_vhost_release(vt->vh);
}

void
lws_vhost_hide_wsi(struct lws *wsi)
{
	struct lws_vhost *vh = wsi->vhost;
	struct lws_vhost_thread *vt;

	if (!vh)
		return;
	vt = &vh->threads[wsi->pt->tsi];
	lws_vhost_thread_lock(vt);
	lws_dll2_remove(&wsi->in_vhost);
	lws_dll2_remove(&wsi->in_protocol);
	lws_vhost_thread_unlock(vt);
}

void
lws_vhost_unbind_wsi(struct lws *wsi)
{
	struct lws_vhost *vh = wsi->vhost;

	if (!vh)
		return;
	lws_vhost_hide_wsi(wsi);
	wsi->vhost = NULL;
	lws_vhost_leave(&vh->threads[wsi->pt->tsi]);
}

void
lws_vhost_move_wsi(struct lws *wsi, struct lws_vhost *to)
{
	struct lws_vhost *from = wsi->vhost;

	lws_vhost_hide_wsi(wsi);
	lws_vhost_bind_wsi(to, wsi);
	lws_vhost_leave(&from->threads[wsi->pt->tsi]);
}

size_t
lws_vhost_open_count(struct lws_vhost *vh)
{
	size_t n = 0;
	int t;

	for (t = 0; t < vh->cx->count_threads; t++) {
		lws_vhost_thread_lock(&vh->threads[t]);
		n += vh->threads[t].wsis.count;
		lws_vhost_thread_unlock(&vh->threads[t]);
	}

	return n; /* listeners are not in these lists */
}

static void
close_one(struct lws *wsi)
{
	if (lws_thread_is_foreign(wsi->pt))
		lws_mailbox_post(wsi, LWS_MAIL_CLOSE);
	else
		lws_close_shutdown(wsi);
}

static void
close_those_of(struct lws_vhost_thread *vt)
{
	lws_vhost_thread_lock(vt);
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, vt->wsis.head)
	{
		close_one(lws_container_of(d, struct lws, in_vhost));
	}
	lws_end_foreach_dll_safe(d, d1);
	lws_vhost_thread_unlock(vt);
}

void
lws_vhost_close_all(struct lws_vhost *vh)
{
	int t;

	lws_vhost_lock(vh);
	for (t = 0; t < vh->cx->count_threads; t++)
		close_those_of(&vh->threads[t]);
	lws_vhost_unlock(vh);
}

int
lws_vhost_tune_socket(const struct lws_vhost *vh, int fd)
{
	if (lws_plat_set_nodelay(fd))
		return -1;
	if (!vh->ka_time)
		return 0;

	return lws_plat_set_keepalive(fd, vh->ka_time, vh->ka_interval,
				      vh->ka_probes);
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
			 atomic_fetch_add(&vh->cx->vhosts_made, 1) + 1,
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
free_threads(struct lws_vhost *vh)
{
	int n;

	for (n = 0; vh->threads && n < vh->cx->count_threads; n++)
		if (vh->threads[n].vh)
			pthread_mutex_destroy(&vh->threads[n].lock);
	lws_free_apart(vh->threads);
}

static void
free_vhost(struct lws_vhost *vh)
{
	if (vh->inherited_fd >= 0)
		lws_plat_close(vh->inherited_fd);
	lws_secure_vhost_fini(vh);
	if (vh->log_cx)
		lwsl_refcount_cx(vh->log_cx, -1);
	lws_fi_destroy(&vh->fic);
	lws_client_vhost_fini(vh);
	lws_vhost_protocols_free(vh);
	pthread_mutex_destroy(&vh->lock);
	lws_free(vh->evlib);
	free_threads(vh);
	lws_free(vh->tag);
	lws_free(vh->name);
	lws_free(vh);
}

static void
attend_listeners(struct lws_errand *e, struct lws_context_per_thread *pt)
{
	struct lws_vhost *vh =
		lws_container_of(e, struct lws_vhost_thread, errand)->vh;

	lws_listen_attend(vh, pt);
	lws_vhost_release(vh);
}

static int
make_threads(struct lws_vhost *vh)
{
	const size_t count = (size_t)vh->cx->count_threads;
	size_t n;

	vh->threads =
		lws_zalloc_apart(count * sizeof(*vh->threads), "vhost threads");
	if (!vh->threads)
		return -1;
	for (n = 0; n < count; n++) {
		/* who walks a list may be called back, and walk it again */
		if (lws_plat_recursive_mutex(&vh->threads[n].lock))
			return -1;
		vh->threads[n].vh = vh;
		vh->threads[n].errand.run = attend_listeners;
	}

	return 0;
}

static struct lws_vhost *
alloc_vhost(struct lws_context *cx, const char *name)
{
	struct lws_vhost *vh = lws_zalloc(sizeof(*vh), "vhost");

	if (!vh)
		return NULL;
	vh->cx = cx;
	vh->inherited_fd = -1;
	/* callbacks made while a list is walked may bind connections */
	if (lws_plat_recursive_mutex(&vh->lock)) {
		lws_free(vh);
		return NULL;
	}
	vh->name = lws_strdup_why(name, "vhost name");
	if (vh->name && !make_threads(vh))
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
	if (lws_fi(&vh->fic, "vh_create_oom") ||
	    lws_client_vhost_init(vh, info))
		return -1;
	if (lws_secure_vhost_init(vh, info))
		return -1;

	return init_roles(vh, info);
}

struct lws_vhost *
lws_vhost_create(struct lws_context *cx,
		 const struct lws_context_creation_info *info, const char *name)
{
	struct lws_vhost *vh = alloc_vhost(cx, name);
	int r;

	if (!vh) {
		lwsl_cx_err(cx, "out of memory for vhost %s", name);
		return NULL;
	}
	/* who shares another's socket must be found by that one's end */
	lws_coming_lock(cx);
	r = fill_vhost(vh, info) || lws_listen_start(vh);
	if (!r)
		enlist(vh);
	lws_coming_unlock(cx);
	if (r) {
		lws_listen_undo(vh);
		fini_roles(vh);
		free_vhost(vh);
		return NULL;
	}
	lws_listen_attend_all(vh);
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
	lws_vhosts_lock(context);
	if (!context->vh_default)
		context->vh_default = vh;
	lws_vhosts_unlock(context);
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
	lwsl_vhost_info(vh, "destroyed");
	free_vhost(vh);
}

void
lws_vhost_destroy1(struct lws_vhost *vh)
{
	struct lws_context *cx = vh->cx;
	int r;

	lws_coming_lock(cx);
	r = delist(vh);
	lws_coming_unlock(cx);
	if (r)
		return;
	lws_listen_attend_all(vh);
	lws_vhost_close_all(vh);
}

void
lws_vhost_destroy(struct lws_vhost *vh)
{
	struct lws_context *cx;

	if (!vh || vh->destroying)
		return;
	cx = vh->cx;
	lws_vhost_hold(vh);
	lws_vhost_destroy1(vh);
	/* the last connection takes it with it */
	if (atomic_fetch_sub(&vh->holders, 1) > 1)
		return;
	atomic_fetch_or(&cx->destroying, LWS_DESTROY_VHOSTS);
	(void)lws_context_destroy_step(cx);
}

/* -- questions -- */

struct lws_vhost *
lws_get_vhost_by_name(struct lws_context *context, const char *name)
{
	struct lws_vhost *vh = NULL;
	struct lws_dll2 *d;

	lws_vhosts_lock(context);
	for (d = context->vhosts.head; d; d = d->next) {
		vh = lws_container_of(d, struct lws_vhost, list);
		if (!strcmp(vh->name, name))
			break;
	}
	lws_vhosts_unlock(context);

	return d ? vh : NULL;
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
	v->mounts_serial++;
}
