/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Public keys of Ed25519 and Ed448 that nobody who is honest has. With a point
 * of small order anybody has signatures; and a point has one form (RFC 8032
 * 5.1.3, 5.2.3). OpenSSL takes both. A public key is no secret, so neither is
 * the time that this takes.
 */
#include "crypto/crypto.h"

enum { ED25519 = 32, ED448 = 57 };

/* the two points of order 8 of Ed25519 whose double is of order 4, without the
 * sign; those of order 1, 2 and 4 have a y of 1, -1 and 0 on both curves */
static const uint8_t order8[2][ED25519] = {
	/* clang-format off */
		{ 0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0,
		  0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
		  0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39,
		  0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05 },
		{ 0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f,
		  0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
		  0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6,
		  0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a },
	/* clang-format on */
};

/* 2^255 - 19, 2^448 - 2^224 - 1: the first bytes differ from 0xff, or one */
static uint8_t
prime_at(size_t len, size_t at)
{
	if (len == ED25519)
		return at ? at == ED25519 - 1 ? 0x7f : 0xff : 0xed;
	if (at == ED448 - 1)
		return 0;

	return at == 28 ? 0xfe : 0xff;
}

static int
is_below_prime(const uint8_t *y, size_t len)
{
	size_t n = len;

	while (n-- && y[n] == prime_at(len, n))
		;

	return n < len && y[n] < prime_at(len, n);
}

/* 0, 1, or one less than the prime */
static int
is_trivial(const uint8_t *y, size_t len)
{
	size_t n, zeros = 0, prime = 0;

	for (n = 1; n < len; n++) {
		zeros += !y[n];
		prime += y[n] == prime_at(len, n);
	}

	return (zeros == len - 1 && y[0] <= 1) ||
	       (prime == len - 1 && y[0] == prime_at(len, 0) - 1);
}

int
lws_okp_is_signers(const uint8_t *x, size_t len)
{
	uint8_t y[ED448];

	if (len != ED25519 && len != ED448)
		return 0;
	memcpy(y, x, len);
	y[len - 1] &= 0x7f; /* the sign */
	if (!is_below_prime(y, len) || is_trivial(y, len))
		return 0;

	return len != ED25519 ||
	       (memcmp(y, order8[0], len) && memcmp(y, order8[1], len));
}
