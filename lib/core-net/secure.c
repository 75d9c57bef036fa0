/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The transport of connections with TLS: the role's bytes go to a TLS library
 * (struct lws_tls_ops), its records to the socket. Small records of one call
 * are gathered and leave with the next in one send; a large one, and the last
 * one, mostly the only one, leaves uncopied, while it is still in the
 * processor's cache. What the socket refuses is held here, a run at most, and
 * no more is taken until it has gone.
 */
#include "core-net/secure.h"

static struct lws_secure *
state_of(const struct lws *wsi)
{
	return wsi->transport_state;
}

/* -- below: records to and from the socket -- */

/* what was read before the connection came to us (adopted with it) */
static enum lws_io
recv_held(struct lws *wsi, void *buf, size_t len, size_t *done)
{
	uint8_t *p;
	size_t n = lws_buflist_next_segment_len(&wsi->rx_held, &p);

	if (n > len)
		n = len;
	memcpy(buf, p, n);
	lws_buflist_use_segment(&wsi->rx_held, n);
	*done = n;

	return LWS_IO_OK;
}

enum lws_io
lws_secure_below_recv(void *opaque, void *buf, size_t len, size_t *done)
{
	struct lws_secure *s = opaque;
	enum lws_io io;

	if (s->shaking && s->wsi->rx_held)
		return recv_held(s->wsi, buf, len, done);
	if (s->dry)
		return LWS_IO_WANT_READ;
	io = lws_plat_recv(s->wsi->fd, buf, len, done);
	/* less than there was room for: asking again would find nothing */
	s->dry = io == LWS_IO_OK && *done < len;

	return io;
}

static enum lws_io
hold(struct lws_secure *s, const void *buf, size_t len)
{
	size_t held = lws_buflist_total_len(&s->out);

	if (len > LWS_LIMIT_TLS_HELD - held) {
		lwsl_wsi_warn(s->wsi, "%zu bytes of records wait, limit %u",
			      held, (unsigned int)LWS_LIMIT_TLS_HELD);
		return LWS_IO_ERR;
	}
	if (lws_buflist_append_bytes(&s->out, buf, len, 0))
		return LWS_IO_ERR;

	return LWS_IO_WANT_WRITE;
}

static enum lws_io
hold_rest(struct lws_secure *s, const struct lws_plat_iov *v, unsigned int n,
	  size_t skip)
{
	enum lws_io io = LWS_IO_OK;

	for (; n; n--, v++) {
		size_t cut = skip < v->len ? skip : v->len;

		skip -= cut;
		if (cut == v->len)
			continue;
		io = hold(s, (const uint8_t *)v->p + cut, v->len - cut);
		if (io == LWS_IO_ERR)
			return io;
	}

	return io;
}

/* the gathered records, and one more that needs no copy
 * is_last: no more follows in this call */
static enum lws_io
push(struct lws_secure *s, const void *buf, size_t len, int is_last)
{
	struct lws_context_per_thread *pt = s->wsi->pt;
	struct lws_plat_iov v[2];
	unsigned int n = 0;
	size_t done = 0;
	enum lws_io io;

	if (pt->tls_run_len) {
		v[n].p = pt->tls_run;
		v[n++].len = pt->tls_run_len;
	}
	if (len) {
		v[n].p = buf;
		v[n++].len = len;
	}
	pt->tls_run_len = 0;
	if (!n)
		return LWS_IO_OK;
	io = is_last ? lws_plat_sendv(s->wsi->fd, v, n, &done)
		     : lws_plat_sendv_more(s->wsi->fd, v, n, &done);
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return LWS_IO_ERR;

	return hold_rest(s, v, n, done);
}

static int
gather(struct lws_context_per_thread *pt, const void *buf, size_t len)
{
	if (!pt->tls_run)
		pt->tls_run = lws_malloc(LWS_TUNE_TLS_RUN, "TLS run");
	if (!pt->tls_run || len > LWS_TUNE_TLS_RUN - pt->tls_run_len)
		return -1;
	memcpy(pt->tls_run + pt->tls_run_len, buf, len);
	pt->tls_run_len += len;

	return 0;
}

enum lws_io
lws_secure_below_send(void *opaque, const void *buf, size_t len, int is_last)
{
	struct lws_secure *s = opaque;

	if (s->out)
		return hold(s, buf, len);
	if (!is_last && len <= LWS_TUNE_TLS_SMALL &&
	    !gather(s->wsi->pt, buf, len))
		return LWS_IO_OK;

	/* only what is written ends in a last record for certain */
	return push(s, buf, len, is_last || !s->writing);
}

/* send what is held: OK, WANT_WRITE, ERR */
static enum lws_io
send_held(struct lws_secure *s)
{
	while (s->out) {
		size_t len, done = 0;
		uint8_t *p;
		enum lws_io io;

		len = lws_buflist_next_segment_len(&s->out, &p);
		io = lws_plat_send(s->wsi->fd, p, len, &done);
		if (io == LWS_IO_ERR || io == LWS_IO_EOF)
			return LWS_IO_ERR;
		lws_buflist_use_segment(&s->out, done);
		if (done < len)
			return LWS_IO_WANT_WRITE;
	}

	return LWS_IO_OK;
}

/* Reading may have made something to say, a new key or an alert. */
static enum lws_io
end_of_call(struct lws_secure *s)
{
	enum lws_io io = push(s, NULL, 0, 1);

	if (io == LWS_IO_ERR)
		return io;

	return s->out ? LWS_IO_WANT_WRITE : LWS_IO_OK;
}

/* what is held leaves when the socket can take it */
static int
wait_for_socket(struct lws *wsi)
{
	wsi->tx_blocked = 1;

	return lws_watch_want(wsi, POLLOUT, 0);
}

/* -- the handshake -- */

static void
count_shaking(struct lws_secure *s, int shaking)
{
	struct lws_context *cx = lws_cx(s->wsi);

	if (s->shaking == shaking)
		return;
	s->shaking = !!shaking;
	if (shaking) {
		atomic_fetch_add(&cx->tls->shaking, 1);
		return;
	}
	atomic_fetch_sub(&cx->tls->shaking, 1);
	if (cx->tls->max_shaking)
		lws_accept_resume(s->wsi->pt);
}

/* names that a role has need no copy */
static const char *
name_of_role(struct lws_span name)
{
	unsigned int n;

	for (n = 0; name.len && lws_registry_roles[n]; n++) {
		const char *a = lws_registry_roles[n]->alpn;

		if (a && strlen(a) == name.len && !memcmp(a, name.p, name.len))
			return a;
	}

	return NULL;
}

/* the TLS library does not terminate it. 0, -1 no memory */
static int
keep_alpn(struct lws_secure *s)
{
	struct lws_span name = lws_tls()->alpn(s->conn);

	if (!name.len || name_of_role(name))
		return 0;
	s->alpn = lws_zalloc(name.len + 1, "ALPN");
	if (!s->alpn)
		return -1;
	memcpy(s->alpn, name.p, name.len);

	return 0;
}

enum lws_io
lws_secure_shake(struct lws_secure *s, const struct lws_tls_words *why)
{
	enum lws_io io = send_held(s), sent;

	if (io == LWS_IO_WANT_WRITE)
		return io;
	s->dry = 0;
	if (io == LWS_IO_OK)
		io = lws_tls()->handshake(s->conn, why);
	sent = end_of_call(s);
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return LWS_IO_ERR;
	if (sent == LWS_IO_ERR) {
		lws_snprintf(why->text, why->size, "connect SYSCALL %d", errno);
		return sent;
	}
	if (io == LWS_IO_WANT_READ)
		return sent == LWS_IO_WANT_WRITE ? sent : io;
	count_shaking(s, 0);
	s->vh_serial = s->wsi->vhost->serial;
	if (keep_alpn(s)) {
		lws_strncpy(why->text, "tls: out of memory", why->size);
		return LWS_IO_ERR;
	}
	if (sent == LWS_IO_WANT_WRITE && wait_for_socket(s->wsi))
		return LWS_IO_ERR;

	return LWS_IO_OK;
}

int
lws_secure_watch(struct lws *wsi, enum lws_io want)
{
	if (want == LWS_IO_WANT_WRITE)
		return lws_watch_want(wsi, POLLOUT, POLLIN);

	return lws_watch_want(wsi, POLLIN, wsi->tx_blocked ? 0 : POLLOUT);
}

/* a connection that was in use before: its own reads are the steps */
static enum lws_io
shake_in_band(struct lws *wsi, struct lws_secure *s)
{
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	enum lws_io io;

	text[0] = '\0';
	io = lws_secure_shake(s, &why);
	if (io == LWS_IO_ERR)
		lwsl_wsi_notice(wsi, "TLS handshake: %s", text);
	if (io == LWS_IO_WANT_WRITE && wait_for_socket(wsi))
		return LWS_IO_ERR;
	if (io != LWS_IO_OK)
		return io;
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	s->in_band = 0;
	/* what was written meanwhile waits; one WRITEABLE tells that all is
	 * well */
	wsi->tx_blocked = 1;
	wsi->wants_write = 1;

	return lws_watch_want(wsi, POLLOUT, 0) ? LWS_IO_ERR : LWS_IO_OK;
}

/* -- the transport -- */

static enum lws_io
secure_recv(struct lws *wsi, void *buf, size_t len, size_t *done)
{
	struct lws_secure *s = state_of(wsi);
	enum lws_io io, sent;

	*done = 0;
	if (s->in_band) {
		io = shake_in_band(wsi, s);
		if (io != LWS_IO_OK)
			return io;
	} else
		s->dry = 0;
	io = lws_tls()->recv(s->conn, buf, len, done);
	sent = end_of_call(s);
	if (sent == LWS_IO_ERR && io != LWS_IO_OK)
		return LWS_IO_ERR;
	if (sent == LWS_IO_WANT_WRITE && wait_for_socket(wsi))
		return LWS_IO_ERR;

	return io;
}

static enum lws_io
secure_send(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n,
	    size_t *done)
{
	struct lws_secure *s = state_of(wsi);
	enum lws_io io = send_held(s);
	size_t part;

	*done = 0;
	if (s->in_band && io != LWS_IO_ERR)
		return LWS_IO_WANT_READ;
	s->writing = 1;
	for (; n && io == LWS_IO_OK; n--, iov++) {
		io = lws_tls()->send(s->conn, iov->p, iov->len, n == 1, &part);
		*done += part;
	}
	s->writing = 0;
	if (io == LWS_IO_ERR)
		return io;
	/* a run that was not ended by a last record, since it was refused */
	if (end_of_call(s) == LWS_IO_ERR)
		return LWS_IO_ERR;

	return s->out ? LWS_IO_WANT_WRITE : LWS_IO_OK;
}

static int
secure_pending(const struct lws *wsi)
{
	const struct lws_secure *s = state_of(wsi);

	return !s->in_band && lws_tls()->pending(s->conn);
}

static size_t
secure_held(const struct lws *wsi)
{
	return lws_buflist_total_len(&state_of(wsi)->out);
}

static enum lws_io
secure_flush(struct lws *wsi)
{
	return send_held(state_of(wsi));
}

static void
secure_end(struct lws *wsi)
{
	struct lws_secure *s = state_of(wsi);

	lws_tls()->bye(s->conn);
	(void)end_of_call(s);
	(void)send_held(s);
}

static void
secure_moved(struct lws *wsi)
{
	state_of(wsi)->wsi = wsi;
}

static void
secure_fini(struct lws *wsi)
{
	struct lws_secure *s = state_of(wsi);
	struct lws_context *cx = lws_cx(wsi);

	if (!wsi->tx_ended && wsi->fd >= 0)
		secure_end(wsi);
	count_shaking(s, 0);
	lws_tls()->conn_destroy(s->conn);
	lws_buflist_destroy_all_segments(&s->out);
	lws_free(s->tag);
	lws_free(s->alpn);
	lws_free(s);
	wsi->transport_state = NULL;
	wsi->transport = NULL;
	atomic_fetch_sub(&cx->tls->conns, 1);
	if (cx->tls->max_conns)
		lws_accept_resume(wsi->pt);
}

const struct lws_transport_ops lws_transport_secure = {
	.name = "tls",
	.recv = secure_recv,
	.send = secure_send,
	.pending = secure_pending,
	.held = secure_held,
	.flush = secure_flush,
	.end = secure_end,
	.moved = secure_moved,
	.fini = secure_fini,
};

/* -- life -- */

int
lws_secure_begin_conn(struct lws *wsi, struct lws_tls_ctx *ctx,
		      const struct lws_tls_owner *owner,
		      const struct lws_tls_client *client,
		      const struct lws_tls_words *why)
{
	struct lws_secure *s = lws_zalloc(sizeof(*s), "TLS");

	if (s) {
		s->wsi = wsi;
		s->conn = lws_tls()->conn_create(ctx, owner, s, client, why);
	} else
		lws_snprintf(why->text, why->size, "tls: out of memory");
	if (!s || !s->conn) {
		lws_free(s);
		return -1;
	}
	atomic_fetch_add(&lws_cx(wsi)->tls->conns, 1);
	count_shaking(s, 1);
	wsi->transport = &lws_transport_secure;
	wsi->transport_state = s;
	wsi->tls_wanted = 1;

	return 0;
}

int
lws_secure_full(const struct lws_context *cx)
{
	const struct lws_context_tls *t = cx->tls;

	return t &&
	       ((t->max_conns && atomic_load(&t->conns) >= t->max_conns) ||
		(t->max_shaking && atomic_load(&t->shaking) >= t->max_shaking));
}

/* to whom: the protocol that is bound, or the vhost's first */
int
lws_secure_info(void *opaque, int where, int ret)
{
	struct lws_secure *s = opaque;
	struct lws_ssl_info info = { where, ret };

	return lws_user_callback(s->wsi, LWS_CALLBACK_SSL_INFO, &info, 0);
}

/* -- questions -- */

struct lws_secure *
lws_secure_of(const struct lws *wsi)
{
	const struct lws *n = lws_network_wsi((struct lws *)(uintptr_t)wsi);

	return n && n->transport == &lws_transport_secure ? state_of(n) : NULL;
}

int
lws_secure_is_fit_for(const struct lws *wsi, const struct lws_vhost *vh)
{
	const struct lws_secure *s = lws_secure_of(wsi);

	return !s || !vh->tls || vh->serial == s->vh_serial ||
	       !(vh->tls->setup.flags & LWS_TLS_ASK_CERT);
}

const char *
lws_secure_alpn(const struct lws *wsi)
{
	const struct lws_secure *s = lws_secure_of(wsi);
	struct lws_span name;

	if (!s)
		return NULL;
	name = lws_tls()->alpn(s->conn);

	return s->alpn ? s->alpn : name_of_role(name);
}

SSL *
lws_get_ssl(struct lws *wsi)
{
	const struct lws_secure *s = lws_secure_of(wsi);

	return s ? lws_tls()->native(s->conn) : NULL;
}

int
lws_tls_peer_cert_info(struct lws *wsi, enum lws_tls_cert_info type,
		       union lws_tls_cert_info_results *buf, size_t len)
{
	const struct lws_secure *s = lws_secure_of(wsi);

	return s ? lws_tls()->peer_info(s->conn, type, buf, len) : -1;
}

int
lws_tls_session_is_reused(struct lws *wsi)
{
	const struct lws_secure *s = lws_secure_of(wsi);

	return s && lws_tls()->is_resumed(s->conn);
}
