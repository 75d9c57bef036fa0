/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Inner header: notes on a client's steps (conmon.c, or no-conmon.c).
 */
#ifndef LWS_CORE_NET_CONMON_H
#define LWS_CORE_NET_CONMON_H

#include "core-net/inside.h"

enum lws_conmon_step {
	LWS_CONMON_LOOKUP,
	LWS_CONMON_CONNECT, /* the proxy's part too */
	LWS_CONMON_SECURE,
	LWS_CONMON_ANSWER
};

/** lws_conmon_begin() - its first step begins, if it wants to be measured */
void lws_conmon_begin(struct lws *wsi);
/** lws_conmon_note() - a step is over, the next one begins */
void lws_conmon_note(struct lws *wsi, enum lws_conmon_step step);
/** lws_conmon_found() - the lookup is over */
void lws_conmon_found(struct lws *wsi, lws_conmon_dns_disposition_t how);
/** lws_conmon_addresses() - those that will be tried, copied */
void lws_conmon_addresses(struct lws *wsi, const lws_sockaddr46 *sa,
			  unsigned int count);
/** lws_conmon_fini() - free what was noted */
void lws_conmon_fini(struct lws_wsi_extra *x);

#endif
