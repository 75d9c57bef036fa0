/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files around lws_spa share: a form's bytes go through one of two
 * readers (spa-urlencoded.c, spa-multipart.c), its values into one store
 * (spa-values.c); spa.c is the public API in front of them.
 */
#ifndef LWS_ROLES_HTTP_SPA_H
#define LWS_ROLES_HTTP_SPA_H

#include "codec/multipart/multipart.h"
#include "core/core.h"

/* -- values -- */

struct lws_spa_value {
	char *text; /* in storage, or in the program's lwsac; NULL: not seen */
	uint32_t len;
	uint8_t seen; /* an empty one has no text */
};

/** struct lws_spa_values - the parameters that the program knows */
struct lws_spa_values {
	lws_spa_create_info_t info; /* pointers are the program's */
	struct lws_spa_value *list; /* owned: info.count_params */
	char *storage;              /* owned: info.max_storage bytes */
	size_t used;                /* bytes spent, of info.max_storage */
	size_t start;               /* where the value at hand begins */
	size_t at;                  /* where its next byte goes */
	int current;                /* whose it is; -1: nobody's, dropped */
};

/** lws_spa_values_init() - \return 0; -1 out of memory, nothing is left */
int lws_spa_values_init(struct lws_spa_values *v,
			const lws_spa_create_info_t *info);
void lws_spa_values_fini(struct lws_spa_values *v);

/** lws_spa_value_begin() - the value of a name starts
 * Unknown names and repeated ones are dropped: the first value counts.
 * \return 0; -1 out of memory for a wildcard's name */
int lws_spa_value_begin(struct lws_spa_values *v, const char *name);
/** lws_spa_value_add() - more of it; 0, or -1: storage is full */
int lws_spa_value_add(struct lws_spa_values *v, const void *p, size_t len);
/** lws_spa_value_end() - 0, or -1: no room for its NUL, out of memory */
int lws_spa_value_end(struct lws_spa_values *v);

/* -- url-encoded forms -- */

struct lws_spa_urlencoded {
	char name[LWS_LIMIT_FORM_NAME + 1];
	size_t name_len;
	uint8_t in_value;
	uint8_t escape; /* characters of %XX so far */
	uint8_t high;   /* its first digit */
};

int lws_spa_urlencoded_feed(struct lws_spa_urlencoded *u,
			    struct lws_spa_values *v, struct lws_span in);
int lws_spa_urlencoded_end(struct lws_spa_urlencoded *u,
			   struct lws_spa_values *v);

/* -- multipart forms -- */

struct lws_spa_multipart {
	struct lws_multipart parser;
	struct lws_spa_values *values;
	char *piece; /* owned: max_storage bytes, with the first file */
	size_t piece_len;
	uint8_t is_file; /* the part at hand goes to the program's callback */
	uint8_t failed;  /* has been said in the log */
};

/** lws_spa_multipart_make() - \param boundary: see codec/multipart
 * \return owned by the caller, lws_spa_multipart_destroy(); NULL: no memory */
struct lws_spa_multipart *lws_spa_multipart_make(struct lws_spa_values *v,
						 struct lws_span boundary);
void lws_spa_multipart_destroy(struct lws_spa_multipart *m);
int lws_spa_multipart_feed(struct lws_spa_multipart *m, struct lws_span in);

#endif
