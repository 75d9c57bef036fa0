/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JPEG (ITU-T T.81) decoded line by line from input that comes in any pieces:
 * sequential, 8 bits, grey or three components. READMEs/README.images.md shows
 * it in use. A decoder belongs to one thread at a time. Without LWS_WITH_JPEG
 * the functions are not there.
 */

#ifndef LWS_JPEG_H
#define LWS_JPEG_H

struct lws_jpeg;

/** a JPEG decoder */
typedef struct lws_jpeg lws_jpeg_t;

/** lws_jpeg_new() - a decoder for one image
 * \return the caller's, for lws_jpeg_free(); NULL: out of memory */
LWS_VISIBLE LWS_EXTERN lws_jpeg_t *lws_jpeg_new(void);

/** lws_jpeg_free() - free a decoder and its lines
 * \param j: the decoder, NULL on return; may be NULL before */
LWS_VISIBLE LWS_EXTERN void lws_jpeg_free(lws_jpeg_t **j);

/** lws_jpeg_emit_next_line() - decode up to the next line
 * \param j: the decoder
 * \param ppix: out, a line, grey or RGB, the decoder's until the next call;
 *	NULL: none
 * \param buf: input, cut anywhere; moves behind what was used
 * \param size: bytes of it; reduced
 * \param hold_at_metadata: nonzero: stop when the size is known, before memory
 *	is taken for lines
 * \return LWS_SRET_WANT_OUTPUT: *ppix is a line; LWS_SRET_WANT_INPUT: all is
 *	used; LWS_SRET_AWAIT_RETRY: held; LWS_SRET_OK: the image is complete;
 *	LWS_SRET_FATAL | reason */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_jpeg_emit_next_line(
	lws_jpeg_t *j, const uint8_t **ppix, const uint8_t **buf, size_t *size,
	char hold_at_metadata);

/** lws_jpeg_get_width() - pixels of a line
 * \param j: the decoder
 * \return pixels; 0 until known */
LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_width(const lws_jpeg_t *j);

/** lws_jpeg_get_height() - lines
 * \param j: the decoder
 * \return lines; 0 until known */
LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_height(const lws_jpeg_t *j);

/** lws_jpeg_get_bpp() - bits of a pixel
 * \param j: the decoder
 * \return 8 or 24; 0 until known */
LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_bpp(const lws_jpeg_t *j);

/** lws_jpeg_get_bitdepth() - bits of a component
 * \param j: the decoder
 * \return 8 */
LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_bitdepth(const lws_jpeg_t *j);

/** lws_jpeg_get_components() - components of a pixel
 * \param j: the decoder
 * \return 1 or 3; 0 until known */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_jpeg_get_components(const lws_jpeg_t *j);

/** lws_jpeg_get_pixelsize() - as lws_jpeg_get_bpp()
 * \param j: the decoder
 * \return bits */
LWS_VISIBLE LWS_EXTERN unsigned int lws_jpeg_get_pixelsize(const lws_jpeg_t *j);

#endif
