/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PNG (ISO 15948) decoded line by line from input that comes in any pieces.
 */

#ifndef LWS_UPNG_H
#define LWS_UPNG_H

struct inflator_ctx;
struct lws_upng_t;

typedef enum lws_upng_format_t {
	LWS_UPNG_BADFORMAT = 0,
	LWS_UPNG_RGB8 = 1,
	LWS_UPNG_RGB16 = 2,
	LWS_UPNG_RGBA8 = 3,
	LWS_UPNG_RGBA16 = 4,
	LWS_UPNG_LUMINANCE1 = 5,
	LWS_UPNG_LUMINANCE2 = 6,
	LWS_UPNG_LUMINANCE4 = 7,
	LWS_UPNG_LUMINANCE8 = 8,
	LWS_UPNG_LUMINANCE_ALPHA1 = 9,
	LWS_UPNG_LUMINANCE_ALPHA2 = 10,
	LWS_UPNG_LUMINANCE_ALPHA4 = 11,
	LWS_UPNG_LUMINANCE_ALPHA8 = 12,
} lws_upng_format_t;

typedef struct lws_upng_t lws_upng_t;
LWS_VISIBLE LWS_EXTERN lws_upng_t *lws_upng_new(void);

LWS_VISIBLE LWS_EXTERN void lws_upng_free(lws_upng_t **upng);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_upng_emit_next_line(
	lws_upng_t *upng, const uint8_t **ppix, const uint8_t **buf,
	size_t *size, char hold_at_metadata);

LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_width(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_height(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_bpp(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_bitdepth(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_components(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_pixelsize(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN lws_upng_format_t
lws_upng_get_format(const lws_upng_t *upng);

LWS_VISIBLE LWS_EXTERN struct inflator_ctx *
lws_upng_inflator_create(const uint8_t **outring, size_t *outringlen,
			 size_t **opl, size_t **cl);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_upng_inflate_data(struct inflator_ctx *inf, const void *buf, size_t len);

LWS_VISIBLE LWS_EXTERN void
lws_upng_inflator_destroy(struct inflator_ctx **inf);

#endif
