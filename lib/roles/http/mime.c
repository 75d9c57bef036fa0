/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Content types by a file's suffix: what the mount says, then what everybody
 * knows, then the mount's "*" for all others.
 */
#include "roles/http/http.h"

static const char *const known[][2] = {
	{ ".html", "text/html" },
	{ ".htm", "text/html" },
	{ ".js", "text/javascript" },
	{ ".mjs", "text/javascript" },
	{ ".css", "text/css" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".jpeg", "image/jpeg" },
	{ ".ico", "image/x-icon" },
	{ ".gif", "image/gif" },
	{ ".svg", "image/svg+xml" },
	{ ".ttf", "application/x-font-ttf" },
	{ ".otf", "application/font-woff" },
	{ ".woff", "application/font-woff" },
	{ ".woff2", "application/font-woff2" },
	{ ".gz", "application/gzip" },
	{ ".txt", "text/plain" },
	{ ".xml", "application/xml" },
	{ ".json", "application/json" },
	{ ".wasm", "application/wasm" },
};

/* A name that is nothing but the suffix has none. */
static int
ends_with(const char *file, size_t len, const char *suffix)
{
	size_t n = strlen(suffix);

	return len > n && !strcasecmp(file + len - n, suffix);
}

const char *
lws_get_mimetype(const char *file, const struct lws_http_mount *m)
{
	const struct lws_protocol_vhost_options *o;
	const char *others = NULL;
	size_t len = strlen(file);
	size_t i;

	for (o = m ? m->extra_mimetypes : NULL; o; o = o->next) {
		if (o->name[0] == '*')
			others = others ? others : o->value;
		else if (ends_with(file, len, o->name))
			return o->value;
	}
	for (i = 0; i < LWS_ARRAY_SIZE(known); i++)
		if (ends_with(file, len, known[i][0]))
			return known[i][1];

	return others;
}
