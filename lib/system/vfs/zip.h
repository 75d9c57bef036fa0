/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Between the two halves of the zip provider: zip-directory.c finds a member
 * and vouches for every number of it, zip.c reads it.
 */
#ifndef LWS_VFS_ZIP_H
#define LWS_VFS_ZIP_H

#include "core/core.h"

/** struct lws_zip_member - where the bytes of a member are; checked: they lie
 * within the archive, in front of its directory, and are nobody else's */
struct lws_zip_member {
	uint64_t data_at;  /* from the start of the archive */
	uint64_t comp_len; /* bytes there */
	uint64_t len;      /* bytes they stand for */
	uint32_t crc;      /* of those, RFC 1952 8 */
	uint32_t mod_time; /* seconds since 1970, the clock of who packed it */
	uint8_t has_mod_time;
	uint8_t is_deflated; /* else stored: len is comp_len */
};

enum lws_zip_found {
	LWS_ZIP_FOUND,  /* the member is filled in */
	LWS_ZIP_ABSENT, /* a sound archive without it */
	LWS_ZIP_BAD     /* nothing of this archive may be used; *why says why */
};

/** lws_zip_read_at() - exactly len bytes of a file
 * \return 0, or -1: not that many there, or not readable */
int lws_zip_read_at(lws_fop_fd_t file, uint64_t at, void *buf, size_t len);

/** lws_zip_find() - look up a member  (APPNOTE.TXT 6.3, 4.3)
 * \param archive: open for reading
 * \param name: of the member, as packed: no slash in front
 * \param m: out, if found
 * \param why: out, if bad: constant text */
enum lws_zip_found lws_zip_find(lws_fop_fd_t archive, struct lws_span name,
				struct lws_zip_member *m, const char **why);

#endif
