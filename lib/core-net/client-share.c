/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients that ask for it (LCCSCF_PIPELINE) share a connection to the same
 * server, one after another: who has it is the owner, the others wait in a
 * queue. When the owner's transaction is over the socket, with its TLS, moves
 * to the next one; without a next one the owner keeps it warm for a while.
 * When it is lost, or the server lets nobody have it twice, the next one
 * connects by itself and is the owner then.
 *
 * Shared is only what is the same in all that matters to the server and to
 * what was proven of it: that is the key.
 */
#include <stdio.h>

#include "core-net/client.h"

#define KEEP_WARM_SECS 5u

struct lws_share {
	lws_dll2_t list;            /* vhost->threads[tsi].shares */
	struct lws *owner;          /* borrowed: it has the connection, or is on
				       its way to it */
	lws_dll2_owner_t queue;     /* struct lws_client.queued */
	lws_sorted_usec_list_t sul; /* hand it over */
	uint8_t is_idle;            /* the owner's transaction is over */
	char key[];
};

/* flags that change what is connected to, or how far it is trusted */
#define KEY_FLAGS                                                              \
	(LCCSCF_USE_SSL | LCCSCF_ALLOW_SELFSIGNED |                            \
	 LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK | LCCSCF_ALLOW_EXPIRED |       \
	 LCCSCF_ALLOW_INSECURE | LCCSCF_H2_PRIOR_KNOWLEDGE)

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

/* what an open connection is made of, from one wsi to another */
static void
move_connection(struct lws *from, struct lws *to)
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
	move_connection(owner, next);
	lws_close_mark(owner, LWS_CLOSE_NOW, "its connection is another's");
	lws_enter(next);
	lws_leave(next, lws_way_joined(next));

	return 0;
}

static void
hand_over_now(lws_sorted_usec_list_t *sul)
{
	struct lws_share *s = lws_container_of(sul, struct lws_share, sul);

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

int
lws_way_share(struct lws *wsi)
{
	struct lws_client *c = lws_client_here(wsi);
	char key[1024];
	size_t len = make_key(c->ask, key, sizeof(key));

	if (!(c->ask->ssl_connection & LCCSCF_PIPELINE) || !c->ask->method ||
	    !wsi->role->is_http_client || len >= sizeof(key))
		return 0;
	c->share = find(wsi, key);
	if (!c->share) {
		/* without memory for it nobody shares */
		c->share = make(wsi, key, len);
		return 0;
	}
	c->way->step = LWS_WAY_QUEUE;
	lws_dll2_add_tail(&c->queued, &c->share->queue);
	if (c->share->is_idle)
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

/* -- for roles -- */

static void
keep_warm(struct lws *wsi, struct lws_client *c)
{
	unsigned int secs = c->ask->keep_warm_secs ? c->ask->keep_warm_secs
						   : KEEP_WARM_SECS;

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
