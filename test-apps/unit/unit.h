/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a unit test includes: cmocka with the headers it wants before it, and
 * the heap that fails on demand.
 *
 *	static int
 *	make_and_use(void)	// 0 worked, -1 ran out of memory and cleaned up
 *
 *	unit_oom_sweep(make_and_use);
 *
 * runs the function with its 1st, 2nd, 3rd … allocation refused, until it gets
 * through with none refused; each time nothing may be left allocated.
 *
 *	static void
 *	use_it_wrongly(void)	// and check that nothing bad came of it
 *
 *	unit_misuse(use_it_wrongly);
 *
 * demands that an assertion stops it where assertions are on, and runs it to
 * its end where they are not.
 */
#ifndef LWS_UNIT_H
#define LWS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <libwebsockets.h>

/* for a test that looks for the words of an error: a build may have none */
static inline void
unit_needs_errors_logged(void)
{
	if (_LWS_ENABLED_LOGS & LLL_ERR)
		return;
	print_message("skipped: this build does not log errors\n");
	skip();
}

/* turns that a connection gets in one service call at most: our own loop gives
 * it two, for being ready and for having asked; event libraries look again for
 * what is due, and sd-event several times, before they return */
static inline unsigned int
unit_turns_of_a_round(void)
{
	return getenv("LWS_X_EVENT_LIB") ? 40 : 2;
}

/* for a test of what our own loop alone can do */
static inline void
unit_needs_own_loop(const char *why)
{
	if (!getenv("LWS_X_EVENT_LIB"))
		return;
	print_message("skipped: not on an event library: %s\n", why);
	skip();
}

static struct unit_heap {
	long live;    /* blocks allocated and not freed */
	long count;   /* allocations since reset */
	long fail_at; /* which allocation is refused; 0: none */
	int refused;  /* one was */
} unit_heap;

static inline void *
unit_realloc(void *ptr, size_t size, const char *reason)
{
	void *p;

	(void)reason;
	if (!size) {
		unit_heap.live -= !!ptr;
		free(ptr);
		return NULL;
	}
	if (++unit_heap.count == unit_heap.fail_at) {
		unit_heap.refused = 1;
		return NULL;
	}
	p = realloc(ptr, size);
	if (p && !ptr)
		unit_heap.live++;

	return p;
}

static inline void
unit_heap_begin(long fail_at)
{
	memset(&unit_heap, 0, sizeof(unit_heap));
	unit_heap.fail_at = fail_at;
	lws_set_allocator(unit_realloc);
}

/* 0 if everything was given back */
static inline long
unit_heap_end(void)
{
	lws_set_allocator(NULL);

	return unit_heap.live;
}

static inline void
unit_oom_sweep(int (*fn)(void))
{
	long n = 0;
	int r;

	do {
		unit_heap_begin(++n);
		r = fn();
		if (unit_heap_end())
			fail_msg("refusing allocation %ld leaks %ld blocks", n,
				 unit_heap.live);
		if (!unit_heap.refused && r)
			fail_msg("failed with no allocation refused");
	} while (unit_heap.refused && n < 100000);

	assert_false(unit_heap.refused);
}

#if defined(NDEBUG)
static inline void
unit_misuse(void (*fn)(void))
{
	fn();
}
#else
/* in a child, since the assertion ends the process; a context that it needs it
 * makes there: sd-event serves only the process that has made its loop */
static inline void
unit_misuse(void (*fn)(void))
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (!pid) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(2);
		fn();
		_exit(1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}
#endif

#endif
