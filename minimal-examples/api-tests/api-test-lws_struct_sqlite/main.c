/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_struct_sqlite: structs into a table and back. Exits 0 if all
 * went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

struct book {
	lws_dll2_t list;
	unsigned int id;
	char name[64];
	int year;
};

static const lws_struct_map_t map_book[] = {
	LSM_UNSIGNED(struct book, id, "id"), /* the database gives it */
	LSM_CARRAY(struct book, name, "name"),
	LSM_SIGNED(struct book, year, "year"),
};

static const lws_struct_map_t schema_book[] = {
	LSM_SCHEMA_DLL2(struct book, list, NULL, map_book, "books"),
};

static int
store(sqlite3 *db)
{
	static struct book books[] = {
		{ .name = "Don Quixote", .year = 1605 },
		{ .name = "Moby-Dick; or, The Whale", .year = 1851 },
		{ .name = "Gulliver's Travels", .year = 1726 },
	};
	lws_dll2_owner_t owner;
	size_t n;

	lws_dll2_owner_clear(&owner);
	for (n = 0; n < LWS_ARRAY_SIZE(books); n++)
		lws_dll2_add_tail(&books[n].list, &owner);
	if (lws_struct_sq3_serialize(db, schema_book, &owner, 0))
		return 1;

	/* another year for the one of that name */
	books[2].year = 1727;

	return lws_struct_sq3_update(db, "books", map_book,
				     LWS_ARRAY_SIZE(map_book), &books[2],
				     "name");
}

static int
query(sqlite3 *db)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t found;
	int sum = 0;

	if (lws_struct_sq3_deserialize(db, "and year > 1700", "year",
				       schema_book, &found, &ac, 0, 10))
		return 1;
	lws_start_foreach_dll(struct lws_dll2 *, d, found.head)
	{
		const struct book *b = lws_container_of(d, struct book, list);

		lwsl_user("%u: %s (%d)\n", b->id, b->name, b->year);
		sum += b->year;
	}
	lws_end_foreach_dll(d);
	lwsac_free(&ac);

	return sum != 1851 + 1727;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	struct lws_context *context;
	sqlite3 *db;
	int bad;

	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.port = CONTEXT_PORT_NO_LISTEN;
	context = lws_create_context(&info);
	if (!context)
		return 1;

	bad = lws_struct_sq3_open(context, ":memory:", 1, &db);
	if (!bad) {
		bad = lws_struct_sq3_create_table(db, schema_book) ||
		      store(db) || query(db);
		bad |= lws_struct_sq3_close(&db);
	}
	lws_context_destroy(context);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
