/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The content key agreed on with an ephemeral key, or wrapped by one that is
 * (RFC 7518 4.6), which the header brings as epk.
 */
#include "jose/jwe.h"

enum { SECRET_MAX = 66, HASH_LEN = 32 };

static int
is_direct(const struct lws_jwe *jwe)
{
	return jwe->jose.alg->algtype_crypto == LWS_JOSE_ENCTYPE_NONE;
}

static int
hash_counted(struct lws_genhash_ctx *h, const void *p, size_t len)
{
	uint8_t count[4];

	lws_put_u32be(count, (uint32_t)len);

	return lws_genhash_update(h, count, sizeof(count)) ||
	       lws_genhash_update(h, p, len);
}

struct kdf {
	const char *id;                         /* AlgorithmID */
	const struct lws_gencrypto_keyelem *ap; /* apu, apv */
	struct lws_span z;
	uint32_t bits;
};

/* one round of NIST SP 800-56A 5.8.1.1, with the other info of RFC 7518
 * 4.6.2 */
static int
kdf_round(const struct kdf *k, uint32_t round, uint8_t *out)
{
	struct lws_genhash_ctx h;
	uint8_t counter[4], bits[4];

	lws_put_u32be(counter, round);
	lws_put_u32be(bits, k->bits);
	if (lws_genhash_init(&h, LWS_GENHASH_TYPE_SHA256) ||
	    lws_genhash_update(&h, counter, sizeof(counter)) ||
	    lws_genhash_update(&h, k->z.p, k->z.len) ||
	    hash_counted(&h, k->id, strlen(k->id)) ||
	    hash_counted(&h, k->ap[LJJHI_APU].buf, k->ap[LJJHI_APU].len) ||
	    hash_counted(&h, k->ap[LJJHI_APV].buf, k->ap[LJJHI_APV].len) ||
	    lws_genhash_update(&h, bits, sizeof(bits)) ||
	    lws_genhash_destroy(&h, out)) {
		lws_genhash_destroy(&h, NULL);
		return -1;
	}

	return 0;
}

int
lws_jwa_concat_kdf(struct lws_jwe *jwe, int direct, uint8_t *out,
		   const uint8_t *shared_secret, int sslen)
{
	const struct lws_jose_jwe_alg *as =
		direct ? jwe->jose.enc_alg : jwe->jose.alg;
	struct kdf k;
	uint32_t n;

	if (!jwe->jose.alg || !jwe->jose.enc_alg || sslen < 0)
		return -1;
	k.id = as->alg;
	k.ap = jwe->jose.e;
	k.z = lws_span_of(shared_secret, (size_t)sslen);
	k.bits = as->keybits_fixed;
	for (n = 0; n * HASH_LEN * 8 < k.bits; n++)
		if (kdf_round(&k, n + 1, out + n * HASH_LEN))
			return -1;

	return 0;
}

/* bytes of what both sides have, -1 if there is nothing */
static int
shared_secret(struct lws_jwe *jwe, struct lws_gencrypto_keyelem *ours,
	      struct lws_gencrypto_keyelem *theirs, uint8_t *z)
{
	struct lws_genec_ctx ctx;
	size_t okp_len = SECRET_MAX;
	int len = SECRET_MAX;

	/* RFC 8037 3.2; both of one curve is seen to there */
	if (lws_okp_key_len(&ours[LWS_GENCRYPTO_EC_KEYEL_CRV]))
		return lws_x_okp_shared_secret(ours, theirs, z, &okp_len)
			       ? -1
			       : (int)okp_len;
	if (lws_genecdh_create(&ctx, jwe->jws.context, NULL))
		return -1;
	if (lws_genecdh_set_key(&ctx, ours, LDHS_OURS) ||
	    lws_genecdh_set_key(&ctx, theirs, LDHS_THEIRS) ||
	    lws_genecdh_compute_shared_secret(&ctx, z, &len))
		len = -1;
	lws_genec_destroy(&ctx);

	return len;
}

/* what comes out is the content key or wraps it */
static int
agree(struct lws_jwe *jwe, struct lws_gencrypto_keyelem *ours,
      struct lws_gencrypto_keyelem *theirs, uint8_t *key)
{
	uint8_t z[SECRET_MAX];
	int len = shared_secret(jwe, ours, theirs, z);
	int r = len < 0 ? -1
			: lws_jwa_concat_kdf(jwe, is_direct(jwe), key, z, len);

	lws_explicit_bzero(z, sizeof(z));

	return r;
}

static struct lws_jwk *
epk_of(struct lws_jwe *jwe)
{
	return &jwe->jose.recipient[jwe->recip].jwk_ephemeral;
}

/* -- to the recipient -- */

static int
make_epk(struct lws_jwe *jwe)
{
	struct lws_jwk *epk = epk_of(jwe);
	const struct lws_gencrypto_keyelem *crv =
		&jwe->jwk.e[LWS_GENCRYPTO_EC_KEYEL_CRV];

	if (epk->e[LWS_GENCRYPTO_EC_KEYEL_X].buf || !crv->buf) {
		lwsl_notice("JWE: the header has an epk already\n");
		return -1;
	}

	return lws_jwk_generate(jwe->jws.context, epk, LWS_GENCRYPTO_KTY_EC, 0,
				(const char *)crv->buf)
		       ? -1
		       : 0;
}

static int
put_epk(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_jose_out o;
	char member[320];

	lws_jose_out_begin(&o, member, sizeof(member));
	lws_jose_out_text(&o, "\"epk\":");
	if (lws_jwk_out(&o, epk_of(jwe), 0) || lws_jose_out_end(&o) < 0)
		return -1;

	return lws_jwe_header_add(jwe, temp, temp_len, member);
}

/* by the agreed key; direct: nothing is sent */
static int
deliver(struct lws_jwe *jwe, char **temp, int *temp_len, const uint8_t *key)
{
	size_t len = lws_jwe_cek_len(jwe);
	uint8_t *to;

	if (is_direct(jwe)) {
		memcpy(jwe->cek, key, len);
		jwe->jws.map.buf[LJWE_EKEY] = NULL;
		jwe->jws.map.len[LJWE_EKEY] = 0;
		return 0;
	}
	to = lws_jwe_ekey_room(jwe, temp, temp_len,
			       len + LWS_JWE_RFC3394_OVERHEAD_BYTES);
	if (!to)
		return -1;

	return lws_jwe_wrap_key(LWS_GAESO_ENC, key, lws_jwe_kek_len(jwe),
				jwe->cek, len, to);
}

static int
ecdh_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	uint8_t key[LWS_JWE_CEK_MAX];
	int r = -1;

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_EC || make_epk(jwe))
		return -1;
	if (!put_epk(jwe, temp, temp_len) &&
	    !agree(jwe, epk_of(jwe)->e, jwe->jwk.e, key))
		r = deliver(jwe, temp, temp_len, key);
	lws_explicit_bzero(key, sizeof(key));
	lws_jwk_destroy(epk_of(jwe));

	return r;
}

/* -- from the sender -- */

static int
receive(struct lws_jwe *jwe, const uint8_t *key)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	size_t len = lws_jwe_cek_len(jwe);

	if (is_direct(jwe)) {
		if (map->len[LJWE_EKEY])
			return -1;
		memcpy(jwe->cek, key, len);
		return 0;
	}
	if (map->len[LJWE_EKEY] != len + LWS_JWE_RFC3394_OVERHEAD_BYTES)
		return -1;

	return lws_jwe_wrap_key(LWS_GAESO_DEC, key, lws_jwe_kek_len(jwe),
				lws_jwe_writable(map->buf[LJWE_EKEY]),
				map->len[LJWE_EKEY], jwe->cek);
}

static int
ecdh_unwrap(struct lws_jwe *jwe)
{
	struct lws_jwk *epk = epk_of(jwe);
	uint8_t key[LWS_JWE_CEK_MAX];
	int r = -1;

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_EC ||
	    epk->kty != LWS_GENCRYPTO_KTY_EC)
		return -1;
	if (!agree(jwe, jwe->jwk.e, epk->e, key))
		r = receive(jwe, key);
	lws_explicit_bzero(key, sizeof(key));

	return r;
}

const struct lws_jwe_kind lws_jwe_kind_ecdh = { ecdh_wrap, ecdh_unwrap };
