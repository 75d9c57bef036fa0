/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TLS of connections that we open: from what a program asked for (LCCSCF_*, a
 * name, ALPN, a certificate from the system blobs) to a connection of the TLS
 * library, and sessions that make the next handshake shorter.
 */
#include "core-net/secure.h"

/* -- what the TLS library asks -- */

/* the protocol that is bound to the wsi, by contract; nonzero refuses */
static int
on_verify(void *opaque, void *store, void *ssl, int good)
{
	struct lws_secure *s = opaque;
	const struct lws_protocols *p = lws_wsi_protocol(s->wsi);

	if (!p)
		return 0;

	return p->callback(
		s->wsi, LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION,
		store, ssl, (size_t)good);
}

static void
on_session(void *opaque, struct lws_tls_session *session)
{
	struct lws_secure *s = opaque;

	if (s->tag)
		lws_secure_session_put(s->wsi->vhost, s->tag, session);
	else
		lws_tls()->session_free(session);
}

static const struct lws_tls_owner owner = {
	.recv = lws_secure_below_recv,
	.send = lws_secure_below_send,
	.verify = on_verify,
	.info = lws_secure_info,
	.session = on_session,
};

/* -- what the program asked for -- */

static const struct {
	unsigned int lccscf;
	unsigned int tls;
} forgiven[] = {
	{ LCCSCF_ALLOW_SELFSIGNED, LWS_TLS_ALLOW_SELF_SIGNED },
	{ LCCSCF_ALLOW_EXPIRED, LWS_TLS_ALLOW_EXPIRED },
	{ LCCSCF_ALLOW_INSECURE, LWS_TLS_ALLOW_UNKNOWN_CA },
	{ LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK, LWS_TLS_SKIP_NAME },
};

static unsigned int
what_is_forgiven(unsigned int flags)
{
	unsigned int r = 0;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(forgiven); n++)
		if (flags & forgiven[n].lccscf)
			r |= forgiven[n].tls;

	return r;
}

/* without ":port", and an IPv6 address without its brackets. 0; -1: none, or
 * too long */
static int
bare_host(const char *host, char *out, size_t size)
{
	const char *end;
	size_t len;

	if (!host || !*host)
		return -1;
	if (*host == '[') {
		end = strchr(++host, ']');
		if (!end)
			return -1;
	} else {
		end = strchr(host, ':');
		/* more than one colon: an IPv6 address as it is */
		if (!end || strchr(end + 1, ':'))
			end = host + strlen(host);
	}
	len = (size_t)(end - host);
	/* a name may end in the root's dot, certificates' never do */
	if (len > 1 && host[len - 1] == '.')
		len--;
	if (!len || len >= size)
		return -1;
	memcpy(out, host, len);
	out[len] = '\0';

	return 0;
}

/* bytes of a system blob, lws_free(); 0, -1 */
static int
take_blob(struct lws_context *cx, lws_system_blob_item_t type, int idx,
	  struct lws_tls_source *src)
{
	lws_system_blob_t *b = lws_system_get_blob(cx, type, idx);
	size_t len = b ? lws_system_blob_get_size(b) : 0;
	uint8_t *p = len ? lws_malloc(len, "TLS blob") : NULL;

	if (!p)
		return -1;
	src->mem = p;
	src->len = len;

	return lws_system_blob_get(b, p, &src->len, 0) < 0 ? -1 : 0;
}

static void
free_blob(struct lws_tls_source *src)
{
	void *p = (void *)(uintptr_t)src->mem;

	if (p)
		lws_explicit_bzero(p, src->len);
	lws_free(p);
}

/* by contract a number n > 0 means blob n - 1 */
static int
take_blobs(struct lws_context *cx, int n, struct lws_tls_client *w)
{
	if (!n)
		return 0;

	return take_blob(cx, LWS_SYSBLOB_TYPE_CLIENT_CERT_DER, n - 1,
			 &w->cert) ||
			       take_blob(cx, LWS_SYSBLOB_TYPE_CLIENT_KEY_DER,
					 n - 1, &w->key)
		       ? -1
		       : 0;
}

/* -- the seam -- */

static int
begin(struct lws *wsi, const struct lws_secure_ask *ask, const char *host,
      const struct lws_tls_words *why)
{
	struct lws_tls_ctx *ctx = lws_secure_client_ctx(wsi->vhost, why);
	char *tag = ctx ? lws_secure_session_tag(wsi->vhost, ask, host) : NULL;
	struct lws_tls_client w;
	int r = -1;

	if (!ctx)
		return -1;
	memset(&w, 0, sizeof(w));
	w.host = host;
	w.alpn = ask->alpn;
	w.flags = what_is_forgiven(ask->flags);
	w.session = lws_secure_session_get(wsi->vhost, tag);
	if (take_blobs(lws_cx(wsi), ask->sys_cert, &w))
		lws_snprintf(why->text, why->size,
			     "tls: system blobs %d for the client's "
			     "certificate and key are not there",
			     ask->sys_cert - 1);
	else
		r = lws_secure_begin_conn(wsi, ctx, &owner, &w, why);
	free_blob(&w.cert);
	free_blob(&w.key);
	if (w.session)
		lws_tls()->session_free(w.session);
	lws_tls()->ctx_release(ctx);
	if (r)
		lws_free(tag);
	else
		lws_secure_of(wsi)->tag = tag;

	return r;
}

int
lws_secure_client(struct lws *wsi, const struct lws_secure_ask *ask, char *why,
		  size_t size)
{
	const struct lws_tls_words words = { why, size };
	char host[LWS_LIMIT_TLS_HOST + 1];

	if (lws_secure_full(lws_cx(wsi))) {
		lws_strncpy(why, "tls restriction limit", size);
		return -1;
	}
	if (bare_host(ask->host, host, sizeof(host))) {
		/* by contract these words, for want of a host too */
		lws_strncpy(why, "bio_create failed", size);
		return -1;
	}
	lws_strncpy(why, "bio_create failed", size);

	return begin(wsi, ask, host, &words);
}

enum lws_io
lws_secure_step(struct lws *wsi, char *why, size_t size)
{
	const struct lws_tls_words words = { why, size };
	enum lws_io io;

	*why = '\0';
	io = lws_secure_shake(wsi->transport_state, &words);
	if (io == LWS_IO_ERR)
		return io;
	/* done: what is to be read may be inside already */
	if (!lws_secure_watch(wsi, io))
		return io;
	lws_strncpy(why, "tls: cannot wait for the socket", size);

	return LWS_IO_ERR;
}
