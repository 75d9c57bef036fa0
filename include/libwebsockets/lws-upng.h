/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PNG (ISO 15948) decoded line by line from input that comes in any pieces, and
 * the inflater for gzip. READMEs/README.images.md shows it in use.
 *
 * A decoder belongs to one thread at a time. Without LWS_WITH_UPNG the decoder,
 * without LWS_WITH_GZINFLATE the inflater is not there.
 */

#ifndef LWS_UPNG_H
#define LWS_UPNG_H

struct inflator_ctx;
struct lws_upng_t;

/** what a pixel of a line is; components in this order, the highest bits first
 */
typedef enum lws_upng_format_t {
	LWS_UPNG_BADFORMAT = 0,         /**< not used */
	LWS_UPNG_RGB8 = 1,              /**< 3 bytes; palettes too */
	LWS_UPNG_RGB16 = 2,             /**< 6 bytes, high byte first; 16-bit
					 * grey too */
	LWS_UPNG_RGBA8 = 3,             /**< 4 bytes; palettes too */
	LWS_UPNG_RGBA16 = 4,            /**< 8 bytes */
	LWS_UPNG_LUMINANCE1 = 5,        /**< 1 bit of grey */
	LWS_UPNG_LUMINANCE2 = 6,        /**< 2 bits */
	LWS_UPNG_LUMINANCE4 = 7,        /**< 4 bits */
	LWS_UPNG_LUMINANCE8 = 8,        /**< 1 byte */
	LWS_UPNG_LUMINANCE_ALPHA1 = 9,  /**< not in PNG */
	LWS_UPNG_LUMINANCE_ALPHA2 = 10, /**< not in PNG */
	LWS_UPNG_LUMINANCE_ALPHA4 = 11, /**< not in PNG */
	LWS_UPNG_LUMINANCE_ALPHA8 = 12, /**< 2 bytes */
} lws_upng_format_t;

/** a PNG decoder */
typedef struct lws_upng_t lws_upng_t;

/** lws_upng_new() - a decoder for one image
 * \return the caller's, for lws_upng_free(); NULL: out of memory */
LWS_VISIBLE LWS_EXTERN lws_upng_t *lws_upng_new(void);

/** lws_upng_free() - free a decoder and its lines
 * \param upng: the decoder, NULL on return; may be NULL before */
LWS_VISIBLE LWS_EXTERN void lws_upng_free(lws_upng_t **upng);

/** lws_upng_emit_next_line() - decode up to the next line
 * \param upng: the decoder
 * \param ppix: out, a line, the decoder's until the next call; NULL: none
 * \param buf: input, cut anywhere; moves behind what was used
 * \param size: bytes of it; reduced
 * \param hold_at_metadata: nonzero: stop when the size is known, before memory
 *	is taken for lines
 * \return LWS_SRET_WANT_OUTPUT: *ppix is a line; LWS_SRET_WANT_INPUT: all is
 *	used; LWS_SRET_AWAIT_RETRY: held; LWS_SRET_YIELD: no memory now, call
 *	again; LWS_SRET_OK: the image is complete; LWS_SRET_FATAL | reason */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_upng_emit_next_line(
	lws_upng_t *upng, const uint8_t **ppix, const uint8_t **buf,
	size_t *size, char hold_at_metadata);

/** lws_upng_get_width() - pixels of a line; 0 until known
 * \param upng: the decoder
 * \return pixels */
LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_width(const lws_upng_t *upng);

/** lws_upng_get_height() - lines; 0 until known
 * \param upng: the decoder
 * \return lines */
LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_height(const lws_upng_t *upng);

/** lws_upng_get_bpp() - bits of a pixel, as lines have it
 * \param upng: the decoder
 * \return bits; 32 until known */
LWS_VISIBLE LWS_EXTERN unsigned int lws_upng_get_bpp(const lws_upng_t *upng);

/** lws_upng_get_bitdepth() - bits of a component
 * \param upng: the decoder
 * \return bits; 8 until known */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_bitdepth(const lws_upng_t *upng);

/** lws_upng_get_components() - components of a pixel
 * \param upng: the decoder
 * \return 1 to 4; 4 until known */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_components(const lws_upng_t *upng);

/** lws_upng_get_pixelsize() - as lws_upng_get_bpp(): a line has width times it
 * / 8 bytes, rounded up
 * \param upng: the decoder
 * \return bits */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_upng_get_pixelsize(const lws_upng_t *upng);

/** lws_upng_get_format() - what a pixel is
 * \param upng: the decoder
 * \return the format; LWS_UPNG_RGBA8 until known */
LWS_VISIBLE LWS_EXTERN lws_upng_format_t
lws_upng_get_format(const lws_upng_t *upng);

/** lws_upng_inflator_create() - an inflater for one gzip stream (RFC 1952)
 * \param outring: out, the ring that output goes to
 * \param outringlen: out, bytes of it: index it modulo this
 * \param opl: out, where the count of all bytes produced is
 * \param cl: out, where the caller counts what it took
 * \return the caller's; NULL: out of memory */
LWS_VISIBLE LWS_EXTERN struct inflator_ctx *
lws_upng_inflator_create(const uint8_t **outring, size_t *outringlen,
			 size_t **opl, size_t **cl);

/** lws_upng_inflate_data() - inflate until something is in the way
 * \param inf: the inflater
 * \param buf: input, which stays until WANT_INPUT; NULL: go on with the last
 * \param len: bytes of it
 * \return LWS_SRET_OK: the stream is complete; LWS_SRET_WANT_INPUT;
 *	LWS_SRET_WANT_OUTPUT: take what is in the ring; LWS_SRET_FATAL | reason
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_upng_inflate_data(struct inflator_ctx *inf, const void *buf, size_t len);

/** lws_upng_inflator_destroy() - free an inflater
 * \param inf: the inflater, NULL on return */
LWS_VISIBLE LWS_EXTERN void
lws_upng_inflator_destroy(struct inflator_ctx **inf);

#endif
