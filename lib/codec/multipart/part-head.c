/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The header of a part (RFC 7578 4.2): field lines up to an empty one. They are
 * gathered one at a time; of Content-Disposition the name and the file name are
 * kept, all others are only read over (RFC 7578 4.8 lets them be ignored).
 */
#include "codec/multipart/inside.h"

/* A parameter's value to dst: RFC 9110 5.6.4 hides quote and backslash behind a
 * backslash. Another backslash is one: some clients send paths as they are.
 * 0, or -1: longer than cap - 1 */
static int
copy_value(char *dst, size_t cap, const struct lws_multipart_param *p)
{
	size_t n, used = 0;

	for (n = 0; n < p->value.len; n++) {
		uint8_t b = p->value.p[n];

		if (p->quoted && b == '\\' && n + 1 < p->value.len &&
		    (p->value.p[n + 1] == '"' || p->value.p[n + 1] == '\\'))
			b = p->value.p[++n];
		if (used + 1 == cap)
			return -1;
		dst[used++] = (char)b;
	}
	dst[used] = '\0';

	return 0;
}

static enum lws_multipart_err
take_param(struct lws_multipart *m, const struct lws_multipart_param *p)
{
	if (lws_multipart_same(&p->name, "name") &&
	    copy_value(m->name, sizeof(m->name), p))
		return LWS_MULTIPART_ERR_NAME;
	if (lws_multipart_same(&p->name, "filename") &&
	    copy_value(m->filename, sizeof(m->filename), p))
		return LWS_MULTIPART_ERR_FILENAME;

	return LWS_MULTIPART_OK;
}

static enum lws_multipart_err
disposition(struct lws_multipart *m, struct lws_span value)
{
	struct lws_multipart_param p;
	int r;

	/* "form-data", "attachment", "inline": what follows is what counts */
	while (value.len && *value.p != ';')
		lws_span_skip(&value, 1);
	while ((r = lws_multipart_param_next(&value, &p)) == 1) {
		enum lws_multipart_err err = take_param(m, &p);

		if (err)
			return err;
	}

	return r ? LWS_MULTIPART_ERR_DISPOSITION : LWS_MULTIPART_OK;
}

static enum lws_multipart_err
field(struct lws_multipart *m)
{
	const uint8_t *colon = memchr(m->line, ':', m->line_len);
	struct lws_span name, value;

	if (!colon || colon == m->line || *m->line == ' ' || *m->line == '\t')
		return LWS_MULTIPART_ERR_LINE;
	name = lws_span_of(m->line, (size_t)(colon - m->line));
	value = lws_span_of(colon + 1, m->line_len - name.len - 1);
	if (!lws_multipart_same(&name, "content-disposition"))
		return LWS_MULTIPART_OK;

	return disposition(m, value);
}

/* a line with its CR is in m->line */
static lws_stateful_ret_t
line_ended(struct lws_multipart *m)
{
	enum lws_multipart_err err;

	m->line_len--;
	if (!m->line_len)
		return lws_multipart_head_done(m);
	err = field(m);
	m->line_len = 0;

	return err ? lws_multipart_fail(m, err) : LWS_SRET_OK;
}

lws_stateful_ret_t
lws_multipart_st_head(struct lws_multipart *m, struct lws_span *in)
{
	uint8_t b = lws_span_take8(in);
	int after_cr = m->line_len && m->line[m->line_len - 1] == '\r';

	if (after_cr != (b == '\n') || !b)
		return lws_multipart_fail(m, LWS_MULTIPART_ERR_LINE);
	if (after_cr)
		return line_ended(m);
	if (m->line_len == sizeof(m->line) ||
	    ++m->head_len > LWS_LIMIT_MULTIPART_HEAD)
		return lws_multipart_fail(m, LWS_MULTIPART_ERR_LONG);
	m->line[m->line_len++] = b;

	return LWS_SRET_OK;
}
