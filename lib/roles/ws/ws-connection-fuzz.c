/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A whole ws connection: after a good handshake, or one whose last fields are
 * the input's first lines, the bytes of the input go in by a socket, through
 * role, codec, compression and a program that echoes, pauses, publishes and
 * closes; what comes out must be frames that a client can read. The first byte
 * of the input says how the rest is cut: 0 not at all, n in pieces of n. The
 * second has the HAS_ bits below.
 */
#include "roles/ws/ws-fuzz.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_ROUNDS 256
#define MOST_FIELDS 2000u /* bytes of them */

/* of the second byte */
#define HAS_DEFLATE 1u  /* permessage-deflate is agreed on */
#define HAS_FRESH   2u  /* without context takeover, with a small window */
#define HAS_WHOLE   4u  /* whole messages */
#define HAS_TOPIC   8u  /* what comes is published, and heard */
#define HAS_EXT     16u /* an extension of the program's */
#define HAS_FIELDS  32u /* to an empty line: of the handshake */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws_x_topic *topic;
static unsigned int has;
static int messages;

static int
echo(struct lws *wsi, void *in, size_t len)
{
	if (has & HAS_TOPIC)
		return lws_x_topic_publish(topic, in, len, LWS_WRITE_BINARY) <
		       0;

	return write_back(wsi, in, len);
}

static int
receive(struct lws *wsi, uint8_t *in, size_t len)
{
	if (++messages % 5 == 4) { /* and goes on when it is writeable */
		lws_rx_flow_control(wsi, 0);
		lws_callback_on_writable(wsi);
	}
	if (len == 4 && !memcmp(in, "bye!", 4)) {
		lws_close_reason(wsi, 4000, in, len);
		return -1;
	}

	return echo(wsi, in, len);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	struct lws_x_close_record r;

	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_ESTABLISHED:
		if (lws_x_ws_whole_messages(lws_get_vhost(wsi),
					    lws_get_protocol(wsi),
					    has & HAS_WHOLE ? 4096 : 0))
			abort();
		return has & HAS_TOPIC ? lws_x_topic_subscribe(topic, wsi) : 0;
	case LWS_CALLBACK_RECEIVE:
		return receive(wsi, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		lws_rx_flow_control(wsi, 1);
		return 0;
	case LWS_CALLBACK_CLOSED:
		if (lws_x_close_record(wsi, &r) || !r.words)
			abort();
		return 0;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "fuzz", .callback = callback, .rx_buffer_size = 300 },
	LWS_PROTOCOL_LIST_TERM
};

static int
callback_ext(struct lws_context *context, const struct lws_extension *ext,
	     struct lws *wsi, enum lws_extension_callback_reasons reason,
	     void *user, void *in, size_t len)
{
	struct lws_tokens *eb = in;
	int n;

	(void)context;
	(void)ext;
	(void)wsi;
	(void)user;
	(void)len;
	if (reason == LWS_EXT_CB_PAYLOAD_RX || reason == LWS_EXT_CB_PAYLOAD_TX)
		for (n = 0; n < eb[0].len; n++)
			eb[0].token[n] ^= 0x20;

	return 0;
}

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate, "" },
	{ "x-fuzz", callback_ext, "" },
	{ NULL, NULL, NULL }
};

static void
drop(void)
{
	lws_x_topic_destroy(topic);
	lws_context_destroy(cx);
}

static void
begin(void)
{
	struct lws_x_topic_info t = { .most = 20000 };
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	cx = lws_create_context(&info);
	topic = cx ? lws_x_topic_create(cx, &t) : NULL;
	if (!topic)
		abort();
	atexit(drop);
}

/* -- the client -- */

static int in_frames; /* the answer's head is over */

static void
skip_head(void)
{
	size_t n = head_len(got, got_len);

	if (!n)
		return;
	in_frames = n > 12 && !memcmp(got + 9, "101", 3);
	got_len -= n;
	memmove(got, got + n, got_len);
}

/* 0 while the connection lives */
static int
take_output(int fd)
{
	ssize_t n;

	while ((n = read(fd, got + got_len, sizeof(got) - got_len)) > 0) {
		got_len += (size_t)n;
		if (!in_frames)
			skip_head();
		if (in_frames)
			read_frames();
		else if (has & HAS_FIELDS) /* an answer of http's */
			got_len = 0;
	}

	return !n;
}

static const char *
offer(void)
{
	if (has & HAS_EXT)
		return "Sec-WebSocket-Extensions: x-fuzz\r\n\r\n";
	if (!(has & HAS_DEFLATE))
		return "\r\n";

	return has & HAS_FRESH
		       ? "Sec-WebSocket-Extensions: permessage-deflate; "
			 "server_no_context_takeover; "
			 "client_no_context_takeover; "
			 "server_max_window_bits=9; "
			 "client_max_window_bits=9\r\n\r\n"
		       : "Sec-WebSocket-Extensions: "
			 "permessage-deflate\r\n\r\n";
}

/* to the end of the request's head */
static int
ask(const void *fields, size_t len)
{
	static const char request[] =
		"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
		"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
	int sv[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) ||
	    fcntl(sv[1], F_SETFL, O_NONBLOCK) ||
	    !lws_adopt_socket_vhost(lws_get_vhost_by_name(cx, "default"),
				    sv[0]))
		abort();
	got_len = 0;
	in_frames = 0;
	lws_ws_frame_begin(&reader, LWS_WS_MAY_COMPRESS | LWS_WS_TRANSFORMED);
	if (write(sv[1], request, sizeof(request) - 1) != sizeof(request) - 1 ||
	    write(sv[1], fields, len) != (ssize_t)len)
		abort();
	rounds(3);

	return sv[1];
}

static int
upgraded(void)
{
	int fd = ask(offer(), strlen(offer()));

	if (take_output(fd) || !in_frames)
		abort();

	return fd;
}

/* the peer's direction ends; ours must end too, whatever was said */
static void
end(int fd)
{
	int n;

	shutdown(fd, SHUT_WR);
	for (n = 0; n < MOST_ROUNDS; n++) {
		rounds(1);
		if (take_output(fd))
			break;
	}
	close(fd);
	rounds(3);
	lws_ws_frame_end(&reader);
	/* the wake-up is all that is left */
	if (lws_thread_wsis(&cx->pt[0]) != 1)
		abort();
	if (lws_x_topic_subscribers(topic))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t piece, n = 0;
	int fd;

	if (!cx)
		begin();
	if (size < 3)
		return 0;
	has = data[1];
	piece = data[0] ? data[0] : size;
	data += 2;
	size -= 2;
	messages = 0;
	if (has & HAS_FIELDS)
		n = head_len(data, size < MOST_FIELDS ? size : MOST_FIELDS);
	fd = n ? ask(data, n) : upgraded();
	data += n;
	size -= n;
	while (size) {
		n = size < piece ? size : piece;
		if (write(fd, data, n) != (ssize_t)n)
			break; /* it has closed, or takes no more */
		rounds(1);
		take_output(fd);
		data += n;
		size -= n;
	}
	end(fd);

	return 0;
}
