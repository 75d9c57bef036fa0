/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What connections and streams cost while they wait, by counting what is asked
 * of the heap; and that a request's headers are still what they were then.
 */
#include "unit.h"

#include "h2-peer-test.h"

#include "roles/http/http.h"

/* as READMEs/README.benchmarks.md promises */
#define STREAM_MOST     1228
#define CONNECTION_MOST 6144

#define STREAMS     100u
#define CONNECTIONS 20

#define FIELDS                                                                 \
	"user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "               \
	"Gecko/20100101 Firefox/128.0\n"                                       \
	"accept: text/html,application/xhtml+xml,*/*;q=0.8\n"                  \
	"accept-language: en-GB,en;q=0.5\n"                                    \
	"accept-encoding: gzip, deflate, br\n"                                 \
	"cookie: session=0123456789abcdef\n"                                   \
	"x-own: mine\n"

static size_t in_use;
static char seen[512]; /* of the headers, when a body had ended */
static char *lent;     /* into the store of "/lend" */

/* in front of each block there is its size */
static void *
counting(void *p, size_t size, const char *why)
{
	size_t *block = p ? (size_t *)p - 2 : NULL;

	(void)why;
	in_use -= block ? *block : 0;
	if (!size) {
		free(block);
		return NULL;
	}
	block = realloc(block, size + 2 * sizeof(size_t));
	if (!block)
		abort();
	*block = size;
	in_use += size;

	return block + 2;
}

static int
look(struct lws *wsi)
{
	char agent[128], own[16], path[32];

	if (lws_hdr_copy(wsi, agent, sizeof(agent), WSI_TOKEN_HTTP_USER_AGENT) <
		    0 ||
	    lws_hdr_custom_copy(wsi, own, sizeof(own), "x-own:", 6) < 0 ||
	    lws_hdr_copy(wsi, path, sizeof(path), WSI_TOKEN_POST_URI) < 0)
		return -1;
	lws_snprintf(seen, sizeof(seen), "%.11s %s %s %s", agent, own, path,
		     lent ? lent : "-");

	return lws_return_http_status(wsi, HTTP_STATUS_OK, NULL) ||
			       lws_http_transaction_completed(wsi)
		       ? -1
		       : 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		if (!strcmp(in, "/lend"))
			lent = lws_hdr_simple_ptr(wsi,
						  WSI_TOKEN_HTTP_USER_AGENT);
		return 0;
	case LWS_CALLBACK_HTTP_BODY:
		return 0;
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return look(wsi);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;

	return lws_create_context(&info);
}

static int
setup(void **state)
{
	struct lws_context *cx;

	(void)state;
	lws_set_allocator(counting);
	lent = NULL;
	seen[0] = '\0';
	cx = make_context();
	if (!cx || peer_open(cx))
		return -1;
	peer_hello();
	peer_go();

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	peer_close();
	lws_context_destroy(peer.cx);
	lws_set_allocator(NULL);

	return 0;
}

static size_t
of_a_stream(const char *fields, unsigned int flags)
{
	uint32_t id = 1, n;
	size_t before = 0;

	/* the first ones bring what the thread keeps */
	for (n = 0; n < STREAMS + 10; n++, id += 2) {
		if (n == 10) {
			peer_go();
			before = in_use;
		}
		peer_headers(id, fields, flags);
	}
	peer_go();
	assert_string_equal(peer.said, "");

	return (in_use - before) / STREAMS;
}

static void
a_stream_that_waits_for_its_body_costs_little(void **state)
{
	size_t each = of_a_stream(PEER_POST("/up") FIELDS, 0);

	(void)state;
	print_message("a stream: %zu bytes\n", each);
	assert_in_range(each, 1, STREAM_MOST);
}

static void
a_stream_that_waits_for_its_answer_costs_little(void **state)
{
	(void)state;
	assert_in_range(
		of_a_stream(PEER_GET("/poll") FIELDS, LWS_H2_F_END_STREAM), 1,
		STREAM_MOST);
}

static void
headers_stay_what_they_were(void **state)
{
	(void)state;
	peer_headers(1, PEER_POST("/up%20load") FIELDS, 0);
	peer_go();
	peer_frame(LWS_H2_DATA, LWS_H2_F_END_STREAM, 1, "body", 4);
	peer_go();
	assert_string_equal(seen, "Mozilla/5.0 mine /up load -");
}

static void
headers_that_the_program_points_to_stay_where_they_were(void **state)
{
	(void)state;
	peer_headers(1, PEER_POST("/lend") FIELDS, 0);
	peer_go();
	assert_non_null(lent);
	peer_frame(LWS_H2_DATA, LWS_H2_F_END_STREAM, 1, "body", 4);
	peer_go();
	assert_string_equal(seen,
			    "Mozilla/5.0 mine /lend Mozilla/5.0 (X11; Linux "
			    "x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
}

/* another connection that says the same as the first, and then nothing */
static int
one_more(const uint8_t *bytes, size_t len)
{
	int fd = whole_connect(peer.cx), n;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), len);
	for (n = 0; n < 6; n++)
		assert_true(lws_service(peer.cx, -1) >= 0);

	return fd;
}

static void
an_idle_connection_costs_little(void **state)
{
	static uint8_t bytes[4096];
	int fd[CONNECTIONS + 2], n;
	size_t len, before = 0;

	(void)state;
	peer_close();
	assert_int_equal(peer_open(peer.cx), 0);
	peer_hello();
	peer_headers(1, PEER_GET("/nothing") FIELDS, LWS_H2_F_END_STREAM);
	len = peer.out_len;
	memcpy(bytes, peer.out, len);
	for (n = 0; n < CONNECTIONS + 2; n++) {
		if (n == 2)
			before = in_use;
		fd[n] = one_more(bytes, len);
	}
	n = (int)((in_use - before) / CONNECTIONS);
	print_message("a connection with a stream: %d bytes\n", n);
	assert_in_range(n, 1, CONNECTION_MOST);
	for (n = 0; n < CONNECTIONS + 2; n++)
		close(fd[n]);
	peer.out_len = 0;
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_stream_that_waits_for_its_body_costs_little),
		T(a_stream_that_waits_for_its_answer_costs_little),
		T(headers_stay_what_they_were),
		T(headers_that_the_program_points_to_stay_where_they_were),
		T(an_idle_connection_costs_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
