/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The JOSE header (RFC 7515 4, RFC 7516 4). What nobody here uses is passed
 * over; what says that it must be understood (crit) and is not, is an error.
 */
#include "jose/jose.h"

#define EPK(m) "epk." m

enum {
	P_ALG,
	P_TYP,
	P_CRIT,
	P_B64,
	P_KID, /* from here: nobody here uses them, but once is enough */
	P_CTY,
	P_JKU,
	P_JWK,
	P_X5U,
	P_X5C,
	P_X5T,
	P_X5T_S256,
	P_ENC, /* from here on: JWE only */
	P_ZIP,
	P_APU,
	P_APV,
	P_IV,
	P_TAG,
	P_P2S,
	P_P2C,
	P_EPK,
	P_EPK_KTY,
	P_EPK_CRV,
	P_EPK_X,
	P_EPK_Y,
};

static const char *const paths[] = {
	/* clang-format off */
	"alg", "typ", "crit", "b64",
	"kid", "cty", "jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256",
	"enc", "zip", "apu", "apv", "iv", "tag", "p2s", "p2c",
	"epk", EPK("kty"), EPK("crv"), EPK("x"), EPK("y"),
	/* clang-format on */
};

/* where bytes of it go */
static const struct {
	uint8_t path;
	uint8_t idx;
	const char *name;
} stored[] = {
	{ P_ZIP, LJJHI_ZIP, "zip" }, { P_APU, LJJHI_APU, "apu" },
	{ P_APV, LJJHI_APV, "apv" }, { P_IV, LJJHI_IV, "iv" },
	{ P_TAG, LJJHI_TAG, "tag" }, { P_P2S, LJJHI_P2S, "p2s" },
};

struct header {
	struct lws_jose *jose; /* borrowed */
	char *temp;            /* borrowed: the caller's scratch that is left */
	int *temp_len;         /* borrowed */
	struct lws_jwk_in epk;
	uint32_t *seen; /* borrowed: bit per path */
	uint8_t flags;  /* LWS_JOSE_... */
	uint16_t len;
	char text[LWS_LIMIT_JOSE_MEMBER + 1];
};

void
lws_jose_init(struct lws_jose *jose)
{
	memset(jose, 0, sizeof(*jose));
}

void
lws_jose_destroy(struct lws_jose *jose)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(jose->recipient); n++)
		lws_jwk_destroy(&jose->recipient[n].jwk_ephemeral);
}

static struct lws_jwk *
ephemeral(struct lws_jose *jose)
{
	unsigned int n = (unsigned int)jose->recipients;

	if (n >= LWS_ARRAY_SIZE(jose->recipient))
		n = 0;

	return &jose->recipient[n].jwk_ephemeral;
}

static signed char
take_alg(struct header *h)
{
	int r = h->flags & LWS_JOSE_JWE
			? lws_gencrypto_jwe_alg_to_definition(h->text,
							      &h->jose->alg)
			: lws_gencrypto_jws_alg_to_definition(h->text,
							      &h->jose->alg);

	if (!r)
		return 0;
	lwsl_notice("JOSE: alg '%s' is not known here\n", h->text);

	return -1;
}

static signed char
take_enc(struct header *h)
{
	if (!lws_gencrypto_jwe_enc_to_definition(h->text, &h->jose->enc_alg))
		return 0;
	lwsl_notice("JOSE: enc '%s' is not known here\n", h->text);

	return -1;
}

static signed char
take_typ(struct header *h)
{
	if (h->len >= sizeof(h->jose->typ)) {
		lwsl_notice("JOSE: typ has more than %u characters\n",
			    (unsigned int)sizeof(h->jose->typ) - 1);
		return -1;
	}
	memcpy(h->jose->typ, h->text, h->len + 1u);

	return 0;
}

/* the bytes move to temp; those of zip are text */
static signed char
take_stored(struct header *h, unsigned int row)
{
	struct lws_gencrypto_keyelem *el = &h->jose->e[stored[row].idx];
	int n = h->len;

	if (stored[row].path == P_ZIP) {
		if (n > *h->temp_len)
			return -1;
		memcpy(h->temp, h->text, (size_t)n);
	} else
		n = lws_jose_b64_decode(h->text, (size_t)n, h->temp,
					*h->temp_len);
	if (n < 0) {
		lwsl_notice("JOSE: %s is no base64url, or %d bytes of scratch "
			    "are too few\n",
			    stored[row].name, *h->temp_len);
		return -1;
	}
	el->buf = (uint8_t *)lws_jose_take(&h->temp, h->temp_len, (size_t)n);
	el->len = (uint32_t)n;
	h->jose->edone[stored[row].idx] = 1;

	return 0;
}

/* RFC 7518 4.8.1.2; the sender decides how long we count, so not too long */
static signed char
take_rounds(struct header *h, const struct lejp_ctx *ctx)
{
	struct lws_gencrypto_keyelem *el = &h->jose->e[LJJHI_P2C];
	uint32_t n = 0;
	unsigned int k;

	for (k = 0; k < ctx->npos && n <= LWS_LIMIT_JOSE_PBES2_ROUNDS; k++) {
		if (ctx->buf[k] < '0' || ctx->buf[k] > '9')
			n = LWS_LIMIT_JOSE_PBES2_ROUNDS; /* and over it */
		n = n * 10 + (uint32_t)(ctx->buf[k] - '0');
	}
	if (!n || n > LWS_LIMIT_JOSE_PBES2_ROUNDS) {
		lwsl_notice("JOSE: p2c %.*s is not in 1 .. %u\n", ctx->npos,
			    ctx->buf, LWS_LIMIT_JOSE_PBES2_ROUNDS);
		return -1;
	}
	el->buf = (uint8_t *)lws_jose_take(&h->temp, h->temp_len, 4);
	if (!el->buf)
		return -1;
	el->len = 4;
	lws_put_u32be(el->buf, n);
	h->jose->edone[LJJHI_P2C] = 1;

	return 0;
}

static signed char
take_epk(struct header *h, const char *name)
{
	return lws_jwk_in_member(&h->epk, name, h->text, h->len) == LWS_JWK_BAD
		       ? -1
		       : 0;
}

static signed char
take_string(struct header *h, unsigned int path)
{
	unsigned int n;

	if (memchr(h->text, 0, h->len)) {
		lwsl_notice("JOSE: a zero in %s\n", paths[path]);
		return -1;
	}

	switch (path) {
	case P_ALG:
		return take_alg(h);
	case P_TYP:
		return take_typ(h);
	case P_ENC:
		return take_enc(h);
	case P_EPK_KTY:
	case P_EPK_CRV:
	case P_EPK_X:
	case P_EPK_Y:
		return take_epk(h, paths[path] + strlen(EPK("")));
	default:
		break;
	}
	for (n = 0; n < LWS_ARRAY_SIZE(stored); n++)
		if (stored[n].path == path)
			return take_stored(h, n);

	return 0;
}

static signed char
collect(struct header *h, const struct lejp_ctx *ctx)
{
	if (ctx->npos > LWS_LIMIT_JOSE_MEMBER - h->len) {
		lwsl_notice("JOSE: %s has more than %u bytes\n", ctx->path,
			    LWS_LIMIT_JOSE_MEMBER);
		return -1;
	}
	memcpy(h->text + h->len, ctx->buf, ctx->npos);
	h->len = (uint16_t)(h->len + ctx->npos);
	h->text[h->len] = '\0';

	return 0;
}

/* RFC 7515 4: a name may come once, whichever header it is in */
static signed char
refuse_member(const struct header *h, unsigned int path)
{
	if (*h->seen & (1u << path)) {
		lwsl_notice("JOSE: %s comes twice\n", paths[path]);
		return -1;
	}
	*h->seen |= 1u << path;
	if (path == P_CRIT) { /* RFC 7515 4.1.11 */
		lwsl_notice("JOSE: crit: no extension is understood here\n");
		return -1;
	}
	if (path >= P_ENC && !(h->flags & LWS_JOSE_JWE)) {
		lwsl_notice("JOSE: %s is not for signatures\n", paths[path]);
		return -1;
	}
	if (path == P_ZIP && h->flags & LWS_JOSE_UNPROTECTED) {
		lwsl_notice("JOSE: zip outside of the protected header\n");
		return -1; /* RFC 7516 4.1.3 */
	}

	return 0;
}

static signed char
header_value(struct header *h, struct lejp_ctx *ctx, unsigned int path,
	     char reason)
{
	/* RFC 7797 6 would have it in crit; true is as without it */
	if (path == P_B64)
		return reason & LEJP_FLAG_CB_IS_VALUE &&
				       reason != LEJPCB_VAL_TRUE
			       ? -1
			       : 0;
	if (path == P_JWK || path == P_X5C)
		return 0;

	switch (reason) {
	case LEJPCB_VAL_STR_START:
		h->len = 0;
		return 0;
	case LEJPCB_VAL_STR_CHUNK:
		return collect(h, ctx);
	case LEJPCB_VAL_STR_END:
		return collect(h, ctx) ? -1 : take_string(h, path);
	case LEJPCB_VAL_NUM_INT:
		return path == P_P2C ? take_rounds(h, ctx) : -1;
	default:
		/* only epk is no string */
		return reason & LEJP_FLAG_CB_IS_VALUE ||
				       reason == LEJPCB_ARRAY_START
			       ? -1
			       : 0;
	}
}

static signed char
header_cb(struct lejp_ctx *ctx, char reason)
{
	struct header *h = ctx->user;
	unsigned int path = ctx->path_match - 1u;

	if (!ctx->path_match || reason == LEJPCB_COMPLETE ||
	    reason == LEJPCB_FAILED)
		return 0;
	if (reason == LEJPCB_PAIR_NAME)
		return refuse_member(h, path);
	if (path == P_EPK && reason == LEJPCB_OBJECT_START) {
		lws_jwk_destroy(h->epk.jwk);
		lws_jwk_in_begin(&h->epk, h->epk.jwk);
		h->epk.is_strict = 1;
		return 0;
	}
	if (path == P_EPK && reason == LEJPCB_OBJECT_END)
		return lws_jwk_in_end(&h->epk) ? -1 : 0;

	return header_value(h, ctx, path, reason);
}

static int
is_object(const char *buf, int len)
{
	for (; len; buf++, len--)
		if (!strchr(" \t\r\n", *buf))
			return *buf == '{';

	return 0;
}

static int
parse_into(struct header *h, const char *buf, int len)
{
	struct lejp_ctx ctx;
	int r;

	while (h->flags & LWS_JOSE_OWN && len && !buf[len - 1])
		len--;
	if (!is_object(buf, len)) {
		lwsl_notice("JOSE header: it is no JSON object\n");
		return -1;
	}
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, header_cb, h, paths, LWS_ARRAY_SIZE(paths));
	ctx.flags |= LEJP_FLAG_STRICT;
	r = lejp_parse(&ctx, (const uint8_t *)buf, len);
	lejp_destruct(&ctx);
	if (!r)
		return 0;
	if (r != LEJP_REJECT_CALLBACK)
		lwsl_notice("JOSE header: %s\n",
			    r == LEJP_CONTINUE ? "it is cut short"
			    : r > 0            ? "something stands behind it"
					       : lejp_error_to_string(r));

	return -1;
}

int
lws_jose_parse_header(struct lws_jose *jose, const struct lws_jose_header *in,
		      char *temp, int *temp_len)
{
	struct header h;
	int r;

	if (in->text.len > INT_MAX)
		return -1;
	h.jose = jose;
	h.temp = temp;
	h.temp_len = temp_len;
	h.seen = in->seen;
	h.flags = in->flags;
	h.len = 0;
	lws_jwk_in_begin(&h.epk, ephemeral(jose));
	r = parse_into(&h, (const char *)in->text.p, (int)in->text.len);
	if (r)
		lws_jwk_destroy(h.epk.jwk);

	return r;
}

static int
parse(struct lws_jose *jose, const char *buf, int len, char *temp,
      int *temp_len, uint8_t flags)
{
	uint32_t seen = 0;
	const struct lws_jose_header h = {
		lws_span_of(buf, len > 0 ? (size_t)len : 0), &seen, flags
	};

	return lws_jose_parse_header(jose, &h, temp, temp_len);
}

int
lws_jws_parse_jose(struct lws_jose *jose, const char *buf, int len, char *temp,
		   int *temp_len)
{
	return parse(jose, buf, len, temp, temp_len, LWS_JOSE_OWN);
}

int
lws_jwe_parse_jose(struct lws_jose *jose, const char *buf, int len, char *temp,
		   int *temp_len)
{
	return parse(jose, buf, len, temp, temp_len,
		     LWS_JOSE_JWE | LWS_JOSE_OWN);
}
