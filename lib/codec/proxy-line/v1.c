/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Version 1 (proxy-protocol.txt 2.1): a line of text,
 *
 *	PROXY TCP4 192.0.2.1 192.0.2.2 56324 443 CRLF
 *
 * with TCP6 in place of TCP4, or UNKNOWN and anything behind it.
 */
#include "codec/proxy-line/proxy-line.h"

/* up to the next blank, which is taken too; the text is in out, terminated.
 * 0, or -1: empty or too long */
static int
word(struct lws_span *s, char *out, size_t cap)
{
	const uint8_t *blank = memchr(s->p, ' ', s->len);
	size_t n = blank ? (size_t)(blank - s->p) : s->len;

	if (!n || n >= cap)
		return -1;
	memcpy(out, s->p, n);
	out[n] = '\0';
	lws_span_skip(s, n + 1);

	return 0;
}

static int
address(struct lws_span *s, int family, lws_sockaddr46 *sa)
{
	char text[48];
	uint8_t ip[16];
	int n;

	if (word(s, text, sizeof(text)))
		return -1;
	n = lws_parse_numeric_address(text, ip, sizeof(ip));
	if (n != (family == AF_INET ? 4 : 16))
		return -1;
	sa->sa4.sin_family = (sa_family_t)family;
	if (n == 4)
		memcpy(&sa->sa4.sin_addr, ip, 4);
	else
		memcpy(&sa->sa6.sin6_addr, ip, 16);

	return 0;
}

/* 2.1: digits without leading zeros */
static int
port(struct lws_span *s, lws_sockaddr46 *sa)
{
	uint64_t v;
	char text[8];

	if (word(s, text, sizeof(text)) ||
	    lws_digits_u64(text, strlen(text), 65535, &v) ||
	    (text[0] == '0' && text[1]))
		return -1;
	if (sa->sa4.sin_family == AF_INET)
		sa->sa4.sin_port = htons((uint16_t)v);
	else
		sa->sa6.sin6_port = htons((uint16_t)v);

	return 0;
}

int
lws_proxy_line_v1(struct lws_proxy_line *p)
{
	struct lws_span s = lws_span_of(p->buf + 6, p->len - 6);
	int family = AF_UNSPEC, last_blank;
	char proto[8];

	if (s.len < 2 || s.p[s.len - 2] != '\r')
		return -1;
	s.len -= 2;
	if (memchr(s.p, '\r', s.len) || word(&s, proto, sizeof(proto)))
		return -1;
	/* a blank at the end would be taken with the last word */
	last_blank = s.len && s.p[s.len - 1] == ' ';
	if (!strcmp(proto, "UNKNOWN"))
		return 0;
	if (!strcmp(proto, "TCP4"))
		family = AF_INET;
	if (!strcmp(proto, "TCP6"))
		family = AF_INET6;
	if (family == AF_UNSPEC || last_blank || address(&s, family, &p->src) ||
	    address(&s, family, &p->dst) || port(&s, &p->src) ||
	    port(&s, &p->dst))
		return -1;

	return s.len ? -1 : 0;
}
