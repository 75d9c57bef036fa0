/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A form with a file and a note: POST /upload takes it, GET /upload lists what
 * there is as JSON, and a file mount at /files gives it back. Files are written
 * while they arrive; how many and how large is limited.
 */
#include "test-server.h"

#include <fcntl.h>
#include <stdio.h>

#define FILES_MOST  16
#define FILE_MOST   (64ll * 1024 * 1024)
#define PIECE_BYTES 65536 /* also for the note */

/* one a vhost, made when the protocol starts */
struct upload_vhost {
	const char *folder;
	struct {
		char name[128];
		long long bytes;
	} file[FILES_MOST];
	int count;
};

/* one a request */
struct upload_session {
	struct upload_vhost *v;
	struct lws_spa *spa;
	char name[128]; /* of the file that is being written */
	long long bytes;
	int fd;     /* + 1; 0: none is open */
	int status; /* why it is refused; 0: it is not */
};

static const char *const param_names[] = { "note" };

static void
path_of(const struct upload_session *s, char *path, size_t len)
{
	lws_snprintf(path, len, "%s/%s", s->v->folder, s->name);
}

static int
refuse(struct upload_session *s, int status)
{
	s->status = status;

	return -1;
}

static int
open_file(struct upload_session *s, const char *filename)
{
	char path[512], *p;

	if (s->v->count == FILES_MOST)
		return refuse(s, HTTP_STATUS_REQ_ENTITY_TOO_LARGE);
	/* what the browser says, without folders, dots at the start, controls
	 * and what would need escapes in JSON and URLs */
	lws_strncpy(s->name, filename, sizeof(s->name));
	lws_filename_purify_inplace(s->name);
	for (p = s->name; *p; p++)
		if (*p <= ' ' || strchr("/\"\\%?#<>&'", *p) ||
		    (p == s->name && *p == '.'))
			*p = '_';
	path_of(s, path, sizeof(path));
	/* nobody's file is replaced */
	s->fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600) + 1;
	s->bytes = 0;

	return s->fd ? 0 : refuse(s, HTTP_STATUS_CONFLICT);
}

static int
write_file(struct upload_session *s, const char *buf, int len)
{
	s->bytes += len;
	if (s->bytes > FILE_MOST)
		return refuse(s, HTTP_STATUS_REQ_ENTITY_TOO_LARGE);
	if (write(s->fd - 1, buf, (size_t)len) != len)
		return refuse(s, HTTP_STATUS_INTERNAL_SERVER_ERROR);

	return 0;
}

static int
keep_file(struct upload_session *s)
{
	struct upload_vhost *v = s->v;
	int r = close(s->fd - 1);

	s->fd = 0;
	if (r)
		return refuse(s, HTTP_STATUS_INTERNAL_SERVER_ERROR);
	lws_strncpy(v->file[v->count].name, s->name, sizeof(v->file[0].name));
	v->file[v->count++].bytes = s->bytes;

	return 0;
}

/* what has not come whole is not kept */
static void
abandon_file(struct upload_session *s)
{
	char path[512];

	if (!s->fd)
		return;
	close(s->fd - 1);
	s->fd = 0;
	path_of(s, path, sizeof(path));
	unlink(path);
}

static int
on_file(void *data, const char *name, const char *filename, char *buf, int len,
	enum lws_spa_fileupload_states state)
{
	struct upload_session *s = data;

	(void)name;
	switch (state) {
	case LWS_UFS_OPEN:
		return open_file(s, filename);
	case LWS_UFS_CONTENT:
		return write_file(s, buf, len);
	case LWS_UFS_FINAL_CONTENT:
		return write_file(s, buf, len) ? -1 : keep_file(s);
	case LWS_UFS_CLOSE:
		abandon_file(s);
		return 0;
	}

	return 0;
}

static int
write_json(struct upload_session *s, char *p, size_t len)
{
	const char *note = s->spa ? lws_spa_get_string(s->spa, 0) : NULL;
	int n, at, used = 0;
	char clean[512];

	lws_json_purify(clean, note ? note : "", sizeof(clean), &used);
	at = lws_snprintf(p, len, "{\"note\":\"%s\",\"files\":[", clean);
	for (n = 0; n < s->v->count; n++)
		at += lws_snprintf(p + at, len - (size_t)at,
				   "%s{\"name\":\"%s\",\"bytes\":%lld}",
				   n ? "," : "", s->v->file[n].name,
				   s->v->file[n].bytes);
	at += lws_snprintf(p + at, len - (size_t)at, "]}\n");

	return at;
}

static int
answer(struct lws *wsi, struct upload_session *s)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;
	char json[LWS_PRE + 4096];
	int n = write_json(s, json + LWS_PRE, sizeof(json) - LWS_PRE);

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "application/json",
					(lws_filepos_t)n, &p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end) ||
	    lws_write(wsi, (uint8_t *)json + LWS_PRE, (size_t)n,
		      LWS_WRITE_HTTP_FINAL) != n)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
answer_refusal(struct lws *wsi, const struct upload_session *s)
{
	int status = s->status ? s->status : HTTP_STATUS_BAD_REQUEST;

	if (lws_return_http_status(wsi, (unsigned int)status, NULL))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
take_body(struct lws *wsi, struct upload_session *s, const char *in, size_t len)
{
	if (!s->spa)
		s->spa = lws_spa_create(wsi, param_names, 1, PIECE_BYTES,
					on_file, s);
	if (s->spa && !lws_spa_process(s->spa, in, (int)len))
		return 0;

	/* nothing of it is there any more when the client hears of that; the
	 * rest of the body is thrown away, or the connection closes */
	abandon_file(s);

	return answer_refusal(wsi, s);
}

static int
start(struct lws *wsi)
{
	struct upload_vhost *v = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*v));
	const char *folder = lws_get_protocol(wsi)->user;

	if (!v || !folder)
		return -1;
	v->folder = folder;

	return 0;
}

/* the folder is to be empty */
static void
forget_all(struct upload_vhost *v)
{
	char path[512];

	while (v->count) {
		lws_snprintf(path, sizeof(path), "%s/%s", v->folder,
			     v->file[--v->count].name);
		unlink(path);
	}
}

static int
callback_upload(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	struct upload_session *s = user;

	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return start(wsi);

	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (lws_get_protocol(wsi)->id)
			forget_all(lws_protocol_vh_priv_get(
				lws_get_vhost(wsi), lws_get_protocol(wsi)));
		return 0;

	case LWS_CALLBACK_HTTP:
		s->v = lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						lws_get_protocol(wsi));
		if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
			return 0; /* the form comes as the body */
		return answer(wsi, s);

	case LWS_CALLBACK_HTTP_BODY:
		return take_body(wsi, s, in, len);

	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		lws_spa_finalize(s->spa);
		return answer(wsi, s);

	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (s && s->spa)
			lws_spa_destroy(s->spa);
		if (s)
			s->spa = NULL;
		return 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

struct lws_protocols protocol_upload = {
	.name = "upload",
	.callback = callback_upload,
	.per_session_data_size = sizeof(struct upload_session),
};
