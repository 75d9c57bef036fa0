/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Secure streams whose connections are made by a proxy in another process.
 */

#ifndef LWS_SECURE_STREAMS_CLIENT_H
#define LWS_SECURE_STREAMS_CLIENT_H

struct lws_context_standalone {
	lws_txp_path_client_t txp_cpath;
	lws_dll2_owner_t ss_client_owner;
	uint32_t ssidx;
};

#if defined(LWS_WITH_NETWORK)
LWS_VISIBLE extern const struct lws_protocols lws_sspc_protocols[2];

#endif

LWS_VISIBLE LWS_EXTERN int
lws_sspc_create(struct lws_context *context, int tsi, const lws_ss_info_t *ssi,
		void *opaque_user_data, struct lws_sspc_handle **ppss,
		void *reserved, const char **ppayload_fmt);

LWS_VISIBLE LWS_EXTERN void lws_sspc_destroy(struct lws_sspc_handle **ppss);

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_request_tx(struct lws_sspc_handle *pss);

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_request_tx_len(struct lws_sspc_handle *h, unsigned long len);

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_sspc_client_connect(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN int lws_sspc_proxy_create(struct lws_context *context);

LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_sspc_get_context(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN const char *
lws_sspc_rideshare(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN int lws_sspc_set_metadata(struct lws_sspc_handle *h,
						 const char *name,
						 const void *value, size_t len);

LWS_VISIBLE LWS_EXTERN int lws_sspc_get_metadata(struct lws_sspc_handle *h,
						 const char *name,
						 const void **value,
						 size_t *len);

LWS_VISIBLE LWS_EXTERN int
lws_sspc_add_peer_tx_credit(struct lws_sspc_handle *h, int32_t add);

LWS_VISIBLE LWS_EXTERN int
lws_sspc_get_est_peer_tx_credit(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN void lws_sspc_start_timeout(struct lws_sspc_handle *h,
						   unsigned int timeout_ms);

LWS_VISIBLE LWS_EXTERN void lws_sspc_cancel_timeout(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN void *lws_sspc_to_user_object(struct lws_sspc_handle *h);

LWS_VISIBLE LWS_EXTERN void lws_sspc_change_handlers(struct lws_sspc_handle *h,
						     lws_sscb_rx rx,
						     lws_sscb_tx tx,
						     lws_sscb_state state);

LWS_VISIBLE LWS_EXTERN void lws_sspc_server_ack(struct lws_sspc_handle *h,
						int nack);

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
