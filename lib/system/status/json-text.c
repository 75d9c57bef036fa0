/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Escaping for JSON, by whole characters: what is cut off is never a part of
 * an escape or of a character.
 */
#include "system/status/json-text.h"

static void
append(struct lws_json_text *t, const char *p, size_t n)
{
	if (n > t->size - t->len)
		return;
	memcpy(t->p + t->len, p, n);
	t->len += n;
}

void
lws_json_put(struct lws_json_text *t, const char *text)
{
	append(t, text, strlen(text));
}

void
lws_json_number(struct lws_json_text *t, uint64_t n)
{
	char digits[24];

	lws_snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n);
	lws_json_put(t, digits);
}

/* bytes of the UTF-8 character at s, 0: that is none */
static size_t
character(const char *s)
{
	size_t n;

	for (n = 1; n <= 4 && s[n - 1]; n++)
		if (!lws_utf8_check(s, n))
			return n;

	return 0;
}

/* RFC 8259 7: what the character at s is in a string, and how many bytes of s
 * it takes; at most 6 bytes */
static size_t
escape(const char *s, char *out, size_t *used)
{
	const uint8_t c = (uint8_t)*s;

	*used = 1;
	if (c < 0x20 || c == 0x7f)
		return (size_t)lws_snprintf(out, 8, "\\u%04x", c);
	if (c == '"' || c == '\\') {
		out[0] = '\\';
		out[1] = (char)c;
		return 2;
	}
	*used = character(s);
	if (!*used) {
		*used = 1;
		memcpy(out, "\\ufffd", 6);
		return 6;
	}
	memcpy(out, s, *used);

	return *used;
}

void
lws_json_string(struct lws_json_text *t, const char *s)
{
	size_t total = 0, used, n;
	char one[8];

	if (!s) {
		lws_json_put(t, "null");
		return;
	}
	lws_json_put(t, "\"");
	for (; *s; s += used, total += n) {
		n = escape(s, one, &used);
		if (total + n > LWS_LIMIT_STATUS_STRING)
			break;
		append(t, one, n);
	}
	lws_json_put(t, "\"");
}
