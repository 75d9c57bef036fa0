/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Extensions of a client (RFC 6455 9.1). Each that the vhost has is offered in
 * the program's own words, unless it says no; what the server answers must be
 * among them. Extensions that the program has offered by itself, in a header of
 * its own, are its own affair.
 */
#include "roles/ws/pmd.h"

static const struct lws_extension *
extensions_of(const struct lws *wsi)
{
	const struct lws_ws_vhost *v = wsi->vhost->role_data[LWS_ROLE_SLOT_WS];

	return v->extensions;
}

/* what this library knows how to keep, and the program wants */
static int
is_offered(struct lws *wsi, const struct lws_extension *e)
{
	if (e->callback != lws_extension_callback_pm_deflate ||
	    !e->client_offer)
		return 0;

	return !lws_user_callback_first(
		wsi, LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED,
		(void *)(uintptr_t)e->name, 0);
}

int
lws_ws_offer(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	const struct lws_extension *e = extensions_of(wsi);
	struct lws_http_client *c = lws_http_client_here(wsi);

	for (; e && e->callback; e++) {
		if (!is_offered(wsi, e))
			continue;
		/* one of them will do: each is permessage-deflate */
		c->offer = e;
		return lws_put_text(p, end, e->client_offer) ? -1 : 1;
	}

	return 0;
}

/* -- what the server has chosen; NULL: good -- */

/* of the kind "rx_buf_size=12; compression_level=6" */
static int
ask_for_defaults(struct lws *wsi, const struct lws_extension *e,
		 struct lws_ws_pmd *m, const struct lws_ext_options *options)
{
	const struct lws_protocols *p = lws_wsi_protocol(wsi);
	char text[128] = "";

	if (p->callback(wsi, LWS_CALLBACK_WS_EXT_DEFAULTS,
			(void *)(uintptr_t)e->name, text, sizeof(text)))
		return -1;
	text[sizeof(text) - 1] = '\0';

	return lws_ext_parse_options(e, wsi, m, options, text,
				     (int)strlen(text));
}

static const char *
use(struct lws *wsi, const struct lws_extension *e,
    const struct lws_pmd_params *params)
{
	struct lws_ws *ws = wsi->role_state;
	const struct lws_ext_options *options = NULL;

	if (e->callback(lws_cx(wsi), e, wsi, LWS_EXT_CB_CLIENT_CONSTRUCT,
			&ws->pmd, &options, 0))
		return "HS: EXT: failed construction";
	ws->pmd->params = *params;
	ws->rx.how |= LWS_WS_MAY_COMPRESS;
	if (ask_for_defaults(wsi, e, ws->pmd, options))
		return "HS: EXT: failed setting defaults";
	/* zlib sends with no window of 256 bytes; stored blocks need none */
	if (params->client_bits < 9)
		ws->pmd->level = 0;

	return NULL;
}

/* its answer names one that the program has offered by itself */
static int
is_the_programs(const struct lws *wsi)
{
	const struct lws_ws *ws = wsi->role_state;

	return ws->txn->said & LWS_HTTP_SAID_EXTENSIONS;
}

/* RFC 7692 7.1.2.2: the window that we have named is kept to, also if the
 * answer does not speak of it; of several the smallest is right for all */
static uint8_t
promised_bits(const struct lws_extension *e)
{
	struct lws_span list =
		lws_span_of(e->client_offer, strlen(e->client_offer));
	struct lws_pmd_params offer;
	struct lws_span name;
	uint8_t least = 15;

	while (lws_ws_extension_next(&list, &name) > 0 &&
	       lws_pmd_offer(&list, &offer) >= 0)
		if (offer.client_bits && offer.client_bits < least)
			least = offer.client_bits;

	return least;
}

static const char *
take(struct lws *wsi, const struct lws_extension *e, struct lws_span *list,
     const struct lws_span *name)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_pmd_params params;
	int r, ours = e && name->len == strlen(e->name) &&
		      !memcmp(e->name, name->p, name->len);

	r = lws_pmd_answer(
		list, ours && strstr(e->client_offer, "client_max_window_bits"),
		&params);
	if (r < 0)
		return "HS: EXT: malformed";
	if (!ours)
		return is_the_programs(wsi) ? NULL : "HS: EXT: unknown ext";
	if (!r || ws->pmd)
		return "HS: EXT: unacceptable parameters";
	if (params.client_bits > promised_bits(e))
		params.client_bits = promised_bits(e);

	return use(wsi, e, &params);
}

const char *
lws_ws_agree(struct lws *wsi, const void *offer)
{
	const struct lws_ws *ws = wsi->role_state;
	const struct lws_http_store *s = &ws->txn->store;
	const struct lws_http_frag *f;
	struct lws_span list, name;
	const char *why = NULL;
	int nth = 0, r = 0;

	while (!why &&
	       (f = lws_http_store_frag(s, WSI_TOKEN_EXTENSIONS, nth++))) {
		list = lws_span_of(s->data + f->ofs, f->len);
		while (!why && (r = lws_ws_extension_next(&list, &name)) > 0)
			why = take(wsi, offer, &list, &name);
		if (r < 0)
			why = "HS: EXT: malformed";
	}

	return why;
}
