/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients that live badly: of every kind, by address, name, UNIX socket and
 * through both kinds of proxy, to peers that answer rightly, wrongly, in
 * pieces, not at all, and go away in every way; a program that refuses, kills
 * itself and others in whatever callback and at whatever step; vhosts and
 * contexts destroyed around them. What must hold: who was given a connection
 * hears exactly once of its failure or of its close, then of its end, and of
 * nothing afterwards; who was given none hears of neither.
 *
 *	client-stress SECONDS [SEED]
 *
 * prints its seed first; the same seed makes the same choices.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define MOST_PEERS   64
#define MOST_CLIENTS 64

/* freed when its wsi is destroyed: what is heard later is a use after free */
struct client {
	struct client *next;
	struct lws *wsi;
	int in_call;     /* lws_client_connect_via_info() has not returned */
	int established; /* how often */
	int terminal;    /* failures and closes heard */
	int destroyed;
};

static struct lws_context *cx;
static struct client *live;
static int live_count;
static int peers[MOST_PEERS], peer_count;
static char asked[MOST_PEERS][4096]; /* by each */
static size_t asked_len[MOST_PEERS];
static int listeners[2], port; /* TCP, UNIX */
static char un_name[64];
static unsigned long tried, refused, failed, established, closed, contexts;
static uint32_t seed;
static int wild = 1;

static const char *const vhosts[] = { "default", "by-http", "by-socks" };

static uint32_t
dice(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;

	return seed % n;
}

static void
fail(const char *what)
{
	fprintf(stderr, "client-stress: %s\n", what);
	abort();
}

/* -- the program -- */

static struct client *
anybody(void)
{
	struct client *c = live;
	uint32_t n = dice(8);

	while (c && c->next && n--)
		c = c->next;

	return c;
}

static void
kill_one(struct client *c)
{
	static const int how[] = { LWS_TO_KILL_SYNC, LWS_TO_KILL_ASYNC, 1 };

	if (c && c->wsi)
		lws_set_timeout(c->wsi, PENDING_TIMEOUT_USER_OK,
				how[dice(LWS_ARRAY_SIZE(how))]);
}

/* what a callback returns */
static int
misbehave(struct lws *wsi)
{
	if (!wild)
		return 0;
	switch (dice(24)) {
	case 0:
		return -1;
	case 1:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK,
				dice(2) ? LWS_TO_KILL_SYNC : LWS_TO_KILL_ASYNC);
		return 0;
	case 2:
		kill_one(anybody());
		return 0;
	case 3:
		lws_rx_flow_control(wsi, (int)dice(2));
		return 0;
	case 4:
		lws_set_timer_usecs(wsi, (lws_usec_t)dice(2000));
		return 0;
	default:
		lws_callback_on_writable(wsi);
		return 0;
	}
}

static void
forget(struct client *c)
{
	struct client **p = &live;

	while (*p && *p != c)
		p = &(*p)->next;
	if (!*p)
		fail("the end of nobody");
	*p = c->next;
	live_count--;
	free(c);
}

static void
terminal(struct client *c, unsigned long *count)
{
	if (c->in_call)
		fail("told of a failure inside the call");
	if (c->terminal++)
		fail("told of its failure or close twice");
	(*count)++;
}

static void
ended(struct client *c)
{
	if (c->destroyed++)
		fail("destroyed twice");
	if (c->in_call)
		return; /* whoever called gets NULL */
	if (c->terminal != 1)
		fail("destroyed, and not told why");
	forget(c);
}

static int
write_some(struct lws *wsi)
{
	static unsigned char out[LWS_PRE + 20000];
	size_t len = dice(3) ? dice(200) : dice(20000);

	if (wild && !dice(3))
		lws_client_http_body_pending(wsi, 0);
	if (dice(2))
		(void)lws_write(wsi, out + LWS_PRE, len,
				dice(8) ? LWS_WRITE_TEXT
					: LWS_WRITE_HTTP_FINAL);

	return misbehave(wsi);
}

static int
read_some(struct lws *wsi)
{
	char buf[LWS_PRE + 300], *p = buf + LWS_PRE;
	int room = 1 + (int)dice(300);

	if (!dice(6))
		return 0; /* some other time, or never */
	if (lws_http_client_read(wsi, &p, &room) < 0)
		return -1;

	return misbehave(wsi);
}

static int
append(struct lws *wsi, unsigned char **p, size_t len)
{
	if (dice(3))
		return misbehave(wsi);
	if (dice(2) &&
	    lws_add_http_header_content_length(wsi, dice(5000), p, *p + len))
		return -1;
	lws_client_http_body_pending(wsi, 1);
	lws_callback_on_writable(wsi);

	return misbehave(wsi);
}

static int
opened(struct lws *wsi, struct client *c)
{
	c->established++;
	established++;

	return misbehave(wsi);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	struct client *c = lws_get_opaque_user_data(wsi);

	(void)user;
	if (!c)
		return 0; /* about a vhost */
	if (c->destroyed)
		fail("told something after its end");
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		if (!in || !len)
			fail("a failure without words");
		terminal(c, &failed);
		return 0;
	case LWS_CALLBACK_CLIENT_CLOSED:
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
	case LWS_CALLBACK_RAW_CLOSE:
		if (!c->established)
			fail("closed without having been established");
		terminal(c, &closed);
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		ended(c);
		return 0;
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return append(wsi, in, len);
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
	case LWS_CALLBACK_RAW_CONNECTED:
		return opened(wsi, c);
	case LWS_CALLBACK_CLIENT_WRITEABLE:
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
	case LWS_CALLBACK_RAW_WRITEABLE:
		return write_some(wsi);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return read_some(wsi);
	case LWS_CALLBACK_CONNECTING:
	case LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL:
	case LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH:
		return wild && !dice(30) ? -1 : 0;
	case LWS_CALLBACK_WSI_CREATE:
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
	case LWS_CALLBACK_CLIENT_RECEIVE:
	case LWS_CALLBACK_CLIENT_RECEIVE_PONG:
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
	case LWS_CALLBACK_RAW_RX:
	case LWS_CALLBACK_TIMER:
		return misbehave(wsi);
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "client", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
#if !defined(LWS_WITHOUT_EXTENSIONS)
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
#endif
	{ NULL, NULL, NULL }
};

static void
new_client(void)
{
	static const char *const methods[] = { NULL,   NULL,  "GET",  "GET",
					       "POST", "RAW", "HEAD", "PUT" };
	const char *names[] = { "127.0.0.1", "127.0.0.1", "127.0.0.1",
				un_name,     "::1",       "localhost" };
	struct lws_client_connect_info i;
	struct client *c;

	if (live_count == MOST_CLIENTS)
		return;
	c = calloc(1, sizeof(*c));
	if (!c)
		return;
	c->next = live;
	live = c;
	live_count++;
	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.vhost = lws_get_vhost_by_name(cx, vhosts[dice(3)]);
	i.address = names[dice(LWS_ARRAY_SIZE(names))];
	i.port = dice(20) ? port : 1; /* nobody is there */
	i.path = "/x/y";
	i.host = "a.example";
	i.method = methods[dice(LWS_ARRAY_SIZE(methods))];
	i.protocol = i.method || dice(2) ? NULL : "client";
	i.local_protocol_name = "client";
	i.opaque_user_data = c;
	i.pwsi = &c->wsi;
	c->in_call = 1;
	tried++;
	if (lws_client_connect_via_info(&i)) {
		if (!c->wsi || c->destroyed)
			fail("a connection that is none");
		c->in_call = 0;
		return;
	}
	if (c->wsi)
		fail("*pwsi is not NULL");
	refused++;
	forget(c);
}

/* -- the peers -- */

static void
say(int fd, const void *p, size_t len)
{
	/* the socket may be full, or the client gone: as it comes */
	if (send(fd, p, len, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
		return;
}

static void
drop_peer(int n)
{
	struct linger reset = { 1, 0 };

	if (dice(2))
		(void)setsockopt(peers[n], SOL_SOCKET, SO_LINGER, &reset,
				 sizeof(reset));
	close(peers[n]);
	peer_count--;
	peers[n] = peers[peer_count];
	asked_len[n] = asked_len[peer_count];
	memcpy(asked[n], asked[peer_count], sizeof(asked[n]));
}

static void
accept_some(void)
{
	int n, fd;

	for (n = 0; n < 2; n++)
		while (peer_count < MOST_PEERS &&
		       (fd = accept(listeners[n], NULL, NULL)) >= 0) {
			asked_len[peer_count] = 0;
			peers[peer_count++] = fd;
		}
}

/* RFC 6455 4.2.2, rightly if the key has been heard */
static void
agree(int n)
{
	static const char guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
	char text[512], accept[64], *key;
	unsigned char sha[20];
	int len;

	asked[n][asked_len[n]] = '\0';
	key = strstr(asked[n], "Sec-WebSocket-Key: ");
	if (!key || strlen(key) < 19 + 24)
		return;
	len = lws_snprintf(text, sizeof(text), "%.24s%s", key + 19, guid);
	lws_SHA1((unsigned char *)text, (size_t)len, sha);
	lws_b64_encode_string((char *)sha, 20, accept, sizeof(accept));
	len = lws_snprintf(text, sizeof(text),
			   "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n"
			   "Connection: upgrade\r\n"
			   "Sec-WebSocket-Accept: %s\r\n%s\r\n",
			   accept,
			   dice(4) ? ""
				   : "Sec-WebSocket-Extensions: "
				     "permessage-deflate\r\n");
	say(peers[n], text, (size_t)len);
}

static const struct piece {
	const char *p;
	size_t len;
} pieces[] = {
#define PIECE(_s)                                                              \
	{                                                                      \
		_s, sizeof(_s) - 1                                             \
	}
	PIECE("HTTP/1.1 200 OK\r\n\r\n"), /* also a proxy's */
	PIECE("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"),
	PIECE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	      "5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n"),
	PIECE("HTTP/1.1 100 Continue\r\n\r\n"),
	PIECE("HTTP/1.1 204 No\r\n\r\n"),
	PIECE("HTTP/1.1 302 Go\r\nLocation: /z\r\n\r\n"),
	PIECE("HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/z\r\n\r\n"),
	PIECE("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
	      "Content-Length: 0\r\n\r\n"),
	PIECE("HTTP/1.1 407 No\r\n\r\n"),
	PIECE("HTTP/1.1 101 What\r\n\r\n"),
	PIECE("\x05\x00"),
	PIECE("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50"),
	PIECE("\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00"),
	PIECE("\x81\x05hello"),
	PIECE("\x01\x02he\x89\x01x\x80\x03llo"),
	PIECE("\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"),
	PIECE("\x88\x02\x03\xe8"),
	PIECE("\x83\x00"),
	PIECE("\r\n\r\nnoise\xff\x00\x01"),
};

static void
peer_step(void)
{
	int n = (int)dice((uint32_t)peer_count);
	const struct piece *p =
		&pieces[dice(dice(3) ? 2 : LWS_ARRAY_SIZE(pieces))];
	ssize_t r;
	size_t room;

	if (asked_len[n] == sizeof(asked[n]) - 1)
		asked_len[n] /= 2; /* of a body nothing is wanted */
	room = sizeof(asked[n]) - 1 - asked_len[n];
	r = recv(peers[n], asked[n] + asked_len[n], room, MSG_DONTWAIT);
	if (r > 0)
		asked_len[n] += (size_t)r;
	switch (dice(12)) {
	case 0:
		drop_peer(n);
		break;
	case 1:
		shutdown(peers[n], SHUT_WR);
		break;
	case 2:
	case 3:
	case 4:
		agree(n);
		break;
	case 5:
		say(peers[n], p->p, dice((uint32_t)p->len + 1));
		break;
	default:
		say(peers[n], p->p, p->len);
		break;
	}
}

static void
listen_all(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	socklen_t len = sizeof(in);
	int n;

	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	lws_snprintf(un_name, sizeof(un_name), "+@client-stress-%d",
		     (int)getpid());
	strcpy(un.sun_path + 1, un_name + 2); /* a NUL for the @ */
	listeners[0] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	listeners[1] = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (bind(listeners[0], (struct sockaddr *)&in, sizeof(in)) ||
	    bind(listeners[1], (struct sockaddr *)&un,
		 (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
			     strlen(un_name) - 1)))
		fail("cannot bind");
	for (n = 0; n < 2; n++)
		if (listen(listeners[n], 100))
			fail("cannot listen");
	getsockname(listeners[0], (struct sockaddr *)&in, &len);
	port = ntohs(in.sin_port);
}

/* -- contexts -- */

static void
make_vhost(int n)
{
	struct lws_context_creation_info info;
	struct lws_vhost *vh;
	char proxy[64];

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	info.extensions = extensions;
	info.vhost_name = vhosts[n];
	vh = lws_create_vhost(cx, &info);
	if (!vh)
		fail("no vhost");
	lws_snprintf(proxy, sizeof(proxy), "me:secret@127.0.0.1:%d", port);
	if ((n == 1 && lws_set_proxy(vh, proxy)) ||
	    (n == 2 && lws_set_socks(vh, proxy)))
		fail("no proxy");
}

static void
make_context(void)
{
	struct lws_context_creation_info info;
	int n;

	memset(&info, 0, sizeof(info));
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	cx = lws_create_context(&info);
	if (!cx)
		fail("no context");
	contexts++;
	for (n = 0; n < 3; n++)
		make_vhost(n);
}

static void
end_context(void)
{
	wild = 0;
	lws_context_destroy(cx);
	wild = 1;
	while (peer_count)
		drop_peer(0);
	if (live)
		fail("a connection was not told of its end");
}

static void
step(void)
{
	struct lws_vhost *vh;
	uint32_t n;

	accept_some();
	if (!dice(4))
		new_client();
	if (peer_count)
		peer_step();
	if (!dice(40))
		kill_one(anybody());
	if (!dice(2) && lws_service(cx, -1))
		fail("service failed");
	if (dice(500))
		return;
	n = dice(3);
	vh = lws_get_vhost_by_name(cx, vhosts[n]);
	if (!vh)
		return;
	lws_vhost_destroy(vh);
	make_vhost((int)n);
}

int
main(int argc, char **argv)
{
	lws_usec_t end;
	int n;

	seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0)
			: (uint32_t)lws_now_usecs() | 1;
	printf("seed %u\n", seed);
	fflush(stdout);
	lws_set_log_level(0, NULL);
	unsetenv("http_proxy");
	unsetenv("socks_proxy");
	listen_all();
	end = lws_now_usecs() + (argc > 1 ? atoi(argv[1]) : 5) * LWS_US_PER_SEC;
	while (lws_now_usecs() < end) {
		make_context();
		for (n = 0; n < 3000; n++)
			step();
		end_context();
	}
	printf("%lu contexts, %lu clients, %lu could not be tried, %lu "
	       "failed, %lu closed, %lu times established\n",
	       contexts, tried, refused, failed, closed, established);

	return 0;
}
