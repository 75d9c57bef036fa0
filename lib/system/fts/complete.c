/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a needle may go on to be: words that begin with it stand together in
 * the index. The most frequent of them are picked in one walk.
 */
#include "system/fts/fts.h"

struct pick {
	uint32_t n; /* which word */
	uint32_t hits;
};

/* the picks stay in order, the most frequent first; equals as they come */
static int
pick_add(struct pick *p, int count, int most, struct pick one)
{
	int i;

	if (count == most && p[count - 1].hits >= one.hits)
		return count;
	if (count < most)
		count++;
	for (i = count - 1; i && p[i - 1].hits < one.hits; i--)
		p[i] = p[i - 1];
	p[i] = one;

	return count;
}

static uint32_t
before_word(struct lws_fts_file *f, uint32_t n)
{
	struct lws_fts_record r;
	const char *text;

	/* of the end: what stands before it, and it */
	if (n == f->count_words) {
		if (!n || lws_fts_record(f, n - 1, &r, &text))
			return 0;
		return r.before + r.hits;
	}

	return lws_fts_record(f, n, &r, &text) ? 0 : r.before;
}

struct found {
	const char *text;
	size_t len;
	uint32_t hits, first; /* the first word that begins with it */
};

static int
add(struct lws_fts_file *f, const struct found *w, struct lwsac **ac,
    struct lws_fts_result_autocomplete ***tail)
{
	const uint32_t end = lws_fts_first(f, w->text, w->len, 1);
	struct lws_fts_result_autocomplete *a =
		lwsac_use_zero(ac, sizeof(*a) + w->len + 1, 0);

	if (!a)
		return -1;
	a->instances = (int)w->hits;
	a->agg_instances =
		(int)(before_word(f, end) - before_word(f, w->first));
	a->ac_length = (int)w->len;
	a->has_children = end - w->first > (w->hits ? 1u : 0u);
	memcpy(a + 1, w->text, w->len);
	**tail = a;
	*tail = &a->next;

	return 0;
}

/* the needle is no word, but words part behind it */
static int
is_branch(struct lws_fts_file *f, const struct lws_fts_needle *n,
	  uint32_t first, uint32_t end)
{
	struct lws_fts_record r;
	const char *text;
	char next;

	if (end - first < 2 || lws_fts_record(f, first, &r, &text) ||
	    r.len <= n->len)
		return 0; /* shorter: only in a damaged index */
	next = text[n->len];

	return !lws_fts_record(f, end - 1, &r, &text) && r.len > n->len &&
	       text[n->len] != next;
}

static int
add_picks(struct lws_fts_file *f, const struct pick *p, int count,
	  struct lwsac **ac, struct lws_fts_result_autocomplete ***tail)
{
	char copy[LWS_LIMIT_FTS_WORD];
	struct lws_fts_record r;
	const char *text;
	int i;

	for (i = 0; i < count; i++) {
		if (lws_fts_record(f, p[i].n, &r, &text))
			return -1;
		memcpy(copy, text, r.len);
		if (add(f, &(struct found){ copy, r.len, r.hits, p[i].n }, ac,
			tail))
			return -1;
	}

	return 0;
}

int
lws_fts_complete(struct lws_fts_file *f, const struct lws_fts_needle *n,
		 int most, struct lwsac **ac,
		 struct lws_fts_result_autocomplete **head)
{
	const uint32_t first = lws_fts_first(f, n->text, n->len, 0),
		       end = lws_fts_first(f, n->text, n->len, 1);
	struct lws_fts_record r;
	const char *text;
	struct pick *p;
	uint32_t i;
	int count = 0, bad;

	if (first >= end)
		return 0;
	if (most < 1)
		most = 1;
	if ((uint32_t)most > end - first)
		most = (int)(end - first);
	p = lws_malloc((size_t)most * sizeof(*p), "fts completion");
	if (!p)
		return -1;
	for (i = first; i < end; i++) {
		if (lws_fts_record(f, i, &r, &text))
			break;
		count = pick_add(p, count, most, (struct pick){ i, r.hits });
	}
	bad = i < end || add_picks(f, p, count, ac, &head);
	lws_free(p);
	if (!bad && is_branch(f, n, first, end))
		bad = add(f, &(struct found){ n->text, n->len, 0, first }, ac,
			  &head);

	return bad ? -1 : 0;
}
