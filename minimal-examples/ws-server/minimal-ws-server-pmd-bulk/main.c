/*
 * lws-minimal-ws-server-pmd-bulk
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Much data, compressed: a client that says anything gets a megabyte as one
 * message of many fragments. Each is written when the one before has left.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define BULK_SIZE (1024 * 1024)
#define CHUNK     4096

struct session {
	size_t left;   /* of the message that is being sent */
	uint32_t seed; /* of its content */
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* text that compresses somewhat */
static void
fill(struct session *s, unsigned char *p, size_t len)
{
	static const char letters[] = "the quick brown fox jumps over ";

	for (; len; len--) {
		s->seed = s->seed * 1103515245 + 12345;
		*p++ = (unsigned char)
			letters[(s->seed >> 16) % (sizeof(letters) - 1)];
	}
}

static int
send_chunk(struct lws *wsi, struct session *s)
{
	unsigned char buf[LWS_PRE + CHUNK];
	size_t n = s->left < CHUNK ? s->left : CHUNK;
	enum lws_write_protocol wp;

	if (!n)
		return 0;
	wp = lws_write_ws_flags(LWS_WRITE_TEXT, s->left == BULK_SIZE,
				s->left == n);
	fill(s, buf + LWS_PRE, n);
	if (lws_write(wsi, buf + LWS_PRE, n, wp) < (int)n)
		return -1;
	s->left -= n;
	if (s->left)
		lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_bulk(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct session *s = user;

	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		if (s->left)
			break; /* one at a time */
		s->left = BULK_SIZE;
		lws_callback_on_writable(wsi);
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_chunk(wsi, s);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_bulk,
	  .per_session_data_size = sizeof(struct session) },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_no_context_takeover; "
	  "client_max_window_bits" },
	{ NULL, NULL, NULL }
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
