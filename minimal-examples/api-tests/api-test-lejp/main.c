/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lejp: JSON read by paths.
 *
 * Reads a list of hosts into structs, whatever pieces the text comes in; tells
 * members apart whose names are not known; joins a long string; shows what
 * strict mode refuses. Exits 0 if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

/* -- a list of objects -- */

static const char hosts_json[] =
	"# comments are fine unless the parser is strict\n"
	"{\n"
	"  \"hosts\": [\n"
	"    { \"name\": \"alpha\", \"port\": 80, \"up\": true },\n"
	"    { \"name\": \"b\\u00eata\", \"port\": 8080, \"up\": false }\n"
	"  ],\n"
	"  \"limits\": { \"alpha\": 10, \"gamma\": 30 }\n"
	"}\n";

/* first those that are more particular */
static const char *const paths[] = {
	"hosts[]", "hosts[].name", "hosts[].port", "hosts[].up", "limits.*",
};

enum { PATH_HOST, PATH_NAME, PATH_PORT, PATH_UP, PATH_LIMIT };

struct host {
	char name[32];
	int port;
	int up;
};

struct hosts {
	struct host host[4];
	int count;
	int limits; /* sum */
	char limit_names[64];
};

static struct host *
add_host(struct hosts *h)
{
	if (h->count == (int)LWS_ARRAY_SIZE(h->host))
		return NULL;

	return &h->host[h->count++];
}

static void
add_limit(struct hosts *h, struct lejp_ctx *ctx)
{
	char name[16];

	h->limits += atoi(ctx->buf);
	if (lejp_get_wildcard(ctx, 0, name, sizeof(name)))
		strncat(h->limit_names, name,
			sizeof(h->limit_names) - strlen(h->limit_names) - 1);
}

static signed char
hosts_cb(struct lejp_ctx *ctx, char reason)
{
	struct hosts *h = (struct hosts *)ctx->user;
	struct host *last = &h->host[h->count ? h->count - 1 : 0];

	if (reason == LEJPCB_OBJECT_START && ctx->path_match - 1 == PATH_HOST)
		return add_host(h) ? 0 : -1;
	if (!(reason & LEJP_FLAG_CB_IS_VALUE))
		return 0;

	switch (ctx->path_match - 1) {
	case PATH_NAME:
		lws_strncpy(last->name, ctx->buf, sizeof(last->name));
		break;
	case PATH_PORT:
		last->port = atoi(ctx->buf);
		break;
	case PATH_UP:
		last->up = reason == LEJPCB_VAL_TRUE;
		break;
	case PATH_LIMIT:
		add_limit(h, ctx);
		break;
	default: /* what we do not know is skipped */
		break;
	}

	return 0;
}

/* 0, or the code of what is wrong */
static int
read_hosts(struct hosts *h, const char *json, size_t len, size_t piece)
{
	struct lejp_ctx ctx;
	int r = LEJP_CONTINUE;
	size_t n;

	memset(h, 0, sizeof(*h));
	lejp_construct(&ctx, hosts_cb, h, paths, LWS_ARRAY_SIZE(paths));
	for (; len && r == LEJP_CONTINUE; json += n, len -= n) {
		n = len < piece ? len : piece;
		r = lejp_parse(&ctx, (const unsigned char *)json, (int)n);
	}
	if (r < 0)
		lwsl_err("%s: line %u: %s\n", __func__, (unsigned int)ctx.line,
			 lejp_error_to_string(r));
	lejp_destruct(&ctx);

	return r < 0 ? r : 0;
}

static int
test_hosts(void)
{
	struct hosts h;
	size_t piece;
	int e = 0;

	for (piece = 1; piece <= sizeof(hosts_json); piece++) {
		if (read_hosts(&h, hosts_json, sizeof(hosts_json) - 1, piece))
			return 1;
		e |= h.count != 2 || strcmp(h.host[0].name, "alpha") ||
		     strcmp(h.host[1].name, "b\xc3\xaata");
		e |= h.host[0].port != 80 || h.host[1].port != 8080;
		e |= !h.host[0].up || h.host[1].up;
		e |= h.limits != 40 || strcmp(h.limit_names, "alphagamma");
	}

	return e;
}

/* -- a string of any length -- */

struct text {
	struct lwsac *ac;
	size_t len;
};

static signed char
text_cb(struct lejp_ctx *ctx, char reason)
{
	struct text *t = (struct text *)ctx->user;

	if (lejp_string_unify_part(ctx, &t->ac, reason))
		return -1; /* out of memory */
	if (reason != LEJPCB_VAL_STR_END)
		return 0;
	if (lejp_string_unify(ctx, &t->ac))
		return -1;
	/* ctx->su.fp is the whole string, until lwsac_free() */
	t->len = strlen(ctx->su.fp);

	return 0;
}

static int
test_long_string(void)
{
	struct text t = { NULL, 0 };
	struct lejp_ctx ctx;
	char json[3000];
	int l, r;

	l = lws_snprintf(json, sizeof(json), "[\"%02000d\"]", 0);
	lejp_construct(&ctx, text_cb, &t, NULL, 0);
	r = lejp_parse(&ctx, (unsigned char *)json, l);
	lejp_destruct(&ctx);
	lwsac_free(&t.ac);

	return r || t.len != 2000;
}

/* -- nothing but JSON -- */

static signed char
ignore_cb(struct lejp_ctx *ctx, char reason)
{
	(void)ctx;
	(void)reason;

	return 0;
}

/* 0: a JSON text (RFC 8259), to its last byte */
static int
check_json(const char *json, size_t len)
{
	struct lejp_ctx ctx;
	int r;

	lejp_construct(&ctx, ignore_cb, NULL, NULL, 0);
	ctx.flags = LEJP_FLAG_STRICT;
	r = lejp_parse(&ctx, (const unsigned char *)json, (int)len);
	if (r == LEJP_CONTINUE)
		r = lejp_parse_end(&ctx);
	lejp_destruct(&ctx);

	return r;
}

static int
test_strict(void)
{
	static const struct {
		const char *json;
		int ok;
	} cases[] = {
		{ "{\"a\":[1,2.5e3,\"x\"]} \n", 1 },
		{ "12", 1 },
		{ "\"\\ud83d\\ude00\"", 1 },
		{ "[1] trailing", 0 },
		{ "[1,]", 0 },
		{ "[007]", 0 },
		{ "[1e]", 0 },
		{ "[\"\\ud83d\"]", 0 },
		{ "[\"\xff\"]", 0 },
		{ "[1 # one\n]", 0 },
		{ "{\"a\":", 0 },
	};
	int e = 0, ok;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		ok = !check_json(cases[n].json, strlen(cases[n].json));
		if (ok == cases[n].ok)
			continue;
		lwsl_err("%s: %s\n", __func__, cases[n].json);
		e = 1;
	}

	return e;
}

int
main(void)
{
	int e;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e = test_hosts();
	e |= test_long_string();
	e |= test_strict();
	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
