/*
 * lws-minimal-http-client-certinfo
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Shows the certificate that a server has: for whom it is, of whom and how
 * long, what it may be used for, and its public key.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct lws_context *context;
static struct lws_client_connect_info to;
static const char *ca;
static int result = 1; /* until it has been shown */

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

/* what has a name, a date or bytes; 0 it was there */
static int
get(struct lws *wsi, enum lws_tls_cert_info type,
    union lws_tls_cert_info_results *r, size_t room)
{
	memset(r, 0, sizeof(*r));

	return lws_tls_peer_cert_info(wsi, type, r, room);
}

static void
show_name(struct lws *wsi, const char *title, enum lws_tls_cert_info type)
{
	union lws_tls_cert_info_results r;

	if (!get(wsi, type, &r, sizeof(r.ns.name)))
		printf("%s: %.*s\n", title, r.ns.len, r.ns.name);
}

static void
show_date(struct lws *wsi, const char *title, enum lws_tls_cert_info type)
{
	union lws_tls_cert_info_results r;
	char text[32];

	if (!get(wsi, type, &r, 0) &&
	    strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", gmtime(&r.time)))
		printf("%s: %s UTC\n", title, text);
}

static void
show_bits(struct lws *wsi)
{
	union lws_tls_cert_info_results r;

	if (!get(wsi, LWS_TLS_CERT_INFO_USAGE, &r, 0))
		printf("usage: 0x%x\n", r.usage);
	if (!get(wsi, LWS_TLS_CERT_INFO_VERIFIED, &r, 0))
		printf("verified: %u\n", r.verified);
}

/* what is longer than the union's own room gets a larger one around it */
static int
show_key(struct lws *wsi)
{
	union {
		union lws_tls_cert_info_results r;
		char room[sizeof(union lws_tls_cert_info_results) + 2048];
	} u;
	int n;

	memset(&u, 0, sizeof(u));
	if (lws_tls_peer_cert_info(wsi, LWS_TLS_CERT_INFO_OPAQUE_PUBLIC_KEY,
				   &u.r, sizeof(u.r.ns.name) + 2048))
		return -1;
	printf("public key: %d bytes, ", u.r.ns.len);
	for (n = 0; n < u.r.ns.len && n < 16; n++)
		printf("%02x", (unsigned char)u.r.ns.name[n]);
	printf("...\n");

	return 0;
}

static int
show_certificate(struct lws *wsi)
{
	show_name(wsi, "for", LWS_TLS_CERT_INFO_COMMON_NAME);
	show_name(wsi, "of", LWS_TLS_CERT_INFO_ISSUER_NAME);
	show_date(wsi, "from", LWS_TLS_CERT_INFO_VALIDITY_FROM);
	show_date(wsi, "to", LWS_TLS_CERT_INFO_VALIDITY_TO);
	show_bits(wsi);

	return show_key(wsi);
}

static int
callback_http(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		finish(1);
		break;

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		finish(show_certificate(wsi) ? 1 : 0);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "http", callback_http, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static const struct {
	const char *name;
	int flag;
} switches[] = {
	{ "-j", LCCSCF_ALLOW_SELFSIGNED },
	{ "-m", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK },
	{ "-e", LCCSCF_ALLOW_EXPIRED },
	{ "-k", LCCSCF_ALLOW_INSECURE },
};

static void
read_options(int argc, const char **argv)
{
	const char *p;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(switches); n++)
		if (lws_cmdline_option(argc, argv, switches[n].name))
			to.ssl_connection |= switches[n].flag;
	to.address = "localhost";
	if ((p = lws_cmdline_option(argc, argv, "--server")))
		to.address = p;
	to.ssl_connection |= LCCSCF_USE_SSL;
	to.port = 443;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		to.port = atoi(p);
	to.path = "/";
	to.host = to.address;
	to.origin = to.address;
	to.method = "GET";
	to.protocol = protocols[0].name;
	ca = lws_cmdline_option(argc, argv, "--ca");
}

static void
sigint_handler(int sig)
{
	(void)sig;
	lws_default_loop_exit(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.port = CONTEXT_PORT_NO_LISTEN; /* nobody connects to us */
	info.protocols = protocols;
	read_options(argc, argv);
	info.client_ssl_ca_filepath = ca;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	to.context = context;
	/* NULL: something in what is asked for is wrong */
	if (!lws_client_connect_via_info(&to))
		finish(1);

	lws_context_default_loop_run_destroy(context);

	return lws_cmdline_passfail(argc, argv, result);
}
