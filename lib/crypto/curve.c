/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The curves that JOSE and COSE name and whose coordinates have a fixed length
 * (RFC 7518 6.2.1.1, RFC 9053 7.1), with their object identifiers (RFC 5480
 * 2.1.1.1).
 */
#include "crypto/der.h"

static const uint8_t p256[] = { 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 7 };
static const uint8_t p384[] = { 0x2b, 0x81, 0x04, 0x00, 0x22 };
static const uint8_t p521[] = { 0x2b, 0x81, 0x04, 0x00, 0x23 };

static const struct lws_curve curves[] = {
	{ "P-256", p256, sizeof(p256), 32, 256 },
	{ "P-384", p384, sizeof(p384), 48, 384 },
	{ "P-521", p521, sizeof(p521), 66, 521 },
};

const struct lws_curve *
lws_curve_by_name(const char *name)
{
	unsigned int n;

	for (n = 0; name && n < LWS_ARRAY_SIZE(curves); n++)
		if (!strcmp(curves[n].name, name))
			return &curves[n];

	return NULL;
}

const struct lws_curve *
lws_curve_by_oid(const struct lws_span *oid)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(curves); n++)
		if (oid->len == curves[n].oid_len &&
		    !memcmp(curves[n].oid, oid->p, oid->len))
			return &curves[n];

	return NULL;
}
