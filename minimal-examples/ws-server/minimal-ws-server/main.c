/*
 * lws-minimal-ws-server
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A chat in a page: what one client sends goes to all of them. Only the latest
 * message is kept, so who is slow misses some; minimal-ws-server-ring is the
 * one where nobody does.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct session {
	unsigned int seen; /* number of the message that was sent last */
};

/* what belongs to the protocol on a vhost */
struct chat {
	unsigned char *message; /* LWS_PRE, then the text */
	size_t len;
	unsigned int number;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
take(struct chat *chat, const void *in, size_t len)
{
	unsigned char *p = malloc(LWS_PRE + len + 1);

	if (!p)
		return -1;
	memcpy(p + LWS_PRE, in, len);
	free(chat->message);
	chat->message = p;
	chat->len = len;
	chat->number++;

	return 0;
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	struct session *s = user;
	struct chat *chat = lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						     lws_get_protocol(wsi));

	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		if (!lws_protocol_vh_priv_zalloc(lws_get_vhost(wsi),
						 lws_get_protocol(wsi),
						 sizeof(struct chat)))
			return -1;
		break;
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (chat)
			free(chat->message);
		break;
	case LWS_CALLBACK_ESTABLISHED:
		s->seen = chat->number;
		break;
	case LWS_CALLBACK_RECEIVE:
		if (take(chat, in, len))
			return -1;
		/* all that have this protocol may write soon */
		lws_callback_on_writable_all_protocol_vhost(
			lws_get_vhost(wsi), lws_get_protocol(wsi));
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		if (!chat->message || s->seen == chat->number)
			break;
		s->seen = chat->number;
		if (lws_write(wsi, chat->message + LWS_PRE, chat->len,
			      LWS_WRITE_TEXT) < (int)chat->len)
			return -1;
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "lws-minimal",
	  .callback = callback_minimal,
	  .per_session_data_size = sizeof(struct session) },
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

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
