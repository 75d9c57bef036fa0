/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Retry-After of a response (RFC 9110 10.2.3): seconds, or a date. A date is
 * taken relative to the peer's own, so that its clock may be wrong.
 */
#include "roles/http/store.h"

/* digits that are seconds; a longer value can only be a date */
#define SECONDS_DIGITS 8u

static int
seconds_from_date(const struct lws_http_store *s, const char *v, size_t len,
		  uint64_t *secs)
{
	time_t now = (time_t)(lws_plat_wall_us() / LWS_US_PER_SEC);
	time_t then, base = now;
	const char *date;
	size_t date_len;

	if (lws_http_date_parse_any(v, len, now, &then))
		return -1;
	date = lws_http_store_get(s, WSI_TOKEN_HTTP_DATE, &date_len);
	if (date && lws_http_date_parse_any(date, date_len, now, &base))
		base = now;
	*secs = then > base ? (uint64_t)(then - base) : 0;

	return 0;
}

int
lws_http_check_retry_after(struct lws *wsi, lws_usec_t *us_interval_in_out)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	lws_usec_t us;
	uint64_t secs;
	const char *v;
	size_t len;

	v = s ? lws_http_store_get(s, WSI_TOKEN_HTTP_RETRY_AFTER, &len) : NULL;
	if (!v)
		return 1;
	if (len <= SECONDS_DIGITS) {
		if (lws_digits_u64(v, len, UINT32_MAX, &secs))
			return 1;
	} else if (seconds_from_date(s, v, len, &secs)) {
		return 1;
	}
	/* the format's years end with four digits: no overflow */
	us = (lws_usec_t)secs * LWS_US_PER_SEC;
	if (us < *us_interval_in_out)
		return 1;
	*us_interval_in_out = us;

	return 0;
}
