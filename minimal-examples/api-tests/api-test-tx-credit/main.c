/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-tx-credit: flow control of HTTP/2 in the program's hands.
 *
 * A client of its own server gives it credit step by step, and looks each time,
 * a while later, how much has come: all of that, and not a byte more. Exits 0
 * if that is so, and the rest comes at the end.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <string.h>

#define TOTAL    100000
#define FIRST    1000
#define PAUSE_US (50 * LWS_US_PER_MS)

struct session {
	int left; /* of the body, for the server */
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static struct lws *client;
static lws_sorted_usec_list_t sul;
static int result = 1, step, got, given = FIRST;

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

/* -- the server -- */

static int
begin(struct lws *wsi, struct session *s)
{
	unsigned char buf[LWS_PRE + 512], *p = buf + LWS_PRE, *start = p;

	s->left = TOTAL;
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/plain",
					TOTAL, &p, buf + sizeof(buf)) ||
	    lws_finalize_write_http_header(wsi, start, &p, buf + sizeof(buf)))
		return -1;
	lws_callback_on_writable(wsi);

	return 0;
}

/* never more than what leaves at once, so nothing is queued for us */
static int
go_on(struct lws *wsi, struct session *s)
{
	unsigned char buf[LWS_PRE + 3000];
	lws_fileofs_t most = lws_get_peer_write_allowance(wsi);
	int n = s->left < 3000 ? s->left : 3000;

	if (most < 0)
		return -1; /* this is no HTTP/2 */
	if (n > most)
		n = (int)most;
	memset(buf, 'x', sizeof(buf));
	if (n && lws_write(wsi, buf + LWS_PRE, (size_t)n, LWS_WRITE_HTTP) != n)
		return -1;
	s->left -= n;
	if (!s->left)
		return lws_http_transaction_completed(wsi) ? -1 : 0;
	/* with no credit that is when some has come */
	lws_callback_on_writable(wsi);

	return 0;
}

/* -- the client -- */

/* what is given, by which function: each gives it once */
static int
give(int bytes, int by_stream_id)
{
	given += bytes;

	return by_stream_id
		       ? lws_h2_update_peer_txcredit(
				 client, (unsigned int)LWS_H2_STREAM_SID, bytes)
		       : lws_wsi_tx_credit(client, LWSTXCR_PEER_TO_US, bytes);
}

static void
look(lws_sorted_usec_list_t *s)
{
	static const int steps[] = { 1, 5000, 16384, 30000, TOTAL };
	int rest;

	(void)s;
	lwsl_user("given %d, got %d\n", given, got);
	/* all that was given has been used */
	if (!client || got != given ||
	    lws_h2_get_peer_txcredit_estimate(client)) {
		finish(1);
		return;
	}
	rest = TOTAL - given;
	if (give(steps[step] < rest ? steps[step] : rest, step & 1)) {
		finish(1);
		return;
	}
	step++;
	if (given < TOTAL)
		lws_sul_schedule(context, 0, &sul, look, PAUSE_US);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return begin(wsi, user);

	case LWS_CALLBACK_HTTP_WRITEABLE:
		return go_on(wsi, user);

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		lws_sul_schedule(context, 0, &sul, look, PAUSE_US);
		return 0;

	/* by itself, as far as there is credit */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		got += (int)len;
		return 0;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		finish(got != TOTAL || given != TOTAL);
		return 0;

	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		lws_sul_cancel(&sul);
		finish(result);
		return 0;

	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("%.*s\n", (int)len, in ? (const char *)in : "");
		finish(1);
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "http",
	  .callback = callback,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
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
	to.ssl_connection = LCCSCF_H2_PRIOR_KNOWLEDGE | LCCSCF_H2_MANUAL_RXFLOW;
	to.manual_initial_tx_credit = FIRST;
	to.pwsi = &client;
	if (lws_client_connect_via_info(&to))
		lws_context_default_loop_run_destroy(context);
	else
		lws_context_destroy(context);
	lwsl_user("Completed: %s\n", result ? "FAIL" : "PASS");

	return result;
}
