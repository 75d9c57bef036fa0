/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Searching: the places of the word that was asked for, file by file; for each
 * hit the line, where that begins in the file, and if wanted what stands there.
 */
#include "system/fts/fts.h"

/* one file of the result, while it is made */
struct part {
	struct lws_span places; /* its hits */
	uint32_t file, hits;
	uint32_t lines, lines_len, count_lines, path, path_len;
	int32_t priority;
};

struct search {
	struct lws_fts_file *f;
	struct lws_fts_search_params *p;
	struct lws_fts_result *r;
	struct part *part; /* owned */
	uint32_t count;
	uint32_t *path; /* owned: where the first paths' records are */
	uint32_t known, room;
};

/* -- which files -- */

/* one more place in the table of paths */
static int
path_add(struct search *s, uint32_t at)
{
	uint32_t *wider, room = s->room * 2 + 64;

	if (s->known == s->room) {
		wider = lws_realloc(s->path, room * sizeof(*wider),
				    "fts paths");
		if (!wider)
			return -1;
		s->path = wider;
		s->room = room;
	}
	s->path[s->known++] = at;

	return 0;
}

/* a record with its path behind it; NULL: damaged */
static const uint8_t *
path_record(struct search *s, uint32_t at)
{
	const uint8_t *r =
		lws_fts_at(s->f, &s->f->records, at, LWS_FTS_PATH_RECORD);

	return r && lws_u32be(r + 16) <= LWS_LIMIT_FTS_PATH ? r : NULL;
}

/* Paths have no fixed size, so they are walked; but each once, since hostile
 * places may ask for files in any order. */
static int
walk_to_path(struct search *s, uint32_t file)
{
	const uint8_t *r;
	uint32_t at;

	if (file >= s->f->count_paths ||
	    (!s->known && path_add(s, s->f->paths)))
		return -1;
	while (s->known <= file) {
		at = s->path[s->known - 1];
		r = path_record(s, at);
		if (!r ||
		    path_add(s, at + LWS_FTS_PATH_RECORD + lws_u32be(r + 16)))
			return -1;
	}

	return 0;
}

static int
find_path(struct search *s, struct part *p)
{
	struct lws_fts_file *f = s->f;
	const uint8_t *r;

	if (walk_to_path(s, p->file))
		return -1;
	r = path_record(s, s->path[p->file]);
	if (!r)
		return -1;
	p->path_len = lws_u32be(r + 16);
	p->path = s->path[p->file] + LWS_FTS_PATH_RECORD;
	p->lines = lws_u32be(r);
	p->lines_len = lws_u32be(r + 4);
	p->count_lines = lws_u32be(r + 8);
	p->priority = (int32_t)lws_u32be(r + 12);

	return lws_fts_at(f, &f->texts, p->path, p->path_len) ? 0 : -1;
}

/* 1 it is wanted, 0 not, -1 damaged */
static int
part_wanted(struct search *s, struct part *p)
{
	const char *only = s->p->only_filepath;
	const uint8_t *path;

	if (find_path(s, p))
		return -1;
	if (!only)
		return 1;
	path = lws_fts_at(s->f, &s->f->texts, p->path, p->path_len);

	return path && strlen(only) == p->path_len &&
	       !memcmp(only, path, p->path_len);
}

/* a span of places into parts; each begins with 0 and the file's index */
static int
split(struct search *s, struct lws_span in)
{
	struct part *p = NULL;
	uint32_t v, room = 0;
	int wanted = 0;

	while (in.len) {
		if (lws_fts_next_varint(&in, &v))
			return -1;
		if (v) {
			if (!p)
				return -1;
			p->hits++;
			p->places.len = (size_t)(in.p - p->places.p);
			continue;
		}
		if (s->count && !wanted)
			s->count--; /* its place is for the next */
		if (s->count == room) {
			room = room * 2 + 16;
			p = lws_realloc(s->part, room * sizeof(*p), "fts");
			if (!p)
				return -1;
			s->part = p;
		}
		p = &s->part[s->count++];
		memset(p, 0, sizeof(*p));
		if (lws_fts_next_varint(&in, &p->file))
			return -1;
		p->places.p = in.p;
		wanted = part_wanted(s, p);
		if (wanted < 0)
			return -1;
	}
	if (s->count && !wanted)
		s->count--;

	return 0;
}

/* hits a line, then priority, then as they were indexed */
static int
compare(const void *a, const void *b)
{
	const struct part *x = (const struct part *)a,
			  *y = (const struct part *)b;
	const uint64_t dx = (uint64_t)x->hits * y->count_lines,
		       dy = (uint64_t)y->hits * x->count_lines;

	if (dx != dy)
		return dx < dy ? 1 : -1;
	if (x->priority != y->priority)
		return x->priority < y->priority ? 1 : -1;

	return x->file < y->file ? -1 : x->file > y->file;
}

/* -- hits -- */

static const char *
quote(struct search *s, int fd, uint32_t at, uint32_t len)
{
	char *line;
	size_t n = 0;

	if (fd < 0) /* it is gone: the hit is there all the same */
		len = 0;
	if (len > LWS_LIMIT_FTS_QUOTE)
		len = LWS_LIMIT_FTS_QUOTE;
	line = lwsac_use(&s->p->results_head, len + 1, 0);
	if (!line)
		return NULL;
	if (len && lws_plat_pread(fd, line, len, at, &n) != LWS_IO_OK)
		n = 0;
	while (n && (line[n - 1] == '\n' || line[n - 1] == '\r'))
		n--;
	line[n] = '\0';

	return line;
}

/* the line that hits go forward to */
struct cursor {
	struct lws_span lens; /* of the lines behind */
	uint32_t line, at, len;
};

static int
go_to_line(struct cursor *c, uint32_t line)
{
	while (c->line < line) {
		c->at += c->len;
		if (lws_fts_next_varint(&c->lens, &c->len))
			return -1;
		c->line++;
	}

	return 0;
}

static int
put_hits(struct search *s, const struct part *p, struct cursor *c, uint8_t *to,
	 int fd)
{
	const int quoted = s->p->flags & LWSFTS_F_QUERY_QUOTE_LINE;
	struct lws_span in = p->places;
	uint32_t v, line = 0, n;
	const char *q;

	for (n = 0; n < p->hits; n++) {
		if (lws_fts_next_varint(&in, &v) || !v)
			return -1;
		line += v - 1;
		if (go_to_line(c, line))
			return -1;
		memcpy(to, &line, 4);
		memcpy(to + 4, &c->at, 4);
		to += 8;
		if (!quoted)
			continue;
		q = quote(s, fd, c->at, c->len);
		if (!q)
			return -1;
		memcpy(to, &q, sizeof(q));
		to += sizeof(q);
	}

	return 0;
}

/* hits with their lines; the path, which stands behind them, is there */
static int
fill_hits(struct search *s, const struct part *p,
	  struct lws_fts_result_filepath *r)
{
	uint8_t *lens = lws_fts_load(s->f, p->lines, p->lines_len);
	struct cursor c = { .lens = lws_span_of(lens, p->lines_len) };
	int fd = -1, bad;

	if (!lens)
		return -1;
	if (s->p->flags & LWSFTS_F_QUERY_QUOTE_LINE)
		fd = lws_plat_open((char *)(r + 1) + r->matches_length,
				   O_RDONLY, 0);
	bad = put_hits(s, p, &c, (uint8_t *)(r + 1), fd);
	if (fd >= 0)
		lws_plat_close(fd);
	lws_free(lens);

	return bad;
}

static struct lws_fts_result_filepath *
part_result(struct search *s, const struct part *p)
{
	const int flags = s->p->flags;
	struct lws_fts_result_filepath *r;
	const uint8_t *path;
	size_t one = 0;

	if (flags & (LWSFTS_F_QUERY_FILE_LINES | LWSFTS_F_QUERY_QUOTE_LINE))
		one = 8;
	if (flags & LWSFTS_F_QUERY_QUOTE_LINE)
		one += sizeof(char *);
	if (p->hits > INT_MAX / 16)
		return NULL;
	r = lwsac_use_zero(&s->p->results_head,
			   sizeof(*r) + one * p->hits + p->path_len + 1, 0);
	path = lws_fts_at(s->f, &s->f->texts, p->path, p->path_len);
	if (!r || !path)
		return NULL;
	r->matches = (int)p->hits;
	r->matches_length = (int)(one * p->hits);
	r->lines_in_file = (int)p->count_lines;
	r->filepath_length = (int)p->path_len;
	memcpy((uint8_t *)(r + 1) + one * p->hits, path, p->path_len);

	return one && fill_hits(s, p, r) ? NULL : r;
}

static int
parts_results(struct search *s)
{
	struct lws_fts_result_filepath **tail = &s->r->filepath_head, *r;
	uint32_t n;

	if (s->count > 1)
		qsort(s->part, s->count, sizeof(*s->part), compare);
	for (n = 0; n < s->count; n++) {
		r = part_result(s, &s->part[n]);
		if (!r)
			return -1;
		*tail = r;
		tail = &r->next;
	}

	return 0;
}

/* -- the search -- */

static int
search_files(struct search *s, const struct lws_fts_needle *needle)
{
	struct lws_fts_record r;
	const char *text;
	uint32_t n = lws_fts_first(s->f, needle->text, needle->len, 0);
	uint8_t *places;
	int bad;

	if (n == s->f->count_words)
		return 0;
	if (lws_fts_record(s->f, n, &r, &text))
		return -1;
	if (r.len != needle->len || memcmp(text, needle->text, r.len))
		return 0;
	places = lws_fts_load(s->f, r.places, r.places_len);
	if (!places)
		return -1;
	bad = split(s, lws_span_of(places, r.places_len)) || parts_results(s);
	lws_free(places);
	lws_free(s->part);
	lws_free(s->path);

	return bad ? -1 : 0;
}

static int
take_needle(struct lws_fts_needle *n, const char *text)
{
	size_t len = text ? strlen(text) : SIZE_MAX, i;

	if (len > sizeof(n->text))
		return -1;
	for (i = 0; i < len; i++) {
		const uint8_t c = lws_fts_folded((uint8_t)text[i]);

		/* what is of no word is found in none */
		n->text[i] = (char)(c ? c : (uint8_t)text[i]);
	}
	n->len = (uint8_t)len;

	return 0;
}

struct lws_fts_result *
lws_fts_search(struct lws_fts_file *jtf, struct lws_fts_search_params *ftsp)
{
	const int files = LWSFTS_F_QUERY_FILES | LWSFTS_F_QUERY_FILE_LINES |
			  LWSFTS_F_QUERY_QUOTE_LINE;
	const lws_usec_t began = lws_now_usecs();
	struct search s = { .f = jtf, .p = ftsp };
	struct lws_fts_needle needle;
	int bad = 0;

	ftsp->results_head = NULL;
	if (take_needle(&needle, ftsp->needle))
		return NULL;
	s.r = lwsac_use_zero(&ftsp->results_head, sizeof(*s.r), 0);
	if (!s.r)
		return NULL;
	s.r->effective_flags = ftsp->flags;
	if (needle.len && ftsp->flags & LWSFTS_F_QUERY_AUTOCOMPLETE)
		bad = lws_fts_complete(jtf, &needle, ftsp->max_autocomplete,
				       &ftsp->results_head,
				       &s.r->autocomplete_head);
	if (!bad && needle.len && ftsp->flags & files)
		bad = search_files(&s, &needle);
	if (bad) {
		lwsl_err("fts: out of memory, or a damaged index\n");
		lwsac_free(&ftsp->results_head);
		return NULL;
	}
	s.r->duration_ms = (int)((lws_now_usecs() - began) / LWS_US_PER_MS);

	return s.r;
}
