/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Running a CGI program (RFC 3875) for an HTTP connection, its standard
 * streams becoming connections of the library.
 */

#ifndef LWS_CGI_H
#define LWS_CGI_H

struct lws_protocol_vhost_options;

/** Standard streams of a CGI program */
enum lws_enum_stdinouterr {
	LWS_STDIN = 0,  /**< its input */
	LWS_STDOUT = 1, /**< its output */
	LWS_STDERR = 2, /**< its complaints */
};

/** Where in a CGI program's output we are */
enum lws_cgi_hdr_state {
	LCHS_HEADER = 0,       /**< in a header */
	LCHS_CR1 = 1,          /**< after the CR of its line */
	LCHS_LF1 = 2,          /**< after the LF of its line */
	LCHS_CR2 = 3,          /**< after the CR of the empty line */
	LCHS_LF2 = 4,          /**< after the LF of the empty line */
	LHCS_RESPONSE = 5,     /**< make the response's headers */
	LHCS_DUMP_HEADERS = 6, /**< send them */
	LHCS_PAYLOAD = 7,      /**< in the body */
	LCHS_SINGLE_0A = 8,    /**< after a bare LF */
};

/** in of the CGI callbacks */
struct lws_cgi_args {
	/** the three connections, by enum lws_enum_stdinouterr */
	struct lws **stdwsi;
	enum lws_enum_stdinouterr ch;     /**< which has something */
	unsigned char *data;              /**< bytes for its input */
	enum lws_cgi_hdr_state hdr_state; /**< where in the output we are */
	int len;                          /**< bytes at data */
};

/** Parameters of lws_cgi_via_info(); only used during the call */
struct lws_cgi_info {
	/** the connection, in LWS_CALLBACK_HTTP */
	struct lws *wsi;
	/** NULL-ended: program and arguments */
	const char *const *exec_array;
	/** bytes of the path that name the program; -1: nothing of the request
	 * goes into its environment
	 */
	int script_uri_path_len;
	/** seconds it may be silent, 0: for ever */
	int timeout_secs;
	/** further environment */
	const struct lws_protocol_vhost_options *mp_cgienv;
	const char *chroot_path; /**< its root, NULL: the real one */
	/** its working directory, NULL: /tmp */
	const char *wd;
};

#if defined(LWS_WITH_NETWORK) && defined(LWS_WITH_CGI)

/** lws_cgi_via_info() - answer a request with a CGI program (RFC 3875)
 * \param cgiinfo: parameters
 * \return 0, or -1 if it can't be run; no response was sent
 *
 * The protocol gets LWS_CALLBACK_CGI_...; lws_callback_http_dummy() knows what
 * to do.
 */
LWS_VISIBLE LWS_EXTERN int lws_cgi_via_info(struct lws_cgi_info *cgiinfo);

/** lws_cgi() - lws_cgi_via_info() with fewer parameters
 * \param wsi: the connection, in LWS_CALLBACK_HTTP
 * \param exec_array: NULL-ended: program and arguments
 * \param script_uri_path_len: as in lws_cgi_info
 * \param timeout_secs: as in lws_cgi_info
 * \param mp_cgienv: further environment
 * \return as lws_cgi_via_info()
 */
LWS_VISIBLE LWS_EXTERN int
lws_cgi(struct lws *wsi, const char *const *exec_array, int script_uri_path_len,
	int timeout_secs, const struct lws_protocol_vhost_options *mp_cgienv);

/** lws_cgi_write_split_stdout_headers() - send the next piece of its output
 * \param wsi: the connection
 * \return 0; 1: finished; negative: close
 */
LWS_VISIBLE LWS_EXTERN int lws_cgi_write_split_stdout_headers(struct lws *wsi);

/** lws_cgi_kill() - end the program
 * \param wsi: the connection
 * \return 0, or what LWS_CALLBACK_CGI_TERMINATED returned
 */
LWS_VISIBLE LWS_EXTERN int lws_cgi_kill(struct lws *wsi);

/** lws_cgi_get_stdwsi() - connection of a standard stream
 * \param wsi: the connection
 * \param ch: which
 * \return it, or NULL
 */
LWS_VISIBLE LWS_EXTERN struct lws *
lws_cgi_get_stdwsi(struct lws *wsi, enum lws_enum_stdinouterr ch);

#endif

#endif
