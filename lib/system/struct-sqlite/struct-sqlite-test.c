/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Structs into tables and back: every kind of member, which rows come in which
 * order, what text cannot do to a statement, and that failures change nothing.
 * Where it is installed, sqlite3's own shell reads what was written.
 */
#include "unit.h"

#include "codec/struct/struct.h"

#include <sqlite3.h>
#include <sys/stat.h>

struct row {
	int before; /* the node is not the first member */
	lws_dll2_t list;
	uint32_t id;
	uint16_t guard0;
	int16_t s16;
	uint16_t guard1;
	int32_t s32;
	int64_t s64;
	uint64_t u64;
	char flag;
	char text[8];
	const char *name;
	const uint8_t *blob;
	size_t blob_len;
	int json;
};

static const lws_struct_map_t map_row[] = {
	LSM_UNSIGNED(struct row, id, "id"),
	LSM_SIGNED(struct row, s16, "s16"),
	LSM_SIGNED(struct row, s32, "s32"),
	LSM_SIGNED(struct row, s64, "s64"),
	LSM_UNSIGNED(struct row, u64, "u64"),
	LSM_BOOLEAN(struct row, flag, "flag"),
	LSM_CARRAY(struct row, text, "text"),
	LSM_STRING_PTR(struct row, name, "name"),
	LSM_BLOB_PTR(struct row, blob, "blob"),
	LSM_JO_SIGNED(struct row, json, "json"),
};
static const lws_struct_map_t schema[] = {
	LSM_SCHEMA_DLL2(struct row, list, NULL, map_row, "com-example-rows"),
};

static char path[] = "/tmp/lws-sqlite-test-XXXXXX";
static sqlite3 *db;
static struct row row[3];
static lws_dll2_owner_t owner;

static int
setup(void **state)
{
	static const uint8_t blob[] = { 0, 1, 2, 0, 255 };
	int n, fd;

	(void)state;
	strcpy(path + strlen(path) - 6, "XXXXXX");
	fd = mkstemp(path);
	if (fd < 0)
		return -1;
	close(fd);
	unlink(path);
	memset(row, 0, sizeof(row));
	memset(&owner, 0, sizeof(owner));
	for (n = 0; n < 3; n++)
		lws_dll2_add_tail(&row[n].list, &owner);
	row[0].name = "it's \"one\"; drop table x; --";
	row[0].s16 = -7;
	row[0].s32 = INT32_MIN;
	row[0].s64 = INT64_MIN;
	row[0].u64 = UINT64_MAX;
	row[0].flag = 5;
	memcpy(row[0].text, "12345678", 8); /* full, without NUL */
	row[0].blob = blob;
	row[0].blob_len = sizeof(blob);
	row[0].json = 9;
	row[1].name = "zwei \xe2\x82\xac";
	row[1].s16 = INT16_MAX;
	row[2].name = NULL;
	row[2].id = 77; /* the database gives another */

	return lws_struct_sq3_open(NULL, path, 1, &db) ||
	       lws_struct_sq3_create_table(db, schema);
}

static int
teardown(void **state)
{
	(void)state;
	lws_struct_sq3_close(&db);

	return unlink(path);
}

static struct row *
nth(lws_dll2_owner_t *o, int n)
{
	lws_dll2_t *d = o->head;

	while (d && n--)
		d = d->next;

	return d ? lws_container_of(d, struct row, list) : NULL;
}

static void
every_kind_goes_in_and_out(void **state)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;
	struct row *r;

	(void)state;
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 10), 0);
	assert_int_equal(lws_struct_sq3_deserialize(db, NULL, NULL, schema, &o,
						    &ac, 0, 100),
			 0);
	assert_int_equal(o.count, 3);
	r = nth(&o, 0);
	assert_int_equal(r->id, 1);
	assert_int_equal(r->s16, -7);
	assert_int_equal(r->guard0 | r->guard1 | r->before | r->json, 0);
	assert_true(r->s32 == INT32_MIN && r->s64 == INT64_MIN);
	assert_true(r->u64 == UINT64_MAX);
	assert_int_equal(r->flag, 1);
	assert_string_equal(r->text, "1234567");
	assert_string_equal(r->name, row[0].name);
	assert_int_equal(r->blob_len, 5);
	assert_memory_equal(r->blob, row[0].blob, 5);
	r = nth(&o, 1);
	assert_string_equal(r->name, "zwei \xe2\x82\xac");
	assert_int_equal(r->s16, INT16_MAX);
	assert_null(r->blob);
	r = nth(&o, 2);
	assert_int_equal(r->id, 3);
	assert_string_equal(r->name, "");
	lwsac_free(&ac);
}

static const char *
ids(const char *filter, const char *order, int start, int limit)
{
	static char text[64];
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;
	size_t n = 0;

	text[0] = '\0';
	assert_int_equal(lws_struct_sq3_deserialize(db, filter, order, schema,
						    &o, &ac, start, limit),
			 0);
	lws_start_foreach_dll(struct lws_dll2 *, d, o.head)
	{
		n += (size_t)lws_snprintf(
			text + n, sizeof(text) - n, "%u ",
			lws_container_of(d, struct row, list)->id);
	}
	lws_end_foreach_dll(d);
	lwsac_free(&ac);

	return text;
}

static void
rows_are_chosen_and_ordered(void **state)
{
	static char filter[2000];

	(void)state;
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 0), 0);
	assert_string_equal(ids(NULL, NULL, 0, 10), "1 2 3 ");
	assert_string_equal(ids(NULL, NULL, 0, -10), "3 2 1 ");
	assert_string_equal(ids(NULL, NULL, 0, -1), "3 ");
	assert_string_equal(ids(NULL, NULL, 1, 1), "2 ");
	assert_string_equal(ids("and s16 > 0", NULL, 0, 10), "2 ");
	assert_string_equal(ids(NULL, "s16", 0, 10), "1 3 2 ");
	memset(filter, ' ', sizeof(filter));
	memcpy(filter, "and id", 6);
	strcpy(filter + 1500, "> 2");
	assert_string_equal(ids(filter, NULL, 0, 10), "3 ");
}

static void
rows_are_changed_by_a_column(void **state)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;
	struct row *r;

	(void)state;
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 0), 0);
	row[1].s16 = 5;
	row[1].blob = (const uint8_t *)"b";
	row[1].blob_len = 1;
	assert_int_equal(lws_struct_sq3_update(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "name"),
			 0);
	row[1].name = "nobody";
	assert_int_equal(lws_struct_sq3_update(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "name"),
			 1);
	assert_int_equal(lws_struct_sq3_update(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "json"),
			 1);
	assert_int_equal(lws_struct_sq3_upsert(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "name"),
			 0);
	row[1].s16 = 6;
	assert_int_equal(lws_struct_sq3_upsert(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "name"),
			 0);
	row[2].id = 3; /* by the key, and with a NULL string */
	row[2].s16 = 33;
	assert_int_equal(lws_struct_sq3_update(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[2],
					       "id"),
			 0);
	assert_int_equal(lws_struct_sq3_upsert(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[2],
					       "none"),
			 -1);
	assert_int_equal(lws_struct_sq3_deserialize(db, NULL, "id", schema, &o,
						    &ac, 0, 100),
			 0);
	assert_int_equal(o.count, 4);
	r = nth(&o, 1);
	assert_int_equal(r->s16, 5);
	assert_int_equal(r->blob_len, 1);
	assert_int_equal(nth(&o, 2)->s16, 33);
	r = nth(&o, 3);
	assert_string_equal(r->name, "nobody");
	assert_int_equal(r->s16, 6);
	lwsac_free(&ac);
}

static void
long_values_are_whole(void **state)
{
	static char longer[200000];
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;

	(void)state;
	memset(longer, '\'', sizeof(longer) - 1);
	row[1].name = longer;
	assert_int_equal(lws_struct_sq3_upsert(db, schema->colname, map_row,
					       LWS_ARRAY_SIZE(map_row), &row[1],
					       "name"),
			 0);
	assert_int_equal(lws_struct_sq3_deserialize(db, NULL, NULL, schema, &o,
						    &ac, 0, 100),
			 0);
	assert_string_equal(nth(&o, 0)->name, longer);
	lwsac_free(&ac);
}

static void
all_rows_or_none(void **state)
{
	(void)state;
	row[2].name = row[1].name; /* the index on names refuses it */
	lws_set_log_level(0, NULL);
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 0), 1);
	assert_string_equal(ids(NULL, NULL, 0, 10), "");
	row[2].name = "three";
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 0), 0);
	assert_int_not_equal(ids(NULL, NULL, 0, 10)[0], '\0');
}

static void
old_negative_numbers_are_understood(void **state)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;

	(void)state;
	assert_int_equal(sqlite3_exec(db,
				      "insert into \"com-example-rows\" "
				      "(s16, s32, name) values "
				      "(65529, 4294967289, 'x')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(lws_struct_sq3_deserialize(db, NULL, NULL, schema, &o,
						    &ac, 0, 100),
			 0);
	assert_int_equal(nth(&o, 0)->s16, -7);
	assert_int_equal(nth(&o, 0)->s32, -7);
	lwsac_free(&ac);
}

static void
files_are_ours_alone_and_closed_once(void **state)
{
	sqlite3 *d2 = NULL;
	struct stat st;

	(void)state;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(lws_struct_sq3_open(NULL, "/nonexistent/x", 1, &d2),
			 1);
	assert_null(d2);
	assert_int_equal(lws_struct_sq3_open(NULL, "/tmp/lws-none", 0, &d2), 1);
	assert_int_equal(access("/tmp/lws-none", F_OK), -1);
	assert_int_equal(lws_struct_sq3_close(&d2), 0);
	assert_int_equal(lws_struct_sq3_open(NULL, ":memory:", 1, &d2), 0);
	assert_int_equal(lws_struct_sq3_create_table(d2, schema), 0);
	assert_int_equal(lws_struct_sq3_create_table(d2, schema), 0);
	assert_int_equal(lws_struct_sq3_close(&d2), 0);
	assert_null(d2);
}

static void
a_missing_table_is_an_error(void **state)
{
	static const lws_struct_map_t other[] = {
		LSM_SCHEMA_DLL2(struct row, list, NULL, map_row, "none"),
	};
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;

	(void)state;
	assert_int_equal(lws_struct_sq3_deserialize(db, NULL, NULL, other, &o,
						    &ac, 0, 100),
			 -1);
	assert_null(ac);
	assert_int_equal(lws_struct_sq3_serialize(db, other, &owner, 0), 1);
}

static void
the_shell_reads_it(void **state)
{
	char cmd[200], line[200];
	FILE *f;

	(void)state;
	if (system("command -v sqlite3 >/dev/null"))
		skip();
	assert_int_equal(lws_struct_sq3_serialize(db, schema, &owner, 5), 0);
	lws_snprintf(cmd, sizeof(cmd),
		     "sqlite3 %s 'select _lws_idx,id,s16,s32,s64,u64,flag,"
		     "text,name,hex(blob) from \"com-example-rows\" where "
		     "id=1'",
		     path);
	f = popen(cmd, "r");
	assert_non_null(fgets(line, sizeof(line), f));
	pclose(f);
	assert_string_equal(line,
			    "5|1|-7|-2147483648|-9223372036854775808|-1|1|"
			    "12345678|it's \"one\"; drop table x; --|"
			    "00010200FF\n");
}

static int
in_and_out(void)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t o;
	int r;

	sqlite3_exec(db, "delete from \"com-example-rows\"", NULL, NULL, NULL);
	r = lws_struct_sq3_serialize(db, schema, &owner, 0);
	if (!r)
		r = lws_struct_sq3_deserialize(db, NULL, NULL, schema, &o, &ac,
					       0, 100);
	if (!r)
		r = lws_struct_sq3_upsert(db, schema->colname, map_row,
					  LWS_ARRAY_SIZE(map_row), &row[1],
					  "name");
	if (!r)
		r = lws_struct_sq3_update(db, schema->colname, map_row,
					  LWS_ARRAY_SIZE(map_row), &row[1],
					  "name");
	lwsac_free(&ac);

	return r ? -1 : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(in_and_out);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_kind_goes_in_and_out),
		T(rows_are_chosen_and_ordered),
		T(rows_are_changed_by_a_column),
		T(long_values_are_whole),
		T(all_rows_or_none),
		T(old_negative_numbers_are_understood),
		T(files_are_ours_alone_and_closed_once),
		T(a_missing_table_is_an_error),
		T(the_shell_reads_it),
		T(short_of_memory_nothing_stays),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
