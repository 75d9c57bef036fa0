/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Encrypting (RFC 7516 5.1) to one recipient, in the maps of the caller.
 */
#include "jose/jwe.h"

const char lws_jwe_for_encrypting[] =
	"encrypt wrapKey deriveKey deriveBits decrypt unwrapKey";

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

/* The program brings a content key in map[EKEY], or nothing and gets one. With
 * RSA and GCM it is always a new one, since a pair of key and iv that is used
 * twice is fatal there; with key agreement, too, as programs expect. */
static int
choose_cek(struct lws_jwe *jwe, const struct lws_jwe_methods *m)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	size_t len = lws_jwe_cek_len(jwe);
	int is_fresh =
		m->kind == &lws_jwe_kind_ecdh ||
		(m->kind == &lws_jwe_kind_rsa && m->content == &lws_jwe_gcm);

	if (!map->buf[LJWE_EKEY] || is_fresh)
		return lws_get_random(jwe->jws.context, jwe->cek, len) == len
			       ? 0
			       : -1;
	if (map->len[LJWE_EKEY] != len && m->kind != &lws_jwe_kind_dir) {
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

int
lws_jwe_encrypt_content(struct lws_jwe *jwe, const struct lws_jwe_methods *m,
			char **temp, int *temp_len)
{
	struct lws_span aad;

	if (jwe->jose.edone[LJJHI_ZIP] && lws_jwe_deflate(jwe, temp, temp_len))
		return -1;
	jwe->jws.map_b64.buf[LJWE_JOSE] = NULL; /* of the header as it is now */
	jwe->jws.map.buf[LJWE_ATAG] =
		lws_jose_take(temp, temp_len, LWS_GENHASH_LARGEST / 2);
	if (!jwe->jws.map.buf[LJWE_ATAG] ||
	    make_iv(jwe, temp, temp_len, m->content->iv_len) ||
	    lws_jwe_make_aad(jwe, temp, temp_len, &aad))
		return -1;

	return m->content->encrypt(jwe, &aad);
}

int
lws_jwe_encrypt(struct lws_jwe *jwe, char *temp, int *temp_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	uint32_t seen = 0;
	const struct lws_jose_header h = { lws_span_of(map->buf[LJWE_JOSE],
						       map->len[LJWE_JOSE]),
					   &seen, LWS_JOSE_JWE | LWS_JOSE_OWN };
	struct lws_jwe_methods m;
	int r = -1;

	if (!map->buf[LJWE_CTXT] || !h.text.p ||
	    lws_jwe_read_header(jwe, &h, &temp, temp_len) ||
	    lws_jwe_choose_methods(jwe, &m) ||
	    !lws_jwe_key_permits(jwe, &jwe->jwk, &m, lws_jwe_for_encrypting) ||
	    choose_cek(jwe, &m))
		return -1;
	if (m.kind->wrap(jwe, &temp, temp_len))
		lwsl_notice("JWE: the key does not fit %s, or %d bytes of "
			    "scratch are too few\n",
			    jwe->jose.alg->alg, *temp_len);
	else
		r = lws_jwe_encrypt_content(jwe, &m, &temp, temp_len);
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
