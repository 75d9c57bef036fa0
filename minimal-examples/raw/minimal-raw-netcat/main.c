/*
 * lws-minimal-raw-netcat
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * What comes on standard input goes to a peer, what the peer says to standard
 * output. Both are connections on the event loop; standard input is not read
 * while the peer does not take what was.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct lws_context *context;
static struct lws *peer, *input; /* NULL: not there (any more) */
static lws_sorted_usec_list_t sul_wait;
static lws_usec_t wait_us = LWS_US_PER_SEC;
static int result = 1; /* until it is connected */

/* what was read and is not sent */
static struct lws_buflist *waiting;

static void
leave(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	lws_default_loop_exit(context);
}

/* -- the peer -- */

/* standard input has ended and all of it is sent: the answer may still come */
static void
input_is_sent(void)
{
	lws_sul_schedule(context, 0, &sul_wait, leave, wait_us);
}

static int
send_waiting(struct lws *wsi)
{
	unsigned char buf[LWS_PRE + 4096];
	int n = lws_buflist_linear_use(&waiting, buf + LWS_PRE,
				       sizeof(buf) - LWS_PRE);

	if (n <= 0) {
		if (!input)
			input_is_sent();
		return 0;
	}
	if (lws_write(wsi, buf + LWS_PRE, (size_t)n, LWS_WRITE_RAW) != n)
		return -1;
	if (!waiting && input)
		lws_rx_flow_control(input, 1);
	else
		lws_callback_on_writable(wsi);

	return 0;
}

static int
adopt_input(struct lws *wsi)
{
	lws_sock_file_fd_type u;

	u.filefd = STDIN_FILENO;

	return lws_adopt_descriptor_vhost(lws_get_vhost(wsi),
					  LWS_ADOPT_RAW_FILE_DESC, u, "input",
					  NULL)
		       ? 0
		       : -1;
}

static int
callback_peer(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		peer = NULL;
		lws_default_loop_exit(context);
		break;

	case LWS_CALLBACK_RAW_CONNECTED:
		result = 0;
		return adopt_input(wsi);

	case LWS_CALLBACK_RAW_WRITEABLE:
		return send_waiting(wsi);

	case LWS_CALLBACK_RAW_RX:
		if (fwrite(in, 1, len, stdout) != len || fflush(stdout))
			return -1;
		if (!input && !waiting)
			input_is_sent(); /* it may have more to say */
		break;

	case LWS_CALLBACK_RAW_CLOSE:
		peer = NULL;
		lws_default_loop_exit(context);
		break;

	default:
		break;
	}

	return 0;
}

/* -- standard input -- */

static int
read_input(struct lws *wsi)
{
	uint8_t buf[4096];
	ssize_t n = read(STDIN_FILENO, buf, sizeof(buf));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n <= 0 || !peer)
		return -1;
	if (lws_buflist_append_segment(&waiting, buf, (size_t)n) < 0)
		return -1;
	lws_rx_flow_control(wsi, 0); /* until that has left */
	lws_callback_on_writable(peer);

	return 0;
}

static int
callback_input(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	(void)user;
	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT_FILE:
		input = wsi;
		break;

	case LWS_CALLBACK_RAW_RX_FILE:
		return read_input(wsi);

	case LWS_CALLBACK_RAW_CLOSE_FILE:
		input = NULL;
		if (peer)
			lws_callback_on_writable(peer);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "peer", callback_peer, 0, 0, 0, NULL, 0 },
	{ "input", callback_input, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static int
connect_to(int argc, const char **argv)
{
	struct lws_client_connect_info i;
	const char *p;

	memset(&i, 0, sizeof i);
	i.context = context;
	i.address = "localhost";
	if ((p = lws_cmdline_option(argc, argv, "--server")))
		i.address = p;
	if (lws_cmdline_option(argc, argv, "--tls"))
		i.ssl_connection = LCCSCF_USE_SSL;
	i.port = i.ssl_connection ? 443 : 7681;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		i.port = atoi(p);
	if ((p = lws_cmdline_option(argc, argv, "--wait")))
		wait_us = (lws_usec_t)atoi(p) * LWS_US_PER_MS;
	i.host = i.address; /* the name that TLS checks */
	i.method = "RAW";
	i.local_protocol_name = "peer";
	i.pwsi = &peer;

	return lws_client_connect_via_info(&i) ? 0 : -1;
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
	if (connect_to(argc, argv)) {
		lws_context_destroy(context);
		return 1;
	}

	lws_context_default_loop_run_destroy(context);
	lws_buflist_destroy_all_segments(&waiting);

	return lws_cmdline_passfail(argc, argv, result);
}
