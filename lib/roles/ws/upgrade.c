/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's half of the handshake (RFC 6455 4.2). The request is judged and
 * its subprotocol chosen while the connection still speaks http, so that it can
 * be refused in its words; then it changes its role. The request's headers can
 * be read until ESTABLISHED has returned; what came behind the request goes to
 * the new role by itself.
 */
#include "roles/ws/ws.h"

#define STATUS_UPGRADE_REQUIRED 426 /* RFC 9110 15.5.22 */

/* RFC 6455 9.1: a list that is none fails the connection */
static int
extensions_are_sane(const struct lws_http *h)
{
	const struct lws_http_store *s = &h->store;
	const struct lws_http_frag *f;
	struct lws_span list, name;
	struct lws_ws_param param;
	int nth = 0, r = 0;

	while (!r &&
	       (f = lws_http_store_frag(s, WSI_TOKEN_EXTENSIONS, nth++))) {
		list = lws_span_of(s->data + f->ofs, f->len);
		while (!r && (r = lws_ws_extension_next(&list, &name)) > 0)
			do
				r = lws_ws_param_next(&list, &param);
			while (r > 0);
	}

	return !r;
}

/* RFC 6455 4.2.1; NULL: good */
static const char *
judge(const struct lws_http *h)
{
	const struct lws_http_store *s = &h->store;
	int is_tunnel = !!h->ops->tunnel; /* RFC 8441 5: by CONNECT, no key */
	const char *key;
	size_t len;

	if (!is_tunnel && h->method != WSI_TOKEN_GET_URI)
		return "ws handshake is no GET";
	if (h->has_body && (h->body_announced || h->is_chunked))
		return "ws handshake has a body";
	if (!lws_http_store_get(s, WSI_TOKEN_HOST, NULL))
		return "ws handshake without host";
	key = lws_http_store_get(s, WSI_TOKEN_KEY, &len);
	if (!is_tunnel && (!key || lws_http_store_frag(s, WSI_TOKEN_KEY, 1) ||
			   !lws_ws_key_is_good(key, len)))
		return "ws handshake without one good key";
	if (!extensions_are_sane(h))
		return "ws handshake with malformed extensions";

	return NULL;
}

static int
version_is_13(const struct lws_http *h)
{
	const char *v = lws_http_store_get(&h->store, WSI_TOKEN_VERSION, NULL);

	return v && !strcmp(v, "13") &&
	       !lws_http_store_frag(&h->store, WSI_TOKEN_VERSION, 1);
}

/* RFC 6455 4.4: say which version we speak */
static enum lws_keep
refuse_version(struct lws *wsi, struct lws_http *h)
{
	static const char name[] = "sec-websocket-version:";
	uint8_t *end, *start = lws_http_serv_buf(wsi, &end), *p = start;

	if (!start ||
	    lws_add_http_header_status(wsi, STATUS_UPGRADE_REQUIRED, &p, end) ||
	    lws_add_http_header_by_name(wsi, (const uint8_t *)name,
					(const uint8_t *)"13", 2, &p, end) ||
	    lws_add_http_header_content_length(wsi, 0, &p, end))
		return LWS_CLOSE;
	h->close_after = 1;
	if (lws_finalize_write_http_header(wsi, start, &p, end))
		return LWS_CLOSE;
	lws_close_mark(wsi, LWS_CLOSE_LINGER, "ws version is not 13");

	return LWS_KEEP;
}

/* -- the subprotocol -- */

/* 0, or -1: no memory or too long; an absent header gives "" */
static int
copy_list(struct lws *wsi, char *list, size_t size)
{
	list[0] = '\0';
	if (!lws_hdr_total_length(wsi, WSI_TOKEN_PROTOCOL))
		return 0;

	return lws_hdr_copy(wsi, list, (int)size, WSI_TOKEN_PROTOCOL) < 0 ? -1
									  : 0;
}

/* The client's first choice that we have (RFC 6455 4.2.2). */
static const struct lws_protocols *
first_of(struct lws_vhost *vh, const char *list)
{
	struct lws_span all = lws_span_of(list, strlen(list)), item;
	const struct lws_protocols *p = NULL;
	char name[LWS_LIMIT_WS_PROTOCOL_NAME + 1];

	while (!p && lws_http1_list_next(&all, &item)) {
		if (item.len >= sizeof(name))
			return NULL;
		memcpy(name, item.p, item.len);
		name[item.len] = '\0';
		p = lws_vhost_name_to_protocol(vh, name);
	}

	return p;
}

static const struct lws_protocols *
choose(struct lws_vhost *vh, const char *list)
{
	if (*list)
		return first_of(vh, list);

	return vh->default_protocol < vh->protocol_count
		       ? &vh->protocols[vh->default_protocol]
		       : NULL;
}

/* -- the answer -- */

static int
put_accept(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	const struct lws_ws *ws = wsi->role_state;
	char accept[LWS_WS_ACCEPT_LEN + 1];
	const char *key;
	size_t len;

	if (ws->txn->ops->tunnel)
		return lws_put_text(p, end, ":status: 200\r\n");
	key = lws_http_store_get(&ws->txn->store, WSI_TOKEN_KEY, &len);
	lws_ws_accept_put(accept, key, len);

	return lws_put_text(p, end,
			    "HTTP/1.1 101 Switching Protocols\r\n"
			    "Upgrade: WebSocket\r\n"
			    "Connection: Upgrade\r\n"
			    "Sec-WebSocket-Accept: ") ||
	       lws_put_text(p, end, accept) || lws_put_text(p, end, "\r\n");
}

/* only a client that named some hears of one */
static int
put_protocol(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	if (!lws_hdr_total_length(wsi, WSI_TOKEN_PROTOCOL))
		return 0;

	return lws_put_text(p, end, "Sec-WebSocket-Protocol: ") ||
	       lws_put_text(p, end, wsi->protocol->name) ||
	       lws_put_text(p, end, "\r\n");
}

static int
put_extensions(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	uint8_t *start = *p;
	int r;

	if (lws_put_text(p, end, "Sec-WebSocket-Extensions: "))
		return -1;
	r = lws_ws_negotiate(wsi, p, end);
	if (r < 0)
		return -1;
	if (!r) {
		*p = start;
		return 0;
	}

	return lws_put_text(p, end, "\r\n");
}

static int
put_users(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	struct lws_process_html_args a;

	memset(&a, 0, sizeof(a));
	a.p = (char *)*p;
	a.max_len = (int)(end - *p) - 2;
	if (lws_user_callback(wsi, LWS_CALLBACK_ADD_HEADERS, &a, 0))
		return -1;
	*p = (uint8_t *)a.p;

	return 0;
}

static enum lws_keep
send_101(struct lws *wsi)
{
	uint8_t *end, *start = lws_http_serv_buf(wsi, &end), *p = start;
	const struct lws_ws *ws = wsi->role_state;
	struct lws_plat_iov v;

	if (!start || put_accept(wsi, &p, end) || put_protocol(wsi, &p, end) ||
	    put_extensions(wsi, &p, end) || put_users(wsi, &p, end) ||
	    lws_put_text(&p, end, "\r\n")) {
		wsi->close_why = "ws handshake was refused or has no room";
		return LWS_CLOSE;
	}
	if (!lws_is_live(wsi))
		return LWS_CLOSE;
	v.p = start;
	v.len = (size_t)(p - start);
	if (ws->txn->ops->tunnel)
		return ws->txn->ops->tunnel(wsi, v.p, v.len) ? LWS_CLOSE
							     : LWS_KEEP;

	return lws_output(wsi, &v, 1) ? LWS_CLOSE : LWS_KEEP;
}

/* -- from http to ws -- */

static int
change_role(struct lws *wsi)
{
	struct lws_http *h = lws_http_take(wsi);

	wsi->told_open = 0; /* CLOSED is not due before ESTABLISHED was */
	if (lws_role_set(wsi, &lws_role_ws)) {
		wsi->close_why = "out of memory for a ws connection";
		lws_http_end(h);
		return -1;
	}
	((struct lws_ws *)wsi->role_state)->txn = h;

	return 0;
}

static enum lws_keep
establish(struct lws *wsi)
{
	struct lws_ws *ws;
	int r;

	if (change_role(wsi) || send_101(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	lws_validity_start(wsi);
	wsi->told_open = 1;
	r = lws_user_callback(wsi, LWS_CALLBACK_ESTABLISHED, NULL, 0);
	ws = wsi->role_state;
	lws_http_end(ws->txn);
	ws->txn = NULL;

	return r ? LWS_CLOSE : LWS_KEEP;
}

/* the file that an option of the vhost names for it; NULL: all are welcome */
static const char *
login_file_of(const struct lws_vhost *vh, const struct lws_protocols *p)
{
	const struct lws_protocol_vhost_options *pvo =
		p->name ? lws_pvo_search(vh->pvo, p->name) : NULL;

	pvo = pvo ? lws_pvo_search(pvo->options, "basic-auth") : NULL;

	return pvo ? pvo->value : NULL;
}

/* the client has been asked who it is; the connection stays http */
static enum lws_keep
answered(struct lws *wsi, struct lws_http *h)
{
	h->completing = 0; /* now is the time */

	return lws_http_transaction_completed(wsi) ? LWS_CLOSE : LWS_KEEP;
}

static enum lws_keep
bind_and_establish(struct lws *wsi, struct lws_http *h,
		   const struct lws_protocols *p, const char *list)
{
	if (lws_protocol_bind(wsi, p, "ws upgrade"))
		return LWS_CLOSE;
	h->in_callback = 1;
	if (lws_user_callback(wsi, LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION,
			      *list ? (void *)(uintptr_t)list : NULL, 0))
		return LWS_CLOSE;
	h->in_callback = 0;

	return lws_is_live(wsi) ? establish(wsi) : LWS_CLOSE;
}

enum lws_keep
lws_ws_upgrade(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);
	char list[LWS_LIMIT_WS_PROTOCOLS + 1];
	const struct lws_protocols *p;
	const char *why, *login_file;
	int refused = 0;

	if (!h)
		return LWS_CLOSE; /* never: that is how it got here */
	why = judge(h);
	if (why)
		return lws_http_refuse(h, HTTP_STATUS_BAD_REQUEST, why);
	if (!version_is_13(h))
		return refuse_version(wsi, h);
	p = copy_list(wsi, list, sizeof(list)) ? NULL
					       : choose(wsi->vhost, list);
	if (!p) {
		lwsl_wsi_notice(wsi, "no subprotocol of \"%s\" on vhost %s",
				list, wsi->vhost->name);
		wsi->close_why = "ws handshake for no subprotocol of ours";
		return LWS_CLOSE;
	}
	login_file = login_file_of(wsi->vhost, p);
	if (login_file &&
	    lws_http_basic_auth_by_file(h, login_file, &refused) != LWS_KEEP)
		return LWS_CLOSE;

	return refused ? answered(wsi, h) : bind_and_establish(wsi, h, p, list);
}
