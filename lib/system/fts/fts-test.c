/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An index is made of texts in any pieces and searched: words, lines and where
 * they begin, quotes, completion, many words against a plain search; damaged
 * indexes.
 */
#include "unit.h"

#include "system/fts/fts.h"

#include <fcntl.h>

static char dir[] = "/tmp/lws-fts-test-XXXXXX", index_path[64], a_path[64],
	    b_path[64];

static const char a_text[] = "Alpha beta\n"
			     "beta_9 gamma\r\n"
			     "\n"
			     "ALPHA alpha, alphabet. n9\n"
			     "last \xc3\xa9t\xc3\xa9 alpha";
static const char b_text[] = "alpha\n"
			     "nothing here but alpine alps\n";

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	strcpy(dir + strlen(dir) - 6, "XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	lws_snprintf(index_path, sizeof(index_path), "%s/index", dir);
	lws_snprintf(a_path, sizeof(a_path), "%s/a", dir);
	lws_snprintf(b_path, sizeof(b_path), "%s/b", dir);
	write_file(a_path, a_text);
	write_file(b_path, b_text);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(index_path);
	unlink(a_path);
	unlink(b_path);

	return rmdir(dir);
}

static int
fill(struct lws_fts *t, int index, const char *text, size_t piece)
{
	size_t len = strlen(text), n;
	int r = index < 0;

	for (; len && !r; text += n, len -= n) {
		n = piece && piece < len ? piece : len;
		r = lws_fts_fill(t, (uint32_t)index, text, n);
	}

	return r;
}

static int
make(size_t piece)
{
	int fd = open(index_path, O_CREAT | O_TRUNC | O_RDWR, 0600), bad = 1;
	struct lws_fts *t;

	assert_true(fd >= 0);
	t = lws_fts_create(fd);
	if (t) {
		bad = fill(t,
			   lws_fts_file_index(t, a_path, (int)strlen(a_path),
					      0),
			   a_text, piece) ||
		      fill(t,
			   lws_fts_file_index(t, b_path, (int)strlen(b_path),
					      0),
			   b_text, piece) ||
		      lws_fts_serialize(t);
		lws_fts_destroy(&t);
		assert_null(t);
	}
	close(fd);

	return bad;
}

static char text[4096];

static void say(const char *format, ...) LWS_FORMAT(1);

static void
say(const char *format, ...)
{
	const size_t n = strlen(text);
	va_list ap;

	va_start(ap, format);
	vsnprintf(text + n, sizeof(text) - n, format, ap);
	va_end(ap);
}

static void
say_file(const struct lws_fts_result_filepath *r, int flags)
{
	const uint8_t *p = (const uint8_t *)(r + 1);
	const char *path = (const char *)p + r->matches_length, *q;
	uint32_t v[2];
	int n;

	/* a damaged one may have a NUL in it */
	assert_true(strlen(path) <= (size_t)r->filepath_length);
	say("%s %d/%d:", strrchr(path, '/') + 1, r->matches, r->lines_in_file);
	for (n = 0; n < r->matches && r->matches_length; n++) {
		memcpy(v, p, 8);
		p += 8;
		say(" %u@%u", v[0], v[1]);
		if (flags & LWSFTS_F_QUERY_QUOTE_LINE) {
			memcpy(&q, p, sizeof(q));
			p += sizeof(q);
			say("'%s'", q);
		}
	}
	say(";");
}

static int
search(const char *needle, int flags, int most, const char *only)
{
	struct lws_fts_search_params p = { .needle = needle,
					   .flags = flags,
					   .max_autocomplete = most,
					   .only_filepath = only };
	const struct lws_fts_result_autocomplete *a;
	const struct lws_fts_result_filepath *r;
	struct lws_fts_result *result;
	struct lws_fts_file *f = lws_fts_open(index_path);

	text[0] = '\0';
	if (!f)
		return -1;
	result = lws_fts_search(f, &p);
	if (result) {
		assert_int_equal(result->effective_flags, flags);
		assert_true(result->duration_ms >= 0);
		for (r = result->filepath_head; r; r = r->next)
			say_file(r, flags);
		for (a = result->autocomplete_head; a; a = a->next) {
			assert_int_equal(strlen((const char *)(a + 1)),
					 a->ac_length);
			say("%s=%d/%d%s ", (const char *)(a + 1), a->instances,
			    a->agg_instances, a->has_children ? "+" : "");
		}
		lwsac_free(&p.results_head);
	}
	lws_fts_close(f);

	return !result;
}

#define FILES LWSFTS_F_QUERY_FILES
#define LINES (FILES | LWSFTS_F_QUERY_FILE_LINES)
#define QUOTE (LINES | LWSFTS_F_QUERY_QUOTE_LINE)
#define AUTO  LWSFTS_F_QUERY_AUTOCOMPLETE

static void
finds(const char *needle, int flags, const char *expected)
{
	assert_int_equal(search(needle, flags, 10, NULL), 0);
	assert_string_equal(text, expected);
}

static void
words_are_found_in_their_lines(void **state)
{
	size_t piece;

	(void)state;
	for (piece = 0; piece < 20; piece++) {
		assert_int_equal(make(piece), 0);
		finds("alpha", FILES, "a 4/5:;b 1/2:;");
		finds("Alpha", LINES, "a 4/5: 1@0 4@26 4@26 5@52;b 1/2: 1@0;");
		finds("beta", LINES, "a 1/5: 1@0;");
		finds("BETA_9", LINES, "a 1/5: 2@11;");
		finds("gamma", LINES, "a 1/5: 2@11;");
		finds("n9", LINES, "a 1/5: 4@26;");
		finds("\xc3\xa9t\xc3\xa9", LINES, "a 1/5: 5@52;");
		finds("alps", QUOTE,
		      "b 1/2: 2@6'nothing here but alpine alps';");
		finds("gamma", QUOTE, "a 1/5: 2@11'beta_9 gamma';");
		finds("alph", LINES, "");
		finds("zz", LINES, "");
		finds("", LINES | AUTO, "");
		finds("a b", LINES, "");
	}
}

static void
one_file_alone(void **state)
{
	(void)state;
	assert_int_equal(make(0), 0);
	assert_int_equal(search("alpha", LINES, 0, b_path), 0);
	assert_string_equal(text, "b 1/2: 1@0;");
	assert_int_equal(search("alpha", LINES, 0, a_path), 0);
	assert_string_equal(text, "a 4/5: 1@0 4@26 4@26 5@52;");
	assert_int_equal(search("alpha", LINES, 0, "/none"), 0);
	assert_string_equal(text, "");
}

static void
needles_are_completed(void **state)
{
	(void)state;
	assert_int_equal(make(0), 0);
	finds("alp", AUTO,
	      "alpha=5/6+ alphabet=1/1 alpine=1/1 alps=1/1 alp=0/8+ ");
	finds("alpha", AUTO, "alpha=5/6+ alphabet=1/1 ");
	finds("alphab", AUTO, "alphabet=1/1 ");
	finds("B", AUTO, "beta=1/2+ beta_9=1/1 but=1/1 b=0/3+ ");
	finds("x", AUTO, "");
	assert_int_equal(search("al", AUTO, 2, NULL), 0);
	assert_string_equal(text, "alpha=5/6+ alphabet=1/1 ");
	finds("gamma", AUTO | LINES, "a 1/5: 2@11;gamma=1/1 ");
}

static void
needles_have_a_limit(void **state)
{
	char needle[LWS_LIMIT_FTS_NEEDLE + 2];

	(void)state;
	assert_int_equal(make(0), 0);
	memset(needle, 'n', sizeof(needle));
	needle[LWS_LIMIT_FTS_NEEDLE] = '\0';
	assert_int_equal(search(needle, LINES, 0, NULL), 0);
	needle[LWS_LIMIT_FTS_NEEDLE] = 'n';
	needle[LWS_LIMIT_FTS_NEEDLE + 1] = '\0';
	assert_int_equal(search(needle, LINES, 0, NULL), 1);
	assert_int_equal(search(NULL, LINES, 0, NULL), 1);
}

static void
quotes_of_a_file_that_is_gone_are_empty(void **state)
{
	(void)state;
	assert_int_equal(make(0), 0);
	unlink(b_path);
	finds("alpha", QUOTE,
	      "a 4/5: 1@0'Alpha beta' 4@26'ALPHA alpha, alphabet. n9' "
	      "4@26'ALPHA alpha, alphabet. n9' 5@52'last \xc3\xa9t\xc3\xa9 "
	      "alpha';b 1/2: 1@0'';");
	write_file(b_path, "");
}

/* as many words as make the table grow, found as a plain search finds them */
static void
many_words(void **state)
{
	static char body[400000];
	char needle[16], want[64];
	unsigned int n, line, hits, seed = 7;
	size_t len = 0;
	struct lws_fts *t;
	int fd;

	(void)state;
	for (n = 0; n < 40000; n++) {
		seed = seed * 1103515245u + 12345u;
		len += (size_t)lws_snprintf(body + len, sizeof(body) - len,
					    "w%u%c", (seed >> 12) % 9000,
					    n % 7 ? ' ' : '\n');
	}
	fd = open(index_path, O_CREAT | O_TRUNC | O_RDWR, 0600);
	t = lws_fts_create(fd);
	assert_int_equal(lws_fts_file_index(t, b_path, (int)strlen(b_path), 0),
			 0);
	assert_int_equal(fill(t, 0, body, 1000), 0);
	assert_int_equal(lws_fts_serialize(t), 0);
	lws_fts_destroy(&t);
	close(fd);
	for (n = 0; n < 9000; n += 123) {
		const char *p = body;
		size_t w =
			(size_t)lws_snprintf(needle, sizeof(needle), "w%u", n);

		for (hits = 0, line = 1; *p; p++) {
			line += *p == '\n';
			hits += (p == body || p[-1] == ' ' || p[-1] == '\n') &&
				!strncmp(p, needle, w) &&
				(p[w] == ' ' || p[w] == '\n');
		}
		lws_snprintf(want, sizeof(want), "b %u/%u:;", hits,
			     line - (body[len - 1] == '\n'));
		finds(needle, FILES, hits ? want : "");
	}
}

static void
what_does_not_fit_is_refused_or_cut(void **state)
{
	static char longer[600];
	struct lws_fts *t;
	int fd = open(index_path, O_CREAT | O_TRUNC | O_RDWR, 0600);

	(void)state;
	memset(longer, 'p', sizeof(longer) - 1);
	t = lws_fts_create(fd);
	assert_int_equal(
		lws_fts_file_index(t, longer, LWS_LIMIT_FTS_PATH + 1, 0), -1);
	assert_int_equal(lws_fts_file_index(t, longer, LWS_LIMIT_FTS_PATH, 0),
			 0);
	assert_int_equal(lws_fts_fill(t, 1, "x", 1), 1);
	/* of a word that is longer than any, the front is indexed */
	assert_int_equal(fill(t, 0, longer, 7), 0);
	assert_int_equal(lws_fts_serialize(t), 0);
	lws_fts_destroy(&t);
	close(fd);
	longer[LWS_LIMIT_FTS_WORD] = '\0';
	strcat(longer, "=1/1 ");
	finds("ppp", AUTO, longer);
	/* not writable */
	fd = open(index_path, O_RDONLY);
	assert_null(lws_fts_create(fd));
	close(fd);
	assert_null(lws_fts_open("/nonexistent"));
}

/* each byte of it changed: nothing bad happens */
static void
damaged_indexes_do_no_harm(void **state)
{
	static uint8_t all[8192];
	size_t len, n;
	FILE *f;

	(void)state;
	assert_int_equal(make(0), 0);
	f = fopen(index_path, "r");
	len = fread(all, 1, sizeof(all), f);
	fclose(f);
	assert_true(len > 100 && len < sizeof(all));
	for (n = 0; n < len; n++) {
		f = fopen(index_path, "w");
		all[n] ^= (uint8_t)(1u << n % 8);
		fwrite(all, 1, len, f);
		fclose(f);
		search("alpha", QUOTE | AUTO, 5, NULL);
		search("b", QUOTE | AUTO, 5, NULL);
		all[n] ^= (uint8_t)(1u << n % 8);
	}
	for (n = 0; n < len; n++) {
		assert_int_equal(truncate(index_path, (off_t)(len - n - 1)), 0);
		assert_int_equal(search("alpha", QUOTE, 5, NULL), -1);
	}
}

/* Two words of which the first is after the second, and shorter than a needle
 * that the second begins with; it stands at the end of what is read at once. */
static void
words_out_of_order_do_no_harm(void **state)
{
	enum {
		ROOT = LWS_FTS_HEADER,
		WORDS = ROOT + 8,
		TEXTS = WORDS + 2 * LWS_FTS_RECORD,
		LAST = TEXTS + 4095
	};
	static uint8_t all[LAST + 1];
	FILE *f = fopen(index_path, "w");

	(void)state;
	memset(all, 0, sizeof(all));
	lws_put_u32be(all, LWS_FTS_MAGIC);
	lws_put_u32be(all + 4, ROOT);
	lws_put_u32be(all + 8, sizeof(all));
	lws_put_u32be(all + ROOT, 2);
	lws_put_u32be(all + ROOT + 4, WORDS);
	lws_put_u32be(all + WORDS, LAST);
	lws_put_u32be(all + WORDS + 20, 1);
	lws_put_u32be(all + WORDS + LWS_FTS_RECORD, TEXTS);
	lws_put_u32be(all + WORDS + LWS_FTS_RECORD + 20, 31);
	memset(all + TEXTS, 'a', 31);
	all[LAST] = 'b';
	fwrite(all, 1, sizeof(all), f);
	fclose(f);
	assert_int_equal(
		search("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", QUOTE | AUTO, 5, NULL),
		0);
}

/* places may name files in any order, and each is walked to once */
static void
files_are_found_in_any_order(void **state)
{
	int fd = open(index_path, O_CREAT | O_TRUNC | O_RDWR, 0600);
	struct lws_fts *t = lws_fts_create(fd);
	char path[16], want[4096] = "";
	int n;

	(void)state;
	assert_non_null(t);
	for (n = 0; n < 200; n++) {
		lws_snprintf(path, sizeof(path), "/%d", n);
		assert_int_equal(
			lws_fts_file_index(t, path, (int)strlen(path), n), n);
	}
	for (n = 0; n < 200; n++)
		assert_int_equal(fill(t, (n * 7 + 3) % 200, "word\n", 0), 0);
	assert_int_equal(lws_fts_serialize(t), 0);
	lws_fts_destroy(&t);
	close(fd);
	/* the higher priority first */
	for (n = 199; n >= 0; n--)
		lws_snprintf(want + strlen(want), sizeof(want) - strlen(want),
			     "%d 1/1:;", n);
	finds("word", FILES, want);
}

static int
make_and_search(void)
{
	return make(0) || search("alp", LINES | AUTO, 3, NULL) ||
			       search("alpha", QUOTE, 3, NULL)
		       ? -1
		       : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_search);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(words_are_found_in_their_lines),
		T(one_file_alone),
		T(needles_are_completed),
		T(needles_have_a_limit),
		T(quotes_of_a_file_that_is_gone_are_empty),
		T(many_words),
		T(what_does_not_fit_is_refused_or_cut),
		T(damaged_indexes_do_no_harm),
		T(words_out_of_order_do_no_harm),
		T(files_are_found_in_any_order),
		T(short_of_memory_nothing_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
