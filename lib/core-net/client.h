/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Inner header of the client's files: the way to a peer. Its steps, each a
 * file, in their order:
 *
 *	lookup	a name becomes addresses (client-lookup.c, lookup.c)
 *	race	the addresses are tried, the first that answers is taken
 *		(client-race.c, RFC 8305)
 *	proxy	who stands there connects us further (client-proxy.c)
 *	secure	TLS (client-secure.c)
 *
 * and then the role opens (client.c), or it becomes one of several streams of
 * the connection (client-carry.c). A step begins with its _begin(), goes on
 * in its _ready() when the descriptor is ready, and calls the next one's
 * _begin(). All return KEEP, or CLOSE when it has failed: the words have been
 * said then.
 */
#ifndef LWS_CORE_NET_CLIENT_H
#define LWS_CORE_NET_CLIENT_H

#include "core-net/inside.h"

struct lws_lookup;
struct lws_proxying;

enum lws_way_step {
	LWS_WAY_LEAVE, /* the peer that it was connected to before */
	LWS_WAY_QUEUE, /* somebody has the connection that it is to have */
	LWS_WAY_LOOKUP,
	LWS_WAY_RACE,
	LWS_WAY_PROXY,
	LWS_WAY_SECURE,
	LWS_WAY_STEPS
};

/** struct lws_way - what a client does to get to its peer */
struct lws_way {
	struct lws *wsi;
	const char *name;           /* of who is connected to: the peer or a
				       proxy; borrowed from ask or the vhost */
	struct lws_lookup *lookup;  /* owned: the one that runs; NULL: none */
	struct lws_proxying *proxy; /* owned: talking to one; NULL: no proxy */
	lws_sorted_usec_list_t sul; /* the next address, or lookup again */
	struct lws *attempt[LWS_LIMIT_CONNECT_ADDRESSES]; /* NULL: over */
	lws_sockaddr46 address[LWS_LIMIT_CONNECT_ADDRESSES];
	struct sockaddr_un *un; /* owned: a UNIX socket's instead */
	socklen_t un_len;
	unsigned int count; /* addresses */
	unsigned int next;  /* the first that was not tried */
	unsigned int running;
	int error;     /* errno of the attempt that failed last; 0 */
	uint16_t port; /* of who is connected to */
	uint8_t step;  /* enum lws_way_step */
};

/* of one that is under way */
static inline struct lws_way *
lws_way_of(const struct lws *wsi)
{
	return wsi->extra->client->way;
}

/* client-lookup.c */
enum lws_keep lws_way_lookup_begin(struct lws *wsi);
void lws_way_lookup_end(struct lws_way *way);

/* client-race.c */
enum lws_keep lws_way_race_begin(struct lws *wsi);
void lws_way_race_end(struct lws_way *way);

/* client-proxy.c */
/* is there a proxy for it? Then that is who is connected to first */
enum lws_keep lws_way_by_proxy(struct lws *wsi);
enum lws_keep lws_way_proxy_begin(struct lws *wsi);
enum lws_keep lws_way_proxy_ready(struct lws *wsi, short revents);
void lws_way_proxy_end(struct lws_way *way);

/* client-secure.c */
enum lws_keep lws_way_secure_begin(struct lws *wsi);
enum lws_keep lws_way_secure_ready(struct lws *wsi, short revents);

/* client-share.c */
/* 1: it waits for a connection that others have; 0: it goes by itself */
int lws_way_share(struct lws *wsi);
/* it ends, or goes elsewhere */
void lws_way_unshare(struct lws *wsi);
/* its connection is net's now: if it was to be shared, that is */
void lws_way_share_carrier(struct lws *wsi, struct lws *net);

/* client-carry.c */
/* a connection becomes another wsi's, which has none */
void lws_way_move(struct lws *from, struct lws *to);
/* the connection becomes a carrier's, and wsi its first stream */
enum lws_keep lws_way_carry_first(struct lws *wsi,
				  const struct lws_role_ops *role);
/* wsi, which has no connection, becomes a stream of net */
enum lws_keep lws_way_carry(struct lws *wsi, struct lws *net);

/* client.c: begin to connect; a connection of others is its own now; it becomes
 * a stream of net; the socket is connected; the way is at its end */
enum lws_keep lws_way_go(struct lws *wsi);
enum lws_keep lws_way_joined(struct lws *wsi);
enum lws_keep lws_way_join_carrier(struct lws *wsi, struct lws *net);
enum lws_keep lws_way_connected(struct lws *wsi);
enum lws_keep lws_way_arrived(struct lws *wsi);

/* -- lookups on other threads (lookup.c) -- */

/** struct lws_found - what a lookup has found */
struct lws_found {
	lws_sockaddr46 address[LWS_LIMIT_CONNECT_ADDRESSES]; /* no ports */
	unsigned int count;
	enum lws_plat_found how;
};

/** lws_lookup_start() - have a name looked up
 * \param name: copied
 * \return the lookup, until lws_way_looked_up() is called for wsi or
 *	lws_lookup_cancel(); NULL: out of memory or threads, or the name is too
 *	long */
struct lws_lookup *lws_lookup_start(struct lws *wsi, const char *name);
void lws_lookup_cancel(struct lws_lookup *l);
/** lws_way_looked_up() - its result, on the thread of wsi (client-lookup.c) */
void lws_way_looked_up(struct lws *wsi, const struct lws_found *found);

#endif
