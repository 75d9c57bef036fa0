/*
 * lws-minimal-raw-adopt-udp
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Sends every datagram that comes to UDP port 7681 back to who sent it.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;
static uint8_t sendbuf[LWS_PRE + 4096];
static size_t sendlen;

static int
callback_raw_udp(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		lwsl_user("the socket is on the loop\n");
		break;

	case LWS_CALLBACK_RAW_RX:
		/* one datagram; lws_get_udp(wsi)->sa46 is who sent it, and
		 * where lws_write() will go */
		if (len > sizeof(sendbuf) - LWS_PRE)
			return 0;
		memcpy(sendbuf + LWS_PRE, in, len);
		sendlen = len;
		lws_callback_on_writable(wsi);
		break;

	case LWS_CALLBACK_RAW_WRITEABLE:
		if (!sendlen)
			break;
		if (lws_write(wsi, sendbuf + LWS_PRE, sendlen, LWS_WRITE_RAW) <
		    (int)sendlen)
			return -1;
		sendlen = 0;
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "raw-test", callback_raw_udp, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
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
	struct lws_vhost *vhost;
	const char *p;
	int n = 0, port;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	port = p ? atoi(p) : 7681;
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	vhost = lws_get_vhost_by_name(context, "default");
	if (!vhost ||
	    !lws_create_adopt_udp(vhost, NULL, port, LWS_CAUDP_BIND, "raw-test",
				  NULL, NULL, NULL, NULL, NULL)) {
		lwsl_err("UDP port %d is not to be had\n", port);
		n = -1;
	}

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
