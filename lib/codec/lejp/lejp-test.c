/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What callbacks are told, in which order, with which path, match and indexes,
 * and that it is the same however the text is cut. What is JSON and what not
 * is lejp-grammar-test.c's.
 */
#include "unit.h"

#include "codec/lejp/lejp-record.h"
#include "core/core.h"

static struct record rec, rec2;
static struct lejp_ctx ctx;

struct how {
	const char *const *paths;
	unsigned char count;
	uint16_t flags;
	size_t first; /* bytes of the first piece; 0: all */
	size_t piece; /* bytes of the others; 0: all */
	int fail_at;
	signed char fail_with;
};

static int
feed(struct record *r, const char *text, size_t len, const struct how *how)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t n = how->first;
	int ret = LEJP_CONTINUE;

	memset(r, 0, sizeof(*r));
	r->fail_at = how->fail_at;
	r->fail_with = how->fail_with;
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, record_cb, r, how->paths, how->count);
	ctx.flags = how->flags;
	while (len && ret == LEJP_CONTINUE) {
		if (!n || n > len)
			n = len;
		ret = lejp_parse(&ctx, p, (int)n);
		p += n;
		len -= n;
		if (ret > 0)
			ret += (int)len;
		n = how->piece;
	}
	lejp_destruct(&ctx);
	assert_false(r->overflow);

	return ret;
}

/* the result, after checking that no cut changes it or what is told */
static int
feed_all_ways(const char *text, size_t len, const struct how *how)
{
	struct how h = *how;
	size_t n;
	int ret = feed(&rec, text, len, how);

	h.piece = 1;
	h.first = 1;
	assert_int_equal(feed(&rec2, text, len, &h), ret);
	assert_string_equal(rec2.text, rec.text);
	h.piece = 0;
	for (n = 1; n < len; n++) {
		h.first = n;
		assert_int_equal(feed(&rec2, text, len, &h), ret);
		assert_string_equal(rec2.text, rec.text);
	}

	return ret;
}

static const struct how plain;

static void
tells(const char *text, const struct how *how, const char *expected)
{
	assert_int_equal(feed_all_ways(text, strlen(text), how), 0);
	assert_string_equal(rec.text, expected);
}

static void
nested_objects_in_order(void **state)
{
	(void)state;
	tells("{\"a\":{\"b\":1}}", &plain,
	      "CONSTRUCTED 0 '' 0 sp0 i\n"
	      "START 0 '' 0 sp0 i\n"
	      "{ 0 '' 0 sp0 i\n"
	      "NAME 0 'a' 0 sp0 i\n"
	      "{ 0 'a' 0 sp0 i\n"
	      "NAME 0 'a.b' 0 sp1 i\n"
	      "INT 0 'a.b' 0 sp1 i 1\n"
	      "} 0 'a' 0 sp0 i\n"
	      "} 0 'a' 0 sp0 i\n"
	      "COMPLETE 0 'a' 0 sp0 i\n"
	      "DESTRUCTED 0 'a' 0 sp0 i\n");
}

static void
nested_arrays_in_order(void **state)
{
	(void)state;
	tells("[1,[2]]", &plain,
	      "CONSTRUCTED 0 '' 0 sp0 i\n"
	      "START 0 '' 0 sp0 i\n"
	      "[ 0 '[]' 0 sp0 i\n"
	      "INT 0 '[]' 0 sp0 i.0 1\n"
	      "[ 0 '[][]' 0 sp0 i.1\n"
	      "INT 0 '[][]' 0 sp1 i.1.0 2\n"
	      "] 0 '[]' 0 sp0 i.1\n"
	      "] 0 '[]' 0 sp0 i.1\n"
	      "COMPLETE 0 '[]' 0 sp0 i\n"
	      "DESTRUCTED 0 '[]' 0 sp0 i.1\n");
}

static void
root_member_arrays_leave_their_index(void **state)
{
	(void)state;
	tells("{\"a\":[1],\"b\":{\"c\":[2]}}", &plain,
	      "CONSTRUCTED 0 '' 0 sp0 i\n"
	      "START 0 '' 0 sp0 i\n"
	      "{ 0 '' 0 sp0 i\n"
	      "NAME 0 'a' 0 sp0 i\n"
	      "[ 0 'a[]' 0 sp0 i\n"
	      "INT 0 'a[]' 0 sp1 i.0 1\n"
	      "] 0 'a[]' 0 sp0 i.0\n"
	      "NAME 0 'b' 0 sp0 i.0\n"
	      "{ 0 'b' 0 sp0 i.0\n"
	      "NAME 0 'b.c' 0 sp1 i.0\n"
	      "[ 0 'b.c[]' 0 sp1 i.0\n"
	      "INT 0 'b.c[]' 0 sp2 i.0.0 2\n"
	      "] 0 'b' 0 sp1 i.0\n"
	      "} 0 'b' 0 sp0 i.0\n"
	      "} 0 'b' 0 sp0 i.0\n"
	      "COMPLETE 0 'b' 0 sp0 i\n"
	      "DESTRUCTED 0 'b' 0 sp0 i.0\n");
}

static void
object_indexes_count_members_and_are_balanced(void **state)
{
	static const struct how how = { .flags =
						LEJP_FLAG_FEAT_OBJECT_INDEXES };

	(void)state;
	tells("[{\"a\":1,\"b\":[2,3]},{}]", &how,
	      "CONSTRUCTED 0 '' 0 sp0 i\n"
	      "START 0 '' 0 sp0 i\n"
	      "[ 0 '[]' 0 sp0 i\n"
	      "{ 0 '[]' 0 sp0 i.0\n"
	      "NAME 0 '[].a' 0 sp1 i.0.0\n"
	      "INT 0 '[].a' 0 sp1 i.0.0 1\n"
	      "NAME 0 '[].b' 0 sp1 i.0.1\n"
	      "[ 0 '[].b[]' 0 sp1 i.0.1\n"
	      "INT 0 '[].b[]' 0 sp2 i.0.1.0 2\n"
	      "INT 0 '[].b[]' 0 sp2 i.0.1.1 3\n"
	      "] 0 '[]' 0 sp1 i.0.1\n"
	      "} 0 '[]' 0 sp0 i.0\n"
	      "{ 0 '[]' 0 sp0 i.1\n"
	      "} 0 '[]' 0 sp0 i.1\n"
	      "] 0 '[]' 0 sp0 i.1\n"
	      "COMPLETE 0 '[]' 0 sp0 i\n"
	      "DESTRUCTED 0 '[]' 0 sp0 i.1\n");
}

static void
strings_are_one_frame_up_and_start_empty(void **state)
{
	(void)state;
	tells("{\"s\":\"x\\u00e9\\n\",\"e\":\"\",\"t\":true,\"f\":false,"
	      "\"n\":null}",
	      &plain,
	      "CONSTRUCTED 0 '' 0 sp0 i\n"
	      "START 0 '' 0 sp0 i\n"
	      "{ 0 '' 0 sp0 i\n"
	      "NAME 0 's' 0 sp0 i\n"
	      "STR 0 's' 0 sp1 i\n"
	      "END 0 's' 0 sp1 i x\xc3\xa9\n\n"
	      "NAME 0 'e' 0 sp0 i\n"
	      "STR 0 'e' 0 sp1 i\n"
	      "END 0 'e' 0 sp1 i \n"
	      "NAME 0 't' 0 sp0 i\n"
	      "TRUE 0 't' 0 sp0 i 1\n"
	      "NAME 0 'f' 0 sp0 i\n"
	      "FALSE 0 'f' 0 sp0 i 0\n"
	      "NAME 0 'n' 0 sp0 i\n"
	      "NULL 0 'n' 0 sp0 i \n"
	      "} 0 'n' 0 sp0 i\n"
	      "COMPLETE 0 'n' 0 sp0 i\n"
	      "DESTRUCTED 0 'n' 0 sp0 i\n");
}

/* -- matching -- */

/* "path:match " for each event that has a value or is a bracket */
static const char *
matches(const char *text, const struct how *how)
{
	static char out[4096];
	char *line = rec.text, *end, *quote;
	size_t l = 0;

	assert_int_equal(feed_all_ways(text, strlen(text), how), 0);
	out[0] = '\0';
	for (; (end = strchr(line, '\n')); line = end + 1) {
		if (!strchr("[]{}I", *line) || line[1] == 'D')
			continue;
		quote = strchr(strchr(line, '\'') + 1, '\'');
		l += (size_t)snprintf(out + l, sizeof(out) - l, "%c%c ", *line,
				      quote[2]);
	}

	return out;
}

static void
first_matching_path_counts(void **state)
{
	static const char *const paths[] = { "x.*.y", "x.*", "x", "*" };
	static const struct how how = {
		paths, LWS_ARRAY_SIZE(paths), 0, 0, 0, 0, 0
	};

	(void)state;
	/*  root  x     x.k   x.k.y x.k.z  ends */
	assert_string_equal(matches("{\"x\":{\"k\":{\"y\":1,\"z\":2}}}", &how),
			    "{0 {3 {2 I1 I2 }2 }3 }3 ");
	assert_string_equal(matches("{\"q\":1}", &how), "{0 I4 }4 ");
}

static void
match_is_kept_under_an_array_and_dropped_in_an_object(void **state)
{
	static const char *const both[] = { "build", "build[]" };
	static const char *const one[] = { "build" };
	static const struct how two_paths = { both, 2, 0, 0, 0, 0, 0 };
	static const struct how one_path = { one, 1, 0, 0, 0, 0, 0 };
	static const struct how prompt = { both, 2, LEJP_FLAG_FEAT_LEADING_WC,
					   0,    0, 0,
					   0 };

	(void)state;
	assert_string_equal(matches("{\"build\":[1,2]}", &two_paths),
			    "{0 [1 I1 I2 ]2 }2 ");
	assert_string_equal(matches("{\"build\":[1,2]}", &prompt),
			    "{0 [2 I2 I2 ]2 }2 ");
	assert_string_equal(matches("{\"build\":[1,2]}", &one_path),
			    "{0 [1 I1 I1 ]1 }1 ");
	/* members of a matched object are not matched by it, first or later */
	assert_string_equal(matches("{\"build\":{\"a\":1,\"b\":2}}", &one_path),
			    "{0 {1 I0 I0 }1 }1 ");
	/* nor is the next member, though its name is longer */
	assert_string_equal(matches("{\"build\":1,\"builder\":2}", &one_path),
			    "{0 I1 I0 }0 ");
}

static void
leading_wildcards_match_at_array_starts(void **state)
{
	static const char *const paths[] = { "*[][]", "*[]" };
	static const struct how how = {
		paths, 2, LEJP_FLAG_LATEST, 0, 0, 0, 0
	};

	(void)state;
	assert_string_equal(matches("[[1],2]", &how), "[2 [1 I1 ]2 I2 ]2 ");
	assert_string_equal(matches("{\"a\":[[1],2]}", &how),
			    "{0 [2 [1 I1 ]2 I2 ]2 }2 ");
}

static void
paths_in_structs_are_walked_by_stride(void **state)
{
	static const struct {
		const char *path;
		int other[3];
	} maps[] = { { "a", { 1, 2, 3 } }, { "b.c", { 4, 5, 6 } } };
	static const char text[] = "{\"b\":{\"c\":1}}";

	(void)state;
	memset(&rec, 0, sizeof(rec));
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, record_cb, &rec, &maps[0].path, 2);
	ctx.path_stride = sizeof(maps[0]);
	assert_int_equal(
		lejp_parse(&ctx, (const uint8_t *)text, sizeof(text) - 1), 0);
	assert_non_null(strstr(rec.text, "INT 0 'b.c' 2 "));
}

struct seen {
	char wild[4][32];
	int results[4];
};

static signed char
wild_cb(struct lejp_ctx *c, char reason)
{
	struct seen *s = c->user;
	char small[3];
	int n;

	if (reason != LEJPCB_VAL_NUM_INT)
		return 0;
	for (n = 0; n < 3; n++)
		s->results[n] =
			lejp_get_wildcard(c, n, s->wild[n], sizeof(s->wild[n]));
	s->results[3] = lejp_get_wildcard(c, 0, small, sizeof(small));
	assert_string_equal(small, "fi");
	assert_int_equal(lejp_get_wildcard(c, 0, small, 0), 0);
	assert_int_equal(lejp_get_wildcard(c, -1, small, 3), 0);

	return 0;
}

static void
wildcards_give_what_they_cover(void **state)
{
	static const char *const paths[] = { "a.*.b.*" };
	static const char text[] = "{\"a\":{\"first\":{\"b\":{\"se[]cond\":"
				   "7}}}}";
	struct seen s;

	(void)state;
	memset(&s, 0, sizeof(s));
	lejp_construct(&ctx, wild_cb, &s, paths, 1);
	assert_int_equal(
		lejp_parse(&ctx, (const uint8_t *)text, sizeof(text) - 1), 0);
	assert_int_equal(s.results[0], 6);
	assert_string_equal(s.wild[0], "first");
	assert_int_equal(s.results[1], 9);
	assert_string_equal(s.wild[1], "se[]cond");
	assert_int_equal(s.results[2], 0);
	assert_string_equal(s.wild[2], "");
	assert_int_equal(s.results[3], 3);
}

static void
more_wildcards_than_there_is_room_for_still_match(void **state)
{
	static const char *const paths[] = { "*.*.*.*.*.*.*.*.*.*.*.*.*.*" };
	static const struct how how = { paths, 1, 0, 0, 0, 0, 0 };

	(void)state;
	feed(&rec, "{\"1.2.3.4.5.6.7.8.9.a.b.c.d.e\":1}", 33, &how);
	assert_non_null(strstr(rec.text, "INT 0 '1.2.3.4.5.6.7.8.9.a.b.c.d.e' "
					 "1"));
	assert_int_equal(ctx.wildcount, 0);
}

/* a member name with a NUL in it is not the member that it begins like */
static void
nul_in_a_name_does_not_shorten_it(void **state)
{
	static const char *const paths[] = { "admin" };
	static const struct how how = { paths, 1, 0, 0, 0, 0, 0 };

	(void)state;
	assert_string_equal(matches("{\"admin\\u0000\":1}", &how), "{0 I0 }0 ");
}

/* -- levels -- */

static const char *const sub_paths[] = { "x", "[]", "[].y" };

static signed char
sub_cb(struct lejp_ctx *c, char reason)
{
	if (record_cb(c, reason))
		return -1;
	/* what is delegated ends with its own container */
	if (reason == LEJPCB_OBJECT_END && c->sp == *(int *)c->pst[1].user)
		return (signed char)lejp_parser_pop(c);

	return 0;
}

static signed char
push_cb(struct lejp_ctx *c, char reason)
{
	static int at_sp;

	if (record_cb(c, reason))
		return -1;
	if (reason == LEJPCB_PAIR_NAME && c->path_match == 1) {
		at_sp = c->sp;
		return (signed char)lejp_parser_push(c, &at_sp, sub_paths,
						     LWS_ARRAY_SIZE(sub_paths),
						     sub_cb);
	}

	return 0;
}

static void
push_tells(const char *text, const char *expected)
{
	static const char *const paths[] = { "o.p", "p", "q" };
	size_t n, len = strlen(text);

	for (n = 0; n < len; n++) {
		memset(&rec, 0, sizeof(rec));
		memset(&ctx, 0, sizeof(ctx));
		lejp_construct(&ctx, push_cb, &rec, paths, 3);
		if (n)
			assert_int_equal(
				lejp_parse(&ctx, (const uint8_t *)text, (int)n),
				LEJP_CONTINUE);
		assert_int_equal(lejp_parse(&ctx, (const uint8_t *)text + n,
					    (int)(len - n)),
				 0);
		assert_string_equal(rec.text, expected);
	}
}

static void
pushed_level_has_paths_of_its_own(void **state)
{
	(void)state;
	push_tells("{\"o\":{\"p\":{\"x\":1,\"zz\":2},\"r\":3},\"q\":4}",
		   "CONSTRUCTED 0 '' 0 sp0 i\n"
		   "START 0 '' 0 sp0 i\n"
		   "{ 0 '' 0 sp0 i\n"
		   "NAME 0 'o' 0 sp0 i\n"
		   "{ 0 'o' 0 sp0 i\n"
		   "NAME 0 'o.p' 1 sp1 i\n"
		   "{ 1 'o.p' 0 sp1 i\n"
		   "NAME 1 'x' 1 sp2 i\n"
		   "INT 1 'x' 1 sp2 i 1\n"
		   "NAME 1 'zz' 0 sp2 i\n"
		   "INT 1 'zz' 0 sp2 i 2\n"
		   "} 1 'zz' 0 sp1 i\n"
		   "NAME 0 'o.r' 0 sp1 i\n"
		   "INT 0 'o.r' 0 sp1 i 3\n"
		   "} 0 'o' 0 sp0 i\n"
		   "NAME 0 'q' 3 sp0 i\n"
		   "INT 0 'q' 3 sp0 i 4\n"
		   "} 0 'q' 3 sp0 i\n"
		   "COMPLETE 0 'q' 0 sp0 i\n");
}

static signed char
array_push_cb(struct lejp_ctx *c, char reason)
{
	if (record_cb(c, reason))
		return -1;
	if (reason == LEJPCB_PAIR_NAME && !strcmp(c->path, "p"))
		return (signed char)lejp_parser_push(c, NULL, sub_paths,
						     LWS_ARRAY_SIZE(sub_paths),
						     record_cb);

	return 0;
}

static void
pushed_array_pops_by_itself(void **state)
{
	static const char text[] = "{\"p\":[1,{\"y\":2}],\"q\":3}";
	const char *s;

	(void)state;
	memset(&rec, 0, sizeof(rec));
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, array_push_cb, &rec, NULL, 0);
	assert_int_equal(
		lejp_parse(&ctx, (const uint8_t *)text, sizeof(text) - 1), 0);
	s = strstr(rec.text, "NAME 0 'p'");
	assert_non_null(s);
	assert_string_equal(s, "NAME 0 'p' 0 sp0 i\n"
			       "[ 1 '[]' 0 sp0 i\n"
			       "INT 1 '[]' 0 sp1 i.0 1\n"
			       "{ 1 '[]' 2 sp1 i.1\n"
			       "NAME 1 '[].y' 3 sp2 i.1\n"
			       "INT 1 '[].y' 3 sp2 i.1 2\n"
			       "} 1 '[]' 2 sp1 i.1\n"
			       "] 1 '[]' 2 sp0 i.1\n"
			       "NAME 0 'q' 0 sp0 i.1\n"
			       "INT 0 'q' 0 sp0 i.1 3\n"
			       "} 0 'q' 0 sp0 i.1\n"
			       "COMPLETE 0 'q' 0 sp0 i\n");
}

/* the first pushed level keeps the rest of the document if it does not pop */
static signed char
object_push_cb(struct lejp_ctx *c, char reason)
{
	if (reason == LEJPCB_PAIR_NAME && !c->pst_sp && !strcmp(c->path, "p"))
		return (signed char)lejp_parser_push(c, NULL, NULL, 0,
						     object_push_cb);
	if (reason == LEJPCB_PAIR_NAME && c->pst_sp == 1 &&
	    !strcmp(c->path, "deep"))
		return (signed char)lejp_parser_push(c, NULL, NULL, 0,
						     object_push_cb);

	return record_cb(c, reason);
}

static void
first_pushed_object_level_stays_the_second_does_not(void **state)
{
	static const char text[] = "{\"p\":{\"a\":1},\"deep\":{\"b\":2},"
				   "\"c\":3}";

	(void)state;
	memset(&rec, 0, sizeof(rec));
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, object_push_cb, &rec, NULL, 0);
	assert_int_equal(
		lejp_parse(&ctx, (const uint8_t *)text, sizeof(text) - 1), 0);
	assert_non_null(strstr(rec.text, "INT 1 'a'"));
	assert_non_null(strstr(rec.text, "INT 2 'b'"));
	assert_non_null(strstr(rec.text, "NAME 1 'c'"));
	assert_non_null(strstr(rec.text, "COMPLETE 1 'c'"));
}

static signed char
deep_push_cb(struct lejp_ctx *c, char reason)
{
	int n, r = 0;

	if (reason != LEJPCB_PAIR_NAME)
		return 0;
	for (n = 0; n < 9; n++)
		r |= lejp_parser_push(c, NULL, NULL, 0, record_cb);
	assert_int_equal(r, 0);
	assert_int_equal(lejp_parser_push(c, NULL, NULL, 0, record_cb), -1);
	for (n = 0; n < 9; n++)
		assert_int_equal(lejp_parser_pop(c), 0);
	assert_int_equal(lejp_parser_pop(c), -1);

	return 0;
}

static void
nine_levels_can_be_pushed(void **state)
{
	(void)state;
	lejp_construct(&ctx, deep_push_cb, NULL, NULL, 0);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)"{\"a\":1}", 7), 0);
	assert_string_equal(ctx.path, "a");
}

static signed char
long_push_cb(struct lejp_ctx *c, char reason)
{
	if (reason == LEJPCB_PAIR_NAME && !c->pst_sp)
		return (signed char)lejp_parser_push(c, NULL, NULL, 0,
						     long_push_cb);
	if (reason == LEJPCB_OBJECT_END && c->pst_sp) {
		lejp_parser_pop(c);
		assert_int_equal(strlen(c->path), 150);
		assert_int_equal(c->path[0], 'n');
		assert_int_equal(c->path[149], 'n');
	}

	return 0;
}

/* the outer path waits where the inner one can not reach it */
static void
long_paths_come_back_when_a_level_is_popped(void **state)
{
	char text[256];
	int l, n;

	(void)state;
	for (n = 0; n < 60; n++) {
		l = snprintf(text, sizeof(text), "{\"%0150d\":{\"%0*d\":1}}", 0,
			     n + 1, 0);
		memset(text + 2, 'n', 150);
		lejp_construct(&ctx, long_push_cb, NULL, NULL, 0);
		/* 192 with the terminator, less the 150 */
		assert_int_equal(lejp_parse(&ctx, (uint8_t *)text, l),
				 n + 1 <= 41 ? 0 : LEJP_REJECT_UNKNOWN);
	}
}

/* -- limits -- */

static int
nest(const char *open, int depth, const char *inner, const char *close,
     uint16_t flags)
{
	struct how how = { NULL, 0, flags, 0, 0, 0, 0 };
	char text[1024];
	size_t l = 0;
	int n;

	for (n = 0; n < depth; n++)
		l += (size_t)snprintf(text + l, sizeof(text) - l, "%s", open);
	l += (size_t)snprintf(text + l, sizeof(text) - l, "%s", inner);
	for (n = 0; n < depth; n++)
		l += (size_t)snprintf(text + l, sizeof(text) - l, "%s", close);

	return feed_all_ways(text, l, &how);
}

static void
depth_is_limited(void **state)
{
	const uint16_t idx = LEJP_FLAG_FEAT_OBJECT_INDEXES;

	(void)state;
	assert_int_equal(nest("{\"a\":", 15, "\"s\"", "}", 0), 0);
	assert_int_equal(nest("{\"a\":", 16, "1", "}", 0),
			 LEJP_REJECT_STACK_OVERFLOW);
	assert_int_equal(nest("[", 12, "\"s\"", "]", 0), 0);
	assert_int_equal(nest("[", 13, "", "]", 0),
			 LEJP_REJECT_MP_DELIM_ISTACK);
	assert_int_equal(nest("{\"a\":", 12, "1", "}", idx), 0);
	assert_int_equal(nest("{\"a\":", 13, "1", "}", idx),
			 LEJP_REJECT_MP_DELIM_ISTACK);
	assert_int_equal(nest("[{\"a\":", 7, "1", "}]", 0), 0);
	assert_int_equal(nest("[{\"a\":", 8, "1", "}]", 0),
			 LEJP_REJECT_STACK_OVERFLOW);
}

/* indexes that root members leave behind never use up the room */
static void
any_number_of_root_member_arrays(void **state)
{
	char text[1024] = "{";
	size_t l = 1;
	int n;

	(void)state;
	for (n = 0; n < 40; n++)
		l += (size_t)snprintf(text + l, sizeof(text) - l,
				      "\"m%d\":[[1,2]],", n);
	l += (size_t)snprintf(text + l, sizeof(text) - l,
			      "\"d\":[[[[[[[[[[[[7,"
			      "8]]]]]]]]]]]]}");
	assert_int_equal(feed_all_ways(text, l, &plain), 0);
	assert_non_null(strstr(rec.text, "sp12 i.0.0.0.0.0.0.0.0.0.0.0.1 8\n"));
}

static void
long_names_fill_the_path_and_no_more(void **state)
{
	char text[512];
	int l;

	(void)state;
	l = snprintf(text, sizeof(text), "{\"%0191d\":1}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
	l = snprintf(text, sizeof(text), "{\"%0192d\":1}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain),
			 LEJP_REJECT_UNKNOWN);
	l = snprintf(text, sizeof(text), "{\"%0189d\":[1]}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
	l = snprintf(text, sizeof(text), "{\"%0190d\":[1]}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain),
			 LEJP_REJECT_UNKNOWN);
	l = snprintf(text, sizeof(text), "{\"%0189d\":{\"a\":1}}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
	l = snprintf(text, sizeof(text), "{\"%0190d\":{\"a\":1}}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain),
			 LEJP_REJECT_UNKNOWN);
	l = snprintf(text, sizeof(text), "{\"%0190d\\u00e9\":1}", 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain),
			 LEJP_REJECT_UNKNOWN);
}

static void
long_numbers_are_given_whole(void **state)
{
	char text[512];
	int l;

	(void)state;
	l = snprintf(text, sizeof(text), "[%0254d]", 0);
	memset(text + 1, '7', 254);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
	assert_non_null(strstr(rec.text, "7777\n] 0"));
	assert_int_equal(strlen(ctx.buf), 254);
	l = snprintf(text, sizeof(text), "[%0255d]", 0);
	memset(text + 1, '7', 255);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain),
			 LEJP_REJECT_NUM_TOO_LONG);
}

static int
count(const char *needle)
{
	const char *p = rec.text;
	int n = 0;

	for (; (p = strstr(p, needle)); p++)
		n++;

	return n;
}

static void
long_strings_come_in_chunks_of_254(void **state)
{
	char text[1600];
	int l, len;

	(void)state;
	for (len = 253; len <= 256; len++) {
		l = snprintf(text, sizeof(text), "[\"%0*d\"]", len, 0);
		assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
		assert_int_equal(count("CHUNK"), len >= 254);
		assert_int_equal(ctx.npos, len >= 254 ? len - 254 : len);
	}
	l = snprintf(text, sizeof(text), "[\"%0*d\"]", 254 * 4, 0);
	assert_int_equal(feed_all_ways(text, (size_t)l, &plain), 0);
	assert_int_equal(count("CHUNK"), 4);
	assert_non_null(strstr(rec.text, "END 0 '[]' 0 sp1 i.0 \n"));
}

/* a character may lie across two chunks; together they are the text */
static void
chunks_join_to_the_same_text(void **state)
{
	char text[600], *p = text;
	int n;

	(void)state;
	p += sprintf(p, "[\"%0253d", 0);
	for (n = 0; n < 20; n++)
		p += sprintf(p, "\\ud83d\\ude00");
	p += sprintf(p, "\"]");
	assert_int_equal(feed_all_ways(text, (size_t)(p - text), &plain), 0);
	assert_non_null(strstr(rec.text, "0\xf0\nEND"));
	assert_non_null(strstr(rec.text, " \x9f\x98\x80\xf0\x9f\x98\x80"));
}

/* -- callbacks that say no -- */

static void
nonzero_from_a_callback_ends_it_except_where_it_never_did(void **state)
{
	static const char text[] = "{\"a\":[[1],\"s\",true]}";
	struct how how = { NULL, 0, 0, 0, 0, 0, 0 };
	int n, ignored;

	(void)state;
	feed(&rec, text, sizeof(text) - 1, &how);
	for (n = 1; n <= rec2.events || n < 17; n++) {
		const char *line;
		int i;

		feed(&rec, text, sizeof(text) - 1, &plain);
		if (n > rec.events)
			break;
		for (line = rec.text, i = 1; i < n; i++)
			line = strchr(line, '\n') + 1;
		ignored = !strncmp(line, "START", 5) ||
			  strstr(line, "STRUCTED") == line ||
			  !strncmp(line, "CONS", 4) ||
			  !strncmp(line, "DEST", 4) || line[0] == ']';
		how.fail_at = n;
		how.fail_with = -1;
		assert_int_equal(feed_all_ways(text, sizeof(text) - 1, &how),
				 ignored ? 0 : LEJP_REJECT_CALLBACK);
		assert_int_equal(count("FAILED"), !ignored);
		/* more than 0 is nothing special except at a string's end */
		ignored |= !strncmp(line, "END", 3);
		how.fail_with = 1;
		assert_int_equal(feed_all_ways(text, sizeof(text) - 1, &how),
				 ignored ? 0 : LEJP_REJECT_CALLBACK);
	}
	assert_true(n > 15);
}

static void
array_end_of_the_document_is_not_ignored(void **state)
{
	struct how how = { NULL, 0, 0, 0, 0, 5, 1 };

	(void)state;
	assert_int_equal(feed_all_ways("[1]", 3, &how), LEJP_REJECT_CALLBACK);
}

/* -- construct, destruct, change, reuse -- */

static void
construct_keeps_the_last_value(void **state)
{
	(void)state;
	feed(&rec, "[\"old text\"]", 12, &plain);
	lejp_construct(&ctx, record_cb, &rec, NULL, 0);
	assert_string_equal(ctx.buf, "old text");
	assert_int_equal(ctx.npos, 8);
	assert_string_equal(ctx.path, "");
	assert_int_equal(ctx.line, 1);
	lejp_destruct(&ctx);
	lejp_destruct(NULL);
}

static signed char
other_cb(struct lejp_ctx *c, char reason)
{
	record_add(c->user, "other: ", 7);

	return record_cb(c, reason);
}

static void
change_callback_tells_both(void **state)
{
	(void)state;
	memset(&rec, 0, sizeof(rec));
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, record_cb, &rec, NULL, 0);
	lejp_change_callback(&ctx, other_cb);
	assert_string_equal(rec.text, "CONSTRUCTED 0 '' 0 sp0 i\n"
				      "DESTRUCTED 0 '' 0 sp0 i\n"
				      "other: CONSTRUCTED 0 '' 0 sp0 i\n"
				      "other: START 0 '' 0 sp0 i\n");
}

static void
what_follows_the_document_is_counted(void **state)
{
	(void)state;
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, record_cb, &rec, NULL, 0);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)"{}", 0),
			 LEJP_CONTINUE);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)"{} \nxyz", 7), 5);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)" ", 1),
			 LEJP_REJECT_MP_C_OR_E_NEITHER);

	lejp_construct(&ctx, record_cb, &rec, NULL, 0);
	ctx.flags = LEJP_FLAG_STRICT;
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)"{} \nxyz", 7), 3);
	lejp_construct(&ctx, record_cb, &rec, NULL, 0);
	ctx.flags = LEJP_FLAG_STRICT;
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)"{} \n", 4), 0);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)" \n", 2), 0);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)" ]", 2),
			 LEJP_REJECT_MP_C_OR_E_NEITHER);
	assert_int_equal(lejp_parse(&ctx, (const uint8_t *)" ", 1),
			 LEJP_REJECT_MP_C_OR_E_NEITHER);
}

static void
start_is_told_once(void **state)
{
	(void)state;
	feed_all_ways(" \n {", 4, &plain);
	assert_int_equal(count("START"), 1);
	assert_int_equal(ctx.line, 2);
}

static void
end_of_input_tells_truncated_from_complete(void **state)
{
	static const struct {
		const char *text;
		int result;
	} cases[] = {
		{ "", LEJP_REJECT_X_INCOMPLETE },
		{ " ", LEJP_REJECT_X_INCOMPLETE },
		{ "[1", LEJP_REJECT_X_INCOMPLETE },
		{ "{\"a\":1", LEJP_REJECT_X_INCOMPLETE },
		{ "\"a", LEJP_REJECT_X_INCOMPLETE },
		{ "tru", LEJP_REJECT_X_INCOMPLETE },
		{ "-", LEJP_REJECT_MP_VAL_NUM_FORMAT },
		{ "1.", LEJP_REJECT_MP_VAL_NUM_INT_NO_FRAC },
		{ "1e", LEJP_REJECT_MP_VAL_NUM_EXP_BAD_EXP },
		{ "1e+", LEJP_REJECT_MP_VAL_NUM_EXP_BAD_EXP },
		{ "[]", 0 },
		{ "12", 0 },
		{ "-0.5e1", 0 },
		{ "1 ", 0 },
		{ "true", 0 },
		{ "\"a\"", 0 },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		memset(&rec, 0, sizeof(rec));
		lejp_construct(&ctx, record_cb, &rec, NULL, 0);
		ctx.flags = LEJP_FLAG_STRICT;
		lejp_parse(&ctx, (const uint8_t *)cases[n].text,
			   (int)strlen(cases[n].text));
		assert_int_equal(lejp_parse_end(&ctx), cases[n].result);
		assert_int_equal(count("COMPLETE"), !cases[n].result);
		assert_int_equal(count("FAILED"), !!cases[n].result);
		assert_int_equal(!!lejp_parse_end(&ctx), !!cases[n].result);
	}
}

static void
every_code_has_a_text(void **state)
{
	int n;

	(void)state;
	assert_string_equal(lejp_error_to_string(7), "");
	assert_string_equal(lejp_error_to_string(0), "");
	assert_string_equal(lejp_error_to_string(-1), "");
	assert_string_equal(lejp_error_to_string(-2), "No opening '{'");
	assert_string_equal(lejp_error_to_string(-10), "Illegal value start");
	assert_string_equal(lejp_error_to_string(-20), "Number too long");
	assert_string_equal(lejp_error_to_string(-22), "Unknown");
	assert_string_equal(lejp_error_to_string(-23),
			    "Parser callback errored (see earlier error)");
	for (n = -2; n >= LEJP_REJECT_X_INCOMPLETE; n--)
		assert_true(strlen(lejp_error_to_string(n)) > 4);
	assert_string_equal(lejp_error_to_string(-26), "Unknown error");
	assert_string_equal(lejp_error_to_string(-1000), "Unknown error");
}

static void
the_record_is_what_programs_were_built_with(void **state)
{
	(void)state;
	if (sizeof(void *) == 8)
		assert_int_equal(sizeof(struct lejp_ctx), 960);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nested_objects_in_order),
		cmocka_unit_test(nested_arrays_in_order),
		cmocka_unit_test(root_member_arrays_leave_their_index),
		cmocka_unit_test(object_indexes_count_members_and_are_balanced),
		cmocka_unit_test(strings_are_one_frame_up_and_start_empty),
		cmocka_unit_test(first_matching_path_counts),
		cmocka_unit_test(
			match_is_kept_under_an_array_and_dropped_in_an_object),
		cmocka_unit_test(leading_wildcards_match_at_array_starts),
		cmocka_unit_test(paths_in_structs_are_walked_by_stride),
		cmocka_unit_test(wildcards_give_what_they_cover),
		cmocka_unit_test(
			more_wildcards_than_there_is_room_for_still_match),
		cmocka_unit_test(nul_in_a_name_does_not_shorten_it),
		cmocka_unit_test(pushed_level_has_paths_of_its_own),
		cmocka_unit_test(pushed_array_pops_by_itself),
		cmocka_unit_test(
			first_pushed_object_level_stays_the_second_does_not),
		cmocka_unit_test(nine_levels_can_be_pushed),
		cmocka_unit_test(long_paths_come_back_when_a_level_is_popped),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(any_number_of_root_member_arrays),
		cmocka_unit_test(long_names_fill_the_path_and_no_more),
		cmocka_unit_test(long_numbers_are_given_whole),
		cmocka_unit_test(long_strings_come_in_chunks_of_254),
		cmocka_unit_test(chunks_join_to_the_same_text),
		cmocka_unit_test(
			nonzero_from_a_callback_ends_it_except_where_it_never_did),
		cmocka_unit_test(array_end_of_the_document_is_not_ignored),
		cmocka_unit_test(construct_keeps_the_last_value),
		cmocka_unit_test(change_callback_tells_both),
		cmocka_unit_test(what_follows_the_document_is_counted),
		cmocka_unit_test(start_is_told_once),
		cmocka_unit_test(end_of_input_tells_truncated_from_complete),
		cmocka_unit_test(every_code_has_a_text),
		cmocka_unit_test(the_record_is_what_programs_were_built_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
