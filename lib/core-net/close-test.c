/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ends: the kill calls from everywhere, parents and children, and that each
 * connection is told of its end exactly once.
 */
#include "core-net/inside.h"

#include "recorder-pair.h"

static struct lws *
child_of(struct lws *parent, int *p)
{
	struct lws *c;
	int sv[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	*p = sv[1];
	c = rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, parent);
	assert_non_null(c);
	assert_ptr_equal(lws_get_parent(c), parent);
	assert_ptr_equal(lws_get_child(parent), c);
	rec_forget();

	return c;
}

static void
kill_sync_outside_finishes_before_it_returns(void **state)
{
	(void)state;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	expect("drop close destroy");
	assert_null(wsi_from_fd(cx, 1000));
}

static void
kill_async_finishes_in_the_next_round(void **state)
{
	int fd = lws_get_socket_fd(wsi);

	(void)state;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
	expect("");
	assert_ptr_equal(wsi_from_fd(cx, fd), wsi);
	assert_int_equal(lws_callback_on_writable(wsi), 0);
	/* 0 sleeps, but not while there is this to do */
	assert_int_equal(lws_service(cx, 0), 0);
	expect("drop close destroy");
	assert_null(wsi_from_fd(cx, fd));
}

static struct lws *victim;
static enum lws_callback_reasons kill_in;
static int kill_how;

static int
kill_there(struct lws *w, enum lws_callback_reasons reason, void *in,
	   size_t len)
{
	(void)w;
	(void)in;
	(void)len;
	if (reason != kill_in || !victim)
		return 0;
	lws_set_timeout(victim, PENDING_TIMEOUT_USER_OK, kill_how);
	/* it may have gone by the next callback, which may be another pass */
	victim = NULL;
	if (kill_how == LWS_TO_KILL_SYNC)
		rec_say("-");

	return 0;
}

static void
arm(struct lws *w, enum lws_callback_reasons in, int how)
{
	victim = w;
	kill_in = in;
	kill_how = how;
	rec.hook = kill_there;
}

static void
kill_sync_of_oneself_waits_for_the_handler(void **state)
{
	(void)state;
	arm(wsi, LWS_CALLBACK_RAW_RX, LWS_TO_KILL_SYNC);
	assert_int_equal(write(peer, "x", 1), 1);
	rounds(cx, 2);
	expect("rx - drop close destroy");
}

static void
kill_async_of_oneself_stops_further_callbacks(void **state)
{
	static char b[20000];

	(void)state;
	arm(wsi, LWS_CALLBACK_RAW_RX, LWS_TO_KILL_ASYNC);
	assert_int_equal(write(peer, b, sizeof(b)), (ssize_t)sizeof(b));
	rounds(cx, 2);
	expect("rx drop close destroy");
}

static void
killing_again_while_it_closes_changes_nothing(void **state)
{
	(void)state;
	arm(wsi, LWS_CALLBACK_RAW_CLOSE, LWS_TO_KILL_SYNC);
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	expect("drop close - destroy");
}

static void
another_can_be_killed_from_a_handler(void **state)
{
	struct lws *other;
	int p;

	(void)state;
	other = rec_pair(cx, &p);
	rec_forget();
	arm(other, LWS_CALLBACK_RAW_RX, LWS_TO_KILL_SYNC);
	/* both are ready in this round: the second must not be served */
	assert_int_equal(write(peer, "x", 1), 1);
	assert_int_equal(write(p, "x", 1), 1);
	rounds(cx, 1);
	if (!strncmp(rec.words, "rx drop", 7))
		expect("rx drop close destroy -");
	else /* the other one came first and killed itself */
		expect("rx - drop close destroy rx");
	victim = NULL;
	close(p);
}

static void
children_finish_before_their_parent(void **state)
{
	struct lws *c1, *c2;
	int p1, p2;

	(void)state;
	c1 = child_of(wsi, &p1);
	c2 = child_of(wsi, &p2);
	assert_ptr_equal(lws_get_child(wsi), c2);
	(void)c1;
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	expect("drop close destroy drop close destroy drop close destroy");
	close(p1);
	close(p2);
}

static struct lws *closing_child;

static int
check_child(struct lws *w, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)len;
	if (reason == LWS_CALLBACK_CHILD_CLOSING) {
		assert_ptr_equal(w, closing_child);
		assert_ptr_equal(in, closing_child);
	}

	return 0;
}

static void
parent_hears_of_a_childs_end(void **state)
{
	int p;

	(void)state;
	closing_child = child_of(wsi, &p);
	rec.hook = check_child;
	close(p);
	rounds(cx, 2);
	expect("child-closing drop close destroy");
	assert_null(lws_get_child(wsi));
}

static void
parent_killed_by_its_childs_handler_finishes_after_it(void **state)
{
	int p;

	(void)state;
	child_of(wsi, &p);
	arm(wsi, LWS_CALLBACK_RAW_RX, LWS_TO_KILL_SYNC);
	assert_int_equal(write(p, "x", 1), 1);
	rounds(cx, 2);
	expect("rx - drop close destroy drop close destroy");
	close(p);
}

static void
parent_killed_when_it_hears_of_its_child(void **state)
{
	int p;

	(void)state;
	child_of(wsi, &p);
	arm(wsi, LWS_CALLBACK_CHILD_CLOSING, LWS_TO_KILL_SYNC);
	close(p);
	rounds(cx, 2);
	expect("child-closing - drop close destroy drop close destroy");
}

static void
child_killed_by_its_parents_handler(void **state)
{
	int p;

	(void)state;
	arm(child_of(wsi, &p), LWS_CALLBACK_RAW_RX, LWS_TO_KILL_SYNC);
	assert_int_equal(write(peer, "x", 1), 1);
	rounds(cx, 1);
	expect("rx child-closing drop close destroy -");
	assert_null(lws_get_child(wsi));
	rec.hook = NULL;
	close(p);
}

static void
timer_kills_its_own_connection(void **state)
{
	(void)state;
	arm(wsi, LWS_CALLBACK_TIMER, LWS_TO_KILL_SYNC);
	lws_set_timer_usecs(wsi, 0);
	rounds(cx, 2);
	expect("timer - drop close destroy");
}

static void
user_data_is_there_until_the_last_callback(void **state)
{
	void *mine = malloc(8);

	(void)state;
	assert_non_null(lws_wsi_user(wsi));
	lws_set_wsi_user(wsi, mine);
	assert_ptr_equal(lws_wsi_user(wsi), mine);
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	free(mine); /* or the library has, which the sanitizer would say */
}

static void
size_of_session_data_can_change(void **state)
{
	struct lws_context_creation_info info;
	struct lws_protocols none[] = { { .name = "none",
					  .callback = rec_callback },
					LWS_PROTOCOL_LIST_TERM };
	struct lws_vhost *vh;
	lws_sock_file_fd_type u;
	struct lws *w;
	int sv[2];

	(void)state;
	rec_info(&info);
	info.protocols = none;
	info.vhost_name = "none";
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	w = lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u, NULL, NULL);
	assert_non_null(w);
	assert_null(lws_wsi_user(w));
	assert_non_null(lws_adjust_protocol_psds(w, 100));
	assert_non_null(lws_wsi_user(w));
	assert_int_equal(lws_get_protocol(w)->per_session_data_size, 100);
	close(sv[1]);
}

static enum lws_callback_reasons victim_in;

static int
kill_self(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason == victim_in)
		lws_set_timeout(w, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);

	return 0;
}

static int
cling(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	int sv[2];
	char c;

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RAW_CLOSE)
		return 0;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, w));
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);
	lws_set_timer_usecs(w, 1);
	lws_set_timeout_us(w, PENDING_TIMEOUT_USER_OK, 1);
	lws_callback_on_writable(w);

	return 0;
}

static void
nothing_clings_to_a_connection_that_has_closed(void **state)
{
	(void)state;
	rec.hook = cling;
	lws_close_free_wsi(wsi, LWS_CLOSE_STATUS_NOSTATUS, "test");
	expect("drop close destroy");
	rounds(cx, 3);
	expect("");
}

static void
killed_while_it_is_adopted(void **state)
{
	static const enum lws_callback_reasons in[] = {
		LWS_CALLBACK_WSI_CREATE, LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL,
		LWS_CALLBACK_ADD_POLL_FD, LWS_CALLBACK_RAW_ADOPT
	};
	unsigned int n;
	int sv[2];
	char c;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(in); n++) {
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
		victim_in = in[n];
		rec.hook = kill_self;
		assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
		assert_int_equal(read(sv[1], &c, 1), 0);
		close(sv[1]);
		assert_int_equal(rec.created, rec.destroyed + 1);
	}
}

/* their memory is for the next ones, up to a limit; with sanitizers for none */
static void
few_that_have_gone_are_kept_for_the_next(void **state)
{
	static const uint32_t most = LWS_TUNE_WSI_SPARE;
	int p[LWS_TUNE_WSI_SPARE + 8];
	unsigned int n;
	struct lws *w;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(p); n++)
		(void)rec_pair(cx, &p[n]);
	for (n = 0; n < LWS_ARRAY_SIZE(p); n++)
		close(p[n]);
	rounds(cx, 4);
	assert_int_equal(cx->pt[0].spare_count, most);
	w = rec_pair(cx, &p[0]);
	assert_int_equal(cx->pt[0].spare_count, most ? most - 1 : 0);
	assert_null(lws_get_parent(w));
	assert_int_equal(lws_partial_buffered(w), 0);
	close(p[0]);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(kill_sync_outside_finishes_before_it_returns),
		T(kill_async_finishes_in_the_next_round),
		T(kill_sync_of_oneself_waits_for_the_handler),
		T(kill_async_of_oneself_stops_further_callbacks),
		T(killing_again_while_it_closes_changes_nothing),
		T(another_can_be_killed_from_a_handler),
		T(children_finish_before_their_parent),
		T(parent_hears_of_a_childs_end),
		T(parent_killed_by_its_childs_handler_finishes_after_it),
		T(parent_killed_when_it_hears_of_its_child),
		T(child_killed_by_its_parents_handler),
		T(nothing_clings_to_a_connection_that_has_closed),
		T(killed_while_it_is_adopted),
		T(timer_kills_its_own_connection),
		T(user_data_is_there_until_the_last_callback),
		T(size_of_session_data_can_change),
		T(few_that_have_gone_are_kept_for_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
