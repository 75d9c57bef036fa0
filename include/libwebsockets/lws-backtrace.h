/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Backtraces compressed into a few bytes, and heap blocks that remember the
 * one they were allocated from.
 */

#ifndef LWS_BACKTRACE_H
#define LWS_BACKTRACE_H

/** A backtrace */
typedef struct {
	uintptr_t st[32]; /**< return addresses, innermost first */
	uintptr_t asize;  /**< bytes that were allocated */
	uint8_t sp;       /**< how many in st */
	uint8_t pre;      /**< how many innermost were left out */
	uint8_t post;     /**< how many outermost were left out */
} lws_backtrace_info_t;

/** Bits that are written or read, most significant first */
typedef struct {
	uint8_t *comp; /**< the bytes */
	size_t pos;    /**< which bit is next */
	size_t len;    /**< how many bytes */
} lws_backtrace_comp_t;

/** lws_backtrace() - who called?
 * \param si: gets the backtrace
 * \param pre: how many innermost to leave out
 * \param post: how many outermost to leave out
 * \return 0, nonzero if it is too deep
 */
LWS_VISIBLE LWS_EXTERN int lws_backtrace(lws_backtrace_info_t *si, uint8_t pre,
					 uint8_t post);

/** lws_backtrace_compression_stream_init() - begin to write or read bits
 * \param c: the stream
 * \param comp: the bytes
 * \param comp_len: how many
 */
LWS_VISIBLE LWS_EXTERN void
lws_backtrace_compression_stream_init(lws_backtrace_comp_t *c, uint8_t *comp,
				      size_t comp_len);

/** lws_backtrace_compression_stream() - write bits
 * \param c: the stream
 * \param v: the number
 * \param bits: how many bits, less one
 * \return 0, nonzero if there is no room
 */
LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compression_stream(lws_backtrace_comp_t *c, uintptr_t v,
				 unsigned int bits);

/** lws_backtrace_compression_destream() - read bits
 * \param c: the stream
 * \param _v: out, the number
 * \param bits: how many bits, less one
 * \return 0, nonzero if there are no more
 */
LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compression_destream(lws_backtrace_comp_t *c, uintptr_t *_v,
				   unsigned int bits);

/** lws_backtrace_compress_backtrace() - write a backtrace
 * \param si: the backtrace
 * \param c: the stream
 * \return 0, nonzero if there is no room
 */
LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compress_backtrace(lws_backtrace_info_t *si,
				 lws_backtrace_comp_t *c);

/** lws_alloc_metadata_gen() - who allocates, compressed
 * \param size: how many bytes
 * \param comp: gets the blob
 * \param comp_len: bytes there
 * \param adj: out, how many bytes more to allocate
 * \param cl: out, bytes of the blob
 */
LWS_VISIBLE LWS_EXTERN void lws_alloc_metadata_gen(size_t size, uint8_t *comp,
						   size_t comp_len, size_t *adj,
						   size_t *cl);

/** _lws_alloc_metadata_adjust() - hide the blob before what was allocated
 * \param active: list of what is allocated
 * \param v: what was allocated; out, what the caller gets
 * \param adj: as lws_alloc_metadata_gen() gave
 * \param comp: the blob
 * \param cl: bytes of it
 *
 * Takes no lock.
 */
LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_adjust(lws_dll2_owner_t *active,
						       void **v, size_t adj,
						       uint8_t *comp,
						       unsigned int cl);

/** _lws_alloc_metadata_trim() - undo _lws_alloc_metadata_adjust()
 * \param ptr: what the caller got; out, what was allocated
 * \param comp: out, the blob; may be NULL
 * \param complen: out, bytes of it; may be NULL
 *
 * Takes no lock.
 */
LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_trim(void **ptr, uint8_t **comp,
						     uint16_t *complen);

/** lws_alloc_metadata_parse() - read a blob
 * \param si: gets the backtrace and the size
 * \param adjusted_alloc: end of the blob, which is where the caller's
 *	memory begins
 * \return 0, nonzero if it is none
 */
LWS_VISIBLE LWS_EXTERN int
lws_alloc_metadata_parse(lws_backtrace_info_t *si,
			 const uint8_t *adjusted_alloc);

/** lws_alloc_metadata_dump_stdout() - callback that prints a blob, base64
 * \param d: a member of the list
 * \param user: not used
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_alloc_metadata_dump_stdout(struct lws_dll2 *d,
							  void *user);

/** _lws_alloc_metadata_dump() - all that is allocated
 * \param active: list of that
 * \param cb: called for each
 * \param arg: its argument
 */
LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_dump(lws_dll2_owner_t *active,
						     lws_dll2_foreach_cb_t cb,
						     void *arg);

#if defined(LWS_WITH_ALLOC_METADATA_LWS)
/** _lws_alloc_metadata_dump_lws() - all that the library has allocated
 * \param cb: called for each
 * \param arg: its argument
 *
 * Builds without LWS_WITH_ALLOC_METADATA_LWS have a macro that does nothing.
 */
LWS_VISIBLE LWS_EXTERN void
_lws_alloc_metadata_dump_lws(lws_dll2_foreach_cb_t cb, void *arg);

#endif

#if !defined(LWS_WITH_ALLOC_METADATA_LWS)
#define _lws_alloc_metadata_dump_lws(_a, _b)
#endif

#endif
