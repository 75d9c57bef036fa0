/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The client's half of the handshake (RFC 6455 4.1). What is asked for is
 * written into the request of an http client; when the server has agreed, and
 * has done so rightly, the connection changes its role. The words for what was
 * wrong begin with "HS: "; programs know them.
 */
#include "roles/ws/ws.h"

/* -- asking -- */

static int
put_protocols(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	const char *list = lws_client_here(wsi)->ask->protocol;

	if (!list || !*list)
		return 0;

	return lws_put_text(p, end, "Sec-WebSocket-Protocol: ") ||
	       lws_put_text(p, end, list) || lws_put_text(p, end, "\r\n");
}

static int
put_extensions(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	uint8_t *start = *p;
	int r;

	if (lws_put_text(p, end, "Sec-WebSocket-Extensions: "))
		return -1;
	r = lws_ws_offer(wsi, p, end);
	if (r < 0)
		return -1;
	if (r)
		return lws_put_text(p, end, "\r\n");
	*p = start;

	return 0;
}

/* RFC 8441 5: in a tunnel its CONNECT has said it all */
static int
put_key(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);
	char key[LWS_WS_KEY_LEN + 1];

	if (c->txn->ops->is_framed)
		return 0;
	lws_ws_key_put(key, c->nonce);

	return lws_put_text(p, end,
			    "Upgrade: websocket\r\n"
			    "Connection: Upgrade\r\n"
			    "Sec-WebSocket-Key: ") ||
	       lws_put_text(p, end, key) || lws_put_text(p, end, "\r\n");
}

int
lws_ws_ask_upgrade(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	return put_key(wsi, p, end) || put_protocols(wsi, p, end) ||
			       put_extensions(wsi, p, end) ||
			       lws_put_text(p, end,
					    "Sec-WebSocket-Version: 13\r\n")
		       ? -1
		       : 0;
}

/* -- judging the answer; NULL: good -- */

static int
has_item(const struct lws_http_store *s, int token, const char *lower)
{
	const struct lws_http_frag *f;
	struct lws_span list, item;
	int nth = 0;

	while ((f = lws_http_store_frag(s, token, nth++))) {
		list = lws_span_of(s->data + f->ofs, f->len);
		while (lws_http1_list_next(&list, &item))
			if (lws_http1_is(&item, lower))
				return 1;
	}

	return 0;
}

static const char *
judge_accept(const struct lws_http *h, const struct lws_http_client *c)
{
	char key[LWS_WS_KEY_LEN + 1], accept[LWS_WS_ACCEPT_LEN + 1];
	const char *theirs;
	size_t len;

	theirs = lws_http_store_get(&h->store, WSI_TOKEN_ACCEPT, &len);
	if (!theirs)
		return "HS: ACCEPT missing";
	lws_ws_key_put(key, c->nonce);
	lws_ws_accept_put(accept, key, LWS_WS_KEY_LEN);

	/* RFC 6455 11.3.3: once */
	return len == LWS_WS_ACCEPT_LEN && !memcmp(theirs, accept, len) &&
			       !lws_http_store_frag(&h->store, WSI_TOKEN_ACCEPT,
						    1)
		       ? NULL
		       : "HS: Accept hash wrong";
}

static const char *
judge_upgrade(const struct lws_http *h)
{
	const struct lws_http_store *s = &h->store;

	if (!lws_http_store_get(s, WSI_TOKEN_UPGRADE, NULL))
		return "HS: UPGRADE missing";
	if (!has_item(s, WSI_TOKEN_UPGRADE, "websocket"))
		return "HS: UPGRADE is not websocket";
	if (!has_item(s, WSI_TOKEN_CONNECTION, "upgrade"))
		return "HS: CONNECTION is not upgrade";

	return NULL;
}

/* it must be one of ours, if it is there (RFC 6455 4.1) */
static const char *
judge_protocol(const struct lws_http *h)
{
	const char *ours = lws_client_here(h->wsi)->ask->protocol;
	struct lws_span list, item;
	const char *p;
	size_t len;

	p = lws_http_store_get(&h->store, WSI_TOKEN_PROTOCOL, &len);
	if (!p)
		return NULL;
	if (!ours || lws_http_store_frag(&h->store, WSI_TOKEN_PROTOCOL, 1))
		return "HS: PROTOCOL malformed";
	list = lws_span_of(ours, strlen(ours));
	while (lws_http1_list_next(&list, &item))
		if (item.len == len && !memcmp(item.p, p, len))
			return NULL;

	return "HS: PROTOCOL malformed";
}

static const char *
judge(const struct lws_http *h, const struct lws_http_client *c)
{
	const char *why = NULL;

	if (!h->ops->is_framed)
		why = judge_upgrade(h);
	if (!why && !h->ops->is_framed)
		why = judge_accept(h, c);

	return why ? why : judge_protocol(h);
}

/* -- from http to ws -- */

static int
change_role(struct lws *wsi)
{
	struct lws_http *h = lws_http_take(wsi);

	if (lws_role_set(wsi, &lws_role_ws)) {
		lws_http_end(h);
		return -1;
	}
	((struct lws_ws *)wsi->role_state)->txn = h;

	return 0;
}

/* what the program lets pass: RFC 6455 5.2 leaves these to extensions */
static void
loosen(struct lws *wsi)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	struct lws_ws *ws = wsi->role_state;

	if (ask->allow_reserved_bits ||
	    (ws->txn->said & LWS_HTTP_SAID_EXTENSIONS))
		ws->rx.how |= LWS_WS_ANY_RSV;
	if (ask->allow_unknown_opcode)
		ws->rx.how |= LWS_WS_ANY_OPCODE;
}

static enum lws_keep
refused(struct lws *wsi, const char *words)
{
	return lws_client_fail(wsi, "%s", words);
}

static enum lws_keep
tell(struct lws *wsi)
{
	struct lws_ws *ws;

	if (lws_user_callback(wsi, LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH,
			      NULL, 0) ||
	    !lws_is_live(wsi))
		return refused(wsi, "HS: Rejected by filter cb");
	ws = wsi->role_state;
	lws_http_end(ws->txn);
	ws->txn = NULL;
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	lws_validity_start(wsi);
	if (lws_user_callback(wsi, LWS_CALLBACK_CLIENT_ESTABLISHED, NULL, 0))
		return refused(wsi, "HS: Rejected at CLIENT_ESTABLISHED");
	lws_client_established(wsi);
	lws_client_forget(wsi);

	return LWS_KEEP;
}

enum lws_keep
lws_ws_upgraded(struct lws *wsi)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);
	const void *offer = c->offer;
	const char *why = judge(c->txn, c);

	if (why)
		return refused(wsi, why);
	if (change_role(wsi))
		return refused(wsi, "HS: OOM");
	loosen(wsi);
	why = lws_ws_agree(wsi, offer);

	return why ? refused(wsi, why) : tell(wsi);
}
