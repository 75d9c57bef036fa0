/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * From a message to one complete line: mask, time stamp, prefixes, text, one
 * newline, emitter. A line is put together on the stack and handed over whole,
 * so any thread may log at any time; nothing is allocated, and errno is what it
 * was, so that logging may stand between a failure and the look at its reason.
 *
 * Who decides is a log context: the one that was named, or the process's own,
 * which lws_set_log_level() changes.
 */
#include <stdio.h>
#include <time.h>

#include "core/core.h"

#if defined(LWS_LOGS_TIMESTAMP)
#define STAMP_ALWAYS LLLF_LOG_TIMESTAMP
#else
#define STAMP_ALWAYS 0
#endif

static lws_log_cx_t process_cx = {
	.u.emit = lwsl_emit_stderr,
	.lll_flags = LLL_ERR | LLL_WARN | LLL_NOTICE,
};

/* A line being put together: p <= end, and end points to the last byte, which
 * is kept for the NUL. */
struct line {
	char *p;
	char *end;
	char buf[LWS_LIMIT_LOG_LINE + 1];
};

static uint32_t
flags_of(const lws_log_cx_t *cx)
{
	/* another thread may be changing the level right now */
	return __atomic_load_n(&cx->lll_flags, __ATOMIC_RELAXED);
}

int
lws_log_cx_visible(const lws_log_cx_t *cx, int filter)
{
	if (!cx)
		cx = &process_cx;

	return !!(flags_of(cx) & (uint32_t)filter & LWS_LOG_LEVELS);
}

int
lwsl_visible(int level)
{
	return lws_log_cx_visible(NULL, level);
}

void
lws_set_log_level(int level, lws_log_emit_t log_emit_function)
{
	if (log_emit_function)
		__atomic_store_n(&process_cx.u.emit, log_emit_function,
				 __ATOMIC_RELAXED);
	__atomic_store_n(&process_cx.lll_flags, (uint32_t)level,
			 __ATOMIC_RELAXED);
}

int
lwsl_timestamp(int level, char *p, size_t len)
{
	static const char letters[LLL_COUNT + 1] = "EWNIDPHXCLUT";
	const unsigned int bits = (unsigned int)level & LWS_LOG_LEVELS;
	struct tm tm;
	uint32_t us;
	int n;

	if (!p || !len)
		return 0;
	*p = '\0';
	if (!bits || (bits & (bits - 1)))
		return 0;

	lws_log_clock(&tm, &us);
	n = snprintf(p, len, "[%04d/%02d/%02d %02d:%02d:%02d:%04u] %c: ",
		     tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
		     tm.tm_min, tm.tm_sec, (unsigned int)(us / 100),
		     letters[__builtin_ctz(bits)]);
	if (n < 0)
		return 0;

	return (size_t)n < len ? n : (int)(len - 1);
}

static size_t
line_room(const struct line *l)
{
	return (size_t)(l->end - l->p) + 1;
}

static void
line_begin(struct line *l, const lws_log_cx_t *cx, int filter)
{
	l->p = l->buf;
	l->end = l->buf + LWS_LIMIT_LOG_LINE;
	*l->p = '\0';
	if ((flags_of(cx) | STAMP_ALWAYS) & LLLF_LOG_TIMESTAMP)
		l->p += lwsl_timestamp(filter, l->p, line_room(l));
}

/* Prefixes come from callbacks, often as p += lws_snprintf(), which goes one
 * too far when it cuts. */
static void
line_prefix(struct line *l, lws_log_prepend_cx_t prepend, lws_log_cx_t *cx,
	    void *obj)
{
	if (!prepend)
		return;
	prepend(cx, obj, &l->p, l->end);
	if (l->p > l->end)
		l->p = l->end;
}

/* outermost first */
static void
line_parents(struct line *l, lws_log_cx_t *cx, void *obj, int depth)
{
	if (!cx || !depth)
		return;
	line_parents(l, cx->parent, obj, depth - 1);
	line_prefix(l, cx->prepend, cx, obj);
}

/* 1 if it did not fit */
static int __attribute__((format(printf, 2, 0)))
line_text(struct line *l, const char *format, va_list vl)
{
	const size_t room = line_room(l);
	int n = vsnprintf(l->p, room, format, vl);

	if (n < 0) {
		*l->p = '\0';
		return 0;
	}
	if ((size_t)n < room) {
		l->p += n;
		return 0;
	}
	l->p = l->end;

	return 1;
}

static int __attribute__((format(printf, 2, 3)))
line_add(struct line *l, const char *format, ...)
{
	va_list vl;
	int cut;

	va_start(vl, format);
	cut = line_text(l, format, vl);
	va_end(vl);

	return cut;
}

static void
line_emit(const struct line *l, lws_log_cx_t *cx, int filter)
{
	const size_t len = (size_t)(l->p - l->buf);

	if (flags_of(cx) & LLLF_LOG_CONTEXT_AWARE) {
		if (cx->u.emit_cx)
			cx->u.emit_cx(cx, filter, l->buf, len);
		return;
	}
	if (!cx->u.emit)
		cx = &process_cx;
	__atomic_load_n(&cx->u.emit, __ATOMIC_RELAXED)(filter, l->buf);
}

/* The text, one newline if it has none, the emitter. An empty message leaves
 * just what is in front of it, with no newline: programs see that. */
static void __attribute__((format(printf, 4, 0)))
line_finish(struct line *l, lws_log_cx_t *cx, int filter, const char *format,
	    va_list vl)
{
	static const char dots[] = "...\n";
	const char *text = l->p;

	if (line_text(l, format, vl) || (l->p == l->end && l->p[-1] != '\n'))
		memcpy(l->end - (sizeof(dots) - 1), dots, sizeof(dots));
	else if (l->p != text && l->p[-1] != '\n') {
		*l->p++ = '\n';
		*l->p = '\0';
	}
	line_emit(l, cx, filter);
}

void
_lws_log_cx(lws_log_cx_t *cx, lws_log_prepend_cx_t prep, void *obj, int filter,
	    const char *_fun, const char *format, ...)
{
	const int saved_errno = errno;
	struct line l;
	va_list vl;

	if (!cx)
		cx = &process_cx;
	if (!lws_log_cx_visible(cx, filter))
		return;

	line_begin(&l, cx, filter);
	line_parents(&l, cx, obj, LWS_LIMIT_LOG_PARENTS);
	line_prefix(&l, prep, cx, obj);
	if (_fun)
		(void)line_add(&l, "%s: ", _fun);
	va_start(vl, format);
	line_finish(&l, cx, filter, format, vl);
	va_end(vl);
	errno = saved_errno;
}

/* the public declaration leaves programs free to pass any string */
void _lws_logv(int filter, const char *format, va_list vl)
	__attribute__((format(printf, 2, 0)));

void
_lws_logv(int filter, const char *format, va_list vl)
{
	const int saved_errno = errno;
	struct line l;

	if (!lws_log_cx_visible(&process_cx, filter))
		return;

	line_begin(&l, &process_cx, filter);
	line_finish(&l, &process_cx, filter, format, vl);
	errno = saved_errno;
}

void
_lws_log(int filter, const char *format, ...)
{
	va_list vl;

	va_start(vl, format);
	_lws_logv(filter, format, vl);
	va_end(vl);
}

void
lwsl_refcount_cx(lws_log_cx_t *cx, int _new)
{
	if (!cx)
		return;

	lws_log_cx_lock(cx);
	cx->refcount += _new > 0 ? 1 : -1;
	if (cx->refcount_cb)
		cx->refcount_cb(cx, _new > 0 ? 1 : -1);
	lws_log_cx_unlock(cx);
}
