/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A real daemon, in a session of its own, that writes down what it is and
 * ends; and a second one that the lock file keeps out.
 */
#include "unit.h"

#include "plat/plat.h"

#include <sys/stat.h>
#include <sys/wait.h>

static char dir[64], lock[96], told[96];

static int
make_dir(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/lws-daemon-test-XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	snprintf(lock, sizeof(lock), "%s/lock", dir);
	snprintf(told, sizeof(told), "%s/told", dir);

	return 0;
}

static int
remove_dir(void **state)
{
	(void)state;
	unlink(lock);
	unlink(told);

	return rmdir(dir);
}

static int
write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	return !f || fputs(text, f) < 0 || fclose(f);
}

static int
read_text(const char *path, char *text, size_t size)
{
	FILE *f = fopen(path, "r");
	size_t n;

	if (!f)
		return -1;
	n = fread(text, 1, size - 1, f);
	text[n] = '\0';
	fclose(f);

	return (int)n;
}

/* what the daemon tells: session leader, folder, mask, streams, its pid */
static void
tell(void)
{
	char cwd[64], null[64], text[256], tmp[128];
	ssize_t n = readlink("/proc/self/fd/1", null, sizeof(null) - 1);

	null[n > 0 ? n : 0] = '\0';
	snprintf(text, sizeof(text), "%d %s %o %s %d", getsid(0) == getpid(),
		 getcwd(cwd, sizeof(cwd)), (unsigned int)umask(0), null,
		 (int)getpid());
	snprintf(tmp, sizeof(tmp), "%s.new", told);
	if (!write_text(tmp, text))
		rename(tmp, told);
}

/* the exit code of the process that called lws_daemonize() */
static int
start_daemon(int stay)
{
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (!pid) {
		if (!lws_daemonize(lock)) {
			tell();
			while (stay && !access(told, F_OK))
				usleep(2000);
		}
		_exit(9); /* only the daemon comes here; nobody waits for it */
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);

	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static void
what_it_told(char *text, size_t size)
{
	int n = -1, tries;

	for (tries = 0; n < 0 && tries < 2000; tries++) {
		n = read_text(told, text, size);
		if (n < 0)
			usleep(2000);
	}
	assert_true(n > 0);
}

static void
daemon_is_alone_in_its_session(void **state)
{
	char text[256], pid[16];

	(void)state;
	assert_int_equal(start_daemon(0), 0);
	what_it_told(text, sizeof(text));
	assert_memory_equal(text, "1 /tmp 0 /dev/null ", 19);

	assert_true(read_text(lock, pid, sizeof(pid)) > 0);
	assert_string_equal(pid, text + 19);
	unlink(told);
	unlink(lock);
}

static void
second_one_is_kept_out(void **state)
{
	char text[256];

	(void)state;
	assert_int_equal(start_daemon(1), 0);
	what_it_told(text, sizeof(text));
	assert_int_equal(start_daemon(0), 1);
	/* it has not touched the lock, and the first one ends when told goes */
	assert_int_equal(access(lock, F_OK), 0);
	unlink(told);
	unlink(lock);
}

static void
stale_lock_is_no_obstacle(void **state)
{
	static const char *const stale[] = { "", "99999999\n", "rubbish",
					     "123456789012345678901234567890" };
	char text[256];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(stale); n++) {
		assert_int_equal(write_text(lock, stale[n]), 0);
		assert_int_equal(start_daemon(0), 0);
		what_it_told(text, sizeof(text));
		unlink(told);
		unlink(lock);
	}
}

static void
failure_shows_in_the_exit_code(void **state)
{
	char saved[96];

	(void)state;
	memcpy(saved, lock, sizeof(saved));
	snprintf(lock, sizeof(lock), "/nonexistent/lock");
	assert_int_equal(start_daemon(0), 1);
	memcpy(lock, saved, sizeof(saved));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(daemon_is_alone_in_its_session),
		cmocka_unit_test(second_one_is_kept_out),
		cmocka_unit_test(stale_lock_is_no_obstacle),
		cmocka_unit_test(failure_shows_in_the_exit_code),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
