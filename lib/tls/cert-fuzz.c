/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whatever a program or a peer may give for a certificate, a key, a packed
 * session, a server_name extension: the first byte chooses which.
 */
#include "tls/tls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const struct lws_tls_ops *const ops = &lws_tls_openssl;

static void
as_certificate(const uint8_t *p, size_t len)
{
	struct lws_tls_setup s = { .name = "fuzz" };
	char text[128];
	const struct lws_tls_words why = { text, sizeof(text) };
	union lws_tls_cert_info_results r;
	struct lws_tls_ctx *c;

	s.cert.mem = s.ca.mem = p;
	s.cert.len = s.ca.len = len;
	c = ops->ctx_create(&s, &why);
	if (c)
		(void)ops->ctx_info(c, LWS_TLS_CERT_INFO_COMMON_NAME, &r, 0);
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

static void (*const ways[])(const uint8_t *p, size_t len) = {
	as_certificate,
	as_ca,
	as_session,
	as_name,
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
