/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ring buffers with one writer and any number of readers, who each have a
 * tail.
 *
 * Elements have one size, given when the ring is made. A tail is a reader's
 * position: a uint32_t of its own that only these functions change and that
 * means nothing outside them. It starts as 0 on a new ring, later as what
 * lws_ring_get_oldest_tail() says. The ring itself keeps the oldest tail: what
 * is between that and the writer is kept, and destroyed when the oldest tail
 * passes it.
 *
 * Nothing is locked: two threads need a lock of their own. Pointers must not be
 * NULL unless it is said. All functions of fixed cost but for the copies they
 * make and the elements they destroy.
 */

#ifndef LWS_RING_H
#define LWS_RING_H

struct lws_ring; /* opaque */

/** lws_ring_create() - an empty ring
 * \param element_len: bytes of an element, not 0
 * \param count: slots, not 0; one of them always stays empty, so count - 1
 *	elements fit. Their bytes together are below 4 GiB
 * \param destroy_element: called once for each element, oldest first, when it
 *	leaves the ring for good; for what the element itself owns. NULL: none
 * \return the ring, owned by the caller (lws_ring_destroy()); NULL: out of
 *	memory, or not those sizes
 */
LWS_VISIBLE LWS_EXTERN struct lws_ring *
lws_ring_create(size_t element_len, size_t count,
		void (*destroy_element)(void *));

/** lws_ring_destroy() - destroy all elements, oldest first, and the ring
 * \param ring: gone afterwards
 */
LWS_VISIBLE LWS_EXTERN void lws_ring_destroy(struct lws_ring *ring);

/** lws_ring_get_count_free_elements() - how many can be inserted
 * \param ring: the ring
 * \return elements that fit before the oldest tail
 */
LWS_VISIBLE LWS_EXTERN size_t
lws_ring_get_count_free_elements(struct lws_ring *ring);

/** lws_ring_get_count_waiting_elements() - how many a reader has not seen
 * \param ring: the ring
 * \param tail: the reader's; NULL: the oldest tail
 * \return elements between it and the writer; 0 for a value that is no position
 *	in the ring now
 */
LWS_VISIBLE LWS_EXTERN size_t
lws_ring_get_count_waiting_elements(struct lws_ring *ring, uint32_t *tail);

/** lws_ring_insert() - copy elements in
 * \param ring: the ring
 * \param src: max_count elements one after the other
 * \param max_count: how many to take at most
 * \return how many were taken, the first ones; 0: the ring is full
 */
LWS_VISIBLE LWS_EXTERN size_t lws_ring_insert(struct lws_ring *ring,
					      const void *src,
					      size_t max_count);

/** lws_ring_consume() - move a reader forward
 * \param ring: the ring
 * \param tail: the reader's, moved past what is consumed; the elements stay.
 *	NULL: the oldest tail, so they are destroyed before this returns
 * \param dest: room for max_count elements, which are copied there (before they
 *	are destroyed); NULL: skip them
 * \param max_count: how many to consume at most
 * \return how many were; 0: none is waiting
 */
LWS_VISIBLE LWS_EXTERN size_t lws_ring_consume(struct lws_ring *ring,
					       uint32_t *tail, void *dest,
					       size_t max_count);

/** lws_ring_get_element() - look at the next element in place
 * \param ring: the ring
 * \param tail: the reader's; NULL: the oldest tail
 * \return the element, or NULL: none is waiting. Valid until the oldest tail
 *	passes it
 */
LWS_VISIBLE LWS_EXTERN const void *lws_ring_get_element(struct lws_ring *ring,
							uint32_t *tail);

/** lws_ring_update_oldest_tail() - let go of what nobody needs any more
 * \param ring: the ring
 * \param tail: the slowest reader's. All elements before it are destroyed, in
 *	order. A value that is no position between the oldest tail and the
 *	writer is logged and ignored
 */
LWS_VISIBLE LWS_EXTERN void lws_ring_update_oldest_tail(struct lws_ring *ring,
							uint32_t tail);

/** lws_ring_get_oldest_tail() - where a new reader starts
 * \param ring: the ring
 * \return a tail that has all that is kept before it
 */
LWS_VISIBLE LWS_EXTERN uint32_t lws_ring_get_oldest_tail(struct lws_ring *ring);

/** lws_ring_next_linear_insert_range() - where to write in place
 * \param ring: the ring
 * \param start: out, the writer's position; valid until the ring is changed
 * \param bytes: out, room from there on, up to the buffer's end at most: there
 *	may be more room at its start
 * \return 0; 1: the ring is full, and nothing was set
 * Follow with lws_ring_bump_head().
 */
LWS_VISIBLE LWS_EXTERN int
lws_ring_next_linear_insert_range(struct lws_ring *ring, void **start,
				  size_t *bytes);

/** lws_ring_bump_head() - what was written in place is there
 * \param ring: the ring
 * \param bytes: how much, up to the free room (checked in builds with
 *	assertions). An element may come in parts: it is not waiting before
 *	its last one
 */
LWS_VISIBLE LWS_EXTERN void lws_ring_bump_head(struct lws_ring *ring,
					       size_t bytes);

/** lws_ring_dump() - log the numbers of a ring, one line at level NOTICE
 * \param ring: the ring
 * \param tail: a reader's, for the elements waiting; NULL: the oldest tail
 */
LWS_VISIBLE LWS_EXTERN void lws_ring_dump(struct lws_ring *ring,
					  uint32_t *tail);

/** lws_ring_consume_and_update_oldest_tail() - block: consume for one tail of
 * several, and let go of what all have seen
 * \param ___ring: the ring
 * \param ___type: type of the objects on the list
 * \param ___ptail: uint32_t *, the tail that consumes
 * \param ___count: how many elements
 * \param ___list_head: first of the singly linked list of objects with tails
 * \param ___mtail: their member that is a tail
 * \param ___mlist: their member that links the list
 * The list is walked only if this tail was the oldest. If it is empty, this
 * tail alone counts. A reader who leaves must leave the list, too, and the
 * oldest tail be updated, or the ring fills up.
 */
#define lws_ring_consume_and_update_oldest_tail(___ring, ___type, ___ptail,    \
						___count, ___list_head,        \
						___mtail, ___mlist)            \
	{                                                                      \
		uint32_t ___n, ___m = 0;                                       \
		___n = lws_ring_get_oldest_tail(___ring) == *(___ptail);       \
		lws_ring_consume(___ring, ___ptail, NULL, ___count);           \
		if (___n) {                                                    \
			uint32_t ___oldest = *(___ptail);                      \
			lws_start_foreach_ll(___type *, ___item, ___list_head) \
			{                                                      \
				___n = (uint32_t)                              \
					lws_ring_get_count_waiting_elements(   \
						___ring, &___item->___mtail);  \
				if (___n >= ___m) {                            \
					___m = ___n;                           \
					___oldest = ___item->___mtail;         \
				}                                              \
			}                                                      \
			lws_end_foreach_ll(___item, ___mlist);                 \
			lws_ring_update_oldest_tail(___ring, ___oldest);       \
		}                                                              \
	}

/** lws_ring_consume_single_tail() - block: consume for the only tail there is,
 * and let go of the elements
 * \param ___ring: the ring
 * \param ___ptail: uint32_t *, the tail
 * \param ___count: how many elements
 */
#define lws_ring_consume_single_tail(___ring, ___ptail, ___count)              \
	{                                                                      \
		lws_ring_consume(___ring, ___ptail, NULL, ___count);           \
		lws_ring_update_oldest_tail(___ring, *(___ptail));             \
	}

#endif
