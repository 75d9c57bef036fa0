/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What callbacks are told of CBOR, and that it is the same however the input
 * is cut. The examples of RFC 8949 appendix A and the ill-formed ones of its
 * appendix F are here.
 */
#include "unit.h"

#include "codec/lecp/lecp-record.h"
#include "codec/lecp/lecp.h"
#include "core/core.h"

static struct record rec, rec2;
static struct lecp_ctx ctx;

static size_t
from_hex(const char *hex, uint8_t *to)
{
	size_t n = 0;
	unsigned int b;

	for (; *hex; hex += 2) {
		assert_int_equal(sscanf(hex, "%2x", &b), 1);
		to[n++] = (uint8_t)b;
	}

	return n;
}

struct how {
	const char *const *patterns;
	unsigned char count;
	int paths;
	int complete;
	int fail_at;
	size_t first; /* bytes of the first piece; 0: all */
	size_t piece; /* of the others; 0: all */
};

static int
feed(struct record *r, const uint8_t *in, size_t len, const struct how *how)
{
	size_t n = how->first, used = 0, total = len;
	int ret = 0;

	memset(r, 0, sizeof(*r));
	r->paths = how->paths;
	r->fail_at = how->fail_at;
	memset(&ctx, 0, sizeof(ctx));
	lecp_construct(&ctx, record_cb, r, how->patterns, how->count);
	if (how->complete)
		lecp_parse_report_complete(&ctx, 1);
	while (len && ret >= LECP_CONTINUE) {
		if (!n || n > len)
			n = len;
		ret = lecp_parse(&ctx, in, n);
		used += ctx.used_in;
		in += n;
		len -= n;
		n = how->piece;
	}
	lecp_destruct(&ctx);
	assert_false(r->overflow);
	if (ret >= LECP_CONTINUE)
		assert_int_equal(used, total);

	return ret;
}

/* Behind shorter input than the fast lane needs some zeros, which are items of
 * their own or belong to a string: with them it is taken in the lane, and byte
 * by byte it is not. */
static void
feed_in_the_lane(const uint8_t *in, size_t len, const struct how *how)
{
	uint8_t *longer = calloc(1, len + LECP_LANE_ROOM);
	struct how h = *how;
	int ret;

	assert_non_null(longer);
	if (len)
		memcpy(longer, in, len);
	len += LECP_LANE_ROOM;
	ret = feed(&rec, longer, len, &h);
	h.first = h.piece = 1;
	assert_int_equal(feed(&rec2, longer, len, &h), ret);
	assert_string_equal(rec2.text, rec.text);
	free(longer);
}

static int
feed_all_ways(const uint8_t *in, size_t len, const struct how *how)
{
	struct how h = *how;
	uint8_t *exact;
	size_t n;
	int ret;

	feed_in_the_lane(in, len, how);
	exact = malloc(len ? len : 1); /* so that reads behind it are seen */
	assert_non_null(exact);
	if (len)
		memcpy(exact, in, len);
	ret = feed(&rec, exact, len, how);
	h.first = h.piece = 1;
	assert_int_equal(feed(&rec2, exact, len, &h), ret);
	assert_string_equal(rec2.text, rec.text);
	h.piece = 0;
	for (n = 1; n < len; n++) {
		h.first = n;
		assert_int_equal(feed(&rec2, exact, len, &h), ret);
		assert_string_equal(rec2.text, rec.text);
	}
	free(exact);

	return ret;
}

static const struct how plain;

static int
feed_hex(const char *hex, const struct how *how)
{
	static uint8_t in[4096];

	return feed_all_ways(in, from_hex(hex, in), how);
}

/* -- RFC 8949 appendix A -- */

static const struct example {
	const char *hex;
	const char *told;
} examples[] = {
	{ "00", "0 " },
	{ "01", "1 " },
	{ "0a", "10 " },
	{ "17", "23 " },
	{ "1818", "24 " },
	{ "1819", "25 " },
	{ "1864", "100 " },
	{ "1903e8", "1000 " },
	{ "1a000f4240", "1000000 " },
	{ "1b000000e8d4a51000", "1000000000000 " },
	{ "1bffffffffffffffff", "18446744073709551615 " },
	{ "c249010000000000000000", "2( bytes9 =\x01" }, /* and NULs */
	{ "3bffffffffffffffff", "-1-18446744073709551615 " },
	{ "c349010000000000000000", "3( bytes9 =\x01" }, /* and NULs */
	{ "20", "-1-0 " },
	{ "29", "-1-9 " },
	{ "3863", "-1-99 " },
	{ "3903e7", "-1-999 " },
	{ "f90000", "h0000 " },
	{ "f98000", "h8000 " },
	{ "f93c00", "h3c00 " },
	{ "fb3ff199999999999a", "d3ff199999999999a " },
	{ "f93e00", "h3e00 " },
	{ "f97bff", "h7bff " },
	{ "fa47c35000", "f47c35000 " },
	{ "fa7f7fffff", "f7f7fffff " },
	{ "fb7e37e43c8800759c", "d7e37e43c8800759c " },
	{ "f90001", "h0001 " },
	{ "f90400", "h0400 " },
	{ "f9c400", "hc400 " },
	{ "fbc010666666666666", "dc010666666666666 " },
	{ "f97c00", "h7c00 " },
	{ "f97e00", "h7e00 " },
	{ "f9fc00", "hfc00 " },
	{ "fa7f800000", "f7f800000 " },
	{ "fa7fc00000", "f7fc00000 " },
	{ "faff800000", "fff800000 " },
	{ "fb7ff0000000000000", "d7ff0000000000000 " },
	{ "fb7ff8000000000000", "d7ff8000000000000 " },
	{ "fbfff0000000000000", "dfff0000000000000 " },
	{ "f4", "false " },
	{ "f5", "true " },
	{ "f6", "null " },
	{ "f7", "undefined " },
	{ "f0", "simple16 " },
	{ "f8ff", "simple255 " },
	{ "c074323031332d30332d32315432303a30343a30305a",
	  "0( text20 =2013-03-21T20:04:00Z / " },
	{ "c11a514b67b0", "1( 1363896240 / " },
	{ "c1fb41d452d9ec200000", "1( d41d452d9ec200000 / " },
	{ "d74401020304", "23( bytes4 =\x01\x02\x03\x04 / " },
	{ "d818456449455446", "24( bytes5 =dIETF / " },
	{ "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
	  "32( text22 =http://www.example.com / " },
	{ "40", "bytes0 = " },
	{ "4401020304", "bytes4 =\x01\x02\x03\x04 " },
	{ "60", "text0 = " },
	{ "6161", "text1 =a " },
	{ "6449455446", "text4 =IETF " },
	{ "62225c", "text2 =\"\\ " },
	{ "62c3bc", "text2 =\xc3\xbc " },
	{ "63e6b0b4", "text3 =\xe6\xb0\xb4 " },
	{ "64f0908591", "text4 =\xf0\x90\x85\x91 " },
	{ "80", "[ ] " },
	{ "83010203", "[ < 1 > < 2 > < 3 > ] " },
	{ "8301820203820405",
	  "[ < 1 > < [ < 2 > < 3 > ] > < [ < 4 > < 5 > ] > ] " },
	{ "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
	  "[ < 1 > < 2 > < 3 > < 4 > < 5 > < 6 > < 7 > < 8 > < 9 > < 10 > "
	  "< 11 > < 12 > < 13 > < 14 > < 15 > < 16 > < 17 > < 18 > < 19 > "
	  "< 20 > < 21 > < 22 > < 23 > < 24 > < 25 > ] " },
	{ "a0", "{ } " },
	{ "a201020304", "{ 1 2 3 4 } " },
	{ "a26161016162820203", "{ text1 =a 1 text1 =b [ < 2 > < 3 > ] } " },
	{ "826161a161626163", "[ < text1 =a > < { text1 =b text1 =c } > ] " },
	{ "a56161614161626142616361436164614461656145",
	  "{ text1 =a text1 =A text1 =b text1 =B text1 =c text1 =C text1 =d "
	  "text1 =D text1 =e text1 =E } " },
	{ "5f42010243030405ff", "bytes0 +\x01\x02 +\x03\x04\x05 = " },
	{ "7f657374726561646d696e67ff", "text0 +strea +ming = " },
	{ "9fff", "[ ] " },
	{ "9f018202039f0405ffff",
	  "[ < 1 > < [ < 2 > < 3 > ] > < [ < 4 > < 5 > ] > ] " },
	{ "9f01820203820405ff",
	  "[ < 1 > < [ < 2 > < 3 > ] > < [ < 4 > < 5 > ] > ] " },
	{ "83018202039f0405ff",
	  "[ < 1 > < [ < 2 > < 3 > ] > < [ < 4 > < 5 > ] > ] " },
	{ "83019f0203ff820405",
	  "[ < 1 > < [ < 2 > < 3 > ] > < [ < 4 > < 5 > ] > ] " },
	{ "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
	  "[ < 1 > < 2 > < 3 > < 4 > < 5 > < 6 > < 7 > < 8 > < 9 > < 10 > "
	  "< 11 > < 12 > < 13 > < 14 > < 15 > < 16 > < 17 > < 18 > < 19 > "
	  "< 20 > < 21 > < 22 > < 23 > < 24 > < 25 > ] " },
	{ "bf61610161629f0203ffff",
	  "{ text1 =a 1 text1 =b [ < 2 > < 3 > ] } " },
	{ "826161bf61626163ff", "[ < text1 =a > < { text1 =b text1 =c } > ] " },
	{ "bf6346756ef563416d7421ff", "{ text3 =Fun true text3 =Amt -1-1 } " },

	/* not in the appendix: longer than need be, empty, simple */
	{ "1800", "0 " },
	{ "190000", "0 " },
	{ "1b0000000000000000", "0 " },
	{ "9800", "[ ] " },
	{ "b800", "{ } " },
	{ "7800", "text0 = " },
	{ "5900023031", "bytes2 =01 " },
	{ "b90000", "{ } " },
	{ "bfff", "{ } " },
	{ "5fff", "bytes0 = " },
	{ "7fff", "text0 = " },
	{ "5f4040ff", "bytes0 + + = " },
	{ "7f60616160ff", "text0 + +a + = " },
	{ "e0", "simple0 " },
	{ "f3", "simple19 " },
	{ "f820", "simple32 " },
	{ "82e0f3", "[ < simple0 > < simple19 > ] " },
	{ "c1c2c300", "1( 2( 3( 0 / / / " },
	{ "82c10102", "[ < 1( 1 / > < 2 > ] " },
	{ "a1c10180", "{ 1( 1 / [ ] } " },
	{ "0102f4", "1 2 false " }, /* a sequence: RFC 8742 */
	{ "", "" },
};

static void
examples_are_told_as_they_should(void **state)
{
	static uint8_t in[256];
	char expected[1024];
	size_t n, l;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(examples); n++) {
		assert_int_equal(feed_all_ways(in,
					       from_hex(examples[n].hex, in),
					       &plain),
				 0);
		l = (size_t)snprintf(expected, sizeof(expected), "( %s",
				     examples[n].told);
		if (memcmp(rec.text, expected, l))
			fail_msg("%s: '%s' not '%s'", examples[n].hex, rec.text,
				 expected);
		assert_string_equal(rec.text + rec.len - 2, ") ");
	}
}

/* -- RFC 8949 appendix F -- */

static const char *const incomplete[] = {
	"18",
	"19",
	"1a",
	"1b",
	"1901",
	"1a0102",
	"1b01020304050607",
	"38",
	"58",
	"78",
	"98",
	"9a01ff00",
	"b8",
	"d8",
	"f8",
	"f900",
	"fa0000",
	"fb000000",
	"41",
	"61",
	"5affffffff00",
	"5bffffffffffffffff010203",
	"7affffffff00",
	"7b7fffffffffffffff010203",
	"81",
	"818181818181818181",
	"8200",
	"a1",
	"a20102",
	"a100",
	"a2000000",
	"c0",
	"5f4100",
	"7f6100",
	"9f",
	"9f0102",
	"bf",
	"bf01020102",
	"819f",
	"9f8000",
	"9f81",
	"9f818181818181",
	"5f",
	"7f",
	"5f41",
	"9fc0",
};

static const char *const ill_formed[] = {
	/* reserved low bits */
	"1c",
	"1d",
	"1e",
	"3c",
	"3d",
	"3e",
	"5c",
	"5d",
	"5e",
	"7c",
	"7d",
	"7e",
	"9c",
	"9d",
	"9e",
	"bc",
	"bd",
	"be",
	"dc",
	"dd",
	"de",
	"fc",
	"fd",
	"fe",
	/* simple values below 32 in two bytes */
	"f800",
	"f801",
	"f818",
	"f81f",
	/* indefinite strings with other things in them */
	"5f00ff",
	"5f21ff",
	"5f6100ff",
	"5f80ff",
	"5fa0ff",
	"5fc000ff",
	"5fe0ff",
	"7f4100ff",
	"5f5f4100ffff",
	"7f7f6100ffff",
	"5f4101617aff",
	/* breaks where none may be */
	"ff",
	"81ff",
	"8200ff",
	"a1ff",
	"a1ff00",
	"a100ff",
	"a20000ff",
	"9f81ff",
	"9f829f819f9fffffffff",
	"c0ff",
	"9fc0ff",
	"d9d9f7ff",
	/* maps with a key and no value */
	"bf00ff",
	"bf000000ff",
	/* integers and tags of indefinite length */
	"1f",
	"3f",
	"df",
	"00ff",
	"01021f",
};

static void
truncated_input_wants_more(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(incomplete); n++) {
		if (feed_hex(incomplete[n], &plain) != LECP_CONTINUE)
			fail_msg("%s is not incomplete", incomplete[n]);
		assert_null(strstr(rec.text, "FAILED"));
	}
}

static void
ill_formed_input_is_refused(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(ill_formed); n++) {
		if (feed_hex(ill_formed[n], &plain) != LECP_REJECT_BAD_CODING)
			fail_msg("%s is not refused", ill_formed[n]);
		assert_non_null(strstr(rec.text, "FAILED ) "));
	}
}

/* -- strings -- */

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
strings_come_in_chunks_when_longer_than_254(void **state)
{
	static const struct {
		size_t len;
		int chunks;
		size_t last;
	} cases[] = { { 253, 0, 253 },
		      { 254, 0, 254 },
		      { 255, 1, 1 },
		      { 508, 1, 254 },
		      { 509, 2, 1 } };
	static uint8_t in[600];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		in[0] = 0x79;
		lws_put_u16be(in + 1, (uint16_t)cases[n].len);
		memset(in + 3, 'x', cases[n].len);
		assert_int_equal(feed_all_ways(in, cases[n].len + 3, &plain),
				 0);
		assert_int_equal(count("+x"), cases[n].chunks);
		assert_int_equal(ctx.npos, cases[n].last);
		assert_int_equal(ctx.buf[ctx.npos], 0);
	}
}

static void
long_fragments_start_once_and_are_split(void **state)
{
	static uint8_t in[600] = { 0x5f, 0x59, 300 >> 8, 300 & 0xff };

	(void)state;
	memset(in + 4, 'y', 300);
	in[304] = 0x41;
	in[305] = 'z';
	in[306] = 0xff;
	assert_int_equal(feed_all_ways(in, 307, &plain), 0);
	assert_int_equal(count("bytes0"), 1);
	assert_int_equal(count("+y"), 2);
	assert_non_null(strstr(rec.text, "+z = )"));
}

/* -- paths -- */

static void
paths_follow_text_keys(void **state)
{
	static const char *const patterns[] = { ".a.b", ".c[]" };
	static const struct how how = { patterns, 2, 1, 0, 0, 0, 0 };

	(void)state;
	/* {"a": {"b": 1}, 5: 2, "c": [3]} */
	assert_int_equal(feed_hex("a36161a16162010502616381"
				  "03",
				  &how),
			 0);
	assert_string_equal(
		rec.text,
		"(''0 sp0 {'.'0 sp0 "
		"text1'.'0k sp1 =a'.'0k sp1 {'.a.'0 sp1 "
		"text1'.a.'0k sp2 =b'.a.'0k sp2 1'.a.b'1 sp2 }'.a.'0 sp1 "
		"5'.'0k sp1 2'.'0 sp1 "
		"text1'.'0k sp1 =c'.'0k sp1 ['.c[]'2 sp1 "
		"<'.c[]'2 sp2.0 3'.c[]'2 sp2.0 >'.c[]'2 sp2.1 ]'.c[]'2 sp1 "
		"}'.'0 sp0 )''0 sp0 ");
}

static void
a_container_may_be_matched_as_the_member_that_it_is(void **state)
{
	static const char *const patterns[] = { ".a" };
	static const struct how how = { patterns, 1, 1, 0, 0, 0, 0 };

	(void)state;
	assert_int_equal(feed_hex("a16161810"
				  "1",
				  &how),
			 0);
	assert_non_null(strstr(rec.text, "['.a[]'1 sp1 <'.a[]'0 sp2.0 "));
	assert_non_null(strstr(rec.text, "]'.a[]'1 sp1 "));
	assert_int_equal(feed_hex("a16161a10102", &how), 0);
	assert_non_null(strstr(rec.text, "{'.a.'1 sp1 1'.a.'0k sp2 "));
	assert_non_null(strstr(rec.text, "}'.a.'1 sp1 "));
}

static void
containers_and_tags_can_be_keys(void **state)
{
	static const struct how how = { NULL, 0, 1, 0, 0, 0, 0 };

	(void)state;
	/* {[1]: 2, 6("k"): 3, "v": 4} */
	assert_int_equal(feed_hex("a3810102c6616b036176"
				  "04",
				  &how),
			 0);
	assert_non_null(strstr(rec.text, "['.[]'0k sp1 <'.[]'0 sp2.0 "
					 "1'.[]'0 sp2.0 >'.[]'0 sp2.1 "
					 "]'.[]'0k sp1 2'.'0 sp1 "));
	assert_non_null(strstr(rec.text, "6('.'0k sp1 text1'.'0k sp2 "
					 "=k'.'0k sp2 /'.'0k sp1 3'.'0 sp1 "));
	assert_non_null(strstr(rec.text, "4'.v'0 sp1 "));
}

static void
is_key_is_no_at_top_level(void **state)
{
	(void)state;
	lecp_construct(&ctx, record_cb, &rec, NULL, 0);
	assert_int_equal(lecp_parse_map_is_key(&ctx), 0);
}

/* -- limits -- */

static void
depth_is_limited(void **state)
{
	static uint8_t in[64];
	size_t n;

	(void)state;
	memset(in, 0xc1, sizeof(in));
	assert_int_equal(feed_all_ways(in, LECP_MAX_DEPTH, &plain),
			 LECP_CONTINUE);
	assert_int_equal(feed_all_ways(in, LECP_MAX_DEPTH + 1, &plain),
			 LECP_STACK_OVERFLOW);
	for (n = 0; n < 24; n += 2) {
		in[n] = 0xa1;
		in[n + 1] = 0x00;
	}
	in[24] = 0x61; /* a string in the innermost still has its place */
	in[25] = 'x';
	assert_int_equal(feed_all_ways(in, 26, &plain), 0);
	in[24] = 0xa0;
	assert_int_equal(feed_all_ways(in, 25, &plain), LECP_STACK_OVERFLOW);
	memset(in, 0x81, sizeof(in));
	in[LECP_MAX_INDEX_DEPTH] = 0x80;
	assert_int_equal(feed_all_ways(in, LECP_MAX_INDEX_DEPTH + 1, &plain),
			 0);
	in[LECP_MAX_INDEX_DEPTH] = 0x81;
	assert_int_equal(feed_all_ways(in, LECP_MAX_INDEX_DEPTH + 2, &plain),
			 LECP_STACK_OVERFLOW);
}

static void
long_keys_fill_the_path_and_no_more(void **state)
{
	static uint8_t in[600] = { 0xa1, 0x78 };
	int n;

	(void)state;
	memset(in + 3, 'k', 300);
	for (n = 125; n < 130; n++) {
		in[2] = (uint8_t)n;
		in[3 + n] = 0x01;
		assert_int_equal(feed_all_ways(in, (size_t)n + 4, &plain),
				 n <= 126 ? 0 : LECP_STACK_OVERFLOW);
		in[3 + n] = 'k';
	}
}

static void
huge_counts_are_no_problem_before_their_items(void **state)
{
	(void)state;
	assert_int_equal(feed_hex("9bffffffffffffffff01", &plain),
			 LECP_CONTINUE);
	assert_int_equal(feed_hex("bb7fffffffffffffff01", &plain),
			 LECP_CONTINUE);
	assert_int_equal(feed_hex("bb8000000000000000", &plain),
			 LECP_STACK_OVERFLOW);
}

/* -- completion, failure, change -- */

static void
completion_is_told_when_asked_for(void **state)
{
	static const struct how how = { NULL, 0, 0, 1, 0, 0, 0 };

	(void)state;
	assert_int_equal(feed_hex("01820203c1f660", &how), 0);
	assert_string_equal(rec.text,
			    "( 1 COMPLETE [ < 2 > < 3 > ] COMPLETE 1( null / "
			    "COMPLETE text0 = COMPLETE ) ");
	assert_int_equal(feed_hex("8201", &how), LECP_CONTINUE);
	assert_int_equal(count("COMPLETE"), 0);
	assert_int_equal(feed_hex("01", &plain), 0);
	assert_int_equal(count("COMPLETE"), 0);
}

static void
nonzero_from_any_callback_ends_it(void **state)
{
	struct how how = { NULL, 0, 0, 1, 0, 0, 0 };
	int n, last;

	(void)state;
	/* [{"a": h'00', (_ "x"): 1(-1.5)}, simple(1), 7] and COMPLETE */
	assert_int_equal(feed_hex("83a261614100"
				  "7f6178ffc1f9be00e107",
				  &how),
			 0);
	last = rec.events;
	assert_true(last > 20);
	for (n = 2; n < last; n++) {
		how.fail_at = n;
		assert_int_equal(feed_hex("83a261614100"
					  "7f6178ffc1f9be00e107",
					  &how),
				 LECP_REJECT_CALLBACK);
		assert_int_equal(rec.events, n + 2); /* FAILED, DESTRUCTED */
	}
}

static void
nothing_is_told_after_failure(void **state)
{
	(void)state;
	memset(&rec, 0, sizeof(rec));
	lecp_construct(&ctx, record_cb, &rec, NULL, 0);
	assert_int_equal(lecp_parse(&ctx, (const uint8_t *)"\xff", 1),
			 LECP_REJECT_BAD_CODING);
	assert_int_equal(lecp_parse(&ctx, (const uint8_t *)"\x01", 1),
			 LECP_REJECT_BAD_CODING);
	assert_string_equal(rec.text, "( FAILED ");
	lecp_destruct(NULL);
}

static signed char
other_cb(struct lecp_ctx *c, char reason)
{
	record_add(c->user, "other", 5);

	return record_cb(c, reason);
}

static void
change_callback_tells_both(void **state)
{
	(void)state;
	memset(&rec, 0, sizeof(rec));
	lecp_construct(&ctx, record_cb, &rec, NULL, 0);
	lecp_change_callback(&ctx, other_cb);
	assert_int_equal(lecp_parse(&ctx, (const uint8_t *)"\x01", 1), 0);
	assert_string_equal(rec.text, "( ) other( other1 ");
}

static void
every_code_has_a_text(void **state)
{
	(void)state;
	assert_string_equal(lecp_error_to_string(1), "");
	assert_string_equal(lecp_error_to_string(0), "");
	assert_string_equal(lecp_error_to_string(-1), "");
	assert_string_equal(lecp_error_to_string(-2), "Bad CBOR coding");
	assert_string_equal(lecp_error_to_string(-3), "Unknown");
	assert_string_equal(lecp_error_to_string(-4),
			    "Parser callback errored (see earlier error)");
	assert_string_equal(lecp_error_to_string(-5), "Overflow");
	assert_string_equal(lecp_error_to_string(-6), "Unknown error");
}

/* -- raw bytes -- */

static uint8_t raw[256];
static size_t raw_len;
static int raw_calls;

static signed char
raw_cb(struct lecp_ctx *c, char reason)
{
	if (reason == LECPCB_ARRAY_START && c->sp == 1)
		lecp_parse_report_raw(c, 1);
	if (reason == LECPCB_ARRAY_END && c->sp == 1)
		lecp_parse_report_raw(c, 0);
	if (reason == LECPCB_LITERAL_CBOR) {
		memcpy(raw + raw_len, c->cbor, c->cbor_pos);
		raw_len += c->cbor_pos;
		raw_calls++;
	}

	return reason == (char)(size_t)c->user;
}

static void
raw_bytes_are_those_of_the_array(void **state)
{
	static const uint8_t in[] = { 0x82, 0x83, 0x01, 0x19, 0x01,
				      0x02, 0x62, 'h',  'i',  0x07 };
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(in); n++) {
		raw_len = 0;
		lecp_construct(&ctx, raw_cb, (void *)127, NULL, 0);
		if (n)
			lecp_parse(&ctx, in, n);
		assert_int_equal(lecp_parse(&ctx, in + n, sizeof(in) - n), 0);
		assert_int_equal(raw_len, 7);
		assert_memory_equal(raw, in + 2, 7);
	}

	/* saying no to what the stop of the reporting brings counts too */
	lecp_construct(&ctx, raw_cb, (void *)LECPCB_LITERAL_CBOR, NULL, 0);
	raw_len = 0;
	assert_int_equal(lecp_parse(&ctx, in, sizeof(in)),
			 LECP_REJECT_CALLBACK);
}

static void
raw_bytes_come_64_at_a_time(void **state)
{
	static uint8_t in[140] = { 0x81, 0x81, 0x58, 130 };

	(void)state;
	raw_len = 0;
	raw_calls = 0;
	lecp_construct(&ctx, raw_cb, (void *)127, NULL, 0);
	assert_int_equal(lecp_parse(&ctx, in, 134), 0);
	assert_int_equal(raw_len, 132);
	assert_int_equal(raw_calls, 3);
	assert_memory_equal(raw, in + 2, 132);
}

/* -- embedded items -- */

static signed char
subtree_cb(struct lecp_ctx *c, char reason)
{
	int r;

	if (record_cb(c, reason))
		return -1;
	if (reason != LECPCB_VAL_BLOB_END || !c->sp)
		return 0;
	/* out of the very buffer that it will overwrite */
	r = lecp_parse_subtree(c, (uint8_t *)c->buf, c->npos);
	if (r) {
		record_number(c->user, "sub", (uint64_t)-r, " ");
		return -1;
	}

	return 0;
}

static int
subtree(const char *hex)
{
	static uint8_t in[512];
	size_t len = from_hex(hex, in), n;
	int r = 0, r2;

	for (n = 0; n < len; n++) {
		memset(&rec, 0, sizeof(rec));
		rec.paths = 1;
		lecp_construct(&ctx, subtree_cb, &rec, NULL, 0);
		r2 = n ? lecp_parse(&ctx, in, n) : LECP_CONTINUE;
		if (r2 == LECP_CONTINUE)
			r2 = lecp_parse(&ctx, in + n, len - n);
		if (!n)
			r = r2;
		assert_int_equal(r, r2);
	}

	return r;
}

static void
embedded_items_are_parsed_in_place(void **state)
{
	(void)state;
	/* {"k": h'a1617662aabb...' } with {"v": "hi"}, [1, "xyz"] inside */
	assert_int_equal(subtree("a2616b46a161766268696178"
				 "4101"),
			 0);
	assert_non_null(strstr(rec.text, "{'.k.'0 sp2 text1'.k.'0k sp3 "
					 "=v'.k.'0k sp3 text2'.k.v'0 sp3 "
					 "=hi'.k.v'0 sp3 }'.k.'0 sp2 "
					 "text1'.'0k sp1 =x'.'0k sp1 "));
	assert_non_null(strstr(rec.text, "1'.x'0 sp2 }'.'0 sp0 "));
	assert_int_equal(subtree("814682016378797a"), 0);
	assert_non_null(strstr(rec.text, "['[][]'0 sp2.0 <'[][]'0 sp3.0.0 "
					 "1'[][]'0 sp3.0.0"));
	assert_non_null(strstr(rec.text, "=xyz'[][]'0 sp3.0.1 "));
	assert_non_null(strstr(rec.text, ">'[]'0 sp1.1 ]'[]'0 sp0 "));
}

static void
embedded_items_fail_by_themselves(void **state)
{
	(void)state;
	assert_int_equal(subtree("8141ff"), LECP_REJECT_CALLBACK);
	assert_non_null(strstr(rec.text, "sub2 "));
	assert_int_equal(subtree("814181"), LECP_REJECT_CALLBACK);
	assert_non_null(strstr(rec.text, "sub1 "));
	assert_int_equal(subtree("81425f41"), LECP_REJECT_CALLBACK);
	assert_non_null(strstr(rec.text, "sub1 "));
	/* twelve deep, and one more for the embedded */
	assert_int_equal(subtree("a100a100a100a100a100a100a100a100a100a100a100"
				 "814101"),
			 LECP_REJECT_CALLBACK);
	assert_non_null(strstr(rec.text, "sub5 "));
}

static signed char
string_subtree_cb(struct lecp_ctx *c, char reason)
{
	if (reason == LECPCB_VAL_BLOB_CHUNK)
		assert_int_equal(
			lecp_parse_subtree(
				c, (const uint8_t *)"\x82\x61q\x19\x01\x02", 6),
			0);

	return record_cb(c, reason);
}

/* at top level a string is kept where the subtree's frame goes */
static void
a_string_goes_on_behind_a_subtree(void **state)
{
	static uint8_t in[400] = { 0x59, 0x01, 0x0e };

	(void)state;
	memset(in + 3, 'b', 270);
	memset(&rec, 0, sizeof(rec));
	lecp_construct(&ctx, string_subtree_cb, &rec, NULL, 0);
	assert_int_equal(lecp_parse(&ctx, in, 273), 0);
	assert_non_null(strstr(rec.text, "< 258 > ] +q"));
	/* behind NULs, since the subtree has used buf too */
	assert_string_equal(rec.text + rec.len - 19, " =bbbbbbbbbbbbbbbb ");
}

static void
construct_keeps_the_last_value(void **state)
{
	(void)state;
	feed_hex("6161", &plain);
	lecp_construct(&ctx, record_cb, &rec, NULL, 0);
	assert_string_equal(ctx.buf, "a");
	assert_int_equal(ctx.npos, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_are_told_as_they_should),
		cmocka_unit_test(truncated_input_wants_more),
		cmocka_unit_test(ill_formed_input_is_refused),
		cmocka_unit_test(strings_come_in_chunks_when_longer_than_254),
		cmocka_unit_test(long_fragments_start_once_and_are_split),
		cmocka_unit_test(paths_follow_text_keys),
		cmocka_unit_test(
			a_container_may_be_matched_as_the_member_that_it_is),
		cmocka_unit_test(containers_and_tags_can_be_keys),
		cmocka_unit_test(is_key_is_no_at_top_level),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(long_keys_fill_the_path_and_no_more),
		cmocka_unit_test(huge_counts_are_no_problem_before_their_items),
		cmocka_unit_test(completion_is_told_when_asked_for),
		cmocka_unit_test(nonzero_from_any_callback_ends_it),
		cmocka_unit_test(nothing_is_told_after_failure),
		cmocka_unit_test(change_callback_tells_both),
		cmocka_unit_test(every_code_has_a_text),
		cmocka_unit_test(raw_bytes_are_those_of_the_array),
		cmocka_unit_test(raw_bytes_come_64_at_a_time),
		cmocka_unit_test(embedded_items_are_parsed_in_place),
		cmocka_unit_test(embedded_items_fail_by_themselves),
		cmocka_unit_test(a_string_goes_on_behind_a_subtree),
		cmocka_unit_test(construct_keeps_the_last_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
