/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * C records to and from JSON and sqlite tables, by a map that describes their
 * members. READMEs/README.lws_struct.md shows it in use. Nothing is locked.
 * JSON needs LWS_WITH_STRUCT_JSON, tables LWS_WITH_STRUCT_SQLITE3.
 */

#ifndef LWS_STRUCT_H
#define LWS_STRUCT_H

/* sqlite's handle; it stays incomplete for who does not include sqlite3.h */
typedef struct sqlite3 sqlite3;

typedef enum {
	LSMT_SIGNED = 0,
	LSMT_UNSIGNED = 1,
	LSMT_BOOLEAN = 2,
	LSMT_STRING_CHAR_ARRAY = 3,
	LSMT_STRING_PTR = 4,
	LSMT_LIST = 5,
	LSMT_CHILD_PTR = 6,
	LSMT_SCHEMA = 7,
	LSMT_BLOB_PTR = 8,
} lws_struct_map_type_eum;

enum {
	LSSERJ_FLAG_PRETTY = 1,
	LSSERJ_FLAG_OMIT_SCHEMA = 2,
};

typedef enum {
	LSJS_RESULT_CONTINUE = 0,
	LSJS_RESULT_FINISH = 1,
	LSJS_RESULT_ERROR = 2,
} lws_struct_json_serialize_result_t;

typedef int (*lws_struct_args_cb)(void *obj, void *cb_arg);

struct lejp_collation {
	struct lws_dll2 chunks;
	int len;
	char buf[LEJP_STRING_CHUNK + 1];
};

struct lws_struct_map {
	const char *colname;
	const struct lws_struct_map *child_map;
	lejp_callback lejp_cb;
	size_t ofs;
	size_t aux;
	size_t ofs_clist;
	size_t child_map_size;
	lws_struct_map_type_eum type;
	char json_only;
};

typedef struct lws_struct_map lws_struct_map_t;

struct lws_struct_args {
	const lws_struct_map_t *map_st[LEJP_MAX_PARSING_STACK_DEPTH];
	lws_struct_args_cb cb;
	struct lwsac *ac;
	void *cb_arg;
	void *dest;
	size_t dest_len;
	size_t toplevel_dll2_ofs;
	size_t map_entries_st[LEJP_MAX_PARSING_STACK_DEPTH];
	size_t ac_block_size;
	int subtype;
	int top_schema_index;
	struct lwsac *ac_chunks;
	struct lws_dll2_owner chunks_owner;
	size_t chunks_length;
};

struct lws_struct_serialize_st {
	const struct lws_dll2 *dllpos;
	const lws_struct_map_t *map;
	const char *obj;
	size_t map_entries;
	size_t map_entry;
	size_t size;
	char subsequent;
	char idt;
};

typedef struct lws_struct_serialize_st lws_struct_serialize_st_t;

struct lws_struct_serialize {
	lws_struct_serialize_st_t st[LEJP_MAX_PARSING_STACK_DEPTH];
	size_t offset;
	size_t remaining;
	int sp;
	int flags;
};

typedef struct lejp_collation lejp_collation_t;
typedef struct lws_struct_args lws_struct_args_t;
typedef struct lws_struct_serialize lws_struct_serialize_t;
/** lws_struct_json_init_parse() - prepare a parser for structs
 * \param ctx: the caller's; then lejp_parse()
 * \param cb: own callback; NULL: lws_struct_schema_only_lejp_cb()
 * \param user: a lws_struct_args_t, zeroed but for map_st[0],
 *	map_entries_st[0], ac_block_size, cb, cb_arg; borrowed until the end.
 *	What is made is in its ac, for lwsac_free(), also after a failure
 * \return 0 */
LWS_VISIBLE LWS_EXTERN int
lws_struct_json_init_parse(struct lejp_ctx *ctx, lejp_callback cb, void *user);

/** lws_struct_schema_only_lejp_cb() - the callback that chooses the map
 * \param ctx: prepared by lws_struct_json_init_parse()
 * \param reason: as for any LEJP callback
 * \return 0; -1: no schema has such a member, or out of memory */
LWS_VISIBLE LWS_EXTERN signed char
lws_struct_schema_only_lejp_cb(struct lejp_ctx *ctx, char reason);

/** lws_struct_default_lejp_cb() - the callback that fills members; for maps
 * without one of their own, and to be called by those
 * \param ctx: as it came
 * \param reason: as it came
 * \return 0; -1: out of memory, too deep, or a map that is wrong */
LWS_VISIBLE LWS_EXTERN signed char
lws_struct_default_lejp_cb(struct lejp_ctx *ctx, char reason);

/** lws_struct_json_serialize_create() - begin to write a struct as JSON
 * \param map: begins with its LSM_SCHEMA; borrowed
 * \param map_entries: of map
 * \param flags: LSSERJ_FLAG_...
 * \param ptoplevel: the struct; borrowed until
 * lws_struct_json_serialize_destroy() \return the caller's; NULL: out of
 * memory, or no schema */
LWS_VISIBLE LWS_EXTERN lws_struct_serialize_t *
lws_struct_json_serialize_create(const lws_struct_map_t *map,
				 size_t map_entries, int flags,
				 const void *ptoplevel);

/** lws_struct_json_serialize() - the next window of it
 * \param js: begun
 * \param buf: gets text and a NUL
 * \param len: bytes there, at least 2 to get on
 * \param written: out, bytes of text
 * \return LSJS_RESULT_CONTINUE: there is more; LSJS_RESULT_FINISH: that was
 *	all; LSJS_RESULT_ERROR: too deep, or a map that is wrong, in the log */
LWS_VISIBLE LWS_EXTERN lws_struct_json_serialize_result_t
lws_struct_json_serialize(lws_struct_serialize_t *js, uint8_t *buf, size_t len,
			  size_t *written);

/** lws_struct_json_serialize_destroy() - end it
 * \param pjs: NULL on return; may be NULL before */
LWS_VISIBLE LWS_EXTERN void
lws_struct_json_serialize_destroy(lws_struct_serialize_t **pjs);

/** lws_struct_sq3_open() - open a database, for its owner alone (0600)
 * \param context: whose user owns it; may be NULL
 * \param sqlite3_path: its file, or what else sqlite3 takes
 * \param create_if_missing: nonzero: make it
 * \param pdb: out, for lws_struct_sq3_close()
 * \return 0; 1 and NULL in *pdb, said in the log */
LWS_VISIBLE LWS_EXTERN int lws_struct_sq3_open(struct lws_context *context,
					       const char *sqlite3_path,
					       char create_if_missing,
					       sqlite3 **pdb);

/** lws_struct_sq3_close() - close a database
 * \param pdb: NULL on success; may be NULL before
 * \return 0; 1: statements of it are still there */
LWS_VISIBLE LWS_EXTERN int lws_struct_sq3_close(sqlite3 **pdb);

/** lws_struct_sq3_create_table() - make a schema's table if there is none
 * \param pdb: the database
 * \param schema: LSM_SCHEMA or LSM_SCHEMA_DLL2
 * \return 0, -1 */
LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_create_table(sqlite3 *pdb, const lws_struct_map_t *schema);

/** lws_struct_sq3_serialize() - insert all structs of a list, or none
 * \param pdb: the database
 * \param schema: of the structs
 * \param owner: the list
 * \param manual_idx: _lws_idx of the first; one more for each
 * \return 0, 1 */
LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_serialize(sqlite3 *pdb, const lws_struct_map_t *schema,
			 lws_dll2_owner_t *owner, uint32_t manual_idx);

/** lws_struct_sq3_update() - change the rows that have a column's value
 * \param pdb: the database
 * \param table: its name
 * \param map: the members
 * \param map_entries: how many
 * \param data: the struct
 * \param where_col: the column, one of map
 * \return 0: a row was there; 1: none was, or it failed */
LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_update(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col);

/** lws_struct_sq3_upsert() - insert, or change the row that has a unique
 * column's value
 * \param pdb: the database
 * \param table: its name
 * \param map: the members
 * \param map_entries: how many
 * \param data: the struct
 * \param where_col: the column, one of map, which has a unique index
 * \return 0, -1 */
LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_upsert(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col);

/** lws_struct_sq3_deserialize() - rows to a list of structs
 * \param pdb: the database
 * \param filter: SQL that begins with "and", or NULL: as it stands
 * \param order: a column, as it stands; NULL: _lws_idx
 * \param schema: of the structs
 * \param o: gets them, whatever it was
 * \param ac: they are in it; the caller's for lwsac_free(); NULL after a
 *	failure
 * \param start: rows to leave out
 * \param limit: rows at most; negative: so many in descending order
 * \return 0, -1 */
LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_deserialize(sqlite3 *pdb, const char *filter, const char *order,
			   const lws_struct_map_t *schema, lws_dll2_owner_t *o,
			   struct lwsac **ac, int start, int limit);

/** map element: signed integer member */
#define LSM_SIGNED(type, name, qname)                                          \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_SIGNED, 0        \
	}

/** map element: unsigned integer member */
#define LSM_UNSIGNED(type, name, qname)                                        \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_UNSIGNED, 0      \
	}

/** map element: boolean member */
#define LSM_BOOLEAN(type, name, qname)                                         \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_BOOLEAN, 0       \
	}

/** map element: char array member */
#define LSM_CARRAY(type, name, qname)                                          \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0,                       \
			LSMT_STRING_CHAR_ARRAY, 0                              \
	}

/** map element: const char * member */
#define LSM_STRING_PTR(type, name, qname)                                      \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_STRING_PTR, 0    \
	}

/** map element: list of child objects */
#define LSM_LIST(ptype, pname, ctype, cname, lejp_cb, cmap, qname)             \
	{                                                                      \
		qname, cmap, lejp_cb, offsetof(ptype, pname), sizeof(ctype),   \
			offsetof(ctype, cname), LWS_ARRAY_SIZE(cmap),          \
			LSMT_LIST, 0                                           \
	}

/** map element: pointer to a child object */
#define LSM_CHILD_PTR(ptype, pname, ctype, lejp_cb, cmap, qname)               \
	{                                                                      \
		qname, cmap, lejp_cb, offsetof(ptype, pname), sizeof(ctype),   \
			0, LWS_ARRAY_SIZE(cmap), LSMT_CHILD_PTR, 0             \
	}

/** map element: top level object, by schema */
#define LSM_SCHEMA(ctype, lejp_cb, map, schema_name)                           \
	{                                                                      \
		schema_name, map, lejp_cb, 0, sizeof(ctype), 0,                \
			LWS_ARRAY_SIZE(map), LSMT_SCHEMA, 0                    \
	}

/** map element: top level object on a list */
#define LSM_SCHEMA_DLL2(ctype, cdll2mem, lejp_cb, map, schema_name)            \
	{                                                                      \
		schema_name, map, lejp_cb, offsetof(ctype, cdll2mem),          \
			sizeof(ctype), 0, LWS_ARRAY_SIZE(map), LSMT_SCHEMA, 0  \
	}

/** map element: signed integer member (JSON only) */
#define LSM_JO_SIGNED(type, name, qname)                                       \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_SIGNED, 1        \
	}

/** map element: unsigned integer member (JSON only) */
#define LSM_JO_UNSIGNED(type, name, qname)                                     \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_UNSIGNED, 1      \
	}

/** map element: boolean member (JSON only) */
#define LSM_JO_BOOLEAN(type, name, qname)                                      \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_BOOLEAN, 1       \
	}

/** map element: char array member (JSON only) */
#define LSM_JO_CARRAY(type, name, qname)                                       \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0,                       \
			LSMT_STRING_CHAR_ARRAY, 1                              \
	}

/** map element: const char * member (JSON only) */
#define LSM_JO_STRING_PTR(type, name, qname)                                   \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, name),                       \
			sizeof(((type *)0)->name), 0, 0, LSMT_STRING_PTR, 1    \
	}

/** map element: list of child objects (JSON only) */
#define LSM_JO_LIST(ptype, pname, ctype, cname, lejp_cb, cmap, qname)          \
	{                                                                      \
		qname, cmap, lejp_cb, offsetof(ptype, pname), sizeof(ctype),   \
			offsetof(ctype, cname), LWS_ARRAY_SIZE(cmap),          \
			LSMT_LIST, 1                                           \
	}

/** map element: pointer to a child object (JSON only) */
#define LSM_JO_CHILD_PTR(ptype, pname, ctype, lejp_cb, cmap, qname)            \
	{                                                                      \
		qname, cmap, lejp_cb, offsetof(ptype, pname), sizeof(ctype),   \
			0, LWS_ARRAY_SIZE(cmap), LSMT_CHILD_PTR, 1             \
	}

/** map element: top level object, by schema (JSON only) */
#define LSM_JO_SCHEMA(ctype, lejp_cb, map, schema_name)                        \
	{                                                                      \
		schema_name, map, lejp_cb, 0, sizeof(ctype), 0,                \
			LWS_ARRAY_SIZE(map), LSMT_SCHEMA, 1                    \
	}

/** map element: top level object on a list (JSON only) */
#define LSM_JO_SCHEMA_DLL2(ctype, cdll2mem, lejp_cb, map, schema_name)         \
	{                                                                      \
		schema_name, map, lejp_cb, offsetof(ctype, cdll2mem),          \
			sizeof(ctype), 0, LWS_ARRAY_SIZE(map), LSMT_SCHEMA, 1  \
	}

/** map element: pointer to a blob, and its length */
#define LSM_BLOB_PTR(type, blobptr_name, qname)                                \
	{                                                                      \
		qname, NULL, NULL, offsetof(type, blobptr_name),               \
			sizeof(((type *)0)->blobptr_name),                     \
			offsetof(type, blobptr_name##_len),                    \
			sizeof(((type *)0)->blobptr_name##_len),               \
			LSMT_BLOB_PTR, 0                                       \
	}

#endif
