/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a peer would rather have: Accept-Encoding with its weights (RFC 9110
 * 12.5.3, 12.4.2).
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"

/* "0", "1", "0.5", "1.000" in thousandths; what is none of these counts as
 * refused, rather than sending what might not be understood */
static unsigned int
weight_of(struct lws_span v)
{
	unsigned int w, unit = 100;

	if (!v.len || (*v.p != '0' && *v.p != '1') ||
	    (v.len > 1 && v.p[1] != '.') || v.len > 5)
		return 0;
	w = *v.p == '1' ? 1000 : 0;
	lws_span_skip(&v, 2);
	for (; v.len; lws_span_skip(&v, 1), unit /= 10) {
		if (*v.p < '0' || *v.p > '9')
			return 0;
		w += unit * (unsigned int)(*v.p - '0');
	}

	return w > 1000 ? 0 : w;
}

/* item is left with the name; returns the weight */
static unsigned int
split_weight(struct lws_span *item)
{
	const uint8_t *semi = memchr(item->p, ';', item->len);
	struct lws_span param;

	if (!semi)
		return 1000;
	param = lws_http1_trim(semi + 1, item->p + item->len);
	*item = lws_http1_trim(item->p, semi);
	if (param.len < 2 || (*param.p | 0x20) != 'q' || param.p[1] != '=')
		return 0;
	lws_span_skip(&param, 2);

	return weight_of(param);
}

unsigned int
lws_http1_accepts(struct lws_span list, const char *coding)
{
	int any = -1, is_identity = !strcmp(coding, "identity");
	struct lws_span item;

	while (lws_http1_list_next(&list, &item)) {
		unsigned int w = split_weight(&item);

		if (lws_http1_is(&item, coding))
			return w;
		if (item.len == 1 && *item.p == '*')
			any = (int)w;
	}
	if (any >= 0)
		return (unsigned int)any;

	return is_identity ? 1000 : 0;
}
