/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's state as JSON, for the page: GET /status. A dynamic answer in
 * its plainest form: the headers in the HTTP callback, the body when the
 * connection is writeable.
 */
#include "test-server.h"

#include <stdio.h>

/* one a vhost, made when the protocol starts */
struct status_vhost {
	lws_usec_t started_us;
	unsigned long requests;
};

/* what this build has, for the page's chips */
static const char *const features[] = {
#if defined(LWS_ROLE_H1)
	"http/1.1",
#endif
#if defined(LWS_ROLE_H2)
	"h2",
#endif
#if defined(LWS_ROLE_WS)
	"websocket",
#endif
#if defined(LWS_WITH_TLS)
	"tls",
#endif
#if defined(LWS_WITH_EPOLL)
	"epoll",
#endif
#if defined(LWS_WITH_IPV6)
	"ipv6",
#endif
#if defined(LWS_WITH_UNIX_SOCK)
	"unix sockets",
#endif
#if defined(LWS_WITH_ZIP_FOPS)
	"zip archives",
#endif
#if defined(LWS_WITH_SYS_FAULT_INJECTION)
	"fault injection",
#endif
	NULL
};

static int
open_descriptors(struct lws_context *cx)
{
	int fd, n = 0;

	for (fd = 0; fd < 4096; fd++)
		n += wsi_from_fd(cx, fd) != NULL;

	return n;
}

/* resident memory in KB, -1 where the system does not say */
static long
resident_kb(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long pages = -1;

	if (!f)
		return -1;
	if (fscanf(f, "%*s %ld", &pages) != 1)
		pages = -1;
	fclose(f);

	return pages < 0 ? -1 : pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static int
write_features(char *p, size_t len)
{
	int n, at = 0;

	for (n = 0; features[n]; n++)
		at += lws_snprintf(p + at, len - (size_t)at, "%s\"%s\"",
				   n ? "," : "", features[n]);

	return at;
}

/* WebSockets that were asked for, over HTTP/1 and HTTP/2 */
static unsigned long sockets[2];

/* over HTTP/2 a request is a stream: the connection is another wsi */
static unsigned int
status_http(struct lws *wsi)
{
	return lws_get_network_wsi(wsi) == wsi ? 1 : 2;
}

void
status_note_socket(struct lws *wsi)
{
	sockets[status_http(wsi) - 1]++;
}

static int
write_json(struct lws *wsi, const struct status_vhost *v, char *p, size_t len)
{
	struct lws_context *cx = lws_get_context(wsi);
	char peer[64];
	int at;

	lws_get_peer_simple(wsi, peer, sizeof(peer));
	at = lws_snprintf(
		p, len,
		"{\"version\":\"%s\",\"uptime_s\":%llu,"
		"\"requests\":%lu,\"descriptors\":%d,"
		"\"threads\":%d,\"rss_kb\":%ld,\"heap_b\":%zu,"
		"\"peer\":\"%s\",\"sockets\":[%lu,%lu],"
		"\"features\":[",
		lws_get_library_version(),
		(unsigned long long)((lws_now_usecs() - v->started_us) /
				     LWS_US_PER_SEC),
		v->requests, open_descriptors(cx), lws_get_count_threads(cx),
		resident_kb(), lws_get_allocated_heap(), peer, sockets[0],
		sockets[1]);
	at += write_features(p + at, len - (size_t)at);
	at += lws_snprintf(p + at, len - (size_t)at, "]}\n");

	return at;
}

/* a session is a transaction: its answer waits here to be writeable */
struct status_session {
	char json[LWS_PRE + 2048];
	int len;
};

int
status_begin_json(struct lws *wsi, lws_filepos_t len)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;

	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "application/json",
					len, &p, end) ||
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_CACHE_CONTROL,
					 (const uint8_t *)"no-store", 8, &p,
					 end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_status(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
{
	struct status_session *s = user;
	struct status_vhost *v = lws_protocol_vh_priv_get(
		lws_get_vhost(wsi), lws_get_protocol(wsi));

	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		v = lws_protocol_vh_priv_zalloc(
			lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*v));
		if (!v)
			return -1;
		v->started_us = lws_now_usecs();
		return 0;

	case LWS_CALLBACK_HTTP:
		v->requests++;
		s->len = write_json(wsi, v, s->json + LWS_PRE,
				    sizeof(s->json) - LWS_PRE);
		return status_begin_json(wsi, (lws_filepos_t)s->len);

	case LWS_CALLBACK_HTTP_WRITEABLE:
		if (lws_write(wsi, (uint8_t *)s->json + LWS_PRE, (size_t)s->len,
			      LWS_WRITE_HTTP_FINAL) != s->len)
			return -1;
		return lws_http_transaction_completed(wsi) ? -1 : 0;

	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

const struct lws_protocols protocol_status = {
	.name = "status",
	.callback = callback_status,
	.per_session_data_size = sizeof(struct status_session),
};
