/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_struct-json: a struct with a list of others from JSON, and
 * to JSON again. Exits 0 if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

struct target {
	lws_dll2_t list;
	char name[32];
	uint16_t port;
};

struct builder {
	const char *hostname;
	unsigned int nspawn_timeout;
	char online;
	lws_dll2_owner_t targets;
};

static const lws_struct_map_t map_target[] = {
	LSM_CARRAY(struct target, name, "name"),
	LSM_UNSIGNED(struct target, port, "port"),
};

static const lws_struct_map_t map_builder[] = {
	LSM_STRING_PTR(struct builder, hostname, "hostname"),
	LSM_UNSIGNED(struct builder, nspawn_timeout, "nspawn_timeout"),
	LSM_BOOLEAN(struct builder, online, "online"),
	LSM_LIST(struct builder, targets, struct target, list, NULL, map_target,
		 "targets"),
};

static const lws_struct_map_t schema_map[] = {
	LSM_SCHEMA(struct builder, NULL, map_builder, "com-example-builder"),
};

static const char json[] =
	"{\"schema\":\"com-example-builder\",\"hostname\":\"b1\","
	"\"nspawn_timeout\":1800,\"online\":true,\"targets\":["
	"{\"name\":\"alpha\",\"port\":443},{\"name\":\"b\\u0022eta\","
	"\"port\":65535}]}";

/* bytes at a time; 0, or nonzero if it is not what it should be */
static int
read_json(lws_struct_args_t *a, size_t piece)
{
	size_t left = sizeof(json) - 1, n;
	const char *p = json;
	struct lejp_ctx ctx;
	int m = LEJP_CONTINUE;

	memset(a, 0, sizeof(*a));
	a->map_st[0] = schema_map;
	a->map_entries_st[0] = LWS_ARRAY_SIZE(schema_map);
	a->ac_block_size = 512;
	lws_struct_json_init_parse(&ctx, NULL, a);

	while (left && m == LEJP_CONTINUE) {
		n = left < piece ? left : piece;
		m = lejp_parse(&ctx, (const uint8_t *)p, (int)n);
		p += n;
		left -= n;
	}
	if (m < 0)
		lwsl_err("%s\n", lejp_error_to_string(m));

	return m < 0;
}

static int
check(const lws_struct_args_t *a)
{
	const struct builder *b = (const struct builder *)a->dest;
	const struct target *t;

	if (!b || a->top_schema_index != 0 || b->targets.count != 2)
		return 1;
	t = lws_container_of(b->targets.tail, struct target, list);
	lwsl_user("%s: %u targets, the last is %s:%u\n", b->hostname,
		  b->targets.count, t->name, t->port);

	return strcmp(b->hostname, "b1") || b->nspawn_timeout != 1800 ||
	       !b->online || strcmp(t->name, "b\"eta") || t->port != 65535;
}

static int
write_json(const void *obj, size_t window)
{
	lws_struct_json_serialize_result_t r = LSJS_RESULT_CONTINUE;
	lws_struct_serialize_t *js;
	uint8_t buf[1024];
	size_t at = 0, n;

	js = lws_struct_json_serialize_create(
		schema_map, LWS_ARRAY_SIZE(schema_map), 0, obj);
	if (!js)
		return 1;
	while (r == LSJS_RESULT_CONTINUE && at + window <= sizeof(buf)) {
		r = lws_struct_json_serialize(js, buf + at, window, &n);
		at += n;
	}
	lws_struct_json_serialize_destroy(&js);

	return r != LSJS_RESULT_FINISH || strcmp((const char *)buf, json);
}

int
main(void)
{
	lws_struct_args_t a;
	size_t n;
	int bad = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);
	for (n = 1; n < sizeof(json); n *= 3) {
		bad |= read_json(&a, n) || check(&a) ||
		       write_json(a.dest, n + 1);
		lwsac_free(&a.ac); /* all of it, also after a failure */
	}
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
