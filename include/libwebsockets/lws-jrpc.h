/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON-RPC 2.0 messages.
 */

#ifndef LWS_JRPC_H
#define LWS_JRPC_H

#define LWSJRPCBP_REQ_START_S      "{\"jsonrpc\":\"2.0\",\"method\":\"%s\""
#define LWSJRPCBP_REQ_VERSION_S    ",\"version\":\"%s\""
#define LWSJRPCBP_REQ_PARAMS       ",\"params\":"
#define LWSJRPCBP_REQ_NOTIF_END    "}"
#define LWSJRPCBP_REQ_ID_END_S     ",\"id\":%s}"
#define LWSJRPCBP_RESP_RESULT      "{\"jsonrpc\":\"2.0\",\"result\":"
#define LWSJRPCBP_RESP_ID_END_S    ",\"id\":%s}"
#define LWSJRPCBP_RESP_ERROR_D     "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":%d"
#define LWSJRPCBP_RESP_ERROR_MSG_S ",\"message\":\"%s\""
#define LWSJRPCBP_RESP_ERROR_DATA  ",\"data\":"
#define LWSJRPCBP_RESP_ERROR_END   "}"

struct lws_jrpc_obj;
struct lws_jrpc;

typedef enum {
	LJRPC_CBRET_CONTINUE = 0,
	LJRPC_CBRET_WANT_TO_EMIT = 1,
	LJRPC_CBRET_FINISHED = 2,
	LJRPC_CBRET_FAILED = 3,
} lws_jrpc_cb_return_t;

enum {
	LWSJRPCE__NO_ERROR = 0,
	LWSJRPCWKE__PARSE_ERROR = -32700,
	LWSJRPCWKE__INVALID_REQUEST = -32600,
	LWSJRPCWKE__METHOD_NOT_FOUND = -32601,
	LWSJRPCWKE__INVALID_PARAMS = -32602,
	LWSJRPCWKE__INTERNAL_ERROR = -32603,
	LWSJRPCWKE__SERVER_ERROR_FIRST = -32000,
	LWSJRPCWKE__SERVER_ERROR_LAST = -32099,
	LWSJRPCE__INVALID_MEMBERS = -31000,
};

enum {
	LWSJRPC_PARSE_REQUEST = 0,
	LWSJRPC_PARSE_RESPONSE = 1,
};

struct lws_jrpc_method {
	const char *method_name;
	const char *const *paths;
	lejp_callback cb;
	int count_paths;
};

typedef struct lws_jrpc_method lws_jrpc_method_t;
LWS_VISIBLE LWS_EXTERN int lws_jrpc_obj_parse(struct lws_jrpc *jrpc, int type,
					      void *opaque, const char *buf,
					      size_t l,
					      struct lws_jrpc_obj **r);

LWS_VISIBLE LWS_EXTERN void lws_jrpc_obj_destroy(struct lws_jrpc_obj **_r);

LWS_VISIBLE LWS_EXTERN void *
lws_jrpc_obj_get_opaque(const struct lws_jrpc_obj *r);

LWS_VISIBLE LWS_EXTERN const char *
lws_jrpc_obj_id(const struct lws_jrpc_obj *r);

LWS_VISIBLE LWS_EXTERN struct lws_jrpc *
lws_jrpc_create(const lws_jrpc_method_t *methods, void *opaque);

LWS_VISIBLE LWS_EXTERN void lws_jrpc_destroy(struct lws_jrpc **jrpc);

#endif
