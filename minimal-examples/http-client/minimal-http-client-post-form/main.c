/*
 * lws-minimal-http-client-post-form
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Sends a form: two fields, and a file if one is named. The library writes what
 * is around the parts; the file is read as it is sent. What the server answers
 * goes to standard output.
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
static FILE *file; /* NULL: none to send */
static const char *file_name;
static int step;
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

/* The parts one after another, and what ends them: each is a step that is made
 * when the connection takes more. */
static int
begin_part(struct lws *wsi, char **p, char *end)
{
	switch (step++) {
	case 0:
		if (lws_client_http_multipart(wsi, "text", NULL, NULL, p, end))
			return -1;
		*p += lws_snprintf(*p, lws_ptr_diff_size_t(end, *p), "%s",
				   "my text field");
		return 0;
	case 1:
		if (lws_client_http_multipart(wsi, "send", NULL, NULL, p, end))
			return -1;
		*p += lws_snprintf(*p, lws_ptr_diff_size_t(end, *p), "%s",
				   "Send it");
		return 0;
	case 2:
		if (!file)
			return begin_part(wsi, p, end);
		return lws_client_http_multipart(wsi, "file", file_name,
						 "application/octet-stream", p,
						 end);
	case 3:
		if (file)
			return 0; /* its bytes are read below */
		return begin_part(wsi, p, end);
	default:
		return lws_client_http_multipart(wsi, NULL, NULL, NULL, p, end);
	}
}

static int
send_piece(struct lws *wsi)
{
	char buf[LWS_PRE + 4096], *start = buf + LWS_PRE, *p = start;
	char *end = buf + sizeof(buf);
	enum lws_write_protocol wp = LWS_WRITE_HTTP;

	if (begin_part(wsi, &p, end))
		return -1;
	if (step == 4 && file) {
		size_t n = fread(p, 1, lws_ptr_diff_size_t(end, p), file);

		p += n;
		if (n) /* the same step again, until it is all there */
			step = 3;
		else if (ferror(file))
			return -1;
	}
	if (step == 5) {
		wp = LWS_WRITE_HTTP_FINAL;
		lws_client_http_body_pending(wsi, 0); /* the answer is next */
	} else {
		lws_callback_on_writable(wsi);
	}
	if (p == start) /* the file had nothing more */
		return 0;

	return lws_write(wsi, (unsigned char *)start,
			 lws_ptr_diff_size_t(p, start), wp) < 0
		       ? -1
		       : 0;
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

	/* the content type is there, the length is not known: nothing to add.
	 * When it begins again elsewhere so do the parts */
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		step = 0;
		if (file)
			rewind(file);
		if (!lws_http_is_redirected_to_get(wsi))
			lws_callback_on_writable(wsi);
		break;

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
	to.ssl_connection |= LCCSCF_HTTP_MULTIPART_MIME;
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
	file_name = lws_cmdline_option(argc, argv, "--file");
	if (file_name && !(file = fopen(file_name, "rb"))) {
		lwsl_err("%s cannot be read\n", file_name);
		finish(1);
	} else {
		connect_client(&sul);
	}

	lws_context_default_loop_run_destroy(context);
	if (file)
		fclose(file);

	return lws_cmdline_passfail(argc, argv, result);
}
