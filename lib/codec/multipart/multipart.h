/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the multipart codec (RFC 2046 5.1, RFC 7578): the bytes of a
 * body in, its parts out. Streaming: the data of a part are views of the
 * caller's span; only header lines of a part are gathered, in the parser.
 *
 *	lws_multipart_boundary(content_type, &boundary);
 *	lws_multipart_begin(&m, &ops, boundary);
 *	r = lws_multipart_feed(&m, &in);	for each piece of the body
 *
 * However the body is cut, the parts and their bytes are the same.
 */
#ifndef LWS_CODEC_MULTIPART_H
#define LWS_CODEC_MULTIPART_H

#include "core/core.h"

/** enum lws_multipart_err - why a body was refused */
enum lws_multipart_err {
	LWS_MULTIPART_OK,
	LWS_MULTIPART_ERR_DELIMITER,   /* RFC 2046 5.1.1: neither -- nor CRLF
					  behind a boundary */
	LWS_MULTIPART_ERR_LINE,        /* a part's field line has no colon, is
					  folded, or has a bare CR, LF or NUL */
	LWS_MULTIPART_ERR_LONG,        /* LWS_LIMIT_MULTIPART_LINE, _HEAD */
	LWS_MULTIPART_ERR_DISPOSITION, /* RFC 7578 4.2: cannot be read */
	LWS_MULTIPART_ERR_NAME,        /* LWS_LIMIT_FORM_NAME */
	LWS_MULTIPART_ERR_FILENAME,    /* LWS_LIMIT_FORM_FILENAME */
	LWS_MULTIPART_ERR_OPS,         /* one of ops has said so */
	LWS_MULTIPART_ERR_COUNT
};

struct lws_multipart;

/** struct lws_multipart_ops - where the parts go
 * Each returns 0, or -1: the body is refused (LWS_MULTIPART_ERR_OPS). They must
 * not call the parser. Order: part, data*, end; again for each part. A part
 * that the body's end cuts has no end(). */
struct lws_multipart_ops {
	/** part() - a part's header is complete: m->name, m->filename */
	int (*part)(struct lws_multipart *m);
	/** data() - bytes of the part; piece lives during the call */
	int (*data)(struct lws_multipart *m, const struct lws_span *piece);
	int (*end)(struct lws_multipart *m);
};

typedef lws_stateful_ret_t (*lws_multipart_state)(struct lws_multipart *m,
						  struct lws_span *in);

/** struct lws_multipart - a parser; embedded in its owner, holds no memory */
struct lws_multipart {
	/* of the part at hand, as sent, terminated; "" if it has none */
	char name[LWS_LIMIT_FORM_NAME + 1];
	char filename[LWS_LIMIT_FORM_FILENAME + 1];
	enum lws_multipart_err err; /* after LWS_SRET_FATAL */
	void *opaque;               /* the owner's */

	/* -------- */
	const struct lws_multipart_ops *ops;
	lws_multipart_state state;
	uint32_t line_len;
	uint32_t head_len; /* bytes of the part's header lines so far */
	uint8_t line[LWS_LIMIT_MULTIPART_LINE];
	/* CR LF - - boundary; what is matched of it has been consumed */
	uint8_t delim[4 + LWS_LIMIT_MULTIPART_BOUNDARY];
	uint8_t delim_len;
	uint8_t matched;
	uint8_t pretended; /* of these: were never in the input */
	uint8_t in_part;   /* data goes to ops, not away */
};

/** lws_multipart_boundary() - the parameter of a content type
 * (RFC 2046 5.1.1)
 * \param type: the value of Content-Type
 * \param boundary: out, view of it; LWS_LIMIT_MULTIPART_BOUNDARY at most
 * \return 0, or -1: there is none, or it has bytes that none may have */
int lws_multipart_boundary(struct lws_span type, struct lws_span *boundary);

/** lws_multipart_begin() - set up a parser
 * \param m: uninitialised memory of the caller; opaque is zeroed
 * \param ops: borrowed until the end
 * \param boundary: as lws_multipart_boundary() has found it; copied */
void lws_multipart_begin(struct lws_multipart *m,
			 const struct lws_multipart_ops *ops,
			 struct lws_span boundary);

/** lws_multipart_feed() - read on
 * \param in: bytes, cut anywhere; used up unless the result is FATAL
 * \return LWS_SRET_WANT_INPUT: more may come; LWS_SRET_OK: the closing
 *	boundary was there, what follows it does not matter;
 *	LWS_SRET_FATAL: m->err; it stays so
 * Allocates nothing. */
lws_stateful_ret_t lws_multipart_feed(struct lws_multipart *m,
				      struct lws_span *in);

/** lws_multipart_err_text() - words for the log, a constant */
const char *lws_multipart_err_text(enum lws_multipart_err err);

#endif
