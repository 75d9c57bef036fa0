/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Running a CGI program (RFC 3875) for an HTTP connection, its standard
 * streams becoming connections of the library.
 */

#ifndef LWS_CGI_H
#define LWS_CGI_H

struct lws_protocol_vhost_options;

enum lws_enum_stdinouterr {
	LWS_STDIN = 0,
	LWS_STDOUT = 1,
	LWS_STDERR = 2,
};

enum lws_cgi_hdr_state {
	LCHS_HEADER = 0,
	LCHS_CR1 = 1,
	LCHS_LF1 = 2,
	LCHS_CR2 = 3,
	LCHS_LF2 = 4,
	LHCS_RESPONSE = 5,
	LHCS_DUMP_HEADERS = 6,
	LHCS_PAYLOAD = 7,
	LCHS_SINGLE_0A = 8,
};

struct lws_cgi_args {
	struct lws **stdwsi;
	enum lws_enum_stdinouterr ch;
	unsigned char *data;
	enum lws_cgi_hdr_state hdr_state;
	int len;
};

struct lws_cgi_info {
	struct lws *wsi;
	const char *const *exec_array;
	int script_uri_path_len;
	int timeout_secs;
	const struct lws_protocol_vhost_options *mp_cgienv;
	const char *chroot_path;
	const char *wd;
};

#if defined(LWS_WITH_NETWORK) && defined(LWS_WITH_CGI)

LWS_VISIBLE LWS_EXTERN int lws_cgi_via_info(struct lws_cgi_info *cgiinfo);

LWS_VISIBLE LWS_EXTERN int
lws_cgi(struct lws *wsi, const char *const *exec_array, int script_uri_path_len,
	int timeout_secs, const struct lws_protocol_vhost_options *mp_cgienv);

LWS_VISIBLE LWS_EXTERN int lws_cgi_write_split_stdout_headers(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN int lws_cgi_kill(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN struct lws *
lws_cgi_get_stdwsi(struct lws *wsi, enum lws_enum_stdinouterr ch);

#endif

#endif
