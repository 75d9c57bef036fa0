/*
 * lws-minimal-raw-adopt-tcp
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A TCP connection that the program has made by itself goes onto the event
 * loop: here it fetches a page and prints what comes.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;
static const char *server, *port;

static int
connect_to(const char *host, const char *service)
{
	struct addrinfo hints, *all, *r;
	int n, s = -1;

	memset(&hints, 0, sizeof(hints));
	hints.ai_socktype = SOCK_STREAM;
	n = getaddrinfo(host, service, &hints, &all);
	if (n) {
		lwsl_err("%s: %s\n", host, gai_strerror(n));
		return -1;
	}
	for (r = all; r && s < 0; r = r->ai_next) {
		s = socket(r->ai_family, r->ai_socktype, r->ai_protocol);
		if (s >= 0 && connect(s, r->ai_addr, r->ai_addrlen)) {
			close(s);
			s = -1;
		}
	}
	freeaddrinfo(all);
	if (s < 0)
		lwsl_err("%s:%s: %s\n", host, service, strerror(errno));

	return s;
}

static int
send_request(struct lws *wsi)
{
	char buf[LWS_PRE + 512];
	int n;

	n = lws_snprintf(buf + LWS_PRE, sizeof(buf) - LWS_PRE,
			 "GET / HTTP/1.1\r\nHost: %s\r\n"
			 "Connection: close\r\n\r\n",
			 server);

	return lws_write(wsi, (uint8_t *)buf + LWS_PRE, (size_t)n,
			 LWS_WRITE_RAW) == n
		       ? 0
		       : -1;
}

static int
callback_raw(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_RAW_WRITEABLE:
		return send_request(wsi);

	case LWS_CALLBACK_RAW_RX:
		fwrite(in, 1, len, stdout);
		break;

	case LWS_CALLBACK_RAW_CLOSE:
		interrupted = 1;
		lws_cancel_service(context);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "raw-test", callback_raw, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	lws_sock_file_fd_type sock;
	struct lws_vhost *vhost;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	server = lws_cmdline_option(argc, argv, "--server");
	port = lws_cmdline_option(argc, argv, "--port");
	server = server ? server : "localhost";
	port = port ? port : "7681";
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	/* from here on the library owns the socket, also if this fails */
	vhost = lws_get_vhost_by_name(context, "default");
	sock.sockfd = connect_to(server, port);
	if (sock.sockfd < 0 ||
	    !lws_adopt_descriptor_vhost(vhost, LWS_ADOPT_SOCKET, sock,
					"raw-test", NULL))
		n = -1;

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return n < 0;
}
