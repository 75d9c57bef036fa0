/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The input as a path, a query, a reference, an authority and a client's URI.
 * What must hold: a normalised path starts with / and has no empty or dot
 * segment, decoding in place equals decoding aside, parts lie in the input.
 */
#include <stdlib.h>

#include "codec/uri/uri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int fact)
{
	if (!fact)
		abort();
}

static void
check_normal(const uint8_t *p, size_t len)
{
	size_t i, seg = 1;

	must(len && p[0] == '/');
	for (i = 1; i <= len; i++) {
		if (i < len && p[i] != '/')
			continue;
		must(i > seg || i == len);
		must(i - seg != 1 || p[seg] != '.');
		must(i - seg != 2 || p[seg] != '.' || p[seg + 1] != '.');
		seg = i + 1;
	}
}

static void
check_path(struct lws_span in, uint8_t *buf)
{
	size_t aside, in_place;
	uint8_t *copy = malloc(in.len + 1);
	enum lws_uri_err err = lws_uri_path(in, buf, in.len, &aside);

	must(!!copy);
	memcpy(copy, in.p, in.len);
	must(!err || !lws_uri_path_is_plain(in));
	must(lws_uri_path(lws_span_of(copy, in.len), copy, in.len, &in_place) ==
	     err);
	if (!err) {
		must(aside == in_place && !memcmp(copy, buf, aside));
		must(!lws_uri_path_is_plain(in) ||
		     (aside == in.len && !memcmp(buf, in.p, aside)));
		check_normal(buf, aside);
	}
	free(copy);
}

static void
check_query(struct lws_span in, uint8_t *buf)
{
	struct lws_span query = in, piece;
	size_t total = 0, len;

	while (lws_uri_arg_next(&query, &piece)) {
		total += piece.len + 1;
		must(lws_uri_arg_decode(piece, buf, in.len, &len) !=
		     LWS_URI_ERR_ROOM);
		must(len <= piece.len);
	}
	must(total == in.len || total == in.len + 1);
}

static size_t
part_len(struct lws_span in, struct lws_span part)
{
	if (!part.p)
		return 0;
	must(part.p >= in.p && part.p + part.len <= in.p + in.len);

	return part.len;
}

static void
check_reference(struct lws_span in)
{
	struct lws_uri_authority a;
	struct lws_uri u;

	if (lws_uri_split(in, &u))
		return;
	must(part_len(in, u.scheme) + part_len(in, u.authority) +
		     part_len(in, u.path) + part_len(in, u.query) +
		     part_len(in, u.fragment) + (u.scheme.p ? 1 : 0) +
		     (u.authority.p ? 2 : 0) + (u.query.p ? 1 : 0) +
		     (u.fragment.p ? 1 : 0) ==
	     in.len);
	if (!lws_uri_authority_parse(u.authority, &a))
		must(part_len(in, a.host) <= u.authority.len && a.port >= -1 &&
		     a.port <= 65535);
	lws_uri_authority_parse(in, &a);
}

static void
check_client_uri(struct lws_span in)
{
	const char *prot, *ads, *path;
	char *copy = malloc(in.len + 1);
	int port = 0;

	must(!!copy);
	memcpy(copy, in.p, in.len);
	copy[in.len] = '\0';
	must(!lws_parse_uri(copy, &prot, &ads, &port, &path));
	must(strlen(prot) + strlen(ads) <= in.len && *path && port >= 0);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_span in = lws_span_of(data, size);
	uint8_t *buf = malloc(size + 1);
	size_t len;

	must(!!buf);
	check_path(in, buf);
	check_query(in, buf);
	lws_uri_decode(in, buf, size, &len);
	must(len <= size);
	check_reference(in);
	check_client_uri(in);
	free(buf);

	return 0;
}
