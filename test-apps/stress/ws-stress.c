/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSocket connections that live badly: clients that send half handshakes,
 * frames cut anywhere, compressed ones, noise, and go away in every way; a
 * program that pauses, writes, closes and kills itself and others in whatever
 * callback; vhosts and contexts destroyed around them. What must hold: each
 *ESTABLISHED is followed by CLOSED exactly once, each WSI_CREATE by
 *WSI_DESTROY, and nothing is said of a connection before or after.
 *
 *	ws-stress SECONDS [SEED]
 *
 * prints its seed first; the same seed makes the same choices.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define MOST_PEERS  64
#define MOST_VHOSTS 4 /* besides the first */

struct session {
	int state; /* 0 none, 1 established, 2 closed */
	struct lws *wsi;
	struct session *next;
};

static struct lws_context *cx;
static int peers[MOST_PEERS];
static int peer_count;
static struct lws_vhost *vhosts[MOST_VHOSTS];
static int vhost_count;
static struct session *live;
static unsigned long vhosts_made, created, destroyed, established, closed,
	contexts, bytes;
static uint32_t seed;
static int wild = 1;

static unsigned char out[LWS_PRE + 70000];

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
	fprintf(stderr, "ws-stress: %s\n", what);
	abort();
}

/* -- the program -- */

static struct lws *
anybody(void)
{
	struct session *s = live;
	uint32_t n = dice(8);

	while (s && n--)
		s = s->next;

	return s ? s->wsi : NULL;
}

static void
write_some(struct lws *wsi)
{
	static const size_t sizes[] = { 0, 1, 125, 126, 5000, 70000 };
	size_t len = sizes[dice(LWS_ARRAY_SIZE(sizes))];
	int open = lws_ws_sending_multifragment(wsi);
	int fin = dice(3) ? 0 : LWS_WRITE_NO_FIN;

	lws_write(wsi, out + LWS_PRE, len,
		  (enum lws_write_protocol)(
			  (open ? LWS_WRITE_CONTINUATION : LWS_WRITE_BINARY) |
			  fin));
	if (!dice(8))
		lws_write(wsi, out + LWS_PRE, dice(126), LWS_WRITE_PING);
}

/* whoever is on it ends; also if that is who is called now */
static void
drop_vhost(void)
{
	int n = (int)dice(MOST_VHOSTS);
	struct lws_vhost *vh;

	if (n >= vhost_count)
		return;
	vh = vhosts[n];
	vhosts[n] = vhosts[--vhost_count];
	lws_vhost_destroy(vh);
}

/* what a callback returns */
static int
misbehave(struct lws *wsi)
{
	struct lws *other = anybody();

	if (!wild)
		return 0;
	switch (dice(24)) {
	case 0:
		return -1;
	case 1:
		lws_close_reason(wsi, (enum lws_close_status)(1000 + dice(16)),
				 out, dice(130));
		return -1;
	case 2:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
		return 0;
	case 3:
		if (other)
			lws_set_timeout(other, PENDING_TIMEOUT_USER_OK,
					dice(2) ? LWS_TO_KILL_SYNC
						: LWS_TO_KILL_ASYNC);
		return 0;
	case 4:
		lws_rx_flow_control(wsi, 0);
		return 0;
	case 5:
		if (other)
			lws_rx_flow_control(other, 1);
		return 0;
	case 6:
		lws_set_timer_usecs(wsi, (lws_usec_t)dice(2000));
		return 0;
	case 7:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, (int)dice(3));
		return 0;
	case 8:
		if (!dice(8))
			drop_vhost();
		return 0;
	default:
		lws_callback_on_writable(dice(4) || !other ? wsi : other);
		return 0;
	}
}

static void
opened(struct lws *wsi, struct session *s)
{
	if (s->state)
		fail("ESTABLISHED twice");
	s->state = 1;
	s->wsi = wsi;
	s->next = live;
	live = s;
	established++;
}

static void
ended(struct session *s)
{
	struct session **p = &live;

	if (s->state != 1)
		fail("CLOSED without ESTABLISHED, or twice");
	s->state = 2;
	closed++;
	while (*p && *p != s)
		p = &(*p)->next;
	if (!*p)
		fail("CLOSED of nobody");
	*p = s->next;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	struct session *s = user;

	(void)in;
	switch (reason) {
	case LWS_CALLBACK_WSI_CREATE:
		created++;
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		destroyed++;
		return 0;
	case LWS_CALLBACK_ESTABLISHED:
		opened(wsi, s);
		return misbehave(wsi);
	case LWS_CALLBACK_CLOSED:
		ended(s);
		return 0;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		if (s->state != 1)
			fail("WRITEABLE before or after");
		write_some(wsi);
		return misbehave(wsi);
	case LWS_CALLBACK_RECEIVE:
		if (s->state != 1)
			fail("RECEIVE before or after");
		bytes += len;
		return misbehave(wsi);
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
	case LWS_CALLBACK_ADD_HEADERS:
		return wild && !dice(30) ? -1 : 0;
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
	case LWS_CALLBACK_RECEIVE_PONG:
	case LWS_CALLBACK_TIMER:
		return misbehave(wsi);
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "pieces",
	  .callback = callback,
	  .per_session_data_size = sizeof(struct session),
	  .rx_buffer_size = 200 },
	{ .name = "whole",
	  .callback = callback,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
#if !defined(LWS_WITHOUT_EXTENSIONS)
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
#endif
	{ NULL, NULL, NULL }
};

/* -- the clients -- */

static void
say(int fd, const void *p, size_t len)
{
	/* the socket may be full, or the server gone: as it comes */
	if (send(fd, p, len, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
		return;
}

static void
drop_peer(int n)
{
	close(peers[n]);
	peers[n] = peers[--peer_count];
}

static void
new_peer(void)
{
	uint32_t v = dice(MOST_VHOSTS);
	struct lws_vhost *vh = v < (uint32_t)vhost_count
				       ? vhosts[v]
				       : lws_get_vhost_by_name(cx, "default");
	static const char *const offers[] = {
		"", "Sec-WebSocket-Extensions: permessage-deflate\r\n",
		/* brackets: clang takes two literals for a forgotten comma */
		("Sec-WebSocket-Extensions: permessage-deflate; "
		 "server_no_context_takeover; "
		 "client_no_context_takeover\r\n")
	};
	char request[512];
	int sv[2], len;

	if (!vh || peer_count == MOST_PEERS ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv))
		return;
	peers[peer_count++] = sv[1];
	len = lws_snprintf(
		request, sizeof(request),
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
		"Sec-WebSocket-Protocol: %s\r\n%s\r\n",
		dice(2) ? "pieces" : "whole",
		offers[dice(LWS_ARRAY_SIZE(offers))]);
	if (!dice(10))
		len = (int)dice((uint32_t)len);
	say(sv[1], request, (size_t)len);
	lws_adopt_socket_vhost(vh, sv[0]);
}

/* a frame with a mask of zeros, sometimes with what is wrong */
static void
send_frame(int fd)
{
	static const unsigned char ops[] = { 0x81, 0x82, 0x01, 0x02, 0x00,
					     0x80, 0x89, 0x8a, 0x88, 0xc1,
					     0xc2, 0x83, 0x09, 0xf1 };
	static const unsigned char hello[] = { 0xf2, 0x48, 0xcd, 0xc9,
					       0xc9, 0x07, 0x00 };
	unsigned char f[1024] = { 0 };
	size_t len = dice(2) ? dice(126) : 126 + dice(500), n = 6;

	f[0] = ops[dice(dice(3) ? 7 : (uint32_t)sizeof(ops))];
	if (f[0] & 0x08)
		len %= 126;
	if (f[0] & 0x40)
		len = sizeof(hello);
	f[1] = (unsigned char)(0x80 | (len < 126 ? len : 126));
	if (len > 125) {
		f[2] = (unsigned char)(len >> 8);
		f[3] = (unsigned char)len;
		n = 8;
	}
	memset(f + n, dice(20) ? 'x' : 0xff, len);
	if (f[0] & 0x40)
		memcpy(f + n, hello, sizeof(hello));
	if (f[0] == 0x88 && len >= 2) {
		f[n] = 3;
		f[n + 1] = (unsigned char)(0xe8 + dice(16));
	}
	say(fd, f, dice(10) ? n + len : dice((uint32_t)(n + len)));
}

static void
client_step(void)
{
	static char sink[100000];
	int n = (int)dice((uint32_t)peer_count);

	switch (dice(16)) {
	case 0:
		drop_peer(n);
		break;
	case 1:
		shutdown(peers[n], SHUT_WR);
		break;
	case 2:
	case 3:
	case 4:
	case 5:
		if (recv(peers[n], sink, sizeof(sink), MSG_DONTWAIT) == 0)
			drop_peer(n);
		break;
	default:
		send_frame(peers[n]);
		break;
	}
}

/* -- vhosts and contexts -- */

static void
set_up(struct lws_context_creation_info *info)
{
	memset(info, 0, sizeof(*info));
	info->port = CONTEXT_PORT_NO_LISTEN;
	info->protocols = protocols;
	info->extensions = extensions;
	info->options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
}

static void
want_whole(struct lws_vhost *vh)
{
	if (!vh || lws_x_ws_whole_messages(
			   vh, lws_vhost_name_to_protocol(vh, "whole"), 3000))
		fail("no whole messages");
}

static void
new_vhost(void)
{
	struct lws_context_creation_info info;
	char name[24];

	if (vhost_count == MOST_VHOSTS)
		return;
	set_up(&info);
	lws_snprintf(name, sizeof(name), "v%lu", vhosts_made++);
	info.vhost_name = name;
	vhosts[vhost_count] = lws_create_vhost(cx, &info);
	want_whole(vhosts[vhost_count]);
	vhost_count++;
}

static void
make_context(void)
{
	struct lws_context_creation_info info;

	set_up(&info);
	cx = lws_create_context(&info);
	if (!cx)
		fail("no context");
	contexts++;
	want_whole(lws_get_vhost_by_name(cx, "default"));
}

static void
end_context(void)
{
	wild = 0;
	vhost_count = 0; /* they go with it */
	lws_context_destroy(cx);
	wild = 1;
	while (peer_count)
		drop_peer(0);
	if (created != destroyed)
		fail("a connection was not told of its end");
	if (established != closed || live)
		fail("ESTABLISHED and CLOSED do not match");
}

static void
live_for_a_while(void)
{
	int n;

	for (n = 0; n < 2000; n++) {
		if (!dice(4))
			new_peer();
		if (!dice(50))
			new_vhost();
		if (!dice(100))
			drop_vhost();
		if (peer_count)
			client_step();
		if (!dice(3) && lws_service(cx, -1))
			fail("service failed");
	}
}

int
main(int argc, char **argv)
{
	lws_usec_t end;

	seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0)
			: (uint32_t)lws_now_usecs() | 1;
	printf("seed %u\n", seed);
	fflush(stdout);
	lws_set_log_level(0, NULL);
	end = lws_now_usecs() + (argc > 1 ? atoi(argv[1]) : 5) * LWS_US_PER_SEC;
	while (lws_now_usecs() < end) {
		make_context();
		live_for_a_while();
		end_context();
	}
	printf("%lu contexts, %lu more vhosts, %lu connections, %lu of them "
	       "established, %lu bytes\n",
	       contexts, vhosts_made, created, established, bytes);

	return 0;
}
