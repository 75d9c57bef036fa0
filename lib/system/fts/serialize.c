/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Writing an index: see fts.h for the form. What is written is buffered, the
 * header comes last, so an index that is not whole has no length and is not
 * opened.
 */
#include "system/fts/fts.h"

struct writer {
	int fd, failed;
	uint64_t at; /* offset of what comes next */
	size_t len;
	uint8_t buf[8192];
};

static void
flush(struct writer *w)
{
	if (!w->failed && w->len && lws_plat_write_all(w->fd, w->buf, w->len)) {
		lwsl_err("fts: %s\n", strerror(errno));
		w->failed = 1;
	}
	w->len = 0;
}

static void
put(struct writer *w, const void *p, size_t len)
{
	const uint8_t *from = (const uint8_t *)p;

	w->at += len;
	while (len) {
		size_t n = sizeof(w->buf) - w->len;

		if (n > len)
			n = len;
		memcpy(w->buf + w->len, from, n);
		w->len += n;
		from += n;
		len -= n;
		if (w->len == sizeof(w->buf))
			flush(w);
	}
}

static void
put32(struct writer *w, uint64_t v)
{
	uint8_t b[4];

	lws_put_u32be(b, (uint32_t)v);
	put(w, b, sizeof(b));
}

static int
compare(const void *a, const void *b)
{
	const struct lws_fts_word *x = *(const struct lws_fts_word *const *)a;
	const struct lws_fts_word *y = *(const struct lws_fts_word *const *)b;
	const int r =
		memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);

	return r ? r : (int)x->len - (int)y->len;
}

static const struct lws_fts_word **
in_order(const struct lws_fts *t)
{
	const struct lws_fts_word **all, *w;
	uint32_t b, n = 0;

	all = lws_malloc((t->count_words + 1) * sizeof(*all), "fts order");
	if (!all)
		return NULL;
	for (b = 0; b < t->count_buckets; b++)
		for (w = t->bucket[b]; w; w = w->chain)
			all[n++] = w;
	qsort(all, n, sizeof(*all), compare);

	return all;
}

static void
put_words(struct writer *w, const struct lws_fts_word **all, uint32_t count,
	  uint64_t places, uint64_t texts)
{
	uint64_t before = 0;
	uint32_t n;

	for (n = 0; n < count; n++) {
		put32(w, texts);
		put32(w, places);
		put32(w, all[n]->places.len);
		put32(w, all[n]->hits);
		put32(w, before);
		put32(w, all[n]->len);
		texts += all[n]->len;
		places += all[n]->places.len;
		before += all[n]->hits;
	}
}

static void
put_paths(struct writer *w, const struct lws_fts *t, uint64_t lines)
{
	uint32_t n;

	for (n = 0; n < t->count_sources; n++) {
		const struct lws_fts_source *s = &t->source[n];
		const size_t len = strlen(s->path);

		put32(w, lines);
		put32(w, s->lines.len);
		put32(w, s->count);
		put32(w, (uint32_t)s->priority);
		put32(w, len);
		put(w, s->path, len);
		lines += s->lines.len;
	}
}

static int
put_all(struct writer *w, const struct lws_fts *t,
	const struct lws_fts_word **all)
{
	uint64_t lines, places, texts, words, paths, root;
	uint32_t n;

	put(w, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", LWS_FTS_HEADER);
	lines = w->at;
	for (n = 0; n < t->count_sources; n++)
		put(w, t->source[n].lines.p, t->source[n].lines.len);
	places = w->at;
	for (n = 0; n < t->count_words; n++)
		put(w, all[n]->places.p, all[n]->places.len);
	texts = w->at;
	for (n = 0; n < t->count_words; n++)
		put(w, all[n]->text, all[n]->len);
	words = w->at;
	put_words(w, all, t->count_words, places, texts);
	paths = w->at;
	put_paths(w, t, lines);
	root = w->at;
	put32(w, t->count_words);
	put32(w, words);
	flush(w);
	if (w->at > UINT32_MAX) {
		lwsl_err("fts: an index of more than 4 GB\n");
		return 1;
	}
	if (w->failed || lws_plat_seek(w->fd, 0, SEEK_SET, NULL))
		return 1;
	n = (uint32_t)w->at;
	put32(w, LWS_FTS_MAGIC);
	put32(w, root);
	put32(w, n);
	put32(w, paths);
	put32(w, t->count_sources);
	flush(w);

	return w->failed;
}

int
lws_fts_serialize(struct lws_fts *t)
{
	const struct lws_fts_word **all;
	struct writer *w;
	int r = 1;

	if (lws_fts_finish(t))
		return 1;
	all = in_order(t);
	w = lws_zalloc(sizeof(*w), "fts writer");
	if (all && w && !lws_plat_seek(t->fd, 0, SEEK_SET, NULL)) {
		w->fd = t->fd;
		r = put_all(w, t, all);
	}
	lws_free(w);
	lws_free(all);

	return r;
}
