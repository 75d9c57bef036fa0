/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Dates in cookies are written in more ways than RFC 9110 has: RFC 6265 5.1.1
 * takes a text apart at everything that can divide, and the first piece that
 * looks like a time, a day, a month or a year is that.
 */
#include "codec/cookie/cookie.h"

struct date {
	unsigned int hour, min, sec, day, month, year;
	uint8_t has_time, has_day, has_month, has_year;
};

static int
divides(uint8_t b)
{
	return b == 0x09 || (b >= 0x20 && b <= 0x2f) ||
	       (b >= 0x3b && b <= 0x40) || (b >= 0x5b && b <= 0x60) ||
	       (b >= 0x7b && b <= 0x7e);
}

static struct lws_span
next_piece(struct lws_span *s)
{
	struct lws_span piece;

	while (s->len && divides(*s->p))
		lws_span_skip(s, 1);
	piece = lws_span_of(s->p, 0);
	while (s->len && !divides(*s->p)) {
		lws_span_skip(s, 1);
		piece.len++;
	}

	return piece;
}

/* least to most digits, and none behind them; 0, -1 */
static int
take_digits(struct lws_span *s, size_t least, size_t most, unsigned int *v)
{
	size_t n = 0;

	*v = 0;
	while (n < s->len && n <= most && s->p[n] >= '0' && s->p[n] <= '9')
		*v = *v * 10 + (unsigned int)(s->p[n++] - '0');
	lws_span_skip(s, n);

	return n >= least && n <= most ? 0 : -1;
}

static int
take_colon(struct lws_span *s)
{
	return lws_span_take8(s) == ':' ? 0 : -1;
}

static int
is_time(struct lws_span s, struct date *d)
{
	return !take_digits(&s, 1, 2, &d->hour) && !take_colon(&s) &&
	       !take_digits(&s, 1, 2, &d->min) && !take_colon(&s) &&
	       !take_digits(&s, 1, 2, &d->sec);
}

static int
is_month(struct lws_span s, struct date *d)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	unsigned int n;

	if (s.len < 3)
		return 0;
	for (n = 0; n < 12; n++)
		if ((s.p[0] | 0x20) == names[3 * n] &&
		    (s.p[1] | 0x20) == names[3 * n + 1] &&
		    (s.p[2] | 0x20) == names[3 * n + 2])
			break;
	d->month = n + 1;

	return n < 12;
}

/* each production once, in this order */
static void
look_at(struct lws_span s, struct date *d)
{
	struct lws_span digits = s;

	if (!d->has_time && is_time(s, d))
		d->has_time = 1;
	else if (!d->has_day && !take_digits(&digits, 1, 2, &d->day))
		d->has_day = 1;
	else if (!d->has_month && is_month(s, d))
		d->has_month = 1;
	else if (!d->has_year && !take_digits(&s, 2, 4, &d->year))
		d->has_year = 1;
}

static unsigned int
is_leap(unsigned int y)
{
	return !(y % 4) && (y % 100 || !(y % 400)) ? 1 : 0;
}

static int
exists(const struct date *d)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31 };
	unsigned int most;

	if (!d->has_time || !d->has_day || !d->has_month || !d->has_year)
		return 0;
	most = days[d->month - 1];
	if (d->month == 2)
		most += is_leap(d->year);

	return d->day >= 1 && d->day <= most && d->year >= 1601 &&
	       d->hour <= 23 && d->min <= 59 && d->sec <= 59;
}

/* exists() has looked at it */
static uint64_t
seconds(const struct date *d)
{
	static const uint16_t before[] = { 0,   31,  59,  90,  120, 151,
					   181, 212, 243, 273, 304, 334 };
	const uint64_t y = d->year - 1;
	uint64_t days, secs;

	if (d->year < 1970)
		return 1;
	days = y * 365 + y / 4 - y / 100 + y / 400 + before[d->month - 1] +
	       d->day - 1;
	if (d->month > 2)
		days += is_leap(d->year);
	days -= 719162; /* 1 January 1970, counted like that */

	secs = days * 86400 + d->hour * 3600 + d->min * 60 + d->sec;

	return secs ? secs : 1;
}

int
lws_cookie_date(struct lws_span s, uint64_t *secs)
{
	struct date d;

	memset(&d, 0, sizeof(d));
	while (s.len)
		look_at(next_piece(&s), &d);
	if (d.has_year && d.year <= 99)
		d.year += d.year >= 70 ? 1900 : 2000;
	if (!exists(&d))
		return -1;
	*secs = seconds(&d);

	return 0;
}
