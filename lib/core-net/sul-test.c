/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Timers of the API that are not the wheel's own business: the plain sorted
 * lists, retries by a policy, and who is the earliest to be woken for.
 */
#include "core-net/inside.h"

#include "recorder.h"

static struct lws_context *cx;

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);

	return 0;
}

/* -- plain lists -- */

static lws_sorted_usec_list_t s[5];

static void
say_index(lws_sorted_usec_list_t *sul)
{
	char w[4];

	assert_int_equal(sul->us, 0);
	lws_snprintf(w, sizeof(w), "%d", (int)(sul - s));
	rec_say(w);
}

static void
put(lws_dll2_owner_t *o, int n, lws_usec_t us)
{
	s[n].us = us;
	s[n].cb = say_index;
	assert_int_equal(__lws_sul_insert(o, &s[n]), 0);
}

static void
plain_list_is_in_order_and_later_comers_go_first(void **state)
{
	lws_dll2_owner_t o;

	(void)state;
	memset(&o, 0, sizeof(o));
	memset(s, 0, sizeof(s));
	put(&o, 0, 50);
	put(&o, 1, 10);
	put(&o, 2, 30);
	put(&o, 3, 30);
	put(&o, 4, 90);
	put(&o, 4, 20); /* again: it moves */
	assert_int_equal(o.count, 5);
	assert_int_equal(__lws_sul_service_ripe(&o, 1, 5), 5);
	expect("");
	assert_int_equal(__lws_sul_service_ripe(&o, 1, 30), 20);
	expect("1 4 3 2");
	assert_int_equal(__lws_sul_service_ripe(&o, 1, 60), 0);
	expect("0");
	assert_int_equal(__lws_sul_service_ripe(&o, 1, 70), 0);
}

static void
several_lists_are_one_order(void **state)
{
	lws_dll2_owner_t o[2];

	(void)state;
	memset(o, 0, sizeof(o));
	memset(s, 0, sizeof(s));
	put(&o[0], 0, 10);
	put(&o[1], 1, 5);
	put(&o[0], 2, 20);
	put(&o[1], 3, 15);
	assert_int_equal(__lws_sul_service_ripe(o, 2, 17), 3);
	expect("1 0 3");
	lws_dll2_remove(&s[2].list);
}

static lws_dll2_owner_t *again_on;

static void
put_again(lws_sorted_usec_list_t *sul)
{
	rec_say("again");
	sul->us = 100;
	__lws_sul_insert(again_on, sul);
}

static void
callback_may_put_it_back(void **state)
{
	lws_dll2_owner_t o;

	(void)state;
	memset(&o, 0, sizeof(o));
	memset(s, 0, sizeof(s));
	again_on = &o;
	s[0].us = 10;
	s[0].cb = put_again;
	__lws_sul_insert(&o, &s[0]);
	assert_int_equal(__lws_sul_service_ripe(&o, 1, 60), 40);
	expect("again");
	lws_dll2_remove(&s[0].list);
}

/* -- absolute times, and the earliest that wakes a suspended machine -- */

static void
fire(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	rec_say("fired");
}

static void
earliest_of_those_that_wake(void **state)
{
	lws_sorted_usec_list_t a, b;
	lws_usec_t us = 0, now = lws_now_usecs();

	(void)state;
	memset(&a, 0, sizeof(a));
	memset(&b, 0, sizeof(b));
	assert_int_equal(lws_sul_earliest_wakeable_event(cx, &us), 1);
	lws_sul_schedule(cx, 0, &a, fire, LWS_US_PER_SEC);
	assert_int_equal(lws_sul_earliest_wakeable_event(cx, &us), 1);
	b.us = now + 5 * LWS_US_PER_SEC;
	b.cb = fire;
	lws_sul2_schedule(cx, 0, LWSSULLI_WAKE_IF_SUSPENDED, &b);
	assert_int_equal(lws_sul_earliest_wakeable_event(cx, &us), 0);
	assert_int_equal(us, now + 5 * LWS_US_PER_SEC);
	lws_sul_cancel(&a);
	lws_sul_cancel(&b);
	b.us = now;
	lws_sul2_schedule(cx, 0, LWSSULLI_MISS_IF_SUSPENDED, &b);
	rounds(cx, 1);
	expect("fired");
}

/* -- retries -- */

static const uint32_t delays[] = { 1000, 2000 };
static const lws_retry_bo_t policy = { .retry_ms_table = delays,
				       .retry_ms_table_count = 2,
				       .conceal_count = 3,
				       .jitter_percent = 1 };

static void
retries_follow_the_policy_and_end(void **state)
{
	lws_sorted_usec_list_t sul;
	uint16_t tries = 0;
	int n;

	(void)state;
	rec_clock_begin();
	memset(&sul, 0, sizeof(sul));
	for (n = 0; n < 3; n++) {
		unsigned int secs = n ? 2 : 1;

		assert_int_equal(lws_retry_sul_schedule(cx, 0, &sul, &policy,
							fire, &tries),
				 0);
		assert_int_equal(tries, n + 1);
		assert_true(sul.us >=
			    lws_now_usecs() + secs * LWS_US_PER_SEC - 100000);
		assert_true(sul.us <=
			    lws_now_usecs() + secs * LWS_US_PER_SEC + 200000);
		rounds(cx, 1);
		expect("");
		rec_clock_pass(secs + 1);
		rounds(cx, 1);
		expect("fired");
	}
	/* used up: nothing is scheduled */
	assert_int_equal(
		lws_retry_sul_schedule(cx, 0, &sul, &policy, fire, &tries), 1);
	rec_clock_pass(1000);
	rounds(cx, 1);
	expect("");
	rec_clock_end();
}

static void
says_when_to_come(struct lws *wsi, lws_usec_t *us)
{
	(void)wsi;
	if (*us < 60 * LWS_US_PER_SEC)
		*us = 60 * LWS_US_PER_SEC;
}

static void
server_that_says_when_to_come_back_is_listened_to(void **state)
{
	lws_sorted_usec_list_t sul;
	struct lws_role_ops polite;
	uint16_t tries = 0;
	struct lws *wsi;
	int peer;

	(void)state;
	memset(&sul, 0, sizeof(sul));
	wsi = rec_pair(cx, &peer);
	assert_non_null(lws_wsi_extra(wsi));
	wsi->extra->retry = &policy;
	assert_int_equal(
		lws_retry_sul_schedule_retry_wsi(wsi, &sul, fire, &tries), 0);
	assert_true(sul.us < lws_now_usecs() + 3 * LWS_US_PER_SEC);
	polite = *wsi->role;
	polite.retry_after = says_when_to_come;
	wsi->role = &polite;
	assert_int_equal(
		lws_retry_sul_schedule_retry_wsi(wsi, &sul, fire, &tries), 0);
	assert_true(sul.us > lws_now_usecs() + 50 * LWS_US_PER_SEC);
	assert_int_equal(
		lws_retry_sul_schedule_retry_wsi(wsi, &sul, fire, &tries), 0);
	assert_int_equal(
		lws_retry_sul_schedule_retry_wsi(wsi, &sul, fire, &tries), 1);
	lws_sul_cancel(&sul);
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	close(peer);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(plain_list_is_in_order_and_later_comers_go_first),
		T(several_lists_are_one_order),
		T(callback_may_put_it_back),
		T(earliest_of_those_that_wake),
		T(retries_follow_the_policy_and_end),
		T(server_that_says_when_to_come_back_is_listened_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
