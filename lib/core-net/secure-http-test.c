/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP over TLS where the two have to agree: Host against the vhost that the
 * handshake was with, and a proxy in front that speaks before TLS.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

static struct lws_context *cx;
static struct lws_vhost *vh;
static struct lws_secure_ask ask;
static char from[64]; /* the peer's address as the server sees it */

static int
note(struct lws *wsi, enum lws_callback_reasons reason, void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP)
		return lws_callback_http_dummy(wsi, reason, NULL, in, len);
	if (reason == LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED)
		lws_get_peer_simple(wsi, from, sizeof(from));

	return 0;
}

static void
info_of(struct lws_context_creation_info *info, const char *name,
	uint64_t options)
{
	sp_info(info, "good");
	info->vhost_name = name;
	info->listen_accept_role = NULL;
	info->options &= ~(uint64_t)LWS_SERVER_OPTION_ONLY_RAW;
	info->options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | options;
}

static void
begin(uint64_t options)
{
	struct lws_context_creation_info info;

	rec_begin();
	rec.quiet = 1;
	rec.hook = note;
	info_of(&info, "localhost", options);
	cx = rec_context(&info);
	vh = lws_get_vhost_by_name(cx, "localhost");
	sp_ask(&ask, "localhost");
}

static void
add(const char *name, uint64_t options)
{
	struct lws_context_creation_info info;

	info_of(&info, name, options);
	info.port = vh->port;
	assert_non_null(lws_create_vhost(cx, &info));
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

	assert_non_null(w);
	sp_settle(cx);
	assert_int_equal(sp.io, LWS_IO_OK);

	return w;
}

static unsigned int
status_of(struct lws *w, const char *host)
{
	uint8_t b[LWS_PRE + 128];
	int n;

	n = lws_snprintf((char *)b + LWS_PRE, 128,
			 "GET /x HTTP/1.1\r\nHost: %s\r\n\r\n", host);
	rec.rx_len = 0;
	assert_int_equal(lws_write(w, b + LWS_PRE, (size_t)n, LWS_WRITE_RAW),
			 n);
	rounds(cx, 6);
	assert_true(rec.rx_len > 12);

	return (unsigned int)atoi(rec.rx + 9);
}

/* RFC 9110 15.5.20: what a vhost demands in the handshake is not had by naming
 * it later */
static void
host_cannot_avoid_client_certificates(void **state)
{
	struct lws *w;

	(void)state;
	begin(0);
	add("a.example.test", 0);
	add("b.example.test",
	    LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT);
	w = client();
	assert_int_equal(status_of(w, "localhost"), 404);
	assert_int_equal(status_of(w, "a.example.test"), 404);
	assert_int_equal(status_of(w, "localhost"), 404);
	assert_int_equal(status_of(w, "B.example.test:443"), 421);
	end();
}

static void
wildcard_vhosts_are_chosen_by_sni(void **state)
{
	(void)state;
	begin(0);
	add("*.example.test",
	    LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT);
	ask.host = "q.example.test";
	assert_non_null(sp_connect(vh, vh->port, &ask));
	sp_settle(cx);
	rounds(cx, 6);
	assert_int_equal(atomic_load(&cx->tls->conns), 0);
	end();
}

static void
a_proxy_speaks_before_tls(void **state)
{
	(void)state;
	begin(LWS_SERVER_OPTION_X_PROXY_LINE);
	sp_preface = "PROXY TCP4 192.0.2.1 198.51.100.2 4711 443\r\n";
	assert_int_equal(status_of(client(), "localhost"), 404);
	sp_preface = NULL;
	assert_string_equal(from, "192.0.2.1");
	assert_int_equal(atomic_load(&cx->tls->shaking), 0);
	/* without its header nobody gets to the handshake */
	assert_non_null(sp_connect(vh, vh->port, &ask));
	sp_settle(cx);
	assert_int_equal(sp.io, LWS_IO_ERR);
	end();
}

/* -- plain HTTP on the port of TLS -- */

static const struct {
	uint64_t options;
	const char *answer; /* what it begins with; "": none */
} plain[] = {
	{ 0, "HTTP/1.1 400 " },
	{ LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT, "" },
	{ LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
		  LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER,
	  "HTTP/1.1 404 " },
	{ LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
		  LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS,
	  "HTTP/1.1 301 " },
	/* who wants both is sent to https */
	{ LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT |
		  LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER |
		  LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS,
	  "HTTP/1.1 301 " },
};

static void
ask_plain(const char *answer)
{
	static const char request[] = "GET /x?y HTTP/1.1\r\n"
				      "Host: localhost:4433\r\n\r\n";
	int fd = rec_connect(vh->port);
	char got[1024] = "";

	assert_true(fd >= 0);
	assert_int_equal(send(fd, request, sizeof(request) - 1, MSG_NOSIGNAL),
			 sizeof(request) - 1);
	rounds(cx, 10);
	(void)!recv(fd, got, sizeof(got) - 1, MSG_DONTWAIT);
	close(fd);
	if (!answer[0])
		assert_string_equal(got, "");
	assert_memory_equal(got, answer, strlen(answer));
	if (strstr(answer, "301"))
		assert_non_null(
			strstr(got, "ocation: https://localhost:4433/x?y\r\n"));
}

static void
plain_http_is_answered_as_the_options_say(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(plain); n++) {
		begin(plain[n].options);
		ask_plain(plain[n].answer);
		/* TLS is there beside it */
		assert_int_equal(status_of(client(), "localhost"), 404);
		end();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(host_cannot_avoid_client_certificates),
		cmocka_unit_test(wildcard_vhosts_are_chosen_by_sni),
		cmocka_unit_test(a_proxy_speaks_before_tls),
		cmocka_unit_test(plain_http_is_answered_as_the_options_say),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
