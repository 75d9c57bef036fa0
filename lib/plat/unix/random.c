/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Randomness from the kernel's generator: needs no descriptor, waits only
 * until it has been seeded at boot.
 */
#include "plat/plat.h"

#include <sys/random.h>

static int
system_fill(void *buf, size_t len)
{
	uint8_t *p = buf;

	while (len) {
		ssize_t n = getrandom(p, len, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		p += n;
		len -= (size_t)n;
	}

	return 0;
}

static int (*fill_random)(void *buf, size_t len) = system_fill;

void
lws_plat_set_random(int (*fill)(void *buf, size_t len))
{
	fill_random = fill ? fill : system_fill;
}

int
lws_plat_random(void *buf, size_t len)
{
	return fill_random(buf, len);
}

/* layer 0's way here, see core/random.h */
int
lws_random_source(void *buf, size_t len)
{
	return lws_plat_random(buf, len);
}
