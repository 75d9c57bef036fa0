/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The table of watched descriptors: see event-libs.h. Adding and removing are
 * O(1): a removed entry's place is taken by the last one. The index by fd
 * holds 4 bytes for each descriptor number up to the largest seen.
 */
#include "event-libs/event-libs.h"

#define TABLE_FIRST_SIZE 16u
#define TABLE_DOUBLES_TO 1024u

/* Growth is amortised either way; a large table takes less than it might, as
 * what it has too much is a part of each connection's price. */
static uint32_t
next_size(uint32_t n)
{
	return n < TABLE_DOUBLES_TO ? n * 2 : n + n / 4;
}

/* A failure leaves the old array usable. A thread writes to them at each event:
 * other threads' are elsewhere. */
static int
grow(void **array, uint32_t *alloc, uint32_t need, size_t item)
{
	uint32_t n = *alloc ? *alloc : TABLE_FIRST_SIZE;
	void *p;

	if (need <= *alloc)
		return 0;
	while (n < need) {
		if (n > UINT32_MAX / 2)
			return -1;
		n = next_size(n);
	}
	p = lws_zalloc_apart((size_t)n * item, "poll table");
	if (!p)
		return -1;
	if (*array)
		memcpy(p, *array, (size_t)*alloc * item);
	lws_free_apart(*array);
	*array = p;
	*alloc = n;

	return 0;
}

static int
grow_entries(struct lws_poll_table *t)
{
	uint32_t alloc = t->alloc;
	uint32_t same = t->alloc;
	void *p = t->fds;
	void *o = t->owner;

	if (grow(&p, &alloc, t->count + 1, sizeof(*t->fds)))
		return -1;
	t->fds = p;
	/* owner follows; t->alloc only moves when both have grown */
	if (grow(&o, &same, t->count + 1, sizeof(*t->owner)))
		return -1;
	t->owner = o;
	t->alloc = alloc;

	return 0;
}

static int
grow_index(struct lws_poll_table *t, int fd)
{
	uint32_t old = t->fd_alloc;
	void *p = t->index_of_fd;

	if (grow(&p, &t->fd_alloc, (uint32_t)fd + 1, sizeof(*t->index_of_fd)))
		return -1;
	t->index_of_fd = p;
	memset(t->index_of_fd + old, 0,
	       (t->fd_alloc - old) * sizeof(*t->index_of_fd));

	return 0;
}

int
lws_poll_table_init(struct lws_poll_table *t, const struct lws_wait_ops *wait)
{
	memset(t, 0, sizeof(*t));
	t->wait = wait;

	return wait ? wait->init(t) : 0;
}

void
lws_poll_table_fini(struct lws_poll_table *t)
{
	if (t->wait)
		t->wait->fini(t);
	lws_free_apart(t->fds);
	lws_free_apart(t->owner);
	lws_free_apart(t->index_of_fd);
	lws_free_apart(t->ready);
	lws_free_apart(t->always);
	memset(t, 0, sizeof(*t));
}

/* Each entry can be ready once, so ready[] never needs more than count. */
static int
make_room(struct lws_poll_table *t, int fd)
{
	void *r = t->ready;

	if (t->count == t->alloc && grow_entries(t))
		return -1;
	if ((uint32_t)fd >= t->fd_alloc && grow_index(t, fd))
		return -1;
	if (grow(&r, &t->ready_alloc, t->count + 1, sizeof(*t->ready)))
		return -1;
	t->ready = r;

	return 0;
}

static int
add_always(struct lws_poll_table *t, int fd)
{
	void *a = t->always;

	if (grow(&a, &t->always_alloc, t->always_count + 1,
		 sizeof(*t->always))) {
		errno = ENOMEM;
		return -1;
	}
	t->always = a;
	t->always[t->always_count++] = (uint32_t)fd;

	return 0;
}

static int
is_always(const struct lws_poll_table *t, int fd)
{
	uint32_t n;

	for (n = 0; n < t->always_count; n++)
		if (t->always[n] == (uint32_t)fd)
			return 1;

	return 0;
}

static void
remove_always(struct lws_poll_table *t, int fd)
{
	uint32_t n;

	for (n = 0; n < t->always_count; n++)
		if (t->always[n] == (uint32_t)fd) {
			t->always[n] = t->always[--t->always_count];
			return;
		}
}

static void
remove_entry(struct lws_poll_table *t, uint32_t i)
{
	t->index_of_fd[t->fds[i].fd] = 0;
	t->count--;
	if (i == t->count)
		return;
	t->fds[i] = t->fds[t->count];
	t->owner[i] = t->owner[t->count];
	t->index_of_fd[t->fds[i].fd] = i + 1;
}

int
lws_poll_table_add(struct lws_poll_table *t, int fd, short events, void *owner)
{
	uint32_t i = t->count;
	int r = 0;

	if (fd < 0 || lws_poll_table_index(t, fd) != LWS_POLL_NONE) {
		errno = EINVAL;
		return -1;
	}
	if (make_room(t, fd)) {
		errno = ENOMEM;
		return -1;
	}
	t->fds[i].fd = fd;
	t->fds[i].events = events;
	t->fds[i].revents = 0;
	t->owner[i] = owner;
	t->index_of_fd[fd] = i + 1;
	t->count++;

	if (t->wait)
		r = t->wait->add(t, i);
	if (r == 1)
		r = add_always(t, fd);
	if (r)
		remove_entry(t, i);

	return r;
}

void
lws_poll_table_remove(struct lws_poll_table *t, int fd)
{
	uint32_t i = lws_poll_table_index(t, fd);

	if (i == LWS_POLL_NONE)
		return;
	if (t->always_count && is_always(t, fd))
		remove_always(t, fd);
	else if (t->wait)
		t->wait->del(t, i);
	remove_entry(t, i);
}

int
lws_poll_table_events(struct lws_poll_table *t, int fd, short events)
{
	uint32_t i = lws_poll_table_index(t, fd);
	short old;

	if (i == LWS_POLL_NONE) {
		errno = ENOENT;
		return -1;
	}
	old = t->fds[i].events;
	if (old == events)
		return 0;
	t->fds[i].events = events;
	if (!t->wait || (t->always_count && is_always(t, fd)))
		return 0;
	if (!t->wait->change(t, i))
		return 0;
	t->fds[i].events = old;

	return -1;
}

/* What cannot be waited for is ready for whatever it asks; a wait must then
 * not sleep. */
static int
always_ready(struct lws_poll_table *t)
{
	uint32_t n;
	int c = 0;

	for (n = 0; n < t->always_count; n++) {
		uint32_t i = lws_poll_table_index(t, (int)t->always[n]);

		t->fds[i].revents =
			(short)(t->fds[i].events & (POLLIN | POLLOUT));
		if (t->fds[i].revents)
			c++;
	}

	return c;
}

static int
append_always(struct lws_poll_table *t, int count)
{
	uint32_t n;

	for (n = 0; n < t->always_count; n++) {
		uint32_t i = lws_poll_table_index(t, (int)t->always[n]);

		if (t->fds[i].revents)
			t->ready[count++] = (int)t->always[n];
	}

	return count;
}

int
lws_poll_table_wait_always(struct lws_poll_table *t, int timeout_ms)
{
	int n;

	if (always_ready(t))
		timeout_ms = 0;
	n = t->wait->wait(t, timeout_ms);

	return n >= 0 ? append_always(t, n) : n;
}
