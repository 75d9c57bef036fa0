/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_ring: one producer, several readers at their own speed.
 *
 * Messages own memory; the ring destroys each once the slowest reader has seen
 * it. When the ring is full the producer has to wait. Exits 0 if each reader
 * got everything in order and each message was destroyed exactly once.
 */
#include <libwebsockets.h>

#include <stdio.h>

#define MESSAGES 100

struct msg {
	char *payload; /* owned: freed by destroy_msg() */
	size_t len;
};

struct reader {
	struct reader *next;
	uint32_t tail;
	int seen;
};

static int destroyed;

static void
destroy_msg(void *element)
{
	struct msg *m = element;

	free(m->payload);
	destroyed++;
}

/* 0, or 1: the ring is full, or no memory */
static int
produce(struct lws_ring *ring, int n)
{
	char text[32];
	struct msg m;

	if (!lws_ring_get_count_free_elements(ring))
		return 1;

	m.len = (size_t)snprintf(text, sizeof(text), "message %d", n);
	m.payload = strdup(text);
	if (!m.payload)
		return 1;
	if (!lws_ring_insert(ring, &m, 1)) {
		destroy_msg(&m);
		return 1;
	}

	return 0;
}

/* one message for one reader; 0, or 1: it was not the one expected */
static int
consume(struct lws_ring *ring, struct reader *readers, struct reader *r)
{
	const struct msg *m = lws_ring_get_element(ring, &r->tail);
	char text[32];

	if (!m)
		return 0; /* it has seen all there is */

	snprintf(text, sizeof(text), "message %d", r->seen++);
	if (strcmp(m->payload, text))
		return 1;

	lws_ring_consume_and_update_oldest_tail(
		ring,          /* the ring */
		struct reader, /* type of the objects with tails */
		&r->tail,      /* tail that consumes */
		1,             /* elements */
		readers,       /* head of the list of those objects */
		tail,          /* their member that is the tail */
		next);         /* their member that links the list */

	return 0;
}

static int
run(struct lws_ring *ring)
{
	struct reader slow = { NULL, 0, 0 }, fast = { &slow, 0, 0 };
	struct reader *readers = &fast;
	int sent = 0, turn, waits = 0, e = 0;

	fast.tail = slow.tail = lws_ring_get_oldest_tail(ring);

	for (turn = 0; slow.seen < MESSAGES; turn++) {
		if (sent < MESSAGES && !produce(ring, sent))
			sent++;
		else
			waits++;
		e |= consume(ring, readers, &fast);
		if (turn % 3 == 0)
			e |= consume(ring, readers, &slow);
	}
	lwsl_user("%d messages, the producer waited %d times, %d destroyed\n",
		  sent, waits, destroyed);

	return e || fast.seen != MESSAGES || destroyed != MESSAGES || !waits;
}

int
main(void)
{
	struct lws_ring *ring;
	int e;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	ring = lws_ring_create(sizeof(struct msg), 8, destroy_msg);
	if (!ring) {
		lwsl_err("out of memory\n");
		return 1;
	}
	e = run(ring);

	/* what is still in it is destroyed with it */
	e |= produce(ring, 0);
	lws_ring_destroy(ring);
	e |= destroyed != MESSAGES + 1;

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
