/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the full-text search share: an index in memory while it is
 * made (build.c), and its form on disk (serialize.c, read.c). All numbers there
 * are big-endian; offsets are from the start of the file.
 *
 *	header	magic, root, length of the file, path table, count of paths
 *	lines	of each file: bytes of each line, as varints
 *	places	of each word: 0 and a file's index, then for each hit 1 and how
 *		many lines it is below the one before, as varints
 *	texts	of all words, in order, one behind the other
 *	words	records of LWS_FTS_RECORD bytes, in order of their text
 *	paths	a record of LWS_FTS_PATH_RECORD bytes and the path, each
 *	root	count of words, where the records are
 */
#ifndef LWS_FTS_FRONT_H
#define LWS_FTS_FRONT_H

#include "core/core.h"
#include "plat/plat.h"

#define LWS_FTS_MAGIC  0xca7a5f75u
#define LWS_FTS_HEADER 20u

/* text, places: offsets; bytes of places; hits; hits of all words before;
 * length of the text */
#define LWS_FTS_RECORD      24u
/* lines: offset, bytes, count; priority; length of the path */
#define LWS_FTS_PATH_RECORD 20u

/* -- an index in the making -- */

struct lws_fts_bytes { /* that grow */
	uint8_t *p;    /* owned */
	uint32_t len, room;
};

struct lws_fts_word {
	struct lws_fts_word *chain;
	struct lws_fts_bytes places;
	uint32_t hash, hits;
	uint32_t file, line; /* of the last hit; file + 1, 0: none yet */
	uint8_t len;
	char text[]; /* not terminated */
};

struct lws_fts_source { /* a file that is indexed */
	char *path;     /* owned */
	struct lws_fts_bytes lines;
	uint32_t count; /* of lines */
	int priority;
};

struct lws_fts {
	struct lws_fts_word **bucket;  /* owned; words owned by their chain */
	struct lws_fts_source *source; /* owned */
	uint32_t count_buckets, count_words;
	uint32_t count_sources, room_sources;
	uint32_t now;      /* file that is filled + 1; 0: none */
	uint32_t line;     /* of it, from 1 */
	uint32_t line_len; /* bytes of the line so far */
	uint32_t word_len; /* of the word so far */
	int fd;            /* the program's */
	char word[LWS_LIMIT_FTS_WORD];
};

/** lws_fts_varint() - append a number; 0, or -1: out of memory */
int lws_fts_varint(struct lws_fts_bytes *b, uint32_t v);

/** lws_fts_finish() - the file that is filled is over; 0, or -1 */
int lws_fts_finish(struct lws_fts *t);

/* -- an index on disk -- */

struct lws_fts_window { /* a part of it */
	uint32_t at, len;
	uint8_t p[4096];
};

struct lws_fts_file {
	int fd; /* owned */
	uint32_t len;
	uint32_t words, count_words; /* records */
	uint32_t paths, count_paths;
	struct lws_fts_window records, texts;
};

struct lws_fts_record {
	uint32_t text, places, places_len, hits, before;
	uint8_t len;
};

/** lws_fts_folded() - a byte of a word, ASCII in lower case; 0: not of a word
 */
uint8_t lws_fts_folded(uint8_t c);

/** lws_fts_at() - n bytes of the index
 * \param n: 0 to 4096
 * \return in w, until its next use; NULL: they are not there */
const uint8_t *lws_fts_at(struct lws_fts_file *f, struct lws_fts_window *w,
			  uint32_t at, uint32_t n);

/** lws_fts_load() - a longer part; the caller's (lws_free()), or NULL */
uint8_t *lws_fts_load(struct lws_fts_file *f, uint32_t at, uint32_t len);

/** lws_fts_record() - word n, in order; text: out, in f->texts
 * \return 0, or -1: damaged */
int lws_fts_record(struct lws_fts_file *f, uint32_t n, struct lws_fts_record *r,
		   const char **text);

/** lws_fts_first() - the first word that is not before a text
 * \param past_prefix: 1: and does not begin with it
 * \return its number, count_words: none */
uint32_t lws_fts_first(struct lws_fts_file *f, const char *text, size_t len,
		       int past_prefix);

/** lws_fts_next_varint() - 0, or -1: cut, or too large */
int lws_fts_next_varint(struct lws_span *s, uint32_t *v);

struct lws_fts_needle {
	char text[LWS_LIMIT_FTS_NEEDLE]; /* folded */
	uint8_t len;
};

/** lws_fts_complete() - words that begin with the needle
 * \param head: out, in *ac
 * \return 0, or -1: out of memory, or damaged */
int lws_fts_complete(struct lws_fts_file *f, const struct lws_fts_needle *n,
		     int most, struct lwsac **ac,
		     struct lws_fts_result_autocomplete **head);

#endif
