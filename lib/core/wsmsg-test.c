/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Messages of several sources arrive whole and unmixed, whatever the order of
 * their pieces.
 */
#include "unit.h"

#include "core/core.h"

struct sources {
	struct lws_buflist *upstream;
	struct lws_buflist *priv[3];
};

static int
piece(struct sources *s, int source, const char *text, unsigned int flags)
{
	lws_wsmsg_info_t info = { .head_upstream = &s->upstream,
				  .private_heads = s->priv,
				  .private_source_idx = source,
				  .buf = (const uint8_t *)text,
				  .len = strlen(text),
				  .ss_flags = flags };

	return lws_wsmsg_append(&info);
}

static void
expect_upstream(struct sources *s, const char *text)
{
	uint8_t b[64];
	int n = lws_buflist_linear_use(&s->upstream, b, sizeof(b));

	assert_int_equal(n, strlen(text));
	assert_memory_equal(b, text, strlen(text));
}

static void
pieces_wait_for_their_message(void **state)
{
	struct sources s = { 0 };

	(void)state;
	assert_int_equal(piece(&s, 0, "a1", LWSSS_FLAG_SOM), 0);
	assert_int_equal(piece(&s, 1, "b1", LWSSS_FLAG_SOM), 0);
	assert_null(s.upstream);
	assert_int_equal(piece(&s, 1, "b2", LWSSS_FLAG_EOM), 0);
	assert_null(s.priv[1]);
	assert_int_equal(piece(&s, 2, "c", LWSSS_FLAG_SOM | LWSSS_FLAG_EOM), 0);
	assert_int_equal(piece(&s, 0, "a2", 0), 0);
	assert_int_equal(piece(&s, 0, "a3", LWSSS_FLAG_EOM), 0);
	expect_upstream(&s, "b1b2ca1a2a3");
	assert_null(s.priv[0]);
}

static void
empty_last_piece_ends_the_message(void **state)
{
	struct sources s = { 0 };

	(void)state;
	assert_int_equal(piece(&s, 0, "a1", LWSSS_FLAG_SOM), 0);
	assert_int_equal(piece(&s, 0, "", LWSSS_FLAG_EOM), 0);
	expect_upstream(&s, "a1");
	assert_int_equal(piece(&s, 1, "", LWSSS_FLAG_SOM | LWSSS_FLAG_EOM), 0);
	assert_null(s.upstream);
}

/* a source whose own list is the queue is in the middle of a message */
static int
piece_direct(struct sources *s, const char *text, unsigned int flags)
{
	lws_wsmsg_info_t info = { .head_upstream = &s->upstream,
				  .private_heads = &s->upstream,
				  .buf = (const uint8_t *)text,
				  .len = strlen(text),
				  .ss_flags = flags };

	return lws_wsmsg_append(&info);
}

static void
unfinished_message_upstream_makes_others_wait(void **state)
{
	struct sources s = { 0 };

	(void)state;
	assert_int_equal(piece_direct(&s, "x1", LWSSS_FLAG_SOM), 0);
	assert_int_equal(piece(&s, 0, "a1", LWSSS_FLAG_SOM), 0);
	assert_int_equal(piece(&s, 0, "a2", LWSSS_FLAG_EOM), 0);
	assert_int_equal(lws_buflist_total_len(&s.priv[0]), 4);
	assert_int_equal(piece_direct(&s, "x2", LWSSS_FLAG_EOM), 0);
	assert_int_equal(lws_buflist_total_len(&s.upstream), 4);

	/* the next piece lets the whole message through, itself it waits */
	assert_int_equal(piece(&s, 0, "a3", LWSSS_FLAG_SOM), 0);
	assert_int_equal(lws_buflist_total_len(&s.priv[0]), 2);
	expect_upstream(&s, "x1x2a1a2");
	assert_int_equal(piece(&s, 0, "a4", 0), 0);
	assert_null(s.upstream);
	assert_int_equal(piece(&s, 0, "a5", LWSSS_FLAG_EOM), 0);
	expect_upstream(&s, "a3a4a5");
}

/* what is not whole stays behind in good order, however long it is */
static void
rest_of_several_pieces_stays_a_list(void **state)
{
	struct sources s = { 0 };
	unsigned int n;

	(void)state;
	lws_set_log_level(0, NULL);
	piece_direct(&s, "x1", 0);
	piece(&s, 0, "a1", LWSSS_FLAG_EOM);
	piece(&s, 0, "b1", 0);
	piece(&s, 0, "b2", 0);
	piece_direct(&s, "x2", LWSSS_FLAG_EOM);
	piece(&s, 0, "b3", 0);
	expect_upstream(&s, "x1x2a1");
	assert_int_equal(lws_buflist_total_len(&s.priv[0]), 6);
	piece(&s, 0, "b4", LWSSS_FLAG_EOM);
	expect_upstream(&s, "b1b2b3b4");
	assert_null(s.priv[0]);

	piece_direct(&s, "x", 0);
	piece(&s, 0, "a", LWSSS_FLAG_EOM);
	piece(&s, 0, "b", 0);
	piece(&s, 0, "b", 0);
	piece_direct(&s, "x", LWSSS_FLAG_EOM);
	for (n = 2; n < LWS_LIMIT_BUFLIST_SEGMENTS; n++)
		assert_int_equal(piece(&s, 0, "b", 0), 0);
	assert_int_equal(piece(&s, 0, "b", 0), -1);
	expect_upstream(&s, "xxa");
	lws_wsmsg_destroy(s.priv, LWS_ARRAY_SIZE(s.priv));
}

static void
full_queue_makes_messages_wait(void **state)
{
	struct sources s = { 0 };
	unsigned int n;
	uint8_t b;

	(void)state;
	lws_set_log_level(0, NULL);
	for (n = 0; n < LWS_LIMIT_BUFLIST_SEGMENTS; n++)
		assert_int_equal(piece_direct(&s, "x", LWSSS_FLAG_EOM), 0);
	assert_int_equal(piece(&s, 0, "a", LWSSS_FLAG_EOM), 0);
	assert_int_equal(lws_buflist_total_len(&s.priv[0]), 1);
	assert_int_equal(piece_direct(&s, "x", LWSSS_FLAG_EOM), -1);

	lws_buflist_linear_use(&s.upstream, &b, 1);
	lws_buflist_linear_use(&s.upstream, &b, 1);
	assert_int_equal(piece(&s, 0, "b", LWSSS_FLAG_EOM), 0);
	assert_null(s.priv[0]);
	assert_int_equal(lws_buflist_total_len(&s.upstream),
			 LWS_LIMIT_BUFLIST_SEGMENTS);
	lws_buflist_destroy_all_segments(&s.upstream);
}

static void
take_it(lws_wsmsg_info_t *info)
{
	uint8_t *b = info->opaque;
	int n = lws_buflist_linear_use(
		&info->private_heads[info->private_source_idx], b, 16);

	b[n] = '\0';
}

static void
own_transfer_replaces_the_stock_one(void **state)
{
	struct sources s = { 0 };
	char got[17] = "";
	lws_wsmsg_info_t info = { .head_upstream = &s.upstream,
				  .private_heads = s.priv,
				  .private_source_idx = 1,
				  .optional_cb = take_it,
				  .opaque = got,
				  .buf = (const uint8_t *)"ab",
				  .len = 2 };

	(void)state;
	assert_int_equal(lws_wsmsg_append(&info), 0);
	assert_string_equal(got, "");
	info.ss_flags = LWSSS_FLAG_EOM;
	assert_int_equal(lws_wsmsg_append(&info), 0);
	assert_string_equal(got, "abab");
	assert_null(s.upstream);
}

static void
take_two_bytes(lws_wsmsg_info_t *info)
{
	uint8_t *b = info->opaque;

	lws_buflist_linear_use(&info->private_heads[0], b + strlen((char *)b),
			       2);
}

/* a transfer that leaves whole messages behind is called again */
static void
own_transfer_may_take_less(void **state)
{
	struct sources s = { 0 };
	char got[17] = "";
	lws_wsmsg_info_t info = { .head_upstream = &s.upstream,
				  .private_heads = s.priv,
				  .optional_cb = take_two_bytes,
				  .opaque = got,
				  .buf = (const uint8_t *)"ab",
				  .len = 2 };

	(void)state;
	assert_int_equal(lws_wsmsg_append(&info), 0);
	info.buf = (const uint8_t *)"cd";
	info.ss_flags = LWSSS_FLAG_EOM;
	assert_int_equal(lws_wsmsg_append(&info), 0);
	assert_string_equal(got, "ab");
	info.buf = (const uint8_t *)"ef";
	info.ss_flags = 0;
	assert_int_equal(lws_wsmsg_append(&info), 0);
	assert_string_equal(got, "abcd");
	assert_int_equal(lws_wsmsg_append(&info), 0);
	assert_string_equal(got, "abcd"); /* the rest is not whole */
	lws_wsmsg_destroy(s.priv, LWS_ARRAY_SIZE(s.priv));
}

static int
two_messages(void)
{
	struct sources s = { 0 };
	int r = piece(&s, 0, "a1", 0) || piece(&s, 1, "b1", 0) ||
		piece(&s, 0, "a2", LWSSS_FLAG_EOM) ||
		piece(&s, 1, "b2", LWSSS_FLAG_EOM);

	lws_wsmsg_destroy(s.priv, LWS_ARRAY_SIZE(s.priv));
	assert_null(s.priv[0]);
	assert_null(s.priv[1]);
	lws_buflist_destroy_all_segments(&s.upstream);

	return r ? -1 : 0;
}

static void
out_of_memory_leaks_nothing(void **state)
{
	(void)state;
	unit_oom_sweep(two_messages);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_wait_for_their_message),
		cmocka_unit_test(empty_last_piece_ends_the_message),
		cmocka_unit_test(unfinished_message_upstream_makes_others_wait),
		cmocka_unit_test(rest_of_several_pieces_stays_a_list),
		cmocka_unit_test(full_queue_makes_messages_wait),
		cmocka_unit_test(own_transfer_replaces_the_stock_one),
		cmocka_unit_test(own_transfer_may_take_less),
		cmocka_unit_test(out_of_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
