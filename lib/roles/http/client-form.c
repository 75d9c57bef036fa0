/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Forms that a client sends as multipart/form-data (RFC 7578): part by part by
 * the program itself, or all of one whose items a callback gives, with its
 * length known beforehand.
 */
#include "roles/http/http.h"

/* -- names in a part's head: quotes and line ends are encoded, as browsers do
 * -- */

static int
put_char(char **p, const char *end, char c)
{
	static const char hex[] = "0123456789ABCDEF";

	if (c != '"' && c != '\r' && c != '\n') {
		if (*p >= end)
			return -1;
		*(*p)++ = c;
		return 0;
	}
	if (end - *p < 3)
		return -1;
	*(*p)++ = '%';
	*(*p)++ = hex[(uint8_t)c >> 4];
	*(*p)++ = hex[c & 15];

	return 0;
}

static int
put(char **p, const char *end, const char *text)
{
	size_t len = strlen(text);

	if (len > (size_t)(end - *p))
		return -1;
	memcpy(*p, text, len);
	*p += len;

	return 0;
}

static int
put_name(char **p, const char *end, const char *what, const char *name)
{
	if (put(p, end, what))
		return -1;
	for (; *name; name++)
		if (put_char(p, end, *name))
			return -1;

	return put(p, end, "\"");
}

struct part {
	const char *name; /* NULL: the form's end */
	const char *filename;
	const char *type;
	uint64_t boundary;
	int is_first;
};

/* 0, or -1 no room, *p is where it was */
static int
put_head(char **p, const char *end, const struct part *t)
{
	char line[sizeof(LWS_HTTP_BOUNDARY) + 24], *start = *p;

	lws_snprintf(line, sizeof(line), "%s--" LWS_HTTP_BOUNDARY "%s\r\n",
		     t->is_first ? "" : "\r\n", (unsigned long long)t->boundary,
		     t->name ? "" : "--");
	if (put(p, end, line) ||
	    (t->name &&
	     (put_name(p, end, "Content-Disposition: form-data; name=\"",
		       t->name) ||
	      (t->filename && put_name(p, end, "; filename=\"", t->filename)) ||
	      (t->type &&
	       (put(p, end, "\r\nContent-Type: ") || put(p, end, t->type))) ||
	      put(p, end, "\r\n\r\n")))) {
		*p = start;
		return -1;
	}

	return 0;
}

int
lws_client_http_multipart(struct lws *wsi, const char *name,
			  const char *filename, const char *content_type,
			  char **p, char *end)
{
	struct lws_http_client *c = lws_http_client_of(wsi);
	struct part t = { name, filename, content_type, 0, 0 };

	if (!c || !c->multipart) {
		lwsl_wsi_err(wsi, "a part of a form without "
				  "LCCSCF_HTTP_MULTIPART_MIME");
		return 1;
	}
	t.boundary = c->boundary;
	t.is_first = !c->parts;
	if (put_head(p, end, &t))
		return 1;
	c->parts = 1;

	return 0;
}

/* -- a form whose items a callback gives -- */

#define ITEM_MOST 1024

struct lws_http_mp_sm {
	struct lws_context *cx;
	lws_http_mp_sm_cb_t cb;
	const char *last; /* the callback's place */
	uint64_t boundary;
	uint64_t left; /* bytes of the body that was announced */
	int fd;        /* the file that is being sent; -1 none */
	unsigned int began : 1;
	unsigned int ended : 1;
	size_t at, len; /* of text: what is not sent yet of it */
	char text[2 * ITEM_MOST + 512]; /* a part's head, and its value */
};

struct item {
	char text[ITEM_MOST];
	char *name;
	char *value; /* of the item, or the file's path */
	int is_file;
};

/* 0; 1 there are no more; -1 failed */
static int
next_item(struct lws_http_mp_sm *sm, struct item *i)
{
	int r = sm->cb(sm->cx, i->text, sizeof(i->text), &sm->last);

	if (r)
		return r > 0 ? 1 : -1;
	i->text[sizeof(i->text) - 1] = '\0';
	i->name = i->text;
	i->value = strchr(i->text, '=');
	if (!i->value)
		return -1;
	*i->value++ = '\0';
	i->is_file = *i->value == '@';
	i->value += i->is_file;

	return 0;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* the part's head into sm->text; 0, or -1 */
static int
render_head(struct lws_http_mp_sm *sm, const struct item *i)
{
	char *p = sm->text;
	const struct part t = {
		.name = i ? i->name : NULL,
		.filename = i && i->is_file ? base_name(i->value) : NULL,
		.type = i && i->is_file ? "application/octet-stream" : NULL,
		.boundary = sm->boundary,
		.is_first = !sm->began,
	};

	sm->began = 1;
	if (put_head(&p, sm->text + sizeof(sm->text), &t))
		return -1;
	sm->at = 0;
	sm->len = (size_t)(p - sm->text);

	return 0;
}

/* -- before: how long is it? -- */

static int
add_item(struct lws_http_mp_sm *sm, const struct item *i)
{
	struct lws_plat_stat st;

	if (render_head(sm, i))
		return -1;
	sm->left += sm->len;
	if (!i)
		return 0;
	if (!i->is_file) {
		sm->left += strlen(i->value);
		return 0;
	}
	if (lws_plat_stat(i->value, &st)) {
		lwsl_cx_err(sm->cx, "form: %s: %s", i->value, strerror(errno));
		return -1;
	}
	sm->left += st.size;

	return 0;
}

static int
measure(struct lws_http_mp_sm *sm)
{
	struct item i;
	int r;

	while (!(r = next_item(sm, &i)))
		if (add_item(sm, &i))
			return -1;
	if (r < 0 || add_item(sm, NULL))
		return -1;
	sm->last = NULL;
	sm->began = 0;
	sm->at = sm->len = 0;

	return 0;
}

static int
announce(struct lws *wsi, const struct lws_http_mp_sm *sm, uint8_t **p,
	 uint8_t *end)
{
	char text[96];

	lws_snprintf(text, sizeof(text),
		     "multipart/form-data; boundary=" LWS_HTTP_BOUNDARY,
		     (unsigned long long)sm->boundary);

	return lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
					    (uint8_t *)text, (int)strlen(text),
					    p, end) ||
	       lws_add_http_header_content_length(wsi, sm->left, p, end);
}

struct lws_http_mp_sm *
lws_http_mp_sm_init(struct lws *wsi, lws_http_mp_sm_cb_t cb, uint8_t **p,
		    uint8_t *end)
{
	struct lws_http_mp_sm *sm = lws_zalloc(sizeof(*sm), "form");

	if (!sm)
		return NULL;
	sm->cx = lws_get_context(wsi);
	sm->cb = cb;
	sm->fd = -1;
	if (lws_plat_random(&sm->boundary, sizeof(sm->boundary)) ||
	    measure(sm) || announce(wsi, sm, p, end))
		lws_http_mp_sm_destroy(&sm);

	return sm;
}

void
lws_http_mp_sm_destroy(struct lws_http_mp_sm **pphms)
{
	struct lws_http_mp_sm *sm = *pphms;

	*pphms = NULL;
	if (!sm)
		return;
	if (sm->fd >= 0)
		lws_plat_close(sm->fd);
	lws_free(sm);
}

/* -- and then: what is next of it -- */

static int
open_file(struct lws_http_mp_sm *sm, const char *path)
{
	sm->fd = lws_plat_open(path, O_RDONLY, 0);
	if (sm->fd >= 0)
		return 0;
	lwsl_cx_err(sm->cx, "form: %s: %s", path, strerror(errno));

	return -1;
}

/* the next part, or the end, as text and maybe a file; 0, or -1 */
static int
begin_part(struct lws_http_mp_sm *sm)
{
	struct item i;
	int r = next_item(sm, &i);
	size_t len;

	if (r < 0)
		return -1;
	if (r) {
		sm->ended = 1;
		return render_head(sm, NULL);
	}
	if (render_head(sm, &i))
		return -1;
	if (i.is_file)
		return open_file(sm, i.value);
	len = strlen(i.value);
	if (len > sizeof(sm->text) - sm->len)
		return -1;
	memcpy(sm->text + sm->len, i.value, len);
	sm->len += len;

	return 0;
}

static void
give_text(struct lws_http_mp_sm *sm, uint8_t **p, const uint8_t *end)
{
	size_t room = (size_t)(end - *p), n = sm->len - sm->at;

	if (n > room)
		n = room;
	memcpy(*p, sm->text + sm->at, n);
	*p += n;
	sm->at += n;
}

static int
give_file(struct lws_http_mp_sm *sm, uint8_t **p, const uint8_t *end)
{
	size_t done;
	enum lws_io io = lws_plat_read(sm->fd, *p, (size_t)(end - *p), &done);

	if (io == LWS_IO_OK) {
		*p += done;
		return 0;
	}
	lws_plat_close(sm->fd);
	sm->fd = -1;

	return io == LWS_IO_EOF ? 0 : -1;
}

/* 0, or -1 */
static int
give(struct lws_http_mp_sm *sm, uint8_t **p, const uint8_t *end)
{
	int r = 0;

	while (!r && *p < end) {
		if (sm->at < sm->len)
			give_text(sm, p, end);
		else if (sm->fd >= 0)
			r = give_file(sm, p, end);
		else if (sm->ended)
			break;
		else
			r = begin_part(sm);
	}

	return r;
}

int
lws_http_mp_sm_fill(struct lws_http_mp_sm *phms, uint8_t **p, uint8_t *end)
{
	const uint8_t *start = *p;
	int over;

	if (give(phms, p, end))
		return -1;
	over = phms->ended && phms->at == phms->len;
	/* a file that has grown or shrunk since it was measured */
	if ((uint64_t)(*p - start) > phms->left) {
		lwsl_cx_err(phms->cx, "form: longer than was announced");
		return -1;
	}
	phms->left -= (uint64_t)(*p - start);
	if (over && phms->left) {
		lwsl_cx_err(phms->cx, "form: shorter than was announced");
		return -1;
	}

	return !over;
}
