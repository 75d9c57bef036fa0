/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The words of lws_lec_printf()'s formats. Blanks, commas and colons stand
 * between words and mean nothing. What is no word is an error: a format is
 * part of a program, and a slip in it should not go unseen.
 */
#include "codec/lecp/lec.h"

static void
token_number(const char *format, unsigned int pos, struct lec_token *t)
{
	unsigned int n;

	t->negative = format[pos] == '-';
	pos += (unsigned int)t->negative;
	for (n = pos; format[n] >= '0' && format[n] <= '9'; n++)
		;
	if (lws_digits_u64(format + pos, n - pos, UINT64_MAX, &t->number))
		return;
	t->kind = LEC_NUMBER;
	t->next = n;
	if (format[n] != '(')
		return;
	t->kind = t->negative ? LEC_BAD : LEC_OPEN_TAG;
	t->next++;
}

/* 'text': a backslash takes the next character as it is */
static void
token_literal(const char *format, unsigned int pos, struct lec_token *t)
{
	t->body = ++pos;
	for (; format[pos] != '\''; pos++) {
		if (format[pos] == '\\')
			pos++;
		if (!format[pos])
			return; /* no end */
		t->number++;
	}
	t->kind = LEC_LITERAL;
	t->next = pos + 1;
}

struct conversion {
	const char *text;
	enum lec_arg arg;
	enum lec_kind kind;
};

static const struct conversion conversions[] = {
	{ "%u", LEC_ARG_UINT, LEC_ARG },
	{ "%lu", LEC_ARG_ULONG, LEC_ARG },
	{ "%llu", LEC_ARG_ULLONG, LEC_ARG },
	{ "%d", LEC_ARG_INT, LEC_ARG },
	{ "%ld", LEC_ARG_LONG, LEC_ARG },
	{ "%lld", LEC_ARG_LLONG, LEC_ARG },
	{ "%f", LEC_ARG_DOUBLE, LEC_ARG },
	{ "%s", LEC_ARG_STRING, LEC_ARG },
	{ "%.*s", LEC_ARG_STRING_SIZED, LEC_ARG },
	{ "%.*b", LEC_ARG_BYTES_SIZED, LEC_ARG },
	{ "%t(", LEC_ARG_UINT, LEC_OPEN_TAG },
	{ "%lt(", LEC_ARG_ULONG, LEC_OPEN_TAG },
	{ "%llt(", LEC_ARG_ULLONG, LEC_OPEN_TAG },
	/* what opens and closes */
	{ "[", LEC_ARG_NONE, LEC_OPEN_ARRAY },
	{ "]", LEC_ARG_NONE, LEC_CLOSE_ARRAY },
	{ "{", LEC_ARG_NONE, LEC_OPEN_MAP },
	{ "}", LEC_ARG_NONE, LEC_CLOSE_MAP },
	{ "<t", LEC_ARG_NONE, LEC_OPEN_TEXT },
	{ "<b", LEC_ARG_NONE, LEC_OPEN_BYTES },
	{ ">", LEC_ARG_NONE, LEC_CLOSE_STRINGS },
	{ ")", LEC_ARG_NONE, LEC_CLOSE_TAG },
};

static void
token_fixed(const char *format, unsigned int pos, struct lec_token *t)
{
	const struct conversion *c = conversions;
	size_t n, len;

	for (n = 0; n < LWS_ARRAY_SIZE(conversions); n++, c++) {
		len = strlen(c->text);
		if (strncmp(format + pos, c->text, len))
			continue;
		t->kind = c->kind;
		t->arg = c->arg;
		t->next = pos + (unsigned int)len;
		return;
	}
}

void
lec_token(const char *format, unsigned int pos, struct lec_token *t)
{
	while (format[pos] && strchr(" \t\r\n,:", format[pos]))
		pos++;

	memset(t, 0, sizeof(*t));
	t->kind = LEC_BAD;
	t->next = pos;
	if (!format[pos]) {
		t->kind = LEC_END;
		return;
	}
	if (format[pos] == '\'')
		token_literal(format, pos, t);
	else if (format[pos] == '-' ||
		 (format[pos] >= '0' && format[pos] <= '9'))
		token_number(format, pos, t);
	else
		token_fixed(format, pos, t);
}

static int
opens(enum lec_kind k)
{
	return k >= LEC_OPEN_ARRAY && k <= LEC_OPEN_TAG;
}

static int
closes(enum lec_kind k)
{
	return k >= LEC_CLOSE_ARRAY && k <= LEC_CLOSE_TAG;
}

int
lec_count(const char *format, unsigned int pos, uint64_t *items)
{
	struct lec_token t;
	int depth = 0;

	*items = 0;
	for (;; pos = t.next) {
		lec_token(format, pos, &t);
		if (t.kind == LEC_END)
			return 1;
		if (t.kind == LEC_BAD)
			return -1;
		if (closes(t.kind)) {
			if (!depth--)
				return 0;
			continue;
		}
		if (!depth)
			(*items)++;
		if (opens(t.kind))
			depth++;
	}
}
