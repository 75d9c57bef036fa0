/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-jrpc: requests and what is answered to them. Exits 0 if all went
 * as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

struct call {
	int sum;
	char answer[256];
};

/* adds up its parameters, by position: [1, 2, 3] */
static signed char
add_cb(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = (struct lws_jrpc_obj *)ctx->user;
	struct call *c = (struct call *)lws_jrpc_obj_get_opaque(o);

	switch (reason) {
	case LEJPCB_VAL_NUM_INT:
		c->sum += atoi(ctx->buf);
		break;
	case LEJPCB_USER_START: /* the request is complete, its id known */
		lws_snprintf(c->answer, sizeof(c->answer),
			     LWSJRPCBP_RESP_RESULT "%d" LWSJRPCBP_RESP_ID_END_S,
			     c->sum, lws_jrpc_obj_id(o));
		break;
	default:
		break;
	}

	return 0;
}

static const char *const scale_paths[] = { "value", "by" };

/* multiplies, by name: {"value": 5, "by": 3} */
static signed char
scale_cb(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = (struct lws_jrpc_obj *)ctx->user;
	struct call *c = (struct call *)lws_jrpc_obj_get_opaque(o);

	if (reason == LEJPCB_VAL_NUM_INT && ctx->path_match)
		c->sum = ctx->path_match == 1 ? atoi(ctx->buf)
					      : c->sum * atoi(ctx->buf);
	if (reason == LEJPCB_USER_START)
		add_cb(ctx, reason);

	return 0;
}

static const lws_jrpc_method_t methods[] = {
	{ "add", NULL, add_cb, 0 },
	{ "scale", scale_paths, scale_cb, LWS_ARRAY_SIZE(scale_paths) },
	{ NULL, NULL, NULL, 0 },
};

static const struct {
	const char *request;
	const char *answer;
} tests[] = {
	{ "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[1,2,39],"
	  "\"id\":7}",
	  "{\"jsonrpc\":\"2.0\",\"result\":42,\"id\":7}" },
	{ "{\"jsonrpc\":\"2.0\",\"method\":\"scale\",\"params\":{\"value\":"
	  "5,\"by\":3},\"id\":\"x\"}",
	  "{\"jsonrpc\":\"2.0\",\"result\":15,\"id\":\"x\"}" },
	{ "{\"jsonrpc\":\"2.0\",\"method\":\"none\",\"id\":1}",
	  "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601},\"id\":1}" },
	{ "{\"jsonrpc\":\"2.0\",\"method\":",
	  "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700},\"id\":null}" },
};

static int
answer(struct lws_jrpc *jrpc, const char *request, const char *expected)
{
	struct lws_jrpc_obj *o = NULL;
	struct call c;
	int n;

	memset(&c, 0, sizeof(c));
	n = lws_jrpc_obj_parse(jrpc, LWSJRPC_PARSE_REQUEST, &c, request,
			       strlen(request), &o);
	if (n == LEJP_CONTINUE) /* and there is no more */
		n = LWSJRPCWKE__PARSE_ERROR;
	if (n < 0)
		lws_snprintf(c.answer, sizeof(c.answer),
			     LWSJRPCBP_RESP_ERROR_D LWSJRPCBP_RESP_ERROR_END
				     LWSJRPCBP_RESP_ID_END_S,
			     n, o ? lws_jrpc_obj_id(o) : "null");
	lws_jrpc_obj_destroy(&o);
	lwsl_user("%s\n", c.answer);

	return !!strcmp(c.answer, expected);
}

int
main(void)
{
	struct lws_jrpc *jrpc;
	size_t n;
	int bad = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);
	jrpc = lws_jrpc_create(methods, NULL);
	if (!jrpc)
		return 1;
	for (n = 0; n < LWS_ARRAY_SIZE(tests); n++)
		bad |= answer(jrpc, tests[n].request, tests[n].answer);
	lws_jrpc_destroy(&jrpc);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
