/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Symbolic links in file mounts: followed by default, below the origin only, or
 * not at all; in what is kept of files, in stored forms and indexes.
 */
#include "roles/http/site-test.h"

#define FOLLOW LWS_X_HTTP_LINKS_FOLLOW
#define INSIDE LWS_X_HTTP_LINKS_INSIDE
#define REFUSE LWS_X_HTTP_LINKS_REFUSE

static char root[96], other_root[96];
static struct lws_http_mount other;

static void
link_to(const char *text, const char *name)
{
	assert_int_equal(symlink(text, in_dir(name)), 0);
}

/* the mount is root; secret.txt lies beside it */
static int
setup(void **state)
{
	(void)state;
	if (site_begin() || mkdir(in_dir("root"), 0700) ||
	    mkdir(in_dir("root/sub"), 0700) || mkdir(in_dir("other"), 0700))
		return -1;
	snprintf(root, sizeof(root), "%s", in_dir("root"));
	snprintf(other_root, sizeof(other_root), "%s", in_dir("other"));
	mount.origin = root;
	memset(&other, 0, sizeof(other));
	other.mountpoint = "/other";
	other.mountpoint_len = 6;
	other.origin = other_root;
	other.origin_protocol = LWSMPRO_FILE;
	mount.mount_next = &other;
	make_text("secret.txt", "secret");
	make_text("root/a.txt", "plain");
	make_text("root/sub/index.html", "<p>index");
	link_to("a.txt", "root/in.txt");
	link_to("../secret.txt", "root/out.txt");
	link_to("sub", "root/folder");
	link_to("..", "root/up");
	link_to("loop.txt", "root/loop.txt");
	link_to("../secret.txt", "other/out.txt");

	return site_open();
}

static void
rule(const struct lws_http_mount *m, enum lws_x_http_links how)
{
	assert_int_equal(lws_x_http_links(rec_vhost(cx), m, how), 0);
}

static void
expect_answer(const char *path, int code, const char *text)
{
	get(path, "");
	if (status() != code)
		fail_msg("%s: %d", path, status());
	if (text)
		assert_string_equal(body(), text);
}

static void
links_are_followed_unless_asked_otherwise(void **state)
{
	(void)state;
	expect_answer("/in.txt", 200, "plain");
	expect_answer("/out.txt", 200, "secret");
	expect_answer("/up/secret.txt", 200, "secret");
	expect_answer("/folder/", 200, "<p>index");
	expect_answer("/loop.txt", 404, NULL);
}

static void
links_inside_the_mount_are_followed(void **state)
{
	(void)state;
	rule(NULL, INSIDE);
	expect_answer("/a.txt", 200, "plain");
	expect_answer("/in.txt", 200, "plain");
	expect_answer("/folder/", 200, "<p>index");
	expect_answer("/folder", 200, "<p>index");
	expect_answer("/out.txt", 404, NULL);
	expect_answer("/up/secret.txt", 404, NULL);
	expect_answer("/up/root/a.txt", 404, NULL);
	expect_answer("/loop.txt", 404, NULL);
	expect_answer("/other/out.txt", 404, NULL);
}

static void
links_are_refused(void **state)
{
	(void)state;
	rule(NULL, REFUSE);
	expect_answer("/a.txt", 200, "plain");
	expect_answer("/sub/", 200, "<p>index");
	expect_answer("/in.txt", 404, NULL);
	expect_answer("/folder/", 404, NULL);
	expect_answer("/folder/index.html", 404, NULL);
	expect_answer("/out.txt", 404, NULL);
}

static void
a_mounts_rule_comes_first(void **state)
{
	(void)state;
	rule(NULL, REFUSE);
	rule(&other, FOLLOW);
	expect_answer("/out.txt", 404, NULL);
	expect_answer("/other/out.txt", 200, "secret");
	rule(&other, INSIDE);
	expect_answer("/other/out.txt", 404, NULL);
	rule(NULL, FOLLOW);
	expect_answer("/out.txt", 200, "secret");
	expect_answer("/other/out.txt", 404, NULL);
}

static void
what_was_kept_is_looked_at_the_same_way(void **state)
{
	(void)state;
	rule(NULL, REFUSE);
	expect_answer("/a.txt", 200, "plain");
	expect_answer("/a.txt", 200, "plain");
	/* the same file, by a link from now on */
	assert_int_equal(rename(in_dir("root/a.txt"), in_dir("moved.txt")), 0);
	link_to("../moved.txt", "root/a.txt");
	expect_answer("/a.txt", 404, NULL);
	rule(NULL, FOLLOW);
	expect_answer("/a.txt", 200, "plain");
	rule(NULL, INSIDE);
	expect_answer("/a.txt", 404, NULL);
}

static void
stored_forms_and_indexes_are_no_way_out(void **state)
{
	(void)state;
	rule(NULL, INSIDE);
	link_to("../secret.txt", "root/a.txt.gz");
	get("/a.txt", "Accept-Encoding: gzip\r\n");
	assert_int_equal(status(), 200);
	assert_string_equal(body(), "plain");
	assert_string_equal(header("content-encoding"), "");
	assert_int_equal(unlink(in_dir("root/sub/index.html")), 0);
	link_to("../../secret.txt", "root/sub/index.html");
	expect_answer("/sub/", 404, NULL);
}

static void
an_origin_may_be_a_link(void **state)
{
	(void)state;
	link_to("root", "way");
	snprintf(root, sizeof(root), "%s", in_dir("way"));
	rule(NULL, REFUSE);
	expect_answer("/a.txt", 200, "plain");
}

/* in.txt and sub/in.txt, stored: "zip" */
static const uint8_t archive[] = {
	0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x32, 0x46,
	0x66, 0x1d, 0x46, 0x95, 0x1d, 0x42, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00,
	0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0x69, 0x6e, 0x2e, 0x74, 0x78, 0x74,
	0x7a, 0x69, 0x70, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x32, 0x46, 0x66, 0x1d, 0x46, 0x95, 0x1d, 0x42, 0x03, 0x00, 0x00,
	0x00, 0x03, 0x00, 0x00, 0x00, 0x0a, 0x00, 0x00, 0x00, 0x73, 0x75, 0x62,
	0x2f, 0x69, 0x6e, 0x2e, 0x74, 0x78, 0x74, 0x7a, 0x69, 0x70, 0x50, 0x4b,
	0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x32, 0x46,
	0x66, 0x1d, 0x46, 0x95, 0x1d, 0x42, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00,
	0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x69, 0x6e, 0x2e, 0x74,
	0x78, 0x74, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x32, 0x46, 0x66, 0x1d, 0x46, 0x95, 0x1d, 0x42, 0x03, 0x00,
	0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01, 0x27, 0x00, 0x00, 0x00,
	0x73, 0x75, 0x62, 0x2f, 0x69, 0x6e, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b,
	0x05, 0x06, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x02, 0x00, 0x6c, 0x00,
	0x00, 0x00, 0x52, 0x00, 0x00, 0x00, 0x00, 0x00,
};

static void
archives_are_reached_the_same_way(void **state)
{
	int built = 0;

	(void)state;
#if defined(LWS_WITH_ZIP_FOPS)
	built = 1;
#endif
	if (!built)
		skip();
	make("secret.zip", archive, sizeof(archive));
	make("root/a.zip", archive, sizeof(archive));
	link_to("a.zip", "root/in.zip");
	link_to("../secret.zip", "root/out.zip");
	expect_answer("/a.zip/in.txt", 200, "zip");
	expect_answer("/out.zip/in.txt", 200, "zip");
	rule(NULL, INSIDE);
	expect_answer("/a.zip/in.txt", 200, "zip");
	expect_answer("/in.zip/sub/in.txt", 200, "zip");
	expect_answer("/out.zip/in.txt", 404, NULL);
	expect_answer("/up/secret.zip/in.txt", 404, NULL);
	rule(NULL, REFUSE);
	expect_answer("/a.zip/in.txt", 200, "zip");
	expect_answer("/in.zip/in.txt", 404, NULL);
	/* an origin that is an archive, or inside of one */
	snprintf(root, sizeof(root), "%s", in_dir("root/out.zip"));
	expect_answer("/in.txt", 200, "zip");
	snprintf(root, sizeof(root), "%s", in_dir("secret.zip/sub"));
	expect_answer("/in.txt", 200, "zip");
	expect_answer("/none.txt", 404, NULL);
}

/* what the program names is its own affair */
static int
serve_secret(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	char path[128];

	if (reason != LWS_CALLBACK_HTTP)
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	snprintf(path, sizeof(path), "%s/root/out.txt", dir);

	return lws_serve_http_file(wsi, path, "text/plain", NULL, 0) < 0;
}

static const struct lws_protocols serving[] = {
	{ .name = "http", .callback = serve_secret }, LWS_PROTOCOL_LIST_TERM
};

static int
setup_serving(void **state)
{
	if (setup(state))
		return -1;
	lws_context_destroy(cx);
	close(peer);
	site_info.protocols = serving;

	return site_open();
}

static void
files_of_the_program_are_its_own_affair(void **state)
{
	(void)state;
	rule(NULL, REFUSE);
	expect_answer("/anything", 200, "secret");
}

static void
rules_that_are_none_are_refused(void **state)
{
	(void)state;
	assert_int_equal(lws_x_http_links(NULL, NULL, REFUSE), -1);
	assert_int_equal(
		lws_x_http_links(rec_vhost(cx), NULL, (enum lws_x_http_links)3),
		-1);
}

#define TEST(x) cmocka_unit_test_setup_teardown(x, setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(links_are_followed_unless_asked_otherwise),
		TEST(links_inside_the_mount_are_followed),
		TEST(links_are_refused),
		TEST(a_mounts_rule_comes_first),
		TEST(what_was_kept_is_looked_at_the_same_way),
		TEST(stored_forms_and_indexes_are_no_way_out),
		TEST(an_origin_may_be_a_link),
		TEST(archives_are_reached_the_same_way),
		cmocka_unit_test_setup_teardown(
			files_of_the_program_are_its_own_affair, setup_serving,
			site_teardown),
		TEST(rules_that_are_none_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
