/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Secure streams whose connections are made by a proxy in another process.
 *
 * With LWS_SS_USE_SSPC defined before libwebsockets.h the names of
 * lws-secure-streams.h mean these. They differ in that creation always
 * succeeds: LWSSSCS_CREATING comes when the proxy has accepted the stream, and
 * until then LWSSSCS_UPSTREAM_LINK_RETRY now and then.
 */

#ifndef LWS_SECURE_STREAMS_CLIENT_H
#define LWS_SECURE_STREAMS_CLIENT_H

/** What a client without a library context keeps instead of one */
struct lws_context_standalone {
	lws_txp_path_client_t txp_cpath;  /**< transport to the proxy */
	lws_dll2_owner_t ss_client_owner; /**< its streams */
	uint32_t ssidx;                   /**< numbers them */
};

#if defined(LWS_WITH_NETWORK)
/** protocols of a context that is only a client of the proxy */
LWS_VISIBLE extern const struct lws_protocols lws_sspc_protocols[2];

#endif

/** lws_sspc_create() - lws_ss_create() of a proxied stream
 * \param context: the context
 * \param tsi: index of its service thread, from 0
 * \param ssi: parameters
 * \param opaque_user_data: put into the user object
 * \param ppss: out, the handle, valid in all callbacks; NULL on failure
 *	after it was made. May be NULL
 * \param reserved: NULL
 * \param ppayload_fmt: out, the policy's payload_fmt; may be NULL
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_sspc_create(struct lws_context *context, int tsi, const lws_ss_info_t *ssi,
		void *opaque_user_data, struct lws_sspc_handle **ppss,
		void *reserved, const char **ppayload_fmt);

/** lws_sspc_destroy() - lws_ss_destroy() of a proxied stream
 * \param ppss: the handle, NULL on return; NULL content is let pass
 */
LWS_VISIBLE LWS_EXTERN void lws_sspc_destroy(struct lws_sspc_handle **ppss);

/** lws_sspc_request_tx() - lws_ss_request_tx() of a proxied stream
 * \param pss: the handle
 * \return as lws_ss_request_tx()
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_request_tx(struct lws_sspc_handle *pss);

/** lws_sspc_request_tx_len() - lws_ss_request_tx_len() of a proxied stream
 * \param h: the handle
 * \param len: bytes of the whole message, which become its
 *	content-length
 * \return as lws_ss_request_tx_len()
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_request_tx_len(struct lws_sspc_handle *h, unsigned long len);

/** lws_sspc_client_connect() - lws_ss_client_connect() of a proxied stream
 * \param h: the handle
 * \return as lws_ss_client_connect()
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_client_connect(struct lws_sspc_handle *h);

/** lws_sspc_proxy_create() - connect to the proxy
 * \param context: the context
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_sspc_proxy_create(struct lws_context *context);

/** lws_sspc_get_context() - lws_ss_get_context() of a proxied stream
 * \param h: the handle
 * \return as lws_ss_get_context()
 */
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_sspc_get_context(struct lws_sspc_handle *h);

/** lws_sspc_rideshare() - lws_ss_rideshare() of a proxied stream
 * \param h: the handle, in tx
 * \return as lws_ss_rideshare()
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_sspc_rideshare(struct lws_sspc_handle *h);

/** lws_sspc_set_metadata() - lws_ss_set_metadata() of a proxied stream
 * \param h: the handle
 * \param name: its name in the policy
 * \param value: its value, not copied: it must stay until it is used
 * \param len: bytes of it
 * \return as lws_ss_set_metadata()
 */
LWS_VISIBLE LWS_EXTERN int lws_sspc_set_metadata(struct lws_sspc_handle *h,
						 const char *name,
						 const void *value, size_t len);

/** lws_sspc_get_metadata() - lws_ss_get_metadata() of a proxied stream
 * \param h: the handle
 * \param name: its name in the policy
 * \param value: out, its value, the stream's, until it changes
 * \param len: out, bytes of it
 * \return as lws_ss_get_metadata()
 */
LWS_VISIBLE LWS_EXTERN int lws_sspc_get_metadata(struct lws_sspc_handle *h,
						 const char *name,
						 const void **value,
						 size_t *len);

/** lws_sspc_add_peer_tx_credit() - lws_ss_add_peer_tx_credit() of a proxied
 * stream
 * \param h: the handle
 * \param add: bytes more
 * \return as lws_ss_add_peer_tx_credit()
 */
LWS_VISIBLE LWS_EXTERN int
lws_sspc_add_peer_tx_credit(struct lws_sspc_handle *h, int32_t add);

/** lws_sspc_get_est_peer_tx_credit() - lws_ss_get_est_peer_tx_credit() of a
 * proxied stream
 * \param h: the handle
 * \return as lws_ss_get_est_peer_tx_credit()
 */
LWS_VISIBLE LWS_EXTERN int
lws_sspc_get_est_peer_tx_credit(struct lws_sspc_handle *h);

/** lws_sspc_start_timeout() - lws_ss_start_timeout() of a proxied stream
 * \param h: the handle
 * \param timeout_ms: milliseconds, or LWSSS_TIMEOUT_FROM_POLICY
 */
LWS_VISIBLE LWS_EXTERN void lws_sspc_start_timeout(struct lws_sspc_handle *h,
						   unsigned int timeout_ms);

/** lws_sspc_cancel_timeout() - lws_ss_cancel_timeout() of a proxied stream
 * \param h: the handle
 */
LWS_VISIBLE LWS_EXTERN void lws_sspc_cancel_timeout(struct lws_sspc_handle *h);

/** lws_sspc_to_user_object() - lws_ss_to_user_object() of a proxied stream
 * \param h: the handle
 */
LWS_VISIBLE LWS_EXTERN void *lws_sspc_to_user_object(struct lws_sspc_handle *h);

/** lws_sspc_change_handlers() - lws_ss_change_handlers() of a proxied stream
 * \param h: the handle
 * \param rx: NULL: as it was
 * \param tx: NULL: as it was
 * \param state: NULL: as it was
 */
LWS_VISIBLE LWS_EXTERN void lws_sspc_change_handlers(struct lws_sspc_handle *h,
						     lws_sscb_rx rx,
						     lws_sscb_tx tx,
						     lws_sscb_state state);

/** lws_sspc_server_ack() - lws_ss_server_ack() of a proxied stream
 * \param h: the handle, in LWSSSCS_SERVER_TXN
 * \param nack: 0: 200; otherwise the HTTP status
 */
LWS_VISIBLE LWS_EXTERN void lws_sspc_server_ack(struct lws_sspc_handle *h,
						int nack);

/** lws_sspc_tag() - lws_ss_tag() of a proxied stream
 * \param h: the handle, or NULL
 * \return as lws_ss_tag()
 */
LWS_VISIBLE LWS_EXTERN const char *lws_sspc_tag(struct lws_sspc_handle *h);

/** log for a proxied stream, at the given level */
#define lwsl_sspc(_h, _fil, ...)                                               \
	_lws_log_cx(lwsl_sspc_get_cx(_h), lws_log_prepend_sspc, _h, _fil,      \
		    __func__, __VA_ARGS__)

/** hexdump for a proxied stream, at the given level */
#define lwsl_hexdump_sspc(_h, _fil, _buf, _len)                                \
	lwsl_hexdump_level_cx(lwsl_sspc_get_cx(_h), lws_log_prepend_sspc, _h,  \
			      _fil, _buf, _len)

#define lwsl_sspc_err(_w, ...)  _LWSL_ERR(lwsl_sspc(_w, LLL_ERR, __VA_ARGS__))
#define lwsl_sspc_warn(_w, ...) _LWSL_WARN(lwsl_sspc(_w, LLL_WARN, __VA_ARGS__))
#define lwsl_sspc_notice(_w, ...)                                              \
	_LWSL_NOTICE(lwsl_sspc(_w, LLL_NOTICE, __VA_ARGS__))
#define lwsl_sspc_info(_w, ...) _LWSL_INFO(lwsl_sspc(_w, LLL_INFO, __VA_ARGS__))
#define lwsl_sspc_debug(_w, ...)                                               \
	_LWSL_DEBUG(lwsl_sspc(_w, LLL_DEBUG, __VA_ARGS__))
#define lwsl_sspc_parser(_w, ...)                                              \
	_LWSL_PARSER(lwsl_sspc(_w, LLL_PARSER, __VA_ARGS__))
#define lwsl_sspc_header(_w, ...)                                              \
	_LWSL_HEADER(lwsl_sspc(_w, LLL_HEADER, __VA_ARGS__))
#define lwsl_sspc_ext(_w, ...) _LWSL_EXT(lwsl_sspc(_w, LLL_EXT, __VA_ARGS__))
#define lwsl_sspc_client(_w, ...)                                              \
	_LWSL_CLIENT(lwsl_sspc(_w, LLL_CLIENT, __VA_ARGS__))
#define lwsl_sspc_latency(_w, ...)                                             \
	_LWSL_LATENCY(lwsl_sspc(_w, LLL_LATENCY, __VA_ARGS__))
#define lwsl_sspc_thread(_w, ...)                                              \
	_LWSL_THREAD(lwsl_sspc(_w, LLL_THREAD, __VA_ARGS__))
#define lwsl_sspc_user(_w, ...) _LWSL_USER(lwsl_sspc(_w, LLL_USER, __VA_ARGS__))

#define lwsl_hexdump_sspc_err(_v, ...)                                         \
	lwsl_hexdump_sspc(_v, LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_sspc_warn(_v, ...)                                        \
	lwsl_hexdump_sspc(_v, LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_sspc_notice(_v, ...)                                      \
	lwsl_hexdump_sspc(_v, LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_sspc_info(_v, ...)                                        \
	lwsl_hexdump_sspc(_v, LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_sspc_debug(_v, ...)                                       \
	lwsl_hexdump_sspc(_v, LLL_DEBUG, __VA_ARGS__)

/*
 * A program built with LWS_SS_USE_SSPC says lws_ss_...() and gets the streams
 * of a proxy in another process.
 */
#if defined(LWS_SS_USE_SSPC)
#define lws_ss_handle                 lws_sspc_handle
#define lws_ss_create                 lws_sspc_create
#define lws_ss_destroy                lws_sspc_destroy
#define lws_ss_request_tx             lws_sspc_request_tx
#define lws_ss_request_tx_len         lws_sspc_request_tx_len
#define lws_ss_client_connect         lws_sspc_client_connect
#define lws_ss_get_sequencer          lws_sspc_get_sequencer
#define lws_ss_proxy_create           lws_sspc_proxy_create
#define lws_ss_get_context            lws_sspc_get_context
#define lws_ss_rideshare              lws_sspc_rideshare
#define lws_ss_set_metadata           lws_sspc_set_metadata
#define lws_ss_get_metadata           lws_sspc_get_metadata
#define lws_ss_add_peer_tx_credit     lws_sspc_add_peer_tx_credit
#define lws_ss_get_est_peer_tx_credit lws_sspc_get_est_peer_tx_credit
#define lws_ss_start_timeout          lws_sspc_start_timeout
#define lws_ss_cancel_timeout         lws_sspc_cancel_timeout
#define lws_ss_to_user_object         lws_sspc_to_user_object
#define lws_ss_change_handlers        lws_sspc_change_handlers
#define lws_smd_ss_rx_forward         lws_smd_sspc_rx_forward
#define lws_ss_server_ack             lws_sspc_server_ack
#define lws_ss_tag                    lws_sspc_tag
#define _lws_fi_user_ss_fi            _lws_fi_user_sspc_fi
#define lwsl_ss_get_cx                lwsl_sspc_get_cx
#endif

/** what a client without a library context keeps instead of one */
#if defined(STANDALONE)
#define lws_context lws_context_standalone
#endif

#endif
