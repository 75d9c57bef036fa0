/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where log lines go on unix: stderr, syslog, a file for each log context; the
 * local time they are stamped with; the lock of a log context. Every line is
 * complete and leaves in one call, so lines of several threads do not mix.
 */
#include "plat/plat.h"

#include <sched.h>
#include <stdio.h>
#include <syslog.h>
#include <time.h>

void
lws_log_clock(struct tm *local, uint32_t *us)
{
	const uint64_t now = lws_plat_wall_us();
	time_t t = (time_t)(now / LWS_US_PER_SEC);

	if (!localtime_r(&t, local))
		memset(local, 0, sizeof(*local));
	*us = (uint32_t)(now % LWS_US_PER_SEC);
}

/* SGR sequences, for a terminal only; the level's letter says the same */
static const char *
colour_of(int level)
{
	static const struct {
		int levels;
		const char *sgr;
	} colours[] = {
		{ LLL_ERR, "\033[31;1m" },  { LLL_WARN, "\033[33;1m" },
		{ LLL_NOTICE, "\033[32m" }, { LLL_USER, "\033[37;1m" },
		{ LLL_INFO, "\033[36m" },
	};
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(colours); n++)
		if (level & colours[n].levels)
			return colours[n].sgr;

	return "\033[90m";
}

void
lwsl_emit_stderr(int level, const char *line)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "%s%s\033[0m", colour_of(level), line);
	else
		fputs(line, stderr);
}

/* the stamp is part of the line: what goes into it is the mask's affair */
void
lwsl_emit_stderr_notimestamp(int level, const char *line)
{
	lwsl_emit_stderr(level, line);
}

void
lwsl_emit_syslog(int level, const char *line)
{
	int priority = LOG_DEBUG;

	if (level & LLL_INFO)
		priority = LOG_INFO;
	if (level & LLL_NOTICE)
		priority = LOG_NOTICE;
	if (level & LLL_WARN)
		priority = LOG_WARNING;
	if (level & LLL_ERR)
		priority = LOG_ERR;

	syslog(priority, "%s", line);
}

/* stg is the open stream of the file named by opaque; the context's lock is
 * held when this is called as its refcount_cb */
void
lws_log_use_cx_file(struct lws_log_cx *cx, int _new)
{
	if (_new > 0 && cx->refcount == 1) {
		cx->stg = fopen(cx->opaque, "we");
		if (!cx->stg)
			lwsl_err("log file %s: %s\n", (const char *)cx->opaque,
				 strerror(errno));
	}
	if (_new <= 0 && !cx->refcount && cx->stg) {
		fclose(cx->stg);
		cx->stg = NULL;
	}
}

void
lws_log_emit_cx_file(struct lws_log_cx *cx, int level, const char *line,
		     size_t len)
{
	/* never opened, or could not be: better on stderr than lost */
	if (!cx->stg) {
		lwsl_emit_stderr(level, line);
		return;
	}
	if (fwrite(line, 1, len, cx->stg) == len)
		fflush(cx->stg);
}

/* Log contexts are static objects of programs, so the lock is made here. The
 * value of inited: 0 not yet, 1 somebody is at it, 2 usable. */
void
lws_log_cx_lock(lws_log_cx_t *cx)
{
	char none = 0;

	if (__atomic_compare_exchange_n(&cx->inited, &none, 1, 0,
					__ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)) {
		pthread_mutex_init(&cx->refcount_lock, NULL);
		__atomic_store_n(&cx->inited, 2, __ATOMIC_RELEASE);
	}
	while (__atomic_load_n(&cx->inited, __ATOMIC_ACQUIRE) != 2)
		sched_yield();
	pthread_mutex_lock(&cx->refcount_lock);
}

void
lws_log_cx_unlock(lws_log_cx_t *cx)
{
	pthread_mutex_unlock(&cx->refcount_lock);
}
