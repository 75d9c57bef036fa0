/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * State managers: who is asked and told when, vetoes, and what notifiers may
 * do meanwhile. What happens is written down as one line: "a12 " is notifier a
 * hearing of 1 to 2.
 */
#include "unit.h"

#include "core/core.h"

static char heard[400];
static const char *names[] = { "ZERO", "ONE", "TWO", "THREE", NULL };

struct part {
	lws_state_notify_link_t link;
	int veto_target;  /* objects to this state, -1: to none */
	int leave_target; /* unregisters when it hears of this one */
	int jump_at;      /* when told of this one, goes on to the last */
};

static int
notify_cb(lws_state_manager_t *mgr, lws_state_notify_link_t *link, int current,
	  int target)
{
	struct part *p = lws_container_of(link, struct part, link);
	size_t n = strlen(heard);

	lws_snprintf(heard + n, sizeof(heard) - n, "%s%d%d ", link->name,
		     current, target);
	if (target == p->leave_target)
		lws_state_reg_deregister(link);
	if (current == target && target == p->jump_at) {
		p->jump_at = -1;
		lws_state_transition_steps(mgr, 3);
	}

	return current != target && target == p->veto_target;
}

static struct part a, b;
static lws_state_manager_t mgr;

static void
begin(void)
{
	heard[0] = '\0';
	memset(&mgr, 0, sizeof(mgr));
	mgr.name = "test";
	mgr.state_names = names;
	memset(&a, 0, sizeof(a));
	a.link.notify_cb = notify_cb;
	a.veto_target = a.leave_target = a.jump_at = -1;
	b = a;
	a.link.name = "a";
	b.link.name = "b";
	lws_state_reg_notifier(&mgr, &a.link);
	lws_state_reg_notifier(&mgr, &b.link);
}

static void
all_are_asked_then_told_the_last_registered_first(void **state)
{
	(void)state;
	begin();
	assert_int_equal(lws_state_transition_steps(&mgr, 2), 0);
	assert_string_equal(heard, "b01 a01 b11 a11 b12 a12 b22 a22 ");
	assert_int_equal(mgr.state, 2);

	/* backwards and in place: nothing */
	assert_int_equal(lws_state_transition_steps(&mgr, 1), 0);
	assert_int_equal(lws_state_transition_steps(&mgr, 2), 0);
	assert_int_equal(lws_state_transition(&mgr, 2), 0);
	assert_int_equal(mgr.state, 2);
	assert_int_equal(strlen(heard), 32);
}

static void
the_first_veto_ends_the_asking(void **state)
{
	(void)state;
	begin();
	b.veto_target = 2;
	assert_int_equal(lws_state_transition_steps(&mgr, 3), 0);
	assert_string_equal(heard, "b01 a01 b11 a11 b12 ");
	assert_int_equal(mgr.state, 1);

	/* whoever objected resumes */
	b.veto_target = -1;
	heard[0] = '\0';
	lws_state_transition_steps(&mgr, 3);
	assert_string_equal(heard, "b12 a12 b22 a22 b23 a23 b33 a33 ");
	assert_int_equal(mgr.state, 3);
}

static void
a_jump_is_one_move_in_either_direction(void **state)
{
	(void)state;
	begin();
	assert_int_equal(lws_state_transition(&mgr, 3), 0);
	assert_string_equal(heard, "b03 a03 b33 a33 ");
	heard[0] = '\0';
	a.veto_target = 1;
	assert_int_equal(lws_state_transition(&mgr, 1), 0);
	assert_string_equal(heard, "b31 a31 ");
	assert_int_equal(mgr.state, 3);
	heard[0] = '\0';
	lws_state_transition(&mgr, 0);
	assert_string_equal(heard, "b30 a30 b00 a00 ");
}

static void
notifiers_may_leave_and_move_on(void **state)
{
	(void)state;
	begin();
	b.leave_target = 1;
	lws_state_transition_steps(&mgr, 2);
	assert_string_equal(heard, "b01 a01 a11 a12 a22 ");

	begin();
	b.jump_at = 1;
	lws_state_transition_steps(&mgr, 1);
	assert_int_equal(mgr.state, 3);
	assert_string_equal(heard, "b01 a01 b11 b12 a12 b22 a22 b23 a23 b33 "
				   "a33 a11 ");
	lws_state_reg_deregister(&b.link);
	lws_state_reg_deregister(&b.link);
}

static void
lists_are_registered_in_order(void **state)
{
	lws_state_notify_link_t *const list[] = { &b.link, &a.link, NULL };

	(void)state;
	begin();
	lws_state_reg_deregister(&a.link);
	lws_state_reg_deregister(&b.link);
	lws_state_reg_notifier_list(&mgr, NULL);
	assert_int_equal(mgr.notify_list.count, 0);
	lws_state_reg_notifier_list(&mgr, list);
	lws_state_transition(&mgr, 1);
	assert_string_equal(heard, "a01 b01 a11 b11 ");
}

static int announced;

static void
announce_cb(lws_state_manager_t *m)
{
	announced = m->state * 100 + (int)strlen(heard);
}

static void
the_bus_hears_first_and_only_of_managers_with_a_class(void **state)
{
	(void)state;
	begin();
	lws_state_set_announce(announce_cb);
	lws_state_transition(&mgr, 1);
	assert_int_equal(announced, 0);
	heard[0] = '\0';
	mgr.smd_class = 1;
	lws_state_transition(&mgr, 2);
	/* all had been asked, none told */
	assert_int_equal(announced, 208);
	lws_state_set_announce(NULL);
	announced = 0;
	lws_state_transition(&mgr, 3);
	assert_int_equal(announced, 0);
}

static void
states_have_their_own_names(void **state)
{
	(void)state;
	begin();
	assert_string_equal(lws_state_name(&mgr, 0), "ZERO");
	assert_string_equal(lws_state_name(&mgr, 3), "THREE");
	assert_string_equal(lws_state_name(&mgr, 4), "?");
	assert_string_equal(lws_state_name(&mgr, 99), "?");
	assert_string_equal(lws_state_name(&mgr, -1), "?");
	mgr.state_names = NULL;
	assert_string_equal(lws_state_name(&mgr, 0), "?");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			all_are_asked_then_told_the_last_registered_first),
		cmocka_unit_test(the_first_veto_ends_the_asking),
		cmocka_unit_test(a_jump_is_one_move_in_either_direction),
		cmocka_unit_test(notifiers_may_leave_and_move_on),
		cmocka_unit_test(lists_are_registered_in_order),
		cmocka_unit_test(
			the_bus_hears_first_and_only_of_managers_with_a_class),
		cmocka_unit_test(states_have_their_own_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
