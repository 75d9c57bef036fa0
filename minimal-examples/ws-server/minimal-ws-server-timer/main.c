/*
 * lws-minimal-ws-server-timer
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A clock: each connection has a timer of its own, and sends the number of
 * seconds since it was opened.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct session {
	unsigned int ticks;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

#define TICK_US (LWS_US_PER_SEC / 10)

static int
send_ticks(struct lws *wsi, const struct session *s)
{
	unsigned char buf[LWS_PRE + 32];
	int n = lws_snprintf((char *)buf + LWS_PRE, 32, "%u", s->ticks);

	return lws_write(wsi, buf + LWS_PRE, (size_t)n, LWS_WRITE_TEXT) < n ? -1
									    : 0;
}

static int
callback_timer(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
{
	struct session *s = user;

	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		lws_set_timer_usecs(wsi, TICK_US);
		break;
	case LWS_CALLBACK_TIMER:
		s->ticks++;
		lws_callback_on_writable(wsi);
		lws_set_timer_usecs(wsi, TICK_US);
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_ticks(wsi, s);
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "lws-minimal",
	  .callback = callback_timer,
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
