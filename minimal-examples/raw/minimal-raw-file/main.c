/*
 * lws-minimal-raw-file
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A descriptor that is no socket on the event loop: a file, a fifo, a tty. The
 * library says when it can be read; the program reads it.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <string.h>

static struct lws_context *context;
static volatile sig_atomic_t interrupted;
static const char *path;
static int fd;

static int
open_and_adopt(struct lws *wsi)
{
	lws_sock_file_fd_type u;

	fd = lws_open(path, O_RDWR | O_NONBLOCK);
	if (fd < 0) {
		lwsl_err("%s: %s\n", path, strerror(errno));
		return -1;
	}
	u.filefd = fd;
	if (lws_adopt_descriptor_vhost(lws_get_vhost(wsi),
				       LWS_ADOPT_RAW_FILE_DESC, u, "raw-test",
				       NULL))
		return 0;
	lwsl_err("%s: cannot be on the loop\n", path);
	close(fd); /* a file is still ours when its adoption failed */

	return -1;
}

static int
callback_raw(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	char buf[1024];
	ssize_t n;

	(void)user;
	(void)in;
	(void)len;
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		if (open_and_adopt(wsi))
			interrupted = 1;
		break;

	case LWS_CALLBACK_RAW_ADOPT_FILE:
		lwsl_user("adopted %s\n", path);
		break;

	case LWS_CALLBACK_RAW_RX_FILE:
		n = read(lws_get_socket_fd(wsi), buf, sizeof(buf));
		if (n <= 0)
			return n && errno == EAGAIN ? 0 : -1;
		lwsl_user("read %d: %.*s\n", (int)n, (int)n, buf);
		break;

	case LWS_CALLBACK_RAW_CLOSE_FILE:
		lwsl_user("closed %s\n", path);
		interrupted = 1;
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
	int n = 0;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	if (argc < 2) {
		lwsl_err("usage: %s file\n", argv[0]);
		return 1;
	}
	path = argv[argc - 1];
	lws_set_log_level(LLL_ERR | LLL_WARN | LLL_USER, NULL);
	info.port = CONTEXT_PORT_NO_LISTEN;
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
