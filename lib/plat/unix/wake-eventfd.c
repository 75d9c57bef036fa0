/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The wake-up is one descriptor, whose reads and writes are of a counter.
 */
#include "plat/plat.h"

#include <sys/eventfd.h>

int
lws_plat_wake_init(struct lws_plat_wake *w)
{
	w->fd[0] = w->fd[1] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);

	return w->fd[0] < 0 ? -1 : 0;
}
