/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The contract of clients that fail: of each connection that
 * lws_client_connect_via_info() gives, raw, HTTP or WebSocket, the program
 * hears of its end exactly once, never before the call has returned, and
 * nothing afterwards but that it is gone. One row is one peer; the words say in
 * which phase of the way it was, and what the peer did.
 */
#include "codec/ws-frame/ws-frame.h"
#include "core-net/client.h"
#include "core-net/secure.h"

/* in this order: the second has names that are parameters in the first */
#include "secure-pair.h"

#include "recorder-peer.h"

enum { RAW = 1, HTTP = 2, WS = 4, TALKS = HTTP | WS, ALL = RAW | TALKS };

/* what the peer does when it has said what it says */
enum act {
	CLOSES,
	RESETS,
	STAYS,  /* and waits for the client's end */
	SILENT, /* until the client has no more patience */
	SPOILS, /* inside TLS: bytes that are no record, then it closes */
};

enum by { DIRECT, BY_HTTP, BY_SOCKS };

struct row {
	unsigned int kinds;
	const char *words; /* "closed: ...": of one that was established */
	const char *says;  /* %s in it proves a WebSocket server; NULL */
	size_t len;        /* of what it says; 0: a text */
	enum act act;
	enum by by;
	const char *cert;    /* the peer is a TLS server that has it; NULL */
	int tls;             /* the client wants TLS all the same */
	const char *address; /* NULL: the peer's */
	enum lws_plat_found found; /* by who looks names up */
	const char *iface;
};

static const struct row *row;

/* -- names -- */

/* a lookup that nobody waits for may still run when its row is over */
static atomic_int found;

static enum lws_plat_found
resolve(const char *name, int family, lws_sockaddr46 *out, unsigned int max,
	unsigned int *n)
{
	(void)name;
	(void)family;
	assert_true(max > 0);
	memset(out, 0, sizeof(*out));
	assert_int_equal(lws_sa46_parse_numeric_address("127.0.0.1", out), 0);
	*n = 1;

	return (enum lws_plat_found)atomic_load(&found);
}

/* -- what the program hears -- */

static struct {
	int inside;    /* the call has not returned */
	int too_early; /* ends that were told inside of it */
	int ends;
	int after; /* callbacks after the end that have no business there */
	int destroyed;
	char words[300];
} seen;

static int
is_end(enum lws_callback_reasons reason)
{
	return reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR ||
	       reason == LWS_CALLBACK_CLOSED_CLIENT_HTTP ||
	       reason == LWS_CALLBACK_CLIENT_CLOSED ||
	       reason == LWS_CALLBACK_RAW_CLOSE;
}

/* it leaves its protocol and is gone; loops hear of the descriptor */
static int
may_follow(enum lws_callback_reasons reason)
{
	return reason == LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL ||
	       reason == LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL ||
	       reason == LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL ||
	       reason == LWS_CALLBACK_WSI_DESTROY ||
	       (reason >= LWS_CALLBACK_ADD_POLL_FD &&
		reason <= LWS_CALLBACK_UNLOCK_POLL);
}

static void
hear_end(struct lws *w, enum lws_callback_reasons reason, const char *in,
	 size_t len)
{
	struct lws_x_close_record r;

	seen.ends++;
	seen.too_early += seen.inside;
	if (reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR) {
		lws_snprintf(seen.words, sizeof(seen.words), "%.*s", (int)len,
			     in);
		return;
	}
	(void)lws_x_close_record(w, &r);
	lws_snprintf(seen.words, sizeof(seen.words), "closed: %s", r.words);
}

static int
hear_client(struct lws *w, enum lws_callback_reasons reason, void *in,
	    size_t len)
{
	char buf[LWS_PRE + 512], *p = buf + LWS_PRE;
	int room = 512;

	if (is_end(reason))
		hear_end(w, reason, in, len);
	else if (seen.ends && !may_follow(reason))
		seen.after++;
	seen.destroyed += reason == LWS_CALLBACK_WSI_DESTROY;
	if (reason == LWS_CALLBACK_RECEIVE_CLIENT_HTTP)
		return lws_http_client_read(w, &p, &room) < 0 ? -1 : 0;

	return 0;
}

/* -- what the peer says -- */

static char text[1024];
static size_t text_len;

/* with the proof for the key in the request, if it wants one */
static void
compose(const char *request)
{
	const char *key = strstr(request, "Sec-WebSocket-Key: ");
	const char *at = row->says && !row->len ? strstr(row->says, "%s") : 0;
	char accept[LWS_WS_ACCEPT_LEN + 1] = "";

	if (!row->says)
		text_len = 0;
	else if (row->len)
		memcpy(text, row->says, text_len = row->len);
	else if (at) {
		assert_non_null(key);
		lws_ws_accept_put(accept, key + 19, LWS_WS_KEY_LEN);
		text_len = (size_t)lws_snprintf(text, sizeof(text), "%.*s%s%s",
						(int)(at - row->says),
						row->says, accept, at + 2);
	} else
		text_len = (size_t)lws_snprintf(text, sizeof(text), "%s",
						row->says);
}

/* at the socket, where TLS has no say */
static void
end_it(int fd)
{
	static const struct linger now = { 1, 0 };
	static const char no_record[] = "\x17\3\3\0\x14"
					"no record at all....";

	if (row->act == SPOILS)
		(void)!send(fd, no_record, sizeof(no_record) - 1, MSG_NOSIGNAL);
	if (row->act == CLOSES || row->act == SPOILS)
		shutdown(fd, SHUT_WR);
	if (row->act == RESETS)
		assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_LINGER, &now,
					    sizeof(now)),
				 0);
}

/* -- a peer that the test plays: it speaks when it has heard a request, or,
 * if nobody asks it anything before it speaks, at once -- */

static void
play(void)
{
	static int done;
	char request[2048];
	ssize_t n;

	if (peer >= 0 && done != peer) {
		n = recv(peer, request, sizeof(request) - 1, MSG_DONTWAIT);
		if (n <= 0)
			return;
		request[n] = '\0';
		compose(request);
		(void)!send(peer, text, text_len, MSG_NOSIGNAL);
		end_it(peer);
		done = peer;
		if (row->act == RESETS) {
			close(peer);
			peer = -1;
		}
	}
	if (peer < 0) {
		peer = accept(listener, NULL, NULL);
		done = -1;
	}
}

/* -- a peer that speaks TLS: the server side of the same context -- */

static lws_sorted_usec_list_t sul_end;
static struct lws *server;

static void
end_server(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	if (!server)
		return;
	end_it(server->fd);
	if (row->act == RESETS)
		lws_set_timeout(server, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_ASYNC);
}

static int
hear_server(struct lws *w, enum lws_callback_reasons reason, const char *in,
	    size_t len)
{
	uint8_t buf[LWS_PRE + sizeof(text)];
	char request[2048];

	if (reason == LWS_CALLBACK_WSI_DESTROY && w == server)
		server = NULL;
	if (reason != LWS_CALLBACK_RAW_RX || server)
		return 0;
	server = w;
	lws_snprintf(request, sizeof(request), "%.*s", (int)len, in);
	compose(request);
	memcpy(buf + LWS_PRE, text, text_len);
	/* when that has left */
	lws_sul_schedule(cx, 0, &sul_end, end_server, 1);

	return text_len &&
	       lws_write(w, buf + LWS_PRE, text_len, LWS_WRITE_RAW) < 0;
}

static int
hear(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (!w)
		return 0;

	return w->is_client ? hear_client(w, reason, in, len)
			    : hear_server(w, reason, in, len);
}

/* -- one client -- */

static void
begin(void)
{
	struct lws_context_creation_info info;
	char proxy[32];

	memset(&seen, 0, sizeof(seen));
	rec_begin();
	rec.quiet = 1;
	rec.hook = hear;
	rec_clock_begin();
	sp_info(&info, row->cert ? row->cert : "good");
	info.ssl_cipher_list = "DEFAULT:@SECLEVEL=0"; /* to show a weak key */
	port = 0;
	listener = listen_on("127.0.0.1", &port, 4);
	peer = -1;
	lws_snprintf(proxy, sizeof(proxy), "127.0.0.1:%d", port);
	if (row->by == BY_HTTP)
		info.http_proxy_address = proxy;
	if (row->by == BY_SOCKS)
		info.socks_proxy_address = proxy;
	cx = rec_context(&info);
}

static void
ask(unsigned int kind)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = row->address ? row->address : "127.0.0.1";
	i.host = "localhost";
	i.path = "/";
	i.port = row->cert ? rec_vhost(cx)->port : port;
	i.method = kind == RAW ? "RAW" : kind == HTTP ? "GET" : NULL;
	i.ssl_connection = row->cert || row->tls ? LCCSCF_USE_SSL : 0;
	i.alpn = "http/1.1";
	i.iface = row->iface;
	i.pwsi = &wsi;
	seen.inside = 1;
	assert_non_null(lws_client_connect_via_info(&i));
	seen.inside = 0;
}

/* until it has ended, and for what might still be said then */
static void
see(void)
{
	int n, more;

	for (n = 0, more = 30; n < 1000 && more; n++) {
		assert_int_equal(lws_service(cx, row->address ? 5 : -1), 0);
		play();
		if (row->act == SILENT && n % 20 == 19)
			rec_clock_pass(21);
		more -= !!seen.destroyed;
	}
	rec_clock_pass(100);
	rounds(cx, 3);
}

static void
end(void)
{
	rec.hook = NULL;
	lws_context_destroy(cx);
	lws_sul_cancel(&sul_end);
	server = NULL;
	end_peer();
	rec_clock_end();
}

/* a * at the end stands for what the version of OpenSSL has */
static int
matches(const char *is, const char *should)
{
	size_t n = strlen(should);

	if (should[n - 1] == '*')
		return !strncmp(is, should, n - 1);

	return !strcmp(is, should);
}

/* 1: it was not as the row has it */
static int
wrong(unsigned int kind)
{
	if (seen.ends == 1 && !seen.too_early && !seen.after &&
	    seen.destroyed == 1 && matches(seen.words, row->words))
		return 0;
	print_error("\"%s\" as %u: \"%s\", %d ends, %d too early, %d after, "
		    "%d destroyed\n",
		    row->words, kind, seen.words, seen.ends, seen.too_early,
		    seen.after, seen.destroyed);

	return 1;
}

static int
check(const struct row *r, unsigned int kind)
{
	int fill[2] = { -1, -1 }, hole = -1, bad;

	row = r;
	atomic_store(&found, (int)r->found);
	begin();
	if (row->address && !strcmp(row->address, "127.0.0.3"))
		hole = black_hole(row->address, fill);
	ask(kind);
	see();
	bad = wrong(kind);
	end();
	if (hole >= 0) {
		close(hole);
		close(fill[0]);
		close(fill[1]);
	}

	return bad;
}

static void
check_all(const struct row *rows, size_t count)
{
	unsigned int kind;
	int bad = 0;
	size_t n;

	for (n = 0; n < count; n++)
		for (kind = RAW; kind <= WS; kind <<= 1)
			if (rows[n].kinds & kind)
				bad += check(&rows[n], kind);
	assert_int_equal(bad, 0);
}

/* -- the phases -- */

#define NAME "a.example"

static void
names_and_addresses(void **state)
{
	static const struct row rows[] = {
		{ ALL, "DNS NXDOMAIN", .address = NAME,
		  .found = LWS_PLAT_NO_NAME },
		{ ALL, "DNS: timed out", .address = NAME, .act = SILENT,
		  .found = LWS_PLAT_LATER },
		{ ALL, "conn fail: socket bind", .address = NAME,
		  .iface = "192.0.2.1" },
		{ ALL, "conn fail: ECONNREFUSED", .address = "127.0.0.9" },
		{ ALL, "conn fail: timed out", .address = "127.0.0.3",
		  .act = SILENT },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

static void
http_proxies(void **state)
{
	static const struct row rows[] = {
		{ ALL, "proxy conn dead", .by = BY_HTTP },
		{ ALL, "proxy read err", .by = BY_HTTP, .act = RESETS },
		{ ALL, "proxy conn dead", "HTTP/1.1 20", .by = BY_HTTP },
		{ ALL, "proxy: timed out", .by = BY_HTTP, .act = SILENT },
		{ ALL, "http_proxy -> 407", "HTTP/1.1 407 Who\r\n\r\n",
		  .by = BY_HTTP, .act = STAYS },
		{ ALL, "http_proxy -> 403", "HTTP/1.1 403 No\r\n\r\n",
		  .by = BY_HTTP },
		{ ALL, "http_proxy -> 502", "HTTP/1.0 502 Bad\r\n\r\n",
		  .by = BY_HTTP, .tls = 1 },
		{ ALL, "http_proxy fail: malformed HTTP version",
		  "220 mail\r\n", .by = BY_HTTP },
		{ ALL, "http_proxy fail: malformed status line",
		  "HTTP/1.1 20 OK\r\n\r\n", .by = BY_HTTP },
		/* and behind it */
		{ TALKS, "read failed", "HTTP/1.1 200 OK\r\n\r\n",
		  .by = BY_HTTP },
		{ RAW, "closed: peer closed", "HTTP/1.1 200 OK\r\n\r\n",
		  .by = BY_HTTP },
		{ ALL, "Timed out waiting SSL", "HTTP/1.1 200 OK\r\n\r\n",
		  .by = BY_HTTP, .act = SILENT, .tls = 1 },
		{ ALL, "tls: the peer closed in the handshake",
		  "HTTP/1.1 200 OK\r\n\r\n", .by = BY_HTTP, .tls = 1 },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

static void
socks_proxies(void **state)
{
	static const struct row rows[] = {
		{ ALL, "socks: connection closed", .by = BY_SOCKS },
		{ ALL, "socks: read error", .by = BY_SOCKS, .act = RESETS },
		{ ALL, "proxy: timed out", .by = BY_SOCKS, .act = SILENT },
		{ ALL, "socks: no acceptable way to authenticate", "\5\377",
		  .by = BY_SOCKS },
		{ ALL, "socks: not a SOCKS5 proxy", "\4\0", 2, .by = BY_SOCKS },
		{ ALL, "socks: connection closed", "\5\0\5\0", 4,
		  .by = BY_SOCKS },
		{ ALL, "socks: connection refused", "\5\0\5\5\0\1\0\0\0\0\0\0",
		  12, .by = BY_SOCKS },
		{ ALL, "socks: not allowed by its rules",
		  "\5\0\5\2\0\1\0\0\0\0\0\0", 12, .by = BY_SOCKS },
		{ ALL, "proxy: timed out", "\5\0", 2, .by = BY_SOCKS,
		  .act = SILENT },
		{ TALKS, "read failed", "\5\0\5\0\0\1\0\0\0\0\0\0", 12,
		  .by = BY_SOCKS },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

#define NOT_GOOD "server's cert didn't look good, "

static void
tls(void **state)
{
	static const struct row rows[] = {
		{ ALL, "tls: the peer closed in the handshake", .tls = 1 },
		{ ALL, "connect SYSCALL 104", .tls = 1, .act = RESETS },
		{ ALL, "Timed out waiting SSL", .tls = 1, .act = SILENT },
		{ ALL, "tls: error:*", "HTTP/1.1 400 Bad\r\n\r\n", .tls = 1 },
		{ ALL, "tls: error:*", "\x15\3\3\0\2\2\x28", 7, .tls = 1,
		  .act = STAYS },
		{ ALL, "tls: the peer closed in the handshake",
		  "\x16\3\3\0\x40\2\0", 7, .tls = 1 },
		{ ALL,
		  NOT_GOOD "tls=expired X509_V_ERR = 10: certificate has "
			   "expired\n",
		  .cert = "expired" },
		{ ALL,
		  NOT_GOOD "tls=notyetvalid X509_V_ERR = 9: certificate is "
			   "not yet valid\n",
		  .cert = "notyet" },
		{ ALL,
		  NOT_GOOD "tls=hostname X509_V_ERR = 62: hostname mismatch\n",
		  .cert = "wrongname" },
		{ ALL,
		  NOT_GOOD " X509_V_ERR = 20: unable to get local issuer "
			   "certificate\n",
		  .cert = "unknown" },
		{ ALL, NOT_GOOD " X509_V_ERR = 23: certificate revoked\n",
		  .cert = "revoked" },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

#define IN_ANSWER "closed: peer closed inside its answer"
#define HEAD      "HTTP/1.1 200 OK\r\n"
#define LENGTH    HEAD "Content-Length: 10\r\n\r\nhalf"
#define CHUNK     HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\nhe"

static void
http(void **state)
{
	static const struct row rows[] = {
		{ TALKS, "read failed", .act = CLOSES },
		{ TALKS, "read failed", .act = RESETS },
		{ TALKS, "read failed", HEAD, .act = CLOSES },
		{ TALKS, "Timed out waiting server reply", .act = SILENT },
		{ TALKS, "Timed out waiting server reply", HEAD,
		  .act = SILENT },
		{ TALKS, "problems parsing header: malformed HTTP version",
		  "what?\r\n\r\n", .act = CLOSES },
		{ HTTP, "HS: 101 was not asked for", "HTTP/1.1 101 x\r\n\r\n",
		  .act = STAYS },
		{ HTTP, IN_ANSWER, LENGTH, .act = CLOSES },
		{ HTTP, "closed: receiving failed", LENGTH, .act = RESETS },
		{ HTTP, IN_ANSWER, CHUNK, .act = CLOSES },
		/* an end without farewell is none of the body either */
		{ HTTP, IN_ANSWER, LENGTH, .cert = "good" },
		{ HTTP, IN_ANSWER, CHUNK, .cert = "good" },
		{ HTTP, "closed: receiving failed", LENGTH, .cert = "good",
		  .act = SPOILS },
		{ TALKS, "read failed", .cert = "good" },
		{ TALKS, "read failed", .cert = "good", .act = SPOILS },
		{ TALKS, "Timed out waiting server reply", .cert = "good",
		  .act = SILENT },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

#define SWITCH "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"

static void
ws(void **state)
{
	static const struct row rows[] = {
		{ WS, "HS: ws upgrade unauthorized", "HTTP/1.1 401 No\r\n\r\n",
		  .act = STAYS },
		{ WS, "HS: ws upgrade response not 101",
		  HEAD "Content-Length: 0\r\n\r\n", .act = STAYS },
		{ WS, "HS: ACCEPT missing", SWITCH "\r\n", .act = STAYS },
		{ WS, "HS: Accept hash wrong",
		  SWITCH "Sec-WebSocket-Accept: "
			 "AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
		  .act = STAYS },
		{ WS, "closed: peer closed",
		  SWITCH "Sec-WebSocket-Accept: %s\r\n\r\n", .act = CLOSES },
		{ WS, "closed: receiving failed",
		  SWITCH "Sec-WebSocket-Accept: %s\r\n\r\n", .act = RESETS },
		{ WS, "closed: bad opc",
		  SWITCH "Sec-WebSocket-Accept: %s\r\n\r\n\x83\1x",
		  .act = CLOSES },
		{ WS, "closed: peer closed",
		  SWITCH "Sec-WebSocket-Accept: %s\r\n\r\n", .cert = "good" },
		{ WS, "closed: receiving failed",
		  SWITCH "Sec-WebSocket-Accept: %s\r\n\r\n", .cert = "good",
		  .act = SPOILS },
	};

	(void)state;
	check_all(rows, LWS_ARRAY_SIZE(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_addresses),
		cmocka_unit_test(http_proxies),
		cmocka_unit_test(socks_proxies),
		cmocka_unit_test(tls),
		cmocka_unit_test(http),
		cmocka_unit_test(ws),
	};

	lws_plat_set_resolver(resolve);

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
