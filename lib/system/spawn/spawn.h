/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of spawn: child processes whose stdio are connections. The API
 * is public; this is what its files share.
 */
#ifndef LWS_SYSTEM_SPAWN_H
#define LWS_SYSTEM_SPAWN_H

#include "core-net/core-net.h"

/** lws_spawn_join_cgroup() - 0: pid is in the group of that name below ours; 1:
 * it is not, errno says why */
int lws_spawn_join_cgroup(pid_t pid, const char *name);

#endif
