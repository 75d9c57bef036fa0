/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Client connections of every kind: what to connect to and how, and what an
 * HTTP client asks while its transaction goes on.
 */

#ifndef LWS_CLIENT_H
#define LWS_CLIENT_H

struct lws_http_mp_sm;
struct lws_context_creation_info;

/** Bits of lws_client_connect_info.ssl_connection */
enum lws_client_connect_ssl_connection_flags {
	LCCSCF_USE_SSL = 1 << 0, /**< with TLS */
	/** accept a certificate that signs itself */
	LCCSCF_ALLOW_SELFSIGNED = 1 << 1,
	/** accept one of another name */
	LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK = 1 << 2,
	/** accept one out of its time */
	LCCSCF_ALLOW_EXPIRED = 1 << 3,
	/** accept one of an unknown issuer */
	LCCSCF_ALLOW_INSECURE = 1 << 4,
	/** HTTP/2: no END_STREAM on the request's headers */
	LCCSCF_H2_QUIRK_NGHTTP2_END_STREAM = 1 << 5,
	/** HTTP/2: tolerate a window that overflows */
	LCCSCF_H2_QUIRK_OVERFLOWS_TXCR = 1 << 6,
	/** secure streams: the token is a bearer token */
	LCCSCF_H2_AUTH_BEARER = 1 << 7,
	/** secure streams: the token goes as hex digits */
	LCCSCF_H2_HEXIFY_AUTH_TOKEN = 1 << 8,
	/** HTTP/2: the window only grows by lws_wsi_tx_credit() */
	LCCSCF_H2_MANUAL_RXFLOW = 1 << 9,
	/** HTTP: the body is multipart/form-data (RFC 7578) */
	LCCSCF_HTTP_MULTIPART_MIME = 1 << 10,
	/** HTTP: the body is application/x-www-form-urlencoded */
	LCCSCF_HTTP_X_WWW_FORM_URLENCODED = 1 << 11,
	/** HTTP: a redirect is a response like others */
	LCCSCF_HTTP_NO_FOLLOW_REDIRECT = 1 << 12,
	/** HTTP: don't ask caches to keep out */
	LCCSCF_HTTP_NO_CACHE_CONTROL = 1 << 13,
	LCCSCF_ALLOW_REUSE_ADDR = 1 << 14, /**< SO_REUSEADDR */
	/** IPv6: prefer a public source address to a temporary one */
	LCCSCF_IPV6_PREFER_PUBLIC_ADDR = 1 << 15,
	/** share a connection with others to the same server: streams with
	 * HTTP/2 and MQTT, one after another with HTTP/1.1
	 */
	LCCSCF_PIPELINE = 1 << 16,
	/** it may become a stream */
	LCCSCF_MUXABLE_STREAM = 1 << 17,
	/** HTTP/2 without asking, in clear text (RFC 9113 3.3) */
	LCCSCF_H2_PRIOR_KNOWLEDGE = 1 << 18,
	/** validity checks wake the system */
	LCCSCF_WAKE_SUSPEND__VALIDITY = 1 << 19,
	/** read all there is before doing anything else */
	LCCSCF_PRIORITIZE_READS = 1 << 20,
	/** it is a secure stream's */
	LCCSCF_SECSTREAM_CLIENT = 1 << 21,
	/** it is the link to a secure streams proxy */
	LCCSCF_SECSTREAM_PROXY_LINK = 1 << 22,
	/** it is made by a secure streams proxy */
	LCCSCF_SECSTREAM_PROXY_ONWARD = 1 << 23,
	/** type of service: latency */
	LCCSCF_IP_LOW_LATENCY = 1 << 24,
	/** type of service: throughput */
	LCCSCF_IP_HIGH_THROUGHPUT = 1 << 25,
	/** type of service: reliability */
	LCCSCF_IP_HIGH_RELIABILITY = 1 << 26,
	/** type of service: cost */
	LCCSCF_IP_LOW_COST = 1 << 27,
	/** keep the addresses for lws_conmon_wsi_take() */
	LCCSCF_CONMON = 1 << 28,
	/** HTTP: follow redirects from https to http */
	LCCSCF_ACCEPT_TLS_DOWNGRADE_REDIRECTS = 1 << 29,
	/** HTTP and WebSocket: keep the cookies of answers in the context's
	 * jar (http_nsc_filepath), and send those that belong to the request
	 */
	LCCSCF_CACHE_COOKIES = 1 << 30,
};

/** Gives the parts of a form, one a call
 * \param cx: the context
 * \param ft: gets "name=value", or "name=@file" for the content of a
 *	file
 * \param ft_len: bytes there
 * \param last: the caller's place, NULL to begin; whatever is put there
 *	comes back with the next call
 * \return 0: here is one; > 0: there are no more; < 0: failed
 */
typedef int (*lws_http_mp_sm_cb_t)(struct lws_context *cx, char *ft,
				   size_t ft_len, const char **last);

/** Parameters of lws_client_connect_via_info(); zeroed, then set. Strings are
 * copied
 */
struct lws_client_connect_info {
	struct lws_context *context; /**< the context */
	/** name, address, or '+' and the path of a unix socket */
	const char *address;
	int port;           /**< TCP port */
	int ssl_connection; /**< LCCSCF_... bits */
	/** path of the URL with its arguments, NULL: "/" */
	const char *path;
	/** Host header; also the name that TLS asks for and checks */
	const char *host;
	/** Origin header without scheme, NULL: none; see
	 * LWS_SERVER_OPTION_JUST_USE_RAW_ORIGIN
	 */
	const char *origin;
	/** ws subprotocols to offer, separated by commas; NULL: none */
	const char *protocol;
	int ietf_version_or_minus_one; /**< 0, or -1 */
	/** session data of the program's, which the library does not free;
	 * NULL: it allocates that of the protocol
	 */
	void *userdata;
	const void *client_exts; /**< not used */
	/** NULL: ws. "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD",
	 * "OPTIONS", "CONNECT": HTTP. "RAW", and for now "MQTT" too: just
	 * bytes
	 */
	const char *method;
	/** connection it becomes a child of, and is closed with; or NULL */
	struct lws *parent_wsi;
	const char *uri_replace_from; /**< not used */
	const char *uri_replace_to;   /**< not used */
	/** vhost, NULL: the one named "default", or else the first */
	struct lws_vhost *vhost;
	/** set to the connection before its first callback, and to NULL if the
	 * call fails; or NULL
	 */
	struct lws **pwsi;
	/** interface or address to bind to, NULL: any */
	const char *iface;
	int local_port; /**< port to bind to, 0: any */
	/** protocol of the vhost that gets the callbacks; NULL: the one named
	 * as protocol says, or else the first
	 */
	const char *local_protocol_name;
	/** ALPN names (RFC 7301) separated by commas; NULL: what the vhost has,
	 * of ws "http/1.1", and none of raw and MQTT
	 */
	const char *alpn;
	/** lws_get_opaque_user_data() of it, in all callbacks */
	void *opaque_user_data;
	/** backoff and validity checks, NULL: the context's. Must outlive the
	 * connection
	 */
	const lws_retry_bo_t *retry_and_idle_policy;
	/** with LCCSCF_H2_MANUAL_RXFLOW: first window */
	int manual_initial_tx_credit;
	/** n > 0: the certificate is system blob n - 1 */
	uint8_t sys_tls_client_cert;
	uint8_t priority; /**< SO_PRIORITY, 0 to 7 */
	/** MQTT parameters */
	const lws_mqtt_client_connect_param_t *mqtt_cp;
	lws_fi_ctx_t fic; /**< faults, moved out of here */
	/** its name for fault injection, or NULL */
	const char *fi_wsi_name;
	/** with LCCSCF_PIPELINE: seconds the connection waits for another to
	 * use it, 0: 5
	 */
	uint16_t keep_warm_secs;
	/** log context, NULL: the context's */
	lws_log_cx_t *log_cx;
	/** user, for digest authentication (RFC 7616) */
	const char *auth_username;
	const char *auth_password; /**< password */
	/** ws: nonzero: accept frames with reserved bits */
	uint8_t allow_reserved_bits;
	/** ws: nonzero: accept frames with other opcodes */
	uint8_t allow_unknown_opcode;
	void *_unused[4]; /**< zero */
};

#if defined(LWS_WITH_NETWORK)

/** lws_client_connect_via_info() - begin a client connection
 * \param ccinfo: parameters, only read during the call
 * \return the connection. NULL: it failed, nothing is left, and there
 *	is no callback about it
 *
 * After a connection was returned exactly one of these follows:
 * LWS_CALLBACK_CLIENT_CONNECTION_ERROR, with words about what went wrong, or
 * the callback of its being established and later the one of its being closed.
 * LWS_CALLBACK_WSI_DESTROY is the last.
 *
 * Name lookup, addresses one after another (RFC 8305), proxy, TLS and the
 * handshake have info.connect_timeout_secs and info.timeout_secs of the
 * vhost's context.
 *
 * Thread: any service thread, also before the first service call and in
 * callbacks. Builds without LWS_WITH_CLIENT return NULL.
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_client_connect_via_info(const struct lws_client_connect_info *ccinfo);

/** lws_init_vhost_client_ssl() - TLS for a vhost's clients
 * \param info: client_ssl_... of it is used, and options
 * \param vhost: the vhost
 * \return 0, also if it has one already; nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_init_vhost_client_ssl(const struct lws_context_creation_info *info,
			  struct lws_vhost *vhost);

/** lws_http_client_read() - read the body of the response
 * \param wsi: the connection, in LWS_CALLBACK_RECEIVE_CLIENT_HTTP or
 *	later
 * \param buf: where; *buf NULL with *len 0 is a buffer of the library
 * \param len: bytes there
 * \return 0; negative if the transaction is over: return -1 from the
 *	callback
 *
 * LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ gets what was read, in one or several
 * pieces, before this returns. Until it is called nothing more is received.
 */
LWS_VISIBLE LWS_EXTERN int lws_http_client_read(struct lws *wsi, char **buf,
						int *len);

/** lws_http_client_http_response() - status of the response
 * \param wsi: the connection
 * \return the status; 0 if there is none, or not any more
 */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_http_client_http_response(struct lws *wsi);

/** lws_tls_client_vhost_extra_cert_mem() - another CA for a vhost's clients
 * \param vh: the vhost
 * \param der: the certificate, DER, copied
 * \param der_len: bytes of it
 * \return 0, or 1 if it is none
 */
LWS_VISIBLE LWS_EXTERN int
lws_tls_client_vhost_extra_cert_mem(struct lws_vhost *vh, const uint8_t *der,
				    size_t der_len);

/** lws_client_http_body_pending() - is there a body to send?
 * \param wsi: the connection; first in
 *	LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER
 * \param something_left_to_send: 1: there is, and
 *	LWS_CALLBACK_CLIENT_HTTP_WRITEABLE may be asked for; 0: that was all,
 *	wait for the response
 */
LWS_VISIBLE LWS_EXTERN void
lws_client_http_body_pending(struct lws *wsi, int something_left_to_send);

/** lws_client_http_multipart() - begin a part of a form, or end the form
 * \param wsi: the connection, made with LCCSCF_HTTP_MULTIPART_MIME
 * \param name: the part's name; NULL ends the form
 * \param filename: its file's name, or NULL
 * \param content_type: its type, or NULL
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, or 1 if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_client_http_multipart(struct lws *wsi,
						     const char *name,
						     const char *filename,
						     const char *content_type,
						     char **p, char *end);

/** lws_http_mp_sm_init() - begin a form with a length known beforehand
 * \param wsi: the connection, in
 *	LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER
 * \param cb: gives the parts; called for all of them now, and again as
 *	they are sent
 * \param p: where in the headers, moved on: content-type and
 *	content-length are added
 * \param end: end of the headers' buffer
 * \return the form, or NULL if that failed, as a file can't be read
 */
LWS_VISIBLE LWS_EXTERN struct lws_http_mp_sm *
lws_http_mp_sm_init(struct lws *wsi, lws_http_mp_sm_cb_t cb, uint8_t **p,
		    uint8_t *end);

/** lws_http_mp_sm_destroy() - free a form
 * \param pphms: the form, NULL on return; NULL content is let pass
 */
LWS_VISIBLE LWS_EXTERN void
lws_http_mp_sm_destroy(struct lws_http_mp_sm **pphms);

/** lws_http_mp_sm_fill() - the next piece of a form's body
 * \param phms: the form
 * \param p: where in the buffer, moved on; 300 bytes at least
 * \param end: end of the buffer
 * \return 1: send it and ask again; 0: send it, that was all; -1:
 *	failed
 */
LWS_VISIBLE LWS_EXTERN int lws_http_mp_sm_fill(struct lws_http_mp_sm *phms,
					       uint8_t **p, uint8_t *end);

/** lws_http_basic_auth_gen() - authorization header of basic authentication
 * (RFC 7617)
 * \param user: user
 * \param pw: password
 * \param buf: gets "Basic ..." and a NUL
 * \param len: bytes there
 * \return 0; 1 if it does not fit; 2 if user and password are too long
 */
LWS_VISIBLE LWS_EXTERN int lws_http_basic_auth_gen(const char *user,
						   const char *pw, char *buf,
						   size_t len);

/** lws_http_basic_auth_gen2() - lws_http_basic_auth_gen() with a binary
 * password
 * \param user: user
 * \param pw: password
 * \param pwd_len: bytes of it
 * \param buf: gets "Basic ..." and a NUL
 * \param len: bytes there
 * \return as lws_http_basic_auth_gen()
 */
LWS_VISIBLE LWS_EXTERN int lws_http_basic_auth_gen2(const char *user,
						    const void *pw,
						    size_t pwd_len, char *buf,
						    size_t len);

/** lws_tls_session_is_reused() - was a TLS session resumed?
 * \param wsi: the connection
 * \return 1 if so
 */
LWS_VISIBLE LWS_EXTERN int lws_tls_session_is_reused(struct lws *wsi);

#endif

#endif
