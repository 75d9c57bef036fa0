/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The content key wrapped by a symmetric one: RFC 3394 (RFC 7518 4.4), or GCM,
 * whose iv and tag are in the header (RFC 7518 4.7).
 */
#include "jose/jwe.h"

int
lws_jwe_wrap_key(enum enum_aes_operation op, const uint8_t *kek, size_t kek_len,
		 const uint8_t *in, size_t len, uint8_t *out)
{
	struct lws_gencrypto_keyelem el = { lws_jwe_writable((const char *)kek),
					    (uint32_t)kek_len };
	struct lws_genaes_ctx aes;
	int r;

	if (lws_genaes_create(&aes, op, LWS_GAESM_KW, &el,
			      LWS_GAESP_WITH_PADDING, NULL))
		return -1;
	r = lws_genaes_crypt(&aes, in, len, out, NULL, NULL, NULL, 0);
	if (lws_genaes_destroy(&aes, NULL, 0))
		r = -1;

	return r;
}

/* the recipient's key, if it is of the algorithm's length */
static const uint8_t *
key_of(const struct lws_jwe *jwe)
{
	const struct lws_gencrypto_keyelem *k =
		&jwe->jwk.e[LWS_GENCRYPTO_OCT_KEYEL_K];

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_OCT || !k->buf ||
	    k->len != lws_jwe_kek_len(jwe))
		return NULL;

	return k->buf;
}

static int
aeskw_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	size_t len = lws_jwe_cek_len(jwe);
	const uint8_t *kek = key_of(jwe);
	uint8_t *to =
		kek ? lws_jwe_ekey_room(jwe, temp, temp_len,
					len + LWS_JWE_RFC3394_OVERHEAD_BYTES)
		    : NULL;

	if (!to)
		return -1;

	return lws_jwe_wrap_key(LWS_GAESO_ENC, kek, lws_jwe_kek_len(jwe),
				jwe->cek, len, to);
}

static int
aeskw_unwrap(struct lws_jwe *jwe)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	const uint8_t *kek = key_of(jwe);

	if (!kek ||
	    map->len[LJWE_EKEY] !=
		    lws_jwe_cek_len(jwe) + LWS_JWE_RFC3394_OVERHEAD_BYTES)
		return -1;

	return lws_jwe_wrap_key(LWS_GAESO_DEC, kek, lws_jwe_kek_len(jwe),
				lws_jwe_writable(map->buf[LJWE_EKEY]),
				map->len[LJWE_EKEY], jwe->cek);
}

const struct lws_jwe_kind lws_jwe_kind_aeskw = { aeskw_wrap, aeskw_unwrap };

/* -- by GCM -- */

enum { GCMKW_TAG = 16 };

struct gcmkw {
	uint8_t iv[LWS_JWE_GCM_IV];
	uint8_t tag[GCMKW_TAG];
};

static int
gcmkw_crypt(const struct lws_jwe *jwe, enum enum_aes_operation op,
	    struct gcmkw *g, const uint8_t *in, uint8_t *out)
{
	struct lws_gencrypto_keyelem el = { lws_jwe_writable(
						    (const char *)key_of(jwe)),
					    (uint32_t)lws_jwe_kek_len(jwe) };
	size_t iv_len = sizeof(g->iv);
	struct lws_genaes_ctx aes;
	int r;

	if (!el.buf || lws_genaes_create(&aes, op, LWS_GAESM_GCM, &el,
					 LWS_GAESP_NO_PADDING, NULL))
		return -1;
	r = lws_genaes_crypt(&aes, in, lws_jwe_cek_len(jwe), out, g->iv, g->tag,
			     &iv_len, GCMKW_TAG);
	if (lws_genaes_destroy(&aes, g->tag, sizeof(g->tag)))
		r = -1;

	return r;
}

static int
gcmkw_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	struct lws_jose_out o;
	char members[96];
	struct gcmkw g;
	uint8_t *to;

	to = lws_jwe_ekey_room(jwe, temp, temp_len, lws_jwe_cek_len(jwe));
	if (!to ||
	    lws_get_random(jwe->jws.context, g.iv, sizeof(g.iv)) !=
		    sizeof(g.iv) ||
	    gcmkw_crypt(jwe, LWS_GAESO_ENC, &g, jwe->cek, to))
		return -1;
	lws_jose_out_begin(&o, members, sizeof(members));
	lws_jose_out_text(&o, "\"iv\":\"");
	lws_jose_out_b64(&o, g.iv, sizeof(g.iv));
	lws_jose_out_text(&o, "\",\"tag\":\"");
	lws_jose_out_b64(&o, g.tag, sizeof(g.tag));
	lws_jose_out_text(&o, "\"");
	if (lws_jose_out_end(&o) < 0)
		return -1;

	return lws_jwe_header_add(jwe, temp, temp_len, members);
}

static int
gcmkw_unwrap(struct lws_jwe *jwe)
{
	const struct lws_gencrypto_keyelem *e = jwe->jose.e;
	const struct lws_jws_map *map = &jwe->jws.map;
	struct gcmkw g;

	if (e[LJJHI_IV].len != sizeof(g.iv) ||
	    e[LJJHI_TAG].len != sizeof(g.tag) ||
	    map->len[LJWE_EKEY] != lws_jwe_cek_len(jwe))
		return -1;
	memcpy(g.iv, e[LJJHI_IV].buf, sizeof(g.iv));
	memcpy(g.tag, e[LJJHI_TAG].buf, sizeof(g.tag));

	return gcmkw_crypt(jwe, LWS_GAESO_DEC, &g,
			   lws_jwe_writable(map->buf[LJWE_EKEY]), jwe->cek);
}

const struct lws_jwe_kind lws_jwe_kind_gcmkw = { gcmkw_wrap, gcmkw_unwrap };
