/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How secure streams pass between a client process and the proxy, and what
 * carries them.
 */

#ifndef LWS_SECURE_STREAMS_SERIALIZATION_H
#define LWS_SECURE_STREAMS_SERIALIZATION_H

#define LWSSSS_VERSION            1
#define LWS_MUCH_RANGE            256
#define LWS_TRANSPORT_MUXCH_MAGIC LWS_FOURCC('T', 'm', 'C', 'h')
#define LWSTMINFO_SERVER          1
#define LWS_TRANSPORT_MUX_MAGIC   LWS_FOURCC('I', 's', 'T', 'M')

struct lws_sss_proxy_conn;
struct lws_transport_mux;

typedef enum {
	LWSSS_SER_RXPRE_RX_PAYLOAD = 85,
	LWSSS_SER_RXPRE_CREATE_RESULT = 86,
	LWSSS_SER_RXPRE_CONNSTATE = 87,
	LWSSS_SER_RXPRE_TXCR_UPDATE = 88,
	LWSSS_SER_RXPRE_METADATA = 89,
	LWSSS_SER_RXPRE_TLSNEG_ENCLAVE_SIGN = 90,
	LWSSS_SER_RXPRE_PERF = 91,
	LWSSS_SER_TXPRE_STREAMTYPE = 170,
	LWSSS_SER_TXPRE_ONWARD_CONNECT = 171,
	LWSSS_SER_TXPRE_DESTROYING = 172,
	LWSSS_SER_TXPRE_TX_PAYLOAD = 173,
	LWSSS_SER_TXPRE_METADATA = 174,
	LWSSS_SER_TXPRE_TXCR_UPDATE = 175,
	LWSSS_SER_TXPRE_TIMEOUT_UPDATE = 176,
	LWSSS_SER_TXPRE_PAYLOAD_LENGTH_HINT = 177,
	LWSSS_SER_TXPRE_TLSNEG_ENCLAVE_SIGNED = 178,
	LWSSS_SER_TXPRE_LINK_VALIDITY_PROBE = 179,
} lws_sss_cmds_t;

typedef enum {
	LPCSPROX_WAIT_INITIAL_TX = 1,
	LPCSPROX_REPORTING_FAIL = 2,
	LPCSPROX_REPORTING_OK = 3,
	LPCSPROX_OPERATIONAL = 4,
	LPCSPROX_DESTROYED = 5,
	LPCSCLI_SENDING_INITIAL_TX = 6,
	LPCSCLI_WAITING_CREATE_RESULT = 7,
	LPCSCLI_LOCAL_CONNECTED = 8,
	LPCSCLI_ONWARD_CONNECT = 9,
	LPCSCLI_OPERATIONAL = 10,
} lws_ss_conn_states_t;

enum {
	LWSSSS_LLM_CHANNEL_REQ = 240,
	LWSSSS_LLM_CHANNEL_ACK = 241,
	LWSSSS_LLM_CHANNEL_NACK = 242,
	LWSSSS_LLM_CHANNEL_CLOSE = 243,
	LWSSSS_LLM_CHANNEL_CLOSE_ACK = 244,
	LWSSSS_LLM_MUX = 245,
	LWSSSS_LLM_PING = 246,
	LWSSSS_LLM_PONG = 247,
	LWSSSS_LLM_PONGACK = 248,
	LWSSSS_LLM_RESET_TRANSPORT = 249,
};

enum lwstmc_parser {
	LWSTMCPAR_CMD = 0,
	LWSTMCPAR_CHIDX_DONE = 1,
	LWSTMCPAR_CHIDX = 2,
	LWSTMCPAR_PLENH = 3,
	LWSTMCPAR_PLENL = 4,
	LWSTMCPAR_PAY = 5,
	LWSTMCPAR_T64_1 = 6,
	LWSTMCPAR_T64_2 = 7,
};

enum {
	LWSTMC_PENDING_CREATE_CHANNEL = 0,
	LWSTMC_AWAITING_CREATE_CHANNEL_ACK = 1,
	LWSTMC_PENDING_CREATE_CHANNEL_NACK = 2,
	LWSTMC_PENDING_CREATE_CHANNEL_ACK = 3,
	LWSTMC_OPERATIONAL = 4,
	LWSTMC_PENDING_CLOSE_CHANNEL = 5,
	LWSTMC_AWAITING_CLOSE_CHANNEL_ACK = 6,
	LWSTMC_PENDING_CLOSE_CHANNEL_ACK = 7,
};

enum {
	LWSTM_TRANSPORT_DOWN = 0,
	LWSTM_OPERATIONAL = 1,
};

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

typedef uint8_t lws_mux_ch_idx_t;

struct lws_txp_path_client {
	const struct lws_transport_client_ops *ops_in;
	lws_transport_priv_t priv_in;
	const struct lws_transport_client_ops *ops_onw;
	lws_transport_priv_t priv_onw;
	struct lws_transport_mux *mux;
};

struct lws_txp_path_proxy {
	const struct lws_transport_proxy_ops *ops_in;
	lws_transport_priv_t priv_in;
	const struct lws_transport_proxy_ops *ops_onw;
	lws_transport_priv_t priv_onw;
	struct lws_transport_mux *mux;
};

typedef struct lws_txp_path_client lws_txp_path_client_t;

struct lws_transport_client_ops {
	const char *name;
	int (*event_retry_connect)(lws_txp_path_client_t *,
				   struct lws_sspc_handle *);
	lws_ss_state_return_t (*event_connect_disposition)(
		struct lws_sspc_handle *, int);
	void (*req_write)(lws_transport_priv_t);
	int (*_write)(lws_transport_priv_t, uint8_t *, size_t);
	lws_ss_state_return_t (*event_read)(lws_transport_priv_t,
					    const uint8_t *, size_t);
	void (*lost_coherence)(lws_transport_priv_t);
	void (*_close)(lws_transport_priv_t);
	void (*event_stream_up)(lws_transport_priv_t);
	void (*event_client_up)(lws_transport_priv_t);
	lws_ss_state_return_t (*event_can_write)(struct lws_sspc_handle *,
						 size_t);
	lws_ss_state_return_t (*event_closed)(lws_transport_priv_t);
	uint32_t flags;
	uint32_t dsh_splitat;
};

typedef struct lws_txp_path_proxy lws_txp_path_proxy_t;

struct lws_transport_proxy_ops {
	const char *name;
	int (*init_proxy_server)(struct lws_context *,
				 const struct lws_transport_proxy_ops *,
				 lws_transport_priv_t, lws_txp_path_proxy_t *,
				 const void *, const char *, int);
	int (*destroy_proxy_server)(struct lws_context *);
	lws_txp_event_new_conn_t event_new_conn;
	void (*event_onward_bind)(lws_transport_priv_t, struct lws_ss_handle *);
	void (*proxy_req_write)(lws_transport_priv_t);
	lws_txp_event_proxy_can_write_t event_proxy_can_write;
	int (*proxy_write)(lws_transport_priv_t, uint8_t *, size_t *);
	lws_ss_state_return_t (*event_close_conn)(struct lws_sss_proxy_conn *);
	const lws_fi_ctx_t *(*fault_context)(lws_transport_priv_t);
	lws_ss_state_return_t (*close_conn)(struct lws_sss_proxy_conn *);
	lws_ss_state_return_t (*proxy_read)(lws_transport_priv_t,
					    const uint8_t *, size_t);
	void (*event_client_up)(lws_transport_priv_t);
	int (*proxy_check_write_more)(lws_transport_priv_t);
	uint32_t flags;
};

struct lws_transport_mux_ch {
	uint32_t magic;
	lws_dll2_t list;
	lws_dll2_t list_pending_tx;
	lws_transport_priv_t priv;
	lws_sorted_usec_list_t sul;
	void *opaque;
	lws_mux_ch_idx_t ch_idx;
	uint8_t state;
	uint8_t server : 1;
};

struct lws_transport_info {
	uint32_t ping_interval_us;
	uint32_t pong_grace_us;
	lws_txp_path_client_t txp_cpath;
	lws_txp_path_proxy_t txp_ppath;
	struct lws_transport_info *onward_txp_info;
	uint32_t flags;
};

typedef struct lws_transport_info lws_transport_info_t;

struct lws_transport_mux {
	uint32_t magic;
	struct lws_context *cx;
	lws_transport_info_t info;
	lws_sorted_usec_list_t sul_ping;
	void *txp_handle;
	void *txp_aux;
	uint64_t us_ping_in;
	uint64_t us_ping_out;
	uint64_t us_unixtime_peer;
	uint64_t us_unixtime_peer_loc;
	uint64_t mp_time;
	uint64_t mp_time1;
	enum lwstmc_parser mp_state;
	uint32_t mp_pay;
	uint8_t mp_cmd;
	lws_mux_ch_idx_t mp_idx;
	uint8_t mp_ctr;
	uint32_t _open[LWS_MUCH_RANGE / 32];
	uint32_t fin[LWS_MUCH_RANGE / 32];
	lws_dll2_owner_t pending_tx;
	lws_dll2_owner_t owner;
	uint8_t link_state;
	uint8_t issue_ping : 1;
	uint8_t issue_pong : 1;
	uint8_t issue_pongack : 1;
	uint8_t awaiting_pong : 1;
};

typedef struct lws_transport_mux_ch lws_transport_mux_ch_t;
typedef struct lws_transport_mux lws_transport_mux_t;

struct lws_txp_mux_parse_cbs {
	int (*payload)(lws_transport_mux_ch_t *, const uint8_t *, size_t);
	int (*ch_opens)(lws_transport_mux_ch_t *, int);
	int (*ch_closes)(lws_transport_mux_ch_t *);
	void (*txp_req_write)(lws_transport_mux_t *);
	int (*txp_can_write)(lws_transport_mux_ch_t *);
};

typedef struct lws_transport_client_ops lws_transport_client_ops_t;
typedef struct lws_transport_proxy_ops lws_transport_proxy_ops_t;
typedef struct lws_txp_mux_parse_cbs lws_txp_mux_parse_cbs_t;
LWS_VISIBLE extern const lws_transport_client_ops_t
	lws_transport_mux_client_ops;

LWS_VISIBLE extern const lws_transport_proxy_ops_t lws_transport_mux_proxy_ops;

LWS_VISIBLE extern const lws_transport_client_ops_t lws_txp_inside_sspc;

LWS_VISIBLE extern const lws_transport_proxy_ops_t lws_txp_inside_proxy;

LWS_VISIBLE LWS_EXTERN lws_transport_mux_t *
lws_transport_mux_create(struct lws_context *cx, lws_transport_info_t *info,
			 void *txp_handle);

LWS_VISIBLE LWS_EXTERN void lws_transport_mux_destroy(lws_transport_mux_t **tm);

LWS_VISIBLE LWS_EXTERN void
lws_transport_mux_request_tx(lws_transport_mux_t *tm);

#if defined(_DEBUG)
LWS_VISIBLE LWS_EXTERN void
lws_transport_path_client_dump(lws_txp_path_client_t *path, const char *ctx);

LWS_VISIBLE LWS_EXTERN void
lws_transport_path_proxy_dump(lws_txp_path_proxy_t *path, const char *ctx);

#endif

LWS_VISIBLE LWS_EXTERN int
lws_transport_mux_rx_parse(lws_transport_mux_t *tm, const uint8_t *buf,
			   size_t len, const lws_txp_mux_parse_cbs_t *cbs);

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
