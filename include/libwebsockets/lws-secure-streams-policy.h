/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The policy of secure streams: where each stream type goes and how, as
 * records, and from JSON.
 *
 * Records of a static policy are initialised with these names. Lists are ended
 * by NULL next.
 */

#ifndef LWS_SECURE_STREAMS_POLICY_H
#define LWS_SECURE_STREAMS_POLICY_H

/** Flags of a stream type */
enum {
	/** it need not be connected */
	LWSSSPOLF_OPPORTUNISTIC = 1 << 0,
	/** it should always be */
	LWSSSPOLF_NAILED_UP = 1 << 1,
	/** what it sends is urgent */
	LWSSSPOLF_URGENT_TX = 1 << 2,
	/** what it receives is urgent */
	LWSSSPOLF_URGENT_RX = 1 << 3,
	LWSSSPOLF_TLS = 1 << 4, /**< with TLS */
	/** HTTP/2: it only listens */
	LWSSSPOLF_LONG_POLL = 1 << 5,
	/** HTTP: bearer token */
	LWSSSPOLF_AUTH_BEARER = 1 << 6,
	/** HTTP: no content-length */
	LWSSSPOLF_HTTP_NO_CONTENT_LENGTH = 1 << 7,
	/** HTTP/2: END_STREAM not on the headers */
	LWSSSPOLF_QUIRK_NGHTTP2_END_STREAM = 1 << 8,
	/** HTTP/2: tolerate a window that overflows */
	LWSSSPOLF_H2_QUIRK_OVERFLOWS_TXCR = 1 << 9,
	/** HTTP/2: tolerate an unclean HPACK state */
	LWSSSPOLF_H2_QUIRK_UNCLEAN_HPACK_STATE = 1 << 10,
	/** HTTP: send multipart */
	LWSSSPOLF_HTTP_MULTIPART = 1 << 11,
	/** HTTP: send url encoded */
	LWSSSPOLF_HTTP_X_WWW_FORM_URLENCODED = 1 << 12,
	/** it goes to a sink in this process */
	LWSSSPOLF_LOCAL_SINK = 1 << 13,
	/** validity checks wake the system */
	LWSSSPOLF_WAKE_SUSPEND__VALIDITY = 1 << 14,
	LWSSSPOLF_SERVER = 1 << 15, /**< it listens */
	/** HTTP: follow redirects */
	LWSSSPOLF_ALLOW_REDIRECTS = 1 << 16,
	/** HTTP: split what comes multipart */
	LWSSSPOLF_HTTP_MULTIPART_IN = 1 << 17,
	/** type of service: latency */
	LWSSSPOLF_ATTR_LOW_LATENCY = 1 << 18,
	/** type of service: throughput */
	LWSSSPOLF_ATTR_HIGH_THROUGHPUT = 1 << 19,
	/** type of service: reliability */
	LWSSSPOLF_ATTR_HIGH_RELIABILITY = 1 << 20,
	/** type of service: cost */
	LWSSSPOLF_ATTR_LOW_COST = 1 << 21,
	/** rx gets JSON about the connection */
	LWSSSPOLF_PERF = 1 << 22,
	/** metadata may be any header */
	LWSSSPOLF_DIRECT_PROTO_STR = 1 << 23,
	/** HTTP: send and keep cookies */
	LWSSSPOLF_HTTP_CACHE_COOKIES = 1 << 24,
	/** read all there is first */
	LWSSSPOLF_PRIORITIZE_READS = 1 << 25,
};

/** Protocols, and indexes of headers with blobs */
enum {
	LWSSSP_H1 = 0,        /**< protocol: HTTP/1.1 */
	LWSSSP_H2 = 1,        /**< protocol: HTTP/2 */
	LWSSSP_WS = 2,        /**< protocol: WebSocket */
	LWSSSP_MQTT = 3,      /**< protocol: MQTT */
	LWSSSP_RAW = 4,       /**< protocol: none */
	LWSSS_HBI_AUTH = 0,   /**< blob_header: auth token */
	LWSSS_HBI_DSN = 1,    /**< blob_header: serial number */
	LWSSS_HBI_FWV = 2,    /**< blob_header: firmware version */
	LWSSS_HBI_TYPE = 3,   /**< blob_header: kind of device */
	_LWSSS_HBI_COUNT = 4, /**< how many there are */
};

/** Authorization has ended
 * \param ss: the stream
 * \param status: 0 if it succeeded
 * \return 0
 */
typedef int (*plugin_auth_status_cb)(struct lws_ss_handle *ss, int status);

/** What is reported of metrics */
struct lws_metric_policy {
	const struct lws_metric_policy *next; /**< the next one */
	/** their names, '*' at the end for all that begin so */
	const char *name;
	const char *report;   /**< where to */
	uint64_t us_schedule; /**< how often, microseconds */
	/** how fast extremes are forgotten, microseconds */
	uint32_t us_decay_unit;
	/** events before there can be extremes */
	uint8_t min_contributors;
};

/** A certificate or key */
struct lws_ss_x509 {
	struct lws_ss_x509 *next; /**< the next one */
	const char *vhost_name;   /**< its name */
	const uint8_t *ca_der;    /**< DER */
	size_t ca_der_len;        /**< bytes of it */
	uint8_t keep : 1;         /**< not to be freed once it is used */
};

typedef struct lws_ss_x509 lws_ss_x509_t;

/** Certificates that are trusted together */
struct lws_ss_trust_store {
	struct lws_ss_trust_store *next; /**< the next one */
	/** its name, also that of its vhost */
	const char *name;
	const lws_ss_x509_t *ssx509[6]; /**< the certificates */
	int count;                      /**< how many */
};

/** Metadata of a stream type, or of a stream */
struct lws_ss_metadata {
	struct lws_ss_metadata *next; /**< the next one */
	const char *name;             /**< its name */
	/** its value; of a stream type, the header it is */
	void *value__may_own_heap;
	/** bytes of the value, or of the name */
	size_t length;
	uint8_t value_length; /**< bytes of the header's name */
	/** the header, enum lws_token_indexes */
	uint8_t value_is_http_token;
	uint8_t name_on_lws_heap : 1;  /**< the name is to be freed */
	uint8_t value_on_lws_heap : 1; /**< the value is to be freed */
	/** the proxy's client is to be told */
	uint8_t pending_onward : 1;
};

/** An HTTP status that is a state */
struct lws_ss_http_respmap {
	uint16_t resp;  /**< the status */
	uint16_t state; /**< the state */
};

/** A way to be authorized */
struct lws_ss_auth {
	struct lws_ss_auth *next; /**< the next one */
	const char *name;         /**< its name */
	const char *type;         /**< its kind, "sigv4" */
	const char *streamtype;   /**< stream type that gets the token */
	uint8_t blob_index;       /**< index of the blob that has it */
};

typedef struct lws_metric_policy lws_metric_policy_t;
typedef struct lws_ss_trust_store lws_ss_trust_store_t;
typedef struct lws_ss_metadata lws_ss_metadata_t;
typedef struct lws_ss_http_respmap lws_ss_http_respmap_t;
typedef struct lws_ss_auth lws_ss_auth_t;

/** A stream type */
struct lws_ss_policy {
	struct lws_ss_policy *next; /**< the next one */
	const char *streamtype;     /**< its name */
	/** where to, with ${metadata}; '+' and a unix socket path. Server:
	 * where to listen, or '!' and a vhost
	 */
	const char *endpoint;
	/** stream type whose payload goes along */
	const char *rideshare_streamtype;
	/** what the payload is, for the program */
	const char *payload_fmt;
	const char *socks5_proxy;           /**< SOCKS5 proxy */
	lws_ss_metadata_t *metadata;        /**< its metadata */
	const lws_metric_policy_t *metrics; /**< what is reported */
	const lws_ss_auth_t *auth;          /**< how it is authorized */
	/** server: options of the vhost */
	const struct lws_protocol_vhost_options *pvo;
	/** by protocol */
	union {
		/** HTTP and WebSocket */
		struct {
			const char *method; /**< method */
			/** path, with ${metadata} */
			const char *url;
			/** multipart: name */
			const char *multipart_name;
			/** multipart: file name */
			const char *multipart_filename;
			/** multipart: content type */
			const char *multipart_content_type;
			/** headers that have blobs, by LWSSS_HBI_... */
			const char *blob_header[4];
			/** what goes before the token */
			const char *auth_preamble;
			/** array of statuses that are states */
			const lws_ss_http_respmap_t *respmap;
			/** by protocol */
			union {
				/** WebSocket */
				struct {
					/** subprotocol */
					const char *subprotocol;
					/** messages are binary */
					uint8_t binary;
				} ws;
			} u;
			/** the status that is good, 0: 200 to 299 */
			uint16_t resp_expect;
			/** how many in respmap */
			uint8_t count_respmap;
			/** a redirect is a failure */
			uint8_t fail_redirect : 1;
		} http;
		/** MQTT */
		struct {
			const char *topic; /**< topic to publish */
			/** topic to subscribe to */
			const char *subscribe;
			const char *will_topic;    /**< will: topic */
			const char *will_message;  /**< will: payload */
			const char *birth_topic;   /**< birth: topic */
			const char *birth_message; /**< birth: payload */
			/** seconds the connection may be silent */
			uint16_t keep_alive;
			uint8_t qos;          /**< QoS */
			uint8_t clean_start;  /**< clean session */
			uint8_t will_qos;     /**< will: QoS */
			uint8_t will_retain;  /**< will: retain */
			uint8_t birth_qos;    /**< birth: QoS */
			uint8_t birth_retain; /**< birth: retain */
			/** the server is AWS IoT */
			uint8_t aws_iot;
			uint8_t retain; /**< retain */
		} mqtt;
	} u;
	/** metadata that has the AWS region */
	const char *aws_region;
	/** metadata that has the AWS service */
	const char *aws_service;
	/** whom it trusts, or what it shows */
	union {
		/** client: trusted certificates, NULL: the system's */
		const lws_ss_trust_store_t *store;
		/** server: what it shows */
		struct {
			const lws_ss_x509_t *cert; /**< its certificate */
			const lws_ss_x509_t *key;  /**< its key */
		} server;
	} trust;
	/** backoff and validity checks */
	const lws_retry_bo_t *retry_bo;
	/** what we may send at first */
	int32_t txc;
	/** what the peer may send at first */
	int32_t txc_peer;
	/** proxy: bytes kept for the client, 0: 32768 */
	uint32_t proxy_buflen;
	/** proxy: with more the peer has to wait */
	uint32_t proxy_buflen_rxflow_on_above;
	/** proxy: with less it may go on */
	uint32_t proxy_buflen_rxflow_off_below;
	/** client: bytes kept for the proxy, 0: 32768 */
	uint32_t client_buflen;
	/** client: with more the proxy has to wait */
	uint32_t client_buflen_rxflow_on_above;
	/** client: with less it may go on */
	uint32_t client_buflen_rxflow_off_below;
	/** LWSSS_TIMEOUT_FROM_POLICY */
	uint32_t timeout_ms;
	uint32_t flags;         /**< LWSSSPOLF_... */
	uint16_t port;          /**< port */
	uint8_t metadata_count; /**< how many metadata */
	uint8_t protocol;       /**< LWSSSP_... */
	/** n > 0: the certificate is system blob n - 1 */
	uint8_t client_cert;
	uint8_t priority; /**< SO_PRIORITY */
};

typedef struct lws_ss_policy lws_ss_policy_t;

#if !defined(LWS_WITH_SECURE_STREAMS_STATIC_POLICY_ONLY)

/** lws_ss_policy_parse_begin() - begin to parse a policy
 * \param context: the context
 * \param overlay: nonzero: it adds to the one there is
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_policy_parse_begin(struct lws_context *context, int overlay);

/** lws_ss_policy_parse_abandon() - throw away what was parsed
 * \param context: the context
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int
lws_ss_policy_parse_abandon(struct lws_context *context);

/** lws_ss_policy_parse() - parse a piece of a policy
 * \param context: the context
 * \param buf: the piece, cut anywhere
 * \param len: bytes of it
 * \return LEJP_CONTINUE: more is needed; >= 0: complete; otherwise it
 *	is bad, and was abandoned
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_policy_parse(struct lws_context *context,
					       const uint8_t *buf, size_t len);

/** lws_ss_policy_overlay() - change stream types of the policy there is
 * \param context: the context
 * \param overlay: JSON text
 * \return as lws_ss_policy_parse()
 */
LWS_VISIBLE LWS_EXTERN int lws_ss_policy_overlay(struct lws_context *context,
						 const char *overlay);

/** lws_ss_policy_get() - what is being parsed
 * \param context: the context
 * \return first stream type, or NULL
 */
LWS_VISIBLE LWS_EXTERN const lws_ss_policy_t *
lws_ss_policy_get(struct lws_context *context);

/** lws_ss_auth_get() - what is being parsed
 * \param context: the context
 * \return first way to be authorized, or NULL
 */
LWS_VISIBLE LWS_EXTERN const lws_ss_auth_t *
lws_ss_auth_get(struct lws_context *context);

#endif

#endif
