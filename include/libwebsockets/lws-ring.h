/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ring buffers with one writer and any number of readers, who each have a
 * tail.
 */

#ifndef LWS_RING_H
#define LWS_RING_H

struct lws_ring;

LWS_VISIBLE LWS_EXTERN struct lws_ring *
lws_ring_create(size_t element_len, size_t count,
		void (*destroy_element)(void *));

LWS_VISIBLE LWS_EXTERN void lws_ring_destroy(struct lws_ring *ring);

LWS_VISIBLE LWS_EXTERN size_t
lws_ring_get_count_free_elements(struct lws_ring *ring);

LWS_VISIBLE LWS_EXTERN size_t
lws_ring_get_count_waiting_elements(struct lws_ring *ring, uint32_t *tail);

LWS_VISIBLE LWS_EXTERN size_t lws_ring_insert(struct lws_ring *ring,
					      const void *src,
					      size_t max_count);

LWS_VISIBLE LWS_EXTERN size_t lws_ring_consume(struct lws_ring *ring,
					       uint32_t *tail, void *dest,
					       size_t max_count);

LWS_VISIBLE LWS_EXTERN const void *lws_ring_get_element(struct lws_ring *ring,
							uint32_t *tail);

LWS_VISIBLE LWS_EXTERN void lws_ring_update_oldest_tail(struct lws_ring *ring,
							uint32_t tail);

LWS_VISIBLE LWS_EXTERN uint32_t lws_ring_get_oldest_tail(struct lws_ring *ring);

LWS_VISIBLE LWS_EXTERN int
lws_ring_next_linear_insert_range(struct lws_ring *ring, void **start,
				  size_t *bytes);

LWS_VISIBLE LWS_EXTERN void lws_ring_bump_head(struct lws_ring *ring,
					       size_t bytes);

LWS_VISIBLE LWS_EXTERN void lws_ring_dump(struct lws_ring *ring,
					  uint32_t *tail);

/** block: consume for one tail of several, and let go of what all have seen
 * \param ___ring: the ring
 * \param ___type: type of the objects on the list
 * \param ___ptail: uint32_t *, the tail that consumes
 * \param ___count: how many elements
 * \param ___list_head: first of the singly linked list of objects with tails
 * \param ___mtail: their member that is a tail
 * \param ___mlist: their member that links the list
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

/** block: consume for the only tail there is, and let go of the elements */
#define lws_ring_consume_single_tail(___ring, ___ptail, ___count)              \
	{                                                                      \
		lws_ring_consume(___ring, ___ptail, NULL, ___count);           \
		lws_ring_update_oldest_tail(___ring, *(___ptail));             \
	}

#endif
