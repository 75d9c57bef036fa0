/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The documents that a service thread keeps: small ones in memory, others as
 * open descriptors, up to limits; those longest unused go first, and what has
 * not been used for a while goes by itself. Each use is preceded by a stat(), a
 * mount's file has one for all requests of a pass: a file that was changed,
 * replaced or removed before they were sent is found anew.
 *
 * A file that was written a moment ago is not kept: it may be written again
 * within the same tick of its clock, and would look unchanged.
 */
#include "roles/http/file.h"
#include "system/vfs/vfs.h"

/* FNV-1a, eight bytes a step */
static uint32_t
hash_of(const struct lws_http_ask *ask)
{
	uint64_t v, hash = 0xcbf29ce484222325u ^ ask->look.accepts;
	const char *p = ask->path;
	size_t n = ask->len;

	for (; n >= sizeof(v); n -= sizeof(v), p += sizeof(v)) {
		memcpy(&v, p, sizeof(v));
		hash = (hash ^ v) * 0x100000001b3u;
		hash ^= hash >> 29;
	}
	for (; n; n--)
		hash = (hash ^ (uint8_t)*p++) * 0x100000001b3u;

	return (uint32_t)(hash ^ (hash >> 32));
}

static struct lws_http_doc **
bucket_of(struct lws_http_docs *c, uint32_t hash)
{
	return &c->bucket[hash % LWS_TUNE_HTTP_DOC_BUCKETS];
}

static void
forget(struct lws_http_docs *c, struct lws_http_doc *d)
{
	struct lws_http_doc **p = bucket_of(c, d->hash);

	while (*p != d)
		p = &(*p)->same_bucket;
	*p = d->same_bucket;
	lws_dll2_remove(&d->by_use);
	if (d->content)
		c->content_bytes -= (size_t)d->len;
	else
		c->open--;
	lws_http_doc_put(d);
}

static struct lws_http_doc *
oldest(const struct lws_http_docs *c)
{
	return c->by_use.tail ? lws_container_of(c->by_use.tail,
						 struct lws_http_doc, by_use)
			      : NULL;
}

static void
purge(lws_sorted_usec_list_t *sul)
{
	struct lws_http_docs *c =
		lws_container_of(sul, struct lws_http_docs, sul_idle);
	lws_usec_t now = lws_now_usecs();
	struct lws_http_doc *d;

	while ((d = oldest(c)) && now - d->used_us >= LWS_TUNE_HTTP_DOC_IDLE_US)
		forget(c, d);
	if (d)
		lws_sul_schedule(c->pt->cx, c->pt->tsi, sul, purge,
				 d->used_us + LWS_TUNE_HTTP_DOC_IDLE_US - now);
}

static int
is_full(const struct lws_http_docs *c)
{
	return c->by_use.count > LWS_TUNE_HTTP_DOCS ||
	       c->content_bytes > LWS_TUNE_HTTP_DOC_MEMORY ||
	       c->open > LWS_TUNE_HTTP_DOC_DESCRIPTORS ||
	       c->open > c->pt->fd_limit / 8;
}

static void
keep(struct lws_http_docs *c, struct lws_http_doc *d)
{
	struct lws_http_doc **bucket = bucket_of(c, d->hash);

	d->refs++;
	d->same_bucket = *bucket;
	*bucket = d;
	lws_dll2_add_head(&d->by_use, &c->by_use);
	if (d->content)
		c->content_bytes += (size_t)d->len;
	else
		c->open++;
	while (is_full(c))
		forget(c, oldest(c));
	if (c->by_use.count == 1)
		lws_sul_schedule(c->pt->cx, c->pt->tsi, &c->sul_idle, purge,
				 LWS_TUNE_HTTP_DOC_IDLE_US);
}

static int
looks_same(const struct lws_http_look *a, const struct lws_http_look *b)
{
	return a->serial == b->serial && a->mount == b->mount &&
	       a->types == b->types && a->index == b->index &&
	       a->max_age == b->max_age && a->caching == b->caching &&
	       a->accepts == b->accepts && a->is_page == b->is_page &&
	       a->links == b->links;
}

static struct lws_http_doc *
lookup(struct lws_http_docs *c, const struct lws_http_ask *ask, uint32_t hash)
{
	struct lws_http_doc *d = *bucket_of(c, hash);

	for (; d; d = d->same_bucket)
		if (d->hash == hash && looks_same(&d->look, &ask->look) &&
		    d->wanted_len == ask->len &&
		    !memcmp(d->wanted, ask->path, ask->len))
			return d;

	return NULL;
}

static int
is_same(const struct lws_plat_stat *a, const struct lws_plat_stat *b)
{
	return a->inode == b->inode && a->device == b->device &&
	       a->size == b->size && a->mtime == b->mtime &&
	       a->mtime_ns == b->mtime_ns;
}

/* Whether a compressed one has come, or the one it was made of has changed, is
 * looked at from time to time only. What a program serves by itself, it may
 * have written just now. */
static int
is_current(const struct lws_http_docs *c, struct lws_http_doc *d,
	   lws_usec_t now)
{
	struct lws_plat_stat st;

	if (d->look.accepts && now - d->made_us > LWS_TUNE_HTTP_DOC_VARIANT_US)
		return 0;
	if (d->look.is_page && d->looked_in == lws_thread_pass(c->pt))
		return 1;
	d->looked_in = lws_thread_pass(c->pt);

	return !lws_http_links_stat(&d->look, d->path, &st) &&
	       is_same(&st, &d->st);
}

static int
is_settled(const struct lws_http_doc *d)
{
	int64_t now_ms = (int64_t)(lws_plat_wall_us() / 1000);
	int64_t mtime_ms = d->st.mtime * 1000 + d->st.mtime_ns / 1000000;

	return mtime_ms < now_ms - LWS_TUNE_HTTP_DOC_SETTLED_MS;
}

static struct lws_http_doc *
open_and_keep(struct lws *wsi, const struct lws_http_ask *ask,
	      struct lws_http_docs *c, uint32_t hash)
{
	struct lws_http_doc *d = lws_http_doc_open(wsi, ask);

	if (!d || d->fop || !is_settled(d))
		return d;
	/* in memory it is safe from those who cut it while it is sent */
	if (d->len <= LWS_TUNE_HTTP_DOC_CONTENT)
		(void)lws_http_doc_load(d);
	d->hash = hash;
	d->made_us = d->used_us = lws_now_usecs();
	d->looked_in = lws_thread_pass(c->pt);
	keep(c, d);

	return d;
}

struct lws_http_doc *
lws_http_doc_get(struct lws *wsi, const struct lws_http_ask *ask)
{
	struct lws_http_docs *c = lws_http_docs_of(wsi->pt);
	lws_usec_t now = lws_now_usecs();
	struct lws_http_doc *d;
	uint32_t hash;

	if (!c || !lws_vfs_is_platform(lws_get_fops(lws_cx(wsi))))
		return lws_http_doc_open(wsi, ask);
	hash = hash_of(ask);
	d = lookup(c, ask, hash);
	if (!d)
		return open_and_keep(wsi, ask, c, hash);
	if (!is_current(c, d, now)) {
		forget(c, d);
		return open_and_keep(wsi, ask, c, hash);
	}
	d->used_us = now;
	if (c->by_use.head != &d->by_use) {
		lws_dll2_remove(&d->by_use);
		lws_dll2_add_head(&d->by_use, &c->by_use);
	}
	d->refs++;

	return d;
}

void
lws_http_docs_fini(struct lws_http_docs *c)
{
	struct lws_http_doc *d;

	lws_sul_cancel(&c->sul_idle);
	while ((d = oldest(c)))
		forget(c, d);
}
