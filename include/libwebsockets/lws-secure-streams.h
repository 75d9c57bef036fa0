/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Secure streams: connections by the name of a policy entry, payloads without
 * protocol.
 *
 * A program says which type of stream it wants; the policy says where that
 * goes, by which protocol, trusting whom, and what to do about failures. All
 * calls belong to the service thread of the stream.
 */

#ifndef LWS_SECURE_STREAMS_H
#define LWS_SECURE_STREAMS_H

/** bytes a tx callback gets at a time, headroom included */
#define LWS_SS_MTU 1540

/** lws_ss_start_timeout(): as the policy says */
#define LWSSS_TIMEOUT_FROM_POLICY 0

/** States of a stream, as its state callback gets them */
typedef enum {
	LWSSSCS_CREATING = 1,     /**< it exists; once */
	LWSSSCS_DISCONNECTED = 2, /**< the connection is gone */
	/** a try failed; ack is 1 if no DNS server answered */
	LWSSSCS_UNREACHABLE = 3,
	LWSSSCS_AUTH_FAILED = 4, /**< not authorized */
	/** connected; of HTTP, the response's headers are there */
	LWSSSCS_CONNECTED = 5,
	LWSSSCS_CONNECTING = 6, /**< a try begins */
	LWSSSCS_DESTROYING = 7, /**< it is going; the last */
	/** it is about to connect, as it has something to send or a wait is
	 * over
	 */
	LWSSSCS_POLL = 8,
	LWSSSCS_ALL_RETRIES_FAILED = 9, /**< no tries are left */
	LWSSSCS_QOS_ACK_REMOTE = 10,    /**< the peer says it went well */
	LWSSSCS_QOS_NACK_REMOTE = 11,   /**< the peer says it failed */
	LWSSSCS_QOS_ACK_LOCAL = 12,     /**< the proxy has it */
	LWSSSCS_QOS_NACK_LOCAL = 13,    /**< the proxy refused it */
	/** lws_ss_start_timeout() is over */
	LWSSSCS_TIMEOUT = 14,
	/** server: a request came, say what to answer */
	LWSSSCS_SERVER_TXN = 15,
	LWSSSCS_SERVER_UPGRADE = 16, /**< server: HTTP became ws */
	/** somebody called lws_cancel_service() */
	LWSSSCS_EVENT_WAIT_CANCELLED = 17,
	/** the proxy is not there; ack is the milliseconds since creation */
	LWSSSCS_UPSTREAM_LINK_RETRY = 18,
	/** sink: somebody wants to join; h_src is its handle */
	LWSSSCS_SINK_JOIN = 19,
	LWSSSCS_SINK_PART = 20, /**< sink: somebody leaves */
	/** the policy's own states start here */
	LWSSSCS_USER_BASE = 1000,
} lws_ss_constate_t;

/** Flags of a piece of payload */
enum {
	LWSSS_FLAG_SOM = 1 << 0,  /**< a message begins with it */
	LWSSS_FLAG_EOM = 1 << 1,  /**< a message ends with it */
	LWSSS_FLAG_POLL = 1 << 2, /**< reserved */
	/** messages that belong together begin */
	LWSSS_FLAG_RELATED_START = 1 << 3,
	LWSSS_FLAG_RELATED_END = 1 << 4, /**< the last message of these */
	/** it is another stream type's */
	LWSSS_FLAG_RIDESHARE = 1 << 5,
	/** rx: JSON about the connection, not payload */
	LWSSS_FLAG_PERF_JSON = 1 << 6,
};

/** What callbacks return, and calls that callbacks pass on */
typedef enum lws_ss_state_return {
	LWSSSSRET_TX_DONT_SEND = 1, /**< tx: nothing now */
	LWSSSSRET_OK = 0,           /**< go on */
	/** drop the connection, keep the stream */
	LWSSSSRET_DISCONNECT_ME = -1,
	LWSSSSRET_DESTROY_ME = -2, /**< destroy the stream */
} lws_ss_state_return_t;

/** Flags of lws_ss_info; programs set the first */
enum {
	/** be the sink of the stream type */
	LWSSSINFLAGS_REGISTER_SINK = 1 << 0,
	/** made for a client of the proxy */
	LWSSSINFLAGS_PROXIED = 1 << 1,
	LWSSSINFLAGS_SERVER = 1 << 2,        /**< a listener */
	LWSSSINFLAGS_ACCEPTED = 1 << 3,      /**< accepted by one */
	LWSSSINFLAGS_ACCEPTED_SINK = 1 << 4, /**< accepted by a sink */
};

/** Counts the calls of tx */
typedef uint32_t lws_ss_tx_ordinal_t;

/** Payload has come
 * \param userobj: the user object
 * \param buf: the piece, valid during the call
 * \param len: bytes of it, may be 0
 * \param flags: LWSSS_FLAG_...
 * \return lws_ss_state_return_t
 */
typedef lws_ss_state_return_t (*lws_sscb_rx)(void *userobj, const uint8_t *buf,
					     size_t len, int flags);

/** Payload can go
 * \param userobj: the user object
 * \param ord: counts these calls, from 0
 * \param buf: where to write it; LWS_PRE bytes before it are the
 *	library's
 * \param len: bytes there; out, bytes written
 * \param flags: out, LWSSS_FLAG_...; set all of it
 * \return LWSSSSRET_OK, LWSSSSRET_TX_DONT_SEND to send nothing, or
 *	another lws_ss_state_return_t
 */
typedef lws_ss_state_return_t (*lws_sscb_tx)(void *userobj,
					     lws_ss_tx_ordinal_t ord,
					     uint8_t *buf, size_t *len,
					     int *flags);

/** The state has changed
 * \param userobj: the user object
 * \param h_src: of LWSSSCS_SINK_JOIN the other stream, otherwise NULL
 * \param state: the state
 * \param ack: depends on the state
 * \return lws_ss_state_return_t
 */
typedef lws_ss_state_return_t (*lws_sscb_state)(void *userobj, void *h_src,
						lws_ss_constate_t state,
						lws_ss_tx_ordinal_t ack);

/** What was kept of the payload, on request
 * \param userobj: the user object
 * \param buf: a piece, valid during the call
 * \param len: bytes of it
 * \param done: nonzero with the last
 */
typedef void (*lws_ss_buffer_dump_cb)(void *userobj, const uint8_t *buf,
				      size_t len, int done);

/** Called for each stream a server accepted
 * \param h: the stream, which may be destroyed
 * \param arg: the program's
 */
typedef void (*lws_sssfec_cb)(struct lws_ss_handle *h, void *arg);

/** Parameters of lws_ss_create(); copied */
struct lws_ss_info {
	const char *streamtype; /**< the policy entry */
	/** bytes of the user object, which is zeroed */
	size_t user_alloc;
	size_t handle_offset; /**< where in it the handle goes */
	/** where in it the program's pointer goes */
	size_t opaque_user_data_offset;
	lws_fi_ctx_t fic; /**< faults, moved out of here */
	lws_sscb_rx rx;   /**< payload has come; or NULL */
	lws_sscb_tx tx;   /**< payload can go; or NULL */
	/** the state has changed; or NULL */
	lws_sscb_state state;
	/** what was kept of the payload; or NULL */
	lws_ss_buffer_dump_cb dump;
	/** HTTP/2: bytes the peer may send at first, then
	 * lws_ss_add_peer_tx_credit(); 0: the library's care
	 */
	int manual_initial_tx_credit;
	uint32_t client_pid;          /**< the proxy's */
	uint8_t flags;                /**< LWSSSINFLAGS_... */
	uint8_t sss_protocol_version; /**< the proxy's */
};

typedef struct lws_ss_info lws_ss_info_t;

/** lws_ss_create() - make a stream
 * \param context: the context
 * \param tsi: index of its service thread, from 0
 * \param ssi: parameters
 * \param opaque_user_data: put into the user object
 * \param ppss: out, the handle, valid in all callbacks; NULL on failure
 *	after it was made. May be NULL
 * \param reserved: NULL
 * \param ppayload_fmt: out, the policy's payload_fmt; may be NULL
 * \return 0; 1: no such stream type, or it failed; 2: memory is short
 *
 * LWSSSCS_CREATING comes before it returns, and if the policy says nailed_up
 * the connection is begun. A server type makes a listener; a sink has no
 * handle.
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_create(struct lws_context *context, int tsi, const lws_ss_info_t *ssi,
	      void *opaque_user_data, struct lws_ss_handle **ppss,
	      void *reserved, const char **ppayload_fmt) LWS_WARN_UNUSED_RESULT;

/** lws_ss_destroy() - end a stream
 * \param ppss: the handle, NULL on return; NULL content is let pass
 *
 * LWSSSCS_DISCONNECTED, if it was connected, and LWSSSCS_DESTROYING come
 * before it returns. Not in the stream's own callbacks: return
 * LWSSSSRET_DESTROY_ME there.
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_destroy(struct lws_ss_handle **ppss);

/** lws_ss_request_tx() - there is something to send
 * \param pss: the handle
 * \return to be passed on when called in a callback of the stream:
 *	LWSSSSRET_OK or LWSSSSRET_DESTROY_ME
 *
 * The stream connects if it is not, and tx is called later. While it waits to
 * try again nothing changes.
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_ss_request_tx(struct lws_ss_handle *pss) LWS_WARN_UNUSED_RESULT;

/** lws_ss_request_tx_len() - lws_ss_request_tx() with the length known
 * \param pss: the handle
 * \param len: bytes of the whole message, which become its
 *	content-length
 * \return as lws_ss_request_tx()
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t lws_ss_request_tx_len(
	struct lws_ss_handle *pss, unsigned long len) LWS_WARN_UNUSED_RESULT;

/** lws_ss_client_connect() - connect
 * \param h: the handle
 * \return as lws_ss_request_tx(); LWSSSSRET_TX_DONT_SEND if that failed
 *	at once
 *
 * Begins the tries anew.
 */
LWS_VISIBLE LWS_EXTERN lws_ss_state_return_t
lws_ss_client_connect(struct lws_ss_handle *h) LWS_WARN_UNUSED_RESULT;

/** lws_ss_proxy_create() - be the proxy for other processes
 * \param context: the context
 * \param bind: unix socket path, '@' in front for an abstract one, NULL
 *	for the usual one; or interface for port
 * \param port: TCP port, 0 for a unix socket
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_proxy_create(struct lws_context *context,
					       const char *bind, int port);

/** lws_ss_state_name() - name of a state
 * \param state: the state
 * \return its name, static
 */
LWS_VISIBLE LWS_EXTERN const char *lws_ss_state_name(lws_ss_constate_t state);

/** lws_ss_get_context() - context of a stream
 * \param h: the handle
 * \return the context
 */
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_ss_get_context(struct lws_ss_handle *h);

/** lws_ss_get_vhost() - vhost of a stream
 * \param h: the handle
 * \return the vhost of its connection, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws_vhost *
lws_ss_get_vhost(struct lws_ss_handle *h);

/** lws_ss_start_timeout() - LWSSSCS_TIMEOUT after a time
 * \param h: the handle
 * \param timeout_ms: milliseconds, or LWSSS_TIMEOUT_FROM_POLICY
 *
 * Once; a new time replaces the old.
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_start_timeout(struct lws_ss_handle *h,
						 unsigned int timeout_ms);

/** lws_ss_cancel_timeout() - no timeout
 * \param h: the handle
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_cancel_timeout(struct lws_ss_handle *h);

/** lws_ss_to_user_object() - user object of a stream
 * \param h: the handle
 * \return the user object
 */
LWS_VISIBLE LWS_EXTERN void *lws_ss_to_user_object(struct lws_ss_handle *h);

/** lws_ss_rideshare() - whose turn is it to send?
 * \param h: the handle, in tx
 * \return name of the stream type whose payload is wanted
 */
LWS_VISIBLE LWS_EXTERN const char *lws_ss_rideshare(struct lws_ss_handle *h);

/** lws_ss_set_metadata() - set metadata
 * \param h: the handle
 * \param name: its name in the policy
 * \param value: its value, not copied: it must stay until it is used
 * \param len: bytes of it
 * \return 0, nonzero if there is no such metadata
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_set_metadata(struct lws_ss_handle *h, const char *name,
		    const void *value, size_t len) LWS_WARN_UNUSED_RESULT;

/** lws_ss_alloc_set_metadata() - set metadata to a copy
 * \param h: the handle
 * \param name: its name in the policy
 * \param value: its value, copied
 * \param len: bytes of it
 * \return 0, nonzero if there is no such metadata, or memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_alloc_set_metadata(struct lws_ss_handle *h, const char *name,
			  const void *value, size_t len) LWS_WARN_UNUSED_RESULT;

/** lws_ss_get_metadata() - get metadata
 * \param h: the handle
 * \param name: its name in the policy
 * \param value: out, its value, the stream's, until it changes
 * \param len: out, bytes of it
 * \return 0, nonzero if there is no such metadata
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_get_metadata(struct lws_ss_handle *h,
					       const char *name,
					       const void **value, size_t *len);

/** lws_ss_server_ack() - what a server answers
 * \param h: the handle, in LWSSSCS_SERVER_TXN
 * \param nack: 0: 200; otherwise the HTTP status
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_server_ack(struct lws_ss_handle *h,
					      int nack);

/** lws_ss_server_foreach_client() - all streams a server accepted
 * \param h: the server's handle
 * \param cb: called for each
 * \param arg: its second argument
 */
LWS_VISIBLE LWS_EXTERN void
lws_ss_server_foreach_client(struct lws_ss_handle *h, lws_sssfec_cb cb,
			     void *arg);

/** lws_ss_change_handlers() - other callbacks
 * \param h: the handle
 * \param rx: NULL: as it was
 * \param tx: NULL: as it was
 * \param state: NULL: as it was
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_change_handlers(struct lws_ss_handle *h,
						   lws_sscb_rx rx,
						   lws_sscb_tx tx,
						   lws_sscb_state state);

/** lws_ss_add_peer_tx_credit() - let the peer send more, with
 * manual_initial_tx_credit
 * \param h: the handle
 * \param add: bytes more
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_add_peer_tx_credit(struct lws_ss_handle *h,
						     int32_t add);

/** lws_ss_get_est_peer_tx_credit() - what the peer may still send
 * \param h: the handle
 * \return bytes, by our count; 0 without flow control
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_get_est_peer_tx_credit(struct lws_ss_handle *h);

/** lws_ss_tag() - what a stream is called in logs
 * \param h: the handle, or NULL
 * \return that, the stream's
 */
LWS_VISIBLE LWS_EXTERN const char *lws_ss_tag(struct lws_ss_handle *h);

/** lws_ss_dump_extant() - log all streams
 * \param cx: the context
 * \param tsi: index of the service thread, from 0
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_dump_extant(struct lws_context *cx, int tsi);

#if defined(LWS_WITH_NETWORK)
/** lws_ss_adopt_raw() - let a stream be about an fd
 * \param ss: the handle
 * \param fd: the fd
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_adopt_raw(struct lws_ss_handle *ss,
					    lws_sock_file_fd_type fd);

#endif

/** lws_ss_validity_confirmed() - lws_validity_confirmed() of a stream's
 * connection
 * \param h: the handle
 */
LWS_VISIBLE LWS_EXTERN void lws_ss_validity_confirmed(struct lws_ss_handle *h);

#if defined(LWS_WITH_SECURE_STREAMS_AUTH_SIGV4)
/** lws_ss_sigv4_set_aws_key() - keys for AWS signatures
 * \param context: the context
 * \param idx: which, 0 to 3
 * \param keyid: key id, copied
 * \param key: key, copied
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_sigv4_set_aws_key(struct lws_context *context,
						    uint8_t idx,
						    const char *keyid,
						    const char *key);

/** lws_aws_filesystem_credentials_helper() - keys from a file of "key = value"
 * lines
 * \param path: the file, '~' is $HOME
 * \param kid: which line has the key id
 * \param ak: which has the key
 * \param aws_keyid: out, malloc()ed
 * \param aws_key: out, malloc()ed
 * \return 0; -1 with both NULL if that failed
 */
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
