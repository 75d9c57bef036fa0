/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws_parse_uri(): the public splitter of client URIs. It is more generous
 * than RFC 3986 and works by writing NULs into the program's string; what it
 * accepts and how is what programs rely on. It never fails.
 */
#include "codec/uri/uri.h"

/* digits up to something else; beyond INT_MAX it stays there */
static int
leading_number(const char *s)
{
	int v = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		v = v > (INT_MAX - 9) / 10 ? INT_MAX : v * 10 + (*s - '0');

	return v;
}

static void
default_port(const char *prot, int *port)
{
	if (!strcasecmp(prot, "http") || !strcasecmp(prot, "ws"))
		*port = 80;
	if (!strcasecmp(prot, "https") || !strcasecmp(prot, "wss"))
		*port = 443;
}

/* Ends the address with a NUL and returns what follows it. */
static char *
cut_address(char *p, const char **ads)
{
	*ads = p;
	if (*p == '[') {
		char *close = strchr(p, ']');

		if (close) {
			*ads = p + 1;
			*close = '\0';
			return close + 1;
		}
	}
	/* a unix socket's path has slashes */
	return p + strcspn(p, *p == '+' ? ":" : ":/");
}

int
lws_parse_uri(char *p, const char **prot, const char **ads, int *port,
	      const char **path)
{
	static const char none[] = "", root[] = "/";
	size_t scheme_len = strcspn(p, ":/?#");
	int unix_socket;
	char end;

	*prot = none;
	if (!strncmp(p + scheme_len, "://", 3)) {
		*prot = p;
		p[scheme_len] = '\0';
		p += scheme_len + 3;
	}
	default_port(*prot, port);

	unix_socket = *p == '+';
	p = cut_address(p, ads);
	end = *p;
	*p = '\0';
	if (unix_socket)
		*port = 0;
	else if (end == ':')
		*port = leading_number(p + 1);
	if (end)
		p++;
	if (end == ':')
		p += strcspn(p, "/");
	if (end == ':' && *p)
		p++;
	*path = *p ? p : root;

	return 0;
}
