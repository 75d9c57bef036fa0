/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Name lookups that do not block the service thread (RFC 1035), with a cache
 * shared by the context.
 */

#ifndef LWS_ASYNC_DNS_H
#define LWS_ASYNC_DNS_H

#define LWS_ADNS_SYNTHETIC (1 << 16)

struct lws_adns_q;
struct lws_async_dns;

typedef enum dns_query_type {
	LWS_ADNS_RECORD_A = 1,
	LWS_ADNS_RECORD_CNAME = 5,
	LWS_ADNS_RECORD_MX = 15,
	LWS_ADNS_RECORD_AAAA = 28,
} adns_query_type_t;

typedef enum {
	LADNS_RET_FAILED_WSI_CLOSED = -4,
	LADNS_RET_NXDOMAIN = -3,
	LADNS_RET_TIMEDOUT = -2,
	LADNS_RET_FAILED = -1,
	LADNS_RET_FOUND = 0,
	LADNS_RET_CONTINUING = 1,
} lws_async_dns_retcode_t;

typedef struct lws *(*lws_async_dns_cb_t)(struct lws *wsi, const char *ads,
					  const struct addrinfo *result, int n,
					  void *opaque);

#if defined(LWS_WITH_UDP) && defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN lws_async_dns_retcode_t
lws_async_dns_query(struct lws_context *context, int tsi, const char *name,
		    adns_query_type_t qtype, lws_async_dns_cb_t cb,
		    struct lws *wsi, void *opaque, struct lws_adns_q **pq);

LWS_VISIBLE LWS_EXTERN void
lws_async_dns_freeaddrinfo(const struct addrinfo **ai);

LWS_VISIBLE LWS_EXTERN int lws_async_dns_server_add(struct lws_context *cx,
						    const lws_sockaddr46 *sa46);

LWS_VISIBLE LWS_EXTERN void
lws_async_dns_server_remove(struct lws_context *cx, const lws_sockaddr46 *sa46);

LWS_VISIBLE LWS_EXTERN uint16_t lws_adns_get_tid(struct lws_adns_q *q);

LWS_VISIBLE LWS_EXTERN struct lws_async_dns *
lws_adns_get_async_dns(struct lws_adns_q *q);

LWS_VISIBLE LWS_EXTERN void lws_adns_parse_udp(struct lws_async_dns *dns,
					       const uint8_t *pkt, size_t len);

#endif

#endif
