/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Chunked allocator: pieces are cut off chunks one after the other and are
 * given back all together. The caller's pointer is the first chunk:
 *
 *	struct lwsac | struct first | pieces ...	the first chunk
 *	struct lwsac | pieces ...			each following one
 *
 * New chunks go to the end of the list; the last one is the current one, which
 * pieces are cut from. What was left in a chunk when the next was made is only
 * used again by lwsac_use_backfill().
 */
#include <assert.h>
#include <stdalign.h>

#include "core/core.h"

struct lwsac {
	alignas(max_align_t) struct lwsac *next; /* owned */
	size_t size;                             /* bytes, with the headers */
	size_t used;                             /* bytes, with the headers */
};

/* what concerns all chunks */
struct first {
	alignas(max_align_t) struct lwsac *current; /* borrowed: of the list */
	struct lwsac *latest; /* borrowed: its last piece was cut last */
	size_t total;         /* bytes of all chunks */
	int references;
	int detached;
};

#define DEFAULT_CHUNK 4000u

static struct first *
first_of(struct lwsac *head)
{
	return (struct first *)&head[1];
}

static size_t
header_len(int first)
{
	return sizeof(struct lwsac) + (first ? sizeof(struct first) : 0);
}

static uint8_t *
chunk_at(struct lwsac *chunk, size_t ofs)
{
	return (uint8_t *)chunk + ofs;
}

size_t
lwsac_align(size_t length)
{
	return (length + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
}

size_t
lwsac_sizeof(int first)
{
	return header_len(first);
}

size_t
lwsac_get_tail_pos(struct lwsac *lac)
{
	return lac->used;
}

struct lwsac *
lwsac_get_next(struct lwsac *lac)
{
	return lac->next;
}

/* a new last chunk with room for n bytes at least, which becomes current */
static struct lwsac *
chunk_add(struct lwsac **head, size_t n, size_t chunk_size)
{
	size_t header = header_len(!*head);
	struct lwsac *chunk;

	if (!chunk_size)
		chunk_size = DEFAULT_CHUNK;
	if (chunk_size < n)
		chunk_size = n;
	if (chunk_size > SIZE_MAX - header)
		return NULL;

	chunk = lws_malloc(header + chunk_size, "lwsac chunk");
	if (!chunk)
		return NULL;
	memset(chunk, 0, header);
	chunk->size = header + chunk_size;
	chunk->used = header;

	if (*head)
		first_of(*head)->current->next = chunk;
	else
		*head = chunk;
	first_of(*head)->current = chunk;
	first_of(*head)->total += chunk->size;

	return chunk;
}

static int
has_room(const struct lwsac *chunk, size_t n)
{
	return chunk->size - chunk->used >= n;
}

/* n more bytes of a chunk that has room for their rounded length */
static void *
chunk_cut(struct lwsac *head, struct lwsac *chunk, size_t n)
{
	uint8_t *p = chunk_at(chunk, chunk->used);
	size_t rounded = lwsac_align(n);

	memset(p + n, 0, rounded - n);
	chunk->used += rounded;
	first_of(head)->latest = chunk;

	return p;
}

/* from: the first chunk that may be used, NULL if none is there */
static void *
use_from(struct lwsac **head, struct lwsac *from, size_t ensure,
	 size_t chunk_size)
{
	size_t rounded = lwsac_align(ensure);

	if (rounded < ensure)
		return NULL; /* wrapped */

	while (from && !has_room(from, rounded))
		from = from->next;
	if (!from)
		from = chunk_add(head, rounded, chunk_size);
	if (!from)
		return NULL;

	return chunk_cut(*head, from, ensure);
}

void *
lwsac_use(struct lwsac **head, size_t ensure, size_t chunk_size)
{
	struct lwsac *current = *head ? first_of(*head)->current : NULL;

	return use_from(head, current, ensure, chunk_size);
}

void *
lwsac_use_backfill(struct lwsac **head, size_t ensure, size_t chunk_size)
{
	return use_from(head, *head, ensure, chunk_size);
}

void *
lwsac_use_zero(struct lwsac **head, size_t ensure, size_t chunk_size)
{
	void *p = lwsac_use(head, ensure, chunk_size);

	if (p)
		memset(p, 0, ensure);

	return p;
}

int
lwsac_extend(struct lwsac *head, size_t amount)
{
	struct lwsac *chunk = first_of(head)->latest;
	size_t rounded = lwsac_align(amount);

	if (!chunk || rounded < amount || !has_room(chunk, rounded))
		return 1;

	memset(chunk_at(chunk, chunk->used), 0, rounded);
	chunk->used += rounded;

	return 0;
}

void
lwsac_free(struct lwsac **head)
{
	struct lwsac *chunk = *head, *next;

	*head = NULL;
	for (; chunk; chunk = next) {
		next = chunk->next;
		lws_free(chunk);
	}
}

void
lwsac_reference(struct lwsac *head)
{
	first_of(head)->references++;
}

void
lwsac_detach(struct lwsac **head)
{
	if (!*head)
		return;

	first_of(*head)->detached = 1;
	if (!first_of(*head)->references)
		lwsac_free(head);
}

void
lwsac_unreference(struct lwsac **head)
{
	struct first *f;

	if (!*head)
		return;

	f = first_of(*head);
	if (f->references)
		f->references--;
	else
		lwsl_err("%s: %p has no references left\n", __func__,
			 (void *)*head);

	if (!f->references && f->detached)
		lwsac_free(head);
}

uint64_t
lwsac_total_alloc(struct lwsac *head)
{
	return head ? first_of(head)->total : 0;
}

uint64_t
lwsac_total_overhead(struct lwsac *head)
{
	struct lwsac *chunk;
	uint64_t n = 0;

	for (chunk = head; chunk; chunk = chunk->next)
		n += header_len(chunk == head) + (chunk->size - chunk->used);

	return n;
}

void
lwsac_info(struct lwsac *head)
{
	if (!head) {
		lwsl_debug("%s: empty\n", __func__);
		return;
	}

	lwsl_debug("%s: %p: %llu bytes, overhead %llu, %d references%s\n",
		   __func__, (void *)head,
		   (unsigned long long)lwsac_total_alloc(head),
		   (unsigned long long)lwsac_total_overhead(head),
		   first_of(head)->references,
		   first_of(head)->detached ? ", detached" : "");
}

/* one chunk's used area, without its headers */
static struct lws_span
used_area(struct lwsac *head, struct lwsac *chunk)
{
	size_t header = header_len(chunk == head);

	return lws_span_of(chunk_at(chunk, header), chunk->used - header);
}

/* find at s.p; nul: s must hold a 0 after it */
static int
stands_at(struct lws_span s, const uint8_t *find, size_t len, int nul)
{
	return s.len >= len + !!nul && !memcmp(s.p, find, len) &&
	       (!nul || !s.p[len]);
}

static const uint8_t *
scan_area(struct lws_span s, const uint8_t *find, size_t len, int nul)
{
	const uint8_t *p;

	while (s.len >= len) {
		p = memchr(s.p, find[0], s.len - len + 1);
		if (!p)
			return NULL;
		lws_span_skip(&s, (size_t)(p - s.p));
		if (stands_at(s, find, len, nul))
			return p;
		lws_span_skip(&s, 1);
	}

	return NULL;
}

uint8_t *
lwsac_scan_extant(struct lwsac *head, uint8_t *find, size_t len, int nul)
{
	struct lwsac *chunk;
	const uint8_t *p;

	if (!len)
		return NULL;

	for (chunk = head; chunk; chunk = chunk->next) {
		p = scan_area(used_area(head, chunk), find, len, nul);
		if (p) /* by way of the chunk, which is not const */
			return chunk_at(chunk,
					(size_t)(p - chunk_at(chunk, 0)));
	}

	return NULL;
}

/* by address: p need not point into any object of ours */
static int
lies_in(struct lws_span area, const void *p, size_t len)
{
	uintptr_t a = (uintptr_t)area.p, b = (uintptr_t)p;

	return b >= a && b - a <= area.len && len <= area.len - (b - a);
}

int
_lwsac_assert_valid(struct lwsac *aco, void *check, size_t len,
		    const char *name_ac, const char *name_blob,
		    const char *filename, int line)
{
	struct lwsac *chunk;

	for (chunk = aco; chunk; chunk = chunk->next)
		if (lies_in(used_area(aco, chunk), check, len))
			return 0;

	lwsl_err("%s:%d: %s: %p, %zu bytes, is not in lwsac %s\n", filename,
		 line, name_blob, check, len, name_ac);
	assert(0);

	return 1;
}

void
lws_list_ptr_insert(lws_list_ptr *phead, lws_list_ptr *add,
		    lws_list_ptr_sort_func_t sort)
{
	/* each link, the head too, holds the address of the next one's link */
	while (sort && *phead && sort((lws_list_ptr)add, *phead) > 0)
		phead = (lws_list_ptr *)*phead;

	*add = *phead;
	*phead = (lws_list_ptr)add;
}
