/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The wake-up is a pipe: the same everywhere.
 */
#include "plat/plat.h"

int
lws_plat_wake_init(struct lws_plat_wake *w)
{
	if (pipe(w->fd)) {
		w->fd[0] = w->fd[1] = -1;
		return -1;
	}
	if (!lws_plat_set_nonblocking(w->fd[0]) &&
	    !lws_plat_set_nonblocking(w->fd[1]))
		return 0;
	lws_plat_wake_fini(w);

	return -1;
}
