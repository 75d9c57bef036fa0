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
	/** Once for every protocol on every vhost, when the vhost starts
	 * protocols up. in: first per-vhost option (const struct
	 * lws_protocol_vhost_options *) of this protocol, or NULL. The wsi is
	 * a stand-in good for lws_get_vhost()/lws_get_protocol() only. Return:
	 * nonzero: logged as a warning; creation goes on.
	 */
	LWS_CALLBACK_PROTOCOL_INIT = 27,
	/** Once for each of those at vhost destruction, after its last use. wsi
	 * is the same kind of stand-in. Return: ignored.
	 */
	LWS_CALLBACK_PROTOCOL_DESTROY = 28,
	/** Earliest sign of a new wsi; goes to protocols[0] of the vhost (for
	 * clients, to the bound protocol). in NULL, user usually NULL. Return:
	 * ignored.
	 */
	LWS_CALLBACK_WSI_CREATE = 29,
	/** Last sign of a wsi, just before it is freed; goes to protocols[0].
	 * Return: ignored.
	 */
	LWS_CALLBACK_WSI_DESTROY = 30,
	/** A stream with manual flow control got more transmit credit from its
	 * peer. len is the increment (treat as int32). Return: nonzero: close.
	 */
	LWS_CALLBACK_WSI_TX_CREDIT_GET = 103,
	/** Client TLS context of a vhost is being prepared. user: SSL_CTX *. in
	 * NULL. Return: ignored.
	 */
	LWS_CALLBACK_OPENSSL_LOAD_EXTRA_CLIENT_VERIFY_CERTS = 21,
	/** Server TLS context of a vhost is being prepared. user: SSL_CTX *,
	 * in: lws_vhost *. Goes to protocols[0]. Return: nonzero can fail
	 * vhost TLS setup.
	 */
	LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS = 22,
	/** Server is verifying a client certificate. protocols[0]; no usable
	 * wsi. user: X509_STORE_CTX *, in: SSL *, len: the library's own
	 * verdict. Return: 0 accept (also if unhandled), 1 reject.
	 */
	LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION = 23,
	/** A TLS info event selected in the vhost's mask happened. in: struct
	 * lws_ssl_info * (where, ret). Return: nonzero: connection is killed.
	 */
	LWS_CALLBACK_SSL_INFO = 67,
	/** Client is verifying a server certificate. wsi valid. user:
	 * X509_STORE_CTX *, in: SSL *, len: library verdict. Return: 1
	 * rejects; 0 keeps the library's verdict, which user code may first
	 * override in the store context.
	 */
	LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION = 58,
	/** The accepted socket now has a wsi. protocols[0]. Nothing else is
	 * valid. Return: nonzero: drop (adoption fails).
	 */
	LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED = 19,
	/** Non-upgrade request to be answered. in: URI path (what follows the
	 * mountpoint on a callback mount), len: its length. Return: 0 go on
	 * (also needed while a body or file transfer is pending), nonzero:
	 * close; commonly lws_http_transaction_completed() result is returned.
	 */
	LWS_CALLBACK_HTTP = 12,
	/** Next piece of the request body. in, len: the bytes. Return: nonzero:
	 * close.
	 */
	LWS_CALLBACK_HTTP_BODY = 13,
	/** Body complete (content-length reached or last chunk). Return:
	 * nonzero: close.
	 */
	LWS_CALLBACK_HTTP_BODY_COMPLETION = 14,
	/** A file queued by lws_serve_http_file() has gone out. Return:
	 * negative: close; else the transaction ends.
	 */
	LWS_CALLBACK_HTTP_FILE_COMPLETION = 15,
	/** Server HTTP connection may be written. Return: nonzero: close. */
	LWS_CALLBACK_HTTP_WRITEABLE = 16,
	/** Server HTTP connection is going away. Return: ignored. */
	LWS_CALLBACK_CLOSED_HTTP = 5,
	/** Request headers are complete, no response yet. in: URI, len: its
	 * length. Headers can be queried. Return: nonzero: refuse the
	 * connection.
	 */
	LWS_CALLBACK_FILTER_HTTP_CONNECTION = 18,
	/** Chance to add headers to any response on this protocol. in: struct
	 * lws_process_html_args *; p is moved on by what is added, max_len is
	 * the room. Return: nonzero: fail the response.
	 */
	LWS_CALLBACK_ADD_HEADERS = 53,
	/** Mount uses callback-mode basic auth. in: "user:password", len.
	 * Return: 0 (or unhandled): 401; nonzero: accepted.
	 */
	LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION = 102,
	/** Mount has an auth mask. in: struct lws_process_html_args * with URI
	 * and mask. Return: nonzero: 401.
	 */
	LWS_CALLBACK_CHECK_ACCESS_RIGHTS = 51,
	/** A buffer of HTML of an interpreted mount is about to go out. in:
	 * struct lws_process_html_args *; content may grow to max_len. Return:
	 * nonzero: abandon.
	 */
	LWS_CALLBACK_PROCESS_HTML = 52,
	/** A transaction on a server wsi was bound to this protocol; set up
	 * per-transaction state. Return: nonzero: bind fails, connection
	 * closes.
	 */
	LWS_CALLBACK_HTTP_BIND_PROTOCOL = 49,
	/** The transaction is unbound from this protocol; free that state.
	 * Return: ignored.
	 */
	LWS_CALLBACK_HTTP_DROP_PROTOCOL = 50,
	/** Peer asks to upgrade. in: upgrade name ("websocket", "h2c"). Headers
	 * can be queried. Return: 0 proceed, negative: hang up, positive: user
	 * already sent a refusal.
	 */
	LWS_CALLBACK_HTTP_CONFIRM_UPGRADE = 86,
	/** Response headers have been received. The status is available from
	 * lws_http_client_http_response(). Return: nonzero: close.
	 */
	LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP = 44,
	/** Client HTTP wsi is closing, in success or failure. Return: ignored.
	 */
	LWS_CALLBACK_CLOSED_CLIENT_HTTP = 45,
	/** Body payload, chunk framing taken out. in, len: the bytes. Return:
	 * nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ = 48,
	/** Body data can be read; call lws_http_client_read(), which produces
	 * the next item. Return: nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE_CLIENT_HTTP = 46,
	/** The transaction finished normally. Return: nonzero: close. */
	LWS_CALLBACK_COMPLETED_CLIENT_HTTP = 47,
	/** Request body can be sent (after
	 * lws_client_http_body_pending(wsi,1)). Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_HTTP_WRITEABLE = 57,
	/** 301, 302, 303, 307 or 308 is about to be followed. in: new location,
	 * len: the status. Return: nonzero: do not follow, close.
	 */
	LWS_CALLBACK_CLIENT_HTTP_REDIRECT = 104,
	/** Client HTTP wsi bound to this protocol. Return: nonzero: fails. */
	LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL = 85,
	/** Client HTTP wsi unbound. Return: ignored. */
	LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL = 76,
	/** Server ws handshake complete. in: SSL * or NULL; bit 0 of len: ws
	 * over h2. Return: nonzero: close.
	 */
	LWS_CALLBACK_ESTABLISHED = 0,
	/** Server ws session over. Return: ignored. */
	LWS_CALLBACK_CLOSED = 4,
	/** Server ws connection may be written. Return: nonzero: close. */
	LWS_CALLBACK_SERVER_WRITEABLE = 11,
	/** Payload from the client. in, len: the bytes; see
	 * lws_is_first_fragment(), lws_is_final_fragment(),
	 * lws_frame_is_binary(), lws_remaining_packet_payload(). Return:
	 * nonzero: close.
	 */
	LWS_CALLBACK_RECEIVE = 6,
	/** A PONG arrived. in, len: the bytes: its payload. Return: nonzero:
	 * close.
	 */
	LWS_CALLBACK_RECEIVE_PONG = 7,
	/** Peer sent CLOSE first. in, len: the bytes: 2-byte code (network
	 * order) and reason, if any. Also used for clients. Return: 0: echo
	 * and close; nonzero: just close.
	 */
	LWS_CALLBACK_WS_PEER_INITIATED_CLOSE = 38,
	/** Handshake received, subprotocol selected, no reply yet. in: protocol
	 * name, len: its length. user is allocated. Return: nonzero: refuse.
	 */
	LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION = 20,
	/** A requested extension is supported; last say. in: extension name.
	 * Return: nonzero: do not use it.
	 */
	LWS_CALLBACK_CONFIRM_EXTENSION_OKAY = 25,
	/** Server ws wsi bound to this protocol. Return: nonzero: fails. */
	LWS_CALLBACK_WS_SERVER_BIND_PROTOCOL = 77,
	/** Server ws wsi unbound. Return: ignored. */
	LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL = 78,
	/** A client connection failed before it was established. in: text or
	 * NULL, len: its length. Return: ignored.
	 */
	LWS_CALLBACK_CLIENT_CONNECTION_ERROR = 1,
	/** Response headers are there for the last time. Also for HTTP clients.
	 * Return: nonzero: reject.
	 */
	LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH = 2,
	/** Client ws handshake complete. Return: nonzero: close. */
	LWS_CALLBACK_CLIENT_ESTABLISHED = 3,
	/** Client ws session over. Return: ignored. */
	LWS_CALLBACK_CLIENT_CLOSED = 75,
	/** Client request headers (HTTP or ws) are being composed. in: char **
	 * write position to advance, len: space left. Return: nonzero: fail
	 * the connection.
	 */
	LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER = 24,
	/** Payload from the server. in, len: the bytes; same helpers as
	 * RECEIVE. Return: nonzero: close.
	 */
	LWS_CALLBACK_CLIENT_RECEIVE = 8,
	/** A PONG arrived. in, len: the bytes. Return: nonzero: close. */
	LWS_CALLBACK_CLIENT_RECEIVE_PONG = 9,
	/** Client ws connection may be written. Return: nonzero: close. */
	LWS_CALLBACK_CLIENT_WRITEABLE = 10,
	/** Client is composing its handshake. in: extension name. protocols[0].
	 * Return: nonzero: do not offer it.
	 */
	LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED = 26,
	/** Extension negotiated on a client. user: extension name, in: option
	 * buffer to fill, len: its size. Return: nonzero: fail.
	 */
	LWS_CALLBACK_WS_EXT_DEFAULTS = 39,
	/** A listen socket accepted somebody; no wsi for the peer yet (wsi is
	 * the listener). protocols[0]. user: struct
	 * lws_filter_network_conn_args *, in: the descriptor cast to pointer.
	 * Return: nonzero: close at once.
	 */
	LWS_CALLBACK_FILTER_NETWORK_CONNECTION = 17,
	/** Client ws wsi bound to this protocol. Return: nonzero: fails. */
	LWS_CALLBACK_WS_CLIENT_BIND_PROTOCOL = 79,
	/** Client ws wsi unbound. Return: ignored. */
	LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL = 80,
	/** Which thread is calling; lets other threads ask for writeable.
	 * Return: any integer id of the caller's thread (-1 is an error).
	 */
	LWS_CALLBACK_GET_THREAD_ID = 31,
	/** Watch a descriptor. in: struct lws_pollargs * (fd, events). Return:
	 * nonzero: fails.
	 */
	LWS_CALLBACK_ADD_POLL_FD = 32,
	/** Stop watching it. in as above. Return: nonzero: fails. */
	LWS_CALLBACK_DEL_POLL_FD = 33,
	/** Change its events. in: fd, events (new), prev_events. Return:
	 * nonzero: fails.
	 */
	LWS_CALLBACK_CHANGE_MODE_POLL_FD = 34,
	/** Take the application's lock. in: struct lws_pollargs *, len: 1
	 * around adding or removing a wsi, 0 around an event change. Return:
	 * nonzero: fails.
	 */
	LWS_CALLBACK_LOCK_POLL = 35,
	/** Release it; same arguments. Return: nonzero: fails. */
	LWS_CALLBACK_UNLOCK_POLL = 36,
	/** The CGI process has stdio activity. in: struct lws_cgi_args *. To
	 * the parent http wsi. Return: nonzero: close.
	 */
	LWS_CALLBACK_CGI = 40,
	/** The process ended. in: struct lws_cgi_args *, len: its pid. Return:
	 * nonzero: close.
	 */
	LWS_CALLBACK_CGI_TERMINATED = 41,
	/** Body data for the process. in: struct lws_cgi_args * (data, len).
	 * Return: bytes taken, negative on error.
	 */
	LWS_CALLBACK_CGI_STDIN_DATA = 42,
	/** No more body. in: struct lws_cgi_args *. Return: ignored. */
	LWS_CALLBACK_CGI_STDIN_COMPLETED = 43,
	/** Process started. len: its pid. Return: ignored. */
	LWS_CALLBACK_CGI_PROCESS_ATTACH = 70,
	/** Reserved for generic sessions; the library never issues it. */
	LWS_CALLBACK_SESSION_INFO = 54,
	/** Reserved for generic sessions; the library never issues it. */
	LWS_CALLBACK_GS_EVENT = 55,
	/** Just before HTTP, when the matched mount has per-mount options. in:
	 * first option. Return: nonzero: abandon.
	 */
	LWS_CALLBACK_HTTP_PMO = 56,
	/** Data on the onward side. in, len: the bytes. Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_PROXY_CLI_RX = 89,
	/** Data on the accepted side. in, len: the bytes. Return: nonzero:
	 * close.
	 */
	LWS_CALLBACK_RAW_PROXY_SRV_RX = 90,
	/** Onward side closing. Return: ignored. */
	LWS_CALLBACK_RAW_PROXY_CLI_CLOSE = 91,
	/** Accepted side closing. Return: ignored. */
	LWS_CALLBACK_RAW_PROXY_SRV_CLOSE = 92,
	/** Onward side may be written. Return: nonzero: close. */
	LWS_CALLBACK_RAW_PROXY_CLI_WRITEABLE = 93,
	/** Accepted side may be written. Return: nonzero: close. */
	LWS_CALLBACK_RAW_PROXY_SRV_WRITEABLE = 94,
	/** Onward connection is up. Return: nonzero: close. */
	LWS_CALLBACK_RAW_PROXY_CLI_ADOPT = 95,
	/** A connection was accepted. Return: nonzero: close. */
	LWS_CALLBACK_RAW_PROXY_SRV_ADOPT = 96,
	/** Onward wsi bound. Return: nonzero: fails. */
	LWS_CALLBACK_RAW_PROXY_CLI_BIND_PROTOCOL = 97,
	/** Accepted wsi bound. Return: nonzero: fails. */
	LWS_CALLBACK_RAW_PROXY_SRV_BIND_PROTOCOL = 98,
	/** Onward wsi unbound. Return: ignored. */
	LWS_CALLBACK_RAW_PROXY_CLI_DROP_PROTOCOL = 99,
	/** Accepted wsi unbound. Return: ignored. */
	LWS_CALLBACK_RAW_PROXY_SRV_DROP_PROTOCOL = 100,
	/** Bytes arrived. in, len: the bytes. Return: nonzero: close. */
	LWS_CALLBACK_RAW_RX = 59,
	/** Closing. Return: ignored. */
	LWS_CALLBACK_RAW_CLOSE = 60,
	/** May be written. Return: nonzero: close. */
	LWS_CALLBACK_RAW_WRITEABLE = 61,
	/** A raw socket was accepted or adopted (also when a client switches to
	 * raw). Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_ADOPT = 62,
	/** An outgoing raw connection is up. Return: nonzero: close. */
	LWS_CALLBACK_RAW_CONNECTED = 101,
	/** Bound to this protocol. Return: nonzero: fails. */
	LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL = 81,
	/** Unbound. Return: ignored. */
	LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL = 82,
	/** A descriptor was adopted. Return: nonzero: close. */
	LWS_CALLBACK_RAW_ADOPT_FILE = 63,
	/** Descriptor is readable; nothing has been read (len 0): user code
	 * reads the descriptor itself. Return: nonzero: close.
	 */
	LWS_CALLBACK_RAW_RX_FILE = 64,
	/** Descriptor is writable. Return: nonzero: close. */
	LWS_CALLBACK_RAW_WRITEABLE_FILE = 65,
	/** Closing. Return: ignored. */
	LWS_CALLBACK_RAW_CLOSE_FILE = 66,
	/** Bound to this protocol. Return: nonzero: fails. */
	LWS_CALLBACK_RAW_FILE_BIND_PROTOCOL = 83,
	/** Unbound. Return: ignored. */
	LWS_CALLBACK_RAW_FILE_DROP_PROTOCOL = 84,
	/** The timer set with lws_set_timer_usecs() ran out. Return: nonzero:
	 * close.
	 */
	LWS_CALLBACK_TIMER = 73,
	/** Somebody called lws_cancel_service() or lws_cancel_service_pt(),
	 * perhaps on another thread; delivered on the loop, once per protocol
	 * and vhost. Return: normally 0.
	 */
	LWS_CALLBACK_EVENT_WAIT_CANCELLED = 71,
	/** A child wsi is closing; called on the parent's protocol. The wsi
	 * argument and in are both the child, user is the parent's. Return:
	 * ignored.
	 */
	LWS_CALLBACK_CHILD_CLOSING = 69,
	/** Client socket is about to connect(), also to a proxy. in: descriptor
	 * cast to pointer. Return: nonzero: abandon.
	 */
	LWS_CALLBACK_CONNECTING = 105,
	/** Periodic expiry check; all protocols on all vhosts get it. in:
	 * struct lws_acme_cert_aging_args *, len: days left as ssize_t.
	 * Return: ignored.
	 */
	LWS_CALLBACK_VHOST_CERT_AGING = 72,
	/** Progress of replacing a vhost certificate. in: optional JSON text,
	 * len: enum lws_cert_update_state. Return: ignored.
	 */
	LWS_CALLBACK_VHOST_CERT_UPDATE = 74,
	/** Client wsi created. Return: nonzero: fails. */
	LWS_CALLBACK_MQTT_NEW_CLIENT_INSTANTIATED = 200,
	/** Wsi bound to this protocol (bind notification of the role). Return:
	 * nonzero: fails.
	 */
	LWS_CALLBACK_MQTT_IDLE = 201,
	/** CONNACK accepted (or the stream joined an existing connection).
	 * Return: negative: close.
	 */
	LWS_CALLBACK_MQTT_CLIENT_ESTABLISHED = 202,
	/** SUBACK came, or all topics were already subscribed. Return:
	 * negative: close.
	 */
	LWS_CALLBACK_MQTT_SUBSCRIBED = 203,
	/** May publish, subscribe, unsubscribe now. Return: nonzero: close. */
	LWS_CALLBACK_MQTT_CLIENT_WRITEABLE = 204,
	/** A PUBLISH arrived. in: lws_mqtt_publish_param_t *, len: payload
	 * bytes in this piece. Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_CLIENT_RX = 205,
	/** UNSUBACK came, or others still need the topics. Return: negative:
	 * close.
	 */
	LWS_CALLBACK_MQTT_UNSUBSCRIBED = 206,
	/** Wsi unbound. Return: ignored. */
	LWS_CALLBACK_MQTT_DROP_PROTOCOL = 207,
	/** Closing. Return: ignored. */
	LWS_CALLBACK_MQTT_CLIENT_CLOSED = 208,
	/** QoS 0: publish fully sent. QoS 1: PUBACK came. QoS 2: PUBCOMP stage
	 * done. Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_ACK = 209,
	/** No PUBACK or PUBREC in time (QoS 1, 2): send the message again.
	 * Return: nonzero: close.
	 */
	LWS_CALLBACK_MQTT_RESEND = 210,
	/** No UNSUBACK in time. Return: nonzero: close. */
	LWS_CALLBACK_MQTT_UNSUBSCRIBE_TIMEOUT = 211,
	/** No answer to a device shadow request in time. Return: nonzero:
	 * close.
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
