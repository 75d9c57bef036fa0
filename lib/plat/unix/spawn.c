/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Child processes. Between fork() and exec() only what is safe in a copy of a
 * process with threads is called. What fails there the parent hears by a pipe
 * that a successful exec() closes.
 */
#include "plat/plat.h"

#include <sys/resource.h>
#include <sys/wait.h>

enum { READ_END, WRITE_END };

static void
close_pair(int *p)
{
	if (p[READ_END] >= 0)
		lws_plat_close(p[READ_END]);
	if (p[WRITE_END] >= 0)
		lws_plat_close(p[WRITE_END]);
	p[READ_END] = p[WRITE_END] = -1;
}

static void
close_all(int pipes[4][2])
{
	int n;

	for (n = 0; n < 4; n++)
		close_pair(pipes[n]);
}

static int
open_all(int pipes[4][2])
{
	int n, e;

	memset(pipes, 0xff, sizeof(int) * 8);
	for (n = 0; n < 4; n++)
		if (pipe2(pipes[n], O_CLOEXEC)) {
			e = errno;
			close_all(pipes);
			errno = e;
			return -1;
		}

	return 0;
}

/* -- in the child -- */

/* Above the three, so that no dup2() overwrites another's end, and none is the
 * same number, which would keep close-on-exec. */
static int
move_up(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

static int
take_stdio(int pipes[4][2])
{
	int ends[3], n;

	for (n = 0; n < 3; n++) {
		ends[n] = move_up(pipes[n][n ? WRITE_END : READ_END]);
		if (ends[n] < 0)
			return -1;
	}
	for (n = 0; n < 3; n++)
		if (dup2(ends[n], n) < 0)
			return -1;

	return 0;
}

static int
prepare(const struct lws_plat_spawn *s)
{
	struct sigaction sa;
	sigset_t none;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = SIG_DFL;
	sigaction(SIGPIPE, &sa, NULL);
	sigemptyset(&none);
	pthread_sigmask(SIG_SETMASK, &none, NULL);
	if (s->own_group && setpgid(0, 0))
		return -1;
	if (s->chroot_path && chroot(s->chroot_path))
		return -1;

	return chdir(s->wd);
}

static void LWS_PLAT_NORETURN
child(const struct lws_plat_spawn *s, int pipes[4][2])
{
	static char *const nothing[] = { NULL };
	int say = move_up(pipes[3][WRITE_END]);
	int e = 0;
	ssize_t n;

	if (say < 0 || take_stdio(pipes) || prepare(s))
		e = errno;
	if (!e) {
		execvpe(s->argv[0], (char *const *)(uintptr_t)s->argv,
			s->env ? (char *const *)(uintptr_t)s->env : nothing);
		e = errno;
	}
	n = write(say, &e, sizeof(e));
	(void)n;
	_exit(127);
}

/* -- in the parent -- */

static int
wait_for_exec(int fd)
{
	ssize_t n;
	int e = 0;

	do
		n = read(fd, &e, sizeof(e));
	while (n < 0 && errno == EINTR);

	return n == (ssize_t)sizeof(e) ? e : 0;
}

int
lws_plat_spawn(struct lws_plat_spawn *s)
{
	int pipes[4][2], e, n;

	if (open_all(pipes))
		return -1;
	s->pid = fork();
	if (!s->pid)
		child(s, pipes);
	e = s->pid < 0 ? errno : 0;
	for (n = 0; n < 4; n++) {
		int theirs = n ? WRITE_END : READ_END;

		lws_plat_close(pipes[n][theirs]);
		pipes[n][theirs] = -1;
	}
	if (!e) {
		e = wait_for_exec(pipes[3][READ_END]);
		if (e)
			(void)waitpid(s->pid, NULL, 0);
	}
	if (e) {
		close_all(pipes);
		errno = e;
		return -1;
	}
	close_pair(pipes[3]);
	s->fds[0] = pipes[0][WRITE_END];
	s->fds[1] = pipes[1][READ_END];
	s->fds[2] = pipes[2][READ_END];

	return 0;
}

static uint64_t
us_of(const struct timeval *tv)
{
	return (uint64_t)tv->tv_sec * 1000000u + (uint64_t)tv->tv_usec;
}

int
lws_plat_reap(pid_t pid, int may_block, siginfo_t *si,
	      lws_spawn_resource_us_t *res)
{
	int how = WEXITED | WNOWAIT | (may_block ? 0 : WNOHANG);
	struct rusage ru;
	int r;

	memset(si, 0, sizeof(*si));
	memset(res, 0, sizeof(*res));
	do
		r = waitid(P_PID, (id_t)pid, si, how);
	while (r < 0 && errno == EINTR);
	if (r) /* somebody else has waited for it */
		return 0;
	if (!si->si_pid)
		return 1;
	if (wait4(pid, NULL, 0, &ru) != pid)
		return 0;
	res->us_cpu_user = us_of(&ru.ru_utime);
	res->us_cpu_sys = us_of(&ru.ru_stime);
	res->peak_mem_rss = (uint64_t)ru.ru_maxrss * 1024u;

	return 0;
}

int
lws_plat_kill(pid_t pid, int signum)
{
	/* the group, if it has one of its own */
	return kill(-pid, signum) && kill(pid, signum) ? -1 : 0;
}
