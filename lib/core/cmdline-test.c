/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Switches of a command line.
 */
#include "unit.h"

#include "core/core.h"

#define ARGS(...)                                                              \
	const char *argv[] = { "prog", __VA_ARGS__ };                          \
	int argc = (int)LWS_ARRAY_SIZE(argv)

static void
a_value_follows_in_any_of_the_four_ways(void **state)
{
	ARGS("-d15", "--foo=bar", "-x", "7", "--long", "-y", "file", "-z");

	(void)state;
	assert_string_equal(lws_cmdline_option(argc, argv, "-d"), "15");
	assert_string_equal(lws_cmdline_option(argc, argv, "--foo"), "bar");
	assert_string_equal(lws_cmdline_option(argc, argv, "-x"), "7");
	/* whatever follows */
	assert_string_equal(lws_cmdline_option(argc, argv, "--long"), "-y");
	assert_string_equal(lws_cmdline_option(argc, argv, "-z"), "");
	/* a prefix will do */
	assert_string_equal(lws_cmdline_option(argc, argv, "--fo"), "o=bar");
	assert_null(lws_cmdline_option(argc, argv, "-q"));
	assert_null(lws_cmdline_option(1, argv, "-d"));
	assert_null(lws_cmdline_option(0, argv, "-d"));
	assert_null(lws_cmdline_option(argc, argv, "prog"));
}

static void
a_value_of_more_than_1024_is_none(void **state)
{
	char big[LWS_LIMIT_CMDLINE_VALUE + 2];
	ARGS("-x", big);

	(void)state;
	memset(big, 'a', sizeof(big));
	big[LWS_LIMIT_CMDLINE_VALUE] = '\0';
	assert_ptr_equal(lws_cmdline_option(argc, argv, "-x"), big);
	big[LWS_LIMIT_CMDLINE_VALUE] = 'a';
	big[LWS_LIMIT_CMDLINE_VALUE + 1] = '\0';
	assert_null(lws_cmdline_option(argc, argv, "-x"));
}

static void
all_of_a_switch_can_be_walked(void **state)
{
	ARGS("-a1", "-b", "-a", "2", "--a", "-a=3", "-a");
	const char *p = NULL, *want[] = { "1", "2", "3", "" };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(want); n++) {
		p = lws_cmdline_options(argc, argv, "-a", p);
		assert_string_equal(p, want[n]);
	}
	assert_null(lws_cmdline_options(argc, argv, "-a", p));
}

static void
what_is_no_switch_can_be_walked(void **state)
{
	ARGS("one", "-a", "two", "--b=x", "three");
	const char *p = NULL, *want[] = { "one", "two", "three" };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(want); n++) {
		p = lws_cmdline_options(argc, argv, NULL, p);
		assert_string_equal(p, want[n]);
	}
	assert_null(lws_cmdline_options(argc, argv, NULL, p));
}

/* compilers keep equal literals once */
static void
a_walk_ends_though_arguments_share_memory(void **state)
{
	static const char sw[] = "-v";
	ARGS(sw, sw, sw, sw);
	const char *p = NULL;
	int n = 0;

	(void)state;
	do {
		p = lws_cmdline_options(argc, argv, "-v", p);
	} while (p && ++n < 9);
	assert_in_range(n, 1, 4);
}

static void
numbers_are_digits_only(void **state)
{
	ARGS("-a12", "-b0x1F", "-c", "12x", "-d-1", "-e", "-f0x", "-g256");
	uint64_t v = 77;

	(void)state;
	assert_int_equal(lws_cmdline_number(argc, argv, "-c", 255, &v), -1);
	assert_int_equal(lws_cmdline_number(argc, argv, "-d", 255, &v), -1);
	assert_int_equal(lws_cmdline_number(argc, argv, "-e", 255, &v), -1);
	assert_int_equal(lws_cmdline_number(argc, argv, "-f", 255, &v), -1);
	assert_int_equal(lws_cmdline_number(argc, argv, "-g", 255, &v), -1);
	assert_int_equal(lws_cmdline_number(argc, argv, "-q", 255, &v), -1);
	assert_int_equal(v, 77);
	assert_int_equal(lws_cmdline_number(argc, argv, "-a", 255, &v), 0);
	assert_int_equal(v, 12);
	assert_int_equal(lws_cmdline_number(argc, argv, "-b", 255, &v), 0);
	assert_int_equal(v, 31);
}

static char last_line[200];

static void
keep_line(int level, const char *line)
{
	(void)level;
	lws_strncpy(last_line, line, sizeof(last_line));
}

static void
passfail_compares_with_what_was_expected(void **state)
{
	ARGS("--expected-exit", "3");

	(void)state;
	unit_needs_errors_logged();
	lws_set_log_level(LLL_USER | LLL_ERR, keep_line);
	assert_int_equal(lws_cmdline_passfail(argc, argv, 3), 0);
	assert_non_null(strstr(last_line, "Completed: OK (seen expected 3)"));
	assert_int_equal(lws_cmdline_passfail(argc, argv, 0), 1);
	assert_non_null(strstr(last_line, "exit 0, expected 3"));
	assert_int_equal(lws_cmdline_passfail(1, argv, 0), 0);
	assert_int_equal(lws_cmdline_passfail(1, argv, 1), 1);
	lws_set_log_level(LLL_USER | LLL_ERR, lwsl_emit_stderr);
}

#define DEFAULTS (LLL_USER | LLL_ERR | LLL_WARN | LLL_NOTICE)

static void
expect_levels(int levels)
{
	int n;

	for (n = 0; n < LLL_COUNT; n++)
		assert_int_equal(!!lwsl_visible(1 << n), !!(levels & 1 << n));
}

static void
builtin_sets_the_log_level_and_keeps_the_arguments(void **state)
{
	struct lws_context_creation_info info;
	ARGS("-d", "1033");

	(void)state;
	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	expect_levels(1033);
	assert_int_equal(info.argc, argc);
	assert_ptr_equal(info.argv, argv);

	lws_cmdline_option_handle_builtin(1, argv, &info);
	expect_levels(DEFAULTS);
	info.default_loglevel = LLL_ERR | LLL_INFO;
	lws_cmdline_option_handle_builtin(1, argv, &info);
	expect_levels(LLL_ERR | LLL_INFO);

	/* a program's own switch that starts alike */
	info.default_loglevel = 0;
	argv[1] = "-debug";
	lws_cmdline_option_handle_builtin(2, argv, &info);
	expect_levels(DEFAULTS);
}

static void
builtin_knows_the_way_to_the_proxy(void **state)
{
	struct lws_context_creation_info info;
	ARGS("--ssproxy-port", "1234", "--ssproxy-iface=+@proxy",
	     "--ssproxy-ads", "10.1.1.1");

	(void)state;
	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	assert_int_equal(info.ss_proxy_port, 1234);
	assert_string_equal(info.ss_proxy_bind, "+@proxy");
	assert_string_equal(info.ss_proxy_address, "10.1.1.1");

	memset(&info, 0, sizeof(info));
	argv[2] = "65536";
	lws_cmdline_option_handle_builtin(3, argv, &info);
	assert_int_equal(info.ss_proxy_port, 0);
	assert_null(info.ss_proxy_bind);
}

static void
builtin_ignores_sigterm_when_told(void **state)
{
	struct lws_context_creation_info info;
	ARGS("--ignore-sigterm");

	(void)state;
	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	assert_int_equal(raise(SIGTERM), 0);
	/* the system's own again: it was another one */
	assert_ptr_not_equal((void *)signal(SIGTERM, SIG_DFL), (void *)SIG_DFL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_follows_in_any_of_the_four_ways),
		cmocka_unit_test(a_value_of_more_than_1024_is_none),
		cmocka_unit_test(all_of_a_switch_can_be_walked),
		cmocka_unit_test(what_is_no_switch_can_be_walked),
		cmocka_unit_test(a_walk_ends_though_arguments_share_memory),
		cmocka_unit_test(numbers_are_digits_only),
		cmocka_unit_test(passfail_compares_with_what_was_expected),
		cmocka_unit_test(
			builtin_sets_the_log_level_and_keeps_the_arguments),
		cmocka_unit_test(builtin_knows_the_way_to_the_proxy),
		cmocka_unit_test(builtin_ignores_sigterm_when_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
