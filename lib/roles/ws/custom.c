/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Extensions of the program's, on a server: its callback is asked whether it
 * wants what a client offers, told the parameters that it knows, and shown all
 * payload on its way in and out. What it may do is written in lws-ws-ext.h.
 * Reserved bits are its matter then, and what came is text only when it has
 * made it text.
 */
#include "roles/ws/ws.h"

struct lws_ws_custom {
	const struct lws_extension *ext; /* the program's */
	void *user;                      /* its state */
	int first; /* none of the message that comes in was given yet */
};

/* calls of a callback for a piece that give nothing: it is stuck */
#define CALLS_MOST 1024u

static int
call(struct lws *wsi, const struct lws_ws_custom *c,
     enum lws_extension_callback_reasons reason, void *in, size_t len)
{
	return c->ext->callback(lws_cx(wsi), c->ext, wsi, reason, c->user, in,
				len);
}

/* -- being agreed on -- */

static struct lws_ws_custom *
construct(struct lws *wsi, const struct lws_extension *e,
	  const struct lws_ext_options **options)
{
	struct lws_ws_custom *c = lws_zalloc(sizeof(*c), "ws extension");

	*options = NULL;
	if (!c)
		return NULL;
	c->ext = e;
	if (!e->callback(lws_cx(wsi), e, wsi, LWS_EXT_CB_CONSTRUCT, &c->user,
			 options, 0))
		return c;
	lws_free(c);

	return NULL;
}

static void
destroy(struct lws *wsi, struct lws_ws_custom *c)
{
	(void)call(wsi, c, LWS_EXT_CB_DESTROY, NULL, 0);
	lws_free(c);
}

/* By contract parameters without a value are said back. */
static int
reply(struct lws_span params, const char *name, uint8_t **p, const uint8_t *end)
{
	struct lws_ws_param param;

	if (lws_put_bytes(p, end, name, strlen(name)))
		return -1;
	while (lws_ws_param_next(&params, &param) > 0)
		if (!param.value.p &&
		    (lws_put_bytes(p, end, "; ", 2) ||
		     lws_put_bytes(p, end, param.name.p, param.name.len)))
			return -1;

	return 0;
}

/* of what was offered, up to the comma; 0, or -1: it has one that the extension
 * does not know (RFC 6455 9.1), or does not want */
static int
set_options(struct lws *wsi, const struct lws_ws_custom *c,
	    const struct lws_ext_options *options, struct lws_span params)
{
	static const struct lws_ext_options none[] = { { NULL, EXTARG_NONE } };
	struct lws_span rest = params;
	struct lws_ws_param param;
	const uint8_t *at;

	/* "; a; b=1": what the parser of options wants is behind the first ";"
	 */
	if (lws_ws_param_next(&rest, &param) <= 0)
		return 0;
	at = param.name.p;
	rest = lws_span_of(at, (size_t)(params.p + params.len - at));

	return lws_ext_parse_options(c->ext, wsi, c->user,
				     options ? options : none,
				     (const char *)rest.p, (int)rest.len);
}

static void
skip_params(struct lws_span *list)
{
	struct lws_ws_param param;

	while (lws_ws_param_next(list, &param) > 0)
		;
}

int
lws_ws_custom_take(struct lws *wsi, const struct lws_extension *e,
		   struct lws_span *params, uint8_t **p, const uint8_t *end)
{
	struct lws_span offered = *params;
	const struct lws_ext_options *options;
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_custom *c;

	skip_params(params);
	offered.len -= params->len;
	if (lws_user_callback(wsi, LWS_CALLBACK_CONFIRM_EXTENSION_OKAY,
			      (void *)(uintptr_t)e->name, 0))
		return 0;
	c = construct(wsi, e, &options);
	if (!c)
		return 0;
	if (call(wsi, c, LWS_EXT_CB_OPTION_DEFAULT, NULL, 0) ||
	    set_options(wsi, c, options, offered) ||
	    call(wsi, c, LWS_EXT_CB_OPTION_CONFIRM, NULL, 0)) {
		destroy(wsi, c);
		return 0;
	}
	ws->custom = c;
	ws->rx.how |= LWS_WS_ANY_RSV | LWS_WS_TRANSFORMED;

	return reply(offered, e->name, p, end) ? -1 : 1;
}

void
lws_ws_custom_destroy(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (!ws->custom)
		return;
	destroy(wsi, ws->custom);
	ws->custom = NULL;
}

int
lws_ws_custom_option(struct lws *wsi, const char *name,
		     struct lws_ext_option_arg *a)
{
	struct lws_ws *ws = wsi->role_state;

	if (strcmp(name, ws->custom->ext->name))
		return -1;

	return call(wsi, ws->custom, LWS_EXT_CB_NAMED_OPTION_SET, a, 0) ? -1
									: 0;
}

/* -- payload -- */

/* One call. 0 that was all, 1 there is more; -1 fatal */
static int
transform(struct lws *wsi, enum lws_extension_callback_reasons reason,
	  struct lws_tokens eb[2], int last)
{
	const struct lws_ws *ws = wsi->role_state;
	int r;

	eb[1] = eb[0];
	r = call(wsi, ws->custom, reason, eb, (size_t)last);
	if (r < 0 || eb[1].len < 0 || (eb[1].len && !eb[1].token))
		return -1;

	return r > 0;
}

static enum lws_keep
give_piece(struct lws *wsi, const struct lws_ws_part *part)
{
	struct lws_ws *ws = wsi->role_state;
	enum lws_ws_err err =
		lws_ws_frame_text(&ws->rx, part->p, part->len, part->last);

	return err ? lws_ws_fail(wsi, err) : lws_ws_give(wsi, part);
}

/* in pieces as the protocol wants them */
static enum lws_keep
give(struct lws *wsi, struct lws_ws_part *all)
{
	size_t most =
		lws_ws_whole_most(wsi) ? SIZE_MAX : lws_ws_piece_most(wsi);
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_part part = *all;

	if (!all->len && !all->last)
		return LWS_KEEP;
	do {
		part.first = ws->custom->first;
		ws->custom->first = 0;
		part.len = all->len < most ? all->len : most;
		part.last = all->last && part.len == all->len;
		part.p = all->p;
		if (give_piece(wsi, &part) != LWS_KEEP)
			return LWS_CLOSE;
		all->p += part.len;
		all->len -= part.len;
	} while (all->len && !lws_ws_is_ending(ws) && lws_is_live(wsi));

	return LWS_KEEP;
}

enum lws_keep
lws_ws_custom_rx(struct lws *wsi, const struct lws_ws_piece *piece)
{
	struct lws_tokens eb[2] = { { piece->p, (int)piece->len } };
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_part part = { NULL, 0, 0, 0 };
	unsigned int n;
	int more = 1;

	ws->custom->first |= piece->first;
	for (n = 0; more && n < CALLS_MOST; n++) {
		more = transform(wsi, LWS_EXT_CB_PAYLOAD_RX, eb, piece->last);
		if (more < 0)
			return lws_ws_fail(wsi, LWS_WS_ERR_EXTENSION);
		part.p = eb[1].token;
		part.len = (size_t)eb[1].len;
		part.last = !more && piece->last;
		if (part.len)
			n = 0;
		if (give(wsi, &part) != LWS_KEEP)
			return LWS_CLOSE;
		if (lws_ws_is_ending(ws) || !lws_is_live(wsi))
			return LWS_KEEP;
	}

	return more ? lws_ws_fail(wsi, LWS_WS_ERR_EXTENSION) : LWS_KEEP;
}

/* the frame in one piece, for the callback to look at */
static int
send_frame(struct lws *wsi, unsigned int b0, const struct lws_tokens *t)
{
	const struct lws_ws *ws = wsi->role_state;
	uint8_t *buf = lws_malloc(LWS_WS_HEAD_MAX + (size_t)t->len,
				  "ws extension frame");
	struct lws_tokens frame;
	struct lws_plat_iov v;
	int r = -1;

	if (!buf)
		return -1;
	v.p = buf;
	v.len = lws_ws_head_put(buf, b0, (uint64_t)t->len, NULL);
	if (t->len)
		memcpy(buf + v.len, t->token, (size_t)t->len);
	v.len += (size_t)t->len;
	frame.token = buf;
	frame.len = (int)v.len;
	if (call(wsi, ws->custom, LWS_EXT_CB_PACKET_TX_PRESEND, &frame, 0) >= 0)
		r = lws_output(wsi, &v, 1);
	lws_free(buf);

	return r;
}

static int
send_transformed(struct lws *wsi, unsigned int op, int fin,
		 struct lws_tokens eb[2])
{
	unsigned int n;
	int more = 1;

	for (n = 0; more && n < CALLS_MOST; n++) {
		more = transform(wsi, LWS_EXT_CB_PAYLOAD_TX, eb, fin);
		if (more < 0)
			return -1;
		if (more && !eb[1].len)
			continue;
		n = 0;
		if (send_frame(wsi, op | (fin && !more ? LWS_WS_FIN : 0),
			       &eb[1]))
			return -1;
		op = LWS_WS_CONTINUATION;
	}

	return more ? -1 : 0;
}

/* the program's bytes stay as they are: it gets a copy to change */
int
lws_ws_custom_tx(struct lws *wsi, unsigned int op, int fin,
		 const struct lws_span *data)
{
	uint8_t *copy = lws_malloc(LWS_PRE + data->len, "ws extension tx");
	struct lws_tokens eb[2];
	int r = -1;

	if (copy) {
		if (data->len)
			memcpy(copy + LWS_PRE, data->p, data->len);
		eb[0].token = copy + LWS_PRE;
		eb[0].len = (int)data->len;
		r = send_transformed(wsi, op, fin, eb);
		lws_free(copy);
	}
	if (r)
		lws_close_mark(wsi, LWS_CLOSE_NOW, "a ws extension failed");

	return r;
}
