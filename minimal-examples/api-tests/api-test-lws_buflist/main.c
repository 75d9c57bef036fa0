/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_buflist: what cannot be sent yet waits in a buflist.
 *
 * A producer brings messages at once; a consumer, standing in for a connection
 * that is writeable now and then, takes as much as it is able to. Exits 0 if
 * everything arrived once and in order.
 */
#include <libwebsockets.h>

/* 1: the list was empty, so it is time to ask for writeable; -1: refused */
static int
queue_text(struct lws_buflist **head, const char *text)
{
	return lws_buflist_append_segment(head, (const uint8_t *)text,
					  strlen(text));
}

/* one turn of the consumer: at most `able` bytes, from the head segment only */
static size_t
send_some(struct lws_buflist **head, size_t able, char *sent)
{
	uint8_t *p;
	size_t n = lws_buflist_next_segment_len(head, &p);

	if (!n)
		return 0; /* nothing is waiting */
	if (n > able)
		n = able;

	/* p has LWS_PRE bytes in front, lws_write() could take it as it is */
	strncat(sent, (const char *)p, n);
	lws_buflist_use_segment(head, n);

	return n;
}

static int
test_partial_sends(void)
{
	struct lws_buflist *head = NULL;
	char sent[64] = "";
	int e = 0;

	e |= queue_text(&head, "hello ") != 1;
	e |= queue_text(&head, "buffered ") != 0;
	e |= queue_text(&head, "world") != 0;
	e |= lws_buflist_total_len(&head) != 20;

	while (send_some(&head, 4, sent))
		;
	lwsl_user("%s: '%s'\n", __func__, sent);
	e |= !!strcmp(sent, "hello buffered world") || !!head;

	return e;
}

/* each segment was a message: tell where one begins and ends */
static int
test_fragments(void)
{
	static const char want[] = "<hel,lo><you>";
	struct lws_buflist *head = NULL;
	char first, fin, text[64] = "";
	uint8_t b[4];
	int e = 0, n;

	e |= queue_text(&head, "hello") < 0;
	e |= queue_text(&head, "you") < 0;

	while ((n = lws_buflist_fragment_use(&head, b, 3, &first, &fin))) {
		strcat(text, first ? "<" : ",");
		strncat(text, (const char *)b, (size_t)n);
		strcat(text, fin ? ">" : "");
	}
	lwsl_user("%s: %s\n", __func__, text);
	e |= !!strcmp(text, want);

	return e;
}

static int
test_copy_and_linear_use(void)
{
	struct lws_buflist *head = NULL;
	uint8_t b[16];
	int e = 0;

	e |= queue_text(&head, "abc") < 0;
	e |= queue_text(&head, "defgh") < 0;

	e |= lws_buflist_linear_copy(&head, 2, b, 3) != 3;
	e |= !!memcmp(b, "cde", 3); /* nothing was consumed */
	e |= lws_buflist_linear_use(&head, b, 5) != 5;
	e |= !!memcmp(b, "abcde", 5);
	e |= lws_buflist_next_segment_len(&head, NULL) != 3;

	lws_buflist_destroy_all_segments(&head);
	e |= !!head;

	return e;
}

int
main(void)
{
	int e = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e |= test_partial_sends();
	e |= test_fragments();
	e |= test_copy_and_linear_use();

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
