/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The paths that the JSON and CBOR parsers report, against the patterns that
 * programs give them; part of core's front header.
 */
#ifndef LWS_CORE_PATH_MATCH_H
#define LWS_CORE_PATH_MATCH_H

#include <stddef.h>
#include <stdint.h>

/* a level's patterns: count char *, one behind the other, or with a stride the
 * member of that many bytes long structs; a NULL one matches nothing */
struct lws_path_patterns {
	const char *const *paths; /* borrowed */
	size_t stride;            /* 0: that of char * */
	uint8_t count;
	const char *stops; /* what a star inside a pattern stops at */
};

/* where in the path the stars of a pattern begin */
struct lws_path_wild {
	uint16_t *at; /* borrowed; only as many as there is room for */
	uint8_t room;
	uint8_t count;
};

/** lws_path_match() - the first pattern that matches a whole path
 * \param p: the patterns
 * \param path, len: the path, not terminated
 * \param wild: out, for the pattern that matched; else undefined
 * \return its number from 1 on, or 0: none
 *
 * A star inside a pattern takes all up to the next stop, nothing included; at
 * its end it takes the rest, which must not be empty. Stars take all they can,
 * there is no second thought. */
uint8_t lws_path_match(const struct lws_path_patterns *p, const char *path,
		       size_t len, struct lws_path_wild *wild);

/** lws_path_wild_copy() - what a star covers, up to the next '.'
 * \param path, len: the path
 * \param at: where the star begins
 * \param dest, size: terminated copy, cut if need be
 * \return bytes written, terminator included; 0: size is 0 */
size_t lws_path_wild_copy(const char *path, size_t len, size_t at, char *dest,
			  size_t size);

#endif
