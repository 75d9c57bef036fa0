/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Several service threads that serve TLS, while one or another of them reads a
 * new certificate, and the age of certificates, which is the first thread's to
 * tell whoever made the vhost. Has the label "threads": it runs under the
 * thread sanitizer too.
 */
#include "core-net/secure.h"

#include "secure-pair.h"

#include <pthread.h>

#define SERVERS 3
#define CLIENTS 60
#define AT_ONCE 6
#define RELOADS 12 /* at least */

static struct lws_context *cx;        /* serves */
static struct lws_context *client_cx; /* asks, on the test's own thread */
static pthread_t running[SERVERS];
static _Atomic(pthread_t) first; /* who services thread 0 */
static atomic_int stop, served[SERVERS], reloads, ages, ages_elsewhere;
static char live[2][128]; /* the server's certificate and key */
static int began, said, failed, ended;

static void
reload(void)
{
	reloads++;
	(void)lws_tls_cert_updated(cx, live[0], live[1], NULL, 0, NULL, 0);
}

/* a timer that is set is due */
static void
hurry(void)
{
	lws_sorted_usec_list_t *sul = &cx->tls->aging;

	if (!ages && !lws_dll2_is_detached(&sul->list))
		lws_sul_schedule(cx, 0, sul, sul->cb, 1);
}

static int
server(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
       size_t len)
{
	unsigned char b[LWS_PRE + 1] = { 0 };

	(void)user;
	(void)in;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		/* on the service thread that has it, in a pass */
		if (!(served[lws_get_tsi(wsi)]++ % 3))
			reload();
		return lws_callback_on_writable(wsi) < 0;
	case LWS_CALLBACK_RAW_WRITEABLE:
		b[LWS_PRE] = 'x';
		return lws_write(wsi, b + LWS_PRE, 1, LWS_WRITE_RAW) < 0;
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		if (pthread_equal(first, pthread_self()))
			hurry();
		return 0;
	case LWS_CALLBACK_VHOST_CERT_AGING:
		ages++;
		ages_elsewhere += !pthread_equal(first, pthread_self());
		return 0;
	default:
		return 0;
	}
}

static int
client(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
       size_t len)
{
	(void)wsi;
	(void)user;
	(void)in;
	switch ((int)reason) {
	case LWS_CALLBACK_RAW_RX:
		said += (int)len;
		return -1;
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		failed++;
		ended++;
		return 0;
	case LWS_CALLBACK_RAW_CLOSE:
		ended++;
		return 0;
	default:
		return 0;
	}
}

static const struct lws_protocols servers[] = {
	{ .name = "servers", .callback = server }, LWS_PROTOCOL_LIST_TERM
};
static const struct lws_protocols clients[] = {
	{ .name = "clients", .callback = client }, LWS_PROTOCOL_LIST_TERM
};

static void *
serve(void *arg)
{
	int tsi = (int)(intptr_t)arg;

	if (!tsi)
		first = pthread_self();
	while (!stop && lws_service_tsi(cx, 0, tsi) >= 0)
		;

	return NULL;
}

static void
begin(int port)
{
	struct lws_context_creation_info info;
	int n;

	lws_set_log_level(0, NULL);
	stop = reloads = ages = ages_elsewhere = 0;
	began = said = failed = ended = 0;
	memset(served, 0, sizeof(served));
	sp_info(&info, "good");
	lws_strncpy(live[0], info.ssl_cert_filepath, sizeof(live[0]));
	lws_strncpy(live[1], info.ssl_private_key_filepath, sizeof(live[1]));
	info.port = port;
	info.protocols = servers;
	info.count_threads = SERVERS;
	if (port) { /* nobody serves yet */
		info.ssl_cert_filepath = info.ssl_private_key_filepath = NULL;
		info.options |= LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	}
	cx = lws_create_context(&info);
	assert_non_null(cx);
	if (lws_get_count_threads(cx) < SERVERS) {
		lws_context_destroy(cx);
		print_message("skipped: built for %d threads\n", LWS_MAX_SMP);
		skip();
	}
	for (n = 0; n < SERVERS; n++)
		assert_int_equal(pthread_create(&running[n], NULL, serve,
						(void *)(intptr_t)n),
				 0);
}

static void
end(void)
{
	int n;

	stop = 1;
	lws_cancel_service(cx);
	for (n = 0; n < SERVERS; n++)
		assert_int_equal(pthread_join(running[n], NULL), 0);
	lws_context_destroy(cx);
}

static void
ask(int port)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = client_cx;
	i.address = "127.0.0.1";
	i.host = "localhost";
	i.port = port;
	i.method = "RAW";
	i.local_protocol_name = "clients";
	i.ssl_connection = LCCSCF_USE_SSL;
	assert_non_null(lws_client_connect_via_info(&i));
	began++;
}

static void
each_is_served_while_certificates_are_read_again(void **state)
{
	struct lws_context_creation_info info;
	int port, n;

	(void)state;
	begin(0);
	port = lws_get_vhost_listen_port(lws_get_vhost_by_name(cx, "default"));
	rec_info(&info);
	info.protocols = clients;
	info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
			LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
	info.client_ssl_ca_filepath = sp_path("ca.pem");
	client_cx = lws_create_context(&info);
	assert_non_null(client_cx);
	/* how often the loop comes round is no matter: each one ends, or the
	 * library's own timeout ends it */
	while (ended < CLIENTS) {
		while (began < CLIENTS && began - ended < AT_ONCE)
			ask(port);
		lws_service(client_cx, 0);
	}
	lws_context_destroy(client_cx);
	end();
	assert_int_equal(failed, 0);
	assert_int_equal(said, CLIENTS);
	for (n = 0; n < SERVERS; n++)
		ended -= served[n];
	assert_int_equal(ended, 0);
	assert_true(reloads >= RELOADS);
}

/* the contract's few seconds are not waited for: see hurry() */
static void
ages_are_the_first_threads_to_tell(void **state)
{
	struct lws_context_creation_info info;
	int n;

	(void)state;
	begin(CONTEXT_PORT_NO_LISTEN);
	sp_info(&info, "good");
	info.protocols = servers;
	info.vhost_name = "late";
	assert_non_null(lws_create_vhost(cx, &info)); /* by no service thread */
	for (n = 0; n < 20000 && !ages; n++) {
		lws_cancel_service(cx);
		usleep(1000);
	}
	end();
	assert_int_equal(ages, 1);
	assert_int_equal(ages_elsewhere, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			each_is_served_while_certificates_are_read_again),
		cmocka_unit_test(ages_are_the_first_threads_to_tell),
	};

	return cmocka_run_group_tests(tests, sp_make_certs, sp_drop_certs);
}
