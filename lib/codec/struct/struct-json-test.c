/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON into structs and back: what each kind of member takes, which map is
 * chosen, what is unknown, numbers that have no room, and that no cut of the
 * text and no window changes anything.
 */
#include "unit.h"

#include "codec/struct/struct-json-test.h"

static lws_struct_args_t args;
static struct lejp_ctx ctx;
static char out[8192];

static int
parse_pieces(const char *json, size_t first, size_t piece)
{
	size_t len = strlen(json), n = first;
	int r = LEJP_CONTINUE;

	memset(&args, 0, sizeof(args));
	args.map_st[0] = schemas;
	args.map_entries_st[0] = LWS_ARRAY_SIZE(schemas);
	args.ac_block_size = 512;
	lws_struct_json_init_parse(&ctx, NULL, &args);
	while (len && r == LEJP_CONTINUE) {
		if (!n || n > len)
			n = len;
		r = lejp_parse(&ctx, (const uint8_t *)json, (int)n);
		json += n;
		len -= n;
		n = piece;
	}

	return r;
}

static lws_struct_json_serialize_result_t
serialize(const void *obj, const lws_struct_map_t *schema, int flags,
	  size_t window)
{
	lws_struct_serialize_t *js =
		lws_struct_json_serialize_create(schema, 1, flags, obj);
	lws_struct_json_serialize_result_t r = LSJS_RESULT_CONTINUE;
	uint8_t buf[8192];
	size_t at = 0, n;

	if (!js)
		return LSJS_RESULT_ERROR;
	while (r == LSJS_RESULT_CONTINUE) {
		memset(buf, 'x', sizeof(buf));
		r = lws_struct_json_serialize(js, buf, window, &n);
		assert_true(n < window);
		assert_int_equal(buf[n], 0);
		assert_int_equal(buf[window], 'x');
		memcpy(out + at, buf, n + 1);
		at += n;
	}
	lws_struct_json_serialize_destroy(&js);
	assert_null(js);

	return r;
}

/* parse, cut in all ways: each time the same comes out again */
static void
comes_back_as(const char *json, const char *expected)
{
	size_t n;

	for (n = 0; n <= strlen(json); n++) {
		assert_int_equal(parse_pieces(json, n, n == 1), 0);
		assert_non_null(args.dest);
		assert_int_equal(serialize(args.dest,
					   &schemas[args.top_schema_index], 0,
					   4096),
				 LSJS_RESULT_FINISH);
		assert_string_equal(out, expected);
		lwsac_free(&args.ac);
	}
}

#define ZEROS                                                                  \
	"\"s8\":0,\"u8\":0,\"s16\":0,\"u16\":0,\"s32\":0,\"u32\":0,\"s64\":0," \
	"\"u64\":0,\"flag\":false,\"wide_flag\":false,\"text\":\"\""
#define TOP "{\"schema\":\"com.example.top\","

static const char all[] =
	TOP "\"s8\":-128,\"u8\":255,\"s16\":-32768,\"u16\":65535,"
	    "\"s32\":-2147483648,\"u32\":4294967295,"
	    "\"s64\":-9223372036854775808,\"u64\":18446744073709551615,"
	    "\"flag\":true,\"wide_flag\":true,\"text\":\"nine char\","
	    "\"ptr\":\"a\\u0022b\\\\c\\n\\t\\u0001 \xc3\xa9\xe2\x82\xac\","
	    "\"mids\":[{\"n\":1,\"leaves\":[{\"s16\":5,\"name\":\"five\"},"
	    "{\"s16\":-6,\"name\":\"\"}]},{\"n\":2,"
	    "\"leaf\":{\"s16\":7,\"name\":\"seven\"}}],"
	    "\"leafbs\":[{\"x\":1,\"text\":\"t1\"},{\"x\":2}],"
	    "\"child\":{\"n\":3,\"leaves\":[{\"s16\":8,\"name\":\"\"}],"
	    "\"leaf\":{\"s16\":9,\"name\":\"\"}}}";

static void
every_kind_goes_in_and_out(void **state)
{
	(void)state;
	comes_back_as(all, all);
}

static void
nothing_beside_a_member_is_touched(void **state)
{
	const struct top *t;

	(void)state;
	assert_int_equal(parse_pieces(all, 0, 0), 0);
	t = (const struct top *)args.dest;
	assert_int_equal(args.dest_len, sizeof(*t));
	assert_int_equal(t->g0 | t->g1 | t->g2 | t->g3 | (int)t->g4, 0);
	assert_int_equal(t->s16, -32768);
	assert_int_equal(t->mids.count, 2);
	assert_int_equal(t->leafbs.count, 2);
	lwsac_free(&args.ac);
}

static void
any_window_gives_the_same(void **state)
{
	struct lwsac *keep;
	void *dest;
	size_t n;

	(void)state;
	assert_int_equal(parse_pieces(all, 0, 0), 0);
	keep = args.ac;
	dest = args.dest;
	for (n = 2; n < 1000; n++) {
		assert_int_equal(serialize(dest, schemas, 0, n),
				 LSJS_RESULT_FINISH);
		assert_string_equal(out, all);
	}
	lwsac_free(&keep);
}

static void
a_window_without_room_brings_nothing_and_waits(void **state)
{
	struct other o = { 5 };
	lws_struct_serialize_t *js =
		lws_struct_json_serialize_create(&schemas[1], 1, 0, &o);
	uint8_t c = 'x';
	size_t n = 9;

	(void)state;
	assert_int_equal(lws_struct_json_serialize(js, &c, 0, &n),
			 LSJS_RESULT_CONTINUE);
	assert_int_equal(n, 0);
	assert_int_equal(c, 'x');
	assert_int_equal(lws_struct_json_serialize(js, &c, 1, &n),
			 LSJS_RESULT_CONTINUE);
	assert_int_equal(c, '\0');
	lws_struct_json_serialize_destroy(&js);
	lws_struct_json_serialize_destroy(&js);
}

static void
forms_of_the_output(void **state)
{
	struct other o = { -5 };
	struct top t;
	struct mid m;
	struct leaf l;

	(void)state;
	serialize(&o, &schemas[1], LSSERJ_FLAG_OMIT_SCHEMA, 100);
	assert_string_equal(out, "{\"only_other\":-5}");
	serialize(&o, &schemas[1], LSSERJ_FLAG_PRETTY, 100);
	assert_string_equal(out, "{\n\"schema\": \"com.example.other\",\n"
				 " \"only_other\": -5\n}\n");
	memset(&t, 0, sizeof(t));
	memset(&m, 0, sizeof(m));
	memset(&l, 0, sizeof(l));
	lws_dll2_add_tail(&m.list, &t.mids);
	lws_dll2_add_tail(&l.list, &m.leaves);
	serialize(&t, schemas, LSSERJ_FLAG_PRETTY | LSSERJ_FLAG_OMIT_SCHEMA,
		  4000);
	assert_non_null(strstr(out, " \"text\": \"\",\n \"mids\": [{\n"
				    "   \"n\": 0,\n"
				    "   \"leaves\": [{\n"
				    "     \"s16\": 0,\n"
				    "     \"name\": \"\"\n"
				    "   }\n"
				    "   ]\n"
				    " }\n"
				    " ]\n"
				    "}\n"));
}

static void
integers_take_numbers_and_their_text(void **state)
{
	(void)state;
	comes_back_as("{\"schema\":\"com.example.top\",\"s8\":\"-7\","
		      "\"u8\":\"12ab\",\"s16\":1.5,\"u16\":null,\"s32\":true,"
		      "\"flag\":1,\"wide_flag\":\"true\",\"text\":12,"
		      "\"ptr\":null,\"u32\":007}",
		      TOP "\"s8\":-7,\"u8\":12,\"s16\":0,\"u16\":0,\"s32\":0,"
			  "\"u32\":7,\"s64\":0,\"u64\":0,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"\"}");
}

static void
numbers_without_room_become_the_nearest(void **state)
{
	(void)state;
	comes_back_as("{\"s8\":128,\"u8\":256,\"s16\":-32769,\"u16\":-1,"
		      "\"s32\":2147483648,\"u32\":4294967296,"
		      "\"s64\":-9223372036854775809,"
		      "\"u64\":99999999999999999999}",
		      TOP "\"s8\":127,\"u8\":255,\"s16\":-32768,\"u16\":0,"
			  "\"s32\":2147483647,\"u32\":4294967295,"
			  "\"s64\":-9223372036854775808,"
			  "\"u64\":18446744073709551615,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"\"}");
	comes_back_as("{\"s8\":-129,\"s64\":9223372036854775808,"
		      "\"s32\":-999999999999999999999999999999}",
		      TOP "\"s8\":-128,\"u8\":0,\"s16\":0,\"u16\":0,"
			  "\"s32\":-2147483648,\"u32\":0,"
			  "\"s64\":9223372036854775807,\"u64\":0,"
			  "\"flag\":false,\"wide_flag\":false,\"text\":\"\"}");
}

static void
arrays_of_char_are_cut_between_characters(void **state)
{
	(void)state;
	comes_back_as("{\"text\":\"0123456789\"}",
		      TOP "\"s8\":0,\"u8\":0,\"s16\":0,\"u16\":0,\"s32\":0,"
			  "\"u32\":0,\"s64\":0,\"u64\":0,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"012345678\"}");
	comes_back_as("{\"text\":\"01234567\xc3\xa9z\"}",
		      TOP "\"s8\":0,\"u8\":0,\"s16\":0,\"u16\":0,\"s32\":0,"
			  "\"u32\":0,\"s64\":0,\"u64\":0,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"01234567\"}");
}

static void
long_strings_are_whole(void **state)
{
	static char json[3000], expected[3000];
	size_t n, len;

	(void)state;
	for (len = 250; len < 1100; len += 1 + len % 251) {
		n = (size_t)lws_snprintf(json, sizeof(json), "{\"ptr\":\"");
		memset(json + n, 'a', len);
		json[n + len / 2] = 'b';
		lws_snprintf(json + n + len, 100, "\",\"text\":\"%s",
			     "after\"}");
		parse_pieces(json, 7, 13);
		assert_int_equal(strlen(((struct top *)args.dest)->ptr), len);
		assert_int_equal(((struct top *)args.dest)->ptr[len / 2], 'b');
		assert_string_equal(((struct top *)args.dest)->text, "after");
		lwsac_free(&args.ac);
	}
	/* an array of char takes the front of one that comes in pieces */
	n = (size_t)lws_snprintf(json, sizeof(json), "{\"text\":\"");
	memset(json + n, 'c', 600);
	lws_snprintf(json + n + 600, 10, "\"}");
	lws_snprintf(expected, sizeof(expected), "ccccccccc");
	assert_int_equal(parse_pieces(json, 0, 0), 0);
	assert_string_equal(((struct top *)args.dest)->text, expected);
	lwsac_free(&args.ac);
}

static void
the_schema_chooses_the_map(void **state)
{
	(void)state;
	comes_back_as("{\"schema\":\"com.example.other\",\"only_other\":3}",
		      "{\"schema\":\"com.example.other\",\"only_other\":3}");
	/* by the first member, when there is none */
	comes_back_as("{\"only_other\":4}",
		      "{\"schema\":\"com.example.other\",\"only_other\":4}");
	comes_back_as("{\"only_other\":4,\"schema\":\"com.example.top\"}",
		      "{\"schema\":\"com.example.other\",\"only_other\":4}");
	comes_back_as("{\"schema\":\"unknown\",\"only_other\":5}",
		      "{\"schema\":\"com.example.other\",\"only_other\":5}");
	comes_back_as("{\"schema\":7,\"only_other\":5}",
		      "{\"schema\":\"com.example.other\",\"only_other\":5}");
	assert_int_equal(parse_pieces("{\"nobodys\":1}", 0, 0),
			 LEJP_REJECT_CALLBACK);
	assert_null(args.dest);
	lwsac_free(&args.ac);
	assert_int_equal(parse_pieces("{\"schema\":\"unknown\"}", 0, 0), 0);
	assert_null(args.dest);
	lwsac_free(&args.ac);
}

static void
what_is_unknown_is_skipped(void **state)
{
	(void)state;
	comes_back_as("{\"schema\":\"com.example.top\",\"junk\":{\"s8\":1,"
		      "\"more\":{\"u8\":2}},\"s8\":3,\"list\":[1,{\"u8\":4},"
		      "[5]],\"u8\":6,\"s16\":[7,8],\"u16\":{\"s16\":9},"
		      "\"mids\":{\"n\":1},\"child\":[{\"n\":1}]}",
		      TOP "\"s8\":3,\"u8\":6,\"s16\":0,\"u16\":0,\"s32\":0,"
			  "\"u32\":0,\"s64\":0,\"u64\":0,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"\"}");
}

static void
empty_objects_make_nothing(void **state)
{
	(void)state;
	comes_back_as("{\"schema\":\"com.example.top\",\"mids\":[{},"
		      "{\"x\":1},[],[{\"n\":5}],{\"n\":1}],\"leafbs\":[],"
		      "\"child\":{}}",
		      TOP ZEROS ",\"mids\":[{\"n\":1}]}");
}

static void
lists_at_the_top_do_not_end_it(void **state)
{
	(void)state;
	comes_back_as("{\"leafbs\":[{\"x\":1}],\"mids\":[{\"n\":2,\"leaves\":"
		      "[{\"s16\":1}]}],\"s8\":4,\"schema\":\"other\","
		      "\"child\":{\"leaves\":[{\"s16\":3}],\"n\":9},"
		      "\"u8\":5}",
		      TOP "\"s8\":4,\"u8\":5,\"s16\":0,\"u16\":0,\"s32\":0,"
			  "\"u32\":0,\"s64\":0,\"u64\":0,\"flag\":false,"
			  "\"wide_flag\":false,\"text\":\"\",\"mids\":[{"
			  "\"n\":2,\"leaves\":[{\"s16\":1,\"name\":\"\"}]}],"
			  "\"leafbs\":[{\"x\":1}],\"child\":{\"n\":9,"
			  "\"leaves\":[{\"s16\":3,\"name\":\"\"}]}}");
}

static int told;

static int
count_cb(void *obj, void *arg)
{
	assert_ptr_equal(obj, args.dest);
	assert_ptr_equal(arg, &told);
	told++;

	return 1; /* ignored */
}

static signed char
own_cb(struct lejp_ctx *c, char reason)
{
	if (reason == LEJPCB_VAL_NUM_INT && !strcmp(c->path, "only_other"))
		lws_strncpy(c->buf, "77", sizeof(c->buf));

	return lws_struct_default_lejp_cb(c, reason);
}

static void
programs_have_their_say(void **state)
{
	static const lws_struct_map_t mine[] = {
		LSM_SCHEMA(struct other, own_cb, map_other, "mine"),
	};
	static const char json[] = "{\"schema\":\"mine\",\"only_other\":1}";

	(void)state;
	memset(&args, 0, sizeof(args));
	args.map_st[0] = mine;
	args.map_entries_st[0] = 1;
	args.cb = count_cb;
	args.cb_arg = &told;
	lws_struct_json_init_parse(&ctx, lws_struct_schema_only_lejp_cb, &args);
	assert_int_equal(
		lejp_parse(&ctx, (const uint8_t *)json, (int)strlen(json)), 0);
	assert_int_equal(((struct other *)args.dest)->only_other, 77);
	assert_int_equal(told, 1);
	lwsac_free(&args.ac);
}

struct deep {
	lws_dll2_t list;
	int n;
	struct deep *down;
};

extern const lws_struct_map_t map_deep[2];
const lws_struct_map_t map_deep[2] = {
	LSM_SIGNED(struct deep, n, "n"),
	LSM_CHILD_PTR(struct deep, down, struct deep, NULL, map_deep, "d"),
};
static const lws_struct_map_t schema_deep[] = {
	LSM_SCHEMA(struct deep, NULL, map_deep, "deep"),
};

static void
depth_is_bounded(void **state)
{
	struct deep d[12];
	char json[200];
	int n, depth;

	(void)state;
	memset(d, 0, sizeof(d));
	for (n = 0; n < 9; n++)
		d[n].down = &d[n + 1];
	assert_int_equal(serialize(d, schema_deep, 0, 1000),
			 LSJS_RESULT_FINISH);
	d[9].down = &d[10];
	assert_int_equal(serialize(d, schema_deep, 0, 1000), LSJS_RESULT_ERROR);

	for (depth = 8; depth < 10; depth++) {
		json[0] = '\0';
		for (n = 0; n < depth; n++)
			strcat(json, "{\"n\":1,\"d\":");
		strcat(json, "{\"n\":2}");
		for (n = 0; n < depth; n++)
			strcat(json, "}");
		memset(&args, 0, sizeof(args));
		args.map_st[0] = schema_deep;
		args.map_entries_st[0] = 1;
		lws_struct_json_init_parse(&ctx, NULL, &args);
		assert_int_equal(lejp_parse(&ctx, (const uint8_t *)json,
					    (int)strlen(json)),
				 depth < 9 ? 0 : LEJP_REJECT_CALLBACK);
		lwsac_free(&args.ac);
	}
}

static void
sizes_that_are_no_integers_are_refused(void **state)
{
	static const lws_struct_map_t odd[] = {
		{ "n", NULL, NULL, 0, 3, 0, 0, LSMT_SIGNED, 0 },
	};
	static const lws_struct_map_t schema[] = {
		LSM_SCHEMA(struct other, NULL, odd, "odd"),
	};
	static const char json[] = "{\"n\":1}";
	struct other o = { 0 };

	(void)state;
	assert_int_equal(serialize(&o, schema, 0, 100), LSJS_RESULT_ERROR);
	assert_null(lws_struct_json_serialize_create(odd, 1, 0, &o));
	memset(&args, 0, sizeof(args));
	args.map_st[0] = schema;
	args.map_entries_st[0] = 1;
	lws_struct_json_init_parse(&ctx, NULL, &args);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)json, 7),
			 LEJP_REJECT_CALLBACK);
	lwsac_free(&args.ac);
}

static int
in_and_out(void)
{
	lws_struct_json_serialize_result_t r = LSJS_RESULT_ERROR;

	if (!parse_pieces(all, 0, 0))
		r = serialize(args.dest, schemas, 0, 100);
	lwsac_free(&args.ac);

	return r == LSJS_RESULT_FINISH ? 0 : -1;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(in_and_out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_goes_in_and_out),
		cmocka_unit_test(nothing_beside_a_member_is_touched),
		cmocka_unit_test(any_window_gives_the_same),
		cmocka_unit_test(
			a_window_without_room_brings_nothing_and_waits),
		cmocka_unit_test(forms_of_the_output),
		cmocka_unit_test(integers_take_numbers_and_their_text),
		cmocka_unit_test(numbers_without_room_become_the_nearest),
		cmocka_unit_test(arrays_of_char_are_cut_between_characters),
		cmocka_unit_test(long_strings_are_whole),
		cmocka_unit_test(the_schema_chooses_the_map),
		cmocka_unit_test(what_is_unknown_is_skipped),
		cmocka_unit_test(empty_objects_make_nothing),
		cmocka_unit_test(lists_at_the_top_do_not_end_it),
		cmocka_unit_test(programs_have_their_say),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(sizes_that_are_no_integers_are_refused),
		cmocka_unit_test(short_of_memory_nothing_stays),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
