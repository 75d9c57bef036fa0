/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of event-libs: the table of descriptors that a service thread
 * waits on, and the two built-in ways to wait on it.
 *
 * The table is contiguous (struct pollfd), grows in proportion and is changed
 * incrementally; fd -> entry is one index. poll() waits on it as it is; epoll
 * mirrors it in the kernel, so that idle descriptors cost the active ones
 * nothing. Whoever waits, what became ready stands in the entries' revents and
 * in ready[]: an entry that goes away takes its readiness with it, so that a
 * descriptor number reused within one pass never gets another's events.
 *
 * Loops of other libraries (struct lws_event_loop_ops) use no wait of ours;
 * the table is still kept, since it is what says which fd is whose.
 */
#ifndef LWS_EVENT_LIBS_H
#define LWS_EVENT_LIBS_H

#include "core/core.h"
#include "plat/plat.h"

struct lws_poll_table;

/** struct lws_wait_ops - a way to wait for the table's descriptors
 * Every function gets the table; what it needs of its own is table->wait_state.
 * All are called on the service thread. */
struct lws_wait_ops {
	const char *name;

	/** init() - make wait_state
	 * \return 0, or -1: this way does not work here, try the next */
	int (*init)(struct lws_poll_table *t);
	void (*fini)(struct lws_poll_table *t);

	/** add() - the entry at index has just been added
	 * \return 0; 1 the kernel cannot wait for it (a regular file): it
	 *	counts as always ready; -1 failed, errno says why */
	int (*add)(struct lws_poll_table *t, uint32_t index);
	/** change() - the entry's events have changed; 0 or -1 */
	int (*change)(struct lws_poll_table *t, uint32_t index);
	/** del() - the entry is about to be removed, its fd still open */
	void (*del)(struct lws_poll_table *t, uint32_t index);

	/** wait() - until something is ready or the time is over
	 * \param timeout_ms: -1 without limit
	 * \return number of fds put into table->ready, 0 at timeout or signal,
	 *	-1 failed, errno says why */
	int (*wait)(struct lws_poll_table *t, int timeout_ms);
};

struct lws_poll_table {
	struct pollfd *fds;    /* owned: [count] in use of [alloc] */
	void **owner;          /* owned: parallel to fds; pointers borrowed */
	uint32_t *index_of_fd; /* owned: by fd, index + 1, 0 for none */
	int *ready;            /* owned: fds that the last wait found ready */
	uint32_t *always;      /* owned: fds that cannot be waited for */
	const struct lws_wait_ops *wait; /* NULL: somebody else waits */
	void *wait_state;                /* owned by wait */
	uint32_t count;
	uint32_t alloc;
	uint32_t fd_alloc; /* entries of index_of_fd */
	uint32_t ready_alloc;
	uint32_t always_count;
	uint32_t always_alloc;
};

#define LWS_POLL_NONE UINT32_MAX

/** lws_poll_table_init() - an empty table
 * \param wait: NULL if a foreign loop waits
 * \return 0; -1 out of memory or the way to wait does not work here, nothing
 *	left to clean */
int lws_poll_table_init(struct lws_poll_table *t,
			const struct lws_wait_ops *wait);

void lws_poll_table_fini(struct lws_poll_table *t);

/** lws_poll_table_add() - start to watch fd
 * \param owner: borrowed until removal, given back by lws_poll_table_owner()
 * \return 0, or -1: out of memory, or the kernel refused; nothing added */
int lws_poll_table_add(struct lws_poll_table *t, int fd, short events,
		       void *owner);

/** lws_poll_table_remove() - before fd is closed; unknown fds are ignored */
void lws_poll_table_remove(struct lws_poll_table *t, int fd);

/** lws_poll_table_events() - the complete new mask; 0, or -1 */
int lws_poll_table_events(struct lws_poll_table *t, int fd, short events);

/** lws_poll_table_index() - where fd stands, or LWS_POLL_NONE */
static inline uint32_t
lws_poll_table_index(const struct lws_poll_table *t, int fd)
{
	if (fd < 0 || (uint32_t)fd >= t->fd_alloc)
		return LWS_POLL_NONE;

	return t->index_of_fd[fd] - 1u;
}

/** lws_poll_table_owner() - what was given with fd, or NULL */
static inline void *
lws_poll_table_owner(const struct lws_poll_table *t, int fd)
{
	uint32_t i = lws_poll_table_index(t, fd);

	return i == LWS_POLL_NONE ? NULL : t->owner[i];
}

/** lws_poll_table_wait_always() - one wait where some are always ready */
int lws_poll_table_wait_always(struct lws_poll_table *t, int timeout_ms);

/** lws_poll_table_wait() - one wait; see struct lws_wait_ops.wait */
static inline int
lws_poll_table_wait(struct lws_poll_table *t, int timeout_ms)
{
	if (t->always_count)
		return lws_poll_table_wait_always(t, timeout_ms);

	return t->wait->wait(t, timeout_ms);
}

/** lws_poll_table_take() - the readiness of a ready fd, and forget it
 * \return revents; 0 if the fd is gone or was taken before */
static inline short
lws_poll_table_take(struct lws_poll_table *t, int fd)
{
	uint32_t i = lws_poll_table_index(t, fd);
	short r;

	if (i == LWS_POLL_NONE)
		return 0;
	r = t->fds[i].revents;
	t->fds[i].revents = 0;

	return r;
}

#endif
