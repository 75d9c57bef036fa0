/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Disordered heap: several FIFOs of copied objects in one buffer of a fixed
 * size, so that together they can never take more. The buffer is always wholly
 * covered by blocks, one behind the other, each with a header:
 *
 *	struct block | asize - sizeof(struct block) bytes
 *
 * A block is either a hole, on the list of holes, or an object, on the queue of
 * its kind. No two holes are neighbours: freeing merges at once, by the sizes
 * and the link to the block below. An object takes the smallest hole that it
 * fits in; what is left over there becomes a hole when it can hold a header.
 *
 * Objects may be consumed from their start without being copied. The word in
 * front of an object's first byte, rounded down, tells how far its header is
 * away; for one that nothing was consumed from, that is the header's own last
 * word.
 */
#include <assert.h>

#include "core/core.h"

#define ALIGNMENT 8u /* of objects, and of blocks */
#define MAX_KINDS 254u

struct queue {
	struct lws_dll2_owner blocks;
	struct lws_dsh *dsh; /* borrowed: whose this is */
	size_t used;         /* bytes of the blocks, with headers */
};

struct lws_dsh {
	struct lws_dll2 list; /* on the creator's owner, if given */
	struct queue holes;
	uint8_t *buf; /* borrowed: behind the queues, this block */
	size_t len;   /* bytes of it, a multiple of ALIGNMENT */
	int count_kinds;
	int coalesce; /* LWS_DSHFLAG_ENABLE_COALESCE was given */

	struct queue kinds[];
};

struct block {
	struct lws_dll2 list; /* on a queue; tells what the block is */
	size_t asize;         /* bytes of the block, with this header */
	struct block *below;  /* borrowed: the one before in memory */
	size_t size;          /* object: bytes not consumed */
	size_t consumed;      /* object: bytes consumed */
	size_t back;          /* 0: see back_word() */
};

static_assert(sizeof(struct block) % sizeof(void *) == 0 &&
		      offsetof(struct block, back) + sizeof(size_t) ==
			      sizeof(struct block),
	      "the header's last word stands right before the payload");

static size_t
rounded(size_t n)
{
	return (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static uint8_t *
payload(struct block *b)
{
	return (uint8_t *)&b[1];
}

static struct block *
block_at(uint8_t *p)
{
	return (struct block *)(void *)p;
}

/* the block above in memory, NULL: this is the last one */
static struct block *
block_above(const struct lws_dsh *dsh, struct block *b)
{
	uint8_t *p = (uint8_t *)b + b->asize;

	return p < dsh->buf + dsh->len ? block_at(p) : NULL;
}

static struct queue *
queue_of(struct block *b)
{
	return lws_container_of(b->list.owner, struct queue, blocks);
}

static void
join(struct queue *q, struct block *b)
{
	lws_dll2_add_tail(&b->list, &q->blocks);
	q->used += b->asize;
}

static void
leave(struct block *b)
{
	queue_of(b)->used -= b->asize;
	lws_dll2_remove(&b->list);
}

static int
is_hole(const struct lws_dsh *dsh, const struct block *b)
{
	return b && b->list.owner == &dsh->holes.blocks;
}

/* asize bytes at p become a block on q; its neighbours must be blocks */
static struct block *
block_create(struct queue *q, uint8_t *p, size_t asize, struct block *below)
{
	struct block *b = block_at(p), *above;

	memset(b, 0, sizeof(*b));
	b->asize = asize;
	b->below = below;
	join(q, b);

	above = block_above(q->dsh, b);
	if (above)
		above->below = b;

	return b;
}

/* the lower one of equals, so that equal histories give equal layouts */
static int
fits_better(const struct block *a, const struct block *b)
{
	return a->asize < b->asize || (a->asize == b->asize && a < b);
}

/* the smallest hole of asize bytes or more */
static struct block *
hole_find(struct lws_dsh *dsh, size_t asize)
{
	struct block *best = NULL, *b;
	struct lws_dll2 *d;

	for (d = dsh->holes.blocks.head; d; d = d->next) {
		b = lws_container_of(d, struct block, list);
		if (b->asize >= asize && (!best || fits_better(b, best)))
			best = b;
	}

	return best;
}

/* The first asize bytes of a hole turn into a block on q. A rest that could
 * not hold a header stays with the block. */
static struct block *
hole_use(struct queue *q, struct block *hole, size_t asize)
{
	size_t all = hole->asize, rest = all - asize;
	struct block *b;

	if (rest < sizeof(*hole)) {
		asize = all;
		rest = 0;
	}

	leave(hole);
	b = block_create(q, (uint8_t *)hole, asize, hole->below);
	if (rest)
		block_create(&q->dsh->holes, (uint8_t *)b + asize, rest, b);

	return b;
}

/* where a new object's n bytes go, NULL: no hole is large enough */
static uint8_t *
object_create(struct queue *q, size_t n)
{
	size_t asize = sizeof(struct block) + rounded(n);
	struct block *b = hole_find(q->dsh, asize);

	if (!b)
		return NULL;
	b = hole_use(q, b, asize);
	b->size = n;

	return payload(b);
}

/* A block on q grows by the first asize bytes of the hole above it; a rest
 * that could not hold a header comes along. */
static void
block_grow(struct queue *q, struct block *b, struct block *hole, size_t asize)
{
	size_t rest = hole->asize - asize;
	struct block *above = block_above(q->dsh, hole);

	if (rest < sizeof(*hole)) {
		asize += rest;
		rest = 0;
	}

	leave(hole);
	b->asize += asize;
	q->used += asize;
	if (rest)
		block_create(&q->dsh->holes, (uint8_t *)b + b->asize, rest, b);
	else if (above)
		above->below = b;
}

/* Where n more bytes of the newest object go, if a hole follows it directly
 * and has the room; NULL: they must become an object of their own. */
static uint8_t *
object_extend(struct queue *q, size_t n)
{
	struct block *b, *hole;
	size_t end, slack;

	if (!q->blocks.tail)
		return NULL;
	b = lws_container_of(q->blocks.tail, struct block, list);
	hole = block_above(q->dsh, b);
	end = b->consumed + b->size;
	slack = b->asize - sizeof(*b) - end;

	if (!is_hole(q->dsh, hole) || slack + hole->asize < n)
		return NULL;

	if (n > slack)
		block_grow(q, b, hole, rounded(n - slack));
	b->size += n;

	return payload(b) + end;
}

/* an object's block becomes a hole, one with the holes beside it */
static void
object_free(struct block *b)
{
	struct lws_dsh *dsh = queue_of(b)->dsh;
	struct block *below = b->below, *above = block_above(dsh, b);
	size_t asize = b->asize;

	leave(b);
	if (is_hole(dsh, above)) {
		leave(above);
		asize += above->asize;
	}
	if (is_hole(dsh, below)) {
		leave(below);
		asize += below->asize;
		b = below;
	}
	block_create(&dsh->holes, (uint8_t *)b, asize, b->below);
}

static struct queue *
kind_queue(struct lws_dsh *dsh, int kind)
{
	if (kind >= 0 && kind < dsh->count_kinds)
		return &dsh->kinds[kind];

	lwsl_err("%s: kind %d, there are %d\n", __func__, kind,
		 dsh->count_kinds);
	assert(0);

	return NULL;
}

static struct block *
kind_head(struct lws_dsh *dsh, int kind)
{
	struct queue *q = kind_queue(dsh, kind);

	if (!q || !q->blocks.head)
		return NULL;

	return lws_container_of(q->blocks.head, struct block, list);
}

static uint8_t *
object_start(struct block *b)
{
	return payload(b) + b->consumed;
}

/* the word in front of an object's first byte rounded down: bytes from there
 * back to the payload's start */
static uint8_t *
back_word(uint8_t *obj)
{
	return obj - (uintptr_t)obj % ALIGNMENT - sizeof(size_t);
}

static struct block *
block_of_object(uint8_t *obj)
{
	size_t back;

	memcpy(&back, back_word(obj), sizeof(back));

	return block_at(back_word(obj) + sizeof(back) - back -
			sizeof(struct block));
}

static void
object_advance(struct block *b, size_t len)
{
	size_t back;

	b->consumed += len;
	b->size -= len;
	back = b->consumed - b->consumed % ALIGNMENT;
	memcpy(back_word(object_start(b)), &back, sizeof(back));
}

static size_t
rounded_header(size_t kinds)
{
	return rounded(sizeof(struct lws_dsh) + kinds * sizeof(struct queue));
}

struct lws_dsh *
lws_dsh_create(lws_dll2_owner_t *owner, size_t buffer_size, int count_kinds)
{
	size_t kinds = (size_t)count_kinds & 0xff, header;
	struct lws_dsh *dsh;
	size_t n;

	assert(kinds && kinds <= MAX_KINDS);
	assert(buffer_size > sizeof(struct block));
	header = rounded_header(kinds);
	if (!kinds || kinds > MAX_KINDS ||
	    buffer_size <= sizeof(struct block) ||
	    buffer_size > SIZE_MAX - header)
		return NULL;

	dsh = lws_malloc(header + buffer_size, "dsh");
	if (!dsh)
		return NULL;

	memset(dsh, 0, header);
	dsh->buf = (uint8_t *)dsh + header;
	dsh->len = buffer_size - buffer_size % ALIGNMENT;
	dsh->count_kinds = (int)kinds;
	dsh->coalesce = !!(count_kinds & LWS_DSHFLAG_ENABLE_COALESCE);
	dsh->holes.dsh = dsh;
	for (n = 0; n < kinds; n++)
		dsh->kinds[n].dsh = dsh;
	lws_dsh_empty(dsh);

	if (owner)
		lws_dll2_add_head(&dsh->list, owner);

	return dsh;
}

static void
queue_clear(struct queue *q)
{
	lws_dll2_owner_clear(&q->blocks);
	q->used = 0;
}

void
lws_dsh_empty(struct lws_dsh *dsh)
{
	int n;

	if (!dsh)
		return;

	queue_clear(&dsh->holes);
	for (n = 0; n < dsh->count_kinds; n++)
		queue_clear(&dsh->kinds[n]);
	block_create(&dsh->holes, dsh->buf, dsh->len, NULL);
}

void
lws_dsh_destroy(struct lws_dsh **pdsh)
{
	if (!*pdsh)
		return;

	lws_dll2_remove(&(*pdsh)->list);
	lws_free_set_NULL(*pdsh);
}

int
lws_dsh_alloc_tail(struct lws_dsh *dsh, int kind, const void *src1,
		   size_t size1, const void *src2, size_t size2)
{
	struct queue *q = kind_queue(dsh, kind);
	uint8_t *p = NULL;

	if (!src2)
		size2 = 0;
	/* bounded by the buffer here, so that no sum can wrap below */
	if (!q || size1 > dsh->len || size2 > dsh->len - size1)
		return 1;

	if (dsh->coalesce)
		p = object_extend(q, size1 + size2);
	if (!p)
		p = object_create(q, size1 + size2);
	if (!p)
		return 1;

	if (size1)
		memcpy(p, src1, size1);
	if (size2)
		memcpy(p + size1, src2, size2);

	return 0;
}

int
lws_dsh_get_head(struct lws_dsh *dsh, int kind, void **obj, size_t *size)
{
	struct block *b;

	if (!dsh)
		return 1;

	b = kind_head(dsh, kind);
	*obj = b ? object_start(b) : NULL;
	*size = b ? b->size : 0;

	return !b;
}

void
lws_dsh_free(void **obj)
{
	object_free(block_of_object(*obj));
	*obj = NULL;
}

void
lws_dsh_consume(struct lws_dsh *dsh, int kind, size_t len)
{
	struct block *b = kind_head(dsh, kind);

	if (!b)
		return;
	assert(len <= b->size);

	if (len < b->size)
		object_advance(b, len);
	else
		object_free(b);
}

size_t
lws_dsh_get_size(struct lws_dsh *dsh, int kind)
{
	struct queue *q = kind_queue(dsh, kind);

	return q ? q->used : 0;
}

#if defined(_DEBUG)
static void
describe(struct lws_dsh *dsh, const char *desc)
{
	int n;

	lwsl_notice("%s: dsh %p: %zu bytes, %u holes of %zu\n", desc,
		    (void *)dsh, dsh->len,
		    (unsigned int)dsh->holes.blocks.count, dsh->holes.used);

	for (n = 0; n < dsh->count_kinds; n++)
		lwsl_notice("%s:   kind %d: %u objects, %zu bytes\n", desc, n,
			    (unsigned int)dsh->kinds[n].blocks.count,
			    dsh->kinds[n].used);
}
#else
static void
describe(struct lws_dsh *dsh, const char *desc)
{
	(void)dsh;
	(void)desc;
}
#endif

void
lws_dsh_describe(struct lws_dsh *dsh, const char *desc)
{
	describe(dsh, desc);
}
