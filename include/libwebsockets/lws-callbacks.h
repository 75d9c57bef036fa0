/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Protocol callbacks: everything that happens to a connection comes to its
 * protocol's callback as one of these reasons.
 *
 * The comment of a reason tells when it comes, what user, in and len carry if
 * they are not the usual ones, and what the result does. The usual ones: user
 * is the connection's session data (lws_protocols.per_session_data_size bytes,
 * zeroed; NULL until allocated), in is NULL and len is 0. What in points to is
 * valid during the callback only.
 */

#ifndef LWS_CALLBACKS_H
#define LWS_CALLBACKS_H

/** lws_callback_http_dummy() is to pass CGI output on */
#define LWS_CB_REASON_AUX_BF__CGI (1 << 0)

/** lws_callback_http_dummy() is to pass a proxied response on */
#define LWS_CB_REASON_AUX_BF__PROXY (1 << 1)

/** the last chunk of CGI output is due */
#define LWS_CB_REASON_AUX_BF__CGI_CHUNK_END (1 << 2)

/** the headers of CGI output are due */
#define LWS_CB_REASON_AUX_BF__CGI_HEADERS (1 << 3)

/** the proxied transaction is over */
#define LWS_CB_REASON_AUX_BF__PROXY_TRANS_END (1 << 4)

/** the headers of a proxied response are due */
#define LWS_CB_REASON_AUX_BF__PROXY_HEADERS (1 << 5)

/** How far the replacement of a vhost's certificate has come: len of
 * LWS_CALLBACK_VHOST_CERT_UPDATE
 */
enum lws_cert_update_state {
	LWS_CUS_IDLE = 0,     /**< nothing under way */
	LWS_CUS_STARTING = 1, /**< about to begin */
	LWS_CUS_SUCCESS = 2,  /**< the new certificate is in use */
	/** given up; in has the reason, if known */
	LWS_CUS_FAILED = 3,
	LWS_CUS_CREATE_KEYS = 4, /**< making the account's key */
	LWS_CUS_REG = 5,         /**< registering the account */
	LWS_CUS_AUTH = 6,        /**< asking for authorization */
	LWS_CUS_CHALLENGE = 7,   /**< answering the challenge */
	LWS_CUS_CREATE_REQ = 8,  /**< making the signing request */
	LWS_CUS_REQ = 9,         /**< asking for the certificate */
	LWS_CUS_CONFIRM = 10,    /**< waiting for it */
	LWS_CUS_ISSUE = 11,      /**< fetching it */
};

/** Texts of a certificate request, by index: those before
 * LWS_TLS_REQ_ELEMENT_COUNT go into it, the others tell ACME where to ask and
 * where to keep the result
 */
enum {
	LWS_TLS_REQ_ELEMENT_COUNTRY = 0,          /**< C of the subject */
	LWS_TLS_REQ_ELEMENT_STATE = 1,            /**< ST of the subject */
	LWS_TLS_REQ_ELEMENT_LOCALITY = 2,         /**< L of the subject */
	LWS_TLS_REQ_ELEMENT_ORGANIZATION = 3,     /**< O of the subject */
	LWS_TLS_REQ_ELEMENT_COMMON_NAME = 4,      /**< CN of the subject */
	LWS_TLS_REQ_ELEMENT_SUBJECT_ALT_NAME = 5, /**< DNS name */
	LWS_TLS_REQ_ELEMENT_EMAIL = 6,            /**< email address */
	/** how many are in the request */
	LWS_TLS_REQ_ELEMENT_COUNT = 7,
	/** URL of the ACME directory */
	LWS_TLS_SET_DIR_URL = 7,
	/** file with the account's key */
	LWS_TLS_SET_AUTH_PATH = 8,
	/** file for the certificate */
	LWS_TLS_SET_CERT_PATH = 9,
	/** file for the private key */
	LWS_TLS_SET_KEY_PATH = 10,
	/** how many texts there are */
	LWS_TLS_TOTAL_COUNT = 11,
};

/** Why a protocol's callback is called
 *
 * The values are part of the ABI. Every reason exists in every build, and is
 * only issued by a build that has the feature.
 */
enum lws_callback_reasons {
	/** A protocol of a vhost starts, once, before anything else comes to
	 * it. in: first of its options (const struct
	 * lws_protocol_vhost_options *), or NULL. wsi is a stand-in. Make
	 * per-vhost data here, see lws_protocol_vh_priv_zalloc().
	 * Return: nonzero: logged; the protocol's per-vhost data is freed and
	 * PROTOCOL_DESTROY does not come, but vhost and context live on.
	 */
	LWS_CALLBACK_PROTOCOL_INIT = 27,
	/** A protocol of a vhost that was started is over, its last callback.
	 * wsi is a stand-in.
	 * Return: ignored.
	 */
	LWS_CALLBACK_PROTOCOL_DESTROY = 28,
	/** A connection exists; the first of its life. Goes to the vhost's
	 * first protocol, for clients to the bound one. user is usually NULL.
	 * Return: ignored.
	 */
	LWS_CALLBACK_WSI_CREATE = 29,
	/** A connection is about to be freed; the last of its life. Goes to the
	 * vhost's first protocol. user is still valid.
	 * Return: ignored.
	 */
	LWS_CALLBACK_WSI_DESTROY = 30,
	/** The peer lets a stream with manual flow control send more. len:
	 * bytes more, an int32_t.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_WSI_TX_CREDIT_GET = 103,
	/** TLS of a vhost's clients is being set up: load further certificates.
	 * user: SSL_CTX *. Goes to the first protocol.
	 * Return: ignored.
	 */
	LWS_CALLBACK_OPENSSL_LOAD_EXTRA_CLIENT_VERIFY_CERTS = 21,
	/** TLS of a vhost's server is being set up: load certificates. user:
	 * SSL_CTX *, in: struct lws_vhost *. Goes to the first protocol.
	 * Return: nonzero: it fails.
	 */
	LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS = 22,
	/** A server checks a certificate of the client's chain; comes for each
	 * of them. user: X509_STORE_CTX *, in: SSL *, len: 1 if it is good so
	 * far. Goes to the first protocol; wsi can't be used.
	 * Return: 0: accept, even if it was not good; 1: refuse.
	 */
	LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION = 23,
	/** A TLS event that info.ssl_info_event_mask asks for. in: struct
	 * lws_ssl_info *.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_SSL_INFO = 67,
	/** A client checks a certificate of the server's chain; comes for each
	 * of them. user: X509_STORE_CTX *, in: SSL *, len: 1 if it is good so
	 * far, or what is bad is excused by LCCSCF_....
	 * Return: 1: refuse; 0: as it is good so far, which the callback may
	 * change by X509_STORE_CTX_set_error().
	 */
	LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION = 58,
	/** An accepted or adopted socket, or one of an HTTP or ws client, has a
	 * connection. Goes to the first protocol.
	 * Return: nonzero: drop what was accepted; ignored for clients.
	 */
	LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED = 19,
	/** A request to be answered, that is no upgrade. in: the path, from
	 * behind the mountpoint if the mount names a protocol, terminated;
	 * len: its length. With a body, return 0 and answer in
	 * HTTP_BODY_COMPLETION.
	 * Return: 0: go on, now or later a response is made; nonzero: close.
	 * Often the result of lws_http_transaction_completed().
	 */
	LWS_CALLBACK_HTTP = 12,
	/** A piece of the request's body, not terminated. in, len: the bytes;
	 * NULL and 0 for a body announced as empty.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_HTTP_BODY = 13,
	/** The request's body is complete; once for every body that was
	 * announced, unless the transaction has been completed already.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_HTTP_BODY_COMPLETION = 14,
	/** The file of lws_serve_http_file() has been sent: complete the
	 * transaction.
	 * Return: negative: close.
	 */
	LWS_CALLBACK_HTTP_FILE_COMPLETION = 15,
	/** A server's HTTP connection or stream can be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_HTTP_WRITEABLE = 16,
	/** A server's HTTP connection or stream is going away. user may be
	 * NULL.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLOSED_HTTP = 5,
	/** Request headers are complete, and there is no response yet. in: the
	 * path, len: its length.
	 * Return: nonzero: close, with no response but one sent here.
	 */
	LWS_CALLBACK_FILTER_HTTP_CONNECTION = 18,
	/** Headers can be added to a response the library makes: a file of a
	 * mount with a protocol, or a ws handshake. in: struct
	 * lws_process_html_args *: add at p and move it on, max_len is the
	 * room.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_ADD_HEADERS = 53,
	/** Does somebody know the password of a mount with
	 * LWSAUTHM_BASIC_AUTH_CALLBACK? in: "user:password", terminated; len:
	 * its length.
	 * Return: nonzero: yes; 0: no, 401.
	 */
	LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION = 102,
	/** May a request go to its mount? in: struct lws_process_html_args *: p
	 * and len are the path, max_len the mount's auth_mask without the
	 * mode; set final if the callback has answered the request.
	 * Return: nonzero: no, 401 and close.
	 */
	LWS_CALLBACK_CHECK_ACCESS_RIGHTS = 51,
	/** A piece of a file that the mount interprets is about to be sent. in:
	 * struct lws_process_html_args *: change it in place, up to max_len
	 * bytes.
	 * Return: negative: close.
	 */
	LWS_CALLBACK_PROCESS_HTML = 52,
	/** A transaction is bound to this protocol; session data is zeroed. May
	 * come several times in a connection's life.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_HTTP_BIND_PROTOCOL = 49,
	/** The transaction is not bound to this protocol any more; session data
	 * is freed afterwards. in: words about why.
	 * Return: ignored.
	 */
	LWS_CALLBACK_HTTP_DROP_PROTOCOL = 50,
	/** May a connection be upgraded? in: "websocket" or "h2c". The
	 * request's headers can be read.
	 * Return: 0: yes; negative: close; positive: no, the callback has sent
	 * a response.
	 */
	LWS_CALLBACK_HTTP_CONFIRM_UPGRADE = 86,
	/** A client got the response's headers, of a ws handshake too.
	 * lws_http_client_http_response() tells the status.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP = 44,
	/** A client's HTTP connection or stream that was established is going
	 * away, after success or failure.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLOSED_CLIENT_HTTP = 45,
	/** A piece of the response's body, not terminated. in, len: the bytes.
	 * Over HTTP/2 it may come without RECEIVE_CLIENT_HTTP.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ = 48,
	/** A client can read the response's body: call lws_http_client_read(),
	 * or do so later and nothing more is received until then.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE_CLIENT_HTTP = 46,
	/** A client's transaction is complete; with a body that broke off it
	 * does not come.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_COMPLETED_CLIENT_HTTP = 47,
	/** A client can send the request's body; see
	 * lws_client_http_body_pending(). May come without a body.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_HTTP_WRITEABLE = 57,
	/** A client is about to follow a redirect. in: where to, terminated;
	 * len: the status.
	 * Return: nonzero: don't, close.
	 */
	LWS_CALLBACK_CLIENT_HTTP_REDIRECT = 104,
	/** Client HTTP wsi bound to this protocol.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL = 85,
	/** Client HTTP wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL = 76,
	/** A server's ws connection is established. in: SSL *, or NULL without
	 * TLS; len: bit 0 is set over HTTP/2.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_ESTABLISHED = 0,
	/** Server ws session over.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLOSED = 4,
	/** Server ws connection may be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_SERVER_WRITEABLE = 11,
	/** A piece of a message from a client, not terminated, never longer
	 * than lws_protocols.rx_buffer_size. in, len: the bytes.
	 * lws-ws-state.h tells where in the message it is.
	 * Return: nonzero: close, with a frame that says why only after
	 * lws_close_reason().
	 */
	LWS_CALLBACK_RECEIVE = 6,
	/** A PONG arrived. in, len: the bytes: its payload.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE_PONG = 7,
	/** The peer of a server's or client's ws connection closes first. in,
	 * len: its close frame's payload: two bytes code, text; or nothing.
	 * Return: 0: answer the same and close; nonzero: just close, or say
	 * what lws_close_reason() was told.
	 */
	LWS_CALLBACK_WS_PEER_INITIATED_CLOSE = 38,
	/** A ws handshake came and the subprotocol is chosen; there is no
	 * answer yet. in: the sec-websocket-protocol header as the client sent
	 * it, or NULL; len: 0. user is allocated.
	 * Return: nonzero: close, with no response but one sent here.
	 */
	LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION = 20,
	/** A requested extension is supported; last say. in: extension name.
	 * Return: nonzero: do not use it.
	 */
	LWS_CALLBACK_CONFIRM_EXTENSION_OKAY = 25,
	/** Server ws wsi bound to this protocol.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_WS_SERVER_BIND_PROTOCOL = 77,
	/** Server ws wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL = 78,
	/** A client connection failed before it was established; its one and
	 * only end. in: words about why, not terminated, or NULL; len: their
	 * length.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLIENT_CONNECTION_ERROR = 1,
	/** A client got the response to its handshake or request, whose headers
	 * can be read for the last time.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH = 2,
	/** Client ws handshake complete.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_ESTABLISHED = 3,
	/** Client ws session over.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CLIENT_CLOSED = 75,
	/** A client makes its request or handshake, whichever protocol: headers
	 * can be added. in: unsigned char **, where, to be moved on; len:
	 * bytes there.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER = 24,
	/** A piece of a message from the server; as RECEIVE.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_RECEIVE = 8,
	/** A PONG arrived. in, len: the bytes.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_RECEIVE_PONG = 9,
	/** Client ws connection may be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_WRITEABLE = 10,
	/** Client is composing its handshake. in: extension name. protocols[0].
	 * Return: nonzero: do not offer it.
	 */
	LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED = 26,
	/** A client's extension is about to be used. user: its name; in: where
	 * to write options, "name=value; name", terminated; len: bytes there.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_WS_EXT_DEFAULTS = 39,
	/** A listen socket accepted somebody; no wsi for the peer yet (wsi is
	 * the listener). protocols[0]. user: struct
	 * lws_filter_network_conn_args *, in: the descriptor cast to pointer.
	 * Return: nonzero: close at once.
	 */
	LWS_CALLBACK_FILTER_NETWORK_CONNECTION = 17,
	/** Client ws wsi bound to this protocol.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_WS_CLIENT_BIND_PROTOCOL = 79,
	/** Client ws wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL = 80,
	/** Which thread is this? Goes to the first protocol of the first vhost.
	 * Return: a number for the thread; 0 if the program doesn't care.
	 */
	LWS_CALLBACK_GET_THREAD_ID = 31,
	/** The program's poll() is to watch an fd. in: struct lws_pollargs *.
	 * For listeners it comes while the context is made.
	 * Return: nonzero: it can't.
	 */
	LWS_CALLBACK_ADD_POLL_FD = 32,
	/** It is not to watch that any more; the fd is still open. in: struct
	 * lws_pollargs *.
	 * Return: nonzero: it can't.
	 */
	LWS_CALLBACK_DEL_POLL_FD = 33,
	/** It is to watch other events of an fd. in: struct lws_pollargs *.
	 * Return: nonzero: it can't.
	 */
	LWS_CALLBACK_CHANGE_MODE_POLL_FD = 34,
	/** The set of fds, or the events of one, are about to change: take the
	 * program's lock. in: struct lws_pollargs *; len: 1 if the set
	 * changes.
	 * Return: nonzero: don't.
	 */
	LWS_CALLBACK_LOCK_POLL = 35,
	/** The change is done: give the lock back. Arguments as LOCK_POLL.
	 * Return: ignored.
	 */
	LWS_CALLBACK_UNLOCK_POLL = 36,
	/** The CGI process has stdio activity. in: struct lws_cgi_args *. To
	 * the parent http wsi.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CGI = 40,
	/** The process ended. in: struct lws_cgi_args *, len: its pid.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_CGI_TERMINATED = 41,
	/** Body data for the process. in: struct lws_cgi_args * (data, len).
	 * Return: bytes taken, negative on error.
	 */
	LWS_CALLBACK_CGI_STDIN_DATA = 42,
	/** No more body. in: struct lws_cgi_args *.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CGI_STDIN_COMPLETED = 43,
	/** Process started. len: its pid.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CGI_PROCESS_ATTACH = 70,
	/** Reserved for generic sessions; the library never issues it. */
	LWS_CALLBACK_SESSION_INFO = 54,
	/** Reserved for generic sessions; the library never issues it. */
	LWS_CALLBACK_GS_EVENT = 55,
	/** A request is about to be answered by a mount that has options
	 * (cgienv). in: the first of them.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_HTTP_PMO = 56,
	/** Data on the onward side. in, len: the bytes.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_RX = 89,
	/** Data on the accepted side. in, len: the bytes.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_RX = 90,
	/** Onward side closing.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_CLOSE = 91,
	/** Accepted side closing.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_CLOSE = 92,
	/** Onward side may be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_WRITEABLE = 93,
	/** Accepted side may be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_WRITEABLE = 94,
	/** Onward connection is up.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_ADOPT = 95,
	/** A connection was accepted.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_ADOPT = 96,
	/** Onward wsi bound.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_BIND_PROTOCOL = 97,
	/** Accepted wsi bound.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_BIND_PROTOCOL = 98,
	/** Onward wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_DROP_PROTOCOL = 99,
	/** Accepted wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_DROP_PROTOCOL = 100,
	/** Bytes came; of UDP, one datagram, see lws_get_udp(). in, len: the
	 * bytes.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_RX = 59,
	/** Closing.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_CLOSE = 60,
	/** May be written.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_WRITEABLE = 61,
	/** A raw socket was accepted or adopted (also when a client switches to
	 * raw).
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_ADOPT = 62,
	/** An outgoing raw connection is up.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_CONNECTED = 101,
	/** Bound to this protocol.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL = 81,
	/** Unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL = 82,
	/** A descriptor was adopted.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_ADOPT_FILE = 63,
	/** An fd can be read; nothing was: the callback reads it.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_RX_FILE = 64,
	/** Descriptor is writable.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_WRITEABLE_FILE = 65,
	/** Closing.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_CLOSE_FILE = 66,
	/** Bound to this protocol.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_RAW_FILE_BIND_PROTOCOL = 83,
	/** Unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_RAW_FILE_DROP_PROTOCOL = 84,
	/** The timer set with lws_set_timer_usecs() ran out.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_TIMER = 73,
	/** Somebody called lws_cancel_service(), on whatever thread, or the
	 * library did; comes to every protocol of every vhost on the service
	 * thread. wsi is a stand-in.
	 * Return: 0.
	 */
	LWS_CALLBACK_EVENT_WAIT_CANCELLED = 71,
	/** A child of a connection is closing. wsi and in: the child, user: the
	 * parent's.
	 * Return: ignored.
	 */
	LWS_CALLBACK_CHILD_CLOSING = 69,
	/** A client's socket is about to connect(), to a proxy too. in: the fd,
	 * cast.
	 * Return: nonzero: give up.
	 */
	LWS_CALLBACK_CONNECTING = 105,
	/** Periodic expiry check; all protocols on all vhosts get it. in:
	 * struct lws_acme_cert_aging_args *, len: days left as ssize_t.
	 * Return: ignored.
	 */
	LWS_CALLBACK_VHOST_CERT_AGING = 72,
	/** Progress of replacing a vhost certificate. in: optional JSON text,
	 * len: enum lws_cert_update_state.
	 * Return: ignored.
	 */
	LWS_CALLBACK_VHOST_CERT_UPDATE = 74,
	/** Client wsi created.
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_MQTT_NEW_CLIENT_INSTANTIATED = 200,
	/** Wsi bound to this protocol (bind notification of the role).
	 * Return: nonzero: fails.
	 */
	LWS_CALLBACK_MQTT_IDLE = 201,
	/** CONNACK accepted (or the stream joined an existing connection).
	 * Return: negative: close.
	 */
	LWS_CALLBACK_MQTT_CLIENT_ESTABLISHED = 202,
	/** SUBACK came, or all topics were already subscribed.
	 * Return: negative: close.
	 */
	LWS_CALLBACK_MQTT_SUBSCRIBED = 203,
	/** May publish, subscribe, unsubscribe now.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_CLIENT_WRITEABLE = 204,
	/** A PUBLISH arrived. in: lws_mqtt_publish_param_t *, len: payload
	 * bytes in this piece.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_CLIENT_RX = 205,
	/** UNSUBACK came, or others still need the topics.
	 * Return: negative: close.
	 */
	LWS_CALLBACK_MQTT_UNSUBSCRIBED = 206,
	/** Wsi unbound.
	 * Return: ignored.
	 */
	LWS_CALLBACK_MQTT_DROP_PROTOCOL = 207,
	/** Closing.
	 * Return: ignored.
	 */
	LWS_CALLBACK_MQTT_CLIENT_CLOSED = 208,
	/** QoS 0: publish fully sent. QoS 1: PUBACK came. QoS 2: PUBCOMP stage
	 * done.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_ACK = 209,
	/** No PUBACK or PUBREC in time (QoS 1, 2): send the message again.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_RESEND = 210,
	/** No UNSUBACK in time.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_UNSUBSCRIBE_TIMEOUT = 211,
	/** No answer to a device shadow request in time.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_SHADOW_TIMEOUT = 212,
	/** First value free for applications; the library never issues it or
	 * anything above.
	 */
	LWS_CALLBACK_USER = 1000,
};

/** A protocol's callback
 * \param wsi: the connection it is about; a few reasons come with a
 *	stand-in that is good for lws_get_context(), lws_get_vhost() and
 *	lws_get_protocol() only, as their comments tell
 * \param reason: what happened, one of enum lws_callback_reasons;
 *	unknown ones must be let pass, as libraries to come have more of them
 * \param user: session data of the connection
 * \param in: depends on the reason
 * \param len: depends on the reason, mostly the bytes at in
 * \return 0 to go on. Nonzero mostly closes the connection; while it is
 *	closing anyway the result has no effect
 *
 * What the protocol has no answer for it returns 0 to, or the result of
 * lws_callback_http_dummy(), which knows the usual answer to everything.
 * Always called on the service thread the connection belongs to, never for the
 * same connection inside itself save where a call made by the callback is
 * documented to call back.
 */
typedef int lws_callback_function(struct lws *wsi,
				  enum lws_callback_reasons reason, void *user,
				  void *in, size_t len);

/** in of LWS_CALLBACK_SSL_INFO */
struct lws_ssl_info {
	int where; /**< the event, bits of the TLS library */
	int ret;   /**< its detail, as an alert's number */
};

/** in of LWS_CALLBACK_VHOST_CERT_AGING */
struct lws_acme_cert_aging_args {
	struct lws_vhost *vh; /**< the vhost whose certificate it is */
	/** texts to use instead of the protocol's options, by
	 * LWS_TLS_REQ_ELEMENT_... and LWS_TLS_SET_...; NULL where the option
	 * stands
	 */
	const char *element_overrides[LWS_TLS_TOTAL_COUNT];
};

/** user of LWS_CALLBACK_FILTER_NETWORK_CONNECTION: who wants to connect */
struct lws_filter_network_conn_args {
	struct sockaddr_storage cli_addr; /**< the peer's address */
	socklen_t clilen;                 /**< bytes used of cli_addr */
	/** the accepted socket; the library owns it */
	lws_sockfd_type accept_fd;
};

#endif
