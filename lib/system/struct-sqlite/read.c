/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Rows into structs, in an lwsac and on a list.
 */
#include "system/struct-sqlite/tables.h"

struct reader {
	sqlite3_stmt *st;
	const lws_struct_map_t *schema;
	struct lwsac **ac;
};

/* a signed number that was stored as the unsigned one of the same bits is
 * what it was */
static int
read_int(sqlite3_stmt *st, int col, const lws_struct_map_t *m, void *obj)
{
	const sqlite3_int64 v = sqlite3_column_int64(st, col);
	const unsigned int bits = (unsigned int)m->aux * 8;
	uint64_t u = (uint64_t)v;
	int negative = v < 0;

	if (m->aux == 8) /* all bits are there: by their meaning */
		return lws_struct_int_set(obj, m, u,
					  negative && m->type == LSMT_SIGNED) <
		       0;
	if (m->type == LSMT_SIGNED && bits < 64 && v > 0 &&
	    v >> (bits - 1) == 1) {
		u |= UINT64_MAX << bits;
		negative = 1;
	}

	return lws_struct_int_set(obj, m, u, negative) < 0;
}

/* text or a blob, with a NUL behind it */
static void *
copy_bytes(struct reader *r, int col, const void *p, size_t len)
{
	char *to = lwsac_use(r->ac, len + 1, 0);

	(void)col;
	if (!to)
		return NULL;
	if (len)
		memcpy(to, p, len);
	to[len] = '\0';

	return to;
}

static int
read_ptr(struct reader *r, int col, const lws_struct_map_t *m, void *obj)
{
	const int is_blob = m->type == LSMT_BLOB_PTR;
	const void *p = is_blob ? sqlite3_column_blob(r->st, col)
				: (const void *)sqlite3_column_text(r->st, col);
	const size_t len = (size_t)sqlite3_column_bytes(r->st, col);
	const lws_struct_map_t size = { .colname = m->colname,
					.ofs = m->ofs_clist,
					.aux = m->child_map_size,
					.type = LSMT_UNSIGNED };
	void *to;

	if (len && !p)
		return -1;
	to = copy_bytes(r, col, p, len);
	if (!to)
		return -1;
	memcpy((char *)obj + m->ofs, &to, sizeof(to));

	return is_blob && lws_struct_int_set(obj, &size, len, 0) ? -1 : 0;
}

static int
read_column(struct reader *r, int col, const lws_struct_map_t *m, void *obj)
{
	const char *p;

	if (sqlite3_column_type(r->st, col) == SQLITE_NULL)
		return 0;
	switch (m->type) {
	case LSMT_STRING_CHAR_ARRAY:
		p = (const char *)sqlite3_column_text(r->st, col);
		if (!p)
			return -1;
		lws_struct_carray_append(
			obj, m, 0, p, (size_t)sqlite3_column_bytes(r->st, col));
		return 0;
	case LSMT_STRING_PTR:
	case LSMT_BLOB_PTR:
		return read_ptr(r, col, m, obj);
	default:
		return read_int(r->st, col, m, obj) ? -1 : 0;
	}
}

static int
read_row(struct reader *r, lws_dll2_owner_t *o)
{
	const lws_struct_map_t *s = r->schema;
	const size_t ofs = s->type == LSMT_SCHEMA ? s->ofs : s->ofs_clist;
	char *obj = lwsac_use_zero(r->ac, s->aux, 0);
	int col = 0;
	size_t i;

	if (!obj)
		return -1;
	for (i = 0; i < s->child_map_size; i++)
		if (lws_table_has(&s->child_map[i]) &&
		    read_column(r, col++, &s->child_map[i], obj))
			return -1;
	lws_dll2_add_tail((lws_dll2_t *)(void *)(obj + ofs), o);

	return 0;
}

static int
read_rows(struct reader *r, lws_dll2_owner_t *o)
{
	int n;

	while ((n = sqlite3_step(r->st)) == SQLITE_ROW)
		if (read_row(r, o))
			return -1;
	if (n == SQLITE_DONE)
		return 0;
	lwsl_err("sqlite3: %s\n", sqlite3_errmsg(sqlite3_db_handle(r->st)));

	return -1;
}

static void
sql_select(struct lws_sql *s, const lws_struct_map_t *schema)
{
	const char *comma = "";
	size_t i;

	lws_sql_add(s, "select ");
	for (i = 0; i < schema->child_map_size; i++) {
		if (!lws_table_has(&schema->child_map[i]))
			continue;
		lws_sql_add(s, comma);
		lws_sql_name(s, schema->child_map[i].colname);
		comma = ", ";
	}
	lws_sql_add(s, " from ");
	lws_sql_name(s, schema->colname);
}

int
lws_struct_sq3_deserialize(sqlite3 *pdb, const char *filter, const char *order,
			   const lws_struct_map_t *schema, lws_dll2_owner_t *o,
			   struct lwsac **ac, int start, int limit)
{
	struct reader r = { NULL, schema, ac };
	struct lws_sql s = { 0 };
	int n;

	lws_dll2_owner_clear(o);
	sql_select(&s, schema);
	lws_sql_add(&s, " where 1=1 ");
	lws_sql_add(&s, filter);
	lws_sql_add(&s, " order by ");
	lws_sql_add(&s, order ? order : "_lws_idx");
	if (limit < 0)
		lws_sql_add(&s, " desc");
	lws_sql_add(&s, " limit ");
	lws_sql_number(&s, limit < 0 ? -(long long)limit : limit);
	lws_sql_add(&s, " offset ");
	lws_sql_number(&s, start);
	r.st = lws_sql_prepare(&s, pdb);
	if (!r.st)
		return -1;
	n = read_rows(&r, o);
	sqlite3_finalize(r.st);
	if (n) {
		lws_dll2_owner_clear(o);
		lwsac_free(ac);
	}

	return n;
}
