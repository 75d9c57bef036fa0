/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A flow hands out a buflist's segments one after the other, and keeps the
 * peer's credit at the window when it has a peer.
 */
#include "unit.h"

#include "core/core.h"

static void
append(lws_flow_t *f, const char *s)
{
	assert_true(lws_buflist_append_segment(&f->bl, (const uint8_t *)s,
					       strlen(s)) >= 0);
}

static void
consume(lws_flow_t *f, const char *s)
{
	size_t n = strlen(s);

	assert_true(f->len >= n);
	assert_memory_equal(f->data, s, n);
	f->data += n;
	f->len -= n;
}

static void
segments_come_one_by_one(void **state)
{
	lws_flow_t f = { 0 };

	(void)state;
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_WANT_INPUT);
	append(&f, "abc");
	append(&f, "de");
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
	consume(&f, "ab");
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
	consume(&f, "c");
	assert_int_equal(f.len, 0);
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
	consume(&f, "de");
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_WANT_INPUT);
	assert_null(f.bl);
	assert_null(f.data);
}

static void
no_more_to_come_is_ok_without_data(void **state)
{
	lws_flow_t f = { .state = LWSDLOFLOW_STATE_READ_COMPLETED };

	(void)state;
	append(&f, "z");
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
	consume(&f, "z");
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
	assert_int_equal(f.len, 0);
	f.state = LWSDLOFLOW_STATE_READ_FAILED;
	assert_int_equal(lws_flow_feed(&f), LWS_SRET_OK);
}

/* a peer that may still send `credit` bytes */
static int credit, grants, add_fails;
static struct lws_ss_handle *const peer = (struct lws_ss_handle *)&credit;

static int
estimate(struct lws_ss_handle *h)
{
	assert_ptr_equal(h, peer);

	return credit;
}

static int
add(struct lws_ss_handle *h, int32_t bytes)
{
	assert_ptr_equal(h, peer);
	credit += bytes;
	grants++;

	return add_fails;
}

static void
peer_gets_credit_up_to_the_window(void **state)
{
	const struct lws_flow_credit ops = { estimate, add }, none = { 0 };
	lws_flow_t f = { .h = peer, .window = 100 };

	(void)state;
	lws_flow_set_credit(&ops);
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	assert_int_equal(credit, 100);
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	assert_int_equal(grants, 1);

	/* it sends 10: what is here and unread counts against the window */
	credit -= 10;
	append(&f, "0123456789");
	assert_int_equal(lws_flow_req(&f), LWS_SRET_OK);
	assert_int_equal(credit, 90);
	consume(&f, "012345");
	assert_int_equal(lws_flow_req(&f), LWS_SRET_OK);
	assert_int_equal(credit, 96);
	consume(&f, "6789");
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	assert_int_equal(credit, 100);

	f.window = 0; /* no window, no credit */
	credit = 0;
	grants = 0;
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	f.window = 100;
	f.h = NULL;
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	f.h = peer;
	lws_flow_set_credit(&none);
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	assert_int_equal(grants, 0);
}

/* that the peer is not to be had says nothing about what is here already */
static void
failing_grant_does_not_matter_to_the_data(void **state)
{
	const struct lws_flow_credit ops = { estimate, add };
	lws_flow_t f = { .h = peer, .window = 100 };

	(void)state;
	credit = 0;
	add_fails = 1;
	lws_flow_set_credit(&ops);
	assert_int_equal(lws_flow_req(&f), LWS_SRET_WANT_INPUT);
	append(&f, "abc");
	credit = 0;
	assert_int_equal(lws_flow_req(&f), LWS_SRET_OK);
	assert_int_equal(credit, 97);
	consume(&f, "abc");
	lws_buflist_destroy_all_segments(&f.bl);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(segments_come_one_by_one),
		cmocka_unit_test(no_more_to_come_is_ok_without_data),
		cmocka_unit_test(peer_gets_credit_up_to_the_window),
		cmocka_unit_test(failing_grant_does_not_matter_to_the_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
