/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a round returns, how long it waits, what wakes it; timers and timeouts
 * of connections; and that waiting is one wait, not a row of short ones.
 */
#include "core-net/inside.h"

#include "recorder.h"

static struct lws_context *cx;
static int waits; /* calls of the kernel's wait, by a wait of our own */
static int (*real_wait)(struct lws_poll_table *t, int timeout_ms);
static struct lws_wait_ops counting;

static int
count_wait(struct lws_poll_table *t, int timeout_ms)
{
	waits++;

	return real_wait(t, timeout_ms);
}

static void
count_waits(void)
{
	counting = *cx->pt[0].table.wait;
	real_wait = counting.wait;
	counting.wait = count_wait;
	cx->pt[0].table.wait = &counting;
	waits = 0;
}

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

static int fired;

static void
fire(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	fired++;
}

static void
results_of_wrong_calls(void **state)
{
	(void)state;
	assert_int_equal(lws_service(NULL, 0), 1);
	assert_int_equal(lws_service_tsi(cx, 0, 1), -1);
	assert_int_equal(lws_service_tsi(cx, 0, -1), -1);
	assert_int_equal(lws_service_adjust_timeout(NULL, 100, 0), 1);
}

static void
negative_timeout_polls(void **state)
{
	lws_usec_t t = lws_now_usecs();

	(void)state;
	rounds(cx, 1);
	assert_true(lws_now_usecs() - t < 500000);
}

static void
positive_timeout_is_an_upper_bound(void **state)
{
	lws_usec_t t;

	(void)state;
	t = lws_now_usecs();
	assert_int_equal(lws_service(cx, 30), 0);
	t = lws_now_usecs() - t;
	/* GLib's round may end before */
	assert_true(t >= 29000 || getenv("LWS_X_EVENT_LIB"));
	assert_true(t < 5000000);
}

static void
zero_sleeps_until_a_timer_and_in_one_wait(void **state)
{
	lws_sorted_usec_list_t sul;
	lws_usec_t t;

	(void)state;
	unit_needs_own_loop("its waits are counted");
	t = lws_now_usecs();
	memset(&sul, 0, sizeof(sul));
	fired = 0;
	lws_sul_schedule(cx, 0, &sul, fire, 20300);
	count_waits();
	assert_int_equal(lws_service(cx, 0), 0);
	assert_int_equal(waits, 1);
	assert_int_equal(fired, 0);
	/* it does not come back before the timer is due: no short waits */
	assert_true(lws_now_usecs() - t >= 20300);
	assert_int_equal(lws_service(cx, -1), 0);
	assert_int_equal(fired, 1);
}

static int again;

static void
fire_again(lws_sorted_usec_list_t *sul)
{
	if (--again)
		lws_sul_schedule(cx, 0, sul, fire_again, 2500);
	else
		lws_cancel_service(cx);
}

static void
each_timer_costs_one_wait(void **state)
{
	lws_sorted_usec_list_t sul;

	(void)state;
	unit_needs_own_loop("its waits are counted");
	memset(&sul, 0, sizeof(sul));
	count_waits();
	again = 40;
	lws_sul_schedule(cx, 0, &sul, fire_again, 2500);
	while (again)
		assert_int_equal(lws_service(cx, 0), 0);
	assert_true(waits <= 41);
}

static void
cancels_are_one_and_reach_every_protocol(void **state)
{
	(void)state;
	lws_cancel_service(cx);
	lws_cancel_service(cx);
	lws_cancel_service(cx);
	assert_int_equal(lws_service(cx, 0), 0);
	expect("cancelled");
	rounds(cx, 2);
	expect("");
	lws_cancel_service(cx);
	assert_int_equal(lws_service(cx, 0), 0);
	expect("cancelled");
	lws_cancel_service(NULL);
}

static void
adjusted_timeout(void **state)
{
	lws_sorted_usec_list_t sul;
	struct lws *wsi;
	int peer, ms;

	(void)state;
	memset(&sul, 0, sizeof(sul));
	assert_int_equal(lws_service_adjust_timeout(cx, 1234, 0), 1234);
	lws_sul_schedule(cx, 0, &sul, fire, 500 * 1000);
	ms = lws_service_adjust_timeout(cx, 1234, 0);
	assert_true(ms > 300 && ms <= 501);
	assert_int_equal(lws_service_adjust_timeout(cx, 100, 0), 100);
	lws_sul_cancel(&sul);

	/* a ripe timer fires in the call */
	fired = 0;
	lws_sul_schedule(cx, 0, &sul, fire, 0);
	lws_service_adjust_timeout(cx, 10, 0);
	assert_int_equal(fired, 1);

	/* held input that may flow is work that needs no waiting */
	wsi = rec_pair(cx, &peer);
	lws_rx_flow_control(wsi, 0);
	assert_int_equal(lws_rx_inject(wsi, "abc", 3), 0);
	lws_service_adjust_timeout(cx, 1000, 0);
	assert_int_equal(lws_service_adjust_timeout(cx, 1000, 0), 1000);
	close(peer);
}

static int
service_inside(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	(void)wsi;
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_WRITEABLE)
		assert_int_equal(lws_service(cx, -1), -1);

	return 0;
}

static void
service_inside_a_callback_is_refused(void **state)
{
	int peer;

	(void)state;
	rec.hook = service_inside;
	lws_callback_on_writable(rec_pair(cx, &peer));
	rounds(cx, 2);
	expect("create bind adopt writeable");
	close(peer);
}

/* the largest of numbers says never, and must not come round to now */
static void
never_is_not_now(void **state)
{
	lws_sorted_usec_list_t a, b;
	struct lws *wsi;
	int peer;

	(void)state;
	memset(&a, 0, sizeof(a));
	memset(&b, 0, sizeof(b));
	fired = 0;
	wsi = rec_pair(cx, &peer);
	rec_forget();
	lws_sul_schedule(cx, 0, &a, fire, INT64_MAX);
	lws_sul_schedule_wakesuspend(cx, 0, &b, fire, INT64_MAX - 1);
	lws_set_timeout_us(wsi, PENDING_TIMEOUT_USER_OK, INT64_MAX);
	lws_set_timer_usecs(wsi, INT64_MAX - 5);
	rounds(cx, 3);
	assert_int_equal(fired, 0);
	expect("");
	assert_int_equal(lws_service_adjust_timeout(cx, 1234, 0), 1234);
	lws_sul_cancel(&a);
	lws_sul_cancel(&b);
	close(peer);
}

/* -- timers of a connection; time is ours -- */

static int
setup_clock(void **state)
{
	rec_clock_begin();

	return setup(state);
}

static int
teardown_clock(void **state)
{
	int r = teardown(state);

	rec_clock_end();

	return r;
}

static void
pass_time(unsigned int secs)
{
	rec_clock_pass(secs);
	rounds(cx, 2);
}

static void
timeout_closes_and_can_be_replaced_and_cleared(void **state)
{
	struct lws *wsi;
	int peer;

	(void)state;
	wsi = rec_pair(cx, &peer);
	rec_forget();
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_REASON_BASE, 10);
	pass_time(9);
	expect("");
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_REASON_BASE + 1, 10);
	pass_time(9);
	expect("");
	lws_set_timeout(wsi, NO_PENDING_TIMEOUT, 0);
	pass_time(60);
	expect("");
	/* works on a wsi that never had the other kind */
	lws_set_timeout_us(wsi, PENDING_TIMEOUT_USER_OK, 1500 * 1000);
	pass_time(1);
	expect("");
	pass_time(1);
	expect("drop close destroy");
	close(peer);
}

static int
timer_again(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_TIMER)
		return 0;
	if (++fired == 2)
		return -1;
	lws_set_timer_usecs(wsi, 2000000);

	return 0;
}

static void
timer_of_a_connection(void **state)
{
	struct lws *wsi;
	int peer;

	(void)state;
	rec.hook = timer_again;
	fired = 0;
	wsi = rec_pair(cx, &peer);
	rec_forget();
	lws_set_timer_usecs(wsi, LWS_SET_TIMER_USEC_CANCEL);
	lws_set_timer_usecs(wsi, 1000000);
	lws_set_timer_usecs(wsi, LWS_SET_TIMER_USEC_CANCEL);
	pass_time(5);
	expect("");
	lws_set_timer_usecs(wsi, 1000000);
	lws_set_timer_usecs(wsi, 3000000);
	pass_time(2);
	expect("");
	pass_time(2);
	expect("timer");
	pass_time(1);
	expect("");
	pass_time(2);
	expect("timer drop close destroy");
	close(peer);
}

/* -- validity, with a role that can ping -- */

static int pings;

static enum lws_keep
fake_ping(struct lws *wsi)
{
	(void)wsi;
	pings++;

	return LWS_KEEP;
}

static struct lws_role_ops pinging;

static struct lws *
pinging_pair(int *peer)
{
	struct lws *wsi = rec_pair(cx, peer);

	pinging = *wsi->role;
	pinging.ping = fake_ping;
	wsi->role = &pinging;
	pings = 0;
	rec_forget();

	return wsi;
}

static void
silent_peer_is_pinged_then_closed(void **state)
{
	struct lws *wsi;
	int peer;

	(void)state;
	wsi = pinging_pair(&peer);
	lws_validity_start(wsi); /* the default policy: 40 s, 50 s */
	pass_time(39);
	assert_int_equal(pings, 0);
	pass_time(2);
	assert_int_equal(pings, 1);
	lws_validity_confirmed(wsi);
	pass_time(39);
	assert_int_equal(pings, 1);
	pass_time(2);
	assert_int_equal(pings, 2);
	pass_time(9);
	expect("");
	pass_time(2);
	expect("drop close destroy");
	close(peer);
}

static void
policy_of_the_connection_decides_and_0_is_off(void **state)
{
	static const lws_retry_bo_t off = { .jitter_percent = 1 };
	static const lws_retry_bo_t only_hangup = { .secs_since_valid_ping = 9,
						    .secs_since_valid_hangup =
							    7 };
	struct lws *wsi;
	int peer;

	(void)state;
	wsi = pinging_pair(&peer);
	assert_non_null(lws_wsi_extra(wsi));
	wsi->extra->retry = &off;
	lws_validity_start(wsi);
	pass_time(1000);
	assert_int_equal(pings, 0);
	expect("");
	wsi->extra->retry = &only_hangup;
	lws_validity_start(wsi);
	pass_time(8);
	assert_int_equal(pings, 0);
	expect("drop close destroy");
	close(peer);
}

int
main(void)
{
#define T(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
#define TC(f) cmocka_unit_test_setup_teardown(f, setup_clock, teardown_clock)
	const struct CMUnitTest tests[] = {
		T(results_of_wrong_calls),
		T(negative_timeout_polls),
		T(positive_timeout_is_an_upper_bound),
		T(zero_sleeps_until_a_timer_and_in_one_wait),
		T(each_timer_costs_one_wait),
		T(cancels_are_one_and_reach_every_protocol),
		T(adjusted_timeout),
		T(service_inside_a_callback_is_refused),
		T(never_is_not_now),
		TC(timeout_closes_and_can_be_replaced_and_cleared),
		TC(timer_of_a_connection),
		TC(silent_peer_is_pinged_then_closed),
		TC(policy_of_the_connection_decides_and_0_is_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
