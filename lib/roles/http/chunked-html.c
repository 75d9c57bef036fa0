/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Replaces $variables in HTML that passes through block by block, in place, and
 * frames each block as a chunk (RFC 9112 7.1) if it is to be sent in chunks. A
 * name that the end of a block may have cut is kept back, and put in front of
 * the next block. The longest name that matches is taken; what was put in for
 * it is not looked at again.
 */
#include "roles/http/http.h"

/* CRLF after the data, and the last chunk */
#define TAIL     "\r\n0\r\n\r\n"
#define TAIL_LEN (sizeof(TAIL) - 1)

/* what is found at a '$' */
enum match { MATCH_NONE, MATCH_VAR, MATCH_CUT };

/* text: from the '$' to the end of the block; last: none follows it
 * var: out, with MATCH_VAR */
static enum match
match_at(const struct lws_process_html_state *s, const struct lws_span *text,
	 int last, int *var)
{
	enum match found = MATCH_NONE;
	size_t longest = 0;
	int i;

	for (i = 0; i < s->count_vars; i++) {
		size_t n = strlen(s->vars[i]);
		size_t cmp = n < text->len ? n : text->len;

		/* a longer one could not be kept back */
		if (n > sizeof(s->swallow) || memcmp(s->vars[i], text->p, cmp))
			continue;
		if (n > text->len && !last)
			return MATCH_CUT; /* the next block decides */
		if (n > text->len || n <= longest)
			continue;
		longest = n;
		found = MATCH_VAR;
		*var = i;
	}

	return found;
}

/* Make the gap bytes at offset at, which are old long, new_len long.
 * 0, or -1: that is more than room */
static int
resize_gap(struct lws_process_html_args *a, size_t at, size_t old,
	   size_t new_len, size_t room)
{
	size_t len = (size_t)a->len - old;

	if (new_len > room || len > room - new_len)
		return -1;
	memmove(a->p + at + new_len, a->p + at + old, len - at);
	a->len = (int)(len + new_len);

	return 0;
}

static int
restore(struct lws_process_html_args *a, struct lws_process_html_state *s,
	size_t room)
{
	size_t n = (size_t)s->pos;

	if (resize_gap(a, 0, 0, n, room))
		return -1;
	memcpy(a->p, s->swallow, n);
	s->pos = 0;

	return 0;
}

static void
keep_back(struct lws_process_html_args *a, struct lws_process_html_state *s,
	  size_t at)
{
	size_t n = (size_t)a->len - at;

	memcpy(s->swallow, a->p + at, n);
	s->pos = (int)n;
	a->len = (int)at;
}

/* put: out, bytes that stand there now */
static int
replace(struct lws_process_html_args *a, const struct lws_process_html_state *s,
	int var, size_t at, size_t room, size_t *put)
{
	const char *text = s->replace(s->data, var);

	if (!text)
		text = "NULL";
	*put = strlen(text);
	if (resize_gap(a, at, strlen(s->vars[var]), *put, room))
		return -1;
	memcpy(a->p + at, text, *put);

	return 0;
}

static int
replace_all(struct lws_process_html_args *a, struct lws_process_html_state *s,
	    size_t room)
{
	size_t at = 0, put;
	const char *dollar;
	struct lws_span text;
	int var = 0;

	while ((dollar = memchr(a->p + at, '$', (size_t)a->len - at))) {
		at = (size_t)(dollar - a->p);
		text = lws_span_of(dollar, (size_t)a->len - at);
		put = 1;
		switch (match_at(s, &text, a->final, &var)) {
		case MATCH_CUT:
			keep_back(a, s, at);
			return 0;
		case MATCH_VAR:
			if (replace(a, s, var, at, room, &put))
				return -1;
			break;
		case MATCH_NONE:
			break;
		}
		at += put;
	}

	return 0;
}

/* A chunk without data would end the body: no data, no chunk. */
static void
frame(struct lws_process_html_args *a)
{
	size_t tail = a->final ? TAIL_LEN : 2;
	const char *from = TAIL;
	char head[16];
	int n;

	if (a->len) {
		n = lws_snprintf(head, sizeof(head), "%X\r\n",
				 (unsigned int)a->len);
		a->p -= n;
		memcpy(a->p, head, (size_t)n);
		a->len += n;
	} else {
		from += 2;
		tail -= 2;
	}
	memcpy(a->p + a->len, from, tail);
	a->len += (int)tail;
}

int
lws_chunked_html_process(struct lws_process_html_args *args,
			 struct lws_process_html_state *s)
{
	size_t room;

	if (args->len < 0 || args->max_len < (int)TAIL_LEN ||
	    args->len > args->max_len - (int)TAIL_LEN)
		return -1;
	room = (size_t)args->max_len - TAIL_LEN;
	if (restore(args, s, room) || replace_all(args, s, room))
		return -1;
	if (args->chunked)
		frame(args);

	return 0;
}
