/*
 * lws-minimal-ws-server-broker
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Rooms: who connects to ws://server/kitchen hears what all others who are
 * there say. Each room is a topic, made when the first one comes and gone when
 * the last one leaves.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROOMS 64

struct room {
	char name[64];
	struct lws_x_topic *topic; /* NULL: this one is free */
};

struct session {
	struct room *room; /* NULL: there was none for it */
};

static struct lws_context *context;
static struct room rooms[MOST_ROOMS];
static volatile sig_atomic_t interrupted;

static struct room *
find_room(const char *name)
{
	struct room *unused = NULL;
	size_t n;

	for (n = 0; n < MOST_ROOMS; n++)
		if (!rooms[n].topic)
			unused = &rooms[n];
		else if (!strcmp(rooms[n].name, name))
			return &rooms[n];
	if (!unused)
		return NULL;
	unused->topic = lws_x_topic_create(context, NULL);
	lws_strncpy(unused->name, name, sizeof(unused->name));

	return unused->topic ? unused : NULL;
}

/* the path is the room's name; of HTTP/2 it is another header */
static struct room *
room_asked_for(struct lws *wsi)
{
	char name[64];

	if (lws_hdr_copy(wsi, name, sizeof(name), WSI_TOKEN_GET_URI) <= 0 &&
	    lws_hdr_copy(wsi, name, sizeof(name), WSI_TOKEN_HTTP_COLON_PATH) <=
		    0)
		return NULL;

	return find_room(name);
}

static int
enter(struct lws *wsi, struct session *s)
{
	s->room = room_asked_for(wsi);
	if (s->room)
		return lws_x_topic_subscribe(s->room->topic, wsi);
	lws_close_reason(wsi, LWS_CLOSE_STATUS_POLICY_VIOLATION,
			 (unsigned char *)"no such room", 12);

	return -1;
}

/* its subscription has ended with it */
static void
leave(struct session *s)
{
	if (!s->room || lws_x_topic_subscribers(s->room->topic))
		return;
	lws_x_topic_destroy(s->room->topic);
	s->room->topic = NULL;
}

static int
callback_room(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		/* RECEIVE gets messages, not pieces of them */
		return lws_x_ws_whole_messages(lws_get_vhost(wsi),
					       lws_get_protocol(wsi), 65536);
	case LWS_CALLBACK_ESTABLISHED:
		return enter(wsi, s);
	case LWS_CALLBACK_RECEIVE:
		if (lws_x_topic_publish(s->room->topic, in, len,
					lws_frame_is_binary(wsi)
						? LWS_WRITE_BINARY
						: LWS_WRITE_TEXT))
			lwsl_user("too fast, or out of memory: not sent\n");
		break;
	case LWS_CALLBACK_CLOSED:
		leave(s);
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_room,
	  .per_session_data_size = sizeof(struct session) },
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
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	/* whoever is still there leaves */
	lws_context_destroy(context);

	return 0;
}
