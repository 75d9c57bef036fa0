/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Doubly linked lists whose links are members of the listed objects, and
 * macros to walk these and simpler lists. A member knows its list, so it can
 * leave without being told which one it is on. Zeroed memory is an empty list
 * and a member of none; nothing here allocates.
 *
 * Joining, leaving and asking cost the same at any length. Nothing is locked:
 * a list belongs to one thread at a time. Pointers must not be NULL. The
 * containing objects are the caller's throughout; leaving a list never frees
 * one, and an object must leave before its memory goes.
 */

#ifndef LWS_DLL2_H
#define LWS_DLL2_H

struct lws_dll2;
struct lws_dll2_owner;

/** typedef lws_dll2_foreach_cb_t - what lws_dll2_foreach_safe() calls
 * \param d: a member; it may leave the list and be freed
 * \param user: as given to lws_dll2_foreach_safe()
 * \return 0 to go on, nonzero to stop
 */
typedef int (*lws_dll2_foreach_cb_t)(struct lws_dll2 *d, void *user);

/** struct lws_dll2 - link, a member of what is listed
 * Zero it before its first use. Programs read the members, and change them
 * with the functions below only. */
struct lws_dll2 {
	struct lws_dll2 *prev;        /**< NULL: the head, or on no list */
	struct lws_dll2 *next;        /**< NULL: the tail, or on no list */
	struct lws_dll2_owner *owner; /**< the list; NULL: on none */
};

/** struct lws_dll2_owner - a list
 * Zeroed it is empty. Its members point here, so it must not be moved while it
 * has any. */
struct lws_dll2_owner {
	struct lws_dll2 *tail; /**< last member, NULL if empty */
	struct lws_dll2 *head; /**< first member, NULL if empty */
	uint32_t count;        /**< members now */
};

typedef struct lws_dll2 lws_dll2_t;             /**< a link */
typedef struct lws_dll2_owner lws_dll2_owner_t; /**< a list */

/** lws_dll2_is_detached() - is it on no list?
 * \param d: zeroed before its first use
 * \return 1 on none, 0 on one
 * A link with neighbours and no list was never zeroed or has been overwritten:
 * that is logged, and stops builds with assertions.
 */
LWS_VISIBLE LWS_EXTERN int lws_dll2_is_detached(const struct lws_dll2 *d);

/** lws_dll2_add_head() - become the first member
 * \param d: on no list. One that is on a list stays where it is; that is
 *	logged, and stops builds with assertions
 * \param owner: the list to join
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_add_head(struct lws_dll2 *d,
					      struct lws_dll2_owner *owner);

/** lws_dll2_add_tail() - become the last member
 * \param d: as for lws_dll2_add_head()
 * \param owner: the list to join
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_add_tail(struct lws_dll2 *d,
					      struct lws_dll2_owner *owner);

/** lws_dll2_remove() - leave the list
 * \param d: afterwards zeroed, so that it may join a list again; on no list
 *	already: nothing happens
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_remove(struct lws_dll2 *d);

/** lws_dll2_foreach_safe() - call a function for each member, first to last
 * \param owner: the list
 * \param user: handed to cb
 * \param cb: may take the member it is called for off the list and free it,
 *	but not the one after it
 * \return 1 if cb returned nonzero, which stops at once; else 0
 */
LWS_VISIBLE LWS_EXTERN int lws_dll2_foreach_safe(struct lws_dll2_owner *owner,
						 void *user,
						 lws_dll2_foreach_cb_t cb);

/** lws_dll2_clear() - zero a link, and nothing else
 * \param d: its neighbours, if any, keep pointing at it: to leave a list, use
 *	lws_dll2_remove()
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_clear(struct lws_dll2 *d);

/** lws_dll2_owner_clear() - zero a list, and nothing else
 * \param d: its members, if any, keep pointing at it
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_owner_clear(struct lws_dll2_owner *d);

/** lws_dll2_add_before() - join directly ahead of a member
 * \param d: as for lws_dll2_add_head()
 * \param after: a member, on the list to join. On none: nothing happens but a
 *	log, and builds with assertions stop
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_add_before(struct lws_dll2 *d,
						struct lws_dll2 *after);

/** lws_dll2_add_insert() - join directly behind a member
 * \param d: as for lws_dll2_add_head()
 * \param prev: a member, on the list to join. On none: nothing happens but a
 *	log, and builds with assertions stop
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_add_insert(struct lws_dll2 *d,
						struct lws_dll2 *prev);

/** lws_dll2_add_sorted() - join at the place in ascending order
 * \param d: as for lws_dll2_add_head()
 * \param own: the list, in the same order already
 * \param compare: compare(member, d): negative if member goes ahead of d. Among
 *	equals the newest is the first
 * Members are asked one after the other from the head.
 */
LWS_VISIBLE LWS_EXTERN void
lws_dll2_add_sorted(lws_dll2_t *d, lws_dll2_owner_t *own,
		    int (*compare)(const lws_dll2_t *, const lws_dll2_t *));

/** lws_dll2_add_sorted_priv() - the same, with a pointer for compare
 * \param d: as for lws_dll2_add_head()
 * \param own: the list, in the same order already
 * \param priv: handed to compare3
 * \param compare3: compare3(priv, member, d), as for lws_dll2_add_sorted()
 */
LWS_VISIBLE LWS_EXTERN void lws_dll2_add_sorted_priv(
	lws_dll2_t *d, lws_dll2_owner_t *own, void *priv,
	int (*compare3)(void *, const lws_dll2_t *, const lws_dll2_t *));

/** _lws_dll2_search_sz_pl() - behind lws_dll2_search_sz_pl()
 * \param own: the list
 * \param name: bytes to find
 * \param namelen: how many
 * \param dll2_ofs: where the link is in the listed object
 * \param ptr_ofs: where a char * to a string, or NULL, is in it
 * \return the first object with exactly that string, or NULL
 */
LWS_VISIBLE LWS_EXTERN void *
_lws_dll2_search_sz_pl(lws_dll2_owner_t *own, const char *name, size_t namelen,
		       size_t dll2_ofs, size_t ptr_ofs);

#if defined(_DEBUG)
/** lws_dll2_describe() - log a list and its members at level INFO
 * \param owner: the list
 * \param desc: a word to know the lines by
 * A function in debug builds, nothing in others.
 */
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

/** lws_dll2_search_sz_pl() - find an object by a string
 * \param own: the list
 * \param name: bytes to find, need not be terminated
 * \param namelen: how many
 * \param type: of the listed objects
 * \param membd2list: their member that is the link
 * \param membptr: their char * member to compare; NULL in an object: skipped
 * \return the first of them, as a type *, whose string is exactly name; or NULL
 */
#define lws_dll2_search_sz_pl(own, name, namelen, type, membd2list, membptr)   \
	((type *)_lws_dll2_search_sz_pl(own, name, namelen,                    \
					offsetof(type, membd2list),            \
					offsetof(type, membptr)))

#if !defined(_DEBUG)
#define lws_dll2_describe(x, y) /**< nothing, in builds without _DEBUG */
#endif

/* -- loops --
 * They come in pairs, which open and close a block with the iterator in it.
 * `break` leaves one; `continue` must not be used, it would skip the step. */

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
