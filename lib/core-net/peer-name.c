/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Who is at the other end, in numbers and, if the program insists and accepts
 * to wait for it, in a name.
 */
#include "core-net/inside.h"

const char *
lws_get_peer_simple_fd(lws_sockfd_type fd, char *name, size_t namelen)
{
	socklen_t len = sizeof(lws_sockaddr46);
	lws_sockaddr46 sa;

	memset(&sa, 0, sizeof(sa));
	if (getpeername(fd, (struct sockaddr *)&sa, &len) < 0) {
		lws_snprintf(name, namelen, "getpeername: %s", strerror(errno));
		return name;
	}
	lws_sa46_write_numeric_address(&sa, name, namelen);

	return name;
}

/* whom a proxy in front has told us of; NULL: nobody */
static lws_sockaddr46 *
proxied(struct lws *wsi)
{
	struct lws *nwsi = wsi ? lws_network_wsi(wsi) : NULL;

	return nwsi && nwsi->extra ? nwsi->extra->proxied : NULL;
}

const char *
lws_get_peer_simple(struct lws *wsi, char *name, size_t namelen)
{
	lws_sockaddr46 *sa = proxied(wsi);

	if (!sa)
		return lws_get_peer_simple_fd(lws_network_wsi(wsi)->fd, name,
					      namelen);
	lws_sa46_write_numeric_address(sa, name, namelen);

	return name;
}

int
lws_get_proxied_addresses(struct lws *wsi, lws_sockaddr46 *src,
			  lws_sockaddr46 *dst)
{
	lws_sockaddr46 *sa = proxied(wsi);

	if (!sa)
		return -1;
	*src = sa[0];
	*dst = sa[1];

	return 0;
}

void
lws_get_peer_addresses(struct lws *wsi, lws_sockfd_type fd, char *name,
		       int name_len, char *rip, int rip_len)
{
	const lws_sockaddr46 *told = proxied(wsi);
	socklen_t len = sizeof(lws_sockaddr46);
	lws_sockaddr46 sa;

	name[0] = rip[0] = '\0';
	memset(&sa, 0, sizeof(sa));
	if (told) {
		sa = *told;
		len = lws_plat_sa46_len(&sa);
	} else if (getpeername(fd, (struct sockaddr *)&sa, &len) < 0)
		return;
	if (lws_sa46_write_numeric_address(&sa, rip, (size_t)rip_len) < 0) {
		rip[0] = '\0';
		return;
	}
	/* may block: it asks the resolver, as the API's users know */
	if (getnameinfo((const struct sockaddr *)&sa, len, name,
			(socklen_t)name_len, NULL, 0, 0))
		name[0] = '\0';
}

int
lws_interface_to_sa(int ipv6, const char *ifname, struct sockaddr_in *addr,
		    size_t addrlen)
{
	return lws_plat_interface_to_sa(ipv6, ifname, (void *)addr, addrlen);
}
