/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The build without WebSocket extensions: none is ever negotiated.
 */
#include "roles/ws/ws.h"

int
lws_ws_negotiate(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;
	(void)p;
	(void)end;

	return 0;
}

enum lws_keep
lws_ws_inflate(struct lws *wsi, const struct lws_ws_piece *piece)
{
	(void)piece;

	return lws_ws_fail(wsi, LWS_WS_ERR_RSV);
}

enum lws_keep
lws_ws_inflate_on(struct lws *wsi)
{
	(void)wsi;

	return LWS_KEEP;
}

int
lws_ws_deflate(struct lws *wsi, unsigned int op, int fin,
	       const struct lws_span *data)
{
	return lws_ws_send(wsi, op | (fin ? LWS_WS_FIN : 0), data->p,
			   data->len);
}

void
lws_ws_variant(const struct lws *wsi, struct lws_ws_variant *v)
{
	(void)wsi;
	memset(v, 0, sizeof(*v));
}

struct lws_shared *
lws_ws_deflate_alone(struct lws_context_per_thread *pt,
		     const struct lws_ws_variant *v, unsigned int op,
		     const struct lws_span *data)
{
	(void)pt;
	(void)v;
	(void)op;
	(void)data;

	return NULL;
}

void
lws_ws_deflate_forget(struct lws *wsi)
{
	(void)wsi;
}

enum lws_keep
lws_ws_custom_rx(struct lws *wsi, const struct lws_ws_piece *piece)
{
	(void)piece;

	return lws_ws_fail(wsi, LWS_WS_ERR_RSV);
}

int
lws_ws_custom_tx(struct lws *wsi, unsigned int op, int fin,
		 const struct lws_span *data)
{
	return lws_ws_send(wsi, op | (fin ? LWS_WS_FIN : 0), data->p,
			   data->len);
}

void
lws_ws_custom_destroy(struct lws *wsi)
{
	(void)wsi; /* there is none */
}

void
lws_ws_pmd_destroy(struct lws_ws_pmd *pmd)
{
	(void)pmd; /* always NULL */
}

void
lws_ws_thread_fini(struct lws_context_per_thread *pt)
{
	(void)pt;
}

int
lws_set_extension_option(struct lws *wsi, const char *ext_name,
			 const char *opt_name, const char *opt_val)
{
	(void)ext_name;
	(void)opt_name;
	(void)opt_val;

	return lws_ws_of(wsi) ? -1 : 0;
}

int
lws_ws_offer(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;
	(void)p;
	(void)end;

	return 0;
}

const char *
lws_ws_agree(struct lws *wsi, const void *offer)
{
	const struct lws_ws *ws = wsi->role_state;

	(void)offer;
	/* what the program has offered by itself it looks after itself */
	if (ws->txn->said & LWS_HTTP_SAID_EXTENSIONS ||
	    !lws_http_store_get(&ws->txn->store, WSI_TOKEN_EXTENSIONS, NULL))
		return NULL;

	return "HS: EXT: unknown ext";
}
