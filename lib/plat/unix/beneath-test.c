/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Opening below a folder: what is there opens, links lead as far as they may,
 * nothing leads out, not even to somebody who swaps folders for links while the
 * path is walked.
 */
#include "unit.h"

#include "plat/plat.h"

#include <sys/stat.h>
#include <sys/wait.h>

static char dir[64];

/* \return path of name, of the last eight */
static const char *
in_dir(const char *name)
{
	static char path[8][256];
	static unsigned int turn;
	char *p = path[turn++ & 7];

	snprintf(p, sizeof(path[0]), "%s/%s", dir, name);

	return p;
}

static void
make(const char *name)
{
	int fd = lws_plat_open(in_dir(name), O_WRONLY | O_CREAT, 0600);

	assert_true(fd >= 0);
	assert_int_equal(lws_plat_write_all(fd, name, strlen(name)), 0);
	lws_plat_close(fd);
}

/* root/{file,sub/{file,deep/file}}, and secret beside root */
static int
make_tree(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/lws-beneath-test-XXXXXX");
	if (!mkdtemp(dir) || mkdir(in_dir("root"), 0700) ||
	    mkdir(in_dir("root/sub"), 0700) ||
	    mkdir(in_dir("root/sub/deep"), 0700))
		return -1;
	make("secret");
	make("root/file");
	make("root/sub/file");
	make("root/sub/deep/file");

	return 0;
}

static int
remove_tree(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);

	return system(command);
}

static void
link_to(const char *text, const char *name)
{
	assert_int_equal(symlink(text, in_dir(name)), 0);
}

static int
descriptors(void)
{
	int n, used = 0;

	for (n = 0; n < 256; n++)
		used += fcntl(n, F_GETFD) >= 0;

	return used;
}

/* what is opened is that file; "" a folder */
static void
expect_file(const char *rest, enum lws_plat_links how, const char *text)
{
	int before = descriptors();
	int fd = lws_plat_open_beneath(in_dir("root"), rest,
				       O_RDONLY | O_NONBLOCK, how);
	char buf[64];
	ssize_t n;

	if (fd < 0)
		fail_msg("%s: %s", rest, strerror(errno));
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	n = read(fd, buf, sizeof(buf) - 1);
	buf[n < 0 ? 0 : n] = '\0';
	assert_string_equal(buf, text);
	close(fd);
	assert_int_equal(descriptors(), before);
}

static void
expect_error(const char *rest, enum lws_plat_links how, int e)
{
	int before = descriptors();
	int fd = lws_plat_open_beneath(in_dir("root"), rest,
				       O_RDONLY | O_NONBLOCK, how);

	if (fd >= 0)
		fail_msg("%s was opened", rest);
	if (errno != e)
		fail_msg("%s: %s", rest, strerror(errno));
	assert_int_equal(descriptors(), before);
}

#define INSIDE LWS_PLAT_LINKS_INSIDE
#define NONE   LWS_PLAT_LINKS_NONE

static void
plain_paths_open(void **state)
{
	(void)state;
	expect_file("file", NONE, "root/file");
	expect_file("/file", NONE, "root/file");
	expect_file("//sub///deep/./file", NONE, "root/sub/deep/file");
	expect_file("sub/../file", NONE, "root/file");
	expect_file("", NONE, "");
	expect_file("/", NONE, "");
	expect_file("sub/deep/", INSIDE, "");
	expect_error("absent", NONE, ENOENT);
	expect_error("sub/absent/file", INSIDE, ENOENT);
	expect_error("file/x", INSIDE, ENOTDIR);
	expect_error("file/", INSIDE, ENOTDIR);
	assert_int_equal(
		lws_plat_open_beneath(in_dir("absent"), "file", O_RDONLY, NONE),
		-1);
	assert_int_equal(errno, ENOENT);
}

static void
dots_do_not_lead_out(void **state)
{
	(void)state;
	expect_error("..", NONE, EXDEV);
	expect_error("../secret", INSIDE, EXDEV);
	expect_error("sub/../../secret", INSIDE, EXDEV);
	expect_error("sub/deep/../../../root/file", NONE, EXDEV);
}

static void
links_inside_are_followed(void **state)
{
	(void)state;
	link_to("sub/file", "root/l1");
	link_to("../l1", "root/sub/l2");
	link_to("sub", "root/folder");
	link_to("deep/../../folder/deep", "root/sub/l3");
	link_to(".", "root/self");
	expect_file("l1", INSIDE, "root/sub/file");
	expect_file("sub/l2", INSIDE, "root/sub/file");
	expect_file("folder/file", INSIDE, "root/sub/file");
	expect_file("folder/l3/file", INSIDE, "root/sub/deep/file");
	expect_file("self/self/self/file", INSIDE, "root/file");
	expect_file("folder", INSIDE, "");
	expect_file("folder/", INSIDE, "");
	expect_error("l1/", INSIDE, ENOTDIR);
}

static void
links_that_lead_out_are_not_followed(void **state)
{
	char absolute[256];

	(void)state;
	link_to("../secret", "root/l1");
	link_to("..", "root/sub/up");
	link_to("../..", "root/sub/out");
	link_to("../root/file", "root/back"); /* out and in again */
	snprintf(absolute, sizeof(absolute), "%s", in_dir("root/file"));
	link_to(absolute, "root/absolute");
	link_to("/proc/self/root", "root/proc");
	link_to("gone", "root/dangling");
	expect_error("l1", INSIDE, EXDEV);
	expect_file("sub/up/file", INSIDE, "root/file");
	expect_error("sub/out/secret", INSIDE, EXDEV);
	expect_error("sub/up/../secret", INSIDE, EXDEV);
	expect_error("back", INSIDE, EXDEV);
	expect_error("absolute", INSIDE, EXDEV);
	expect_error("proc/etc/passwd", INSIDE, EXDEV);
	expect_error("dangling", INSIDE, ENOENT);
}

static void
links_are_refused_in_any_place(void **state)
{
	(void)state;
	link_to("file", "root/l1");
	link_to("sub", "root/folder");
	expect_error("l1", NONE, ELOOP);
	expect_error("folder", NONE, ELOOP);
	expect_error("folder/", NONE, ELOOP);
	expect_error("folder/file", NONE, ELOOP);
	expect_error("sub/../folder/deep/file", NONE, ELOOP);
}

static void
a_folder_reached_by_a_link_is_the_programs_choice(void **state)
{
	int fd;

	(void)state;
	link_to("root", "way");
	fd = lws_plat_open_beneath(in_dir("way"), "file", O_RDONLY, NONE);
	assert_true(fd >= 0);
	close(fd);
}

static void
loops_and_long_chains_end(void **state)
{
	char name[32], text[32];
	unsigned int n;

	(void)state;
	link_to("a", "root/b");
	link_to("b", "root/a");
	link_to("me/x", "root/me");
	expect_error("a", INSIDE, ELOOP);
	expect_error("b/x", INSIDE, ELOOP);
	expect_error("me", INSIDE, ELOOP);
	link_to("file", "root/c0");
	for (n = 1; n <= LWS_LIMIT_BENEATH_LINKS; n++) {
		snprintf(name, sizeof(name), "root/c%u", n);
		snprintf(text, sizeof(text), "c%u", n - 1);
		link_to(text, name);
	}
	snprintf(name, sizeof(name), "c%u", LWS_LIMIT_BENEATH_LINKS - 1);
	expect_file(name, INSIDE, "root/file");
	snprintf(name, sizeof(name), "c%u", LWS_LIMIT_BENEATH_LINKS);
	expect_error(name, INSIDE, ELOOP);
}

/* by relative paths: the absolute one of the deepest may be too long */
static void
depth_and_length_are_limited(void **state)
{
	int here = open(".", O_RDONLY | O_DIRECTORY);
	char path[8192] = "";
	size_t n;

	(void)state;
	link_to("./././././.", "root/self");
	assert_int_equal(chdir(in_dir("root")), 0);
	for (n = 0; n <= LWS_LIMIT_BENEATH_DEPTH; n++) {
		assert_int_equal(mkdir("d", 0700), 0);
		assert_int_equal(chdir("d"), 0);
	}
	assert_int_equal(fchdir(here), 0);
	close(here);
	for (n = 0; n < LWS_LIMIT_BENEATH_DEPTH; n++)
		memcpy(path + 2 * n, "d/", 2);
	expect_file(path, NONE, "");
	memcpy(path + 2 * n, "d", 1);
	expect_file(path, NONE, "");
	memcpy(path + 2 * n + 1, "/", 1);
	expect_error(path, NONE, ENAMETOOLONG);
	memset(path, 'x', 256);
	path[256] = '\0';
	expect_error(path, NONE, ENAMETOOLONG);
	memset(path, '/', sizeof(path) - 1);
	expect_error(path, NONE, ENAMETOOLONG);
	/* what a link's text makes of it is too long, too */
	memcpy(path, "self", 4);
	path[4095] = '\0';
	expect_error(path, INSIDE, ENAMETOOLONG);
}

/* a child swaps root/sub for a link to what is outside, and back, all the time
 */
static void
swap_for_ever(void)
{
	while (!rename(in_dir("root/sub"), in_dir("root/aside")) &&
	       !symlink("../evil", in_dir("root/sub")) &&
	       !unlink(in_dir("root/sub")) &&
	       !rename(in_dir("root/aside"), in_dir("root/sub")))
		;
	_exit(1);
}

static void
swapping_folders_leads_nowhere(void **state)
{
	unsigned int n, good = 0;
	char buf[64];
	pid_t pid;
	int fd;

	(void)state;
	assert_int_equal(mkdir(in_dir("evil"), 0700), 0);
	make("evil/file");
	pid = fork();
	assert_true(pid >= 0);
	if (!pid)
		swap_for_ever();
	for (n = 0; n < 200000 && (n < 5000 || !good); n++) {
		fd = lws_plat_open_beneath(in_dir("root"), "sub/file", O_RDONLY,
					   n & 1 ? INSIDE : NONE);
		if (fd < 0)
			continue;
		memset(buf, 0, sizeof(buf));
		assert_true(read(fd, buf, sizeof(buf) - 1) > 0);
		close(fd);
		assert_string_equal(buf, "root/sub/file");
		good++;
	}
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, &fd, 0), pid);
	assert_true(WIFSIGNALED(fd)); /* it swapped until then */
	assert_true(good > 0);
}

#define TEST(x) cmocka_unit_test_setup_teardown(x, make_tree, remove_tree)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(plain_paths_open),
		TEST(dots_do_not_lead_out),
		TEST(links_inside_are_followed),
		TEST(links_that_lead_out_are_not_followed),
		TEST(links_are_refused_in_any_place),
		TEST(a_folder_reached_by_a_link_is_the_programs_choice),
		TEST(loops_and_long_chains_end),
		TEST(depth_and_length_are_limited),
		TEST(swapping_folders_leads_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
