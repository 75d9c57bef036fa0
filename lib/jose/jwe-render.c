/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Encrypted objects as text (RFC 7516 7): compact and flattened written;
 * and the signed request of ACME (RFC 8555 6.2).
 */
#include "jose/jwe.h"

/* a text of this length is no message any more */
#define RENDER_MAX (32u * 1024 * 1024)

int
lws_jwe_render_compact(struct lws_jwe *jwe, char *out, size_t out_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	struct lws_jose_out o;
	int n;

	if (jwe->jose.recipients > 1 || map->buf[LJWE_AAD]) {
		lwsl_notice("JWE: the compact form has one recipient and no "
			    "aad\n");
		return -1;
	}
	lws_jose_out_begin(&o, out, out_len);
	for (n = LJWE_JOSE; n <= LJWE_ATAG; n++) {
		if (n)
			lws_jose_out_text(&o, ".");
		lws_jose_out_b64(&o, map->buf[n], map->len[n]);
	}
	n = lws_jose_out_end(&o);

	return n > (int)RENDER_MAX ? -1 : n;
}

static void
out_block(struct lws_jose_out *o, const struct lws_jwe *jwe, int idx,
	  const char *name)
{
	const struct lws_jws_map *map = &jwe->jws.map;

	if (!map->buf[idx] || !map->len[idx])
		return;
	lws_jose_out_text(o, ",\n\"");
	lws_jose_out_text(o, name);
	lws_jose_out_text(o, "\":\"");
	lws_jose_out_b64(o, map->buf[idx], map->len[idx]);
	lws_jose_out_text(o, "\"");
}

/* the recipient's public key; a symmetric one is nobody's business */
static int
out_header(struct lws_jose_out *o, const struct lws_jwe *jwe)
{
	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_RSA &&
	    jwe->jwk.kty != LWS_GENCRYPTO_KTY_EC)
		return 0;
	lws_jose_out_text(o, ",\n\"header\":{\"jwk\":");
	if (lws_jwk_out(o, &jwe->jwk, 0))
		return -1;
	lws_jose_out_text(o, "}");

	return 0;
}

int
lws_jwe_render_flattened(struct lws_jwe *jwe, char *out, size_t out_len)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	struct lws_jose_out o;

	lws_jose_out_begin(&o, out, out_len);
	lws_jose_out_text(&o, "{\"protected\":\"");
	lws_jose_out_b64(&o, map->buf[LJWE_JOSE], map->len[LJWE_JOSE]);
	lws_jose_out_text(&o, "\"");
	if (out_header(&o, jwe))
		return -1;
	out_block(&o, jwe, LJWE_EKEY, "encrypted_key");
	out_block(&o, jwe, LJWE_AAD, "aad");
	out_block(&o, jwe, LJWE_IV, "iv");
	out_block(&o, jwe, LJWE_CTXT, "ciphertext");
	out_block(&o, jwe, LJWE_ATAG, "tag");
	lws_jose_out_text(&o, "\n}\n");

	return lws_jose_out_end(&o);
}

/* -- ACME -- */

struct packet {
	char *buf; /* owned */
	size_t size;
	struct lws_jws_input in;
};

static int
packet_header(struct lws_jwe *jwe, const char *nonce, struct lws_jose_out *o)
{
	lws_jose_out_text(o, "{\"alg\":\"");
	lws_jose_out_text(o, jwe->jose.alg->alg);
	lws_jose_out_text(o, "\",\"jwk\":");
	if (lws_jwk_out(o, &jwe->jwk, 0))
		return -1;
	lws_jose_out_text(o, ",\"nonce\":\"");
	lws_jose_out_json(o, nonce, strlen(nonce));
	lws_jose_out_text(o, "\"}");

	return lws_jose_out_end(o);
}

/* both blocks in base64, one behind the other */
static int
packet_input(struct lws_jwe *jwe, const char *payload, size_t len,
	     const char *nonce, struct packet *p)
{
	char *hdr = p->buf + p->size / 2;
	struct lws_jose_out o;
	int n;

	lws_jose_out_begin(&o, hdr, p->size - p->size / 2);
	n = packet_header(jwe, nonce, &o);
	if (n < 0)
		return -1;
	lws_jose_out_begin(&o, p->buf, p->size / 2);
	p->in.jose = o.p;
	lws_jose_out_b64(&o, hdr, (size_t)n);
	p->in.jose_len = (size_t)(o.p - p->in.jose);
	p->in.pyld = o.p;
	lws_jose_out_b64(&o, payload, len);
	p->in.pyld_len = (size_t)(o.p - p->in.pyld);

	return lws_jose_out_end(&o) < 0 ? -1 : 0;
}

static int
packet_write(struct lws_jwe *jwe, const struct packet *p, char *out,
	     size_t out_len)
{
	uint8_t sig[LWS_JWS_SIG_MAX];
	struct lws_jose_out o;
	int n = lws_jws_sign_input(jwe->jose.alg, &jwe->jwk, &p->in, sig);

	if (n < 0)
		return -1;
	lws_jose_out_begin(&o, out, out_len);
	lws_jose_out_text(&o, "{\"protected\":\"");
	lws_jose_out_bytes(&o, p->in.jose, p->in.jose_len);
	lws_jose_out_text(&o, "\",\n\"payload\":\"");
	lws_jose_out_bytes(&o, p->in.pyld, p->in.pyld_len);
	lws_jose_out_text(&o, "\",\n\"signature\":\"");
	lws_jose_out_b64(&o, sig, (size_t)n);
	lws_jose_out_text(&o, "\"}\n");

	return lws_jose_out_end(&o);
}

int
lws_jwe_create_packet(struct lws_jwe *jwe, const char *payload, size_t len,
		      const char *nonce, char *out, size_t out_len,
		      struct lws_context *context)
{
	struct packet p = { .size = 0 };
	int n = -1;

	(void)context;
	if (!jwe->jose.alg || lws_jose_is_none(jwe->jose.alg) ||
	    jwe->jwk.kty == LWS_GENCRYPTO_KTY_OCT || len > RENDER_MAX)
		return -1;
	p.size = 2 * (len * 4 / 3 + strlen(nonce) * 8 + 4096);
	p.buf = lws_malloc(p.size, "acme packet");
	if (!p.buf)
		return -1;
	if (!packet_input(jwe, payload, len, nonce, &p))
		n = packet_write(jwe, &p, out, out_len);
	lws_free(p.buf);

	return n;
}
