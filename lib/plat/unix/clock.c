/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Two clocks: the one that only goes forward, for everything that waits, and
 * the wall's, for what people and files see. Both can be replaced, so that
 * tests own the time.
 */
#include "plat/plat.h"

#include <time.h>

static lws_usec_t
system_monotonic_us(void)
{
	struct timespec ts;

	/* cannot fail with a clock that POSIX demands and a valid pointer */
	clock_gettime(CLOCK_MONOTONIC, &ts);

	return (lws_usec_t)ts.tv_sec * LWS_US_PER_SEC + ts.tv_nsec / 1000;
}

static uint64_t
system_wall_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);

	return (uint64_t)ts.tv_sec * LWS_US_PER_SEC +
	       (uint64_t)ts.tv_nsec / 1000;
}

static lws_usec_t (*monotonic_us)(void) = system_monotonic_us;
static uint64_t (*wall_us)(void) = system_wall_us;

void
lws_plat_set_clock(const struct lws_plat_clock *clock)
{
	monotonic_us = system_monotonic_us;
	wall_us = system_wall_us;
	if (clock && clock->monotonic_us)
		monotonic_us = clock->monotonic_us;
	if (clock && clock->wall_us)
		wall_us = clock->wall_us;
}

lws_usec_t
lws_now_usecs(void)
{
	return monotonic_us();
}

unsigned long
lws_now_secs(void)
{
	return (unsigned long)(wall_us() / LWS_US_PER_SEC);
}

uint64_t
lws_plat_wall_us(void)
{
	return wall_us();
}
