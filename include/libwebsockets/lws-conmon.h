/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How long the steps of a client connection took, and with whom it was made.
 */

#ifndef LWS_CONMON_H
#define LWS_CONMON_H

typedef enum lws_conmon_pcol {
	LWSCONMON_PCOL_NONE = 0,
	LWSCONMON_PCOL_HTTP = 1,
} lws_conmon_pcol_t;

typedef enum lws_conmon_dns_disposition {
	LWSCONMON_DNS_NONE = 0,
	LWSCONMON_DNS_OK = 1,
	LWSCONMON_DNS_SERVER_UNREACHABLE = 2,
	LWSCONMON_DNS_NO_RESULT = 3,
} lws_conmon_dns_disposition_t;

typedef uint32_t lws_conmon_interval_us_t;

struct lws_conmon {
	lws_sockaddr46 peer46;
	union {
		struct {
			int response;
		} http;
	} protocol_specific;
	struct addrinfo *dns_results_copy;
	lws_conmon_interval_us_t ciu_dns;
	lws_conmon_interval_us_t ciu_sockconn;
	lws_conmon_interval_us_t ciu_tls;
	lws_conmon_interval_us_t ciu_txn_resp;
	lws_conmon_pcol_t pcol;
	lws_conmon_dns_disposition_t dns_disposition;
};

#if defined(LWS_WITH_NETWORK) && defined(LWS_WITH_CONMON)

LWS_VISIBLE LWS_EXTERN void lws_conmon_wsi_take(struct lws *wsi,
						struct lws_conmon *dest);

LWS_VISIBLE LWS_EXTERN void lws_conmon_release(struct lws_conmon *conmon);

#endif

#endif
