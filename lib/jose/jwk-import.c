/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON to keys (RFC 7517 4 and 5, RFC 7518 6). Members come in any order, so
 * the type may be known last: what each member may belong to is kept as a set
 * of types, and what is left of it when the key ends must be the type that it
 * says. In a set of keys, one that cannot be used is left out (RFC 7517 5).
 */
#include "jose/jose.h"

/* RFC 8037: Ed25519 and its kin are "OKP"; outside of JSON they are of the type
 * EC, as everywhere in the API, and their curve's name says what they are */
enum {
	OCT = 1,
	RSA_KEY = 2,
	EC = 4,
	OKP = 8,
	ON_CURVE = EC | OKP,
	ANY = OCT | RSA_KEY | EC | OKP,
};

/* -- members -- */

static const struct {
	const char *name;
	uint8_t idx;
	uint8_t types;
} elements[] = {
	{ "k", LWS_GENCRYPTO_OCT_KEYEL_K, OCT },
	{ "e", LWS_GENCRYPTO_RSA_KEYEL_E, RSA_KEY },
	{ "n", LWS_GENCRYPTO_RSA_KEYEL_N, RSA_KEY },
	{ "d", LWS_GENCRYPTO_RSA_KEYEL_D, RSA_KEY | ON_CURVE }, /* one slot */
	{ "p", LWS_GENCRYPTO_RSA_KEYEL_P, RSA_KEY },
	{ "q", LWS_GENCRYPTO_RSA_KEYEL_Q, RSA_KEY },
	{ "dp", LWS_GENCRYPTO_RSA_KEYEL_DP, RSA_KEY },
	{ "dq", LWS_GENCRYPTO_RSA_KEYEL_DQ, RSA_KEY },
	{ "qi", LWS_GENCRYPTO_RSA_KEYEL_QI, RSA_KEY },
	{ "crv", LWS_GENCRYPTO_EC_KEYEL_CRV, ON_CURVE }, /* the only text */
	{ "x", LWS_GENCRYPTO_EC_KEYEL_X, ON_CURVE },
	{ "y", LWS_GENCRYPTO_EC_KEYEL_Y, EC },
};

static const struct {
	const char *name;
	uint8_t idx;
} metas[] = {
	{ "kty", JWK_META_KTY }, { "kid", JWK_META_KID },
	{ "use", JWK_META_USE }, { "key_ops", JWK_META_KEY_OPS },
	{ "x5c", JWK_META_X5C }, { "alg", JWK_META_ALG },
};

#define BIT(n) (1u << (n))

/* what must be there, and what comes together or not at all */
static const struct {
	const char *name;
	enum lws_gencrypto_kty kty;
	uint8_t type, needed, private_part, crt;
} types[] = {
	{ "oct", LWS_GENCRYPTO_KTY_OCT, OCT, BIT(LWS_GENCRYPTO_OCT_KEYEL_K), 0,
	  0 },
	{ "RSA", LWS_GENCRYPTO_KTY_RSA, RSA_KEY,
	  BIT(LWS_GENCRYPTO_RSA_KEYEL_E) | BIT(LWS_GENCRYPTO_RSA_KEYEL_N),
	  BIT(LWS_GENCRYPTO_RSA_KEYEL_D) | BIT(LWS_GENCRYPTO_RSA_KEYEL_P) |
		  BIT(LWS_GENCRYPTO_RSA_KEYEL_Q),
	  BIT(LWS_GENCRYPTO_RSA_KEYEL_DP) | BIT(LWS_GENCRYPTO_RSA_KEYEL_DQ) |
		  BIT(LWS_GENCRYPTO_RSA_KEYEL_QI) },
	{ "EC", LWS_GENCRYPTO_KTY_EC, EC,
	  BIT(LWS_GENCRYPTO_EC_KEYEL_CRV) | BIT(LWS_GENCRYPTO_EC_KEYEL_X) |
		  BIT(LWS_GENCRYPTO_EC_KEYEL_Y),
	  BIT(LWS_GENCRYPTO_EC_KEYEL_D), 0 },
	{ "OKP", LWS_GENCRYPTO_KTY_EC, OKP,
	  BIT(LWS_GENCRYPTO_EC_KEYEL_CRV) | BIT(LWS_GENCRYPTO_EC_KEYEL_X),
	  BIT(LWS_GENCRYPTO_EC_KEYEL_D), 0 },
};

void
lws_jwk_in_begin(struct lws_jwk_in *in, struct lws_jwk *jwk)
{
	memset(in, 0, sizeof(*in));
	in->jwk = jwk;
	in->types = ANY;
}

/* keys in files come in plain base64, too, and padded; RFC 7515 2 has neither,
 * and what somebody sends is as it says */
static int
decode(const struct lws_jwk_in *in, const char *text, size_t len, uint8_t *to)
{
	size_t plain = len;

	if (in->is_strict)
		return lws_jose_b64_decode(text, len, (char *)to,
					   LWS_JWE_LIMIT_KEY_ELEMENT_BYTES);
	while (plain && len % 4 == 0 && len - plain < 2 &&
	       text[plain - 1] == '=')
		plain--;
	if (!plain || text[plain - 1] == '=' || memchr(text, '\n', len) ||
	    !lws_jose_b64_is_canonical(text, plain))
		return -1;

	return lws_b64_decode_string_len(text, (int)len, (char *)to,
					 LWS_JWE_LIMIT_KEY_ELEMENT_BYTES);
}

static int
set_bytes(const struct lws_jwk_in *in, struct lws_gencrypto_keyelem *el,
	  const char *text, size_t len)
{
	uint8_t bytes[LWS_JWE_LIMIT_KEY_ELEMENT_BYTES];
	int n = decode(in, text, len, bytes);
	int r = n > 0 ? lws_keyel_dup(el, bytes, (size_t)n) : -1;

	lws_explicit_bzero(bytes, sizeof(bytes));

	return r;
}

static enum lws_jwk_member
take_element(struct lws_jwk_in *in, unsigned int row, const char *text,
	     size_t len)
{
	struct lws_gencrypto_keyelem *el = &in->jwk->e[elements[row].idx];
	int r;

	in->types &= elements[row].types;
	if (!in->types) {
		lwsl_notice("JWK: '%s' is not of the same type as the others\n",
			    elements[row].name);
		return LWS_JWK_BAD;
	}
	lws_keyel_destroy(el, 1); /* the last one counts */
	if (elements[row].types == ON_CURVE &&
	    elements[row].idx == LWS_GENCRYPTO_EC_KEYEL_CRV)
		r = len && !memchr(text, 0, len) ? lws_keyel_dup(el, text, len)
						 : -1;
	else
		r = set_bytes(in, el, text, len);
	if (r) {
		lwsl_notice("JWK: '%s' of %u characters cannot be used\n",
			    elements[row].name, (unsigned int)len);
		return LWS_JWK_BAD;
	}
	in->elements = (uint8_t)(in->elements | BIT(elements[row].idx));

	return LWS_JWK_TAKEN;
}

static enum lws_jwk_member
take_meta(struct lws_jwk_in *in, unsigned int row, const char *text, size_t len)
{
	struct lws_gencrypto_keyelem *el = &in->jwk->meta[metas[row].idx];

	lws_keyel_destroy(el, 1);

	return lws_keyel_dup(el, text, len) ? LWS_JWK_BAD : LWS_JWK_TAKEN;
}

enum lws_jwk_member
lws_jwk_in_member(struct lws_jwk_in *in, const char *name, const char *text,
		  size_t len)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(elements); n++)
		if (!strcmp(elements[n].name, name))
			return take_element(in, n, text, len);
	for (n = 0; n < LWS_ARRAY_SIZE(metas); n++)
		if (!strcmp(metas[n].name, name))
			return take_meta(in, n, text, len);

	return LWS_JWK_OTHER;
}

/* all bits of the group, or none */
static int
whole_group(uint8_t have, uint8_t group)
{
	return (have & group) == group || !(have & group);
}

/* An OKP key has one of the curves of RFC 8037 and their lengths (2), an EC key
 * none of them. Other names of curves are told where they are used. */
static int
suits_curve(const struct lws_jwk *jwk, uint8_t type)
{
	const struct lws_gencrypto_keyelem *e = jwk->e;
	size_t len = type & ON_CURVE
			     ? lws_okp_key_len(&e[LWS_GENCRYPTO_EC_KEYEL_CRV])
			     : 0;

	if (type != OKP)
		return !len;

	return len && e[LWS_GENCRYPTO_EC_KEYEL_X].len == len &&
	       (!e[LWS_GENCRYPTO_EC_KEYEL_D].buf ||
		e[LWS_GENCRYPTO_EC_KEYEL_D].len == len);
}

int
lws_jwk_in_end(struct lws_jwk_in *in)
{
	const struct lws_gencrypto_keyelem *kty = &in->jwk->meta[JWK_META_KTY];
	uint8_t have = in->elements;
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(types); n++)
		if (kty->len == strlen(types[n].name) &&
		    !memcmp(kty->buf, types[n].name, kty->len))
			break;
	if (n == LWS_ARRAY_SIZE(types)) {
		lwsl_notice("JWK: no 'kty' that is known here\n");
		return -1;
	}
	if (!(in->types & types[n].type) ||
	    (have & types[n].needed) != types[n].needed ||
	    !whole_group(have, types[n].private_part) ||
	    !whole_group(have, types[n].crt) ||
	    ((have & types[n].crt) && !(have & types[n].private_part))) {
		lwsl_notice("JWK: members of an %s key are missing\n",
			    types[n].name);
		return -1;
	}
	if (!suits_curve(in->jwk, types[n].type)) {
		lwsl_notice("JWK: no curve, or no length, of an %s key\n",
			    types[n].name);
		return -1;
	}
	in->jwk->kty = (int)types[n].kty;
	in->jwk->private_key = !!(have & types[n].private_part);

	return 0;
}

/* -- the JSON around them -- */

#define MEMBERS(prefix)                                                        \
	prefix "kty", prefix "kid", prefix "use", prefix "key_ops",            \
		prefix "key_ops[]", prefix "x5c[]", prefix "x5c",              \
		prefix "alg", prefix "k", prefix "e", prefix "n", prefix "d",  \
		prefix "p", prefix "q", prefix "dp", prefix "dq", prefix "qi", \
		prefix "crv", prefix "x", prefix "y"

static const char *const paths_one[] = { MEMBERS("") };
static const char *const paths_set[] = { MEMBERS("keys[]."), "keys[]", "keys" };

static const char *const names[] = {
	"kty", "kid", "use", "key_ops", "key_ops", "x5c", "x5c",
	"alg", "k",   "e",   "n",       "d",       "p",   "q",
	"dp",  "dq",  "qi",  "crv",     "x",       "y",
};

struct import {
	struct lws_jwk_in in;
	lws_jwk_key_import_callback cb; /* NULL: one key */
	void *user;                     /* the program's */
	char *text;                     /* owned; a string being collected */
	size_t len;
	unsigned int keys; /* that cb was told of */
	uint8_t list;      /* path_match of the array in text, or 0 */
	uint8_t unusable;  /* set: what is left of this key is ignored */
	uint8_t key_depth; /* ctx->sp inside a key */
};

static signed char
collect(struct import *im, const struct lejp_ctx *ctx)
{
	if (ctx->npos > LWS_LIMIT_JWK_MEMBER - im->len) {
		lwsl_notice("JWK: %s has more than %u bytes\n", ctx->path,
			    LWS_LIMIT_JWK_MEMBER);
		return -1;
	}
	memcpy(im->text + im->len, ctx->buf, ctx->npos);
	im->len += ctx->npos;

	return 0;
}

static int
is_in_array(const struct lejp_ctx *ctx)
{
	size_t len = strlen(ctx->path);

	return len && ctx->path[len - 1] == ']';
}

static int
may_be_array(const struct lejp_ctx *ctx)
{
	const char *name = names[ctx->path_match - 1];

	return !strcmp(name, "key_ops") || !strcmp(name, "x5c");
}

/* arrays become one string with blanks between */
static signed char
collect_start(struct import *im, const struct lejp_ctx *ctx)
{
	if (is_in_array(ctx) && !may_be_array(ctx)) {
		lwsl_notice("JWK: %s is an array\n", ctx->path);
		return -1;
	}
	if (im->list != ctx->path_match)
		im->len = 0;
	else if (im->len < LWS_LIMIT_JWK_MEMBER)
		im->text[im->len++] = ' ';
	im->list = is_in_array(ctx) ? ctx->path_match : 0;

	return 0;
}

/* a key that is bad ends the import, but in a set only itself */
static signed char
bad_key(struct import *im)
{
	if (!im->cb)
		return -1;
	im->unusable = 1;

	return 0;
}

static signed char
string_end(struct import *im, const struct lejp_ctx *ctx)
{
	if (collect(im, ctx))
		return bad_key(im);
	if (lws_jwk_in_member(&im->in, names[ctx->path_match - 1], im->text,
			      im->len) == LWS_JWK_BAD)
		return bad_key(im);

	return 0;
}

static void
begin_key(struct import *im)
{
	im->unusable = 0;
	im->list = 0;
	lws_jwk_in_begin(&im->in, im->in.jwk);
}

/* the callback copies what it wants to keep */
static signed char
key_of_set(struct import *im)
{
	struct lws_jwk *jwk = im->in.jwk;
	int r = 0;

	if (!im->unusable && !lws_jwk_in_end(&im->in)) {
		im->keys++;
		r = im->cb(jwk, im->user);
	}
	lws_jwk_destroy(jwk);
	jwk->private_key = 0;

	return r ? -1 : 0;
}

static int
is_member(const struct lejp_ctx *ctx)
{
	return ctx->path_match && ctx->path_match <= LWS_ARRAY_SIZE(names);
}

static int
is_set_key(const struct import *im, const struct lejp_ctx *ctx)
{
	return im->cb && ctx->path_match == LWS_ARRAY_SIZE(names) + 1;
}

static signed char
import_cb(struct lejp_ctx *ctx, char reason)
{
	struct import *im = ctx->user;

	if (reason == LEJPCB_OBJECT_START && is_set_key(im, ctx))
		begin_key(im);
	if (reason == LEJPCB_OBJECT_END && is_set_key(im, ctx))
		return key_of_set(im);
	if (!is_member(ctx) || im->unusable)
		return 0;

	switch (reason) {
	case LEJPCB_VAL_STR_START:
		return collect_start(im, ctx) ? bad_key(im) : 0;
	case LEJPCB_VAL_STR_CHUNK:
		return collect(im, ctx) ? bad_key(im) : 0;
	case LEJPCB_VAL_STR_END:
		return string_end(im, ctx);
	case LEJPCB_ARRAY_START: /* which may have nothing in it */
		return may_be_array(ctx) ? 0 : bad_key(im);
	case LEJPCB_OBJECT_START:
		return bad_key(im);
	default:
		/* a member that we know and no string */
		return reason & LEJP_FLAG_CB_IS_VALUE ? bad_key(im) : 0;
	}
}

static int
parse(struct import *im, const char *json, size_t len)
{
	const char *const *paths = im->cb ? paths_set : paths_one;
	size_t count =
		im->cb ? LWS_ARRAY_SIZE(paths_set) : LWS_ARRAY_SIZE(paths_one);
	struct lejp_ctx *ctx;
	int r = -1;

	if (len > INT_MAX)
		return -1;
	ctx = lws_zalloc(sizeof(*ctx), "jwk parser");
	if (!ctx)
		return -1;
	lejp_construct(ctx, import_cb, im, paths, (unsigned char)count);
	ctx->flags |= LEJP_FLAG_FEAT_LEADING_WC; /* arrays by their own paths */
	r = lejp_parse(ctx, (const uint8_t *)json, (int)len);
	lejp_destruct(ctx);
	if (r < 0)
		lwsl_notice("JWK: %s\n", r == LEJP_CONTINUE
						 ? "the JSON is cut short"
						 : lejp_error_to_string(r));
	lws_explicit_bzero(ctx, sizeof(*ctx));
	lws_free(ctx);

	return r < 0 ? -1 : 0;
}

int
lws_jwk_import(struct lws_jwk *jwk, lws_jwk_key_import_callback cb, void *user,
	       const char *in, size_t len)
{
	struct import im = { .cb = cb, .user = user };
	int r;

	memset(jwk, 0, sizeof(*jwk));
	lws_jwk_in_begin(&im.in, jwk);
	im.text = lws_malloc(LWS_LIMIT_JWK_MEMBER, "jwk member");
	if (!im.text)
		return -1;
	r = parse(&im, in, len);
	lws_explicit_bzero(im.text, LWS_LIMIT_JWK_MEMBER);
	lws_free(im.text);
	if (!r)
		r = cb ? (im.keys ? 0 : -1) : lws_jwk_in_end(&im.in);
	if (r)
		lws_jwk_destroy(jwk);

	return r;
}
