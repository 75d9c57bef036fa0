/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is JSON (RFC 8259) and what is not. Every case is tried in strict mode,
 * where the RFC decides, and as programs have always had it, whole and byte by
 * byte; what is refused must be refused with the code named here.
 */
#include "unit.h"

#include "codec/lejp/lejp-record.h"
#include "codec/lejp/lejp.h"
#include "core/core.h"

/* strict and not: 0 is taken, else the reject code */
struct text_case {
	const char *text;
	size_t len;
	int strict;
	int lax;
};

#define YES(t)                                                                 \
	{                                                                      \
		t, sizeof(t) - 1, 0, 0                                         \
	}
#define NO(code, t)                                                            \
	{                                                                      \
		t, sizeof(t) - 1, code, code                                   \
	}
/* taken unless strict */
#define LAX(code, t)                                                           \
	{                                                                      \
		t, sizeof(t) - 1, code, 0                                      \
	}
/* a document that is no container: only strict mode knows it */
#define SCALAR(t)                                                              \
	{                                                                      \
		t, sizeof(t) - 1, 0, LEJP_REJECT_IDLE_NO_BRACE                 \
	}
#define NOSC(code, t)                                                          \
	{                                                                      \
		t, sizeof(t) - 1, code, LEJP_REJECT_IDLE_NO_BRACE              \
	}
#define DIFF(s, l, t)                                                          \
	{                                                                      \
		t, sizeof(t) - 1, s, l                                         \
	}

#define NAME    LEJP_REJECT_MP_NO_OPEN_QUOTE
#define CTRL    LEJP_REJECT_MP_ILLEGAL_CTRL
#define ESC     LEJP_REJECT_MP_STRING_ESC_ILLEGAL_ESC
#define HEX     LEJP_REJECT_ILLEGAL_HEX
#define COLON   LEJP_REJECT_MP_DELIM_MISSING_COLON
#define VALUE   LEJP_REJECT_MP_DELIM_BAD_VALUE_START
#define FRAC    LEJP_REJECT_MP_VAL_NUM_INT_NO_FRAC
#define NUM     LEJP_REJECT_MP_VAL_NUM_FORMAT
#define EXP     LEJP_REJECT_MP_VAL_NUM_EXP_BAD_EXP
#define TOKEN   LEJP_REJECT_MP_VAL_TOK_UNKNOWN
#define UNDER   LEJP_REJECT_MP_C_OR_E_UNDERF
#define NOTARR  LEJP_REJECT_MP_C_OR_E_NOTARRAY
#define ARREND  LEJP_REJECT_MP_ARRAY_END_MISSING
#define NEITHER LEJP_REJECT_MP_C_OR_E_NEITHER
#define UTF8    LEJP_REJECT_X_NOT_UTF8
#define CUT     LEJP_REJECT_X_INCOMPLETE
#define ROOT    LEJP_REJECT_IDLE_NO_BRACE

static const struct text_case cases[] = {
	/* RFC 8259 2: documents and blanks */
	YES("{}"),
	YES("[]"),
	YES(" {}"),
	YES("\t[]"),
	YES("\r\n[]"),
	YES("{ }"),
	YES("[ ]"),
	YES("{\n}"),
	YES("[\r]"),
	YES("[\t]"),
	YES("[] "),
	YES("[]\n"),
	YES("{}\t\r\n "),
	YES(" [ 1 ] "),
	SCALAR("1"),
	SCALAR("-1"),
	SCALAR("0"),
	SCALAR("1.5"),
	SCALAR("1e5"),
	SCALAR("\"a\""),
	SCALAR("\"\""),
	SCALAR("true"),
	SCALAR("false"),
	SCALAR("null"),
	SCALAR(" 12 "),
	SCALAR("\ttrue\n"),
	SCALAR("1\n"),
	NO(CUT, ""),
	NO(CUT, " "),
	NO(CUT, "\n\n"),
	NOSC(VALUE, "]"),
	NOSC(VALUE, "}"),
	NOSC(VALUE, ","),
	NOSC(VALUE, ":"),
	NOSC(VALUE, "x"),
	NOSC(VALUE, "'a'"),
	NOSC(VALUE, "\xef\xbb\xbf{}"), /* 8.1: no byte order mark */
	NOSC(VALUE, "\f{}"),
	NOSC(VALUE, "\v[]"),
	NOSC(VALUE, "\xc2\xa0[]"),
	{ "\0[]", 3, VALUE, ROOT },
	NOSC(VALUE, "\x7f"),
	NOSC(VALUE, "+1"),
	NOSC(VALUE, ".5"),
	NOSC(VALUE, "NaN"),
	NOSC(VALUE, "Infinity"),
	NOSC(NUM, "-Infinity"),
	NOSC(TOKEN, "tru3"),
	NOSC(TOKEN, "nul\n"),
	NOSC(NEITHER, "1 2"),
	NOSC(NEITHER, "1,"),
	NOSC(NEITHER, "true]"),
	NOSC(NEITHER, "\"a\" x"),
	NOSC(NEITHER, "1]"),
	NOSC(NEITHER, "1x"),
	NOSC(NUM, "-"),
	NOSC(NUM, "- 1"),
	NOSC(FRAC, "1."),
	NOSC(EXP, "1e"),
	NOSC(EXP, "1e+"),
	NOSC(CUT, "\"a"),
	NOSC(CUT, "\"\\"),
	NOSC(CUT, "t"),
	NOSC(NEITHER, "truefalse"),
	NOSC(NEITHER, "\"a\"\"b\""),
	NO(NEITHER, "[][]"),
	NO(NEITHER, "{}{}"),
	NO(NEITHER, "[]]"),
	NO(NEITHER, "{}}"),
	NO(NEITHER, "[] 1"),
	NO(NEITHER, "{},"),
	NO(NEITHER, "[]x"),
	NO(NEITHER, "{}/**/"),
	NO(NEITHER, "[]//x"),
	NO(NEITHER, "[1],"),
	NO(NEITHER, "{\"a\":1}]"),
	NO(NEITHER, "[]\v"),
	NO(NEITHER, "[]\xef\xbb\xbf"),
	{ "[]\0", 3, NEITHER, NEITHER },
	{ "{}\n\0", 4, NEITHER, NEITHER },

	/* comments are for configuration files, not for the RFC */
	DIFF(VALUE, 0, "# hello\n{}"),
	DIFF(VALUE, 0, "[#\n]"),
	DIFF(NAME, 0, "{# x\n}"),
	DIFF(NAME, 0, "{#{}\n\"a\":1}"),
	DIFF(COLON, 0, "{\"a\"# : \n:1}"),
	DIFF(VALUE, 0, "{\"a\":#\"\n1}"),
	DIFF(NEITHER, 0, "{\"a\":1# , \n}"),
	DIFF(NEITHER, 0, "[1#\n,2]"),
	DIFF(VALUE, 0, "[1,# 2\n3]"),
	DIFF(ARREND, 0, "[[]#\n]"),
	DIFF(VALUE, CUT, "[#]"),
	DIFF(VALUE, CUT, "# only"),
	DIFF(VALUE, 0, "#\n#\n[]"),
	DIFF(VALUE, 0, "#a\r\n[]"),
	DIFF(NEITHER, NEITHER, "[]#"),
	YES("[\"#\"]"),
	YES("{\"#\":1}"),
	NO(VALUE, "[/* */]"),
	NO(VALUE, "[// \n]"),
	NO(NAME, "{//\n}"),

	/* 3, 4: objects */
	YES("{\"a\":1}"),
	YES("{\"a\":1,\"b\":2}"),
	YES("{\"\":0}"),
	YES("{\"a\":1,\"a\":2}"),
	YES("{\"a\":{}}"),
	YES("{\"a\":[]}"),
	YES("{\"a\":{\"b\":{\"c\":{}}}}"),
	YES("{ \"a\" : 1 , \"b\" : 2 }"),
	YES("{\"a\"\n:\n1\n,\n\"b\":2}"),
	YES("{\"a\":\"b\"}"),
	YES("{\"a\\u0062\\n\":1}"),
	YES("{\"\xc3\xa9\":1}"),
	YES("{\"a b\":1}"),
	YES("{\"a.b\":1}"),
	YES("{\"[]\":1}"),
	YES("{\"\\u0000\":1}"),
	YES("{\"\\ud83d\\ude00\":1}"),
	YES("{\"a\":true,\"b\":false,\"c\":null}"),
	YES("{\"a\":-0,\"b\":1e9,\"c\":[{\"d\":\"\"}]}"),
	NO(NAME, "{,}"),
	NO(NAME, "{,\"a\":1}"),
	NO(NAME, "{\"a\":1,}"),
	NO(NAME, "{\"a\":1,,\"b\":2}"),
	NO(NAME, "{a:1}"),
	NO(NAME, "{1:1}"),
	NO(NAME, "{'a':1}"),
	NO(NAME, "{null:1}"),
	NO(NAME, "{[]:1}"),
	NO(NAME, "{{}:1}"),
	NO(NAME, "{:1}"),
	NO(NAME, "{]"),
	NO(NAME, "{["),
	NO(NAME, "{true:1}"),
	NO(NAME, "{-1:1}"),
	NO(NAME, "{\"a\":1,b:2}"),
	NO(NAME, "{\"a\":1,]"),
	NO(NAME, "{\"a\":1,1}"),
	NO(NAME, "{{}}"),
	NO(NAME, "{\xc3\xa9:1}"),
	NO(NAME, "{\x7f}"),
	NO(NAME, "{\\u0061:1}"),
	NO(COLON, "{\"a\"}"),
	NO(COLON, "{\"a\" 1}"),
	NO(COLON, "{\"a\",1}"),
	NO(COLON, "{\"a\"=1}"),
	NO(COLON, "{\"a\"\"b\"}"),
	NO(COLON, "{\"a\"]"),
	NO(COLON, "{\"a\";1}"),
	NO(COLON, "{\"a\"{}}"),
	NO(COLON, "{\"a\"[]}"),
	NO(COLON, "{\"a\"\v:1}"),
	NO(COLON, "{\"a\"x:1}"),
	NO(VALUE, "{\"a\":}"),
	NO(VALUE, "{\"a\":,}"),
	NO(VALUE, "{\"a\"::1}"),
	NO(VALUE, "{\"a\":]}"),
	NO(VALUE, "{\"a\":x}"),
	NO(VALUE, "{\"a\":'b'}"),
	NO(VALUE, "{\"a\":\\n}"),
	NO(VALUE, "{\"a\":undefined}"),
	NO(VALUE, "{\"a\":=1}"),
	NO(VALUE, "{\"a\":\x01}"),
	NO(NEITHER, "{\"a\":1 \"b\":2}"),
	NO(NEITHER, "{\"a\":1;\"b\":2}"),
	NO(NEITHER, "{\"a\":1:2}"),
	NO(NEITHER, "{\"a\":\"b\"\"c\":1}"),
	NO(NEITHER, "{\"a\":\"b\":\"c\"}"),
	NO(NEITHER, "{\"a\":1x}"),
	NO(NEITHER, "{\"a\":true1}"),
	NO(NEITHER, "{\"a\":nulll}"),
	NO(NEITHER, "{\"a\":{}\"b\":1}"),
	NO(NEITHER, "{\"a\":{}{}}"),
	NO(NEITHER, "{\"a\":[]x}"),
	NO(NEITHER, "{\"a\":1[]}"),
	NO(NEITHER, "{\"a\":1{}}"),
	NO(NEITHER, "{\"a\":1'}"),
	NO(UNDER, "{\"a\":1]"),
	NO(UNDER, "{\"a\":[]]"),
	NO(NOTARR, "{\"a\":{\"b\":1]}"),
	NO(NOTARR, "[{\"a\":1]"),
	NO(CUT, "{"),
	NO(CUT, "{\"a"),
	NO(CUT, "{\"a\""),
	NO(CUT, "{\"a\":"),
	NO(CUT, "{\"a\":1"),
	NO(CUT, "{\"a\":1,"),
	NO(CUT, "{\"a\":{}"),
	NO(CUT, "{\"a\":\"b"),
	NO(CUT, "{\"a\":tr"),
	NO(CUT, "{\"\\u00"),

	/* 5: arrays */
	YES("[1]"),
	YES("[1,2]"),
	YES("[[]]"),
	YES("[[],[]]"),
	YES("[{}]"),
	YES("[1,\"a\",true,false,null,{},[]]"),
	YES("[ 1 , 2 ]"),
	YES("[1\n,\n2]"),
	YES("[[[[[[[[[[[[]]]]]]]]]]]]"),
	YES("[\"\"]"),
	YES("[null]"),
	YES("[{\"a\":[{\"b\":[]}]}]"),
	YES("[[1],[2],[3,[4]]]"),
	NO(VALUE, "[,]"),
	NO(VALUE, "[1,]"),
	NO(VALUE, "[1,,2]"),
	NO(VALUE, "[,1]"),
	NO(VALUE, "[}"),
	NO(VALUE, "[1,}"),
	NO(VALUE, "[:]"),
	NO(VALUE, "[x]"),
	NO(VALUE, "['a']"),
	NO(VALUE, "[*]"),
	NO(VALUE, "[\\n]"),
	NO(VALUE, "[\xc3\xa9]"),
	NO(VALUE, "[\x7f]"),
	NO(VALUE, "[\x01]"),
	NO(VALUE, "[[],]"),
	NO(VALUE, "[\"a\",]"),
	NO(VALUE, "[1,\n,2]"),
	NO(VALUE, "[\v1]"),
	{ "[\0]", 3, VALUE, VALUE },
	{ "[1,\0]", 5, VALUE, VALUE },
	NO(ARREND, "[1}"),
	NO(ARREND, "[\"a\"}"),
	NO(ARREND, "[[]}"),
	NO(ARREND, "{\"a\":[1}"),
	NO(ARREND, "[{}}"),
	NO(ARREND, "[[]x]"),
	NO(ARREND, "[[] 1]"),
	NO(ARREND, "[{}{}]"),
	NO(ARREND, "[[][]]"),
	NO(ARREND, "[{}\"a\"]"),
	NO(ARREND, "[true}"),
	NO(ARREND, "[1 }"),
	NO(NEITHER, "[1 2]"),
	NO(NEITHER, "[1;2]"),
	NO(NEITHER, "[1:2]"),
	NO(NEITHER, "[\"a\"\"b\"]"),
	NO(NEITHER, "[\"a\":1]"),
	NO(NEITHER, "[true false]"),
	NO(NEITHER, "[1[]]"),
	NO(NEITHER, "[1{}]"),
	NO(NEITHER, "[\"a\"x]"),
	NO(NEITHER, "[1\x01]"),
	NO(NEITHER, "[1'2]"),
	NO(NEITHER, "[1\v]"),
	NO(NEITHER, "[nullnull]"),
	NO(CUT, "["),
	NO(CUT, "[1"),
	NO(CUT, "[1,"),
	NO(CUT, "[[]"),
	NO(CUT, "[\""),
	NO(CUT, "[\"a\""),
	NO(CUT, "[{"),
	NO(CUT, "[[[[1"),
	NO(CUT, "[true"),
	NO(CUT, "[fals"),
	NO(CUT, "[\"\\ud83d\\u"),

	/* 3: literals */
	YES("[true]"),
	YES("[false]"),
	YES("[true,false,null]"),
	NO(TOKEN, "[tru]"),
	NO(TOKEN, "[trUe]"),
	NO(TOKEN, "[nul]"),
	NO(TOKEN, "[fals]"),
	NO(TOKEN, "[nULL]"),
	NO(TOKEN, "[f]"),
	NO(TOKEN, "[t ]"),
	NO(TOKEN, "[nan]"),
	NO(TOKEN, "[tr\nue]"),
	NO(TOKEN, "[talse]"),
	NO(TOKEN, "[frue]"),
	NO(TOKEN, "[n,]"),
	NO(TOKEN, "[falze]"),
	NO(TOKEN, "{\"a\":nil}"),
	NO(TOKEN, "[tt]"),
	NO(VALUE, "[True]"),
	NO(VALUE, "[FALSE]"),
	NO(VALUE, "[NULL]"),
	NO(VALUE, "[NaN]"),
	NO(VALUE, "[Infinity]"),
	NO(VALUE, "[undefined]"),
	NO(NEITHER, "[truee]"),
	NO(NEITHER, "[falsey]"),
	NO(NEITHER, "[null0]"),

	/* 6: numbers */
	YES("[0]"),
	YES("[-0]"),
	YES("[1]"),
	YES("[-1]"),
	YES("[10]"),
	YES("[1234567890]"),
	YES("[0.0]"),
	YES("[0.5]"),
	YES("[-0.5]"),
	YES("[1.0]"),
	YES("[10.01]"),
	YES("[0.000]"),
	YES("[1e1]"),
	YES("[1E1]"),
	YES("[1e+1]"),
	YES("[1e-1]"),
	YES("[1E+1]"),
	YES("[1E-1]"),
	YES("[0e0]"),
	YES("[0e1]"),
	YES("[0e+1]"),
	YES("[1e00]"),
	YES("[1e01]"),
	YES("[1e-00]"),
	YES("[1.5e5]"),
	YES("[-1.5E+05]"),
	YES("[0.1e-7]"),
	YES("[123e45]"),
	YES("[1e400]"),
	YES("[-1e-400]"),
	YES("[20e1]"),
	YES("[123.456e78]"),
	YES("[0E0]"),
	YES("[18446744073709551616]"),
	YES("[-9223372036854775809]"),
	YES("[123456789012345678901234567890]"),
	YES("[-0.00000000000000000000000000000000000000000000000000000001]"),
	YES("[1.7976931348623157e308]"),
	YES("[2.2250738585072014e-308]"),
	YES("[0 ]"),
	YES("[0\n]"),
	YES("[-1,2]"),
	YES("{\"a\":0}"),
	YES("{\"a\":-1.5e1,\"b\":0.1}"),
	YES("[1\t]"),
	YES("[1\r,2]"),
	LAX(NUM, "[00]"),
	LAX(NUM, "[01]"),
	LAX(NUM, "[-01]"),
	LAX(NUM, "[-00]"),
	LAX(NUM, "[007]"),
	LAX(NUM, "[00.5]"),
	LAX(NUM, "[01e5]"),
	LAX(NUM, "[-012]"),
	LAX(NUM, "[00000000000001]"),
	LAX(NUM, "{\"a\":0930}"),
	NO(NUM, "[-]"),
	NO(NUM, "[--1]"),
	NO(NUM, "[-+1]"),
	NO(NUM, "[-a]"),
	NO(NUM, "[- 1]"),
	NO(NUM, "[-.5]"),
	NO(NUM, "[-e5]"),
	NO(NUM, "[-,1]"),
	NO(NUM, "[-Infinity]"),
	NO(NUM, "[-NaN]"),
	NO(NUM, "[-\"1\"]"),
	NO(NUM, "[1-2]"),
	NO(NUM, "[1+2]"),
	NO(NUM, "[1-]"),
	NO(NUM, "[0-]"),
	NO(NUM, "[0+1]"),
	NO(NUM, "[1.5.5]"),
	NO(NUM, "[1.5-]"),
	NO(NUM, "[1.2.3]"),
	NO(NUM, "[1.5+1]"),
	NO(NUM, "{\"a\":-}"),
	NO(FRAC, "[1.]"),
	NO(FRAC, "[0.]"),
	NO(FRAC, "[-1.]"),
	NO(FRAC, "[1.e5]"),
	NO(FRAC, "[1.,2]"),
	NO(FRAC, "[1. 5]"),
	NO(FRAC, "[1..5]"),
	NO(FRAC, "[1.-5]"),
	NO(FRAC, "[1.x]"),
	NO(FRAC, "{\"a\":1.}"),
	NO(FRAC, "[0.e1]"),
	NO(FRAC, "[2.e+3]"),
	NO(EXP, "[1e]"),
	NO(EXP, "[1E]"),
	NO(EXP, "[1e+]"),
	NO(EXP, "[1e-]"),
	NO(EXP, "[0e]"),
	NO(EXP, "[0E+]"),
	NO(EXP, "[1ee5]"),
	NO(EXP, "[1e.5]"),
	NO(EXP, "[1e++5]"),
	NO(EXP, "[1e+-5]"),
	NO(EXP, "[1e5.5]"),
	NO(EXP, "[1e5e5]"),
	NO(EXP, "[1e5-]"),
	NO(EXP, "[1.0e]"),
	NO(EXP, "[1.0e+]"),
	NO(EXP, "[1ea]"),
	NO(EXP, "[1e 5]"),
	NO(EXP, "{\"a\":1e}"),
	NO(EXP, "[1e,2]"),
	NO(EXP, "[1e5+]"),
	NO(VALUE, "[+1]"),
	NO(VALUE, "[.5]"),
	NO(VALUE, "[.]"),
	NO(VALUE, "[e5]"),
	NO(VALUE, "[.e1]"),
	NO(VALUE, "[+Inf]"),
	NO(VALUE, "[\xef\xbc\x91]"), /* full width 1 */
	NO(NEITHER, "[0x1]"),
	NO(NEITHER, "[1a]"),
	NO(NEITHER, "[1_000]"),
	NO(NEITHER, "[1 000]"),
	NO(NEITHER, "[0b1]"),
	NO(NEITHER, "[1f]"),
	NO(NEITHER, "[1.5x]"),
	NO(NEITHER, "[1e5x]"),
	NO(NEITHER, "[0x42]"),
	NO(NEITHER, "[1\xef\xbc\x91]"),
	NO(NEITHER, "[1n]"),
	NO(NEITHER, "[-1\"]"),
	NO(NEITHER, "[1/2]"),
	NO(NEITHER, "[1*2]"),

	/* 7: strings */
	YES("[\"a\"]"),
	YES("[\" \"]"),
	YES("[\"a b\"]"),
	YES("[\"\x7f\"]"),
	YES("[\"\\\"\"]"),
	YES("[\"\\\\\"]"),
	YES("[\"\\/\"]"),
	YES("[\"/\"]"),
	YES("[\"\\b\\f\\n\\r\\t\"]"),
	YES("[\"\\u0000\"]"),
	YES("[\"\\u001f\"]"),
	YES("[\"\\u0041\"]"),
	YES("[\"\\u00e9\"]"),
	YES("[\"\\u20AC\"]"),
	YES("[\"\\uFFFF\"]"),
	YES("[\"\\uFFFE\"]"),
	YES("[\"\\uaBcD\"]"),
	YES("[\"\\ud7ff\\ue000\"]"),
	YES("[\"\\uD800\\uDC00\"]"),
	YES("[\"\\uDBFF\\uDFFF\"]"),
	YES("[\"\\uD834\\uDD1E\"]"),
	YES("[\"x\\ud83d\\ude00y\"]"),
	YES("[\"\\\\u0041\"]"),
	YES("[\"'\"]"),
	YES("[\"\\\\n\"]"),
	YES("[\"\\\\\\\"\"]"),
	YES("[\"[]{},:\"]"),
	YES("[\"/* */\"]"),
	YES("[\"//\"]"),
	YES("[\"\\u2028\\u2029\"]"),
	NO(CTRL, "[\"\n\"]"),
	NO(CTRL, "[\"\t\"]"),
	NO(CTRL, "[\"\r\"]"),
	NO(CTRL, "[\"a\x01\"]"),
	NO(CTRL, "[\"\x1f\"]"),
	NO(CTRL, "[\"a\b\"]"),
	NO(CTRL, "{\"a\nb\":1}"),
	NO(CTRL, "{\"\x1e\":1}"),
	{ "[\"\0\"]", 5, CTRL, CTRL },
	{ "{\"a\0\":1}", 8, CTRL, CTRL },
	NO(CTRL, "[\"abcdefghijklmnop\x1fq\"]"),
	NO(ESC, "[\"\\a\"]"),
	NO(ESC, "[\"\\x41\"]"),
	NO(ESC, "[\"\\'\"]"),
	NO(ESC, "[\"\\0\"]"),
	NO(ESC, "[\"\\U0041\"]"),
	NO(ESC, "[\"\\N\"]"),
	NO(ESC, "[\"\\ \"]"),
	NO(ESC, "[\"\\\n\"]"),
	NO(ESC, "[\"\\{\"]"),
	NO(ESC, "[\"\\v\"]"),
	NO(ESC, "[\"\\e\"]"),
	NO(ESC, "[\"\\\xc3\xa9\"]"),
	NO(ESC, "{\"\\q\":1}"),
	{ "[\"\\\0\"]", 6, ESC, ESC },
	NO(HEX, "[\"\\u\"]"),
	NO(HEX, "[\"\\u0\"]"),
	NO(HEX, "[\"\\u00\"]"),
	NO(HEX, "[\"\\u000\"]"),
	NO(HEX, "[\"\\u000g\"]"),
	NO(HEX, "[\"\\ug\"]"),
	NO(HEX, "[\"\\u 041\"]"),
	NO(HEX, "[\"\\u+041\"]"),
	NO(HEX, "[\"\\u-1\"]"),
	NO(HEX, "[\"\\u{41}\"]"),
	NO(HEX, "[\"\\u00\\u0041\"]"),
	NO(HEX, "[\"\\u0x41\"]"),
	NO(HEX, "{\"\\u00q\":1}"),
	NO(HEX, "[\"\\ud83d\\u\"]"),
	NO(HEX, "[\"\\u00:0\"]"),
	NO(HEX, "[\"\\u00@0\"]"),
	NO(HEX, "[\"\\u00`0\"]"),
	NO(HEX, "[\"\\u00/0\"]"),

	/* 8.2: surrogates stand in pairs */
	LAX(ESC, "[\"\\ud800\"]"),
	LAX(ESC, "[\"\\udc00\"]"),
	LAX(ESC, "[\"\\ud800x\"]"),
	LAX(ESC, "[\"\\ud800\\n\"]"),
	LAX(ESC, "[\"\\ud800\\u0041\"]"),
	LAX(ESC, "[\"\\ud800\\ud800\"]"),
	LAX(ESC, "[\"\\udc00\\ud800\"]"),
	LAX(ESC, "[\"\\udfff\"]"),
	LAX(ESC, "[\"\\ud800\\ud800\\udc00\"]"),
	LAX(ESC, "{\"\\ud800\":1}"),
	LAX(ESC, "[\"\\ud800\\udbff\"]"),
	LAX(ESC, "[\"\\ud800\xc3\xa9\"]"),
	LAX(ESC, "[\"\\ud800\\\"\"]"),
	LAX(ESC, "[\"\\udbff \\udfff\"]"),

	/* 8.1: UTF-8 (RFC 3629) */
	YES("[\"\xc2\x80\"]"),
	YES("[\"\xdf\xbf\"]"),
	YES("[\"\xe0\xa0\x80\"]"),
	YES("[\"\xed\x9f\xbf\"]"),
	YES("[\"\xee\x80\x80\"]"),
	YES("[\"\xef\xbf\xbf\"]"),
	YES("[\"\xf0\x90\x80\x80\"]"),
	YES("[\"\xf4\x8f\xbf\xbf\"]"),
	YES("[\"a\xc3\xa9z\"]"),
	YES("[\"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e text\"]"),
	YES("[\"\xef\xbb\xbf\"]"),
	YES("[\"\xc3\xa9\\n\xc3\xa9\"]"),
	LAX(UTF8, "[\"\x80\"]"),
	LAX(UTF8, "[\"\xbf\"]"),
	LAX(UTF8, "[\"\xff\"]"),
	LAX(UTF8, "[\"\xfe\"]"),
	LAX(UTF8, "[\"\xc0\x80\"]"),
	LAX(UTF8, "[\"\xc1\xbf\"]"),
	LAX(UTF8, "[\"\xe0\x9f\xbf\"]"),
	LAX(UTF8, "[\"\xed\xa0\x80\"]"),
	LAX(UTF8, "[\"\xed\xbf\xbf\"]"),
	LAX(UTF8, "[\"\xf0\x8f\xbf\xbf\"]"),
	LAX(UTF8, "[\"\xf4\x90\x80\x80\"]"),
	LAX(UTF8, "[\"\xf5\x80\x80\x80\"]"),
	LAX(UTF8, "[\"\xf8\x88\x80\x80\"]"),
	LAX(UTF8, "[\"\xc3\"]"),
	LAX(UTF8, "[\"\xe6\x97\"]"),
	LAX(UTF8, "[\"\xf0\x9f\x98\"]"),
	LAX(UTF8, "[\"\xc3\\n\"]"),
	LAX(UTF8, "[\"\xc3\\u00a9\"]"),
	LAX(UTF8, "[\"\xc3\xa9\xa9\"]"),
	LAX(UTF8, "[\"\xe9t\xe9\"]"),
	LAX(UTF8, "{\"\xe9\":1}"),
	LAX(UTF8, "{\"\xc3\":1}"),
	LAX(UTF8, "{\"a\xc3\\n\":1}"),
};

static struct lejp_ctx ctx;

static signed char
quiet_cb(struct lejp_ctx *c, char reason)
{
	int *ends = c->user;

	if (reason == LEJPCB_COMPLETE)
		ends[0]++;
	if (reason == LEJPCB_FAILED)
		ends[1]++;

	return 0;
}

/* 0 or the reject code; rest of the text behind the document is a reject */
static int
judge(const char *text, size_t len, uint16_t flags, size_t piece)
{
	int ends[2] = { 0, 0 };
	int r = LEJP_CONTINUE;
	size_t n;

	lejp_construct(&ctx, quiet_cb, ends, NULL, 0);
	ctx.flags = flags;
	for (; len && r <= 0; text += n, len -= n) {
		if (r == 0 && !(flags & LEJP_FLAG_STRICT) &&
		    strspn(text, " \t\r\n") == len)
			break;
		if (r < LEJP_CONTINUE)
			break;
		n = piece < len ? piece : len;
		r = lejp_parse(&ctx, (const unsigned char *)text, (int)n);
	}
	if (r > 0 && !(flags & LEJP_FLAG_STRICT) &&
	    strspn(text - r, " \t\r\n") == (size_t)r + len)
		r = 0;
	if (r > 0) /* what lejp_parse() left must not be there */
		return LEJP_REJECT_MP_C_OR_E_NEITHER;
	if (r == LEJP_CONTINUE)
		r = lejp_parse_end(&ctx);
	assert_int_equal(ends[0] + ends[1], 1 + (ends[0] && ends[1]));
	assert_int_equal(!!ends[1], r < 0);

	return r;
}

static void
try(const struct text_case *c)
{
	const struct {
		uint16_t flags;
		int expected;
	} modes[] = { { 0, c->lax }, { LEJP_FLAG_STRICT, c->strict } };
	size_t m, piece;
	int r;

	for (m = 0; m < LWS_ARRAY_SIZE(modes); m++) {
		for (piece = 1; piece <= c->len + 1; piece++) {
			r = judge(c->text, c->len, modes[m].flags, piece);
			if (r == modes[m].expected)
				continue;
			fail_msg("'%.*s' flags %x pieces of %zu: %d, not %d",
				 (int)c->len, c->text, modes[m].flags, piece, r,
				 modes[m].expected);
		}
	}
}

static void
texts_are_judged_as_the_rfc_does(void **state)
{
	size_t n;

	(void)state;
	assert_true(LWS_ARRAY_SIZE(cases) > 400);
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		try(&cases[n]);
}

/* every byte in every kind of place */
static void
bytes_are_judged_by_place(void **state)
{
	char text[8];
	int b, ok;

	(void)state;
	for (b = 0; b < 256; b++) {
		struct text_case c = { text, 0, 0, 0 };

		/* behind a value in an array */
		c.len = (size_t)snprintf(text, sizeof(text), "[1%c]", b);
		ok = b && strchr(" \t\r\n,]0123456789.eE+-}#", b);
		c.strict = c.lax = ok ? 0 : NEITHER;
		if (!ok)
			try(&c);

		/* an escape */
		c.len = (size_t)snprintf(text, sizeof(text), "[\"\\%c\"]", b);
		ok = b && strchr("\"\\/bfnrt", b);
		c.strict = c.lax = ok ? 0 : ESC;
		if (b == 'u')
			c.strict = c.lax = HEX;
		if (b == '"')
			c.strict = c.lax = 0;
		try(&c);

		/* in a string */
		c.len = (size_t)snprintf(text, sizeof(text), "[\"%c\"]", b);
		c.strict = c.lax = b < 0x20 ? CTRL : 0;
		if (b >= 0x80)
			c.strict = UTF8;
		if (b != '"' && b != '\\')
			try(&c);
	}
}

/* 8-byte and 16-byte looks must find what ends a run at every place */
static void
runs_end_where_they_should(void **state)
{
	static const char ends[] = "\"\\\x01\x1f\n";
	char text[64];
	size_t at, e;
	int r;

	(void)state;
	for (at = 0; at < 48; at++) {
		for (e = 0; e < sizeof(ends) - 1; e++) {
			memset(text, '!', sizeof(text)); /* 0x21: just above */
			text[0] = '[';
			text[1] = '"';
			text[2 + at] = ends[e];
			text[60] = '"';
			text[61] = ']';
			r = judge(text, 62, 0, 62);
			if (ends[e] == '"')
				assert_int_equal(r, NEITHER);
			else if (ends[e] == '\\')
				assert_int_equal(r, ESC);
			else
				assert_int_equal(r, CTRL);
		}
	}
}

struct decoded {
	const char *text;
	const char *value;
	size_t len;
};

#define DEC(t, v)                                                              \
	{                                                                      \
		t, v, sizeof(v) - 1                                            \
	}

static const struct decoded decodings[] = {
	DEC("\"\\u0041\"", "A"),
	DEC("\"\\u007f\\u0080\"", "\x7f\xc2\x80"),
	DEC("\"\\u07ff\\u0800\"", "\xdf\xbf\xe0\xa0\x80"),
	DEC("\"\\uffff\"", "\xef\xbf\xbf"),
	DEC("\"\\ud800\\udc00\"", "\xf0\x90\x80\x80"),
	DEC("\"\\uDBFF\\uDFFF\"", "\xf4\x8f\xbf\xbf"),
	DEC("\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80"),
	DEC("\"a\\u0000b\"", "a\0b"),
	DEC("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"),
	/* half a pair: U+FFFD */
	DEC("\"\\ud800\"", "\xef\xbf\xbd"),
	DEC("\"\\udc00\"", "\xef\xbf\xbd"),
	DEC("\"\\ud800x\"", "\xef\xbf\xbdx"),
	DEC("\"\\ud800\\n\"", "\xef\xbf\xbd\n"),
	DEC("\"\\ud800\\u0041\"", "\xef\xbf\xbd"
				  "A"),
	DEC("\"\\ud800\\ud83d\\ude00\"", "\xef\xbf\xbd\xf0\x9f\x98\x80"),
	DEC("\"\\udc00\\ud800\"", "\xef\xbf\xbd\xef\xbf\xbd"),
	/* bytes are passed as they come */
	DEC("\"\xe9\xff\"", "\xe9\xff"),
	DEC("-0.50e+01", "-0.50e+01"),
	DEC("007", "007"),
};

static void
values_are_decoded(void **state)
{
	int ends[2];
	char text[64];
	size_t n, piece, len, at;
	int l;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(decodings); n++) {
		l = snprintf(text, sizeof(text), "[%s]", decodings[n].text);
		len = (size_t)l;
		for (piece = 1; piece <= len; piece++) {
			lejp_construct(&ctx, quiet_cb, ends, NULL, 0);
			for (at = 0; at < len; at += piece)
				lejp_parse(&ctx, (uint8_t *)text + at,
					   (int)(len - at < piece ? len - at
								  : piece));
			assert_int_equal(ctx.npos, decodings[n].len);
			assert_memory_equal(ctx.buf, decodings[n].value,
					    decodings[n].len + 1);
		}
	}
}

/* everything that the callback sees, and the result */
static int
record_pieces(struct record *rec, const char *text, size_t len, uint16_t flags,
	      size_t piece)
{
	static const char *const paths[] = { "[]", "*.a", "[].*", "k*" };
	int r = LEJP_CONTINUE;
	size_t n;

	memset(rec, 0, sizeof(*rec));
	lejp_construct(&ctx, record_cb, rec, paths, LWS_ARRAY_SIZE(paths));
	ctx.flags = flags;
	for (; len && r == LEJP_CONTINUE; text += n, len -= n) {
		n = piece < len ? piece : len;
		r = lejp_parse(&ctx, (const unsigned char *)text, (int)n);
	}
	assert_false(rec->overflow);

	return r > 0 ? 0 : r;
}

/* Pieces shorter than the fast lane needs go by the states alone. */
static void
lane_and_states_agree(const char *text, size_t len)
{
	static const uint16_t modes[] = { 0, LEJP_FLAG_LATEST,
					  LEJP_FLAG_STRICT };
	static struct record lane, states;
	size_t m, piece;
	uint32_t line;
	int r;

	for (m = 0; m < LWS_ARRAY_SIZE(modes); m++) {
		r = record_pieces(&lane, text, len, modes[m], len);
		line = ctx.line;
		for (piece = 1; piece < LEJP_LANE_ROOM; piece += 13) {
			assert_int_equal(record_pieces(&states, text, len,
						       modes[m], piece),
					 r);
			assert_string_equal(states.text, lane.text);
			assert_int_equal(ctx.line, line);
		}
	}
}

/* each case as the first of the values of longer documents */
static void
fast_lane_and_states_tell_the_same(void **state)
{
	static const char *const around[][2] = {
		{ "[", ",1,\"" },
		{ "{\"k\":", ", \"b\":\"" },
		{ "[ {\"a\":[true,\n  ", "]},\"" },
	};
	char text[1024];
	size_t n, a, len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		for (a = 0; a < LWS_ARRAY_SIZE(around); a++) {
			len = strlen(around[a][0]);
			memcpy(text, around[a][0], len);
			memcpy(text + len, cases[n].text, cases[n].len);
			len += cases[n].len;
			len += (size_t)snprintf(text + len, sizeof(text) - len,
						"%s%0100d\"%s", around[a][1], 0,
						a == 1 ? "}" : "]");
			lane_and_states_agree(text, len);
		}
}

/* strings and names of every length, around what is looked at at once and what
 * ctx->buf and ctx->path have */
static void
lengths_make_no_difference(void **state)
{
	static const char *const ends[] = { "",         "\\n",  "\\u00e9x",
					    "\xc3\xa9", "\x01", "\\x" };
	char text[1024], run[300];
	size_t n, e;
	int len;

	(void)state;
	memset(run, 'r', sizeof(run));
	for (n = 0; n < 290; n++)
		for (e = 0; e < LWS_ARRAY_SIZE(ends); e++) {
			len = snprintf(text, sizeof(text),
				       "{\"k\":\"%.*s%s\",\"%.*s%s\": -12%.*s"
				       ",\"z\":{},\"y\":[\"%0100d\"]}",
				       (int)n, run, ends[e], (int)(n % 100),
				       run, ends[e], (int)(n % 40),
				       ".12345678901234567890123456789012345"
				       "67890",
				       0);
			lane_and_states_agree(text, (size_t)len);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fast_lane_and_states_tell_the_same),
		cmocka_unit_test(lengths_make_no_difference),
		cmocka_unit_test(texts_are_judged_as_the_rfc_does),
		cmocka_unit_test(bytes_are_judged_by_place),
		cmocka_unit_test(runs_end_where_they_should),
		cmocka_unit_test(values_are_decoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
