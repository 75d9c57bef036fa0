/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Without the inflater: compressed texts are refused.
 */
#include "jose/jwe.h"

int
lws_jwe_inflate(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	(void)jwe;
	(void)temp;
	(void)temp_len;
	lwsl_notice("JWE: zip needs LWS_WITH_GZINFLATE\n");

	return -1;
}
