/*
 * lws-minimal-http-server-dynamic
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Answers that are made when they are asked for: /dyn/... tells the time and
 * what was asked, a piece at a time, each when the connection is writeable.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define LINES 10

/* one for each request; zeroed when it begins, freed when it ends */
struct pss {
	char path[128];
	int line;
};

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
begin(struct lws *wsi, struct pss *pss, const char *path)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];

	/* in does not live on after this callback */
	lws_strncpy(pss->path, path, sizeof(pss->path));

	/* no length is known: the connection's end is the body's */
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/html",
					LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, end))
		return 1;
	if (lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;

	/* the body follows when the connection takes more */
	lws_callback_on_writable(wsi);

	return 0;
}

static int
write_line(struct lws *wsi, struct pss *pss)
{
	enum lws_write_protocol how = LWS_WRITE_HTTP;
	uint8_t buf[LWS_PRE + 512];
	char *line = (char *)&buf[LWS_PRE];
	char clean[512];
	time_t t = time(NULL);
	int n, used;

	if (!pss->line) {
		lws_json_purify(clean, pss->path, sizeof(clean), &used);
		n = lws_snprintf(line, 512, "<h1>Dynamic</h1><p>%s: %s", clean,
				 ctime(&t));
	} else
		n = lws_snprintf(line, 512, "<p>line %d\n", pss->line);

	if (++pss->line == LINES)
		how = LWS_WRITE_HTTP_FINAL;
	if (lws_write(wsi, &buf[LWS_PRE], (size_t)n, how) != n)
		return 1;

	if (how == LWS_WRITE_HTTP_FINAL)
		return lws_http_transaction_completed(wsi) ? -1 : 0;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_dynamic(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		 void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		/* in is what follows the mountpoint */
		return begin(wsi, pss, in);
	case LWS_CALLBACK_HTTP_WRITEABLE:
		if (!pss->path[0])
			return 0;
		return write_line(wsi, pss);
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", callback_dynamic, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_dyn = {
	.mountpoint = "/dyn",
	.mountpoint_len = 4,
	.protocol = "http",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_dyn,
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
