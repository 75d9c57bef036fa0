/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The stamp of a log line and the places lines go to. The clock stands still.
 */
#include "unit.h"

#include "plat/plat.h"

#include <syslog.h>

static char seen[512];

static void
see(int level, const char *line)
{
	(void)level;
	snprintf(seen, sizeof(seen), "%s", line);
}

static uint64_t
fixed_wall(void)
{
	return 1582934400ull * 1000000 + 123456; /* 2020-02-29 00:00:00 UTC */
}

static const struct lws_plat_clock fixed_clock = { .wall_us = fixed_wall };

static int
setup(void **state)
{
	(void)state;
	setenv("TZ", "UTC0", 1);
	lws_plat_set_clock(&fixed_clock);
	seen[0] = '\0';
	lws_set_log_level(LLL_ERR, see);

	return 0;
}

static void
slurp(const char *path, char *buf, size_t size)
{
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(buf, 1, size - 1, f);
	buf[n] = '\0';
	fclose(f);
}

static void
timestamp_has_the_known_form(void **state)
{
	char b[40];

	(void)state;
	assert_int_equal(lwsl_timestamp(LLL_ERR, b, sizeof(b)), 30);
	assert_string_equal(b, "[2020/02/29 00:00:00:1234] E: ");
	assert_int_equal(lwsl_timestamp(LLL_THREAD, b, sizeof(b)), 30);
	assert_int_equal(b[27], 'T');
	assert_int_equal(lwsl_timestamp(LLL_USER, b, sizeof(b)), 30);
	assert_int_equal(b[27], 'U');
}

static void
file_is_truncated_at_the_first_reference(void **state)
{
	char path[] = "/tmp/lws-log-XXXXXX", got[256];
	lws_log_cx_t cx = { .u.emit_cx = lws_log_emit_cx_file,
			    .refcount_cb = lws_log_use_cx_file,
			    .opaque = path,
			    .lll_flags = LLLF_LOG_CONTEXT_AWARE |
					 LLLF_LOG_TIMESTAMP | LLL_ERR };
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "old", 3), 3);
	close(fd);

	lwsl_refcount_cx(&cx, 1);
	lwsl_refcount_cx(&cx, 1);
	_lws_log_cx(&cx, NULL, NULL, LLL_ERR, "fn", "first");
	lwsl_refcount_cx(&cx, -1);
	_lws_log_cx(&cx, NULL, NULL, LLL_ERR, "fn", "second");
	slurp(path, got, sizeof(got));
	assert_string_equal(got, "[2020/02/29 00:00:00:1234] E: fn: first\n"
				 "[2020/02/29 00:00:00:1234] E: fn: second\n");
	lwsl_refcount_cx(&cx, -1);
	assert_null(cx.stg);
	unlink(path);
}

static void
file_that_cannot_be_opened_is_said(void **state)
{
	static char path[] = "/nonexistent/log";
	lws_log_cx_t cx = { .refcount_cb = lws_log_use_cx_file,
			    .opaque = path };

	(void)state;
	unit_needs_errors_logged();
	lwsl_refcount_cx(&cx, 1);
	assert_non_null(strstr(seen, "/nonexistent/log: No such file"));
	lwsl_refcount_cx(&cx, -1);
	assert_null(cx.stg);
}

static void
stderr_gets_the_plain_line_when_no_terminal(void **state)
{
	char path[] = "/tmp/lws-log-XXXXXX", got[256];
	int fd = mkstemp(path), saved = dup(2);

	(void)state;
	assert_true(fd >= 0 && saved >= 0);
	dup2(fd, 2);
	lwsl_emit_stderr(LLL_ERR, "plain\n");
	lwsl_emit_stderr_notimestamp(LLL_NOTICE, "too\n");
	dup2(saved, 2);
	close(saved);
	close(fd);
	slurp(path, got, sizeof(got));
	unlink(path);
	assert_string_equal(got, "plain\ntoo\n");
}

static int logged_priority;
static char logged[64];

/* in place of libc's */
void
syslog(int priority, const char *format, ...)
{
	va_list vl;

	va_start(vl, format);
	vsnprintf(logged, sizeof(logged), format, vl);
	va_end(vl);
	logged_priority = priority;
}

static void
syslog_gets_the_matching_priority(void **state)
{
	static const int want[LLL_COUNT] = {
		LOG_ERR,   LOG_WARNING, LOG_NOTICE, LOG_INFO,
		LOG_DEBUG, LOG_DEBUG,   LOG_DEBUG,  LOG_DEBUG,
		LOG_DEBUG, LOG_DEBUG,   LOG_DEBUG,  LOG_DEBUG,
	};
	int n;

	(void)state;
	for (n = 0; n < LLL_COUNT; n++) {
		lwsl_emit_syslog(1 << n, "100%s\n");
		assert_int_equal(logged_priority, want[n]);
		assert_string_equal(logged, "100%s\n");
	}
}

int
main(void)
{
#define LOG_TEST(t) cmocka_unit_test_setup(t, setup)
	const struct CMUnitTest tests[] = {
		LOG_TEST(timestamp_has_the_known_form),
		LOG_TEST(file_is_truncated_at_the_first_reference),
		LOG_TEST(file_that_cannot_be_opened_is_said),
		LOG_TEST(stderr_gets_the_plain_line_when_no_terminal),
		LOG_TEST(syslog_gets_the_matching_priority),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
