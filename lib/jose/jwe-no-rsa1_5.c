/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No RSA1_5: it is as if it had never been heard of.
 */
#include "jose/jose.h"

int
lws_jose_has(const struct lws_jose_jwe_alg *alg)
{
	return alg->algtype_signing != LWS_JOSE_ENCTYPE_RSASSA_PKCS1_1_5;
}
