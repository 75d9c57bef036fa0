/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS, beyond the API of 4.5: a raw connection that began in clear text goes on
 * with TLS, as protocols with a STARTTLS command have it (RFC 3207, RFC 2595).
 */

#ifndef LWS_X_TLS_H
#define LWS_X_TLS_H

#if defined(LWS_WITH_NETWORK)

/** lws_x_tls_accept() - from now on wsi speaks TLS, as server
 * \param wsi: raw connection of a vhost with a certificate, in one of its
 *	callbacks
 * \return 0; -1: not possible, said in the log, and nothing has changed: it
 *	has TLS already, its vhost serves none, or bytes that were written
 *	before have not left or that came have not been taken
 *
 * What was written before leaves in clear text. What is written after this
 * waits until the handshake is over; then there is a
 *LWS_CALLBACK_RAW_WRITEABLE. If it fails, or takes longer than
 *info.timeout_secs, the connection closes. The vhost stays, whatever name the
 *client asks for. Bytes that the client sent in clear text behind its command
 *must be refused by the program: what it was given in the same RX as the
 *command was not protected. Builds without TLS return -1.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_tls_accept(struct lws *wsi);

/** lws_x_tls_connect() - from now on wsi speaks TLS, as client
 * \param wsi: as lws_x_tls_accept(); any vhost
 * \param host: the server's name or address, which its certificate must have;
 *	127 bytes at most, copied
 * \param flags: LCCSCF_ALLOW_... and LCCSCF_SKIP_...: what is forgiven
 * \return as lws_x_tls_accept()
 */
LWS_VISIBLE LWS_EXTERN int lws_x_tls_connect(struct lws *wsi, const char *host,
					     int flags);

#endif

#endif
