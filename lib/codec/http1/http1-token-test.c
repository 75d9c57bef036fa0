/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Names, methods, and the quick scanners, against the plain way of doing it.
 * (That the committed hash is what its generator prints is a test of its own:
 * http1-tokens-are-generated.)
 */
#include "unit.h"

#include "codec/http1/http1.h"
#include "codec/http1/scan-word.h"
#include "codec/http1/scan.h"

enum { TOKENS = WSI_TOKEN_DSS_SIGNATURE + 1 };

enum kind { FIELD, METHOD, WORD };

static const char *
text_of(int token)
{
	return (const char *)lws_token_to_string((enum lws_token_indexes)token);
}

static enum kind
kind_of(int token)
{
	const char *t = text_of(token);

	switch (token) {
	case WSI_TOKEN_CHALLENGE:
	case WSI_TOKEN_HTTP:
	case WSI_TOKEN_HTTP_URI_ARGS:
	case WSI_TOKEN_PROXY:
	case WSI_TOKEN_HTTP1_0:
		return WORD;
	default:
		return t[strlen(t) - 1] == ' ' ? METHOD : FIELD;
	}
}

/* what is looked up: the text without the colon or blank at its end */
static size_t
name_of(int token, int upper, uint8_t *name)
{
	const char *t = text_of(token);
	size_t len = strlen(t) - (t[0] != ':');
	size_t i;

	for (i = 0; i < len; i++) {
		name[i] = (uint8_t)t[i];
		if (upper && t[i] >= 'a' && t[i] <= 'z')
			name[i] &= (uint8_t)~0x20;
	}

	return len;
}

static void
all_names_have_a_text(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < TOKENS; i++)
		assert_true(strlen(text_of(i)) > 1);
	assert_string_equal(text_of(WSI_TOKEN_GET_URI), "get ");
	assert_string_equal(text_of(WSI_TOKEN_HOST), "host:");
	assert_string_equal(text_of(WSI_TOKEN_HTTP_COLON_PATH), ":path");
	assert_string_equal(text_of(TOKENS), "");
	assert_null(text_of(TOKENS + 1));
	assert_null(text_of(-1));
	assert_null(text_of(WSI_TOKEN_COUNT));
}

static void
names_are_found_in_any_case(void **state)
{
	uint8_t name[64];
	int i, upper;

	(void)state;
	for (i = 0; i < TOKENS; i++) {
		for (upper = 0; upper < 2; upper++) {
			size_t len = name_of(i, upper, name);

			assert_int_equal(lws_http1_token(name, len),
					 kind_of(i) == FIELD ? i : -1);
		}
	}
	assert_int_equal(lws_http1_token(name, 0), -1);
}

/* every other byte at every place is another name, whatever it hashes to */
static void
no_other_name_is_taken_for_a_known_one(void **state)
{
	uint8_t name[64], b;
	size_t len, at;
	int i;

	(void)state;
	for (i = 0; i < TOKENS; i++) {
		if (kind_of(i) != FIELD)
			continue;
		len = name_of(i, 0, name);
		for (at = 0; at < len; at++) {
			uint8_t was = name[at];

			for (b = 255; b; b--) {
				name[at] = b;
				if (b != was && (b | 0x20) != was)
					assert_int_not_equal(
						lws_http1_token(name, len), i);
			}
			name[at] = was;
		}
		assert_int_not_equal(lws_http1_token(name, len - 1), i);
		name[len] = 's';
		assert_int_not_equal(lws_http1_token(name, len + 1), i);
	}
}

static void
methods_are_case_sensitive(void **state)
{
	uint8_t name[64];
	int i;

	(void)state;
	for (i = 0; i < TOKENS; i++) {
		size_t len = name_of(i, 1, name);

		assert_int_equal(lws_http1_method(name, len),
				 kind_of(i) == METHOD ? i : -1);
		if (kind_of(i) != METHOD)
			continue;
		assert_int_equal(lws_http1_method(name, len - 1), -1);
		name[len - 1] |= 0x20;
		assert_int_equal(lws_http1_method(name, len), -1);
	}
	assert_int_equal(lws_http1_method(name, 0), -1);
}

static const uint8_t *
plain(const uint8_t *p, const uint8_t *end, uint8_t class)
{
	while (p < end && (lws_http1_class[*p] & class))
		p++;

	return p;
}

static void
compare_scans(const uint8_t *p, const uint8_t *end)
{
	const uint8_t *q;

	/* from each place on, with what lies before it readable */
	for (q = p; q <= end; q++)
		assert_ptr_equal(scan_text(p, q, end),
				 plain(q, end, CLASS_TEXT));
	assert_ptr_equal(scan_graph(p, end), plain(p, end, CLASS_GRAPH));
	assert_ptr_equal(scan_token(p, end), plain(p, end, CLASS_TOKEN));

	/* the portable way is tested where it is not the one in use, too */
	assert_ptr_equal(scan_bytes(scan_word_text(p, end), end, CLASS_TEXT),
			 plain(p, end, CLASS_TEXT));
	assert_ptr_equal(scan_bytes(scan_word_graph(p, end), end, CLASS_GRAPH),
			 plain(p, end, CLASS_GRAPH));
	assert_ptr_equal(scan_bytes(scan_word_name(p, end), end, CLASS_TOKEN),
			 plain(p, end, CLASS_TOKEN));
}

/* every byte at every place of every length, in a run of each class */
static void
scanners_stop_where_a_plain_loop_does(void **state)
{
	static const char fill[] = "a-Z\xff~";
	uint8_t buf[40];
	size_t len, at, f;
	unsigned int b;

	(void)state;
	for (f = 0; f < sizeof(fill) - 1; f++) {
		for (b = 0; b < 256; b++) {
			for (at = 0; at < sizeof(buf); at++) {
				memset(buf, fill[f], sizeof(buf));
				buf[at] = (uint8_t)b;
				for (len = at; len <= sizeof(buf); len += 5)
					compare_scans(buf, buf + len);
			}
		}
	}
}

/* two stops in one word: a borrow must not hide or invent the first */
static void
scanners_find_the_first_of_two_stops(void **state)
{
	uint8_t buf[32];
	unsigned int a, b;
	size_t i;

	(void)state;
	for (a = 0; a < 256; a++) {
		for (b = 0; b < 256; b++) {
			memset(buf, 'a', sizeof(buf));
			for (i = 0; i + 1 < sizeof(buf); i += 7) {
				buf[i] = (uint8_t)a;
				buf[i + 1] = (uint8_t)b;
			}
			compare_scans(buf, buf + sizeof(buf));
			compare_scans(buf + 1, buf + sizeof(buf));
		}
	}
}

/* the classes are what RFC 9110 says, in its words */
static void
classes_are_those_of_rfc_9110(void **state)
{
	int b;

	(void)state;
	for (b = 0; b < 256; b++) {
		int alnum = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') ||
			    (b >= 'a' && b <= 'z');
		int token = alnum || (b && strchr("!#$%&'*+-.^_`|~", b));
		int graph = (b > ' ' && b < 0x7f) || b > 0x7f;
		int text = graph || b == ' ' || b == '\t';
		int class = lws_http1_class[b];

		assert_int_equal(!!(class & CLASS_TOKEN), token);
		assert_int_equal(!!(class & CLASS_GRAPH), graph);
		assert_int_equal(!!(class & CLASS_TEXT), text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_names_have_a_text),
		cmocka_unit_test(names_are_found_in_any_case),
		cmocka_unit_test(no_other_name_is_taken_for_a_known_one),
		cmocka_unit_test(methods_are_case_sensitive),
		cmocka_unit_test(classes_are_those_of_rfc_9110),
		cmocka_unit_test(scanners_stop_where_a_plain_loop_does),
		cmocka_unit_test(scanners_find_the_first_of_two_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
