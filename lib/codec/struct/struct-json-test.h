/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Structs with every kind of member, for the test and the fuzz target.
 */
#ifndef LWS_STRUCT_JSON_TEST_H
#define LWS_STRUCT_JSON_TEST_H

#include "codec/struct/struct.h"

struct leaf {
	lws_dll2_t list; /* not the first on purpose where it is used below */
	int16_t s16;
	uint16_t guard;
	char name[8];
};

struct leafb {
	int x;
	lws_dll2_t list;
	const char *text;
};

struct mid {
	lws_dll2_t list;
	lws_dll2_owner_t leaves;
	struct leaf *leaf;
	unsigned int n;
};

struct top {
	uint8_t g0;
	int8_t s8;
	uint8_t g1;
	uint8_t u8;
	uint16_t g2;
	int16_t s16;
	uint16_t g3;
	uint16_t u16;
	uint32_t g4;
	int32_t s32;
	uint32_t u32;
	int64_t s64;
	uint64_t u64;
	char flag;
	int wide_flag;
	char text[10];
	const char *ptr;
	lws_dll2_owner_t mids;
	lws_dll2_owner_t leafbs;
	struct mid *child;
	const uint8_t *blob;
	size_t blob_len;
};

struct other {
	int only_other;
};

static const lws_struct_map_t map_leaf[] = {
	LSM_SIGNED(struct leaf, s16, "s16"),
	LSM_CARRAY(struct leaf, name, "name"),
};
static const lws_struct_map_t map_leafb[] = {
	LSM_SIGNED(struct leafb, x, "x"),
	LSM_STRING_PTR(struct leafb, text, "text"),
};
static const lws_struct_map_t map_mid[] = {
	LSM_UNSIGNED(struct mid, n, "n"),
	LSM_LIST(struct mid, leaves, struct leaf, list, NULL, map_leaf,
		 "leaves"),
	LSM_CHILD_PTR(struct mid, leaf, struct leaf, NULL, map_leaf, "leaf"),
};
static const lws_struct_map_t map_top[] = {
	LSM_SIGNED(struct top, s8, "s8"),
	LSM_UNSIGNED(struct top, u8, "u8"),
	LSM_SIGNED(struct top, s16, "s16"),
	LSM_UNSIGNED(struct top, u16, "u16"),
	LSM_SIGNED(struct top, s32, "s32"),
	LSM_UNSIGNED(struct top, u32, "u32"),
	LSM_SIGNED(struct top, s64, "s64"),
	LSM_UNSIGNED(struct top, u64, "u64"),
	LSM_BOOLEAN(struct top, flag, "flag"),
	LSM_BOOLEAN(struct top, wide_flag, "wide_flag"),
	LSM_CARRAY(struct top, text, "text"),
	LSM_STRING_PTR(struct top, ptr, "ptr"),
	LSM_LIST(struct top, mids, struct mid, list, NULL, map_mid, "mids"),
	LSM_LIST(struct top, leafbs, struct leafb, list, NULL, map_leafb,
		 "leafbs"),
	LSM_CHILD_PTR(struct top, child, struct mid, NULL, map_mid, "child"),
	LSM_BLOB_PTR(struct top, blob, "blob"),
};
static const lws_struct_map_t map_other[] = {
	LSM_SIGNED(struct other, only_other, "only_other"),
};
static const lws_struct_map_t schemas[] = {
	LSM_SCHEMA(struct top, NULL, map_top, "com.example.top"),
	LSM_SCHEMA(struct other, NULL, map_other, "com.example.other"),
};

#endif
