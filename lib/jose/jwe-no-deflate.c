/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Without zlib: nothing is compressed.
 */
#include "jose/jwe.h"

int
lws_jwe_deflate(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	(void)jwe;
	(void)temp;
	(void)temp_len;
	lwsl_notice("JWE: to compress needs "
		    "LWS_WITH_HTTP_STREAM_COMPRESSION\n");

	return -1;
}
