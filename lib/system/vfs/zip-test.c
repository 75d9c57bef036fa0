/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Archives put together here, sound ones and every kind of damaged one: the
 * member comes out as it went in, or the archive is refused.
 */
#include "unit.h"

#include "system/vfs/vfs.h"

#include <zlib.h>

#define ARCHIVE_MAX (512u * 1024)

/* An archive in memory, and where the pieces of its members are. */
static struct {
	uint8_t b[ARCHIVE_MAX];
	size_t len;
	struct {
		char name[300];
		size_t header, entry, comp_len, len;
		uint32_t crc;
		int method;
	} m[8];
	size_t members, end;
} zip;

static char warning[256];
static char path[64];

static void
see(int level, const char *line)
{
	(void)level;
	snprintf(warning, sizeof(warning), "%s", line);
}

static void
put16(size_t v)
{
	assert_true(zip.len + 2 <= ARCHIVE_MAX);
	lws_put_u16le(zip.b + zip.len, (uint16_t)v);
	zip.len += 2;
}

static void
put32(size_t v)
{
	assert_true(zip.len + 4 <= ARCHIVE_MAX);
	lws_put_u32le(zip.b + zip.len, (uint32_t)v);
	zip.len += 4;
}

static void
put(const void *p, size_t n)
{
	assert_true(zip.len + n <= ARCHIVE_MAX);
	memcpy(zip.b + zip.len, p, n);
	zip.len += n;
}

static size_t
deflated(const uint8_t *in, size_t len, uint8_t *out, size_t room)
{
	z_stream s;

	memset(&s, 0, sizeof(s));
	assert_int_equal(deflateInit2(&s, 6, Z_DEFLATED, -MAX_WBITS, 8,
				      Z_DEFAULT_STRATEGY),
			 Z_OK);
	s.next_in = (Bytef *)(uintptr_t)in;
	s.avail_in = (uInt)len;
	s.next_out = out;
	s.avail_out = (uInt)room;
	assert_int_equal(deflate(&s, Z_FINISH), Z_STREAM_END);
	len = s.total_out;
	deflateEnd(&s);

	return len;
}

static void
common_fields(size_t i)
{
	put16(20);
	put16(0);
	put16((size_t)zip.m[i].method);
	put16(0x6b2d); /* 13:25:26 */
	put16(0x5a99); /* 2025-04-25 */
	put32(zip.m[i].crc);
	put32(zip.m[i].comp_len);
	put32(zip.m[i].len);
	put16(strlen(zip.m[i].name));
}

static void
add(const char *name, const void *data, size_t len, int method)
{
	static uint8_t comp[ARCHIVE_MAX];
	const size_t i = zip.members++;

	snprintf(zip.m[i].name, sizeof(zip.m[i].name), "%s", name);
	zip.m[i].header = zip.len;
	zip.m[i].method = method;
	zip.m[i].len = len;
	zip.m[i].crc = (uint32_t)crc32(0, data, (uInt)len);
	zip.m[i].comp_len =
		method ? deflated(data, len, comp, sizeof(comp)) : len;
	put32(0x04034b50);
	common_fields(i);
	put16(3);
	put(name, strlen(name));
	put("xtr", 3);
	put(method ? comp : data, zip.m[i].comp_len);
}

static void
finish(size_t comment)
{
	const size_t at = zip.len;
	size_t i, size;

	for (i = 0; i < zip.members; i++) {
		zip.m[i].entry = zip.len;
		put32(0x02014b50);
		put16(20);
		common_fields(i);
		put16(2);
		put16(4);
		put16(0);
		put16(0);
		put32(0);
		put32(zip.m[i].header);
		put(zip.m[i].name, strlen(zip.m[i].name));
		put("xtcomm", 6);
	}
	size = zip.len - at;
	zip.end = zip.len;
	put32(0x06054b50);
	put16(0);
	put16(0);
	put16(zip.members);
	put16(zip.members);
	put32(size);
	put32(at);
	put16(comment);
	while (comment--)
		put("c", 1);
}

static uint8_t big[100000];

/* deflates to about a half, so that windows and buffers are crossed */
static void
make_standard(size_t comment)
{
	uint32_t x = 1;
	size_t n;

	zip.len = zip.members = 0;
	for (n = 0; n < sizeof(big); n++) {
		x = x * 1103515245u + 12345u;
		big[n] = (uint8_t)("etaoinshrdlu"[(x >> 16) % 12]);
	}
	add("a.txt", "hello hello hello hello", 23, 8);
	add("dir/b.bin", "stored", 6, 0);
	add("big", big, sizeof(big), 8);
	add("empty", "", 0, 8);
	add("dir/", "", 0, 0);
	finish(comment);
}

static int
setup(void **state)
{
	(void)state;
	snprintf(path, sizeof(path), "/tmp/lws-zip-test-%d.zip", (int)getpid());
	lws_set_log_level(LLL_ERR | LLL_WARN, see);
	warning[0] = '\0';
	make_standard(0);
	unit_heap_begin(0);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);

	return unit_heap_end() ? -1 : 0;
}

static struct lws_plat_file_ops archives, head;

static lws_fop_fd_t
open_member(const char *name, lws_fop_flags_t *flags)
{
	char p[400];
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(zip.b, 1, zip.len, f), zip.len);
	fclose(f);
	archives = fops_zip;
	head = lws_vfs_platform;
	head.next = &archives;
	snprintf(p, sizeof(p), "%s/%s", path, name);

	return lws_vfs_file_open(&head, p, flags);
}

static size_t
read_all(lws_fop_fd_t f, uint8_t *out, size_t room, size_t piece)
{
	lws_filepos_t n;
	size_t got = 0;

	do {
		assert_true(got + piece <= room);
		assert_int_equal(lws_vfs_file_read(f, &n, out + got, piece), 0);
		got += n;
	} while (n);

	return got;
}

static void
is_refused(const char *name, const char *why)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f;

	warning[0] = '\0';
	f = open_member(name, &flags);
	if (f)
		fail_msg("opened, should be refused: %s", why);
	if (!strstr(warning, why))
		fail_msg("said '%s', not '%s'", warning, why);
}

static void
members_come_out_as_they_went_in(void **state)
{
	static const size_t pieces[] = { 1, 7, 4096, 65536 };
	static uint8_t got[sizeof(big) + 65536];
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(pieces); n++) {
		f = open_member("a.txt", &flags);
		assert_int_equal(lws_vfs_get_length(f), 23);
		assert_int_equal(read_all(f, got, sizeof(got), pieces[n]), 23);
		assert_memory_equal(got, "hello hello hello hello", 23);
		lws_vfs_file_close(&f);
		f = open_member("dir/b.bin", &flags);
		assert_int_equal(read_all(f, got, sizeof(got), pieces[n]), 6);
		assert_memory_equal(got, "stored", 6);
		lws_vfs_file_close(&f);
		f = open_member("big", &flags);
		assert_int_equal(read_all(f, got, sizeof(got), pieces[n]),
				 sizeof(big));
		assert_memory_equal(got, big, sizeof(big));
		lws_vfs_file_close(&f);
	}
	f = open_member("empty", &flags);
	assert_int_equal(read_all(f, got, sizeof(got), 10), 0);
	lws_vfs_file_close(&f);
	assert_null(f);
}

static void
member_is_virtual_and_has_a_time(void **state)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = open_member("a.txt", &flags);
	lws_filepos_t n = 1;
	uint8_t b[1] = { 0 };

	(void)state;
	assert_true(flags & LWS_FOP_FLAG_VIRTUAL);
	assert_true(flags & LWS_FOP_FLAG_MOD_TIME_VALID);
	assert_false(flags & LWS_FOP_FLAG_COMPR_IS_GZIP);
	assert_int_equal(f->flags, flags);
	/* 2025-04-25 13:25:26 UTC */
	assert_int_equal(lws_vfs_get_mod_time(f), 1745587526);
	assert_int_equal(lws_vfs_file_write(f, &n, b, 1), -1);
	assert_int_equal(n, 0);
	lws_vfs_file_close(&f);
}

static void
what_is_no_file_is_absent(void **state)
{
	static const char *const names[] = { "b", "a.txt/", "",        "dir/",
					     "/", "A.TXT",  "../a.txt" };
	lws_fop_flags_t flags = LWS_O_RDONLY;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++)
		assert_null(open_member(names[n], &flags));
	assert_string_equal(warning, "");
	flags = LWS_O_WRONLY;
	assert_null(open_member("a.txt", &flags));
	flags = O_RDWR;
	assert_null(open_member("a.txt", &flags));
	flags = LWS_O_RDONLY;
	assert_null(lws_vfs_file_open(&head, "/nonexistent.zip/a", &flags));
}

static void
seeks_go_both_ways(void **state)
{
	static const char *const names[] = { "big", "dir/b.bin" };
	lws_fop_flags_t flags = LWS_O_RDONLY;
	uint32_t x = 7;
	size_t n, i;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		const uint8_t *want = n ? (const uint8_t *)"stored" : big;
		lws_fop_fd_t f = open_member(names[n], &flags);
		lws_filepos_t got;

		for (i = 0; i < 200; i++) {
			uint64_t at, len;
			uint8_t b[512];

			x = x * 1103515245u + 12345u;
			at = (x >> 8) % (f->len + 1);
			len = f->len - at < 512 ? f->len - at : 512;
			assert_int_equal(lws_vfs_file_seek_set(f, (long)at),
					 at);
			assert_int_equal(lws_vfs_file_read(f, &got, b, 512), 0);
			assert_int_equal(got, len);
			assert_memory_equal(b, want + at, len);
		}
		lws_vfs_file_close(&f);
	}
}

/* what zlib makes of a gzip file */
static size_t
gunzipped(uint8_t *in, size_t len, uint8_t *out, size_t room)
{
	z_stream s;

	memset(&s, 0, sizeof(s));
	assert_int_equal(inflateInit2(&s, 16 + MAX_WBITS), Z_OK);
	s.next_in = in;
	s.avail_in = (uInt)len;
	s.next_out = out;
	s.avail_out = (uInt)room;
	assert_int_equal(inflate(&s, Z_FINISH), Z_STREAM_END);
	assert_int_equal(s.avail_in, 0);
	len = s.total_out;
	inflateEnd(&s);

	return len;
}

static void
gzip_is_passed_on_to_who_accepts_it(void **state)
{
	static uint8_t got[sizeof(big) + 4096], plain[sizeof(big) + 1];
	static const size_t pieces[] = { 1, 3, 4096 };
	lws_fop_fd_t f;
	size_t n, len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(pieces); n++) {
		lws_fop_flags_t flags =
			LWS_O_RDONLY | LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP;

		f = open_member("big", &flags);
		assert_true(flags & LWS_FOP_FLAG_COMPR_IS_GZIP);
		len = read_all(f, got, sizeof(got), pieces[n]);
		assert_int_equal(len, lws_vfs_get_length(f));
		assert_int_equal(len, 18 + zip.m[2].comp_len);
		assert_int_equal(gunzipped(got, len, plain, sizeof(plain)),
				 sizeof(big));
		assert_memory_equal(plain, big, sizeof(big));
		lws_vfs_file_seek_end(f, -4);
		assert_int_equal(read_all(f, plain, 64, 16), 4);
		assert_int_equal(lws_u32le(plain), sizeof(big));
		lws_vfs_file_close(&f);

		/* stored members have no gzip form */
		flags = LWS_O_RDONLY | LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP;
		f = open_member("dir/b.bin", &flags);
		assert_false(flags & LWS_FOP_FLAG_COMPR_IS_GZIP);
		assert_int_equal(lws_vfs_get_length(f), 6);
		lws_vfs_file_close(&f);
	}
}

static void
comment_may_be_as_long_as_it_gets(void **state)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f;

	(void)state;
	make_standard(65535);
	f = open_member("a.txt", &flags);
	assert_non_null(f);
	lws_vfs_file_close(&f);
	/* bytes behind it: the end record does not end the file */
	put("x", 1);
	is_refused("a.txt", "not a zip archive");
}

static void
cut_archives_are_refused(void **state)
{
	static const size_t from_end[] = { 1, 10, 21, 22, 23, 100 };
	const size_t len = zip.len;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(from_end); n++) {
		zip.len = len - from_end[n];
		is_refused("a.txt", "not a zip archive");
	}
	for (zip.len = 0; zip.len < 23; zip.len++)
		is_refused("a.txt", "not a zip archive");
}

struct patch {
	const char *why;
	int where; /* -1 the end record, else the member's 'h'eader, 'e'ntry */
	char part;
	unsigned int at, bytes;
	uint32_t value;
};

static void
try_patch(const struct patch *p, const char *name)
{
	size_t at = zip.end;

	if (p->where >= 0)
		at = p->part == 'h' ? zip.m[p->where].header
				    : zip.m[p->where].entry;
	if (p->bytes == 2)
		lws_put_u16le(zip.b + at + p->at, (uint16_t)p->value);
	else
		lws_put_u32le(zip.b + at + p->at, p->value);
	is_refused(name, p->why);
	make_standard(0);
}

static void
lying_numbers_are_refused(void **state)
{
	static const struct patch patches[] = {
		{ "several parts", -1, 0, 4, 2, 1 },
		{ "several parts", -1, 0, 6, 2, 1 },
		{ "several parts", -1, 0, 8, 2, 4 },
		{ "zip64", -1, 0, 10, 2, 0xffff },
		{ "zip64", -1, 0, 12, 4, 0xffffffff },
		{ "zip64", -1, 0, 16, 4, 0xffffffff },
		{ "not inside", -1, 0, 12, 4, 0x7fffffff },
		{ "not inside", -1, 0, 16, 4, 0x7fffffff },
		{ "directory is damaged", -1, 0, 16, 4, 0 },
		{ "directory is damaged", 0, 'e', 0, 4, 0 },
		{ "directory is damaged", 2, 'e', 28, 2, 0xffff },
		{ "directory is damaged", 2, 'e', 30, 2, 0xffff },
		{ "directory is damaged", 4, 'e', 32, 2, 0xffff },
		{ "directory is damaged", 4, 'e', 32, 2, 5 },
		{ "zip64", 1, 'e', 20, 4, 0xffffffff },
		{ "zip64", 1, 'e', 24, 4, 0xffffffff },
		{ "zip64", 1, 'e', 42, 4, 0xffffffff },
		{ "encrypted", 0, 'e', 8, 2, 1 },
		{ "encrypted", 0, 'e', 8, 2, 1 << 13 },
		{ "compression is not supported", 0, 'e', 10, 2, 9 },
		{ "two lengths", 0, 'e', 10, 2, 0 },
		{ "longer than it can be", 0, 'e', 24, 4, 0x7fffffff },
		{ "longer than it can be", 2, 'e', 24, 4, 0xfffffffe },
		{ "differs from its directory entry", 0, 'h', 0, 4, 0 },
		{ "differs from its directory entry", 0, 'h', 8, 2, 0 },
		{ "differs from its directory entry", 0, 'h', 26, 2, 4 },
		{ "differs from its directory entry", 0, 'h', 30, 2, 0 },
		{ "differs from its directory entry", 0, 'e', 42, 4, 1 },
		{ "member is not inside", 0, 'e', 42, 4, 0x7fffffff },
		{ "member is not inside", 0, 'e', 20, 4, 0x7fffffff },
		{ "member is not inside", 2, 'h', 28, 2, 0xffff },
		{ "overlap", 0, 'e', 20, 4, 1000 },
		{ "overlap", 1, 'e', 42, 4, 30 },
		{ "overlap", 1, 'e', 42, 4, 0 },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(patches); n++)
		try_patch(&patches[n], patches[n].where == 2 ? "big" : "a.txt");
}

static void
one_name_twice_is_refused(void **state)
{
	(void)state;
	zip.len = zip.members = 0;
	add("a", "1", 1, 0);
	add("a", "2", 1, 0);
	finish(0);
	is_refused("a", "two members have one name");
}

static void
directory_that_is_too_large_is_refused(void **state)
{
	(void)state;
	/* in a sparse file, or it would have to be that large here */
	char p[128];
	uint8_t end[22] = { 0x50, 0x4b, 5, 6 };
	lws_fop_flags_t flags = LWS_O_RDONLY;
	int fd = open(path, O_RDWR | O_CREAT, 0600);

	lws_put_u32le(end + 12, LWS_LIMIT_ZIP_DIRECTORY + 1);
	assert_int_equal(pwrite(fd, end, 22, LWS_LIMIT_ZIP_DIRECTORY + 1), 22);
	close(fd);
	archives = fops_zip;
	head = lws_vfs_platform;
	head.next = &archives;
	snprintf(p, sizeof(p), "%s/a", path);
	assert_null(lws_vfs_file_open(&head, p, &flags));
	assert_non_null(strstr(warning, "too large"));
}

static void
names_have_a_limit(void **state)
{
	static char name[LWS_LIMIT_ZIP_NAME + 2];
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f;

	(void)state;
	/* longer than any that can be asked for: skipped, not in the way */
	memset(name, 'n', sizeof(name) - 1);
	zip.len = zip.members = 0;
	add("first", "1", 1, 0);
	finish(0);
	zip.len = zip.m[0].entry;
	put32(0x02014b50);
	put16(20);
	common_fields(0);
	zip.len -= 2;
	put16(LWS_LIMIT_ZIP_NAME + 1);
	put16(0);
	put16(0);
	put16(0);
	put16(0);
	put32(0);
	put32(500);
	put(name, LWS_LIMIT_ZIP_NAME + 1);
	zip.members = 2;
	zip.m[1] = zip.m[0];
	{
		const size_t at = zip.m[0].entry, len = zip.len;

		/* the second entry again the ordinary one */
		zip.members = 1;
		finish(0);
		lws_put_u16le(zip.b + zip.end + 8, 2);
		lws_put_u16le(zip.b + zip.end + 10, 2);
		lws_put_u32le(zip.b + zip.end + 12, (uint32_t)(zip.end - at));
		lws_put_u32le(zip.b + zip.end + 16, (uint32_t)at);
		assert_true(zip.len > len);
	}
	f = open_member("first", &flags);
	assert_non_null(f);
	lws_vfs_file_close(&f);
}

/* -1 while reading, after how many bytes */
static size_t
fails_after(const char *name)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = open_member(name, &flags);
	lws_filepos_t n, total = 0;
	uint8_t b[1000];

	assert_non_null(f);
	while (!lws_vfs_file_read(f, &n, b, sizeof(b))) {
		if (!n)
			fail_msg("%s: read to the end", name);
		total += n;
	}
	/* and not any better the second time */
	assert_int_equal(lws_vfs_file_read(f, &n, b, sizeof(b)), -1);
	lws_vfs_file_close(&f);

	return (size_t)total;
}

static void
damaged_content_is_an_error(void **state)
{
	(void)state;
	/* a wrong byte in what is stored, seen by the checksum at the end */
	zip.b[zip.m[1].header + 30 + 9 + 3] ^= 1;
	assert_int_equal(fails_after("dir/b.bin"), 0);
	make_standard(0);
	/* in the middle of what is deflated */
	memset(zip.b + zip.m[2].header + 20000, 0xff, 64);
	assert_true(fails_after("big") < sizeof(big));
	make_standard(0);
	/* fewer bytes than its entry says */
	lws_put_u32le(zip.b + zip.m[2].entry + 24, sizeof(big) + 1);
	assert_int_equal(fails_after("big"), sizeof(big));
	make_standard(0);
	/* compressed bytes end early */
	lws_put_u32le(zip.b + zip.m[2].entry + 20,
		      (uint32_t)zip.m[2].comp_len - 100);
	assert_true(fails_after("big") < sizeof(big));
}

static int
oom_member(const char *name, size_t expect)
{
	static uint8_t got[sizeof(big) + 4096];
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = open_member(name, &flags);
	lws_filepos_t n;
	size_t total = 0;
	int r;

	if (!f)
		return -1;
	do {
		r = lws_vfs_file_read(f, &n, got + total, 4096);
		total += n;
	} while (!r && n);
	lws_vfs_file_close(&f);

	return r || total != expect ? -1 : 0;
}

static int
oom_big(void)
{
	return oom_member("big", sizeof(big));
}

static int
oom_stored(void)
{
	return oom_member("dir/b.bin", 6);
}

static void
refused_memory_leaks_nothing(void **state)
{
	(void)state;
	unit_oom_sweep(oom_big);
	unit_oom_sweep(oom_stored);
	unit_heap_begin(0);
}

static void
archives_of_others_are_read(void **state)
{
	char command[256];
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f;
	uint8_t got[64];

	(void)state;
	if (system("zip -h >/dev/null 2>&1")) {
		print_message("skipped: zip is not installed\n");
		skip();
	}
	snprintf(command, sizeof(command),
		 "d=$(mktemp -d) && cd $d && printf 'from zip' >f && "
		 "rm -f %s && zip -q %s f && rm -r $d",
		 path, path);
	assert_int_equal(system(command), 0);
	archives = fops_zip;
	head = lws_vfs_platform;
	head.next = &archives;
	snprintf(command, sizeof(command), "%s/f", path);
	f = lws_vfs_file_open(&head, command, &flags);
	assert_non_null(f);
	assert_int_equal(read_all(f, got, sizeof(got), 16), 8);
	assert_memory_equal(got, "from zip", 8);
	lws_vfs_file_close(&f);
}

int
main(void)
{
#define ZIP_TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	const struct CMUnitTest tests[] = {
		ZIP_TEST(members_come_out_as_they_went_in),
		ZIP_TEST(member_is_virtual_and_has_a_time),
		ZIP_TEST(what_is_no_file_is_absent),
		ZIP_TEST(seeks_go_both_ways),
		ZIP_TEST(gzip_is_passed_on_to_who_accepts_it),
		ZIP_TEST(comment_may_be_as_long_as_it_gets),
		ZIP_TEST(cut_archives_are_refused),
		ZIP_TEST(lying_numbers_are_refused),
		ZIP_TEST(one_name_twice_is_refused),
		ZIP_TEST(directory_that_is_too_large_is_refused),
		ZIP_TEST(names_have_a_limit),
		ZIP_TEST(damaged_content_is_an_error),
		ZIP_TEST(refused_memory_leaks_nothing),
		ZIP_TEST(archives_of_others_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
