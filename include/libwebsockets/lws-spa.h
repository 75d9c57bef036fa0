/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Arguments of POSTed forms (RFC 7578 and application/x-www-form-urlencoded),
 * parsed as the body arrives, files included.
 */

#ifndef LWS_SPA_H
#define LWS_SPA_H

struct lws_spa;

enum lws_spa_fileupload_states {
	LWS_UFS_CONTENT = 0,
	LWS_UFS_FINAL_CONTENT = 1,
	LWS_UFS_OPEN = 2,
	LWS_UFS_CLOSE = 3,
};

typedef int (*lws_spa_fileupload_cb)(void *data, const char *name,
				     const char *filename, char *buf, int len,
				     enum lws_spa_fileupload_states state);

struct lws_spa_create_info {
	const char *const *param_names;
	int count_params;
	int max_storage;
	lws_spa_fileupload_cb opt_cb;
	void *opt_data;
	size_t param_names_stride;
	struct lwsac **ac;
	size_t ac_chunk_size;
};

typedef struct lws_spa_create_info lws_spa_create_info_t;
#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN struct lws_spa *
lws_spa_create(struct lws *wsi, const char *const *param_names,
	       int count_params, int max_storage, lws_spa_fileupload_cb opt_cb,
	       void *opt_data);

LWS_VISIBLE LWS_EXTERN struct lws_spa *
lws_spa_create_via_info(struct lws *wsi, const lws_spa_create_info_t *info);

LWS_VISIBLE LWS_EXTERN int lws_spa_process(struct lws_spa *spa, const char *in,
					   int len);

LWS_VISIBLE LWS_EXTERN int lws_spa_finalize(struct lws_spa *spa);

LWS_VISIBLE LWS_EXTERN int lws_spa_get_length(struct lws_spa *spa, int n);

LWS_VISIBLE LWS_EXTERN const char *lws_spa_get_string(struct lws_spa *spa,
						      int n);

LWS_VISIBLE LWS_EXTERN int lws_spa_destroy(struct lws_spa *spa);

#endif

#endif
