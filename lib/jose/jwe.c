/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web encryption (RFC 7516): the object, and the two directions. A content
 * key encrypts the content (jwe-content.c); how that key comes to the recipient
 * is a kind each: jwe-rsa.c, jwe-aeskw.c, jwe-ecdh.c, and for "dir" here.
 */
#include "jose/jose.h"

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
		return &lws_jwe_kind_dir;
	default:
		return NULL;
	}
}

/* -- what both directions need -- */

uint8_t *
lws_jwe_ekey_room(struct lws_jwe *jwe, char **temp, int *temp_len, size_t len)
{
	struct lws_jws_map *map = &jwe->jws.map;

	if (!map->buf[LJWE_EKEY]) {
		map->buf[LJWE_EKEY] = lws_jose_take(temp, temp_len, len);
		if (!map->buf[LJWE_EKEY])
			return NULL;
	}
	map->len[LJWE_EKEY] = (uint32_t)len;

	return lws_jwe_writable(map->buf[LJWE_EKEY]);
}

/* RFC 7516 5.1 step 14: the header as it is sent, and what else is protected */
static int
make_aad(struct lws_jwe *jwe, char **temp, int *temp_len, struct lws_span *aad)
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

struct methods {
	const struct lws_jwe_kind *kind;
	const struct lws_jwe_content *content;
};

/* alg and enc as the header has them, or as the program has set them */
static int
read_header(struct lws_jwe *jwe, char **temp, int *temp_len, struct methods *m)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	int before = *temp_len;

	if (!map->buf[LJWE_JOSE] ||
	    lws_jwe_parse_jose(&jwe->jose, map->buf[LJWE_JOSE],
			       (int)map->len[LJWE_JOSE], *temp, temp_len))
		return -1;
	*temp += before - *temp_len;
	m->kind = jwe->jose.alg ? lws_jwe_kind(jwe) : NULL;
	m->content = jwe->jose.enc_alg ? lws_jwe_content(jwe) : NULL;
	if (m->kind && m->content && !jwe->jose.edone[LJJHI_ZIP])
		return 0;
	lwsl_notice("JWE: %s\n", jwe->jose.edone[LJJHI_ZIP]
					 ? "compression is not supported"
					 : "no alg or no enc in the header");

	return -1;
}

/* -- decrypting -- */

int
lws_jwe_auth_and_decrypt(struct lws_jwe *jwe, char *temp, int *temp_len)
{
	struct methods m;
	struct lws_span aad;
	int r;

	/* of the header before this one nothing may be left */
	lws_jose_destroy(&jwe->jose);
	lws_jose_init(&jwe->jose);
	if (read_header(jwe, &temp, temp_len, &m) ||
	    make_aad(jwe, &temp, temp_len, &aad))
		return -1;
	r = m.kind->unwrap(jwe);
	if (r)
		lwsl_notice("JWE: the key does not fit %s\n",
			    jwe->jose.alg->alg);
	else
		r = m.content->decrypt(jwe, &aad);
	lws_explicit_bzero(jwe->cek, sizeof(jwe->cek));

	return r ? -1 : (int)jwe->jws.map.len[LJWE_CTXT];
}

/* -- encrypting -- */

/* The program brings a content key in map[EKEY], or nothing and gets one. With
 * RSA and GCM it is always a new one, since a pair of key and iv that is used
 * twice is fatal there. */
static int
choose_cek(struct lws_jwe *jwe, const struct methods *m)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	size_t len = lws_jwe_cek_len(jwe);
	int is_fresh =
		m->kind == &lws_jwe_kind_rsa && m->content == &lws_jwe_gcm;

	if (!map->buf[LJWE_EKEY] || is_fresh)
		return lws_get_random(jwe->jws.context, jwe->cek, len) == len
			       ? 0
			       : -1;
	if (map->len[LJWE_EKEY] != len && m->kind != &lws_jwe_kind_ecdh &&
	    m->kind != &lws_jwe_kind_dir) {
		lwsl_notice("JWE: %u bytes of key are given, %s wants %u\n",
			    (unsigned int)map->len[LJWE_EKEY],
			    jwe->jose.enc_alg->alg, (unsigned int)len);
		return -1;
	}
	if (map->len[LJWE_EKEY] == len)
		memcpy(jwe->cek, map->buf[LJWE_EKEY], len);

	return 0;
}

static int
make_iv(struct lws_jwe *jwe, char **temp, int *temp_len, size_t len)
{
	char *p = lws_jose_take(temp, temp_len, len);

	if (!p || lws_get_random(jwe->jws.context, p, len) != len)
		return -1;
	jwe->jws.map.buf[LJWE_IV] = p;
	jwe->jws.map.len[LJWE_IV] = (uint32_t)len;

	return 0;
}

static int
encrypt_content(struct lws_jwe *jwe, const struct lws_jwe_content *c,
		char **temp, int *temp_len)
{
	struct lws_span aad;

	jwe->jws.map_b64.buf[LJWE_JOSE] = NULL; /* of the header as it is now */
	jwe->jws.map.buf[LJWE_ATAG] =
		lws_jose_take(temp, temp_len, LWS_GENHASH_LARGEST / 2);
	if (!jwe->jws.map.buf[LJWE_ATAG] ||
	    make_iv(jwe, temp, temp_len, c->iv_len) ||
	    make_aad(jwe, temp, temp_len, &aad))
		return -1;

	return c->encrypt(jwe, &aad);
}

int
lws_jwe_encrypt(struct lws_jwe *jwe, char *temp, int *temp_len)
{
	struct methods m;
	int r = -1;

	if (!jwe->jws.map.buf[LJWE_CTXT] ||
	    read_header(jwe, &temp, temp_len, &m) || choose_cek(jwe, &m))
		return -1;
	if (m.kind->wrap(jwe, &temp, temp_len))
		lwsl_notice("JWE: the key does not fit %s, or %d bytes of "
			    "scratch are too few\n",
			    jwe->jose.alg->alg, *temp_len);
	else
		r = encrypt_content(jwe, m.content, &temp, temp_len);
	lws_explicit_bzero(jwe->cek, sizeof(jwe->cek));
	if (!r && jwe->jose.recipients < LWS_JWS_MAX_RECIPIENTS)
		jwe->jose.recipients++;

	return r;
}

int
lws_jwe_header_add(struct lws_jwe *jwe, char **temp, int *temp_len,
		   const char *json)
{
	struct lws_jws_map *map = &jwe->jws.map;
	const char *hdr = map->buf[LJWE_JOSE];
	size_t len = map->len[LJWE_JOSE];
	struct lws_jose_out o;
	int n;

	/* behind the last member; it was parsed, so there is a brace */
	while (len && hdr[len - 1] != '}')
		len--;
	if (!len || *temp_len < 1)
		return -1;
	for (len--; len && strchr(" \t\r\n", hdr[len - 1]);)
		len--;
	lws_jose_out_begin(&o, *temp, (size_t)*temp_len);
	lws_jose_out_bytes(&o, hdr, len);
	lws_jose_out_text(&o, len && hdr[len - 1] != '{' ? "," : "");
	lws_jose_out_text(&o, json);
	lws_jose_out_text(&o, "}");
	n = lws_jose_out_end(&o);
	if (n < 0)
		return -1;
	map->buf[LJWE_JOSE] = lws_jose_take(temp, temp_len, (size_t)n);
	map->len[LJWE_JOSE] = (uint32_t)n;

	return 0;
}
