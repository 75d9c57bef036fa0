/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Memory that holds secrets: comparing it takes the same time whatever it
 * contains, and wiping it survives the optimiser, which may drop a memset() of
 * memory that nobody reads again. Both go through volatile for that reason.
 */
#include "core/core.h"

int
lws_timingsafe_bcmp(const void *a, const void *b, uint32_t len)
{
	const volatile uint8_t *pa = a;
	const volatile uint8_t *pb = b;
	uint8_t diff = 0;

	while (len--)
		diff = (uint8_t)(diff | (*pa++ ^ *pb++));

	return diff;
}

void
lws_explicit_bzero(void *p, size_t len)
{
	volatile uint8_t *v = p;

	while (len--)
		*v++ = 0;
}
