/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For tests of TLS: a context whose default vhost serves TLS for raw
 * connections on a port of loopback, and clients in the same context, driven by
 * a role that only steps through the handshake. Certificates are made once a
 * test program, by certs.sh.
 */
#ifndef LWS_UNIT_SECURE_PAIR_H
#define LWS_UNIT_SECURE_PAIR_H

/* after "core-net/secure.h", which each test includes itself */
#include "recorder.h"

/* tests of more than one room run in lib/ */
#ifndef SECURE_CERTS_SH
#define SECURE_CERTS_SH "../test-apps/unit/certs.sh"
#endif

static char sp_dir[64]; /* of the certificates */

static inline int
sp_make_certs(void **state)
{
	char cmd[256];

	(void)state;
	lws_snprintf(sp_dir, sizeof(sp_dir), "/tmp/lws-certs-XXXXXX");
	if (!mkdtemp(sp_dir))
		return -1;
	lws_snprintf(cmd, sizeof(cmd), "sh %s %s", SECURE_CERTS_SH, sp_dir);

	return system(cmd);
}

static inline int
sp_drop_certs(void **state)
{
	char cmd[128];

	(void)state;
	lws_snprintf(cmd, sizeof(cmd), "rm -r %s", sp_dir);

	return system(cmd);
}

/* the path of a file there, in one of a few static buffers */
static inline const char *
sp_path(const char *name)
{
	static char paths[8][128];
	static unsigned int n;
	char *p = paths[n++ % 8];

	lws_snprintf(p, sizeof(paths[0]), "%s/%s", sp_dir, name);

	return p;
}

static inline void
sp_info(struct lws_context_creation_info *info, const char *cert)
{
	char name[64];

	rec_info_listen(info);
	info->options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
			 LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
	lws_snprintf(name, sizeof(name), "%s.pem", cert);
	info->ssl_cert_filepath = sp_path(name);
	lws_snprintf(name, sizeof(name), "%s.key", cert);
	info->ssl_private_key_filepath = sp_path(name);
	info->client_ssl_ca_filepath = sp_path("ca.pem");
}

/* -- the client: a role that steps, and then is raw -- */

struct sp_client {
	struct lws *wsi;
	enum lws_io io; /* of the last step */
	char why[256];
	char alpn[32];
};

static struct sp_client sp;
static const char *sp_preface; /* goes out in clear text before TLS; NULL */

static inline enum lws_keep
sp_step(struct lws *wsi)
{
	const char *alpn;

	sp.io = lws_secure_step(wsi, sp.why, sizeof(sp.why));
	if (sp.io == LWS_IO_ERR) {
		sp.wsi = NULL;
		return LWS_CLOSE;
	}
	if (sp.io != LWS_IO_OK) {
		wsi->wants_write = sp.io == LWS_IO_WANT_WRITE;
		return LWS_KEEP;
	}
	alpn = lws_secure_alpn(wsi);
	lws_strncpy(sp.alpn, alpn ? alpn : "", sizeof(sp.alpn));

	return lws_role_begin(wsi, lws_role_by_name("raw-skt"), wsi->protocol)
		       ? LWS_CLOSE
		       : LWS_KEEP;
}

static inline enum lws_keep
sp_readable(struct lws *wsi, short revents)
{
	(void)revents;

	return sp_step(wsi);
}

static const struct lws_role_ops sp_role = {
	.name = "stepping",
	.readable = sp_readable,
	.writeable = sp_step,
};

/* a connected client of vh; NULL: lws_secure_client() refused, see sp.why */
static inline struct lws *
sp_connect(struct lws_vhost *vh, int port, const struct lws_secure_ask *ask)
{
	struct lws *w = lws_wsi_create(&vh->cx->pt[0], vh);
	int on;

	if (!w)
		return NULL;
	memset(&sp, 0, sizeof(sp));
	sp.io = LWS_IO_WANT_READ;
	sp.wsi = w;
	w->fd = rec_connect(port);
	assert_true(w->fd >= 0);
	assert_int_equal(lws_plat_set_nonblocking(w->fd), 0);
	on = lws_plat_set_nodelay(w->fd);
	assert_int_equal(on, 0);
	if (sp_preface)
		assert_int_equal(write(w->fd, sp_preface, strlen(sp_preface)),
				 strlen(sp_preface));
	w->is_client = 1;
	w->created = 1; /* it is told of its end */
	w->transport = &lws_transport_plain;
	w->role = &sp_role;
	lws_phase_move(w, LWS_PHASE_OPEN);
	if (lws_protocol_set(w, &vh->protocols[0]) || lws_watch_start(w) ||
	    lws_secure_client(w, ask, sp.why, sizeof(sp.why)) ||
	    sp_step(w) != LWS_KEEP) {
		lws_close_sync(w, "test");
		sp.wsi = NULL;
		return NULL;
	}

	return w;
}

/* until the handshake is over, one way or the other, and what follows it has
 * arrived */
static inline void
sp_settle(struct lws_context *cx)
{
	int n;

	for (n = 0; n < 200 && sp.io != LWS_IO_OK && sp.io != LWS_IO_ERR; n++)
		rounds(cx, 1);
	rounds(cx, 6);
}

static inline void
sp_ask(struct lws_secure_ask *ask, const char *host)
{
	memset(ask, 0, sizeof(*ask));
	ask->host = host;
	ask->port = 443;
}

#endif
