/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A ring of equal elements with one writer's position (head) and any number of
 * readers' (tails). Head and tails are byte offsets into the buffer. The ring
 * itself knows one tail, the oldest: what lies between it and the head is in
 * use, and passing it is what destroys an element. Other tails are the
 * readers' own and always between the two.
 *
 * One slot stays empty, so that a full ring and an empty one differ. Every
 * transfer is at most two copies, before and after the wrap. The head alone may
 * stand inside an element: who writes in place (lws_ring_bump_head()) may bring
 * an element in parts, and until the last one it is not there yet.
 */
#include <assert.h>
#include <stddef.h>

#include "core/core.h"

struct lws_ring {
	void (*destroy)(void *element); /* or NULL */
	uint32_t buflen;                /* bytes, a multiple of element_len */
	uint32_t element_len;
	uint32_t head;
	uint32_t oldest_tail;

	max_align_t buf[]; /* elements of any type may stand here */
};

static uint8_t *
ring_at(struct lws_ring *ring, uint32_t ofs)
{
	return (uint8_t *)ring->buf + ofs;
}

/* how far b is ahead of a, going round */
static uint32_t
distance(const struct lws_ring *ring, uint32_t a, uint32_t b)
{
	return b >= a ? b - a : ring->buflen - a + b;
}

static uint32_t
advanced(const struct lws_ring *ring, uint32_t ofs, uint32_t bytes)
{
	uint32_t to_wrap = ring->buflen - ofs;

	return bytes < to_wrap ? ofs + bytes : bytes - to_wrap;
}

static uint32_t
used_bytes(const struct lws_ring *ring)
{
	return distance(ring, ring->oldest_tail, ring->head);
}

static uint32_t
free_bytes(const struct lws_ring *ring)
{
	return ring->buflen - ring->element_len - used_bytes(ring);
}

/* between the oldest tail and the head, on an element's first byte */
static int
is_position(const struct lws_ring *ring, uint32_t ofs)
{
	return ofs < ring->buflen && !(ofs % ring->element_len) &&
	       distance(ring, ring->oldest_tail, ofs) <= used_bytes(ring);
}

/* a tail that is nobody's position has nothing waiting for it */
static uint32_t
waiting_bytes(const struct lws_ring *ring, const uint32_t *tail)
{
	if (!tail)
		return used_bytes(ring);
	if (!is_position(ring, *tail))
		return 0;

	return distance(ring, *tail, ring->head);
}

struct lws_ring *
lws_ring_create(size_t element_len, size_t count,
		void (*destroy_element)(void *element))
{
	struct lws_ring *ring;
	size_t bytes;

	if (!element_len || !count || element_len > UINT32_MAX / count)
		return NULL;
	bytes = element_len * count;
	if (bytes > SIZE_MAX - sizeof(*ring))
		return NULL;

	ring = lws_malloc(sizeof(*ring) + bytes, "ring");
	if (!ring)
		return NULL;

	ring->destroy = destroy_element;
	ring->buflen = (uint32_t)bytes;
	ring->element_len = (uint32_t)element_len;
	ring->head = 0;
	ring->oldest_tail = 0;

	return ring;
}

/* The slot counts as used until its element has been destroyed, so that a
 * destroy callback which inserts cannot overwrite it. */
static void
reclaim(struct lws_ring *ring, uint32_t bytes)
{
	uint32_t n;

	if (!ring->destroy) {
		ring->oldest_tail = advanced(ring, ring->oldest_tail, bytes);
		return;
	}

	for (n = bytes / ring->element_len; n; n--) {
		ring->destroy(ring_at(ring, ring->oldest_tail));
		ring->oldest_tail =
			advanced(ring, ring->oldest_tail, ring->element_len);
	}
}

void
lws_ring_destroy(struct lws_ring *ring)
{
	reclaim(ring, used_bytes(ring));
	lws_free(ring);
}

size_t
lws_ring_get_count_free_elements(struct lws_ring *ring)
{
	return free_bytes(ring) / ring->element_len;
}

size_t
lws_ring_get_count_waiting_elements(struct lws_ring *ring, uint32_t *tail)
{
	return waiting_bytes(ring, tail) / ring->element_len;
}

/* elements asked for, at most those there are, in bytes: cannot overflow */
static uint32_t
bounded_bytes(const struct lws_ring *ring, size_t max_count, uint32_t bytes)
{
	size_t there = bytes / ring->element_len;

	if (max_count > there)
		max_count = there;

	return (uint32_t)max_count * ring->element_len;
}

size_t
lws_ring_insert(struct lws_ring *ring, const void *src, size_t max_count)
{
	uint32_t bytes = bounded_bytes(ring, max_count, free_bytes(ring));
	uint32_t first = ring->buflen - ring->head;

	if (!bytes)
		return 0;
	if (first > bytes)
		first = bytes;

	memcpy(ring_at(ring, ring->head), src, first);
	memcpy(ring->buf, (const uint8_t *)src + first, bytes - first);
	ring->head = advanced(ring, ring->head, bytes);

	return bytes / ring->element_len;
}

static void
copy_out(struct lws_ring *ring, uint32_t from, void *dest, uint32_t bytes)
{
	uint32_t first = ring->buflen - from;

	if (first > bytes)
		first = bytes;

	memcpy(dest, ring_at(ring, from), first);
	memcpy((uint8_t *)dest + first, ring->buf, bytes - first);
}

size_t
lws_ring_consume(struct lws_ring *ring, uint32_t *tail, void *dest,
		 size_t max_count)
{
	uint32_t from = tail ? *tail : ring->oldest_tail;
	uint32_t bytes =
		bounded_bytes(ring, max_count, waiting_bytes(ring, tail));

	if (!bytes)
		return 0;

	/* the copy comes first: destroying may spoil the element */
	if (dest)
		copy_out(ring, from, dest, bytes);

	if (tail)
		*tail = advanced(ring, from, bytes);
	else
		reclaim(ring, bytes);

	return bytes / ring->element_len;
}

const void *
lws_ring_get_element(struct lws_ring *ring, uint32_t *tail)
{
	if (waiting_bytes(ring, tail) < ring->element_len)
		return NULL;

	return ring_at(ring, tail ? *tail : ring->oldest_tail);
}

void
lws_ring_update_oldest_tail(struct lws_ring *ring, uint32_t tail)
{
	if (!is_position(ring, tail)) {
		lwsl_err("%s: %u is not between oldest tail %u and head %u\n",
			 __func__, (unsigned int)tail,
			 (unsigned int)ring->oldest_tail,
			 (unsigned int)ring->head);
		return;
	}

	reclaim(ring, distance(ring, ring->oldest_tail, tail));
}

uint32_t
lws_ring_get_oldest_tail(struct lws_ring *ring)
{
	return ring->oldest_tail;
}

int
lws_ring_next_linear_insert_range(struct lws_ring *ring, void **start,
				  size_t *bytes)
{
	uint32_t room = free_bytes(ring), to_wrap = ring->buflen - ring->head;

	if (!room)
		return 1;

	*start = ring_at(ring, ring->head);
	*bytes = room < to_wrap ? room : to_wrap;

	return 0;
}

void
lws_ring_bump_head(struct lws_ring *ring, size_t bytes)
{
	assert(bytes <= free_bytes(ring));

	ring->head = (uint32_t)((ring->head + bytes) % ring->buflen);
}

void
lws_ring_dump(struct lws_ring *ring, uint32_t *tail)
{
	lwsl_notice(
		"%s: ring %p: element %u bytes, buffer %u, head %u, "
		"oldest tail %u, waiting %u, free %u elements\n",
		__func__, (void *)ring, (unsigned int)ring->element_len,
		(unsigned int)ring->buflen, (unsigned int)ring->head,
		(unsigned int)ring->oldest_tail,
		(unsigned int)lws_ring_get_count_waiting_elements(ring, tail),
		(unsigned int)lws_ring_get_count_free_elements(ring));
}
