/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS sessions kept for a quicker handshake (RFC 5246 7.3, RFC 8446 2.2),
 * saved and loaded by the program.
 */

#ifndef LWS_TLS_SESSIONS_H
#define LWS_TLS_SESSIONS_H

/** bytes of a tag */
#define LWS_SESSION_TAG_LEN 96

struct lws_tls_session_dump;

/** Saves or loads a session
 * \param cx: the context
 * \param info: the session; to save, blob is the library's; to load,
 *	the callee sets blob to malloc()ed memory, which the library frees,
 *	and blob_len
 * \return 0, nonzero if that failed
 */
typedef int (*lws_tls_sess_cb_t)(struct lws_context *cx,
				 struct lws_tls_session_dump *info);

/** A session on its way */
struct lws_tls_session_dump {
	/** whose it is: vhost, host and port, fit for a file's name */
	char tag[LWS_SESSION_TAG_LEN];
	void *blob;      /**< the session */
	void *opaque;    /**< the program's */
	size_t blob_len; /**< bytes of it */
};

#if defined(LWS_WITH_TLS)

/** lws_tls_session_dump_save() - save the session of a server
 * \param vh: vhost of the client
 * \param host: the server
 * \param port: its port
 * \param cb_save: saves it
 * \param opq: info.opaque
 * \return 0, or 1 if there is none or it was not saved; also in builds
 *	without LWS_WITH_TLS_SESSIONS
 */
LWS_VISIBLE LWS_EXTERN int
lws_tls_session_dump_save(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_save, void *opq);

/** lws_tls_session_dump_load() - load the session of a server
 * \param vh: vhost of the client
 * \param host: the server
 * \param port: its port
 * \param cb_load: loads it
 * \param opq: info.opaque
 * \return 0, or 1 if there is one already or it was not loaded; also in
 *	builds without LWS_WITH_TLS_SESSIONS
 */
LWS_VISIBLE LWS_EXTERN int
lws_tls_session_dump_load(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_load, void *opq);

#endif

#endif
