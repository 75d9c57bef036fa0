/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Character references (WHATWG HTML 13.2.5.72 to 13.2.5.80). Of the names, the
 * longest that stands there counts, so the range of names that begin with what
 * was read gets narrower with each character, and the last complete one is
 * remembered. What was read too far is given back as it was.
 */
#include "codec/html/html.h"

#include "codec/html/names.h"

static int
in_attribute(const struct lws_x_html_tok *t)
{
	return t->ref_return == lws_html_st_atr_dq ||
	       t->ref_return == lws_html_st_atr_sq ||
	       t->ref_return == lws_html_st_atr_unq;
}

/* to where the reference stands */
static void
out(struct lws_x_html_tok *t, const char *s, size_t len)
{
	if (!in_attribute(t)) {
		lws_html_text_str(t, s, len);
		return;
	}
	while (len--)
		lws_html_tag_add(t, lws_html_atr_value(t), (uint8_t)*s++);
}

static int
is_alnum(int c)
{
	return lws_html_is_alpha(c) || lws_html_is_digit(c);
}

/* -- by name -- */

/* 13.2.5.74 */
static void
ambiguous(struct lws_x_html_tok *t, int c)
{
	char b = (char)c;

	if (is_alnum(c)) {
		out(t, &b, 1);
		return;
	}
	if (c == ';')
		lws_html_error(t, "unknown-named-character-reference");
	lws_html_again(t, t->ref_return, c);
}

static char
name_char(uint32_t i, size_t at)
{
	return lws_html_names[lws_html_name_ofs[i] + at];
}

/* the first name of the range whose character here is c or behind it */
static uint16_t
lower_bound(const struct lws_x_html_tok *t, int c)
{
	uint32_t lo = t->ref_lo, hi = t->ref_hi, mid;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		if (name_char(mid, t->temp_len) < c)
			lo = mid + 1;
		else
			hi = mid;
	}

	return (uint16_t)lo;
}

/* 0: no name goes on with c */
static int
narrow(struct lws_x_html_tok *t, int c)
{
	uint16_t lo = lower_bound(t, c), hi = lower_bound(t, c + 1);

	if (lo == hi)
		return 0;
	t->ref_lo = lo;
	t->ref_hi = hi;
	t->temp[t->temp_len++] = (char)c;
	if (!name_char(lo, t->temp_len)) {
		t->ref_match = (uint16_t)(lo + 1);
		t->ref_match_len = t->temp_len;
	}

	return 1;
}

/* 13.2.5.73: c is behind it. In attributes, URLs as "?a=b&copy=c" have always
 * been left alone */
static int
is_historical(const struct lws_x_html_tok *t, int c)
{
	int next = c;

	if (!in_attribute(t) || t->temp[t->ref_match_len - 1] == ';')
		return 0;
	if (t->ref_match_len < t->temp_len)
		next = t->temp[t->ref_match_len];

	return next == '=' || is_alnum(next);
}

/* what the names say is read; c, if it is not the semicolon, comes again */
static void
resolve(struct lws_x_html_tok *t, int c)
{
	const char *v;

	if (!t->ref_match) {
		out(t, "&", 1);
		out(t, t->temp, t->temp_len);
		lws_html_again(t, ambiguous, c);
		return;
	}
	if (is_historical(t, c)) {
		out(t, "&", 1);
		out(t, t->temp, t->temp_len);
		lws_html_again(t, t->ref_return, c);
		return;
	}
	v = lws_html_values + lws_html_value_ofs[t->ref_match - 1];
	out(t, v, strlen(v));
	if (t->temp[t->ref_match_len - 1] == ';') {
		t->state = t->ref_return;
		return;
	}
	lws_html_error(t, "missing-semicolon-after-character-reference");
	out(t, t->temp + t->ref_match_len,
	    (size_t)(t->temp_len - t->ref_match_len));
	lws_html_again(t, t->ref_return, c);
}

static void
named(struct lws_x_html_tok *t, int c)
{
	if ((!is_alnum(c) && c != ';') || !narrow(t, c)) {
		resolve(t, c);
		return;
	}
	if (c == ';')
		resolve(t, c);
}

/* -- by number -- */

/* 13.2.5.80: what windows-1252 has there */
static const uint16_t instead[32] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
	0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static uint32_t
code_is_bad(struct lws_x_html_tok *t, const char *why)
{
	lws_html_error(t, why);

	return 0xfffd;
}

static uint32_t
code_checked(struct lws_x_html_tok *t)
{
	uint32_t c = t->ref_code;

	if (!c)
		return code_is_bad(t, "null-character-reference");
	if (c > 0x10ffff)
		return code_is_bad(t,
				   "character-reference-outside-unicode-range");
	if (c >= 0xd800 && c <= 0xdfff)
		return code_is_bad(t, "surrogate-character-reference");
	if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)) {
		lws_html_error(t, "noncharacter-character-reference");
		return c;
	}
	if (c == 0x0d || (c < 0x20 && !lws_html_is_space((int)c)) ||
	    (c >= 0x7f && c < 0xa0))
		lws_html_error(t, "control-character-reference");
	if (c >= 0x80 && c < 0xa0 && instead[c - 0x80])
		c = instead[c - 0x80];

	return c;
}

static void
number_end(struct lws_x_html_tok *t, int c)
{
	char utf8[4];

	if (c != ';')
		lws_html_error(t,
			       "missing-semicolon-after-character-reference");
	out(t, utf8, lws_html_utf8(utf8, code_checked(t)));
	t->state = t->ref_return;
	if (c != ';')
		lws_html_again(t, t->ref_return, c);
}

static void
digit(struct lws_x_html_tok *t, uint32_t base, uint32_t value)
{
	t->ref_code = t->ref_code * base + value;
	if (t->ref_code > 0x10ffff)
		t->ref_code = 0x110000; /* more does not make it worse */
}

static int
hex_value(int c)
{
	if (lws_html_is_digit(c))
		return c - '0';
	c = lws_html_lower(c);

	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
hexadecimal(struct lws_x_html_tok *t, int c)
{
	if (hex_value(c) < 0)
		number_end(t, c);
	else
		digit(t, 16, (uint32_t)hex_value(c));
}

static void
decimal(struct lws_x_html_tok *t, int c)
{
	if (!lws_html_is_digit(c))
		number_end(t, c);
	else
		digit(t, 10, (uint32_t)(c - '0'));
}

/* no digit: it is text, temp what was read */
static void
no_digits(struct lws_x_html_tok *t, int c)
{
	lws_html_error(t, "absence-of-digits-in-numeric-character-reference");
	out(t, "&", 1);
	out(t, t->temp, t->temp_len);
	lws_html_again(t, t->ref_return, c);
}

static void
hexadecimal_start(struct lws_x_html_tok *t, int c)
{
	if (hex_value(c) < 0)
		no_digits(t, c);
	else
		lws_html_again(t, hexadecimal, c);
}

static void
numeric(struct lws_x_html_tok *t, int c)
{
	t->ref_code = 0;
	if (c == 'x' || c == 'X') {
		t->temp[t->temp_len++] = (char)c;
		t->state = hexadecimal_start;
		return;
	}
	if (!lws_html_is_digit(c))
		no_digits(t, c);
	else
		lws_html_again(t, decimal, c);
}

/* 13.2.5.72 */
static void
reference(struct lws_x_html_tok *t, int c)
{
	t->temp_len = 0;
	if (is_alnum(c)) {
		t->ref_lo = 0;
		t->ref_hi = LWS_HTML_NAMES;
		t->ref_match = 0;
		lws_html_again(t, named, c);
		return;
	}
	if (c == '#') {
		t->temp[t->temp_len++] = '#';
		t->state = numeric;
		return;
	}
	out(t, "&", 1);
	lws_html_again(t, t->ref_return, c);
}

void
lws_html_charref(struct lws_x_html_tok *t, lws_html_state_fn from)
{
	t->ref_return = from;
	t->state = reference;
}
