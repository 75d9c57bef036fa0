/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_dsh: two directions of a proxy share one bounded buffer.
 *
 * Each direction is a queue of its own; how the buffer is shared out between
 * them is left to what happens. When it is full the one who brings more has to
 * stop. Exits 0 if all arrived in order and nothing went beyond the limit.
 */
#include <libwebsockets.h>

#include <stdio.h>

enum { KIND_TO_SERVER, KIND_TO_CLIENT, COUNT_KINDS };

#define BUFFER 4096

static int
queue(struct lws_dsh *dsh, int kind, unsigned int n)
{
	char head[16], body[64];
	int h = snprintf(head, sizeof(head), "%u:", n),
	    b = snprintf(body, sizeof(body), "%*u", (int)(n % 40), n);

	/* two pieces become one object; 1 if there is no room for it now */
	return lws_dsh_alloc_tail(dsh, kind, head, (size_t)h, body, (size_t)b);
}

/* 0: the oldest is the n-th, and is sent now */
static int
send_one(struct lws_dsh *dsh, int kind, unsigned int n)
{
	char want[80];
	size_t size;
	void *obj;
	int len;

	if (lws_dsh_get_head(dsh, kind, &obj, &size))
		return 1; /* nothing is waiting */

	len = snprintf(want, sizeof(want), "%u:%*u", n, (int)(n % 40), n);
	if (size != (size_t)len || memcmp(obj, want, size))
		return 1;
	lws_dsh_free(&obj);

	return 0;
}

static int
test_two_directions(void)
{
	unsigned int in[COUNT_KINDS] = { 0, 0 }, out[COUNT_KINDS] = { 0, 0 };
	unsigned int turn, full = 0;
	struct lws_dsh *dsh;
	int e = 0, k;

	dsh = lws_dsh_create(NULL, BUFFER, COUNT_KINDS);
	if (!dsh)
		return 1;

	for (turn = 0; turn < 10000 && !e; turn++) {
		/* bursts in one direction, then in the other */
		k = turn / 100 % 2 ? KIND_TO_SERVER : KIND_TO_CLIENT;
		if (!queue(dsh, k, in[k]))
			in[k]++;
		else
			full++;
		k = turn % 3 ? KIND_TO_SERVER : KIND_TO_CLIENT;
		if (out[k] < in[k])
			e |= send_one(dsh, k, out[k]++);
		e |= lws_dsh_get_size(dsh, 0) + lws_dsh_get_size(dsh, 1) >
		     BUFFER;
	}
	for (k = 0; k < COUNT_KINDS; k++)
		while (out[k] < in[k])
			e |= send_one(dsh, k, out[k]++);
	lwsl_user("%s: %u and %u objects, full %u times\n", __func__, in[0],
		  in[1], full);
	lws_dsh_destroy(&dsh);

	return e || !full;
}

/* a stream needs no object borders: let it be coalesced, consume in parts */
static int
test_stream(void)
{
	struct lws_dsh *dsh;
	size_t size = 0;
	void *obj = NULL;
	int e = 0;

	dsh = lws_dsh_create(NULL, BUFFER, 1 | LWS_DSHFLAG_ENABLE_COALESCE);
	if (!dsh)
		return 1;

	e |= lws_dsh_alloc_tail(dsh, 0, "hello ", 6, NULL, 0);
	e |= lws_dsh_alloc_tail(dsh, 0, "world", 5, NULL, 0);
	e |= lws_dsh_get_head(dsh, 0, &obj, &size);
	e |= size != 11;

	lws_dsh_consume(dsh, 0, 3); /* it was sent in part */
	e |= lws_dsh_get_head(dsh, 0, &obj, &size);
	e |= size != 8 || memcmp(obj, "lo world", 8);
	lws_dsh_consume(dsh, 0, 8); /* the last of it frees the object */
	e |= !lws_dsh_get_head(dsh, 0, &obj, &size);
	lws_dsh_destroy(&dsh);

	return e;
}

/* the limit is exact: a header of 64 bytes an object, nothing else */
static int
test_limit(void)
{
	static uint8_t payload[BUFFER];
	struct lws_dsh *dsh;
	size_t header, most;
	int e = 0;

	dsh = lws_dsh_create(NULL, BUFFER, 1);
	if (!dsh)
		return 1;

	e |= lws_dsh_alloc_tail(dsh, 0, payload, 8, NULL, 0);
	header = lws_dsh_get_size(dsh, 0) - 8;
	lws_dsh_empty(dsh);

	most = BUFFER - header;
	e |= !lws_dsh_alloc_tail(dsh, 0, payload, most + 1, NULL, 0);
	e |= lws_dsh_alloc_tail(dsh, 0, payload, most, NULL, 0);
	e |= lws_dsh_get_size(dsh, 0) != BUFFER;
	lws_dsh_destroy(&dsh);

	return e;
}

int
main(void)
{
	int e = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e |= test_two_directions();
	e |= test_stream();
	e |= test_limit();

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
