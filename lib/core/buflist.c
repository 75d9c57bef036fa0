/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A FIFO of copied byte segments behind one pointer. Each segment is one block:
 *
 *	struct lws_buflist | LWS_PRE bytes | the data
 *
 * so that what comes out can be given to lws_write() as it is; only what was
 * appended by lws_buflist_append_shared() lies elsewhere. The caller holds
 * only the head segment. What concerns the whole list (its tail, the number and
 * the bytes of its segments) is therefore kept in the head, and moves to the
 * next segment when that becomes the head: appending, asking and consuming cost
 * the same at any length.
 */
#include <assert.h>

#include "core/buflist.h"

static uint8_t *
seg_data(struct lws_buflist *seg)
{
	return seg->shared ? seg->shared->bytes + seg->shared_ofs
			   : (uint8_t *)&seg[1] + LWS_PRE;
}

static size_t
seg_left(const struct lws_buflist *seg)
{
	return seg->len - seg->pos;
}

/* a list of its own, in zeroed memory */
static void
seg_init(struct lws_buflist *seg, size_t len, size_t room)
{
	seg->len = len;
	seg->room = room;
	seg->tail = seg;
	seg->total = len;
	seg->segments = 1;
}

static void
seg_free(struct lws_buflist *seg)
{
	lws_shared_unref(seg->shared);
	lws_free(seg);
}

static struct lws_buflist *
seg_of(const uint8_t *buf, size_t len, size_t room)
{
	struct lws_buflist *seg;

	if (room < len)
		room = len;
	if (room > SIZE_MAX - sizeof(*seg) - LWS_PRE)
		return NULL;
	seg = lws_malloc(sizeof(*seg) + LWS_PRE + room, "buflist segment");
	if (!seg)
		return NULL;

	memset(seg, 0, sizeof(*seg) + LWS_PRE);
	seg_init(seg, len, room);
	memcpy(seg_data(seg), buf, len);

	return seg;
}

struct lws_buflist *
lws_buflist_seg_create(const uint8_t *buf, size_t len)
{
	return seg_of(buf, len, len);
}

void
lws_buflist_join(struct lws_buflist **head, struct lws_buflist *more)
{
	struct lws_buflist *h = *head;

	if (!h) {
		*head = more;
		return;
	}

	h->tail->next = more;
	h->tail = more->tail;
	h->total += more->total;
	h->segments += more->segments;
}

/* frees the head segment; what is known of the list moves to the next one */
static void
list_drop_head(struct lws_buflist **head)
{
	struct lws_buflist *old = *head, *next = old->next;

	if (next) {
		next->tail = old->tail;
		next->total = old->total - old->len;
		next->segments = old->segments - 1;
		next->has_whole = old->has_whole;
	}
	*head = next;
	seg_free(old);
}

int
lws_buflist_append_segment(struct lws_buflist **head, const uint8_t *buf,
			   size_t len)
{
	struct lws_buflist *seg;
	int first = !*head;

	assert(len);
	if (!buf || !len)
		return -1;

	if (!first && (*head)->segments >= LWS_LIMIT_BUFLIST_SEGMENTS) {
		lwsl_err("%s: %p has %u segments already, the limit\n",
			 __func__, (void *)*head, (*head)->segments);
		return -1;
	}

	seg = lws_buflist_seg_create(buf, len);
	if (!seg)
		return -1;
	lws_buflist_join(head, seg);

	return first;
}

/* what fits into the space that the tail has left */
static void
fill_tail(struct lws_buflist *h, const uint8_t *buf, size_t len)
{
	struct lws_buflist *tail = h->tail;
	size_t n = tail->room - tail->len;

	if (n > len)
		n = len;
	memcpy(seg_data(tail) + tail->len, buf, n);
	tail->len += n;
	h->total += n;
}

int
lws_buflist_append_bytes(struct lws_buflist **head, const uint8_t *buf,
			 size_t len, size_t room)
{
	struct lws_buflist *h = *head, *seg = NULL;
	size_t fits = h ? h->tail->room - h->tail->len : 0;

	if (len > fits) {
		seg = seg_of(buf + fits, len - fits, room);
		if (!seg)
			return -1;
	}
	if (fits && len)
		fill_tail(h, buf, len);
	if (seg)
		lws_buflist_join(head, seg);

	return 0;
}

int
lws_buflist_append_shared(struct lws_buflist **head, struct lws_shared *s,
			  size_t ofs)
{
	struct lws_buflist *seg = lws_zalloc(sizeof(*seg), "buflist shared");

	if (!seg)
		return -1;
	assert(ofs < s->len);
	seg_init(seg, s->len - ofs, s->len - ofs);
	seg->shared = lws_shared_ref(s);
	seg->shared_ofs = ofs;
	lws_buflist_join(head, seg);

	return 0;
}

size_t
lws_buflist_next_segment_len(struct lws_buflist **head, uint8_t **buf)
{
	struct lws_buflist *h = *head;

	if (buf)
		*buf = h ? seg_data(h) + h->pos : NULL;

	return h ? seg_left(h) : 0;
}

size_t
lws_buflist_use_segment(struct lws_buflist **head, size_t len)
{
	struct lws_buflist *h = *head;

	if (!h)
		return 0;
	assert(len && len <= seg_left(h));

	if (len < seg_left(h))
		h->pos += len;
	else
		list_drop_head(head);

	return lws_buflist_next_segment_len(head, NULL);
}

size_t
lws_buflist_total_len(struct lws_buflist **head)
{
	return *head ? (*head)->total : 0;
}

size_t
lws_buflist_left(struct lws_buflist *head)
{
	return head ? head->total - head->pos : 0;
}

int
lws_buflist_linear_copy(struct lws_buflist **head, size_t ofs, uint8_t *buf,
			size_t len)
{
	struct lws_buflist *p = *head;
	uint8_t *out = buf;
	size_t n;

	for (; p && ofs >= p->len; p = p->next)
		ofs -= p->len;

	/* the count is an int */
	if (len > INT_MAX)
		len = INT_MAX;

	for (; p && len; p = p->next) {
		n = p->len - ofs;
		if (n > len)
			n = len;
		memcpy(out, seg_data(p) + ofs, n);
		out += n;
		len -= n;
		ofs = 0;
	}

	return (int)(out - buf);
}

int
lws_buflist_linear_use(struct lws_buflist **head, uint8_t *buf, size_t len)
{
	uint8_t *out = buf, *p;
	size_t n;

	if (len > INT_MAX)
		len = INT_MAX;

	while (*head && len) {
		n = lws_buflist_next_segment_len(head, &p);
		if (n > len)
			n = len;
		memcpy(out, p, n);
		out += n;
		len -= n;
		lws_buflist_use_segment(head, n);
	}

	return (int)(out - buf);
}

int
lws_buflist_fragment_use(struct lws_buflist **head, uint8_t *buf, size_t len,
			 char *frag_first, char *frag_fin)
{
	struct lws_buflist *h = *head;

	if (!h)
		return 0;

	if (len > seg_left(h))
		len = seg_left(h);
	if (len > INT_MAX)
		len = INT_MAX;

	if (frag_first)
		*frag_first = !h->pos;
	if (frag_fin)
		*frag_fin = len == seg_left(h);

	if (!buf || !len)
		return 0;

	memcpy(buf, seg_data(h) + h->pos, len);
	lws_buflist_use_segment(head, len);

	return (int)len;
}

void *
lws_buflist_get_frag_start_or_NULL(struct lws_buflist **head)
{
	return *head ? seg_data(*head) : NULL;
}

void
lws_buflist_destroy_all_segments(struct lws_buflist **head)
{
	struct lws_buflist *p = *head, *next;

	for (; p; p = next) {
		next = p->next;
		seg_free(p);
	}
	*head = NULL;
}

#if defined(_DEBUG)
static void
describe(struct lws_buflist *p, void *id, const char *reason)
{
	unsigned int n = 0;

	if (!p)
		lwsl_notice("%p: %s: buflist is empty\n", id, reason);

	for (; p; p = p->next)
		lwsl_notice("%p: %s: segment %u: %p, used %zu of %zu\n", id,
			    reason, n++, (void *)p, p->pos, p->len);
}
#else
static void
describe(struct lws_buflist *p, void *id, const char *reason)
{
	(void)p;
	(void)id;
	(void)reason;
}
#endif

void
lws_buflist_describe(struct lws_buflist **head, void *id, const char *reason)
{
	describe(*head, id, reason);
}
