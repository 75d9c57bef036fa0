/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of dir. The calls are public (lws-misc.h): lws_dir() and the
 * callbacks for it.
 */
#ifndef LWS_DIR_FRONT_H
#define LWS_DIR_FRONT_H

#include "core/core.h"

enum lws_dir_names {
	LWS_DIR_USUAL, /* all without a ~ in them */
	LWS_DIR_ALL    /* what is to be emptied must be seen whole */
};

/** lws_dir_walk() - behind lws_dir_via_info()
 * \return as lws_dir_via_info() */
int lws_dir_walk(const struct lws_dir_info *info, enum lws_dir_names which);

#endif
