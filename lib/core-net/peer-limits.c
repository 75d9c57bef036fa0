/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Limits per peer address: how many connections, and how many of them with a
 * request's headers in memory. A small hash of records that exist while the
 * address has a connection. Without limits there is no table, and nothing is
 * counted.
 */
#include "core-net/inside.h"

#define BUCKETS 256u

struct lws_peer_record {
	struct lws_peer_record *next; /* in its bucket */
	lws_sockaddr46 sa46;          /* family and address only */
	uint32_t count_wsi;
	uint32_t count_headers;
};

struct lws_peer_table {
	pthread_mutex_t lock;
	struct lws_peer_record *bucket[BUCKETS]; /* owned */
};

int
lws_peers_init(struct lws_context *cx,
	       const struct lws_context_creation_info *info)
{
	if (!info->ip_limit_ah && !info->ip_limit_wsi)
		return 0;
	cx->peers = lws_zalloc(sizeof(*cx->peers), "peer limits");
	if (!cx->peers)
		return -1;
	pthread_mutex_init(&cx->peers->lock, NULL);

	return 0;
}

void
lws_peers_fini(struct lws_context *cx)
{
	unsigned int n;

	if (!cx->peers)
		return;
	for (n = 0; n < BUCKETS; n++)
		while (cx->peers->bucket[n]) {
			struct lws_peer_record *r = cx->peers->bucket[n];

			cx->peers->bucket[n] = r->next;
			lws_free(r);
		}
	pthread_mutex_destroy(&cx->peers->lock);
	lws_free_set_NULL(cx->peers);
}

/* 0: the address, and nothing else of it, is in out. -1: not an IP peer */
static int
address_of(const struct sockaddr *sa, lws_sockaddr46 *out)
{
	memset(out, 0, sizeof(*out));
	if (sa && sa->sa_family == AF_INET) {
		const struct sockaddr_in *in =
			(const struct sockaddr_in *)(const void *)sa;

		out->sa4.sin_family = AF_INET;
		out->sa4.sin_addr = in->sin_addr;
		return 0;
	}
	if (sa && sa->sa_family == AF_INET6) {
		const struct sockaddr_in6 *in =
			(const struct sockaddr_in6 *)(const void *)sa;

		out->sa6.sin6_family = AF_INET6;
		out->sa6.sin6_addr = in->sin6_addr;
		return 0;
	}

	return -1;
}

/* FNV-1a: spreads addresses that differ in one byte */
static unsigned int
bucket_of(const lws_sockaddr46 *sa)
{
	const uint8_t *p = (const uint8_t *)&sa->sa4.sin_addr;
	size_t len = 4;
	uint32_t h = 2166136261u;

	if (sa->sa4.sin_family == AF_INET6) {
		p = (const uint8_t *)&sa->sa6.sin6_addr;
		len = 16;
	}
	while (len--)
		h = (h ^ *p++) * 16777619u;

	return h % BUCKETS;
}

static struct lws_peer_record *
find_or_make_locked(struct lws_peer_table *t, const lws_sockaddr46 *sa)
{
	struct lws_peer_record **b = &t->bucket[bucket_of(sa)];
	struct lws_peer_record *r;

	for (r = *b; r; r = r->next)
		if (!lws_sa46_compare_ads(&r->sa46, sa))
			return r;
	r = lws_zalloc(sizeof(*r), "peer record");
	if (!r)
		return NULL;
	r->sa46 = *sa;
	r->next = *b;
	*b = r;

	return r;
}

static void
drop_if_unused_locked(struct lws_peer_table *t, struct lws_peer_record *r)
{
	struct lws_peer_record **p = &t->bucket[bucket_of(&r->sa46)];

	if (r->count_wsi)
		return;
	while (*p != r)
		p = &(*p)->next;
	*p = r->next;
	lws_free(r);
}

static void
say_refused(struct lws *wsi, struct lws_peer_record *r, lws_sockaddr46 *sa)
{
	struct lws_context *cx = lws_cx(wsi);
	char ads[64];

	lws_sa46_write_numeric_address(sa, ads, sizeof(ads));
	lwsl_cx_notice(cx, "peer %s has %u connections, the limit is %u", ads,
		       r->count_wsi, cx->ip_limit_wsi);
	if (cx->peer_notify)
		cx->peer_notify(cx, wsi->fd, sa);
}

/* 0 counted; -1 over the limit; 1 no memory for it: let it pass uncounted */
static int
count_locked(struct lws *wsi, lws_sockaddr46 *sa)
{
	struct lws_peer_table *t = lws_cx(wsi)->peers;
	unsigned int limit = lws_cx(wsi)->ip_limit_wsi;
	struct lws_peer_record *r = find_or_make_locked(t, sa);

	if (!r)
		return 1;
	if (limit && r->count_wsi >= limit) {
		say_refused(wsi, r, sa);
		return -1;
	}
	r->count_wsi++;
	wsi->extra->peer = r;

	return 0;
}

int
lws_peer_count_wsi(struct lws *wsi, const struct sockaddr *peer)
{
	struct lws_peer_table *t = lws_cx(wsi)->peers;
	lws_sockaddr46 sa;
	int r;

	if (!t || address_of(peer, &sa))
		return 0;
	if (!lws_wsi_extra(wsi))
		return -1;
	pthread_mutex_lock(&t->lock);
	r = count_locked(wsi, &sa);
	pthread_mutex_unlock(&t->lock);

	return r < 0 ? -1 : 0;
}

void
lws_peer_uncount_wsi(struct lws *wsi)
{
	struct lws_peer_table *t = lws_cx(wsi)->peers;
	struct lws_peer_record *r = wsi->extra ? wsi->extra->peer : NULL;

	if (!t || !r)
		return;
	wsi->extra->peer = NULL;
	pthread_mutex_lock(&t->lock);
	r->count_wsi--;
	drop_if_unused_locked(t, r);
	pthread_mutex_unlock(&t->lock);
}

int
lws_peer_headers(struct lws *wsi, int change)
{
	struct lws_peer_table *t = lws_cx(wsi)->peers;
	unsigned int limit = lws_cx(wsi)->ip_limit_ah;
	struct lws_peer_record *r = wsi->extra ? wsi->extra->peer : NULL;
	int over = 0;

	if (!t || !r)
		return 0;
	pthread_mutex_lock(&t->lock);
	if (change > 0 && limit && r->count_headers >= limit)
		over = 1;
	else
		r->count_headers = change > 0 ? r->count_headers + 1
					      : r->count_headers - 1;
	pthread_mutex_unlock(&t->lock);

	return over ? -1 : 0;
}
