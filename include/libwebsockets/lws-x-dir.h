/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Directories on the loop, beyond the API of 4.5: being told of what changes in
 * one.
 */

#ifndef LWS_X_DIR_H
#define LWS_X_DIR_H

/** a directory that is watched */
struct lws_x_dir_watch;

/** What has happened */
enum lws_x_dir_change {
	/** name has come: made, or moved here */
	LWS_X_DIR_ADDED,
	/** name has gone: deleted, or moved away */
	LWS_X_DIR_REMOVED,
	/** who had name open for writing has closed it: its content is whole */
	LWS_X_DIR_WRITTEN,
	/** owner, permissions or times of name are others */
	LWS_X_DIR_ATTRIBUTES,
	/** more has changed than could be kept: look at the directory again.
	 * name is NULL */
	LWS_X_DIR_LOST,
	/** the watch has ended: the directory itself is gone, moved or
	 * unmounted, or its context is being destroyed. The last call, name is
	 * NULL, and the watch is no more when it returns */
	LWS_X_DIR_ENDED
};

/** Told of a change
 *
 * \param w: the watch; lws_x_dir_unwatch() may be called for it here
 * \param change: what
 * \param name: in the directory, without its path; valid during the call
 * \param opaque: as given to lws_x_dir_watch()
 *
 * In the order in which it happened; a file that is moved inside the directory
 * is REMOVED and ADDED. What it tells of is past: name may have gone again.
 */
typedef void (*lws_x_dir_watch_cb_t)(struct lws_x_dir_watch *w,
				     enum lws_x_dir_change change,
				     const char *name, void *opaque);

#if defined(LWS_X_WITH_DIR_WATCH)

/** lws_x_dir_watch() - be told of what changes in a directory
 * \param cx: the context
 * \param tsi: the service thread that tells
 * \param path: the directory; what is below its subdirectories is not told
 * \param cb: told of each change, on that thread, never from inside this call
 * \param opaque: for cb
 * \return the watch, which lives until lws_x_dir_unwatch() or until cb has
 *	been told LWS_X_DIR_ENDED; NULL, with errno and a log line: path is no
 *	directory or cannot be read, tsi is none, the kernel watches enough for
 *	this user already (sysctl fs.inotify), or out of memory
 *
 * Thread: that of tsi, or any while it is not yet serviced.
 */
LWS_VISIBLE LWS_EXTERN struct lws_x_dir_watch *
lws_x_dir_watch(struct lws_context *cx, int tsi, const char *path,
		lws_x_dir_watch_cb_t cb, void *opaque);

/** lws_x_dir_unwatch() - no more of it
 * \param w: the watch, or NULL
 *
 * cb is not called any more. Thread: the watch's.
 */
LWS_VISIBLE LWS_EXTERN void lws_x_dir_unwatch(struct lws_x_dir_watch *w);

#endif

#endif
