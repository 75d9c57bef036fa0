/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON-RPC messages: what the method is told and when, ids, every way a
 * message can be wrong, and that no cut changes any of it.
 */
#include "unit.h"

#include "core/core.h"

static char said[1024];

static signed char
sum_cb(struct lejp_ctx *ctx, char reason)
{
	struct lws_jrpc_obj *o = (struct lws_jrpc_obj *)ctx->user;
	const size_t n = strlen(said);

	assert_ptr_equal(ctx->pst[ctx->pst_sp].user, o);
	assert_ptr_equal(lws_jrpc_obj_get_opaque(o), said);
	if (reason == LEJPCB_USER_START)
		lws_snprintf(said + n, sizeof(said) - n, "reply %s;",
			     lws_jrpc_obj_id(o));
	else if (reason & LEJP_FLAG_CB_IS_VALUE)
		lws_snprintf(said + n, sizeof(said) - n, "%s=%s(%d);",
			     ctx->path, ctx->buf, ctx->path_match);

	return !strcmp(ctx->buf, "bad") && reason == LEJPCB_VAL_STR_END;
}

static signed char
any_cb(struct lejp_ctx *ctx, char reason)
{
	(void)ctx;
	if (reason == LEJPCB_USER_START)
		strcat(said, "any;");

	return 0;
}

static const char *const sum_paths[] = { "[]", "a", "b.c" };

static const lws_jrpc_method_t known[] = {
	{ "sum", sum_paths, sum_cb, LWS_ARRAY_SIZE(sum_paths) },
	{ "quiet", NULL, NULL, 0 },
	{ NULL, NULL, NULL, 0 },
};

static const lws_jrpc_method_t with_any[] = {
	{ "sum", sum_paths, sum_cb, LWS_ARRAY_SIZE(sum_paths) },
	{ NULL, NULL, any_cb, 0 },
};

static char id[2000];

static int
parse_pieces(const lws_jrpc_method_t *m, int type, const char *text,
	     size_t first, size_t piece)
{
	struct lws_jrpc *j = lws_jrpc_create(m, NULL);
	struct lws_jrpc_obj *o = NULL;
	size_t len = strlen(text), n = first;
	int r = LEJP_CONTINUE;

	said[0] = '\0';
	if (!j)
		return LEJP_REJECT_UNKNOWN;
	do {
		if (!n || n > len)
			n = len;
		r = lws_jrpc_obj_parse(j, type, said, text, n, &o);
		text += n;
		len -= n;
		n = piece;
	} while (len && r == LEJP_CONTINUE);
	if (o)
		lws_strncpy(id, lws_jrpc_obj_id(o), sizeof(id));
	if (o && r < 0)
		lws_jrpc_obj_destroy(&o);
	lws_jrpc_destroy(&j); /* with the object, if it is still there */
	assert_null(j);

	return r >= 0 ? r + (int)len : r;
}

static void
gives(const lws_jrpc_method_t *m, int type, const char *text, int result,
      const char *what)
{
	size_t n;

	for (n = 0; n <= strlen(text); n++) {
		int r = parse_pieces(m, type, text, n, n == 1);

		if (r != result || strcmp(said, what))
			fail_msg("%s: %d, '%s' (cut at %d)", text, r, said,
				 (int)n);
	}
}

static void
req(const char *text, int result, const char *what)
{
	gives(known, LWSJRPC_PARSE_REQUEST, text, result, what);
}

#define V "{\"jsonrpc\":\"2.0\","

static void
methods_get_their_params_and_reply_with_the_id(void **state)
{
	(void)state;
	req(V "\"method\":\"sum\",\"params\":[1,2,\"x\"],\"id\":7}", 0,
	    "[]=1(1);[]=2(1);[]=x(1);reply 7;");
	req(V "\"method\":\"sum\",\"params\":{\"a\":5,\"b\":{\"c\":true}},"
	      "\"id\":\"q\\\"\\\\u\"}  ",
	    2, "a=5(2);b.c=1(3);reply \"q\\u0022\\\\u\";");
	req(V "\"id\":null,\"method\":\"sum\"}", 0, "reply null;");
	req(V "\"method\":\"sum\"}", 0, "reply null;");
	req(V "\"method\":\"sum\",\"params\":\"text\",\"id\":-3}", 0,
	    "params=text(0);reply -3;");
	req(V "\"method\":\"sum\",\"params\":12,\"id\":1}", 0,
	    "params=12(0);reply 1;");
	req(V "\"method\":\"sum\",\"params\":[[{\"id\":5}]],\"id\":1}", 0,
	    "[][].id=5(0);reply 1;");
	req(V "\"method\":\"sum\",\"params\":{},\"id\":2}", 0, "reply 2;");
	req(V "\"method\":\"sum\",\"params\":[],\"id\":2}", 0, "reply 2;");
	req(V "\"method\":\"quiet\",\"params\":[1],\"id\":2}", 0, "");
	req("{\"version\":\"1\",\"id\":4,\"method\":\"sum\",\"more\":{"
	    "\"method\":\"x\",\"id\":true},\"jsonrpc\":\"2.0\"}",
	    0, "reply 4;");
	gives(with_any, LWSJRPC_PARSE_REQUEST,
	      V "\"method\":\"other\",\"params\":[1]}", 0, "any;");
}

static void
wrong_messages_have_their_codes(void **state)
{
	(void)state;
	req("{\"method\":\"sum\",\"id\":1}", LWSJRPCWKE__INVALID_REQUEST, "");
	req("{\"jsonrpc\":\"1.0\",\"method\":\"sum\"}",
	    LWSJRPCWKE__INVALID_REQUEST, "");
	req("{\"jsonrpc\":2.0,\"method\":\"sum\"}", LWSJRPCWKE__INVALID_REQUEST,
	    "");
	req("{\"jsonrpc\":[\"2.0\"],\"method\":\"sum\"}",
	    LWSJRPCWKE__INVALID_REQUEST, "");
	req(V "\"id\":1}", LWSJRPCWKE__INVALID_REQUEST, "");
	req("{}", LWSJRPCWKE__INVALID_REQUEST, "");
	req(V "\"method\":1}", LWSJRPCWKE__INVALID_REQUEST, "");
	req(V "\"method\":{\"a\":1}}", LWSJRPCWKE__INVALID_REQUEST, "");
	req(V "\"method\":\"sum\",\"id\":true}", LWSJRPCWKE__INVALID_REQUEST,
	    "");
	req(V "\"method\":\"sum\",\"id\":1.5}", LWSJRPCWKE__INVALID_REQUEST,
	    "");
	req(V "\"method\":\"sum\",\"id\":[1]}", LWSJRPCWKE__INVALID_REQUEST,
	    "");
	req(V "\"method\":\"sum\",\"id\":\"a\\u0000b\"}",
	    LWSJRPCWKE__INVALID_REQUEST, "");
	req("[" V "\"method\":\"sum\"}]", LWSJRPCWKE__INVALID_REQUEST, "");
	req(V "\"method\":\"none\",\"params\":[1],\"id\":1}",
	    LWSJRPCWKE__METHOD_NOT_FOUND, "");
	assert_string_equal(id, "1"); /* known to the answer */
	req(V "\"params\":[1],\"method\":\"sum\",\"id\":1}",
	    LWSJRPCWKE__METHOD_NOT_FOUND, "");
	req(V "\"method\":\"sum\",\"params\":[\"bad\"]}",
	    LWSJRPCWKE__INVALID_PARAMS, "[]=bad(1);");
	req(V "\"method\":\"sum\",\"result\":1}", LWSJRPCE__INVALID_MEMBERS,
	    "");
	req(V "\"method\":}", LWSJRPCWKE__PARSE_ERROR, "");
	req("x", LWSJRPCWKE__PARSE_ERROR, "");
	req("", LEJP_CONTINUE, "");
	req(V "\"method\":\"sum\",\"params\":[1,", LEJP_CONTINUE, "[]=1(1);");
}

static void
responses_are_read_too(void **state)
{
	(void)state;
	gives(known, LWSJRPC_PARSE_RESPONSE, V "\"result\":19,\"id\":3}", 0,
	      "");
	assert_string_equal(id, "3");
	gives(with_any, LWSJRPC_PARSE_RESPONSE,
	      V "\"error\":{\"code\":-32601,\"message\":\"m\"},\"id\":\"1\"}",
	      0, "any;");
	assert_string_equal(id, "\"1\"");
	gives(known, LWSJRPC_PARSE_RESPONSE, V "\"method\":\"sum\"}",
	      LWSJRPCE__INVALID_MEMBERS, "");
	gives(known, LWSJRPC_PARSE_RESPONSE, V "\"params\":[]}",
	      LWSJRPCE__INVALID_MEMBERS, "");
	gives(known, LWSJRPC_PARSE_RESPONSE, "{\"result\":1}",
	      LWSJRPCWKE__INVALID_REQUEST, "");
}

static void
long_names_and_ids(void **state)
{
	char text[1200];
	int n;

	(void)state;
	for (n = 250; n < 600; n += 50) {
		memset(text, 'm', sizeof(text));
		memcpy(text, V "\"method\":\"", 27);
		strcpy(text + 27 + n, "\"}");
		assert_int_equal(
			parse_pieces(known, LWSJRPC_PARSE_REQUEST, text, 0, 0),
			LWSJRPCWKE__METHOD_NOT_FOUND);
		assert_int_equal(parse_pieces(with_any, LWSJRPC_PARSE_REQUEST,
					      text, 0, 0),
				 0);
		assert_string_equal(said, "any;");
	}
	/* each character escaped in the answer */
	n = lws_snprintf(text, sizeof(text), V "\"method\":\"sum\",\"id\":\"");
	while (n < 500) {
		memcpy(text + n, "\\\"", 2);
		n += 2;
	}
	strcpy(text + n, "\"}");
	assert_int_equal(parse_pieces(known, LWSJRPC_PARSE_REQUEST, text, 0, 0),
			 0);
	n = lws_snprintf(text, sizeof(text), V "\"method\":\"sum\",\"id\":\"");
	memset(text + n, 'i', 300);
	strcpy(text + n + 300, "\"}");
	assert_int_equal(parse_pieces(known, LWSJRPC_PARSE_REQUEST, text, 0, 0),
			 LWSJRPCWKE__INVALID_REQUEST);
}

static int
parse_one(void)
{
	return parse_pieces(known, LWSJRPC_PARSE_REQUEST,
			    V "\"method\":\"sum\",\"params\":[1],"
			      "\"id\":\"abc\"}",
			    0, 0)
		       ? -1
		       : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(parse_one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			methods_get_their_params_and_reply_with_the_id),
		cmocka_unit_test(wrong_messages_have_their_codes),
		cmocka_unit_test(responses_are_read_too),
		cmocka_unit_test(long_names_and_ids),
		cmocka_unit_test(short_of_memory_nothing_stays),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
