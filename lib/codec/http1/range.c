/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Range (RFC 9110 14): "bytes=0-99, 200-, -50" against a length. A field that
 * is wrong in any of its parts is ignored as a whole (14.2), and so is one that
 * asks for more than there is: overlapping ranges would make a small request a
 * large answer.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"

/* digits only; too large ones saturate. 0, or -1: none */
static int
take_number(struct lws_span *s, uint64_t *v)
{
	if (!s->len || *s->p < '0' || *s->p > '9')
		return -1;
	*v = 0;
	while (s->len && *s->p >= '0' && *s->p <= '9') {
		unsigned int digit = (unsigned int)(lws_span_take8(s) - '0');

		*v = *v > (UINT64_MAX - digit) / 10 ? UINT64_MAX
						    : *v * 10 + digit;
	}

	return 0;
}

/* "-n": the last n bytes. 1 there are some, 0 not, -1 malformed */
static int
suffix(struct lws_span *s, uint64_t len, struct lws_http1_range *r)
{
	uint64_t n;

	lws_span_skip(s, 1);
	if (take_number(s, &n) || s->len)
		return -1;
	if (!n || !len)
		return 0;
	r->first = n < len ? len - n : 0;
	r->last = len - 1;

	return 1;
}

/* "a-b" or "a-" */
static int
from_first(struct lws_span *s, uint64_t len, struct lws_http1_range *r)
{
	if (take_number(s, &r->first) || !s->len || *s->p != '-')
		return -1;
	lws_span_skip(s, 1);
	r->last = UINT64_MAX;
	if (s->len && (take_number(s, &r->last) || s->len))
		return -1;
	if (r->last < r->first)
		return -1;
	if (r->first >= len)
		return 0;
	if (r->last >= len)
		r->last = len - 1;

	return 1;
}

static int
one(struct lws_span item, uint64_t len, struct lws_http1_range *r)
{
	return *item.p == '-' ? suffix(&item, len, r)
			      : from_first(&item, len, r);
}

/* 1 if all of them together are no longer than the whole */
static int
is_modest(const struct lws_http1_range *r, int n, uint64_t len)
{
	uint64_t left = len;
	int i;

	for (i = 0; i < n; i++) {
		uint64_t bytes = r[i].last - r[i].first + 1;

		if (bytes > left)
			return 0;
		left -= bytes;
	}

	return 1;
}

int
lws_http1_ranges(struct lws_span value, uint64_t len,
		 struct lws_http1_range *out, unsigned int max)
{
	static const char unit[] = "bytes=";
	struct lws_span item;
	unsigned int asked = 0;
	int n = 0;

	if (value.len < sizeof(unit) - 1 ||
	    strncasecmp((const char *)value.p, unit, sizeof(unit) - 1))
		return -1;
	lws_span_skip(&value, sizeof(unit) - 1);
	while (lws_http1_list_next(&value, &item)) {
		int r = asked++ < max ? one(item, len, &out[n]) : -1;

		if (r < 0)
			return -1;
		n += r;
	}
	if (!asked || !is_modest(out, n, len))
		return -1;

	return n;
}
