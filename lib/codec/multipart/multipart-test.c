/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Each body is read whole, byte by byte, and cut in two at every place: what is
 * said of it must be the same.
 */
#include "unit.h"

#include "codec/multipart/multipart.h"

static struct log {
	char text[8192];
	size_t len;
	int refuse_part; /* number of the call that says no; 0: none */
	int calls;
} said;

static void
say(const char *what, const void *p, size_t len)
{
	int n = lws_snprintf(said.text + said.len, sizeof(said.text) - said.len,
			     "%s", what);

	said.len += (size_t)n;
	assert_true(len < sizeof(said.text) - said.len);
	memcpy(said.text + said.len, p, len);
	said.len += len;
	said.text[said.len] = '\0';
}

static int
may_go_on(void)
{
	return ++said.calls == said.refuse_part ? -1 : 0;
}

static int
on_part(struct lws_multipart *m)
{
	say("{", m->name, strlen(m->name));
	say("|", m->filename, strlen(m->filename));
	say("|", "", 0);

	return may_go_on();
}

static int
on_data(struct lws_multipart *m, const struct lws_span *piece)
{
	(void)m;
	assert_true(piece->len > 0);
	say("", piece->p, piece->len);

	return 0;
}

static int
on_end(struct lws_multipart *m)
{
	(void)m;
	say("}", "", 0);

	return may_go_on();
}

static const struct lws_multipart_ops ops = { on_part, on_data, on_end };

static struct result {
	lws_stateful_ret_t r;
	enum lws_multipart_err err;
} last;

static void
feed(struct lws_multipart *m, const char *p, size_t len)
{
	struct lws_span in = lws_span_of(p, len);

	last.r = lws_multipart_feed(m, &in);
	last.err = m->err;
	if (last.r != LWS_SRET_FATAL)
		assert_int_equal(in.len, 0);
}

/* pieces of first bytes, then of step bytes */
static void
read_cut(const char *boundary, const char *body, size_t len, size_t first,
	 size_t step)
{
	struct lws_multipart m;
	size_t at, n = first < len ? first : len;
	int refuse = said.refuse_part;

	memset(&said, 0, sizeof(said));
	said.refuse_part = refuse;
	lws_multipart_begin(&m, &ops, lws_span_of(boundary, strlen(boundary)));
	feed(&m, body, n);
	for (at = n; at < len; at += n) {
		n = step < len - at ? step : len - at;
		feed(&m, body + at, n);
	}
}

static void
all_cuts(const char *body, lws_stateful_ret_t r, enum lws_multipart_err err,
	 const char *expect)
{
	size_t len = strlen(body), cut;

	for (cut = 0; cut <= len; cut++) {
		read_cut("b", body, len, cut, len + 1);
		assert_int_equal(last.r, r);
		assert_int_equal(last.err, err);
		assert_string_equal(said.text, expect);
	}
	read_cut("b", body, len, 1, 1);
	assert_int_equal(last.r, r);
	assert_string_equal(said.text, expect);
}

static void
good(const char *body, const char *expect)
{
	all_cuts(body, LWS_SRET_OK, LWS_MULTIPART_OK, expect);
}

static void
bad(const char *body, enum lws_multipart_err err)
{
	size_t len = strlen(body), cut;

	for (cut = 0; cut <= len; cut++) {
		read_cut("b", body, len, cut, len + 1);
		assert_int_equal(last.r, LWS_SRET_FATAL);
		assert_int_equal(last.err, err);
		assert_true(strlen(lws_multipart_err_text(err)) > 8);
	}
}

#define PART(params) "Content-Disposition: form-data" params "\r\n"

static void
parts_and_their_bytes(void **state)
{
	(void)state;
	good("--b\r\n" PART(
		     "; name=\"a\"") "\r\nvalue\r\n"
				     "--b\r\n" PART(
					     "; name=\"f\"; "
					     "filename=\"x.txt\"") "Content-"
								   "Type: "
								   "text/"
								   "plain\r"
								   "\n\r\nli"
								   "ne\r\nli"
								   "ne\r\n\r"
								   "\n--b--"
								   "\r\n",
	     "{a||value}{f|x.txt|line\r\nline\r\n}");
}

static void
preamble_and_epilogue_are_ignored(void **state)
{
	(void)state;
	good("hello\r\n--b\r\n" PART(";name=a") "\r\n1\r\n--b--\r\n--b\r\n"
						"anything",
	     "{a||1}");
	good("\r\n--b\r\n" PART(";name=a") "\r\n1\r\n--b--", "{a||1}");
}

static void
what_is_nearly_a_delimiter_is_data(void **state)
{
	(void)state;
	good("--b\r\n\r\n\r\n-\r\n--a--b\r\r\n\n--b\r\n\r\n\r\n\r\n\r\n--b--",
	     "{||\r\n-\r\n--a--b\r\r\n\n--b\r\n\r\n\r\n\r\n}");
}

static void
a_part_may_have_no_body_or_an_empty_one(void **state)
{
	(void)state;
	good("--b\r\n" PART("; name=x") "\r\n\r\n--b--", "{x||}");
	good("--b\r\n" PART("; name=x") "\r\n--b\r\n\r\n--b--", "{x||}{||}");
	good("--b--", "");
}

static void
blanks_may_follow_a_boundary(void **state)
{
	(void)state;
	good("--b \t\r\n" PART("; name=x") "\r\n1\r\n--b  \r\n\r\n\r\n--b--",
	     "{x||1}{||}");
}

static void
a_boundary_with_more_behind_it_is_refused(void **state)
{
	(void)state;
	bad("--bb\r\n", LWS_MULTIPART_ERR_DELIMITER);
	bad("--b-\r\n", LWS_MULTIPART_ERR_DELIMITER);
	bad("--b\n", LWS_MULTIPART_ERR_DELIMITER);
	bad("--b --\r\n", LWS_MULTIPART_ERR_DELIMITER);
	bad("--b\r\r\n", LWS_MULTIPART_ERR_DELIMITER);
	bad("--b\r \n", LWS_MULTIPART_ERR_DELIMITER);
}

static void
names_in_all_their_forms(void **state)
{
	(void)state;
	good("--b\r\n" PART(
		     "; name=\"a\\\"b\\\\c\\d;e\"; filename=\"\"") "\r\n\r\n--"
								   "b--",
	     "{a\"b\\c\\d;e||}");
	good("--b\r\ncontent-DISPOSITION:form-data ; FileName=f ;; Name=n ; "
	     "filename*=utf-8''x;\r\n\r\n\r\n--b--",
	     "{n|f|}");
	good("--b\r\n" PART("; name=a%22") "\r\n\r\n--b--", "{a%22||}");
}

static void
malformed_headers_are_refused(void **state)
{
	(void)state;
	bad("--b\r\nno colon\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\n: x\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\nA: b\r\n c\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\n\tc: d\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\nA: b\nC: d\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\nA: b\rC: d\r\n", LWS_MULTIPART_ERR_LINE);
	bad("--b\r\n" PART("; name=\"a") "\r\n", LWS_MULTIPART_ERR_DISPOSITION);
	bad("--b\r\n" PART("; name") "\r\n", LWS_MULTIPART_ERR_DISPOSITION);
	bad("--b\r\n" PART("; =a") "\r\n", LWS_MULTIPART_ERR_DISPOSITION);
	bad("--b\r\n" PART("; name=a b") "\r\n", LWS_MULTIPART_ERR_DISPOSITION);
	bad("--b\r\n" PART("; name=\"a\"b") "\r\n",
	    LWS_MULTIPART_ERR_DISPOSITION);
}

static void
a_nul_in_a_header_is_refused(void **state)
{
	static const char body[] = "--b\r\nA: \0\r\n";

	(void)state;
	read_cut("b", body, sizeof(body) - 1, sizeof(body), 1);
	assert_int_equal(last.err, LWS_MULTIPART_ERR_LINE);
}

static void
a_refusal_stays(void **state)
{
	struct lws_multipart m;

	(void)state;
	lws_multipart_begin(&m, &ops, lws_span_of("b", 1));
	feed(&m, "--bx", 4);
	assert_int_equal(last.r, LWS_SRET_FATAL);
	feed(&m, "--b--", 5);
	assert_int_equal(last.r, LWS_SRET_FATAL);
}

static void
an_incomplete_body_wants_more(void **state)
{
	static const char body[] = "--b\r\n" PART("; name=a") "\r\n1\r\n--b--";
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(body) - 1; n++) {
		read_cut("b", body, n, n, 1);
		assert_int_equal(last.r, LWS_SRET_WANT_INPUT);
		assert_int_equal(strchr(said.text, '}') != NULL,
				 n >= sizeof(body) - 3);
	}
}

static void
an_op_can_refuse(void **state)
{
	int n;

	(void)state;
	for (n = 1; n <= 4; n++) {
		said.refuse_part = n;
		bad("--b\r\n\r\n\r\n--b\r\n\r\n\r\n--b--\r\n",
		    LWS_MULTIPART_ERR_OPS);
		assert_int_equal(said.calls, n);
	}
	said.refuse_part = 0;
}

/* -- limits -- */

static char big[LWS_LIMIT_MULTIPART_HEAD * 2];

static void
with_name(const char *param, size_t len)
{
	char value[1024];

	assert_true(len < sizeof(value));
	memset(value, 'n', len);
	value[len] = '\0';
	lws_snprintf(big, sizeof(big),
		     "--b\r\nContent-Disposition: form-data; "
		     "%s=\"%s\"\r\n\r\n\r\n--b--",
		     param, value);
	read_cut("b", big, strlen(big), 7, 13);
}

static void
names_are_limited(void **state)
{
	(void)state;
	with_name("name", LWS_LIMIT_FORM_NAME);
	assert_int_equal(last.r, LWS_SRET_OK);
	with_name("name", LWS_LIMIT_FORM_NAME + 1);
	assert_int_equal(last.err, LWS_MULTIPART_ERR_NAME);
	with_name("filename", LWS_LIMIT_FORM_FILENAME);
	assert_int_equal(last.r, LWS_SRET_OK);
	with_name("filename", LWS_LIMIT_FORM_FILENAME + 1);
	assert_int_equal(last.err, LWS_MULTIPART_ERR_FILENAME);
}

/* lines of len bytes with their CR, and an empty one */
static void
with_lines(size_t lines, size_t len)
{
	char *p = big;

	p += lws_snprintf(p, 8, "--b\r\n");
	for (; lines; lines--) {
		memset(p, 'x', len);
		p[1] = ':';
		p[len - 1] = '\r';
		p[len] = '\n';
		p += len + 1;
	}
	lws_snprintf(p, sizeof(big) - (size_t)(p - big), "\r\n\r\n--b--");
	read_cut("b", big, strlen(big), 100, 1000);
}

static void
headers_are_limited(void **state)
{
	(void)state;
	with_lines(1, LWS_LIMIT_MULTIPART_LINE);
	assert_int_equal(last.r, LWS_SRET_OK);
	with_lines(1, LWS_LIMIT_MULTIPART_LINE + 1);
	assert_int_equal(last.err, LWS_MULTIPART_ERR_LONG);
	/* with the CR of the empty line it is one too many */
	with_lines(4, LWS_LIMIT_MULTIPART_HEAD / 4);
	assert_int_equal(last.err, LWS_MULTIPART_ERR_LONG);
	with_lines(3, LWS_LIMIT_MULTIPART_HEAD / 4);
	assert_int_equal(last.r, LWS_SRET_OK);
}

/* -- the content type -- */

static int
find(const char *type, char *out, size_t cap)
{
	struct lws_span b;

	if (lws_multipart_boundary(lws_span_of(type, strlen(type)), &b))
		return -1;
	assert_true(b.len < cap);
	memcpy(out, b.p, b.len);
	out[b.len] = '\0';

	return 0;
}

static void
the_boundary_of_a_content_type(void **state)
{
	char out[256];

	(void)state;
	assert_int_equal(find("multipart/form-data; boundary=xyz", out, 256),
			 0);
	assert_string_equal(out, "xyz");
	assert_int_equal(find("multipart/form-data;charset=\"a;boundary=q\" "
			      ";BOUNDARY=\"a b'()+_,-./:=?\"",
			      out, 256),
			 0);
	assert_string_equal(out, "a b'()+_,-./:=?");
	assert_int_equal(find("multipart/form-data", out, 256), -1);
	assert_int_equal(find("multipart/form-data; xboundary=a", out, 256),
			 -1);
	assert_int_equal(find("multipart/form-data; boundary=", out, 256), -1);
	assert_int_equal(find("a/b; boundary=\"\"", out, 256), -1);
	assert_int_equal(find("a/b; boundary=\"a\\\"\"", out, 256), -1);
	assert_int_equal(find("a/b; boundary=\"a", out, 256), -1);
	assert_int_equal(find("a/b; boundary=\"a \"", out, 256), -1);
	assert_int_equal(find("a/b; boundary=\xc3\xa4", out, 256), -1);
	assert_int_equal(find("", out, 256), -1);
}

static void
boundaries_are_limited(void **state)
{
	char type[300], out[256];
	int n = lws_snprintf(type, sizeof(type), "a/b; boundary=");

	(void)state;
	memset(type + n, 'x', LWS_LIMIT_MULTIPART_BOUNDARY + 1);
	type[n + (int)LWS_LIMIT_MULTIPART_BOUNDARY + 1] = '\0';
	assert_int_equal(find(type, out, sizeof(out)), -1);
	type[n + (int)LWS_LIMIT_MULTIPART_BOUNDARY] = '\0';
	assert_int_equal(find(type, out, sizeof(out)), 0);

	lws_snprintf(big, sizeof(big), "--%s\r\n\r\nhi\r\n--%s--", out, out);
	read_cut(out, big, strlen(big), 5, 3);
	assert_int_equal(last.r, LWS_SRET_OK);
	assert_string_equal(said.text, "{||hi}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_and_their_bytes),
		cmocka_unit_test(preamble_and_epilogue_are_ignored),
		cmocka_unit_test(what_is_nearly_a_delimiter_is_data),
		cmocka_unit_test(a_part_may_have_no_body_or_an_empty_one),
		cmocka_unit_test(blanks_may_follow_a_boundary),
		cmocka_unit_test(a_boundary_with_more_behind_it_is_refused),
		cmocka_unit_test(names_in_all_their_forms),
		cmocka_unit_test(malformed_headers_are_refused),
		cmocka_unit_test(a_nul_in_a_header_is_refused),
		cmocka_unit_test(a_refusal_stays),
		cmocka_unit_test(an_incomplete_body_wants_more),
		cmocka_unit_test(an_op_can_refuse),
		cmocka_unit_test(names_are_limited),
		cmocka_unit_test(headers_are_limited),
		cmocka_unit_test(the_boundary_of_a_content_type),
		cmocka_unit_test(boundaries_are_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
