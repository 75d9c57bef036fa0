/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which extensions a connection has (RFC 6455 9), and the memory behind
 * permessage-deflate. A vhost offers what the program's array names; of a
 * client's offers the first that can be kept is taken (RFC 7692 5).
 */
#include "roles/ws/pmd.h"

struct lws_ws_thread *
lws_ws_thread(struct lws_context_per_thread *pt)
{
	void **slot = &pt->role_data[LWS_ROLE_SLOT_WS];

	if (!*slot)
		*slot = lws_zalloc(sizeof(struct lws_ws_thread), "ws thread");

	return *slot;
}

void
lws_ws_thread_fini(struct lws_context_per_thread *pt)
{
	struct lws_ws_thread *t = pt->role_data[LWS_ROLE_SLOT_WS];

	if (!t)
		return;
	lws_free(t->rx);
	lws_free(t->tx);
	lws_inflater_destroy(t->in);
	lws_deflater_destroy(t->out);
	lws_free(t);
	pt->role_data[LWS_ROLE_SLOT_WS] = NULL;
}

struct lws_ws_pmd *
lws_ws_pmd_create(void)
{
	struct lws_ws_pmd *m = lws_zalloc(sizeof(*m), "ws pmd");

	if (!m)
		return NULL;
	m->params.server_bits = m->params.client_bits = 15;
	/* the fastest; programs know it as the default */
	m->level = 1;
	m->mem = 8;

	return m;
}

void
lws_ws_pmd_destroy(struct lws_ws_pmd *m)
{
	if (!m)
		return;
	lws_inflater_destroy(m->in);
	lws_deflater_destroy(m->out);
	lws_free(m->held);
	lws_free(m);
}

static const struct lws_extension *
find(const struct lws_vhost *vh, const struct lws_span *name)
{
	const struct lws_ws_vhost *v = vh->role_data[LWS_ROLE_SLOT_WS];
	const struct lws_extension *e = v->extensions;

	for (; e && e->callback; e++)
		if (e->name && strlen(e->name) == name->len &&
		    !memcmp(e->name, name->p, name->len))
			return e;

	return NULL;
}

/* what an inflated piece must have room for, by contract */
#define RX_LEAST 128u

static int
is_deflate(const struct lws_extension *e)
{
	return e->callback == lws_extension_callback_pm_deflate;
}

static int
is_wanted(struct lws *wsi, const struct lws_extension *e)
{
	return lws_ws_piece_most(wsi) >= RX_LEAST &&
	       !lws_user_callback(wsi, LWS_CALLBACK_CONFIRM_EXTENSION_OKAY,
				  (void *)(uintptr_t)e->name, 0);
}

/* 1 taken, 0 not, -1 close */
static int
take(struct lws *wsi, const struct lws_extension *e,
     const struct lws_pmd_params *params, uint8_t **p, const uint8_t *end)
{
	const struct lws_ext_options *options;
	struct lws_ws *ws = wsi->role_state;

	if (!is_wanted(wsi, e) ||
	    e->callback(lws_cx(wsi), e, wsi, LWS_EXT_CB_CONSTRUCT, &ws->pmd,
			&options, 0))
		return 0;
	ws->pmd->params = *params;
	ws->rx.how |= LWS_WS_MAY_COMPRESS;

	return lws_pmd_reply_put(p, end, params) ? -1 : 1;
}

/* the list is well-formed: that was looked at before */
static int
walk(struct lws *wsi, struct lws_span list, uint8_t **p, const uint8_t *end)
{
	const struct lws_extension *e;
	struct lws_pmd_params params;
	struct lws_span name;
	int r;

	while (lws_ws_extension_next(&list, &name) > 0) {
		e = find(wsi->vhost, &name);
		if (e && !is_deflate(e)) {
			r = lws_ws_custom_take(wsi, e, &list, p, end);
			if (r)
				return r;
			continue;
		}
		/* of an unknown one this skips the parameters */
		if (lws_pmd_offer(&list, &params) <= 0 || !e)
			continue;
		r = take(wsi, e, &params, p, end);
		if (r)
			return r;
	}

	return 0;
}

int
lws_ws_negotiate(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	const struct lws_ws *ws = wsi->role_state;
	const struct lws_http_store *s = &ws->txn->store;
	const struct lws_http_frag *f;
	int nth = 0, r = 0;

	while (!r && (f = lws_http_store_frag(s, WSI_TOKEN_EXTENSIONS, nth++)))
		r = walk(wsi, lws_span_of(s->data + f->ofs, f->len), p, end);

	return r;
}
