/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which loop a bench's server runs in, by a word of its command line, and how
 * many service threads.
 */
#ifndef BENCH_LOOP_H
#define BENCH_LOOP_H

#include <libwebsockets.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define BENCH_MOST_THREADS 32

static const struct {
	const char *word;
	uint64_t option;
} bench_loops[] = {
	{ "own", 0 },
	{ "uv", LWS_SERVER_OPTION_LIBUV },
	{ "event", LWS_SERVER_OPTION_LIBEVENT },
	{ "ev", LWS_SERVER_OPTION_LIBEV },
	{ "glib", LWS_SERVER_OPTION_GLIB },
	{ "sd", LWS_SERVER_OPTION_SDEVENT },
	{ "uloop", LWS_SERVER_OPTION_ULOOP },
};

/* 0, or -1: there is no such loop. word may be NULL: the library's own */
static inline int
bench_loop(struct lws_context_creation_info *info, const char *word)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(bench_loops); n++)
		if (!word || !strcmp(word, bench_loops[n].word)) {
			info->options |= bench_loops[n].option;
			return 0;
		}

	return -1;
}

struct bench_thread {
	pthread_t thread;
	struct lws_context *cx;
	int tsi;
	volatile sig_atomic_t *interrupted;
};

static inline void *
bench_serve_one(void *arg)
{
	struct bench_thread *t = arg;

	while (!*t->interrupted && lws_service_tsi(t->cx, 0, t->tsi) >= 0)
		;

	return NULL;
}

/* all threads, until the flag is set or the context ends; 0, or -1 */
static inline int
bench_serve(struct lws_context *cx, volatile sig_atomic_t *interrupted)
{
	struct bench_thread t[BENCH_MOST_THREADS];
	int n, count = lws_get_count_threads(cx);

	for (n = 0; n < count; n++) {
		t[n].cx = cx;
		t[n].tsi = n;
		t[n].interrupted = interrupted;
		if (n &&
		    pthread_create(&t[n].thread, NULL, bench_serve_one, &t[n]))
			return -1;
	}
	bench_serve_one(&t[0]);
	for (n = 1; n < count; n++)
		pthread_join(t[n].thread, NULL);

	return 0;
}

#endif
