/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How long the steps of a client connection took, and with whom it was made.
 */

#ifndef LWS_CONMON_H
#define LWS_CONMON_H

/** Which member of protocol_specific is valid */
typedef enum lws_conmon_pcol {
	LWSCONMON_PCOL_NONE = 0, /**< none */
	LWSCONMON_PCOL_HTTP = 1, /**< http */
} lws_conmon_pcol_t;

/** How the name lookup went */
typedef enum lws_conmon_dns_disposition {
	LWSCONMON_DNS_NONE = 0,               /**< there was none */
	LWSCONMON_DNS_OK = 1,                 /**< it gave addresses */
	LWSCONMON_DNS_SERVER_UNREACHABLE = 2, /**< no server answered */
	LWSCONMON_DNS_NO_RESULT = 3,          /**< there are no addresses */
} lws_conmon_dns_disposition_t;

/** An interval in microseconds; 0 if it does not apply */
typedef uint32_t lws_conmon_interval_us_t;

/** What is known about a client connection's beginning */
struct lws_conmon {
	lws_sockaddr46 peer46; /**< the peer's address */
	/** by pcol */
	union {
		/** LWSCONMON_PCOL_HTTP */
		struct {
			int response; /**< status code */
		} http;
	} protocol_specific;
	/** the addresses tried, owned by the record; with LCCSCF_CONMON */
	struct addrinfo *dns_results_copy;
	lws_conmon_interval_us_t ciu_dns;      /**< name lookup */
	lws_conmon_interval_us_t ciu_sockconn; /**< connect() */
	lws_conmon_interval_us_t ciu_tls;      /**< TLS handshake */
	/** request sent until the response began */
	lws_conmon_interval_us_t ciu_txn_resp;
	lws_conmon_pcol_t pcol; /**< which protocol it is */
	/** how the lookup went */
	lws_conmon_dns_disposition_t dns_disposition;
};

#if defined(LWS_WITH_NETWORK)

/** lws_conmon_wsi_take() - get what is known about a client connection
 * \param wsi: the connection, from LWS_CALLBACK_CLIENT_CONNECTION_ERROR
 *	or its being established on
 * \param dest: gets it; dns_results_copy moves there, so release it
 */
LWS_VISIBLE LWS_EXTERN void lws_conmon_wsi_take(struct lws *wsi,
						struct lws_conmon *dest);

/** lws_conmon_release() - free what lws_conmon_wsi_take() gave
 * \param conmon: the record; NULL is let pass
 */
LWS_VISIBLE LWS_EXTERN void lws_conmon_release(struct lws_conmon *conmon);

#endif

#endif
