/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-hpack: headers through HTTP/2's compression (RFC 7541).
 *
 * A client asks its own server, by prior knowledge and always on the same
 * connection, and says something in a header; the server says it back in one.
 * Values come again, so that they are indexes then; are of letters that Huffman
 * makes short, and of others; and are so many that the tables forget the first.
 * Exits 0 if each came back as it was.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <string.h>

#define ROUNDS 120
#define MOST   3000 /* bytes of a value */

static const unsigned char ask_name[] = "x-said:", back_name[] = "x-heard:";

static struct lws_context *context;
static struct lws_client_connect_info to;
static lws_sorted_usec_list_t sul;
static struct lws *network; /* the connection that all streams share */
static int result = 1, round_nr, is_same;

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

/* the value of a round: every third is one of five that come again */
static size_t
value_of(int nr, unsigned char *to_here)
{
	static const char letters[] = "etaoin shrdlu/0123=;";
	size_t len = (size_t)(nr * 137 % MOST) + 1, n;

	if (!(nr % 3)) {
		nr = nr / 3 % 5;
		len = (size_t)nr + 20;
	}
	for (n = 0; n < len; n++)
		to_here[n] = nr & 1 ? (unsigned char)('!' + n * 7 % 94)
				    : (unsigned char)letters[n % 20];
	/* a space at an end would not be part of it */
	to_here[0] = (unsigned char)('a' + nr % 26);
	to_here[len - 1] = '.';

	return len;
}

/* -- the server -- */

static int
answer(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + MOST + 1024], *p = buf + LWS_PRE;
	unsigned char *start = p, *end = buf + sizeof(buf) - 1;
	char said[MOST + 1];
	int n = lws_hdr_custom_copy(wsi, said, sizeof(said),
				    (const char *)ask_name,
				    sizeof(ask_name) - 1);

	if (n < 0 ||
	    lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain", 0,
					&p, end) ||
	    lws_add_http_header_by_name(wsi, back_name, (unsigned char *)said,
					n, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* -- the client -- */

static void
ask(lws_sorted_usec_list_t *s)
{
	(void)s;
	if (round_nr == ROUNDS)
		finish(0);
	else if (!lws_client_connect_via_info(&to))
		finish(1);
}

static int
say(struct lws *wsi, unsigned char **p, size_t room)
{
	unsigned char value[MOST];
	size_t len = value_of(round_nr, value);

	return lws_add_http_header_by_name(wsi, ask_name, value, (int)len, p,
					   *p + room);
}

static int
compare(struct lws *wsi)
{
	unsigned char value[MOST];
	char heard[MOST + 1];
	size_t len = value_of(round_nr, value);
	int n = lws_hdr_custom_copy(wsi, heard, sizeof(heard),
				    (const char *)back_name,
				    sizeof(back_name) - 1);

	if (!network)
		network = lws_get_network_wsi(wsi);
	/* a stream is not its connection; and it is the same for all */
	is_same = n == (int)len && !memcmp(heard, value, len) &&
		  network != wsi && network == lws_get_network_wsi(wsi);
	if (!is_same)
		lwsl_err("round %d: %d bytes, not %zu\n", round_nr, n, len);

	return 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return answer(wsi);

	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return say(wsi, in, len);

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		return compare(wsi);

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		round_nr++;
		if (is_same)
			lws_sul_schedule(context, 0, &sul, ask, 1);
		else
			finish(1);
		return 0;

	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("round %d: %.*s\n", round_nr, (int)len,
			 in ? (const char *)in : "");
		finish(1);
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.port = 0; /* any */
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	context = lws_create_context(&info);
	if (!context)
		return 1;

	to.context = context;
	to.address = to.host = to.origin = "127.0.0.1";
	to.port = lws_get_vhost_listen_port(
		lws_get_vhost_by_name(context, "default"));
	to.path = "/";
	to.method = "GET";
	to.protocol = protocols[0].name;
	to.ssl_connection = LCCSCF_H2_PRIOR_KNOWLEDGE | LCCSCF_PIPELINE;
	lws_sul_schedule(context, 0, &sul, ask, 1);
	lws_context_default_loop_run_destroy(context);
	lwsl_user("%d rounds. Completed: %s\n", round_nr,
		  result ? "FAIL" : "PASS");

	return result;
}
