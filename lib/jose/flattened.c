/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The flattened JSON form of signatures and of encryption (RFC 7515 7.2.2,
 * RFC 7516 7.2.2) read: its strings are base64url; they are put into the
 * caller's scratch as they come, and decoded behind that.
 */
#include "jose/flattened.h"

struct flat {
	const struct lws_jose_flat_member *members; /* borrowed */
	struct lws_jws_map *b64;                    /* borrowed */
	char *temp;                                 /* borrowed */
	int *temp_len;                              /* borrowed */
};

static signed char
append(struct flat *f, const struct lejp_ctx *ctx, int idx)
{
	char *p = lws_jose_take(&f->temp, f->temp_len, ctx->npos);

	if (!p) {
		lwsl_notice("JOSE: %d bytes of scratch are too few\n",
			    *f->temp_len);
		return -1;
	}
	memcpy(p, ctx->buf, ctx->npos);
	f->b64->len[idx] += ctx->npos;

	return 0;
}

static signed char
flat_cb(struct lejp_ctx *ctx, char reason)
{
	struct flat *f = ctx->user;
	int idx;

	if (!ctx->path_match || ctx->path_match > LWS_JOSE_FLAT_MEMBERS)
		return 0;
	idx = f->members[ctx->path_match - 1].idx;

	switch (reason) {
	case LEJPCB_VAL_STR_START:
		f->b64->buf[idx] = f->temp;
		f->b64->len[idx] = 0;
		return 0;
	case LEJPCB_VAL_STR_CHUNK:
	case LEJPCB_VAL_STR_END:
		return append(f, ctx, idx);
	default: /* a member that we know and no string */
		return reason & LEJP_FLAG_CB_IS_VALUE ? -1 : 0;
	}
}

static int
parse(struct flat *f, const char *in, size_t len)
{
	const char *paths[LWS_JOSE_FLAT_MEMBERS];
	struct lejp_ctx ctx;
	unsigned char n = 0;
	int r;

	while (n < LWS_JOSE_FLAT_MEMBERS && f->members[n].name) {
		paths[n] = f->members[n].name;
		n++;
	}
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, flat_cb, f, paths, n);
	r = len > INT_MAX ? -2
			  : lejp_parse(&ctx, (const uint8_t *)in, (int)len);
	lejp_destruct(&ctx);
	if (r < 0)
		lwsl_notice("JOSE: the flattened JSON cannot be read\n");

	return r < 0 ? -1 : 0;
}

static int
decode(struct flat *f, struct lws_jws_map *map, int idx)
{
	const char *in = f->b64->buf[idx];
	int n;

	map->buf[idx] = NULL;
	map->len[idx] = 0;
	if (!in || !f->b64->len[idx])
		return 0;
	n = lws_b64_decode_string_len(in, (int)f->b64->len[idx], f->temp,
				      *f->temp_len);
	if (n < 0)
		return -1;
	map->buf[idx] = lws_jose_take(&f->temp, f->temp_len, (size_t)n);
	map->len[idx] = (uint32_t)n;

	return 0;
}

int
lws_jose_flat_read(const struct lws_jose_flat_member *members, const char *in,
		   size_t len, struct lws_jws *jws, char *temp, int *temp_len)
{
	struct flat f = { members, &jws->map_b64, temp, temp_len };
	unsigned int n;

	memset(&jws->map, 0, sizeof(jws->map));
	memset(&jws->map_b64, 0, sizeof(jws->map_b64));
	if (parse(&f, in, len))
		return -1;
	for (n = 0; n < LWS_JOSE_FLAT_MEMBERS && members[n].name; n++)
		if (decode(&f, &jws->map, members[n].idx))
			return -1;

	return 0;
}

int
lws_jws_sig_confirm_json(const char *in, size_t len, struct lws_jws *jws,
			 struct lws_jwk *jwk, struct lws_context *context,
			 char *temp, int *temp_len)
{
	static const struct lws_jose_flat_member members[] = {
		{ "protected", LJWS_JOSE },
		{ "payload", LJWS_PYLD },
		{ "signature", LJWS_SIG },
		{ NULL, 0 },
	};

	if (lws_jose_flat_read(members, in, len, jws, temp, temp_len))
		return -1;

	return lws_jws_sig_confirm(&jws->map_b64, &jws->map, jwk, context);
}
