/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web encryption (RFC 7516): the object, and the two directions. A content
 * key encrypts the content (jwe-content.c); how that key comes to the recipient
 * is a kind each: jwe-rsa.c, jwe-aeskw.c, jwe-ecdh.c, and for "dir" here.
 */
#include "jose/jwe.h"

void
lws_jwe_init(struct lws_jwe *jwe, struct lws_context *context)
{
	memset(jwe, 0, sizeof(*jwe));
	lws_jws_init(&jwe->jws, &jwe->jwk, context);
}

void
lws_jwe_destroy(struct lws_jwe *jwe)
{
	lws_jws_destroy(&jwe->jws);
	lws_jose_destroy(&jwe->jose);
	lws_jwk_destroy(&jwe->jwk);
	lws_explicit_bzero(jwe->cek, sizeof(jwe->cek));
	jwe->cek_valid = 0;
}

void
lws_jwe_be64(uint64_t c, uint8_t *p8)
{
	lws_put_u64be(p8, c);
}

/* -- "dir": the recipient's key is the content key (RFC 7518 4.5) -- */

static int
dir_key(struct lws_jwe *jwe)
{
	const struct lws_gencrypto_keyelem *k =
		&jwe->jwk.e[LWS_GENCRYPTO_OCT_KEYEL_K];
	size_t len = lws_jwe_cek_len(jwe);

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_OCT || !k->buf || k->len != len)
		return -1;
	memcpy(jwe->cek, k->buf, len);

	return 0;
}

static int
dir_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	(void)temp;
	(void)temp_len;
	jwe->jws.map.buf[LJWE_EKEY] = NULL;
	jwe->jws.map.len[LJWE_EKEY] = 0;

	return dir_key(jwe);
}

static int
dir_unwrap(struct lws_jwe *jwe)
{
	return jwe->jws.map.len[LJWE_EKEY] ? -1 : dir_key(jwe);
}

const struct lws_jwe_kind lws_jwe_kind_dir = { dir_wrap, dir_unwrap };

const struct lws_jwe_kind *
lws_jwe_kind(const struct lws_jwe *jwe)
{
	const struct lws_jose_jwe_alg *alg = jwe->jose.alg;

	switch (alg->algtype_signing) {
	case LWS_JOSE_ENCTYPE_RSASSA_PKCS1_1_5:
	case LWS_JOSE_ENCTYPE_RSASSA_PKCS1_OAEP:
		return &lws_jwe_kind_rsa;
	case LWS_JOSE_ENCTYPE_AES_ECB:
		return alg->ivbits == 64 ? &lws_jwe_kind_aeskw
					 : &lws_jwe_kind_gcmkw;
	case LWS_JOSE_ENCTYPE_ECDHES:
		return &lws_jwe_kind_ecdh;
	case LWS_JOSE_ENCTYPE_NONE:
		return alg->hmac_type == LWS_GENHMAC_TYPE_UNKNOWN
			       ? &lws_jwe_kind_dir
			       : &lws_jwe_kind_pbes2;
	default:
		return NULL;
	}
}

/* -- what both directions need -- */

/* RFC 7516 5.1 step 14: the header as it is sent, and what else is protected */
int
lws_jwe_make_aad(struct lws_jwe *jwe, char **temp, int *temp_len,
		 struct lws_span *aad)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	const struct lws_jws_map *b64 = &jwe->jws.map_b64;
	size_t room = *temp_len > 0 ? (size_t)*temp_len : 0;
	struct lws_jose_out o;
	int n;

	if (b64->buf[LJWE_JOSE] && !map->buf[LJWE_AAD]) {
		*aad = lws_span_of(b64->buf[LJWE_JOSE], b64->len[LJWE_JOSE]);
		return 0;
	}
	lws_jose_out_begin(&o, *temp, room);
	if (b64->buf[LJWE_JOSE])
		lws_jose_out_bytes(&o, b64->buf[LJWE_JOSE],
				   b64->len[LJWE_JOSE]);
	else
		lws_jose_out_b64(&o, map->buf[LJWE_JOSE], map->len[LJWE_JOSE]);
	if (map->buf[LJWE_AAD]) {
		lws_jose_out_text(&o, ".");
		lws_jose_out_b64(&o, map->buf[LJWE_AAD], map->len[LJWE_AAD]);
	}
	n = lws_jose_out_end(&o);
	if (n < 0) {
		lwsl_notice("JWE: %d bytes of scratch are too few\n",
			    *temp_len);
		return -1;
	}
	*aad = lws_span_of(lws_jose_take(temp, temp_len, (size_t)n), (size_t)n);

	return 0;
}

/* a header into jwe->jose; temp moves on */
int
lws_jwe_read_header(struct lws_jwe *jwe, const struct lws_jose_header *h,
		    char **temp, int *temp_len)
{
	int before = *temp_len;

	if (!h->text.p)
		return 0;
	if (lws_jose_parse_header(&jwe->jose, h, *temp, temp_len))
		return -1;
	*temp += before - *temp_len;

	return 0;
}

/* RFC 7518 4.1, RFC 7517 4: is the key one for this? A key that is for "dir"
 * says what content it encrypts */
int
lws_jwe_key_permits(const struct lws_jwe *jwe, const struct lws_jwk *jwk,
		    const struct lws_jwe_methods *m, const char *ops)
{
	const char *use = "enc";

	if (lws_jwk_permits(jwk, jwe->jose.alg->alg, use, ops) ||
	    (m->kind == &lws_jwe_kind_dir &&
	     lws_jwk_permits(jwk, jwe->jose.enc_alg->alg, use, ops)))
		return 1;
	lwsl_notice("JWE: the key says that it is not for %s\n",
		    jwe->jose.alg->alg);

	return 0;
}

/* what the headers say, or the program has set */
int
lws_jwe_choose_methods(struct lws_jwe *jwe, struct lws_jwe_methods *m)
{
	const struct lws_gencrypto_keyelem *zip = &jwe->jose.e[LJJHI_ZIP];

	m->kind = jwe->jose.alg ? lws_jwe_kind(jwe) : NULL;
	m->content = jwe->jose.enc_alg ? lws_jwe_content(jwe) : NULL;
	if (!m->kind || !m->content) {
		lwsl_notice("JWE: no alg or no enc in the header\n");
		return -1;
	}
	if (jwe->jose.edone[LJJHI_ZIP] &&
	    (zip->len != 3 || memcmp(zip->buf, "DEF", 3))) {
		lwsl_notice("JWE: zip is not DEF\n");
		return -1;
	}

	return 0;
}

/* -- decrypting -- */

static const char for_decrypting[] =
	"decrypt unwrapKey deriveKey deriveBits encrypt wrapKey";

static int
read_headers(struct lws_jwe *jwe, const struct lws_jwe_headers *hdr,
	     char **temp, int *temp_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	uint32_t seen = 0;
	const struct lws_jose_header
		protect = { lws_span_of(map->buf[LJWE_JOSE],
					map->len[LJWE_JOSE]),
			    &seen, LWS_JOSE_JWE },
		shared = { hdr->shared, &seen,
			   LWS_JOSE_JWE | LWS_JOSE_UNPROTECTED },
		own = { hdr->own, &seen, LWS_JOSE_JWE | LWS_JOSE_UNPROTECTED };

	return lws_jwe_read_header(jwe, &protect, temp, temp_len) ||
			       lws_jwe_read_header(jwe, &shared, temp,
						   temp_len) ||
			       lws_jwe_read_header(jwe, &own, temp, temp_len)
		       ? -1
		       : 0;
}

static int
open_content(struct lws_jwe *jwe, const struct lws_jwe_methods *m, char **temp,
	     int *temp_len)
{
	struct lws_span aad;

	if (lws_jwe_make_aad(jwe, temp, temp_len, &aad))
		return -1;
	if (m->kind->unwrap(jwe)) {
		lwsl_notice("JWE: the key does not fit %s\n",
			    jwe->jose.alg->alg);
		return -1;
	}
	if (m->content->decrypt(jwe, &aad))
		return -1;

	return jwe->jose.edone[LJJHI_ZIP] ? lws_jwe_inflate(jwe, temp, temp_len)
					  : 0;
}

int
lws_jwe_decrypt_as(struct lws_jwe *jwe, const struct lws_jwe_headers *hdr,
		   char *temp, int *temp_len)
{
	struct lws_jwe_methods m;
	int r;

	/* of the header before this one nothing may be left */
	lws_jose_destroy(&jwe->jose);
	lws_jose_init(&jwe->jose);
	if (read_headers(jwe, hdr, &temp, temp_len) ||
	    lws_jwe_choose_methods(jwe, &m) ||
	    !lws_jwe_key_permits(jwe, &jwe->jwk, &m, for_decrypting) ||
	    (hdr->no_password && m.kind == &lws_jwe_kind_pbes2))
		return -1;
	r = open_content(jwe, &m, &temp, temp_len);
	lws_explicit_bzero(jwe->cek, sizeof(jwe->cek));

	return r ? -1 : (int)jwe->jws.map.len[LJWE_CTXT];
}

int
lws_jwe_auth_and_decrypt(struct lws_jwe *jwe, char *temp, int *temp_len)
{
	/* as lws_jwe_json_parse() has left them */
	const struct lws_gencrypto_keyelem
		*shared = &jwe->jose.e[LJJHI_RECIPS_HDR],
		*own = &jwe->jose.recipient[0].unprot[LJJHI_RECIPS_HDR];
	const struct lws_jwe_headers hdr = {
		.shared = lws_span_of(shared->buf, shared->len),
		.own = lws_span_of(own->buf, own->len),
	};

	if (hdr.own.p && *hdr.own.p == '[')
		return lws_jwe_decrypt_for_one(jwe, &hdr, temp, temp_len);

	return lws_jwe_decrypt_as(jwe, &hdr, temp, temp_len);
}
