/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes as keys, signatures and PEM of all kinds: what is read has to survive
 * being written and read again.
 */
#include "crypto/der.h"

#include <stdlib.h>

static void
as_signature(struct lws_span in)
{
	uint8_t raw[132], raw2[132], buf[160], *at;
	size_t len;

	if (lws_der_sig_to_raw(in, raw, 66))
		return;
	len = lws_der_sig_from_raw(raw, 66, buf, sizeof(buf), &at);
	if (!len || lws_der_sig_to_raw(lws_span_of(at, len), raw2, 66) ||
	    memcmp(raw, raw2, sizeof(raw)))
		abort();
}

static void
as_rsa(struct lws_span in, int is_private)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	uint8_t *buf, *at;
	size_t room;

	memset(el, 0, sizeof(el));
	if (lws_der_read_rsa(in, is_private, el))
		return;
	room = lws_der_key_size(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	buf = malloc(room);
	if (!buf || !lws_der_rsa(el, is_private, buf, room, &at))
		abort();
	free(buf);
	lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
}

static void
as_certificate(const uint8_t *data, size_t size)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_x509_cert *x509;

	memset(el, 0, sizeof(el));
	if (lws_x509_create(&x509))
		return;
	if (!lws_x509_parse_from_pem(x509, data, size))
		(void)lws_x509_public_elements(x509, el);
	lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	lws_x509_destroy(&x509);
	(void)lws_pem_private_elements(data, size, "x", el);
	lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_span in = lws_span_of(data, size);

	lws_set_log_level(0, NULL);
	memset(el, 0, sizeof(el));
	as_signature(in);
	as_rsa(in, 0);
	as_rsa(in, 1);
	(void)lws_der_read_spki(in, el);
	lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	if (!lws_der_read_ec_private(in, el))
		lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	as_certificate(data, size);

	return 0;
}
