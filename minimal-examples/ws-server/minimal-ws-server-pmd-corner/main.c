/*
 * lws-minimal-ws-server-pmd-corner
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The corners of compression: messages that do not get smaller, that are empty,
 * that are exactly as large as a buffer, one written in many fragments, and one
 * that gets very small. A client asks for one by its number.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define PIECE 1024 /* the protocol's buffer */

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

struct session {
	int asked; /* a WRITEABLE may also come without */
	int kind;
	int fragment; /* of kind 4, the next one */
};

static int
write_bytes(struct lws *wsi, size_t len, int noise)
{
	static unsigned char buf[LWS_PRE + 64 * PIECE];
	size_t n;

	if (noise)
		lws_get_random(lws_get_context(wsi), buf + LWS_PRE, len);
	for (n = 0; !noise && n < len; n++)
		buf[LWS_PRE + n] = (unsigned char)('a' + n % 26);

	return lws_write(wsi, buf + LWS_PRE, len, LWS_WRITE_BINARY) < (int)len;
}

/* ten fragments, some of them empty: one message */
static int
write_fragment(struct lws *wsi, struct session *s)
{
	unsigned char buf[LWS_PRE + 100];
	size_t len = s->fragment % 3 ? 100 : 0;
	int first = !s->fragment, last = s->fragment == 9;

	memset(buf + LWS_PRE, '0' + s->fragment, 100);
	s->fragment = last ? 0 : s->fragment + 1;
	s->asked = !last;
	if (lws_write(wsi, buf + LWS_PRE, len,
		      (enum lws_write_protocol)lws_write_ws_flags(
			      LWS_WRITE_TEXT, first, last)) < (int)len)
		return -1;
	if (!last)
		lws_callback_on_writable(wsi);

	return 0;
}

static int
write_kind(struct lws *wsi, struct session *s)
{
	if (!s->asked)
		return 0;
	s->asked = 0;
	switch (s->kind) {
	case 0: /* nothing: compressed it is a byte */
		return write_bytes(wsi, 0, 0);
	case 1: /* noise gets larger */
		return write_bytes(wsi, 3 * PIECE + 7, 1);
	case 2: /* a buffer, to the byte */
		return write_bytes(wsi, PIECE, 0);
	case 3: /* 64 KB that get very small */
		return write_bytes(wsi, 64 * PIECE, 0);
	default:
		return write_fragment(wsi, s);
	}
}

static int
callback_minimal(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	struct session *s = user;

	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		s->asked = 1;
		s->kind = len ? *(const char *)in - '0' : 0;
		lws_callback_on_writable(wsi);
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return write_kind(wsi, s);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_minimal,
	  .per_session_data_size = sizeof(struct session),
	  .rx_buffer_size = PIECE },
	LWS_PROTOCOL_LIST_TERM
};

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
