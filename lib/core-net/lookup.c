/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Name lookups by the system's resolver, which blocks: on threads of their own.
 * A context has one resolver, made with the first lookup; it has as many
 * threads as it has lookups, up to a limit, and none when it has nothing to
 * do. A lookup that nobody waits for any more may still block its thread: then
 * it belongs to the thread, which frees it, and the resolver with the last one.
 */
#include "core-net/client.h"

enum lookup_state {
	LOOKUP_WAITING, /* in resolver->waiting */
	LOOKUP_RUNNING, /* with a thread */
	LOOKUP_DONE     /* in pt->lookups */
};

struct lws_lookup {
	lws_dll2_t list;
	struct lws_resolver *resolver; /* which outlives it */
	struct lws *wsi;               /* NULL: nobody waits for it */
	struct lws_found found;
	enum lookup_state state;
	char name[LWS_LIMIT_LOOKUP_NAME + 1];
};

struct lws_resolver {
	pthread_mutex_t lock; /* of all here, and of each pt->lookups */
	lws_dll2_owner_t waiting;
	unsigned int threads;
	unsigned int refs; /* the context, and each thread */
};

static struct lws_resolver *
make_resolver(void)
{
	struct lws_resolver *r = lws_zalloc(sizeof(*r), "resolver");

	if (!r)
		return NULL;
	if (pthread_mutex_init(&r->lock, NULL)) {
		lws_free(r);
		return NULL;
	}
	r->refs = 1;

	return r;
}

static struct lws_resolver *
resolver_of(struct lws_context *cx)
{
	struct lws_resolver *r;

	lws_vhosts_lock(cx); /* several threads may want the first one */
	if (!cx->resolver)
		cx->resolver = make_resolver();
	r = cx->resolver;
	lws_vhosts_unlock(cx);

	return r;
}

/* locked on entry, not on return */
static void
release(struct lws_resolver *r)
{
	unsigned int left = --r->refs;

	pthread_mutex_unlock(&r->lock);
	if (left)
		return;
	pthread_mutex_destroy(&r->lock);
	lws_free(r);
}

void
lws_lookups_fini(struct lws_context *cx)
{
	struct lws_resolver *r = cx->resolver;

	cx->resolver = NULL;
	if (!r)
		return;
	pthread_mutex_lock(&r->lock);
	release(r);
}

/* -- on the resolver's thread -- */

static void
done_locked(struct lws_lookup *l)
{
	struct lws_context_per_thread *pt;

	if (!l->wsi) {
		lws_free(l);
		return;
	}
	l->state = LOOKUP_DONE;
	/* who waits lives, and so does its thread's pt */
	pt = l->wsi->pt;
	lws_dll2_add_tail(&l->list, &pt->lookups);
	(void)lws_errand_post(pt, &pt->lookups_errand);
}

static void *
work(void *arg)
{
	struct lws_resolver *r = arg;

	pthread_mutex_lock(&r->lock);
	while (r->waiting.head) {
		struct lws_lookup *l = lws_container_of(
			r->waiting.head, struct lws_lookup, list);
		int family = lws_plat_has_ipv6() ? AF_UNSPEC : AF_INET;

		lws_dll2_remove(&l->list);
		l->state = LOOKUP_RUNNING;
		pthread_mutex_unlock(&r->lock);
		l->found.how = lws_plat_resolve(
			l->name, family, l->found.address,
			LWS_LIMIT_CONNECT_ADDRESSES, &l->found.count);
		pthread_mutex_lock(&r->lock);
		done_locked(l);
	}
	r->threads--;
	release(r);

	return NULL;
}

/* -- on a service thread -- */

/* the context's resolver is there: something was looked up */
static struct lws_lookup *
take_done(struct lws_context_per_thread *pt)
{
	pthread_mutex_t *lock = &pt->cx->resolver->lock;
	struct lws_lookup *l = NULL;

	pthread_mutex_lock(lock);
	if (pt->lookups.head) {
		l = lws_container_of(pt->lookups.head, struct lws_lookup, list);
		lws_dll2_remove(&l->list);
	}
	pthread_mutex_unlock(lock);

	return l;
}

static void
deliver(struct lws_errand *e, struct lws_context_per_thread *pt)
{
	struct lws_lookup *l;

	(void)e;
	while ((l = take_done(pt))) {
		lws_way_looked_up(l->wsi, &l->found);
		lws_free(l);
	}
}

/* 0; -1 nobody will work on what waits */
static int
enough_threads_locked(struct lws_resolver *r)
{
	if (r->threads >= LWS_LIMIT_LOOKUP_THREADS)
		return 0;
	r->threads++;
	r->refs++;
	if (!lws_plat_thread_start(work, r))
		return 0;
	r->threads--;
	r->refs--;

	return r->threads ? 0 : -1;
}

struct lws_lookup *
lws_lookup_start(struct lws *wsi, const char *name)
{
	struct lws_resolver *r = resolver_of(lws_cx(wsi));
	struct lws_lookup *l;
	int e;

	if (!r || strlen(name) > LWS_LIMIT_LOOKUP_NAME)
		return NULL;
	l = lws_zalloc(sizeof(*l), "lookup");
	if (!l)
		return NULL;
	l->resolver = r;
	l->wsi = wsi;
	lws_strncpy(l->name, name, sizeof(l->name));

	wsi->pt->lookups_errand.run = deliver;
	pthread_mutex_lock(&r->lock);
	lws_dll2_add_tail(&l->list, &r->waiting);
	e = enough_threads_locked(r);
	if (e)
		lws_dll2_remove(&l->list);
	pthread_mutex_unlock(&r->lock);
	if (!e)
		return l;
	lws_free(l);

	return NULL;
}

void
lws_lookup_cancel(struct lws_lookup *l)
{
	pthread_mutex_t *lock = &l->resolver->lock;

	pthread_mutex_lock(lock);
	if (l->state == LOOKUP_RUNNING) {
		l->wsi = NULL; /* the thread's from now on */
		pthread_mutex_unlock(lock);
		return;
	}
	lws_dll2_remove(&l->list);
	pthread_mutex_unlock(lock);
	lws_free(l);
}
