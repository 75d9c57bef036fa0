/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A cookie jar, as its files share it: lines (jar-line.c), the file and its
 * lock (jar-file.c), the operations of the cache (jar.c).
 */
#ifndef LWS_CACHE_JAR_H
#define LWS_CACHE_JAR_H

#include "system/cache/cache.h"

/** struct lws_jar_line - a cookie in the file; all parts point into text */
struct lws_jar_line {
	struct lws_span text; /* all of it, without its line end */
	struct lws_span host, path, name;
	uint64_t expiry; /* seconds since 1970; 0: with the session */
};

/** lws_jar_line_parse() - host, flag, path, secure, expiry, name, value
 * \param text: one line without its end; may begin with #HttpOnly_
 * \return 0, or -1: a comment, or no cookie */
int lws_jar_line_parse(struct lws_jar_line *l, struct lws_span text);

/** lws_jar_line_next() - the next cookie in a file's text
 * \param file: moves behind it; what is none is skipped
 * \return 1; 0 at the end */
int lws_jar_line_next(struct lws_jar_line *l, struct lws_span *file);

/** lws_jar_line_is() - 1 if its tag is host|path|name as given, else 0 */
int lws_jar_line_is(const struct lws_jar_line *l, const char *tag);

/** lws_jar_line_tag() - its tag
 * \param tag: gets lws_jar_line_tag_len() bytes, no NUL */
void lws_jar_line_tag(const struct lws_jar_line *l, char *tag);
size_t lws_jar_line_tag_len(const struct lws_jar_line *l);

/** lws_jar_tag_match() - does a tag fit?
 * \param is_lookup: 1: the pattern's path is one that is requested
 *	(RFC 6265 5.1.4); 0: it is a wildcard like the rest
 * \return 0 it does */
int lws_jar_tag_match(const char *pattern, struct lws_cache_tag tag,
		      int is_lookup);

/** struct lws_jar_file - where it is; all owned, in one block with path */
struct lws_jar_file {
	char *path;
	const char *tmp;  /* becomes path when it is complete */
	const char *lock; /* whoever could make it may change path */
};

/** lws_jar_file_init() - 0, or -1: out of memory */
int lws_jar_file_init(struct lws_jar_file *f, const char *path);
void lws_jar_file_fini(struct lws_jar_file *f);

/** lws_jar_file_load() - its whole text
 * \param buf: out, the caller's (lws_free()); NULL if there is no file
 * \return 0; -1, said in the log */
int lws_jar_file_load(const struct lws_jar_file *f, uint8_t **buf, size_t *len);

/** lws_jar_file_lock() - 0, or -1, said in the log: somebody has it */
int lws_jar_file_lock(const struct lws_jar_file *f);
void lws_jar_file_unlock(const struct lws_jar_file *f);

/** lws_jar_file_replace() - all of its text, or nothing, while locked
 * \return 0; -1, said in the log: it is as it was */
int lws_jar_file_replace(const struct lws_jar_file *f,
			 const struct lws_cache_creation_info *info,
			 struct lws_span text);

#endif
