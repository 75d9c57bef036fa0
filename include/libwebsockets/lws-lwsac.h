/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An allocator of pieces that are freed all at once, in chunks.
 */

#ifndef LWS_LWSAC_H
#define LWS_LWSAC_H

typedef unsigned char *lwsac_cached_file_t;
typedef void *lws_list_ptr;
typedef int (*lws_list_ptr_sort_func_t)(lws_list_ptr a, lws_list_ptr b);

LWS_VISIBLE LWS_EXTERN void lws_list_ptr_insert(lws_list_ptr *phead,
						lws_list_ptr *add,
						lws_list_ptr_sort_func_t sort);

LWS_VISIBLE LWS_EXTERN void *lwsac_use(struct lwsac **head, size_t ensure,
				       size_t chunk_size);

LWS_VISIBLE LWS_EXTERN void *
lwsac_use_backfill(struct lwsac **head, size_t ensure, size_t chunk_size);

LWS_VISIBLE LWS_EXTERN void *lwsac_use_zero(struct lwsac **head, size_t ensure,
					    size_t chunk_size);

LWS_VISIBLE LWS_EXTERN void lwsac_free(struct lwsac **head);

LWS_VISIBLE LWS_EXTERN void lwsac_detach(struct lwsac **head);

LWS_VISIBLE LWS_EXTERN void lwsac_reference(struct lwsac *head);

LWS_VISIBLE LWS_EXTERN void lwsac_unreference(struct lwsac **head);

LWS_VISIBLE LWS_EXTERN int lwsac_extend(struct lwsac *head, size_t amount);

LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_start(lwsac_cached_file_t cache);

LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_end(lwsac_cached_file_t *cache);

LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_detach(lwsac_cached_file_t *cache);

LWS_VISIBLE LWS_EXTERN int lwsac_cached_file(const char *filepath,
					     lwsac_cached_file_t *cache,
					     size_t *len);

LWS_VISIBLE LWS_EXTERN size_t lwsac_sizeof(int first);

LWS_VISIBLE LWS_EXTERN size_t lwsac_get_tail_pos(struct lwsac *lac);

LWS_VISIBLE LWS_EXTERN struct lwsac *lwsac_get_next(struct lwsac *lac);

LWS_VISIBLE LWS_EXTERN size_t lwsac_align(size_t length);

LWS_VISIBLE LWS_EXTERN void lwsac_info(struct lwsac *head);

LWS_VISIBLE LWS_EXTERN uint64_t lwsac_total_alloc(struct lwsac *head);

LWS_VISIBLE LWS_EXTERN uint64_t lwsac_total_overhead(struct lwsac *head);

LWS_VISIBLE LWS_EXTERN uint8_t *
lwsac_scan_extant(struct lwsac *head, uint8_t *find, size_t len, int nul);

LWS_VISIBLE LWS_EXTERN int _lwsac_assert_valid(struct lwsac *aco, void *check,
					       size_t len, const char *name_ac,
					       const char *name_blob,
					       const char *filename, int line);

/** old name of lwsac_use_zero() */
#define lwsac_use_zeroed lwsac_use_zero

/** the T whose list pointer member M is at P */
#define lws_list_ptr_container(P, T, M)                                        \
	((T *)(void *)((char *)(P)-offsetof(T, M)))

/** statement: let the list pointer _lp point to the next item */
#define lws_list_ptr_advance(_lp) _lp = *((void **)_lp)

#define __lws_sify(_s) _lws_sify(_s) /**< macro's value as a string literal */
#define _lws_sify(_s)  #_s           /**< the word itself as a string literal */

/** log and assert unless _len bytes at _check are inside the lwsac _ac */
#define lwsac_assert_valid(_ac, _check, _len)                                  \
	_lwsac_assert_valid(_ac, _check, _len, __lws_sify(_ac),                \
			    __lws_sify(_check), __FILE__, __LINE__)

#endif
