/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Many sources, one queue of messages. The pieces that a source brings wait on
 * a list of its own until one of them ends a message; then everything up to
 * there goes to the common queue in one go, so messages of different sources
 * are never mixed up. A source may also write to the common queue itself (its
 * list and the queue are the same pointer): while it is within a message, the
 * others wait, and are let through at their next piece.
 */
#include "core/buflist.h"

/* the last segment that ends a message, with what a list up to it holds */
struct whole {
	struct lws_buflist *last; /* NULL: nothing is complete */
	size_t total;
	unsigned int segments;
};

static struct whole
find_whole(struct lws_buflist *head)
{
	struct whole w = { NULL, 0, 0 };
	struct lws_buflist *p;
	unsigned int segments = 0;
	size_t total = 0;

	for (p = head; p; p = p->next) {
		total += p->len;
		segments++;
		if (!p->unfinished)
			w = (struct whole){ p, total, segments };
	}

	return w;
}

/* cuts the list behind w->last; the first part is returned */
static struct lws_buflist *
split_off(struct lws_buflist **head, const struct whole *w)
{
	struct lws_buflist *first = *head, *rest = w->last->next;

	if (rest) {
		rest->tail = first->tail;
		rest->total = first->total - w->total;
		rest->segments = first->segments - w->segments;
	}
	*head = rest; /* has_whole 0: all of them have left */

	w->last->next = NULL;
	first->tail = w->last;
	first->total = w->total;
	first->segments = w->segments;

	return first;
}

static int
can_take(const struct lws_buflist *upstream, unsigned int segments)
{
	return !upstream ||
	       (!upstream->tail->unfinished &&
		upstream->segments + segments <= LWS_LIMIT_BUFLIST_SEGMENTS);
}

static void
transfer(lws_wsmsg_info_t *info, struct lws_buflist **head)
{
	struct whole w;

	if (head == info->head_upstream || !*head || !(*head)->has_whole)
		return;

	w = find_whole(*head);
	if (!w.last)
		return;

	if (info->optional_cb) {
		info->optional_cb(info);
		return;
	}

	if (can_take(*info->head_upstream, w.segments))
		lws_buflist_join(info->head_upstream, split_off(head, &w));
}

int
lws_wsmsg_append(lws_wsmsg_info_t *info)
{
	struct lws_buflist **head =
		&info->private_heads[info->private_source_idx];
	int whole = !!(info->ss_flags & LWSSS_FLAG_EOM);

	/* a piece of no bytes can still end the message */
	if (info->len &&
	    lws_buflist_append_segment(head, info->buf, info->len) < 0)
		return -1;
	if (*head) {
		(*head)->tail->unfinished = !whole;
		(*head)->has_whole |= whole;
	}
	transfer(info, head);

	return 0;
}

void
lws_wsmsg_destroy(struct lws_buflist *private_heads[],
		  size_t count_private_heads)
{
	size_t n;

	for (n = 0; n < count_private_heads; n++)
		lws_buflist_destroy_all_segments(&private_heads[n]);
}
