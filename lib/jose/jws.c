/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web signatures (RFC 7515), compact and flattened: made and confirmed.
 */
#include "jose/jose.h"

void
lws_jws_init(struct lws_jws *jws, struct lws_jwk *jwk,
	     struct lws_context *context)
{
	memset(jws, 0, sizeof(*jws));
	jws->jwk = jwk;
	jws->context = context;
}

/* the decoded blocks may be secret: what was decrypted, or keys */
void
lws_jws_destroy(struct lws_jws *jws)
{
	unsigned int n;

	for (n = 1; n < LWS_JWS_MAX_COMPACT_BLOCKS; n++)
		if (jws->map.buf[n])
			lws_explicit_bzero(lws_jwe_writable(jws->map.buf[n]),
					   jws->map.len[n]);
	jws->jwk = NULL;
}

static struct lws_jws_input
input_of(const struct lws_jws_map *b64)
{
	struct lws_jws_input in = {
		.jose = b64->buf[LJWS_JOSE],
		.pyld = b64->buf[LJWS_PYLD],
		.jose_len = b64->len[LJWS_JOSE],
		.pyld_len = b64->len[LJWS_PYLD],
	};

	return in;
}

int
lws_jws_sign_from_b64(struct lws_jose *jose, struct lws_jws *jws, char *b64_sig,
		      size_t sig_len)
{
	struct lws_jws_input in = input_of(&jws->map_b64);
	uint8_t sig[LWS_JWS_SIG_MAX];
	int n;

	if (!jose->alg) {
		lwsl_notice("JWS: no alg to sign with\n");
		return -1;
	}
	if (lws_jose_is_none(jose->alg))
		return 0;
	if (!jws->jwk)
		return -1;
	n = lws_jws_sign_input(jose->alg, jws->jwk, &in, sig);
	if (n < 0) {
		lwsl_notice("JWS: signing by %s failed\n", jose->alg->alg);
		return -1;
	}

	return lws_jws_base64_enc((const char *)sig, (size_t)n, b64_sig,
				  sig_len);
}

/* RFC 7515 A.5: without a key only what says that it has no signature, and has
 * none, not even an empty block */
static int
confirm_none(const struct lws_jws_map *map_b64, const struct lws_jwk *jwk)
{
	if (!jwk && map_b64->buf[LJWS_PYLD] && !map_b64->buf[LJWS_SIG])
		return 0;
	lwsl_notice("JWS: alg 'none' where a signature is wanted\n");

	return -1;
}

static int
confirm(const struct lws_jose_jwe_alg *alg, const struct lws_jws_map *map_b64,
	const struct lws_jws_map *map, struct lws_jwk *jwk)
{
	struct lws_jws_input in = input_of(map_b64);
	struct lws_span sig =
		lws_span_of(map->buf[LJWS_SIG], map->len[LJWS_SIG]);

	if (lws_jose_is_none(alg))
		return confirm_none(map_b64, jwk);
	if (!jwk || !sig.p || !in.jose || !in.pyld ||
	    lws_jws_verify_input(alg, jwk, &in, &sig)) {
		lwsl_notice("JWS: the %s signature is not confirmed\n",
			    alg->alg);
		return -1;
	}

	return 0;
}

int
lws_jws_confirm_blocks(const struct lws_jose_jwe_alg *alg,
		       const struct lws_jws *jws, struct lws_jwk *jwk)
{
	return confirm(alg, &jws->map_b64, &jws->map, jwk);
}

int
lws_jws_sig_confirm(struct lws_jws_map *map_b64, struct lws_jws_map *map,
		    struct lws_jwk *jwk, struct lws_context *context)
{
	uint32_t seen = 0;
	const struct lws_jose_header header = {
		lws_span_of(map->buf[LJWS_JOSE], map->len[LJWS_JOSE]), &seen, 0
	};
	struct lws_jose jose;
	char temp[256];
	int r = -1, temp_len = sizeof(temp);

	(void)context;
	if (!map->buf[LJWS_JOSE] || !map_b64->buf[LJWS_JOSE])
		return -1;
	lws_jose_init(&jose);
	if (!lws_jose_parse_header(&jose, &header, temp, &temp_len)) {
		if (jose.alg)
			r = confirm(jose.alg, map_b64, map, jwk);
		else
			lwsl_notice("JWS: the header has no alg\n");
	}
	lws_jose_destroy(&jose);

	return r;
}

int
lws_jws_sig_confirm_compact_b64(const char *in, size_t len,
				struct lws_jws_map *map, struct lws_jwk *jwk,
				struct lws_context *context, char *temp,
				int *temp_len)
{
	struct lws_jws_map map_b64;

	if (len > INT_MAX || lws_jws_compact_decode(in, (int)len, map, &map_b64,
						    temp, temp_len) < 0)
		return -1;
	if (map_b64.buf[LJWS_UHDR]) /* four blocks are no signature */
		return -1;

	return lws_jws_sig_confirm(&map_b64, map, jwk, context);
}

int
lws_jws_sig_confirm_compact_b64_map(struct lws_jws_map *map_b64,
				    struct lws_jwk *jwk,
				    struct lws_context *context, char *temp,
				    int *temp_len)
{
	struct lws_jws_map map;
	int n;

	memset(&map, 0, sizeof(map));
	for (n = 0; n <= LJWS_SIG; n++) {
		int got;

		if (!map_b64->len[n])
			continue;
		got = lws_jose_b64_decode(map_b64->buf[n], map_b64->len[n],
					  temp, *temp_len);
		if (got < 0 || lws_jws_alloc_element(&map, n, temp, temp_len,
						     (size_t)got, 0))
			return -1;
		temp += got;
	}

	return lws_jws_sig_confirm(map_b64, &map, jwk, context);
}

int
lws_jws_sig_confirm_compact(struct lws_jws_map *map, struct lws_jwk *jwk,
			    struct lws_context *context, char *temp,
			    int *temp_len)
{
	struct lws_jws_map map_b64;

	if (lws_jws_compact_encode(&map_b64, map, temp, temp_len))
		return -1;

	return lws_jws_sig_confirm(&map_b64, map, jwk, context);
}

/* -- putting together -- */

int
lws_jws_write_compact(struct lws_jws *jws, char *compact, size_t len)
{
	struct lws_jose_out o;
	int n;

	lws_jose_out_begin(&o, compact, len);
	for (n = LJWS_JOSE; n <= LJWS_SIG; n++) {
		if (n)
			lws_jose_out_text(&o, ".");
		lws_jose_out_bytes(&o, jws->map_b64.buf[n],
				   jws->map_b64.len[n]);
	}

	return lws_jose_out_end(&o) < 0;
}

static void
out_block(struct lws_jose_out *o, const struct lws_jws_map *b64, int idx)
{
	lws_jose_out_bytes(o, b64->buf[idx], b64->len[idx]);
}

int
lws_jws_write_flattened_json(struct lws_jws *jws, char *flattened, size_t len)
{
	const struct lws_jws_map *b64 = &jws->map_b64;
	struct lws_jose_out o;

	lws_jose_out_begin(&o, flattened, len);
	lws_jose_out_text(&o, "{\"payload\": \"");
	out_block(&o, b64, LJWS_PYLD);
	lws_jose_out_text(&o, "\",\n \"protected\": \"");
	out_block(&o, b64, LJWS_JOSE);
	lws_jose_out_text(&o, "\",\n ");
	if (b64->buf[LJWS_UHDR]) {
		lws_jose_out_text(&o, "\"header\": ");
		out_block(&o, b64, LJWS_UHDR); /* an object, as it is */
		lws_jose_out_text(&o, ",\n ");
	}
	lws_jose_out_text(&o, "\"signature\": \"");
	out_block(&o, b64, LJWS_SIG);
	lws_jose_out_text(&o, "\"}\n");

	return lws_jose_out_end(&o) < 0;
}
