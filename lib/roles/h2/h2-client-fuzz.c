/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients whose server says anything at all: bytes go in by a socket, through
 * transport, role, codecs and streams to a program's callbacks. The first byte
 * of the input says how the rest is cut: 0 not at all, n in pieces of n; the
 * second what is asked: bit 0 two requests that share, 1 WebSocket, 2 a body to
 * send, 3 the program pauses, 4 settings with extended CONNECT come first.
 */
#include "core-net/core-net.h"
#include "fuzz-server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws_context *cx;
static int peer = -1;

#include "h2-server-test.h"

enum { TWO = 1, WS = 2, BODY = 4, PAUSES = 8, SETTLED = 16 };

static unsigned int how;
static struct lws *client[2];

static void
gone(const struct lws *w)
{
	int n;

	for (n = 0; n < 2; n++)
		if (client[n] == w)
			client[n] = NULL;
}

static int
write_some(struct lws *w)
{
	uint8_t buf[LWS_PRE + 3000];

	memset(buf, 'b', sizeof(buf));
	lws_client_http_body_pending(w, 0);

	return lws_write(w, buf + LWS_PRE, 3000, LWS_WRITE_HTTP_FINAL) < 0;
}

static int
program(struct lws *w, enum lws_callback_reasons reason, void *user, void *in,
	size_t len)
{
	(void)user;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		if (how & BODY) {
			lws_client_http_body_pending(w, 1);
			lws_callback_on_writable(w);
		}
		return 0;
	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return how & BODY ? write_some(w) : 0;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		if (how & PAUSES)
			lws_rx_flow_control(w, 0);
		return 0;
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		return fuzz_leads_out(in);
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
	case LWS_CALLBACK_CLIENT_CLOSED:
		gone(w);
		return 0;
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "x", .callback = program }, LWS_PROTOCOL_LIST_TERM
};

static void
ask(struct lws **pwsi)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = address;
	i.host = "a";
	i.path = "/";
	i.method = how & WS ? NULL : how & BODY ? "POST" : "GET";
	i.ssl_connection =
		LCCSCF_H2_PRIOR_KNOWLEDGE | (how & TWO ? LCCSCF_PIPELINE : 0);
	i.pwsi = pwsi;
	if (!lws_client_connect_via_info(&i))
		abort();
}

static int
accept_one(void)
{
	int n, fd = -1;

	for (n = 0; n < 50 && fd < 0; n++) {
		if (lws_service(cx, -1))
			abort();
		fd = accept(listener, NULL, NULL);
	}

	return fd;
}

static void
settle(void)
{
	if (!(how & SETTLED))
		return;
	srv_setting(H2SET_ENABLE_CONNECT_PROTOCOL, 1);
	srv_frame(LWS_H2_SETTINGS, LWS_H2_F_ACK, 0, NULL, 0);
}

/* those that begin again are let down too; those that wait are let go */
static void
end(void)
{
	int n, fd;

	close(peer);
	for (n = 0; n < 300 && lws_thread_wsis(&cx->pt[0]) != 1; n++) {
		if (client[0] && (how & PAUSES))
			lws_rx_flow_control(client[0], 1);
		if (client[1] && (how & PAUSES))
			lws_rx_flow_control(client[1], 1);
		if (lws_service(cx, -1))
			abort();
		fd = accept(listener, NULL, NULL);
		if (fd >= 0)
			close(fd);
	}
	/* the wake-up is all that is left */
	if (lws_thread_wsis(&cx->pt[0]) != 1 || client[0] || client[1])
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!cx)
		cx = fuzz_clients(protocols, NULL);
	if (size < 3 || size > 60000)
		return 0;
	how = data[1];
	srv_begin();
	ask(&client[0]);
	if (how & TWO)
		ask(&client[1]);
	peer = accept_one();
	if (peer < 0)
		abort();
	settle();
	srv_bytes(data + 2, size - 2);
	srv_go_in(data[0] ? data[0] : sizeof(srv.out));
	shutdown(peer, SHUT_WR);
	srv_go();
	end();
	srv_end();

	return 0;
}
