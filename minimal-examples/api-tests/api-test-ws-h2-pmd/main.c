/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-ws-h2-pmd: permessage-deflate in a WebSocket on HTTP/2.
 *
 * A client opens one on a stream of its own server, which sends each message
 * back as one. They compress well or not at all, are empty, or larger than what
 * a stream may have under way. Exits 0 if each comes back as it was.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PIECE 4000 /* bytes of a fragment */
#define MOST  700000

/* a message that comes in, or goes back */
struct message {
	unsigned char *bytes; /* behind LWS_PRE */
	size_t len;
};

/* lengths; random bytes, or text */
static const struct {
	size_t len;
	int is_random;
} messages[] = {
	{ 5, 0 },    { 0, 0 }, { PIECE, 1 }, { 200000, 0 }, { 100000, 1 },
	{ MOST, 0 }, { 1, 0 }, { MOST, 1 },  { 0, 0 },      { PIECE, 0 },
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static unsigned char out[MOST];
static size_t sent, back; /* bytes of the message that is under way */
static unsigned int number;
static int result = 1;

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

/* -- the server: the whole of a message, then back with it -- */

static int
keep(struct lws *wsi, struct message *m, const void *in, size_t len)
{
	unsigned char *p = realloc(m->bytes, LWS_PRE + m->len + len);

	if (!p)
		return -1;
	if (len)
		memcpy(p + LWS_PRE + m->len, in, len);
	m->bytes = p;
	m->len += len;
	if (lws_is_final_fragment(wsi))
		lws_callback_on_writable(wsi);

	return 0;
}

static int
give_back(struct lws *wsi, struct message *m)
{
	int n;

	if (!m->bytes)
		return 0;
	n = lws_write(wsi, m->bytes + LWS_PRE, m->len, LWS_WRITE_BINARY);
	free(m->bytes);
	m->bytes = NULL;
	m->len = 0;

	return n < 0 ? -1 : 0;
}

static int
callback_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct message *m = user;

	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		return keep(wsi, m, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return give_back(wsi, m);
	case LWS_CALLBACK_CLOSED:
		free(m->bytes);
		m->bytes = NULL;
		return 0;
	default:
		return 0;
	}
}

/* -- the client -- */

static void
next_message(struct lws *wsi)
{
	size_t n;

	sent = 0;
	back = 0;
	if (number == LWS_ARRAY_SIZE(messages)) {
		finish(0);
		return;
	}
	if (messages[number].is_random)
		lws_get_random(context, out, messages[number].len);
	else
		for (n = 0; n < messages[number].len; n++)
			out[n] = (unsigned char)("over and over "[n % 14]);
	lws_callback_on_writable(wsi);
}

static int
send_piece(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + PIECE];
	size_t len = messages[number].len - sent, n = len < PIECE ? len : PIECE;

	memcpy(buf + LWS_PRE, out + sent, n);
	if (lws_write(wsi, buf + LWS_PRE, n,
		      (enum lws_write_protocol)lws_write_ws_flags(
			      LWS_WRITE_BINARY, !sent, n == len)) < (int)n)
		return -1;
	sent += n;
	if (n < len)
		lws_callback_on_writable(wsi);

	return 0;
}

static int
compare(struct lws *wsi, const void *in, size_t len)
{
	size_t whole = messages[number].len;

	if (back + len > whole || (len && memcmp(out + back, in, len))) {
		lwsl_err("message %u is another\n", number);
		return -1;
	}
	back += len;
	if (!lws_is_final_fragment(wsi))
		return 0;
	lwsl_user("message %u: %zu of %zu\n", number, back, whole);
	if (back != whole)
		return -1;
	number++;
	next_message(wsi);

	return 0;
}

/* it is a stream, and the server has agreed to compress */
static int
is_as_wanted(struct lws *wsi)
{
	char list[128];

	return lws_get_network_wsi(wsi) != wsi &&
	       lws_hdr_copy(wsi, list, sizeof(list), WSI_TOKEN_EXTENSIONS) >
		       0 &&
	       strstr(list, "permessage-deflate");
}

static int
callback_client(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	(void)user;
	switch (reason) {
	/* the answer's headers are there until this returns */
	case LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH:
		return is_as_wanted(wsi) ? 0 : -1;

	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		next_message(wsi);
		return 0;

	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return number < LWS_ARRAY_SIZE(messages) ? send_piece(wsi) : 0;

	case LWS_CALLBACK_CLIENT_RECEIVE:
		return compare(wsi, in, len);

	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("%.*s\n", (int)len, in ? (const char *)in : "");
		finish(1);
		return 0;

	case LWS_CALLBACK_CLIENT_CLOSED:
		finish(result);
		return 0;

	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "echo",
	  .callback = callback_echo,
	  .per_session_data_size = sizeof(struct message) },
	{ .name = "client", .callback = callback_client },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_max_window_bits" },
	{ NULL, NULL, NULL }
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
	info.extensions = extensions;
	context = lws_create_context(&info);
	if (!context)
		return 1;

	to.context = context;
	to.address = to.host = to.origin = "127.0.0.1";
	to.port = lws_get_vhost_listen_port(
		lws_get_vhost_by_name(context, "default"));
	to.path = "/";
	to.protocol = protocols[0].name;
	to.local_protocol_name = protocols[1].name;
	to.alpn = "h2";
	to.ssl_connection = LCCSCF_H2_PRIOR_KNOWLEDGE;
	if (lws_client_connect_via_info(&to))
		lws_context_default_loop_run_destroy(context);
	else
		lws_context_destroy(context);
	lwsl_user("Completed: %s\n", result ? "FAIL" : "PASS");

	return result;
}
