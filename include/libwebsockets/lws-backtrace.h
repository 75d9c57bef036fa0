/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Backtraces compressed into a few bytes, and heap blocks that remember the
 * one they were allocated from.
 */

#ifndef LWS_BACKTRACE_H
#define LWS_BACKTRACE_H

typedef struct {
	uintptr_t st[32];
	uintptr_t asize;
	uint8_t sp;
	uint8_t pre;
	uint8_t post;
} lws_backtrace_info_t;

typedef struct {
	uint8_t *comp;
	size_t pos;
	size_t len;
} lws_backtrace_comp_t;

LWS_VISIBLE LWS_EXTERN int lws_backtrace(lws_backtrace_info_t *si, uint8_t pre,
					 uint8_t post);

LWS_VISIBLE LWS_EXTERN void
lws_backtrace_compression_stream_init(lws_backtrace_comp_t *c, uint8_t *comp,
				      size_t comp_len);

LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compression_stream(lws_backtrace_comp_t *c, uintptr_t v,
				 unsigned int bits);

LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compression_destream(lws_backtrace_comp_t *c, uintptr_t *_v,
				   unsigned int bits);

LWS_VISIBLE LWS_EXTERN int
lws_backtrace_compress_backtrace(lws_backtrace_info_t *si,
				 lws_backtrace_comp_t *c);

LWS_VISIBLE LWS_EXTERN void lws_alloc_metadata_gen(size_t size, uint8_t *comp,
						   size_t comp_len, size_t *adj,
						   size_t *cl);

LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_adjust(lws_dll2_owner_t *active,
						       void **v, size_t adj,
						       uint8_t *comp,
						       unsigned int cl);

LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_trim(void **ptr, uint8_t **comp,
						     uint16_t *complen);

LWS_VISIBLE LWS_EXTERN int
lws_alloc_metadata_parse(lws_backtrace_info_t *si,
			 const uint8_t *adjusted_alloc);

LWS_VISIBLE LWS_EXTERN int lws_alloc_metadata_dump_stdout(struct lws_dll2 *d,
							  void *user);

LWS_VISIBLE LWS_EXTERN void _lws_alloc_metadata_dump(lws_dll2_owner_t *active,
						     lws_dll2_foreach_cb_t cb,
						     void *arg);

#if defined(LWS_WITH_ALLOC_METADATA_LWS)
LWS_VISIBLE LWS_EXTERN void
_lws_alloc_metadata_dump_lws(lws_dll2_foreach_cb_t cb, void *arg);

#endif

#if !defined(LWS_WITH_ALLOC_METADATA_LWS)
#define _lws_alloc_metadata_dump_lws(_a, _b)
#endif

#endif
