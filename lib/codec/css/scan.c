/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * CSS tokens (CSS Syntax 3 4.3) of a piece of text that is there whole.
 * Escapes are replaced in a second buffer. Numbers become decimal fixed point;
 * what is larger saturates.
 */
#include "codec/css/css.h"

#include "core/core.h"

static int
peek(const struct lws_css_scan *s, size_t at)
{
	return (size_t)(s->end - s->p) > at ? (uint8_t)s->p[at] : -1;
}

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int
is_name_start(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c >= 0x80;
}

static int
is_name(int c)
{
	return is_name_start(c) || is_digit(c) || c == '-';
}

static int
hex_value(int c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;

	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* 4.3.8 */
static int
is_escape(const struct lws_css_scan *s, size_t at)
{
	return peek(s, at) == '\\' && peek(s, at + 1) != '\n' &&
	       peek(s, at + 1) >= 0;
}

/* 4.3.9 */
static int
starts_ident(const struct lws_css_scan *s, size_t at)
{
	if (peek(s, at) == '-')
		return peek(s, at + 1) == '-' ||
		       is_name_start(peek(s, at + 1)) || is_escape(s, at + 1);

	return is_name_start(peek(s, at)) || is_escape(s, at);
}

static int
starts_number(const struct lws_css_scan *s)
{
	size_t at = peek(s, 0) == '+' || peek(s, 0) == '-';

	if (peek(s, at) == '.')
		at++;

	return is_digit(peek(s, at));
}

static size_t
put_utf8(char *out, uint32_t c)
{
	if (!c || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));

	return 4;
}

/* 4.3.7, at the backslash */
static void
escape(struct lws_css_scan *s)
{
	uint32_t c = 0;
	int n;

	s->p++;
	if (hex_value(peek(s, 0)) < 0) {
		*s->scratch++ = *s->p++;
		return;
	}
	for (n = 0; n < 6 && hex_value(peek(s, 0)) >= 0; n++)
		c = c * 16 + (uint32_t)hex_value((uint8_t)*s->p++);
	if (lws_css_is_space(peek(s, 0)))
		s->p++;
	s->scratch += put_utf8(s->scratch, c);
}

/* 4.3.11 */
static void
name(struct lws_css_scan *s, struct lws_css_tok *k)
{
	k->text = s->scratch;
	for (;;) {
		if (is_name(peek(s, 0)))
			*s->scratch++ = *s->p++;
		else if (is_escape(s, 0))
			escape(s);
		else
			break;
	}
	k->len = (size_t)(s->scratch - k->text);
	*s->scratch++ = '\0';
}

/* -- numbers -- */

struct decimal {
	int64_t value; /* of digits, up to 17 */
	int exponent;
	int digits;
};

static void
add_digit(struct decimal *d, int c, int fraction)
{
	if (d->digits < 17) {
		d->value = d->value * 10 + (c - '0');
		d->digits += d->value != 0;
		d->exponent -= fraction;
	} else
		d->exponent += !fraction;
}

static void
exponent(struct lws_css_scan *s, struct decimal *d)
{
	int sign = 1, n = 0;
	size_t at = 1;

	if ((peek(s, 0) | 0x20) != 'e')
		return;
	if (peek(s, 1) == '+' || peek(s, 1) == '-')
		at = 2;
	if (!is_digit(peek(s, at)))
		return;
	if (peek(s, 1) == '-')
		sign = -1;
	for (s->p += at; is_digit(peek(s, 0)); s->p++)
		if (n < 1000)
			n = n * 10 + (peek(s, 0) - '0');
	d->exponent += sign * n;
}

static void
to_fx(lws_fx_t *fx, struct decimal *d, int negative)
{
	const int64_t max = (int64_t)INT32_MAX * LWS_FX_FRACTION_MSD;
	int e = d->exponent + 8;

	for (; e < 0 && d->value; e++)
		d->value /= 10;
	for (; e > 0 && d->value && d->value <= max; e--)
		d->value = d->value > max / 10 ? max : d->value * 10;
	if (d->value > max)
		d->value = max;
	fx->whole = (int32_t)(d->value / LWS_FX_FRACTION_MSD);
	fx->frac = (int32_t)(d->value % LWS_FX_FRACTION_MSD);
	if (negative) {
		fx->whole = -fx->whole;
		fx->frac = -fx->frac;
	}
}

/* 4.3.12 */
static void
number(struct lws_css_scan *s, lws_fx_t *fx)
{
	struct decimal d = { 0, 0, 0 };
	int negative = peek(s, 0) == '-';

	if (negative || peek(s, 0) == '+')
		s->p++;
	for (; is_digit(peek(s, 0)); s->p++)
		add_digit(&d, peek(s, 0), 0);
	if (peek(s, 0) == '.' && is_digit(peek(s, 1)))
		for (s->p++; is_digit(peek(s, 0)); s->p++)
			add_digit(&d, peek(s, 0), 1);
	exponent(s, &d);
	to_fx(fx, &d, negative);
}

/* 4.3.3 */
static void
numeric(struct lws_css_scan *s, struct lws_css_tok *k)
{
	number(s, &k->number);
	k->type = LWS_CSS_NUMBER;
	if (peek(s, 0) == '%') {
		s->p++;
		k->type = LWS_CSS_PERCENT;
	} else if (starts_ident(s, 0)) {
		name(s, k);
		k->type = LWS_CSS_DIMENSION;
	}
}

/* -- strings, urls, words -- */

/* 4.3.5 */
static void
string(struct lws_css_scan *s, struct lws_css_tok *k)
{
	char quote = *s->p++;

	k->type = LWS_CSS_STRING;
	k->text = s->scratch;
	while (s->p < s->end && *s->p != quote) {
		if (*s->p == '\n') {
			k->type = LWS_CSS_BAD;
			break;
		}
		if (*s->p != '\\') {
			*s->scratch++ = *s->p++;
			continue;
		}
		if (is_escape(s, 0))
			escape(s);
		else /* a newline, or the end: nothing */
			s->p += s->end - s->p > 1 ? 2 : 1;
	}
	if (s->p < s->end && *s->p == quote)
		s->p++;
	k->len = (size_t)(s->scratch - k->text);
	*s->scratch++ = '\0';
}

static void
spaces(struct lws_css_scan *s)
{
	while (lws_css_is_space(peek(s, 0)))
		s->p++;
}

/* 4.3.6: url( was read, and no quote follows */
static void
url(struct lws_css_scan *s, struct lws_css_tok *k)
{
	int c;

	k->type = LWS_CSS_URL;
	k->text = s->scratch;
	spaces(s);
	for (; (c = peek(s, 0)) >= 0 && c != ')';) {
		if (is_escape(s, 0)) {
			escape(s);
			continue;
		}
		if (c < 0x20 || c == 0x7f || strchr(" \"'(\\", c))
			break;
		*s->scratch++ = *s->p++;
	}
	k->len = (size_t)(s->scratch - k->text);
	*s->scratch++ = '\0';
	spaces(s);
	if (peek(s, 0) >= 0 && peek(s, 0) != ')')
		k->type = LWS_CSS_BAD;
	while (peek(s, 0) >= 0 && peek(s, 0) != ')')
		s->p++;
	if (s->p < s->end)
		s->p++;
}

/* 4.3.4 */
static void
word(struct lws_css_scan *s, struct lws_css_tok *k)
{
	size_t at = 1;

	name(s, k);
	k->type = LWS_CSS_IDENT;
	if (peek(s, 0) != '(')
		return;
	s->p++;
	k->type = LWS_CSS_FUNCTION;
	if (!lws_css_is(k->text, k->len, "url"))
		return;
	for (at = 0; lws_css_is_space(peek(s, at));)
		at++;
	if (peek(s, at) != '"' && peek(s, at) != '\'')
		url(s, k);
}

static void
delim(struct lws_css_scan *s, struct lws_css_tok *k)
{
	k->type = LWS_CSS_DELIM;
	k->delim = *s->p++;
}

static void
hash_or_at(struct lws_css_scan *s, struct lws_css_tok *k)
{
	char c = *s->p;

	delim(s, k);
	if (c == '#' && (is_name(peek(s, 0)) || is_escape(s, 0))) {
		name(s, k);
		k->type = LWS_CSS_HASH;
	}
	if (c == '@' && starts_ident(s, 0)) {
		name(s, k);
		k->type = LWS_CSS_AT;
	}
}

/* 4.3.2 */
static void
comments(struct lws_css_scan *s)
{
	while (peek(s, 0) == '/' && peek(s, 1) == '*') {
		s->p += 2;
		while (s->p < s->end && (*s->p != '*' || peek(s, 1) != '/'))
			s->p++;
		s->p += s->end - s->p > 1 ? 2 : s->end - s->p;
	}
}

/* 4.3.1 */
void
lws_css_next(struct lws_css_scan *s, struct lws_css_tok *k)
{
	int c;

	memset(k, 0, sizeof(*k));
	k->text = "";
	comments(s);
	c = peek(s, 0);
	if (c < 0) {
		k->type = LWS_CSS_END;
	} else if (lws_css_is_space(c)) {
		k->type = LWS_CSS_SPACE;
		spaces(s);
	} else if (c == '"' || c == '\'') {
		string(s, k);
	} else if (c == '#' || c == '@') {
		hash_or_at(s, k);
	} else if (starts_number(s)) {
		numeric(s, k);
	} else if (starts_ident(s, 0)) {
		word(s, k);
	} else {
		delim(s, k);
	}
}
