/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of struct: reading and writing the members of a C struct that a
 * map (lws-struct.h) describes. JSON is done here; tables in
 * system/struct-sqlite.
 */
#ifndef LWS_STRUCT_FRONT_H
#define LWS_STRUCT_FRONT_H

#include "core/core.h"

/** lws_struct_int_get() - an integer or boolean of 1, 2, 4 or 8 bytes
 * \param obj: the struct
 * \param v: out; as int64_t if m is LSMT_SIGNED, else as uint64_t
 * \return 0, or -1: of another size, said in the log */
int lws_struct_int_get(const void *obj, const lws_struct_map_t *m, uint64_t *v);

/** lws_struct_int_set() - set one; what has no room becomes the nearest value
 * that has
 * \param v: the value, as int64_t if negative
 * \return 0; 1: it had no room; -1: of another size, said in the log */
int lws_struct_int_set(void *obj, const lws_struct_map_t *m, uint64_t v,
		       int negative);

/** lws_struct_int_parse() - set one from text: a sign, digits, what follows is
 * not looked at; no digits are 0
 * \return as lws_struct_int_set() */
int lws_struct_int_parse(void *obj, const lws_struct_map_t *m,
			 const char *text);

/** lws_struct_carray_append() - put text into a char array from offset at
 * Cut where it is full, not inside a UTF-8 character; always terminated.
 * \return bytes of it that went in */
size_t lws_struct_carray_append(void *obj, const lws_struct_map_t *m, size_t at,
				const char *text, size_t len);

#endif
