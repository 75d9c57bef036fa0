/*
 * lws-minimal-http-client-post
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Sends what is on standard input, up to 1 MB, or a text of its own, with POST,
 * piece by piece as the connection takes it. What the server answers goes to
 * standard output.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t backoff_ms[] = { 500, 1000, 2000 };
static const lws_retry_bo_t retry = {
	.retry_ms_table = backoff_ms,
	.retry_ms_table_count = LWS_ARRAY_SIZE(backoff_ms),
	.conceal_count = LWS_ARRAY_SIZE(backoff_ms),
	.jitter_percent = 20,
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static lws_sorted_usec_list_t sul;
static uint16_t tries;
static unsigned int status;
static char *body;
static size_t body_len, sent;
static int without_length;
static int result = 1; /* until it is all there */

static void
finish(int r)
{
	result = r;
	lws_default_loop_exit(context);
}

static void
connect_client(lws_sorted_usec_list_t *s)
{
	/* NULL: something in what is asked for is wrong */
	if (!lws_client_connect_via_info(&to) &&
	    lws_retry_sul_schedule(context, 0, s, &retry, connect_client,
				   &tries))
		finish(1);
}

/* A body is announced with its length. Without one it goes in chunks, whose
 * framing is the library's. Redirected to GET nothing is to be sent. */
static int
announce_body(struct lws *wsi, unsigned char **p, size_t len)
{
	static const char type[] = "text/plain";
	unsigned char *end = *p + len;

	if (lws_http_is_redirected_to_get(wsi))
		return 0;
	if (lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
					 (const unsigned char *)type,
					 sizeof(type) - 1, p, end))
		return -1;
	if (!without_length &&
	    lws_add_http_header_content_length(wsi, body_len, p, end))
		return -1;
	sent = 0; /* also when it begins again elsewhere */
	lws_client_http_body_pending(wsi, 1);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_piece(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + 4096];
	size_t n = body_len - sent;
	enum lws_write_protocol wp = LWS_WRITE_HTTP_FINAL;

	if (n > sizeof(buf) - LWS_PRE) {
		n = sizeof(buf) - LWS_PRE;
		wp = LWS_WRITE_HTTP;
	}
	memcpy(buf + LWS_PRE, body + sent, n);
	sent += n;
	if (wp == LWS_WRITE_HTTP_FINAL)
		lws_client_http_body_pending(wsi, 0); /* the answer is next */
	else
		lws_callback_on_writable(wsi);

	return lws_write(wsi, buf + LWS_PRE, n, wp) == (int)n ? 0 : -1;
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
		if (lws_retry_sul_schedule_retry_wsi(wsi, &sul, connect_client,
						     &tries))
			finish(1);
		break;

	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return announce_body(wsi, in, len);

	case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
		return send_piece(wsi);

	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		status = lws_http_client_http_response(wsi);
		lwsl_user("status %u\n", status);
		break;

	/* there is something to read */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP: {
		char buffer[1024 + LWS_PRE];
		char *p = buffer + LWS_PRE;
		int room = sizeof(buffer) - LWS_PRE;

		if (lws_http_client_read(wsi, &p, &room) < 0)
			return -1;
		break;
	}

	/* what was read, with nothing of chunks and the like around it */
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		if (fwrite(in, 1, len, stdout) != len)
			return -1;
		break;

	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		finish(status != HTTP_STATUS_OK);
		break;

	/* also what broke off in the middle ends here */
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		finish(result);
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
	{ "--tls", LCCSCF_USE_SSL },
	{ "-j", LCCSCF_ALLOW_SELFSIGNED },
	{ "-m", LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK },
	{ "-e", LCCSCF_ALLOW_EXPIRED },
	{ "-k", LCCSCF_ALLOW_INSECURE },
};

static int
make_body(int from_stdin)
{
	static const char text[] = "a body of the example's own\n";
	const size_t most = 1024 * 1024;

	body = malloc(most);
	if (!body)
		return -1;
	body_len = sizeof(text) - 1;
	memcpy(body, text, body_len);
	if (from_stdin)
		body_len = fread(body, 1, most, stdin);

	return 0;
}

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
	to.port = to.ssl_connection & LCCSCF_USE_SSL ? 443 : 7681;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		to.port = atoi(p);
	to.path = "/";
	if ((p = lws_cmdline_option(argc, argv, "--path")))
		to.path = p;
	to.host = to.address;
	to.origin = to.address;
	to.method = "POST";
	without_length = !!lws_cmdline_option(argc, argv, "--chunked");
	to.protocol = protocols[0].name;
	to.retry_and_idle_policy = &retry;
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

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	read_options(argc, argv);
	to.context = context;
	if (make_body(!!lws_cmdline_option(argc, argv, "--stdin")))
		finish(1);
	else
		connect_client(&sul);

	lws_context_default_loop_run_destroy(context);
	free(body);

	return lws_cmdline_passfail(argc, argv, result);
}
