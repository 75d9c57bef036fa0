/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Making an index: text comes in pieces, is cut into words and lines, and each
 * word remembers where it stood. Words are found by a hash; they are put in
 * order when the index is written.
 */
#include "system/fts/fts.h"

#define FIRST_BUCKETS 1024u

uint8_t
lws_fts_folded(uint8_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c | 0x20;
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
	    c >= 0x80)
		return c;

	return 0;
}

int
lws_fts_varint(struct lws_fts_bytes *b, uint32_t v)
{
	uint8_t *p;

	if (b->room - b->len < 5) {
		const uint32_t room = b->room * 2 + 8;

		if (room > INT32_MAX)
			return -1;
		p = lws_realloc(b->p, room, "fts");
		if (!p)
			return -1;
		b->p = p;
		b->room = room;
	}
	for (; v > 127; v >>= 7)
		b->p[b->len++] = (uint8_t)(v | 128);
	b->p[b->len++] = (uint8_t)v;

	return 0;
}

struct lws_fts *
lws_fts_create(int fd)
{
	static const uint8_t header[LWS_FTS_HEADER] = { 0xca, 0x7a, 0x5f,
							0x75 };
	struct lws_fts *t = lws_zalloc(sizeof(*t), "fts");

	if (!t)
		return NULL;
	t->fd = fd;
	t->count_buckets = FIRST_BUCKETS;
	t->bucket = lws_zalloc(FIRST_BUCKETS * sizeof(*t->bucket), "fts");
	if (!t->bucket || lws_plat_seek(fd, 0, SEEK_SET, NULL) ||
	    lws_plat_write_all(fd, header, sizeof(header))) {
		if (t->bucket)
			lwsl_err("fts: %s\n", strerror(errno));
		lws_fts_destroy(&t);
	}

	return t;
}

void
lws_fts_destroy(struct lws_fts **trie)
{
	struct lws_fts *t = *trie;
	struct lws_fts_word *w;
	uint32_t n;

	if (!t)
		return;
	for (n = 0; t->bucket && n < t->count_buckets; n++)
		while ((w = t->bucket[n])) {
			t->bucket[n] = w->chain;
			lws_free(w->places.p);
			lws_free(w);
		}
	lws_free(t->bucket);
	for (n = 0; n < t->count_sources; n++) {
		lws_free(t->source[n].path);
		lws_free(t->source[n].lines.p);
	}
	lws_free(t->source);
	lws_free_set_NULL(*trie);
}

int
lws_fts_file_index(struct lws_fts *t, const char *filepath, int filepath_len,
		   int priority)
{
	struct lws_fts_source *s;

	if (filepath_len < 0 || filepath_len > LWS_LIMIT_FTS_PATH) {
		lwsl_err("fts: path of %d bytes, limit %d\n", filepath_len,
			 LWS_LIMIT_FTS_PATH);
		return -1;
	}
	if (t->count_sources == t->room_sources) {
		const uint32_t room = t->room_sources * 2 + 16;

		s = lws_realloc(t->source, room * sizeof(*s), "fts");
		if (!s)
			return -1;
		t->source = s;
		t->room_sources = room;
	}
	s = &t->source[t->count_sources];
	memset(s, 0, sizeof(*s));
	s->path = lws_malloc((size_t)filepath_len + 1, "fts");
	if (!s->path)
		return -1;
	memcpy(s->path, filepath, (size_t)filepath_len);
	s->path[filepath_len] = '\0';
	s->priority = priority;

	return (int)t->count_sources++;
}

/* -- words -- */

static uint32_t
hash_of(const char *p, size_t len)
{
	uint32_t h = 2166136261u;

	while (len--)
		h = (h ^ (uint8_t)*p++) * 16777619u;

	return h ^ (h >> 15);
}

/* without memory for more of them the chains get longer */
static void
table_grow(struct lws_fts *t)
{
	const uint32_t n = t->count_buckets;
	struct lws_fts_word **wider, *w, *next;
	uint32_t b;

	if (t->count_words < 2 * n || n > 1u << 24)
		return;
	wider = lws_zalloc(4 * n * sizeof(*wider), "fts table");
	if (!wider)
		return;
	for (b = 0; b < n; b++)
		for (w = t->bucket[b]; w; w = next) {
			next = w->chain;
			w->chain = wider[w->hash & (4 * n - 1)];
			wider[w->hash & (4 * n - 1)] = w;
		}
	lws_free(t->bucket);
	t->bucket = wider;
	t->count_buckets = 4 * n;
}

/* made if need be; NULL: out of memory */
static struct lws_fts_word *
word(struct lws_fts *t, const char *p, uint32_t len)
{
	const uint32_t hash = hash_of(p, len);
	struct lws_fts_word *w = t->bucket[hash & (t->count_buckets - 1)];

	while (w &&
	       (w->hash != hash || w->len != len || memcmp(w->text, p, len)))
		w = w->chain;
	if (w)
		return w;
	table_grow(t);
	w = lws_malloc(sizeof(*w) + len, "fts word");
	if (!w)
		return NULL;
	memset(w, 0, sizeof(*w));
	w->hash = hash;
	w->len = (uint8_t)len;
	memcpy(w->text, p, len);
	w->chain = t->bucket[hash & (t->count_buckets - 1)];
	t->bucket[hash & (t->count_buckets - 1)] = w;
	t->count_words++;

	return w;
}

static int
word_end(struct lws_fts *t)
{
	struct lws_fts_word *w;

	if (!t->word_len)
		return 0;
	w = word(t, t->word, t->word_len);
	t->word_len = 0;
	if (!w)
		return -1;
	if (w->file != t->now) {
		if (lws_fts_varint(&w->places, 0) ||
		    lws_fts_varint(&w->places, t->now - 1))
			return -1;
		w->file = t->now;
		w->line = 0;
	}
	if (lws_fts_varint(&w->places, t->line - w->line + 1))
		return -1;
	w->line = t->line;
	w->hits++;

	return 0;
}

static int
line_end(struct lws_fts *t)
{
	struct lws_fts_source *s = &t->source[t->now - 1];
	int r = word_end(t);

	if (lws_fts_varint(&s->lines, t->line_len))
		return -1;
	s->count++;
	t->line++;
	t->line_len = 0;

	return r;
}

int
lws_fts_finish(struct lws_fts *t)
{
	int r = 0;

	if (t->now && (t->line_len || t->word_len))
		r = line_end(t);
	t->now = 0;

	return r;
}

int
lws_fts_fill(struct lws_fts *t, uint32_t file_index, const char *buf,
	     size_t len)
{
	uint8_t c;

	if (file_index >= t->count_sources)
		return 1;
	if (t->now != file_index + 1) {
		if (lws_fts_finish(t))
			return 1;
		t->now = file_index + 1;
		t->line = t->source[file_index].count + 1;
		t->line_len = 0;
	}
	for (; len; buf++, len--) {
		t->line_len++;
		c = lws_fts_folded((uint8_t)*buf);
		if (c) {
			if (t->word_len < LWS_LIMIT_FTS_WORD)
				t->word[t->word_len++] = (char)c;
			continue;
		}
		if (*buf == '\n' ? line_end(t) : word_end(t))
			return 1;
	}

	return 0;
}
