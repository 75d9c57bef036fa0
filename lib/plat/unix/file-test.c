/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files and directories on a real filesystem, in a folder of its own.
 */
#include "unit.h"

#include "plat/plat.h"

#include <sys/stat.h>

static char dir[64];

static const char *
in_dir(const char *name)
{
	static char path[2][128];
	static unsigned int turn;
	char *p = path[turn++ & 1];

	snprintf(p, sizeof(path[0]), "%s/%s", dir, name);

	return p;
}

static int
make_dir(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/lws-file-test-XXXXXX");

	return mkdtemp(dir) ? 0 : -1;
}

static int
remove_dir(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);

	return system(command);
}

/* a file with that text; 0 */
static int
make(const char *path, const char *text)
{
	int fd = lws_plat_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600), r;

	assert_true(fd >= 0);
	r = lws_plat_write_all(fd, text, strlen(text));
	lws_plat_close(fd);

	return r;
}

static int
is_cloexec(int fd)
{
	return !!(fcntl(fd, F_GETFD) & FD_CLOEXEC);
}

static void
open_is_close_on_exec_and_makes_with_mode(void **state)
{
	struct stat s;
	int fd;

	(void)state;
	umask(022);
	fd = lws_open(in_dir("made"), LWS_O_WRONLY | LWS_O_CREAT, 0640);
	assert_true(fd >= 0);
	assert_true(is_cloexec(fd));
	assert_int_equal(fstat(fd, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0640);
	close(fd);
	fd = lws_open(in_dir("made"), LWS_O_RDONLY);
	assert_true(is_cloexec(fd));
	close(fd);
	assert_int_equal(lws_open(in_dir("absent"), LWS_O_RDONLY), -1);
	assert_int_equal(errno, ENOENT);
}

static void
stat_tells_size_time_kind(void **state)
{
	struct lws_plat_stat st, st2;
	int fd;

	(void)state;
	assert_int_equal(make(in_dir("f"), "12345"), 0);
	assert_int_equal(symlink("f", in_dir("l")), 0);
	assert_int_equal(lws_plat_stat(in_dir("f"), &st), 0);
	assert_int_equal(st.size, 5);
	assert_int_equal(st.kind, LDOT_FILE);
	assert_true(st.mtime > 1600000000);
	assert_int_equal(lws_plat_stat(in_dir("l"), &st2), 0);
	assert_memory_equal(&st2.inode, &st.inode, sizeof(st.inode));
	assert_int_equal(st2.kind, LDOT_FILE);
	assert_int_equal(lws_plat_lstat(in_dir("l"), &st2), 0);
	assert_int_equal(st2.kind, LDOT_LINK);
	assert_int_equal(lws_plat_stat(dir, &st2), 0);
	assert_int_equal(st2.kind, LDOT_DIR);
	assert_int_equal(lws_plat_stat(in_dir("absent"), &st2), -1);
	fd = lws_plat_open(in_dir("f"), O_RDONLY, 0);
	assert_int_equal(lws_plat_fstat(fd, &st2), 0);
	assert_true(st2.inode == st.inode && st2.device == st.device);
	lws_plat_close(fd);
}

static void
read_write_seek(void **state)
{
	uint64_t pos;
	size_t done;
	char b[8] = "";
	int fd;

	(void)state;
	fd = lws_plat_open(in_dir("rws"), O_RDWR | O_CREAT, 0600);
	assert_int_equal(lws_plat_write(fd, "abcdef", 6, &done), LWS_IO_OK);
	assert_int_equal(done, 6);
	assert_int_equal(lws_plat_read(fd, b, 8, &done), LWS_IO_EOF);
	assert_int_equal(done, 0);
	assert_int_equal(lws_plat_seek(fd, -2, SEEK_END, &pos), 0);
	assert_int_equal(pos, 4);
	assert_int_equal(lws_plat_read(fd, b, 8, &done), LWS_IO_OK);
	assert_int_equal(done, 2);
	assert_memory_equal(b, "ef", 2);
	assert_int_equal(lws_plat_read(fd, b, 0, &done), LWS_IO_OK);
	assert_int_equal(lws_plat_seek(fd, -1, SEEK_SET, NULL), -1);
	lws_plat_close(fd);
	assert_int_equal(lws_plat_read(fd, b, 8, &done), LWS_IO_ERR);
	assert_int_equal(lws_plat_write(fd, b, 8, &done), LWS_IO_ERR);
	assert_int_equal(lws_plat_write_all(fd, b, 8), -1);
}

static void
pipe_that_is_empty_or_full_wants_more(void **state)
{
	static uint8_t b[256 * 1024];
	size_t done;
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	assert_int_equal(fcntl(fd[0], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(fcntl(fd[1], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(lws_plat_read(fd[0], b, 8, &done), LWS_IO_WANT_READ);
	assert_int_equal(lws_plat_write(fd[1], b, sizeof(b), &done), LWS_IO_OK);
	assert_true(done < sizeof(b));
	assert_int_equal(lws_plat_write(fd[1], b, sizeof(b), &done),
			 LWS_IO_WANT_WRITE);
	lws_plat_close(fd[0]);
	lws_plat_close(fd[1]);
}

static void
cert_is_rewound(void **state)
{
	char b[] = "pem", got[4];
	size_t done;
	int fd = lws_plat_open(in_dir("cert"), O_RDWR | O_CREAT, 0600);

	(void)state;
	assert_int_equal(lws_plat_write_cert(NULL, 0, fd, b, 3), 0);
	assert_int_equal(lws_plat_read(fd, got, 4, &done), LWS_IO_OK);
	assert_int_equal(done, 3);
	lws_plat_close(fd);
	assert_int_not_equal(lws_plat_write_cert(NULL, 0, fd, b, 3), 0);
	assert_int_equal(lws_plat_recommended_rsa_bits(), 4096);
}

static int
load(const char *path, size_t max, size_t expect)
{
	uint8_t *buf = NULL;
	size_t len = 0;
	int bad;

	if (lws_plat_load(path, max, &buf, &len))
		return -1;
	bad = len != expect || buf[len];
	lws_free(buf);

	return bad ? -2 : 0;
}

static void
load_is_bounded_and_terminated(void **state)
{
	(void)state;
	assert_int_equal(make(in_dir("ten"), "0123456789"), 0);
	assert_int_equal(make(in_dir("empty"), ""), 0);
	assert_int_equal(load(in_dir("ten"), 10, 10), 0);
	assert_int_equal(load(in_dir("ten"), 9, 0), -1);
	assert_int_equal(errno, EFBIG);
	assert_int_equal(load(in_dir("empty"), 0, 0), 0);
	assert_int_equal(load(in_dir("absent"), 10, 0), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(load(dir, 100000, 0), -1);
	assert_int_equal(errno, EISDIR);
}

static void
load_reads_files_that_say_they_are_empty(void **state)
{
	uint8_t *buf;
	size_t len;

	(void)state;
	/* st_size is 0 for it */
	assert_int_equal(lws_plat_load("/proc/self/status", 65536, &buf, &len),
			 0);
	assert_true(len > 100 && !buf[len]);
	lws_free(buf);
	assert_int_equal(lws_plat_load("/proc/self/status", 50, &buf, &len),
			 -1);
	assert_int_equal(errno, EFBIG);
}

static int
load_both(void)
{
	uint8_t *buf;
	size_t len;

	if (lws_plat_load("/proc/self/status", 65536, &buf, &len))
		return -1;
	lws_free(buf);

	return load(in_dir("ten"), 100, 10);
}

static void
load_survives_refused_memory(void **state)
{
	(void)state;
	assert_int_equal(make(in_dir("ten"), "0123456789"), 0);
	unit_oom_sweep(load_both);
}

static void
directory_tells_names_and_kinds(void **state)
{
	struct lws_plat_dir d;
	lws_dir_obj_type_t kind;
	const char *name;
	int n = 0, seen = 0;

	(void)state;
	assert_int_equal(lws_plat_mkdir(in_dir("d"), 0700), 0);
	assert_int_equal(lws_plat_mkdir(in_dir("d/dir"), 0700), 0);
	assert_int_equal(make(in_dir("d/file"), ""), 0);
	assert_int_equal(symlink("dir", in_dir("d/link")), 0);
	assert_int_equal(mkfifo(in_dir("d/fifo"), 0600), 0);
	assert_int_equal(lws_plat_dir_open(&d, in_dir("d")), 0);
	while (lws_plat_dir_next(&d, &name, &kind) == 1) {
		n++;
		seen += !strcmp(name, "dir") && kind == LDOT_DIR;
		seen += !strcmp(name, "file") && kind == LDOT_FILE;
		seen += !strcmp(name, "link") && kind == LDOT_LINK;
		seen += !strcmp(name, "fifo") && kind == LDOT_FIFO;
	}
	lws_plat_dir_close(&d);
	assert_int_equal(n, 4);
	assert_int_equal(seen, 4);
	assert_int_equal(lws_plat_dir_open(&d, in_dir("absent")), -1);
	assert_int_equal(errno, ENOENT);
}

static void
names_move_and_go(void **state)
{
	struct lws_plat_stat st;

	(void)state;
	assert_int_equal(lws_plat_mkdir(in_dir("m"), 0700), 0);
	assert_int_equal(make(in_dir("a"), ""), 0);
	assert_int_equal(lws_plat_rename(in_dir("a"), in_dir("m/b")), 0);
	assert_int_equal(lws_plat_rmdir(in_dir("m")), -1);
	assert_int_equal(lws_plat_unlink(in_dir("m/b")), 0);
	assert_int_equal(lws_plat_rmdir(in_dir("m")), 0);
	assert_int_equal(lws_plat_stat(in_dir("m"), &st), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_is_close_on_exec_and_makes_with_mode),
		cmocka_unit_test(stat_tells_size_time_kind),
		cmocka_unit_test(read_write_seek),
		cmocka_unit_test(pipe_that_is_empty_or_full_wants_more),
		cmocka_unit_test(cert_is_rewound),
		cmocka_unit_test(load_is_bounded_and_terminated),
		cmocka_unit_test(load_reads_files_that_say_they_are_empty),
		cmocka_unit_test(load_survives_refused_memory),
		cmocka_unit_test(directory_tells_names_and_kinds),
		cmocka_unit_test(names_move_and_go),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
