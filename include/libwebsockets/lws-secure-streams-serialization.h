/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How secure streams pass between a client process and the proxy, and what
 * carries them.
 *
 * A transport is a pair of operation tables, one for each end; sockets are the
 * usual one. Where there is one byte pipe for all, as a serial line, a mux
 * makes channels on it. Numbers on the wire are big-endian; a message is its
 * type, a length of two bytes, and the body.
 */

#ifndef LWS_SECURE_STREAMS_SERIALIZATION_H
#define LWS_SECURE_STREAMS_SERIALIZATION_H

/** version of the protocol */
#define LWSSSS_VERSION 1

/** channels of a mux */
#define LWS_MUCH_RANGE 256

/** lws_transport_mux_ch.magic */
#define LWS_TRANSPORT_MUXCH_MAGIC LWS_FOURCC('T', 'm', 'C', 'h')

/** lws_transport_info.flags: the proxy's end */
#define LWSTMINFO_SERVER 1

/** lws_transport_mux.magic */
#define LWS_TRANSPORT_MUX_MAGIC LWS_FOURCC('I', 's', 'T', 'M')

struct lws_sss_proxy_conn;
struct lws_transport_mux;

/** Types of messages */
typedef enum {
	/** to the client: payload */
	LWSSS_SER_RXPRE_RX_PAYLOAD = 0x55,
	/** to the client: was it created? */
	LWSSS_SER_RXPRE_CREATE_RESULT = 0x56,
	/** to the client: a state */
	LWSSS_SER_RXPRE_CONNSTATE = 0x57,
	/** to the client: it may send more */
	LWSSS_SER_RXPRE_TXCR_UPDATE = 0x58,
	/** to the client: metadata */
	LWSSS_SER_RXPRE_METADATA = 0x59,
	LWSSS_SER_RXPRE_TLSNEG_ENCLAVE_SIGN = 0x5a, /**< reserved */
	/** to the client: about the connection */
	LWSSS_SER_RXPRE_PERF = 0x5b,
	/** to the proxy: create a stream */
	LWSSS_SER_TXPRE_STREAMTYPE = 0xaa,
	/** to the proxy: connect it */
	LWSSS_SER_TXPRE_ONWARD_CONNECT = 0xab,
	/** to the proxy: it is going */
	LWSSS_SER_TXPRE_DESTROYING = 0xac,
	/** to the proxy: payload */
	LWSSS_SER_TXPRE_TX_PAYLOAD = 0xad,
	/** to the proxy: metadata */
	LWSSS_SER_TXPRE_METADATA = 0xae,
	/** to the proxy: the peer may send more */
	LWSSS_SER_TXPRE_TXCR_UPDATE = 0xaf,
	/** to the proxy: a timeout */
	LWSSS_SER_TXPRE_TIMEOUT_UPDATE = 0xb0,
	/** to the proxy: length of the message */
	LWSSS_SER_TXPRE_PAYLOAD_LENGTH_HINT = 0xb1,
	LWSSS_SER_TXPRE_TLSNEG_ENCLAVE_SIGNED = 0xb2, /**< reserved */
	LWSSS_SER_TXPRE_LINK_VALIDITY_PROBE = 0xb3,   /**< reserved */
} lws_sss_cmds_t;

/** States of a link; the proxy's end, then the client's */
typedef enum {
	LPCSPROX_WAIT_INITIAL_TX = 1, /**< waits for the stream type */
	LPCSPROX_REPORTING_FAIL = 2,  /**< has to say it failed */
	LPCSPROX_REPORTING_OK = 3,    /**< has to say it worked */
	LPCSPROX_OPERATIONAL = 4,     /**< in use */
	LPCSPROX_DESTROYED = 5,       /**< it is gone */
	/** has to send the stream type */
	LPCSCLI_SENDING_INITIAL_TX = 6,
	LPCSCLI_WAITING_CREATE_RESULT = 7, /**< waits for the result */
	LPCSCLI_LOCAL_CONNECTED = 8,       /**< the proxy has the stream */
	LPCSCLI_ONWARD_CONNECT = 9,        /**< asked to connect it */
	LPCSCLI_OPERATIONAL = 10,          /**< it is connected */
} lws_ss_conn_states_t;

/** Types of messages of a mux */
enum {
	LWSSSS_LLM_CHANNEL_REQ = 0xf0,       /**< open a channel */
	LWSSSS_LLM_CHANNEL_ACK = 0xf1,       /**< it is open */
	LWSSSS_LLM_CHANNEL_NACK = 0xf2,      /**< it is not */
	LWSSSS_LLM_CHANNEL_CLOSE = 0xf3,     /**< close it */
	LWSSSS_LLM_CHANNEL_CLOSE_ACK = 0xf4, /**< it is closed */
	LWSSSS_LLM_MUX = 0xf5,               /**< bytes of a channel */
	LWSSSS_LLM_PING = 0xf6,              /**< are you there? */
	LWSSSS_LLM_PONG = 0xf7,              /**< yes; are you? */
	LWSSSS_LLM_PONGACK = 0xf8,           /**< yes */
	LWSSSS_LLM_RESET_TRANSPORT = 0xf9,   /**< begin again */
};

/** Where in a message of a mux we are */
enum lwstmc_parser {
	LWSTMCPAR_CMD = 0,        /**< its type */
	LWSTMCPAR_CHIDX_DONE = 1, /**< the channel, and that is all */
	LWSTMCPAR_CHIDX = 2,      /**< the channel */
	LWSTMCPAR_PLENH = 3,      /**< upper half of the length */
	LWSTMCPAR_PLENL = 4,      /**< lower half of the length */
	LWSTMCPAR_PAY = 5,        /**< the bytes */
	LWSTMCPAR_T64_1 = 6,      /**< a time */
	LWSTMCPAR_T64_2 = 7,      /**< another time */
};

/** States of a channel */
enum {
	LWSTMC_PENDING_CREATE_CHANNEL = 0,      /**< has to ask to open it */
	LWSTMC_AWAITING_CREATE_CHANNEL_ACK = 1, /**< has asked */
	LWSTMC_PENDING_CREATE_CHANNEL_NACK = 2, /**< has to refuse */
	LWSTMC_PENDING_CREATE_CHANNEL_ACK = 3,  /**< has to agree */
	LWSTMC_OPERATIONAL = 4,                 /**< in use */
	/** has to ask to close it */
	LWSTMC_PENDING_CLOSE_CHANNEL = 5,
	LWSTMC_AWAITING_CLOSE_CHANNEL_ACK = 6, /**< has asked */
	LWSTMC_PENDING_CLOSE_CHANNEL_ACK = 7,  /**< has to agree */
};

/** States of a mux */
enum {
	LWSTM_TRANSPORT_DOWN = 0, /**< the other end was not heard */
	LWSTM_OPERATIONAL = 1,    /**< in use */
};

/** Whatever a transport knows something by */
typedef void *lws_transport_priv_t;

/*
 * Builds with fault injection hand the fault context on to these two; the
 * members keep their place either way.
 */
#if defined(LWS_WITH_SYS_FAULT_INJECTION)
typedef lws_ss_state_return_t (*lws_txp_event_new_conn_t)(
	struct lws_context *cx,
	const struct lws_transport_proxy_ops *txp_ops_inward,
	lws_transport_priv_t txp_priv_inward, const lws_fi_ctx_t *fic,
	struct lws_sss_proxy_conn **conn, lws_transport_priv_t txpp_priv);
typedef lws_ss_state_return_t (*lws_txp_event_proxy_can_write_t)(
	lws_transport_priv_t priv, const lws_fi_ctx_t *fic);
#else
typedef lws_ss_state_return_t (*lws_txp_event_new_conn_t)(
	struct lws_context *cx,
	const struct lws_transport_proxy_ops *txp_ops_inward,
	lws_transport_priv_t txp_priv_inward, struct lws_sss_proxy_conn **conn,
	lws_transport_priv_t txpp_priv);
typedef lws_ss_state_return_t (*lws_txp_event_proxy_can_write_t)(
	lws_transport_priv_t priv);
#endif

/** Number of a channel */
typedef uint8_t lws_mux_ch_idx_t;

/** What is below and above, at the client's end */
struct lws_txp_path_client {
	/** operations towards the stream */
	const struct lws_transport_client_ops *ops_in;
	lws_transport_priv_t priv_in; /**< what they know it by */
	/** operations towards the proxy */
	const struct lws_transport_client_ops *ops_onw;
	lws_transport_priv_t priv_onw; /**< what they know it by */
	struct lws_transport_mux *mux; /**< mux between them, or NULL */
};

/** What is below and above, at the proxy's end */
struct lws_txp_path_proxy {
	/** operations towards the client */
	const struct lws_transport_proxy_ops *ops_in;
	lws_transport_priv_t priv_in; /**< what they know it by */
	/** operations towards the stream */
	const struct lws_transport_proxy_ops *ops_onw;
	lws_transport_priv_t priv_onw; /**< what they know it by */
	struct lws_transport_mux *mux; /**< mux between them, or NULL */
};

typedef struct lws_txp_path_client lws_txp_path_client_t;

/** A transport, at the client's end */
struct lws_transport_client_ops {
	const char *name; /**< for logs */
	/** connect; nonzero: try again later */
	int (*event_retry_connect)(lws_txp_path_client_t *path,
				   struct lws_sspc_handle *h);
	/** 0: it is connected; nonzero: it failed */
	lws_ss_state_return_t (*event_connect_disposition)(
		struct lws_sspc_handle *h, int disposition);
	/** there is something to write */
	void (*req_write)(lws_transport_priv_t priv);
	/** write, with LWS_PRE bytes before it; 0 if that worked */
	int (*_write)(lws_transport_priv_t priv, uint8_t *buf, size_t len);
	/** bytes have come */
	lws_ss_state_return_t (*event_read)(lws_transport_priv_t priv,
					    const uint8_t *buf, size_t len);
	/** nothing makes sense any more */
	void (*lost_coherence)(lws_transport_priv_t priv);
	/** close */
	void (*_close)(lws_transport_priv_t priv);
	/** the channel is open */
	void (*event_stream_up)(lws_transport_priv_t priv);
	/** the mux is in use */
	void (*event_client_up)(lws_transport_priv_t priv);
	/** write now, so many bytes */
	lws_ss_state_return_t (*event_can_write)(struct lws_sspc_handle *h,
						 size_t room);
	/** it is closed */
	lws_ss_state_return_t (*event_closed)(lws_transport_priv_t priv);
	uint32_t flags;       /**< of the transport */
	uint32_t dsh_splitat; /**< most bytes at a time, 0: no limit */
};

typedef struct lws_txp_path_proxy lws_txp_path_proxy_t;

/** A transport, at the proxy's end */
struct lws_transport_proxy_ops {
	const char *name; /**< for logs */
	/** listen; 0 if that worked */
	int (*init_proxy_server)(
		struct lws_context *cx,
		const struct lws_transport_proxy_ops *txp_ops_inward,
		lws_transport_priv_t txp_priv_inward,
		lws_txp_path_proxy_t *txp_ppath, const void *txp_info,
		const char *bind, int port);
	/** listen no more */
	int (*destroy_proxy_server)(struct lws_context *cx);
	/** a client has connected */
	lws_txp_event_new_conn_t event_new_conn;
	/** its stream is made */
	void (*event_onward_bind)(lws_transport_priv_t priv,
				  struct lws_ss_handle *h);
	/** there is something to write */
	void (*proxy_req_write)(lws_transport_priv_t priv);
	/** write now */
	lws_txp_event_proxy_can_write_t event_proxy_can_write;
	/** write; out, how many bytes; 0 if that worked */
	int (*proxy_write)(lws_transport_priv_t priv, uint8_t *buf,
			   size_t *len);
	/** the client is gone */
	lws_ss_state_return_t (*event_close_conn)(
		struct lws_sss_proxy_conn *conn);
	/** its faults */
	const lws_fi_ctx_t *(*fault_context)(lws_transport_priv_t priv);
	/** close */
	lws_ss_state_return_t (*close_conn)(struct lws_sss_proxy_conn *conn);
	/** bytes have come */
	lws_ss_state_return_t (*proxy_read)(lws_transport_priv_t priv,
					    const uint8_t *buf, size_t len);
	/** the mux is in use */
	void (*event_client_up)(lws_transport_priv_t priv);
	/** nonzero: more can be written */
	int (*proxy_check_write_more)(lws_transport_priv_t priv);
	uint32_t flags; /**< of the transport */
};

/** A channel */
struct lws_transport_mux_ch {
	/** LWS_TRANSPORT_MUXCH_MAGIC, in debug builds */
	uint32_t magic;
	lws_dll2_t list; /**< links those of the mux */
	/** links those with something to send */
	lws_dll2_t list_pending_tx;
	lws_transport_priv_t priv;  /**< what the stream is known by */
	lws_sorted_usec_list_t sul; /**< time to give up */
	void *opaque;               /**< the transport's */
	lws_mux_ch_idx_t ch_idx;    /**< its number */
	uint8_t state;              /**< LWSTMC_... */
	uint8_t server : 1;         /**< the other end opened it */
};

/** Parameters of a transport */
struct lws_transport_info {
	uint32_t ping_interval_us;       /**< microseconds between pings */
	uint32_t pong_grace_us;          /**< microseconds a pong may take */
	lws_txp_path_client_t txp_cpath; /**< at the client's end */
	lws_txp_path_proxy_t txp_ppath;  /**< at the proxy's end */
	/** of what is below, or NULL */
	struct lws_transport_info *onward_txp_info;
	uint32_t flags; /**< LWSTMINFO_SERVER */
};

typedef struct lws_transport_info lws_transport_info_t;

/** A mux */
struct lws_transport_mux {
	/** LWS_TRANSPORT_MUX_MAGIC, in debug builds */
	uint32_t magic;
	struct lws_context *cx;          /**< the context */
	lws_transport_info_t info;       /**< its parameters */
	lws_sorted_usec_list_t sul_ping; /**< time to ping */
	void *txp_handle;                /**< the transport's */
	void *txp_aux;                   /**< the transport's */
	uint64_t us_ping_in;             /**< when a ping came */
	uint64_t us_ping_out;            /**< when one went */
	uint64_t us_unixtime_peer;       /**< the other end's clock */
	uint64_t us_unixtime_peer_loc;   /**< and ours at that time */
	uint64_t mp_time;                /**< parser: a time */
	uint64_t mp_time1;               /**< parser: another time */
	enum lwstmc_parser mp_state;     /**< parser: where it is */
	uint32_t mp_pay;                 /**< parser: bytes to come */
	uint8_t mp_cmd;                  /**< parser: the type */
	lws_mux_ch_idx_t mp_idx;         /**< parser: the channel */
	/** parser: bytes of a number */
	uint8_t mp_ctr;
	/** channels that are open, a bit each */
	uint32_t _open[LWS_MUCH_RANGE / 32];
	/** channels that are being closed, a bit each */
	uint32_t fin[LWS_MUCH_RANGE / 32];
	/** channels with something to send */
	lws_dll2_owner_t pending_tx;
	lws_dll2_owner_t owner; /**< all channels */
	uint8_t link_state;     /**< LWSTM_... */
	uint8_t issue_ping : 1; /**< a ping has to go */
	uint8_t issue_pong : 1; /**< a pong has to go */
	/** the answer to a pong has to go */
	uint8_t issue_pongack : 1;
	uint8_t awaiting_pong : 1; /**< a pong has to come */
};

typedef struct lws_transport_mux_ch lws_transport_mux_ch_t;
typedef struct lws_transport_mux lws_transport_mux_t;

/** What a mux calls */
struct lws_txp_mux_parse_cbs {
	/** bytes of a channel have come */
	int (*payload)(lws_transport_mux_ch_t *tmc, const uint8_t *buf,
		       size_t len);
	/** a channel is open, or refused */
	int (*ch_opens)(lws_transport_mux_ch_t *tmc, int determination);
	/** a channel is closed */
	int (*ch_closes)(lws_transport_mux_ch_t *tmc);
	/** the mux has something to write */
	void (*txp_req_write)(lws_transport_mux_t *tm);
	/** a channel may write */
	int (*txp_can_write)(lws_transport_mux_ch_t *tmc);
};

typedef struct lws_transport_client_ops lws_transport_client_ops_t;
typedef struct lws_transport_proxy_ops lws_transport_proxy_ops_t;
typedef struct lws_txp_mux_parse_cbs lws_txp_mux_parse_cbs_t;

/** channels, at the client's end */
LWS_VISIBLE extern const lws_transport_client_ops_t
	lws_transport_mux_client_ops;

/** channels, at the proxy's end */
LWS_VISIBLE extern const lws_transport_proxy_ops_t lws_transport_mux_proxy_ops;

/** the stream, at the client's end */
LWS_VISIBLE extern const lws_transport_client_ops_t lws_txp_inside_sspc;

/** the stream, at the proxy's end */
LWS_VISIBLE extern const lws_transport_proxy_ops_t lws_txp_inside_proxy;

/** lws_transport_mux_create() - make a mux
 * \param cx: the context
 * \param info: parameters, copied
 * \param txp_handle: the transport's
 * \return the mux, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_transport_mux_t *
lws_transport_mux_create(struct lws_context *cx, lws_transport_info_t *info,
			 void *txp_handle);

/** lws_transport_mux_destroy() - free a mux and its channels
 * \param tm: the mux, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_transport_mux_destroy(lws_transport_mux_t **tm);

/** lws_transport_mux_request_tx() - a mux has something to write
 * \param tm: the mux
 */
LWS_VISIBLE LWS_EXTERN void
lws_transport_mux_request_tx(lws_transport_mux_t *tm);

#if defined(_DEBUG)
/** lws_transport_path_client_dump() - log a path
 * \param path: the path
 * \param ctx: what for
 *
 * Builds without _DEBUG have a macro that does nothing.
 */
LWS_VISIBLE LWS_EXTERN void
lws_transport_path_client_dump(lws_txp_path_client_t *path, const char *ctx);

/** lws_transport_path_proxy_dump() - log a path
 * \param path: the path
 * \param ctx: what for
 *
 * Builds without _DEBUG have a macro that does nothing.
 */
LWS_VISIBLE LWS_EXTERN void
lws_transport_path_proxy_dump(lws_txp_path_proxy_t *path, const char *ctx);

#endif

/** lws_transport_mux_rx_parse() - bytes have come
 * \param tm: the mux
 * \param buf: the bytes, cut anywhere
 * \param len: how many
 * \param cbs: what is called
 * \return 0, nonzero if they make no sense
 */
LWS_VISIBLE LWS_EXTERN int
lws_transport_mux_rx_parse(lws_transport_mux_t *tm, const uint8_t *buf,
			   size_t len, const lws_txp_mux_parse_cbs_t *cbs);

/** lws_transport_mux_pending() - what is to be written
 * \param tm: the mux
 * \param buf: gets it
 * \param len: bytes there; out, bytes to write
 * \param cbs: what is called
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_transport_mux_pending(lws_transport_mux_t *tm, uint8_t *buf, size_t *len,
			  const lws_txp_mux_parse_cbs_t *cbs);

/** in debug builds, be sure that _tm is a mux channel */
#define assert_is_tmch(_tm)                                                    \
	lws_assert_fourcc((_tm)->magic, LWS_TRANSPORT_MUXCH_MAGIC)

/** in debug builds, be sure that _tm is a mux */
#define assert_is_tm(_tm)                                                      \
	lws_assert_fourcc((_tm)->magic, LWS_TRANSPORT_MUX_MAGIC)

#if !defined(_DEBUG)
#define lws_transport_path_client_dump(_a, _b)
#define lws_transport_path_proxy_dump(_a, _b)
#endif

#endif
