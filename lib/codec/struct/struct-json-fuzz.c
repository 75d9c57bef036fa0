/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes into structs, whole and in pieces of the size that the first byte
 * says: both ways the same comes out again, and what comes out goes in again
 * and comes out as it was.
 */
#include "codec/struct/struct-json-test.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define ROOM (256u * 1024)

static char text[3][ROOM];

static int
in_and_out(const uint8_t *data, size_t size, size_t piece, char *to)
{
	lws_struct_serialize_t *js;
	static struct lejp_ctx ctx;
	lws_struct_args_t a;
	int r = LEJP_CONTINUE;
	size_t n;

	to[0] = '\0';
	memset(&a, 0, sizeof(a));
	a.map_st[0] = schemas;
	a.map_entries_st[0] = LWS_ARRAY_SIZE(schemas);
	lws_struct_json_init_parse(&ctx, NULL, &a);
	for (; size && r == LEJP_CONTINUE; size -= n, data += n) {
		n = piece < size ? piece : size;
		r = lejp_parse(&ctx, data, (int)n);
	}
	if (a.dest) {
		js = lws_struct_json_serialize_create(
			&schemas[a.top_schema_index], 1, 0, a.dest);
		if (js)
			lws_struct_json_serialize(js, (uint8_t *)to, ROOM, &n);
		lws_struct_json_serialize_destroy(&js);
	}
	lwsac_free(&a.ac);

	return r > 0 ? 0 : r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int r;

	if (size < 2 || size > 16384)
		return 0;
	lws_set_log_level(0, NULL);
	r = in_and_out(data + 1, size - 1, size, text[0]);
	if (in_and_out(data + 1, size - 1, 1u + data[0], text[1]) != r ||
	    strcmp(text[0], text[1]))
		abort();
	if (r || !text[0][0])
		return 0;
	if (in_and_out((const uint8_t *)text[0], strlen(text[0]), ROOM,
		       text[2]) ||
	    strcmp(text[0], text[2]))
		abort();

	return 0;
}
