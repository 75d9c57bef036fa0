/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Changes of a directory, told on the loop: a descriptor that is readable when
 * there are some.
 */
#include "core-net/core-net.h"

#include "plat/plat.h"

/* role_state of its wsi */
struct lws_x_dir_watch {
	struct lws *wsi;
	lws_x_dir_watch_cb_t cb; /* NULL: not to be told any more */
	void *opaque;
};

/* inotify(7): at least one event with the longest name */
#define READ_AT_ONCE 4096u

static void
tell(struct lws_x_dir_watch *w, enum lws_x_dir_change change, const char *name)
{
	if (w->cb)
		w->cb(w, change, name, w->opaque);
}

static enum lws_keep
watch_readable(struct lws *wsi, short revents)
{
	struct lws_x_dir_watch *w = wsi->role_state;
	enum lws_x_dir_change change;
	struct lws_span in;
	uint8_t buf[READ_AT_ONCE];
	const char *name;
	size_t done;
	enum lws_io io;

	(void)revents;
	io = lws_plat_read(wsi->fd, buf, sizeof(buf), &done);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io != LWS_IO_OK)
		return LWS_CLOSE;
	in = lws_span_of(buf, done);
	while (w->cb && lws_plat_dir_change(&in, &change, &name)) {
		if (change == LWS_X_DIR_ENDED) {
			wsi->close_why = "the directory has gone";
			return LWS_CLOSE;
		}
		tell(w, change, name);
	}

	return LWS_KEEP;
}

static int
watch_enter(struct lws *wsi)
{
	struct lws_x_dir_watch *w = lws_zalloc(sizeof(*w), "directory watch");

	if (!w)
		return -1;
	w->wsi = wsi;
	wsi->role_state = w;

	return 0;
}

static void
watch_ending(struct lws *wsi)
{
	if (wsi->role_state)
		tell(wsi->role_state, LWS_X_DIR_ENDED, NULL);
}

static void
watch_leave(struct lws *wsi)
{
	lws_free_set_NULL(wsi->role_state);
}

static const struct lws_role_ops role_dir_watch = {
	.name = "dir-watch",
	.enter = watch_enter,
	.leave = watch_leave,
	.readable = watch_readable,
	.ending = watch_ending,
	.is_descriptor = 1,
};

/* fd is taken over. NULL: out of memory, and it is closed */
static struct lws_x_dir_watch *
begin(struct lws_context_per_thread *pt, int fd)
{
	struct lws_adoption a;
	struct lws *wsi;

	memset(&a, 0, sizeof(a));
	a.vh = pt->cx->vh_system;
	a.type = LWS_ADOPT_RAW_FILE_DESC;
	a.role = &role_dir_watch;
	a.protocol = a.vh->protocols[0].name;
	a.fd = fd;
	a.pt = pt;
	wsi = lws_adopt(&a);
	if (wsi)
		return wsi->role_state;
	lws_plat_close(fd);

	return NULL;
}

struct lws_x_dir_watch *
lws_x_dir_watch(struct lws_context *cx, int tsi, const char *path,
		lws_x_dir_watch_cb_t cb, void *opaque)
{
	struct lws_x_dir_watch *w = NULL;
	int fd = -1;

	if (tsi >= 0 && tsi < cx->count_threads && path && cb)
		fd = lws_plat_dir_watch(path);
	else
		errno = EINVAL;
	if (fd >= 0) {
		w = begin(&cx->pt[tsi], fd);
		errno = ENOMEM;
	}
	if (!w) {
		lwsl_cx_err(cx, "%s cannot be watched: %s",
			    path ? path : "(null)", strerror(errno));
		return NULL;
	}
	w->cb = cb;
	w->opaque = opaque;

	return w;
}

void
lws_x_dir_unwatch(struct lws_x_dir_watch *w)
{
	if (!w)
		return;
	w->cb = NULL;
	lws_wsi_close(w->wsi, LWS_TO_KILL_ASYNC);
}
