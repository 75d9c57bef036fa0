/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The handshake of a connection that a TLS vhost has accepted, before anything
 * else happens to it: a role of its own until it is over. In it the client may
 * ask for another vhost of the same address (SNI), and ALPN may choose another
 * role than the vhost's. A vhost can also let clients in that speak no TLS.
 */
#include "core-net/secure.h"

struct accepting {
	const struct lws_role_ops *role; /* that begins after it */
	unsigned int may_be_plain : 1;   /* its first byte is not seen yet */
};

/* the first byte of TLS is below this, that of texts is not */
#define FIRST_PRINTABLE 0x20

static enum lws_keep proceed(struct lws *wsi);

/* -- what the TLS library asks -- */

static int
serves(const struct lws_vhost *vh)
{
	return vh->tls && vh->tls->server;
}

/* the one of the same name, else what the vhost has for that kind */
static const struct lws_protocols *
counterpart(struct lws_vhost *vh, const struct lws_protocols *p, int is_http)
{
	const struct lws_protocols *own =
		p ? lws_vhost_name_to_protocol(vh, p->name) : NULL;

	if (own)
		return own;

	return &vh->protocols[is_http ? vh->default_protocol
				      : vh->raw_protocol];
}

static struct lws_tls_ctx *
on_name(void *opaque, const char *name)
{
	struct lws_secure *s = opaque;
	struct lws *wsi = s->wsi;
	struct lws_vhost *to = lws_vhost_named(wsi->vhost, name, strlen(name));
	const struct accepting *a = wsi->role_state;
	struct lws_tls_ctx *ctx;

	ctx = to == wsi->vhost ? NULL : lws_secure_server_ctx(to);
	if (ctx) {
		const struct lws_protocols *p =
			counterpart(to, wsi->protocol, !a || a->role->is_http);

		lws_vhost_move_wsi(wsi, to);
		wsi->protocol = p;
	}
	lws_vhost_release(to);

	return ctx;
}

static int
on_verify(void *opaque, void *store, void *ssl, int good)
{
	struct lws_secure *s = opaque;
	struct lws_vhost *vh = s->wsi->vhost;

	return vh->protocols[0].callback(
		s->wsi, LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION,
		store, ssl, (size_t)good);
}

static const struct lws_tls_owner owner = {
	.recv = lws_secure_below_recv,
	.send = lws_secure_below_send,
	.choose = on_name,
	.verify = on_verify,
	.info = lws_secure_info,
};

/* one that is in use stays where it is */
static const struct lws_tls_owner owner_in_use = {
	.recv = lws_secure_below_recv,
	.send = lws_secure_below_send,
	.verify = on_verify,
	.info = lws_secure_info,
};

/* -- the role -- */

static int
enter(struct lws *wsi)
{
	wsi->role_state = lws_zalloc(sizeof(struct accepting), "TLS accept");

	return wsi->role_state ? 0 : -1;
}

static void
leave(struct lws *wsi)
{
	lws_free(wsi->role_state);
}

static enum lws_keep
refuse(struct lws *wsi, const char *why)
{
	char ads[64];

	lwsl_wsi_notice(wsi, "refused: %s, from %s", why,
			lws_get_peer_simple(wsi, ads, sizeof(ads)));
	if (!wsi->close_why)
		wsi->close_why = "TLS handshake failed";

	return LWS_CLOSE;
}

/* Its answer is readable for who made the mistake; TLS could not say it. */
static enum lws_keep
refuse_http(struct lws *wsi)
{
	static const char text[] =
		"HTTP/1.1 400 Bad Request\r\n"
		"content-type: text/html\r\nconnection: close\r\n"
		"content-length: 51\r\n\r\n"
		"<p>Plain HTTP was spoken to a port for TLS (https).";
	size_t done;

	(void)lws_plat_send(wsi->fd, text, sizeof(text) - 1, &done);
	wsi->close_why = "plain HTTP on a TLS port";

	return refuse(wsi, wsi->close_why);
}

/* whom ALPN names, if the vhost speaks http at all */
static const struct lws_role_ops *
role_by_alpn(const struct lws *wsi, const struct lws_role_ops *role)
{
	const char *name = role->is_http ? lws_secure_alpn(wsi) : NULL;
	unsigned int n;

	for (n = 0; name && lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->alpn &&
		    !lws_registry_roles[n]->is_http_client &&
		    !strcmp(lws_registry_roles[n]->alpn, name))
			return lws_registry_roles[n];

	return role;
}

static enum lws_keep
begin_role(struct lws *wsi, const struct lws_role_ops *role)
{
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);

	return lws_role_begin(wsi, role, wsi->protocol) ? LWS_CLOSE : LWS_KEEP;
}

static enum lws_keep
step(struct lws *wsi)
{
	struct lws_secure *s = wsi->transport_state;
	struct accepting *a = wsi->role_state;
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	enum lws_io io;

	text[0] = '\0';
	io = lws_secure_shake(s, &why);
	if (io == LWS_IO_OK)
		return begin_role(wsi, role_by_alpn(wsi, a->role));
	if (io == LWS_IO_ERR)
		return lws_tls()->was_plain(s->conn) ? refuse_http(wsi)
						     : refuse(wsi, text);
	wsi->wants_write = io == LWS_IO_WANT_WRITE;

	return lws_secure_watch(wsi, io) ? refuse(wsi, "cannot be watched")
					 : LWS_KEEP;
}

/* -- those without TLS -- */

static enum lws_io
first_byte(struct lws *wsi, uint8_t *byte)
{
	uint8_t *p;
	size_t done;

	if (!wsi->rx_held)
		return lws_plat_peek(wsi->fd, byte, 1, &done);
	lws_buflist_next_segment_len(&wsi->rx_held, &p);
	*byte = *p;

	return LWS_IO_OK;
}

static enum lws_keep
go_on_plain(struct lws *wsi, const struct lws_role_ops *role)
{
	uint64_t o = wsi->vhost->options;

	lwsl_wsi_info(wsi, "no TLS on a TLS port");
	wsi->transport->fini(wsi);
	wsi->transport = &lws_transport_plain;
	wsi->tls_wanted = 0;
	if (lws_check_opt(o, LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS) ||
	    lws_check_opt(o, LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER))
		return begin_role(wsi, role);
	if (!lws_check_opt(
		    o,
		    LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG))
		return refuse(wsi, "no TLS on a TLS port");

	return lws_role_fallback(wsi) ? LWS_CLOSE : LWS_KEEP;
}

static enum lws_keep
proceed(struct lws *wsi)
{
	struct accepting *a = wsi->role_state;
	uint8_t byte;
	enum lws_io io;

	if (!a->may_be_plain)
		return step(wsi);
	io = first_byte(wsi, &byte);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io != LWS_IO_OK)
		return refuse(wsi, "closed before the handshake");
	if (byte >= FIRST_PRINTABLE)
		return go_on_plain(wsi, a->role);
	a->may_be_plain = 0;

	return step(wsi);
}

static enum lws_keep
readable(struct lws *wsi, short revents)
{
	(void)revents;

	return proceed(wsi);
}

static enum lws_keep
opened(struct lws *wsi)
{
	lws_timeout_us(wsi, PENDING_TIMEOUT_SSL_ACCEPT,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);

	/* it may have been adopted with its first bytes */
	return wsi->rx_held ? proceed(wsi) : LWS_KEEP;
}

static const struct lws_role_ops role_accepting = {
	.name = "tls-accept",
	.enter = enter,
	.leave = leave,
	.opened = opened,
	.readable = readable,
	.writeable = proceed,
};

/* -- entries -- */

int
lws_secure_serves(const struct lws_vhost *vh)
{
	return serves(vh);
}

int
lws_secure_accept(struct lws *wsi, const struct lws_role_ops *role)
{
	struct lws_tls_ctx *ctx = lws_secure_server_ctx(wsi->vhost);
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	struct accepting *a;
	int r;

	if (!ctx)
		return -1;
	r = lws_secure_begin_conn(wsi, ctx, &owner, NULL, &why);
	lws_tls()->ctx_release(ctx);
	if (r)
		lwsl_wsi_err(wsi, "%s", text);
	if (r || lws_role_set(wsi, &role_accepting))
		return -1;
	a = wsi->role_state;
	a->role = role;
	a->may_be_plain =
		lws_check_opt(wsi->vhost->options,
			      LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT);

	return 0;
}

int
lws_secure_accept_open(struct lws *wsi, const struct lws_role_ops *role)
{
	if (lws_secure_accept(wsi, role))
		return -1;

	return opened(wsi) == LWS_KEEP ? 0 : -1;
}

int
lws_secure_accept_in_use(struct lws *wsi, const struct lws_tls_words *why)
{
	struct lws_tls_ctx *ctx = lws_secure_server_ctx(wsi->vhost);
	int r;

	if (!ctx) {
		lws_strncpy(why->text, "its vhost serves no TLS", why->size);
		return -1;
	}
	r = lws_secure_begin_conn(wsi, ctx, &owner_in_use, NULL, why);
	lws_tls()->ctx_release(ctx);

	return r;
}
