/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP: headers of requests and responses, files, redirects, url arguments,
 * and ending a transaction.
 *
 * The same calls make and read HTTP/1.1 (RFC 9112) and HTTP/2 (RFC 9113).
 * Headers of a request can be read from LWS_CALLBACK_FILTER_HTTP_CONNECTION
 * until the transaction is completed; with none there lengths are 0 and copies
 * fail.
 */

#ifndef LWS_HTTP_H
#define LWS_HTTP_H

/** bytes, beside LWS_PRE, that a buffer for usual response headers has */
#define LWS_RECOMMENDED_MIN_HEADER_SPACE 2048

/** code of lws_add_http_header_status(): bits of the status */
#define LWSAHH_CODE_MASK ((1 << 16) - 1)

/** code of lws_add_http_header_status(): no server header */
#define LWSAHH_FLAG_NO_SERVER_NAME (1 << 30)

/** content_len of lws_add_http_common_headers(): not known */
#define LWS_ILLEGAL_HTTP_CONTENT_LEN ((lws_filepos_t)-1ll)

/** sid of lws_h2_update_peer_txcredit(): the stream itself */
#define LWS_H2_STREAM_SID (-1)

/** Status codes (RFC 9110 15) */
enum http_status {
	HTTP_STATUS_CONTINUE = 100,        /**< Continue */
	HTTP_STATUS_OK = 200,              /**< OK */
	HTTP_STATUS_NO_CONTENT = 204,      /**< No Content */
	HTTP_STATUS_PARTIAL_CONTENT = 206, /**< Partial Content */
	/** Moved Permanently */
	HTTP_STATUS_MOVED_PERMANENTLY = 301,
	HTTP_STATUS_FOUND = 302,        /**< Found */
	HTTP_STATUS_SEE_OTHER = 303,    /**< See Other */
	HTTP_STATUS_NOT_MODIFIED = 304, /**< Not Modified */
	HTTP_STATUS_BAD_REQUEST = 400,  /**< Bad Request */
	HTTP_STATUS_UNAUTHORIZED = 401, /**< Unauthorized */
	/** Payment Required */
	HTTP_STATUS_PAYMENT_REQUIRED = 402,
	HTTP_STATUS_FORBIDDEN = 403, /**< Forbidden */
	HTTP_STATUS_NOT_FOUND = 404, /**< Not Found */
	/** Method Not Allowed */
	HTTP_STATUS_METHOD_NOT_ALLOWED = 405,
	HTTP_STATUS_NOT_ACCEPTABLE = 406, /**< Not Acceptable */
	/** Proxy Authentication Required */
	HTTP_STATUS_PROXY_AUTH_REQUIRED = 407,
	HTTP_STATUS_REQUEST_TIMEOUT = 408, /**< Request Timeout */
	HTTP_STATUS_CONFLICT = 409,        /**< Conflict */
	HTTP_STATUS_GONE = 410,            /**< Gone */
	HTTP_STATUS_LENGTH_REQUIRED = 411, /**< Length Required */
	/** Precondition Failed */
	HTTP_STATUS_PRECONDITION_FAILED = 412,
	/** Content Too Large */
	HTTP_STATUS_REQ_ENTITY_TOO_LARGE = 413,
	HTTP_STATUS_REQ_URI_TOO_LONG = 414, /**< URI Too Long */
	/** Unsupported Media Type */
	HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE = 415,
	/** Range Not Satisfiable */
	HTTP_STATUS_REQ_RANGE_NOT_SATISFIABLE = 416,
	/** Expectation Failed */
	HTTP_STATUS_EXPECTATION_FAILED = 417,
	/** Internal Server Error */
	HTTP_STATUS_INTERNAL_SERVER_ERROR = 500,
	HTTP_STATUS_NOT_IMPLEMENTED = 501, /**< Not Implemented */
	HTTP_STATUS_BAD_GATEWAY = 502,     /**< Bad Gateway */
	/** Service Unavailable */
	HTTP_STATUS_SERVICE_UNAVAILABLE = 503,
	HTTP_STATUS_GATEWAY_TIMEOUT = 504, /**< Gateway Timeout */
	/** HTTP Version Not Supported */
	HTTP_STATUS_HTTP_VERSION_NOT_SUPPORTED = 505,
};

/** Headers the library knows, and parts of the request that are kept as such
 *
 * The names of most are those of the headers.
 */
enum lws_token_indexes {
	/** path of a GET request */
	WSI_TOKEN_GET_URI = 0,
	/** path of a POST request */
	WSI_TOKEN_POST_URI = 1,
	/** path of an OPTIONS request */
	WSI_TOKEN_OPTIONS_URI = 2,
	WSI_TOKEN_HOST = 3,       /**< host */
	WSI_TOKEN_CONNECTION = 4, /**< connection */
	WSI_TOKEN_UPGRADE = 5,    /**< upgrade */
	WSI_TOKEN_ORIGIN = 6,     /**< origin */
	/** sec-websocket-draft */
	WSI_TOKEN_DRAFT = 7,
	/** not used by RFC 6455 */
	WSI_TOKEN_CHALLENGE = 8,
	/** sec-websocket-extensions */
	WSI_TOKEN_EXTENSIONS = 9,
	/** not used by RFC 6455 */
	WSI_TOKEN_KEY1 = 10,
	/** not used by RFC 6455 */
	WSI_TOKEN_KEY2 = 11,
	/** sec-websocket-protocol */
	WSI_TOKEN_PROTOCOL = 12,
	/** sec-websocket-accept */
	WSI_TOKEN_ACCEPT = 13,
	/** sec-websocket-nonce */
	WSI_TOKEN_NONCE = 14,
	/** what follows the path in the request line, "HTTP/1.1"; of a response
	 * the status line
	 */
	WSI_TOKEN_HTTP = 15,
	/** http2-settings */
	WSI_TOKEN_HTTP2_SETTINGS = 16,
	WSI_TOKEN_HTTP_ACCEPT = 17, /**< accept */
	/** access-control-request-headers */
	WSI_TOKEN_HTTP_AC_REQUEST_HEADERS = 18,
	/** if-modified-since */
	WSI_TOKEN_HTTP_IF_MODIFIED_SINCE = 19,
	/** if-none-match */
	WSI_TOKEN_HTTP_IF_NONE_MATCH = 20,
	/** accept-encoding */
	WSI_TOKEN_HTTP_ACCEPT_ENCODING = 21,
	/** accept-language */
	WSI_TOKEN_HTTP_ACCEPT_LANGUAGE = 22,
	WSI_TOKEN_HTTP_PRAGMA = 23, /**< pragma */
	/** cache-control */
	WSI_TOKEN_HTTP_CACHE_CONTROL = 24,
	/** authorization */
	WSI_TOKEN_HTTP_AUTHORIZATION = 25,
	WSI_TOKEN_HTTP_COOKIE = 26, /**< cookie */
	/** content-length */
	WSI_TOKEN_HTTP_CONTENT_LENGTH = 27,
	WSI_TOKEN_HTTP_CONTENT_TYPE = 28, /**< content-type */
	WSI_TOKEN_HTTP_DATE = 29,         /**< date */
	WSI_TOKEN_HTTP_RANGE = 30,        /**< range */
	WSI_TOKEN_HTTP_REFERER = 31,      /**< referer */
	/** sec-websocket-key */
	WSI_TOKEN_KEY = 32,
	/** sec-websocket-version */
	WSI_TOKEN_VERSION = 33,
	/** sec-websocket-origin */
	WSI_TOKEN_SWORIGIN = 34,
	/** :authority of HTTP/2 */
	WSI_TOKEN_HTTP_COLON_AUTHORITY = 35,
	/** :method of HTTP/2 */
	WSI_TOKEN_HTTP_COLON_METHOD = 36,
	/** :path of HTTP/2 */
	WSI_TOKEN_HTTP_COLON_PATH = 37,
	/** :scheme of HTTP/2 */
	WSI_TOKEN_HTTP_COLON_SCHEME = 38,
	/** :status of HTTP/2 */
	WSI_TOKEN_HTTP_COLON_STATUS = 39,
	/** accept-charset */
	WSI_TOKEN_HTTP_ACCEPT_CHARSET = 40,
	/** accept-ranges */
	WSI_TOKEN_HTTP_ACCEPT_RANGES = 41,
	/** access-control-allow-origin */
	WSI_TOKEN_HTTP_ACCESS_CONTROL_ALLOW_ORIGIN = 42,
	WSI_TOKEN_HTTP_AGE = 43,   /**< age */
	WSI_TOKEN_HTTP_ALLOW = 44, /**< allow */
	/** content-disposition */
	WSI_TOKEN_HTTP_CONTENT_DISPOSITION = 45,
	/** content-encoding */
	WSI_TOKEN_HTTP_CONTENT_ENCODING = 46,
	/** content-language */
	WSI_TOKEN_HTTP_CONTENT_LANGUAGE = 47,
	/** content-location */
	WSI_TOKEN_HTTP_CONTENT_LOCATION = 48,
	/** content-range */
	WSI_TOKEN_HTTP_CONTENT_RANGE = 49,
	WSI_TOKEN_HTTP_ETAG = 50,     /**< etag */
	WSI_TOKEN_HTTP_EXPECT = 51,   /**< expect */
	WSI_TOKEN_HTTP_EXPIRES = 52,  /**< expires */
	WSI_TOKEN_HTTP_FROM = 53,     /**< from */
	WSI_TOKEN_HTTP_IF_MATCH = 54, /**< if-match */
	WSI_TOKEN_HTTP_IF_RANGE = 55, /**< if-range */
	/** if-unmodified-since */
	WSI_TOKEN_HTTP_IF_UNMODIFIED_SINCE = 56,
	/** last-modified */
	WSI_TOKEN_HTTP_LAST_MODIFIED = 57,
	WSI_TOKEN_HTTP_LINK = 58,         /**< link */
	WSI_TOKEN_HTTP_LOCATION = 59,     /**< location */
	WSI_TOKEN_HTTP_MAX_FORWARDS = 60, /**< max-forwards */
	/** proxy-authenticate */
	WSI_TOKEN_HTTP_PROXY_AUTHENTICATE = 61,
	/** proxy-authorization */
	WSI_TOKEN_HTTP_PROXY_AUTHORIZATION = 62,
	WSI_TOKEN_HTTP_REFRESH = 63,     /**< refresh */
	WSI_TOKEN_HTTP_RETRY_AFTER = 64, /**< retry-after */
	WSI_TOKEN_HTTP_SERVER = 65,      /**< server */
	WSI_TOKEN_HTTP_SET_COOKIE = 66,  /**< set-cookie */
	/** strict-transport-security */
	WSI_TOKEN_HTTP_STRICT_TRANSPORT_SECURITY = 67,
	/** transfer-encoding */
	WSI_TOKEN_HTTP_TRANSFER_ENCODING = 68,
	WSI_TOKEN_HTTP_USER_AGENT = 69, /**< user-agent */
	WSI_TOKEN_HTTP_VARY = 70,       /**< vary */
	WSI_TOKEN_HTTP_VIA = 71,        /**< via */
	/** www-authenticate */
	WSI_TOKEN_HTTP_WWW_AUTHENTICATE = 72,
	/** path of a PATCH request */
	WSI_TOKEN_PATCH_URI = 73,
	/** path of a PUT request */
	WSI_TOKEN_PUT_URI = 74,
	/** path of a DELETE request */
	WSI_TOKEN_DELETE_URI = 75,
	/** arguments of the URL, each a fragment, decoded */
	WSI_TOKEN_HTTP_URI_ARGS = 76,
	/** target of a request to a proxy */
	WSI_TOKEN_PROXY = 77,
	WSI_TOKEN_HTTP_X_REAL_IP = 78, /**< x-real-ip */
	/** status line of a HTTP/1.0 response */
	WSI_TOKEN_HTTP1_0 = 79,
	/** x-forwarded-for */
	WSI_TOKEN_X_FORWARDED_FOR = 80,
	/** target of a CONNECT request */
	WSI_TOKEN_CONNECT = 81,
	/** path of a HEAD request */
	WSI_TOKEN_HEAD_URI = 82,
	WSI_TOKEN_TE = 83,           /**< te */
	WSI_TOKEN_REPLAY_NONCE = 84, /**< replay-nonce */
	/** :protocol of HTTP/2 (RFC 8441) */
	WSI_TOKEN_COLON_PROTOCOL = 85,
	WSI_TOKEN_X_AUTH_TOKEN = 86, /**< x-auth-token */
	/** x-amzn-dss-signature */
	WSI_TOKEN_DSS_SIGNATURE = 87,
	/** client: subprotocols it offers */
	_WSI_TOKEN_CLIENT_SENT_PROTOCOLS = 88,
	/** client: whom it connects to */
	_WSI_TOKEN_CLIENT_PEER_ADDRESS = 89,
	/** client: path it asks for */
	_WSI_TOKEN_CLIENT_URI = 90,
	/** client: its Host */
	_WSI_TOKEN_CLIENT_HOST = 91,
	/** client: its Origin */
	_WSI_TOKEN_CLIENT_ORIGIN = 92,
	/** client: its method */
	_WSI_TOKEN_CLIENT_METHOD = 93,
	/** client: interface it binds to */
	_WSI_TOKEN_CLIENT_IFACE = 94,
	/** client: port it binds to */
	_WSI_TOKEN_CLIENT_LOCALPORT = 95,
	/** client: its ALPN */
	_WSI_TOKEN_CLIENT_ALPN = 96,
	/** how many tokens can hold something */
	WSI_TOKEN_COUNT = 97,
	/** parser: inside a name */
	WSI_TOKEN_NAME_PART = 98,
	/** parser: inside the value of an unknown header */
	WSI_TOKEN_UNKNOWN_VALUE_PART = 99,
	/** parser: to the end of the line */
	WSI_TOKEN_SKIPPING = 100,
	/** parser: the CR was seen */
	WSI_TOKEN_SKIPPING_SAW_CR = 101,
	/** parser: the block is complete */
	WSI_PARSING_COMPLETE = 102,
	/** parser: begins at the url of a stream */
	WSI_INIT_TOKEN_MUXURL = 103,
};

/** Identifiers of SETTINGS (RFC 9113 6.5.2, RFC 8441 3) */
enum lws_h2_settings {
	H2SET_HEADER_TABLE_SIZE = 1,       /**< bytes of the HPACK table */
	H2SET_ENABLE_PUSH = 2,             /**< server push */
	H2SET_MAX_CONCURRENT_STREAMS = 3,  /**< streams at a time */
	H2SET_INITIAL_WINDOW_SIZE = 4,     /**< first window of a stream */
	H2SET_MAX_FRAME_SIZE = 5,          /**< bytes of a frame */
	H2SET_MAX_HEADER_LIST_SIZE = 6,    /**< bytes of headers */
	H2SET_RESERVED7 = 7,               /**< not used */
	H2SET_ENABLE_CONNECT_PROTOCOL = 8, /**< ws over HTTP/2 */
	H2SET_COUNT = 9,                   /**< array size */
};

/** Methods, as lws_http_get_uri_and_method() has them */
enum {
	LWSHUMETH_GET = 0,        /**< GET */
	LWSHUMETH_POST = 1,       /**< POST */
	LWSHUMETH_OPTIONS = 2,    /**< OPTIONS */
	LWSHUMETH_PUT = 3,        /**< PUT */
	LWSHUMETH_PATCH = 4,      /**< PATCH */
	LWSHUMETH_DELETE = 5,     /**< DELETE */
	LWSHUMETH_CONNECT = 6,    /**< CONNECT */
	LWSHUMETH_HEAD = 7,       /**< HEAD */
	LWSHUMETH_COLON_PATH = 8, /**< another, over HTTP/2 */
};

/** Text for a variable in HTML
 * \param data: lws_process_html_state.data
 * \param index: which of lws_process_html_state.vars
 * \return the text, borrowed until the next call; NULL prints "NULL"
 */
typedef const char *(*lws_process_html_state_cb)(void *data, int index);

/** Called for each header the library has no token for
 * \param name: its name, lower case with the colon, not terminated
 * \param nlen: bytes of it
 * \param opaque: the program's
 */
typedef void (*lws_hdr_custom_fe_cb_t)(const char *name, int nlen,
				       void *opaque);

/** A piece of text that a callback may change, with room to grow */
struct lws_process_html_args {
	char *p; /**< the text, or where to add */
	int len; /**< bytes of it */
	/** bytes it may have; LWS_CALLBACK_CHECK_ACCESS_RIGHTS: the mount's
	 * mask
	 */
	int max_len;
	/** nonzero for the last piece; LWS_CALLBACK_CHECK_ACCESS_RIGHTS: set if
	 * the callback has answered
	 */
	int final;
	int chunked; /**< nonzero if it is sent in chunks */
};

/** What lws_chunked_html_process() knows from one piece to the next; zeroed,
 * then set, for each file
 */
struct lws_process_html_state {
	char *start;      /**< private */
	char swallow[16]; /**< private */
	int pos;          /**< private */
	void *data;       /**< first argument of replace */
	/** names to replace, "$var", 14 characters at most */
	const char *const *vars;
	int count_vars;                    /**< how many */
	lws_process_html_state_cb replace; /**< what to replace them with */
};

/** A span of bytes */
struct lws_tokens {
	unsigned char *token; /**< the first */
	int len;              /**< how many */
};

/** Longest value per header */
struct lws_token_limits {
	/** bytes by enum lws_token_indexes, 0: no limit; what is longer is cut
	 */
	unsigned short token_limit[WSI_TOKEN_COUNT];
};

#if defined(LWS_WITH_NETWORK)

/** lws_get_mimetype() - content type by a file's name
 * \param file: the name
 * \param m: mount whose extra_mimetypes are asked first, except those for
 *	"*", which are asked last; or NULL
 * \return the type, static or the mount's; "" if it is to be sent
 *	without; NULL if unknown
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_get_mimetype(const char *file, const struct lws_http_mount *m);

/** lws_serve_http_file() - answer a request with a file
 * \param wsi: the connection, in LWS_CALLBACK_HTTP
 * \param file: its path, only used during the call
 * \param content_type: its type, "" for none
 * \param other_headers: headers made by lws_add_http_header_by_name()
 *	and the like, or NULL
 * \param other_headers_len: bytes of them
 * \return < 0: close; 0: under way, LWS_CALLBACK_HTTP_FILE_COMPLETION
 *	will come; > 0: it is missing, 404 was sent, complete the transaction
 *
 * Ranges (RFC 9110 14), if-none-match and the mount's caching are seen to.
 */
LWS_VISIBLE LWS_EXTERN int
lws_serve_http_file(struct lws *wsi, const char *file, const char *content_type,
		    const char *other_headers, int other_headers_len);

/** lws_serve_http_file_fragment() - send the next piece of a file
 * \param wsi: the connection
 * \return < 0: close; 0: there is more; > 0: finished
 *
 * The service loop does it by itself.
 */
LWS_VISIBLE LWS_EXTERN int lws_serve_http_file_fragment(struct lws *wsi);

/** lws_chunked_html_process() - replace variables in a piece of HTML
 * \param args: the piece, changed in place; with chunked set it gets
 *	the framing of a chunk, for which 10 bytes before p are used
 * \param s: what to replace
 * \return 0, or -1 if it comes to within 7 bytes of max_len
 *
 * Names may be cut by the end of a piece, and are then put in front of the
 * next. Of several that match the longest is taken; what replaces it is not
 * looked at again.
 */
LWS_VISIBLE LWS_EXTERN int
lws_chunked_html_process(struct lws_process_html_args *args,
			 struct lws_process_html_state *s);

/** lws_token_to_string() - name of a header
 * \param token: the header
 * \return its name, lower case with the colon, static; "" if it has
 *	none; NULL beyond the last
 */
LWS_VISIBLE LWS_EXTERN const unsigned char *
lws_token_to_string(enum lws_token_indexes token);

/** lws_hdr_total_length() - length of a header's value
 * \param wsi: the connection
 * \param h: the header
 * \return bytes lws_hdr_copy() would give, without the NUL; 0 if it is
 *	absent or empty
 */
LWS_VISIBLE LWS_EXTERN int
lws_hdr_total_length(struct lws *wsi,
		     enum lws_token_indexes h) LWS_WARN_UNUSED_RESULT;

/** lws_hdr_fragment_length() - length of one of several values
 * \param wsi: the connection
 * \param h: the header
 * \param frag_idx: which, from 0
 * \return bytes; 0 if there is none, or it is empty
 */
LWS_VISIBLE LWS_EXTERN int
lws_hdr_fragment_length(struct lws *wsi, enum lws_token_indexes h,
			int frag_idx) LWS_WARN_UNUSED_RESULT;

/** lws_hdr_copy() - value of a header
 * \param wsi: the connection
 * \param dest: gets it and a NUL
 * \param len: bytes there, at least 1
 * \param h: the header
 * \return its length; 0 if it is absent; -1 if it does not fit, when
 *	dest is ""
 *
 * Several values are joined: cookies with ';', url arguments with '&', others
 * with ','.
 */
LWS_VISIBLE LWS_EXTERN int lws_hdr_copy(struct lws *wsi, char *dest, int len,
					enum lws_token_indexes h);

/** lws_hdr_copy_fragment() - one of several values
 * \param wsi: the connection
 * \param dest: gets it and a NUL
 * \param len: bytes there
 * \param h: the header
 * \param frag_idx: which, from 0
 * \return its length, which may be 0; -1 if there is none; -2 if it
 *	does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_hdr_copy_fragment(struct lws *wsi, char *dest,
						 int len,
						 enum lws_token_indexes h,
						 int frag_idx);

/** lws_hdr_custom_length() - length of a header without a token
 * \param wsi: the connection
 * \param name: its name, lower case with the colon
 * \param nlen: bytes of it
 * \return bytes of its value; -1 if it is absent, or in builds without
 *	LWS_WITH_CUSTOM_HEADERS
 */
LWS_VISIBLE LWS_EXTERN int lws_hdr_custom_length(struct lws *wsi,
						 const char *name, int nlen);

/** lws_hdr_custom_copy() - value of a header without a token
 * \param wsi: the connection
 * \param dst: gets it and a NUL
 * \param len: bytes there
 * \param name: its name, lower case with the colon
 * \param nlen: bytes of it
 * \return its length; -1 if it is absent or does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_hdr_custom_copy(struct lws *wsi, char *dst,
					       int len, const char *name,
					       int nlen);

/** lws_hdr_custom_name_foreach() - all headers without a token
 * \param wsi: the connection
 * \param cb: called for each, in the order they came
 * \param opaque: its argument
 * \return 0, or -1 if there are no headers to read
 */
LWS_VISIBLE LWS_EXTERN int
lws_hdr_custom_name_foreach(struct lws *wsi, lws_hdr_custom_fe_cb_t cb,
			    void *opaque);

/** lws_get_urlarg_by_name_safe() - value of a url argument
 * \param wsi: the connection
 * \param name: its whole name: "arg=", or "arg" for one that may have no
 *	'='; the first that fits is taken
 * \param buf: gets what follows the '=' and a NUL
 * \param len: bytes there
 * \return its length; -1 if there is none that fits, when buf is as it was
 */
LWS_VISIBLE LWS_EXTERN int lws_get_urlarg_by_name_safe(struct lws *wsi,
						       const char *name,
						       char *buf, int len);

/** lws_get_urlarg_by_name() - as lws_get_urlarg_by_name_safe()
 * \param wsi: the connection
 * \param name: "arg=" or "arg"
 * \param buf: gets the value and a NUL
 * \param len: bytes there
 * \return buf, or NULL if there is none that fits
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_get_urlarg_by_name(struct lws *wsi, const char *name, char *buf, int len);

/** lws_add_http_header_status() - begin a response
 * \param wsi: the connection
 * \param code: status, with LWSAHH_FLAG_NO_SERVER_NAME ORed to it if
 *	wanted
 * \param p: where in the buffer, moved on. The buffer has LWS_PRE bytes
 *	before its first header
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit
 *
 * The first of the headers; those of the vhost and the mount, server and the
 * security headers that the vhost's options ask for follow at once. Where the
 * mount and the vhost have a header of the same name, the mount's is added.
 */
LWS_VISIBLE LWS_EXTERN int
lws_add_http_header_status(struct lws *wsi, unsigned int code,
			   unsigned char **p,
			   unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_add_http_header_by_name() - add a header
 * \param wsi: the connection
 * \param name: its name, with or without the colon, terminated; NULL
 *	adds a bare value
 * \param value: its value, not terminated, without CR, LF and NUL; NULL
 *	leaves the room for it
 * \param length: bytes of it
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit or the value has what ends a line
 *
 * On HTTP/2 the name becomes lower case, and transfer-encoding and connection
 * are left out. "connection: close" closes the connection after the response.
 */
LWS_VISIBLE LWS_EXTERN int
lws_add_http_header_by_name(struct lws *wsi, const unsigned char *name,
			    const unsigned char *value, int length,
			    unsigned char **p,
			    unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_add_http_header_by_token() - add a header the library knows
 * \param wsi: the connection
 * \param token: the header
 * \param value: its value, not terminated
 * \param length: bytes of it
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit or has no name
 */
LWS_VISIBLE LWS_EXTERN int
lws_add_http_header_by_token(struct lws *wsi, enum lws_token_indexes token,
			     const unsigned char *value, int length,
			     unsigned char **p,
			     unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_add_http_header_content_length() - add content-length
 * \param wsi: the connection
 * \param content_length: bytes of body to come; over HTTP/2 the stream
 *	ends when they are written
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit
 *
 * Nothing is added to a 1xx or 204 response (RFC 9110 8.6).
 */
LWS_VISIBLE LWS_EXTERN int lws_add_http_header_content_length(
	struct lws *wsi, lws_filepos_t content_length, unsigned char **p,
	unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_finalize_http_header() - end the headers
 * \param wsi: the connection
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit
 *
 * Adds date, unless the program has added its own, and, on HTTP/1, connection
 * where the peer could not know that the connection ends or stays (RFC 9112
 * 9.3): it ends after a body without a length and without chunks. Neither is
 * added if there is no room for it.
 */
LWS_VISIBLE LWS_EXTERN int
lws_finalize_http_header(struct lws *wsi, unsigned char **p,
			 unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_finalize_write_http_header() - end the headers and send them
 * \param wsi: the connection
 * \param start: where they begin; LWS_PRE bytes before it may be
 *	overwritten
 * \param p: where they end
 * \param end: end of the buffer
 * \return 0, nonzero if that failed: close
 */
LWS_VISIBLE LWS_EXTERN int
lws_finalize_write_http_header(struct lws *wsi, unsigned char *start,
			       unsigned char **p,
			       unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_add_http_common_headers() - status, content-type and content-length
 * \param wsi: the connection
 * \param code: as for lws_add_http_header_status()
 * \param content_type: the type, or NULL
 * \param content_len: bytes of body to come, or
 *	LWS_ILLEGAL_HTTP_CONTENT_LEN
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \return 0, nonzero if it does not fit
 *
 * Where it was asked for (lws_x_http_compress()) and the client accepts it,
 *text is compressed and the length left out.
 */
LWS_VISIBLE LWS_EXTERN int
lws_add_http_common_headers(struct lws *wsi, unsigned int code,
			    const char *content_type, lws_filepos_t content_len,
			    unsigned char **p,
			    unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_http_get_uri_and_method() - what is asked for
 * \param wsi: the connection
 * \param puri_ptr: out, the path, decoded, without arguments,
 *	terminated; it lives as long as the headers
 * \param puri_len: out, bytes of it
 * \return LWSHUMETH_..., or -1 if there is none
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_get_uri_and_method(struct lws *wsi, char **puri_ptr,
			    int *puri_len) LWS_WARN_UNUSED_RESULT;

/** lws_urlencode() - percent encode
 * \param escaped: gets the result and a NUL
 * \param string: text, terminated
 * \param len: bytes at escaped; what does not fit is left out, never part
 *	of an escape. Three times the text and 4 is always enough
 * \return escaped
 *
 * Letters and digits stay, a blank becomes '+', everything else %XX.
 */
LWS_VISIBLE LWS_EXTERN const char *lws_urlencode(char *escaped,
						 const char *string, int len);

/** lws_urldecode() - undo percent encoding
 * \param string: gets the result and a NUL; may be escaped itself
 * \param escaped: text, terminated; an escape cut off by its end is dropped
 * \param len: characters to write at most; string has one byte more
 * \return 0, or -1 at a digit that is none, with what came before it
 */
LWS_VISIBLE LWS_EXTERN int lws_urldecode(char *string, const char *escaped,
					 int len);

/** lws_http_date_render_from_unix() - time as HTTP has it (RFC 9110 5.6.7)
 * \param buf: gets the text and a NUL
 * \param len: bytes there, at least 30
 * \param t: seconds since 1970
 * \return 0, or -1 if buf is too small
 */
LWS_VISIBLE LWS_EXTERN int lws_http_date_render_from_unix(char *buf, size_t len,
							  const time_t *t);

/** lws_http_date_parse_unix() - time from what HTTP has (RFC 9110 5.6.7)
 * \param b: text in the preferred form
 * \param len: bytes of it
 * \param t: out, seconds since 1970
 * \return 0, or -1 if it is not that, when t stays
 */
LWS_VISIBLE LWS_EXTERN int lws_http_date_parse_unix(const char *b, size_t len,
						    time_t *t);

/** lws_http_check_retry_after() - what the server says about trying again
 * \param wsi: a client connection with its response's headers
 * \param us_interval_in_out: microseconds one would wait; raised if the
 *	server wants more
 * \return 0 if the server wants that long or longer, otherwise nonzero and the
 *	interval is as it was
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_check_retry_after(struct lws *wsi, lws_usec_t *us_interval_in_out);

/** lws_return_http_status() - a whole small response
 * \param wsi: the connection
 * \param code: status
 * \param html_body: HTML for its page, or NULL; what does not fit half of
 *	the context's pt_serv_buf_size is cut
 * \return 0, or nonzero if that failed: close
 *
 * The caller completes the transaction. 404 becomes a redirect if the vhost
 * has an error_document_404, and that is not what was asked for. HEAD, 204 and
 * 304 get no page. Fails if response headers were sent before.
 */
LWS_VISIBLE LWS_EXTERN int lws_return_http_status(struct lws *wsi,
						  unsigned int code,
						  const char *html_body);

/** lws_http_redirect() - a whole redirect
 * \param wsi: the connection
 * \param code: 301, 302, 303, 307 or 308
 * \param loc: where to, sent as it is; CR, LF and NUL make it fail
 * \param len: bytes of it
 * \param p: where in the buffer, moved on; LWS_PRE bytes before it may
 *	be overwritten
 * \param end: end of the buffer
 * \return < 0: close; otherwise bytes sent: complete the transaction
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_redirect(struct lws *wsi, int code, const unsigned char *loc, int len,
		  unsigned char **p, unsigned char *end) LWS_WARN_UNUSED_RESULT;

/** lws_http_transaction_completed() - the response is complete
 * \param wsi: the connection
 * \return nonzero: the connection or stream is over, return -1 from the
 *	callback; 0: it is kept for the next request
 *
 * Output that is still queued is sent first, and what is left of the request's
 * body is thrown away.
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_transaction_completed(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_http_headers_detach() - the request's headers are not needed any more
 * \param wsi: the connection
 * \return 0
 *
 * From now on there are none to read. Their memory goes with the transaction.
 */
LWS_VISIBLE LWS_EXTERN int lws_http_headers_detach(struct lws *wsi);

/** lws_http_mark_sse() - the response goes on for long, as server sent events
 * do
 * \param wsi: the connection, after its headers were sent; NULL is let
 *	pass
 * \return 0
 *
 * Frees the request's headers and takes the timeouts off.
 */
LWS_VISIBLE LWS_EXTERN int lws_http_mark_sse(struct lws *wsi);

/** lws_h2_client_stream_long_poll_rxonly() - a client's stream only listens
 * from now on
 * \param wsi: the stream
 * \return 0, or 1 if it is not HTTP/2
 *
 * Our half ends, and the stream has no timeout.
 */
LWS_VISIBLE LWS_EXTERN int
lws_h2_client_stream_long_poll_rxonly(struct lws *wsi);

/** lws_http_compression_apply() - compress the response  (RFC 9110 8.4)
 * \param wsi: the connection, between the status and the end of its
 *	headers
 * \param name: "br", "gzip" or "deflate"; NULL for the best the client
 *	accepts
 * \param p: where in the buffer, moved on
 * \param end: end of the buffer
 * \param decomp: 0 to compress; nothing is decompressed: else 1 is returned
 * \return 0: done, end the body with LWS_WRITE_HTTP_FINAL, or a build
 *	without LWS_WITH_HTTP_STREAM_COMPRESSION, which does nothing; 1: the
 *	client accepts none, the length or an encoding was given before, or no
 *	memory: go on without; -1: no room
 *
 * Adds content-encoding and vary. A length that is given afterwards is not
 * sent, but ends the body. See README.http-compression.md.
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_compression_apply(struct lws *wsi, const char *name, unsigned char **p,
			   unsigned char *end, char decomp);

/** lws_http_is_redirected_to_get() - did a redirect turn a client's method into
 * GET?
 * \param wsi: the client connection
 * \return nonzero if so: it has no body to send
 */
LWS_VISIBLE LWS_EXTERN int lws_http_is_redirected_to_get(struct lws *wsi);

/** lws_http_cookie_get() - value of a cookie (RFC 6265 4.2)
 * \param wsi: the connection
 * \param name: its name
 * \param buf: gets the value and a NUL
 * \param max: bytes there; out, the value's length
 * \return 0; 1 if it is absent; 2 if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_cookie_get(struct lws *wsi, const char *name, char *buf, size_t *max);

/** lws_h2_update_peer_txcredit() - let the peer send more
 * \param wsi: the stream
 * \param sid: its id, or LWS_H2_STREAM_SID
 * \param bump: bytes more, on the stream and on the connection
 * \return 0, or nonzero if memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_h2_update_peer_txcredit(struct lws *wsi, unsigned int sid, int bump);

/** lws_h2_get_peer_txcredit_estimate() - what the peer may still send
 * \param wsi: the stream
 * \return bytes, by our count
 */
LWS_VISIBLE LWS_EXTERN int lws_h2_get_peer_txcredit_estimate(struct lws *wsi);

#endif

/** nonzero if an HTTP status code tells of an error: 400 or above */
#define lws_http_client_http_resp_is_error(code) (!((code) < 400))

#endif
