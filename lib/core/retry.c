/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How long to wait before the next attempt: the table's entry for this try,
 * its last one from then on, and up to jitter_percent more by chance, so that
 * clients that were thrown off together do not come back together.
 */
#include "core/core.h"

#define DEFAULT_MS             3000
#define DEFAULT_JITTER_PERCENT 30

static uint32_t
table_ms(const lws_retry_bo_t *bo, uint16_t tries)
{
	if (!bo || !bo->retry_ms_table || !bo->retry_ms_table_count)
		return DEFAULT_MS;
	if (tries >= bo->retry_ms_table_count)
		tries = (uint16_t)(bo->retry_ms_table_count - 1);

	return bo->retry_ms_table[tries];
}

uint32_t
lws_retry_delay_ms(const lws_retry_bo_t *bo, uint16_t tries, uint16_t chance)
{
	uint64_t percent = bo && bo->jitter_percent ? bo->jitter_percent
						    : DEFAULT_JITTER_PERCENT;
	uint64_t ms = table_ms(bo, tries);

	ms += ms * percent * chance / 100 / UINT16_MAX;

	return ms > UINT32_MAX ? UINT32_MAX : (uint32_t)ms;
}

unsigned int
lws_retry_get_delay_ms(struct lws_context *context, const lws_retry_bo_t *retry,
		       uint16_t *ctry, char *conceal)
{
	uint16_t chance;
	uint32_t ms;

	/* without randomness the wait is as long as it may be */
	if (lws_get_random(context, &chance, sizeof(chance)) != sizeof(chance))
		chance = UINT16_MAX;
	ms = lws_retry_delay_ms(retry, *ctry, chance);

	if (*ctry < UINT16_MAX)
		(*ctry)++;
	if (conceal)
		*conceal = retry && *ctry <= retry->conceal_count;

	return ms;
}
