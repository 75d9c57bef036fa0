/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Reading an index: parts of it come into windows as they are needed, words
 * are found by bisection. Whoever can write the file can write anything, so
 * every offset is looked at before it is followed.
 */
#include "system/fts/fts.h"

static int
read_at(int fd, uint8_t *p, size_t len, uint64_t at)
{
	size_t n;

	while (len) {
		if (lws_plat_pread(fd, p, len, at, &n) != LWS_IO_OK)
			return -1;
		p += n;
		at += n;
		len -= n;
	}

	return 0;
}

const uint8_t *
lws_fts_at(struct lws_fts_file *f, struct lws_fts_window *w, uint32_t at,
	   uint32_t n)
{
	uint32_t len;

	if (at > f->len || n > f->len - at)
		return NULL;
	if (at >= w->at && at - w->at <= w->len && n <= w->len - (at - w->at))
		return w->p + (at - w->at);
	len = f->len - at < sizeof(w->p) ? f->len - at : (uint32_t)sizeof(w->p);
	w->len = 0;
	if (n > len || read_at(f->fd, w->p, len, at))
		return NULL;
	w->at = at;
	w->len = len;

	return w->p;
}

uint8_t *
lws_fts_load(struct lws_fts_file *f, uint32_t at, uint32_t len)
{
	uint8_t *p;

	if (at > f->len || len > f->len - at)
		return NULL;
	p = lws_malloc((size_t)len + 1, "fts part");
	if (p && read_at(f->fd, p, len, at)) {
		lws_free(p);
		p = NULL;
	}

	return p;
}

int
lws_fts_next_varint(struct lws_span *s, uint32_t *v)
{
	unsigned int shift = 0;
	uint64_t n = 0;
	uint8_t b;

	do {
		if (!s->len || shift > 28)
			return -1;
		b = lws_span_take8(s);
		n |= (uint64_t)(b & 127) << shift;
		shift += 7;
	} while (b & 128);
	if (n > UINT32_MAX)
		return -1;
	*v = (uint32_t)n;

	return 0;
}

/* 0, or -1: this is no index, or not all of one */
static int
open_check(struct lws_fts_file *f)
{
	struct lws_plat_stat st;
	const uint8_t *p;
	uint32_t root;

	if (lws_plat_fstat(f->fd, &st) || st.size < LWS_FTS_HEADER ||
	    st.size > UINT32_MAX)
		return -1;
	f->len = (uint32_t)st.size;
	p = lws_fts_at(f, &f->records, 0, LWS_FTS_HEADER);
	if (!p || lws_u32be(p) != LWS_FTS_MAGIC || lws_u32be(p + 8) != f->len)
		return -1;
	root = lws_u32be(p + 4);
	f->paths = lws_u32be(p + 12);
	f->count_paths = lws_u32be(p + 16);
	p = lws_fts_at(f, &f->records, root, 8);
	if (!p)
		return -1;
	f->count_words = lws_u32be(p);
	f->words = lws_u32be(p + 4);
	if (f->words > f->len || f->paths > f->len ||
	    f->count_words > (f->len - f->words) / LWS_FTS_RECORD ||
	    f->count_paths > (f->len - f->paths) / LWS_FTS_PATH_RECORD)
		return -1;

	return 0;
}

struct lws_fts_file *
lws_fts_open(const char *filepath)
{
	struct lws_fts_file *f = lws_zalloc(sizeof(*f), "fts file");

	if (!f)
		return NULL;
	f->fd = lws_plat_open(filepath, O_RDONLY, 0);
	if (f->fd < 0) {
		lwsl_err("fts: %s: %s\n", filepath, strerror(errno));
		lws_free(f);
		return NULL;
	}
	if (open_check(f)) {
		lwsl_err("fts: %s: not a whole index\n", filepath);
		lws_fts_close(f);
		return NULL;
	}

	return f;
}

void
lws_fts_close(struct lws_fts_file *jtf)
{
	lws_plat_close(jtf->fd);
	lws_free(jtf);
}

int
lws_fts_record(struct lws_fts_file *f, uint32_t n, struct lws_fts_record *r,
	       const char **text)
{
	const uint8_t *p = lws_fts_at(
		f, &f->records, f->words + n * LWS_FTS_RECORD, LWS_FTS_RECORD);

	if (!p || lws_u32be(p + 20) > LWS_LIMIT_FTS_WORD)
		return -1;
	r->text = lws_u32be(p);
	r->places = lws_u32be(p + 4);
	r->places_len = lws_u32be(p + 8);
	r->hits = lws_u32be(p + 12);
	r->before = lws_u32be(p + 16);
	r->len = (uint8_t)lws_u32be(p + 20);
	*text = (const char *)lws_fts_at(f, &f->texts, r->text, r->len);

	return *text ? 0 : -1;
}

uint32_t
lws_fts_first(struct lws_fts_file *f, const char *text, size_t len,
	      int past_prefix)
{
	uint32_t low = 0, high = f->count_words, mid;
	struct lws_fts_record r;
	const char *t;
	int c;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (lws_fts_record(f, mid, &r, &t))
			return f->count_words;
		c = memcmp(t, text, r.len < len ? r.len : len);
		if (!c)
			c = r.len < len ? -1 : past_prefix ? -1 : 0;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}

	return low;
}
