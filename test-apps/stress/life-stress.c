/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Connections that come and go in every way at random: opened, adopted, with
 * children; closed, reset, half closed, killed by others and by themselves, in
 * whatever callback; vhosts and contexts destroyed around them. What must hold
 * all the time: each that was announced by WSI_CREATE is told of its end by
 * WSI_DESTROY exactly once, and nothing is said of it before or after.
 *
 *	life-stress SECONDS [SEED]
 *
 * prints its seed first; the same seed makes the same choices.
 */
#include <libwebsockets.h>

#include <assert.h>
#include <stdio.h>

#define MOST_LIVE  512
#define MOST_PEERS 128

static struct lws *live[MOST_LIVE];
static int live_count;
static int peers[MOST_PEERS];
static int peer_count;
static struct lws_context *cx;
static unsigned long created, destroyed, contexts, vhosts, bytes;
static uint32_t seed;
static int wild = 1; /* callbacks do things; not while all is taken down */
static char mark;    /* its address says that WSI_CREATE was here */

static unsigned char out[LWS_PRE + 200000];

/* xorshift: the same on every machine */
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
	fprintf(stderr, "life-stress: %s\n", what);
	abort();
}

static int
find_live(const struct lws *wsi)
{
	int n;

	for (n = 0; n < live_count; n++)
		if (live[n] == wsi)
			return n;

	return -1;
}

static void
born(struct lws *wsi)
{
	if (find_live(wsi) >= 0)
		fail("WSI_CREATE twice");
	if (live_count == MOST_LIVE)
		fail("more connections than were opened");
	lws_set_opaque_user_data(wsi, &mark);
	live[live_count++] = wsi;
	created++;
}

static void
died(struct lws *wsi)
{
	int n = find_live(wsi);

	if (lws_get_opaque_user_data(wsi) != &mark)
		return; /* a listener has no WSI_CREATE */
	if (n < 0)
		fail("WSI_DESTROY twice, or of nobody");
	live[n] = live[--live_count];
	destroyed++;
}

static struct lws *
anybody(void)
{
	return live_count ? live[dice((uint32_t)live_count)] : NULL;
}

static struct lws_vhost *
some_vhost(void)
{
	static const char *const names[] = { "default", "a", "b" };

	return lws_get_vhost_by_name(cx, names[dice(LWS_ARRAY_SIZE(names))]);
}

/* -- what may be done anywhere -- */

static void
adopt_one(struct lws *parent)
{
	lws_sock_file_fd_type u;
	struct lws_vhost *vh = some_vhost();
	int sv[2];

	if (!vh || peer_count == MOST_PEERS ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv))
		return;
	peers[peer_count++] = sv[1];
	u.sockfd = sv[0];
	lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u, NULL, parent);
}

static void
kill_one(struct lws *wsi)
{
	if (wsi)
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK,
				dice(2) ? LWS_TO_KILL_SYNC : LWS_TO_KILL_ASYNC);
}

static void
write_one(struct lws *wsi)
{
	size_t len = 1 + dice(dice(8) ? 200 : sizeof(out) - LWS_PRE - 1);

	if (wsi && !lws_partial_buffered(wsi))
		(void)lws_write(wsi, out + LWS_PRE, len, LWS_WRITE_RAW);
}

static void
do_something(struct lws *self)
{
	struct lws *other = anybody();

	switch (dice(14)) {
	case 0:
		kill_one(other);
		break;
	case 1:
		kill_one(self);
		break;
	case 2:
		adopt_one(NULL);
		break;
	case 3:
		adopt_one(self);
		break;
	case 4:
		if (other)
			lws_rx_flow_control(other, (int)dice(2));
		break;
	case 5:
		if (other)
			lws_set_timer_usecs(other, dice(3000));
		break;
	case 6:
		if (other)
			lws_set_timeout_us(other, PENDING_TIMEOUT_USER_OK,
					   1 + dice(5000));
		break;
	case 7:
		if (other)
			lws_callback_on_writable(other);
		break;
	case 8:
		write_one(other);
		break;
	case 9:
		lws_cancel_service(cx);
		break;
	case 10:
		if (!dice(20))
			lws_vhost_destroy(
				lws_get_vhost_by_name(cx, dice(2) ? "a" : "b"));
		break;
	case 11:
		if (!dice(400))
			lws_context_destroy(cx);
		break;
	default:
		if (self)
			lws_callback_on_writable(self);
		break;
	}
}

/* -- the protocol -- */

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	(void)user;
	(void)in;
	switch ((int)reason) {
	case LWS_CALLBACK_WSI_CREATE:
		born(wsi);
		return 0;
	case LWS_CALLBACK_WSI_DESTROY:
		died(wsi);
		return 0;
	case LWS_CALLBACK_RAW_RX:
		bytes += len;
		break;
	case LWS_CALLBACK_RAW_WRITEABLE:
		if (wild)
			write_one(wsi);
		break;
	case LWS_CALLBACK_RAW_ADOPT:
	case LWS_CALLBACK_RAW_CLOSE:
	case LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL:
	case LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL:
	case LWS_CALLBACK_TIMER:
		break;
	case LWS_CALLBACK_CHILD_CLOSING:
		if (find_live(wsi) < 0)
			fail("CHILD_CLOSING of nobody");
		return 0;
	default:
		return 0;
	}
	if (find_live(wsi) < 0)
		fail("a callback outside of a connection's life");
	if (wild && !dice(3))
		do_something(wsi);

	return wild && !dice(40) ? -1 : 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "life", .callback = callback, .per_session_data_size = 24 },
	LWS_PROTOCOL_LIST_TERM
};

/* -- the world outside -- */

static void
connect_one(void)
{
	struct lws_vhost *vh = some_vhost();
	struct sockaddr_in sin;
	int fd;

	if (!vh || peer_count == MOST_PEERS)
		return;
	fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)lws_get_vhost_listen_port(vh));
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(fd, (struct sockaddr *)&sin, sizeof(sin)) &&
	    errno != EINPROGRESS) {
		close(fd);
		return;
	}
	peers[peer_count++] = fd;
}

static void
drop_peer(int n, int reset)
{
	struct linger l = { 1, 0 };

	if (reset)
		setsockopt(peers[n], SOL_SOCKET, SO_LINGER, &l, sizeof(l));
	close(peers[n]);
	peers[n] = peers[--peer_count];
}

static void
peer_act(void)
{
	char buf[65536];
	int n;

	if (!peer_count)
		return;
	n = (int)dice((uint32_t)peer_count);
	switch (dice(7)) {
	case 0:
		drop_peer(n, 0);
		break;
	case 1:
		drop_peer(n, 1);
		break;
	case 2:
		shutdown(peers[n], dice(2) ? SHUT_WR : SHUT_RD);
		break;
	case 3:
	case 4:
		(void)!send(peers[n], out, dice(sizeof(out)), MSG_NOSIGNAL);
		break;
	default:
		(void)!recv(peers[n], buf, sizeof(buf), 0);
		break;
	}
}

static void
info_for(struct lws_context_creation_info *info, const char *name)
{
	memset(info, 0, sizeof(*info));
	info->vhost_name = name;
	info->iface = "127.0.0.1";
	info->protocols = protocols;
	info->listen_accept_role = "raw-skt";
	info->options = LWS_SERVER_OPTION_ONLY_RAW;
	info->pcontext = &cx;
}

static void
make_vhost(void)
{
	const char *name = dice(2) ? "a" : "b";
	struct lws_context_creation_info info;
	struct lws_vhost *twin = some_vhost();

	if (lws_get_vhost_by_name(cx, name))
		return;
	info_for(&info, name);
	/* half of them share a listen socket */
	if (twin && dice(2))
		info.port = lws_get_vhost_listen_port(twin);
	if (!lws_create_vhost(cx, &info))
		fail("a vhost was not made");
	vhosts++;
}

static void
make_context(void)
{
	struct lws_context_creation_info info;

	info_for(&info, NULL);
	if (!lws_create_context(&info) || !cx)
		fail("no context");
	contexts++;
}

/* 0, or the context is going */
static int
step(void)
{
	switch (dice(10)) {
	case 0:
		connect_one();
		break;
	case 1:
		if (dice(2))
			adopt_one(anybody());
		else
			adopt_one(NULL);
		break;
	case 2:
		do_something(NULL);
		break;
	case 3:
		if (!dice(10) && !lws_context_is_being_destroyed(cx))
			make_vhost();
		break;
	case 4:
	case 5:
		break;
	default:
		peer_act();
		return 0;
	}
	/* outside a pass it destroys at once, inside later */
	if (!cx)
		return -1;

	return lws_service(cx, dice(10) ? -1 : 1);
}

static void
one_context(unsigned int steps)
{
	make_context();
	while (steps-- && cx && step() >= 0)
		;
	wild = (int)dice(2);
	lws_context_destroy(cx);
	wild = 1;
	if (cx)
		fail("the context is still there");
	if (live_count)
		fail("connections that nobody told of their end");
}

int
main(int argc, const char **argv)
{
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 10);

	seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10)
			: (uint32_t)time(NULL) | 1u;
	printf("life-stress: seed %u\n", seed);
	fflush(stdout);
	lws_set_log_level(0, NULL);
	while (time(NULL) < end) {
		one_context(dice(4000));
		while (peer_count)
			drop_peer(0, 0);
	}
	printf("life-stress: %lu contexts, %lu vhosts, %lu connections, "
	       "%lu bytes\n",
	       contexts, vhosts, created, bytes);
	if (created != destroyed || !created)
		fail("ends are not as many as beginnings");

	return 0;
}
