/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Intrusive doubly-linked lists. The link lives in the listed object and points
 * back to its owner, so joining, leaving and asking cost the same at any length
 * and nothing is ever allocated. Zeroed memory is an empty owner, and a link
 * that is on no list: an object that is made with zalloc needs no setting up.
 *
 * A link that is listed already is never listed twice, and one whose members
 * contradict each other is reported; both are faults of the caller and stop
 * debug builds.
 */
#include <assert.h>

#include "core/core.h"

int
lws_dll2_is_detached(const struct lws_dll2 *d)
{
	if (d->owner)
		return 0;

	if (d->prev || d->next) {
		lwsl_err("%s: link %p has neighbours but no owner: it was not "
			 "zeroed, or was overwritten\n",
			 __func__, (const void *)d);
		assert(0);
	}

	return 1;
}

/* every way in comes through here: nobody gets onto two lists */
static int
may_join(const struct lws_dll2 *d)
{
	if (lws_dll2_is_detached(d))
		return 1;

	lwsl_err("%s: link %p is on a list already\n", __func__,
		 (const void *)d);
	assert(0);

	return 0;
}

/* d goes between two neighbours of one list; NULL: there is none */
static void
link_between(struct lws_dll2_owner *owner, struct lws_dll2 *prev,
	     struct lws_dll2 *d, struct lws_dll2 *next)
{
	d->prev = prev;
	d->next = next;
	d->owner = owner;

	if (prev)
		prev->next = d;
	else
		owner->head = d;

	if (next)
		next->prev = d;
	else
		owner->tail = d;

	owner->count++;
}

void
lws_dll2_add_head(struct lws_dll2 *d, struct lws_dll2_owner *owner)
{
	if (may_join(d))
		link_between(owner, NULL, d, owner->head);
}

void
lws_dll2_add_tail(struct lws_dll2 *d, struct lws_dll2_owner *owner)
{
	if (may_join(d))
		link_between(owner, owner->tail, d, NULL);
}

/* an anchor that is on no list tells nothing about where to go */
static int
is_anchor(const struct lws_dll2 *d)
{
	if (d->owner)
		return 1;

	lwsl_err("%s: anchor %p is on no list\n", __func__, (const void *)d);
	assert(0);

	return 0;
}

void
lws_dll2_add_before(struct lws_dll2 *d, struct lws_dll2 *after)
{
	if (is_anchor(after) && may_join(d))
		link_between(after->owner, after->prev, d, after);
}

void
lws_dll2_add_insert(struct lws_dll2 *d, struct lws_dll2 *prev)
{
	if (is_anchor(prev) && may_join(d))
		link_between(prev->owner, prev, d, prev->next);
}

void
lws_dll2_remove(struct lws_dll2 *d)
{
	struct lws_dll2_owner *owner = d->owner;

	if (lws_dll2_is_detached(d))
		return;

	if (d->prev)
		d->prev->next = d->next;
	else
		owner->head = d->next;

	if (d->next)
		d->next->prev = d->prev;
	else
		owner->tail = d->prev;

	owner->count--;
	lws_dll2_clear(d);
}

void
lws_dll2_clear(struct lws_dll2 *d)
{
	d->prev = NULL;
	d->next = NULL;
	d->owner = NULL;
}

void
lws_dll2_owner_clear(struct lws_dll2_owner *d)
{
	d->tail = NULL;
	d->head = NULL;
	d->count = 0;
}

int
lws_dll2_foreach_safe(struct lws_dll2_owner *owner, void *user,
		      lws_dll2_foreach_cb_t cb)
{
	struct lws_dll2 *d = owner->head, *next;

	for (; d; d = next) {
		next = d->next; /* cb may free d */
		if (cb(d, user))
			return 1;
	}

	return 0;
}

/* the newcomer goes ahead of the first member that is not below it */
static void
add_ahead_of(struct lws_dll2 *d, struct lws_dll2_owner *own,
	     struct lws_dll2 *next)
{
	if (next)
		lws_dll2_add_before(d, next);
	else
		lws_dll2_add_tail(d, own);
}

void
lws_dll2_add_sorted_priv(lws_dll2_t *d, lws_dll2_owner_t *own, void *priv,
			 int (*compare3)(void *priv, const lws_dll2_t *d,
					 const lws_dll2_t *i))
{
	struct lws_dll2 *p = own->head;

	while (p && compare3(priv, p, d) < 0)
		p = p->next;

	add_ahead_of(d, own, p);
}

void
lws_dll2_add_sorted(lws_dll2_t *d, lws_dll2_owner_t *own,
		    int (*compare)(const lws_dll2_t *d, const lws_dll2_t *i))
{
	struct lws_dll2 *p = own->head;

	while (p && compare(p, d) < 0)
		p = p->next;

	add_ahead_of(d, own, p);
}

/* The offsets are of members in the listed object: its link, and a char * that
 * is compared. memcpy, since the object's type is the caller's. */
void *
_lws_dll2_search_sz_pl(lws_dll2_owner_t *own, const char *name, size_t namelen,
		       size_t dll2_ofs, size_t ptr_ofs)
{
	struct lws_dll2 *p;
	const char *s;
	uint8_t *obj;

	for (p = own->head; p; p = p->next) {
		obj = (uint8_t *)p - dll2_ofs;
		memcpy(&s, obj + ptr_ofs, sizeof(s));
		if (s && strlen(s) == namelen && !memcmp(s, name, namelen))
			return obj;
	}

	return NULL;
}

#if defined(_DEBUG)
void
lws_dll2_describe(struct lws_dll2_owner *owner, const char *desc)
{
	struct lws_dll2 *p;

	lwsl_info("%s: %s: owner %p, count %u, head %p, tail %p\n", __func__,
		  desc, (void *)owner, (unsigned int)owner->count,
		  (void *)owner->head, (void *)owner->tail);

	for (p = owner->head; p; p = p->next)
		lwsl_info("%s:   %p: prev %p, next %p, owner %p\n", desc,
			  (void *)p, (void *)p->prev, (void *)p->next,
			  (void *)p->owner);
}
#endif
