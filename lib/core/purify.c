/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Escaping text for where it will be pasted: SQL string literals, JSON
 * strings, file names. The output is always terminated and never ends inside
 * an escape; each keeps back the room that its longest escape and the NUL
 * need, so what does not fit is simply not there.
 */
#include "core/core.h"

/* the longest escapes: '' and \u00XX */
#define SQL_RESERVE  2
#define JSON_RESERVE 6

const char *
lws_sql_purify(char *escaped, const char *string, size_t len)
{
	char *q = escaped;

	if (!len)
		return escaped;

	while (*string && len > SQL_RESERVE) {
		if (*string == '\'') {
			*q++ = '\'';
			len--;
		}
		*q++ = *string++;
		len--;
	}
	*q = '\0';

	return escaped;
}

int
lws_sql_purify_len(const char *p)
{
	int n = 0;

	for (; *p; p++)
		n += *p == '\'' ? 2 : 1;

	return n;
}

/* RFC 8259 7: the second character of a two-character escape, 0 if none */
static char
json_short(uint8_t c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

/* one character as JSON; returns how many were written, at most JSON_RESERVE */
static int
json_char(char *q, uint8_t c)
{
	static const char hex[] = "0123456789ABCDEF";
	char s = json_short(c);

	if (s) {
		q[0] = '\\';
		q[1] = s;
		return 2;
	}
	if (c >= ' ' && c != '"') {
		q[0] = (char)c;
		return 1;
	}
	memcpy(q, "\\u00", 4);
	q[4] = hex[c >> 4];
	q[5] = hex[c & 0xf];

	return 6;
}

const char *
lws_json_purify(char *escaped, const char *string, int len, int *in_used)
{
	const char *p = string;
	char *q = escaped;

	if (len < 1)
		return escaped;
	if (!p) {
		*q = '\0';
		return escaped;
	}

	while (*p && len > JSON_RESERVE) {
		int n = json_char(q, (uint8_t)*p++);

		q += n;
		len -= n;
	}
	*q = '\0';
	if (in_used)
		*in_used = (int)(p - string);

	return escaped;
}

/* programs size buffers with it: a backslash counts as the longest escape */
int
lws_json_purify_len(const char *string)
{
	int n = 0;

	if (!string)
		return 0;

	for (; *string; string++) {
		uint8_t c = (uint8_t)*string;

		if (c == '\t' || c == '\n' || c == '\r')
			n += 2;
		else
			n += c < ' ' || c == '"' || c == '\\' ? JSON_RESERVE
							      : 1;
	}

	return n;
}

void
lws_filename_purify_inplace(char *filename)
{
	for (; *filename; filename++) {
		if (filename[0] == '.' && filename[1] == '.') {
			filename[0] = '_';
			filename[1] = '_';
			filename++;
			continue;
		}
		if (strchr(":\\$%", *filename))
			*filename = '_';
	}
}
