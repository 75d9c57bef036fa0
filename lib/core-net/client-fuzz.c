/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client's whole way, whose proxy and servers say anything at all: replies of
 * proxies, challenges, redirects, handshakes, bodies. Bytes go in by sockets;
 * whatever they are, the program hears of each client's end once, and nothing
 * is left.
 *
 * The first byte of the input says how what is said is cut: 0 not at all, n in
 * pieces of n; the second what is asked, see below. Then comes what each
 * connection that the client makes is told, one after another, with NEXT
 * between; PROOF in it becomes what proves a WebSocket server.
 */
#include "codec/ws-frame/ws-frame.h"
#include "core-net/client-proxy.h"
#include "fuzz-server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NEXT         "\n%%\n"
#define PROOF        "%A"
#define MOST_CONNECT 12 /* connections that are told something */
#define MOST_ROUNDS  400

enum {
	KIND = 3,     /* GET, POST, WebSocket, raw */
	VIA = 3 << 2, /* directly, HTTP proxy, SOCKS5, the same with a name */
	VIA_HTTP = 1 << 2,
	VIA_SOCKS = 2 << 2,
	VIA_SOCKS_USER = 3 << 2,
	DIGEST = 16,
	TWO = 32,    /* that share a connection */
	CODED = 64,  /* a packed answer is welcome */
	PAUSES = 128 /* the program does not read when it is told to */
};

enum { GET, POST, WS, RAW };

static const char *const methods[] = { "GET", "POST", NULL, "RAW" };

static struct lws_context *cx;
static struct lws_vhost *vh;
static unsigned int how;
static int peer = -1;
static char heard[8192]; /* the end of what the client said, terminated */
static size_t heard_len;
static struct client {
	struct lws *wsi;
	int ends, destroyed;
} clients[2];

/* -- the program -- */

static struct client *
client_of(const struct lws *w)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(clients); n++)
		if (w && clients[n].wsi == w)
			return &clients[n];

	return NULL;
}

static int
ask_more(struct lws *w, uint8_t **p, size_t room)
{
	if ((how & CODED) &&
	    lws_x_http_client_accept_coded(w, 100000, p, *p + room) < 0)
		return -1;
	if ((how & KIND) == POST && !lws_http_is_redirected_to_get(w)) {
		lws_client_http_body_pending(w, 1);
		lws_callback_on_writable(w);
	}

	return 0;
}

static int
write_some(struct lws *w)
{
	uint8_t buf[LWS_PRE + 300];

	if ((how & KIND) != POST)
		return 0;
	memset(buf, 'b', sizeof(buf));
	lws_client_http_body_pending(w, 0);

	return lws_write(w, buf + LWS_PRE, 300, LWS_WRITE_HTTP_FINAL) < 0;
}

static int
read_some(struct lws *w)
{
	char buf[LWS_PRE + 700], *p = buf + LWS_PRE;
	int room = 700;

	return lws_http_client_read(w, &p, &room) < 0 ? -1 : 0;
}

static void
note_end(const struct lws *w, int destroyed)
{
	struct client *c = client_of(w);

	if (!c)
		abort();
	c->ends += !destroyed;
	c->destroyed += destroyed;
	if (c->ends != 1 || c->destroyed > 1)
		abort();
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *user, void *in,
	size_t len)
{
	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return ask_more(w, in, len);
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return write_some(w);
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		/* by a proxy it comes to us */
		return !(how & VIA) && fuzz_leads_out(in);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return how & PAUSES ? 0 : read_some(w);
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
	case LWS_CALLBACK_CLIENT_CLOSED:
	case LWS_CALLBACK_RAW_CLOSE:
		note_end(w, 0);
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		note_end(w, 1);
		return 0;
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "x", .callback = program }, LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
	{ NULL, NULL, NULL },
};

/* -- once -- */

static void
begin(void)
{
	cx = fuzz_clients(protocols, extensions);
	vh = lws_get_vhost_by_name(cx, "default");
	if (!vh)
		abort();
}

/* -- each input -- */

/* proxies are reached at our socket, which no text of a proxy could name */
static void
set_proxy(void)
{
	struct lws_client_proxies *all;
	enum lws_proxy_kind kind =
		(how & VIA) == VIA_HTTP ? LWS_PROXY_HTTP : LWS_PROXY_SOCKS;

	lws_client_vhost_fini(vh);
	if (!(how & VIA))
		return;
	if (kind == LWS_PROXY_HTTP
		    ? lws_set_proxy(vh, "me:secret@x:1")
		    : lws_set_socks(vh, (how & VIA) == VIA_SOCKS_USER
						? "me:secret@x:1"
						: "x:1"))
		abort();
	all = vh->proxies;
	lws_free(all->of[kind]->host);
	all->of[kind]->host = lws_strdup_why(address, "proxy");
	if (!all->of[kind]->host)
		abort();
}

static void
ask(struct client *c)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = how & VIA ? "a.example" : address;
	i.port = 80;
	i.host = "a.example";
	i.path = "/b/c?d";
	i.method = methods[how & KIND];
	i.protocol = (how & KIND) == WS ? "one, two" : NULL;
	i.ssl_connection = how & TWO ? LCCSCF_PIPELINE : 0;
	i.auth_username = how & DIGEST ? "me" : NULL;
	i.auth_password = "secret";
	i.pwsi = &c->wsi;
	if (!lws_client_connect_via_info(&i))
		abort();
}

static void
go(void)
{
	if (lws_service(cx, -1))
		abort();
}

static int
is_over(void)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(clients); n++)
		if (clients[n].wsi && !clients[n].destroyed)
			return 0;

	return 1;
}

static void
listen_to_client(void)
{
	ssize_t n;

	if (heard_len > sizeof(heard) / 2)
		heard_len = 0; /* whose key was in there has lost it */
	n = recv(peer, heard + heard_len, sizeof(heard) - 1 - heard_len,
		 MSG_DONTWAIT);
	if (n > 0)
		heard_len += (size_t)n;
	heard[heard_len] = '\0';
}

static void
say(const void *p, size_t len, size_t cut)
{
	const uint8_t *at = p;

	while (len) {
		size_t n = cut && cut < len ? cut : len;

		(void)!send(peer, at, n, MSG_NOSIGNAL | MSG_DONTWAIT);
		go();
		go();
		listen_to_client();
		at += n;
		len -= n;
	}
}

static void
prove(size_t cut)
{
	char accept[LWS_WS_ACCEPT_LEN + 1];
	const char *key;

	go();
	listen_to_client();
	key = strstr(heard, "Sec-WebSocket-Key: ");
	if (!key || strlen(key) < 19 + LWS_WS_KEY_LEN)
		return;
	lws_ws_accept_put(accept, key + 19, LWS_WS_KEY_LEN);
	say(accept, LWS_WS_ACCEPT_LEN, cut);
}

/* what stands before mark, and *in goes on behind it; all, if it is not there
 */
static struct lws_span
take_until(struct lws_span *in, const char *mark)
{
	size_t len = strlen(mark);
	const char *text = (const char *)in->p;
	const char *at = lws_nstrstr(text, in->len, mark, len);
	struct lws_span r =
		lws_span_of(text, at ? (size_t)(at - text) : in->len);

	lws_span_skip(in, at ? r.len + len : r.len);

	return r;
}

static void
tell(struct lws_span script, size_t cut)
{
	while (script.len) {
		size_t before = script.len;
		struct lws_span part = take_until(&script, PROOF);

		say(part.p, part.len, cut);
		if (before - script.len > part.len)
			prove(cut);
	}
	shutdown(peer, SHUT_WR);
}

/* what it was given and did not want when it came */
static void
read_late(void)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(clients); n++)
		if (clients[n].wsi && !clients[n].ends && (how & KIND) <= POST)
			(void)read_some(clients[n].wsi);
}

/* until it connects once more, or is no more; what was the peer hangs up when
 * it has heard of it */
static void
wait_for_next(void)
{
	int n;

	for (n = 0; n < MOST_ROUNDS && !is_over(); n++) {
		int fd = accept(listener, NULL, NULL);

		if (fd >= 0) {
			if (peer >= 0)
				close(peer);
			peer = fd;
			heard_len = 0;
			return;
		}
		go();
		if (n == 20 && peer >= 0) {
			close(peer);
			peer = -1;
		}
		if (n > 20 && (how & PAUSES))
			read_late();
	}
	if (!is_over())
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_span in;
	int n;

	if (!cx)
		begin();
	if (size < 3 || size > 60000)
		return 0;
	how = data[1];
	in = lws_span_of(data + 2, size - 2);
	memset(clients, 0, sizeof(clients));
	set_proxy();
	ask(&clients[0]);
	if (how & TWO)
		ask(&clients[1]);
	for (n = 0; !is_over(); n++) {
		wait_for_next();
		if (peer < 0 || is_over())
			continue;
		if (n < MOST_CONNECT)
			tell(take_until(&in, NEXT), data[0]);
		else
			shutdown(peer, SHUT_RDWR);
	}
	if (peer >= 0)
		close(peer);
	peer = -1;
	for (n = 0; n < 5; n++)
		go();
	/* the wake-up is all that is left */
	if (lws_thread_wsis(&cx->pt[0]) != 1)
		abort();

	return 0;
}
