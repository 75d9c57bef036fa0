/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON-RPC 2.0 messages. The envelope is read here, at parser level 0; what is
 * in params goes to the method's callback, at level 1, and when the message is
 * complete and its id known that callback is called once more, to reply.
 *
 * What is wrong with the method is said at the end of the message, so that the
 * answer can have its id; what is wrong with the envelope, at once.
 */
#include "core/core.h"

struct lws_jrpc {
	const lws_jrpc_method_t *methods; /* the program's */
	void *opaque;                     /* the program's */
	lws_dll2_owner_t objs;
};

struct lws_jrpc_obj {
	lws_dll2_t list; /* in the set's objs */
	struct lejp_ctx ctx;
	const lws_jrpc_method_t *method; /* NULL: not known, or not yet */
	void *opaque;                    /* the program's */
	char *id;                        /* owned: as JSON; NULL: none */
	int error;                       /* what parse returns at the end */
	uint8_t is_response;
	uint8_t seen; /* SEEN_*, members */
};

#define SEEN_JSONRPC 1
#define SEEN_METHOD  2
#define SEEN_BODY    4 /* params, result or error */

static const char *const paths[] = { "jsonrpc", "method", "params", "id",
				     "result",  "error",  "version" };

enum { P_NONE, P_JSONRPC, P_METHOD, P_PARAMS, P_ID, P_RESULT, P_ERROR };

static struct lws_jrpc_obj *
obj_of(struct lejp_ctx *ctx)
{
	return (struct lws_jrpc_obj *)ctx->user;
}

static signed char
refuse(struct lejp_ctx *ctx, int code)
{
	obj_of(ctx)->error = code;

	return -1;
}

/* -- the set -- */

struct lws_jrpc *
lws_jrpc_create(const lws_jrpc_method_t *methods, void *opaque)
{
	struct lws_jrpc *j = lws_zalloc(sizeof(*j), "jrpc");

	if (!j)
		return NULL;
	j->methods = methods;
	j->opaque = opaque;

	return j;
}

void
lws_jrpc_destroy(struct lws_jrpc **jrpc)
{
	struct lws_jrpc_obj *o;

	if (!*jrpc)
		return;
	while ((*jrpc)->objs.head) {
		o = lws_container_of((*jrpc)->objs.head, struct lws_jrpc_obj,
				     list);
		lws_jrpc_obj_destroy(&o);
	}
	lws_free_set_NULL(*jrpc);
}

static const lws_jrpc_method_t *
find_method(const struct lws_jrpc_obj *o, const char *name)
{
	const struct lws_jrpc *j =
		lws_container_of(o->list.owner, struct lws_jrpc, objs);
	const lws_jrpc_method_t *m = j->methods;

	while (m->method_name && strcmp(m->method_name, name))
		m++;

	return m->method_name || m->cb ? m : NULL;
}

/* -- params, result, error: the method's -- */

/* 1: what was reported ends the member's value */
static int
ends_value(const struct lejp_ctx *ctx, char reason)
{
	if (reason == LEJPCB_VAL_STR_END) /* counts its own frame */
		return ctx->sp == 1;
	if (reason == LEJPCB_VAL_STR_CHUNK || ctx->sp)
		return 0;

	return reason == LEJPCB_OBJECT_END || reason == LEJPCB_ARRAY_END ||
	       (reason & LEJP_FLAG_CB_IS_VALUE);
}

static signed char
body_cb(struct lejp_ctx *ctx, char reason)
{
	const lws_jrpc_method_t *m = obj_of(ctx)->method;

	if (m && m->cb && m->cb(ctx, reason))
		return refuse(ctx, LWSJRPCWKE__INVALID_PARAMS);
	if (ctx->pst_sp == 1 && ends_value(ctx, reason))
		lejp_parser_pop(ctx);

	return 0;
}

static signed char
body_begin(struct lejp_ctx *ctx)
{
	struct lws_jrpc_obj *o = obj_of(ctx);
	const lws_jrpc_method_t *m;

	if (o->is_response)
		o->method = find_method(
			o, ctx->path_match == P_RESULT ? "result" : "error");
	else if (!(o->seen & SEEN_METHOD))
		o->error = LWSJRPCWKE__METHOD_NOT_FOUND;
	o->seen |= SEEN_BODY;
	m = o->method;
	if (lejp_parser_push(ctx, o, m ? m->paths : NULL,
			     m ? (unsigned char)m->count_paths : 0, body_cb))
		return refuse(ctx, LWSJRPCWKE__INTERNAL_ERROR);

	return 0;
}

/* -- the envelope -- */

static signed char
member_begin(struct lejp_ctx *ctx)
{
	const struct lws_jrpc_obj *o = obj_of(ctx);

	switch (ctx->path_match) {
	case P_METHOD:
		return o->is_response ? refuse(ctx, LWSJRPCE__INVALID_MEMBERS)
				      : 0;
	case P_PARAMS:
		return o->is_response ? refuse(ctx, LWSJRPCE__INVALID_MEMBERS)
				      : body_begin(ctx);
	case P_RESULT:
	case P_ERROR:
		return o->is_response ? body_begin(ctx)
				      : refuse(ctx, LWSJRPCE__INVALID_MEMBERS);
	default:
		return 0;
	}
}

static signed char
take_method(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = obj_of(ctx);

	if (reason != LEJPCB_VAL_STR_END && reason != LEJPCB_VAL_STR_CHUNK)
		return refuse(ctx, LWSJRPCWKE__INVALID_REQUEST);
	if (o->seen & SEEN_METHOD)
		return 0;
	o->seen |= SEEN_METHOD;
	/* one that comes in pieces is longer than any name that is known */
	o->method =
		find_method(o, reason == LEJPCB_VAL_STR_END ? ctx->buf : "");
	if (!o->method && !o->error)
		o->error = LWSJRPCWKE__METHOD_NOT_FOUND;

	return 0;
}

/* as it will stand in the answer: a string with its quotes and escapes */
static signed char
take_id(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = obj_of(ctx);
	int len;

	if (reason == LEJPCB_VAL_NULL) {
		lws_free_set_NULL(o->id);
		return 0;
	}
	if ((reason != LEJPCB_VAL_STR_END && reason != LEJPCB_VAL_NUM_INT) ||
	    strlen(ctx->buf) != ctx->npos)
		return refuse(ctx, LWSJRPCWKE__INVALID_REQUEST);
	lws_free(o->id);
	len = lws_json_purify_len(ctx->buf) + 7;
	o->id = lws_malloc((size_t)len + 2, "jrpc id");
	if (!o->id)
		return refuse(ctx, LEJP_REJECT_UNKNOWN);
	if (reason == LEJPCB_VAL_NUM_INT) {
		memcpy(o->id, ctx->buf, (size_t)ctx->npos + 1);
		return 0;
	}
	o->id[0] = '"';
	lws_json_purify(o->id + 1, ctx->buf, len, NULL);
	strcat(o->id, "\"");

	return 0;
}

static signed char
member_value(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = obj_of(ctx);

	switch (ctx->path_match) {
	case P_JSONRPC:
		if (reason != LEJPCB_VAL_STR_END || strcmp(ctx->buf, "2.0"))
			return refuse(ctx, LWSJRPCWKE__INVALID_REQUEST);
		o->seen |= SEEN_JSONRPC;
		return 0;
	case P_METHOD:
		return take_method(ctx, reason);
	case P_ID:
		return take_id(ctx, reason);
	default:
		return 0;
	}
}

static signed char
complete(struct lejp_ctx *ctx)
{
	struct lws_jrpc_obj *o = obj_of(ctx);
	const uint8_t need = SEEN_JSONRPC | (o->is_response ? 0 : SEEN_METHOD);

	if ((o->seen & need) != need && !o->error)
		o->error = LWSJRPCWKE__INVALID_REQUEST;
	if (o->error)
		return -1;
	if (o->method && o->method->cb && o->method->cb(ctx, LEJPCB_USER_START))
		return refuse(ctx, LWSJRPCWKE__INTERNAL_ERROR);

	return 0;
}

/* a name that is in another object, or an array, is not the message's */
static int
is_own(const struct lejp_ctx *ctx, char reason)
{
	const int is_string =
		reason == LEJPCB_VAL_STR_CHUNK || reason == LEJPCB_VAL_STR_END;

	return ctx->path_match && ctx->sp == is_string &&
	       !strcmp(paths[ctx->path_match - 1], ctx->path);
}

/* a container where a scalar must be, or around all of it: no batches */
static int
is_misplaced(const struct lejp_ctx *ctx, char reason)
{
	if (ctx->sp)
		return 0;
	if (reason == LEJPCB_ARRAY_START && !strcmp(ctx->path, "[]"))
		return 1;

	return ctx->path_match == P_JSONRPC || ctx->path_match == P_METHOD ||
	       ctx->path_match == P_ID;
}

static signed char
envelope_cb(struct lejp_ctx *ctx, char reason)
{
	switch (reason) {
	case LEJPCB_ARRAY_START:
	case LEJPCB_OBJECT_START:
		return is_misplaced(ctx, reason)
			       ? refuse(ctx, LWSJRPCWKE__INVALID_REQUEST)
			       : 0;
	case LEJPCB_PAIR_NAME:
		return is_own(ctx, reason) ? member_begin(ctx) : 0;
	case LEJPCB_COMPLETE:
		return complete(ctx);
	default:
		if (!(reason & LEJP_FLAG_CB_IS_VALUE) || !is_own(ctx, reason))
			return 0;
		return member_value(ctx, reason);
	}
}

/* -- objects -- */

static struct lws_jrpc_obj *
obj_create(struct lws_jrpc *jrpc, int type, void *opaque)
{
	struct lws_jrpc_obj *o = lws_zalloc(sizeof(*o), "jrpc object");

	if (!o)
		return NULL;
	lws_dll2_add_tail(&o->list, &jrpc->objs);
	o->opaque = opaque;
	o->is_response = type == LWSJRPC_PARSE_RESPONSE;
	lejp_construct(&o->ctx, envelope_cb, o, paths, LWS_ARRAY_SIZE(paths));
	o->ctx.flags = LEJP_FLAG_FEAT_LEADING_WC; /* "[]" fits the first too */
	o->ctx.pst[0].user = o;

	return o;
}

int
lws_jrpc_obj_parse(struct lws_jrpc *jrpc, int type, void *opaque,
		   const char *buf, size_t l, struct lws_jrpc_obj **r)
{
	int n = LEJP_CONTINUE, piece;

	if (!*r)
		*r = obj_create(jrpc, type, opaque);
	if (!*r)
		return LEJP_REJECT_UNKNOWN;
	while (l && n == LEJP_CONTINUE) {
		piece = l > INT_MAX ? INT_MAX : (int)l;
		n = lejp_parse(&(*r)->ctx, (const uint8_t *)buf, piece);
		buf += piece;
		l -= (size_t)piece;
	}
	if (n >= LEJP_CONTINUE)
		return n >= 0 && l <= (size_t)(INT_MAX - n) ? n + (int)l : n;
	if (n == LEJP_REJECT_CALLBACK && (*r)->error)
		return (*r)->error;

	return LWSJRPCWKE__PARSE_ERROR;
}

void
lws_jrpc_obj_destroy(struct lws_jrpc_obj **_r)
{
	struct lws_jrpc_obj *o = *_r;

	if (!o)
		return;
	lws_dll2_remove(&o->list);
	lws_free(o->id);
	lws_free(o);
	*_r = NULL;
}

void *
lws_jrpc_obj_get_opaque(const struct lws_jrpc_obj *r)
{
	return r->opaque;
}

const char *
lws_jrpc_obj_id(const struct lws_jrpc_obj *r)
{
	return r->id ? r->id : "null";
}
