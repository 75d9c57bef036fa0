/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Going to the background. The parent stays until the child has said that it
 * stands (a byte in a pipe), so that whoever started it learns of a failure by
 * the exit code; it waits for two seconds at most. A lock file with the
 * process id keeps a second one from starting.
 */
#include "plat/plat.h"

#include <stdio.h>
#include <sys/stat.h>

#define READY_MS 2000
#define LOCK_LEN 16

/* the process named in the lock file, 0: none, or not readable */
static pid_t
lock_owner(const char *path)
{
	uint64_t pid = 0;
	uint8_t *text;
	size_t len;

	if (lws_plat_load(path, LOCK_LEN, &text, &len))
		return 0;
	while (len && text[len - 1] == '\n')
		len--;
	if (lws_digits_u64(text, len, INT_MAX, &pid))
		pid = 0;
	lws_free(text);

	return (pid_t)pid;
}

static void
refuse_second(const char *path)
{
	const pid_t pid = lock_owner(path);

	if (pid && (!kill(pid, 0) || errno == EPERM)) {
		fprintf(stderr, "%s: running already, process %d\n", path,
			(int)pid);
		exit(1);
	}
	/* whoever wrote it is gone */
	unlink(path);
}

/* In the child. O_EXCL: of two that start at once, one loses here. */
static int
lock_take(const char *path)
{
	char text[LOCK_LEN];
	int fd, n, bad;

	fd = lws_plat_open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
	if (fd < 0)
		return -1;
	n = snprintf(text, sizeof(text), "%d", (int)getpid());
	bad = lws_plat_write_all(fd, text, (size_t)n);
	lws_plat_close(fd);

	return bad;
}

static int
null_streams(void)
{
	int fd = lws_plat_open("/dev/null", O_RDWR, 0), n;

	if (fd < 0)
		return -1;
	for (n = STDIN_FILENO; n <= STDERR_FILENO; n++)
		if (dup2(fd, n) < 0)
			return -1;
	if (fd > STDERR_FILENO)
		lws_plat_close(fd);

	return 0;
}

/* In the parent, ends it. The pipe closes without a byte if the child dies. */
static void
wait_until_ready(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char c;

	exit(poll(&p, 1, READY_MS) == 1 && read(fd, &c, 1) == 1 ? 0 : 1);
}

static void
become_daemon(const char *lock, int ready_fd)
{
	umask(0);
	if (setsid() < 0 || (lock && lock_take(lock)) || chdir("/tmp") ||
	    null_streams()) {
		fprintf(stderr, "cannot become a daemon: %s\n",
			strerror(errno));
		_exit(1);
	}
	if (write(ready_fd, "", 1) != 1)
		lwsl_warn("nobody waits for the daemon any more\n");
	lws_plat_close(ready_fd);
}

int
lws_daemonize(const char *_lock_path)
{
	int fds[2];
	pid_t pid;

	if (_lock_path)
		refuse_second(_lock_path);
	if (pipe(fds))
		return 1;
	fflush(NULL); /* or both processes would write what is pending */
	pid = fork();
	if (pid < 0) {
		lws_plat_close(fds[0]);
		lws_plat_close(fds[1]);
		return 1;
	}
	if (pid) {
		lws_plat_close(fds[1]);
		wait_until_ready(fds[0]);
	}
	lws_plat_close(fds[0]);
	become_daemon(_lock_path, fds[1]);

	return 0;
}
