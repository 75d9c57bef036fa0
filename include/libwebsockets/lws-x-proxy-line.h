/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PROXY protocol, beyond the API of 4.5: a proxy in front (haproxy, nginx, a
 * cloud's load balancer) says in the first bytes of a connection, before TLS,
 * who its client is.
 */

#ifndef LWS_X_PROXY_LINE_H
#define LWS_X_PROXY_LINE_H

/** V: every connection that this vhost's listener accepts begins with a PROXY
 * header, version 1 or 2. One that does not is closed: whoever can reach the
 * listener is believed, so only the proxy may. lws_get_peer_simple(),
 * lws_get_peer_addresses(), the limits per peer and the access log then mean
 * the proxy's client. Of vhosts that share a listener the first one's option
 * counts.
 */
#define LWS_SERVER_OPTION_X_PROXY_LINE (1ll << 60)

#if defined(LWS_WITH_NETWORK)

/** lws_get_proxied_addresses() - what the proxy in front has said
 * \param wsi: a connection, or a stream of one
 * \param src: gets the client's address and port
 * \param dst: gets the address and port that the client connected to
 * \return 0; -1 if there was no PROXY header, or it does not say (health checks
 *	of the proxy, UNKNOWN): then src and dst are left alone
 */
LWS_VISIBLE LWS_EXTERN int lws_get_proxied_addresses(struct lws *wsi,
						     lws_sockaddr46 *src,
						     lws_sockaddr46 *dst);

#endif

#endif
