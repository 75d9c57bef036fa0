/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Through a SOCKS5 proxy (RFC 1928). No more is received than its answers
 * have: what comes behind them is the peer's.
 */
#include "core-net/client-proxy.h"

#include "codec/socks5/socks5.h"

static void
end(struct lws_proxying *p)
{
	lws_free(p->state);
}

static enum lws_keep
failed(struct lws *wsi, const struct lws_socks5 *s)
{
	return lws_client_fail(
		wsi, "socks: %s",
		lws_socks5_err_text((enum lws_socks5_err)s->err));
}

static enum lws_keep
say(struct lws *wsi, const struct lws_socks5 *s)
{
	static const uint8_t reasons[] = {
		[LWS_SOCKS5_GREETING] =
			PENDING_TIMEOUT_AWAITING_SOCKS_GREETING_REPLY,
		[LWS_SOCKS5_AUTH] = PENDING_TIMEOUT_AWAITING_SOCKS_AUTH_REPLY,
		[LWS_SOCKS5_REQUEST] =
			PENDING_TIMEOUT_AWAITING_SOCKS_CONNECT_REPLY,
	};
	uint8_t out[LWS_SOCKS5_OUT_MAX];
	size_t len = lws_socks5_put(s, out);
	enum lws_keep k;

	lws_timeout_us(wsi, (enum pending_timeout)reasons[s->step],
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);
	k = lws_proxying_send(wsi, out, len);
	lws_explicit_bzero(out, sizeof(out));

	return k;
}

static enum lws_keep
begin(struct lws *wsi)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	struct lws_proxying *p = lws_way_of(wsi)->proxy;
	const struct lws_socks5_ask want = {
		.host = ask->address,
		.port = (uint16_t)ask->port,
		.user = p->with->user,
		.password = p->with->password,
	};

	p->state = lws_malloc(sizeof(struct lws_socks5), "socks");
	if (!p->state)
		return lws_client_fail(wsi, "out of memory");
	if (lws_socks5_begin(p->state, &want))
		return failed(wsi, p->state);

	return say(wsi, p->state);
}

static enum lws_keep
fed(struct lws *wsi, const struct lws_socks5 *s, lws_stateful_ret_t r)
{
	if (r == LWS_SRET_WANT_OUTPUT)
		return say(wsi, s);
	if (r == LWS_SRET_OK)
		return lws_way_secure_begin(wsi);

	return r == LWS_SRET_FATAL ? failed(wsi, s) : LWS_KEEP;
}

static enum lws_keep
ready(struct lws *wsi)
{
	struct lws_socks5 *s = lws_way_of(wsi)->proxy->state;
	uint8_t buf[LWS_SOCKS5_IN_MAX];
	struct lws_span in;
	enum lws_io io;
	size_t done;

	io = lws_plat_recv(wsi->fd, buf, lws_socks5_need(s), &done);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io == LWS_IO_EOF)
		return lws_client_fail(wsi, "socks: connection closed");
	if (io != LWS_IO_OK)
		return lws_client_fail(wsi, "socks: read error");
	in = lws_span_of(buf, done);

	return fed(wsi, s, lws_socks5_feed(s, &in));
}

const struct lws_proxying_ops lws_proxying_socks = {
	.begin = begin,
	.ready = ready,
	.end = end,
	.timeout_reason = PENDING_TIMEOUT_AWAITING_SOCKS_GREETING_REPLY,
};
