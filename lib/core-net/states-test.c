/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The system's states, as programs see and hold them; what they hold them for
 * (a captive portal, standard input); and work that waits for a state (attach).
 */
#include "core-net/inside.h"

#include "recorder.h"

static struct lws_context *cx;
static int veto_at; /* the state that is not to be entered; 0: none */

static int
note_state(lws_state_manager_t *mgr, lws_state_notify_link_t *link, int current,
	   int target)
{
	char w[16];

	(void)link;
	assert_ptr_equal(lws_system_context_from_system_mgr(mgr),
			 lws_system_context_from_system_mgr(
				 lws_system_get_state_manager(mgr->context)));
	if (current != target)
		return target == veto_at;
	lws_snprintf(w, sizeof(w), "%d", target);
	rec_say(w);

	return 0;
}

static lws_state_notify_link_t note = { .name = "test",
					.notify_cb = note_state };
static lws_state_notify_link_t *const notifiers[] = { &note, NULL };

/* -- what the program's ops are asked -- */

static int asked_portal;

static int
ask_portal(struct lws_context *c)
{
	(void)c;
	asked_portal++;

	return 0;
}

static int
got_stdin(struct lws_context *c, const char *buf, size_t len)
{
	char w[64];

	(void)c;
	lws_snprintf(w, sizeof(w), "<%.*s>", (int)len, buf ? buf : "");
	rec_say(buf ? w : "<end>");

	return 0;
}

/* by contract the op is the lock around __lws_system_attach() */
static pthread_mutex_t attach_lock = PTHREAD_MUTEX_INITIALIZER;

static int
attach_op(struct lws_context *c, int tsi, lws_attach_cb_t cb,
	  lws_system_states_t state, void *opaque, struct lws_attach_item **get)
{
	int r;

	pthread_mutex_lock(&attach_lock);
	r = __lws_system_attach(c, tsi, cb, state, opaque, get);
	pthread_mutex_unlock(&attach_lock);

	return r;
}

static const lws_system_ops_t ops = {
	.attach = attach_op,
	.captive_portal_detect_request = ask_portal,
	.stdin_rx = got_stdin,
};

static struct lws_context *
create(int veto)
{
	struct lws_context_creation_info info;

	rec_begin();
	veto_at = veto;
	asked_portal = 0;
	rec_info(&info);
	info.register_notifier_list =
		(lws_state_notify_link_t *const *)notifiers;
	info.system_ops = &ops;
	cx = lws_create_context(&info);
	assert_non_null(cx);

	return cx;
}

static int
setup(void **state)
{
	(void)state;
	create(0);

	return 0;
}

static int
setup_held(void **state)
{
	(void)state;
	create(LWS_SYSTATE_CPD_PRE_TIME);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);

	return 0;
}

/* -- states -- */

static void
walk_begins_in_the_first_pass_and_ends_operational(void **state)
{
	(void)state;
	expect("");
	rounds(cx, 1);
	expect("2 INIT 3 4 5 6 7 8 9 10 11 12 13 14 cancelled");
	assert_int_equal(lws_system_get_state_manager(cx)->state,
			 LWS_SYSTATE_OPERATIONAL);
	assert_ptr_equal(lws_system_get_ops(cx), &ops);
	lws_context_destroy(cx);
	expect("DESTROY 16");
	create(0);
}

static void
who_refuses_holds_the_walk_and_resumes_it(void **state)
{
	(void)state;
	rounds(cx, 2);
	expect("2 INIT 3 4 5 cancelled");
	/* a state below the present one is none to walk to */
	lws_state_transition_steps(lws_system_get_state_manager(cx),
				   LWS_SYSTATE_INITIALIZED);
	expect("");
	veto_at = 0;
	lws_state_transition_steps(lws_system_get_state_manager(cx),
				   LWS_SYSTATE_OPERATIONAL);
	expect("6 7 8 9 10 11 12 13 14");
}

/* -- captive portal -- */

static void
portal_is_asked_for_and_the_first_answer_counts(void **state)
{
	(void)state;
	rounds(cx, 2);
	rec_forget();
	assert_int_equal(lws_system_cpd_state_get(cx), LWS_CPD_UNKNOWN);
	assert_int_equal(lws_system_cpd_start(cx), 0);
	assert_int_equal(asked_portal, 1);
	veto_at = 0;
	lws_system_cpd_set(cx, LWS_CPD_INTERNET_OK);
	/* the answer resumes the walk */
	expect("6 7 8 9 10 11 12 13 14");
	lws_system_cpd_set(cx, LWS_CPD_CAPTIVE_PORTAL);
	assert_int_equal(lws_system_cpd_state_get(cx), LWS_CPD_INTERNET_OK);
	lws_system_cpd_start(cx);
	assert_int_equal(lws_system_cpd_state_get(cx), LWS_CPD_UNKNOWN);
	lws_system_cpd_set(cx, LWS_CPD_NO_INTERNET);
	assert_int_equal(lws_system_cpd_state_get(cx), LWS_CPD_NO_INTERNET);
}

static void
portal_is_asked_for_later(void **state)
{
	(void)state;
	rec_clock_begin();
	rounds(cx, 2);
	lws_system_cpd_start_defer(cx, 5 * LWS_US_PER_SEC);
	rounds(cx, 2);
	assert_int_equal(asked_portal, 0);
	rec_clock_pass(6);
	rounds(cx, 2);
	assert_int_equal(asked_portal, 1);
	rec_clock_end();
}

/* -- attach -- */

static void
attached(struct lws_context *c, int tsi, void *opaque)
{
	assert_ptr_equal(c, cx);
	assert_int_equal(tsi, 0);
	rec_say(opaque);
}

static char late[] = "late", early[] = "early", never[] = "never";

static void *
attach_from_thread(void *text)
{
	ops.attach(cx, 0, attached, LWS_SYSTATE_OPERATIONAL, text, NULL);

	return NULL;
}

static void
attached_work_of_another_thread_runs_on_the_loop(void **state)
{
	static char text[] = "work";
	pthread_t t;

	(void)state;
	rounds(cx, 2);
	rec_forget();
	assert_int_equal(pthread_create(&t, NULL, attach_from_thread, text), 0);
	assert_int_equal(pthread_join(t, NULL), 0);
	expect("");
	/* 0 sleeps until there is work: this is */
	assert_int_equal(lws_service(cx, 0), 0);
	expect("work cancelled");
}

static void
attached_work_waits_for_its_state(void **state)
{
	(void)state;
	rounds(cx, 2);
	rec_forget();
	assert_int_equal(ops.attach(cx, 0, attached, LWS_SYSTATE_OPERATIONAL,
				    late, NULL),
			 0);
	assert_int_equal(ops.attach(cx, 0, attached, LWS_SYSTATE_INITIALIZED,
				    early, NULL),
			 0);
	rounds(cx, 1);
	expect("early cancelled");
	veto_at = 0;
	lws_state_transition_steps(lws_system_get_state_manager(cx),
				   LWS_SYSTATE_OPERATIONAL);
	rec_forget();
	rounds(cx, 2);
	expect("late cancelled");
}

static void
attached_work_that_never_ran_goes_with_the_context(void **state)
{
	(void)state;
	assert_int_equal(ops.attach(cx, 0, attached, LWS_SYSTATE_MODAL_UPDATING,
				    never, NULL),
			 0);
	unit_heap_begin(1);
	assert_int_equal(ops.attach(cx, 0, attached, LWS_SYSTATE_INITIALIZED,
				    NULL, NULL),
			 1);
	unit_heap_end();
	rounds(cx, 2);
	assert_null(strstr(rec.words, "never"));
}

/* -- standard input -- */

static int real_stdin = -1, to_stdin = -1;

static int
setup_stdin(void **state)
{
	int p[2];

	(void)state;
	assert_int_equal(pipe(p), 0);
	real_stdin = dup(0);
	assert_int_equal(dup2(p[0], 0), 0);
	close(p[0]);
	to_stdin = p[1];

	return setup(state);
}

static int
teardown_stdin(void **state)
{
	int r = teardown(state);

	if (to_stdin >= 0)
		close(to_stdin);
	to_stdin = -1;
	/* the library has let it open */
	assert_true(fcntl(0, F_GETFD) >= 0);
	dup2(real_stdin, 0);
	close(real_stdin);

	return r;
}

static void
type(const char *s)
{
	assert_int_equal(write(to_stdin, s, strlen(s)), (ssize_t)strlen(s));
}

static void
end_of_stdin(void)
{
	close(to_stdin);
	to_stdin = -1;
	rounds(cx, 3);
}

static void
stdin_goes_to_the_program_and_holds_the_walk(void **state)
{
	(void)state;
	assert_int_equal(lws_system_adopt_stdin(cx, 0), 0);
	assert_int_equal(lws_system_adopt_stdin(cx, 0), 1);
	rounds(cx, 2);
	expect("2 INIT 3 cancelled");
	type("hello");
	rounds(cx, 1);
	expect("<hello>");
	end_of_stdin();
	expect("<end> 4 5 6 7 8 9 10 11 12 13 14 cancelled");
}

static void
stdin_becomes_words_of_the_command_line(void **state)
{
	static const char *args[] = { "prog", "--first=1" };

	(void)state;
	cx->argc = 2;
	cx->argv = args;
	assert_int_equal(
		lws_system_adopt_stdin(cx, LWS_SAS_FLAG__APPEND_COMMANDLINE),
		0);
	rounds(cx, 1);
	type("--second=2\n  --third");
	rounds(cx, 1);
	assert_null(lws_cmdline_option_cx(cx, "--second"));
	type(" three --quoted=a\\ b --last");
	end_of_stdin();
	assert_string_equal(lws_cmdline_option_cx(cx, "--first"), "1");
	assert_string_equal(lws_cmdline_option_cx(cx, "--second"), "2");
	assert_string_equal(lws_cmdline_option_cx(cx, "--third"), "three");
	/* what protects a blank stays */
	assert_string_equal(lws_cmdline_option_cx(cx, "--quoted"), "a\\ b");
	assert_string_equal(lws_cmdline_option_cx(cx, "--last"), "");
	assert_int_equal(cx->states.state, LWS_SYSTATE_OPERATIONAL);
}

static void
too_long_a_stdin_ends(void **state)
{
	static char b[4096];
	size_t sent;

	(void)state;
	memset(b, 'a', sizeof(b) - 1);
	assert_int_equal(
		lws_system_adopt_stdin(cx, LWS_SAS_FLAG__APPEND_COMMANDLINE),
		0);
	for (sent = 0; sent <= LWS_LIMIT_STDIN_WORDS; sent += sizeof(b) - 1) {
		type(b);
		rounds(cx, 5);
	}
	/* nobody waits for it any more */
	assert_int_equal(cx->states.state, LWS_SYSTATE_OPERATIONAL);
}

static void
stdin_that_never_ends_goes_with_the_context(void **state)
{
	(void)state;
	assert_int_equal(
		lws_system_adopt_stdin(cx, LWS_SAS_FLAG__APPEND_COMMANDLINE),
		0);
	type("half a wo");
	rounds(cx, 2);
}

static int
read_stdin_to_its_end(void)
{
	struct lws_context_creation_info info;
	static const char *args[] = { "prog" };
	int p[2], r = -1;

	if (pipe(p))
		return -1;
	rec_begin();
	rec_info(&info);
	info.argc = 1;
	info.argv = args;
	dup2(p[0], 0);
	close(p[0]);
	cx = lws_create_context(&info);
	if (cx &&
	    !lws_system_adopt_stdin(cx, LWS_SAS_FLAG__APPEND_COMMANDLINE)) {
		r = write(p[1], "-x 1 -y", 7) == 7 ? 0 : -1;
		close(p[1]);
		p[1] = -1;
		while (cx->states.state < LWS_SYSTATE_OPERATIONAL)
			assert_int_equal(lws_service(cx, -1), 0);
		if (!lws_cmdline_option_cx(cx, "-y"))
			r = -1;
	}
	lws_context_destroy(cx);
	if (p[1] >= 0)
		close(p[1]);

	return r;
}

static void
stdin_without_memory(void **state)
{
	int keep = dup(0);

	(void)state;
	unit_oom_sweep(read_stdin_to_its_end);
	dup2(keep, 0);
	close(keep);
}

int
main(void)
{
#define T(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
#define TH(f) cmocka_unit_test_setup_teardown(f, setup_held, teardown)
#define TI(f) cmocka_unit_test_setup_teardown(f, setup_stdin, teardown_stdin)
	const struct CMUnitTest tests[] = {
		T(walk_begins_in_the_first_pass_and_ends_operational),
		TH(who_refuses_holds_the_walk_and_resumes_it),
		TH(portal_is_asked_for_and_the_first_answer_counts),
		T(portal_is_asked_for_later),
		T(attached_work_of_another_thread_runs_on_the_loop),
		TH(attached_work_waits_for_its_state),
		T(attached_work_that_never_ran_goes_with_the_context),
		TI(stdin_goes_to_the_program_and_holds_the_walk),
		TI(stdin_becomes_words_of_the_command_line),
		TI(too_long_a_stdin_ends),
		TI(stdin_that_never_ends_goes_with_the_context),
		cmocka_unit_test(stdin_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
