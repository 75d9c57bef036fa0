/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What topic.c and topic-message.c share: a message that was published, and the
 * places in the lists of the threads that have subscribers.
 */
#ifndef LWS_ROLES_WS_TOPIC_H
#define LWS_ROLES_WS_TOPIC_H

#include "roles/ws/ws.h"

/* what a message of no bytes counts, as the public header says */
#define LWS_WS_TOPIC_COST 64u

struct lws_ws_message;

/** struct lws_ws_node - a message in a thread's list */
struct lws_ws_node {
	struct lws_ws_node *next;
	struct lws_ws_message *message; /* counted while in a list */
	uint64_t at;          /* what those before it in the topic cost */
	unsigned int waiting; /* subscribers whose next one it is */
};

/** struct lws_ws_frame_of - a message as some connections get it */
struct lws_ws_frame_of {
	struct lws_ws_frame_of *next; /* owned */
	struct lws_ws_variant variant;
	struct lws_shared *frame; /* counted */
};

struct lws_ws_message {
	atomic_uint refs;
	unsigned int op;
	size_t head;                    /* bytes of plain before the payload */
	struct lws_shared *plain;       /* counted: the frame, not compressed */
	pthread_mutex_t lock;           /* of frames */
	struct lws_ws_frame_of *frames; /* owned: made when first wanted */
	struct lws_ws_node nodes[];     /* one for each service thread */
};

/** lws_ws_message_create() - with a place for each of so many threads
 * \return one reference, the caller's; NULL: out of memory */
struct lws_ws_message *lws_ws_message_create(unsigned int op,
					     const struct lws_span *data,
					     int threads);
void lws_ws_message_unref(struct lws_ws_message *m);

static inline size_t
lws_ws_message_cost(const struct lws_ws_message *m)
{
	return m->plain->len - m->head + LWS_WS_TOPIC_COST;
}

/** lws_ws_message_send() - write it; \return 0, or -1: the connection is dead,
 * it has been marked */
int lws_ws_message_send(struct lws *wsi, struct lws_ws_message *m);

#endif
