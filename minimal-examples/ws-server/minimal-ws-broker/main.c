/*
 * lws-minimal-ws-broker
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Publish and subscribe: two subprotocols. Who connects as "lws-minimal" hears
 * all that is published from then on, who connects as "lws-minimal-broker"
 * publishes what it sends. A topic frames (and compresses) each message once
 * for all who hear it.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static struct lws_context *context;
static struct lws_x_topic *topic;
static volatile sig_atomic_t interrupted;

static int
callback_listener(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		  void *in, size_t len)
{
	(void)user;
	(void)in;
	(void)len;
	/* it hears messages until it closes: nothing else is to be done */
	if (reason == LWS_CALLBACK_ESTABLISHED)
		return lws_x_topic_subscribe(topic, wsi);

	return 0;
}

static int
callback_publisher(struct lws *wsi, enum lws_callback_reasons reason,
		   void *user, void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		/* RECEIVE gets messages, not pieces of them */
		return lws_x_ws_whole_messages(lws_get_vhost(wsi),
					       lws_get_protocol(wsi), 65536);
	case LWS_CALLBACK_RECEIVE:
		lwsl_user("publishing %u bytes to %u\n", (unsigned int)len,
			  lws_x_topic_subscribers(topic));
		if (lws_x_topic_publish(topic, in, len,
					lws_frame_is_binary(wsi)
						? LWS_WRITE_BINARY
						: LWS_WRITE_TEXT))
			lwsl_user("too fast, or out of memory: not sent\n");
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal", .callback = callback_listener },
	{ .name = "lws-minimal-broker", .callback = callback_publisher },
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
	/* who does not keep up is closed; LWS_X_TOPIC_DROP_OLDEST: it misses
	 * some */
	const struct lws_x_topic_info topic_info = {
		.most = 256 * 1024,
		.policy = LWS_X_TOPIC_CLOSE,
	};
	struct lws_context_creation_info info;
	const char *p;
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	topic = lws_x_topic_create(context, &topic_info);
	if (!topic) {
		lws_context_destroy(context);
		return 1;
	}
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_x_topic_destroy(topic);
	lws_context_destroy(context);

	return 0;
}
