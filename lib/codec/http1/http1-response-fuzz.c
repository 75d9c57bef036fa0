/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A stream of responses, however cut, gives the same events (http1-fuzz.h).
 */
#include "codec/http1/http1-fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_http1(data, size, 1);

	return 0;
}
