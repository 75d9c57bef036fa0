/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What reads the flattened JSON form, for signatures and for encryption.
 */
#ifndef LWS_JOSE_FLATTENED_H
#define LWS_JOSE_FLATTENED_H

#include "jose/jose.h"

enum { LWS_JOSE_FLAT_MEMBERS = 6 };

struct lws_jose_flat_member {
	const char *name; /* NULL: the end */
	int idx;          /* in the maps */
};

/** lws_jose_flat_read() - strings of a JSON object into the maps of a jws
 * \param members: which; others are passed over
 * \return 0; -1: no such JSON, no base64url, or temp is too short */
int lws_jose_flat_read(const struct lws_jose_flat_member *members,
		       const char *in, size_t len, struct lws_jws *jws,
		       char *temp, int *temp_len);

#endif
