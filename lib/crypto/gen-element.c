/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Arrays of elements, as the API of keys has them.
 */
#include "crypto/crypto.h"

void
lws_genrsa_destroy_elements(struct lws_gencrypto_keyelem *el)
{
	lws_keyel_destroy(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);
}

void
lws_genec_destroy_elements(struct lws_gencrypto_keyelem *el)
{
	lws_keyel_destroy(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
}

int
lws_genec_dump(struct lws_gencrypto_keyelem *el)
{
	static const char *const names[] = { "crv", "x", "d", "y" };
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		if (!el[n].buf)
			continue;
		lwsl_info("EC %s: %u bytes\n", names[n],
			  (unsigned int)el[n].len);
		lwsl_hexdump_info(el[n].buf, el[n].len);
	}

	return 0;
}
