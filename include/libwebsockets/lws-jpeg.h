/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JPEG (ITU-T T.81) decoded line by line from input that comes in any pieces.
 */

#ifndef LWS_JPEG_H
#define LWS_JPEG_H

struct lws_jpeg;

typedef struct lws_jpeg lws_jpeg_t;
LWS_VISIBLE LWS_EXTERN lws_jpeg_t *lws_jpeg_new(void);

LWS_VISIBLE LWS_EXTERN void lws_jpeg_free(lws_jpeg_t **j);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_jpeg_emit_next_line(
	lws_jpeg_t *j, const uint8_t **ppix, const uint8_t **buf, size_t *size,
	char hold_at_metadata);

LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_width(const lws_jpeg_t *j);

LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_height(const lws_jpeg_t *j);

LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_bpp(const lws_jpeg_t *j);

LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_bitdepth(const lws_jpeg_t *j);

LWS_VISIBLE LWS_EXTERN unsigned int
lws_jpeg_get_components(const lws_jpeg_t *j);

LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_pixelsize(const lws_jpeg_t *j);

#endif
