/*
 * lws-minimal-raw-vhost
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A vhost that speaks no protocol at all: whatever one client sends goes to
 * all the others. Try it with several nc localhost 7681.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

/* what all connections share: the last thing somebody said */
struct vhd {
	uint8_t buf[LWS_PRE + 4096];
	size_t len;
	struct lws *from;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
callback_raw(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct vhd *vhd = lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						   lws_get_protocol(wsi));

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		vhd = lws_protocol_vh_priv_zalloc(lws_get_vhost(wsi),
						  lws_get_protocol(wsi),
						  sizeof(*vhd));
		return vhd ? 0 : -1;

	case LWS_CALLBACK_RAW_ADOPT:
		lwsl_user("somebody came\n");
		break;

	case LWS_CALLBACK_RAW_CLOSE:
		lwsl_user("somebody left\n");
		break;

	case LWS_CALLBACK_RAW_RX:
		if (len > sizeof(vhd->buf) - LWS_PRE)
			len = sizeof(vhd->buf) - LWS_PRE;
		memcpy(vhd->buf + LWS_PRE, in, len);
		vhd->len = len;
		vhd->from = wsi;
		lws_callback_on_writable_all_protocol(lws_get_context(wsi),
						      lws_get_protocol(wsi));
		break;

	case LWS_CALLBACK_RAW_WRITEABLE:
		if (vhd->from == wsi || !vhd->len)
			break;
		if (lws_write(wsi, vhd->buf + LWS_PRE, vhd->len,
			      LWS_WRITE_RAW) != (int)vhd->len)
			return -1;
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
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;

	/* every connection is raw, and belongs to raw-test */
	info.options = LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG;
	info.listen_accept_role = "raw-skt";
	info.listen_accept_protocol = "raw-test";

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
