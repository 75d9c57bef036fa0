/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The HTTP server, beyond the API of 4.5: answers compressed on the way, and
 * what becomes of symbolic links in file mounts.
 */

#ifndef LWS_X_HTTP_H
#define LWS_X_HTTP_H

/** answers whose headers lws_add_http_common_headers() makes */
#define LWS_X_HTTP_COMPRESS_ANSWERS 1u
/** files of file mounts */
#define LWS_X_HTTP_COMPRESS_FILES   2u

/** struct lws_x_http_compression - what is compressed, and how */
struct lws_x_http_compression {
	unsigned int what; /**< LWS_X_HTTP_COMPRESS_*, 0: nothing */
	int level;         /**< 1 fastest .. 9 smallest; 0: 5 */
	size_t min_len;    /**< bytes from which on it is done; 0: 860. A body
				of unknown length is long enough */
	/** further types, lower case, without parameters, the last one NULL;
	 * kept by the program as long as the vhost lives. Or NULL. Always
	 * there: text, JavaScript, JSON, XML and what is made of them (SVG),
	 * wasm, ttf, ico */
	const char *const *types;
};

/** what a file mount makes of symbolic links */
enum lws_x_http_links {
	/** followed wherever they lead: what is done without asking */
	LWS_X_HTTP_LINKS_FOLLOW,
	/** followed as long as they stay below the mount's origin; those that
	 * leave it, and all that are given by an absolute path, are as if not
	 * there */
	LWS_X_HTTP_LINKS_INSIDE,
	/** as if not there */
	LWS_X_HTTP_LINKS_REFUSE
};

#if defined(LWS_WITH_NETWORK)

/** lws_x_http_compress() - compress answers for clients that accept it
 * \param vh: the vhost
 * \param mount: one of its mounts, compared by its address; NULL: all of the
 *	vhost for which nothing else was said
 * \param c: copied; NULL: nothing (for a mount: whatever the vhost does)
 * \return 0; 1 this build does not (LWS_WITH_HTTP_STREAM_COMPRESSION is off);
 *	-1 no vhost with HTTP, a level that is none, or out of memory: nothing
 *	has changed
 *
 * Without this call nothing is compressed except by
 * lws_http_compression_apply(). br (LWS_WITH_HTTP_BROTLI), gzip and deflate
 * are known (RFC 9110 8.4.1); what the client weighs highest is taken, the
 * first of these on ties.
 *
 * Such an answer has content-encoding, "vary: accept-encoding", a weak etag,
 * and no content-length: on HTTP/1.1 it leaves in chunks, to HTTP/1.0 until the
 * connection closes. Programs write the body as ever. It ends with
 * LWS_WRITE_HTTP_FINAL, with the last byte of the length that was given for it,
 * or with lws_http_transaction_completed(). When the program asks for no
 * further WRITEABLE, and in server-sent events with each write, what was
 * written is flushed.
 *
 * Not compressed: 1xx, 204, 206, 304; requests with Range; answers and files
 * that have a content-encoding already (a .gz or .br beside the file is better
 * and comes first); more than 64 answers at once in a service thread.
 *
 * Thread: before service begins; LWS_CALLBACK_PROTOCOL_INIT is the usual place.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_http_compress(
	struct lws_vhost *vh, const struct lws_http_mount *mount,
	const struct lws_x_http_compression *c) LWS_WARN_UNUSED_RESULT;

/** lws_x_http_links() - which symbolic links file mounts follow
 * \param vh: the vhost
 * \param mount: one of its mounts, compared by its address; NULL: all of the
 *	vhost for which nothing else was said
 * \param how: from the next request on
 * \return 0; 1 this build only follows (LWS_WITH_HTTP_LINK_RULES is off); -1 no
 *	vhost with HTTP, a value that is none, or out of memory: nothing has
 *	changed
 *
 * It holds for links below the mount's origin, in any component of a path, for
 * stored forms (.gz, .br) and archives too; links in the origin's own path are
 * the program's and are followed. With the stricter two a path is walked name
 *by name from the open origin, so that whoever may rename files while they are
 * asked for cannot lead out of it either. Hard links are no links in this
 * sense.
 *
 * It does not hold for what lws_serve_http_file() is told to serve, nor for
 *file operations that the program has put in the place of the platform's.
 *
 * Thread: before service begins; LWS_CALLBACK_PROTOCOL_INIT is the usual place.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_http_links(struct lws_vhost *vh, const struct lws_http_mount *mount,
		 enum lws_x_http_links how) LWS_WARN_UNUSED_RESULT;

#endif

#endif
