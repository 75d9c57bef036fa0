/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files as answers, inside roles/http.
 *
 *	file.c		what a path means, and the answer's headers
 *	doc.c		an open file and what is said of it
 *	links.c		opening it, and whether through links
 *	doc-cache.c	the ones that a thread keeps
 *	conditional.c	preconditions (RFC 9110 13)
 *	file-range.c	parts of it (RFC 9110 14)
 *	coding-file.c	compressed on the way (RFC 9110 8.4)
 *	file-html.c	rewritten by a protocol on the way
 *	file-send.c	the body, as the socket takes it
 */
#ifndef LWS_ROLES_HTTP_FILE_H
#define LWS_ROLES_HTTP_FILE_H

#include "roles/http/http.h"

/* content codings that a file may be stored in, as bits of what a client takes
 */
#define LWS_HTTP_CODING_GZIP       1u
#define LWS_HTTP_CODING_BR         2u
/* and what is made of files that are not: which coding (coding.h), in these
 * bits; and whether that is done at all, for others than this client */
#define LWS_HTTP_CODING_LIVE_SHIFT 2
#define LWS_HTTP_CODING_LIVE       (7u << LWS_HTTP_CODING_LIVE_SHIFT)
#define LWS_HTTP_CODING_VARIES     32u

/* the sections of a document's ready header lines, in their order */
enum {
	LWS_HTTP_DOC_TYPE,   /* content-type */
	LWS_HTTP_DOC_REPR,   /* content-encoding, accept-ranges */
	LWS_HTTP_DOC_CACHE,  /* cache-control */
	LWS_HTTP_DOC_VALID,  /* etag, last-modified, vary */
	LWS_HTTP_DOC_LENGTH, /* content-length */
	LWS_HTTP_DOC_SECTIONS
};
#define LWS_HTTP_DOC_ALL ((1u << LWS_HTTP_DOC_SECTIONS) - 1)

/** struct lws_http_look - what a mount makes of its files; pointers are
 * compared only, never followed */
struct lws_http_look {
	/* mounts of other vhosts, and of other lists of this one, have other
	 * numbers: that their memory is used anew is not taken for the same */
	uint64_t serial;
	const struct lws_http_mount *mount;
	const struct lws_protocol_vhost_options *types;
	const char *index;
	int max_age;
	uint8_t caching; /* the mount's bits */
	uint8_t accepts; /* LWS_HTTP_CODING_* of the client */
	uint8_t is_page; /* of a file mount: has a type, an index */
	uint8_t links;   /* enum lws_plat_links; not FOLLOW: the path begins
			    with the mount's origin */
};

/** struct lws_http_doc - a file as it can be an answer; counted */
struct lws_http_doc {
	/* of the cache (doc-cache.c) */
	lws_dll2_t by_use;                /* detached: not in the cache */
	struct lws_http_doc *same_bucket; /* the next one */
	struct lws_http_look look;        /* for whom it was made */
	uint32_t hash;
	lws_usec_t made_us;
	lws_usec_t used_us;
	uint32_t looked_in; /* the thread's pass of the last stat() */

	struct lws_plat_stat st; /* of the platform's file */
	uint64_t len;            /* bytes */
	uint32_t mtime;          /* 0: not known */
	uint32_t refs;           /* the cache's and the transactions' */
	lws_fop_fd_t fop;        /* owned; NULL: the platform's file */
	int fd;                  /* owned; -1: in memory, or fop */
	uint8_t *content;        /* owned; NULL: to be read */
	char *lines;             /* owned: ready header lines */
	uint16_t section[LWS_HTTP_DOC_SECTIONS + 1]; /* where they begin */
	uint8_t coding; /* 0, or one of LWS_HTTP_CODING_* */
	uint8_t has_type;
	uint8_t varies; /* what a client gets depends on what it accepts */
	const char *interpreter; /* the mount's: a protocol that rewrites it;
				    NULL: none */
	const char *live; /* it is compressed on the way: how; NULL: not */
	char etag[48];    /* with its quotes */
	char *wanted;     /* in the same block: what was asked for */
	size_t wanted_len;
	char path[]; /* the file that it is */
};

/** struct lws_http_ask - which document is wanted */
struct lws_http_ask {
	const char *path; /* mount's origin and the rest; or the program's */
	size_t len;
	struct lws_http_look look;
};

/** lws_http_doc_get() - from the cache, or opened
 * \return counted for the caller; NULL: there is no such file, or no memory */
struct lws_http_doc *lws_http_doc_get(struct lws *wsi,
				      const struct lws_http_ask *ask);
/** lws_http_doc_put() - the caller's count is given back; NULL ok */
void lws_http_doc_put(struct lws_http_doc *d);

/** lws_http_doc_open() - without the cache (doc.c); as get */
struct lws_http_doc *lws_http_doc_open(struct lws *wsi,
				       const struct lws_http_ask *ask);
/** lws_http_doc_load() - take a small file to memory and close it
 * \return 0; -1 it stays as it was */
int lws_http_doc_load(struct lws_http_doc *d);

/** lws_http_doc_lines() - append sections of its header lines
 * \param which: bits by LWS_HTTP_DOC_*; 0, or -1: no room */
int lws_http_doc_lines(struct lws_http *h, const struct lws_http_doc *d,
		       unsigned int which, uint8_t **p, uint8_t *end);

/** lws_http_links_of() - what its mount makes of links (links.c) */
enum lws_plat_links lws_http_links_of(const struct lws_http *h);
void lws_http_links_vhost_fini(struct lws_http_vhost *own);
/** lws_http_links_open() - a platform's file for a request
 * \param path: as found for that look
 * \return descriptor owned by the caller; -1 with errno */
int lws_http_links_open(const struct lws_http_look *look, const char *path);
/** lws_http_links_stat() - what it would open; 0, -1 with errno */
int lws_http_links_stat(const struct lws_http_look *look, const char *path,
			struct lws_plat_stat *st);
/** lws_http_links_open_fop() - by file operations, as lws_vfs_file_open() */
lws_fop_fd_t lws_http_links_open_fop(const struct lws_plat_file_ops *head,
				     const struct lws_http_look *look,
				     const char *path, lws_fop_flags_t *flags);

/** lws_http_coding_for_files() - LWS_HTTP_CODING_LIVE and _VARIES bits for a
 * file that this request asks for (coding-file.c) */
uint8_t lws_http_coding_for_files(const struct lws_http *h);
/** lws_http_coding_of_doc() - is a document that is not stored compressed to be
 * compressed on the way?
 * \param varies: out, 1: for some clients
 * \return content-encoding; NULL: not */
const char *lws_http_coding_of_doc(const struct lws_http *h,
				   const struct lws_http_doc *d,
				   const char *type, int *varies);
/** lws_http_coding_file() - begin with a document that is; 0, -1: not now */
int lws_http_coding_file(struct lws_http *h, const struct lws_http_doc *d);

/** struct lws_http_docs - a thread's cache (doc-cache.c) */
struct lws_http_docs {
	struct lws_http_doc *bucket[LWS_TUNE_HTTP_DOC_BUCKETS];
	lws_dll2_owner_t by_use; /* the latest first */
	lws_sorted_usec_list_t sul_idle;
	struct lws_context_per_thread *pt;
	size_t content_bytes;
	unsigned int open; /* descriptors held */
};

/** lws_http_docs_of() - the thread's (pool.c); NULL: out of memory */
struct lws_http_docs *lws_http_docs_of(struct lws_context_per_thread *pt);
void lws_http_docs_fini(struct lws_http_docs *c);

/** enum lws_http_verdict - of the preconditions (RFC 9110 13.2.2) */
enum lws_http_verdict {
	LWS_HTTP_PROCEED,
	LWS_HTTP_NOT_MODIFIED, /* 304 */
	LWS_HTTP_FAILED        /* 412 */
};

/** lws_http_precondition() - If-Match and its kin against a document */
enum lws_http_verdict lws_http_precondition(struct lws_http *h,
					    const struct lws_http_doc *d);
/** lws_http_range_holds() - does If-Range, if there is one, let Range count?
 */
int lws_http_range_holds(struct lws_http *h, const struct lws_http_doc *d);

/** struct lws_http_parts - an answer of several ranges (RFC 9110 14.6) */
struct lws_http_parts {
	struct lws_http1_range r[LWS_LIMIT_HTTP_RANGES];
	unsigned int count;
	unsigned int next;
	uint64_t of; /* bytes of the whole */
	char type[128];
	char boundary[24];
};

/** struct lws_http_extra - what an answer has beside the document */
struct lws_http_extra {
	const char *p; /* ready lines; NULL none */
	size_t len;
	const char *type; /* the program's; NULL: the document's own */
};

#define LWS_HTTP_SECTION(name) (1u << LWS_HTTP_DOC_##name)

/** lws_http_sections() - which lines of the document an answer has */
unsigned int lws_http_sections(const struct lws_http_doc *d,
			       const struct lws_http_extra *x);
/** lws_http_put_type() - the program's type, if there is one; 0, -1 */
int lws_http_put_type(struct lws_http *h, const struct lws_http_extra *x,
		      uint8_t **p, uint8_t *end);
/** lws_http_add_extra() - what the mount's protocol and the program add; 0, -1
 */
int lws_http_add_extra(struct lws_http *h, const struct lws_http_extra *x,
		       uint8_t **p, uint8_t *end);
/** lws_http_start_sending() - the headers are out, h->file is set; 0, -1 */
int lws_http_start_sending(struct lws_http *h);

/** lws_http_file_read() - the next n bytes of the document, n <= h->file.left
 * \return 0; -1: it has fewer, or cannot be read */
int lws_http_file_read(struct lws_http *h, uint8_t *buf, size_t n);

/** lws_http_interpreter() - the protocol that rewrites such a file
 * (file-html.c); NULL: none */
const char *lws_http_interpreter(const struct lws_http_mount *m,
				 const char *path);
/** lws_http_bind_interpreter() - 0, -1: the vhost has no such protocol */
int lws_http_bind_interpreter(struct lws_http *h, const struct lws_http_doc *d);
/** lws_http_html_headers() - how such a body ends; 0, -1 no room */
int lws_http_html_headers(struct lws_http *h, uint8_t **p, uint8_t *end);
/** lws_http_html_write() - the next piece of it; 0, -1 */
int lws_http_html_write(struct lws_http *h);

/** lws_http_has_ranges - 1: this build serves parts of files */
extern const int lws_http_has_ranges;

/** lws_http_answer_ranges() - if the request is for parts (file-range.c)
 * \param d: counted for us if the answer is 0 or -1
 * \return 1 it is not, nothing was done; 0 answered; -1 close */
int lws_http_answer_ranges(struct lws_http *h, struct lws_http_doc *d,
			   const struct lws_http_extra *x);
/** lws_http_next_part() - after one of several parts
 * \return 1 there is a further one, and its head is written; 0 that was the
 *	end; -1 */
int lws_http_next_part(struct lws_http *h);

#endif
