/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys out of passwords (RFC 8018 5.2) by OpenSSL.
 */
#include "crypto/openssl/backend.h"

int
lws_pbkdf2(const struct lws_pbkdf2 *k, uint8_t *out, size_t len)
{
	const EVP_MD *md = lws_ossl_hmac_md(k->hmac);

	if (!md || !k->rounds || k->rounds > INT_MAX || len > INT_MAX ||
	    k->password.len > INT_MAX || k->salt.len > INT_MAX)
		return -1;
	if (PKCS5_PBKDF2_HMAC((const char *)k->password.p, (int)k->password.len,
			      k->salt.p, (int)k->salt.len, (int)k->rounds, md,
			      (int)len, out) == 1)
		return 0;
	lws_ossl_why("PBKDF2");

	return -1;
}
