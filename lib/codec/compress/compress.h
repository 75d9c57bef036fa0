/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of content codings (RFC 9110 8.4.1) as streams: bytes in, fewer
 * bytes out, cut anywhere. Each coding is a row of lws_compress_ops; the table
 * has those of this build, best first. No sockets, no headers.
 */
#ifndef LWS_CODEC_COMPRESS_H
#define LWS_CODEC_COMPRESS_H

#include "core/core.h"

/* what becomes of bytes that the coder holds back */
enum lws_compress_how {
	LWS_COMPRESS_MORE,  /* they may stay: more is to come */
	LWS_COMPRESS_FLUSH, /* all that was fed can be read by the peer */
	LWS_COMPRESS_END    /* that, and the stream ends */
};

/** struct lws_compress_ops - a content coding */
struct lws_compress_ops {
	const char *name; /* as in content-encoding, lower case */
	/** create() - \param level: 1 fastest .. 9 smallest
	 * \return owned by the caller; NULL: out of memory */
	void *(*create)(int level);
	void (*destroy)(void *coder); /* NULL ok */
	/** feed() - \param in: moved past what was consumed
	 * \param out, room: where the bytes go; room is not 0
	 * \param done: out, bytes written
	 * \return LWS_SRET_WANT_OUTPUT: out is full, call again with the same
	 *	how; LWS_SRET_WANT_INPUT: in is used up and what how asks for is
	 *	written; LWS_SRET_FATAL: out of memory, or fed after its end */
	lws_stateful_ret_t (*feed)(void *coder, enum lws_compress_how how,
				   struct lws_span *in, uint8_t *out,
				   size_t room, size_t *done);
};

/** lws_compress_codings - of this build, best first; the last one is NULL */
extern const struct lws_compress_ops *const lws_compress_codings[];

/* rows: brotli (RFC 7932), and zlib's two (RFC 1952, RFC 1950) */
extern const struct lws_compress_ops lws_compress_br;
extern const struct lws_compress_ops lws_compress_gzip;
extern const struct lws_compress_ops lws_compress_deflate;

#endif
