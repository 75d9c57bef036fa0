/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Opening and closing a database, and making the tables that maps describe.
 */
#include "system/struct-sqlite/tables.h"

#include "core-net/core-net.h"

/* Before sqlite sees it, so that the file is never another's to read. 0, or
 * -1: said in the log */
static int
own_file(struct lws_context *cx, const char *path, int create)
{
	int fd, r;

	if (!path[0] || path[0] == ':' || !strncmp(path, "file:", 5))
		return 0; /* in memory, or for sqlite to know */
	fd = lws_plat_open(path, create ? O_RDWR | O_CREAT : O_RDWR, 0600);
	if (fd < 0) {
		lwsl_err("sqlite3: %s: %s\n", path, strerror(errno));
		return -1;
	}
	r = lws_plat_set_mode(fd, 0600);
	if (!r && cx && cx->uid)
		r = lws_plat_give(fd, cx->uid, cx->gid);
	if (r)
		lwsl_warn("sqlite3: %s: %s\n", path, strerror(errno));
	lws_plat_close(fd);

	return 0;
}

int
lws_struct_sq3_open(struct lws_context *context, const char *sqlite3_path,
		    char create_if_missing, sqlite3 **pdb)
{
	const int flags = SQLITE_OPEN_READWRITE |
			  (create_if_missing ? SQLITE_OPEN_CREATE : 0);

	*pdb = NULL;
	if (own_file(context, sqlite3_path, create_if_missing))
		return 1;
	if (sqlite3_open_v2(sqlite3_path, pdb, flags, NULL) != SQLITE_OK) {
		lwsl_err("sqlite3: %s: %s\n", sqlite3_path,
			 *pdb ? sqlite3_errmsg(*pdb) : "out of memory");
		sqlite3_close(*pdb);
		*pdb = NULL;
		return 1;
	}
	sqlite3_extended_result_codes(*pdb, 1);

	return 0;
}

int
lws_struct_sq3_close(sqlite3 **pdb)
{
	if (!*pdb)
		return 0;
	if (sqlite3_close(*pdb) != SQLITE_OK) {
		lwsl_err("sqlite3: %s\n", sqlite3_errmsg(*pdb));
		return 1;
	}
	*pdb = NULL;

	return 0;
}

static const char *
column_type(const lws_struct_map_t *m, int is_key)
{
	if (is_key)
		return " integer primary key autoincrement";
	switch (m->type) {
	case LSMT_STRING_CHAR_ARRAY:
	case LSMT_STRING_PTR:
		return " varchar";
	case LSMT_BLOB_PTR:
		return " blob";
	default:
		return " integer";
	}
}

/* names are looked up by it, and are to be there once. A table that has some
 * twice already does without */
static void
index_names(sqlite3 *db, const char *table)
{
	struct lws_sql s = { 0 };
	char name[128];
	sqlite3_stmt *st;

	lws_snprintf(name, sizeof(name), "%s_name_idx", table);
	lws_sql_add(&s, "create unique index if not exists ");
	lws_sql_name(&s, name);
	lws_sql_add(&s, " on ");
	lws_sql_name(&s, table);
	lws_sql_add(&s, " (name)");
	st = lws_sql_prepare(&s, db);
	if (st) {
		sqlite3_step(st);
		sqlite3_finalize(st);
	}
}

int
lws_struct_sq3_create_table(sqlite3 *pdb, const lws_struct_map_t *schema)
{
	const size_t n = schema->child_map_size,
		     key = lws_table_key(schema->child_map, n);
	struct lws_sql s = { 0 };
	int has_name = 0;
	size_t i;

	lws_sql_add(&s, "create table if not exists ");
	lws_sql_name(&s, schema->colname);
	lws_sql_add(&s, " (_lws_idx integer");
	for (i = 0; i < n; i++) {
		const lws_struct_map_t *m = &schema->child_map[i];

		if (!lws_table_has(m))
			continue;
		lws_sql_add(&s, ", ");
		lws_sql_name(&s, m->colname);
		lws_sql_add(&s, column_type(m, i == key));
		has_name |= !strcmp(m->colname, "name");
	}
	lws_sql_add(&s, ")");
	if (lws_sql_exec(&s, pdb))
		return -1;
	if (has_name)
		index_names(pdb, schema->colname);

	return 0;
}
