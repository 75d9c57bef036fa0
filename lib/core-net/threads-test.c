/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Several service threads, and requests from threads that service nothing. Has
 * the label "threads": it runs under the thread sanitizer too.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include "core-net/inside.h"

#include <assert.h>

#include "unit.h"

#define SERVERS 3
#define CLIENTS 24
#define ASKERS  2

static struct lws_context *cx;
static atomic_int stop, created, destroyed, cancelled, met, served[SERVERS];

/* by contract who asks for another's connection keeps it alive: under this lock
 * it is known, and leaves at its end */
static pthread_mutex_t known_lock = PTHREAD_MUTEX_INITIALIZER;
static struct lws *known[CLIENTS * 4];
static int known_count;

static void
learn(struct lws *wsi)
{
	pthread_mutex_lock(&known_lock);
	assert(known_count < (int)LWS_ARRAY_SIZE(known));
	known[known_count++] = wsi;
	pthread_mutex_unlock(&known_lock);
}

static void
forget(const struct lws *wsi)
{
	int n;

	pthread_mutex_lock(&known_lock);
	for (n = 0; n < known_count; n++)
		if (known[n] == wsi)
			known[n] = known[--known_count];
	pthread_mutex_unlock(&known_lock);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	unsigned char b[LWS_PRE + 1] = { 0 };

	(void)user;
	(void)in;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		created++;
		served[lws_get_tsi(wsi)]++;
		learn(wsi);
		break;
	case LWS_CALLBACK_RAW_WRITEABLE:
		b[LWS_PRE] = 'x';
		return lws_write(wsi, b + LWS_PRE, 1, LWS_WRITE_RAW) < 0;
	case LWS_CALLBACK_RAW_CLOSE:
		forget(wsi);
		destroyed++;
		break;
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		cancelled++;
		break;
	case LWS_CALLBACK_USER:
		met++;
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "threads", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static void
make(unsigned int threads)
{
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	stop = created = destroyed = cancelled = 0;
	memset(&info, 0, sizeof(info));
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.count_threads = threads;
	info.listen_accept_role = "raw-skt";
	info.options = LWS_SERVER_OPTION_ONLY_RAW |
		       LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	cx = lws_create_context(&info);
	assert_non_null(cx);
}

static void *
serve(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	while (!stop && lws_service_tsi(cx, 0, tsi) >= 0)
		;

	return NULL;
}

static void *
ask(void *arg)
{
	unsigned int n = 0;

	(void)arg;
	while (!stop) {
		pthread_mutex_lock(&known_lock);
		if (known_count)
			lws_callback_on_writable(
				known[n++ % (unsigned int)known_count]);
		pthread_mutex_unlock(&known_lock);
		if (!(n % 16))
			lws_cancel_service(cx);
		usleep(50);
	}

	return NULL;
}

/* -1: nobody listens there */
static int
connect_to(int port)
{
	struct timeval tv = { 20, 0 };
	struct sockaddr_in sin;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)port);
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv)), 0);
	if (!connect(fd, (struct sockaddr *)&sin, sizeof(sin)))
		return fd;
	assert_true(errno == ECONNREFUSED || errno == ECONNRESET);
	close(fd);

	return -1;
}

static int
connect_one(void)
{
	int fd = connect_to(lws_get_vhost_listen_port(
		lws_get_vhost_by_name(cx, "default")));

	assert_true(fd >= 0);

	return fd;
}

/* what runs, so that a test that fails ends it too */
static pthread_t running[SERVERS + ASKERS];
static int running_count;

static void
start(void *(*fn)(void *), int arg)
{
	assert_true(running_count < (int)LWS_ARRAY_SIZE(running));
	assert_int_equal(pthread_create(&running[running_count], NULL, fn,
					(void *)(intptr_t)arg),
			 0);
	running_count++;
}

static void
start_some(int servers)
{
	int n;

	for (n = 0; n < servers; n++)
		start(serve, n);
	for (n = 0; n < ASKERS; n++)
		start(ask, 0);
}

/* also of a test that has failed */
static int
teardown(void **state)
{
	(void)state;
	stop = 1;
	if (cx)
		lws_cancel_service(cx);
	while (running_count)
		if (pthread_join(running[--running_count], NULL))
			return -1;
	if (cx)
		lws_context_destroy(cx);
	cx = NULL;

	return 0;
}

static void
end_threads(void)
{
	assert_int_equal(teardown(NULL), 0);
	assert_int_equal(created, destroyed);
}

static void
requests_of_other_threads_arrive(void **state)
{
	int fd, n;
	char c;

	(void)state;
	make(1);
	start_some(1);
	fd = connect_one();
	/* the service thread sleeps without limit: each byte is a request
	 * that arrived */
	for (n = 0; n < 100; n++)
		assert_int_equal(read(fd, &c, 1), 1);
	assert_true(cancelled > 0);
	close(fd);
	end_threads();
}

static void
connections_come_and_go_under_requests(void **state)
{
	int n;
	char c;

	(void)state;
	make(1);
	start_some(1);
	for (n = 0; n < 200; n++) {
		int fd = connect_one();

		if (n % 2)
			assert_int_equal(read(fd, &c, 1), 1);
		close(fd);
	}
	end_threads();
}

static void
several_threads_share_the_port(void **state)
{
	int fd[CLIENTS], n, busy = 0;
	char c;

	(void)state;
	make(SERVERS);
	if (lws_get_count_threads(cx) < SERVERS) {
		print_message("skipped: built for %d threads\n", LWS_MAX_SMP);
		skip();
	}
	start_some(SERVERS);
	for (n = 0; n < CLIENTS; n++)
		fd[n] = connect_one();
	for (n = 0; n < CLIENTS; n++)
		assert_int_equal(read(fd[n], &c, 1), 1);
	for (n = 0; n < SERVERS; n++)
		busy += !!served[n];
	assert_true(busy > 1);
	for (n = 0; n < CLIENTS; n++)
		close(fd[n]);
	end_threads();
}

/* -- vhosts that come and go while threads serve -- */

#define VHOSTS 12

static atomic_int inits, finals;

static void
count_final(struct lws_vhost *vh, void *arg)
{
	(void)vh;
	(void)arg;
	finals++;
}

static struct lws_vhost *
vhost(const char *name, int port)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.vhost_name = name;
	info.port = port;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.listen_accept_role = "raw-skt";
	info.options = LWS_SERVER_OPTION_ONLY_RAW;
	info.finalize = count_final;

	return lws_create_vhost(cx, &info);
}

static void
talk(int port, int count)
{
	int fd[CLIENTS], n;
	char c;

	for (n = 0; n < count; n++) {
		fd[n] = connect_to(port);
		assert_true(fd[n] >= 0);
	}
	for (n = 0; n < count; n++)
		assert_int_equal(read(fd[n], &c, 1), 1);
	for (n = 0; n < count; n++)
		close(fd[n]);
}

/* the other threads close their sockets when they get to it */
static void
falls_silent(int port)
{
	int fd, n;

	for (n = 0; n < 5000; n++) {
		fd = connect_to(port);
		if (fd < 0)
			return;
		close(fd);
		usleep(1000);
	}
	fail_msg("port %d is still served", port);
}

static void
vhosts_come_and_go_while_threads_serve(void **state)
{
	int n;

	(void)state;
	make(SERVERS);
	finals = 0;
	start_some(SERVERS);
	for (n = 0; n < VHOSTS; n++) {
		struct lws_vhost *vh = vhost("comes", 0);
		int port;

		assert_non_null(vh);
		port = lws_get_vhost_listen_port(vh);
		assert_true(port > 0);
		talk(port, 6);
		talk(lws_get_vhost_listen_port(
			     lws_get_vhost_by_name(cx, "default")),
		     2);
		lws_vhost_destroy(vh);
		assert_null(lws_get_vhost_by_name(cx, "comes"));
		falls_silent(port);
	}
	for (n = 0; n < lws_get_count_threads(cx); n++)
		assert_true(served[n] > 0);
	for (n = 0; n < 5000 && finals < VHOSTS; n++)
		usleep(1000);
	assert_int_equal(finals, VHOSTS);
	end_threads();
}

static void
sockets_are_handed_over_while_threads_serve(void **state)
{
	struct lws_vhost *a, *b;
	int n, port;

	(void)state;
	make(SERVERS);
	finals = 0;
	start_some(SERVERS);
	a = vhost("heir", 0);
	assert_non_null(a);
	port = lws_get_vhost_listen_port(a);
	for (n = 0; n < VHOSTS; n++) {
		b = vhost("heir", port);
		assert_non_null(b);
		lws_vhost_destroy(a);
		talk(port, 4);
		a = b;
	}
	lws_vhost_destroy(a);
	falls_silent(port);
	for (n = 0; n < 10000 && finals < VHOSTS + 1; n++)
		usleep(1000);
	assert_int_equal(finals, VHOSTS + 1);
	end_threads();
}

/* every service thread makes and destroys vhosts in its callbacks */
static _Thread_local struct lws_vhost *mine;
static atomic_int busy_making;

static int
make_and_destroy(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	char name[16];

	(void)user;
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_PROTOCOL_INIT)
		inits++;
	if (reason != LWS_CALLBACK_EVENT_WAIT_CANCELLED || !busy_making)
		return 0;
	if (mine) {
		lws_vhost_destroy(mine);
		mine = NULL;
		busy_making--;
		return 0;
	}
	lws_snprintf(name, sizeof(name), "of-%d", lws_get_tsi(wsi));
	mine = vhost(name, 0);
	assert(mine);

	return 0;
}

static const struct lws_protocols makers[] = {
	{ .name = "threads", .callback = callback },
	{ .name = "makers", .callback = make_and_destroy },
	LWS_PROTOCOL_LIST_TERM
};

static void
every_thread_may_make_vhosts(void **state)
{
	struct lws_context_creation_info info;
	int n;

	(void)state;
	make(SERVERS);
	finals = 0;
	busy_making = 60;
	memset(&info, 0, sizeof(info));
	info.vhost_name = "makers";
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = makers;
	assert_non_null(lws_create_vhost(cx, &info));
	start_some(SERVERS);
	for (n = 0; n < 20000 && busy_making > 0; n++) {
		lws_cancel_service(cx);
		talk(lws_get_vhost_listen_port(
			     lws_get_vhost_by_name(cx, "default")),
		     1);
	}
	assert_true(busy_making <= 0);
	busy_making = 0;
	assert_true(finals > 0);
	end_threads();
}

/* -- broadcasts -- */

static atomic_int broadcasting, called;

/* for all that are bound to "threads", whoever's they are */
static int
broadcast(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	  void *in, size_t len)
{
	(void)wsi;
	(void)user;
	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_EVENT_WAIT_CANCELLED || !broadcasting)
		return 0;
	called++;
	lws_callback_on_writable_all_protocol(cx, &protocols[0]);
	lws_callback_all_protocol(cx, &protocols[0], LWS_CALLBACK_USER);
	lws_rx_flow_allow_all_protocol(cx, &protocols[0]);

	return 0;
}

static const struct lws_protocols broadcasters[] = {
	{ .name = "broadcast", .callback = broadcast }, LWS_PROTOCOL_LIST_TERM
};

static void
broadcasts_of_all_threads_reach_all(void **state)
{
	struct lws_context_creation_info info;
	int n;

	(void)state;
	make(SERVERS);
	met = called = 0;
	broadcasting = 1;
	memset(&info, 0, sizeof(info));
	info.vhost_name = "broadcasts";
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = broadcasters;
	assert_non_null(lws_create_vhost(cx, &info));
	start_some(SERVERS);
	/* each byte that comes is a request that has reached it */
	for (n = 0; n < 20; n++) {
		lws_cancel_service(cx);
		talk(lws_get_vhost_listen_port(
			     lws_get_vhost_by_name(cx, "default")),
		     6);
	}
	assert_true(called > 0);
	assert_true(met > 0);
	broadcasting = 0;
	end_threads();
}

static pthread_mutex_t own_lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int in_broadcast, broadcasts;

/* a thread of the program: under its own lock it looks at the vhost */
static void *
lock_both(void *arg)
{
	struct lws_vhost *vh;

	(void)arg;
	while (!stop) {
		pthread_mutex_lock(&own_lock);
		/* now the callback waits for us, and must not hold the other */
		while (in_broadcast == 1)
			in_broadcast = 2;
		vh = lws_get_vhost_by_name(cx, "locks");
		lws_vhost_lock(vh);
		lws_vhost_thread_lock(&vh->threads[0]);
		lws_vhost_thread_unlock(&vh->threads[0]);
		lws_vhost_unlock(vh);
		pthread_mutex_unlock(&own_lock);
	}

	return NULL;
}

static int
takes_its_lock(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	int n;

	(void)user;
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_ADOPT)
		lws_callback_on_writable(wsi);
	if (reason == LWS_CALLBACK_RAW_WRITEABLE)
		lws_callback_all_protocol(cx, lws_get_protocol(wsi),
					  LWS_CALLBACK_USER);
	if (reason != LWS_CALLBACK_USER)
		return 0;
	in_broadcast = 1;
	for (n = 0; n < 1000 && in_broadcast == 1; n++)
		usleep(1000);
	pthread_mutex_lock(&own_lock);
	broadcasts++;
	pthread_mutex_unlock(&own_lock);

	return 0;
}

static const struct lws_protocols lockers[] = { { .name = "lockers",
						  .callback = takes_its_lock },
						LWS_PROTOCOL_LIST_TERM };

static void
broadcasts_hold_no_lock_of_ours(void **state)
{
	struct lws_context_creation_info info;
	lws_sock_file_fd_type u;
	struct lws_vhost *vh;
	int sv[2], n;

	(void)state;
	make(2);
	if (lws_get_count_threads(cx) < 2)
		skip();
	memset(&info, 0, sizeof(info));
	info.vhost_name = "locks";
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = lockers;
	vh = lws_create_vhost(cx, &info);
	assert_non_null(vh);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	assert_non_null(lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u,
						   "lockers", NULL));
	start(lock_both, 0);
	start(serve, 0);
	for (n = 0; n < 10000 && !broadcasts; n++)
		usleep(1000);
	/* if it is not: the thread stands still for good, do not wait for it */
	if (!broadcasts)
		abort();
	close(sv[1]);
	assert_int_equal(teardown(NULL), 0);
}

int
main(void)
{
#define T(fn) cmocka_unit_test_teardown(fn, teardown)
	const struct CMUnitTest tests[] = {
		T(requests_of_other_threads_arrive),
		T(connections_come_and_go_under_requests),
		T(several_threads_share_the_port),
		T(vhosts_come_and_go_while_threads_serve),
		T(sockets_are_handed_over_while_threads_serve),
		T(every_thread_may_make_vhosts),
		T(broadcasts_of_all_threads_reach_all),
		T(broadcasts_hold_no_lock_of_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
