/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What COSE messages cost beside OpenSSL called directly (sign-race.h).
 *
 * Ours: a COSE_Sign1 or COSE_Mac0 with a payload of some 200 bytes is made,
 * whole, with its tag and headers; or one is checked: its CBOR parsed, the
 * algorithm and the kid read, the key found, what is signed put together. The
 * key is in a set and has a kid. Theirs gets what is signed (RFC 9052 4.4) as
 * it stands.
 *
 *   bench-cose [ROUNDS [MILLISECONDS [ALG]]]
 *
 * Built as bench-cose where OpenSSL is the crypto. The result is 0 when none
 * takes more than a tenth more than OpenSSL does.
 */
#include "sign-race.h"

#include <stdio.h>

static const char payload[] = SIGN_RACE_PAYLOAD;

struct message {
	cose_param_t kty;
	const char *curve;
	lws_dll2_owner_t set;
	uint8_t bytes[1024];
	size_t len;
	uint8_t text[512]; /* what is signed */
};

static struct message messages[] = {
	{ .kty = LWSCOSE_WKKTV_SYMMETRIC },
	{ .kty = LWSCOSE_WKKTV_EC2, .curve = "P-256" },
	{ .kty = LWSCOSE_WKKTV_RSA },
	{ .kty = LWSCOSE_WKKTV_OKP, .curve = "Ed25519" },
};

static struct sign_race races[] = {
	{ .alg = "HS256", .bits = 256 },
	{ .alg = "ES256", .id = EVP_PKEY_EC },
	{ .alg = "RS256", .id = EVP_PKEY_RSA, .bits = 2048 },
	{ .alg = "EdDSA", .id = EVP_PKEY_ED25519 },
};

static lws_cose_key_t *
key_of(const struct message *m)
{
	return lws_container_of(m->set.head, lws_cose_key_t, list);
}

static int
ours_sign(struct sign_race *r)
{
	struct message *m = r->user;
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = {
		.keyset = &m->set,
		.lec = &lec,
		.flags = LCSC_FL_ADD_CBOR_TAG,
		.inline_payload_len = sizeof(payload) - 1,
	};
	struct lws_cose_sign_context *csc = lws_cose_sign_create(&info);
	int bad;

	lws_lec_init(&lec, m->bytes, sizeof(m->bytes));
	bad = !csc ||
	      lws_cose_sign_add(csc, lws_cose_name_to_alg(r->alg), key_of(m)) ||
	      lws_cose_sign_payload_chunk(csc, (const uint8_t *)payload,
					  sizeof(payload) - 1) !=
		      LWS_LECPCTX_RET_FINISHED;
	lws_cose_sign_destroy(&csc);
	m->len = lec.used;

	return bad;
}

static int
ours_check(struct sign_race *r)
{
	struct message *m = r->user;
	const lws_cose_validate_create_info_t info = { .keyset = &m->set };
	struct lws_cose_validate_context *cps = lws_cose_validate_create(&info);
	lws_dll2_owner_t *results;
	int bad;

	if (!cps)
		return 1;
	bad = lws_cose_validate_chunk(cps, m->bytes, m->len, NULL);
	results = lws_cose_validate_results(cps);
	bad = bad || results->count != 1 ||
	      lws_container_of(results->head, lws_cose_validate_res_t, list)
		      ->result;
	lws_cose_validate_destroy(&cps);

	return bad;
}

/* RFC 9052 4.4, 6.3: an array of the context, the protected header, no
 * external data, and the payload */
static size_t
to_be_signed(const struct sign_race *r, uint8_t *to)
{
	const char *context = r->id ? "Signature1" : "MAC0";
	int64_t alg = lws_cose_name_to_alg(r->alg);
	lws_lec_pctx_t lec;
	uint8_t header[8];
	size_t len;

	lws_lec_init(&lec, header, sizeof(header));
	(void)lws_lec_printf(&lec, "{1:%lld}", (long long)alg);
	len = lec.used;
	lws_lec_init(&lec, to, sizeof(((struct message *)0)->text));
	(void)lws_lec_printf(&lec, "[%s,%.*b,%.*b,%.*b]", context, (int)len,
			     header, 0, "", (int)sizeof(payload) - 1, payload);

	return lec.used;
}

static int
run(struct sign_race *r, struct message *m, const struct sign_race_times *times)
{
	lws_cose_key_t *ck =
		lws_cose_key_generate(NULL, m->kty, 0, r->bits, m->curve,
				      (const uint8_t *)"signer", 6);
	int ret = 2;

	if (!ck)
		return ret;
	lws_dll2_add_tail(&ck->list, &m->set);
	r->user = m;
	r->sign = ours_sign;
	r->check = ours_check;
	r->secret = ck->e[LWS_GENCRYPTO_OCT_KEYEL_K];
	r->text = m->text;
	r->text_len = to_be_signed(r, m->text);
	if (!ours_sign(r))
		ret = sign_race(r, times);
	lws_cose_key_set_destroy(&m->set);

	return ret;
}

int
main(int argc, char **argv)
{
	const struct sign_race_times times = sign_race_args(argc, argv);
	unsigned int n;
	int ret = 0;

	lws_set_log_level(LLL_ERR, NULL);
	for (n = 0; n < LWS_ARRAY_SIZE(races); n++)
		if (sign_race_is_wanted(&races[n], &times))
			ret |= run(&races[n], &messages[n], &times);

	return ret;
}
