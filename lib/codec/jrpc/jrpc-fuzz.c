/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a message, whole and in pieces: the same result and the same id.
 * The first byte says of which kind and in what pieces.
 */
#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned int told;

static signed char
count_cb(struct lejp_ctx *ctx, char reason)
{
	told = told * 31 + (uint8_t)reason + ctx->path_match;

	return 0;
}

static const char *const paths[] = { "[]", "a" };

static const lws_jrpc_method_t methods[] = {
	{ "m", paths, count_cb, LWS_ARRAY_SIZE(paths) },
	{ NULL, NULL, NULL, 0 },
};

static int
run(const uint8_t *data, size_t size, int type, size_t piece, char *id)
{
	struct lws_jrpc *j = lws_jrpc_create(methods, NULL);
	struct lws_jrpc_obj *o = NULL;
	int r = LEJP_CONTINUE;
	size_t n;

	told = 0;
	id[0] = '\0';
	for (; j && size && r == LEJP_CONTINUE; data += n, size -= n) {
		n = piece < size ? piece : size;
		r = lws_jrpc_obj_parse(j, type, NULL, (const char *)data, n,
				       &o);
	}
	if (o)
		lws_strncpy(id, lws_jrpc_obj_id(o), 2000);
	lws_jrpc_destroy(&j);

	return r > 0 ? 0 : r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char id[2][2000];
	unsigned int whole;
	int r, type;

	if (size < 2)
		return 0;
	type = data[0] & 1;
	r = run(data + 1, size - 1, type, size, id[0]);
	whole = told;
	if (run(data + 1, size - 1, type, 1u + (data[0] >> 1), id[1]) != r ||
	    strcmp(id[0], id[1]) || whole != told)
		abort();

	return 0;
}
