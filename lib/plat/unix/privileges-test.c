/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Users by name, and dropping root for good. What needs root is tried in a
 * child process, and says that it was skipped when the test is not root.
 */
#include "unit.h"

#include "plat/plat.h"

#include <grp.h>
#include <sys/wait.h>

#if defined(LWS_WITH_LIBCAP)
#include <sys/capability.h>
#endif

#define NOBODY 65534u

static void
names_become_numbers(void **state)
{
	uid_t uid = 99;
	gid_t gid = 99;

	(void)state;
	assert_int_equal(lws_plat_user_to_uid("root", &uid), 0);
	assert_int_equal(uid, 0);
	assert_int_equal(lws_plat_group_to_gid("root", &gid), 0);
	assert_int_equal(gid, 0);
	uid = gid = 99;
	assert_int_equal(lws_plat_user_to_uid("no such user", &uid), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(lws_plat_group_to_gid("no such group", &gid), -1);
	assert_int_equal(errno, ENOENT);
	assert_true(uid == 99 && gid == 99);
}

static int
look_up_root(void)
{
	uid_t uid;
	gid_t gid;

	return lws_plat_user_to_uid("root", &uid) ||
			       lws_plat_group_to_gid("root", &gid)
		       ? -1
		       : 0;
}

static void
names_survive_refused_memory(void **state)
{
	(void)state;
	unit_oom_sweep(look_up_root);
}

/* the exit code of fn() in a process of its own */
static int
in_child(int (*fn)(void))
{
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (!pid)
		_exit(fn());
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);

	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static int
stay_as_we_are(void)
{
	const struct lws_plat_identity zero = { 0 };
	const struct lws_plat_identity keep = { LWS_PLAT_KEEP_UID,
						LWS_PLAT_KEEP_GID, NULL, 0 };
	const uid_t uid = getuid();
	const gid_t gid = getgid();

	if (lws_plat_drop_privileges(&zero) || lws_plat_drop_privileges(&keep))
		return 1;

	return getuid() != uid || getgid() != gid;
}

static int
become_nobody(void)
{
	const struct lws_plat_identity id = { .uid = NOBODY, .gid = NOBODY };
	gid_t groups[64];
	int n;

	if (lws_plat_drop_privileges(&id))
		return 1;
	if (getuid() != NOBODY || geteuid() != NOBODY)
		return 2;
	if (getgid() != NOBODY || getegid() != NOBODY)
		return 3;
	for (n = getgroups(64, groups); n > 0; n--)
		if (!groups[n - 1])
			return 4; /* root's group is still there */
	if (!setuid(0) || !setgid(0))
		return 5;

	return 0;
}

static int
become_a_number_without_a_name(void)
{
	const struct lws_plat_identity id = { .uid = 54321, .gid = 54322 };
	gid_t groups[64];

	if (lws_plat_drop_privileges(&id))
		return 1;

	return getuid() != 54321 || getgroups(64, groups) != 1 ||
	       groups[0] != 54322;
}

static int
change_only_the_group(void)
{
	const struct lws_plat_identity id = { .gid = NOBODY };
	gid_t groups[64];

	if (lws_plat_drop_privileges(&id))
		return 1;

	return getuid() || getgid() != NOBODY || getgroups(64, groups) != 1 ||
	       groups[0] != NOBODY;
}

static int
twice_is_refused(void)
{
	const struct lws_plat_identity nobody = { .uid = NOBODY,
						  .gid = NOBODY };
	const struct lws_plat_identity other = { .uid = 54321, .gid = 54321 };

	lws_set_log_level(0, NULL);
	if (lws_plat_drop_privileges(&nobody))
		return 1;

	return lws_plat_drop_privileges(&other) != -1;
}

#if defined(LWS_WITH_LIBCAP)

static int
has_cap(cap_value_t which, cap_flag_t set)
{
	cap_t now = cap_get_proc();
	cap_flag_value_t v = CAP_CLEAR;

	cap_get_flag(now, which, set, &v);
	cap_free(now);

	return v == CAP_SET;
}

static int
keep_one_capability(void)
{
	static const int caps[] = { CAP_NET_BIND_SERVICE };
	const struct lws_plat_identity id = {
		.uid = NOBODY, .gid = NOBODY, .caps = caps, .count_caps = 1
	};

	if (!has_cap(CAP_NET_BIND_SERVICE, CAP_PERMITTED) ||
	    !has_cap(CAP_CHOWN, CAP_PERMITTED))
		return 77; /* this root is not allowed it either */
	if (lws_plat_drop_privileges(&id))
		return 1;
	if (!has_cap(CAP_NET_BIND_SERVICE, CAP_EFFECTIVE))
		return 2;
	if (has_cap(CAP_CHOWN, CAP_PERMITTED))
		return 3;

	return getuid() != NOBODY;
}

#else

static int
keep_one_capability(void)
{
	static const int caps[] = { 10 };
	const struct lws_plat_identity id = {
		.uid = NOBODY, .gid = NOBODY, .caps = caps, .count_caps = 1
	};

	lws_set_log_level(0, NULL);

	/* it must be said, not run without */
	return lws_plat_drop_privileges(&id) != -1;
}

#endif

static void
as_root(int (*fn)(void))
{
	int r;

	if (geteuid()) {
		print_message("skipped: needs root\n");
		skip();
	}
	r = in_child(fn);
	if (r == 77) {
		print_message("skipped: root has no such right here\n");
		skip();
	}
	assert_int_equal(r, 0);
}

static void
nothing_asked_nothing_changed(void **state)
{
	(void)state;
	assert_int_equal(in_child(stay_as_we_are), 0);
}

static void
root_is_gone_with_its_groups(void **state)
{
	(void)state;
	as_root(become_nobody);
}

static void
unnamed_user_has_its_own_group_only(void **state)
{
	(void)state;
	as_root(become_a_number_without_a_name);
}

static void
group_alone_changes_groups_alone(void **state)
{
	(void)state;
	as_root(change_only_the_group);
}

static void
refused_step_is_an_error(void **state)
{
	(void)state;
	as_root(twice_is_refused);
}

static void
capability_outlives_root(void **state)
{
	(void)state;
	as_root(keep_one_capability);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_become_numbers),
		cmocka_unit_test(names_survive_refused_memory),
		cmocka_unit_test(nothing_asked_nothing_changed),
		cmocka_unit_test(root_is_gone_with_its_groups),
		cmocka_unit_test(unnamed_user_has_its_own_group_only),
		cmocka_unit_test(group_alone_changes_groups_alone),
		cmocka_unit_test(refused_step_is_an_error),
		cmocka_unit_test(capability_outlives_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
