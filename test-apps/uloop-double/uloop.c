/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A stand-in for libubox' uloop, for tests: one loop a process, on poll().
 */
#include <libubox/uloop.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 4096

static struct uloop_fd *fds[MOST];
static int fd_count;
static struct uloop_timeout *timeouts;
static volatile sig_atomic_t cancelled, signalled;

int
uloop_init(void)
{
	return 0;
}

/* stricter than the original: who leaves something behind is a fault to find */
void
uloop_done(void)
{
	if (fd_count || timeouts) {
		fprintf(stderr, "uloop: %d descriptors%s left behind\n",
			fd_count, timeouts ? ", a timeout" : "");
		abort();
	}
}

/* -- descriptors -- */

static int
find(const struct uloop_fd *sock)
{
	int n;

	for (n = 0; n < fd_count; n++)
		if (fds[n] == sock)
			return n;

	return -1;
}

int
uloop_fd_add(struct uloop_fd *sock, unsigned int flags)
{
	if (!(flags & (ULOOP_READ | ULOOP_WRITE)))
		return uloop_fd_delete(sock);
	if (find(sock) < 0) {
		if (fd_count == MOST)
			return -1;
		fds[fd_count++] = sock;
	}
	sock->registered = true;
	sock->flags = (unsigned char)flags;
	sock->eof = sock->error = false;

	return 0;
}

int
uloop_fd_delete(struct uloop_fd *sock)
{
	int n = find(sock);

	if (n < 0)
		return 0;
	fds[n] = fds[--fd_count];
	sock->registered = false;
	sock->flags = 0;

	return 0;
}

/* -- timeouts, nearest first -- */

static long
ms_until(const struct timeval *tv)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return (tv->tv_sec - now.tv_sec) * 1000 +
	       (tv->tv_usec - now.tv_nsec / 1000) / 1000;
}

int
uloop_timeout_set(struct uloop_timeout *t, int msecs)
{
	struct uloop_timeout **p = &timeouts;
	struct timespec now;

	if (t->pending)
		uloop_timeout_cancel(t);
	clock_gettime(CLOCK_MONOTONIC, &now);
	t->time.tv_sec = now.tv_sec + msecs / 1000;
	t->time.tv_usec = now.tv_nsec / 1000 + msecs % 1000 * 1000;
	if (t->time.tv_usec >= 1000000) {
		t->time.tv_sec++;
		t->time.tv_usec -= 1000000;
	}
	while (*p && timercmp(&(*p)->time, &t->time, <=))
		p = &(*p)->next;
	t->next = *p;
	*p = t;
	t->pending = true;

	return 0;
}

int
uloop_timeout_cancel(struct uloop_timeout *t)
{
	struct uloop_timeout **p;

	if (!t->pending)
		return -1;
	for (p = &timeouts; *p; p = &(*p)->next)
		if (*p == t) {
			*p = t->next;
			break;
		}
	t->pending = false;

	return 0;
}

int
uloop_get_next_timeout(void)
{
	long ms = timeouts ? ms_until(&timeouts->time) : -1;

	return timeouts && ms < 0 ? 0 : (int)ms;
}

static void
run_timeouts(void)
{
	while (timeouts && ms_until(&timeouts->time) <= 0 && !cancelled) {
		struct uloop_timeout *t = timeouts;

		uloop_timeout_cancel(t);
		t->cb(t);
	}
}

/* -- running -- */

static void
on_signal(int signum)
{
	signalled = signum;
	cancelled = 1;
}

void
uloop_end(void)
{
	cancelled = 1;
}

static void
serve(struct uloop_fd *sock, short revents)
{
	unsigned int events = (revents & POLLIN ? ULOOP_READ : 0u) |
			      (revents & POLLOUT ? ULOOP_WRITE : 0u);

	/* as the real one: an error takes it out, and the callback is made */
	if (revents & POLLERR) {
		sock->error = true;
		uloop_fd_delete(sock);
	}
	if (revents & POLLHUP)
		sock->eof = true;
	sock->cb(sock, events);
}

static void
one_round(long most_ms)
{
	static struct uloop_fd *asked[MOST];
	static struct pollfd p[MOST];
	int n, count = fd_count;
	long ms = timeouts ? ms_until(&timeouts->time) + 1 : -1;

	if (most_ms >= 0 && (!timeouts || most_ms < ms))
		ms = most_ms;

	for (n = 0; n < count; n++) {
		asked[n] = fds[n];
		p[n].fd = fds[n]->fd;
		p[n].events =
			(short)((fds[n]->flags & ULOOP_READ ? POLLIN : 0) |
				(fds[n]->flags & ULOOP_WRITE ? POLLOUT : 0));
		p[n].revents = 0;
	}
	if (poll(p, (nfds_t)count, ms < -1 ? 0 : (int)ms) <= 0)
		return;
	for (n = 0; n < count && !cancelled; n++)
		/* it may have gone meanwhile */
		if (p[n].revents && find(asked[n]) >= 0 &&
		    asked[n]->fd == p[n].fd)
			serve(asked[n], p[n].revents);
}

/* not one that the program handles */
static void
take_signal(int signum, struct sigaction *was)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_signal;
	sigaction(signum, NULL, was);
	/* what a shell starts in the background ignores SIGINT */
	if (was->sa_handler == SIG_DFL || was->sa_handler == SIG_IGN)
		sigaction(signum, &sa, NULL);
}

int
uloop_run_timeout(int timeout_ms)
{
	struct sigaction was_int, was_term;

	take_signal(SIGINT, &was_int);
	take_signal(SIGTERM, &was_term);
	signalled = 0;
	cancelled = 0;
	do {
		run_timeouts();
		if (!cancelled)
			one_round(timeout_ms);
	} while (!cancelled && timeout_ms < 0);
	run_timeouts();
	sigaction(SIGINT, &was_int, NULL);
	sigaction(SIGTERM, &was_term, NULL);

	return signalled;
}
