/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whatever a program or a peer may give for a certificate, a key, a packed
 * session, a server_name extension, or a server for its side of a handshake
 * (TLS 1.2 has its certificates in clear text): the first byte chooses which.
 */
#include "tls/tls.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const struct lws_tls_ops *const ops = &lws_tls_openssl;

static void
as_certificate(const uint8_t *p, size_t len)
{
	struct lws_tls_setup s = { .name = "fuzz" };
	char text[128];
	const struct lws_tls_words why = { text, sizeof(text) };
	struct {
		union lws_tls_cert_info_results r;
		char more[2048];
	} room;
	struct lws_tls_ctx *c;
	int n;

	s.cert.mem = s.ca.mem = p;
	s.cert.len = s.ca.len = len;
	c = ops->ctx_create(&s, &why);
	for (n = 0; c && n <= LWS_TLS_CERT_INFO_SUBJECT_KEY_ID; n++)
		(void)ops->ctx_info(c, (enum lws_tls_cert_info)n, &room.r,
				    sizeof(room) - sizeof(room.r));
	ops->ctx_release(c);
}

static void
as_ca(const uint8_t *p, size_t len)
{
	struct lws_tls_setup s = { .name = "fuzz", .flags = LWS_TLS_CLIENT };
	char text[128];
	const struct lws_tls_words why = { text, sizeof(text) };
	struct lws_tls_ctx *c = ops->ctx_create(&s, &why);

	if (c)
		(void)ops->ctx_add_ca(c, p, len);
	ops->ctx_release(c);
}

static void
as_session(const uint8_t *p, size_t len)
{
	struct lws_tls_session *s = ops->session_unpack(p, len);

	if (s)
		ops->session_free(s);
}

static void
as_name(const uint8_t *p, size_t len)
{
	char name[64];

	(void)lws_tls_sni_name(lws_span_of(p, len), name, sizeof(name));
}

/* -- a client's peer -- */

static enum lws_io
take(void *opaque, void *buf, size_t len, size_t *done)
{
	struct lws_span *in = opaque;

	*done = len < in->len ? len : in->len;
	memcpy(buf, in->p, *done);
	lws_span_skip(in, *done);

	return *done ? LWS_IO_OK : LWS_IO_EOF;
}

static enum lws_io
ignore(void *opaque, const void *buf, size_t len, int is_last)
{
	(void)opaque;
	(void)buf;
	(void)len;
	(void)is_last;

	return LWS_IO_OK;
}

/* made once: it takes longer than all the rest */
static struct lws_tls_ctx *
client_ctx(const struct lws_tls_words *why)
{
	static const struct lws_tls_setup s = { .name = "fuzz",
						.flags = LWS_TLS_CLIENT };
	static struct lws_tls_ctx *c;

	if (!c)
		c = ops->ctx_create(&s, why);

	return c;
}

/* what nobody has signed for this client is never the end of a handshake */
static void
as_server(const uint8_t *p, size_t len)
{
	static const struct lws_tls_owner owner = { .recv = take,
						    .send = ignore };
	static const struct lws_tls_client who = {
		.host = "localhost", .flags = LWS_TLS_ALLOW_SELF_SIGNED
	};
	char text[256] = "";
	const struct lws_tls_words why = { text, sizeof(text) };
	struct lws_span in = lws_span_of(p, len);
	struct lws_tls_ctx *c = client_ctx(&why);
	struct lws_tls_conn *k =
		c ? ops->conn_create(c, &owner, &in, &who, &why) : NULL;

	if (!k)
		abort();
	if (ops->handshake(k, &why) == LWS_IO_OK || !text[0])
		abort();
	ops->conn_destroy(k);
}

static void (*const ways[])(const uint8_t *p, size_t len) = {
	as_certificate, as_ca, as_session, as_name, as_server,
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	if (!len)
		return 0;
	lws_set_log_level(0, NULL);
	ways[data[0] % LWS_ARRAY_SIZE(ways)](data + 1, len - 1);

	return 0;
}
