/*
 * lws-minimal-ws-server-ring
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A chat where nobody misses a message: they are kept in a ring until all have
 * got them. Who falls too far behind is closed, so that one who does not read
 * cannot use up the memory.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define RING_DEPTH 256

struct message {
	unsigned char *bytes; /* LWS_PRE, then the text */
	size_t len;
};

struct session {
	struct session *next; /* of the vhost's list of readers */
	struct lws *wsi;
	uint32_t tail; /* how far it has read */
};

/* what belongs to the protocol on a vhost */
struct chat {
	struct lws_ring *ring;
	struct session *readers;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static void
destroy_message(void *m)
{
	free(((struct message *)m)->bytes);
}

/* The ring is full: who has read least is dropped, and with it its claim. */
static void
drop_slowest(struct chat *chat)
{
	struct session *s = chat->readers, *slowest = s;

	for (; s; s = s->next)
		if (lws_ring_get_count_waiting_elements(chat->ring, &s->tail) >
		    lws_ring_get_count_waiting_elements(chat->ring,
							&slowest->tail))
			slowest = s;
	if (!slowest)
		return;
	lwsl_user("dropping a client that does not read\n");
	lws_set_timeout(slowest->wsi, PENDING_TIMEOUT_USER_REASON_BASE,
			LWS_TO_KILL_ASYNC);
	slowest->tail = lws_ring_get_oldest_tail(chat->ring);
}

static int
take(struct chat *chat, const void *in, size_t len)
{
	struct message m;

	if (!lws_ring_get_count_free_elements(chat->ring)) {
		drop_slowest(chat);
		return 0; /* this message is lost */
	}
	m.len = len;
	m.bytes = malloc(LWS_PRE + len + 1);
	if (!m.bytes)
		return -1;
	memcpy(m.bytes + LWS_PRE, in, len);
	if (lws_ring_insert(chat->ring, &m, 1) == 1)
		return 0;
	destroy_message(&m);

	return -1;
}

static int
send_next(struct lws *wsi, struct chat *chat, struct session *s)
{
	const struct message *m = lws_ring_get_element(chat->ring, &s->tail);

	if (!m)
		return 0;
	if (lws_write(wsi, m->bytes + LWS_PRE, m->len, LWS_WRITE_TEXT) <
	    (int)m->len)
		return -1;
	/* what all have read is freed */
	lws_ring_consume_and_update_oldest_tail(chat->ring, struct session,
						&s->tail, 1, chat->readers,
						tail, next);
	if (lws_ring_get_element(chat->ring, &s->tail))
		lws_callback_on_writable(wsi);

	return 0;
}

static int
make_chat(struct lws *wsi)
{
	struct chat *chat = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*chat));

	if (!chat)
		return -1;
	chat->ring = lws_ring_create(sizeof(struct message), RING_DEPTH,
				     destroy_message);

	return chat->ring ? 0 : -1;
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
		return make_chat(wsi);
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (chat)
			lws_ring_destroy(chat->ring);
		break;
	case LWS_CALLBACK_ESTABLISHED:
		s->wsi = wsi;
		s->tail = lws_ring_get_oldest_tail(chat->ring);
		lws_ll_fwd_insert(s, next, chat->readers);
		if (lws_ring_get_element(chat->ring, &s->tail))
			lws_callback_on_writable(wsi);
		break;
	case LWS_CALLBACK_CLOSED:
		lws_ll_fwd_remove(struct session, next, s, chat->readers);
		break;
	case LWS_CALLBACK_RECEIVE:
		if (take(chat, in, len))
			return -1;
		lws_callback_on_writable_all_protocol_vhost(
			lws_get_vhost(wsi), lws_get_protocol(wsi));
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_next(wsi, chat, s);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_minimal,
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

	lws_context_destroy(context);

	return 0;
}
