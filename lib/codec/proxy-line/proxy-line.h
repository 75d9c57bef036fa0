/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the PROXY protocol's codec, versions 1 and 2 (haproxy,
 * proxy-protocol.txt): what a proxy in front says of the client before the
 * client's own bytes.
 *
 *	memset(&p, 0, sizeof(p));
 *	r = lws_proxy_line_feed(&p, &in);	until not WANT_INPUT
 *
 * What is left in the span after OK is the client's. The specification forbids
 * to guess: bytes that are no PROXY header are an error.
 */
#ifndef LWS_CODEC_PROXY_LINE_H
#define LWS_CODEC_PROXY_LINE_H

#include "core/core.h"

/** enum lws_proxy_line_err - why it was refused */
enum lws_proxy_line_err {
	LWS_PROXY_LINE_OK,
	LWS_PROXY_LINE_ERR_NONE,    /* neither version's first bytes */
	LWS_PROXY_LINE_ERR_V1,      /* version 1, not as 2.1 has it */
	LWS_PROXY_LINE_ERR_V2,      /* version 2, not as 2.2 has it */
	LWS_PROXY_LINE_ERR_LONG,    /* LWS_LIMIT_PROXY_LINE */
	LWS_PROXY_LINE_ERR_CHECKSUM /* 2.2.3: PP2_TYPE_CRC32C is wrong */
};

/** struct lws_proxy_line - zeroed, then fed */
struct lws_proxy_line {
	/* after OK; family 0: the proxy does not know, or speaks for itself */
	lws_sockaddr46 src;
	lws_sockaddr46 dst;
	enum lws_proxy_line_err err; /* after FATAL */

	/* -------- */
	uint32_t len; /* bytes gathered */
	uint8_t buf[LWS_LIMIT_PROXY_LINE];
};

/** lws_proxy_line_feed() - read on
 * \param in: bytes, cut anywhere; moved past what belongs to the header
 * \return LWS_SRET_OK: complete, in starts with the client's bytes;
 *	LWS_SRET_WANT_INPUT: in is used up; LWS_SRET_FATAL: p->err */
lws_stateful_ret_t lws_proxy_line_feed(struct lws_proxy_line *p,
				       struct lws_span *in);

/** lws_proxy_line_err_text() - words for the log, a constant */
const char *lws_proxy_line_err_text(enum lws_proxy_line_err err);

/* -- inside -- */

/** lws_proxy_line_v1() - a whole line with its CRLF is in buf; 0, or -1 */
int lws_proxy_line_v1(struct lws_proxy_line *p);
/** lws_proxy_line_v2() - a whole header is in buf */
enum lws_proxy_line_err lws_proxy_line_v2(struct lws_proxy_line *p);

#endif
