/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * application/x-www-form-urlencoded (URL standard 5.1): name=value pairs with
 * & between them, %XX and + in both. A name without = has an empty value.
 */
#include "roles/http/spa.h"

static int
put(struct lws_spa_urlencoded *u, struct lws_spa_values *v, const void *p,
    size_t len)
{
	if (u->in_value)
		return lws_spa_value_add(v, p, len);
	if (len > LWS_LIMIT_FORM_NAME - u->name_len) {
		lwsl_info("form: a name of more than %u bytes",
			  (unsigned int)LWS_LIMIT_FORM_NAME);
		return -1;
	}
	memcpy(u->name + u->name_len, p, len);
	u->name_len += len;

	return 0;
}

static int
name_ended(struct lws_spa_urlencoded *u, struct lws_spa_values *v)
{
	u->name[u->name_len] = '\0';
	u->name_len = 0;
	u->in_value = 1;

	return lws_spa_value_begin(v, u->name);
}

static int
pair_ended(struct lws_spa_urlencoded *u, struct lws_spa_values *v)
{
	if (!u->in_value && !u->name_len)
		return 0; /* nothing between two & */
	if (!u->in_value && name_ended(u, v))
		return -1;
	u->in_value = 0;

	return lws_spa_value_end(v);
}

static int
escaped(struct lws_spa_urlencoded *u, struct lws_spa_values *v, uint8_t c)
{
	uint64_t digit;
	uint8_t b;

	if (lws_hexdigits_u64(&c, 1, 0xf, &digit)) {
		lwsl_info("form: %% without two hex digits");
		return -1;
	}
	if (u->escape++ == 1) {
		u->high = (uint8_t)digit;
		return 0;
	}
	u->escape = 0;
	b = (uint8_t)(u->high << 4 | (uint8_t)digit);

	return put(u, v, &b, 1);
}

static int
special(struct lws_spa_urlencoded *u, struct lws_spa_values *v, uint8_t c)
{
	switch (c) {
	case '%':
		u->escape = 1;
		return 0;
	case '+':
		return put(u, v, " ", 1);
	case '&':
		return pair_ended(u, v);
	default: /* = */
		return u->in_value ? put(u, v, "=", 1) : name_ended(u, v);
	}
}

static size_t
plain_len(const struct lws_span *in)
{
	size_t n;

	for (n = 0; n < in->len; n++)
		if (in->p[n] == '%' || in->p[n] == '+' || in->p[n] == '&' ||
		    in->p[n] == '=')
			break;

	return n;
}

int
lws_spa_urlencoded_feed(struct lws_spa_urlencoded *u, struct lws_spa_values *v,
			struct lws_span in)
{
	int r = 0;

	while (!r && in.len) {
		size_t n;

		if (u->escape) {
			r = escaped(u, v, lws_span_take8(&in));
			continue;
		}
		n = plain_len(&in);
		if (n)
			r = put(u, v, in.p, n);
		else
			r = special(u, v, *in.p);
		lws_span_skip(&in, n ? n : 1);
	}

	return r;
}

int
lws_spa_urlencoded_end(struct lws_spa_urlencoded *u, struct lws_spa_values *v)
{
	u->escape = 0; /* one that is cut off is dropped */

	return pair_ended(u, v);
}
