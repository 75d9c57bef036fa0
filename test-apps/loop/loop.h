/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the loop test needs of an event library: the part of a program that
 * has a loop of its own. One file each.
 */
#ifndef LOOP_TEST_H
#define LOOP_TEST_H

#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(x)                                                               \
	do {                                                                   \
		if (!(x)) {                                                    \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__,     \
				#x);                                           \
			exit(1);                                               \
		}                                                              \
	} while (0)

struct lib_loop {
	const char *name;
	const char *word; /* for LWS_X_EVENT_LIB */
	uint64_t option;  /* LWS_SERVER_OPTION_* */
	int most_loops;   /* at the same time in a process */
	int no_signals;   /* the program's signal_cb gets no handle */

	void *(*make)(void);
	/* fails the test if anybody has left something in it */
	void (*free)(void *loop);
	/* until stop() */
	void (*run)(void *loop);
	void (*stop)(void *loop);
	/* once, in ms, from the loop itself */
	void (*later)(void *loop, int ms, void (*cb)(void *arg), void *arg);
};

extern const struct lib_loop lib_loop;

#endif
