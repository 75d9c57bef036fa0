/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of struct-sqlite share: statements are text made here
 * (sql.c), names in double quotes, values always bound, so nothing that a
 * program or a peer says can be taken for SQL but the filter and the order
 * that lws_struct_sq3_deserialize() documents.
 */
#ifndef LWS_STRUCT_SQLITE_TABLES_H
#define LWS_STRUCT_SQLITE_TABLES_H

#include "codec/struct/struct.h"

#include <sqlite3.h>

/** struct lws_sql - a statement in the making; begins zeroed */
struct lws_sql {
	char *text; /* owned; terminated */
	size_t len, room;
	int oom; /* it is not whole, and will not be run */
};

/** lws_sql_add() - some of it, as it is; NULL adds nothing */
void lws_sql_add(struct lws_sql *s, const char *text);

/** lws_sql_name() - a table's or column's name, quoted */
void lws_sql_name(struct lws_sql *s, const char *name);

/** lws_sql_number() - a decimal number */
void lws_sql_number(struct lws_sql *s, long long n);

/** lws_sql_prepare() - make a statement; s is freed whatever happens
 * \return the caller's, or NULL, said in the log */
sqlite3_stmt *lws_sql_prepare(struct lws_sql *s, sqlite3 *db);

/** lws_sql_run() - to its end, without rows, and finalize it
 * \param st: may be NULL, which fails
 * \return 0, or -1, said in the log */
int lws_sql_run(sqlite3 *db, sqlite3_stmt *st);

/** lws_sql_exec() - prepare and run */
int lws_sql_exec(struct lws_sql *s, sqlite3 *db);

/** lws_table_has() - is this member a column? */
int lws_table_has(const lws_struct_map_t *m);

/** lws_table_key() - the column that is the primary key: the first integer
 * \return index in map, or n: there is none */
size_t lws_table_key(const lws_struct_map_t *map, size_t n);

/** lws_table_bind() - a member's value for parameter number at, from 1
 * \return 0, or -1 */
int lws_table_bind(sqlite3_stmt *st, int at, const lws_struct_map_t *m,
		   const void *obj);

#endif
