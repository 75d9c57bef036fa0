/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the logs need from outside. The public side is lws-logs.h; here are the
 * hooks that a platform fills (plat/<os>/log.c): the clock as the wall shows
 * it, and the lock of a log context. The emitters lwsl_emit_stderr(),
 * lwsl_emit_stderr_notimestamp(), lwsl_emit_syslog() and
 * lws_log_emit_cx_file() are the platform's as well.
 *
 * The prefixes of a context, vhost or connection (lws_log_prepend_context()
 * and so on) are core-net's: it defines those functions with what the header
 * promises, and nothing here has to know the objects.
 */
#ifndef LWS_CORE_LOGS_H
#define LWS_CORE_LOGS_H

struct tm;

/** lws_log_clock() - the time a log line is stamped with
 * \param local: out, broken down in local time
 * \param us: out, microseconds of the second
 * Thread safe, allocates nothing. Filled by plat/<os>. */
void lws_log_clock(struct tm *local, uint32_t *us);

/** lws_log_cx_lock() - serialise the changes of a log context's references
 * \param cx: any log context, zeroed members are enough: the lock is made at
 *	the first call
 * The lock is held while refcount_cb runs. Filled by plat/<os>. */
void lws_log_cx_lock(lws_log_cx_t *cx);

/** lws_log_cx_unlock() - the other half */
void lws_log_cx_unlock(lws_log_cx_t *cx);

/** lws_log_cx_visible() - would a line of this level be emitted?
 * \param cx: log context, NULL for the process's own
 * \param filter: LLL_ level
 * \return 1 or 0. For callers that would do work to make the line. */
int lws_log_cx_visible(const lws_log_cx_t *cx, int filter);

/* the bits of a filter that are levels; above them are LLLF_ flags */
#define LWS_LOG_LEVELS ((1 << LLL_COUNT) - 1)

#endif
