/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * In one piece, which takes the wide path, and byte by byte, which never does,
 * the verdict is the same, and reached at the same byte.
 */
#include "core/core.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_utf8 whole = { 0, 0, 0 }, u = { 0, 0, 0 };
	int bad = 0;
	size_t n;

	for (n = 0; n < size && !bad; n++)
		bad = lws_utf8_feed(&u, data + n, 1);

	if (lws_utf8_feed(&whole, data, size) != bad)
		abort();
	if (!bad && lws_utf8_end(&whole) != lws_utf8_end(&u))
		abort();
	if (bad && n > 1) {
		memset(&whole, 0, sizeof(whole));
		if (lws_utf8_feed(&whole, data, n - 1))
			abort();
	}

	return 0;
}
