/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An allocator of pieces that are freed all at once, in chunks.
 *
 * struct lwsac *ac = NULL; is an empty one. The first use makes its first
 * chunk and sets the pointer, which is the allocator from then on. Pieces are
 * aligned for pointers, never move, and live until the allocator is freed;
 * a single one cannot be given back. Needs LWS_WITH_LWSAC.
 *
 * Where content is shared, its users can be counted: lwsac_reference() and
 * lwsac_unreference() for each, lwsac_detach() by the owner; the last of these
 * frees.
 *
 * Nothing is locked. What a piece holds at first is undefined unless it is
 * said. Functions that take the address of the pointer accept that it is NULL.
 */

#ifndef LWS_LWSAC_H
#define LWS_LWSAC_H

/** content of a file, see lwsac_cached_file(); NULL: none yet */
typedef unsigned char *lwsac_cached_file_t;

/** link of a list of pieces: points at the same link in the next object, not
 * at that object's start; NULL at the end */
typedef void *lws_list_ptr;

/** typedef lws_list_ptr_sort_func_t - order of a list
 * \param a: link of the newcomer, see lws_list_ptr_container()
 * \param b: link of one that is listed
 * \return above 0 if a goes behind b
 */
typedef int (*lws_list_ptr_sort_func_t)(lws_list_ptr a, lws_list_ptr b);

/** lws_list_ptr_insert() - put an object on a list
 * \param phead: the list's head, *phead NULL if it is empty
 * \param add: the object's link
 * \param sort: the list is in this order, and stays in it; among equals the
 *	newest is the first. NULL: the object becomes the first
 * The list is walked to the place.
 */
LWS_VISIBLE LWS_EXTERN void lws_list_ptr_insert(lws_list_ptr *phead,
						lws_list_ptr *add,
						lws_list_ptr_sort_func_t sort);

/** lwsac_use() - a piece of memory
 * \param head: the allocator
 * \param ensure: bytes; those up to the next multiple of a pointer's size are
 *	there, too, and are 0
 * \param chunk_size: bytes of the chunk that is made if the current one has no
 *	room; 0: 4000. A larger piece gets a chunk that it fits in
 * \return the piece; NULL: out of memory, all else is as it was
 * Pieces from one chunk are one behind the other. What was left in the chunk
 * before is used by lwsac_use_backfill() only.
 */
LWS_VISIBLE LWS_EXTERN void *lwsac_use(struct lwsac **head, size_t ensure,
				       size_t chunk_size);

/** lwsac_use_backfill() - a piece from the first chunk that has room
 * \param head: as for lwsac_use()
 * \param ensure: as for lwsac_use()
 * \param chunk_size: as for lwsac_use()
 * \return as lwsac_use()
 * All chunks may be looked at.
 */
LWS_VISIBLE LWS_EXTERN void *
lwsac_use_backfill(struct lwsac **head, size_t ensure, size_t chunk_size);

/** lwsac_use_zero() - a piece of zeroed memory
 * \param head: as for lwsac_use()
 * \param ensure: as for lwsac_use()
 * \param chunk_size: as for lwsac_use()
 * \return as lwsac_use()
 */
LWS_VISIBLE LWS_EXTERN void *lwsac_use_zero(struct lwsac **head, size_t ensure,
					    size_t chunk_size);

/** lwsac_free() - free all pieces
 * \param head: set to NULL; NULL already: nothing happens
 * References are not looked at.
 */
LWS_VISIBLE LWS_EXTERN void lwsac_free(struct lwsac **head);

/** lwsac_detach() - the owner does not need it any more
 * \param head: without references: freed, and set to NULL. With some: unchanged
 *	and valid until the last of them is gone
 */
LWS_VISIBLE LWS_EXTERN void lwsac_detach(struct lwsac **head);

/** lwsac_reference() - one more user
 * \param head: not NULL; stays until lwsac_unreference()
 */
LWS_VISIBLE LWS_EXTERN void lwsac_reference(struct lwsac *head);

/** lwsac_unreference() - one user less
 * \param head: if it was the last one and the owner has detached: freed, and
 *	set to NULL
 */
LWS_VISIBLE LWS_EXTERN void lwsac_unreference(struct lwsac **head);

/** lwsac_extend() - let the latest piece grow in place
 * \param head: not NULL
 * \param amount: bytes behind it, rounded up to a pointer's size; they are 0
 * \return 0; 1: its chunk has not that much room, nothing has changed
 */
LWS_VISIBLE LWS_EXTERN int lwsac_extend(struct lwsac *head, size_t amount);

/** lwsac_use_cached_file_start() - one more user of this content
 * \param cache: not NULL; the content stays until lwsac_use_cached_file_end(),
 *	whatever becomes of the file
 */
LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_start(lwsac_cached_file_t cache);

/** lwsac_use_cached_file_end() - one user less
 * \param cache: if that was the last one of content that has been detached or
 *	replaced: freed, and set to NULL
 */
LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_end(lwsac_cached_file_t *cache);

/** lwsac_use_cached_file_detach() - the content is not kept any longer
 * \param cache: without users: freed, and set to NULL. With some: unchanged,
 *and freed by the last lwsac_use_cached_file_end()
 */
LWS_VISIBLE LWS_EXTERN void
lwsac_use_cached_file_detach(lwsac_cached_file_t *cache);

/** lwsac_cached_file() - the content of a file, kept in memory
 * \param filepath: a regular file
 * \param cache: in: NULL, or what an earlier call for this path has set; out:
 *	the content, with a NUL behind it. Owned by the caller
 *	(lwsac_use_cached_file_detach())
 * \param len: out, bytes of content without the NUL
 * \return 0; 1: the file cannot be opened or read, or out of memory: said in
 *the log; *cache and *len are as they were For 5 seconds after it was last
 *looked at, the file is not looked at again. Later it is read again if its time
 *of modification or its length has changed; the old content goes with its last
 *user.
 */
LWS_VISIBLE LWS_EXTERN int lwsac_cached_file(const char *filepath,
					     lwsac_cached_file_t *cache,
					     size_t *len);

/** lwsac_sizeof() - bytes that a chunk needs for itself
 * \param first: nonzero: the first chunk, which needs more
 * \return 64 and 32 where pointers have 8 bytes
 */
LWS_VISIBLE LWS_EXTERN size_t lwsac_sizeof(int first);

/** lwsac_get_tail_pos() - where in a chunk the unused room starts
 * \param lac: the chunk
 * \return bytes from the chunk's start
 */
LWS_VISIBLE LWS_EXTERN size_t lwsac_get_tail_pos(struct lwsac *lac);

/** lwsac_get_next() - the chunk behind one
 * \param lac: the chunk; the allocator's pointer is the first one
 * \return the next chunk, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lwsac *lwsac_get_next(struct lwsac *lac);

/** lwsac_align() - round up to the size of a pointer
 * \param length: bytes
 * \return what a piece of that length takes
 */
LWS_VISIBLE LWS_EXTERN size_t lwsac_align(size_t length);

/** lwsac_info() - log the sums at level DEBUG
 * \param head: the allocator, NULL ok
 */
LWS_VISIBLE LWS_EXTERN void lwsac_info(struct lwsac *head);

/** lwsac_total_alloc() - bytes of all chunks, with what they need themselves
 * \param head: the allocator, NULL ok
 * \return bytes
 */
LWS_VISIBLE LWS_EXTERN uint64_t lwsac_total_alloc(struct lwsac *head);

/** lwsac_total_overhead() - bytes of the chunks that are in no piece
 * \param head: the allocator, NULL ok
 * \return bytes
 * All chunks are looked at.
 */
LWS_VISIBLE LWS_EXTERN uint64_t lwsac_total_overhead(struct lwsac *head);

/** lwsac_scan_extant() - find bytes that are in a piece already
 * \param head: the allocator, NULL ok
 * \param find: the bytes
 * \param len: how many; 0 finds nothing
 * \param nul: nonzero: only if a 0 follows them
 * \return where they stand first, NULL: nowhere
 * For not storing a string twice. All that is in use is searched, also across
 * the end of one piece into the next.
 */
LWS_VISIBLE LWS_EXTERN uint8_t *
lwsac_scan_extant(struct lwsac *head, uint8_t *find, size_t len, int nul);

/** _lwsac_assert_valid() - behind lwsac_assert_valid()
 * \param aco: the allocator
 * \param check: start of what should be in use in it
 * \param len: bytes
 * \param name_ac: what the caller calls the allocator
 * \param name_blob: and the bytes
 * \param filename: where the caller is
 * \param line: and the line
 * \return 0; 1: not inside; logged, and builds with assertions stop
 */
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

/** log and assert unless _len bytes at _check are inside the lwsac _ac; 0 if
 * they are, 1 if not */
#define lwsac_assert_valid(_ac, _check, _len)                                  \
	_lwsac_assert_valid(_ac, _check, _len, __lws_sify(_ac),                \
			    __lws_sify(_check), __FILE__, __LINE__)

#endif
