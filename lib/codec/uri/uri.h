/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the URI codec (RFC 3986): splitting, percent-decoding, path
 * normalisation, query arguments, authorities. Everything works on spans that
 * the caller owns and either returns views of them or writes into the
 * caller's bounded buffer; nothing allocates. lws_parse_uri(), which is public
 * API, is here too.
 */
#ifndef LWS_CODEC_URI_H
#define LWS_CODEC_URI_H

#include "core/core.h"

/** enum lws_uri_err - why something was refused */
enum lws_uri_err {
	LWS_URI_OK,
	LWS_URI_ERR_SYNTAX,   /* RFC 3986: a byte that may not be there */
	LWS_URI_ERR_ESCAPE,   /* RFC 3986 2.1: % without two hex digits */
	LWS_URI_ERR_NUL,      /* %00 in a path or an argument's name */
	LWS_URI_ERR_PORT,     /* not digits, or above 65535 */
	LWS_URI_ERR_HOST,     /* RFC 3986 3.2.2 */
	LWS_URI_ERR_RELATIVE, /* the path does not start with / */
	LWS_URI_ERR_ROOM      /* the output does not fit */
};

/** struct lws_uri_authority - [userinfo@]host[:port], views of the input */
struct lws_uri_authority {
	struct lws_span userinfo; /* p NULL: there was none */
	struct lws_span host;     /* without brackets; may be empty */
	int port;                 /* -1: none, or an empty one */
	uint8_t ip_literal;       /* host was in brackets */
};

/** struct lws_uri - an absolute URI or relative reference, views of the input
 * Parts that were not there have p NULL; ones that were there and are empty
 * point at their place. All are still percent-encoded: the raw view. */
struct lws_uri {
	struct lws_span scheme;
	struct lws_span authority; /* not yet taken apart */
	struct lws_span path;      /* never NULL, maybe empty */
	struct lws_span query;
	struct lws_span fragment;
};

/** lws_uri_split() - take a URI reference apart  (RFC 3986 4.1, appendix B)
 * \return LWS_URI_OK, or LWS_URI_ERR_SYNTAX: a blank or control
 * Splits only; the parts are checked by those who read them. */
enum lws_uri_err lws_uri_split(struct lws_span uri, struct lws_uri *out);

/** lws_uri_authority_parse() - take an authority apart  (RFC 3986 3.2)
 * \return LWS_URI_OK, ERR_HOST, ERR_PORT, ERR_SYNTAX (userinfo) */
enum lws_uri_err lws_uri_authority_parse(struct lws_span text,
					 struct lws_uri_authority *out);

/** lws_uri_decode() - percent-decode, + becomes a blank
 * \param dst, cap: output; dst may be in.p (in place); not terminated
 * \param len: out, bytes written
 * \return LWS_URI_OK, ERR_ESCAPE, ERR_ROOM; NULs are decoded like others */
enum lws_uri_err lws_uri_decode(struct lws_span in, uint8_t *dst, size_t cap,
				size_t *len);

/** lws_uri_path_is_plain() - is what lws_uri_path() makes of a path the same?
 * \return 1; 0: not, or not found out without doing it */
int lws_uri_path_is_plain(struct lws_span in);

/** lws_uri_path() - the decoded, normalised view of a path  (RFC 3986 6.2.2)
 * \param in: the path as sent, starting with /, without query
 * \param dst, cap: output, never longer than in; dst may be in.p (in place);
 *	not terminated
 * \param len: out, bytes written
 * \return LWS_URI_OK, ERR_RELATIVE, ERR_ESCAPE, ERR_NUL, ERR_ROOM
 * %XX is decoded, + becomes a blank, runs of / collapse, dot segments are
 * removed (encoded dots and slashes count too) and never climb above /. */
enum lws_uri_err lws_uri_path(struct lws_span in, uint8_t *dst, size_t cap,
			      size_t *len);

/** enum lws_uri_part - what is encoded: its own characters stay */
enum lws_uri_part {
	LWS_URI_PART_PATH, /* RFC 3986 3.3: / stays */
	LWS_URI_PART_ARG   /* one argument of a query: = stays, & and + not */
};

/** lws_uri_encode() - percent-encode what does not stand for itself there
 * \param dst, cap: output, at most three times in; not in.p; not terminated
 * \param len: out, bytes written
 * \return LWS_URI_OK, ERR_ROOM */
enum lws_uri_err lws_uri_encode(struct lws_span in, enum lws_uri_part part,
				uint8_t *dst, size_t cap, size_t *len);

/** lws_uri_arg_next() - take the next raw argument off a query
 * \param query: moved past the argument and its & or ;
 * \param piece: out, the argument, maybe empty, still encoded
 * \return 1, or 0: no more. There is none in an empty query, and none behind
 *	a separator at the end: "a&&b&" has "a", "" and "b" */
int lws_uri_arg_next(struct lws_span *query, struct lws_span *piece);

/** lws_uri_arg_decode() - the decoded view of one argument
 * \param dst, cap, len: as for lws_uri_decode()
 * \return LWS_URI_OK, ERR_ESCAPE, ERR_NUL (in the name), ERR_ROOM
 * Before the first literal = an encoded one becomes _, so that the first = in
 * the result is the one that ends the name. */
enum lws_uri_err lws_uri_arg_decode(struct lws_span piece, uint8_t *dst,
				    size_t cap, size_t *len);

#endif
