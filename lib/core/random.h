/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where layer 0 gets its randomness from; part of core's front header.
 */
#ifndef LWS_CORE_RANDOM_H
#define LWS_CORE_RANDOM_H

#include <stddef.h>

/** lws_random_source() - bytes that nobody can guess
 * \param buf, len: filled completely
 * \return 0, or nonzero: nothing in buf may be used
 * Filled by plat/<os>, through what its tests can replace. */
int lws_random_source(void *buf, size_t len);

#endif
