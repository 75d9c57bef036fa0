/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * MQTT 3.1.1 clients: parameters of a connection, publishing and subscribing,
 * and the numbers of the protocol.
 */

#ifndef LWS_MQTT_H
#define LWS_MQTT_H

/** protocol level of MQTT 3.1.1 */
#define MQTT_VER_3_1_1 4

/** MQTT 3.1.1 in words */
#define MQTT_VER_STRING "3.1.1"

/** last argument of lws_mqtt_client_send_publish(): that is all */
#define LWS_MQTT_FINAL_PART 1

/** longest topic of AWS IoT */
#define LWS_MQTT_MAX_AWSIOT_TOPICLEN 256

/** longest topic */
#define LWS_MQTT_MAX_TOPICLEN 65535

/** longest client id */
#define LWS_MQTT_MAX_CIDLEN 128

/** length of a client id that the library makes up */
#define LWS_MQTT_RANDOM_CIDLEN 23

/** longest name of an AWS IoT thing */
#define LWS_MQTT_SHADOW_MAX_THING_LEN 128

/** longest name of a shadow of it */
#define LWS_MQTT_SHADOW_MAX_SHADOW_LEN 64

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_UPDATE_STR "/update"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_DELETE_STR "/delete"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_GET_STR "/get"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_RESP_ACCEPTED_STR "/accepted"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_RESP_REJECTED_STR "/rejected"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_RESP_DELTA_STR "/delta"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_RESP_DOCUMENT_STR "/documents"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_UPDATE_ACCEPTED_STR "/update/accepted"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_UPDATE_REJECTED_STR "/update/rejected"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_UPDATE_DELTA_STR "/update/delta"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_UPDATE_DOCUMENT_STR "/update/documents"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_DELETE_ACCEPTED_STR "/delete/accepted"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_DELETE_REJECTED_STR "/delete/rejected"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_GET_ACCEPTED_STR "/get/accepted"

/** end of a shadow topic */
#define LWS_MQTT_SHADOW_GET_REJECTED_STR "/get/rejected"

/** topic of a thing, by its name */
#define LWS_MQTT_SHADOW_PREFIX_FORMAT "$aws/things/%s"

/** topic of a named shadow: thing, shadow, and one of the ends above */
#define LWS_MQTT_SHADOW_NAMED_SHADOW_TOPIC_FORMAT                              \
	"$aws/things/%s/shadow/name/%s%s"

/** topic of the unnamed shadow: thing, and one of the ends above */
#define LWS_MQTT_SHADOW_UNNAMED_SHADOW_TOPIC_FORMAT "$aws/things/%s/shadow%s"

/** topics of all unnamed shadows */
#define LWS_MQTT_SHADOW_UNNAMED_TOPIC_MATCH "$aws/things/+/shadow/+"

/** topics of all named shadows */
#define LWS_MQTT_SHADOW_NAMED_TOPIC_MATCH "$aws/things/+/shadow/name/+/+"

struct _lws_mqtt_related;
struct lws_mqtt_str_st;

/** Quality of service (MQTT 3.1.1 4.3) */
typedef enum {
	QOS0 = 0,                 /**< at most once */
	QOS1 = 1,                 /**< at least once */
	QOS2 = 2,                 /**< exactly once */
	RESERVED_QOS_LEVEL = 3,   /**< reserved */
	FAILURE_QOS_LEVEL = 0x80, /**< SUBACK: refused */
} lws_mqtt_qos_levels_t;

/** Packet types (MQTT 3.1.1 2.2.1) */
typedef enum {
	LMQCP_RESERVED = 0,          /**< reserved */
	LMQCP_CTOS_CONNECT = 1,      /**< CONNECT */
	LMQCP_STOC_CONNACK = 2,      /**< CONNACK */
	LMQCP_PUBLISH = 3,           /**< PUBLISH */
	LMQCP_PUBACK = 4,            /**< PUBACK */
	LMQCP_PUBREC = 5,            /**< PUBREC */
	LMQCP_PUBREL = 6,            /**< PUBREL */
	LMQCP_PUBCOMP = 7,           /**< PUBCOMP */
	LMQCP_CTOS_SUBSCRIBE = 8,    /**< SUBSCRIBE */
	LMQCP_STOC_SUBACK = 9,       /**< SUBACK */
	LMQCP_CTOS_UNSUBSCRIBE = 10, /**< UNSUBSCRIBE */
	LMQCP_STOC_UNSUBACK = 11,    /**< UNSUBACK */
	LMQCP_CTOS_PINGREQ = 12,     /**< PINGREQ */
	LMQCP_STOC_PINGRESP = 13,    /**< PINGRESP */
	LMQCP_DISCONNECT = 14,       /**< DISCONNECT */
	LMQCP_AUTH = 15,             /**< AUTH, of MQTT 5 */
} lws_mqtt_control_packet_t;

/** Flags of CONNECT (MQTT 3.1.1 3.1.2), and above them the library's own */
typedef enum {
	LMQCFT_USERNAME_NOFREE = 1 << 10, /**< the user name is not freed */
	LMQCFT_PASSWORD_NOFREE = 1 << 9,  /**< the password is not freed */
	LMQCFT_CLIENT_ID_NOFREE = 1 << 8, /**< the client id is not freed */
	LMQCFT_USERNAME = 1 << 7,         /**< there is a user name */
	LMQCFT_PASSWORD = 1 << 6,         /**< there is a password */
	LMQCFT_WILL_RETAIN = 1 << 5,      /**< the will is retained */
	/** lowest bit of the will's QoS */
	LMQCFT_WILL_QOS = 1 << 3,
	LMQCFT_WILL_FLAG = 1 << 2,     /**< there is a will */
	LMQCFT_CLEAN_START = 1 << 1,   /**< clean session */
	LMQCFT_RESERVED = 1 << 0,      /**< zero */
	LMQCFT_WILL_QOS_MASK = 3 << 3, /**< bits of the will's QoS */
} lws_mqtt_connect_flags_t;

/** Flags of CONNACK (MQTT 3.1.1 3.2.2) */
typedef enum {
	LMQCFT_SESSION_PRESENT = 1, /**< the server has a session of ours */
} lws_mqtt_connack_flags_t;

/** Reason codes (MQTT 5 2.4) */
typedef enum {
	/** success */
	LMQCP_REASON_SUCCESS = 0,
	/** normal disconnection */
	LMQCP_REASON_NORMAL_DISCONNECTION = 0,
	/** granted qos0 */
	LMQCP_REASON_GRANTED_QOS0 = 0,
	/** granted qos1 */
	LMQCP_REASON_GRANTED_QOS1 = 1,
	/** granted qos2 */
	LMQCP_REASON_GRANTED_QOS2 = 2,
	/** disconnect will */
	LMQCP_REASON_DISCONNECT_WILL = 4,
	/** no matching subscriber */
	LMQCP_REASON_NO_MATCHING_SUBSCRIBER = 0x10,
	/** no subscription existed */
	LMQCP_REASON_NO_SUBSCRIPTION_EXISTED = 0x11,
	/** continue authentication */
	LMQCP_REASON_CONTINUE_AUTHENTICATION = 0x18,
	/** re authenticate */
	LMQCP_REASON_RE_AUTHENTICATE = 0x19,
	/** unspecified error */
	LMQCP_REASON_UNSPECIFIED_ERROR = 0x80,
	/** malformed packet */
	LMQCP_REASON_MALFORMED_PACKET = 0x81,
	/** protocol error */
	LMQCP_REASON_PROTOCOL_ERROR = 0x82,
	/** implementation specific error */
	LMQCP_REASON_IMPLEMENTATION_SPECIFIC_ERROR = 0x83,
	/** unsupported protocol */
	LMQCP_REASON_UNSUPPORTED_PROTOCOL = 0x84,
	/** client id invalid */
	LMQCP_REASON_CLIENT_ID_INVALID = 0x85,
	/** bad credentials */
	LMQCP_REASON_BAD_CREDENTIALS = 0x86,
	/** not authorized */
	LMQCP_REASON_NOT_AUTHORIZED = 0x87,
	/** server unavailable */
	LMQCP_REASON_SERVER_UNAVAILABLE = 0x88,
	/** server busy */
	LMQCP_REASON_SERVER_BUSY = 0x89,
	/** banned */
	LMQCP_REASON_BANNED = 0x8a,
	/** server shutting down */
	LMQCP_REASON_SERVER_SHUTTING_DOWN = 0x8b,
	/** bad authentication method */
	LMQCP_REASON_BAD_AUTHENTICATION_METHOD = 0x8c,
	/** keepalive timeout */
	LMQCP_REASON_KEEPALIVE_TIMEOUT = 0x8d,
	/** session taken over */
	LMQCP_REASON_SESSION_TAKEN_OVER = 0x8e,
	/** topic filter invalid */
	LMQCP_REASON_TOPIC_FILTER_INVALID = 0x8f,
	/** topic name invalid */
	LMQCP_REASON_TOPIC_NAME_INVALID = 0x90,
	/** packet id in use */
	LMQCP_REASON_PACKET_ID_IN_USE = 0x91,
	/** packet id not found */
	LMQCP_REASON_PACKET_ID_NOT_FOUND = 0x92,
	/** max rx exceeded */
	LMQCP_REASON_MAX_RX_EXCEEDED = 0x93,
	/** topic alias invalid */
	LMQCP_REASON_TOPIC_ALIAS_INVALID = 0x94,
	/** packet too large */
	LMQCP_REASON_PACKET_TOO_LARGE = 0x95,
	/** ratelimit */
	LMQCP_REASON_RATELIMIT = 0x96,
	/** quota exceeded */
	LMQCP_REASON_QUOTA_EXCEEDED = 0x97,
	/** administrative action */
	LMQCP_REASON_ADMINISTRATIVE_ACTION = 0x98,
	/** payload format invalid */
	LMQCP_REASON_PAYLOAD_FORMAT_INVALID = 0x99,
	/** retain not supported */
	LMQCP_REASON_RETAIN_NOT_SUPPORTED = 0x9a,
	/** qos not supported */
	LMQCP_REASON_QOS_NOT_SUPPORTED = 0x9b,
	/** use another server */
	LMQCP_REASON_USE_ANOTHER_SERVER = 0x9c,
	/** server moved */
	LMQCP_REASON_SERVER_MOVED = 0x9d,
	/** shared subscriptions not supported */
	LMQCP_REASON_SHARED_SUBSCRIPTIONS_NOT_SUPPORTED = 0x9e,
	/** connection rate exceeded */
	LMQCP_REASON_CONNECTION_RATE_EXCEEDED = 0x9f,
	/** maximum connect time */
	LMQCP_REASON_MAXIMUM_CONNECT_TIME = 0xa0,
	/** subscription ids not supported */
	LMQCP_REASON_SUBSCRIPTION_IDS_NOT_SUPPORTED = 0xa1,
	/** wildcard subscriptions not supported */
	LMQCP_REASON_WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED = 0xa2,
} lws_mqtt_reason_t;

/** Properties (MQTT 5 2.2.2) */
typedef enum {
	LMQPROP_INVALID = 0, /**< invalid */
	/** payload format indicator */
	LMQPROP_PAYLOAD_FORMAT_INDICATOR = 1,
	/** message expiry interval */
	LMQPROP_MESSAGE_EXPIRY_INTERVAL = 2,
	LMQPROP_CONTENT_TYPE = 3,   /**< content type */
	LMQPROP_RESPONSE_TOPIC = 8, /**< response topic */
	/** correlation data */
	LMQPROP_CORRELATION_DATA = 9,
	/** subscription identifier */
	LMQPROP_SUBSCRIPTION_IDENTIFIER = 11,
	/** session expiry interval */
	LMQPROP_SESSION_EXPIRY_INTERVAL = 0x11,
	/** assigned client identifier */
	LMQPROP_ASSIGNED_CLIENT_IDENTIFIER = 0x12,
	/** server keep alive */
	LMQPROP_SERVER_KEEP_ALIVE = 0x13,
	/** authentication method */
	LMQPROP_AUTHENTICATION_METHOD = 0x15,
	/** authentication data */
	LMQPROP_AUTHENTICATION_DATA = 0x16,
	/** request problem information */
	LMQPROP_REQUEST_PROBLEM_INFORMATION = 0x17,
	/** will delay interval */
	LMQPROP_WILL_DELAY_INTERVAL = 0x18,
	/** request response information */
	LMQPROP_REQUEST_RESPONSE_INFORMATION = 0x19,
	/** response information */
	LMQPROP_RESPONSE_INFORMATION = 0x1a,
	/** server reference */
	LMQPROP_SERVER_REFERENCE = 0x1c,
	LMQPROP_REASON_STRING = 0x1f,   /**< reason string */
	LMQPROP_RECEIVE_MAXIMUM = 0x21, /**< receive maximum */
	/** topic alias maximum */
	LMQPROP_TOPIC_ALIAS_MAXIMUM = 0x22,
	LMQPROP_TOPIC_ALIAS = 0x23, /**< topic alias */
	LMQPROP_MAXIMUM_QOS = 0x24, /**< maximum qos */
	/** retain available */
	LMQPROP_RETAIN_AVAILABLE = 0x25,
	LMQPROP_USER_PROPERTY = 0x26, /**< user property */
	/** maximum packet size */
	LMQPROP_MAXIMUM_PACKET_SIZE = 0x27,
	/** wildcard subscription avail */
	LMQPROP_WILDCARD_SUBSCRIPTION_AVAIL = 0x28,
	/** subscription identifier avail */
	LMQPROP_SUBSCRIPTION_IDENTIFIER_AVAIL = 0x29,
	/** shared subscription avail */
	LMQPROP_SHARED_SUBSCRIPTION_AVAIL = 0x2a,
} lws_mqtt_property;

/** Private to the library */
typedef struct _lws_mqtt_related lws_mqtt_related_t;

/** A buffer with a limit that is filled piece by piece */
typedef struct lws_mqtt_str_st lws_mqtt_str_t;

/** First byte of a packet (MQTT 3.1.1 2.2) */
typedef union {
	/** its parts */
	struct {
		uint8_t retain : 1;        /**< PUBLISH: retain */
		uint8_t qos : 2;           /**< PUBLISH: QoS */
		uint8_t dup : 1;           /**< PUBLISH: sent before */
		uint8_t ctrl_pkt_type : 4; /**< packet type */
	} flags;
	uint8_t bits; /**< all of it */
} lws_mqtt_fixed_hdr_t;

/** Parameters of a connection; zeroed, then set. Strings are copied; those
 * given are freed unless told otherwise
 */
struct lws_mqtt_client_connect_param_s {
	/** client id, NULL: the library makes one up */
	const char *client_id;
	/** seconds the connection may be silent */
	uint16_t keep_alive;
	/** clean session; without a client id always */
	uint8_t clean_start : 1;
	uint8_t client_id_nofree : 1; /**< client_id is not to be freed */
	uint8_t username_nofree : 1;  /**< username is not to be freed */
	uint8_t password_nofree : 1;  /**< password is not to be freed */
	/** what the server publishes when we are lost */
	struct {
		const char *topic;         /**< its topic, NULL: nothing */
		const char *message;       /**< its payload */
		lws_mqtt_qos_levels_t qos; /**< its QoS */
		uint8_t retain;            /**< whether it is retained */
	} will_param;
	/** what secure streams publish when connected */
	struct {
		const char *topic;         /**< its topic, NULL: nothing */
		const char *message;       /**< its payload */
		lws_mqtt_qos_levels_t qos; /**< its QoS */
		uint8_t retain;            /**< whether it is retained */
	} birth_param;
	const char *username; /**< user, or NULL */
	const char *password; /**< password, or NULL */
	/** the server is AWS IoT, with its limits */
	uint8_t aws_iot;
};

/** A message */
struct lws_mqtt_publish_param_s {
	char *topic;               /**< its topic */
	uint16_t topic_len;        /**< bytes of it */
	const void *payload;       /**< received: this piece */
	uint32_t payload_len;      /**< bytes of all pieces */
	uint32_t payload_pos;      /**< received: where this piece begins */
	lws_mqtt_qos_levels_t qos; /**< QoS */
	uint16_t packet_id;        /**< its id; the library sets it */
	/** 1: sent before, set it in LWS_CALLBACK_MQTT_RESEND */
	uint8_t dup : 1;
	uint8_t retain : 1; /**< 1: the server keeps it */
};

/** A topic to subscribe to */
struct topic_elem {
	const char *name;          /**< the topic filter */
	lws_mqtt_qos_levels_t qos; /**< QoS asked for; then granted */
	uint8_t acked;             /**< nonzero once it was */
};

typedef struct topic_elem lws_mqtt_topic_elem_t;

/** Topics to subscribe to, or not any more */
struct lws_mqtt_subscribe_param_s {
	uint32_t num_topics;          /**< how many */
	lws_mqtt_topic_elem_t *topic; /**< array of them */
	uint16_t packet_id;           /**< its id; the library sets it */
};

typedef struct lws_mqtt_client_connect_param_s lws_mqtt_client_connect_param_t;
typedef struct lws_mqtt_publish_param_s lws_mqtt_publish_param_t;
typedef struct lws_mqtt_subscribe_param_s lws_mqtt_subscribe_param_t;

#if defined(LWS_WITH_NETWORK) && defined(LWS_ROLE_MQTT)

/** lws_read_mqtt() - take bytes as if they had come on a connection
 * \param wsi: the connection
 * \param buf: the bytes
 * \param len: how many
 * \return how many were taken, -1 on failure
 */
LWS_VISIBLE LWS_EXTERN int lws_read_mqtt(struct lws *wsi, unsigned char *buf,
					 lws_filepos_t len);

/** lws_mqtt_bindata_cmp() - compare two buffers
 * \param bd1: one
 * \param bd2: the other
 * \return 0 if they are the same
 */
LWS_VISIBLE LWS_EXTERN int lws_mqtt_bindata_cmp(const lws_mqtt_str_t *bd1,
						const lws_mqtt_str_t *bd2);

/** lws_mqtt_str_init() - make memory a buffer
 * \param s: the buffer
 * \param buf: the memory
 * \param lim: bytes of it
 * \param nf: nonzero: it is not to be freed
 */
LWS_VISIBLE LWS_EXTERN void lws_mqtt_str_init(lws_mqtt_str_t *s, uint8_t *buf,
					      uint16_t lim, char nf);

/** lws_mqtt_str_create() - make a buffer
 * \param lim: bytes it may have
 * \return the buffer, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *lws_mqtt_str_create(uint16_t lim);

/** lws_mqtt_str_create_init() - make a buffer with something in it
 * \param buf: that, copied
 * \param len: bytes of it
 * \param lim: bytes it may have
 * \return the buffer, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *
lws_mqtt_str_create_init(uint8_t *buf, uint16_t len, uint16_t lim);

/** lws_mqtt_str_create_cstr_dup() - make a buffer with a string in it
 * \param buf: the string, copied
 * \param lim: bytes it may have, 0: just those
 * \return the buffer, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *
lws_mqtt_str_create_cstr_dup(const char *buf, uint16_t lim);

/** lws_mqtt_str_next() - where the next bytes go
 * \param s: the buffer
 * \param budget: out, bytes there; may be NULL
 * \return the place
 */
LWS_VISIBLE LWS_EXTERN uint8_t *lws_mqtt_str_next(lws_mqtt_str_t *s,
						  uint16_t *budget);

/** lws_mqtt_str_advance() - bytes were put there
 * \param s: the buffer
 * \param n: how many
 * \return 0, or -1 if that is beyond the limit
 */
LWS_VISIBLE LWS_EXTERN int lws_mqtt_str_advance(lws_mqtt_str_t *s, int n);

/** lws_mqtt_str_free() - free a buffer
 * \param s: the buffer, NULL on return; NULL content is let pass
 */
LWS_VISIBLE LWS_EXTERN void lws_mqtt_str_free(lws_mqtt_str_t **s);

/** lws_mqtt_client_send_publish() - publish, or send the next piece
 * \param wsi: the connection, in LWS_CALLBACK_MQTT_CLIENT_WRITEABLE
 * \param pub: topic, QoS and length; the same for all pieces
 * \param buf: the piece, with LWS_PRE bytes before it that may be
 *	overwritten
 * \param len: bytes of it
 * \param final: LWS_MQTT_FINAL_PART, or 0 if there is more
 * \return 0, nonzero if that failed: close
 *
 * LWS_CALLBACK_MQTT_ACK tells that it has arrived, with QoS 0 that it was
 * sent.
 */
LWS_VISIBLE LWS_EXTERN int
lws_mqtt_client_send_publish(struct lws *wsi, lws_mqtt_publish_param_t *pub,
			     const void *buf, uint32_t len, int final);

/** lws_mqtt_client_send_subcribe() - subscribe
 * \param wsi: the connection, in LWS_CALLBACK_MQTT_CLIENT_WRITEABLE
 * \param sub: the topics
 * \return 0, nonzero if that failed: close
 *
 * LWS_CALLBACK_MQTT_SUBSCRIBED follows, inside the call if another stream of
 * the connection has all of them.
 */
LWS_VISIBLE LWS_EXTERN int
lws_mqtt_client_send_subcribe(struct lws *wsi, lws_mqtt_subscribe_param_t *sub);

/** lws_mqtt_client_send_unsubcribe() - subscribe no more
 * \param wsi: the connection, in LWS_CALLBACK_MQTT_CLIENT_WRITEABLE
 * \param unsub: the topics
 * \return 0, nonzero if that failed: close
 *
 * LWS_CALLBACK_MQTT_UNSUBSCRIBED follows.
 */
LWS_VISIBLE LWS_EXTERN int lws_mqtt_client_send_unsubcribe(
	struct lws *wsi,
	const lws_mqtt_subscribe_param_t *unsub) LWS_WARN_UNUSED_RESULT;

#endif

#endif
