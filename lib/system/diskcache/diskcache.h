/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of diskcache. The calls are public (lws-diskcache.h).
 */
#ifndef LWS_DISKCACHE_FRONT_H
#define LWS_DISKCACHE_FRONT_H

#include "core/core.h"
#include "plat/plat.h"

/* base/x/y/: x and y are the first two digits of a hash */
#define LWS_DISKCACHE_DIRS 256u

/* one of the oldest files that a scan has seen */
struct lws_diskcache_old {
	char *path; /* owned */
	int64_t mtime;
	uint64_t size;
};

struct lws_diskcache_scan {
	const char *base; /* the program's; NULL: no cache */
	uint64_t limit;   /* bytes */
	uint64_t unique;  /* for names of files that are being written */

	/* a scan visits one directory after the other (trim.c) */
	struct lws_diskcache_old *old; /* owned, [count_old], oldest first */
	uint64_t total;                /* bytes seen so far */
	lws_usec_t next_us;            /* when the next scan begins; 0 now */
	unsigned int count_old;
	unsigned int dir; /* which is next */
	int idle_s;       /* how long it rests after this scan */
};

/** lws_diskcache_dir() - the path of directory n, from 0
 * \return 0, or -1: it has no room */
int lws_diskcache_dir(const char *base, unsigned int n, char *path,
		      size_t size);

#endif
