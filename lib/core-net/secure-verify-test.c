/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Who is believed: servers' certificates of every badness against what a client
 * forgives, the words of each refusal, clients' certificates, and programs that
 * overrule either way.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_vhost *vh;
static struct lws *server;
static struct lws_secure_ask ask;
static int verdict;        /* what the program answers */
static unsigned int asked; /* how often it was */
static unsigned int seen_bad;
static enum lws_callback_reasons asked_as;

static int
judge(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason == LWS_CALLBACK_RAW_ADOPT && !wsi->is_client)
		server = wsi;
	if (reason == LWS_CALLBACK_WSI_DESTROY && wsi == server)
		server = NULL;
	if (reason != asked_as)
		return 0;
	asked++;
	seen_bad += !len;
	assert_non_null(in);

	return verdict == 2 ? !len : verdict;
}

static void
begin_with(struct lws_context_creation_info *info)
{
	rec_begin();
	rec.quiet = 1;
	rec.hook = judge;
	server = NULL;
	verdict = 0;
	asked = seen_bad = 0;
	asked_as = LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION;
	cx = rec_context(info);
	vh = rec_vhost(cx);
	sp_ask(&ask, "localhost");
}

static void
end(void)
{
	rec.hook = NULL;
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

/* -- servers -- */

#define NOT_GOOD "server's cert didn't look good, "

static const struct {
	const char *cert;
	const char *host;
	unsigned int forgiving; /* the one flag that lets it in, or 0: none */
	const char *words;      /* NULL: it is good */
	const char *older;      /* those of OpenSSL 1.1.1, if it has others */
} servers[] = {
	{ "good", "localhost", 0, NULL, NULL },
	{ "good", "localhost:8443", 0, NULL, NULL },
	{ "good", "localhost.", 0, NULL, NULL },
	{ "good", "a.example.test", 0, NULL, NULL },
	{ "good", "127.0.0.1", 0, NULL, NULL },
	{ "good", "[::1]:443", 0, NULL, NULL },
	{ "good", "::1", 0, NULL, NULL },
	{ "good", "a.b.example.test", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK,
	  NOT_GOOD "tls=hostname X509_V_ERR = 62: hostname mismatch\n", NULL },
	{ "good", "127.0.0.2", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK,
	  NOT_GOOD "tls=hostname X509_V_ERR = 64: IP address mismatch\n",
	  NULL },
	{ "wrongname", "localhost", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK,
	  NOT_GOOD "tls=hostname X509_V_ERR = 62: hostname mismatch\n", NULL },
	{ "wrongip", "127.0.0.1", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK,
	  NOT_GOOD "tls=hostname X509_V_ERR = 64: IP address mismatch\n",
	  NULL },
	{ "expired", "localhost", LCCSCF_ALLOW_EXPIRED,
	  NOT_GOOD "tls=expired X509_V_ERR = 10: certificate has expired\n",
	  NULL },
	{ "notyet", "localhost", LCCSCF_ALLOW_EXPIRED,
	  NOT_GOOD "tls=notyetvalid X509_V_ERR = 9: certificate is not yet "
		   "valid\n",
	  NULL },
	{ "unknown", "localhost", LCCSCF_ALLOW_INSECURE,
	  NOT_GOOD " X509_V_ERR = 20: unable to get local issuer "
		   "certificate\n",
	  NULL },
	{ "selfsigned", "localhost", LCCSCF_ALLOW_SELFSIGNED,
	  NOT_GOOD "tls=invalidca X509_V_ERR = 18: self-signed "
		   "certificate\n",
	  .older = NOT_GOOD "tls=invalidca X509_V_ERR = 18: self signed "
			    "certificate\n" },
	{ "notca", "localhost", 0,
	  NOT_GOOD "tls=invalidca X509_V_ERR = 79: invalid CA "
		   "certificate\n",
	  .older = NOT_GOOD "tls=invalidca X509_V_ERR = 24: invalid CA "
			    "certificate\n" },
	{ "usage", "localhost", 0,
	  NOT_GOOD " X509_V_ERR = 26: unsuitable certificate purpose\n",
	  .older = NOT_GOOD " X509_V_ERR = 26: unsupported certificate "
			    "purpose\n" },
	{ "weak", "localhost", 0,
	  NOT_GOOD " X509_V_ERR = 66: EE certificate key too weak\n", NULL },
	{ "revoked", "localhost", 0,
	  NOT_GOOD " X509_V_ERR = 23: certificate revoked\n", NULL },
};

static int
as_it_should_be(const char *is, size_t n)
{
	return !strcmp(is, servers[n].words) ||
	       (servers[n].older && !strcmp(is, servers[n].older));
}

static void
begin_server(const char *cert)
{
	struct lws_context_creation_info info;

	sp_info(&info, cert);
	info.ssl_cipher_list = "DEFAULT:@SECLEVEL=0"; /* to show a weak one */
	begin_with(&info);
}

static void
each_badness_is_refused_in_words(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(servers); n++) {
		begin_server(servers[n].cert);
		ask.host = servers[n].host;
		assert_non_null(client());
		if (!servers[n].words) {
			if (sp.io != LWS_IO_OK || !server)
				fail_msg("%s as %s: %s", servers[n].cert,
					 servers[n].host, sp.why);
		} else if (sp.io != LWS_IO_ERR || !as_it_should_be(sp.why, n))
			fail_msg("%s as %s: io %d, \"%s\"", servers[n].cert,
				 servers[n].host, sp.io, sp.why);
		end();
	}
}

static const unsigned int all_flags[] = {
	LCCSCF_ALLOW_SELFSIGNED, LCCSCF_ALLOW_EXPIRED, LCCSCF_ALLOW_INSECURE,
	LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK
};

static void
each_badness_is_forgiven_by_its_flag_only(void **state)
{
	size_t n, f;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(servers); n++) {
		if (!servers[n].words)
			continue;
		begin_server(servers[n].cert);
		for (f = 0; f < LWS_ARRAY_SIZE(all_flags); f++) {
			int forgiven = servers[n].forgiving == all_flags[f];

			ask.host = servers[n].host;
			ask.flags = all_flags[f];
			assert_non_null(client());
			if ((sp.io == LWS_IO_OK) != forgiven)
				fail_msg("%s as %s, flag %u: %s",
					 servers[n].cert, servers[n].host,
					 all_flags[f], sp.why);
		}
		end();
	}
}

static unsigned int
verified(struct lws *wsi)
{
	union lws_tls_cert_info_results r;

	assert_int_equal(
		lws_tls_peer_cert_info(wsi, LWS_TLS_CERT_INFO_VERIFIED, &r, 0),
		0);

	return r.verified;
}

static void
what_was_forgiven_is_not_called_verified(void **state)
{
	struct lws *w;

	(void)state;
	begin_server("good");
	w = client();
	assert_int_equal(verified(w), 1);
	end();
	begin_server("expired");
	ask.flags = LCCSCF_ALLOW_EXPIRED;
	w = client();
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_int_equal(verified(w), 0);
	/* it came as good, since it was forgiven */
	assert_true(asked >= 2);
	assert_int_equal(seen_bad, 0);
	end();
}

static void
the_program_can_refuse_a_good_server(void **state)
{
	(void)state;
	begin_server("good");
	verdict = 1;
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_true(asked >= 1);
	assert_non_null(strstr(sp.why, NOT_GOOD));
	end();
}

static void
the_program_that_does_not_care_lets_no_bad_one_in(void **state)
{
	(void)state;
	begin_server("unknown");
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_true(seen_bad >= 1);
	end();
}

static void
who_is_no_tls_server_is_said(void **state)
{
	int fd[2], port;
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);

	(void)state;
	begin_server("good");
	fd[0] = socket(AF_INET, SOCK_STREAM, 0);
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(fd[0], (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(fd[0], 4), 0);
	assert_int_equal(getsockname(fd[0], (struct sockaddr *)&sin, &len), 0);
	port = ntohs(sin.sin_port);
	assert_non_null(sp_connect(vh, port, &ask));
	fd[1] = accept(fd[0], NULL, NULL);
	assert_int_equal(write(fd[1], "HTTP/1.1 400\r\n\r\n", 16), 16);
	sp_settle(cx);
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_memory_equal(sp.why, "tls: error:", 11);
	assert_non_null(strstr(sp.why, "wrong version number"));
	close(fd[1]);
	/* one that hangs up */
	assert_non_null(sp_connect(vh, port, &ask));
	close(accept(fd[0], NULL, NULL));
	sp_settle(cx);
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_true(strlen(sp.why) > 10);
	close(fd[0]);
	end();
}

/* -- clients' certificates -- */

static void
begin_demanding(const char *client_cert, uint64_t more)
{
	struct lws_context_creation_info info;
	char name[64];

	sp_info(&info, "good");
	info.options |=
		LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT | more;
	info.ssl_ca_filepath = sp_path("ca.pem");
	if (client_cert) {
		lws_snprintf(name, sizeof(name), "%s.pem", client_cert);
		info.client_ssl_cert_filepath = sp_path(name);
		lws_snprintf(name, sizeof(name), "%s.key", client_cert);
		info.client_ssl_private_key_filepath = sp_path(name);
	}
	begin_with(&info);
	asked_as = LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION;
}

static void
a_demanded_certificate_is_seen(void **state)
{
	union lws_tls_cert_info_results r;

	(void)state;
	begin_demanding("client", 0);
	verdict = 2; /* what programs do: refuse what did not verify */
	assert_non_null(client());
	assert_non_null(server);
	assert_true(asked >= 2);
	assert_int_equal(seen_bad, 0);
	assert_int_equal(verified(server), 1);
	assert_int_equal(lws_tls_peer_cert_info(
				 server, LWS_TLS_CERT_INFO_COMMON_NAME, &r, 0),
			 0);
	assert_string_equal(r.ns.name, "client");
	end();
}

static void
without_one_nobody_comes_in(void **state)
{
	(void)state;
	begin_demanding(NULL, 0);
	client();
	assert_null(server);
	end();
	begin_demanding(NULL, LWS_SERVER_OPTION_PEER_CERT_NOT_REQUIRED);
	client();
	assert_non_null(server);
	end();
}

static void
one_of_another_ca_is_the_programs_decision(void **state)
{
	(void)state;
	begin_demanding("badclient", 0);
	verdict = 2;
	client();
	assert_null(server);
	assert_true(seen_bad >= 1);
	end();
	/* by contract 0 accepts, and it can be seen afterwards */
	begin_demanding("badclient", 0);
	client();
	assert_non_null(server);
	assert_int_equal(verified(server), 0);
	end();
}

/* a difference to the letter of the contract: who calls the default for what
 * he does not handle has not accepted anybody */
static void
the_default_refuses_it(void **state)
{
	(void)state;
	assert_int_equal(
		lws_callback_http_dummy(
			NULL,
			LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION,
			NULL, NULL, 0),
		1);
	assert_int_equal(
		lws_callback_http_dummy(
			NULL,
			LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION,
			NULL, NULL, 1),
		0);
}

static uint8_t *
slurp(const char *name, size_t *len)
{
	uint8_t *p;

	assert_int_equal(lws_plat_load(sp_path(name), 100000, &p, len), 0);

	return p;
}

static void
a_connection_can_have_its_own_certificate(void **state)
{
	uint8_t *cert, *key;
	size_t cert_len, key_len;

	(void)state;
	cert = slurp("client.der", &cert_len);
	key = slurp("client.key.der", &key_len);
	begin_demanding(NULL, 0);
	lws_system_blob_direct_set(
		lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_CLIENT_CERT_DER, 0),
		cert, cert_len);
	ask.sys_cert = 1;
	assert_null(client()); /* no key yet */
	assert_non_null(strstr(sp.why, "system blobs 0"));
	lws_system_blob_direct_set(
		lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_CLIENT_KEY_DER, 0),
		key, key_len);
	assert_non_null(client());
	assert_non_null(server);
	end();
	lws_free(cert);
	lws_free(key);
}

/* -- what a vhost is given -- */

static struct lws_context *
try(struct lws_context_creation_info *info)
{
	struct lws_context *c;

	rec_begin();
	rec.quiet = 1;
	c = lws_create_context(info);
	if (c)
		lws_context_destroy(c);

	return c;
}

static void
unusable_files_make_no_vhost(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "good");
	assert_non_null(try(&info));
	info.ssl_private_key_filepath = sp_path("next.key");
	assert_null(try(&info));
	info.ssl_private_key_filepath = sp_path("good.pem");
	assert_null(try(&info));
	info.ssl_private_key_filepath = "/nonexistent";
	assert_null(try(&info));
	/* missing may be said to be all right, broken never */
	info.options |= LWS_SERVER_OPTION_IGNORE_MISSING_CERT;
	assert_non_null(try(&info));
	info.ssl_private_key_filepath = sp_path("next.key");
	assert_null(try(&info));
	sp_info(&info, "good");
	info.ssl_cipher_list = "no such cipher";
	assert_null(try(&info));
	sp_info(&info, "good");
	info.alpn = "a,,b";
	info.options |= LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG;
	assert_null(try(&info));
}

static void
a_locked_key_needs_its_password(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "locked");
	assert_null(try(&info));
	info.ssl_private_key_password = "wrong";
	assert_null(try(&info));
	info.ssl_private_key_password = "secret";
	assert_non_null(try(&info));
}

static void
serve_from_memory(const char *cert_name, const char *key_name, int with_len)
{
	struct lws_context_creation_info info;
	size_t cert_len, key_len;
	uint8_t *cert = slurp(cert_name, &cert_len);
	uint8_t *key = slurp(key_name, &key_len);

	sp_info(&info, "good");
	info.ssl_cert_filepath = info.ssl_private_key_filepath = NULL;
	info.server_ssl_cert_mem = cert;
	info.server_ssl_private_key_mem = key;
	if (with_len) {
		info.server_ssl_cert_mem_len = (unsigned int)cert_len;
		info.server_ssl_private_key_mem_len = (unsigned int)key_len;
	}
	begin_with(&info);
	/* both are copied */
	memset(cert, 0, cert_len);
	memset(key, 0, key_len);
	assert_non_null(client());
	assert_non_null(server);
	end();
	lws_free(cert);
	lws_free(key);
}

static void
certificates_come_from_memory(void **state)
{
	(void)state;
	serve_from_memory("good.pem", "good.key", 0);
	serve_from_memory("good.pem", "good.key", 1);
	serve_from_memory("good.der", "good.key.der", 1);
	serve_from_memory("good.der", "good.key", 1);
}

static void
only_the_versions_that_are_allowed(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "good");
	info.ssl_options_set = 1 << 29; /* SSL_OP_NO_TLSv1_3 */
	begin_with(&info);
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_OK);
	end();
	info.ssl_client_options_set = 1 << 27; /* SSL_OP_NO_TLSv1_2 */
	begin_with(&info);
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
	info.ssl_client_options_set = 0;
	info.ssl_cipher_list = "ECDHE-ECDSA-AES256-GCM-SHA384";
	info.client_ssl_cipher_list = "ECDHE-ECDSA-AES128-GCM-SHA256";
	begin_with(&info);
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
}

static void
another_ca_can_be_added(void **state)
{
	struct lws_context_creation_info info;
	uint8_t *der;
	size_t len;

	(void)state;
	sp_info(&info, "good");
	info.client_ssl_ca_filepath = NULL;
	begin_with(&info);
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	der = slurp("good.der", &len);
	assert_int_equal(lws_tls_client_vhost_extra_cert_mem(vh, der, 3), 1);
	assert_int_equal(lws_tls_client_vhost_extra_cert_mem(vh, der, len), 0);
	lws_free(der);
	end();
	/* vhosts of the same settings share what they trust */
	sp_info(&info, "good");
	begin_with(&info);
	info.vhost_name = "second";
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.ssl_cert_filepath = info.ssl_private_key_filepath = NULL;
	assert_non_null(lws_create_vhost(cx, &info));
	assert_int_equal(cx->tls->trusts.count, 1);
	info.vhost_name = "third";
	info.client_ssl_ca_filepath = sp_path("otherca.pem");
	assert_non_null(lws_create_vhost(cx, &info));
	assert_int_equal(cx->tls->trusts.count, 2);
	end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_badness_is_refused_in_words),
		cmocka_unit_test(each_badness_is_forgiven_by_its_flag_only),
		cmocka_unit_test(what_was_forgiven_is_not_called_verified),
		cmocka_unit_test(the_program_can_refuse_a_good_server),
		cmocka_unit_test(
			the_program_that_does_not_care_lets_no_bad_one_in),
		cmocka_unit_test(who_is_no_tls_server_is_said),
		cmocka_unit_test(a_demanded_certificate_is_seen),
		cmocka_unit_test(without_one_nobody_comes_in),
		cmocka_unit_test(one_of_another_ca_is_the_programs_decision),
		cmocka_unit_test(the_default_refuses_it),
		cmocka_unit_test(a_connection_can_have_its_own_certificate),
		cmocka_unit_test(unusable_files_make_no_vhost),
		cmocka_unit_test(a_locked_key_needs_its_password),
		cmocka_unit_test(certificates_come_from_memory),
		cmocka_unit_test(only_the_versions_that_are_allowed),
		cmocka_unit_test(another_ca_can_be_added),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
