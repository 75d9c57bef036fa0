/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sockets, files and descriptors that something else opened become connections
 * of the library. Also the address type that holds either IP version.
 */

#ifndef LWS_ADOPT_H
#define LWS_ADOPT_H

/** lws_create_adopt_udp(): bind to the address */
#define LWS_CAUDP_BIND (1 << 0)

/** lws_create_adopt_udp(): allow broadcasts */
#define LWS_CAUDP_BROADCAST (1 << 1)

/** lws_create_adopt_udp(): raw frames instead of datagrams */
#define LWS_CAUDP_PF_PACKET (1 << 2)

/** What is adopted and as what; bits, ORed together */
typedef enum {
	/** an fd that is no socket */
	LWS_ADOPT_RAW_FILE_DESC = 0,
	/** speaks HTTP; without it, raw */
	LWS_ADOPT_HTTP = 1 << 0,
	/** a socket */
	LWS_ADOPT_SOCKET = 1 << 1,
	/** TLS, if the vhost serves it */
	LWS_ADOPT_ALLOW_SSL = 1 << 2,
	/** a UDP socket */
	LWS_ADOPT_FLAG_UDP = 1 << 4,
	/** the raw proxy's */
	LWS_ADOPT_FLAG_RAW_PROXY = 1 << 5,
	/** a UDP socket, short */
	LWS_ADOPT_RAW_SOCKET_UDP = LWS_ADOPT_SOCKET | LWS_ADOPT_FLAG_UDP,
} lws_adoption_type;

/** A socket or an fd, as the adoption type says */
typedef union {
	lws_sockfd_type sockfd; /**< with LWS_ADOPT_SOCKET */
	lws_filefd_type filefd; /**< otherwise */
} lws_sock_file_fd_type;

/** An address of either IP version
 *
 * sa4.sin_family, which is where sa6.sin6_family is, tells which. Zeroed
 * memory is no address.
 */
typedef union {
	struct sockaddr_in6 sa6; /**< AF_INET6 */
	struct sockaddr_in sa4;  /**< AF_INET */
} lws_sockaddr46;

/** Whom a UDP connection talks to */
struct lws_udp {
	/** where the last datagram came from, and the next one goes */
	lws_sockaddr46 sa46;
	lws_sockaddr46 sa46_pending; /**< where what is queued goes */
	uint8_t connected : 1;       /**< the socket is connect()ed */
};

/** Parameters of lws_adopt_descriptor_vhost_via_info(); zeroed, then set */
struct lws_adopt_desc {
	struct lws_vhost *vh;     /**< vhost it joins */
	lws_adoption_type type;   /**< what it is */
	lws_sock_file_fd_type fd; /**< the fd */
	/** protocol it is bound to. NULL: of a raw connection the one with the
	 * option "raw", otherwise the one with the option "default", in both
	 * cases else the first
	 */
	const char *vh_prot_name;
	/** connection it becomes a child of, and is closed with; or NULL */
	struct lws *parent;
	void *opaque; /**< lws_get_opaque_user_data() of it */
	/** its name for fault injection, or NULL */
	const char *fi_wsi_name;
};

typedef struct lws_adopt_desc lws_adopt_desc_t;

#if defined(LWS_WITH_NETWORK)

/** lws_adopt_socket() - an accepted socket is served by the default vhost
 * \param context: the context
 * \param accept_fd: the socket; the library's from the call on,
 *	whatever it returns
 * \return the connection, or NULL if that failed and the socket is
 *	closed
 *
 * It speaks HTTP, with TLS if the vhost serves it.
 */
LWS_VISIBLE LWS_EXTERN struct lws *lws_adopt_socket(struct lws_context *context,
						    lws_sockfd_type accept_fd);

/** lws_adopt_socket_vhost() - an accepted socket is served by a vhost
 * \param vh: the vhost
 * \param accept_fd: the socket; the library's from the call on,
 *	whatever it returns
 * \return the connection, or NULL if that failed and the socket is
 *	closed
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_adopt_socket_vhost(struct lws_vhost *vh, lws_sockfd_type accept_fd);

/** lws_adopt_descriptor_vhost() - an fd becomes a connection
 * \param vh: vhost it joins
 * \param type: what it is
 * \param fd: the fd, which becomes nonblocking
 * \param vh_prot_name: protocol, see lws_adopt_desc.vh_prot_name
 * \param parent: connection it becomes a child of, or NULL
 * \return the connection, which closes the fd at its end. NULL on
 *	failure: a socket is closed then, another fd is still the caller's
 *
 * Before it returns the protocol got the callbacks of a new connection:
 * LWS_CALLBACK_RAW_ADOPT, LWS_CALLBACK_RAW_ADOPT_FILE, or
 * LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED. LWS_CALLBACK_RAW_RX_FILE tells
 * that an fd can be read; the callback reads it.
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_adopt_descriptor_vhost(struct lws_vhost *vh, lws_adoption_type type,
			   lws_sock_file_fd_type fd, const char *vh_prot_name,
			   struct lws *parent);

/** lws_adopt_descriptor_vhost_via_info() - lws_adopt_descriptor_vhost() with a
 * record
 * \param info: parameters, only read during the call
 * \return as lws_adopt_descriptor_vhost()
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_adopt_descriptor_vhost_via_info(const lws_adopt_desc_t *info);

/** lws_adopt_socket_readbuf() - lws_adopt_socket() of one that was read from
 * \param context: the context
 * \param accept_fd: the socket; the library's from the call on,
 *	whatever it returns
 * \param readbuf: what was read, copied; or NULL
 * \param len: bytes there
 * \return the connection; NULL if that failed or if what was read made
 *	it close
 *
 * Callbacks may come before it returns.
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_adopt_socket_readbuf(struct lws_context *context, lws_sockfd_type accept_fd,
			 const char *readbuf, size_t len);

/** lws_adopt_socket_vhost_readbuf() - lws_adopt_socket_vhost() of one that was
 * read from
 * \param vhost: the vhost
 * \param accept_fd: the socket; the library's from the call on,
 *	whatever it returns
 * \param readbuf: what was read, copied; or NULL
 * \param len: bytes there
 * \return as lws_adopt_socket_readbuf()
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_adopt_socket_vhost_readbuf(struct lws_vhost *vhost,
			       lws_sockfd_type accept_fd, const char *readbuf,
			       size_t len);

#if defined(LWS_WITH_UDP)
/** lws_create_adopt_udp() - a connection for UDP
 * \param vhost: vhost it joins
 * \param ads: name or address; NULL with LWS_CAUDP_BIND is every
 *	address
 * \param port: UDP port
 * \param flags: LWS_CAUDP_...; without LWS_CAUDP_BIND the socket is
 *	connect()ed to ads
 * \param protocol_name: protocol, as lws_adopt_desc.vh_prot_name
 * \param ifname: network interface, which needs CAP_NET_RAW; or NULL
 * \param parent_wsi: connection it becomes a child of, or NULL
 * \param opaque: lws_get_opaque_user_data() of it
 * \param retry_policy: backoff, or NULL
 * \param fi_wsi_name: its name for fault injection, or NULL
 * \return the connection, or NULL if that failed and nothing is left
 *
 * LWS_CALLBACK_RAW_ADOPT tells that the socket is there, which may be after a
 * name lookup. Each LWS_CALLBACK_RAW_RX is one datagram, lws_get_udp() tells
 * from whom; lws_write() sends one there.
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_create_adopt_udp(struct lws_vhost *vhost, const char *ads, int port,
		     int flags, const char *protocol_name, const char *ifname,
		     struct lws *parent_wsi, void *opaque,
		     const lws_retry_bo_t *retry_policy,
		     const char *fi_wsi_name);

#endif

#endif

/** the struct sockaddr * to give to the system for a lws_sockaddr46 * */
#define sa46_sockaddr(_sa46) ((struct sockaddr *)(_sa46))

/** the socklen_t that goes with sa46_sockaddr() */
#define sa46_socklen(_sa46)                                                    \
	(socklen_t)((_sa46)->sa4.sin_family == AF_INET                         \
			    ? sizeof(struct sockaddr_in)                       \
			    : sizeof(struct sockaddr_in6))

/** block: set the port, in network order, whichever family it is */
#define sa46_sockport(_sa46, _sp)                                              \
	{                                                                      \
		if ((_sa46)->sa4.sin_family == AF_INET)                        \
			(_sa46)->sa4.sin_port = (_sp);                         \
		else                                                           \
			(_sa46)->sa6.sin6_port = (_sp);                        \
	}

/** uint8_t * to the bytes of the address, in network order */
#define sa46_address(_sa46)                                                    \
	((uint8_t *)((_sa46)->sa4.sin_family == AF_INET                        \
			     ? (void *)&(_sa46)->sa4.sin_addr                  \
			     : (void *)&(_sa46)->sa6.sin6_addr))

/** how many bytes sa46_address() points to: 4 or 16 */
#define sa46_address_len(_sa46) ((_sa46)->sa4.sin_family == AF_INET ? 4 : 16)

#endif
