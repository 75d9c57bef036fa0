/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Statements and values: the text of one, running it, what of a struct is a
 * column and how its values are bound.
 */
#include "system/struct-sqlite/tables.h"

static void
add(struct lws_sql *s, const char *text, size_t len)
{
	if (s->oom)
		return;
	if (s->room - s->len < len + 1) {
		const size_t room = 2 * s->room + len + 256;
		char *p = lws_realloc(s->text, room, "sql");

		if (!p) {
			s->oom = 1;
			return;
		}
		s->text = p;
		s->room = room;
	}
	memcpy(s->text + s->len, text, len);
	s->len += len;
	s->text[s->len] = '\0';
}

void
lws_sql_add(struct lws_sql *s, const char *text)
{
	if (text)
		add(s, text, strlen(text));
}

void
lws_sql_name(struct lws_sql *s, const char *name)
{
	add(s, "\"", 1);
	for (; *name; name++) {
		if (*name == '"')
			add(s, "\"", 1);
		add(s, name, 1);
	}
	add(s, "\"", 1);
}

void
lws_sql_number(struct lws_sql *s, long long n)
{
	char text[24];

	lws_snprintf(text, sizeof(text), "%lld", n);
	lws_sql_add(s, text);
}

static void
complain(sqlite3 *db, const char *what)
{
	lwsl_err("sqlite3: %s: %s\n", sqlite3_errmsg(db), what ? what : "");
}

sqlite3_stmt *
lws_sql_prepare(struct lws_sql *s, sqlite3 *db)
{
	sqlite3_stmt *st = NULL;

	if (!s->oom && s->len < INT_MAX &&
	    sqlite3_prepare_v2(db, s->text, (int)s->len + 1, &st, NULL) !=
		    SQLITE_OK) {
		complain(db, s->text);
		st = NULL;
	}
	lws_free_set_NULL(s->text);
	memset(s, 0, sizeof(*s));

	return st;
}

int
lws_sql_run(sqlite3 *db, sqlite3_stmt *st)
{
	int r;

	if (!st)
		return -1;
	do
		r = sqlite3_step(st);
	while (r == SQLITE_ROW);
	if (r != SQLITE_DONE)
		complain(db, sqlite3_sql(st));
	sqlite3_finalize(st);

	return r == SQLITE_DONE ? 0 : -1;
}

int
lws_sql_exec(struct lws_sql *s, sqlite3 *db)
{
	return lws_sql_run(db, lws_sql_prepare(s, db));
}

/* -- columns -- */

int
lws_table_has(const lws_struct_map_t *m)
{
	return !m->json_only &&
	       (m->type <= LSMT_STRING_PTR || m->type == LSMT_BLOB_PTR);
}

size_t
lws_table_key(const lws_struct_map_t *map, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (lws_table_has(&map[i]) && (map[i].type == LSMT_SIGNED ||
					       map[i].type == LSMT_UNSIGNED))
			return i;

	return n;
}

static int
bind_text(sqlite3_stmt *st, int at, const char *p, size_t len)
{
	return sqlite3_bind_text64(st, at, p ? p : "", len, SQLITE_TRANSIENT,
				   SQLITE_UTF8) != SQLITE_OK;
}

/* LSM_BLOB_PTR: the length is another member, described in these fields */
static int
bind_blob(sqlite3_stmt *st, int at, const lws_struct_map_t *m, const void *obj,
	  const char *p)
{
	const lws_struct_map_t len = { .colname = m->colname,
				       .ofs = m->ofs_clist,
				       .aux = m->child_map_size,
				       .type = LSMT_UNSIGNED };
	uint64_t n;

	if (lws_struct_int_get(obj, &len, &n))
		return -1;
	if (!p)
		return sqlite3_bind_null(st, at) != SQLITE_OK;

	return sqlite3_bind_blob64(st, at, p, n, SQLITE_TRANSIENT) != SQLITE_OK;
}

static const char *
get_ptr(const void *obj, const lws_struct_map_t *m)
{
	const char *p;

	memcpy(&p, (const char *)obj + m->ofs, sizeof(p));

	return p;
}

int
lws_table_bind(sqlite3_stmt *st, int at, const lws_struct_map_t *m,
	       const void *obj)
{
	const char *p;
	uint64_t v;

	switch (m->type) {
	case LSMT_STRING_CHAR_ARRAY:
		p = (const char *)obj + m->ofs;
		return bind_text(st, at, p, strnlen(p, m->aux)) ? -1 : 0;
	case LSMT_STRING_PTR:
		p = get_ptr(obj, m);
		return bind_text(st, at, p, p ? strlen(p) : 0) ? -1 : 0;
	case LSMT_BLOB_PTR:
		return bind_blob(st, at, m, obj, get_ptr(obj, m)) ? -1 : 0;
	default:
		if (lws_struct_int_get(obj, m, &v))
			return -1;
		if (m->type == LSMT_BOOLEAN)
			v = !!v;
		return sqlite3_bind_int64(st, at, (sqlite3_int64)v) != SQLITE_OK
			       ? -1
			       : 0;
	}
}
