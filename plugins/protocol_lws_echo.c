/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "lws-echo": gives back what comes, over ws in the same fragments, over
 * raw sockets the same bytes. What has not gone out yet waits; while much does,
 * nothing more is read.
 */
#include <libwebsockets.h>

#include <stdlib.h>

#define WAIT_MOST (64u * 1024)

/* a piece that waits, with LWS_PRE before its bytes */
struct piece {
	struct piece *next;
	size_t len;
	enum lws_write_protocol wp;
};

struct pss_echo {
	struct piece *first, *last;
	size_t waiting;
	int paused;
};

static uint8_t *
bytes_of(struct piece *p)
{
	return (uint8_t *)&p[1] + LWS_PRE;
}

static int
keep(struct lws *wsi, struct pss_echo *pss, const void *in, size_t len,
     enum lws_write_protocol wp)
{
	struct piece *p = malloc(sizeof(*p) + LWS_PRE + len);

	if (!p)
		return -1;
	p->next = NULL;
	p->len = len;
	p->wp = wp;
	if (len)
		memcpy(bytes_of(p), in, len);
	if (pss->last)
		pss->last->next = p;
	else
		pss->first = p;
	pss->last = p;
	pss->waiting += len;
	if (pss->waiting > WAIT_MOST && !pss->paused) {
		pss->paused = 1;
		lws_rx_flow_control(wsi, 0);
	}
	lws_callback_on_writable(wsi);

	return 0;
}

static struct piece *
take_first(struct pss_echo *pss)
{
	struct piece *p = pss->first;

	if (!p)
		return NULL;
	pss->first = p->next;
	if (!pss->first)
		pss->last = NULL;
	pss->waiting -= p->len;

	return p;
}

static int
send_one(struct lws *wsi, struct pss_echo *pss)
{
	struct piece *p = take_first(pss);
	int r;

	if (!p)
		return 0;
	r = lws_write(wsi, bytes_of(p), p->len, p->wp) < (int)p->len;
	free(p);
	if (r)
		return -1;
	if (pss->paused && pss->waiting <= WAIT_MOST / 2) {
		pss->paused = 0;
		lws_rx_flow_control(wsi, 1);
	}
	if (pss->first)
		lws_callback_on_writable(wsi);

	return 0;
}

static void
drop_all(struct pss_echo *pss)
{
	struct piece *p;

	while ((p = take_first(pss)))
		free(p);
}

static enum lws_write_protocol
as_it_came(struct lws *wsi)
{
	int type = lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;

	return (enum lws_write_protocol)lws_write_ws_flags(
		type, lws_is_first_fragment(wsi), lws_is_final_fragment(wsi));
}

static int
callback_lws_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		  void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_RECEIVE:
		return keep(wsi, user, in, len, as_it_came(wsi));
	case LWS_CALLBACK_RAW_RX:
		return keep(wsi, user, in, len, LWS_WRITE_RAW);
	case LWS_CALLBACK_SERVER_WRITEABLE:
	case LWS_CALLBACK_RAW_WRITEABLE:
		return send_one(wsi, user);
	case LWS_CALLBACK_CLOSED:
	case LWS_CALLBACK_RAW_CLOSE:
		drop_all(user);
		return 0;
	}

	return 0;
}

#define LWS_PLUGIN_PROTOCOL_ECHO                                               \
	{                                                                      \
		.name = "lws-echo", .callback = callback_lws_echo,             \
		.per_session_data_size = sizeof(struct pss_echo),              \
		.rx_buffer_size = 4096                                         \
	}

LWS_VISIBLE extern const struct lws_protocols lws_echo_protocols[1];
const struct lws_protocols lws_echo_protocols[1] = { LWS_PLUGIN_PROTOCOL_ECHO };

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t lws_echo;
const lws_plugin_protocol_t lws_echo = {
	.hdr = { "lws echo", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = lws_echo_protocols,
	.count_protocols = LWS_ARRAY_SIZE(lws_echo_protocols),
};
#endif
