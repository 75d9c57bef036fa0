/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * IP addresses as text. Written: the one canonical form of RFC 5952, so that
 * equal addresses are equal text.
 */
#include "core/core.h"

/* "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255" and its NUL */
#define TEXT_MAX 46

int
lws_parse_numeric_address(const char *ads, uint8_t *result, size_t max_len)
{
	size_t len = strlen(ads);
	struct lws_span s = lws_span_of(ads, len);
	uint8_t tmp[16];
	size_t n;

	if (len >= TEXT_MAX)
		return -1;

	n = memchr(ads, ':', len) ? 16 : 4;
	if (max_len < n)
		return -1;
	if (n == 16 ? lws_parse_ipv6(s, tmp) : lws_parse_ipv4(s, tmp))
		return -1;
	memcpy(result, tmp, n);

	return (int)n;
}

/* RFC 5952 4.2: the longest run of two or more zero groups, the first of equal
 * ones; returns its length in groups */
static int
longest_zero_run(const uint16_t *g, int *start)
{
	int n, run = 0, best = 0;

	for (n = 0; n < 8; n++) {
		run = g[n] ? 0 : run + 1;
		if (run > best) {
			best = run;
			*start = n - run + 1;
		}
	}

	return best > 1 ? best : 0;
}

static void
write_v6(const uint8_t *ads, char *buf, size_t len)
{
	char *p = buf, *end = buf + len;
	int n, start = 0, run;
	uint16_t g[8];

	for (n = 0; n < 8; n++)
		g[n] = lws_u16be(ads + 2 * n);
	run = longest_zero_run(g, &start);

	for (n = 0; n < 8; n++) {
		if (run && n == start) {
			p += lws_snprintf(p, (size_t)(end - p), "::");
			n += run - 1;
			continue;
		}
		p += lws_snprintf(p, (size_t)(end - p), "%s%x",
				  n && p[-1] != ':' ? ":" : "", g[n]);
	}
}

static void
write_v4(const uint8_t *ads, const char *prefix, char *buf, size_t len)
{
	lws_snprintf(buf, len, "%s%u.%u.%u.%u", prefix, ads[0], ads[1], ads[2],
		     ads[3]);
}

int
lws_write_numeric_address(const uint8_t *ads, int size, char *buf, size_t len)
{
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0,    0,
					    0, 0, 0, 0, 0xff, 0xff };
	char text[TEXT_MAX];
	size_t n;

	if (size == 4)
		write_v4(ads, "", text, sizeof(text));
	else if (size == 16 && !memcmp(ads, mapped, sizeof(mapped)))
		write_v4(ads + 12, "::ffff:", text, sizeof(text));
	else if (size == 16)
		write_v6(ads, text, sizeof(text));
	else
		return -1;

	n = strlen(text);
	if (n >= len)
		return -1;
	memcpy(buf, text, n + 1);

	return (int)n;
}
