/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The part of libubox' published interface that the uloop backend uses, with
 * the names and values that programs for OpenWrt rely on. See README.md.
 */
#ifndef ULOOP_DOUBLE_H
#define ULOOP_DOUBLE_H

#include <stdbool.h>
#include <sys/time.h>

#define ULOOP_READ  (1 << 0)
#define ULOOP_WRITE (1 << 1)

struct uloop_fd;
struct uloop_timeout;

typedef void (*uloop_fd_handler)(struct uloop_fd *u, unsigned int events);
typedef void (*uloop_timeout_handler)(struct uloop_timeout *t);

struct uloop_fd {
	uloop_fd_handler cb;
	int fd;
	bool eof;   /* the peer has hung up */
	bool error; /* and was taken out of the loop */
	bool registered;
	unsigned char flags;
};

struct uloop_timeout {
	struct uloop_timeout *next; /* the double's own */
	bool pending;
	uloop_timeout_handler cb;
	struct timeval time;
};

/* all 0 or -1 unless said otherwise */
int uloop_init(void);
void uloop_done(void);

/* one round, which waits so long at most; -1: until uloop_end() or SIGINT or
 * SIGTERM; returns the signal, or 0 */
int uloop_run_timeout(int timeout_ms);
static inline int
uloop_run(void)
{
	return uloop_run_timeout(-1);
}
void uloop_end(void);

/* also changes the flags of one that is registered */
int uloop_fd_add(struct uloop_fd *sock, unsigned int flags);
int uloop_fd_delete(struct uloop_fd *sock);

int uloop_timeout_set(struct uloop_timeout *timeout, int msecs);
int uloop_timeout_cancel(struct uloop_timeout *timeout);
/* in ms; -1: there is none */
int uloop_get_next_timeout(void);

#endif
