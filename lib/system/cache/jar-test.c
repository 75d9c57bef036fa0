/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A cookie jar on disk: which lines are cookies, which of them a request gets,
 * what a change leaves in the file, dates, locks, disks that fail, and a level
 * in memory in front of it.
 */
#include "unit.h"

#include "system/cache/jar.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <utime.h>

#define WALL 1000000000ull
#define HEAD "# Netscape HTTP Cookie File\n"

static struct lws_context *cx;
static lws_usec_t now_us;
static uint64_t wall_us;
static char dir[] = "/tmp/lws-jar-test-XXXXXX", path[64], logged[1024];

static lws_usec_t
fake_now(void)
{
	return now_us;
}

static uint64_t
fake_wall(void)
{
	return wall_us;
}

static const struct lws_plat_clock fake = { fake_now, fake_wall };

static void
log_to_text(int level, const char *line)
{
	(void)level;
	lws_strncpy(logged, line, sizeof(logged));
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	lws_set_log_level(0, NULL);
	strcpy(dir + strlen(dir) - 6, "XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	lws_snprintf(path, sizeof(path), "%s/jar", dir);
	now_us = 5000000;
	wall_us = WALL * 1000000;
	lws_plat_set_clock(&fake);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	cx = lws_create_context(&info);
	logged[0] = '\0';
	lws_set_log_level(LLL_ERR | LLL_WARN, log_to_text);

	return !cx;
}

static int
teardown(void **state)
{
	char p[80];

	(void)state;
	lws_context_destroy(cx);
	lws_plat_set_clock(NULL);
	unlink(path);
	lws_snprintf(p, sizeof(p), "%s.LCK", path);
	unlink(p);
	lws_snprintf(p, sizeof(p), "%s.tmp", path);
	unlink(p);

	return rmdir(dir); /* nothing else may be left */
}

static struct lws_cache_ttl_lru *
make_limited(size_t items, size_t bytes, size_t payload)
{
	struct lws_cache_creation_info i = {
		.cx = cx,
		.name = "jar",
		.ops = &lws_cache_ops_nscookiejar,
		.u.nscookiejar.filepath = path,
		.max_items = items,
		.max_footprint = bytes,
		.max_payload = payload,
	};

	return lws_cache_create(&i);
}

static struct lws_cache_ttl_lru *
make(void)
{
	return make_limited(0, 0, 0);
}

static struct lws_cache_ttl_lru *
in_front(struct lws_cache_ttl_lru *jar)
{
	struct lws_cache_creation_info i = { .cx = cx,
					     .name = "front",
					     .ops = &lws_cache_ops_heap,
					     .parent = jar };

	return lws_cache_create(&i);
}

static void
write_file(const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
file_is(const char *text)
{
	static char got[4096];
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(got, 1, sizeof(got) - 1, f);
	got[n] = '\0';
	fclose(f);
	assert_string_equal(got, text);
}

static int
put(struct lws_cache_ttl_lru *c, const char *key, const char *line)
{
	return lws_cache_write_through(c, key, (const uint8_t *)line,
				       strlen(line), 0, NULL);
}

static const char *
get(struct lws_cache_ttl_lru *c, const char *key)
{
	static char text[256];
	const void *p;
	size_t n;

	if (lws_cache_item_get(c, key, &p, &n))
		return NULL;
	lws_snprintf(text, sizeof(text), "%.*s", (int)n, (const char *)p);

	return text;
}

static const char *
look(struct lws_cache_ttl_lru *c, const char *wc)
{
	static char text[1024];
	lws_cache_results_t w;
	const void *p;
	size_t n = 0;

	if (lws_cache_lookup(c, wc, &p, &w.size))
		return NULL;
	w.ptr = (const uint8_t *)p;
	text[0] = '\0';
	while (!lws_cache_results_walk(&w))
		n += (size_t)lws_snprintf(text + n, sizeof(text) - n, "%s ",
					  (const char *)w.tag);

	return text;
}

static void
a_missing_file_is_made_for_us_alone(void **state)
{
	struct lws_cache_ttl_lru *c = make();
	struct stat st;

	(void)state;
	assert_non_null(c);
	file_is(HEAD);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(lws_cache_footprint(c), 0);
	lws_cache_destroy(&c);
	file_is(HEAD); /* stays */
}

static void
changes_put_the_new_line_first(void **state)
{
	struct lws_cache_ttl_lru *c = make();

	(void)state;
	assert_int_equal(put(c, "a.com|/|x", "a.com\tFALSE\t/\tTRUE\t0\tx\t1"),
			 0);
	assert_int_equal(put(c, "b.com|/|y", "b.com\tFALSE\t/\tTRUE\t0\ty\t2"),
			 0);
	file_is(HEAD "b.com\tFALSE\t/\tTRUE\t0\ty\t2\n"
		     "a.com\tFALSE\t/\tTRUE\t0\tx\t1\n");
	assert_int_equal(
		put(c, "a.com|/|x", "a.com\tFALSE\t/\tTRUE\t0\tx\tnew\n"), 0);
	file_is(HEAD "a.com\tFALSE\t/\tTRUE\t0\tx\tnew\n"
		     "b.com\tFALSE\t/\tTRUE\t0\ty\t2\n");
	assert_int_equal(lws_cache_footprint(c), 50);
	assert_string_equal(get(c, "a.com|/|x"),
			    "a.com\tFALSE\t/\tTRUE\t0\tx\tnew");
	assert_int_equal(lws_cache_item_remove(c, "a.com|/|x"), 0);
	file_is(HEAD "b.com\tFALSE\t/\tTRUE\t0\ty\t2\n");
	assert_int_equal(lws_cache_item_remove(c, "a.com|/|x"), 0);
	assert_null(get(c, "a.com|/|x"));
	assert_int_equal(lws_cache_expunge(c), 0);
	assert_int_equal(access(path, F_OK), -1);
	assert_null(look(c, "*"));
	assert_int_equal(lws_cache_expunge(c), 0);
	lws_cache_destroy(&c);
}

static void
other_programs_files_are_read(void **state)
{
	struct lws_cache_ttl_lru *c;
	static char longer[9000];

	(void)state;
	memset(longer, 'v', sizeof(longer) - 1);
	write_file("# a comment\r\n\n"
		   "#HttpOnly_.a.com\tTRUE\t/\tFALSE\t0\tsid\ta\tb\r\n"
		   "a.com\tFALSE\t/\tTRUE\tsoon\tbad\t1\n"
		   "a.com\tFALSE\t/\tTRUE\t\tbad\t1\n"
		   "a.com\tFALSE\t/\tTRUE\t0\tcut\n"
		   "\tFALSE\t/\tTRUE\t0\tnohost\t1\n"
		   "a.com\tFALSE\t\tTRUE\t0\tnopath\t1\n"
		   "a.com\tFALSE\t/\tTRUE\t999999999\tover\t1\n"
		   "a.com\tFALSE\t/\tTRUE\t99999999999999999999\tfar\t1\n"
		   "a-name-of-more-than-sixty-three-characters-in-one-column-"
		   "is-fine.example.com\tFALSE\t/\tTRUE\t0\tlong\t1\n"
		   "b.com\tFALSE\t/\tTRUE\t0\tempty\t");
	c = make();
	assert_non_null(c);
	assert_string_equal(look(c, "*|/|*"),
			    ".a.com|/|sid a.com|/|far "
			    "a-name-of-more-than-sixty-three-characters-in-"
			    "one-column-is-fine.example.com|/|long "
			    "b.com|/|empty ");
	assert_string_equal(get(c, ".a.com|/|sid"),
			    "#HttpOnly_.a.com\tTRUE\t/\tFALSE\t0\tsid\ta\tb");
	assert_null(get(c, "a.com|/|over"));
	assert_null(get(c, "a.com|/|bad"));
	/* nothing changed: it is as it was */
	assert_int_equal(lws_cache_item_remove(c, "c.com|*|*"), 0);
	assert_int_equal(lws_cache_item_remove(c, "a*|/|*"), 0);
	file_is(HEAD "#HttpOnly_.a.com\tTRUE\t/\tFALSE\t0\tsid\ta\tb\n"
		     "b.com\tFALSE\t/\tTRUE\t0\tempty\t\n");

	lws_snprintf(longer, 64, "a.com\tF\t/\tF\t0\tlong\t");
	longer[strlen(longer)] = 'v';
	write_file(longer);
	assert_null(get(c, "a.com|/|long")); /* LWS_LIMIT_COOKIE_LINE */
	assert_int_equal(put(c, "a.com|/|long", longer), 1);
	lws_cache_destroy(&c);
}

static void
a_request_gets_the_cookies_of_its_path(void **state)
{
	static const char file[] = "h.com\tF\t/\tF\t0\troot\t1\n"
				   "h.com\tF\t/x\tF\t0\tx\t1\n"
				   "h.com\tF\t/x/\tF\t0\txs\t1\n"
				   "h.com\tF\t/xy\tF\t0\txy\t1\n"
				   "h.com\tF\t/x/y\tF\t0\tdeep\t1\n"
				   "g.com\tF\t/x\tF\t0\tx\t1\n";
	struct lws_cache_ttl_lru *c;

	(void)state;
	write_file(file);
	c = make();
	assert_string_equal(look(c, "h.com|/x|*"),
			    "h.com|/|root h.com|/x|x h.com|/x/|xs ");
	assert_string_equal(look(c, "h.com|/x/|*"),
			    "h.com|/|root h.com|/x|x h.com|/x/|xs ");
	assert_string_equal(look(c, "h.com|/x/y/z|*"),
			    "h.com|/|root h.com|/x|x h.com|/x/|xs "
			    "h.com|/x/y|deep ");
	assert_string_equal(look(c, "*|/x|x"), "h.com|/x|x g.com|/x|x ");
	assert_string_equal(look(c, "h.com|*|x*"),
			    "h.com|/x|x h.com|/x/|xs h.com|/xy|xy ");
	assert_null(look(c, "h.com|/x|none"));
	assert_null(look(c, "i.com|/|*"));
	/* removal takes the path as it is written */
	assert_int_equal(lws_cache_item_remove(c, "h.com|/x|*"), 0);
	assert_string_equal(look(c, "h.com|/x|*"),
			    "h.com|/|root h.com|/x/|xs ");
	lws_cache_destroy(&c);
}

static void
dates_are_of_the_wall_clock(void **state)
{
	struct lws_cache_ttl_lru *c = make(), *f = in_front(c);

	(void)state;
	assert_int_equal(put(f, "a|/|x", "a\tF\t/\tF\t1000000010\tx\t1"), 0);
	assert_non_null(get(f, "a|/|x"));
	assert_non_null(look(f, "a|/|*"));
	wall_us += 10 * 1000000;
	now_us += 10 * 1000000;
	assert_null(get(f, "a|/|x"));
	assert_null(look(f, "a|/|*"));
	lws_service(cx, -1);
	assert_int_equal(lws_cache_footprint(f), 0);
	assert_int_equal(put(f, "a|/|y", "a\tF\t/\tF\t0\ty\t1"), 0);
	file_is(HEAD "a\tF\t/\tF\t0\ty\t1\n"); /* x is over */
	/* with a date of the past a server deletes */
	assert_int_equal(put(f, "a|/|y", "a\tF\t/\tF\t1\ty\t1"), 0);
	assert_null(get(f, "a|/|y"));
	file_is(HEAD);
	lws_cache_destroy(&c);
	lws_cache_destroy(&f);
}

static void
a_level_in_front_keeps_lines_and_lists(void **state)
{
	struct lws_cache_ttl_lru *c, *f;

	(void)state;
	write_file("a\tF\t/\tF\t0\tx\t1\n");
	c = make();
	f = in_front(c);
	assert_string_equal(get(f, "a|/|x"), "a\tF\t/\tF\t0\tx\t1");
	assert_string_equal(look(f, "a|/|*"), "a|/|x ");
	assert_int_equal(unlink(path), 0); /* answered from memory now */
	assert_string_equal(get(f, "a|/|x"), "a\tF\t/\tF\t0\tx\t1");
	assert_string_equal(look(f, "a|/|*"), "a|/|x ");
	assert_int_equal(put(f, "b|/|x", "b\tF\t/\tF\t0\tx\t1"), 0);
	assert_string_equal(look(f, "a|/|*"), "a|/|x ");
	assert_int_equal(put(f, "a|/|z", "a\tF\t/\tF\t0\tz\t1"), 0);
	assert_string_equal(look(f, "a|/|*"), "a|/|z ");
	lws_cache_destroy(&f);
	lws_cache_destroy(&c);
}

static void
wrong_lines_are_refused(void **state)
{
	struct lws_cache_ttl_lru *c = make_limited(0, 0, 30);

	(void)state;
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0"), 1);
	assert_int_equal(put(c, "a|/|x", ""), 1);
	assert_int_equal(put(c, "a|/|x", "#a\tF\t/\tF\t0\tx\t1"), 1);
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t1\nb\tF"), 1);
	assert_non_null(strstr(logged, "no line of a cookie jar"));
	assert_int_equal(put(c, "a|/|x", "b\tF\t/\tF\t0\tx\t1"), 1);
	assert_non_null(strstr(logged, "another tag"));
	assert_int_equal(
		put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t123456789012345678901"), 1);
	assert_non_null(strstr(logged, "too large"));
	assert_int_equal(lws_cache_write_through(c, "a|/|x", NULL, 5, 0, NULL),
			 1);
	file_is(HEAD);
	lws_cache_destroy(&c);
}

static void
limits_drop_what_was_written_first(void **state)
{
	struct lws_cache_ttl_lru *c = make_limited(2, 0, 0);

	(void)state;
	put(c, "a|/|1", "a\tF\t/\tF\t0\t1\t");
	put(c, "a|/|2", "a\tF\t/\tF\t0\t2\t");
	put(c, "a|/|3", "a\tF\t/\tF\t0\t3\t");
	file_is(HEAD "a\tF\t/\tF\t0\t3\t\na\tF\t/\tF\t0\t2\t\n");
	lws_cache_destroy(&c);
	c = make_limited(0, 25, 0);
	put(c, "a|/|4", "a\tF\t/\tF\t0\t4\t");
	file_is(HEAD "a\tF\t/\tF\t0\t4\t\na\tF\t/\tF\t0\t3\t\n");
	assert_int_equal(lws_cache_footprint(c), 24);
	lws_cache_destroy(&c);
}

static void
a_huge_file_is_refused_in_words(void **state)
{
	struct lws_cache_ttl_lru *c = make();

	(void)state;
	assert_int_equal(truncate(path, LWS_LIMIT_COOKIE_JAR + 1), 0);
	assert_null(look(c, "*"));
	assert_non_null(strstr(logged, "cannot be read"));
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t1"), 1);
	lws_cache_destroy(&c);
	c = make();
	assert_null(c);
}

static void
a_lock_is_waited_for_and_a_forgotten_one_taken_away(void **state)
{
	struct lws_cache_ttl_lru *c = make();
	struct utimbuf t = { (time_t)WALL, (time_t)WALL };
	char lock[80];
	int fd;

	(void)state;
	lws_snprintf(lock, sizeof(lock), "%s.LCK", path);
	fd = open(lock, O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(utime(lock, &t), 0);
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t1"), 1);
	assert_non_null(strstr(logged, "cannot lock"));
	file_is(HEAD);
	t.modtime -= LWS_TUNE_COOKIE_LOCK_STALE_S + 1;
	assert_int_equal(utime(lock, &t), 0);
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t1"), 0);
	assert_non_null(strstr(logged, "owner is gone"));
	assert_int_equal(access(lock, F_OK), -1);
	lws_cache_destroy(&c);
}

static void
what_cannot_be_made_is_said(void **state)
{
	(void)state;
	lws_snprintf(path, sizeof(path), "%s/none/jar", dir);
	assert_null(make());
	assert_non_null(strstr(logged, "No such file"));
}

static void
a_link_left_in_the_way_is_not_followed(void **state)
{
	struct lws_cache_ttl_lru *c = make();
	char tmp[80], victim[80];

	(void)state;
	lws_snprintf(tmp, sizeof(tmp), "%s.tmp", path);
	lws_snprintf(victim, sizeof(victim), "%s/victim", dir);
	assert_int_equal(symlink(victim, tmp), 0);
	assert_int_equal(put(c, "a|/|x", "a\tF\t/\tF\t0\tx\t1"), 0);
	assert_int_equal(access(victim, F_OK), -1);
	lws_cache_destroy(&c);
}

#if defined(LWS_WITH_SYS_FAULT_INJECTION)
static void
a_disk_that_fails_leaves_the_old_file(void **state)
{
	static const char *const faults[] = { "cache_regen_temp_open",
					      "cache_regen_temp_write",
					      "cache_regen_iter_fail" };
	struct lws_cache_ttl_lru *c = make(), *f = in_front(c);
	size_t n;

	(void)state;
	put(f, "a|/|x", "a\tF\t/\tF\t0\tx\told");
	for (n = 0; n < LWS_ARRAY_SIZE(faults); n++) {
		lws_fi_deserialize(&cx->fic, faults[n]);
		assert_int_equal(put(f, "a|/|x", "a\tF\t/\tF\t0\tx\tnew"), 1);
		lws_fi_destroy(&cx->fic);
		file_is(HEAD "a\tF\t/\tF\t0\tx\told\n");
		assert_string_equal(get(f, "a|/|x"), "a\tF\t/\tF\t0\tx\told");
	}
	lws_cache_destroy(&c);
	lws_cache_destroy(&f);
}
#define FAULT_TESTS T(a_disk_that_fails_leaves_the_old_file),
#else
#define FAULT_TESTS
#endif

static int
use_all(void)
{
	struct lws_cache_ttl_lru *c, *f = NULL;
	int bad = 1;

	unlink(path);
	c = make();
	if (c)
		f = in_front(c);
	if (f) {
		bad = put(f, "a|/|x", "a\tF\t/\tF\t0\tx\t1");
		bad |= put(c, "b|/|x", "b\tF\t/\tF\t0\tx\t1");
		bad |= !get(f, "b|/|x");
		bad |= !get(c, "b|/|x");
		bad |= !look(f, "*|/|*");
		bad |= !look(c, "*|/|*");
		bad |= lws_cache_item_remove(f, "a|*");
	}
	lws_cache_destroy(&f);
	lws_cache_destroy(&c);

	return bad ? -1 : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	unit_oom_sweep(use_all);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_missing_file_is_made_for_us_alone),
		T(changes_put_the_new_line_first),
		T(other_programs_files_are_read),
		T(a_request_gets_the_cookies_of_its_path),
		T(dates_are_of_the_wall_clock),
		T(a_level_in_front_keeps_lines_and_lists),
		T(wrong_lines_are_refused),
		T(limits_drop_what_was_written_first),
		T(a_huge_file_is_refused_in_words),
		T(a_lock_is_waited_for_and_a_forgotten_one_taken_away),
		T(what_cannot_be_made_is_said),
		T(a_link_left_in_the_way_is_not_followed),
		FAULT_TESTS T(short_of_memory_nothing_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
