/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is read can be written, and read again as the same; libc reads all that
 * we read.
 */
#include "core/core.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[80], canon[46];
	uint8_t a[16], b[16];
	int n;

	if (size >= sizeof(text))
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';

	n = lws_parse_numeric_address(text, a, sizeof(a));
	if (n < 0)
		return 0;
	if (inet_pton(n == 4 ? AF_INET : AF_INET6, text, b) != 1 ||
	    memcmp(a, b, (size_t)n))
		abort();
	if (lws_write_numeric_address(a, n, canon, sizeof(canon)) < 0 ||
	    lws_parse_numeric_address(canon, b, sizeof(b)) != n ||
	    memcmp(a, b, (size_t)n))
		abort();

	return 0;
}
