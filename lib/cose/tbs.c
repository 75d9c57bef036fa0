/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is signed is no message but an array made for it (RFC 9052 4.4, 6.3):
 * a context string, the protected headers, what the application adds, the
 * payload. It is hashed as it comes; only EdDSA needs all of it at once.
 */
#include "cose/cose.h"

static int
feed(struct lws_cose_tbs *t, const void *p, size_t len)
{
	switch (t->alg->kind) {
	case LWS_COSE_EDDSA:
		lws_cose_buf_add(&t->whole, p, len, LWS_LIMIT_COSE_PAYLOAD);
		return t->whole.failed ? -1 : 0;
	case LWS_COSE_AESMAC:
		return lws_cose_aes_mac_add(&t->aes_mac, p, len);
	default:
		return lws_signing_add(&t->run, p, len);
	}
}

/* bytes of r and of s: of the key's curve */
static uint8_t
half_of(const struct lws_cose_tbs *t)
{
	const struct lws_gencrypto_keyelem *crv =
		&t->ck->e[LWS_GENCRYPTO_EC_KEYEL_CRV];
	const struct lws_curve *c =
		t->alg->kind == LWS_COSE_ECDSA
			? lws_curve_by_name((const char *)crv->buf)
			: NULL;

	return c ? c->key_bytes : 0;
}

static int
open_run(struct lws_cose_tbs *t, enum lws_signing_to to)
{
	const struct lws_signing how = {
		.kty = (enum lws_gencrypto_kty)t->ck->gencrypto_kty,
		.el = t->ck->e,
		.hash = t->alg->hash,
		.is_pss = t->alg->kind == LWS_COSE_PSS,
		.half = half_of(t),
	};

	return lws_signing_begin(&t->run, &how, to);
}

static int
open_tbs(struct lws_cose_tbs *t, enum lws_signing_to to)
{
	switch (t->alg->kind) {
	case LWS_COSE_EDDSA:
		lws_keys_keep(LWS_GENCRYPTO_KTY_EC, t->ck->e,
			      to == LWS_SIGNING_MAKE);
		return 0;
	case LWS_COSE_AESMAC:
		return lws_cose_aes_mac_begin(
			&t->aes_mac, &t->ck->e[LWS_GENCRYPTO_OCT_KEYEL_K]);
	default:
		return open_run(t, to);
	}
}

static int
feed_context(struct lws_cose_tbs *t, const struct lws_cose_context *cx)
{
	struct lws_cose_buf b = { .p = NULL };
	int r = -1;

	lws_cose_put_head(&b, LWS_CBOR_MAJTYP_ARRAY, cx->sign ? 5 : 4);
	lws_cose_put_tstr(&b, cx->text);
	lws_cose_put_bstr(&b, cx->body->p, cx->body->len);
	if (cx->sign)
		lws_cose_put_bstr(&b, cx->sign->p, cx->sign->len);
	lws_cose_put_bstr(&b, cx->ext->p, cx->ext->len);
	lws_cose_put_head(&b, LWS_CBOR_MAJTYP_BSTR, cx->payload_len);
	if (!b.failed)
		r = feed(t, b.p, b.len);
	lws_cose_buf_fini(&b);

	return r;
}

int
lws_cose_tbs_begin(struct lws_cose_tbs *t, const struct lws_cose_alg *alg,
		   const lws_cose_key_t *ck, const struct lws_cose_context *cx)
{
	memset(t, 0, sizeof(*t));
	t->alg = alg;
	t->ck = ck;
	if (open_tbs(t, cx->to))
		return -1;
	t->begun = 1;
	if (!feed_context(t, cx))
		return 0;
	lws_cose_tbs_fini(t);

	return -1;
}

int
lws_cose_tbs_add(struct lws_cose_tbs *t, const void *p, size_t len)
{
	return t->begun ? feed(t, p, len) : -1;
}

void
lws_cose_tbs_fini(struct lws_cose_tbs *t)
{
	if (!t->begun)
		return;
	t->begun = 0;
	switch (t->alg->kind) {
	case LWS_COSE_EDDSA:
		lws_cose_buf_fini(&t->whole);
		return;
	case LWS_COSE_AESMAC:
		(void)lws_cose_aes_mac_end(&t->aes_mac, NULL, 0);
		return;
	default:
		lws_signing_fini(&t->run);
		return;
	}
}

/* -- the kinds -- */

static int
eddsa_make(struct lws_cose_tbs *t, uint8_t *sig)
{
	size_t len = lws_x_okp_sig_len(t->ck->e);

	return lws_x_okp_sign(t->ck->e, t->whole.p, t->whole.len, sig, len)
		       ? -1
		       : (int)len;
}

/* RFC 9053 3.1: the MAC is cut to the algorithm's length
 * \param mac: LWS_GENHASH_LARGEST bytes, into which a whole one fits */
static int
mac_make(struct lws_cose_tbs *t, uint8_t *mac)
{
	int r;

	if (t->alg->kind == LWS_COSE_AESMAC)
		r = lws_cose_aes_mac_end(&t->aes_mac, mac, t->alg->len);
	else
		r = lws_signing_make(&t->run, mac, LWS_GENHASH_LARGEST);

	return r < 0 ? -1 : t->alg->len;
}

int
lws_cose_tbs_make(struct lws_cose_tbs *t, uint8_t *sig)
{
	int r;

	if (!t->begun)
		return -1;
	if (lws_cose_is_mac(t->alg))
		r = mac_make(t, sig);
	else if (t->alg->kind == LWS_COSE_EDDSA)
		r = eddsa_make(t, sig);
	else
		r = lws_signing_make(&t->run, sig, LWS_COSE_SIG_MAX);
	lws_cose_tbs_fini(t);

	return r;
}

/* -- and the other way -- */

/* constant time: of what is secret only the result is told */
static int
mac_check(struct lws_cose_tbs *t, const uint8_t *sig, size_t len)
{
	uint8_t mac[LWS_GENHASH_LARGEST];
	int n = mac_make(t, mac), r = -1;

	if (n > 0 && len == (size_t)n &&
	    !lws_timingsafe_bcmp(mac, sig, (uint32_t)n))
		r = 0;
	lws_explicit_bzero(mac, sizeof(mac)); /* another's right one */

	return r;
}

int
lws_cose_tbs_check(struct lws_cose_tbs *t, const uint8_t *sig, size_t len)
{
	const struct lws_span s = lws_span_of(sig, len);
	int r;

	if (!t->begun)
		return -1;
	if (lws_cose_is_mac(t->alg))
		r = mac_check(t, sig, len);
	else if (t->alg->kind == LWS_COSE_EDDSA)
		r = lws_x_okp_verify(t->ck->e, t->whole.p, t->whole.len, sig,
				     len);
	else
		r = lws_signing_check(&t->run, &s);
	lws_cose_tbs_fini(t);

	return r ? -1 : 0;
}
