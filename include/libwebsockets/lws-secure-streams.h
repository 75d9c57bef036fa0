/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Secure streams: connections by the name of a policy entry, payloads without
 * protocol.
 */

#ifndef LWS_SECURE_STREAMS_H
#define LWS_SECURE_STREAMS_H

#define LWS_SS_MTU                1540
#define LWSSS_TIMEOUT_FROM_POLICY 0

typedef enum {
	LWSSSCS_CREATING = 1,
	LWSSSCS_DISCONNECTED = 2,
	LWSSSCS_UNREACHABLE = 3,
	LWSSSCS_AUTH_FAILED = 4,
	LWSSSCS_CONNECTED = 5,
	LWSSSCS_CONNECTING = 6,
	LWSSSCS_DESTROYING = 7,
	LWSSSCS_POLL = 8,
	LWSSSCS_ALL_RETRIES_FAILED = 9,
	LWSSSCS_QOS_ACK_REMOTE = 10,
	LWSSSCS_QOS_NACK_REMOTE = 11,
	LWSSSCS_QOS_ACK_LOCAL = 12,
	LWSSSCS_QOS_NACK_LOCAL = 13,
	LWSSSCS_TIMEOUT = 14,
	LWSSSCS_SERVER_TXN = 15,
	LWSSSCS_SERVER_UPGRADE = 16,
	LWSSSCS_EVENT_WAIT_CANCELLED = 17,
	LWSSSCS_UPSTREAM_LINK_RETRY = 18,
	LWSSSCS_SINK_JOIN = 19,
	LWSSSCS_SINK_PART = 20,
	LWSSSCS_USER_BASE = 1000,
} lws_ss_constate_t;

enum {
	LWSSS_FLAG_SOM = 1 << 0,
	LWSSS_FLAG_EOM = 1 << 1,
	LWSSS_FLAG_POLL = 1 << 2,
	LWSSS_FLAG_RELATED_START = 1 << 3,
	LWSSS_FLAG_RELATED_END = 1 << 4,
	LWSSS_FLAG_RIDESHARE = 1 << 5,
	LWSSS_FLAG_PERF_JSON = 1 << 6,
};

typedef enum lws_ss_state_return {
	LWSSSSRET_TX_DONT_SEND = 1,
	LWSSSSRET_OK = 0,
	LWSSSSRET_DISCONNECT_ME = -1,
	LWSSSSRET_DESTROY_ME = -2,
} lws_ss_state_return_t;

enum {
	LWSSSINFLAGS_REGISTER_SINK = 1 << 0,
	LWSSSINFLAGS_PROXIED = 1 << 1,
	LWSSSINFLAGS_SERVER = 1 << 2,
	LWSSSINFLAGS_ACCEPTED = 1 << 3,
	LWSSSINFLAGS_ACCEPTED_SINK = 1 << 4,
};

typedef uint32_t lws_ss_tx_ordinal_t;
typedef lws_ss_state_return_t (*lws_sscb_rx)(void *userobj, const uint8_t *buf,
					     size_t len, int flags);

typedef lws_ss_state_return_t (*lws_sscb_tx)(void *userobj,
					     lws_ss_tx_ordinal_t ord,
					     uint8_t *buf, size_t *len,
					     int *flags);

typedef lws_ss_state_return_t (*lws_sscb_state)(void *userobj, void *h_src,
						lws_ss_constate_t state,
						lws_ss_tx_ordinal_t ack);

typedef void (*lws_ss_buffer_dump_cb)(void *userobj, const uint8_t *buf,
				      size_t len, int done);

typedef void (*lws_sssfec_cb)(struct lws_ss_handle *h, void *arg);

struct lws_ss_info {
	const char *streamtype;
	size_t user_alloc;
	size_t handle_offset;
	size_t opaque_user_data_offset;
	lws_fi_ctx_t fic;
	lws_sscb_rx rx;
	lws_sscb_tx tx;
	lws_sscb_state state;
	lws_ss_buffer_dump_cb dump;
	int manual_initial_tx_credit;
	uint32_t client_pid;
	uint8_t flags;
	uint8_t sss_protocol_version;
};

typedef struct lws_ss_info lws_ss_info_t;
LWS_VISIBLE LWS_EXTERN int
lws_ss_create(struct lws_context *context, int tsi, const lws_ss_info_t *ssi,
	      void *opaque_user_data, struct lws_ss_handle **ppss,
	      void *reserved, const char **ppayload_fmt) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN void lws_ss_destroy(struct lws_ss_handle **ppss);

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_ss_request_tx(struct lws_ss_handle *pss) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t lws_ss_request_tx_len(
	struct lws_ss_handle *pss, unsigned long len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_ss_client_connect(struct lws_ss_handle *h) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_ss_proxy_create(struct lws_context *context,
					       const char *bind, int port);

LWS_VISIBLE LWS_EXTERN const char *lws_ss_state_name(lws_ss_constate_t state);

LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_ss_get_context(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN struct lws_vhost *
lws_ss_get_vhost(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN void lws_ss_start_timeout(struct lws_ss_handle *h,
						 unsigned int timeout_ms);

LWS_VISIBLE LWS_EXTERN void lws_ss_cancel_timeout(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN void *lws_ss_to_user_object(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN const char *lws_ss_rideshare(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN int
lws_ss_set_metadata(struct lws_ss_handle *h, const char *name,
		    const void *value, size_t len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int
lws_ss_alloc_set_metadata(struct lws_ss_handle *h, const char *name,
			  const void *value, size_t len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_ss_get_metadata(struct lws_ss_handle *h,
					       const char *name,
					       const void **value, size_t *len);

LWS_VISIBLE LWS_EXTERN void lws_ss_server_ack(struct lws_ss_handle *h,
					      int nack);

LWS_VISIBLE LWS_EXTERN void
lws_ss_server_foreach_client(struct lws_ss_handle *h, lws_sssfec_cb cb,
			     void *arg);

LWS_VISIBLE LWS_EXTERN void lws_ss_change_handlers(struct lws_ss_handle *h,
						   lws_sscb_rx rx,
						   lws_sscb_tx tx,
						   lws_sscb_state state);

LWS_VISIBLE LWS_EXTERN int lws_ss_add_peer_tx_credit(struct lws_ss_handle *h,
						     int32_t add);

LWS_VISIBLE LWS_EXTERN int
lws_ss_get_est_peer_tx_credit(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN const char *lws_ss_tag(struct lws_ss_handle *h);

LWS_VISIBLE LWS_EXTERN void lws_ss_dump_extant(struct lws_context *cx, int tsi);

#if defined(LWS_WITH_NETWORK)
LWS_VISIBLE LWS_EXTERN int lws_ss_adopt_raw(struct lws_ss_handle *ss,
					    lws_sock_file_fd_type fd);

#endif

LWS_VISIBLE LWS_EXTERN void lws_ss_validity_confirmed(struct lws_ss_handle *h);

#if defined(LWS_WITH_SECURE_STREAMS_AUTH_SIGV4)
LWS_VISIBLE LWS_EXTERN int lws_ss_sigv4_set_aws_key(struct lws_context *context,
						    uint8_t idx,
						    const char *keyid,
						    const char *key);

LWS_VISIBLE LWS_EXTERN int
lws_aws_filesystem_credentials_helper(const char *path, const char *kid,
				      const char *ak, char **aws_keyid,
				      char **aws_key);

#endif

/** opens the typedef of a stream's user object; the program adds its members
 * and closes it with `} name;` */
#define LWS_SS_USER_TYPEDEF                                                    \
	typedef struct {                                                       \
		struct lws_ss_handle *ss;                                      \
		void *opaque_data;

/** opens the lws_ss_info_t ssi_<_type> of a stream whose user object is a
 * _type from LWS_SS_USER_TYPEDEF; the program adds members and closes it */
#define LWS_SS_INFO(_streamtype, _type)                                        \
	const lws_ss_info_t ssi_##_type = {                                    \
		.handle_offset = offsetof(_type, ss),                          \
		.opaque_user_data_offset = offsetof(_type, opaque_data),       \
		.user_alloc = sizeof(_type),                                   \
		.streamtype = _streamtype,

/** the stream's handle, from its user object */
#define lws_ss_from_user(_u)        ((_u)->ss)
/** the pointer given at creation, from the stream's user object */
#define lws_ss_opaque_from_user(_u) ((_u)->opaque_data)
/** the context, from the stream's user object */
#define lws_ss_cx_from_user(_u)     lws_ss_get_context((_u)->ss)

#if defined(LWS_SS_USE_SSPC)
/** fill a struct lws_context_creation_info *; the proxy has the policy */
#define lws_context_info_defaults(_x, _y) _lws_context_info_defaults(_x, NULL)
#else
/** fill a struct lws_context_creation_info *; _y is the policy, or NULL */
#define lws_context_info_defaults(_x, _y) _lws_context_info_defaults(_x, _y)
#endif

#endif
