/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first bytes of a connection that comes through a proxy: a PROXY header
 * that says who the client is. It precedes everything else, TLS too; so it is
 * looked at in the socket first (peek), and exactly its bytes are then read.
 * When it is complete the connection's role begins as if it had been adopted
 * just now.
 */
#include "core-net/inside.h"

#include "codec/proxy-line/proxy-line.h"

struct proxied {
	const struct lws_role_ops *role; /* that begins after it */
	struct lws_proxy_line line;
};

static int
enter(struct lws *wsi)
{
	wsi->role_state = lws_zalloc(sizeof(struct proxied), "PROXY header");

	return wsi->role_state ? 0 : -1;
}

static void
leave(struct lws *wsi)
{
	lws_free(wsi->role_state);
}

static enum lws_keep
opened(struct lws *wsi)
{
	lws_timeout_us(wsi, PENDING_TIMEOUT_ESTABLISH_WITH_SERVER,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);

	return LWS_KEEP;
}

static enum lws_keep
refuse(struct lws *wsi, const char *why)
{
	char ads[64];

	lwsl_wsi_warn(wsi, "refused: %s from %s", why,
		      lws_get_peer_simple(wsi, ads, sizeof(ads)));
	wsi->close_why = why;

	return LWS_CLOSE;
}

/* 0; -1 out of memory */
static int
remember(struct lws *wsi, const struct lws_proxy_line *line)
{
	lws_sockaddr46 *sa;

	if (!line->src.sa4.sin_family)
		return 0; /* it does not say: the socket's own stay */
	if (!lws_wsi_extra(wsi))
		return -1;
	sa = lws_malloc(2 * sizeof(*sa), "proxied addresses");
	if (!sa)
		return -1;
	sa[0] = line->src;
	sa[1] = line->dst;
	wsi->extra->proxied = sa;

	return 0;
}

static enum lws_keep
complete(struct lws *wsi, struct proxied *s)
{
	const struct lws_role_ops *role = s->role;
	const struct sockaddr *peer = NULL;

	if (remember(wsi, &s->line))
		return refuse(wsi, "out of memory for a PROXY header");
	if (wsi->extra && wsi->extra->proxied)
		peer = (const struct sockaddr *)wsi->extra->proxied;
	if (lws_peer_count_wsi(wsi, peer))
		return refuse(wsi, "too many connections");
	if (lws_secure_serves(wsi->vhost))
		return lws_secure_accept_open(wsi, role) ? LWS_CLOSE : LWS_KEEP;

	return lws_role_begin(wsi, role, wsi->protocol) ? LWS_CLOSE : LWS_KEEP;
}

static enum lws_keep
readable(struct lws *wsi, short revents)
{
	struct proxied *s = wsi->role_state;
	uint8_t buf[LWS_LIMIT_PROXY_LINE];
	lws_stateful_ret_t r;
	struct lws_span in;
	size_t done;
	enum lws_io io;

	(void)revents;
	io = lws_plat_peek(wsi->fd, buf, sizeof(buf), &done);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io != LWS_IO_OK)
		return refuse(wsi, "no whole PROXY header");
	in = lws_span_of(buf, done);
	r = lws_proxy_line_feed(&s->line, &in);
	if (r == LWS_SRET_FATAL)
		return refuse(wsi, lws_proxy_line_err_text(s->line.err));
	if (lws_plat_consume(wsi->fd, buf, done - in.len))
		return refuse(wsi, "cannot read the PROXY header");

	return r == LWS_SRET_OK ? complete(wsi, s) : LWS_KEEP;
}

static const struct lws_role_ops role_proxied = {
	.name = "proxy-line",
	.enter = enter,
	.leave = leave,
	.opened = opened,
	.readable = readable,
};

int
lws_proxied_begin(struct lws *wsi, const struct lws_role_ops *role)
{
	struct proxied *s;

	if (lws_role_set(wsi, &role_proxied))
		return -1;
	s = wsi->role_state;
	s->role = role;

	return 0;
}
