/*
 * lws-minimal-ws-server-pmd
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Compressed messages: the program writes as ever, the library compresses for
 * the clients that offered it (RFC 7692).
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* the program sees nothing of it: whole pieces come and go */
static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	unsigned char buf[LWS_PRE + 1024];
	size_t n;

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CONFIRM_EXTENSION_OKAY:
		lwsl_user("a client compresses: %s\n", (const char *)in);
		break;
	case LWS_CALLBACK_ESTABLISHED:
		/* more work for less bytes; not negotiated: -1, no harm */
		lws_set_extension_option(wsi, "permessage-deflate",
					 "compression_level", "6");
		break;
	case LWS_CALLBACK_RECEIVE:
		n = (size_t)lws_snprintf(
			(char *)buf + LWS_PRE, 1024, "%u bytes arrived, %s",
			(unsigned int)len,
			lws_is_final_fragment(wsi) ? "the last" : "more");
		if (lws_write(wsi, buf + LWS_PRE, n, LWS_WRITE_TEXT) < (int)n)
			return -1;
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = { { .name = "lws-minimal",
						    .callback =
							    callback_minimal,
						    .rx_buffer_size = 1024 },
						  LWS_PROTOCOL_LIST_TERM };

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_no_context_takeover; "
	  "client_max_window_bits" },
	{ NULL, NULL, NULL } /* the end */
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
	info.extensions = extensions;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
