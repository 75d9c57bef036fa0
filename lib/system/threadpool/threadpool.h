/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the threadpool. What programs use is in lws-threadpool.h.
 */
#ifndef LWS_SYSTEM_THREADPOOL_H
#define LWS_SYSTEM_THREADPOOL_H

#include "core-net/core-net.h"

/** lws_threadpool_sync_us() - how long a task that syncs waits before it asks
 * its connection again
 * \param us: instead of LWS_TUNE_TASK_SYNC_SECS
 *
 * Thread: any, before the first task. */
void lws_threadpool_sync_us(struct lws_threadpool *tp, lws_usec_t us);

#endif
