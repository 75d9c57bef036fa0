/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Host, path and field, with line ends between: what is taken lies in what was
 * given, goes back to where it came from, and has nothing in it that means
 * something in a jar.
 */
#include <stdlib.h>

#include "codec/cookie/cookie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws_span
take_line(struct lws_span *in)
{
	const uint8_t *lf = in->len ? memchr(in->p, '\n', in->len) : NULL;
	struct lws_span s =
		lws_span_of(in->p, lf ? (size_t)(lf - in->p) : in->len);

	lws_span_skip(in, s.len + 1);

	return s;
}

static void
must_be_plain(struct lws_span s, int is_value)
{
	for (; s.len; lws_span_skip(&s, 1))
		if (*s.p < 0x20 || *s.p == 0x7f ||
		    (!is_value && strchr("*|", *s.p)))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_span in = lws_span_of(data, size);
	struct lws_cookie_origin o;
	struct lws_set_cookie c;

	memset(&o, 0, sizeof(o));
	o.host = take_line(&in);
	o.path = take_line(&in);
	o.is_tls = size & 1;
	if (!o.path.len || *o.path.p != '/' ||
	    lws_set_cookie_parse(&c, in, 1700000000) ||
	    lws_set_cookie_check(&c, &o))
		return 0;
	must_be_plain(c.name, 0);
	must_be_plain(c.path, 0);
	must_be_plain(c.value, 1);
	must_be_plain(c.domain, 1);
	if (!c.name.len || !c.path.len || *c.path.p != '/' ||
	    c.name.len + c.value.len > LWS_LIMIT_COOKIE ||
	    (c.domain.len && !lws_cookie_domain_match(&o, c.domain)))
		abort();

	return 0;
}
