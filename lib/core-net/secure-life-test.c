/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What outlives one handshake: sessions, certificates that change, their age,
 * events, and connections that begin in clear text.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_vhost *vh;
static struct lws *server;
static struct lws_secure_ask ask;
static int loads, infos, kill_at, ages, upgrade;
static ssize_t age;

static int
watch(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		if (!wsi->is_client)
			server = wsi;
		break;
	case LWS_CALLBACK_WSI_DESTROY:
		if (wsi == server)
			server = NULL;
		if (wsi == sp.wsi)
			sp.wsi = NULL;
		break;
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
		assert_non_null(in);
		loads++;
		break;
	case LWS_CALLBACK_SSL_INFO:
		return ++infos == kill_at;
	case LWS_CALLBACK_VHOST_CERT_AGING:
		ages++;
		age = (ssize_t)len;
		assert_ptr_equal(((struct lws_acme_cert_aging_args *)in)->vh,
				 vh);
		break;
	case LWS_CALLBACK_RAW_RX:
		if (!wsi->is_client && upgrade && len == 8 &&
		    !memcmp(in, "STARTTLS", 8)) {
			uint8_t go[LWS_PRE + 2];

			upgrade = 0;
			memcpy(go + LWS_PRE, "GO", 2);
			assert_int_equal(
				lws_write(wsi, go + LWS_PRE, 2, LWS_WRITE_RAW),
				2);
			assert_int_equal(lws_x_tls_accept(wsi), 0);
		}
		if (wsi->is_client && len == 2 && !memcmp(in, "GO", 2))
			assert_int_equal(lws_x_tls_connect(wsi, "localhost", 0),
					 0);
		break;
	default:
		break;
	}

	return 0;
}

static void
begin_with(struct lws_context_creation_info *info)
{
	rec_begin();
	rec.quiet = 1;
	rec.hook = watch;
	server = NULL;
	loads = infos = kill_at = ages = upgrade = 0;
	cx = rec_context(info);
	vh = rec_vhost(cx);
	sp_ask(&ask, "localhost");
}

static void
begin(void)
{
	struct lws_context_creation_info info;

	sp_info(&info, "good");
	begin_with(&info);
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

static const char *
server_name(struct lws *w)
{
	static union lws_tls_cert_info_results r;

	assert_int_equal(
		lws_tls_peer_cert_info(w, LWS_TLS_CERT_INFO_COMMON_NAME, &r, 0),
		0);

	return r.ns.name;
}

/* -- sessions -- */

static void
resumes(long options_set)
{
	struct lws_context_creation_info info;
	struct lws *w;

	sp_info(&info, "good");
	info.ssl_options_set = options_set;
	begin_with(&info);
	w = client();
	assert_non_null(w);
	assert_int_equal(lws_tls_session_is_reused(w), 0);
	w = client();
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_int_equal(lws_tls_session_is_reused(w), 1);
	assert_int_equal(lws_tls_session_is_reused(server), 1);
	/* another port is another server */
	ask.port = 444;
	w = client();
	assert_int_equal(lws_tls_session_is_reused(w), 0);
	end();
}

static void
the_second_handshake_is_shorter(void **state)
{
	(void)state;
	resumes(0);                     /* TLS 1.3 */
	resumes(1 << 29);               /* 1.2, by ticket */
	resumes((1 << 29) | (1 << 14)); /* 1.2, by the server's cache */
}

static void
where_sessions_are_off_each_begins_anew(void **state)
{
	struct lws_context_creation_info info;
	struct lws *w;

	(void)state;
	sp_info(&info, "good");
	info.options |= LWS_SERVER_OPTION_DISABLE_TLS_SESSION_CACHE;
	begin_with(&info);
	client();
	w = client();
	assert_int_equal(lws_tls_session_is_reused(w), 0);
	assert_int_equal(vh->tls->sessions.list.count, 0);
	end();
}

static void
the_oldest_session_makes_room(void **state)
{
	struct lws_context_creation_info info;
	uint16_t port;

	(void)state;
	sp_info(&info, "good");
	info.tls_session_cache_max = 2;
	begin_with(&info);
	for (port = 1; port < 5; port++) {
		ask.port = port;
		assert_non_null(client());
	}
	assert_int_equal(vh->tls->sessions.list.count, 2);
	ask.port = 4;
	assert_int_equal(lws_tls_session_is_reused(client()), 1);
	ask.port = 1;
	assert_int_equal(lws_tls_session_is_reused(client()), 0);
	end();
}

static void
sessions_age(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "good");
	info.tls_session_timeout = 1;
	begin_with(&info);
	client();
	assert_int_equal(vh->tls->sessions.list.count, 1);
	usleep(1100 * 1000);
	assert_int_equal(lws_tls_session_is_reused(client()), 0);
	end();
}

/* a session made while errors were forgiven is none for who forgives nothing */
static void
a_forgiven_session_is_not_for_the_strict(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "unknown");
	begin_with(&info);
	ask.flags = LCCSCF_ALLOW_INSECURE;
	client();
	assert_int_equal(lws_tls_session_is_reused(client()), 1);
	ask.flags = 0;
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
	sp_info(&info, "wrongname");
	begin_with(&info);
	ask.flags = LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK;
	client();
	assert_int_equal(lws_tls_session_is_reused(client()), 1);
	ask.flags = 0;
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
}

static uint8_t saved[8192];
static size_t saved_len;
static char saved_tag[LWS_SESSION_TAG_LEN];

static int
save(struct lws_context *c, struct lws_tls_session_dump *d)
{
	assert_ptr_equal(c, cx);
	assert_ptr_equal(d->opaque, saved);
	assert_true(d->blob_len <= sizeof(saved));
	memcpy(saved, d->blob, d->blob_len);
	saved_len = d->blob_len;
	lws_strncpy(saved_tag, d->tag, sizeof(saved_tag));

	return 0;
}

static int
load(struct lws_context *c, struct lws_tls_session_dump *d)
{
	(void)c;
	assert_string_equal(d->tag, saved_tag);
	d->blob = malloc(saved_len);
	assert_non_null(d->blob);
	memcpy(d->blob, saved, saved_len);
	d->blob_len = saved_len;

	return 0;
}

static int
load_nothing(struct lws_context *c, struct lws_tls_session_dump *d)
{
	(void)c;
	(void)d;

	return 1;
}

static void
sessions_can_be_saved_and_loaded(void **state)
{
	(void)state;
	begin();
	assert_int_equal(
		lws_tls_session_dump_save(vh, "localhost", 443, save, saved),
		1);
	client();
	assert_int_equal(
		lws_tls_session_dump_save(vh, "localhost", 443, save, saved),
		0);
	assert_string_equal(saved_tag, "default_localhost_443");
	/* it is there */
	assert_int_equal(
		lws_tls_session_dump_load(vh, "localhost", 443, load, saved),
		1);
	lws_tls_sessions_fini(&vh->tls->sessions);
	assert_int_equal(lws_tls_session_dump_load(vh, "localhost", 443,
						   load_nothing, saved),
			 1);
	assert_int_equal(
		lws_tls_session_dump_load(vh, "localhost", 443, load, saved),
		0);
	assert_int_equal(lws_tls_session_is_reused(client()), 1);
	/* rubbish is no session */
	lws_tls_sessions_fini(&vh->tls->sessions);
	saved[2] ^= 0xff;
	assert_int_equal(
		lws_tls_session_dump_load(vh, "localhost", 443, load, saved),
		1);
	saved_len = LWS_LIMIT_TLS_SESSION + 1;
	assert_null(lws_tls()->session_unpack(saved, saved_len));
	end();
}

/* -- certificates that change -- */

static void
copy(const char *from, const char *to)
{
	char cmd[300];

	lws_snprintf(cmd, sizeof(cmd), "cp %s %s", sp_path(from), sp_path(to));
	assert_int_equal(system(cmd), 0);
}

static void
begin_live(void)
{
	struct lws_context_creation_info info;

	copy("good.pem", "live.pem");
	copy("good.key", "live.key");
	sp_info(&info, "live");
	begin_with(&info);
}

static int
updated(void)
{
	return lws_tls_cert_updated(cx, sp_path("live.pem"),
				    sp_path("live.key"), NULL, 0, NULL, 0);
}

static void
a_new_certificate_drops_nobody(void **state)
{
	struct lws *old, *old_server, *w;
	uint8_t b[LWS_PRE + 1];

	(void)state;
	begin_live();
	old = client();
	old_server = server;
	assert_string_equal(server_name(old), "good");
	copy("next.pem", "live.pem");
	copy("next.key", "live.key");
	assert_int_equal(updated(), 0);
	assert_int_equal(loads, 2);
	/* who was here before may come in by what he has of it */
	w = client();
	assert_int_equal(lws_tls_session_is_reused(w), 1);
	lws_tls_sessions_fini(&vh->tls->sessions);
	w = client();
	assert_string_equal(server_name(w), "next");
	b[LWS_PRE] = '!';
	assert_int_equal(lws_write(old_server, b + LWS_PRE, 1, LWS_WRITE_RAW),
			 1);
	rounds(cx, 4);
	assert_int_equal(rec.rx_len, 1);
	assert_string_equal(server_name(old), "good");
	end();
}

static void
a_broken_new_certificate_changes_nothing(void **state)
{
	(void)state;
	begin_live();
	copy("next.pem", "live.pem"); /* and the key is another's */
	assert_int_equal(updated(), 0);
	assert_string_equal(server_name(client()), "good");
	/* other paths are not ours */
	copy("next.key", "live.key");
	assert_int_equal(lws_tls_cert_updated(cx, sp_path("live.pem"),
					      sp_path("next.key"), NULL, 0,
					      NULL, 0),
			 0);
	lws_tls_sessions_fini(&vh->tls->sessions);
	assert_string_equal(server_name(client()), "good");
	end();
}

static void
memory_stands_in_for_files_that_cannot_be_read(void **state)
{
	uint8_t *cert, *key;
	size_t cert_len, key_len;
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "missing");
	info.options |= LWS_SERVER_OPTION_IGNORE_MISSING_CERT;
	begin_with(&info);
	/* it cannot serve yet, and says so */
	assert_non_null(client());
	assert_int_equal(sp.io, LWS_IO_ERR);
	assert_int_equal(
		lws_plat_load(sp_path("next.pem"), 100000, &cert, &cert_len),
		0);
	assert_int_equal(
		lws_plat_load(sp_path("next.key"), 100000, &key, &key_len), 0);
	assert_int_equal(lws_tls_cert_updated(cx, sp_path("missing.pem"),
					      sp_path("missing.key"),
					      (char *)cert, cert_len,
					      (char *)key, key_len),
			 0);
	assert_string_equal(server_name(client()), "next");
	lws_free(cert);
	lws_free(key);
	end();
}

static void
updates_wait_beside_the_files(void **state)
{
	struct lws_context_creation_info info;
	char cmd[300];

	(void)state;
	copy("good.pem", "live.pem");
	copy("good.key", "live.key");
	copy("next.pem", "live.pem.upd");
	copy("next.key", "live.key.upd");
	sp_info(&info, "live");
	begin_with(&info);
	assert_string_equal(server_name(client()), "next");
	end();
	assert_int_equal(access(sp_path("live.pem.upd"), F_OK), -1);
	lws_snprintf(cmd, sizeof(cmd), "cmp -s %s.old.* %s",
		     sp_path("live.pem"), sp_path("good.pem"));
	assert_int_equal(system(cmd), 0);
}

static void
the_age_of_certificates_is_told(void **state)
{
	union lws_tls_cert_info_results r;

	(void)state;
	begin();
	assert_false(lws_dll2_is_detached(&cx->tls->aging.list));
	cx->tls->aging.cb(&cx->tls->aging); /* the first time is up */
	assert_int_equal(ages, 1);
	assert_in_range(age, 29, 30);
	assert_int_equal(lws_tls_vhost_cert_info(
				 vh, LWS_TLS_CERT_INFO_VALIDITY_TO, &r, 0),
			 0);
	assert_true(r.time > time(NULL) + 28 * 86400);
	assert_int_equal(lws_tls_vhost_cert_info(cx->vh_system,
						 LWS_TLS_CERT_INFO_VALIDITY_TO,
						 &r, 0),
			 -1);
	end();
}

/* -- ACME -- */

static void
a_challenge_gets_its_certificate(void **state)
{
	char name[4096];
	union lws_tls_cert_info_results *r = (void *)name;
	struct lws *w;

	(void)state;
	begin();
	assert_int_equal(
		lws_tls_acme_sni_cert_create(vh, "one.test", "two.test"), 0);
	ask.host = "two.test";
	ask.flags = LCCSCF_ALLOW_SELFSIGNED;
	w = client();
	assert_int_equal(sp.io, LWS_IO_OK);
	assert_int_equal(
		lws_tls_peer_cert_info(w, LWS_TLS_CERT_INFO_VALIDITY_TO, r, 0),
		0);
	assert_in_range(r->time, time(NULL) + 3500, time(NULL) + 3700);
	assert_int_equal(lws_tls_acme_sni_cert_create(cx->vh_system, "a", NULL),
			 1);
	end();
}

static void
a_request_names_its_subject(void **state)
{
	const char *elements[LWS_TLS_REQ_ELEMENT_COUNT] = {
		"DE", "", "Town", "Org", "one.test", "two.test", "a@one.test"
	};
	char *pem = NULL, cmd[400];
	uint8_t csr[4096];
	size_t len = 0;
	FILE *f;
	int n;

	(void)state;
	begin();
	assert_int_equal(
		lws_tls_acme_sni_csr_create(cx, elements, csr, 100, &pem, &len),
		-1);
	assert_null(pem);
	n = lws_tls_acme_sni_csr_create(cx, elements, csr, sizeof(csr), &pem,
					&len);
	assert_true(n > 500);
	assert_int_equal(strlen((char *)csr), n);
	assert_null(strpbrk((char *)csr, "+/="));
	assert_int_equal(strlen(pem), len);
	assert_memory_equal(pem, "-----BEGIN PRIVATE KEY", 22);
	f = fopen(sp_path("acme.b64"), "w");
	assert_non_null(f);
	fputs((char *)csr, f);
	while (n++ % 4)
		fputc('=', f);
	fclose(f);
	lws_snprintf(cmd, sizeof(cmd),
		     "tr -- -_ +/ <%s | base64 -d | openssl req -inform DER "
		     "-noout -verify -subject -text 2>&1 | grep -q "
		     "'DNS:one.test, DNS:two.test'",
		     sp_path("acme.b64"));
	assert_int_equal(system(cmd), 0);
	free(pem);
	end();
}

/* -- events -- */

static void
events_are_told_and_can_end_a_connection(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	sp_info(&info, "good");
	info.ssl_info_event_mask = 0x30; /* handshake start and done */
	begin_with(&info);
	client();
	assert_true(infos >= 4); /* both sides, both events */
	infos = 0;
	kill_at = 1;
	client();
	rounds(cx, 4);
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
}

/* -- clear text first -- */

static struct lws *
plain_client(struct lws *dummy, int port)
{
	lws_sock_file_fd_type u;
	struct lws *w;

	(void)dummy;
	u.sockfd = rec_connect(port);
	assert_true(u.sockfd >= 0);
	/* into a vhost without TLS */
	w = lws_adopt_descriptor_vhost(cx->vh_system, LWS_ADOPT_SOCKET, u, NULL,
				       NULL);
	assert_non_null(w);
	w->is_client = 1;

	return w;
}

static void
say(struct lws *w, const char *text)
{
	uint8_t b[LWS_PRE + 64];

	memcpy(b + LWS_PRE, text, strlen(text));
	assert_int_equal(lws_write(w, b + LWS_PRE, strlen(text), LWS_WRITE_RAW),
			 strlen(text));
}

static void
a_connection_in_use_goes_on_with_tls(void **state)
{
	struct lws_context_creation_info info;
	struct lws_vhost *clear;
	lws_sock_file_fd_type u;
	struct lws *a, *b;
	int sv[2];

	(void)state;
	begin();
	rec_info(&info);
	info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
			LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
	info.client_ssl_ca_filepath = sp_path("ca.pem");
	info.vhost_name = "clear";
	clear = lws_create_vhost(cx, &info);
	assert_non_null(clear);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	u.sockfd = sv[0];
	/* not LWS_ADOPT_ALLOW_SSL: it begins in clear text */
	a = lws_adopt_descriptor_vhost(vh, LWS_ADOPT_SOCKET, u, NULL, NULL);
	u.sockfd = sv[1];
	b = lws_adopt_descriptor_vhost(clear, LWS_ADOPT_SOCKET, u, NULL, NULL);
	assert_non_null(a);
	assert_non_null(b);
	b->is_client = 1;
	upgrade = 1;
	rec.rx_len = 0;
	say(b, "STARTTLS");
	rounds(cx, 3);
	assert_true(b->tls_wanted);
	say(b, "early"); /* waits for the handshake */
	rounds(cx, 12);
	assert_true(lws_is_ssl(a));
	assert_true(lws_is_ssl(b));
	assert_int_equal(atomic_load(&cx->tls->shaking), 0);
	say(a, "late");
	rounds(cx, 4);
	assert_int_equal(rec.rx_len, 8 + 2 + 5 + 4);
	assert_memory_equal(rec.rx, "STARTTLSGOearlylate", 19);
	/* once is enough */
	assert_int_equal(lws_x_tls_accept(a), -1);
	assert_int_equal(a->timeout_at, 0);
	end();
}

static void
an_upgrade_that_goes_wrong_closes(void **state)
{
	int fd;
	struct lws *w;

	(void)state;
	begin();
	w = rec_pair(cx, &fd);
	rec.last = NULL;
	assert_int_equal(lws_x_tls_accept(w), 0);
	assert_int_equal(write(fd, "no TLS", 6), 6);
	rec.destroyed = 0;
	rounds(cx, 4);
	assert_int_equal(rec.destroyed, 1);
	close(fd);
	/* a vhost without a certificate has none to show */
	w = plain_client(NULL, vh->port);
	assert_int_equal(lws_x_tls_accept(w), -1);
	assert_false(w->tls_wanted);
	end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_second_handshake_is_shorter),
		cmocka_unit_test(where_sessions_are_off_each_begins_anew),
		cmocka_unit_test(the_oldest_session_makes_room),
		cmocka_unit_test(sessions_age),
		cmocka_unit_test(a_forgiven_session_is_not_for_the_strict),
		cmocka_unit_test(sessions_can_be_saved_and_loaded),
		cmocka_unit_test(a_new_certificate_drops_nobody),
		cmocka_unit_test(a_broken_new_certificate_changes_nothing),
		cmocka_unit_test(
			memory_stands_in_for_files_that_cannot_be_read),
		cmocka_unit_test(updates_wait_beside_the_files),
		cmocka_unit_test(the_age_of_certificates_is_told),
		cmocka_unit_test(a_challenge_gets_its_certificate),
		cmocka_unit_test(a_request_names_its_subject),
		cmocka_unit_test(events_are_told_and_can_end_a_connection),
		cmocka_unit_test(a_connection_in_use_goes_on_with_tls),
		cmocka_unit_test(an_upgrade_that_goes_wrong_closes),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
