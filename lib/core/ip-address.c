/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * IP addresses as text. Read: dotted decimals without leading zeros (some
 * would take those for octal) and every form of RFC 4291 2.2. Written: the one
 * canonical form of RFC 5952, so that equal addresses are equal text.
 */
#include "core/core.h"

/* "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255" and its NUL */
#define TEXT_MAX 46

/* one decimal of a dotted quad */
static int
take_octet(struct lws_span *s, uint8_t *out)
{
	size_t n = 0;
	uint64_t v;

	while (n < s->len && n < 4 && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (n > 1 && s->p[0] == '0')
		return -1;
	if (lws_digits_u64(s->p, n, 255, &v))
		return -1;
	lws_span_skip(s, n);
	*out = (uint8_t)v;

	return 0;
}

static int
parse_v4(struct lws_span s, uint8_t *out)
{
	int n;

	for (n = 0; n < 4; n++) {
		if (n && lws_span_take8(&s) != '.')
			return -1;
		if (take_octet(&s, out + n))
			return -1;
	}

	return s.len ? -1 : 0;
}

/* what has been read of a v6 address */
struct v6 {
	uint8_t b[16];
	size_t len;  /* bytes of b */
	int has_gap; /* :: was seen */
	size_t gap;  /* and stands before this byte */
};

/* the last 32 bits as a dotted quad (RFC 4291 2.2, 3) */
static int
v6_tail_v4(struct v6 *v, struct lws_span s)
{
	if (v->len > 12 || parse_v4(s, v->b + v->len))
		return -1;
	v->len += 4;

	return 0;
}

/* one group of 1 to 4 hex digits */
static int
v6_group(struct v6 *v, struct lws_span *s)
{
	size_t n = 0;
	uint64_t g;

	while (n < s->len && s->p[n] != ':')
		n++;
	if (n > 4 || v->len > 14 || lws_hexdigits_u64(s->p, n, 0xffff, &g))
		return -1;
	lws_span_skip(s, n);
	lws_put_u16be(v->b + v->len, (uint16_t)g);
	v->len += 2;

	return 0;
}

/* between groups: a colon that a group must follow, or :: once */
static int
v6_colons(struct v6 *v, struct lws_span *s)
{
	lws_span_skip(s, 1);
	if (!s->len)
		return -1;
	if (*s->p != ':')
		return 0;

	if (v->has_gap)
		return -1;
	lws_span_skip(s, 1);
	v->has_gap = 1;
	v->gap = v->len;

	return s->len && *s->p == ':' ? -1 : 0;
}

static int
v6_groups(struct v6 *v, struct lws_span s)
{
	/* a single colon at the start has no group before it */
	if (s.len && *s.p == ':' && (s.len < 2 || s.p[1] != ':'))
		return -1;

	while (s.len) {
		if (*s.p == ':') {
			if (v6_colons(v, &s))
				return -1;
			continue;
		}
		if (memchr(s.p, '.', s.len) && !memchr(s.p, ':', s.len))
			return v6_tail_v4(v, s);
		if (v6_group(v, &s))
			return -1;
	}

	return 0;
}

static int
parse_v6(struct lws_span s, uint8_t *out)
{
	struct v6 v;
	size_t tail;

	memset(&v, 0, sizeof(v));
	if (v6_groups(&v, s))
		return -1;

	/* :: stands for at least one group */
	if (v.has_gap ? v.len > 14 : v.len != 16)
		return -1;
	if (!v.has_gap)
		v.gap = v.len;

	tail = v.len - v.gap;
	memset(out, 0, 16);
	memcpy(out, v.b, v.gap);
	memcpy(out + 16 - tail, v.b + v.gap, tail);

	return 0;
}

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
	if (n == 16 ? parse_v6(s, tmp) : parse_v4(s, tmp))
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
