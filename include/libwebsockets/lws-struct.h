/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * C records to and from JSON and sqlite tables, by a map that describes their
 * members.
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
LWS_VISIBLE LWS_EXTERN int
lws_struct_json_init_parse(struct lejp_ctx *ctx, lejp_callback cb, void *user);

LWS_VISIBLE LWS_EXTERN signed char
lws_struct_schema_only_lejp_cb(struct lejp_ctx *ctx, char reason);

LWS_VISIBLE LWS_EXTERN signed char
lws_struct_default_lejp_cb(struct lejp_ctx *ctx, char reason);

LWS_VISIBLE LWS_EXTERN lws_struct_serialize_t *
lws_struct_json_serialize_create(const lws_struct_map_t *map,
				 size_t map_entries, int flags,
				 const void *ptoplevel);

LWS_VISIBLE LWS_EXTERN lws_struct_json_serialize_result_t
lws_struct_json_serialize(lws_struct_serialize_t *js, uint8_t *buf, size_t len,
			  size_t *written);

LWS_VISIBLE LWS_EXTERN void
lws_struct_json_serialize_destroy(lws_struct_serialize_t **pjs);

LWS_VISIBLE LWS_EXTERN int lws_struct_sq3_open(struct lws_context *context,
					       const char *sqlite3_path,
					       char create_if_missing,
					       sqlite3 **pdb);

LWS_VISIBLE LWS_EXTERN int lws_struct_sq3_close(sqlite3 **pdb);

LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_create_table(sqlite3 *pdb, const lws_struct_map_t *schema);

LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_serialize(sqlite3 *pdb, const lws_struct_map_t *schema,
			 lws_dll2_owner_t *owner, uint32_t manual_idx);

LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_update(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col);

LWS_VISIBLE LWS_EXTERN int
lws_struct_sq3_upsert(sqlite3 *pdb, const char *table,
		      const lws_struct_map_t *map, size_t map_entries,
		      const void *data, const char *where_col);

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
