/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Names that TLS carries: lists of ALPN names as they go over the wire (RFC
 * 7301 3.1), and the name that a client asks for (RFC 6066 3).
 */
#include "tls/tls.h"

static int
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* the next name of the list, without blanks around it */
static struct lws_span
next_name(const char **list)
{
	const char *p = *list, *end;
	size_t len;

	while (is_blank(*p))
		p++;
	end = strchr(p, ',');
	len = end ? (size_t)(end - p) : strlen(p);
	*list = p + len + (end ? 1 : 0);
	while (len && is_blank(p[len - 1]))
		len--;

	return lws_span_of(p, len);
}

int
lws_tls_alpn_wire(const char *list, uint8_t *wire, size_t size)
{
	size_t used = 0;

	while (list && *list) {
		struct lws_span name = next_name(&list);

		if (!name.len || name.len > 255 || name.len >= size - used)
			return -1;
		wire[used++] = (uint8_t)name.len;
		memcpy(wire + used, name.p, name.len);
		used += name.len;
	}

	return used > INT_MAX ? -1 : (int)used;
}

static char
lower(uint8_t c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
}

int
lws_tls_sni_name(struct lws_span ext, char *name, size_t size)
{
	const uint8_t *p = ext.p;
	size_t len, n;

	/* the list's length, one entry: type 0, its length, the name. Entries
	 * of other types were never defined */
	if (ext.len < 5 || lws_u16be(p) != ext.len - 2 || p[2])
		return -1;
	len = lws_u16be(p + 3);
	if (!len || len > ext.len - 5 || len >= size)
		return -1;
	for (n = 0; n < len; n++) {
		if (p[5 + n] <= ' ' || p[5 + n] >= 0x7f)
			return -1;
		name[n] = lower(p[5 + n]);
	}
	/* the name of a host may end in the root's dot */
	if (name[len - 1] == '.')
		len--;
	name[len] = '\0';

	return len ? 0 : -1;
}
