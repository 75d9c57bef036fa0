/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The way of a raw client to its peer: each step, each way to fail on it with
 * the words that are said, and ends at every moment.
 */
#include "core-net/client-proxy.h"

#include "recorder-peer.h"

/* -- names of our own -- */

#define MOST_NAMED LWS_LIMIT_CONNECT_ADDRESSES
/* a lookup that nobody waits for may still run when its test is over */
static pthread_mutex_t dns_lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	lws_sockaddr46 address[MOST_NAMED];
	unsigned int count;
	enum lws_plat_found how;
	atomic_int asked;
	atomic_int hold; /* the resolver does not answer while this is set */
} dns;

static enum lws_plat_found
resolve(const char *name, int family, lws_sockaddr46 *out, unsigned int max,
	unsigned int *n)
{
	enum lws_plat_found how;

	(void)name;
	(void)family;
	atomic_fetch_add(&dns.asked, 1);
	while (atomic_load(&dns.hold))
		usleep(1000);
	assert_true(max >= MOST_NAMED);
	pthread_mutex_lock(&dns_lock);
	memcpy(out, dns.address, sizeof(dns.address));
	*n = dns.count;
	how = dns.how;
	pthread_mutex_unlock(&dns_lock);

	return how;
}

static void
nobody_is_named(enum lws_plat_found how)
{
	pthread_mutex_lock(&dns_lock);
	dns.count = 0;
	dns.how = how;
	pthread_mutex_unlock(&dns_lock);
}

static void
named(const char *address)
{
	lws_sockaddr46 *sa;

	pthread_mutex_lock(&dns_lock);
	sa = &dns.address[dns.count++];
	memset(sa, 0, sizeof(*sa));
	assert_int_equal(lws_sa46_parse_numeric_address(address, sa), 0);
	dns.how = LWS_PLAT_FOUND;
	pthread_mutex_unlock(&dns_lock);
}

/* -- fixtures -- */

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	nobody_is_named(LWS_PLAT_NO_NAME);
	atomic_store(&dns.hold, 0);
	atomic_store(&dns.asked, 0);
	rec_begin();
	rec_info(&info);
	begin_with(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	if (cx)
		lws_context_destroy(cx);
	end_peer();
	unsetenv("http_proxy");
	unsetenv("socks_proxy");
	unsetenv("no_proxy");

	return 0;
}

/* the same with a proxy; the peer is the proxy then */
static void
setup_by(const char *http, const char *socks)
{
	struct lws_context_creation_info info;
	char text[128];

	lws_context_destroy(cx);
	rec_forget();
	rec_info(&info);
	lws_snprintf(text, sizeof(text), "%s:%d", http ? http : socks, port);
	if (http)
		info.http_proxy_address = text;
	else
		info.socks_proxy_address = text;
	cx = rec_context(&info);
}

static struct lws_client_connect_info
ask_for(const char *address)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = address;
	i.port = port;
	i.method = "RAW";
	i.pwsi = &wsi;

	return i;
}

static struct lws *
connect_to(const char *address)
{
	struct lws_client_connect_info i = ask_for(address);
	struct lws *w = lws_client_connect_via_info(&i);

	assert_ptr_equal(w, wsi);

	return w;
}

/* -- what works -- */

static void
connects_by_address_and_talks(void **state)
{
	static const char hello[] = "hello";
	uint8_t buf[LWS_PRE + 8];

	(void)state;
	assert_non_null(connect_to("127.0.0.1"));
	expect("bind connecting"); /* nothing more inside the call */
	until("create connected");
	accept_it();
	memcpy(buf + LWS_PRE, hello, 5);
	assert_int_equal(lws_write(wsi, buf + LWS_PRE, 5, LWS_WRITE_RAW), 5);
	HEARS("hello");
	SAY("you");
	until("rx");
	assert_memory_equal(rec.rx, "you", 3);
	close(peer);
	peer = -1;
	until("drop close destroy");
}

static void
connects_to_ipv6_in_brackets_too(void **state)
{
	(void)state;
	/* nobody listens there: it is understood as an address */
	assert_non_null(connect_to("[::1]"));
	expect("bind connecting");
	until("failed drop destroy");
}

static void
connects_to_unix_sockets(void **state)
{
	struct sockaddr_un un;
	socklen_t len;
	char path[64];
	int fd;

	(void)state;
	lws_snprintf(path, sizeof(path), "+@client-test-%d", (int)getpid());
	assert_int_equal(lws_plat_unix_address(path + 1, &un, &len), 0);
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&un, len), 0);
	assert_int_equal(listen(fd, 1), 0);
	assert_non_null(connect_to(path));
	expect("bind connecting");
	until("create connected");
	close(fd);
}

static void
connects_by_name(void **state)
{
	(void)state;
	named("127.0.0.1");
	assert_non_null(connect_to("a.example"));
	expect("bind");
	assert_int_equal(lws_callback_on_writable(wsi), -1);
	until("connecting create connected");
	assert_int_equal(atomic_load(&dns.asked), 1);
}

static void
the_next_address_is_tried_when_one_fails(void **state)
{
	(void)state;
	named("127.0.0.2"); /* nobody listens there */
	named("127.0.0.1");
	connect_to("a.example");
	until("bind connecting connecting create connected");
}

static void
so_many_addresses_are_tried_and_no_more(void **state)
{
	char expected[512] = "bind";
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_LIMIT_CONNECT_ADDRESSES; n++) {
		named("127.0.0.2"); /* nobody listens there */
		strcat(expected, " connecting");
	}
	strcat(expected, " failed drop destroy");
	connect_to("a.example");
	until(expected);
	assert_string_equal(rec.why, "conn fail: ECONNREFUSED");
}

static void
the_next_address_joins_after_the_head_start(void **state)
{
	int fill[2], fd = black_hole("127.0.0.3", fill);
	lws_usec_t t;

	(void)state;
	named("127.0.0.3");
	named("127.0.0.1");
	connect_to("a.example");
	until("bind connecting");
	t = lws_now_usecs();
	until("connecting create connected");
	t = lws_now_usecs() - t;
	assert_true(t > LWS_TUNE_CONNECT_HEAD_US - 50000);
	assert_true(t < LWS_TUNE_CONNECT_HEAD_US + 2000000);
	accept_it();
	SAY("x");
	until("rx"); /* the loser's end is nobody's business */
	close(fd);
	close(fill[0]);
	close(fill[1]);
}

static void
families_take_turns(void **state)
{
	struct lws_way *way;

	(void)state;
	named("::1");
	named("::2");
	named("::3");
	named("127.0.0.1");
	atomic_store(&dns.hold, 1);
	connect_to("a.example");
	way = lws_way_of(wsi);
	memcpy(way->address, dns.address, sizeof(dns.address));
	/* all four, put in order as they are when the race begins */
	way->count = 4;
	way->next = 4;
	way->running = 1; /* so that nothing is decided */
	assert_int_equal(lws_way_race_begin(wsi), LWS_KEEP);
	way->running = 0;
	assert_int_equal(way->address[0].sa4.sin_family, AF_INET6);
	assert_int_equal(way->address[1].sa4.sin_family, AF_INET);
	assert_int_equal(way->address[2].sa6.sin6_addr.s6_addr[15], 2);
	assert_int_equal(way->address[3].sa6.sin6_addr.s6_addr[15], 3);
	atomic_store(&dns.hold, 0);
}

static void
binds_to_a_local_address_and_port(void **state)
{
	struct lws_client_connect_info i = ask_for("127.0.0.1");
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);
	int mine = 0, fd = listen_on("127.0.0.7", &mine, 1);

	(void)state;
	close(fd); /* a port that is free */
	i.iface = "127.0.0.7";
	i.local_port = mine;
	i.ssl_connection = LCCSCF_ALLOW_REUSE_ADDR | LCCSCF_IP_LOW_LATENCY;
	i.priority = 3;
	assert_non_null(lws_client_connect_via_info(&i));
	until("bind connecting create connected");
	accept_it();
	assert_int_equal(getpeername(peer, (struct sockaddr *)&sin, &len), 0);
	assert_int_equal(ntohs(sin.sin_port), mine);
	assert_int_equal(sin.sin_addr.s_addr, inet_addr("127.0.0.7"));
}

static void
binds_to_an_interface(void **state)
{
	struct lws_client_connect_info i = ask_for("127.0.0.1");

	(void)state;
	i.iface = "lo";
	assert_non_null(lws_client_connect_via_info(&i));
	until("bind connecting create connected");
}

static void
keeps_what_the_program_gives(void **state)
{
	struct lws_client_connect_info i = ask_for("127.0.0.1");
	char mine[40] = "mine", address[16] = "127.0.0.1";

	(void)state;
	i.address = address;
	i.userdata = mine;
	i.opaque_user_data = &mine[1];
	assert_non_null(lws_client_connect_via_info(&i));
	memset(address, 'x', sizeof(address)); /* it was copied */
	assert_ptr_equal(lws_wsi_user(wsi), mine);
	assert_ptr_equal(lws_get_opaque_user_data(wsi), &mine[1]);
	until("bind connecting create connected");
	lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
	expect("drop close destroy");
	assert_string_equal(mine, "mine"); /* and not freed */
}

/* -- what fails -- */

static void
fails(const char *words)
{
	until("failed drop destroy");
	assert_string_equal(rec.why, words);
}

static void
a_refused_port_is_said_later(void **state)
{
	(void)state;
	close(listener);
	assert_non_null(connect_to("127.0.0.1"));
	expect("bind connecting");
	fails("conn fail: ECONNREFUSED");
	listener = -1;
}

static void
what_fails_inside_the_call_is_null_and_not_told(void **state)
{
	(void)state;
	wsi = (struct lws *)&wsi;
	assert_null(connect_to("+/nonexistent/socket"));
	expect("bind connecting drop destroy");
}

static void
nothing_to_connect_to_is_null(void **state)
{
	struct lws_client_connect_info i = ask_for(NULL);
	char name[LWS_LIMIT_LOOKUP_NAME + 2];

	(void)state;
	assert_null(lws_client_connect_via_info(&i));
	i.address = "";
	assert_null(lws_client_connect_via_info(&i));
	expect("");
	memset(name, 'a', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	assert_null(connect_to(name));
	expect("bind drop destroy");
	assert_null(connect_to("+"));
	expect("bind drop destroy");
}

static void
a_name_that_is_none_is_said_later(void **state)
{
	(void)state;
	assert_non_null(connect_to("no.example"));
	expect("bind");
	fails("DNS NXDOMAIN");
}

static void
who_does_not_know_is_asked_again(void **state)
{
	(void)state;
	nobody_is_named(LWS_PLAT_LATER);
	connect_to("later.example");
	until("bind");
	while (atomic_load(&dns.asked) < 2)
		lws_service(cx, 10);
	named("127.0.0.1");
	until("connecting create connected");
}

static void
no_answer_is_a_timeout(void **state)
{
	int fill[2], fd = black_hole("127.0.0.3", fill);

	(void)state;
	rec_clock_begin();
	connect_to("127.0.0.3");
	expect("bind connecting");
	rec_clock_pass(21);
	rounds(cx, 2);
	expect("failed drop destroy");
	assert_string_equal(rec.why, "conn fail: timed out");
	rec_clock_end();
	close(fd);
	close(fill[0]);
	close(fill[1]);
}

static void
no_resolver_answer_is_a_timeout(void **state)
{
	(void)state;
	atomic_store(&dns.hold, 1);
	rec_clock_begin();
	connect_to("a.example");
	rec_clock_pass(21);
	rounds(cx, 2);
	expect("bind failed drop destroy");
	assert_string_equal(rec.why, "DNS: timed out");
	rec_clock_end();
	atomic_store(&dns.hold, 0);
}

static void
a_local_address_that_is_not_ours(void **state)
{
	struct lws_client_connect_info i = ask_for("a.example");

	(void)state;
	named("127.0.0.1");
	i.iface = "192.0.2.1";
	assert_non_null(lws_client_connect_via_info(&i));
	until("bind failed drop destroy");
	assert_string_equal(rec.why, "conn fail: socket bind");
	i.iface = "no-such-interface";
	i.address = "127.0.0.1";
	assert_null(lws_client_connect_via_info(&i));
}

static enum lws_callback_reasons refused;
static int kill_it;

static int
refuse(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason != refused)
		return 0;
	if (kill_it)
		lws_set_timeout(w, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);

	return !kill_it;
}

static void
refused_in(enum lws_callback_reasons reason, const char *words)
{
	char all[256];
	int n;

	for (kill_it = 0; kill_it < 2; kill_it++) {
		refused = reason;
		rec.hook = refuse;
		connect_to("127.0.0.1");
		for (n = 0; n < 50; n++)
			lws_service(cx, -1);
		lws_strncpy(all, rec.words, sizeof(all));
		rec_forget();
		rec.hook = NULL;
		if (wsi)
			continue;
		assert_string_equal(all, words);
	}
	kill_it = 0;
}

static void
the_program_may_refuse_at_each_step(void **state)
{
	(void)state;
	refused_in(LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL, "bind drop destroy");
	refused_in(LWS_CALLBACK_CONNECTING, "bind connecting drop destroy");
	refused = LWS_CALLBACK_RAW_CONNECTED;
	rec.hook = refuse;
	connect_to("127.0.0.1");
	until("bind connecting create connected drop close destroy");
	refused = LWS_CALLBACK_WSI_CREATE;
	kill_it = 1;
	connect_to("127.0.0.1");
	until("bind connecting create failed drop destroy");
	kill_it = 0;
}

static void
a_child_ends_with_its_parent(void **state)
{
	struct lws_client_connect_info i = ask_for("a.example");
	struct lws *parent;
	int end;

	(void)state;
	parent = rec_pair(cx, &end);
	rec_forget();
	atomic_store(&dns.hold, 1);
	i.parent_wsi = parent;
	assert_non_null(lws_client_connect_via_info(&i));
	assert_ptr_equal(lws_get_parent(wsi), parent);
	expect("bind");
	close(end);
	until("failed drop destroy drop close destroy");
	atomic_store(&dns.hold, 0);
}

static void
ends_with_the_context_at_each_step(void **state)
{
	struct lws_context_creation_info info;
	int n;

	(void)state;
	named("127.0.0.1");
	for (n = 0; n < 12; n++) {
		connect_to(n & 1 ? "a.example" : "127.0.0.1");
		if (n & 1)
			atomic_store(&dns.hold, n & 2);
		if (n > 3)
			rounds(cx, n / 2);
		lws_context_destroy(cx);
		cx = NULL;
		atomic_store(&dns.hold, 0);
		rec_forget();
		rec_info(&info);
		cx = rec_context(&info);
	}
}

static void
lookups_beyond_the_threads_wait(void **state)
{
	unsigned int n;

	(void)state;
	named("127.0.0.1");
	rec.quiet = 1;
	atomic_store(&dns.hold, 1);
	for (n = 0; n < LWS_LIMIT_LOOKUP_THREADS + 4; n++)
		connect_to("a.example");
	for (n = 0;
	     n < 200 && atomic_load(&dns.asked) < (int)LWS_LIMIT_LOOKUP_THREADS;
	     n++)
		lws_service(cx, 5);
	usleep(20000);
	assert_int_equal(atomic_load(&dns.asked), LWS_LIMIT_LOOKUP_THREADS);
	atomic_store(&dns.hold, 0);
	for (n = 0; n < 400 && rec.created < (int)LWS_LIMIT_LOOKUP_THREADS + 4;
	     n++)
		lws_service(cx, 5);
	assert_int_equal(rec.created, LWS_LIMIT_LOOKUP_THREADS + 4);
}

/* -- proxies -- */

static void
goes_through_an_http_proxy(void **state)
{
	(void)state;
	setup_by("http://me:secret@127.0.0.1", NULL);
	assert_non_null(connect_to("far.example"));
	accept_it();
	{
		char text[256];
		int n = lws_snprintf(text, sizeof(text),
				     "CONNECT far.example:%d HTTP/1.1\r\n"
				     "Host: far.example:%d\r\n"
				     "Proxy-authorization: basic "
				     "bWU6c2VjcmV0\r\n\r\n",
				     port, port);

		hears(text, (size_t)n);
	}
	expect("bind connecting create");
	SAY("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 2");
	rounds(cx, 4);
	SAY("00 Fine\r\nX: y\r\n\r\nfrom the peer");
	until("connected rx");
	assert_memory_equal(rec.rx, "from the peer", 13);
	assert_int_equal(atomic_load(&dns.asked), 0);
}

static void
an_http_proxy_refuses(void **state)
{
	static const struct {
		const char *reply;
		const char *words;
	} rows[] = {
		{ "HTTP/1.1 407 No\r\n\r\n", "http_proxy -> 407" },
		{ "HTTP/1.1 302 X\r\nLocation: /\r\n\r\n",
		  "http_proxy -> 302" },
		{ "SSH-2.0\r\n\r\n", "http_proxy fail: " },
		{ "", "proxy conn dead" },
	};
	size_t n;

	(void)state;
	setup_by("127.0.0.1", NULL);
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		connect_to("far.example");
		accept_it();
		until("bind connecting create");
		say(rows[n].reply, strlen(rows[n].reply));
		if (!rows[n].reply[0])
			shutdown(peer, SHUT_WR);
		until("failed drop destroy");
		assert_memory_equal(rec.why, rows[n].words,
				    strlen(rows[n].words));
		close(peer);
		peer = -1;
	}
}

static void
an_http_proxy_without_end(void **state)
{
	static char line[1002];
	int n;

	(void)state;
	setup_by("127.0.0.1", NULL);
	connect_to("far.example");
	accept_it();
	until("bind connecting create");
	SAY("HTTP/1.1 200 OK\r\n");
	memset(line, 'x', sizeof(line));
	memcpy(line, "a: ", 3);
	memcpy(line + sizeof(line) - 2, "\r\n", 2);
	for (n = 0; n < 40 && !rec.words[0]; n++) {
		(void)!send(peer, line, sizeof(line), MSG_NOSIGNAL);
		rounds(cx, 2);
	}
	until("failed drop destroy");
	assert_memory_equal(rec.why, "http_proxy fail: ", 17);
}

static void
an_http_proxy_that_never_decides(void **state)
{
	static const char interim[] = "HTTP/1.1 100 Wait\r\n\r\n";
	unsigned int n;

	(void)state;
	setup_by("127.0.0.1", NULL);
	connect_to("far.example");
	accept_it();
	until("bind connecting create");
	for (n = 0; n < LWS_LIMIT_PROXY_REPLY / (sizeof(interim) - 1); n++) {
		SAY(interim);
		rounds(cx, 1);
		expect("");
	}
	SAY(interim);
	until("failed drop destroy");
	assert_string_equal(rec.why, "http_proxy fail: endless reply");
}

static void
goes_through_a_socks_proxy(void **state)
{
	(void)state;
	setup_by(NULL, "me:secret@127.0.0.1");
	port = 0x1234;
	connect_to("far.example");
	accept_it();
	HEARS("\5\2\0\2");
	SAY("\5\2");
	HEARS("\1\2me\6secret");
	SAY("\1\0");
	HEARS("\5\1\0\3\13far.example\x12\x34");
	until("bind connecting create");
	SAY("\5\0\0\1\0\0\0\0\0\0from the peer");
	until("connected rx");
	assert_memory_equal(rec.rx, "from the peer", 13);
	assert_int_equal(atomic_load(&dns.asked), 0);
}

static void
a_socks_proxy_refuses(void **state)
{
	(void)state;
	setup_by(NULL, "127.0.0.1");
	connect_to("far.example");
	accept_it();
	SAY("\5\377");
	until("bind connecting create failed drop destroy");
	assert_string_equal(rec.why,
			    "socks: no acceptable way to authenticate");
	close(peer);
	peer = -1;
	connect_to("far.example");
	accept_it();
	SAY("\5\0");
	rounds(cx, 4);
	shutdown(peer, SHUT_WR);
	until("bind connecting create failed drop destroy");
	assert_string_equal(rec.why, "socks: connection closed");
}

static void
a_proxy_that_says_nothing_is_a_timeout(void **state)
{
	(void)state;
	setup_by(NULL, "127.0.0.1");
	rec_clock_begin();
	connect_to("far.example");
	accept_it();
	until("bind connecting create");
	rec_clock_pass(16);
	rounds(cx, 2);
	expect("failed drop destroy");
	assert_string_equal(rec.why, "proxy: timed out");
	rec_clock_end();
}

static void
unix_sockets_are_reached_without_a_proxy(void **state)
{
	(void)state;
	setup_by("127.0.0.1", NULL);
	assert_null(connect_to("+/nonexistent/socket"));
	rounds(cx, 4);
	assert_int_equal(accept(listener, NULL, NULL), -1);
}

static void
the_environment_names_proxies_and_exceptions(void **state)
{
	struct lws_context_creation_info info;
	char text[64];

	(void)state;
	lws_context_destroy(cx);
	rec_forget();
	lws_snprintf(text, sizeof(text), "http://127.0.0.1:%d/", port);
	setenv("http_proxy", text, 1);
	setenv("socks_proxy", "nonsense", 1); /* said, and left */
	setenv("no_proxy", "near.example", 1);
	rec_info(&info);
	cx = rec_context(&info);
	connect_to("far.example");
	until("bind connecting create");
	assert_int_equal(atomic_load(&dns.asked), 0);
	named("127.0.0.1");
	connect_to("near.example");
	until("bind connecting create connected");
	assert_int_equal(atomic_load(&dns.asked), 1);
}

static void
proxies_are_well_formed(void **state)
{
	static const char *const bad[] = {
		"",           "host",        "host:",     "host:0",
		"host:65536", "host:1x",     "[::1:80",   "[::1]",
		":80",        ":pw@host:80", "host:80/x",
	};
	struct lws_vhost *vh = rec_vhost(cx);
	char text[LWS_LIMIT_PROXY_AUTH + 32];
	size_t n;

	(void)state;
	assert_int_equal(lws_set_proxy(vh, NULL), -1);
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		assert_int_equal(lws_set_proxy(vh, bad[n]), -1);
		assert_int_equal(lws_set_socks(vh, bad[n]), -1);
	}
	assert_int_equal(lws_set_proxy(vh, "http://u:p@q@[::1]:80"), 0);
	assert_string_equal(vh->proxies->of[LWS_PROXY_HTTP]->host, "::1");
	assert_string_equal(vh->proxies->of[LWS_PROXY_HTTP]->password, "p@q");
	assert_int_equal(lws_set_socks(vh, "host:1"), 0);
	memset(text, 'u', sizeof(text));
	strcpy(text + LWS_LIMIT_PROXY_AUTH, ":p@host:1");
	assert_int_equal(lws_set_proxy(vh, text), 0);
	text[LWS_LIMIT_PROXY_AUTH] = 'u';
	strcpy(text + LWS_LIMIT_PROXY_AUTH + 1, ":p@host:1");
	assert_int_equal(lws_set_proxy(vh, text), -1);
}

static void
a_proxy_may_be_replaced_while_it_is_talked_to(void **state)
{
	(void)state;
	setup_by("me:secret@127.0.0.1", NULL);
	atomic_store(&dns.hold, 0);
	connect_to("far.example");
	assert_int_equal(lws_set_proxy(rec_vhost(cx), "127.0.0.9:1"), 0);
	accept_it();
	SAY("HTTP/1.1 200 OK\r\n\r\n");
	until("bind connecting create connected");
}

/* -- without memory -- */

static int
connect_and_leave(void)
{
	struct lws_context_creation_info info;
	struct lws_client_connect_info i;
	int n, r = -1;

	rec_begin();
	rec_info(&info);
	info.socks_proxy_address = "u:p@127.0.0.1:1";
	cx = lws_create_context(&info);
	if (!cx)
		return -1;
	i = ask_for("127.0.0.1");
	peer = -1;
	lws_set_socks(lws_get_vhost_by_name(cx, "default"), NULL);
	rec.quiet = 1;
	if (lws_client_connect_via_info(&i)) {
		for (n = 0; n < 20; n++)
			lws_service(cx, -1);
		r = 0;
	}
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static void
out_of_memory_is_an_ordinary_event(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	unit_oom_sweep(connect_and_leave);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		/* before there are threads, which use the heap */
		T(out_of_memory_is_an_ordinary_event),
		T(connects_by_address_and_talks),
		T(connects_to_ipv6_in_brackets_too),
		T(connects_to_unix_sockets),
		T(connects_by_name),
		T(the_next_address_is_tried_when_one_fails),
		T(so_many_addresses_are_tried_and_no_more),
		T(the_next_address_joins_after_the_head_start),
		T(families_take_turns),
		T(binds_to_a_local_address_and_port),
		T(binds_to_an_interface),
		T(keeps_what_the_program_gives),
		T(a_refused_port_is_said_later),
		T(what_fails_inside_the_call_is_null_and_not_told),
		T(nothing_to_connect_to_is_null),
		T(a_name_that_is_none_is_said_later),
		T(who_does_not_know_is_asked_again),
		T(no_answer_is_a_timeout),
		T(no_resolver_answer_is_a_timeout),
		T(a_local_address_that_is_not_ours),
		T(the_program_may_refuse_at_each_step),
		T(a_child_ends_with_its_parent),
		T(ends_with_the_context_at_each_step),
		T(lookups_beyond_the_threads_wait),
		T(goes_through_an_http_proxy),
		T(an_http_proxy_refuses),
		T(an_http_proxy_without_end),
		T(an_http_proxy_that_never_decides),
		T(goes_through_a_socks_proxy),
		T(a_socks_proxy_refuses),
		T(a_proxy_that_says_nothing_is_a_timeout),
		T(unix_sockets_are_reached_without_a_proxy),
		T(the_environment_names_proxies_and_exceptions),
		T(proxies_are_well_formed),
		T(a_proxy_may_be_replaced_while_it_is_talked_to),
	};

	lws_plat_set_resolver(resolve);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
