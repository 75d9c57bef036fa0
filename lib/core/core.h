/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of core, layer 0: what every other room may use and what needs
 * nothing itself. The containers, strings and logs are public API
 * (libwebsockets.h); here are the few things that only the library uses: the
 * allocator's short names, the span that all parsers read from, the result of
 * an I/O step.
 */
#ifndef LWS_CORE_H
#define LWS_CORE_H

#include <libwebsockets.h>

#include "core/cmdline.h"
#include "core/http-date.h"
#include "core/limits.h"
#include "core/logs.h"
#include "core/path-match.h"
#include "core/random.h"
#include "core/retry.h"
#include "core/shared.h"
#include "core/span.h"
#include "core/state.h"
#include "core/utf8.h"

/* a variable of each thread that is reached without a call: for few and small
 * ones, since glibc keeps little room for them, and others none */
#if defined(__GLIBC__)
#define LWS_TLS_IN_PLACE __attribute__((tls_model("initial-exec")))
#else
#define LWS_TLS_IN_PLACE
#endif

/* what is rare, kept out of the function that calls it, which is not */
#define LWS_NOINLINE __attribute__((noinline))

/* -- allocation: the only way to the heap (see alloc.c) --
 * why: a constant, what the memory is for; shown when an allocation fails.
 * Each returns NULL when out of memory; lws_free(NULL) is harmless.
 * lws_realloc() is public API, but only in builds with network. */
LWS_VISIBLE void *lws_realloc(void *ptr, size_t size, const char *reason);
#define lws_malloc(size, why) lws_realloc(NULL, size, why)
#define lws_free(p)           ((void)lws_realloc((void *)(p), 0, "free"))
#define lws_free_set_NULL(p)                                                   \
	do {                                                                   \
		lws_free(p);                                                   \
		(p) = NULL;                                                    \
	} while (0)

/** lws_zalloc() - zeroed memory from the library's heap
 * \param size: bytes, 0 gives NULL
 * \param why: constant text for the log
 * \return memory owned by the caller (lws_free()), or NULL */
void *lws_zalloc(size_t size, const char *why);

/** lws_zalloc_apart() - the same, alone on its cache lines: for what one thread
 * writes all the time and others have no use for
 * \return LWS_TUNE_CACHE_LINE aligned, owned by the caller (lws_free_apart()),
 *	or NULL */
void *lws_zalloc_apart(size_t size, const char *why);
void lws_free_apart(void *p);

/** lws_strdup_why() - copy a string to the library's heap
 * \param s: NUL-terminated, or NULL
 * \return copy owned by the caller, NULL if s is NULL or out of memory */
char *lws_strdup_why(const char *s, const char *why);

/** enum lws_io - how a step of input or output ended; counts are elsewhere */
enum lws_io {
	LWS_IO_OK,         /* progress was made */
	LWS_IO_WANT_READ,  /* again when readable */
	LWS_IO_WANT_WRITE, /* again when writable */
	LWS_IO_EOF,        /* the peer has ended its direction */
	LWS_IO_ERR         /* the connection is unusable; errno says why */
};

/** enum lws_keep - what a handler that holds a connection returns */
enum lws_keep {
	LWS_KEEP, /* go on */
	LWS_CLOSE /* close it; the reason is recorded in the connection */
};

/* -- buflists as byte streams (buflist.c) -- */

/** lws_buflist_append_bytes() - put bytes behind those of a list where the
 * borders of segments mean nothing
 * \param head: *head may be NULL
 * \param buf: len bytes, copied; len 0 is fine
 * \param room: space that a new segment has at least: what comes next finds
 *	its place there
 * \return 0; -1 out of memory, the list is as it was
 * As many small pieces as one likes cost few segments, so the limit of segments
 * is not looked at: bytes are the caller's to bound. */
int lws_buflist_append_bytes(struct lws_buflist **head, const uint8_t *buf,
			     size_t len, size_t room);

/** lws_buflist_left() - bytes that are still to be used: what
 * lws_buflist_total_len() says, without those of the first segment that have
 * been used already */
size_t lws_buflist_left(struct lws_buflist *head);

/* -- hooks: what core needs from above is filled in there -- */

/** struct lws_flow_credit - how lws_flow_req() keeps a stream's peer sending
 * estimate: bytes that the peer may still send; add: allows it so many more,
 * nonzero if that failed. */
struct lws_flow_credit {
	int (*estimate)(struct lws_ss_handle *h);
	int (*add)(struct lws_ss_handle *h, int32_t bytes);
};

/** lws_flow_set_credit() - filled in by the streams, before any is made
 * \param ops: copied; zeroed: flows have no peers */
void lws_flow_set_credit(const struct lws_flow_credit *ops);

#endif
