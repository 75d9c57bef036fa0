/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The order of callbacks, which programs rely on: of contexts, of raw sockets,
 * of files, of listeners, and what external poll loops are told.
 */
#include "core-net/inside.h"

#include "recorder.h"

static void
context_without_service_sends_no_protocol_callback(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	rec_end(lws_create_context(&info));
	expect("");
}

static void
context_starts_protocols_in_its_first_pass(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = lws_create_context(&info);
	assert_non_null(cx);
	expect("");
	/* 0 would sleep: by contract the first round has a cancel in it */
	assert_int_equal(lws_service(cx, 0), 0);
	expect("INIT cancelled");
	rec_end(cx);
	expect("DESTROY");
}

static int
say_finalize(struct lws_vhost *vh)
{
	rec_say("finalize:");
	rec_say(lws_get_vhost_name(vh));

	return 0;
}

static void
finalized(struct lws_vhost *vh, void *arg)
{
	assert_ptr_equal(arg, &rec);
	say_finalize(vh);
}

static void
listener_announced_at_creation_and_told_of_its_end(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;

	(void)state;
	rec_begin();
	rec.poll = 1;
	rec_info_listen(&info);
	info.finalize = finalized;
	info.finalize_arg = &rec;
	cx = lws_create_context(&info);
	assert_non_null(cx);
	expect("LOCK1 ADD UNLOCK1");
	rounds(cx, 1);
	expect("INIT cancelled");
	rec_end(cx);
	expect("LOCK1 DEL UNLOCK1 destroy DESTROY finalize: default");
}

static void
adopted_raw_socket(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int peer;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.poll = 1;
	rec_pair(cx, &peer);
	expect("create bind LOCK1 ADD UNLOCK1 adopt");
	assert_int_equal(write(peer, "hello", 5), 5);
	rounds(cx, 1);
	assert_memory_equal(rec.rx, "hello", 5);
	expect("rx");
	close(peer);
	rounds(cx, 2);
	expect("drop LOCK1 DEL UNLOCK1 close destroy");
	rec_end(cx);
}

static int
end_file(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	char buf[16];

	(void)in;
	if (reason != LWS_CALLBACK_RAW_RX_FILE)
		return 0;
	assert_int_equal(len, 0);

	return read(lws_get_socket_fd(wsi), buf, sizeof(buf)) <= 0;
}

static void
adopted_pipe_is_read_by_the_program(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int p[2];

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.poll = 1;
	rec.hook = end_file;
	assert_int_equal(pipe(p), 0);
	assert_non_null(rec_adopt(cx, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL));
	expect("create LOCK1 ADD UNLOCK1 adopt-file");
	assert_int_equal(write(p[1], "x", 1), 1);
	rounds(cx, 2);
	expect("rx-file");
	close(p[1]);
	rounds(cx, 2);
	expect("LOCK1 DEL UNLOCK1 close-file destroy");
	rec_end(cx);
}

static void
pipe_paused_and_resumed_is_read_again(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	struct lws *wsi;
	int p[2];

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.hook = end_file;
	assert_int_equal(pipe(p), 0);
	wsi = rec_adopt(cx, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL);
	assert_non_null(wsi);
	rec_forget();
	lws_rx_flow_control(wsi, 0);
	assert_int_equal(write(p[1], "x", 1), 1);
	close(p[1]);
	rounds(cx, 3);
	expect("");
	lws_rx_flow_control(wsi, 1);
	rounds(cx, 3);
	expect("rx-file close-file destroy");
	rec_end(cx);
}

static void
pipe_writeable_waits_for_the_kernel(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	static char fill[65536];
	struct lws *wsi;
	int p[2];

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	assert_int_equal(pipe(p), 0);
	wsi = rec_adopt(cx, p[1], LWS_ADOPT_RAW_FILE_DESC, NULL);
	assert_non_null(wsi);
	while (write(p[1], fill, sizeof(fill)) > 0)
		;
	rec_forget();
	assert_int_equal(lws_callback_on_writable(wsi), 1);
	rounds(cx, 3);
	expect("");
	assert_true(read(p[0], fill, sizeof(fill)) > 0);
	rounds(cx, 3);
	expect("writeable-file");
	rec_end(cx);
	close(p[0]);
}

static void
regular_file_is_always_ready(void **state)
{
	struct lws_context_creation_info info;
	char path[] = "/tmp/lws-seq-XXXXXX";
	struct lws_context *cx;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	unlink(path);
	assert_int_equal(write(fd, "x", 1), 1);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.hook = end_file;
	assert_non_null(rec_adopt(cx, fd, LWS_ADOPT_RAW_FILE_DESC, NULL));
	expect("create adopt-file");
	/* 0 would sleep; an event library may have more than one look in it */
	assert_int_equal(lws_service(cx, 0), 0);
	rounds(cx, 2);
	expect("rx-file rx-file close-file destroy");
	rec_end(cx);
}

static void
accepted_raw_connection(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int fd;

	(void)state;
	rec_begin();
	rec_info_listen(&info);
	cx = rec_context(&info);
	rec.poll = 1;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	assert_true(fd >= 0);
	rounds(cx, 1);
	expect("filter create bind LOCK1 ADD UNLOCK1 adopt");
	rec_reset(fd);
	rounds(cx, 2);
	expect("drop LOCK1 DEL UNLOCK1 close destroy");
	rec_end(cx);
}

static int
filter_refuses(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	(void)wsi;
	(void)in;
	(void)len;

	return reason == LWS_CALLBACK_FILTER_NETWORK_CONNECTION;
}

static void
refused_by_the_filter_is_closed_without_a_wsi(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	char c;
	int fd;

	(void)state;
	rec_begin();
	rec_info_listen(&info);
	cx = rec_context(&info);
	rec.hook = filter_refuses;
	fd = rec_connect(lws_get_vhost_listen_port(rec_vhost(cx)));
	rounds(cx, 1);
	expect("filter");
	assert_int_equal(read(fd, &c, 1), 0);
	close(fd);
	rec_end(cx);
}

static enum lws_callback_reasons refuse_at;

static int
refuse(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)wsi;
	(void)in;
	(void)len;

	return reason == refuse_at;
}

static void
refused_adoption_closes_a_socket(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int sv[2];
	char c;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.hook = refuse;

	refuse_at = LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	expect("create bind drop destroy");
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);

	refuse_at = LWS_CALLBACK_RAW_ADOPT;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	expect("create bind adopt drop close destroy");
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);

	refuse_at = LWS_CALLBACK_ADD_POLL_FD;
	rec.poll = 1;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	expect("create bind LOCK1 ADD UNLOCK1 drop destroy");
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);

	rec.poll = 0;
	refuse_at = LWS_CALLBACK_LOCK_POLL;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	expect("create bind drop destroy");
	close(sv[1]);
	rec.hook = NULL;
	rec_end(cx);
}

static int
say_no(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	unsigned char buf[LWS_PRE + 4];

	(void)in;
	(void)len;
	if (reason != LWS_CALLBACK_RAW_ADOPT)
		return 0;
	memcpy(buf + LWS_PRE, "full", 4);
	assert_int_equal(lws_write(wsi, buf + LWS_PRE, 4, LWS_WRITE_RAW), 4);

	return -1;
}

static void
what_a_refusing_adoption_wrote_still_leaves(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int sv[2];
	char b[8];

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	rec.hook = say_no;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_null(rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL));
	assert_int_equal(read(sv[1], b, sizeof(b)), 4);
	assert_int_equal(read(sv[1], b, sizeof(b)), 0);
	close(sv[1]);
	rec_end(cx);
}

static void
refused_file_stays_the_callers(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int p[2];

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	assert_int_equal(pipe(p), 0);
	rec.hook = refuse;
	refuse_at = LWS_CALLBACK_RAW_ADOPT_FILE;
	assert_null(rec_adopt(cx, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL));
	expect("create adopt-file close-file destroy");
	assert_true(fcntl(p[0], F_GETFD) >= 0);
	rec.hook = NULL;
	/* and it can be adopted again */
	assert_non_null(rec_adopt(cx, p[0], LWS_ADOPT_RAW_FILE_DESC, NULL));
	rec_end(cx);
	assert_int_equal(fcntl(p[0], F_GETFD), -1);
	close(p[1]);
}

static void
unknown_protocol_fails_the_adoption(void **state)
{
	struct lws_context_creation_info info;
	lws_sock_file_fd_type u;
	struct lws_context *cx;
	int sv[2];
	char c;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	assert_null(lws_adopt_descriptor_vhost(rec_vhost(cx), LWS_ADOPT_SOCKET,
					       u, "nobody", NULL));
	expect("");
	assert_int_equal(read(sv[1], &c, 1), 0);
	close(sv[1]);
	rec_end(cx);
}

/* -- a program's own poll loop -- */

static struct pollfd app[8];
static int app_count;

static struct pollfd *
app_find(int fd)
{
	int n;

	for (n = 0; n < app_count; n++)
		if (app[n].fd == fd)
			return &app[n];

	fail_msg("descriptor %d was not announced", fd);

	return app;
}

static int
app_poll(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	const struct lws_pollargs *pa = in;

	(void)wsi;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_ADD_POLL_FD:
		app[app_count].fd = pa->fd;
		app[app_count++].events = (short)pa->events;
		break;
	case LWS_CALLBACK_DEL_POLL_FD:
		*app_find(pa->fd) = app[app_count - 1];
		app_count--;
		break;
	case LWS_CALLBACK_CHANGE_MODE_POLL_FD:
		assert_int_equal(app_find(pa->fd)->events, pa->prev_events);
		app_find(pa->fd)->events = (short)pa->events;
		break;
	default:
		break;
	}

	return 0;
}

static int
app_round(struct lws_context *cx, int ms)
{
	int n, served = 0;

	ms = lws_service_adjust_timeout(cx, ms, 0);
	if (poll(app, (nfds_t)app_count, ms) < 0)
		return -1;
	for (n = 0; n < app_count; n++)
		if (app[n].revents) {
			int fd = app[n].fd;

			served++;
			if (lws_service_fd(cx, &app[n]) < 0)
				return -1;
			if (n < app_count && app[n].fd != fd)
				n--; /* the last one took its place */
		}

	return served;
}

static void
external_poll_sees_every_change(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	struct lws *wsi;
	int peer;

	(void)state;
	rec_begin();
	app_count = 0;
	rec.hook = app_poll;
	rec_info(&info);
	cx = lws_create_context(&info);
	assert_int_equal(app_round(cx, 0), 0);
	rec_forget();
	rec.poll = 1;
	wsi = rec_pair(cx, &peer);
	expect("create bind LOCK1 ADD UNLOCK1 adopt");

	/* outside a pass: the loop must see it, once */
	assert_int_equal(lws_callback_on_writable(wsi), 1);
	assert_int_equal(lws_callback_on_writable(wsi), 1);
	expect("LOCK0 CHANGE5 UNLOCK0");
	assert_int_equal(poll(app, (nfds_t)app_count, 1000), 1);
	assert_int_equal(lws_service_fd(cx, &app[0]), 0);
	assert_int_equal(app[0].revents, 0);
	expect("LOCK0 CHANGE1 UNLOCK0 writeable");

	/* nothing is left that would make it spin */
	assert_int_equal(app_round(cx, 10), 0);
	expect("");

	close(peer);
	assert_int_equal(app_round(cx, 1000), 1);
	expect("drop LOCK1 DEL UNLOCK1 close destroy");
	assert_int_equal(app_count, 0);
	rec_end(cx);
}

static void
service_fd_results(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	struct pollfd p;
	int peer, fd;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	fd = lws_get_socket_fd(rec_pair(cx, &peer));

	p.fd = peer; /* not the library's */
	p.events = POLLIN;
	p.revents = POLLIN;
	assert_int_equal(lws_service_fd(cx, &p), 0);
	assert_int_equal(p.revents, POLLIN);
	assert_int_equal(lws_service_fd(NULL, &p), -1);

	assert_int_equal(write(peer, "x", 1), 1);
	p.fd = fd;
	assert_int_equal(lws_service_fd(cx, &p), 0);
	assert_int_equal(p.revents, 0);

	close(peer);
	p.revents = POLLIN | POLLHUP;
	assert_int_equal(lws_service_fd(cx, &p), 1);
	assert_int_equal(p.revents, POLLIN | POLLHUP);
	rec_end(cx);
}

static int
write_in_adopt(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	       size_t len)
{
	app_poll(wsi, reason, in, len);
	if (reason == LWS_CALLBACK_RAW_ADOPT)
		assert_int_equal(lws_callback_on_writable(wsi), 1);

	return 0;
}

static void
asking_inside_the_adoption_reaches_the_loop(void **state)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	int peer;

	(void)state;
	rec_begin();
	app_count = 0;
	rec.hook = write_in_adopt;
	rec_info(&info);
	cx = lws_create_context(&info);
	app_round(cx, 0);
	rec_forget();
	rec_pair(cx, &peer);
	expect("create bind adopt");
	/* without the help of lws_service_adjust_timeout() */
	assert_int_equal(poll(app, (nfds_t)app_count, 1000), 1);
	assert_int_equal(lws_service_fd(cx, &app[0]), 0);
	expect("writeable");
	rec_end(cx);
	close(peer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			context_without_service_sends_no_protocol_callback),
		cmocka_unit_test(context_starts_protocols_in_its_first_pass),
		cmocka_unit_test(
			listener_announced_at_creation_and_told_of_its_end),
		cmocka_unit_test(adopted_raw_socket),
		cmocka_unit_test(adopted_pipe_is_read_by_the_program),
		cmocka_unit_test(pipe_paused_and_resumed_is_read_again),
		cmocka_unit_test(pipe_writeable_waits_for_the_kernel),
		cmocka_unit_test(regular_file_is_always_ready),
		cmocka_unit_test(accepted_raw_connection),
		cmocka_unit_test(refused_by_the_filter_is_closed_without_a_wsi),
		cmocka_unit_test(refused_adoption_closes_a_socket),
		cmocka_unit_test(what_a_refusing_adoption_wrote_still_leaves),
		cmocka_unit_test(refused_file_stays_the_callers),
		cmocka_unit_test(unknown_protocol_fails_the_adoption),
		cmocka_unit_test(external_poll_sees_every_change),
		cmocka_unit_test(service_fd_results),
		cmocka_unit_test(asking_inside_the_adoption_reaches_the_loop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
