/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys and ECDSA signatures as DER, and back: PKCS#1 (RFC 8017 A.1), EC keys
 * (RFC 5480, RFC 5915). This is how keys go to and from the backends.
 */
#include "crypto/der.h"

static const uint8_t oid_ec[] = { 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01 };
static const uint8_t oid_rsa[] = { 0x2a, 0x86, 0x48, 0x86, 0xf7,
				   0x0d, 0x01, 0x01, 0x01 };

/* RFC 8017 A.1.2: the order in RSAPrivateKey; the public key is its start */
static const uint8_t rsa_order[] = {
	LWS_GENCRYPTO_RSA_KEYEL_N,  LWS_GENCRYPTO_RSA_KEYEL_E,
	LWS_GENCRYPTO_RSA_KEYEL_D,  LWS_GENCRYPTO_RSA_KEYEL_P,
	LWS_GENCRYPTO_RSA_KEYEL_Q,  LWS_GENCRYPTO_RSA_KEYEL_DP,
	LWS_GENCRYPTO_RSA_KEYEL_DQ, LWS_GENCRYPTO_RSA_KEYEL_QI,
};

enum { RSA_PUBLIC_COUNT = 2, RSA_PRIVATE_COUNT = 8 };

size_t
lws_der_key_size(const struct lws_gencrypto_keyelem *el, unsigned int count)
{
	size_t len = 64; /* what is around them: tags, versions, identifiers */

	for (; count--; el++)
		len += el->len + 8;

	return len;
}

static size_t
finish(const struct lws_der *d, uint8_t **at)
{
	*at = d->p;

	return d->no_room ? 0 : (size_t)(d->end - d->p);
}

size_t
lws_der_rsa(const struct lws_gencrypto_keyelem *el, int with_private,
	    uint8_t *buf, size_t len, uint8_t **at)
{
	unsigned int n = with_private ? RSA_PRIVATE_COUNT : RSA_PUBLIC_COUNT;
	struct lws_der d;

	lws_der_begin(&d, buf, len);
	while (n--)
		lws_der_put_uint(&d, el[rsa_order[n]].buf,
				 el[rsa_order[n]].len);
	if (with_private)
		lws_der_put_uint(&d, NULL, 0); /* version */
	lws_der_wrap(&d, LWS_DER_SEQ, d.end);

	return finish(&d, at);
}

int
lws_der_read_rsa(struct lws_span in, int is_private,
		 struct lws_gencrypto_keyelem *el)
{
	unsigned int n,
		count = is_private ? RSA_PRIVATE_COUNT : RSA_PUBLIC_COUNT;
	struct lws_span seq, num;

	if (lws_der_take(&in, LWS_DER_SEQ, &seq) ||
	    (is_private && (lws_der_take_uint(&seq, &num) || num.len)))
		return -1;
	for (n = 0; n < count; n++)
		if (lws_der_take_uint(&seq, &num) || !num.len ||
		    lws_keyel_dup(&el[rsa_order[n]], num.p, num.len))
			goto failed;

	return 0;

failed:
	lws_keyel_destroy(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);

	return -1;
}

/* -- EC -- */

/* RFC 5480 2.2: BIT STRING of an uncompressed point */
static void
put_point(struct lws_der *d, const struct lws_gencrypto_keyelem *el)
{
	static const uint8_t head[] = { 0, 4 }; /* unused bits; uncompressed */
	const uint8_t *end = d->p;

	lws_der_put(d, el[LWS_GENCRYPTO_EC_KEYEL_Y].buf,
		    el[LWS_GENCRYPTO_EC_KEYEL_Y].len);
	lws_der_put(d, el[LWS_GENCRYPTO_EC_KEYEL_X].buf,
		    el[LWS_GENCRYPTO_EC_KEYEL_X].len);
	lws_der_put(d, head, sizeof(head));
	lws_der_wrap(d, LWS_DER_BITS, end);
}

size_t
lws_der_ec_public(const struct lws_der_ec *ec, uint8_t *buf, size_t len,
		  uint8_t **at)
{
	const uint8_t *end;
	struct lws_der d;

	lws_der_begin(&d, buf, len);
	put_point(&d, ec->el);
	end = d.p;
	lws_der_put_tagged(&d, LWS_DER_OID, ec->oid, ec->oid_len);
	lws_der_put_tagged(&d, LWS_DER_OID, oid_ec, sizeof(oid_ec));
	lws_der_wrap(&d, LWS_DER_SEQ, end);
	lws_der_wrap(&d, LWS_DER_SEQ, d.end);

	return finish(&d, at);
}

size_t
lws_der_ec_private(const struct lws_der_ec *ec, uint8_t *buf, size_t len,
		   uint8_t **at)
{
	static const uint8_t version = 1;
	const uint8_t *end;
	struct lws_der d;

	lws_der_begin(&d, buf, len);
	put_point(&d, ec->el);
	lws_der_wrap(&d, LWS_DER_CTX1, d.end);
	end = d.p;
	lws_der_put_tagged(&d, LWS_DER_OID, ec->oid, ec->oid_len);
	lws_der_wrap(&d, LWS_DER_CTX0, end);
	lws_der_put_tagged(&d, LWS_DER_OCTETS,
			   ec->el[LWS_GENCRYPTO_EC_KEYEL_D].buf,
			   ec->el[LWS_GENCRYPTO_EC_KEYEL_D].len);
	lws_der_put_uint(&d, &version, 1);
	lws_der_wrap(&d, LWS_DER_SEQ, d.end);

	return finish(&d, at);
}

/* CRV, X and Y from the contents of a BIT STRING */
static int
read_point(const struct lws_curve *c, struct lws_span bits,
	   struct lws_gencrypto_keyelem *el)
{
	if (bits.len != 2u * c->key_bytes + 2 || bits.p[0] || bits.p[1] != 4)
		return -1;
	if (lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_CRV], c->name,
			  strlen(c->name)) ||
	    lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_X], bits.p + 2,
			  c->key_bytes) ||
	    lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_Y],
			  bits.p + 2 + c->key_bytes, c->key_bytes)) {
		lws_keyel_destroy(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
		return -1;
	}

	return 0;
}

int
lws_der_read_ec_public(struct lws_span in, struct lws_gencrypto_keyelem *el)
{
	return lws_der_read_spki(in, el) == LWS_GENCRYPTO_KTY_EC ? 0 : -1;
}

int
lws_der_read_ec_private(struct lws_span in, struct lws_gencrypto_keyelem *el)
{
	struct lws_span seq, v, d, wrap, oid, bits;
	const struct lws_curve *c;

	if (lws_der_take(&in, LWS_DER_SEQ, &seq) ||
	    lws_der_take_uint(&seq, &v) || v.len != 1 || *v.p != 1 ||
	    lws_der_take(&seq, LWS_DER_OCTETS, &d) ||
	    lws_der_take(&seq, LWS_DER_CTX0, &wrap) ||
	    lws_der_take(&wrap, LWS_DER_OID, &oid) ||
	    lws_der_take(&seq, LWS_DER_CTX1, &wrap) ||
	    lws_der_take(&wrap, LWS_DER_BITS, &bits))
		return -1;
	c = lws_curve_by_oid(&oid);
	if (!c || read_point(c, bits, el))
		return -1;
	/* RFC 5915 3 wants it padded, not everybody does that */
	if (!d.len || lws_keyel_dup_padded(&el[LWS_GENCRYPTO_EC_KEYEL_D], d.p,
					   d.len, c->key_bytes)) {
		lws_keyel_destroy(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
		return -1;
	}

	return 0;
}

static int
is_oid(struct lws_span oid, const uint8_t *is, size_t len)
{
	return oid.len == len && !memcmp(oid.p, is, len);
}

enum lws_gencrypto_kty
lws_der_read_spki(struct lws_span in, struct lws_gencrypto_keyelem *el)
{
	struct lws_span seq, alg, oid, curve, bits;
	const struct lws_curve *c;

	if (lws_der_take(&in, LWS_DER_SEQ, &seq) ||
	    lws_der_take(&seq, LWS_DER_SEQ, &alg) ||
	    lws_der_take(&alg, LWS_DER_OID, &oid) ||
	    lws_der_take(&seq, LWS_DER_BITS, &bits) || !bits.len)
		return LWS_GENCRYPTO_KTY_UNKNOWN;

	if (is_oid(oid, oid_rsa, sizeof(oid_rsa))) {
		lws_span_skip(&bits, 1);
		return lws_der_read_rsa(bits, 0, el) ? LWS_GENCRYPTO_KTY_UNKNOWN
						     : LWS_GENCRYPTO_KTY_RSA;
	}
	if (!is_oid(oid, oid_ec, sizeof(oid_ec)) ||
	    lws_der_take(&alg, LWS_DER_OID, &curve))
		return LWS_GENCRYPTO_KTY_UNKNOWN;
	c = lws_curve_by_oid(&curve);

	return !c || read_point(c, bits, el) ? LWS_GENCRYPTO_KTY_UNKNOWN
					     : LWS_GENCRYPTO_KTY_EC;
}

/* -- ECDSA signatures -- */

static int
pad_half(struct lws_span num, uint8_t *out, size_t half)
{
	if (num.len > half)
		return -1;
	memset(out, 0, half - num.len);
	if (num.len)
		memcpy(out + half - num.len, num.p, num.len);

	return 0;
}

int
lws_der_sig_to_raw(struct lws_span der, uint8_t *raw, size_t half)
{
	struct lws_span seq, r, s;

	if (lws_der_take(&der, LWS_DER_SEQ, &seq) ||
	    lws_der_take_uint(&seq, &r) || lws_der_take_uint(&seq, &s))
		return -1;

	return pad_half(r, raw, half) || pad_half(s, raw + half, half) ? -1 : 0;
}

size_t
lws_der_sig_from_raw(const uint8_t *raw, size_t half, uint8_t *buf, size_t len,
		     uint8_t **at)
{
	struct lws_der d;

	lws_der_begin(&d, buf, len);
	lws_der_put_uint(&d, raw + half, half);
	lws_der_put_uint(&d, raw, half);
	lws_der_wrap(&d, LWS_DER_SEQ, d.end);

	return finish(&d, at);
}
