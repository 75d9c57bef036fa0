/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Last step of clients that are several on a connection (HTTP/2). Who has made
 * the way hands socket and TLS to a wsi of their own, the carrier, and becomes
 * its stream, as do those that come later. Which streams there may be, and when
 * they ask, is for the carrier's role.
 */
#include "core-net/client.h"

/* what an open connection is made of, from one wsi to another */
void
lws_way_move(struct lws *from, struct lws *to)
{
	lws_output_flush(from->pt, from);
	lws_watch_move(from, to);
	to->transport = from->transport;
	to->transport_state = from->transport_state;
	to->tls_wanted = from->tls_wanted;
	to->unix_skt = from->unix_skt;
	to->heard = 0;
	from->transport = NULL;
	from->transport_state = NULL;
	if (to->transport->moved)
		to->transport->moved(to);
}

/* It is looked after as the one that has made it asked for. */
static int
inherit(struct lws *net, const struct lws *wsi)
{
	struct lws_wsi_extra *x = lws_wsi_extra(net);

	if (!x)
		return -1;
	x->retry = wsi->extra->retry;
	x->log_cx = wsi->extra->log_cx;
	if (x->log_cx)
		lwsl_refcount_cx(x->log_cx, 1);

	return 0;
}

/* NULL: no memory; wsi has its transport still */
static struct lws *
make(struct lws *wsi, const struct lws_role_ops *role)
{
	struct lws *net = lws_wsi_create(wsi->pt, wsi->vhost);

	if (!net)
		return NULL;
	net->is_client = 1;
	net->protocol = wsi->protocol;
	if (!inherit(net, wsi) && !lws_role_set(net, role))
		return net;
	lws_close_sync(net, "out of memory");

	return NULL;
}

/* 0; -1: it has been marked */
static int
open_up(struct lws *net)
{
	net->created = 1;
	lws_user_callback(net, LWS_CALLBACK_WSI_CREATE, NULL, 0);
	if (!lws_is_live(net))
		return -1;
	lws_phase_move(net, LWS_PHASE_OPEN);
	net->told_open = 1;
	lws_turn_request(net); /* bytes may be here by now */
	lws_validity_start(net);

	return net->role->opened(net) == LWS_KEEP ? 0 : -1;
}

enum lws_keep
lws_way_carry(struct lws *wsi, struct lws *net)
{
	if (!lws_is_live(net))
		return lws_client_fail(wsi, "read failed");
	lws_phase_move(wsi, LWS_PHASE_OPEN);

	return net->role->carry(net, wsi);
}

enum lws_keep
lws_way_carry_first(struct lws *wsi, const struct lws_role_ops *role)
{
	struct lws *net = make(wsi, role->carrier);
	enum lws_keep k;
	int r;

	if (!net)
		return lws_client_fail(wsi, "out of memory");
	lws_enter(net);
	lws_way_move(wsi, net);
	r = open_up(net);
	/* those that have waited go on it too */
	lws_way_share_carrier(wsi, net);
	k = r ? lws_client_fail(wsi, "read failed") : lws_way_carry(wsi, net);
	lws_leave(net, r ? LWS_CLOSE : LWS_KEEP);

	return k;
}

enum lws_keep
lws_carried_elsewhere(struct lws *wsi)
{
	struct lws_client *c = lws_client_of(wsi);

	if (!c || c->unheard >= LWS_LIMIT_CLIENT_UNHEARD ||
	    wsi->vhost->destroying || atomic_load(&lws_cx(wsi)->destroying) ||
	    lws_client_again(wsi, c->ask) != LWS_KEEP)
		return LWS_CLOSE;
	c->unheard++;

	return LWS_KEEP;
}
