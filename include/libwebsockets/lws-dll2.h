/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Doubly linked lists whose links are members of the listed objects, and
 * macros to walk these and simpler lists. A member knows its list, so it can
 * leave without being told which one it is on. Zeroed memory is an empty list
 * and a member of none; nothing here allocates.
 */

#ifndef LWS_DLL2_H
#define LWS_DLL2_H

struct lws_dll2;
struct lws_dll2_owner;

typedef int (*lws_dll2_foreach_cb_t)(struct lws_dll2 *d, void *user);

struct lws_dll2 {
	struct lws_dll2 *prev;
	struct lws_dll2 *next;
	struct lws_dll2_owner *owner;
};

struct lws_dll2_owner {
	struct lws_dll2 *tail;
	struct lws_dll2 *head;
	uint32_t count;
};

typedef struct lws_dll2 lws_dll2_t;
typedef struct lws_dll2_owner lws_dll2_owner_t;
LWS_VISIBLE LWS_EXTERN int lws_dll2_is_detached(const struct lws_dll2 *d);

LWS_VISIBLE LWS_EXTERN void lws_dll2_add_head(struct lws_dll2 *d,
					      struct lws_dll2_owner *owner);

LWS_VISIBLE LWS_EXTERN void lws_dll2_add_tail(struct lws_dll2 *d,
					      struct lws_dll2_owner *owner);

LWS_VISIBLE LWS_EXTERN void lws_dll2_remove(struct lws_dll2 *d);

LWS_VISIBLE LWS_EXTERN int lws_dll2_foreach_safe(struct lws_dll2_owner *owner,
						 void *user,
						 lws_dll2_foreach_cb_t cb);

LWS_VISIBLE LWS_EXTERN void lws_dll2_clear(struct lws_dll2 *d);

LWS_VISIBLE LWS_EXTERN void lws_dll2_owner_clear(struct lws_dll2_owner *d);

LWS_VISIBLE LWS_EXTERN void lws_dll2_add_before(struct lws_dll2 *d,
						struct lws_dll2 *after);

LWS_VISIBLE LWS_EXTERN void lws_dll2_add_insert(struct lws_dll2 *d,
						struct lws_dll2 *prev);

LWS_VISIBLE LWS_EXTERN void
lws_dll2_add_sorted(lws_dll2_t *d, lws_dll2_owner_t *own,
		    int (*compare)(const lws_dll2_t *, const lws_dll2_t *));

LWS_VISIBLE LWS_EXTERN void lws_dll2_add_sorted_priv(
	lws_dll2_t *d, lws_dll2_owner_t *own, void *priv,
	int (*compare3)(void *, const lws_dll2_t *, const lws_dll2_t *));

LWS_VISIBLE LWS_EXTERN void *
_lws_dll2_search_sz_pl(lws_dll2_owner_t *own, const char *name, size_t namelen,
		       size_t dll2_ofs, size_t ptr_ofs);

#if defined(_DEBUG)
LWS_VISIBLE LWS_EXTERN void lws_dll2_describe(struct lws_dll2_owner *owner,
					      const char *desc);

#endif

/** lws_dll2_owner() - the list that d is on
 * \param d: list member of an object
 * \return the list's owner, or NULL if d is on none
 */
static LWS_INLINE const struct lws_dll2_owner *
lws_dll2_owner(const struct lws_dll2 *d)
{
	return d->owner;
}

/** lws_dll2_get_head() - first of a list
 * \param owner: the list
 * \return its first member, or NULL if it is empty
 */
static LWS_INLINE struct lws_dll2 *
lws_dll2_get_head(struct lws_dll2_owner *owner)
{
	return owner->head;
}

/** lws_dll2_get_tail() - last of a list
 * \param owner: the list
 * \return its last member, or NULL if it is empty
 */
static LWS_INLINE struct lws_dll2 *
lws_dll2_get_tail(struct lws_dll2_owner *owner)
{
	return owner->tail;
}

/** the type * in list own whose char * member membptr is the namelen bytes of
 * name; membd2list is its lws_dll2_t. NULL if there is none */
#define lws_dll2_search_sz_pl(own, name, namelen, type, membd2list, membptr)   \
	((type *)_lws_dll2_search_sz_pl(own, name, namelen,                    \
					offsetof(type, membd2list),            \
					offsetof(type, membptr)))

#if !defined(_DEBUG)
#define lws_dll2_describe(x, y)
#endif

/** open a block run for each list member ___it from ___start on; the list must
 * not change meanwhile. Closed by lws_end_foreach_dll() */
#define lws_start_foreach_dll(___type, ___it, ___start)                        \
	{                                                                      \
		___type ___it = ___start;                                      \
		while (___it) {

/** close the block that lws_start_foreach_dll() opened */
#define lws_end_foreach_dll(___it)                                             \
	___it = (___it)->next;                                                 \
	}                                                                      \
	}

/** as lws_start_foreach_dll(), but ___it may leave the list and be freed.
 * Closed by lws_end_foreach_dll_safe() */
#define lws_start_foreach_dll_safe(___type, ___it, ___tmp, ___start)           \
	{                                                                      \
		___type ___it = ___start;                                      \
		while (___it) {                                                \
			___type ___tmp = (___it)->next;

/** close the block that lws_start_foreach_dll_safe() opened */
#define lws_end_foreach_dll_safe(___it, ___tmp)                                \
	___it = ___tmp;                                                        \
	}                                                                      \
	}

/** open a block run for each `it` of a singly linked list. Closed by
 * lws_end_foreach_ll() */
#define lws_start_foreach_ll(type, it, start)                                  \
	{                                                                      \
		type it = start;                                               \
		while (it) {

/** close the block that lws_start_foreach_ll() opened; nxt links the list */
#define lws_end_foreach_ll(it, nxt)                                            \
	it = it->nxt;                                                          \
	}                                                                      \
	}

/** as lws_start_foreach_ll(), but `it` may be freed; nxt links the list.
 * Closed by lws_end_foreach_ll_safe() */
#define lws_start_foreach_ll_safe(type, it, start, nxt)                        \
	{                                                                      \
		type it = start;                                               \
		while (it) {                                                   \
			type next_##it = it->nxt;

/** close the block that lws_start_foreach_ll_safe() opened */
#define lws_end_foreach_ll_safe(it)                                            \
	it = next_##it;                                                        \
	}                                                                      \
	}

/** open a block run for each pointer that links a singly linked list, `it`
 * being its address, so that *it can be cut out in place. Closed by
 * lws_end_foreach_llp() */
#define lws_start_foreach_llp(type, it, start)                                 \
	{                                                                      \
		type it = &(start);                                            \
		while (*(it)) {

/** close the block that lws_start_foreach_llp() opened; nxt links the list */
#define lws_end_foreach_llp(it, nxt)                                           \
	it = &(*(it))->nxt;                                                    \
	}                                                                      \
	}

/** as lws_start_foreach_llp(), the following pointer being found beforehand.
 * Closed by lws_end_foreach_llp_safe() */
#define lws_start_foreach_llp_safe(type, it, start, nxt)                       \
	{                                                                      \
		type it = &(start);                                            \
		type next_##it;                                                \
		while (*(it)) {                                                \
			next_##it = &((*(it))->nxt);

/** close the block that lws_start_foreach_llp_safe() opened */
#define lws_end_foreach_llp_safe(it)                                           \
	it = next_##it;                                                        \
	}                                                                      \
	}

/** block: put an object at the head of a singly linked list */
#define lws_ll_fwd_insert(___new_object, ___m_list, ___list_head)              \
	{                                                                      \
		(___new_object)->___m_list = ___list_head;                     \
		___list_head = ___new_object;                                  \
	}

/** block: take an object out of a singly linked list, if it is there */
#define lws_ll_fwd_remove(___type, ___m_list, ___target, ___list_head)         \
	{                                                                      \
		___type **___ppss = &(___list_head);                           \
		while (*___ppss && *___ppss != (___target))                    \
			___ppss = &(*___ppss)->___m_list;                      \
		if (*___ppss)                                                  \
			*___ppss = (*___ppss)->___m_list;                      \
	}

#endif
