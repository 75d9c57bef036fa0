/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS of connections: handshakes, bytes in both directions, vhosts by name,
 * those that speak no TLS, limits, upgrades of connections in use, and memory.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_vhost *vh;
static struct lws *server; /* the accepted end */
static struct lws_secure_ask ask;

static int
note_server(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_RAW_ADOPT && !wsi->is_client)
		server = wsi;
	if (reason == LWS_CALLBACK_WSI_DESTROY && wsi == server)
		server = NULL;
	if (reason == LWS_CALLBACK_WSI_DESTROY && wsi == sp.wsi)
		sp.wsi = NULL;

	return 0;
}

static void
begin_with(const struct lws_context_creation_info *info)
{
	rec.hook = note_server;
	cx = rec_context(info);
	vh = rec_vhost(cx);
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec.quiet = 1;
	server = NULL;
	sp_ask(&ask, "localhost:443");
	sp_info(&info, "good");
	begin_with(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	rec.created = rec.destroyed;
	lws_context_destroy(cx);

	return 0;
}

static struct lws *
client(void)
{
	struct lws *w = sp_connect(vh, vh->port, &ask);

	if (w)
		sp_settle(cx);

	return w;
}

static void
say(struct lws *from, const void *p, size_t len)
{
	uint8_t *buf = malloc(LWS_PRE + len);

	assert_non_null(buf);
	memcpy(buf + LWS_PRE, p, len);
	assert_int_equal(lws_write(from, buf + LWS_PRE, len, LWS_WRITE_RAW),
			 len);
	free(buf);
}

/* -- handshakes and bytes -- */

static void
bytes_go_both_ways(void **state)
{
	struct lws *w;

	(void)state;
	w = client();
	assert_non_null(w);
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_non_null(server);
	assert_true(lws_is_ssl(w));
	assert_true(lws_is_ssl(server));
	assert_non_null(lws_get_ssl(w));
	say(w, "ping", 4);
	rounds(cx, 4);
	assert_int_equal(rec.rx_len, 4);
	say(server, "answer", 6);
	rounds(cx, 4);
	assert_memory_equal(rec.rx, "pinganswer", 10);
}

static void
a_large_write_arrives_whole(void **state)
{
	static char big[60000];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(big); n++)
		big[n] = (char)(n * 31 + n / 251);
	assert_non_null(client());
	say(server, big, sizeof(big));
	rounds(cx, 30);
	assert_int_equal(rec.rx_len, sizeof(big));
	assert_memory_equal(rec.rx, big, sizeof(big));
}

static size_t total;

static int
count_rx(struct lws *wsi, enum lws_callback_reasons reason, void *in,
	 size_t len)
{
	if (reason == LWS_CALLBACK_RAW_RX) {
		total += len;
		rec.rx_len = 0;
	}

	return note_server(wsi, reason, in, len);
}

/* more than the sockets take: the rest waits, bounded, and comes in order */
static void
what_the_socket_refuses_waits(void **state)
{
	static char big[8 * 1024 * 1024];
	struct lws_secure *s;
	struct lws *w;

	(void)state;
	total = 0;
	rec.hook = count_rx;
	w = client();
	assert_non_null(w);
	lws_rx_flow_control(w, 0);
	say(server, big, sizeof(big));
	rounds(cx, 20);
	s = lws_secure_of(server);
	assert_true(lws_partial_buffered(server));
	assert_true(lws_send_pipe_choked(server));
	assert_true(lws_buflist_total_len(&s->out) <= LWS_LIMIT_TLS_HELD);
	assert_true(total < sizeof(big));
	lws_rx_flow_control(w, 1);
	rounds(cx, 3000);
	assert_int_equal(total, sizeof(big));
	assert_false(lws_partial_buffered(server));
	assert_false(lws_send_pipe_choked(server));
}

static void
closing_says_goodbye(void **state)
{
	struct lws *w;

	(void)state;
	w = client();
	assert_non_null(w);
	say(w, "last words", 10);
	lws_set_timeout(w, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
	rounds(cx, 8);
	assert_null(server);
	assert_int_equal(rec.rx_len, 10);
}

static void
alpn_is_agreed(void **state)
{
	(void)state;
	vh->tls->setup.alpn = "foo,bar";
	assert_int_equal(lws_secure_remake(vh, &vh->tls->setup.cert,
					   &vh->tls->setup.key),
			 0);
	ask.alpn = "bar, foo";
	assert_non_null(client());
	assert_string_equal(sp.alpn, "foo");
	ask.alpn = "nothing,of,that";
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_non_null(strstr(sp.why, "no application protocol"));
}

static void
without_a_host_there_is_no_client(void **state)
{
	char host[LWS_LIMIT_TLS_HOST + 2];

	(void)state;
	memset(host, 'a', sizeof(host));
	host[sizeof(host) - 1] = '\0';
	ask.host = NULL;
	assert_null(client());
	assert_string_equal(sp.why, "bio_create failed");
	ask.host = host; /* one more than the limit */
	assert_null(client());
	assert_string_equal(sp.why, "bio_create failed");
}

/* -- vhosts by name -- */

static struct lws_vhost *
add_vhost(const char *name, const char *cert, uint64_t options)
{
	struct lws_context_creation_info info;
	struct lws_vhost *v;

	sp_info(&info, cert);
	info.port = vh->port;
	info.vhost_name = name;
	info.options |= options;
	v = lws_create_vhost(cx, &info);
	assert_non_null(v);

	return v;
}

static void
sni_chooses_the_vhost(void **state)
{
	union lws_tls_cert_info_results r;
	struct lws_vhost *v;
	struct lws *w;

	(void)state;
	v = add_vhost("www.example.test", "next", 0);
	ask.host = "WWW.example.test";
	w = client();
	assert_non_null(w);
	assert_ptr_equal(lws_get_vhost(server), v);
	assert_ptr_equal(lws_get_protocol(server), &v->protocols[0]);
	assert_int_equal(
		lws_tls_peer_cert_info(w, LWS_TLS_CERT_INFO_COMMON_NAME, &r, 0),
		0);
	assert_string_equal(r.ns.name, "next");
	/* a name that nobody has stays where it was accepted */
	ask.host = "nobody.example.test";
	assert_non_null(client());
	assert_ptr_equal(lws_get_vhost(server), vh);
}

/* what the other vhost demands of clients counts */
static void
sni_cannot_avoid_client_certificates(void **state)
{
	(void)state;
	add_vhost("www.example.test", "next",
		  LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT);
	ask.host = "www.example.test";
	client();
	rounds(cx, 6);
	assert_null(server);
}

static void
a_vhost_can_go_while_it_serves(void **state)
{
	struct lws_vhost *v;

	(void)state;
	v = add_vhost("www.example.test", "next", 0);
	ask.host = "www.example.test";
	assert_non_null(client());
	assert_non_null(server);
	lws_vhost_destroy(v);
	rounds(cx, 8);
	assert_null(server);
}

/* -- those that speak no TLS -- */

static void
plain(const char *text, char *answer, size_t size)
{
	int fd = rec_connect(vh->port);
	ssize_t n;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	rounds(cx, 8);
	assert_int_equal(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
	n = read(fd, answer, size - 1);
	answer[n > 0 ? n : 0] = '\0';
	close(fd);
	rounds(cx, 4);
}

static void
http_on_a_tls_port_is_told(void **state)
{
	char answer[512];

	(void)state;
	plain("GET / HTTP/1.1\r\nHost: a\r\n\r\n", answer, sizeof(answer));
	assert_memory_equal(answer, "HTTP/1.1 400 ", 13);
	assert_non_null(strstr(answer, "TLS"));
	assert_null(server);
}

static void
garbage_closes(void **state)
{
	char answer[512];

	(void)state;
	plain("\x01\x02 garbage garbage", answer, sizeof(answer));
	assert_null(server);
}

static void
restart(uint64_t options)
{
	struct lws_context_creation_info info;

	lws_context_destroy(cx);
	sp_info(&info, "good");
	info.options |= options;
	info.timeout_secs = 1;
	begin_with(&info);
}

static void
plain_falls_back_to_the_accept_role(void **state)
{
	char answer[64];

	(void)state;
	restart(LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
		LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG);
	plain("hello", answer, sizeof(answer));
	assert_int_equal(rec.rx_len, 5);
	assert_memory_equal(rec.rx, "hello", 5);
	/* TLS goes on as ever */
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_true(lws_is_ssl(server));
}

static void
plain_without_a_fallback_is_dropped(void **state)
{
	char answer[64];

	(void)state;
	restart(LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT);
	plain("hello", answer, sizeof(answer));
	assert_int_equal(rec.rx_len, 0);
	assert_string_equal(answer, "");
}

/* -- time and number -- */

static void
a_handshake_that_does_not_come_ends(void **state)
{
	int fd, n;
	char c;

	(void)state;
	restart(0);
	fd = rec_connect(vh->port);
	rounds(cx, 4);
	assert_int_equal(atomic_load(&cx->tls->shaking), 1);
	usleep(1100 * 1000);
	rounds(cx, 4);
	assert_int_equal(atomic_load(&cx->tls->shaking), 0);
	assert_int_equal(atomic_load(&cx->tls->conns), 0);
	n = (int)read(fd, &c, 1);
	assert_true(n <= 0);
	close(fd);
}

static void
limited(int conns, int shaking)
{
	struct lws_context_creation_info info;

	lws_context_destroy(cx);
	sp_info(&info, "good");
	info.simultaneous_ssl_restriction = conns;
	info.simultaneous_ssl_handshake_restriction = shaking;
	begin_with(&info);
}

static void
handshakes_at_the_limit_wait(void **state)
{
	int fd[3], n;

	(void)state;
	limited(0, 2);
	for (n = 0; n < 3; n++)
		fd[n] = rec_connect(vh->port);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->shaking), 2);
	close(fd[0]);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->shaking), 2);
	close(fd[1]);
	close(fd[2]);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->shaking), 0);
}

static void
connections_at_the_limit_wait(void **state)
{
	int fd[2];

	(void)state;
	limited(1, 0);
	fd[0] = rec_connect(vh->port);
	fd[1] = rec_connect(vh->port);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->conns), 1);
	/* a client is refused in words */
	assert_null(sp_connect(vh, vh->port, &ask));
	assert_string_equal(sp.why, "tls restriction limit");
	close(fd[0]);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->conns), 1);
	close(fd[1]);
	rounds(cx, 8);
	assert_int_equal(atomic_load(&cx->tls->conns), 0);
}

/* -- memory -- */

static int
one_connection(void)
{
	struct lws *w;
	int r = -1;

	server = NULL;
	w = sp_connect(vh, vh->port, &ask);
	if (w) {
		sp_settle(cx);
		if (sp.wsi && sp.io == LWS_IO_OK && server) {
			say(w, "x", 1);
			rounds(cx, 3);
			r = rec.rx_len == 1 ? 0 : -1;
		}
	}
	rec.rx_len = 0;
	if (sp.wsi)
		lws_set_timeout(sp.wsi, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_SYNC);
	rounds(cx, 8);
	if (server)
		lws_set_timeout(server, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_SYNC);
	rounds(cx, 2);

	return r;
}

/* The context and its thread's buffers are there before; what a connection
 * takes is given back, whichever allocation fails. */
static void
out_of_memory_ends_a_connection_only(void **state)
{
	long n;

	(void)state;
	lws_set_log_level(0, NULL);
	assert_int_equal(one_connection(), 0);
	for (n = 1; n < 2000; n++) {
		int r;

		lws_tls_sessions_fini(&vh->tls->sessions);
		unit_heap_begin(n);
		r = one_connection();
		lws_tls_sessions_fini(&vh->tls->sessions);
		if (unit_heap_end())
			fail_msg("refusing allocation %ld leaks %ld blocks", n,
				 unit_heap.live);
		if (unit_heap.refused)
			continue;
		assert_int_equal(r, 0);
		break;
	}
	assert_true(n > 5 && n < 2000);
}

static size_t heap_bytes;

/* counts what is asked for, each block with its size in front */
static void *
counting_realloc(void *ptr, size_t size, const char *reason)
{
	size_t *p = ptr ? (size_t *)ptr - 2 : NULL;

	(void)reason;
	if (p)
		heap_bytes -= *p;
	if (!size) {
		free(p);
		return NULL;
	}
	p = realloc(p, size + 16);
	assert_non_null(p);
	*p = size;
	heap_bytes += size;

	return p + 2;
}

/* beside what OpenSSL keeps of it */
static void
an_idle_connection_takes_little(void **state)
{
	struct lws_context_creation_info info;
	size_t before;

	(void)state;
	unit_needs_own_loop("they have bytes of their own for each");
	lws_context_destroy(cx);
	lws_set_allocator(counting_realloc);
	sp_info(&info, "good");
	begin_with(&info);
	assert_int_equal(one_connection(), 0);
	lws_tls_sessions_fini(&vh->tls->sessions);
	before = heap_bytes;
	assert_non_null(client());
	assert_non_null(server);
	lws_tls_sessions_fini(&vh->tls->sessions);
	/* both ends are ours */
	print_message("an idle TLS connection: %zu bytes of heap\n",
		      (heap_bytes - before) / 2);
	assert_true(heap_bytes - before <= 2 * 700);
	rec.hook = NULL;
	lws_context_destroy(cx);
	lws_set_allocator(NULL);
	sp_info(&info, "good");
	begin_with(&info);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(bytes_go_both_ways),
		T(a_large_write_arrives_whole),
		T(what_the_socket_refuses_waits),
		T(closing_says_goodbye),
		T(alpn_is_agreed),
		T(without_a_host_there_is_no_client),
		T(sni_chooses_the_vhost),
		T(sni_cannot_avoid_client_certificates),
		T(a_vhost_can_go_while_it_serves),
		T(http_on_a_tls_port_is_told),
		T(garbage_closes),
		T(plain_falls_back_to_the_accept_role),
		T(plain_without_a_fallback_is_dropped),
		T(a_handshake_that_does_not_come_ends),
		T(handshakes_at_the_limit_wait),
		T(connections_at_the_limit_wait),
		T(out_of_memory_ends_a_connection_only),
		T(an_idle_connection_takes_little),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
