/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of this port share among themselves.
 */
#ifndef LWS_PLAT_UNIX_H
#define LWS_PLAT_UNIX_H

#include "plat/plat.h"

/** lws_unix_kind() - the kind of file that st_mode tells */
lws_dir_obj_type_t lws_unix_kind(mode_t mode);

/** lws_unix_read_all() - read until the end or until buf is full
 * \param got: out, bytes read
 * \return 0, or -1 with errno */
int lws_unix_read_all(int fd, uint8_t *buf, size_t len, size_t *got);

/** lws_unix_take_groups() - the supplementary groups of user id->uid, and
 * id->gid; a uid without a name gets id->gid alone
 * \return 0, or -1 with errno */
int lws_unix_take_groups(const struct lws_plat_identity *id);

/** lws_unix_caps_hold() - permitted capabilities outlive the next setuid()
 * \return 0, or -1 with errno; without LWS_WITH_LIBCAP always, ENOSYS */
int lws_unix_caps_hold(void);

/** lws_unix_caps_restrict() - these capabilities and no others, in force
 * \return 0, or -1 with errno */
int lws_unix_caps_restrict(const int *caps, unsigned int count);

#endif
