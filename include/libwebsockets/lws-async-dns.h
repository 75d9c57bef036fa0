/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Name lookups that do not block the service thread (RFC 1035), with a cache
 * shared by the context.
 */

#ifndef LWS_ASYNC_DNS_H
#define LWS_ASYNC_DNS_H

/** ORed to the type of a query: send nothing; lws_adns_parse_udp() gets the
 * answers
 */
#define LWS_ADNS_SYNTHETIC (1 << 16)

struct lws_adns_q;
struct lws_async_dns;

/** Kinds of records (RFC 1035 3.2.2, RFC 3596) */
typedef enum dns_query_type {
	LWS_ADNS_RECORD_A = 1,     /**< IPv4 address */
	LWS_ADNS_RECORD_CNAME = 5, /**< another name */
	LWS_ADNS_RECORD_MX = 15,   /**< mail server */
	LWS_ADNS_RECORD_AAAA = 28, /**< IPv6 address */
} adns_query_type_t;

/** What lws_async_dns_query() returns */
typedef enum {
	/** the callback was made and returned NULL */
	LADNS_RET_FAILED_WSI_CLOSED = -4,
	LADNS_RET_NXDOMAIN = -3, /**< no such name */
	LADNS_RET_TIMEDOUT = -2, /**< no answer */
	/** failed; the callback was made */
	LADNS_RET_FAILED = -1,
	/** the callback was made with the result */
	LADNS_RET_FOUND = 0,
	LADNS_RET_CONTINUING = 1, /**< the callback will be made */
} lws_async_dns_retcode_t;

/** A query has ended
 * \param wsi: the connection it was for, or NULL
 * \param ads: the name; NULL on early failure
 * \param result: the addresses, until lws_async_dns_freeaddrinfo();
 *	NULL if there are none
 * \param n: 0, or LADNS_RET_FAILED on early failure
 * \param opaque: the program's
 * \return wsi, or NULL if it was closed
 */
typedef struct lws *(*lws_async_dns_cb_t)(struct lws *wsi, const char *ads,
					  const struct addrinfo *result, int n,
					  void *opaque);

#if defined(LWS_WITH_UDP) && defined(LWS_WITH_NETWORK)

/** lws_async_dns_query() - look a name up
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \param name: the name, or a numeric address
 * \param qtype: A or AAAA; both are asked for where there is IPv6
 * \param cb: called when it is done, perhaps before this returns
 * \param wsi: connection it is for, or NULL
 * \param opaque: last argument of cb
 * \param pq: out, the query while it goes on; may be NULL
 * \return LADNS_RET_...
 *
 * Numeric addresses, the hosts file and what is cached are answered at once.
 */
LWS_VISIBLE LWS_EXTERN lws_async_dns_retcode_t
lws_async_dns_query(struct lws_context *context, int tsi, const char *name,
		    adns_query_type_t qtype, lws_async_dns_cb_t cb,
		    struct lws *wsi, void *opaque, struct lws_adns_q **pq);

/** lws_async_dns_freeaddrinfo() - the addresses are not needed any more
 * \param ai: what the callback got, NULL on return; NULL content is let
 *	pass
 */
LWS_VISIBLE LWS_EXTERN void
lws_async_dns_freeaddrinfo(const struct addrinfo **ai);

/** lws_async_dns_server_add() - ask this server as well
 * \param cx: the context
 * \param sa46: its address; counted
 * \return 1, or 0 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_async_dns_server_add(struct lws_context *cx,
						    const lws_sockaddr46 *sa46);

/** lws_async_dns_server_remove() - undo lws_async_dns_server_add()
 * \param cx: the context
 * \param sa46: its address
 */
LWS_VISIBLE LWS_EXTERN void
lws_async_dns_server_remove(struct lws_context *cx, const lws_sockaddr46 *sa46);

/** lws_adns_get_tid() - id of a query's packets
 * \param q: the query
 * \return the id
 */
LWS_VISIBLE LWS_EXTERN uint16_t lws_adns_get_tid(struct lws_adns_q *q);

/** lws_adns_get_async_dns() - resolver of a query
 * \param q: the query
 * \return the resolver
 */
LWS_VISIBLE LWS_EXTERN struct lws_async_dns *
lws_adns_get_async_dns(struct lws_adns_q *q);

/** lws_adns_parse_udp() - take a packet as if it had come from a server
 * \param dns: the resolver
 * \param pkt: the packet
 * \param len: bytes of it
 */
LWS_VISIBLE LWS_EXTERN void lws_adns_parse_udp(struct lws_async_dns *dns,
					       const uint8_t *pkt, size_t len);

#endif

#endif
