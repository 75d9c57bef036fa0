/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * RSA1_5 in this build (RFC 7518 4.2).
 */
#include "jose/jose.h"

int
lws_jose_has(const struct lws_jose_jwe_alg *alg)
{
	(void)alg;

	return 1;
}
