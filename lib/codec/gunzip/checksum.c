/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The checksums of the gzip and the zlib frame.
 */
#include "codec/gunzip/gunzip.h"

/* RFC 1952 8: the polynomial's remainders of four bits each */
static const uint32_t crc_nibble[16] = {
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
	0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
	0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};

uint32_t
lws_crc32(uint32_t crc, const uint8_t *p, size_t len)
{
	crc = ~crc;
	while (len--) {
		crc ^= *p++;
		crc = (crc >> 4) ^ crc_nibble[crc & 15];
		crc = (crc >> 4) ^ crc_nibble[crc & 15];
	}

	return ~crc;
}

#define ADLER_BASE 65521u /* the largest prime below 65536 */
#define ADLER_RUN  5552u  /* bytes after which the sums must be reduced */

uint32_t
lws_adler32(uint32_t adler, const uint8_t *p, size_t len)
{
	uint32_t a = adler & 0xffff, b = adler >> 16;

	while (len) {
		size_t n = len < ADLER_RUN ? len : ADLER_RUN;

		len -= n;
		while (n--) {
			a += *p++;
			b += a;
		}
		a %= ADLER_BASE;
		b %= ADLER_BASE;
	}

	return (b << 16) | a;
}
