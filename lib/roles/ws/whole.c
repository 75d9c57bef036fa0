/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a vhost keeps for its ws connections, and whole messages for protocols
 * that want them (lws-x-ws.h). A message that came in one piece is given where
 * it lies. Another grows in a block that is never larger than twice what has
 * come, whatever its frame's head announces, and goes when it was given.
 */
#include "roles/ws/ws.h"

#define GROW_LEAST 4096u

struct lws_ws_whole {
	size_t len;  /* bytes so far */
	size_t size; /* of the block, behind LWS_PRE */
	uint8_t bytes[];
};

/* -- the vhost's -- */

int
lws_ws_vhost_init(struct lws_vhost *vh,
		  const struct lws_context_creation_info *info)
{
	struct lws_ws_vhost *v = lws_zalloc(sizeof(*v), "ws vhost");

	if (!v)
		return -1;
	v->extensions = info->extensions;
	vh->role_data[LWS_ROLE_SLOT_WS] = v;

	return 0;
}

void
lws_ws_vhost_fini(struct lws_vhost *vh)
{
	struct lws_ws_vhost *v = vh->role_data[LWS_ROLE_SLOT_WS];

	if (!v)
		return;
	lws_free(v->whole_most);
	lws_free(v);
	vh->role_data[LWS_ROLE_SLOT_WS] = NULL;
}

int
lws_x_ws_whole_messages(struct lws_vhost *vh,
			const struct lws_protocols *protocol, size_t most)
{
	struct lws_ws_vhost *v = vh->role_data[LWS_ROLE_SLOT_WS];

	if (!v || protocol < vh->protocols ||
	    protocol >= vh->protocols + vh->protocol_count)
		return -1;
	if (!v->whole_most)
		v->whole_most =
			lws_zalloc(vh->protocol_count * sizeof(*v->whole_most),
				   "ws whole messages");
	if (!v->whole_most)
		return -1;
	v->whole_most[protocol - vh->protocols] = most;

	return 0;
}

/* -- a connection's -- */

/* bytes that the frame's head has announced beyond what is here; what is
 * compressed announces nothing that counts */
static uint64_t
announced(const struct lws_ws *ws)
{
	return ws->rx.compressed ? 0 : ws->rx.left;
}

static int
fits(const struct lws_ws *ws, size_t len, size_t most)
{
	size_t had = ws->whole ? ws->whole->len : 0;

	return had <= most && len <= most - had &&
	       announced(ws) <= most - had - len;
}

static int
append(struct lws_ws *ws, const uint8_t *p, size_t len)
{
	struct lws_ws_whole *w = ws->whole;
	size_t need = (w ? w->len : 0) + len, size = need * 2;

	if (!w || need > w->size) {
		if (size < GROW_LEAST)
			size = GROW_LEAST;
		w = lws_realloc(w, sizeof(*w) + LWS_PRE + size, "ws message");
		if (!w)
			return -1;
		if (!ws->whole)
			w->len = 0;
		w->size = size;
		ws->whole = w;
	}
	if (len)
		memcpy(w->bytes + LWS_PRE + w->len, p, len);
	w->len += len;

	return 0;
}

/* the block goes, whatever the program does to the connection */
static enum lws_keep
give_all(struct lws *wsi, struct lws_ws_whole *w)
{
	const struct lws_ws_part all = { w->bytes + LWS_PRE, w->len, 1, 1 };
	struct lws_ws *ws = wsi->role_state;
	enum lws_keep k;

	ws->whole = NULL;
	k = lws_ws_tell_piece(wsi, &all);
	lws_free(w);

	return k;
}

enum lws_keep
lws_ws_gather(struct lws *wsi, const struct lws_ws_part *part, size_t most)
{
	struct lws_ws *ws = wsi->role_state;

	if (!fits(ws, part->len, most))
		return lws_ws_fail(wsi, LWS_WS_ERR_TOO_LARGE);
	/* all of it; or it began before whole messages were asked for */
	if (!ws->whole && (part->last || !part->first))
		return lws_ws_tell_piece(wsi, part);
	if (append(ws, part->p, part->len))
		return lws_ws_fail(wsi, LWS_WS_ERR_NO_MEMORY);

	return part->last ? give_all(wsi, ws->whole) : LWS_KEEP;
}
