/*
 * lws-minimal-http-server-form-post-file
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A form with a file: its bytes are written to a folder piece by piece as they
 * arrive, however large it is. While the disk is written nothing more is read
 * from the browser.
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* the fields, and their places in the list */
static const char *const param_names[] = { "text1", "send" };
enum { PARAM_TEXT1, PARAM_SEND, PARAM_COUNT };

/* one for each request; zeroed when it begins */
struct pss {
	struct lws_spa *spa;
	char path[512]; /* of the file that is being written */
	long long bytes;
	int fd; /* + 1; 0: none is open */
};

static const char *folder = ".";
static struct lws_context *context;
static volatile sig_atomic_t interrupted;

static int
redirect(struct lws *wsi, const char *to)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *p = &buf[LWS_PRE], *end = &buf[sizeof(buf) - 1];

	/* 303: the browser shows the page by GET, and going back or
	 * reloading does not send the form again */
	if (lws_http_redirect(wsi, HTTP_STATUS_SEE_OTHER, (const uint8_t *)to,
			      (int)strlen(to), &p, end) < 0)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* what is not whole is not kept */
static void
abandon(struct pss *pss)
{
	if (!pss->fd)
		return;
	close(pss->fd - 1);
	pss->fd = 0;
	unlink(pss->path);
}

static int
open_file(struct pss *pss, const char *filename)
{
	char name[256];

	/* the name is the peer's: no folders, no way up */
	lws_strncpy(name, filename, sizeof(name));
	lws_filename_purify_inplace(name);
	lws_snprintf(pss->path, sizeof(pss->path), "%s/upload-%s", folder,
		     name);
	if (strchr(name, '/'))
		return -1;
	pss->fd = open(pss->path, O_CREAT | O_TRUNC | O_WRONLY, 0600) + 1;
	pss->bytes = 0;

	return pss->fd ? 0 : -1;
}

static int
file_cb(void *data, const char *name, const char *filename, char *buf, int len,
	enum lws_spa_fileupload_states state)
{
	struct pss *pss = data;

	switch (state) {
	case LWS_UFS_OPEN:
		abandon(pss);
		return open_file(pss, filename);
	case LWS_UFS_CONTENT:
	case LWS_UFS_FINAL_CONTENT:
		/* a full disk ends the form */
		if (write(pss->fd - 1, buf, (size_t)len) != len)
			return -1;
		pss->bytes += len;
		if (state == LWS_UFS_CONTENT)
			return 0;
		close(pss->fd - 1);
		pss->fd = 0;
		lwsl_user("%s: %lld bytes in %s\n", name, pss->bytes,
			  pss->path);
		return 0;
	case LWS_UFS_CLOSE:
		abandon(pss);
		return 0;
	}

	return 0;
}

static int
take_body(struct lws *wsi, struct pss *pss, const char *in, size_t len)
{
	/* with the first piece: the request's headers tell the encoding */
	if (!pss->spa)
		pss->spa = lws_spa_create(wsi, param_names, PARAM_COUNT, 4096,
					  file_cb, pss);
	if (!pss->spa)
		return -1;

	return lws_spa_process(pss->spa, in, (int)len);
}

static int
completed(struct lws *wsi, struct pss *pss)
{
	int n;

	if (!pss->spa) /* a body, but no bytes of it */
		return redirect(wsi, "/after-form1.html");
	lws_spa_finalize(pss->spa);
	for (n = 0; n < PARAM_COUNT; n++) {
		const char *value = lws_spa_get_string(pss->spa, n);

		lwsl_user("%s: %s (%d)\n", param_names[n],
			  value ? value : "(none)",
			  lws_spa_get_length(pss->spa, n));
	}

	return redirect(wsi, "/after-form1.html");
}

static int
callback_form(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		/* POST: the body comes now. Others have nothing to say here */
		if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
			return 0;
		break;
	case LWS_CALLBACK_HTTP_BODY:
		return take_body(wsi, pss, in, len);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return completed(wsi, pss);
	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		/* the end of the request, however it ended */
		if (pss && pss->spa)
			lws_spa_destroy(pss->spa);
		if (pss)
			pss->spa = NULL;
		break;
	default:
		break;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "form", callback_form, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_form1 = {
	.mountpoint = "/form1",
	.mountpoint_len = 6,
	.protocol = "form",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_form1,
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
	p = lws_cmdline_option(argc, argv, "--folder");
	if (p)
		folder = p;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
