/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The access log of a vhost: one line a request that got as far as its checks,
 * in the form that everybody's tools read (NCSA combined). What comes from the
 * peer cannot end a line or a quoted field.
 */
#include "roles/http/http.h"

#include <ctype.h>

/* one line is one write, so that lines of several threads stay apart */
struct line {
	char text[LWS_LIMIT_HTTP_LOG_LINE];
	size_t len;
};

static void
add(struct line *l, const char *text)
{
	size_t n = strlen(text), room = sizeof(l->text) - l->len;

	if (n > room)
		n = room;
	memcpy(l->text + l->len, text, n);
	l->len += n;
}

/* \param most: bytes of it at most; it is in quotes */
static void
add_foreign(struct line *l, const char *text, size_t most)
{
	char b[2] = { 0, 0 };

	for (; *text && most; text++, most--) {
		uint8_t c = (uint8_t)*text;

		b[0] = c == '"' ? '\'' : c < 0x20 || c == 0x7f ? '?' : *text;
		add(l, b);
	}
}

static void
add_number(struct line *l, uint64_t v)
{
	char digits[21];

	digits[lws_http1_put_dec((uint8_t *)digits, v)] = '\0';
	add(l, digits);
}

/* the local time with its distance from UTC */
static void
add_time(struct line *l)
{
	time_t t = (time_t)(lws_plat_wall_us() / LWS_US_PER_SEC);
	char text[48];
	struct tm tm;

	if (!localtime_r(&t, &tm) ||
	    !strftime(text, sizeof(text), " - - [%d/%b/%Y:%H:%M:%S %z] \"",
		      &tm))
		lws_strncpy(text, " - - [] \"", sizeof(text));
	add(l, text);
}

/* "GET /path HTTP/1.1" */
static void
add_request(struct line *l, const struct lws_http *h)
{
	const char *version =
		h->ops->version
			? h->ops->version
			: lws_http_store_get(&h->store, WSI_TOKEN_HTTP, NULL);
	const unsigned char *method =
		h->method < 0 ? NULL
			      : lws_token_to_string(
					(enum lws_token_indexes)h->method);
	char upper[24];
	size_t n;

	for (n = 0; method && method[n] > ' ' && n + 1 < sizeof(upper); n++)
		upper[n] = (char)toupper(method[n]);
	upper[n] = '\0';
	add(l, n ? upper : "?");
	add(l, " ");
	add_foreign(l, h->path ? h->path : "", LWS_LIMIT_HTTP_LOG_PATH);
	add(l, " ");
	add(l, version ? version : "HTTP/1.1");
}

static void
add_header(struct line *l, const struct lws_http *h, enum lws_token_indexes t)
{
	const char *v = lws_http_store_get(&h->store, (int)t, NULL);

	add(l, " \"");
	if (v) /* room is kept for what follows */
		add_foreign(l, v, (sizeof(l->text) - l->len) / 2);
	add(l, "\"");
}

static void
write_line(const struct lws_http *h, int fd)
{
	struct line l;
	char peer[64];

	l.len = 0;
	lws_get_peer_simple(h->wsi, peer, sizeof(peer));
	add(&l, peer[0] ? peer : "unknown");
	add_time(&l);
	add_request(&l, h);
	add(&l, "\" ");
	add_number(&l, h->status);
	add(&l, " ");
	add_number(&l, h->tx_bytes);
	add_header(&l, h, WSI_TOKEN_HTTP_REFERER);
	add_header(&l, h, WSI_TOKEN_HTTP_USER_AGENT);
	if (l.len == sizeof(l.text))
		l.len--;
	l.text[l.len++] = '\n';
	if (lws_plat_write_all(fd, l.text, l.len))
		lwsl_wsi_warn(h->wsi, "access log: %s", strerror(errno));
}

void
lws_http_log(const struct lws_http *h)
{
	const struct lws_vhost *vh = h->wsi->vhost;
	const struct lws_http_vhost *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_HTTP] : NULL;

	if (own && own->log_fd >= 0 && h->step != LWS_HTTP_HEAD)
		write_line(h, own->log_fd);
}

/* 0, or -1: it cannot be opened, and the vhost is not made */
int
lws_http_log_open(struct lws_vhost *vh, const char *path, int *fd)
{
	*fd = -1;
	if (!path)
		return 0;
	*fd = lws_plat_open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (*fd < 0) {
		lwsl_vhost_err(vh, "access log %s: %s", path, strerror(errno));
		return -1;
	}
	if (lws_plat_give(*fd, vh->cx->uid, vh->cx->gid))
		lwsl_vhost_warn(vh, "access log %s stays ours: %s", path,
				strerror(errno));

	return 0;
}
