/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Structs into rows. A primary key that is unsigned is the database's to give;
 * a signed one is the program's.
 */
#include "system/struct-sqlite/tables.h"

struct table {
	sqlite3 *db;
	const char *name;
	const lws_struct_map_t *map;
	size_t n;
	const char *where; /* column that says which row; NULL */
};

static int
is_written(const struct table *t, size_t i)
{
	const lws_struct_map_t *m = &t->map[i];

	if (!lws_table_has(m))
		return 0;
	if (t->where && !strcmp(m->colname, t->where))
		return 1;

	return i != lws_table_key(t->map, t->n) || m->type != LSMT_UNSIGNED;
}

static const lws_struct_map_t *
where_member(const struct table *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (lws_table_has(&t->map[i]) &&
		    !strcmp(t->map[i].colname, t->where))
			return &t->map[i];
	lwsl_err("sqlite3: %s: no column %s\n", t->name, t->where);

	return NULL;
}

/* insert into "t" ([_lws_idx,]columns) values (?,...) */
static void
sql_insert(struct lws_sql *s, const struct table *t, int with_idx)
{
	const char *comma = "";
	size_t i, count = 0;

	lws_sql_add(s, "insert into ");
	lws_sql_name(s, t->name);
	lws_sql_add(s, " (");
	if (with_idx) {
		lws_sql_add(s, "_lws_idx");
		comma = ", ";
		count++;
	}
	for (i = 0; i < t->n; i++) {
		if (!is_written(t, i))
			continue;
		lws_sql_add(s, comma);
		lws_sql_name(s, t->map[i].colname);
		comma = ", ";
		count++;
	}
	lws_sql_add(s, ") values (");
	for (i = 0; i < count; i++)
		lws_sql_add(s, i ? ", ?" : "?");
	lws_sql_add(s, ")");
}

static int
bind_all(sqlite3_stmt *st, const struct table *t, int at, const void *obj)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (is_written(t, i) &&
		    lws_table_bind(st, at++, &t->map[i], obj))
			return -1;

	return 0;
}

static int
insert_one(sqlite3_stmt *st, const struct table *t, uint32_t idx,
	   const void *obj)
{
	sqlite3_bind_int64(st, 1, idx);
	if (bind_all(st, t, 2, obj))
		return -1;
	if (sqlite3_step(st) != SQLITE_DONE) {
		lwsl_err("sqlite3: %s: %s\n", t->name, sqlite3_errmsg(t->db));
		return -1;
	}

	return sqlite3_reset(st) == SQLITE_OK ? 0 : -1;
}

static int
insert_list(const struct table *t, const lws_dll2_owner_t *owner, size_t ofs,
	    uint32_t idx)
{
	struct lws_sql s = { 0 };
	sqlite3_stmt *st;
	int r = 0;

	sql_insert(&s, t, 1);
	st = lws_sql_prepare(&s, t->db);
	if (!st)
		return -1;
	lws_start_foreach_dll(struct lws_dll2 *, d, owner->head)
	{
		if (!r)
			r = insert_one(st, t, idx++, (char *)d - ofs);
	}
	lws_end_foreach_dll(d);
	sqlite3_finalize(st);

	return r;
}

static int
say(sqlite3 *db, const char *what)
{
	struct lws_sql s = { 0 };

	lws_sql_add(&s, what);

	return lws_sql_exec(&s, db);
}

/* all or none; inside the program's own transaction as well */
int
lws_struct_sq3_serialize(sqlite3 *pdb, const lws_struct_map_t *schema,
			 lws_dll2_owner_t *owner, uint32_t manual_idx)
{
	const struct table t = { pdb, schema->colname, schema->child_map,
				 schema->child_map_size, NULL };
	const size_t ofs =
		schema->type == LSMT_SCHEMA ? schema->ofs : schema->ofs_clist;

	if (say(pdb, "savepoint lws_struct"))
		return 1;
	if (insert_list(&t, owner, ofs, manual_idx)) {
		say(pdb, "rollback to lws_struct");
		say(pdb, "release lws_struct");
		return 1;
	}

	return !!say(pdb, "release lws_struct");
}

int
lws_struct_sq3_update(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col)
{
	const struct table t = { pdb, table, map, map_entries, where_col };
	const lws_struct_map_t *where = where_member(&t);
	struct lws_sql s = { 0 };
	const char *comma = "";
	sqlite3_stmt *st;
	int at = 1, r = 0;
	size_t i;

	if (!where)
		return 1;
	lws_sql_add(&s, "update ");
	lws_sql_name(&s, table);
	lws_sql_add(&s, " set ");
	for (i = 0; i < map_entries; i++) {
		if (!is_written(&t, i) || &map[i] == where)
			continue;
		lws_sql_add(&s, comma);
		lws_sql_name(&s, map[i].colname);
		lws_sql_add(&s, " = ?");
		comma = ", ";
	}
	lws_sql_add(&s, " where ");
	lws_sql_name(&s, where_col);
	lws_sql_add(&s, " = ?");
	st = lws_sql_prepare(&s, pdb);
	if (!st)
		return 1;
	for (i = 0; i < map_entries && !r; i++)
		if (is_written(&t, i) && &map[i] != where)
			r = lws_table_bind(st, at++, &map[i], data);
	if (!r)
		r = lws_table_bind(st, at, where, data);
	if (r) {
		sqlite3_finalize(st);
		return 1;
	}

	return lws_sql_run(pdb, st) || sqlite3_changes(pdb) < 1;
}

int
lws_struct_sq3_upsert(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col)
{
	const struct table t = { pdb, table, map, map_entries, where_col };
	const lws_struct_map_t *where = where_member(&t);
	const char *sep = " do update set ";
	struct lws_sql s = { 0 };
	sqlite3_stmt *st;
	size_t i;

	if (!where)
		return -1;
	sql_insert(&s, &t, 0);
	lws_sql_add(&s, " on conflict (");
	lws_sql_name(&s, where_col);
	lws_sql_add(&s, ")");
	for (i = 0; i < map_entries; i++) {
		if (!is_written(&t, i) || &map[i] == where)
			continue;
		lws_sql_add(&s, sep);
		lws_sql_name(&s, map[i].colname);
		lws_sql_add(&s, " = excluded.");
		lws_sql_name(&s, map[i].colname);
		sep = ", ";
	}
	if (sep[1] == 'd') /* it has no other column */
		lws_sql_add(&s, " do nothing");
	st = lws_sql_prepare(&s, pdb);
	if (st && bind_all(st, &t, 1, data)) {
		sqlite3_finalize(st);
		return -1;
	}

	return lws_sql_run(pdb, st);
}
