/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of content codings being undone (RFC 9110 8.4.1): bytes of a
 * stream in, cut anywhere, the bytes it was made of out, without end if need
 * be: whoever takes them counts. Each coding is a row of lws_decompress_ops;
 * the table has those of this build, best first. No sockets, no headers.
 */
#ifndef LWS_CODEC_DECOMPRESS_H
#define LWS_CODEC_DECOMPRESS_H

#include "core/core.h"

/** struct lws_decompress_ops - a content coding */
struct lws_decompress_ops {
	const char *name; /* as in content-encoding, lower case */
	/** create() - owned by the caller; NULL: out of memory */
	void *(*create)(void);
	void (*destroy)(void *decoder); /* NULL ok */
	/** feed() - \param in: moved past what was consumed
	 * \param out: out, what came of it; the decoder's, until the next call
	 * \return LWS_SRET_WANT_OUTPUT: out has bytes, there may be more;
	 *	LWS_SRET_WANT_INPUT: in is used up, the stream goes on;
	 *	LWS_SRET_OK: in is used up, the stream may end here;
	 *	LWS_SRET_FATAL: malformed, out of memory, or something stands
	 *	behind its end. out is empty in all but the first case */
	lws_stateful_ret_t (*feed)(void *decoder, struct lws_span *in,
				   struct lws_span *out);
};

/** lws_decompress_codings - of this build, best first; the last one is NULL */
extern const struct lws_decompress_ops *const lws_decompress_codings[];

extern const struct lws_decompress_ops lws_decompress_br;
extern const struct lws_decompress_ops lws_decompress_gzip;
extern const struct lws_decompress_ops lws_decompress_deflate;

#endif
