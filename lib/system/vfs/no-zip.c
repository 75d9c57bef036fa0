/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without zip archives: contexts do not get that provider.
 */
#include "system/vfs/vfs.h"

const struct lws_plat_file_ops *const lws_vfs_archives = NULL;
