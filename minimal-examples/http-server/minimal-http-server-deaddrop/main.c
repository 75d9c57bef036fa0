/*
 * lws-minimal-http-server-deaddrop
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A dead drop: whoever has the address puts files into a folder and takes them
 * out again. Uploads are written as they arrive, under a name of their own
 * until they are whole; the list is the folder.
 */
#include <libwebsockets.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MOST (100ll * 1024 * 1024)

/* one for each request */
struct pss {
	struct lws_spa *spa;
	char name[192]; /* as it will be */
	char path[512]; /* as it is while it arrives */
	char list[LWS_PRE + 16384];
	int len;
	long long bytes;
	int fd; /* + 1; 0: none is open */
};

static const char *folder = "./drop";
static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* -- uploads -- */

static void
abandon(struct pss *pss)
{
	if (!pss->fd)
		return;
	close(pss->fd - 1);
	pss->fd = 0;
	unlink(pss->path);
}

/* what the peer calls it, as a name in our folder: no folders, nothing hidden,
 * nothing that needs escapes in JSON or in a URL */
static void
clean_name(char *to, size_t len, const char *from)
{
	char *p;

	lws_strncpy(to, from, len);
	lws_filename_purify_inplace(to);
	for (p = to; *p; p++)
		if (*p <= ' ' || strchr("/\"\\%?#<>&'", *p) ||
		    (p == to && *p == '.'))
			*p = '_';
}

static int
open_file(struct pss *pss, const char *filename)
{
	static unsigned int unique;

	clean_name(pss->name, sizeof(pss->name), filename);
	lws_snprintf(pss->path, sizeof(pss->path), "%s/.part-%u-%d", folder,
		     unique++, (int)getpid());
	pss->fd = open(pss->path, O_CREAT | O_EXCL | O_WRONLY, 0600) + 1;
	pss->bytes = 0;

	return pss->fd ? 0 : -1;
}

static int
keep_file(struct pss *pss)
{
	char to[512];
	int r;

	r = close(pss->fd - 1);
	pss->fd = 0;
	lws_snprintf(to, sizeof(to), "%s/%s", folder, pss->name);
	/* link() does not replace what is there */
	if (!r)
		r = link(pss->path, to);
	unlink(pss->path);

	return r;
}

static int
file_cb(void *data, const char *name, const char *filename, char *buf, int len,
	enum lws_spa_fileupload_states state)
{
	struct pss *pss = data;

	(void)name;
	if (state == LWS_UFS_OPEN)
		return open_file(pss, filename);
	if (state == LWS_UFS_CLOSE) {
		abandon(pss);
		return 0;
	}
	pss->bytes += len;
	if (pss->bytes > FILE_MOST ||
	    write(pss->fd - 1, buf, (size_t)len) != len)
		return -1;

	return state == LWS_UFS_FINAL_CONTENT ? keep_file(pss) : 0;
}

/* -- the list -- */

static int
list_one(const char *dirpath, void *user, struct lws_dir_entry *e)
{
	struct pss *pss = user;
	char *p = pss->list + LWS_PRE;

	(void)dirpath;
	if (e->name[0] == '.' || pss->len > 16000)
		return 0;
	pss->len += lws_snprintf(p + pss->len, 16384 - (size_t)pss->len,
				 "%s\"%s\"", pss->len > 1 ? "," : "", e->name);

	return 0;
}

static int
send_list(struct lws *wsi, struct pss *pss)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = &buf[LWS_PRE], *p = start;
	uint8_t *end = &buf[sizeof(buf) - 1];

	pss->list[LWS_PRE] = '[';
	pss->len = 1;
	lws_dir(folder, pss, list_one);
	pss->len += lws_snprintf(pss->list + LWS_PRE + pss->len, 3, "]\n");
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "application/json",
					(lws_filepos_t)pss->len, &p, end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return 1;
	lws_callback_on_writable(wsi);

	return 0;
}

/* -- the protocol -- */

static int
redirect(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *p = &buf[LWS_PRE], *end = &buf[sizeof(buf) - 1];

	if (lws_http_redirect(wsi, HTTP_STATUS_SEE_OTHER, (const uint8_t *)"/",
			      1, &p, end) < 0)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
take_body(struct lws *wsi, struct pss *pss, const char *in, size_t len)
{
	if (!pss->spa)
		pss->spa = lws_spa_create(wsi, NULL, 0, 65536, file_cb, pss);
	if (pss->spa && !lws_spa_process(pss->spa, in, (int)len))
		return 0;
	/* in words; what is left of the body is thrown away */
	if (lws_return_http_status(wsi, HTTP_STATUS_BAD_REQUEST,
				   "<p>Not taken: too large, or there already"))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback_deaddrop(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		  void *in, size_t len)
{
	struct pss *pss = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
			return 0;
		return send_list(wsi, pss);

	case LWS_CALLBACK_HTTP_WRITEABLE:
		if (!pss->len)
			return 0;
		if (lws_write(wsi, (uint8_t *)pss->list + LWS_PRE,
			      (size_t)pss->len,
			      LWS_WRITE_HTTP_FINAL) != pss->len)
			return -1;
		return lws_http_transaction_completed(wsi) ? -1 : 0;

	case LWS_CALLBACK_HTTP_BODY:
		return take_body(wsi, pss, in, len);

	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		lws_spa_finalize(pss->spa);
		return redirect(wsi);

	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (pss && pss->spa) {
			lws_spa_destroy(pss->spa);
			pss->spa = NULL;
		}
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	{ "deaddrop", callback_deaddrop, sizeof(struct pss), 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

/* other people's files: to be stored by the browser, never shown as ours */
static const struct lws_protocol_vhost_options attachment = {
	.name = "content-disposition:",
	.value = "attachment",
};

static const struct lws_protocol_vhost_options any_type = {
	.name = "*",
	.value = "application/octet-stream",
};

static const struct lws_http_mount mount_drop = {
	.mountpoint = "/drop",
	.mountpoint_len = 5,
	.protocol = "deaddrop",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static struct lws_http_mount mount_get = {
	.mount_next = &mount_drop,
	.mountpoint = "/get",
	.mountpoint_len = 4,
	.extra_mimetypes = &any_type,
	.headers = &attachment,
	.origin_protocol = LWSMPRO_FILE,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_get,
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
	if (mkdir(folder, 0700) && errno != EEXIST)
		return 1;
	mount_get.origin = folder;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);

	lws_context_destroy(context);

	return 0;
}
