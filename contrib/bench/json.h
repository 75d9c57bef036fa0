/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What json.c and json-c.c share: the headers of jansson and json-c name
 * different things alike, so no file can have both.
 */
#ifndef LWS_BENCH_JSON_H
#define LWS_BENCH_JSON_H

#include <stddef.h>

struct document {
	const char *name;
	char *text;
	size_t len;
};

/* values counted, and the bytes of strings, so that nobody skips the work */
struct tally {
	unsigned long values;
	unsigned long bytes;
};

/* 0, or -1: refused; t NULL: only build and free the tree */
int with_json_c(const struct document *d, struct tally *t);

#endif
