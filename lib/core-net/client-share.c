/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients that ask for it (LCCSCF_PIPELINE) share a connection to the same
 * server. Who makes the way to it is the owner, the others wait in a queue.
 * If it carries many (client-carry.c) all become its streams, as do those that
 * come later, for as long as it takes more. Otherwise they have it one after
 * another: when the owner's transaction is over the socket, with its TLS, moves
 * to the next one; without a next one the owner keeps it warm for a while.
 * When it is lost, or the server lets nobody have it twice, the next one
 * connects by itself and is the owner then.
 *
 * Shared is only what is the same in all that matters to the server and to
 * what was proven of it: that is the key.
 */
#include <stdio.h>

#include "core-net/client.h"

struct lws_share {
	lws_dll2_t list;            /* vhost->threads[tsi].shares */
	struct lws *owner;          /* borrowed: it has the connection, or is on
				       its way to it; NULL: net has it */
	struct lws *net;            /* borrowed: the carrier; NULL: none */
	lws_dll2_owner_t queue;     /* struct lws_client.queued */
	lws_sorted_usec_list_t sul; /* hand it over */
	uint8_t is_idle;            /* the owner's transaction is over */
	char key[];
};

/* flags that change what is connected to, or how far it is trusted */
#define KEY_FLAGS                                                              \
	(LCCSCF_USE_SSL | LCCSCF_ALLOW_SELFSIGNED |                            \
	 LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK | LCCSCF_ALLOW_EXPIRED |       \
	 LCCSCF_ALLOW_INSECURE | LCCSCF_H2_PRIOR_KNOWLEDGE |                   \
	 LCCSCF_H2_MANUAL_RXFLOW | LCCSCF_H2_QUIRK_OVERFLOWS_TXCR)

/* bytes without the NUL */
static size_t
make_key(const struct lws_client_connect_info *ask, char *p, size_t size)
{
	return (size_t)snprintf(
		p, size, "%s\n%d\n%s\n%x\n%s\n%d\n%s\n%u", ask->address,
		ask->port, ask->host ? ask->host : "",
		(unsigned int)(ask->ssl_connection & KEY_FLAGS),
		ask->iface ? ask->iface : "", ask->local_port,
		ask->alpn ? ask->alpn : "", ask->sys_tls_client_cert);
}

static lws_dll2_owner_t *
shares_of(struct lws *wsi)
{
	return &wsi->vhost->threads[wsi->pt->tsi].shares;
}

static struct lws_share *
find(struct lws *wsi, const char *key)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, shares_of(wsi)->head)
	{
		struct lws_share *s =
			lws_container_of(d, struct lws_share, list);

		if (!strcmp(s->key, key))
			return s;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

static void
discard(struct lws_share *s)
{
	lws_sul_cancel(&s->sul);
	lws_dll2_remove(&s->list);
	lws_free(s);
}

/* -- one after another -- */

static struct lws *
next_of(struct lws_share *s)
{
	while (s->queue.head) {
		struct lws_client *c = lws_container_of(
			s->queue.head, struct lws_client, queued);

		lws_dll2_remove(&c->queued);
		if (lws_is_live(c->way->wsi))
			return c->way->wsi;
		c->share = NULL; /* about to end */
	}

	return NULL;
}

/* it connects by itself; NULL: nobody waits, and the share goes */
static void
promote(struct lws_share *s)
{
	struct lws *next = next_of(s);

	s->owner = next;
	s->is_idle = 0;
	if (!next) {
		discard(s);
		return;
	}
	lws_enter(next);
	lws_leave(next, lws_way_go(next));
}

/* 0; -1: all that waited are about to end */
static int
hand_over(struct lws_share *s)
{
	struct lws *owner = s->owner, *next = next_of(s);

	if (!next)
		return -1;
	lws_client_here(owner)->share = NULL;
	s->owner = next;
	s->is_idle = 0;
	lws_client_here(next)->reused = 1;
	lws_way_move(owner, next);
	lws_close_mark(owner, LWS_CLOSE_NOW, "its connection is another's");
	lws_enter(next);
	lws_leave(next, lws_way_joined(next));

	return 0;
}

/* Nobody has asked yet what comes with it: their requests leave together. */
static void
carry_all(struct lws_share *s)
{
	struct lws *net = s->net, *next;

	lws_enter(net);
	/* with what it does the carrier may become full, and the share go */
	while (lws_is_live(net) && lws_carrier_is_shared(net) &&
	       (next = next_of(s))) {
		lws_client_here(next)->share = NULL;
		lws_enter(next);
		lws_leave(next, lws_way_join_carrier(next, net));
	}
	lws_leave(net, LWS_KEEP);
}

static void
hand_over_now(lws_sorted_usec_list_t *sul)
{
	struct lws_share *s = lws_container_of(sul, struct lws_share, sul);

	if (s->net) {
		carry_all(s);
		return;
	}
	/* the owner may have another fate by now, those that waited too */
	if (s->is_idle && lws_is_live(s->owner))
		(void)hand_over(s);
}

/* -- for the way -- */

static struct lws_share *
make(struct lws *wsi, const char *key, size_t len)
{
	struct lws_share *s = lws_zalloc(sizeof(*s) + len + 1, "share");

	if (!s)
		return NULL;
	memcpy(s->key, key, len + 1);
	s->owner = wsi;
	lws_dll2_add_tail(&s->list, shares_of(wsi));

	return s;
}

static int
is_named(const struct lws_role_ops *r,
	 const struct lws_client_connect_info *ask)
{
	return (r->known_by & ask->ssl_connection) ||
	       (ask->alpn && strstr(ask->alpn, r->alpn));
}

/* WebSocket shares what carries many, and nothing else */
static int
may_be_stream(const struct lws_client_connect_info *ask)
{
	const struct lws_role_ops *const *r;

	for (r = lws_registry_roles; *r && !ask->method; r++)
		if ((*r)->carrier && is_named(*r, ask))
			return 1;

	return !!ask->method;
}

int
lws_way_share(struct lws *wsi)
{
	struct lws_client *c = lws_client_here(wsi);
	char key[1024];
	size_t len = make_key(c->ask, key, sizeof(key));

	if (!(c->ask->ssl_connection & LCCSCF_PIPELINE) ||
	    !may_be_stream(c->ask) || !wsi->role->is_http_client ||
	    len >= sizeof(key))
		return 0;
	c->share = find(wsi, key);
	if (!c->share) {
		/* without memory for it nobody shares */
		c->share = make(wsi, key, len);
		return 0;
	}
	c->way->step = LWS_WAY_QUEUE;
	lws_dll2_add_tail(&c->queued, &c->share->queue);
	if (c->share->is_idle || c->share->net)
		/* not inside the call that asks for it */
		lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &c->share->sul,
				 hand_over_now, 1);

	return 1;
}

void
lws_way_unshare(struct lws *wsi)
{
	struct lws_client *c = lws_client_here(wsi);
	struct lws_share *s = c->share;

	c->share = NULL;
	if (!s)
		return;
	if (s->owner == wsi)
		promote(s);
	else
		lws_dll2_remove(&c->queued);
}

/* -- carriers -- */

static struct lws_share *
of_carrier(const struct lws *net)
{
	lws_start_foreach_dll(struct lws_dll2 *, d,
			      shares_of((struct lws *)(uintptr_t)net)->head)
	{
		struct lws_share *s =
			lws_container_of(d, struct lws_share, list);

		if (s->net == net)
			return s;
	}
	lws_end_foreach_dll(d);

	return NULL;
}

void
lws_way_share_carrier(struct lws *wsi, struct lws *net)
{
	struct lws_client *c = lws_client_here(wsi);
	struct lws_share *s = c->share;

	c->share = NULL;
	if (!s)
		return;
	s->owner = NULL;
	s->net = net;
	lws_sul_schedule(lws_cx(net), net->pt->tsi, &s->sul, hand_over_now, 1);
}

int
lws_carrier_is_shared(const struct lws *net)
{
	return !!of_carrier(net);
}

void
lws_carrier_full(struct lws *net)
{
	struct lws_share *s = of_carrier(net);

	if (!s)
		return;
	s->net = NULL;
	lws_sul_cancel(&s->sul);
	promote(s);
}

/* -- for roles -- */

static void
keep_warm(struct lws *wsi, struct lws_client *c)
{
	unsigned int secs = c->ask->keep_warm_secs ? c->ask->keep_warm_secs
						   : LWS_CLIENT_WARM_SECS;

	c->share->is_idle = 1;
	lws_timeout_us(wsi, PENDING_TIMEOUT_CLIENT_CONN_IDLE,
		       (lws_usec_t)secs * LWS_US_PER_SEC);
}

void
lws_client_done(struct lws *wsi, int reusable)
{
	struct lws_client *c = lws_client_of(wsi);

	if (!reusable || !c || !c->share || wsi->rx_eof || wsi->rx_held ||
	    !lws_output_room(wsi)) {
		lws_close_mark(wsi, LWS_CLOSE_FLUSH, "transaction completed");
		return;
	}
	if (hand_over(c->share))
		keep_warm(wsi, c);
}
