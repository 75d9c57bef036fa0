/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "protocol-post-demo": takes a form, urlencoded or multipart, with the
 * fields text, send, file and upload, and answers with a table of what came. An
 * uploaded file is written to /tmp while it arrives, 100,000 bytes of it at
 * most, and goes when the answer has.
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <string.h>

#define FILE_MOST  100000ll
#define SPA_BYTES  4096
#define PAGE_BYTES 8192

static const char *const param_names[] = { "text", "send", "file", "upload" };
#define PARAM_COUNT ((int)LWS_ARRAY_SIZE(param_names))

struct pss_post {
	struct lws_spa *spa;
	char filename[128]; /* as the browser says, fit for html */
	char path[64];      /* of ours; "": none */
	long long bytes;
	int fd; /* + 1; 0: none is open */
	size_t page_len;
	char page[LWS_PRE + PAGE_BYTES];
};

static int
open_file(struct pss_post *pss, const char *filename)
{
	lws_strncpy(pss->filename, filename, sizeof(pss->filename));
	lws_filename_purify_inplace(pss->filename);
	lws_snprintf(pss->path, sizeof(pss->path), "/tmp/post-file-%p",
		     (void *)pss);
	/* not through a link that somebody has put there */
	pss->fd = open(pss->path, O_CREAT | O_EXCL | O_WRONLY, 0600) + 1;
	if (pss->fd)
		return 0;
	pss->path[0] = '\0';

	return -1;
}

static int
write_file(struct pss_post *pss, const char *buf, int len)
{
	pss->bytes += len;
	if (pss->bytes > FILE_MOST)
		return -1;

	return write(pss->fd - 1, buf, (size_t)len) == len ? 0 : -1;
}

static void
close_file(struct pss_post *pss)
{
	if (pss->fd)
		close(pss->fd - 1);
	pss->fd = 0;
}

static int
on_file(void *data, const char *name, const char *filename, char *buf, int len,
	enum lws_spa_fileupload_states state)
{
	struct pss_post *pss = data;

	(void)name;
	switch (state) {
	case LWS_UFS_OPEN:
		return pss->path[0] ? -1 : open_file(pss, filename);
	case LWS_UFS_CONTENT:
		return write_file(pss, buf, len);
	case LWS_UFS_FINAL_CONTENT:
		if (write_file(pss, buf, len))
			return -1;
		close_file(pss);
		return 0;
	case LWS_UFS_CLOSE:
		close_file(pss);
		return 0;
	}

	return 0;
}

/* what a peer sent is text: it must not become markup */
static size_t
put_escaped(char *p, size_t size, const char *text)
{
	size_t at = 0;

	for (; *text && size - at > 8; text++) {
		const char *e = *text == '<'   ? "&lt;"
				: *text == '>' ? "&gt;"
				: *text == '&' ? "&amp;"
				: *text == '"' ? "&quot;"
					       : NULL;

		if (e)
			at += (size_t)lws_snprintf(p + at, size - at, "%s", e);
		else
			p[at++] = *text;
	}
	p[at] = '\0';

	return at;
}

static void
make_page(struct pss_post *pss)
{
	char *p = pss->page + LWS_PRE;
	size_t size = PAGE_BYTES, at;
	int n;

	at = (size_t)lws_snprintf(p, size,
				  "<!DOCTYPE html><html><head>"
				  "<meta charset=\"utf-8\">"
				  "<title>What came</title></head><body>"
				  "<h1>What came</h1><table><tr><th>Name</th>"
				  "<th>Length</th><th>Value</th></tr>");
	for (n = 0; n < PARAM_COUNT && pss->spa; n++) {
		const char *v = lws_spa_get_string(pss->spa, n);

		at += (size_t)lws_snprintf(
			p + at, size - at, "<tr><td>%s</td><td>%d</td><td>",
			param_names[n], lws_spa_get_length(pss->spa, n));
		at += put_escaped(p + at, (size - at) / 2, v ? v : "NULL");
		at += (size_t)lws_snprintf(p + at, size - at, "</td></tr>");
	}
	at += (size_t)lws_snprintf(p + at, size - at,
				   "</table><p><b>filename:</b> ");
	at += put_escaped(p + at, (size - at) / 2, pss->filename);
	at += (size_t)lws_snprintf(p + at, size - at,
				   ", <b>length</b> %lld</p></body></html>",
				   pss->bytes);
	pss->page_len = at;
}

static int
answer(struct lws *wsi, struct pss_post *pss)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;

	make_page(pss);
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/html",
					(lws_filepos_t)pss->page_len, &p,
					end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_page(struct lws *wsi, struct pss_post *pss)
{
	size_t len = pss->page_len;

	if (!len)
		return 0;
	pss->page_len = 0;
	if (lws_write(wsi, (uint8_t *)pss->page + LWS_PRE, len,
		      LWS_WRITE_HTTP_FINAL) < (int)len)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
refuse(struct lws *wsi, unsigned int status)
{
	if (lws_return_http_status(wsi, status, NULL))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
take_body(struct lws *wsi, struct pss_post *pss, const char *in, size_t len)
{
	if (!pss->spa)
		pss->spa = lws_spa_create(wsi, param_names, PARAM_COUNT,
					  SPA_BYTES, on_file, pss);
	if (pss->spa && !lws_spa_process(pss->spa, in, (int)len))
		return 0;

	return refuse(wsi, pss->bytes > FILE_MOST
				   ? HTTP_STATUS_REQ_ENTITY_TOO_LARGE
				   : HTTP_STATUS_BAD_REQUEST);
}

static void
forget(struct pss_post *pss)
{
	if (pss->spa)
		lws_spa_destroy(pss->spa);
	pss->spa = NULL;
	close_file(pss);
	if (pss->path[0])
		unlink(pss->path);
	pss->path[0] = '\0';
}

static int
callback_post_demo(struct lws *wsi, enum lws_callback_reasons reason,
		   void *user, void *in, size_t len)
{
	struct pss_post *pss = user;

	switch ((int)reason) {
	case LWS_CALLBACK_HTTP:
		if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
			return 0; /* the form comes as the body */
		return refuse(wsi, HTTP_STATUS_METHOD_NOT_ALLOWED);
	case LWS_CALLBACK_HTTP_BODY:
		return take_body(wsi, pss, in, len);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		if (pss->spa)
			lws_spa_finalize(pss->spa);
		return answer(wsi, pss);
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_page(wsi, pss);
	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (pss)
			forget(pss);
		return 0;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

#define LWS_PLUGIN_PROTOCOL_POST_DEMO                                          \
	{                                                                      \
		.name = "protocol-post-demo", .callback = callback_post_demo,  \
		.per_session_data_size = sizeof(struct pss_post),              \
		.rx_buffer_size = 1024                                         \
	}

LWS_VISIBLE extern const struct lws_protocols post_demo_protocols[1];
const struct lws_protocols post_demo_protocols[1] = {
	LWS_PLUGIN_PROTOCOL_POST_DEMO
};

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t post_demo;
const lws_plugin_protocol_t post_demo = {
	.hdr = { "post demo", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = post_demo_protocols,
	.count_protocols = LWS_ARRAY_SIZE(post_demo_protocols),
};
#endif
