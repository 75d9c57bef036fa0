/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Multipart forms: a part with a file name goes to the program's callback, in
 * pieces of the size that it asked for and in memory that it may change; any
 * other is a value. Files that nobody asked for are dropped.
 */
#include "roles/http/spa.h"

static int
call(struct lws_spa_multipart *m, enum lws_spa_fileupload_states state)
{
	const lws_spa_create_info_t *info = &m->values->info;
	size_t len = m->piece_len;

	m->piece_len = 0;

	return info->opt_cb(info->opt_data, m->parser.name, m->parser.filename,
			    m->piece, (int)len, state) < 0
		       ? -1
		       : 0;
}

static int
open_file(struct lws_spa_multipart *m)
{
	size_t size = (size_t)m->values->info.max_storage;

	if (!m->piece)
		m->piece = lws_malloc(size, "form file");
	if (!m->piece)
		return -1;

	return call(m, LWS_UFS_OPEN);
}

static int
on_part(struct lws_multipart *p)
{
	struct lws_spa_multipart *m = p->opaque;

	m->is_file = p->filename[0] != '\0';
	if (!m->is_file)
		return lws_spa_value_begin(m->values, p->name);

	return m->values->info.opt_cb ? open_file(m) : 0;
}

static int
file_data(struct lws_spa_multipart *m, struct lws_span in)
{
	size_t size = (size_t)m->values->info.max_storage - 1;

	if (!size)
		size = 1; /* max_storage 1: the block has one byte */
	while (in.len) {
		size_t n = size - m->piece_len;

		/* not before there is more: the last one is FINAL */
		if (!n && call(m, LWS_UFS_CONTENT))
			return -1;
		if (!n)
			continue;
		if (n > in.len)
			n = in.len;
		memcpy(m->piece + m->piece_len, in.p, n);
		m->piece_len += n;
		lws_span_skip(&in, n);
	}

	return 0;
}

static int
on_data(struct lws_multipart *p, const struct lws_span *piece)
{
	struct lws_spa_multipart *m = p->opaque;

	if (!m->is_file)
		return lws_spa_value_add(m->values, piece->p, piece->len);

	return m->values->info.opt_cb ? file_data(m, *piece) : 0;
}

static int
on_end(struct lws_multipart *p)
{
	struct lws_spa_multipart *m = p->opaque;

	if (!m->is_file)
		return lws_spa_value_end(m->values);
	m->is_file = 0;

	return m->values->info.opt_cb ? call(m, LWS_UFS_FINAL_CONTENT) : 0;
}

static const struct lws_multipart_ops ops = { on_part, on_data, on_end };

struct lws_spa_multipart *
lws_spa_multipart_make(struct lws_spa_values *v, struct lws_span boundary)
{
	struct lws_spa_multipart *m = lws_zalloc(sizeof(*m), "multipart form");

	if (!m)
		return NULL;
	m->values = v;
	lws_multipart_begin(&m->parser, &ops, boundary);
	m->parser.opaque = m;

	return m;
}

void
lws_spa_multipart_destroy(struct lws_spa_multipart *m)
{
	if (!m)
		return;
	lws_free(m->piece);
	lws_free(m);
}

int
lws_spa_multipart_feed(struct lws_spa_multipart *m, struct lws_span in)
{
	if (lws_multipart_feed(&m->parser, &in) != LWS_SRET_FATAL)
		return 0;
	if (m->parser.err != LWS_MULTIPART_ERR_OPS)
		lwsl_info("form: %s", lws_multipart_err_text(m->parser.err));

	return -1;
}
