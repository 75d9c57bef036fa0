/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Child processes: what they say and are told, how they end, and what is left
 * of them.
 */
#include "core-net/core-net.h"

#include "recorder.h"

#include <sys/wait.h>

static struct lws_context *cx;
static struct lws_spawn_piped *lsp;
static char said[2][256];
static const char *to_say, *cgroup_name;
static int *cgroup_ret;
static int reaped, exit_code, exit_how, why_killed;
static lws_spawn_resource_us_t used;

static void
on_reap(void *opaque, const lws_spawn_resource_us_t *res, siginfo_t *si,
	int we_killed_him)
{
	assert_ptr_equal(opaque, &cx);
	assert_null(lsp); /* by contract it is gone */
	assert_true(res->peak_mem_rss > 0);
	reaped++;
	exit_code = si->si_status;
	exit_how = si->si_code;
	why_killed = we_killed_him;
}

static int
on_stdio(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	int n = lws_spawn_get_stdfd(w);
	char *to;
	ssize_t r;

	(void)in;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_RAW_WRITEABLE_FILE:
		assert_int_equal(n, 0);
		if (!to_say)
			return 0;
		r = write(lws_get_socket_fd(w), to_say, strlen(to_say));
		assert_int_equal(r, strlen(to_say));
		return -1; /* that is the end of its input */
	case LWS_CALLBACK_RAW_RX_FILE:
		assert_true(n == 1 || n == 2);
		assert_ptr_equal(lws_get_opaque_user_data(w), &cx);
		to = said[n - 1] + strlen(said[n - 1]);
		r = read(lws_get_socket_fd(w), to, 100);
		return r > 0 ? 0 : -1;
	case LWS_CALLBACK_RAW_CLOSE_FILE:
		if (lsp)
			lws_spawn_stdwsi_closed(lsp, w);
		return 0;
	default:
		return 0;
	}
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.hook = on_stdio;
	rec.quiet = 1;
	memset(said, 0, sizeof(said));
	to_say = cgroup_name = NULL;
	cgroup_ret = NULL;
	lsp = NULL;
	reaped = exit_code = exit_how = why_killed = 0;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);
	/* nobody has been left behind */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);

	return 0;
}

static struct lws_spawn_piped *
run_with(const char *const *argv, lws_usec_t timeout_us)
{
	struct lws_spawn_piped_info info;
	static const char *env[] = { "WORD=given", NULL };

	memset(&info, 0, sizeof(info));
	info.vh = rec_vhost(cx);
	info.exec_array = argv;
	info.env_array = env;
	info.opaque = &cx;
	info.plsp = &lsp;
	info.reap_cb = on_reap;
	info.res = &used;
	info.timeout_us = timeout_us;
	info.disable_ctrlc = 1;
	info.cgroup_name_suffix = cgroup_name;
	info.p_cgroup_ret = cgroup_ret;

	return lws_spawn_piped(&info);
}

static void
until_reaped(void)
{
	int n;

	for (n = 0; n < 10000 && !reaped; n++)
		lws_service(cx, 1000);
	assert_int_equal(reaped, 1);
}

/* -- tests -- */

static void
its_stdio_are_connections(void **state)
{
	static const char *const argv[] = { "sh", "-c",
					    "cat; echo $WORD >&2; pwd; exit 3",
					    NULL };

	(void)state;
	to_say = "hello\n";
	assert_non_null(run_with(argv, 0));
	assert_int_equal(lws_spawn_get_stdwsi_open_count(lsp), 3);
	assert_true(lws_spawn_get_fd_stdxxx(lsp, 1) >= 0);
	assert_int_equal(lws_spawn_get_fd_stdxxx(lsp, 3), -1);
	until_reaped();
	assert_string_equal(said[0], "hello\n/tmp\n");
	assert_string_equal(said[1], "given\n");
	assert_int_equal(exit_how, CLD_EXITED);
	assert_int_equal(exit_code, 3);
	assert_int_equal(why_killed, 0);
	assert_true(used.peak_mem_rss > 0);
}

static void
it_is_killed_when_its_time_is_up(void **state)
{
	static const char *const argv[] = { "sh", "-c", "sleep 100; :", NULL };
	lws_usec_t begun = lws_now_usecs();

	(void)state;
	assert_non_null(run_with(argv, 50 * LWS_US_PER_MS));
	until_reaped();
	assert_int_equal(exit_how, CLD_KILLED);
	assert_int_equal(why_killed, 1);
	assert_true(lws_now_usecs() - begun < 10 * LWS_US_PER_SEC);
}

static void
it_is_asked_to_end(void **state)
{
	static const char *const argv[] = { "sleep", "100", NULL };

	(void)state;
	assert_non_null(run_with(argv, 0));
	assert_int_equal(lws_spawn_piped_kill_child_process(lsp), 0);
	until_reaped();
	assert_int_equal(exit_how, CLD_KILLED);
	assert_int_equal(exit_code, SIGTERM);
	assert_int_equal(why_killed, 0);
}

static void
what_is_not_there_does_not_start(void **state)
{
	static const char *const argv[] = { "/no/such/program", NULL };
	static const char *const none[] = { NULL };

	(void)state;
	assert_null(run_with(argv, 0));
	assert_null(run_with(none, 0));
	assert_null(lsp);
	assert_int_equal(reaped, 0);
}

/* in whatever control group the test itself runs */
static int
may_have_groups(char *own, size_t len)
{
	size_t n;
	int ok;

	if (lws_spawn_get_self_cgroup(own, len - 32))
		return 0;
	n = strlen(own);
	strcat(own, "/cgroup.procs");
	ok = !access(own, W_OK);
	own[n] = '\0';

	return ok;
}

static void
it_has_a_control_group_where_there_are_some(void **state)
{
	static const char *const argv[] = { "cat", "/proc/self/cgroup", NULL };
	char own[512] = "", name[32];
	int expected = may_have_groups(own, sizeof(own)) ? 0 : 1, got = -1;

	(void)state;
	lws_snprintf(name, sizeof(name), "lws-test-%d", (int)getpid());
	cgroup_name = name;
	cgroup_ret = &got;
	assert_non_null(run_with(argv, 0));
	until_reaped();
	/* the child may have looked before it was moved; it ran in any case */
	assert_int_equal(exit_code, 0);
	assert_non_null(strchr(said[0], ':'));
	print_message("control groups: %s\n", expected ? "not here" : own);
	assert_int_equal(got, expected);
	if (expected)
		return;
	strcat(own, "/");
	strcat(own, name);
	assert_int_equal(rmdir(own), 0); /* it was made, and nobody is in it */
}

static void
a_group_that_cannot_be_is_told(void **state)
{
	static const char *const argv[] = { "true", NULL };
	char name[600];
	int got = -1;

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	cgroup_name = name;
	cgroup_ret = &got;
	assert_non_null(run_with(argv, 0));
	until_reaped();
	assert_int_equal(got, 1);
	assert_int_equal(exit_code, 0);
}

static void
what_it_used_is_told(void **state)
{
	static const char *const argv[] = {
		"sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done",
		NULL
	};

	(void)state;
	assert_non_null(run_with(argv, 0));
	until_reaped();
	assert_true(used.us_cpu_user + used.us_cpu_sys > 0);
	assert_true(used.peak_mem_rss > 0);
}

/* whoever it started may keep its stdio open */
static void
the_time_is_up_for_what_it_started_too(void **state)
{
	static const char *const argv[] = { "sh", "-c", "sleep 100 & wait",
					    NULL };

	(void)state;
	assert_non_null(run_with(argv, 50 * LWS_US_PER_MS));
	until_reaped();
	assert_int_equal(exit_how, CLD_KILLED);
	assert_int_equal(why_killed, 1);
}

/* its stdio has closed, and it does not end: it gets five seconds */
static void
who_lives_on_without_stdio_is_killed(void **state)
{
	static const char *const argv[] = { "sh", "-c",
					    "exec <&- >&- 2>&-; exec sleep 100",
					    NULL };
	int n;

	(void)state;
	rec_clock_begin();
	assert_non_null(run_with(argv, 0));
	for (n = 0; n < 10000 && lsp && lws_spawn_get_stdwsi_open_count(lsp);
	     n++)
		lws_service(cx, 1);
	assert_non_null(lsp);
	for (n = 0; n < 4; n++) {
		rec_clock_pass(1);
		rounds(cx, 2);
	}
	assert_int_equal(reaped, 0);
	for (n = 0; n < 100 && !reaped; n++) {
		rec_clock_pass(1);
		rounds(cx, 2);
		usleep(10000);
	}
	rec_clock_end();
	assert_int_equal(reaped, 1);
	assert_int_equal(exit_how, CLD_KILLED);
	assert_int_equal(exit_code, SIGKILL);
	assert_int_equal(why_killed, 0);
}

static void
its_stdio_are_children_of_who_wants_them(void **state)
{
	static const char *const argv[] = { "true", NULL };
	struct lws_spawn_piped_info info;
	lws_dll2_owner_t owner;
	struct lws *parent;
	int peer;

	(void)state;
	memset(&owner, 0, sizeof(owner));
	memset(&info, 0, sizeof(info));
	parent = rec_pair(cx, &peer);
	info.vh = rec_vhost(cx);
	info.exec_array = argv;
	info.opaque = &cx;
	info.plsp = &lsp;
	info.owner = &owner;
	info.reap_cb = on_reap;
	info.opt_parent = parent;
	info.protocol_name = "nobody's";
	assert_null(lws_spawn_piped(&info));
	assert_null(lsp);
	assert_int_equal(owner.count, 0);
	assert_null(lws_get_child(parent));
	info.protocol_name = rec_protocols[0].name;
	assert_non_null(lws_spawn_piped(&info));
	assert_int_equal(owner.count, 1);
	assert_ptr_equal(lws_get_parent(lws_get_child(parent)), parent);
	assert_int_equal(lws_spawn_get_stdfd(lws_get_child(parent)), 2);
	lws_spawn_closedown_stdwsis(lsp);
	/* not before the next pass */
	assert_int_equal(lws_spawn_get_stdwsi_open_count(lsp), 3);
	until_reaped();
	assert_int_equal(owner.count, 0);
	assert_null(lws_get_child(parent));
	close(peer);
}

static void
context_ends_while_it_runs(void **state)
{
	static const char *const argv[] = { "sleep", "100", NULL };

	(void)state;
	assert_non_null(run_with(argv, 60 * LWS_US_PER_SEC));
	lws_service(cx, -1);
	/* teardown looks for what is left */
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(its_stdio_are_connections),
		T(it_is_killed_when_its_time_is_up),
		T(it_is_asked_to_end),
		T(what_is_not_there_does_not_start),
		T(it_has_a_control_group_where_there_are_some),
		T(a_group_that_cannot_be_is_told),
		T(what_it_used_is_told),
		T(the_time_is_up_for_what_it_started_too),
		T(who_lives_on_without_stdio_is_killed),
		T(its_stdio_are_children_of_who_wants_them),
		T(context_ends_while_it_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
