/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The content key wrapped by one that is made of a password (RFC 7518 4.8),
 * with a salt and as many rounds as the header says.
 */
#include "jose/jwe.h"

enum { SALT_MIN = 8, SALT_LEN = 16, KEK_MAX = 32 };

/* 4.8.1.1: the salt is the algorithm's name, a zero, and p2s */
static int
make_kek(struct lws_jwe *jwe, uint8_t *kek)
{
	const struct lws_gencrypto_keyelem *e = jwe->jose.e;
	const struct lws_gencrypto_keyelem *k =
		&jwe->jwk.e[LWS_GENCRYPTO_OCT_KEYEL_K];
	size_t name = strlen(jwe->jose.alg->alg) + 1;
	uint8_t salt[32 + LWS_LIMIT_JOSE_MEMBER];
	struct lws_pbkdf2 p;

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_OCT || !k->buf ||
	    e[LJJHI_P2S].len < SALT_MIN || e[LJJHI_P2C].len != 4 ||
	    name + e[LJJHI_P2S].len > sizeof(salt))
		return -1;
	memcpy(salt, jwe->jose.alg->alg, name);
	memcpy(salt + name, e[LJJHI_P2S].buf, e[LJJHI_P2S].len);
	p.hmac = jwe->jose.alg->hmac_type;
	p.password = lws_span_of(k->buf, k->len);
	p.salt = lws_span_of(salt, name + e[LJJHI_P2S].len);
	p.rounds = lws_u32be(e[LJJHI_P2C].buf);

	return lws_pbkdf2(&p, kek, lws_jwe_kek_len(jwe));
}

/* -- what the program left out of the header -- */

static int
add_salt(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_gencrypto_keyelem *el = &jwe->jose.e[LJJHI_P2S];
	struct lws_jose_out o;
	char member[48];

	el->buf = (uint8_t *)lws_jose_take(temp, temp_len, SALT_LEN);
	if (!el->buf ||
	    lws_get_random(jwe->jws.context, el->buf, SALT_LEN) != SALT_LEN)
		return -1;
	el->len = SALT_LEN;
	lws_jose_out_begin(&o, member, sizeof(member));
	lws_jose_out_text(&o, "\"p2s\":\"");
	lws_jose_out_b64(&o, el->buf, el->len);
	lws_jose_out_text(&o, "\"");

	return lws_jose_out_end(&o) < 0 ||
			       lws_jwe_header_add(jwe, temp, temp_len, member)
		       ? -1
		       : 0;
}

static int
add_rounds(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_gencrypto_keyelem *el = &jwe->jose.e[LJJHI_P2C];
	char member[32];

	el->buf = (uint8_t *)lws_jose_take(temp, temp_len, 4);
	if (!el->buf)
		return -1;
	el->len = 4;
	lws_put_u32be(el->buf, LWS_TUNE_JOSE_PBES2_ROUNDS);
	lws_snprintf(member, sizeof(member), "\"p2c\":%u",
		     LWS_TUNE_JOSE_PBES2_ROUNDS);

	return lws_jwe_header_add(jwe, temp, temp_len, member);
}

static int
pbes2_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	size_t len = lws_jwe_cek_len(jwe);
	uint8_t kek[KEK_MAX], *to;
	int r = -1;

	if ((!jwe->jose.edone[LJJHI_P2S] && add_salt(jwe, temp, temp_len)) ||
	    (!jwe->jose.edone[LJJHI_P2C] && add_rounds(jwe, temp, temp_len)))
		return -1;
	to = lws_jwe_ekey_room(jwe, temp, temp_len,
			       len + LWS_JWE_RFC3394_OVERHEAD_BYTES);
	if (to && !make_kek(jwe, kek))
		r = lws_jwe_wrap_key(LWS_GAESO_ENC, kek, lws_jwe_kek_len(jwe),
				     jwe->cek, len, to);
	lws_explicit_bzero(kek, sizeof(kek));

	return r;
}

static int
pbes2_unwrap(struct lws_jwe *jwe)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	uint8_t kek[KEK_MAX];
	int r = -1;

	if (map->len[LJWE_EKEY] ==
		    lws_jwe_cek_len(jwe) + LWS_JWE_RFC3394_OVERHEAD_BYTES &&
	    !make_kek(jwe, kek))
		r = lws_jwe_wrap_key(LWS_GAESO_DEC, kek, lws_jwe_kek_len(jwe),
				     lws_jwe_writable(map->buf[LJWE_EKEY]),
				     map->len[LJWE_EKEY], jwe->cek);
	lws_explicit_bzero(kek, sizeof(kek));

	return r;
}

const struct lws_jwe_kind lws_jwe_kind_pbes2 = { pbes2_wrap, pbes2_unwrap };
