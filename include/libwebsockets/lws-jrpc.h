/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON-RPC 2.0 messages.
 */

#ifndef LWS_JRPC_H
#define LWS_JRPC_H

/** printf() format: a request begins; the method */
#define LWSJRPCBP_REQ_START_S "{\"jsonrpc\":\"2.0\",\"method\":\"%s\""

/** printf() format: version of the method */
#define LWSJRPCBP_REQ_VERSION_S ",\"version\":\"%s\""

/** parameters follow */
#define LWSJRPCBP_REQ_PARAMS ",\"params\":"

/** a notification ends */
#define LWSJRPCBP_REQ_NOTIF_END "}"

/** printf() format: a request ends; the id, quoted if a string */
#define LWSJRPCBP_REQ_ID_END_S ",\"id\":%s}"

/** a response begins; the result follows */
#define LWSJRPCBP_RESP_RESULT "{\"jsonrpc\":\"2.0\",\"result\":"

/** printf() format: a response ends; the id, as lws_jrpc_obj_id() gives it */
#define LWSJRPCBP_RESP_ID_END_S ",\"id\":%s}"

/** printf() format: an error begins; the code */
#define LWSJRPCBP_RESP_ERROR_D "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":%d"

/** printf() format: words about it */
#define LWSJRPCBP_RESP_ERROR_MSG_S ",\"message\":\"%s\""

/** data about it follow */
#define LWSJRPCBP_RESP_ERROR_DATA ",\"data\":"

/** an error ends */
#define LWSJRPCBP_RESP_ERROR_END "}"

struct lws_jrpc_obj;
struct lws_jrpc;

/** What a method wants */
typedef enum {
	LJRPC_CBRET_CONTINUE = 0,     /**< to go on */
	LJRPC_CBRET_WANT_TO_EMIT = 1, /**< to emit something */
	LJRPC_CBRET_FINISHED = 2,     /**< nothing, it is done */
	LJRPC_CBRET_FAILED = 3,       /**< nothing, it failed */
} lws_jrpc_cb_return_t;

/** Error codes (JSON-RPC 2.0 5.1) */
enum {
	LWSJRPCE__NO_ERROR = 0,                /**< no error */
	LWSJRPCWKE__PARSE_ERROR = -32700,      /**< not JSON */
	LWSJRPCWKE__INVALID_REQUEST = -32600,  /**< not a request */
	LWSJRPCWKE__METHOD_NOT_FOUND = -32601, /**< no such method */
	LWSJRPCWKE__INVALID_PARAMS = -32602,   /**< not its parameters */
	LWSJRPCWKE__INTERNAL_ERROR = -32603,   /**< failed inside */
	/** first of the server's own */
	LWSJRPCWKE__SERVER_ERROR_FIRST = -32000,
	/** last of the server's own */
	LWSJRPCWKE__SERVER_ERROR_LAST = -32099,
	/** members of a request in a response, or the other way round */
	LWSJRPCE__INVALID_MEMBERS = -31000,
};

/** What lws_jrpc_obj_parse() parses */
enum {
	LWSJRPC_PARSE_REQUEST = 0,  /**< a request */
	LWSJRPC_PARSE_RESPONSE = 1, /**< a response */
};

/** A method; the array ends with NULL name and callback */
struct lws_jrpc_method {
	/** its name; NULL with a callback: all others */
	const char *method_name;
	const char *const *paths; /**< paths in its parameters */
	/** gets its parameters, as a parser's callback; LEJPCB_USER_START when
	 * the request is complete
	 */
	lejp_callback cb;
	int count_paths; /**< how many */
};

typedef struct lws_jrpc_method lws_jrpc_method_t;

/** lws_jrpc_obj_parse() - parse a piece of a request or response
 * \param jrpc: the methods
 * \param type: LWSJRPC_PARSE_...
 * \param opaque: lws_jrpc_obj_get_opaque() of it
 * \param buf: the piece, cut anywhere
 * \param l: bytes of it
 * \param r: the object, NULL to begin; out, the object, also on errors
 * \return >= 0: complete, so many bytes are left; LEJP_CONTINUE: more
 *	is needed; otherwise an error code
 */
LWS_VISIBLE LWS_EXTERN int lws_jrpc_obj_parse(struct lws_jrpc *jrpc, int type,
					      void *opaque, const char *buf,
					      size_t l,
					      struct lws_jrpc_obj **r);

/** lws_jrpc_obj_destroy() - free a request or response
 * \param _r: the object, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_jrpc_obj_destroy(struct lws_jrpc_obj **_r);

/** lws_jrpc_obj_get_opaque() - what lws_jrpc_obj_parse() was given
 * \param r: the object
 * \return opaque
 */
LWS_VISIBLE LWS_EXTERN void *
lws_jrpc_obj_get_opaque(const struct lws_jrpc_obj *r);

/** lws_jrpc_obj_id() - its id, for the response
 * \param r: the object
 * \return the id, quoted if a string, the object's; "null" without
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_jrpc_obj_id(const struct lws_jrpc_obj *r);

/** lws_jrpc_create() - have methods
 * \param methods: the methods, used in place
 * \param opaque: the program's
 * \return the set, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN struct lws_jrpc *
lws_jrpc_create(const lws_jrpc_method_t *methods, void *opaque);

/** lws_jrpc_destroy() - free a set of methods and its objects
 * \param jrpc: the set, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_jrpc_destroy(struct lws_jrpc **jrpc);

#endif
