/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS sessions kept for a quicker handshake (RFC 5246 7.3, RFC 8446 2.2),
 * saved and loaded by the program.
 */

#ifndef LWS_TLS_SESSIONS_H
#define LWS_TLS_SESSIONS_H

#define LWS_SESSION_TAG_LEN 96

struct lws_tls_session_dump;

typedef int (*lws_tls_sess_cb_t)(struct lws_context *cx,
				 struct lws_tls_session_dump *info);

struct lws_tls_session_dump {
	char tag[LWS_SESSION_TAG_LEN];
	void *blob;
	void *opaque;
	size_t blob_len;
};

#if defined(LWS_WITH_TLS)

LWS_VISIBLE LWS_EXTERN int
lws_tls_session_dump_save(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_save, void *opq);

LWS_VISIBLE LWS_EXTERN int
lws_tls_session_dump_load(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_load, void *opq);

#endif

#endif
