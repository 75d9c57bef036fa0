/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * From lines of text to a header block in HPACK. A server says the same again
 * and again: the last text and what became of it are kept, and as long as the
 * table has not changed since the same text is the same block.
 */
#include "roles/h2/h2.h"

#define NAME_MOST 256u

/** struct lws_h2_memo - bytes of a text, then of its block */
struct lws_h2_memo {
	uint32_t text_len;
	uint32_t block_len;
	uint32_t cap;     /* bytes of both */
	uint32_t changes; /* of the table, when it was made */
	uint8_t bytes[];
};

/* RFC 9113 8.2.2 */
int
lws_h2_is_of_connection(const struct lws_span *name)
{
	switch (name->len) {
	case 7:
		return lws_http1_is(name, "upgrade");
	case 10:
		return lws_http1_is(name, "connection") ||
		       lws_http1_is(name, "keep-alive");
	case 16:
		return lws_http1_is(name, "proxy-connection");
	case 17:
		return lws_http1_is(name, "transfer-encoding");
	default:
		return 0;
	}
}

/* The next "name: value" of the text, the name in lower case.
 * 1; 0: that was all; -1: not a line */
static int
line(struct lws_span *text, uint8_t *name, struct lws_hpack_field *f)
{
	const uint8_t *lf, *colon;
	struct lws_span l;
	size_t n;

	while (text->len && (*text->p == '\r' || *text->p == '\n'))
		lws_span_skip(text, 1);
	if (!text->len)
		return 0;
	lf = memchr(text->p, '\n', text->len);
	l = lws_span_of(text->p, lf ? (size_t)(lf - text->p) : text->len);
	lws_span_skip(text, l.len + 1);
	while (l.len && (l.p[l.len - 1] == '\r' || l.p[l.len - 1] == ' '))
		l.len--;
	colon = l.len > 1 ? memchr(l.p + 1, ':', l.len - 1) : NULL;
	if (!colon || colon - l.p > (ptrdiff_t)NAME_MOST)
		return -1;
	f->name = lws_span_of(name, (size_t)(colon - l.p));
	for (n = 0; n < f->name.len; n++)
		name[n] =
			l.p[n] >= 'A' && l.p[n] <= 'Z' ? l.p[n] | 0x20 : l.p[n];
	lws_span_skip(&l, f->name.len + 1);
	while (l.len && (*l.p == ' ' || *l.p == '\t'))
		lws_span_skip(&l, 1);
	f->value = l;
	f->token = LWS_HPACK_TOKEN_UNKNOWN;
	f->never = 0;

	return 1;
}

/* bytes of the block; -1: no room, or not lines */
static long
encode(struct lws_h2 *c, struct lws_span text, uint8_t *start,
       const uint8_t *end)
{
	struct lws_hpack_field f;
	uint8_t name[NAME_MOST], *p = start;
	int r;

	if (lws_hpack_encode_begin(&c->enc, &p, end))
		return -1;
	while ((r = line(&text, name, &f)) > 0)
		if (!lws_h2_is_of_connection(&f.name) &&
		    lws_hpack_encode(&c->enc, &f, &p, end))
			return -1;

	return r ? -1 : (long)(p - start);
}

/* -- the memo -- */

static int
is_known(const struct lws_h2 *c, struct lws_span text, struct lws_span *block)
{
	const struct lws_h2_memo *m = c->memo;

	if (!m || m->text_len != text.len ||
	    m->changes != c->enc.table.changes || c->enc.resized ||
	    memcmp(m->bytes, text.p, text.len))
		return 0;
	*block = lws_span_of(m->bytes + m->text_len, m->block_len);

	return 1;
}

/* Without memory it is made anew each time. */
static void
remember(struct lws_h2 *c, struct lws_span text, struct lws_span block)
{
	size_t len = text.len + block.len;
	struct lws_h2_memo *m = c->memo;

	if (len > LWS_TUNE_H2_MEMO)
		return;
	if (!m || m->cap < len) {
		m = lws_malloc(sizeof(*m) + len, "h2 memo");
		if (!m)
			return;
		lws_free(c->memo);
		c->memo = m;
		m->cap = (uint32_t)len;
	}
	m->text_len = (uint32_t)text.len;
	m->block_len = (uint32_t)block.len;
	m->changes = c->enc.table.changes;
	memcpy(m->bytes, text.p, text.len);
	memcpy(m->bytes + text.len, block.p, block.len);
}

int
lws_h2_encode(struct lws_h2 *c, struct lws_span text, struct lws_h2_pt *t,
	      struct lws_span *block)
{
	uint32_t before = c->enc.table.changes;
	int resized = c->enc.resized;
	long len;

	if (text.len && is_known(c, text, block))
		return 0;
	len = encode(c, text, t->scratch, t->scratch + sizeof(t->scratch));
	if (len < 0)
		return -1;
	*block = lws_span_of(t->scratch, (size_t)len);
	if (len && !resized && before == c->enc.table.changes)
		remember(c, text, *block);

	return 0;
}
