/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The limits of what TLS reads from files, offers and remembers: up to each of
 * them it works, one beyond it does not.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_vhost *vh;
static struct lws_secure_ask ask;

static void
begin_with(const struct lws_context_creation_info *info)
{
	rec_begin();
	rec.quiet = 1;
	cx = rec_context(info);
	vh = rec_vhost(cx);
	sp_ask(&ask, "localhost");
}

static void
end(void)
{
	rec.created = rec.destroyed;
	lws_context_destroy(cx);
}

static struct lws *
client(void)
{
	struct lws *w = sp_connect(vh, vh->port, &ask);

	if (w)
		sp_settle(cx);

	return w;
}

static void
put(FILE *f, const char *name)
{
	char buf[8192];
	FILE *from = fopen(sp_path(name), "rb");
	size_t n;

	assert_non_null(from);
	n = fread(buf, 1, sizeof(buf), from);
	assert_int_equal(fwrite(buf, 1, n, f), n);
	fclose(from);
}

/* a context that serves this certificate, or none */
static struct lws_context *
serve(const char *cert, const char *key)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec.quiet = 1;
	sp_info(&info, "good");
	info.ssl_cert_filepath = sp_path(cert);
	info.ssl_private_key_filepath = sp_path(key);

	return lws_create_context(&info);
}

static int
is_served(const char *cert, const char *key)
{
	struct lws_context *c = serve(cert, key);

	if (c)
		lws_context_destroy(c);

	return !!c;
}

static void
a_chain_has_so_many_certificates(void **state)
{
	unsigned int n, extra;

	(void)state;
	for (extra = 0; extra < 2; extra++) {
		FILE *f = fopen(sp_path("chain.pem"), "wb");

		assert_non_null(f);
		put(f, "good.pem");
		for (n = 0; n < LWS_LIMIT_TLS_CHAIN + extra; n++)
			put(f, "ca.pem");
		fclose(f);
		assert_int_equal(is_served("chain.pem", "good.key"), !extra);
	}
}

static void
a_file_has_so_many_bytes(void **state)
{
	long extra;

	(void)state;
	for (extra = 0; extra < 2; extra++) {
		FILE *f = fopen(sp_path("long.pem"), "wb");

		assert_non_null(f);
		put(f, "good.pem");
		while (ftell(f) < (long)LWS_LIMIT_TLS_PEM_FILE + extra)
			fputc('\n', f);
		fclose(f);
		assert_int_equal(is_served("long.pem", "good.key"), !extra);
	}
}

/* an answer that is too long is as if it were not there: nobody hears that the
 * certificate was revoked */
static void
a_stapled_answer_has_so_many_bytes(void **state)
{
	struct lws_context_creation_info info;
	long extra;

	(void)state;
	for (extra = 0; extra < 2; extra++) {
		FILE *f = fopen(sp_path("stapled.pem.ocsp"), "wb");

		assert_non_null(f);
		put(f, "revoked.pem.ocsp");
		/* what stands behind the DER is not looked at */
		while (extra && ftell(f) < (long)LWS_LIMIT_TLS_OCSP + extra)
			fputc(0, f);
		fclose(f);
		f = fopen(sp_path("stapled.pem"), "wb");
		assert_non_null(f);
		put(f, "revoked.pem");
		fclose(f);
		sp_info(&info, "revoked");
		info.ssl_cert_filepath = sp_path("stapled.pem");
		begin_with(&info);
		assert_non_null(client());
		assert_int_equal(sp.io, extra ? LWS_IO_OK : LWS_IO_ERR);
		end();
	}
}

/* "x,x,..." takes as many bytes on the wire as it has with one comma more */
static void
protocols_that_are_offered_have_so_many_bytes(void **state)
{
	struct lws_context_creation_info info;
	char list[LWS_LIMIT_TLS_ALPN + 8];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(list); n++)
		list[n] = n % 2 ? ',' : 'x';
	sp_info(&info, "good");
	begin_with(&info);
	ask.alpn = list;
	list[LWS_LIMIT_TLS_ALPN - 1] = '\0';
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_OK);
	list[LWS_LIMIT_TLS_ALPN - 1] = ',';
	list[LWS_LIMIT_TLS_ALPN + 1] = '\0';
	assert_null(client());
	end();
}

static void
leave(struct lws *w)
{
	lws_close_mark(w, LWS_CLOSE_NOW, "test");
	rounds(cx, 3);
}

/* TLS 1.2 without tickets: the server remembers, and forgets the oldest */
static void
a_server_remembers_so_many_sessions(void **state)
{
	struct lws_context_creation_info info;
	struct lws *w;
	unsigned int n;

	(void)state;
	sp_info(&info, "good");
	info.ssl_options_set = (1 << 29) | (1 << 14);
	info.tls_session_cache_max = LWS_LIMIT_TLS_SERVER_SESSIONS + 10;
	begin_with(&info);
	for (n = 0; n <= LWS_LIMIT_TLS_SERVER_SESSIONS; n++) {
		ask.port = (uint16_t)(1 + n);
		w = client();
		assert_non_null(w);
		assert_int_equal(sp.io, LWS_IO_OK);
		leave(w);
	}
	ask.port = (uint16_t)n; /* the last one */
	w = client();
	assert_int_equal(lws_tls_session_is_reused(w), 1);
	ask.port = 1; /* the first one */
	w = client();
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_int_equal(lws_tls_session_is_reused(w), 0);
	end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_has_so_many_certificates),
		cmocka_unit_test(a_file_has_so_many_bytes),
		cmocka_unit_test(a_stapled_answer_has_so_many_bytes),
		cmocka_unit_test(protocols_that_are_offered_have_so_many_bytes),
		cmocka_unit_test(a_server_remembers_so_many_sessions),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
