/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web tokens (RFC 7519) as compact signatures: made from a format,
 * confirmed, and the claims that everybody wants looked at.
 */
#include "jose/jose.h"

/* -- signing -- */

struct jwt_making {
	struct lws_jose jose;
	struct lws_jws jws;
	char *temp; /* borrowed: what is left of the caller's scratch */
	int tl;
};

static char *
scratch(struct jwt_making *m, int before)
{
	m->temp += before - m->tl;

	return m->temp;
}

static int
add_block(struct jwt_making *m, int idx, const char *text, size_t len)
{
	int before = m->tl;

	if (lws_jws_encode_b64_element(&m->jws.map_b64, idx, m->temp, &m->tl,
				       text, len))
		return -1;
	scratch(m, before);

	return 0;
}

/* the payload, formatted into scratch */
static int __attribute__((format(printf, 2, 0)))
add_payload(struct jwt_making *m, const char *format, va_list ap)
{
	char *text = m->temp;
	va_list copy;
	int n;

	if (m->tl <= 0)
		return -1;
	va_copy(copy, ap);
	n = vsnprintf(text, (size_t)m->tl, format, copy);
	va_end(copy);
	if (n < 0 || n >= m->tl)
		return -1;
	m->temp += n;
	m->tl -= n;

	return add_block(m, LJWS_PYLD, text, (size_t)n);
}

static int
add_header(struct jwt_making *m, const struct lws_jwt_sign_info *info)
{
	char text[64];
	int n, tl = m->tl;

	if (info->jose_hdr) {
		if (lws_jws_parse_jose(&m->jose, info->jose_hdr,
				       (int)info->jose_hdr_len, m->temp, &tl) ||
		    !m->jose.alg)
			return -1;
		return add_block(m, LJWS_JOSE, info->jose_hdr,
				 info->jose_hdr_len);
	}
	if (!info->alg ||
	    lws_gencrypto_jws_alg_to_definition(info->alg, &m->jose.alg)) {
		lwsl_err("JWT: alg '%s' is not known here\n",
			 info->alg ? info->alg : "(none)");
		return -1;
	}
	n = lws_snprintf(text, sizeof(text), "{\"alg\":\"%s\"}", info->alg);

	return add_block(m, LJWS_JOSE, text, (size_t)n);
}

static int
add_signature(struct jwt_making *m)
{
	int n = m->tl <= 0 ? -1
			   : lws_jws_sign_from_b64(&m->jose, &m->jws, m->temp,
						   (size_t)m->tl);

	if (n < 0)
		return -1;
	m->jws.map_b64.buf[LJWS_SIG] = m->temp;
	m->jws.map_b64.len[LJWS_SIG] = (uint32_t)n;

	return 0;
}

static int __attribute__((format(printf, 4, 0)))
sign_token(struct lws_context *cx, struct lws_jwk *jwk,
	   const struct lws_jwt_sign_info *info, const char *format, va_list ap)
{
	struct jwt_making m;
	int r = 1;

	memset(&m, 0, sizeof(m));
	lws_jws_init(&m.jws, jwk, cx);
	m.temp = info->temp;
	m.tl = info->tl;
	if (!add_header(&m, info) && !add_payload(&m, format, ap) &&
	    !add_signature(&m) &&
	    !lws_jws_write_compact(&m.jws, info->out, *info->out_len)) {
		*info->out_len = strlen(info->out);
		r = 0;
	} else
		lwsl_notice("JWT: not signed: %d bytes of scratch, %u for the "
			    "token\n",
			    info->tl, (unsigned int)*info->out_len);
	lws_jose_destroy(&m.jose);

	return r;
}

int
lws_jwt_sign_via_info(struct lws_context *ctx, struct lws_jwk *jwk,
		      const struct lws_jwt_sign_info *info, const char *format,
		      ...)
{
	va_list ap;
	int r;

	va_start(ap, format);
	r = sign_token(ctx, jwk, info, format, ap);
	va_end(ap);

	return r;
}

int
lws_jwt_sign_compact(struct lws_context *ctx, struct lws_jwk *jwk,
		     const char *alg, char *out, size_t *out_len, char *temp,
		     int tl, const char *format, ...)
{
	const struct lws_jwt_sign_info info = {
		.alg = alg,
		.out = out,
		.out_len = out_len,
		.temp = temp,
		.tl = tl,
	};
	va_list ap;
	int r;

	va_start(ap, format);
	r = sign_token(ctx, jwk, &info, format, ap);
	va_end(ap);

	return r;
}

/* -- confirming -- */

static int
alg_is_allowed(const struct lws_jws_map *map, const char *alg_list)
{
	struct lws_jose jose;
	char temp[256];
	int tl = sizeof(temp), r = 0;

	lws_jose_init(&jose);
	if (map->buf[LJWS_JOSE] &&
	    !lws_jws_parse_jose(&jose, map->buf[LJWS_JOSE],
				(int)map->len[LJWS_JOSE], temp, &tl) &&
	    jose.alg)
		r = lws_jose_is_listed(alg_list, jose.alg->alg);
	lws_jose_destroy(&jose);
	if (!r)
		lwsl_notice("JWT: its alg is not one of %s\n", alg_list);

	return r;
}

int
lws_jwt_signed_validate(struct lws_context *ctx, struct lws_jwk *jwk,
			const char *alg_list, const char *com, size_t len,
			char *temp, int tl, char *out, size_t *out_len)
{
	struct lws_jws_map map, map_b64;
	uint32_t n;

	if (len > INT_MAX || lws_jws_compact_decode(com, (int)len, &map,
						    &map_b64, temp, &tl) != 3)
		return 1;
	if (!alg_is_allowed(&map, alg_list) ||
	    lws_jws_sig_confirm(&map_b64, &map, jwk, ctx))
		return 1;

	n = map.len[LJWS_PYLD];
	if (n >= *out_len) {
		lwsl_notice("JWT: payload of %u bytes, room for %u\n",
			    (unsigned int)n, (unsigned int)*out_len);
		return 2;
	}
	if (n)
		memcpy(out, map.buf[LJWS_PYLD], n);
	out[n] = '\0';
	*out_len = n;

	return 0;
}

/* -- claims (RFC 7519 4.1) -- */

enum { C_ISS, C_AUD, C_NBF, C_EXP, C_SUB, C_CSRF };

static const char *const claim_names[] = { "iss", "aud", "nbf",
					   "exp", "sub", "csrf" };

struct claims {
	const char *expected[LWS_ARRAY_SIZE(claim_names)]; /* or NULL */
	size_t at;   /* in the string that is coming */
	int differs; /* it is not what is expected */
	char *sub;   /* NULL: not asked for */
	size_t sub_len;
	uint64_t nbf, exp;
	unsigned int good; /* a bit each */
};

static void
claim_piece(struct claims *c, unsigned int idx, const char *p, size_t n)
{
	const char *want = c->expected[idx];

	if (idx == C_SUB && c->sub) {
		size_t room = c->sub_len - 1 - c->at; /* cut, by contract */

		if (n > room)
			n = room;
		memcpy(c->sub + c->at, p, n);
		c->sub[c->at + n] = '\0';
	}
	if (want && (strlen(want) - c->at < n || memcmp(want + c->at, p, n))) {
		c->differs = 1;
		return;
	}
	c->at += n;
}

static void
claim_end(struct claims *c, unsigned int idx)
{
	const char *want = c->expected[idx];
	int good = !c->differs;

	if (want)
		good = good && c->at == strlen(want);
	if (idx == C_SUB)
		good = c->at > 0;
	if (good)
		c->good |= 1u << idx;
	else /* of two members the last one counts */
		c->good &= ~(1u << idx);
}

static void
claim_number(struct claims *c, unsigned int idx, const struct lejp_ctx *ctx)
{
	uint64_t *to = idx == C_NBF ? &c->nbf : &c->exp;

	c->good &= ~(1u << idx);
	if ((idx == C_NBF || idx == C_EXP) &&
	    !lws_digits_u64(ctx->buf, ctx->npos, INT64_MAX, to))
		c->good |= 1u << idx;
}

static signed char
claims_cb(struct lejp_ctx *ctx, char reason)
{
	struct claims *c = ctx->user;
	unsigned int idx = ctx->path_match - 1u;

	if (!ctx->path_match || reason == LEJPCB_COMPLETE)
		return 0;
	switch (reason) {
	case LEJPCB_VAL_STR_START:
		c->at = 0;
		c->differs = 0;
		return 0;
	case LEJPCB_VAL_STR_CHUNK:
		claim_piece(c, idx, ctx->buf, ctx->npos);
		return 0;
	case LEJPCB_VAL_STR_END:
		claim_piece(c, idx, ctx->buf, ctx->npos);
		claim_end(c, idx);
		return 0;
	case LEJPCB_VAL_NUM_INT:
		claim_number(c, idx, ctx);
		return 0;
	default:
		return 0;
	}
}

static int
read_claims(struct claims *c, const char *in, size_t len)
{
	struct lejp_ctx ctx;
	int r;

	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, claims_cb, c, claim_names,
		       LWS_ARRAY_SIZE(claim_names));
	r = len > INT_MAX ? -2
			  : lejp_parse(&ctx, (const uint8_t *)in, (int)len);
	lejp_destruct(&ctx);

	return r < 0 ? -1 : 0;
}

/* which claim is missing or wrong, or NULL */
static const char *
what_is_wrong(const struct claims *c)
{
	uint64_t now = lws_now_secs();
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(claim_names); n++) {
		if ((n == C_SUB && !c->sub) ||
		    (n == C_CSRF && !c->expected[C_CSRF]))
			continue;
		if (!(c->good & (1u << n)))
			return claim_names[n];
	}
	if (c->nbf > now)
		return "nbf";

	return c->exp < now ? "exp" : NULL;
}

int
lws_jwt_token_sanity(const char *in, size_t in_len, const char *iss,
		     const char *aud, const char *csrf_in, char *sub,
		     size_t sub_len, unsigned long *exp_unix_time)
{
	struct claims c;
	const char *wrong;

	memset(&c, 0, sizeof(c));
	c.expected[C_ISS] = iss;
	c.expected[C_AUD] = aud;
	c.expected[C_CSRF] = csrf_in;
	c.sub = sub;
	c.sub_len = sub_len;
	if (sub && !sub_len)
		return 1;
	wrong = read_claims(&c, in, in_len) ? "JSON" : what_is_wrong(&c);
	if (wrong) {
		lwsl_notice("JWT: its %s is missing or not right\n", wrong);
		return 1;
	}
	if (exp_unix_time)
		*exp_unix_time = (unsigned long)c.exp;

	return 0;
}
