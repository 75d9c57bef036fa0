/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Watching a directory by inotify(7), one instance each: its descriptor is all
 * there is to keep.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#include <sys/inotify.h>

#define MASK                                                                   \
	(IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM |                 \
	 IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)

int
lws_plat_dir_watch(const char *path)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	int e;

	if (fd < 0)
		return -1;
	if (inotify_add_watch(fd, path, MASK | IN_ONLYDIR) >= 0)
		return fd;
	e = errno;
	lws_plat_close(fd);
	errno = e;

	return -1;
}

static enum lws_x_dir_change
change_of(uint32_t mask)
{
	if (mask & IN_Q_OVERFLOW)
		return LWS_X_DIR_LOST;
	if (mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED))
		return LWS_X_DIR_ENDED;
	if (mask & (IN_CREATE | IN_MOVED_TO))
		return LWS_X_DIR_ADDED;
	if (mask & (IN_DELETE | IN_MOVED_FROM))
		return LWS_X_DIR_REMOVED;
	if (mask & IN_CLOSE_WRITE)
		return LWS_X_DIR_WRITTEN;

	return LWS_X_DIR_ATTRIBUTES;
}

size_t
lws_plat_dir_change(struct lws_span *in, enum lws_x_dir_change *change,
		    const char **name)
{
	struct inotify_event e;
	size_t len;

	for (;;) {
		if (in->len < sizeof(e))
			return 0;
		memcpy(&e, in->p, sizeof(e));
		len = sizeof(e) + e.len;
		if (in->len < len)
			return 0;
		*change = change_of(e.mask);
		*name = e.len ? (const char *)in->p + sizeof(e) : NULL;
		lws_span_skip(in, len);
		/* the attributes of the directory itself, its count of links
		 * among them, are nobody's business */
		if (*name || *change == LWS_X_DIR_LOST ||
		    *change == LWS_X_DIR_ENDED)
			return len;
	}
}
