/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ethernet addresses as text: six groups of two hex digits between colons,
 * either case, nothing before or behind.
 */
#include "core/core.h"

int
lws_parse_mac(const char *ads, uint8_t *result_6_bytes)
{
	uint8_t mac[6];
	size_t n;

	if (strlen(ads) != 6 * 3 - 1)
		return -1;

	for (n = 0; n < sizeof(mac); n++) {
		uint64_t v;

		if (n && ads[3 * n - 1] != ':')
			return -1;
		if (lws_hexdigits_u64(ads + 3 * n, 2, 0xff, &v))
			return -1;
		mac[n] = (uint8_t)v;
	}
	memcpy(result_6_bytes, mac, sizeof(mac));

	return 0;
}
