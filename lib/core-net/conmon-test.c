/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is measured of a client, when it asked for it.
 */
#include "core-net/client.h"

#include "recorder-peer.h"

static enum lws_plat_found
resolve(const char *name, int family, lws_sockaddr46 *out, unsigned int max,
	unsigned int *n)
{
	(void)family;
	(void)max;
	memset(out, 0, 2 * sizeof(*out));
	assert_int_equal(lws_sa46_parse_numeric_address("127.0.0.1", out), 0);
	assert_int_equal(lws_sa46_parse_numeric_address("::1", out + 1), 0);
	*n = 2;
	usleep(2000);

	return strcmp(name, "none.example") ? LWS_PLAT_FOUND : LWS_PLAT_NO_NAME;
}

static struct lws_conmon got;
static int takes;

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (takes && (reason == LWS_CALLBACK_RAW_CONNECTED ||
		      reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR ||
		      reason == LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP))
		lws_conmon_wsi_take(w, &got);

	return 0;
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	lws_plat_set_resolver(resolve);
	rec_begin();
	rec_info(&info);
	begin_with(&info);
	rec.hook = program;
	memset(&got, 0, sizeof(got));
	takes = 1;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	lws_context_destroy(cx);
	lws_conmon_release(&got);
	lws_conmon_release(NULL);
	end_peer();
	lws_plat_set_resolver(NULL);

	return 0;
}

static void
ask(const char *address, const char *method, int flags)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = address;
	i.port = port;
	i.method = method;
	i.ssl_connection = flags;
	i.pwsi = &wsi;
	assert_non_null(lws_client_connect_via_info(&i));
}

static void
a_raw_connection_is_measured(void **state)
{
	(void)state;
	ask("a.example", "RAW", LCCSCF_CONMON);
	until("bind connecting create connected");
	assert_int_equal(got.dns_disposition, LWSCONMON_DNS_OK);
	assert_true(got.ciu_dns >= 2000);
	assert_true(got.ciu_sockconn > 0);
	assert_int_equal(got.ciu_tls, 0);
	assert_int_equal(got.pcol, LWSCONMON_PCOL_NONE);
	assert_int_equal(got.peer46.sa4.sin_family, AF_INET);
	assert_non_null(got.dns_results_copy);
	assert_int_equal(got.dns_results_copy->ai_family, AF_INET);
	assert_int_equal(got.dns_results_copy->ai_addrlen,
			 sizeof(struct sockaddr_in));
	assert_non_null(got.dns_results_copy->ai_next);
	assert_null(got.dns_results_copy->ai_next->ai_next);
}

static void
an_http_answer_is_measured(void **state)
{
	int n;

	(void)state;
	rec.quiet = 1;
	ask("127.0.0.1", "GET", LCCSCF_CONMON);
	accept_it();
	rounds(cx, 4); /* it has asked */
	usleep(3000);
	SAY("HTTP/1.1 204 No\r\n\r\n");
	for (n = 0; n < 400 && !got.pcol; n++)
		lws_service(cx, 5);
	assert_int_equal(got.pcol, LWSCONMON_PCOL_HTTP);
	assert_int_equal(got.protocol_specific.http.response, 204);
	assert_true(got.ciu_txn_resp >= 3000);
	assert_int_equal(got.dns_disposition, LWSCONMON_DNS_NONE);
	assert_int_equal(got.ciu_dns, 0);
}

static void
a_failure_is_measured(void **state)
{
	(void)state;
	ask("none.example", "RAW", LCCSCF_CONMON);
	until("bind failed drop destroy");
	assert_int_equal(got.dns_disposition, LWSCONMON_DNS_NO_RESULT);
	assert_true(got.ciu_dns >= 2000);
}

static void
who_does_not_ask_is_not_measured(void **state)
{
	struct lws_conmon zero;

	(void)state;
	memset(&zero, 0, sizeof(zero));
	ask("a.example", "RAW", 0);
	until("bind connecting create connected");
	assert_memory_equal(&got, &zero, sizeof(got));
}

static void
what_is_not_taken_goes_with_the_connection(void **state)
{
	(void)state;
	takes = 0;
	ask("a.example", "RAW", LCCSCF_CONMON);
	until("bind connecting create connected");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_raw_connection_is_measured),
		T(an_http_answer_is_measured),
		T(a_failure_is_measured),
		T(who_does_not_ask_is_not_measured),
		T(what_is_not_taken_goes_with_the_connection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
