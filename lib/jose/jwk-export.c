/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys to JSON (RFC 7517 4), the members in the order of their names, and the
 * thumbprint (RFC 7638), which is a digest of the required ones alone.
 */
#include "jose/jose.h"

enum {
	PRIVATE = 1,  /* only with the private half */
	REQUIRED = 2, /* in the thumbprint */
	TEXT = 4,     /* as it is; otherwise bytes, in base64url */
	LIST = 8,     /* words, as an array */
};

struct member {
	const char *name;
	int8_t element; /* or -1 - meta */
	uint8_t flags;
};

#define META(m) ((int8_t)(-1 - (int)(m)))

static const struct member oct_members[] = {
	{ "alg", META(JWK_META_ALG), TEXT },
	{ "k", LWS_GENCRYPTO_OCT_KEYEL_K, REQUIRED },
	{ "key_ops", META(JWK_META_KEY_OPS), LIST },
	{ "kid", META(JWK_META_KID), TEXT },
	{ "kty", META(JWK_META_KTY), TEXT | REQUIRED },
	{ "use", META(JWK_META_USE), TEXT },
	{ "x5c", META(JWK_META_X5C), LIST },
	{ NULL, 0, 0 },
};

static const struct member rsa_members[] = {
	{ "alg", META(JWK_META_ALG), TEXT },
	{ "d", LWS_GENCRYPTO_RSA_KEYEL_D, PRIVATE },
	{ "dp", LWS_GENCRYPTO_RSA_KEYEL_DP, PRIVATE },
	{ "dq", LWS_GENCRYPTO_RSA_KEYEL_DQ, PRIVATE },
	{ "e", LWS_GENCRYPTO_RSA_KEYEL_E, REQUIRED },
	{ "key_ops", META(JWK_META_KEY_OPS), LIST },
	{ "kid", META(JWK_META_KID), TEXT },
	{ "kty", META(JWK_META_KTY), TEXT | REQUIRED },
	{ "n", LWS_GENCRYPTO_RSA_KEYEL_N, REQUIRED },
	{ "p", LWS_GENCRYPTO_RSA_KEYEL_P, PRIVATE },
	{ "q", LWS_GENCRYPTO_RSA_KEYEL_Q, PRIVATE },
	{ "qi", LWS_GENCRYPTO_RSA_KEYEL_QI, PRIVATE },
	{ "use", META(JWK_META_USE), TEXT | PRIVATE },
	{ "x5c", META(JWK_META_X5C), LIST },
	{ NULL, 0, 0 },
};

static const struct member ec_members[] = {
	{ "alg", META(JWK_META_ALG), TEXT },
	{ "crv", LWS_GENCRYPTO_EC_KEYEL_CRV, TEXT | REQUIRED },
	{ "d", LWS_GENCRYPTO_EC_KEYEL_D, PRIVATE },
	{ "key_ops", META(JWK_META_KEY_OPS), LIST },
	{ "kid", META(JWK_META_KID), TEXT },
	{ "kty", META(JWK_META_KTY), TEXT | REQUIRED },
	{ "use", META(JWK_META_USE), TEXT | PRIVATE },
	{ "x", LWS_GENCRYPTO_EC_KEYEL_X, REQUIRED },
	{ "x5c", META(JWK_META_X5C), LIST },
	{ "y", LWS_GENCRYPTO_EC_KEYEL_Y, REQUIRED },
	{ NULL, 0, 0 },
};

struct type {
	const struct member *members;
	const char *kty;
};

static const struct type types[] = {
	[LWS_GENCRYPTO_KTY_OCT] = { oct_members, "oct" },
	[LWS_GENCRYPTO_KTY_RSA] = { rsa_members, "RSA" },
	[LWS_GENCRYPTO_KTY_EC] = { ec_members, "EC" },
};

/* RFC 8037 2: the same, without a y */
static const struct type okp = { ec_members, "OKP" };

static const struct type *
type_of(const struct lws_jwk *jwk)
{
	if (jwk->kty <= LWS_GENCRYPTO_KTY_UNKNOWN ||
	    jwk->kty >= (int)LWS_ARRAY_SIZE(types))
		return NULL;

	return lws_jwk_is_okp(jwk) ? &okp : &types[jwk->kty];
}

static struct lws_gencrypto_keyelem
value_of(const struct lws_jwk *jwk, const struct type *type,
	 const struct member *m)
{
	struct lws_gencrypto_keyelem el;

	if (m->element >= 0)
		return jwk->e[m->element];
	if (m->element != META(JWK_META_KTY))
		return jwk->meta[-1 - m->element];
	/* a key that was made, not imported, has no text for it */
	el.buf = (uint8_t *)(uintptr_t)type->kty;
	el.len = (uint32_t)strlen(type->kty);

	return el;
}

/* what only the private half does is not for the public one */
static int
is_private_op(const char *op, size_t len)
{
	return (len == 4 && !memcmp(op, "sign", 4)) ||
	       (len == 7 && !memcmp(op, "encrypt", 7));
}

static void
out_list(struct lws_jose_out *o, const struct lws_gencrypto_keyelem *el,
	 int flags)
{
	const char *p = (const char *)el->buf, *end = p + el->len, *w;
	int first = 1;

	lws_jose_out_text(o, "[");
	for (; p < end; p = w + 1) {
		w = memchr(p, ' ', (size_t)(end - p));
		if (!w)
			w = end;
		if (w == p || (!(flags & LWSJWKF_EXPORT_PRIVATE) &&
			       is_private_op(p, (size_t)(w - p))))
			continue;
		lws_jose_out_text(o, first ? "\"" : ",\"");
		lws_jose_out_json(o, p, (size_t)(w - p));
		lws_jose_out_text(o, "\"");
		first = 0;
	}
	lws_jose_out_text(o, "]");
}

static void
out_member(struct lws_jose_out *o, const struct member *m,
	   const struct lws_gencrypto_keyelem *el, int flags)
{
	size_t len = el->len;

	lws_jose_out_text(o, "\"");
	lws_jose_out_text(o, m->name);
	lws_jose_out_text(o, "\":");
	if (m->flags & LIST) {
		out_list(o, el, flags);
		return;
	}
	lws_jose_out_text(o, "\"");
	if (m->flags & TEXT) {
		if (len && !el->buf[len - 1]) /* a curve with its NUL */
			len--;
		lws_jose_out_json(o, (const char *)el->buf, len);
	} else
		lws_jose_out_b64(o, el->buf, len);
	lws_jose_out_text(o, "\"");
}

/* those that have all of the flags in only */
static int
out_members(struct lws_jose_out *o, const struct lws_jwk *jwk, int flags,
	    uint8_t only)
{
	const struct type *type = type_of(jwk);
	const struct member *m;
	int first = 1;

	if (!type)
		return -1;
	lws_jose_out_text(o, "{");
	for (m = type->members; m->name; m++) {
		struct lws_gencrypto_keyelem el = value_of(jwk, type, m);

		if (!el.buf || (m->flags & only) != only ||
		    ((m->flags & PRIVATE) && !(flags & LWSJWKF_EXPORT_PRIVATE)))
			continue;
		if (!first)
			lws_jose_out_text(o, ",");
		first = 0;
		out_member(o, m, &el,
			   jwk->kty == LWS_GENCRYPTO_KTY_OCT
				   ? flags | LWSJWKF_EXPORT_PRIVATE
				   : flags);
	}
	lws_jose_out_text(o, "}");

	return 0;
}

int
lws_jwk_out(struct lws_jose_out *o, const struct lws_jwk *jwk, int flags)
{
	return out_members(o, jwk, flags, 0);
}

int
lws_jwk_export(struct lws_jwk *jwk, int flags, char *p, int *len)
{
	struct lws_jose_out o;
	int n;

	if (*len < 0)
		return -1;
	lws_jose_out_begin(&o, p, (size_t)*len);
	if (lws_jwk_out(&o, jwk, flags))
		return -1;
	if (!(flags & LWSJWKF_EXPORT_NOCRLF))
		lws_jose_out_text(&o, "\n");
	n = lws_jose_out_end(&o);
	if (n < 0) {
		lwsl_notice("JWK: %d bytes are too few for the key\n", *len);
		return -1;
	}
	*len -= n;

	return n;
}

static int
digest_text(const char *text, size_t len, uint8_t *digest32)
{
	struct lws_genhash_ctx h;

	if (lws_genhash_init(&h, LWS_GENHASH_TYPE_SHA256) ||
	    lws_genhash_update(&h, text, len) ||
	    lws_genhash_destroy(&h, digest32)) {
		lws_genhash_destroy(&h, NULL);
		return -1;
	}

	return 0;
}

int
lws_jwk_rfc7638_fingerprint(struct lws_jwk *jwk, char *digest32)
{
	/* two elements in base64, and the names around them */
	const size_t room = LWS_JWE_LIMIT_KEY_ELEMENT_BYTES * 3 + 64;
	char *buf = lws_malloc(room, "jwk thumbprint");
	struct lws_jose_out o;
	int n = -1;

	if (!buf)
		return -1;
	lws_jose_out_begin(&o, buf, room);
	if (!out_members(&o, jwk, 0, REQUIRED))
		n = lws_jose_out_end(&o);
	if (n >= 0)
		n = digest_text(buf, (size_t)n, (uint8_t *)digest32);
	lws_explicit_bzero(buf, room); /* the key, if it is symmetric */
	lws_free(buf);

	return n < 0 ? -1 : 0;
}
