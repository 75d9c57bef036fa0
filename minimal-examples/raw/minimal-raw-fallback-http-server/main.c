/*
 * lws-minimal-raw-fallback-http-server
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * One port for two protocols: browsers get files, and whoever does not speak
 * HTTP gets back what it sends.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* one for each raw connection */
struct pss {
	uint8_t buf[LWS_PRE + 4096];
	size_t len; /* to be sent back; 0: nothing */
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
callback_raw(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		lwsl_user("somebody speaks something else\n");
		return 0;

	case LWS_CALLBACK_RAW_RX:
		/* rx_buffer_size: never more than fits */
		memcpy(pss->buf + LWS_PRE, in, len);
		pss->len = len;
		/* no more until this has left */
		lws_rx_flow_control(wsi, 0);
		lws_callback_on_writable(wsi);
		return 0;

	case LWS_CALLBACK_RAW_WRITEABLE:
		if (!pss->len)
			return 0;
		if (lws_write(wsi, pss->buf + LWS_PRE, pss->len,
			      LWS_WRITE_RAW) != (int)pss->len)
			return -1;
		pss->len = 0;
		lws_rx_flow_control(wsi, 1);
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "raw-echo", callback_raw, sizeof(struct pss), 4096, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
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
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.mounts = &mount;

	/* what does not begin with a method of HTTP goes to raw-echo, with
	 * all its bytes */
	info.options = LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG;
	info.listen_accept_role = "raw-skt";
	info.listen_accept_protocol = "raw-echo";

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
