/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Several service threads, and threads that service nothing which publish to a
 * topic and send by handle, while connections come and go. Has the label
 * "threads": it runs under the thread sanitizer too.
 */
#include "roles/ws/topic.h"
#include "unit.h"

#include <assert.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define SERVERS    3
#define PUBLISHERS 2
#define GUESTS     12
#define MESSAGES   300

static struct lws_context *cx;
static struct lws_x_topic *topic;
static atomic_int stop, opened, closed;
static _Atomic lws_x_handle_t handles[GUESTS * 8];
static atomic_int handle_count, stale;

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	int n;

	(void)user;
	(void)in;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_ESTABLISHED:
		if (lws_x_topic_subscribe(topic, wsi))
			return -1;
		n = handle_count++ % (int)LWS_ARRAY_SIZE(handles);
		handles[n] = lws_x_handle(wsi);
		opened++;
		break;
	case LWS_CALLBACK_CLOSED:
		closed++;
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "chat", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

static void
make(void)
{
	struct lws_x_topic_info info2 = { .most = 64 * 1024 * 1024 };
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	stop = opened = closed = handle_count = stale = 0;
	memset(&info, 0, sizeof(info));
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.extensions = extensions;
	info.count_threads = SERVERS;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	cx = lws_create_context(&info);
	assert_non_null(cx);
	topic = lws_x_topic_create(cx, &info2);
	assert_non_null(topic);
}

static void *
serve(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	while (!stop && lws_service_tsi(cx, 0, tsi) >= 0)
		;

	return NULL;
}

/* "P n" by publisher P, counted */
static void *
publish(void *arg)
{
	char text[80];
	int n;

	for (n = 0; n < MESSAGES; n++) {
		int len = lws_snprintf(
			text, sizeof(text),
			"%d %d, the same words, the same words, the same",
			(int)(intptr_t)arg, n);

		while (lws_x_topic_publish(topic, text, (size_t)len,
					   LWS_WRITE_TEXT) == 1)
			usleep(100);
		if (!(n % 32))
			usleep(200);
	}

	return NULL;
}

static void *
send_by_handle(void *arg)
{
	unsigned int n = 0;

	(void)arg;
	while (!stop) {
		lws_x_handle_t h = handles[n++ % LWS_ARRAY_SIZE(handles)];
		int r = lws_x_handle_send(cx, h, "by handle", 9,
					  LWS_WRITE_TEXT);

		assert(!r || r == LWS_X_HANDLE_STALE || r == LWS_X_HANDLE_FULL);
		stale += r == LWS_X_HANDLE_STALE;
		if (!(n % 7))
			(void)lws_x_handle_on_writable(cx, h);
		if (!(n % 64))
			usleep(100);
	}

	return NULL;
}

static int
join(void)
{
	static const char request[] =
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
	struct timeval tv = { 20, 0 };
	struct sockaddr_in sin;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	char b[1];
	int ends = 0;

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)lws_get_vhost_listen_port(
		lws_get_vhost_by_name(cx, "default")));
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv)), 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(write(fd, request, sizeof(request) - 1),
			 sizeof(request) - 1);
	while (ends < 4) { /* CR LF CR LF */
		assert_int_equal(read(fd, b, 1), 1);
		ends = b[0] == "\r\n\r\n"[ends] ? ends + 1 : b[0] == '\r';
	}

	return fd;
}

static void
read_exactly(int fd, void *to, size_t len)
{
	uint8_t *p = to;

	while (len) {
		ssize_t n = read(fd, p, len);

		assert_true(n > 0);
		p += n;
		len -= (size_t)n;
	}
}

/* each publisher's messages are there, all and in order; and all guests have
 * the same order of all: the sum over position and text is the same */
static uint64_t
read_all_of(int fd)
{
	int next[PUBLISHERS] = { 0 }, left = PUBLISHERS * MESSAGES;
	uint64_t sum = 0;

	while (left) {
		int p, n;
		uint8_t head[2];
		char text[130];

		read_exactly(fd, head, 2);
		assert_int_equal(head[0], 0x81);
		assert_true(head[1] < 126);
		read_exactly(fd, text, head[1]);
		text[head[1]] = '\0';
		if (!strcmp(text, "by handle"))
			continue;
		assert_int_equal(sscanf(text, "%d %d", &p, &n), 2);
		assert_in_range(p, 0, PUBLISHERS - 1);
		assert_int_equal(n, next[p]);
		next[p]++;
		left--;
		sum = sum * 31 + (uint64_t)(p * 100000 + n);
	}

	return sum;
}

static void
everybody_hears_the_same(void **state)
{
	pthread_t t[SERVERS + PUBLISHERS + 1];
	int fd[GUESTS], n;
	uint64_t sum;

	(void)state;
	make();
	if (lws_get_count_threads(cx) < SERVERS) {
		lws_x_topic_destroy(topic);
		lws_context_destroy(cx);
		print_message("skipped: built for %d threads\n", LWS_MAX_SMP);
		skip();
	}
	for (n = 0; n < SERVERS; n++)
		assert_int_equal(
			pthread_create(&t[n], NULL, serve, (void *)(intptr_t)n),
			0);
	for (n = 0; n < GUESTS; n++)
		fd[n] = join();
	assert_int_equal(
		pthread_create(&t[SERVERS], NULL, send_by_handle, NULL), 0);
	for (n = 0; n < PUBLISHERS; n++)
		assert_int_equal(pthread_create(&t[SERVERS + 1 + n], NULL,
						publish, (void *)(intptr_t)n),
				 0);
	sum = read_all_of(fd[0]);
	for (n = 1; n < GUESTS; n++)
		assert_true(read_all_of(fd[n]) == sum);
	for (n = 0; n < PUBLISHERS; n++)
		pthread_join(t[SERVERS + 1 + n], NULL);
	/* they leave while they are sent to */
	for (n = 0; n < GUESTS; n++)
		close(fd[n]);
	while (closed < GUESTS)
		usleep(1000);
	stale = 0;
	while (stale < 100)
		usleep(1000);
	stop = 1;
	pthread_join(t[SERVERS], NULL);
	lws_cancel_service(cx);
	for (n = 0; n < SERVERS; n++)
		pthread_join(t[n], NULL);
	lws_x_topic_destroy(topic);
	lws_context_destroy(cx);
}

/* guests come and go, topics too */
static void
topics_end_while_they_are_heard(void **state)
{
	pthread_t t[SERVERS + PUBLISHERS];
	int fd[GUESTS], n, k;

	(void)state;
	make();
	if (lws_get_count_threads(cx) < SERVERS) {
		lws_x_topic_destroy(topic);
		lws_context_destroy(cx);
		skip();
	}
	for (n = 0; n < SERVERS; n++)
		assert_int_equal(
			pthread_create(&t[n], NULL, serve, (void *)(intptr_t)n),
			0);
	for (k = 0; k < 3; k++) {
		for (n = 0; n < PUBLISHERS; n++)
			assert_int_equal(pthread_create(&t[SERVERS + n], NULL,
							publish,
							(void *)(intptr_t)n),
					 0);
		for (n = 0; n < GUESTS; n++)
			fd[n] = join();
		for (n = 0; n < GUESTS; n++)
			close(fd[n]);
		for (n = 0; n < PUBLISHERS; n++)
			pthread_join(t[SERVERS + n], NULL);
		while (closed < (k + 1) * GUESTS)
			usleep(1000);
		lws_x_topic_destroy(topic);
		topic = lws_x_topic_create(cx, NULL);
	}
	for (n = 0; n < GUESTS; n++)
		fd[n] = join();
	publish((void *)(intptr_t)0);
	lws_x_topic_destroy(topic); /* from here, with all of them */
	for (n = 0; n < GUESTS; n++)
		close(fd[n]);
	while (closed < opened)
		usleep(1000);
	stop = 1;
	lws_cancel_service(cx);
	for (n = 0; n < SERVERS; n++)
		pthread_join(t[n], NULL);
	lws_context_destroy(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_hears_the_same),
		cmocka_unit_test(topics_end_while_they_are_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
