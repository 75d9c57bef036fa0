/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where transactions come from: a bounded free list per service thread. A
 * connection holds one only while a request is at hand, so a thread needs as
 * many as it has requests at once, and a warm one allocates nothing.
 */
#include "roles/http/file.h"

struct lws_http_pool {
	struct lws_http *free[LWS_TUNE_HTTP_POOL]; /* owned */
	unsigned int count;
	uint8_t *file_buf;  /* owned: see lws_http_file_buf() */
	uint8_t *coded_buf; /* owned: see lws_http_coded_buf() */
	unsigned int coders;
	struct lws_http_date date;
	struct lws_http_docs docs;
	struct lws_http_queue queue;
};

static struct lws_http_pool *
pool_of(struct lws_context_per_thread *pt)
{
	void **slot = &pt->role_data[LWS_ROLE_SLOT_HTTP];

	if (!*slot)
		*slot = lws_zalloc(sizeof(struct lws_http_pool), "http pool");

	return *slot;
}

/* The system's copy of a file begins at the beginning of a page, and AMD's
 * processors copy some five times slower ("rep movsb") to a place that is a few
 * bytes further in its page: the bytes go to the middle of one. A buffer of
 * whole pages would bring what the heap has next, OpenSSL's, just there too. */
#define PAGE 4096u

static uint8_t *
in_mid_page(uint8_t *p)
{
	return p + (PAGE / 2 - (uintptr_t)p) % PAGE;
}

uint8_t *
lws_http_file_buf(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pool_of(pt);

	if (pool && !pool->file_buf)
		pool->file_buf =
			lws_malloc(LWS_PRE + LWS_TUNE_HTTP_FILE_CHUNK + PAGE,
				   "file buffer");

	return pool && pool->file_buf ? in_mid_page(pool->file_buf + LWS_PRE)
				      : NULL;
}

uint8_t *
lws_http_coded_buf(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pool_of(pt);

	if (pool && !pool->coded_buf)
		pool->coded_buf = lws_malloc(
			LWS_PRE + LWS_TUNE_HTTP_CODED_PIECE, "coded buffer");

	return pool && pool->coded_buf ? pool->coded_buf + LWS_PRE : NULL;
}

unsigned int
lws_http_coders(struct lws_context_per_thread *pt, int change)
{
	struct lws_http_pool *pool = pool_of(pt);

	if (!pool)
		return UINT_MAX;
	pool->coders += (unsigned int)change;

	return pool->coders;
}

struct lws_http_docs *
lws_http_docs_of(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pool_of(pt);

	if (!pool)
		return NULL;
	pool->docs.pt = pt;

	return &pool->docs;
}

struct lws_http_queue *
lws_http_queue_of(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pool_of(pt);

	return pool ? &pool->queue : NULL;
}

struct lws_http_date *
lws_http_date_cache(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pool_of(pt);

	return pool ? &pool->date : NULL;
}

/* Header blocks are built in a block of the context's pt_serv_buf_size. */
uint8_t *
lws_http_serv_buf(struct lws *wsi, uint8_t **end)
{
	struct lws_context_per_thread *pt = wsi->pt;
	size_t len = pt->cx->pt_serv_buf_size;

	if (!pt->serv_buf)
		pt->serv_buf = lws_malloc(LWS_PRE + len, "serv buf");
	if (!pt->serv_buf)
		return NULL;
	*end = (uint8_t *)pt->serv_buf + LWS_PRE + len;

	return (uint8_t *)pt->serv_buf + LWS_PRE;
}

/* A request with room for so much: the fragments and the bytes of its store are
 * in the same block. */
static struct lws_http *
make(uint8_t frags, size_t data)
{
	size_t table = frags * sizeof(struct lws_http_frag);
	struct lws_http *h =
		lws_malloc(sizeof(*h) + table + data, "http request");

	if (!h)
		return NULL;
	h->store.size = (uint32_t)data;
	h->store.room = frags;
	h->store.frag = (struct lws_http_frag *)(void *)(h + 1);
	h->store.data = (uint8_t *)(h + 1) + table;

	return h;
}

static struct lws_http *
make_large(const struct lws_context *cx)
{
	return make(LWS_HTTP_FRAGS, cx->max_header_data
					    ? cx->max_header_data
					    : LWS_LIMIT_HTTP_HEADER_DATA);
}

/* its memory, but not what it refers to */
static void
give(struct lws_http_pool *pool, struct lws_http *h)
{
	if (!h->packed && pool && pool->count < LWS_TUNE_HTTP_POOL)
		pool->free[pool->count++] = h;
	else
		lws_free(h);
}

struct lws_http *
lws_http_begin(struct lws *wsi, const struct lws_http_version_ops *ops)
{
	struct lws_http_pool *pool = pool_of(wsi->pt);
	struct lws_http *h;

	h = pool && pool->count ? pool->free[--pool->count]
				: make_large(lws_cx(wsi));
	if (!h)
		return NULL;
	memset(h, 0, offsetof(struct lws_http, store));
	lws_http_store_reset(&h->store);
	h->wsi = wsi;
	h->ops = ops;
	h->tx_left = UINT64_MAX;
	h->counted = !!lws_http_is_limited(lws_cx(wsi));

	return h;
}

void
lws_http_end(struct lws_http *h)
{
	if (!h)
		return;
	if (!h->wsi->is_client) {
		lws_http_log(h);
		lws_http_count(h);
	}
	lws_http_file_close(h);
	if (h->coding)
		lws_http_coding_drop(h);
	if (h->decoding)
		lws_http_decoding_drop(h);
	if (h->counted)
		lws_http_dismiss(h);
	give(h->wsi->pt->role_data[LWS_ROLE_SLOT_HTTP], h);
}

struct lws_http *
lws_http_pack(struct lws_http *h)
{
	struct lws_http *small;
	struct lws_http_store store;

	if (h->packed || h->store.lent || !h->path)
		return h;
	small = make(h->store.count, h->store.used);
	if (!small)
		return h;
	store = small->store;
	*small = *h;
	small->store = store;
	lws_http_store_copy(&small->store, &h->store);
	small->path = (char *)small->store.data +
		      (h->path - (const char *)h->store.data);
	small->packed = 1;
	give(h->wsi->pt->role_data[LWS_ROLE_SLOT_HTTP], h);

	return small;
}

void
lws_http_thread_fini(struct lws_context_per_thread *pt)
{
	struct lws_http_pool *pool = pt->role_data[LWS_ROLE_SLOT_HTTP];

	if (!pool)
		return;
	while (pool->count)
		lws_free(pool->free[--pool->count]);
	lws_http_docs_fini(&pool->docs);
	lws_sul_cancel(&pool->queue.sul_again);
	lws_free(pool->file_buf);
	lws_free(pool->coded_buf);
	lws_free(pool);
	pt->role_data[LWS_ROLE_SLOT_HTTP] = NULL;
}
