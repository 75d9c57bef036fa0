/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * MQTT 3.1.1 clients: parameters of a connection, publishing and subscribing,
 * and the numbers of the protocol.
 */

#ifndef LWS_MQTT_H
#define LWS_MQTT_H

#define MQTT_VER_3_1_1                      4
#define MQTT_VER_STRING                     "3.1.1"
#define LWS_MQTT_FINAL_PART                 1
#define LWS_MQTT_MAX_AWSIOT_TOPICLEN        256
#define LWS_MQTT_MAX_TOPICLEN               65535
#define LWS_MQTT_MAX_CIDLEN                 128
#define LWS_MQTT_RANDOM_CIDLEN              23
#define LWS_MQTT_SHADOW_MAX_THING_LEN       128
#define LWS_MQTT_SHADOW_MAX_SHADOW_LEN      64
#define LWS_MQTT_SHADOW_UPDATE_STR          "/update"
#define LWS_MQTT_SHADOW_DELETE_STR          "/delete"
#define LWS_MQTT_SHADOW_GET_STR             "/get"
#define LWS_MQTT_SHADOW_RESP_ACCEPTED_STR   "/accepted"
#define LWS_MQTT_SHADOW_RESP_REJECTED_STR   "/rejected"
#define LWS_MQTT_SHADOW_RESP_DELTA_STR      "/delta"
#define LWS_MQTT_SHADOW_RESP_DOCUMENT_STR   "/documents"
#define LWS_MQTT_SHADOW_UPDATE_ACCEPTED_STR "/update/accepted"
#define LWS_MQTT_SHADOW_UPDATE_REJECTED_STR "/update/rejected"
#define LWS_MQTT_SHADOW_UPDATE_DELTA_STR    "/update/delta"
#define LWS_MQTT_SHADOW_UPDATE_DOCUMENT_STR "/update/documents"
#define LWS_MQTT_SHADOW_DELETE_ACCEPTED_STR "/delete/accepted"
#define LWS_MQTT_SHADOW_DELETE_REJECTED_STR "/delete/rejected"
#define LWS_MQTT_SHADOW_GET_ACCEPTED_STR    "/get/accepted"
#define LWS_MQTT_SHADOW_GET_REJECTED_STR    "/get/rejected"
#define LWS_MQTT_SHADOW_PREFIX_FORMAT       "$aws/things/%s"
#define LWS_MQTT_SHADOW_NAMED_SHADOW_TOPIC_FORMAT                              \
	"$aws/things/%s/shadow/name/%s%s"
#define LWS_MQTT_SHADOW_UNNAMED_SHADOW_TOPIC_FORMAT "$aws/things/%s/shadow%s"
#define LWS_MQTT_SHADOW_UNNAMED_TOPIC_MATCH         "$aws/things/+/shadow/+"
#define LWS_MQTT_SHADOW_NAMED_TOPIC_MATCH           "$aws/things/+/shadow/name/+/+"

struct _lws_mqtt_related;
struct lws_mqtt_str_st;

typedef enum {
	QOS0 = 0,
	QOS1 = 1,
	QOS2 = 2,
	RESERVED_QOS_LEVEL = 3,
	FAILURE_QOS_LEVEL = 128,
} lws_mqtt_qos_levels_t;

typedef enum {
	LMQCP_RESERVED = 0,
	LMQCP_CTOS_CONNECT = 1,
	LMQCP_STOC_CONNACK = 2,
	LMQCP_PUBLISH = 3,
	LMQCP_PUBACK = 4,
	LMQCP_PUBREC = 5,
	LMQCP_PUBREL = 6,
	LMQCP_PUBCOMP = 7,
	LMQCP_CTOS_SUBSCRIBE = 8,
	LMQCP_STOC_SUBACK = 9,
	LMQCP_CTOS_UNSUBSCRIBE = 10,
	LMQCP_STOC_UNSUBACK = 11,
	LMQCP_CTOS_PINGREQ = 12,
	LMQCP_STOC_PINGRESP = 13,
	LMQCP_DISCONNECT = 14,
	LMQCP_AUTH = 15,
} lws_mqtt_control_packet_t;

typedef enum {
	LMQCFT_USERNAME_NOFREE = 1024,
	LMQCFT_PASSWORD_NOFREE = 512,
	LMQCFT_CLIENT_ID_NOFREE = 256,
	LMQCFT_USERNAME = 128,
	LMQCFT_PASSWORD = 64,
	LMQCFT_WILL_RETAIN = 32,
	LMQCFT_WILL_QOS = 8,
	LMQCFT_WILL_FLAG = 4,
	LMQCFT_CLEAN_START = 2,
	LMQCFT_RESERVED = 1,
	LMQCFT_WILL_QOS_MASK = 24,
} lws_mqtt_connect_flags_t;

typedef enum {
	LMQCFT_SESSION_PRESENT = 1,
} lws_mqtt_connack_flags_t;

typedef enum {
	LMQCP_REASON_SUCCESS = 0,
	LMQCP_REASON_NORMAL_DISCONNECTION = 0,
	LMQCP_REASON_GRANTED_QOS0 = 0,
	LMQCP_REASON_GRANTED_QOS1 = 1,
	LMQCP_REASON_GRANTED_QOS2 = 2,
	LMQCP_REASON_DISCONNECT_WILL = 4,
	LMQCP_REASON_NO_MATCHING_SUBSCRIBER = 16,
	LMQCP_REASON_NO_SUBSCRIPTION_EXISTED = 17,
	LMQCP_REASON_CONTINUE_AUTHENTICATION = 24,
	LMQCP_REASON_RE_AUTHENTICATE = 25,
	LMQCP_REASON_UNSPECIFIED_ERROR = 128,
	LMQCP_REASON_MALFORMED_PACKET = 129,
	LMQCP_REASON_PROTOCOL_ERROR = 130,
	LMQCP_REASON_IMPLEMENTATION_SPECIFIC_ERROR = 131,
	LMQCP_REASON_UNSUPPORTED_PROTOCOL = 132,
	LMQCP_REASON_CLIENT_ID_INVALID = 133,
	LMQCP_REASON_BAD_CREDENTIALS = 134,
	LMQCP_REASON_NOT_AUTHORIZED = 135,
	LMQCP_REASON_SERVER_UNAVAILABLE = 136,
	LMQCP_REASON_SERVER_BUSY = 137,
	LMQCP_REASON_BANNED = 138,
	LMQCP_REASON_SERVER_SHUTTING_DOWN = 139,
	LMQCP_REASON_BAD_AUTHENTICATION_METHOD = 140,
	LMQCP_REASON_KEEPALIVE_TIMEOUT = 141,
	LMQCP_REASON_SESSION_TAKEN_OVER = 142,
	LMQCP_REASON_TOPIC_FILTER_INVALID = 143,
	LMQCP_REASON_TOPIC_NAME_INVALID = 144,
	LMQCP_REASON_PACKET_ID_IN_USE = 145,
	LMQCP_REASON_PACKET_ID_NOT_FOUND = 146,
	LMQCP_REASON_MAX_RX_EXCEEDED = 147,
	LMQCP_REASON_TOPIC_ALIAS_INVALID = 148,
	LMQCP_REASON_PACKET_TOO_LARGE = 149,
	LMQCP_REASON_RATELIMIT = 150,
	LMQCP_REASON_QUOTA_EXCEEDED = 151,
	LMQCP_REASON_ADMINISTRATIVE_ACTION = 152,
	LMQCP_REASON_PAYLOAD_FORMAT_INVALID = 153,
	LMQCP_REASON_RETAIN_NOT_SUPPORTED = 154,
	LMQCP_REASON_QOS_NOT_SUPPORTED = 155,
	LMQCP_REASON_USE_ANOTHER_SERVER = 156,
	LMQCP_REASON_SERVER_MOVED = 157,
	LMQCP_REASON_SHARED_SUBSCRIPTIONS_NOT_SUPPORTED = 158,
	LMQCP_REASON_CONNECTION_RATE_EXCEEDED = 159,
	LMQCP_REASON_MAXIMUM_CONNECT_TIME = 160,
	LMQCP_REASON_SUBSCRIPTION_IDS_NOT_SUPPORTED = 161,
	LMQCP_REASON_WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED = 162,
} lws_mqtt_reason_t;

typedef enum {
	LMQPROP_INVALID = 0,
	LMQPROP_PAYLOAD_FORMAT_INDICATOR = 1,
	LMQPROP_MESSAGE_EXPIRY_INTERVAL = 2,
	LMQPROP_CONTENT_TYPE = 3,
	LMQPROP_RESPONSE_TOPIC = 8,
	LMQPROP_CORRELATION_DATA = 9,
	LMQPROP_SUBSCRIPTION_IDENTIFIER = 11,
	LMQPROP_SESSION_EXPIRY_INTERVAL = 17,
	LMQPROP_ASSIGNED_CLIENT_IDENTIFIER = 18,
	LMQPROP_SERVER_KEEP_ALIVE = 19,
	LMQPROP_AUTHENTICATION_METHOD = 21,
	LMQPROP_AUTHENTICATION_DATA = 22,
	LMQPROP_REQUEST_PROBLEM_INFORMATION = 23,
	LMQPROP_WILL_DELAY_INTERVAL = 24,
	LMQPROP_REQUEST_RESPONSE_INFORMATION = 25,
	LMQPROP_RESPONSE_INFORMATION = 26,
	LMQPROP_SERVER_REFERENCE = 28,
	LMQPROP_REASON_STRING = 31,
	LMQPROP_RECEIVE_MAXIMUM = 33,
	LMQPROP_TOPIC_ALIAS_MAXIMUM = 34,
	LMQPROP_TOPIC_ALIAS = 35,
	LMQPROP_MAXIMUM_QOS = 36,
	LMQPROP_RETAIN_AVAILABLE = 37,
	LMQPROP_USER_PROPERTY = 38,
	LMQPROP_MAXIMUM_PACKET_SIZE = 39,
	LMQPROP_WILDCARD_SUBSCRIPTION_AVAIL = 40,
	LMQPROP_SUBSCRIPTION_IDENTIFIER_AVAIL = 41,
	LMQPROP_SHARED_SUBSCRIPTION_AVAIL = 42,
} lws_mqtt_property;

typedef struct _lws_mqtt_related lws_mqtt_related_t;
typedef struct lws_mqtt_str_st lws_mqtt_str_t;

typedef union {
	struct {
		uint8_t retain : 1;
		uint8_t qos : 2;
		uint8_t dup : 1;
		uint8_t ctrl_pkt_type : 4;
	} flags;
	uint8_t bits;
} lws_mqtt_fixed_hdr_t;

struct lws_mqtt_client_connect_param_s {
	const char *client_id;
	uint16_t keep_alive;
	uint8_t clean_start : 1;
	uint8_t client_id_nofree : 1;
	uint8_t username_nofree : 1;
	uint8_t password_nofree : 1;
	struct {
		const char *topic;
		const char *message;
		lws_mqtt_qos_levels_t qos;
		uint8_t retain;
	} will_param;
	struct {
		const char *topic;
		const char *message;
		lws_mqtt_qos_levels_t qos;
		uint8_t retain;
	} birth_param;
	const char *username;
	const char *password;
	uint8_t aws_iot;
};

struct lws_mqtt_publish_param_s {
	char *topic;
	uint16_t topic_len;
	const void *payload;
	uint32_t payload_len;
	uint32_t payload_pos;
	lws_mqtt_qos_levels_t qos;
	uint16_t packet_id;
	uint8_t dup : 1;
	uint8_t retain : 1;
};

struct topic_elem {
	const char *name;
	lws_mqtt_qos_levels_t qos;
	uint8_t acked;
};

typedef struct topic_elem lws_mqtt_topic_elem_t;

struct lws_mqtt_subscribe_param_s {
	uint32_t num_topics;
	lws_mqtt_topic_elem_t *topic;
	uint16_t packet_id;
};

typedef struct lws_mqtt_client_connect_param_s lws_mqtt_client_connect_param_t;
typedef struct lws_mqtt_publish_param_s lws_mqtt_publish_param_t;
typedef struct lws_mqtt_subscribe_param_s lws_mqtt_subscribe_param_t;
#if defined(LWS_WITH_NETWORK) && defined(LWS_ROLE_MQTT)

LWS_VISIBLE LWS_EXTERN int lws_read_mqtt(struct lws *wsi, unsigned char *buf,
					 lws_filepos_t len);

LWS_VISIBLE LWS_EXTERN int lws_mqtt_bindata_cmp(const lws_mqtt_str_t *bd1,
						const lws_mqtt_str_t *bd2);

LWS_VISIBLE LWS_EXTERN void lws_mqtt_str_init(lws_mqtt_str_t *s, uint8_t *buf,
					      uint16_t lim, char nf);

LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *lws_mqtt_str_create(uint16_t lim);

LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *
lws_mqtt_str_create_init(uint8_t *buf, uint16_t len, uint16_t lim);

LWS_VISIBLE LWS_EXTERN lws_mqtt_str_t *
lws_mqtt_str_create_cstr_dup(const char *buf, uint16_t lim);

LWS_VISIBLE LWS_EXTERN uint8_t *lws_mqtt_str_next(lws_mqtt_str_t *s,
						  uint16_t *budget);

LWS_VISIBLE LWS_EXTERN int lws_mqtt_str_advance(lws_mqtt_str_t *s, int n);

LWS_VISIBLE LWS_EXTERN void lws_mqtt_str_free(lws_mqtt_str_t **s);

LWS_VISIBLE LWS_EXTERN int
lws_mqtt_client_send_publish(struct lws *wsi, lws_mqtt_publish_param_t *pub,
			     const void *buf, uint32_t len, int final);

LWS_VISIBLE LWS_EXTERN int
lws_mqtt_client_send_subcribe(struct lws *wsi, lws_mqtt_subscribe_param_t *sub);

LWS_VISIBLE LWS_EXTERN int lws_mqtt_client_send_unsubcribe(
	struct lws *wsi,
	const lws_mqtt_subscribe_param_t *unsub) LWS_WARN_UNUSED_RESULT;

#endif

#endif
