/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Contexts and vhosts: what they are created from, and their life.
 *
 * A context is one instance of the library, with its service threads. A vhost
 * is what serves, or connects, under one set of protocols, mounts, names and
 * certificates; a context has one by default, or as many as the program makes.
 * One record of parameters serves both.
 */

#ifndef LWS_CONTEXT_VHOST_H
#define LWS_CONTEXT_VHOST_H

/** vhost: a TLS client must show a certificate that verifies */
#define LWS_SERVER_OPTION_REQUIRE_VALID_OPENSSL_CLIENT_CERT                    \
	((1ll << 1) | (1ll << 12))

/** context: don't ask the system for its name; it stays "unknown" */
#define LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME (1ll << 2)

/** vhost: look at the first byte a peer sends to the TLS port. If it is not
 * TLS, one of REDIRECT_HTTP_TO_HTTPS, ALLOW_HTTP_ON_HTTPS_LISTENER or
 * FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG decides, the first that is set; if
 * none is, the connection ends.
 */
#define LWS_SERVER_OPTION_ALLOW_NON_SSL_ON_SSL_PORT ((1ll << 3) | (1ll << 12))

/** context: the loop is libev's; no context if that is missing */
#define LWS_SERVER_OPTION_LIBEV (1ll << 4)

/** IPv4 only: on a context for all vhosts, on a vhost for that one */
#define LWS_SERVER_OPTION_DISABLE_IPV6 (1ll << 5)

/** vhost: don't trust the system's CAs, just those given */
#define LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS (1ll << 6)

/** vhost: a TLS client may show no certificate; one that is shown must verify
 */
#define LWS_SERVER_OPTION_PEER_CERT_NOT_REQUIRED (1ll << 7)

/** vhost: text messages must be UTF-8 (RFC 6455 8.1), or the connection ends
 * with 1007; they are checked anyway, and old programs have this
 */
#define LWS_SERVER_OPTION_VALIDATE_UTF8 (1ll << 8)

/** context: elliptic curve key exchange for TLS 1.2, on ecdh_curve */
#define LWS_SERVER_OPTION_SSL_ECDH ((1ll << 9) | (1ll << 12))

/** context: the loop is libuv's; no context if that is missing */
#define LWS_SERVER_OPTION_LIBUV (1ll << 10)

/** vhost: plain HTTP on its port is answered with 301 to https:// */
#define LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS ((1ll << 11) | (1ll << 12))

/** context: there is to be TLS at all, for clients too */
#define LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT (1ll << 12)

/** context: make no default vhost, the program makes all of them; privileges
 * are dropped after protocols were first initialised, not at creation
 */
#define LWS_SERVER_OPTION_EXPLICIT_VHOSTS (1ll << 13)

/** vhost: iface is the path of a unix socket to listen on, '@' in front for an
 * abstract one
 */
#define LWS_SERVER_OPTION_UNIX_SOCK (1ll << 14)

/** vhost: responses carry strict-transport-security (RFC 6797) */
#define LWS_SERVER_OPTION_STS (1ll << 15)

/** vhost: IPV6_V6ONLY_VALUE says whether the listener is for IPv6 only */
#define LWS_SERVER_OPTION_IPV6_V6ONLY_MODIFY (1ll << 16)

/** vhost: with IPV6_V6ONLY_MODIFY, listen on IPv6 only */
#define LWS_SERVER_OPTION_IPV6_V6ONLY_VALUE (1ll << 17)

/** context: the libuv loop leaves fault signals alone */
#define LWS_SERVER_OPTION_UV_NO_SIGSEGV_SIGFPE_SPIN (1ll << 18)

/** context: a client's origin is sent as it is; otherwise "http://" or
 * "https://" goes in front
 */
#define LWS_SERVER_OPTION_JUST_USE_RAW_ORIGIN (1ll << 19)

/** vhost: what turns out not to be HTTP goes to the listen_accept_role, with
 * all that was received
 */
#define LWS_SERVER_OPTION_FALLBACK_TO_RAW (1ll << 20)

/** newer name of LWS_SERVER_OPTION_FALLBACK_TO_RAW */
#define LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG (1ll << 20)

/** context: the loop is libevent's; no context if that is missing */
#define LWS_SERVER_OPTION_LIBEVENT (1ll << 21)

/** vhost: every accepted connection has the listen_accept_role from the start
 */
#define LWS_SERVER_OPTION_ONLY_RAW (1ll << 22)

/** newer name of LWS_SERVER_OPTION_ONLY_RAW */
#define LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG (1ll << 22)

/** vhost: SO_REUSEPORT; implied by more than one service thread */
#define LWS_SERVER_OPTION_ALLOW_LISTEN_SHARE (1ll << 23)

/** vhost: make the server's TLS context though no certificate is given, as it
 * comes from a callback
 */
#define LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX (1ll << 24)

/** vhost: no PROTOCOL_INIT and PROTOCOL_DESTROY */
#define LWS_SERVER_OPTION_SKIP_PROTOCOL_INIT (1ll << 25)

/** vhost: certificate files that are not there yet are no error; see
 * lws_tls_cert_updated()
 */
#define LWS_SERVER_OPTION_IGNORE_MISSING_CERT (1ll << 26)

/** vhost: an upgrade needs a Host equal to the vhost's name and port */
#define LWS_SERVER_OPTION_VHOST_UPG_STRICT_HOST_CHECK (1ll << 27)

/** vhost: responses carry a strict content-security-policy and its companions
 */
#define LWS_SERVER_OPTION_HTTP_HEADERS_SECURITY_BEST_PRACTICES_ENFORCE         \
	(1ll << 28)

/** vhost: with ALLOW_NON_SSL_ON_SSL_PORT, serve plain HTTP on the TLS port */
#define LWS_SERVER_OPTION_ALLOW_HTTP_ON_HTTPS_LISTENER (1ll << 29)

/** vhost: creation fails if iface is missing; otherwise the vhost waits for it.
 * A port that is in use always fails it.
 */
#define LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND (1ll << 30)

/** vhost: tolerate peers whose WINDOW_UPDATE exceeds the maximum (RFC 9113
 * 6.9.1)
 */
#define LWS_SERVER_OPTION_H2_JUST_FIX_WINDOW_UPDATE_OVERFLOW (1ll << 31)

/** vhost: a stream whose request has ended may stay open without timeout */
#define LWS_SERVER_OPTION_VH_H2_HALF_CLOSED_LONG_POLL (1ll << 32)

/** context: the loop is glib's; no context if that is missing */
#define LWS_SERVER_OPTION_GLIB (1ll << 33)

/** vhost: plain connections start as HTTP/2 (RFC 9113 3.3) */
#define LWS_SERVER_OPTION_H2_PRIOR_KNOWLEDGE (1ll << 34)

/** context: no walk through the system states */
#define LWS_SERVER_OPTION_NO_LWS_SYSTEM_STATES (1ll << 35)

/** vhost: it is for clients of the secure streams proxy */
#define LWS_SERVER_OPTION_SS_PROXY (1ll << 36)

/** context: the loop is systemd's; no context if that is missing */
#define LWS_SERVER_OPTION_SDEVENT (1ll << 37)

/** context: the loop is uloop; no context if that is missing */
#define LWS_SERVER_OPTION_ULOOP (1ll << 38)

/** vhost: clients start every TLS session from scratch */
#define LWS_SERVER_OPTION_DISABLE_TLS_SESSION_CACHE (1ll << 39)

/** vhost: OpenSSL picks the parameters of finite field Diffie-Hellman */
#define LWS_SERVER_OPTION_OPENSSL_AUTO_DH_PARAMETERS (1ll << 40)

/** vhost: mbedTLS looks at the client's certificate after the handshake */
#define LWS_SERVER_OPTION_MBEDTLS_VERIFY_CLIENT_CERT_POST_HANDSHAKE            \
	((1ll << 12) | (1ll << 41))

/** vhost: initialise all protocols, whatever pvo names */
#define LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS (1ll << 42)

/** bits of lws_http_mount.auth_mask that are an enum lws_authentication_mode */
#define AUTH_MODE_MASK 0xF0000000

struct lws_ss_plugin;
struct lws_sss_ops;
struct lws_extension;
struct lws_http_mount;
struct lws_metric_policy;
struct lws_plat_file_ops;
struct lws_plugin_evlib;
struct lws_protocols;
struct lws_ss_policy;
struct lws_token_limits;
struct lws_transport_client_ops;
struct lws_transport_proxy_ops;

/** nonzero if all bits of f are set in c */
#define lws_check_opt(c, f) ((((uint64_t)(c)) & (f)) == (f))

/** What a mount does with requests: lws_http_mount.origin_protocol */
enum lws_mount_protocols {
	/** pass them to the HTTP server at origin */
	LWSMPRO_HTTP = 0,
	/** pass them to the HTTPS server at origin */
	LWSMPRO_HTTPS = 1,
	/** serve files below the directory origin */
	LWSMPRO_FILE = 2,
	LWSMPRO_CGI = 3,         /**< run the program origin */
	LWSMPRO_REDIR_HTTP = 4,  /**< redirect to http:// and origin */
	LWSMPRO_REDIR_HTTPS = 5, /**< redirect to https:// and origin */
	LWSMPRO_CALLBACK = 6,    /**< call the protocol back */
	/** end the search: as if nothing was mounted */
	LWSMPRO_NO_MOUNT = 7,
};

/** How basic authentication (RFC 7617) of a mount is checked */
enum lws_authentication_mode {
	/** against lws_http_mount.basic_auth_login_file, if there is one */
	LWSAUTHM_DEFAULT = 0,
	/** by LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION */
	LWSAUTHM_BASIC_AUTH_CALLBACK = 1 << 28,
};

/** Called when a context is ready; result ignored */
typedef int (*lws_context_ready_cb_t)(struct lws_context *context);

/** Called before a connection is dropped because its peer has too many
 * \param ctx: the context
 * \param sockfd: the connection's socket, closed after return
 * \param sa46: the peer's address, valid during the call
 * \return ignored
 */
typedef int (*lws_peer_limits_notify_t)(struct lws_context *ctx,
					lws_sockfd_type sockfd,
					lws_sockaddr46 *sa46);

/** lws_context_deprecate(): called when the listeners are closed; result
 * ignored
 */
typedef int (*lws_reload_func)(void);

/** Parameters of contexts and vhosts
 *
 * Zeroed by the program, which then sets what it wants: 0 and NULL are the
 * default for each member. The record is only read while the create call runs,
 * fic excepted. What its pointers point to must outlive the context or vhost,
 * unless the member is said to be copied.
 *
 * "context" and "vhost" tell whose parameter it is. A context creates its
 * default vhost from the same record.
 */
struct lws_context_creation_info {
	/** vhost: what to listen on. NULL is every address, a numeric address
	 * is just that one, otherwise the name of a network interface; with
	 * LWS_SERVER_OPTION_UNIX_SOCK the path of the socket.
	 */
	const char *iface;
	/** vhost: array of protocols, ended by LWS_PROTOCOL_LIST_TERM. The
	 * vhost keeps a copy of its elements. NULL: those of the context, or
	 * if it has none pprotocols, or if there are none a built-in one that
	 * serves the mounts.
	 */
	const struct lws_protocols *protocols;
	/** vhost: ws extensions, ended by an element without callback */
	const struct lws_extension *extensions;
	/** context: longest value per header */
	const struct lws_token_limits *token_limits;
	/** vhost: "[user:password@]host[:port]" of the HTTP proxy for clients;
	 * NULL: the environment's http_proxy
	 */
	const char *http_proxy_address;
	/** vhost: headers for all responses, name and value */
	const struct lws_protocol_vhost_options *headers;
	/** context: texts in a user-agent (name) that are refused, with the
	 * status and body to say (value)
	 */
	const struct lws_protocol_vhost_options *reject_service_keywords;
	/** vhost: options for its protocols, a list by protocol name. NULL
	 * initialises every protocol; a list just those it names, unless
	 * LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS.
	 */
	const struct lws_protocol_vhost_options *pvo;
	/** vhost: access log, appended to; no vhost if it can't be opened. It
	 * is opened before privileges drop and given to uid and gid.
	 */
	const char *log_filepath;
	const struct lws_http_mount *mounts; /**< vhost: list of mounts */
	/** context: value of the server header, NULL: there is none */
	const char *server_string;
	/** vhost: URL path a 404 redirects to */
	const char *error_document_404;
	/** vhost: TCP port to listen on. 0: the system picks, see
	 * lws_get_vhost_listen_port(); CONTEXT_PORT_NO_LISTEN: clients only;
	 * CONTEXT_PORT_NO_LISTEN_SERVER: serves what is adopted.
	 */
	int port;
	/** vhost: port of the proxy, if the address has none */
	unsigned int http_proxy_port;
	/** context: max_http_header_data if that is 0 */
	unsigned int max_http_header_data2;
	/** context: max_http_header_pool if that is 0 */
	unsigned int max_http_header_pool2;
	/** vhost: seconds an HTTP connection may idle between transactions, 0:
	 * 5
	 */
	int keepalive_timeout;
	/** vhost: our SETTINGS by identifier (RFC 9113 6.5.2), if [0] is
	 * nonzero
	 */
	uint32_t http2_settings[7];
	/** context: bytes of headers a request may have, 0: 4096 */
	unsigned short max_http_header_data;
	/** context: header stores per service thread, 0: as many as fds; when
	 * all are in use requests wait
	 */
	unsigned short max_http_header_pool;
	/** vhost: password of the private key */
	const char *ssl_private_key_password;
	/** vhost: file with the certificate chain, PEM; copied */
	const char *ssl_cert_filepath;
	/** vhost: file with its key, PEM; copied */
	const char *ssl_private_key_filepath;
	/** vhost: CAs that clients' certificates are checked with */
	const char *ssl_ca_filepath;
	/** vhost: ciphers up to TLS 1.2, in the TLS library's words */
	const char *ssl_cipher_list;
	/** vhost: curve of the key exchange, NULL: prime256v1 */
	const char *ecdh_curve;
	/** vhost: ciphers from TLS 1.3 on */
	const char *tls1_3_plus_cipher_list;
	/** vhost: PEM or DER instead of ssl_cert_filepath */
	const void *server_ssl_cert_mem;
	/** vhost: PEM or DER instead of ssl_private_key_filepath */
	const void *server_ssl_private_key_mem;
	/** vhost: PEM or DER instead of ssl_ca_filepath */
	const void *server_ssl_ca_mem;
	/** vhost: SSL_OP_... bits to set */
	long ssl_options_set;
	/** vhost: SSL_OP_... bits to clear */
	long ssl_options_clear;
	/** context: TLS connections at a time, 0: no limit; at the limit
	 * nothing more is accepted
	 */
	int simultaneous_ssl_restriction;
	/** context: the same for TLS handshakes */
	int simultaneous_ssl_handshake_restriction;
	/** vhost: TLS events for LWS_CALLBACK_SSL_INFO, 0: none */
	int ssl_info_event_mask;
	/** bytes at server_ssl_cert_mem */
	unsigned int server_ssl_cert_mem_len;
	/** bytes at server_ssl_private_key_mem */
	unsigned int server_ssl_private_key_mem_len;
	/** bytes at server_ssl_ca_mem */
	unsigned int server_ssl_ca_mem_len;
	/** ALPN names (RFC 7301) separated by commas, of a vhost or as the
	 * context's default; NULL: of every role there is, "h2,http/1.1"
	 */
	const char *alpn;
	/** vhost, as client: password of the key */
	const char *client_ssl_private_key_password;
	/** vhost, as client: certificate file, PEM */
	const char *client_ssl_cert_filepath;
	/** vhost, as client: PEM or DER instead of the file */
	const void *client_ssl_cert_mem;
	/** bytes at client_ssl_cert_mem */
	unsigned int client_ssl_cert_mem_len;
	/** vhost, as client: file with its key, PEM */
	const char *client_ssl_private_key_filepath;
	/** vhost, as client: PEM or DER instead of the file */
	const void *client_ssl_key_mem;
	/** vhost, as client: CAs that servers are checked with */
	const char *client_ssl_ca_filepath;
	/** vhost, as client: PEM or DER instead of the file */
	const void *client_ssl_ca_mem;
	/** vhost, as client: ciphers up to TLS 1.2 */
	const char *client_ssl_cipher_list;
	/** vhost, as client: ciphers from TLS 1.3 on */
	const char *client_tls_1_3_plus_cipher_list;
	/** vhost, as client: SSL_OP_... bits to set */
	long ssl_client_options_set;
	/** vhost, as client: SSL_OP_... bits to clear */
	long ssl_client_options_clear;
	/** bytes at client_ssl_ca_mem */
	unsigned int client_ssl_ca_mem_len;
	/** bytes at client_ssl_key_mem */
	unsigned int client_ssl_key_mem_len;
	/** vhost, as client: a ready SSL_CTX, which stays the program's */
	SSL_CTX *provided_client_ssl_ctx;
	/** vhost, as client: CAs for mbedTLS, loaded before others */
	const char *mbedtls_client_preload_filepath;
	/** vhost: seconds before the first TCP keepalive probe, 0: no probes */
	int ka_time;
	/** vhost: unanswered probes before the connection is dead */
	int ka_probes;
	/** vhost: seconds between probes; not 0 if ka_time isn't */
	int ka_interval;
	/** context: how long handshakes and replies may take, 0: 15 */
	unsigned int timeout_secs;
	/** vhost: how long a client may take to connect, all addresses
	 * together, 0: 20
	 */
	unsigned int connect_timeout_secs;
	/** vhost: nonzero: SO_BINDTODEVICE to iface, which needs CAP_NET_RAW */
	int bind_iface;
	/** vhost: seconds a header store may wait for headers, 0: 10 */
	unsigned int timeout_secs_ah_idle;
	/** vhost: seconds a TLS session is kept for resumption, 0: 300 */
	uint32_t tls_session_timeout;
	/** vhost: TLS sessions kept, 0: 10 */
	uint32_t tls_session_cache_max;
	/** context: group to become, 0 or -1: stay */
	gid_t gid;
	/** context: user to become, 0 or -1: stay */
	uid_t uid;
	/** context and vhost: LWS_SERVER_OPTION_... bits */
	uint64_t options;
	/** context and vhost: the program's, see lws_context_user(),
	 * lws_vhost_user()
	 */
	void *user;
	/** context: service threads, 0: 1; LWS_MAX_SMP at most */
	unsigned int count_threads;
	/** context: fds per service thread, 0: the process' limit divided */
	unsigned int fd_limit_per_thread;
	/** vhost: its name, matched with Host and SNI; copied, NULL: "default".
	 * context: its name in logs, not copied.
	 */
	const char *vhost_name;
	/** context: directories searched for plugins, NULL at the end */
	const char *const *plugin_dirs;
	/** context: heap block given to free() when the context is destroyed */
	void *external_baggage_free_on_destroy;
	/** context: bytes a service thread reads or sends of a file at once, 0:
	 * 4096; the most that raw rx delivers in a piece
	 */
	unsigned int pt_serv_buf_size;
	/** context: list of further file operations */
	const struct lws_plat_file_ops *fops;
	/** vhost: "[user:password@]host[:port]" of the SOCKS5 proxy (RFC 1928)
	 * for clients; NULL: the environment's socks_proxy
	 */
	const char *socks_proxy_address;
	/** vhost: its port, if the address has none */
	unsigned int socks_proxy_port;
	/** context: capabilities (CAP_...) kept when privileges drop */
	int caps[4];
	/** context: how many of caps */
	char count_caps;
	/** context: the program's event loops, one per service thread */
	void **foreign_loops;
	/** context: called by event libraries with their own loop, with the
	 * library's handle and the signal's number
	 */
	void (*signal_cb)(void *event_lib_handle, int signum);
	/** context: becomes NULL when the context is gone for good */
	struct lws_context **pcontext;
	/** vhost: the last call before its memory goes; its protocols are
	 * destroyed, its name is readable
	 */
	void (*finalize)(struct lws_vhost *vh, void *arg);
	/** vhost: second argument of finalize */
	void *finalize_arg;
	/** vhost: role of accepted connections: "raw-skt", "raw-proxy", "h1",
	 * ... see LWS_SERVER_OPTION_ONLY_RAW and _FALLBACK_TO_RAW
	 */
	const char *listen_accept_role;
	/** vhost: protocol of these */
	const char *listen_accept_protocol;
	/** vhost: NULL-ended array of pointers to protocols, instead of
	 * protocols
	 */
	const struct lws_protocols **pprotocols;
	/** context: user to become, by name; no context if unknown */
	const char *username;
	/** context: group to become, by name; no context if unknown */
	const char *groupname;
	/** vhost: "user:group" of the unix socket, whose mode becomes 0660 */
	const char *unix_socket_perms;
	/** context: what the device provides, see lws-system.h */
	const lws_system_ops_t *system_ops;
	/** vhost: backoff and validity checks of its connections. NULL: 1, 3,
	 * 9, 17 s, ping after 40 s and hang up after 50 s. On a context the
	 * two times are the default for all.
	 */
	const lws_retry_bo_t *retry_and_idle_policy;
	/** context: NULL-ended list of system state notifiers, registered
	 * before the first change
	 */
	lws_state_notify_link_t *const *register_notifier_list;
	/** context: secure streams policy as records; the list ends with NULL
	 * next
	 */
	const struct lws_ss_policy *pss_policies;
	/** context: secure streams policy: JSON text starting with '{', or the
	 * name of a file of it. Read with LWS_SERVER_OPTION_EXPLICIT_VHOSTS,
	 * when NULL is a small built-in one.
	 */
	const char *pss_policies_json;
	/** context: NULL-ended list of secure streams plugins */
	const struct lws_ss_plugin **pss_plugins;
	/** context: address the client of the secure streams proxy connects
	 * from
	 */
	const char *ss_proxy_bind;
	/** context: where the secure streams proxy is: '+' and a unix socket
	 * path, or an address
	 */
	const char *ss_proxy_address;
	/** context: its TCP port; 0 for a unix socket */
	uint16_t ss_proxy_port;
	/** context: transport of the proxy side; NULL: sockets */
	const struct lws_transport_proxy_ops *txp_ops_ssproxy;
	/** context: given to that transport when it starts */
	const void *txp_ssproxy_info;
	/** context: transport of the client side; NULL: sockets */
	const struct lws_transport_client_ops *txp_ops_sspc;
	/** context: open files to ask the system for, 0: leave it; failure is
	 * ignored
	 */
	int rlimit_nofile;
	/** context: called before a peer over its limit is dropped */
	lws_peer_limits_notify_t pl_notify_cb;
	/** context: header stores one peer may have at a time, 0: no limit;
	 * above it it waits
	 */
	unsigned short ip_limit_ah;
	/** context: connections one peer may have, 0: no limit; above it they
	 * are dropped
	 */
	unsigned short ip_limit_wsi;
	/** context and vhost: faults, moved out of here into the object */
	lws_fi_ctx_t fic;
	/** context: system message listener registered before any is sent */
	lws_smd_notification_cb_t early_smd_cb;
	void *early_smd_opaque;                 /**< context: its argument */
	lws_smd_class_t early_smd_class_filter; /**< context: its classes */
	/** context: how long a system message is kept for slow listeners, 0: 2
	 * s
	 */
	lws_usec_t smd_ttl_us;
	/** context: how many are kept, 0: 40 */
	uint16_t smd_queue_depth;
	/** context: what to report of which metrics */
	const struct lws_metric_policy *metrics_policies;
	/** context: goes in front of every metric's name, with a '.' */
	const char *metrics_prefix;
	/** vhost: queue of TCP fast open, 0: none */
	int fo_listen_queue;
	/** context: the program's own event loop instead of the library's */
	const struct lws_plugin_evlib *event_lib_custom;
	/** context: bytes of trust kept that was fetched just in time, 0: no
	 * limit
	 */
	size_t jitt_cache_max_footprint;
	/** context: how long a vhost made for it may be unused, 0: 5000 */
	int vh_idle_grace_ms;
	/** context and vhost: log context, NULL: the process' one */
	lws_log_cx_t *log_cx;
	/** context: Netscape cookie jar of the HTTP client */
	const char *http_nsc_filepath;
	/** context: bytes of cookies kept in memory, 0: no limit */
	size_t http_nsc_heap_max_footprint;
	/** context: cookies kept in memory, 0: no limit */
	size_t http_nsc_heap_max_items;
	/** context: longest cookie, 0: no limit */
	size_t http_nsc_heap_max_payload;
	/** context: NULL-ended list of numeric addresses of further DNS servers
	 */
	const char **async_dns_servers;
	/** for lws_cmdline_option_handle_builtin() only: levels without -d, 0:
	 * errors, warnings, notices, user
	 */
	int default_loglevel;
	/** vhost: an fd that listens already, 0: none; it is dup()ed. See
	 * lws_systemd_inherited_fd().
	 */
	lws_sockfd_type vh_listen_sockfd;
	/** context: interface lws_wol() sends on */
	const char *wol_if;
	/** context: of the program, for lws_cmdline_option_cx() */
	int argc;
	/** context: of the program, for lws_cmdline_option_cx() */
	const char **argv;
	void *_unused[2]; /**< zero */
};

/** A list of names and values, each of which may have a list of its own
 *
 * In lws_context_creation_info.pvo the outer elements name protocols, whose
 * options are the inner ones. There the library knows "default" (serves
 * connections that name no protocol), "raw" (gets raw connections), both by
 * being there, and "basic-auth" (file of user:password lines that guards
 * upgrades). Other names are the protocol's.
 */
struct lws_protocol_vhost_options {
	/** next of this list, or NULL */
	const struct lws_protocol_vhost_options *next;
	/** list of this element, or NULL */
	const struct lws_protocol_vhost_options *options;
	const char *name;  /**< name */
	const char *value; /**< value */
};

/** What happens to requests whose path is the mountpoint, or below it
 *
 * The longest mountpoint that fits is taken. Programs may initialise it by
 * position. The list is used in place as long as the vhost lives, or until
 * lws_vhost_set_mounts().
 */
struct lws_http_mount {
	/** next of the list, or NULL */
	const struct lws_http_mount *mount_next;
	const char *mountpoint; /**< path, with leading '/' */
	/** what is mounted, without any "scheme://": a directory,
	 * host[:port][/path], a program, or a protocol
	 */
	const char *origin;
	/** file that stands for a directory, NULL: "index.html" */
	const char *def;
	/** name of the protocol the transaction is bound to; for
	 * LWSMPRO_CALLBACK it is the one that answers
	 */
	const char *protocol;
	/** further environment of CGI programs, otherwise given to
	 * LWS_CALLBACK_HTTP_PMO
	 */
	const struct lws_protocol_vhost_options *cgienv;
	/** content types by suffix, ".txt" and the like, asked before the
	 * built-in ones; "*" is for all others
	 */
	const struct lws_protocol_vhost_options *extra_mimetypes;
	/** protocols by suffix: such files pass LWS_CALLBACK_PROCESS_HTML of it
	 */
	const struct lws_protocol_vhost_options *interpret;
	/** seconds a CGI program may be silent, 0: 5 */
	int cgi_timeout;
	/** seconds clients may cache it, if cache_reusable */
	int cache_max_age;
	/** enum lws_authentication_mode, and in the lower bits a mask for
	 * LWS_CALLBACK_CHECK_ACCESS_RIGHTS
	 */
	unsigned int auth_mask;
	/** 0: clients are told "no-store" */
	unsigned int cache_reusable : 1;
	/** they are told "must-revalidate" */
	unsigned int cache_revalidate : 1;
	/** "public" instead of "private" */
	unsigned int cache_intermediaries : 1;
	/** they are told "no-cache", whatever the others say */
	unsigned int cache_no : 1;
	/** enum lws_mount_protocols; 0 is a proxy */
	unsigned char origin_protocol;
	unsigned char mountpoint_len; /**< strlen(mountpoint) */
	/** file of user:password lines, NULL: no login */
	const char *basic_auth_login_file;
	/** root of CGI programs, NULL: the real one */
	const char *cgi_chroot_path;
	/** their working directory, NULL: /tmp */
	const char *cgi_wd;
	/** headers for its responses; one of the same name as one of the vhost
	 * replaces it
	 */
	const struct lws_protocol_vhost_options *headers;
	/** seconds, 0: the vhost's */
	unsigned int keepalive_timeout;
};

/** lws_create_context() - make an instance of the library
 * \param info: parameters, see there
 * \return the context; NULL if it could not be made, when nothing is
 *	left of the attempt. A log line says why
 *
 * SIGPIPE is ignored in the whole process from then on. The default vhost, if
 * there is one, exists on return and listens; its LWS_CALLBACK_ADD_POLL_FD
 * came inside the call. LWS_CALLBACK_PROTOCOL_INIT comes in the first service
 * call, or when a vhost or client connection is made before that.
 */
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_create_context(const struct lws_context_creation_info *info);

/** lws_context_destroy() - end a context and everything in it
 * \param context: the context; NULL is let pass, and so is a call that
 *	is made while it is being destroyed
 *
 * With the library's own loop, called outside service, everything is closed
 * and freed on return. Called in a callback, connections are closed and
 * lws_service() returns -1; the program then leaves its loop and calls this
 * again. With a foreign event loop the call returns at once, and the context
 * goes when its handles have been closed by the loop.
 * lws_context_creation_info.pcontext tells when it is gone in each case.
 */
LWS_VISIBLE LWS_EXTERN void lws_context_destroy(struct lws_context *context);

/** lws_context_deprecate() - stop listening and let the connections run out
 * \param context: the context
 * \param cb: called when the listeners are closed, or NULL
 *
 * When the last connection has gone the process gets SIGINT.
 */
LWS_VISIBLE LWS_EXTERN void lws_context_deprecate(struct lws_context *context,
						  lws_reload_func cb);

/** lws_context_is_deprecated() - was lws_context_deprecate() called?
 * \param context: the context
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int
lws_context_is_deprecated(struct lws_context *context);

/** lws_set_proxy() - HTTP proxy for a vhost's clients
 * \param vhost: the vhost
 * \param proxy: "[http://][user:password@]host:port", the host also as
 *	[IPv6]; copied. The port may be left out if http_proxy_port was given
 *	at creation
 * \return 0, or -1 if proxy is NULL, empty or malformed
 */
LWS_VISIBLE LWS_EXTERN int lws_set_proxy(struct lws_vhost *vhost,
					 const char *proxy);

/** lws_set_socks() - SOCKS5 proxy for a vhost's clients
 * \param vhost: the vhost
 * \param socks: "[user:password@]host:port"; copied
 * \return 0, or -1 if socks is NULL, empty or malformed; also in builds
 *	without LWS_WITH_SOCKS5
 */
LWS_VISIBLE LWS_EXTERN int lws_set_socks(struct lws_vhost *vhost,
					 const char *socks);

/** lws_create_vhost() - make a vhost
 * \param context: the context it joins, as the last one
 * \param info: parameters, see there
 * \return the vhost; NULL if it can't listen, its TLS or its log can't
 *	be set up, or memory is short, when nothing is left of the attempt
 *
 * If the context's protocols are initialised already, those of the vhost are
 * when this returns. Vhosts with the same iface and port share a listener; SNI
 * and Host tell them apart.
 */
LWS_VISIBLE LWS_EXTERN struct lws_vhost *
lws_create_vhost(struct lws_context *context,
		 const struct lws_context_creation_info *info);

/** lws_vhost_destroy() - end a vhost
 * \param vh: the vhost; not to be used after the call
 *
 * Its listener goes to another vhost with the same iface and port, or is
 * closed. Its connections are closed in the following service calls; then
 * LWS_CALLBACK_PROTOCOL_DESTROY and info.finalize come, and it is freed. If
 * there are none, all that happens before the call returns.
 */
LWS_VISIBLE LWS_EXTERN void lws_vhost_destroy(struct lws_vhost *vh);

/** lwsws_get_config_globals() - context parameters from the web server's
 * configuration
 * \param info: gets them
 * \param d: directory, of which the file conf and those in conf.d are
 *	read
 * \param config_strings: space the texts are put into, moved on
 * \param len: bytes there, reduced
 * \return 0; nonzero on errors, which are logged
 */
LWS_VISIBLE LWS_EXTERN int
lwsws_get_config_globals(struct lws_context_creation_info *info, const char *d,
			 char **config_strings, int *len);

/** lwsws_get_config_vhosts() - make the vhosts of the web server's
 * configuration
 * \param context: the context they join
 * \param info: parameters they start from
 * \param d: directory, as for lwsws_get_config_globals()
 * \param config_strings: space the texts are put into, moved on; it
 *	must outlive the vhosts
 * \param len: bytes there, reduced
 * \return 0; nonzero on errors, which are logged
 */
LWS_VISIBLE LWS_EXTERN int
lwsws_get_config_vhosts(struct lws_context *context,
			struct lws_context_creation_info *info, const char *d,
			char **config_strings, int *len);

/** lws_get_vhost() - vhost of a connection
 * \param wsi: the connection
 * \return its vhost
 */
LWS_VISIBLE LWS_EXTERN struct lws_vhost *lws_get_vhost(struct lws *wsi);

/** lws_get_vhost_name() - name of a vhost
 * \param vhost: the vhost
 * \return its name, which lives as long as it
 */
LWS_VISIBLE LWS_EXTERN const char *lws_get_vhost_name(struct lws_vhost *vhost);

/** lws_get_vhost_by_name() - find a vhost
 * \param context: the context
 * \param name: its name
 * \return the first such vhost that is not being destroyed, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws_vhost *
lws_get_vhost_by_name(struct lws_context *context, const char *name);

/** lws_get_vhost_port() - port a vhost listens on
 * \param vhost: the vhost
 * \return the port; CONTEXT_PORT_NO_LISTEN or
 *	CONTEXT_PORT_NO_LISTEN_SERVER if it doesn't
 */
LWS_VISIBLE LWS_EXTERN int lws_get_vhost_port(struct lws_vhost *vhost);

/** lws_get_vhost_user() - info.user of a vhost
 * \param vhost: the vhost
 * \return what info.user was at its creation
 */
LWS_VISIBLE LWS_EXTERN void *lws_get_vhost_user(struct lws_vhost *vhost);

/** lws_get_vhost_iface() - info.iface of a vhost
 * \param vhost: the vhost
 * \return what info.iface was at its creation; NULL for any
 */
LWS_VISIBLE LWS_EXTERN const char *lws_get_vhost_iface(struct lws_vhost *vhost);

/** lws_vhost_user() - the same as lws_get_vhost_user()
 * \param vhost: the vhost
 * \return what info.user was at its creation
 */
LWS_VISIBLE LWS_EXTERN void *lws_vhost_user(struct lws_vhost *vhost);

/** lws_context_user() - info.user of a context
 * \param context: the context
 * \return what info.user was at its creation
 */
LWS_VISIBLE LWS_EXTERN void *lws_context_user(struct lws_context *context);

/** lws_vh_tag() - what a vhost is called in logs
 * \param vh: the vhost, or NULL
 * \return "[vh|...|name|iface|port]", which lives as long as it; "[null
 *	vh]" for NULL
 */
LWS_VISIBLE LWS_EXTERN const char *lws_vh_tag(struct lws_vhost *vh);

/** _lws_context_info_defaults() - what lws_context_info_defaults() calls
 * \param info: zeroed, then set up for secure streams: no listening, 8
 *	fds per service thread, LWS_SERVER_OPTION_EXPLICIT_VHOSTS and
 *	LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT
 * \param sspol: the policy, or NULL for streams by way of a proxy
 */
LWS_VISIBLE LWS_EXTERN void
_lws_context_info_defaults(struct lws_context_creation_info *info,
			   const char *sspol);

/** lws_default_loop_exit() - end lws_context_default_loop_run_destroy()
 * \param cx: the context; NULL is let pass
 *
 * Thread: any, and signal handlers.
 */
LWS_VISIBLE LWS_EXTERN void lws_default_loop_exit(struct lws_context *cx);

/** lws_context_default_loop_run_destroy() - service a context until it ends,
 * then destroy it
 * \param cx: the context, gone on return
 *
 * Returns after lws_default_loop_exit(), or when service ends by itself.
 */
LWS_VISIBLE LWS_EXTERN void
lws_context_default_loop_run_destroy(struct lws_context *cx);

/** lws_cmdline_passfail() - exit code of a test program
 * \param argc: of the program
 * \param argv: of the program; --expected-exit=N tells what is
 *	expected, 0 if it is not there
 * \param actual: what came out
 * \return 0 if that was expected, else 1; a log line tells
 */
LWS_VISIBLE LWS_EXTERN int lws_cmdline_passfail(int argc, const char **argv,
						int actual);

/** lws_systemd_inherited_fd() - let a vhost listen on a socket from systemd
 * \param index: which one, from 0
 * \param info: vhost parameters, of which vh_listen_sockfd, port and
 *	the options about the address family are set; untouched on failure
 * \return 0, or -1 if there are not so many, none for this process, or that one
 *	is no socket
 *
 * By LISTEN_PID and LISTEN_FDS of the environment, as sd_listen_fds(3) has it.
 * The vhost gets a copy of the descriptor.
 */
LWS_VISIBLE LWS_EXTERN int
lws_systemd_inherited_fd(unsigned int index,
			 struct lws_context_creation_info *info);

/** lws_context_is_being_destroyed() - has destruction begun?
 * \param context: the context
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int
lws_context_is_being_destroyed(struct lws_context *context);

/** lws_vhost_set_mounts() - replace a vhost's mounts
 * \param v: the vhost
 * \param mounts: the new list, or NULL; used in place
 *
 * Requests that come after the call see the new list. The old one may be in
 * use by transactions under way.
 */
LWS_VISIBLE LWS_EXTERN void
lws_vhost_set_mounts(struct lws_vhost *v, const struct lws_http_mount *mounts);

#endif
