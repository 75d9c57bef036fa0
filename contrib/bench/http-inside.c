/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a server costs, counted from inside its process, so that the counts are
 * exact. The client is the other end of a socketpair.
 *
 *	bench-http-inside idle N REQUESTS	one active beside N idle
 *	bench-http-inside heap N		bytes: at start, an idle one
 *	bench-http-inside allocs		allocations a request
 *
 * The first is for callgrind: the cost of a request is the difference of two
 * runs (idle-cost). The other two say what they found, and fail when it is
 * more than READMEs/README.benchmarks.md promises.
 */
#include "http-answers.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#define START_HEAP_MOST (32 * 1024)
#define IDLE_HEAP_MOST  600

static struct lws_context *cx;
static char folder[] = "/tmp/lws-bench-XXXXXX";
static long allocations;

static void
fail(const char *what)
{
	fprintf(stderr, "http-inside: %s\n", what);
	exit(1);
}

static void *
counting(void *p, size_t size, const char *reason)
{
	(void)reason;
	if (!size) {
		free(p);
		return NULL;
	}
	allocations++;

	return realloc(p, size);
}

/* long ago: a file that has just changed is not kept in memory */
static void
make_file(void)
{
	static const struct timespec long_ago[2] = { { 1000000, 0 },
						     { 1000000, 0 } };
	char path[64], bytes[200];
	int fd;

	if (!mkdtemp(folder))
		fail("no folder");
	memset(bytes, 'f', sizeof(bytes));
	lws_snprintf(path, sizeof(path), "%s/f.txt", folder);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	if (fd < 0 || write(fd, bytes, sizeof(bytes)) != sizeof(bytes) ||
	    futimens(fd, long_ago))
		fail("no file");
	close(fd);
}

static void
drop_file(void)
{
	char path[64];

	lws_snprintf(path, sizeof(path), "%s/f.txt", folder);
	unlink(path);
	rmdir(folder);
}

static void
start(void)
{
	struct lws_context_creation_info info;

	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	answers_info(&info, folder);
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	cx = lws_create_context(&info);
	if (!cx)
		fail("no context");
}

static void
adopt(int fd)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(cx, "default");

	if (fd < 0 || !lws_adopt_socket_vhost(vh, fd))
		fail("a connection is refused");
}

/* the client's end */
static int
connect_one(void)
{
	int sv[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv))
		fail("socketpair");
	adopt(sv[0]);

	return sv[1];
}

static void
rounds(int n)
{
	while (n--)
		if (lws_service(cx, -1) < 0)
			fail("service");
}

static void
ask(int fd, const char *path, const char *ends)
{
	char b[4096];
	size_t len = 0, tail = strlen(ends);
	int n = lws_snprintf(b, sizeof(b), "GET %s HTTP/1.1\r\nHost: a\r\n\r\n",
			     path);
	ssize_t r;

	if (write(fd, b, (size_t)n) != n)
		fail("write");
	for (n = 0; n < 100; n++) {
		rounds(1);
		r = read(fd, b + len, sizeof(b) - len);
		if (r > 0)
			len += (size_t)r;
		if (len > tail && !memcmp(b + len - tail, ends, tail))
			return;
	}
	fail("no answer");
}

static void
ask_dyn(int fd)
{
	ask(fd, "/dyn", HELLO);
}

static void
ask_file(int fd)
{
	ask(fd, "/f.txt", "ffffffff");
}

/* all idle ones have the same silent peer: their descriptors are copies */
static int
run_idle(int idle, int requests)
{
	int sv[2], fd, n;

	start();
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv))
		fail("socketpair");
	for (n = 0; n < idle; n++)
		adopt(dup(sv[0]));
	fd = connect_one();
	rounds(3);
	for (n = 0; n < requests; n++)
		ask_dyn(fd);

	return 0;
}

static int
run_heap(int count)
{
	size_t at_start, before, slope;
	int n;

	start();
	at_start = lws_get_allocated_heap();
	ask_dyn(connect_one()); /* what comes with the first */
	ask_dyn(connect_one());
	before = lws_get_allocated_heap();
	for (n = 0; n < count; n++)
		ask_dyn(connect_one());
	slope = (lws_get_allocated_heap() - before) / (size_t)count;
	printf("start_heap %zu\nidle_heap %zu\n", at_start, slope);

	return at_start > START_HEAP_MOST || slope > IDLE_HEAP_MOST;
}

static long
allocs_of(void (*what)(int fd), int fd)
{
	long before;
	int n;

	for (n = 0; n < 10; n++)
		what(fd);
	before = allocations;
	for (n = 0; n < 100; n++)
		what(fd);

	return allocations - before;
}

static int
run_allocs(void)
{
	long file, dyn;
	int fd;

	lws_set_allocator(counting);
	start();
	fd = connect_one();
	dyn = allocs_of(ask_dyn, fd);
	file = allocs_of(ask_file, fd);
	printf("allocs_100_files %ld\nallocs_100_dynamic %ld\n", file, dyn);

	return file || dyn;
}

int
main(int argc, char **argv)
{
	int r = 2;

	make_file();
	atexit(drop_file);
	if (argc == 4 && !strcmp(argv[1], "idle"))
		r = run_idle(atoi(argv[2]), atoi(argv[3]));
	if (argc == 3 && !strcmp(argv[1], "heap"))
		r = run_heap(atoi(argv[2]));
	if (argc == 2 && !strcmp(argv[1], "allocs"))
		r = run_allocs();
	if (r == 2)
		fprintf(stderr, "usage: see the source\n");
	lws_context_destroy(cx);

	return r;
}
