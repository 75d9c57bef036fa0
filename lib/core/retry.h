/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The arithmetic of backoff, without the chance; part of core's front header.
 */
#ifndef LWS_CORE_RETRY_H
#define LWS_CORE_RETRY_H

#include <stdint.h>

struct lws_retry_bo;

/** lws_retry_delay_ms() - the wait before an attempt
 * \param bo: policy, or NULL for the default
 * \param tries: attempts that have been made
 * \param chance: 0..65535, the share of the jitter that is added
 * \return milliseconds, UINT32_MAX at most */
uint32_t lws_retry_delay_ms(const struct lws_retry_bo *bo, uint16_t tries,
			    uint16_t chance);

#endif
