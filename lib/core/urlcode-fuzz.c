/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Decoding in place and into another buffer agree; what was encoded decodes to
 * what it was.
 */
#include "core/core.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text, *out, *enc;
	int n, m;

	if (size > 4096)
		return 0;
	text = malloc(size + 1);
	out = malloc(size + 1);
	enc = malloc(3 * size + 4);
	memcpy(text, data, size);
	text[size] = '\0';

	lws_urlencode(enc, text, (int)(3 * size + 4));
	if (lws_urldecode(out, enc, (int)size) || strcmp(out, text))
		abort();

	n = lws_urldecode(out, text, (int)size);
	m = lws_urldecode(text, text, (int)size);
	if (n != m || strcmp(out, text))
		abort();
	free(text);
	free(out);
	free(enc);

	return 0;
}
