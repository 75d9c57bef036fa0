/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A buffer shared by several queues, each of which may use what the others
 * leave.
 *
 * "Disordered heap": made in one allocation with a fixed size, in which objects
 * of several kinds are kept, each kind a first-in first-out queue. However fast
 * one of them grows, all together never take more than the buffer. Needs
 * LWS_WITH_LWS_DSH.
 *
 * An object costs its bytes, rounded up to 8, and a header (64 bytes where
 * pointers have 8). It takes the smallest hole that it fits in, of equals the
 * lowest, and is never moved; freed space is one with free space beside it.
 * Nothing is locked.
 */

#ifndef LWS_DSH_H
#define LWS_DSH_H

enum {
	/** for kinds that are streams: what is added goes to the newest
	 * object of its kind if the space directly behind that is free and
	 * suffices; so several adds may come back as one object */
	LWS_DSHFLAG_ENABLE_COALESCE = 16777216,
	LWS_DSHFLAG_ENABLE_SPLIT = 33554432, /**< accepted, changes nothing */
};

struct lws_dsh; /* opaque */

/** lws_dsh_create() - an empty heap
 * \param owner: list that it joins as the head, until it is destroyed; NULL:
 *none \param buffer_size: bytes for objects with their headers, above one
 *header \param count_kinds: queues, 1 to 254, or'ed with LWS_DSHFLAG_*; kinds
 *are then 0 and up \return the heap, owned by the caller (lws_dsh_destroy());
 *NULL: out of memory, or not those numbers, which stop builds with assertions
 */
LWS_VISIBLE LWS_EXTERN struct lws_dsh *
lws_dsh_create(lws_dll2_owner_t *owner, size_t buffer_size, int count_kinds);

/** lws_dsh_empty() - drop all objects of all kinds
 * \param dsh: the heap, NULL ok
 */
LWS_VISIBLE LWS_EXTERN void lws_dsh_empty(struct lws_dsh *dsh);

/** lws_dsh_destroy() - free a heap with all that is in it
 * \param pdsh: set to NULL; NULL already: nothing happens
 */
LWS_VISIBLE LWS_EXTERN void lws_dsh_destroy(struct lws_dsh **pdsh);

/** lws_dsh_alloc_tail() - add an object at a kind's tail
 * \param dsh: the heap
 * \param kind: which queue
 * \param src1: first part of the object, copied
 * \param size1: bytes of it, may be 0
 * \param src2: second part, copied behind the first; NULL: none
 * \param size2: bytes of it
 * \return 0; 1: no hole is large enough, or there is no such kind; nothing has
 *	changed
 */
LWS_VISIBLE LWS_EXTERN int lws_dsh_alloc_tail(struct lws_dsh *dsh, int kind,
					      const void *src1, size_t size1,
					      const void *src2, size_t size2);

/** lws_dsh_free() - remove an object and give its space back
 * \param obj: in: what lws_dsh_get_head() said, of any kind; out: NULL
 */
LWS_VISIBLE LWS_EXTERN void lws_dsh_free(void **obj);

/** lws_dsh_consume() - drop bytes from the start of a kind's oldest object
 * \param dsh: the heap
 * \param kind: which queue; nothing in it: nothing happens
 * \param len: bytes, up to those left in that object (checked in builds with
 *	assertions). If it was all of them, the object is freed; else
 *	lws_dsh_get_head() says the rest, which is not copied, and its space
 *	is given back with the last of it
 */
LWS_VISIBLE LWS_EXTERN void lws_dsh_consume(struct lws_dsh *dsh, int kind,
					    size_t len);

/** lws_dsh_get_size() - what a kind takes of the buffer
 * \param dsh: the heap
 * \param kind: which queue
 * \return bytes, with headers and rounding: 72 for one object of 8 bytes
 */
LWS_VISIBLE LWS_EXTERN size_t lws_dsh_get_size(struct lws_dsh *dsh, int kind);

/** lws_dsh_get_head() - look at a kind's oldest object
 * \param dsh: the heap; NULL: 1, and nothing is set
 * \param kind: which queue
 * \param obj: out, the object, in place and aligned for 8 bytes (unless some of
 *	it was consumed); NULL: none. Valid until it is freed
 * \param size: out, its bytes; 0 if there is none
 * \return 0; 1: the queue is empty
 */
LWS_VISIBLE LWS_EXTERN int lws_dsh_get_head(struct lws_dsh *dsh, int kind,
					    void **obj, size_t *size);

/** lws_dsh_describe() - log the numbers at level NOTICE, in debug builds
 * \param dsh: the heap
 * \param desc: a word to know the lines by
 */
LWS_VISIBLE LWS_EXTERN void lws_dsh_describe(struct lws_dsh *dsh,
					     const char *desc);

#endif
