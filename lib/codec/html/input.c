/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes as they come become what the states read: UTF-8 whose faults are
 * U+FFFD (Encoding 8.1.1), CR and CR LF as LF (WHATWG HTML 13.2.3.5), and each
 * character counted, for the places of errors.
 */
#include "codec/html/html.h"

size_t
lws_html_utf8(char *out, uint32_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));

	return 4;
}

static void
state(struct lws_x_html_tok *t, int c)
{
	if (!t->fatal && !t->ended)
		t->state(t, c);
}

static void
character(struct lws_x_html_tok *t, const uint8_t *p, size_t len)
{
	t->col++;
	while (len--)
		state(t, *p++);
}

static void
bad(struct lws_x_html_tok *t)
{
	t->seq_len = t->seq_need = 0;
	character(t, (const uint8_t *)"\xef\xbf\xbd", 3);
}

/* 13.2.3.5: said, and passed on */
static void
ascii(struct lws_x_html_tok *t, uint8_t b)
{
	if (b == '\r') {
		t->after_cr = 1;
		b = '\n';
	}
	if (((b < 0x20 && b && !lws_html_is_space(b)) || b == 0x7f)) {
		t->col++;
		lws_html_error(t, "control-character-in-input-stream");
		t->col--;
	}
	character(t, &b, 1);
	if (b == '\n') {
		t->line++;
		t->col = 0;
	}
}

static uint32_t
code_point(const struct lws_x_html_tok *t)
{
	const uint8_t *s = t->seq;

	if (t->seq_len == 2)
		return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
	if (t->seq_len == 3)
		return (uint32_t)(s[0] & 0xf) << 12 |
		       (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);

	return (uint32_t)(s[0] & 7) << 18 | (uint32_t)(s[1] & 0x3f) << 12 |
	       (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

static void
complete(struct lws_x_html_tok *t)
{
	uint32_t c = code_point(t);
	uint8_t len = t->seq_len;

	t->seq_len = 0;
	t->col++;
	if (c < 0xa0)
		lws_html_error(t, "control-character-in-input-stream");
	if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
		lws_html_error(t, "noncharacter-in-input-stream");
	t->col--;
	character(t, t->seq, len);
}

/* Encoding 8.1.1: the first byte says how many follow, and the range of the
 * next one, which shuts out what is too long, surrogates, too large */
static void
first(struct lws_x_html_tok *t, uint8_t b)
{
	if (b < 0xc2 || b > 0xf4) {
		bad(t);
		return;
	}
	t->seq[0] = b;
	t->seq_len = 1;
	t->seq_need = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
	t->seq_lo = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
	t->seq_hi = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
}

void
lws_html_input(struct lws_x_html_tok *t, uint8_t b)
{
	if (t->seq_need) {
		if (b >= t->seq_lo && b <= t->seq_hi) {
			t->seq[t->seq_len++] = b;
			t->seq_lo = 0x80;
			t->seq_hi = 0xbf;
			if (!--t->seq_need)
				complete(t);
			return;
		}
		bad(t); /* and this byte begins something */
	}
	if (t->after_cr) {
		t->after_cr = 0;
		if (b == '\n')
			return;
	}
	if (b < 0x80)
		ascii(t, b);
	else
		first(t, b);
}

void
lws_html_input_end(struct lws_x_html_tok *t)
{
	if (t->seq_need)
		bad(t);
	t->col++;
	state(t, LWS_HTML_EOF);
}
