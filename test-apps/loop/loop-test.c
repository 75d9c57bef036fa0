/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The same on each event library, in a loop of the library's own and in one of
 * the program's:
 *
 *	loop-test-x own|foreign|rounds [TEST [SEED]]
 *
 * rounds: in a loop that LWS_X_EVENT_LIB chooses, in a program that knows
 * nothing of it.
 *
 * A peer of blocking sockets, in a thread of its own, says what happened; the
 * context sees that by a timer. Exit 0: all is well; 77: this build cannot.
 */
#define _GNU_SOURCE /* RUSAGE_THREAD */

#include "loop.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MANY_BYTES  300000
#define FILE_PIECE  16
#define MOST_PEERS  8
#define MOST_LOOPS  4
#define LOOK_EVERY  (5 * LWS_US_PER_MS)
#define IDLE_MS     1000
#define IDLE_CPU_MS 40
#define IDLE_SLEEPS 3

static struct lws_context *cx;
static int is_foreign, in_rounds;
static unsigned int seed;
static void *loops[MOST_LOOPS];
static int http_port, raw_port;
static void (*on_raw)(struct lws *wsi); /* in RAW_RX, before the echo */
static atomic_int closed_raw, adopted_raw, files_read;
static atomic_uint threads_seen;
static char client_said[64];
static int client_closed;

/* -- the program -- */

struct session {
	unsigned char bytes[LWS_PRE + 4096];
	size_t len;
	int is_client, sent;
};

static int
answer(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + 256], *p = buf + LWS_PRE, *start = p;
	unsigned char *end = buf + sizeof(buf) - 1;
	char text[LWS_PRE + 16] = "";

	atomic_fetch_or(&threads_seen, 1u << lws_get_tsi(wsi));
	strcpy(text + LWS_PRE, "hello");
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain", 5,
					&p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	if (lws_write(wsi, (unsigned char *)text + LWS_PRE, 5,
		      LWS_WRITE_HTTP_FINAL) != 5)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
keep(struct lws *wsi, struct session *s, const void *in, size_t len)
{
	CHECK(len <= 4096);
	memcpy(s->bytes + LWS_PRE, in, len);
	s->len = len;
	/* until it has been sent back */
	lws_rx_flow_control(wsi, 0);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_back(struct lws *wsi, struct session *s, enum lws_write_protocol how)
{
	size_t len = s->len;

	s->len = 0;
	if (len && lws_write(wsi, s->bytes + LWS_PRE, len, how) < (int)len)
		return -1;
	lws_rx_flow_control(wsi, 1);

	return 0;
}

static int
client_writes(struct lws *wsi, struct session *s)
{
	unsigned char b[LWS_PRE + 8];

	if (s->sent++)
		return 0;
	memcpy(b + LWS_PRE, "by move", 7);

	return lws_write(wsi, b + LWS_PRE, 7, LWS_WRITE_RAW) == 7 ? 0 : -1;
}

static int
client_reads(const void *in, size_t len)
{
	size_t have = strlen(client_said);

	CHECK(have + len < sizeof(client_said));
	memcpy(client_said + have, in, len);

	return strlen(client_said) == 7 ? -1 : 0;
}

static int
on_client(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	  void *in, size_t len)
{
	struct session *s = user;

	switch ((int)reason) {
	case LWS_CALLBACK_RAW_CONNECTED:
		lws_callback_on_writable(wsi);
		break;
	case LWS_CALLBACK_RAW_WRITEABLE:
		return client_writes(wsi, s);
	case LWS_CALLBACK_RAW_RX:
		return client_reads(in, len);
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
	case LWS_CALLBACK_RAW_CLOSE:
		client_closed = 1;
		break;
	default:
		break;
	}

	return 0;
}

static int
on_file(struct lws *wsi)
{
	char b[FILE_PIECE];
	ssize_t n = read(lws_get_socket_fd(wsi), b, sizeof(b));

	atomic_fetch_add(&files_read, 1);

	return n > 0 ? 0 : -1;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	struct session *s = user;

	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		lws_callback_on_writable(wsi);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return answer(wsi);
	case LWS_CALLBACK_RECEIVE:
		return keep(wsi, s, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_back(wsi, s, LWS_WRITE_TEXT);
	case LWS_CALLBACK_RAW_ADOPT:
		adopted_raw++;
		return 0;
	case LWS_CALLBACK_RAW_RX:
		if (on_raw)
			on_raw(wsi);
		return keep(wsi, s, in, len);
	case LWS_CALLBACK_RAW_WRITEABLE:
		return send_back(wsi, s, LWS_WRITE_RAW);
	case LWS_CALLBACK_RAW_CLOSE:
		closed_raw++;
		return 0;
	case LWS_CALLBACK_RAW_RX_FILE:
		return on_file(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "test", callback, sizeof(struct session), 4096, 0, NULL, 0 },
	{ "client", on_client, sizeof(struct session), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static int signalled;
static void *signal_handle;

static void
on_signal(void *handle, int signum)
{
	signalled = signum;
	signal_handle = handle;
	lws_context_destroy(cx);
}

static void
make_raw_vhost(void)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;

	memset(&info, 0, sizeof(info));
	info.vhost_name = "raw";
	info.options = LWS_SERVER_OPTION_ONLY_RAW;
	info.protocols = protocols;
	info.listen_accept_role = "raw-skt";
	info.listen_accept_protocol = "test";
	vh = lws_create_vhost(cx, &info);
	CHECK(vh);
	raw_port = lws_get_vhost_listen_port(vh);
}

static void
make_with(unsigned int threads, void (*cb)(void *handle, int signum))
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.options = in_rounds ? 0 : lib_loop.option;
	info.protocols = protocols;
	info.count_threads = threads;
	info.pcontext = &cx;
	info.signal_cb = cb;
	if (is_foreign)
		info.foreign_loops = loops;
	cx = NULL;
	CHECK(lws_create_context(&info));
	CHECK(cx);
	http_port =
		lws_get_vhost_listen_port(lws_get_vhost_by_name(cx, "default"));
	make_raw_vhost();
	atomic_store(&closed_raw, 0);
	atomic_store(&adopted_raw, 0);
	on_raw = NULL;
}

static void
make(void)
{
	make_with(1, NULL);
}

/* until somebody calls done() */
static int is_done;

static void
run(void)
{
	is_done = 0;
	if (is_foreign) {
		lib_loop.run(loops[0]);
		return;
	}
	while (!is_done && lws_service(cx, 0) >= 0)
		;
}

static void
done(void)
{
	is_done = 1;
	if (is_foreign)
		lib_loop.stop(loops[0]);
	else
		lws_default_loop_exit(cx);
}

static void
stop_loop(void *arg)
{
	(void)arg;
	lib_loop.stop(loops[0]);
}

/* Gone, or, in a loop of the program's, going: it may need some turns. */
static void
destroy(void)
{
	int n;

	if (cx)
		lws_context_destroy(cx);
	if (!is_foreign) {
		CHECK(!cx);
		return;
	}
	for (n = 0; n < 100 && cx; n++) {
		lib_loop.later(loops[0], 5, stop_loop, NULL);
		lib_loop.run(loops[0]);
	}
	CHECK(!cx);
}

/* -- the peer -- */

struct peer {
	pthread_t thread;
	void (*what)(void);
	atomic_int ended;
	lws_sorted_usec_list_t sul;
};

/* -1: nobody listens there any more */
static int
try_to_dial(int port)
{
	struct sockaddr_in a;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	a.sin_port = htons((uint16_t)port);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CHECK(fd >= 0);
	if (!connect(fd, (struct sockaddr *)&a, sizeof(a)))
		return fd;
	close(fd);

	return -1;
}

static int
dial(int port)
{
	int fd = try_to_dial(port);

	CHECK(fd >= 0);

	return fd;
}

static void
say(int fd, const void *what, size_t len)
{
	CHECK(send(fd, what, len, MSG_NOSIGNAL) == (ssize_t)len);
}

/* reads until what has come ends so */
static void
hear(int fd, const char *end)
{
	char b[4096];
	size_t n = 0;

	while (n < strlen(end) ||
	       memcmp(b + n - strlen(end), end, strlen(end))) {
		ssize_t r = recv(fd, b + n, sizeof(b) - n, 0);

		CHECK(r > 0);
		n += (size_t)r;
	}
}

static void
asks_http(void)
{
	static const char get[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
	int fd = dial(http_port);
	int n;

	for (n = 0; n < 3; n++) {
		say(fd, get, sizeof(get) - 1);
		hear(fd, "\r\n\r\nhello");
	}
	close(fd);
}

static void
speaks_ws(void)
{
	static const char hello[] =
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Protocol: test\r\n"
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
	/* RFC 6455 5.7: a single-frame masked text message */
	static const unsigned char frame[] = { 0x81, 0x85, 0x37, 0xfa,
					       0x21, 0x3d, 0x7f, 0x9f,
					       0x4d, 0x51, 0x58 };
	int fd = dial(http_port);
	int n;

	say(fd, hello, sizeof(hello) - 1);
	hear(fd, "\r\n\r\n");
	for (n = 0; n < 3; n++) {
		say(fd, frame, sizeof(frame));
		hear(fd, "\x81\x05Hello");
	}
	close(fd);
}

static void *
sends_many(void *arg)
{
	static char b[MANY_BYTES];

	say(*(int *)arg, b, sizeof(b));

	return NULL;
}

static void
speaks_raw(void)
{
	int fd = dial(raw_port);
	pthread_t sender;
	size_t got = 0;
	char b[4096];

	CHECK(!pthread_create(&sender, NULL, sends_many, &fd));
	while (got < MANY_BYTES) {
		ssize_t r = recv(fd, b, sizeof(b), 0);

		CHECK(r > 0);
		got += (size_t)r;
	}
	pthread_join(sender, NULL);
	close(fd);
}

static void
hears_the_end(void)
{
	int fd = dial(raw_port);
	char c;

	say(fd, "x", 1);
	while (recv(fd, &c, 1, 0) == 1)
		;
	close(fd);
}

static void *
peer_main(void *arg)
{
	struct peer *p = arg;

	p->what();
	atomic_store(&p->ended, 1);

	return NULL;
}

static void
begin_peer(struct peer *p, void (*what)(void))
{
	memset(p, 0, sizeof(*p));
	p->what = what;
	CHECK(!pthread_create(&p->thread, NULL, peer_main, p));
}

static void
look(lws_sorted_usec_list_t *sul)
{
	struct peer *p = lws_container_of(sul, struct peer, sul);

	if (atomic_load(&p->ended))
		done();
	else
		lws_sul_schedule(cx, 0, sul, look, LOOK_EVERY);
}

static void
run_with(void (*what)(void))
{
	struct peer p;

	make();
	begin_peer(&p, what);
	lws_sul_schedule(cx, 0, &p.sul, look, LOOK_EVERY);
	run();
	pthread_join(p.thread, NULL);
	lws_sul_cancel(&p.sul);
	destroy();
}

/* -- tests -- */

static void
http_is_answered(void)
{
	run_with(asks_http);
}

static void
ws_is_echoed(void)
{
	run_with(speaks_ws);
}

static void
raw_is_echoed_and_waits_for_room(void)
{
	run_with(speaks_raw);
}

static lws_usec_t fired[3];

static void
fire(lws_sorted_usec_list_t *sul)
{
	static int n;

	(void)sul;
	fired[n++ % 3] = lws_now_usecs();
	if (!(n % 3))
		done();
}

static void
timers_come_in_time(void)
{
	static const int ms[] = { 60, 20, 110 };
	lws_sorted_usec_list_t suls[3];
	lws_usec_t begun;
	int n;

	make();
	memset(suls, 0, sizeof(suls));
	begun = lws_now_usecs();
	for (n = 0; n < 3; n++)
		lws_sul_schedule(cx, 0, &suls[n], fire,
				 ms[n] * (lws_usec_t)LWS_US_PER_MS);
	run();
	CHECK(fired[0] - begun >= 20 * LWS_US_PER_MS);
	CHECK(fired[1] - begun >= 60 * LWS_US_PER_MS);
	CHECK(fired[2] - begun >= 110 * LWS_US_PER_MS);
	CHECK(fired[2] - begun < 2000 * LWS_US_PER_MS);
	destroy();
}

static lws_sorted_usec_list_t outside_sul;

static void
fire_outside(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	done();
}

static void
schedule_outside(void *arg)
{
	(void)arg;
	lws_sul_schedule(cx, 0, &outside_sul, fire_outside, 20 * LWS_US_PER_MS);
}

/* the loop sleeps, with a timer far away, when the program sets a nearer one */
static void
timer_set_by_the_program_s_own_callback(void)
{
	lws_sorted_usec_list_t far_away;
	lws_usec_t begun = lws_now_usecs();

	if (!is_foreign)
		return;
	make();
	memset(&far_away, 0, sizeof(far_away));
	lws_sul_schedule(cx, 0, &far_away, fire, 60 * LWS_US_PER_SEC);
	lib_loop.later(loops[0], 50, schedule_outside, NULL);
	run();
	CHECK(lws_now_usecs() - begun < 5 * LWS_US_PER_SEC);
	lws_sul_cancel(&far_away);
	destroy();
}

static long
cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);

	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
pause_reading(struct lws *wsi)
{
	lws_rx_flow_control(wsi, 0);
}

/* how often this thread has gone to sleep, and so been woken */
static long
sleeps(void)
{
	struct rusage r;

	CHECK(!getrusage(RUSAGE_THREAD, &r));

	return r.ru_nvcsw;
}

static lws_sorted_usec_list_t idle_sul;
static long idle_from, idle_sleeps;
static int idle_peer;

/* nothing of the library's is due meanwhile: it sleeps through, but for a look
 * at what has just happened and an alarm that a nearer one has overtaken */
static void
idle_over(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	CHECK(cpu_ms() - idle_from < IDLE_CPU_MS);
	CHECK(sleeps() - idle_sleeps <= IDLE_SLEEPS);
	done();
}

/* one that pauses, and hangs up: nobody may be woken by it again and again */
static void
idle_begins(lws_sorted_usec_list_t *sul)
{
	struct linger l = { 1, 0 };

	CHECK(adopted_raw == 1);
	setsockopt(idle_peer, SOL_SOCKET, SO_LINGER, &l, sizeof(l));
	close(idle_peer);
	idle_from = cpu_ms();
	idle_sleeps = sleeps();
	lws_sul_schedule(cx, 0, sul, idle_over, IDLE_MS * LWS_US_PER_MS);
}

static void
pause_for_good(struct lws *wsi)
{
	pause_reading(wsi);
}

static void
idle_does_not_spin(void)
{
	make();
	on_raw = pause_for_good;
	idle_peer = dial(raw_port);
	say(idle_peer, "x", 1);
	memset(&idle_sul, 0, sizeof(idle_sul));
	lws_sul_schedule(cx, 0, &idle_sul, idle_begins, 50 * LWS_US_PER_MS);
	run();
	destroy();
}

static void
files_are_read(void)
{
	lws_sock_file_fd_type fd, pipe_fd;
	lws_sorted_usec_list_t sul;
	int fds[2];

	make();
	atomic_store(&files_read, 0);
	CHECK(!pipe(fds));
	pipe_fd.filefd = fds[0];
	CHECK(lws_adopt_descriptor_vhost(lws_get_vhost_by_name(cx, "default"),
					 LWS_ADOPT_RAW_FILE_DESC, pipe_fd,
					 "test", NULL));
	fd.filefd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	CHECK(fd.filefd >= 0);
	CHECK(lws_adopt_descriptor_vhost(lws_get_vhost_by_name(cx, "default"),
					 LWS_ADOPT_RAW_FILE_DESC, fd, "test",
					 NULL));
	CHECK(write(fds[1], "x", 1) == 1);
	close(fds[1]);
	memset(&sul, 0, sizeof(sul));
	lws_sul_schedule(cx, 0, &sul, fire_outside, 30 * LWS_US_PER_MS);
	run();
	/* two of the pipe, its byte and its end; a program is longer, and so
	 * long that others had their turn meanwhile */
	CHECK(atomic_load(&files_read) > 10);
	fd.filefd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	CHECK(lseek(fd.filefd, 0, SEEK_END) / FILE_PIECE >
	      atomic_load(&files_read));
	close(fd.filefd);
	destroy();
}

static void
destroy_here(struct lws *wsi)
{
	lws_context_destroy(lws_get_context(wsi));
}

static void
when_gone(void *arg)
{
	(void)arg;
	if (cx)
		lib_loop.later(loops[0], 5, when_gone, NULL);
	else
		lib_loop.stop(loops[0]);
}

/* with connections alive, from a callback of one of them */
static void
destroyed_in_a_callback(void)
{
	struct peer p[3];
	int n;

	make();
	on_raw = destroy_here;
	begin_peer(&p[0], hears_the_end);
	if (is_foreign) /* by itself, as the loop turns */
		lib_loop.later(loops[0], 5, when_gone, NULL);
	run();
	for (n = 0; n < 1; n++)
		pthread_join(p[n].thread, NULL);
	if (is_foreign)
		CHECK(!cx);
	else
		CHECK(lws_service(cx, 0) == -1);
	destroy();
	CHECK(closed_raw == 1);
}

static lws_sorted_usec_list_t live_sul;

static void
when_alive(lws_sorted_usec_list_t *sul)
{
	if (adopted_raw == 4)
		done();
	else
		lws_sul_schedule(cx, 0, sul, when_alive, LOOK_EVERY);
}

static void
destroyed_with_connections(void)
{
	int fds[4], n;

	make();
	for (n = 0; n < 4; n++)
		fds[n] = dial(raw_port);
	memset(&live_sul, 0, sizeof(live_sul));
	lws_sul_schedule(cx, 0, &live_sul, when_alive, LOOK_EVERY);
	run();
	destroy();
	CHECK(closed_raw == 4);
	for (n = 0; n < 4; n++)
		close(fds[n]);
}

static void
destroyed_before_it_ran(void)
{
	make();
	destroy();
}

static void
again_and_again(void)
{
	int n;

	for (n = 0; n < 20; n++)
		run_with(asks_http);
}

static void
destroy_outside(void *arg)
{
	(void)arg;
	lws_context_destroy(cx);
	lws_context_destroy(cx); /* is let pass, also while it waits */
	when_gone(NULL);
}

static void
destroyed_by_the_program_s_own_callback(void)
{
	if (!is_foreign)
		return;
	make();
	lib_loop.later(loops[0], 20, destroy_outside, NULL);
	run();
	CHECK(!cx);
}

static void
failed_creation_leaves_nothing(void)
{
	struct lws_context_creation_info info;
	int n;

	make();
	memset(&info, 0, sizeof(info));
	info.options = in_rounds ? 0 : lib_loop.option;
	info.protocols = protocols;
	info.port = http_port; /* in use */
	if (is_foreign)
		info.foreign_loops = loops;
	for (n = 0; n < 3 && (is_foreign || lib_loop.most_loops > 1); n++)
		CHECK(!lws_create_context(&info));
	destroy();
}

static void
kill_me(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	kill(getpid(), SIGINT);
}

static void
signal_ends(void (*cb)(void *handle, int signum))
{
	lws_sorted_usec_list_t sul;
	int n = 0;

	make_with(1, cb);
	memset(&sul, 0, sizeof(sul));
	lws_sul_schedule(cx, 0, &sul, kill_me, 30 * LWS_US_PER_MS);
	/* as programs do it */
	while (n >= 0)
		n = lws_service(cx, 0);
	CHECK(lws_context_is_being_destroyed(cx));
	destroy();
}

static void
signals_of_our_own_loop(void)
{
	if (is_foreign || in_rounds)
		return;
	signal_ends(NULL);
	signal_ends(on_signal);
	CHECK(signalled == SIGINT);
	CHECK(signal_handle || lib_loop.no_signals);
}

/* -- its end, at any moment -- */

#define ENDS_TRIED  25
#define ENDS_WITHIN 12 /* ms */
#define RUDE_PEERS  3

static atomic_int rude_stop;

static unsigned int
dice(unsigned int n)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;

	return seed % n;
}

/* half of something, to somebody who may not be there any more */
static void
is_rude_once(unsigned int n)
{
	static const char *const what[] = {
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Protocol: test\r\n"
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		"raw",
		"GE",
	};
	int fd = try_to_dial(n % 4 == 2 ? raw_port : http_port);
	struct timeval tv = { 0, 1000 };
	char b[256];

	if (fd < 0)
		return;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
	(void)!send(fd, what[n % 4], strlen(what[n % 4]), MSG_NOSIGNAL);
	if (n % 8 < 4)
		(void)!recv(fd, b, sizeof(b), 0);
	close(fd);
}

static void
is_rude(void)
{
	unsigned int n = 0;

	while (!atomic_load(&rude_stop)) {
		is_rude_once(n++);
		usleep(200);
	}
}

static lws_sorted_usec_list_t end_sul;

static void
destroy_in_a_timer(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	lws_context_destroy(cx);
}

/* somebody has connected by then, so the listener may be what is served first
 */
static void
destroyed_in_its_first_pass(void)
{
	int n, fds[2];

	for (n = 0; n < 5; n++) {
		make();
		fds[0] = dial(http_port);
		fds[1] = dial(raw_port);
		memset(&end_sul, 0, sizeof(end_sul));
		lws_sul_schedule(cx, 0, &end_sul, destroy_in_a_timer, 0);
		if (is_foreign)
			lib_loop.later(loops[0], 5, when_gone, NULL);
		run();
		destroy();
		close(fds[0]);
		close(fds[1]);
	}
}

static void
destroy_at_the_next(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	on_raw = destroy_here;
}

static void
leave_the_loop(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	done();
}

static void
end_after(int ms)
{
	static void (*const ways[])(lws_sorted_usec_list_t * sul) = {
		destroy_in_a_timer, destroy_at_the_next, leave_the_loop
	};
	unsigned int how = dice(is_foreign ? 4 : 3);

	if (is_foreign && how < 2)
		lib_loop.later(loops[0], 5, when_gone, NULL);
	if (how == 3) {
		lib_loop.later(loops[0], ms, destroy_outside, NULL);
		return;
	}
	memset(&end_sul, 0, sizeof(end_sul));
	lws_sul_schedule(cx, 0, &end_sul, ways[how],
			 ms * (lws_usec_t)LWS_US_PER_MS);
}

static void
end_at_moments_of(unsigned int from)
{
	struct peer p[RUDE_PEERS];
	int n, i;

	seed = from;
	printf("seed %u\n", seed);
	for (n = 0; n < ENDS_TRIED; n++) {
		make();
		atomic_store(&rude_stop, 0);
		for (i = 0; i < RUDE_PEERS; i++)
			begin_peer(&p[i], is_rude);
		end_after((int)dice(ENDS_WITHIN));
		run();
		destroy();
		atomic_store(&rude_stop, 1);
		for (i = 0; i < RUDE_PEERS; i++)
			pthread_join(p[i].thread, NULL);
	}
}

/* those that are always the same, and one that nobody has seen; or the one that
 * was asked for */
static void
ended_at_any_moment(void)
{
	static const unsigned int seeds[] = { 1, 20, 300 };
	unsigned int n;

	if (seed) {
		end_at_moments_of(seed);
		return;
	}
	for (n = 0; n < LWS_ARRAY_SIZE(seeds); n++)
		end_at_moments_of(seeds[n]);
	end_at_moments_of((unsigned int)lws_now_usecs() | 1);
	seed = 0;
}

/* -- by the environment -- */

static void
no_other_loop_by_that_name(void)
{
	struct lws_context_creation_info info;

	if (!in_rounds)
		return;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	setenv("LWS_X_EVENT_LIB", "none", 1);
	CHECK(!lws_create_context(&info));
	setenv("LWS_X_EVENT_LIB", lib_loop.word, 1);
}

/* a service call is one round: it does not wait, or no longer than it is told
 */
static void
rounds_return(void)
{
	lws_usec_t begun;

	if (!in_rounds)
		return;
	make();
	while (lws_service_adjust_timeout(cx, 1, 0) < 1)
		CHECK(!lws_service(cx, -1));
	begun = lws_now_usecs();
	CHECK(!lws_service(cx, -1));
	CHECK(!lws_service(cx, 30));
	CHECK(lws_now_usecs() - begun < 20 * LWS_US_PER_SEC);
	destroy();
}

static void
connect_client(void)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.vhost = lws_get_vhost_by_name(cx, "default");
	i.address = "localhost"; /* ::1 and 127.0.0.1: they are raced */
	i.port = raw_port;
	i.method = "RAW";
	i.local_protocol_name = "client";
	CHECK(lws_client_connect_via_info(&i));
}

static void
look_client(lws_sorted_usec_list_t *sul)
{
	if (client_closed)
		done();
	else
		lws_sul_schedule(cx, 0, sul, look_client, LOOK_EVERY);
}

/* the socket that wins the race becomes another connection's */
static void
client_s_socket_moves(void)
{
	lws_sorted_usec_list_t sul;

	make();
	memset(&sul, 0, sizeof(sul));
	client_closed = 0;
	memset(client_said, 0, sizeof(client_said));
	connect_client();
	lws_sul_schedule(cx, 0, &sul, look_client, LOOK_EVERY);
	run();
	CHECK(!strcmp(client_said, "by move"));
	lws_sul_cancel(&sul);
	destroy();
}

/* -- several threads -- */

static atomic_int stop_all;
static void stop_soon(void *loop);

static void
look_whether_to_stop(void *loop)
{
	if (atomic_load(&stop_all))
		lib_loop.stop(loop);
	else
		stop_soon(loop);
}

static void
stop_soon(void *loop)
{
	lib_loop.later(loop, 5, look_whether_to_stop, loop);
}

static void *
service_thread(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	if (is_foreign) {
		stop_soon(loops[tsi]);
		lib_loop.run(loops[tsi]);
		return NULL;
	}
	while (!atomic_load(&stop_all) && lws_service_tsi(cx, 0, tsi) >= 0)
		;

	return NULL;
}

static void
asks_many_http(void)
{
	int n;

	for (n = 0; n < 200; n++)
		asks_http();
}

static void
loops_of_several_threads(void)
{
	pthread_t threads[2];
	struct peer p;
	int n;

	if (lib_loop.most_loops < 2)
		return;
	if (is_foreign)
		loops[1] = lib_loop.make();
	make_with(2, NULL);
	if (lws_get_count_threads(cx) < 2) {
		destroy();
		return;
	}
	atomic_store(&stop_all, 0);
	atomic_store(&threads_seen, 0);
	for (n = 0; n < 2; n++)
		CHECK(!pthread_create(&threads[n], NULL, service_thread,
				      (void *)(intptr_t)n));
	begin_peer(&p, asks_many_http);
	pthread_join(p.thread, NULL);
	atomic_store(&stop_all, 1);
	if (!is_foreign)
		lws_default_loop_exit(cx);
	for (n = 0; n < 2; n++)
		pthread_join(threads[n], NULL);
	CHECK(atomic_load(&threads_seen) == 3);
	lws_context_destroy(cx);
	for (n = 1; is_foreign && n >= 0; n--) {
		lib_loop.later(loops[n], 5, stop_soon, loops[n]);
		lib_loop.run(loops[n]);
	}
	CHECK(!cx);
	if (is_foreign)
		lib_loop.free(loops[1]);
	loops[1] = NULL;
}

static const struct {
	const char *name;
	void (*fn)(void);
} tests[] = {
#define T(f)                                                                   \
	{                                                                      \
#f, f                                                          \
	}
	T(http_is_answered),
	T(ws_is_echoed),
	T(raw_is_echoed_and_waits_for_room),
	T(timers_come_in_time),
	T(timer_set_by_the_program_s_own_callback),
	T(idle_does_not_spin),
	T(files_are_read),
	T(destroyed_in_a_callback),
	T(destroyed_with_connections),
	T(destroyed_before_it_ran),
	T(destroyed_by_the_program_s_own_callback),
	T(again_and_again),
	T(failed_creation_leaves_nothing),
	T(signals_of_our_own_loop),
	T(destroyed_in_its_first_pass),
	T(ended_at_any_moment),
	T(no_other_loop_by_that_name),
	T(rounds_return),
	T(client_s_socket_moves),
	T(loops_of_several_threads),
};

int
main(int argc, const char **argv)
{
	const char *only = argc > 2 ? argv[2] : NULL;
	unsigned int n;

	is_foreign = argc > 1 && !strcmp(argv[1], "foreign");
	in_rounds = argc > 1 && !strcmp(argv[1], "rounds");
	seed = argc > 3 ? (unsigned int)atoi(argv[3]) : 0;
	if (in_rounds)
		setenv("LWS_X_EVENT_LIB", lib_loop.word, 1);
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	if (is_foreign)
		loops[0] = lib_loop.make();
	for (n = 0; n < LWS_ARRAY_SIZE(tests); n++) {
		if (only && strcmp(only, tests[n].name))
			continue;
		printf("%s: %s\n", lib_loop.name, tests[n].name);
		fflush(stdout);
		tests[n].fn();
	}
	if (is_foreign)
		lib_loop.free(loops[0]);

	return 0;
}
