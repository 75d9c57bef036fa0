/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Arguments of POSTed forms (RFC 7578 and application/x-www-form-urlencoded),
 * parsed as the body arrives, files included.
 */

#ifndef LWS_SPA_H
#define LWS_SPA_H

struct lws_spa;

/** What happens to a file that is uploaded */
enum lws_spa_fileupload_states {
	LWS_UFS_CONTENT = 0,       /**< a piece of it */
	LWS_UFS_FINAL_CONTENT = 1, /**< its last piece, which may be empty */
	LWS_UFS_OPEN = 2,          /**< it begins */
	/** the form is over; once, file or not */
	LWS_UFS_CLOSE = 3,
};

/** Called for files in a form
 * \param data: the program's
 * \param name: the part's name, as the peer gave it
 * \param filename: the file's name, as the peer gave it: clean it
 *	before use
 * \param buf: the piece, which may be changed
 * \param len: bytes of it
 * \param state: what happens
 * \return 0, negative to give up
 */
typedef int (*lws_spa_fileupload_cb)(void *data, const char *name,
				     const char *filename, char *buf, int len,
				     enum lws_spa_fileupload_states state);

/** Parameters of lws_spa_create_via_info(); zeroed, then set */
struct lws_spa_create_info {
	/** names of parameters; must outlive the parser */
	const char *const *param_names;
	int count_params; /**< how many */
	/** bytes for all values and their NULs, 0: 512; also the size of pieces
	 * of files
	 */
	int max_storage;
	lws_spa_fileupload_cb opt_cb; /**< called for files, or NULL */
	void *opt_data;               /**< its first argument */
	/** bytes from one name to the next, 0: an array of pointers */
	size_t param_names_stride;
	/** allocate from this lwsac, or NULL */
	struct lwsac **ac;
	size_t ac_chunk_size; /**< its chunks, 0: default */
};

typedef struct lws_spa_create_info lws_spa_create_info_t;

#if defined(LWS_WITH_NETWORK)

/** lws_spa_create() - begin to parse a form
 * \param wsi: the connection, while it has the request's headers
 * \param param_names: names of parameters; must outlive the parser
 * \param count_params: how many
 * \param max_storage: bytes for all values and their NULs
 * \param opt_cb: called for files, or NULL
 * \param opt_data: its first argument
 * \return the parser, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN struct lws_spa *
lws_spa_create(struct lws *wsi, const char *const *param_names,
	       int count_params, int max_storage, lws_spa_fileupload_cb opt_cb,
	       void *opt_data);

/** lws_spa_create_via_info() - lws_spa_create() with a record
 * \param wsi: the connection, while it has the request's headers
 * \param info: parameters, only read during the call
 * \return as lws_spa_create()
 */
LWS_VISIBLE LWS_EXTERN struct lws_spa *
lws_spa_create_via_info(struct lws *wsi, const lws_spa_create_info_t *info);

/** lws_spa_process() - parse a piece of the body
 * \param spa: the parser
 * \param in: the piece, cut anywhere
 * \param len: bytes of it
 * \return 0, or -1: give up
 */
LWS_VISIBLE LWS_EXTERN int lws_spa_process(struct lws_spa *spa, const char *in,
					   int len);

/** lws_spa_finalize() - there is no more of the body
 * \param spa: the parser; NULL is let pass
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_spa_finalize(struct lws_spa *spa);

/** lws_spa_get_length() - length of a value, after lws_spa_finalize()
 * \param spa: the parser
 * \param n: index of the parameter
 * \return bytes, 0 if it did not come
 */
LWS_VISIBLE LWS_EXTERN int lws_spa_get_length(struct lws_spa *spa, int n);

/** lws_spa_get_string() - a value, after lws_spa_finalize()
 * \param spa: the parser
 * \param n: index of the parameter
 * \return the value with a NUL, the parser's; NULL if it did not come
 *	or is empty
 */
LWS_VISIBLE LWS_EXTERN const char *lws_spa_get_string(struct lws_spa *spa,
						      int n);

/** lws_spa_destroy() - free a parser
 * \param spa: the parser
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_spa_destroy(struct lws_spa *spa);

#endif

#endif
