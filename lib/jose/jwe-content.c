/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Content encryption (RFC 7518 5): CBC with an HMAC, and GCM. Both work in
 * place, and decrypting tells nothing but that it failed: with CBC the MAC is
 * looked at first, with GCM what was decrypted is wiped.
 */
#include "jose/jwe.h"

static uint8_t *
content(const struct lws_jwe *jwe)
{
	return lws_jwe_writable(jwe->jws.map.buf[LJWE_CTXT]);
}

/* -- AES-CBC with HMAC (RFC 7518 5.2) -- */

/* 5.2.2.1: of half the key; aad, iv, ciphertext, bits of aad. tag gets the MAC,
 * of which half is sent */
static int
cbc_mac(const struct lws_jwe *jwe, const uint8_t *key,
	const struct lws_span *aad, uint8_t *mac)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	struct lws_genhmac_ctx h;
	uint8_t al[8];

	lws_jwe_be64((uint64_t)aad->len * 8, al);
	if (lws_genhmac_init(&h, jwe->jose.enc_alg->hmac_type, key,
			     lws_jwe_cek_len(jwe) / 2))
		return -1;
	if (lws_genhmac_update(&h, aad->p, aad->len) ||
	    lws_genhmac_update(&h, map->buf[LJWE_IV], map->len[LJWE_IV]) ||
	    lws_genhmac_update(&h, map->buf[LJWE_CTXT], map->len[LJWE_CTXT]) ||
	    lws_genhmac_update(&h, al, sizeof(al)) ||
	    lws_genhmac_destroy(&h, mac)) {
		lws_genhmac_destroy(&h, NULL);
		return -1;
	}

	return 0;
}

static int
cbc_crypt(struct lws_jwe *jwe, uint8_t *key, enum enum_aes_operation op)
{
	size_t half = lws_jwe_cek_len(jwe) / 2;
	struct lws_gencrypto_keyelem el = { key + half, (uint32_t)half };
	struct lws_genaes_ctx aes;
	uint8_t iv[LWS_JWE_IV_MAX];
	int r;

	memcpy(iv, jwe->jws.map.buf[LJWE_IV], sizeof(iv));
	if (lws_genaes_create(&aes, op, LWS_GAESM_CBC, &el,
			      LWS_GAESP_NO_PADDING, NULL))
		return -1;
	r = lws_genaes_crypt(&aes, content(jwe), jwe->jws.map.len[LJWE_CTXT],
			     content(jwe), iv, NULL, NULL, 0);
	if (lws_genaes_destroy(&aes, NULL, 0))
		r = -1;

	return r;
}

/* PKCS#7; what was authentic and has none was made so by its sender. Constant
 * time: the whole last block is looked at, and no branch depends on it before
 * the one result that is told. */
static int
strip_padding(struct lws_jwe *jwe)
{
	uint32_t *len = &jwe->jws.map.len[LJWE_CTXT];
	const uint8_t *end = content(jwe) + *len;
	uint32_t n = end[-1], bad, k, is_pad;

	/* 0 and what is over 16 borrow from the upper bits */
	bad = ((n - 1) | (LWS_AES_CBC_BLOCKLEN - n)) >> 31;
	for (k = 1; k <= LWS_AES_CBC_BLOCKLEN; k++) {
		is_pad = (k - n - 1) >> 31; /* k <= n */
		bad |= (0u - is_pad) & (end[-(int)k] ^ n);
	}
	if (bad)
		return -1;
	*len -= n;

	return 0;
}

static size_t
cbc_tag_len(const struct lws_jwe *jwe)
{
	return lws_genhmac_size(jwe->jose.enc_alg->hmac_type) / 2;
}

int
lws_jwe_auth_and_decrypt_cbc_hs(struct lws_jwe *jwe, uint8_t *enc_cek,
				uint8_t *aad, int aad_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	const struct lws_span s = lws_span_of(aad, (size_t)aad_len);
	uint8_t mac[LWS_GENHASH_LARGEST];

	/* constant time: of the MAC only the result is told */
	if (map->len[LJWE_IV] != LWS_JWE_IV_MAX ||
	    map->len[LJWE_ATAG] != cbc_tag_len(jwe) || !map->len[LJWE_CTXT] ||
	    map->len[LJWE_CTXT] % LWS_AES_CBC_BLOCKLEN || aad_len < 0 ||
	    cbc_mac(jwe, enc_cek, &s, mac) ||
	    lws_timingsafe_bcmp(mac, map->buf[LJWE_ATAG],
				map->len[LJWE_ATAG])) {
		lwsl_notice("JWE: it is not authentic\n");
		return -1;
	}
	if (cbc_crypt(jwe, enc_cek, LWS_GAESO_DEC) || strip_padding(jwe))
		return -1;

	return (int)map->len[LJWE_CTXT];
}

static int
cbc_decrypt(struct lws_jwe *jwe, const struct lws_span *aad)
{
	return lws_jwe_auth_and_decrypt_cbc_hs(
		       jwe, jwe->cek, lws_jwe_writable((const char *)aad->p),
		       (int)aad->len) < 0
		       ? -1
		       : 0;
}

/* the caller has left room for the padding */
static int
cbc_encrypt(struct lws_jwe *jwe, const struct lws_span *aad)
{
	struct lws_jws_map *map = &jwe->jws.map;
	size_t len = map->len[LJWE_CTXT];
	size_t full = lws_gencrypto_padded_length(LWS_AES_CBC_BLOCKLEN, len);
	uint8_t mac[LWS_GENHASH_LARGEST];

	memset(content(jwe) + len, (int)(full - len), full - len);
	map->len[LJWE_CTXT] = (uint32_t)full;
	if (cbc_crypt(jwe, jwe->cek, LWS_GAESO_ENC) ||
	    cbc_mac(jwe, jwe->cek, aad, mac))
		return -1;
	map->len[LJWE_ATAG] = (uint32_t)cbc_tag_len(jwe);
	memcpy(lws_jwe_writable(map->buf[LJWE_ATAG]), mac, map->len[LJWE_ATAG]);

	return 0;
}

const struct lws_jwe_content lws_jwe_cbc_hs = { cbc_encrypt, cbc_decrypt,
						LWS_JWE_IV_MAX };

/* -- AES-GCM (RFC 7518 5.3) -- */

enum { GCM_TAG = 16 };

static int
gcm_crypt(struct lws_jwe *jwe, enum enum_aes_operation op,
	  const struct lws_span *aad)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	struct lws_gencrypto_keyelem el = { jwe->cek,
					    (uint32_t)lws_jwe_cek_len(jwe) };
	uint8_t *tag = lws_jwe_writable(map->buf[LJWE_ATAG]);
	size_t iv_len = map->len[LJWE_IV];
	struct lws_genaes_ctx aes;
	int r;

	if (lws_genaes_create(&aes, op, LWS_GAESM_GCM, &el,
			      LWS_GAESP_NO_PADDING, NULL))
		return -1;
	r = lws_genaes_crypt(&aes, aad->p, aad->len, NULL,
			     lws_jwe_writable(map->buf[LJWE_IV]), tag, &iv_len,
			     GCM_TAG) ||
	    lws_genaes_crypt(&aes, content(jwe), map->len[LJWE_CTXT],
			     content(jwe), NULL, NULL, NULL, 0);
	if (lws_genaes_destroy(&aes, tag, GCM_TAG))
		r = -1;

	return r ? -1 : 0;
}

static int
gcm_encrypt(struct lws_jwe *jwe, const struct lws_span *aad)
{
	jwe->jws.map.len[LJWE_ATAG] = GCM_TAG;

	return gcm_crypt(jwe, LWS_GAESO_ENC, aad);
}

static int
gcm_decrypt(struct lws_jwe *jwe, const struct lws_span *aad)
{
	struct lws_jws_map *map = &jwe->jws.map;
	static const char nothing[1];

	if (map->len[LJWE_IV] != LWS_JWE_GCM_IV ||
	    map->len[LJWE_ATAG] != GCM_TAG)
		return -1;
	if (!map->buf[LJWE_CTXT])
		map->buf[LJWE_CTXT] = nothing; /* an empty text is one too */
	if (!gcm_crypt(jwe, LWS_GAESO_DEC, aad))
		return 0;
	lwsl_notice("JWE: it is not authentic\n");
	lws_explicit_bzero(content(jwe), map->len[LJWE_CTXT]);

	return -1;
}

const struct lws_jwe_content lws_jwe_gcm = { gcm_encrypt, gcm_decrypt,
					     LWS_JWE_GCM_IV };

const struct lws_jwe_content *
lws_jwe_content(const struct lws_jwe *jwe)
{
	switch (jwe->jose.enc_alg->algtype_crypto) {
	case LWS_JOSE_ENCTYPE_AES_CBC:
		return &lws_jwe_cbc_hs;
	case LWS_JOSE_ENCTYPE_AES_GCM:
		return &lws_jwe_gcm;
	default:
		return NULL;
	}
}
