/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Addresses as text and as bytes, names of peers and interfaces, routes.
 */

#ifndef LWS_NETWORK_HELPER_H
#define LWS_NETWORK_HELPER_H

/** lws_interface_to_sa(): here is its address */
#define LWS_ITOSA_USABLE 0

/** lws_interface_to_sa(): no such interface */
#define LWS_ITOSA_NOT_EXIST (-1)

/** lws_interface_to_sa(): it has no such address */
#define LWS_ITOSA_NOT_USABLE (-2)

/** lws_interface_to_sa(): can't be told now */
#define LWS_ITOSA_BUSY (-3)

/** Number of a route, unique in its context; 0 is none */
typedef uint16_t lws_route_uidx_t;

/** short name */
typedef struct lws_route lws_route_t;

/** An address of a name, on its way through RFC 6724 */
typedef lws_route_t lws_dns_sort_t;

/** Policy table entry of an address (RFC 6724 2.1) */
struct lws_dns_score {
	uint8_t precedence; /**< higher is preferred */
	uint8_t label;      /**< equal ones go together */
};

typedef struct lws_dns_score lws_dns_score_t;

/** A route or an address of an interface, or a destination that is being sorted
 */
struct lws_route {
	lws_dll2_t list;        /**< links those of a context */
	lws_sockaddr46 src;     /**< source address */
	lws_sockaddr46 dest;    /**< destination */
	lws_sockaddr46 gateway; /**< next hop */
	/** route whose source a destination would use */
	struct lws_route *source;
	lws_dns_score_t score; /**< of a destination */
	int if_idx;            /**< the system's index of the interface */
	int priority;          /**< lower is preferred */
	/** the system's IFA_F_... of an address */
	int ifa_flags;
	lws_route_uidx_t uidx;  /**< its number */
	uint8_t proto;          /**< the system's RTPROT_... */
	uint8_t dest_len;       /**< prefix bits of dest */
	uint8_t src_len;        /**< prefix bits of src */
	uint8_t scope;          /**< the system's RT_SCOPE_... */
	uint8_t af;             /**< AF_INET or AF_INET6 */
	uint8_t source_ads : 1; /**< it is an address, not a route */
};

#if defined(LWS_WITH_NETWORK)

/** lws_canonical_hostname() - name of this machine
 * \param context: the context
 * \return its name, as it was when the context was created; lives as
 *	long as it
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_canonical_hostname(struct lws_context *context) LWS_WARN_UNUSED_RESULT;

/** lws_get_peer_addresses() - name and address of a peer
 * \param wsi: the connection
 * \param fd: its socket
 * \param name: gets the peer's name, by reverse lookup; may block
 * \param name_len: bytes there
 * \param rip: gets its numeric address
 * \param rip_len: bytes there
 *
 * Both become "" if they can't be found out.
 */
LWS_VISIBLE LWS_EXTERN void lws_get_peer_addresses(struct lws *wsi,
						   lws_sockfd_type fd,
						   char *name, int name_len,
						   char *rip, int rip_len);

/** lws_get_peer_simple() - numeric address of a connection's peer
 * \param wsi: the connection; a stream's is that of the connection it
 *	is in
 * \param name: gets it and a NUL, or words about why not
 * \param namelen: bytes there
 * \return name
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_get_peer_simple(struct lws *wsi, char *name, size_t namelen);

/** lws_get_peer_simple_fd() - numeric address of a socket's peer
 * \param fd: the socket
 * \param name: gets it and a NUL, or words about why not
 * \param namelen: bytes there
 * \return name
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_get_peer_simple_fd(lws_sockfd_type fd, char *name, size_t namelen);

#if !defined(LWS_PLAT_FREERTOS) && !defined(LWS_PLAT_OPTEE)
/** lws_interface_to_sa() - address of a network interface
 * \param ipv6: nonzero for an IPv6 address, of an interface that has
 *	none the IPv4 one mapped
 * \param ifname: its name, or a numeric address
 * \param addr: gets it; a struct sockaddr_in6 for IPv6
 * \param addrlen: bytes there
 * \return LWS_ITOSA_...
 */
LWS_VISIBLE LWS_EXTERN int lws_interface_to_sa(int ipv6, const char *ifname,
					       struct sockaddr_in *addr,
					       size_t addrlen);

#endif

/** lws_sa46_compare_ads() - are two addresses the same?
 * \param sa46a: one
 * \param sa46b: the other
 * \return 0 if they are; the ports don't matter
 */
LWS_VISIBLE LWS_EXTERN int lws_sa46_compare_ads(const lws_sockaddr46 *sa46a,
						const lws_sockaddr46 *sa46b);

/** lws_sa46_on_net() - is an address in a network?
 * \param sa46a: the address
 * \param sa46_net: the network
 * \param net_len: its prefix bits, up to 32 or 128; 0 is all of its family
 * \return 0 if it is; 1 if not, or if any of this is no IP network
 *
 * IPv4 and IPv6 are compared as IPv6, the former being mapped.
 */
LWS_VISIBLE LWS_EXTERN int lws_sa46_on_net(const lws_sockaddr46 *sa46a,
					   const lws_sockaddr46 *sa46_net,
					   int net_len);

/** lws_parse_numeric_address() - address from text (RFC 4291 2.2)
 * \param ads: text of an IPv4 or IPv6 address and nothing else: no brackets,
 *	no %zone, no leading zeros in a.b.c.d
 * \param result: gets its bytes, in network order; untouched on error
 * \param max_len: bytes there
 * \return 4 or 16, negative if it is none or does not fit
 */
LWS_VISIBLE LWS_EXTERN int
lws_parse_numeric_address(const char *ads, uint8_t *result, size_t max_len);

/** lws_sa46_parse_numeric_address() - address from text
 * \param ads: text of an IPv4 or IPv6 address
 * \param sa46: gets family and address; the port stays
 * \return 0, or -1 if it is none
 */
LWS_VISIBLE LWS_EXTERN int lws_sa46_parse_numeric_address(const char *ads,
							  lws_sockaddr46 *sa46);

/** lws_write_numeric_address() - text of an address (RFC 5952)
 * \param ads: its bytes, in network order
 * \param size: 4 or 16
 * \param buf: gets the text and a NUL
 * \param len: bytes there
 * \return length of the text, negative if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int
lws_write_numeric_address(const uint8_t *ads, int size, char *buf, size_t len);

/** lws_sa46_write_numeric_address() - text of an address (RFC 5952)
 * \param sa46: the address
 * \param buf: gets the text and a NUL
 * \param len: bytes there
 * \return length of the text, negative if it does not fit; "(unset)"
 *	for zeroed memory
 */
LWS_VISIBLE LWS_EXTERN int
lws_sa46_write_numeric_address(lws_sockaddr46 *sa46, char *buf, size_t len);

/** lws_parse_mac() - hardware address from text
 * \param ads: "XX:XX:XX:XX:XX:XX"
 * \param result_6_bytes: gets it
 * \return 0, negative if it is none
 */
LWS_VISIBLE LWS_EXTERN int lws_parse_mac(const char *ads,
					 uint8_t *result_6_bytes);

#endif

#endif
