/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * IP addresses read from text: dotted decimals without leading zeros (some
 * would take those for octal) and every form of RFC 4291 2.2.
 */
#include "core/core.h"

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

int
lws_parse_ipv4(struct lws_span s, uint8_t *out)
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
	if (v->len > 12 || lws_parse_ipv4(s, v->b + v->len))
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

int
lws_parse_ipv6(struct lws_span s, uint8_t *out)
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
