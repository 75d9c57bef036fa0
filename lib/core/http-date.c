/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP dates (RFC 9110 5.6.7). Written in the one fixed form, always GMT. The
 * calendar is counted here, since libc's conversions depend on time zones or
 * are missing: days are counted in years that begin in March, so that the leap
 * day comes last, and in eras of 400 years, which all have the same days.
 */
#include "core/core.h"

#define DAY_S      86400
#define ERA_DAYS   146097
/* days from 1 March of year 0 to 1 January 1970 */
#define EPOCH_DAYS 719468

/* the shortest text of the fixed form */
#define IMF_LEN 29

static const char days[] = "SunMonTueWedThuFriSat";
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char *const long_days[] = { "Sunday",    "Monday",   "Tuesday",
					 "Wednesday", "Thursday", "Friday",
					 "Saturday" };

struct date {
	int64_t year;
	int mon; /* 0: January */
	int day; /* from 1 */
	int hour, min, sec;
};

static int64_t
date_to_days(const struct date *d)
{
	int mon = (d->mon + 10) % 12; /* 0: March */
	int64_t y = d->year - (d->mon < 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;

	return era * ERA_DAYS + yoe * 365 + yoe / 4 - yoe / 100 +
	       (153 * mon + 2) / 5 + d->day - 1 - EPOCH_DAYS;
}

static void
days_to_date(int64_t n, struct date *d)
{
	int64_t era, doe, yoe, doy, mon;

	n += EPOCH_DAYS;
	era = (n >= 0 ? n : n - (ERA_DAYS - 1)) / ERA_DAYS;
	doe = n - era * ERA_DAYS;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / (ERA_DAYS - 1)) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mon = (5 * doy + 2) / 153;

	d->day = (int)(doy - (153 * mon + 2) / 5 + 1);
	d->mon = (int)((mon + 2) % 12);
	d->year = yoe + era * 400 + (d->mon < 2);
}

int
lws_http_date_render_from_unix(char *buf, size_t len, const time_t *t)
{
	int64_t n = (int64_t)*t / DAY_S;
	int64_t s = (int64_t)*t % DAY_S;
	int weekday;
	struct date d;

	if (len < IMF_LEN + 1)
		return -1;
	if (s < 0) {
		s += DAY_S;
		n--;
	}
	weekday = (int)(((n + 4) % 7 + 7) % 7); /* the epoch was a Thursday */

	days_to_date(n, &d);
	if (d.year < 0 || d.year > 9999)
		return -1;

	lws_snprintf(buf, len, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
		     days + 3 * weekday, d.day, months + 3 * d.mon, (int)d.year,
		     (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));

	return 0;
}

/* -- reading: each step takes what it knows from the span, or fails -- */

static int
take_text(struct lws_span *s, const char *text)
{
	size_t n = strlen(text);

	if (s->len < n || memcmp(s->p, text, n))
		return -1;
	lws_span_skip(s, n);

	return 0;
}

/* exactly n digits, up to max */
static int
take_number(struct lws_span *s, size_t n, uint64_t max, int *out)
{
	uint64_t v;

	if (s->len < n || lws_digits_u64(s->p, n, max, &v))
		return -1;
	lws_span_skip(s, n);
	*out = (int)v;

	return 0;
}

/* one of a string of three-letter names */
static int
take_name(struct lws_span *s, const char *names, int *idx)
{
	int n;

	if (s->len < 3)
		return -1;
	for (n = 0; names[3 * n]; n++)
		if (!memcmp(s->p, names + 3 * n, 3)) {
			lws_span_skip(s, 3);
			*idx = n;
			return 0;
		}

	return -1;
}

static int
take_time(struct lws_span *s, struct date *d)
{
	return take_number(s, 2, 23, &d->hour) || take_text(s, ":") ||
	       take_number(s, 2, 60, &d->min) || take_text(s, ":") ||
	       take_number(s, 2, 61, &d->sec);
}

static int
take_year4(struct lws_span *s, struct date *d)
{
	int y = 0;

	if (take_number(s, 4, 9999, &y) || y < 1900)
		return -1;
	d->year = y;

	return 0;
}

static void
date_to_unix(const struct date *d, time_t *t)
{
	*t = (time_t)(date_to_days(d) * DAY_S + d->hour * 3600 + d->min * 60 +
		      d->sec);
}

/* Sun, 06 Nov 1994 08:49:37 GMT */
static int
take_imf(struct lws_span s, struct date *d)
{
	int weekday;

	return take_name(&s, days, &weekday) || take_text(&s, ", ") ||
	       take_number(&s, 2, 99, &d->day) || take_text(&s, " ") ||
	       take_name(&s, months, &d->mon) || take_text(&s, " ") ||
	       take_year4(&s, d) || take_text(&s, " ") || take_time(&s, d) ||
	       take_text(&s, " GMT");
}

/* Sun Nov  6 08:49:37 1994 */
static int
take_asctime(struct lws_span s, struct date *d)
{
	int weekday;

	return take_name(&s, days, &weekday) || take_text(&s, " ") ||
	       take_name(&s, months, &d->mon) || take_text(&s, " ") ||
	       (take_text(&s, " ") ? take_number(&s, 2, 99, &d->day)
				   : take_number(&s, 1, 9, &d->day)) ||
	       take_text(&s, " ") || take_time(&s, d) || take_text(&s, " ") ||
	       take_year4(&s, d);
}

static int
take_long_day(struct lws_span *s)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(long_days); n++)
		if (!take_text(s, long_days[n]))
			return 0;

	return -1;
}

/* Sunday, 06-Nov-94 08:49:37 GMT; the year comes out as 0..99 */
static int
take_rfc850(struct lws_span s, struct date *d)
{
	int y = 0;

	if (take_long_day(&s) || take_text(&s, ", ") ||
	    take_number(&s, 2, 99, &d->day) || take_text(&s, "-") ||
	    take_name(&s, months, &d->mon) || take_text(&s, "-") ||
	    take_number(&s, 2, 99, &y) || take_text(&s, " ") ||
	    take_time(&s, d) || take_text(&s, " GMT"))
		return -1;
	d->year = y;

	return 0;
}

/* 5.6.7: a two-digit year that would be more than 50 years ahead is the most
 * recent one in the past with the same digits */
static void
place_year(struct date *d, time_t now)
{
	struct date today;

	days_to_date((int64_t)now / DAY_S, &today);
	d->year += today.year - today.year % 100;
	if (d->year > today.year + 50)
		d->year -= 100;
}

int
lws_http_date_parse_unix(const char *b, size_t len, time_t *t)
{
	struct date d;

	if (take_imf(lws_span_of(b, len), &d))
		return -1;
	date_to_unix(&d, t);

	return 0;
}

int
lws_http_date_parse_any(const char *b, size_t len, time_t now, time_t *t)
{
	struct lws_span s = lws_span_of(b, len);
	struct date d;

	if (!take_rfc850(s, &d))
		place_year(&d, now);
	else if (take_imf(s, &d) && take_asctime(s, &d))
		return -1;
	date_to_unix(&d, t);

	return 0;
}
