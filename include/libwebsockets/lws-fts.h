/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Full text search: an index made of text files, and searches with completion
 * in it. READMEs/README.fts.md shows it in use. An index belongs to one thread
 * at a time. Without LWS_WITH_FTS the functions are not there.
 */

#ifndef LWS_FTS_H
#define LWS_FTS_H

/** words that begin with the needle */
#define LWSFTS_F_QUERY_AUTOCOMPLETE (1 << 0)
/** files that have the word */
#define LWSFTS_F_QUERY_FILES        (1 << 1)
/** and for each hit two uint32_t: line, from 1, and the byte where it begins */
#define LWSFTS_F_QUERY_FILE_LINES   (1 << 2)
/** and a const char *: the line's text, read from the file */
#define LWSFTS_F_QUERY_QUOTE_LINE   (1 << 3)

struct lws_fts;
struct lws_fts_file;

/** a file that has the word; matches_length bytes of hits follow, then its path
 * and a NUL */
struct lws_fts_result_filepath {
	struct lws_fts_result_filepath *next;
	int matches;         /**< hits in it */
	int matches_length;  /**< bytes of hits that follow */
	int lines_in_file;   /**< all its lines */
	int filepath_length; /**< bytes of its path */
};

/** a word that begins with the needle; it follows, with a NUL */
struct lws_fts_result_autocomplete {
	struct lws_fts_result_autocomplete *next;
	int instances;     /**< hits; 0: only what follows it makes words */
	int agg_instances; /**< its hits and those of all it begins */
	int ac_length;     /**< bytes of it */
	char elided;       /**< 0 */
	char has_children; /**< longer words begin with it */
};

/** what a search found, in results_head */
struct lws_fts_result {
	struct lws_fts_result_filepath *filepath_head;
	struct lws_fts_result_autocomplete *autocomplete_head;
	int duration_ms;     /**< milliseconds that it took */
	int effective_flags; /**< LWSFTS_F_QUERY_... as asked */
};

/** what to search for; zeroed, then set */
struct lws_fts_search_params {
	const char *needle;         /**< the word, 30 bytes at most */
	const char *only_filepath;  /**< this file alone; NULL: all */
	struct lwsac *results_head; /**< out: for lwsac_free() */
	int flags;                  /**< LWSFTS_F_QUERY_... */
	int max_autocomplete;       /**< words at most */
	int max_files;              /**< not used */
	int max_lines;              /**< not used */
};

/** lws_fts_create() - begin an index
 * \param fd: where it is written; can be written and seeked; stays open
 * \return the caller's, for lws_fts_destroy(); NULL: out of memory, or fd is
 *	not writable */
LWS_VISIBLE LWS_EXTERN struct lws_fts *lws_fts_create(int fd);

/** lws_fts_destroy() - free an index in the making
 * \param trie: the index, NULL on return; may be NULL before */
LWS_VISIBLE LWS_EXTERN void lws_fts_destroy(struct lws_fts **trie);

/** lws_fts_file_index() - one more file
 * \param t: the index
 * \param filepath: its path, copied, need not be terminated
 * \param filepath_len: bytes of it, at most 255
 * \param priority: among files with as many hits, the higher comes first
 * \return 0, 1, ... for lws_fts_fill(); -1: out of memory, or too long */
LWS_VISIBLE LWS_EXTERN int lws_fts_file_index(struct lws_fts *t,
					      const char *filepath,
					      int filepath_len, int priority);

/** lws_fts_fill() - a piece of a file's text
 * \param t: the index
 * \param file_index: the file; the one before is over then
 * \param buf: text, cut anywhere
 * \param len: bytes of it
 * \return 0; 1: out of memory, or no such file */
LWS_VISIBLE LWS_EXTERN int lws_fts_fill(struct lws_fts *t, uint32_t file_index,
					const char *buf, size_t len);

/** lws_fts_serialize() - write it, once, when all is there
 * \param t: the index
 * \return 0; 1: it could not be written */
LWS_VISIBLE LWS_EXTERN int lws_fts_serialize(struct lws_fts *t);

/** lws_fts_open() - an index for searching
 * \param filepath: its path
 * \return the caller's, for lws_fts_close(); NULL: it is not a whole index, or
 *	memory is short */
LWS_VISIBLE LWS_EXTERN struct lws_fts_file *lws_fts_open(const char *filepath);

/** lws_fts_search() - search
 * \param jtf: the index
 * \param ftsp: what for; results_head is set, whatever it was
 * \return what was found, also if that is nothing; NULL: the needle is NULL or
 *	too long, memory is short, the index is damaged */
LWS_VISIBLE LWS_EXTERN struct lws_fts_result *
lws_fts_search(struct lws_fts_file *jtf, struct lws_fts_search_params *ftsp);

/** lws_fts_close() - close an index
 * \param jtf: the index */
LWS_VISIBLE LWS_EXTERN void lws_fts_close(struct lws_fts_file *jtf);

#endif
