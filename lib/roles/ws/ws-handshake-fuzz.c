/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client whose server answers its handshake with anything at all, and then
 * speaks: fields of the answer, or all of it, are the input's first lines, and
 * what follows goes through role, codec and compression to a program that
 * echoes, pauses and closes. What comes out must be a client's frames that a
 * strict server can read, and the program must hear of one end.
 *
 * The first byte of the input says how the rest is cut: 0 not at all, n in
 * pieces of n. The second has the bits below. "@@" in the input's head is what
 * proves the server.
 */
#include "core-net/core-net.h"
#include "fuzz-server.h"
#include "roles/ws/ws-fuzz.h"

#include <fcntl.h>

#define MOST_ROUNDS 256
#define MOST_HEAD   4000u /* bytes of the input's head */

/* of the second byte */
#define HAS_DEFLATE 1u  /* the good answer agrees to permessage-deflate */
#define HAS_FRESH   2u  /* without context takeover, with small windows */
#define HAS_WHOLE   4u  /* whole messages */
#define HAS_ANSWER  8u  /* to an empty line: the whole answer */
#define HAS_LOOSE   16u /* the program lets reserved bits and opcodes pass */
#define HAS_FIELDS  32u /* to an empty line: more fields of the good answer */
#define HAS_NAMES   64u /* it has asked for subprotocols: one, two */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws *client;
static unsigned int has;
static int messages, ends, opened;

/* -- the program -- */

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

	return write_back(wsi, in, len);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	(void)user;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		opened = 1;
		if (lws_x_ws_whole_messages(lws_get_vhost(wsi),
					    lws_get_protocol(wsi),
					    has & HAS_WHOLE ? 4096 : 0))
			abort();
		return 0;
	case LWS_CALLBACK_CLIENT_RECEIVE:
		if (!opened || ends)
			abort();
		return receive(wsi, in, len);
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		return fuzz_leads_out(in);
	case LWS_CALLBACK_CLIENT_WRITEABLE:
		lws_rx_flow_control(wsi, 1);
		return 0;
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		if (!in || opened)
			abort();
		ends++;
		client = NULL;
		return 0;
	case LWS_CALLBACK_CLIENT_CLOSED:
		if (!opened)
			abort();
		ends++;
		client = NULL;
		return 0;
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "fuzz", .callback = callback, .rx_buffer_size = 300 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
	{ NULL, NULL, NULL }
};

/* -- its server -- */

static int
ask(void)
{
	struct lws_client_connect_info i;
	int n, fd = -1;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = address;
	i.host = "a";
	i.path = "/";
	i.protocol = has & HAS_NAMES ? "one, two" : NULL;
	i.local_protocol_name = "fuzz";
	i.allow_reserved_bits = !!(has & HAS_LOOSE);
	i.allow_unknown_opcode = !!(has & HAS_LOOSE);
	i.ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT;
	i.pwsi = &client;
	if (!lws_client_connect_via_info(&i))
		abort();
	for (n = 0; n < 50 && fd < 0; n++) {
		rounds(1);
		fd = accept(listener, NULL, NULL);
	}
	if (fd < 0 || fcntl(fd, F_SETFL, O_NONBLOCK))
		abort();

	return fd;
}

/* the request, whole, and what its key has to be answered with */
static void
take_request(int fd, char accept[LWS_WS_ACCEPT_LEN + 1])
{
	const char *key;
	int n;

	for (n = 0; n < 50 && !head_len(got, got_len); n++) {
		ssize_t r = read(fd, got + got_len, 4000 - got_len);

		if (r > 0)
			got_len += (size_t)r;
		rounds(1);
	}
	got[got_len] = '\0';
	key = strstr((char *)got, "Sec-WebSocket-Key: ");
	if (!key || head_len(got, got_len) != got_len)
		abort();
	lws_ws_accept_put(accept, key + 19, LWS_WS_KEY_LEN);
	got_len = 0;
}

/* 0 while the connection lives */
static int
take_output(int fd)
{
	ssize_t n;

	while ((n = read(fd, got, sizeof(got))) > 0) {
		got_len = (size_t)n;
		if (!opened)
			abort(); /* nothing is said before it is agreed */
		read_frames();
	}

	return !n;
}

static void
say(int fd, const void *p, size_t len)
{
	const uint8_t *b = p;

	while (len) {
		ssize_t n = send(fd, b, len, MSG_NOSIGNAL);

		if (n <= 0)
			return; /* it has closed, or takes no more */
		b += n;
		len -= (size_t)n;
	}
}

/* "@@" is the proof */
static void
say_head(int fd, const uint8_t *p, size_t len, const char *accept)
{
	size_t n, from = 0;

	for (n = 0; n + 1 < len; n++) {
		if (p[n] != '@' || p[n + 1] != '@')
			continue;
		say(fd, p + from, n - from);
		say(fd, accept, LWS_WS_ACCEPT_LEN);
		from = n + 2;
		n++;
	}
	say(fd, p + from, len - from);
}

static const char *
agreed(void)
{
	if (!(has & HAS_DEFLATE))
		return "";

	return has & HAS_FRESH
		       ? "Sec-WebSocket-Extensions: permessage-deflate; "
			 "server_no_context_takeover; "
			 "client_no_context_takeover; "
			 "server_max_window_bits=9; "
			 "client_max_window_bits=9\r\n"
		       : "Sec-WebSocket-Extensions: permessage-deflate\r\n";
}

/* the answer's head, with fields of the input or without */
static void
answer(int fd, const uint8_t *fields, size_t len, const char *accept)
{
	char head[512];
	int n = lws_snprintf(head, sizeof(head),
			     "HTTP/1.1 101 S\r\nUpgrade: websocket\r\n"
			     "Connection: Upgrade\r\n"
			     "Sec-WebSocket-Accept: %s\r\n%s",
			     accept, agreed());

	if (!(has & HAS_ANSWER))
		say(fd, head, (size_t)n);
	if (len)
		say_head(fd, fields, len, accept);
	else
		say(fd, "\r\n", 2);
	rounds(3);
}

/* the server's direction ends; the client's must end too, whatever was said */
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
	for (n = 0; n < MOST_ROUNDS && lws_thread_wsis(&cx->pt[0]) != 1; n++) {
		if (client)
			lws_rx_flow_control(client, 1);
		rounds(1);
	}
	lws_ws_frame_end(&reader);
	/* the wake-up is all that is left, and one end was told */
	if (lws_thread_wsis(&cx->pt[0]) != 1 || ends != 1 || client)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char accept[LWS_WS_ACCEPT_LEN + 1];
	size_t piece, n = 0;
	int fd;

	if (!cx)
		cx = fuzz_clients(protocols, extensions);
	if (size < 3)
		return 0;
	has = data[1];
	piece = data[0] ? data[0] : size;
	data += 2;
	size -= 2;
	messages = ends = opened = 0;
	lws_ws_frame_begin(&reader, LWS_WS_EXPECT_MASK | LWS_WS_MAY_COMPRESS);
	if (has & (HAS_FIELDS | HAS_ANSWER))
		n = head_len(data, size < MOST_HEAD ? size : MOST_HEAD);
	fd = ask();
	take_request(fd, accept);
	answer(fd, data, n, accept);
	data += n;
	size -= n;
	while (size) {
		n = size < piece ? size : piece;
		say(fd, data, n);
		rounds(1);
		take_output(fd);
		data += n;
		size -= n;
	}
	end(fd);

	return 0;
}
