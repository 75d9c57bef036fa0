/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The inside of struct lws_buflist, for the files of this folder that build on
 * it. Each segment is one block: this struct, LWS_PRE bytes, the data; or just
 * this struct, and the data is in a block that others read too (shared.h). The
 * caller holds only the head segment, so what concerns the whole list is kept
 * there, and moves to the next segment when that becomes the head.
 */
#ifndef LWS_CORE_BUFLIST_H
#define LWS_CORE_BUFLIST_H

#include "core/core.h"

struct lws_buflist {
	struct lws_buflist *next; /* owned; NULL in the tail */
	size_t len;               /* bytes of data when appended */
	size_t pos;               /* bytes consumed, < len */
	size_t room;              /* bytes of data that it has space for */
	int unfinished; /* the message that it is part of goes on after it */
	struct lws_shared *shared; /* counted; its bytes from shared_ofs on are
				      the data. NULL: the data is behind */
	size_t shared_ofs;

	/* of the list: valid in its head segment only */
	unsigned int segments;
	int has_whole; /* messages may be complete: lws_wsmsg_append() */
	struct lws_buflist *tail; /* borrowed: on this list */
	size_t total;             /* bytes, the sum of the segments' len */
};

/** lws_buflist_seg_create() - a list of one segment
 * \param buf: len bytes, copied
 * \return a list owned by the caller, or NULL: out of memory */
struct lws_buflist *lws_buflist_seg_create(const uint8_t *buf, size_t len);

/** lws_buflist_join() - put one list behind another
 * \param head: the list to grow, *head may be NULL
 * \param more: a list, not NULL; its ownership goes to *head
 * The limit of segments is the caller's to check. */
void lws_buflist_join(struct lws_buflist **head, struct lws_buflist *more);

#endif
