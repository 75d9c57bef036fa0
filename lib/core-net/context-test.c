/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Contexts: what creating one costs and refuses, and every way of destroying
 * one; running out of descriptors; and running out of memory at each step of
 * what a program commonly does.
 */
#include "core-net/inside.h"

#include "recorder.h"

#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>

static struct lws_context *cx;

static struct lws_context *
make(struct lws_context **pcontext)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec_info_listen(&info);
	info.pcontext = pcontext;
	info.external_baggage_free_on_destroy = malloc(10);

	return rec_context(&info);
}

static void
destroyed_outside_with_connections_and_output(void **state)
{
	static unsigned char b[LWS_PRE + 1000000];
	struct lws *wsi;
	int peer, fd;

	(void)state;
	make(&cx);
	wsi = rec_pair(cx, &peer);
	assert_int_equal(lws_write(wsi, b + LWS_PRE, 1000000, LWS_WRITE_RAW),
			 1000000);
	assert_int_equal(lws_partial_buffered(wsi), 1);
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 2);
	rec_forget();
	rec_end(cx);
	assert_null(cx);
	close(fd);
	close(peer);
	lws_context_destroy(NULL);
}

static enum lws_callback_reasons destroy_in;

static int
destroy_there(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	      size_t len)
{
	(void)in;
	(void)len;
	if (reason == destroy_in) {
		lws_context_destroy(lws_get_context(wsi));
		lws_context_destroy(lws_get_context(wsi)); /* nested: ignored */
		assert_true(
			lws_context_is_being_destroyed(lws_get_context(wsi)));
	}

	return 0;
}

/* by contract: postponed, service says -1, and the program calls once more */
static void
destroyed_inside(enum lws_callback_reasons in)
{
	int peer, n, r = 0;

	make(&cx);
	lws_set_timer_usecs(rec_pair(cx, &peer), 1);
	rec.hook = destroy_there;
	destroy_in = in;
	assert_int_equal(write(peer, "x", 1), 1);
	if (in == LWS_CALLBACK_RAW_CLOSE)
		close(peer);
	if (in == LWS_CALLBACK_EVENT_WAIT_CANCELLED)
		lws_cancel_service(cx);
	for (n = 0; n < 20 && !r; n++)
		r = lws_service(cx, 10);
	assert_int_equal(r, -1);
	assert_non_null(cx);
	assert_int_equal(lws_service(cx, 0), -1);
	rec.hook = NULL;
	rec_end(cx);
	assert_null(cx);
	if (in != LWS_CALLBACK_RAW_CLOSE)
		close(peer);
}

static void
destroyed_inside_callbacks(void **state)
{
	(void)state;
	destroyed_inside(LWS_CALLBACK_RAW_RX);
	destroyed_inside(LWS_CALLBACK_TIMER);
	destroyed_inside(LWS_CALLBACK_RAW_CLOSE);
	destroyed_inside(LWS_CALLBACK_EVENT_WAIT_CANCELLED);
}

static void
destroy_in_timer(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	lws_context_destroy(cx);
}

static void
destroyed_inside_a_timer(void **state)
{
	lws_sorted_usec_list_t sul;
	int peer;

	(void)state;
	make(&cx);
	rec_pair(cx, &peer);
	memset(&sul, 0, sizeof(sul));
	lws_sul_schedule(cx, 0, &sul, destroy_in_timer, 0);
	assert_int_equal(lws_service(cx, 0), -1);
	rec_end(cx);
	assert_null(cx);
	close(peer);
}

static void
loop_of_the_library_ends_and_destroys(void **state)
{
	(void)state;
	make(&cx);
	lws_default_loop_exit(NULL);
	lws_default_loop_exit(cx);
	lws_context_default_loop_run_destroy(cx);
	assert_null(cx);
}

#if defined(LWS_WITH_LIBEV)
static const uint64_t absent_loop;
#else
static const uint64_t absent_loop = LWS_SERVER_OPTION_LIBEV;
#endif

static void
wrong_infos_are_refused(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	info.ka_time = 10;
	assert_null(lws_create_context(&info));
	rec_info(&info);
	info.username = "nobody-of-that-name";
	assert_null(lws_create_context(&info));
	rec_info(&info);
	info.options |= absent_loop;
	if (absent_loop)
		assert_null(lws_create_context(&info));
	else
		print_message("skipped: an event library that is not there: "
			      "this build has libev\n");
	expect("");
}

static void
hidden_and_default_vhosts(void **state)
{
	(void)state;
	make(&cx);
	assert_non_null(lws_get_vhost_by_name(cx, "system"));
	assert_ptr_equal(cx->vh_default, rec_vhost(cx));
	rec_end(cx);
}

static int
count_reference(struct lws_log_cx *log, int change)
{
	(void)log;
	(void)change;

	return 0;
}

static void
log_context_is_counted_and_given_back(void **state)
{
	struct lws_context_creation_info info;
	lws_log_cx_t log;

	(void)state;
	(void)count_reference;
	rec_begin();
	rec_info(&info);
	memset(&log, 0, sizeof(log));
	info.log_cx = &log;
	info.vhost_name = "mine";
	cx = lws_create_context(&info);
	assert_true(log.refcount >= 3);
	assert_non_null(lws_get_vhost_by_name(cx, "mine"));
	assert_memory_equal(lws_vh_tag(lws_get_vhost_by_name(cx, "mine")),
			    "[vh|", 4);
	assert_string_equal(lws_vh_tag(NULL), "[null vh]");
	lws_context_destroy(cx);
	assert_int_equal(log.refcount, 0);
}

/* -- deprecation -- */

static volatile sig_atomic_t interrupted;
static int reloads;

static void
on_interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

static int
reload(void)
{
	reloads++;

	return 0;
}

static void
deprecated_listens_no_more_and_ends_with_its_last_connection(void **state)
{
	int fd, port;

	(void)state;
	rec_clock_begin();
	signal(SIGINT, on_interrupt);
	make(&cx);
	port = lws_get_vhost_listen_port(rec_vhost(cx));
	fd = rec_connect(port);
	rounds(cx, 2);
	assert_int_equal(lws_context_is_deprecated(cx), 0);
	lws_context_deprecate(cx, reload);
	assert_int_equal(lws_context_is_deprecated(cx), 1);
	assert_int_equal(reloads, 1);
	assert_int_equal(rec_connect(port), -1);
	/* who is connected goes on */
	rec_forget();
	assert_int_equal(write(fd, "x", 1), 1);
	rounds(cx, 2);
	expect("rx");
	rec_clock_pass(31);
	rounds(cx, 1);
	assert_int_equal(interrupted, 0);
	close(fd);
	rounds(cx, 2);
	rec_clock_pass(31);
	rounds(cx, 1);
	assert_int_equal(interrupted, 1);
	signal(SIGINT, SIG_DFL);
	rec_end(cx);
	rec_clock_end();
}

/* -- size -- */

static size_t heap_now;

static void *
counting(void *p, size_t size, const char *reason)
{
	void *q;

	(void)reason;
	heap_now -= p ? malloc_usable_size(p) : 0;
	if (!size) {
		free(p);
		return NULL;
	}
	q = realloc(p, size);
	heap_now += q ? malloc_usable_size(q) : 0;

	return q;
}

static void
a_context_is_small_until_it_has_connections(void **state)
{
	struct lws_context_creation_info info;
	size_t before, one;
	int peer[100], n;

	(void)state;
	unit_needs_own_loop("they have bytes of their own for each");
	heap_now = 0;
	lws_set_allocator(counting);
	rec_begin();
	rec_info_listen(&info);
	cx = lws_create_context(&info);
	assert_non_null(cx);
	print_message("a context with one vhost: %zu bytes\n", heap_now);
	assert_true(heap_now <= 32 * 1024);
	rounds(cx, 2);
	rec.quiet = 1;
	rec_pair(cx, &peer[0]); /* what comes with the first one */
	before = heap_now;
	for (n = 1; n < 100; n++)
		rec_pair(cx, &peer[n]);
	one = (heap_now - before) / 99;
	print_message("an idle raw connection: %zu bytes\n", one);
	assert_true(one <= 512);
	rec_end(cx);
	lws_set_allocator(NULL);
	assert_int_equal(heap_now, 0);
	for (n = 0; n < 100; n++)
		close(peer[n]);
}

/* -- out of descriptors -- */

static int rounds_done;

static void
run_for(int ms)
{
	lws_usec_t end = lws_now_usecs() + ms * (lws_usec_t)LWS_US_PER_MS;

	rounds_done = 0;
	while (lws_now_usecs() < end) {
		assert_int_equal(lws_service(cx, 20), 0);
		rounds_done++;
	}
}

static void
accepting_pauses_at_the_limit_of_the_thread(void **state)
{
	struct lws_context_creation_info info;
	int fd[8], n, port;

	(void)state;
	rec_begin();
	rec_info_listen(&info);
	info.fd_limit_per_thread = 5; /* the listener, and 4 to come */
	cx = rec_context(&info);
	port = lws_get_vhost_listen_port(rec_vhost(cx));
	for (n = 0; n < 8; n++)
		fd[n] = rec_connect(port);
	run_for(200);
	assert_int_equal(rec.created, 4);
	/* four of them wait in the kernel, and the loop sleeps */
	assert_true(rounds_done < 30);
	for (n = 0; n < 8; n++) {
		close(fd[n]);
		rounds(cx, 4);
	}
	assert_int_equal(rec.created, 8);
	rec_end(cx);
}

static void
adopting_at_the_limit_fails(void **state)
{
	struct lws_context_creation_info info;
	int peer[3], sv[2];
	char c;

	(void)state;
	rec_begin();
	rec_info(&info);
	info.fd_limit_per_thread = 1;
	cx = rec_context(&info);
	rec_pair(cx, &peer[0]);
	rec_pair(cx, &peer[1]); /* one to spare for accept() */
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	assert_int_equal(read(sv[1], &c, 1), 0);
	rec_end(cx);
	close(sv[1]);
	close(peer[0]);
	close(peer[1]);
}

/* its accept() takes the connection, then says EMFILE and closes it */
static int
is_under_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded && strstr(preloaded, "vgpreload");
}

static void
accepting_pauses_when_the_process_has_none_left(void **state)
{
	struct lws_context_creation_info info;
	int fd, hog[64], n, hogs = 0;
	struct rlimit old, now;

	(void)state;
	if (is_under_valgrind()) {
		print_message("skipped: valgrind's accept() loses it\n");
		skip();
	}
	rec_begin();
	rec_info_listen(&info);
	cx = rec_context(&info);
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	now = old;
	now.rlim_cur = 40;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &now), 0);
	while (hogs < 64 && (hog[hogs] = dup(0)) >= 0)
		hogs++;
	assert_true(hogs < 64);
	run_for(300);
	assert_int_equal(rec.created, 0);
	assert_true(rounds_done < 40);
	for (n = 0; n < hogs; n++)
		close(hog[n]);
	/* others than us have given them back: nobody tells us */
	run_for(300);
	assert_int_equal(rec.created, 1);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	rec_end(cx);
	close(fd);
}

/* -- out of memory -- */

static int
context_with_listener(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;

	rec_info_listen(&info);
	c = lws_create_context(&info);
	if (!c)
		return -1;
	lws_context_destroy(c);

	return 0;
}

static int
echo(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	unsigned char b[LWS_PRE + 16];

	if (reason == LWS_CALLBACK_RAW_RX) {
		assert_true(len <= 16);
		memcpy(b + LWS_PRE, in, len);
		return lws_write(wsi, b + LWS_PRE, len, LWS_WRITE_RAW) < 0;
	}

	return 0;
}

static int
accepted_echo(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;
	char b[8];
	int fd, n, ok = 0;

	rec_info_listen(&info);
	c = lws_create_context(&info);
	if (!c)
		return -1;
	fd = rec_connect(
		lws_get_vhost_listen_port(lws_get_vhost_by_name(c, "default")));
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "ping", 4), 4);
	for (n = 0; n < 10; n++)
		lws_service(c, -1);
	ok = recv(fd, b, sizeof(b), MSG_DONTWAIT) == 4;
	lws_context_destroy(c);
	close(fd);

	return ok ? 0 : -1;
}

static int
adopted_file(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;
	int p[2], ok;

	rec_info(&info);
	c = lws_create_context(&info);
	if (!c)
		return -1;
	assert_int_equal(pipe(p), 0);
	ok = rec_adopt(c, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL) != NULL;
	if (!ok)
		assert_int_equal(close(p[0]), 0); /* still ours */
	lws_service(c, -1);
	lws_context_destroy(c);
	close(p[1]);

	return ok ? 0 : -1;
}

#if defined(LWS_WITH_UDP)
static int
udp(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;
	struct lws *wsi;

	rec_info(&info);
	c = lws_create_context(&info);
	if (!c)
		return -1;
	wsi = lws_create_adopt_udp(lws_get_vhost_by_name(c, "default"),
				   "127.0.0.1", 0, LWS_CAUDP_BIND, NULL, NULL,
				   NULL, NULL, NULL, NULL);
	lws_service(c, -1);
	lws_context_destroy(c);

	return wsi ? 0 : -1;
}
#endif

static int
vhost_at_run_time(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;
	struct lws_vhost *vh;

	rec_info(&info);
	c = lws_create_context(&info);
	if (!c)
		return -1;
	lws_service(c, -1);
	rec_info_listen(&info);
	info.vhost_name = "second";
	vh = lws_create_vhost(c, &info);
	if (vh)
		lws_vhost_destroy(vh);
	lws_context_destroy(c);

	return vh ? 0 : -1;
}

static void
sweep(int (*fn)(void))
{
	rec_begin();
	rec.quiet = 1;
	rec.hook = echo;
	unit_oom_sweep(fn);
	assert_int_equal(rec.created, rec.destroyed);
}

static void
out_of_memory_at_every_step(void **state)
{
	(void)state;
	sweep(context_with_listener);
	sweep(vhost_at_run_time);
	sweep(accepted_echo);
	sweep(adopted_file);
#if defined(LWS_WITH_UDP)
	sweep(udp);
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			deprecated_listens_no_more_and_ends_with_its_last_connection),
		cmocka_unit_test(destroyed_outside_with_connections_and_output),
		cmocka_unit_test(destroyed_inside_callbacks),
		cmocka_unit_test(destroyed_inside_a_timer),
		cmocka_unit_test(loop_of_the_library_ends_and_destroys),
		cmocka_unit_test(wrong_infos_are_refused),
		cmocka_unit_test(hidden_and_default_vhosts),
		cmocka_unit_test(log_context_is_counted_and_given_back),
		cmocka_unit_test(a_context_is_small_until_it_has_connections),
		cmocka_unit_test(accepting_pauses_at_the_limit_of_the_thread),
		cmocka_unit_test(adopting_at_the_limit_fails),
		cmocka_unit_test(
			accepting_pauses_when_the_process_has_none_left),
		cmocka_unit_test(out_of_memory_at_every_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
