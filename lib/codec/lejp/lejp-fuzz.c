/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes, whole and in pieces: nothing breaks, and both ways tell the same.
 * The first byte chooses the flags and the size of the pieces.
 */
#include "codec/lejp/lejp-record.h"
#include "codec/lejp/lejp.h"
#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct record whole, cut;

static signed char
push_pop_cb(struct lejp_ctx *ctx, char reason)
{
	if (reason == LEJPCB_PAIR_NAME && !strcmp(ctx->path, "p"))
		lejp_parser_push(ctx, NULL, ctx->pst[0].paths,
				 ctx->pst[0].count_paths, push_pop_cb);
	if (reason == LEJPCB_OBJECT_END && ctx->pst_sp && ctx->sp & 1)
		lejp_parser_pop(ctx);

	return record_cb(ctx, reason);
}

static int
run(struct record *r, const uint8_t *data, size_t size, uint16_t flags,
    size_t piece)
{
	static const char *const paths[] = { "a", "*[]", "p.*", "*.b.*", "*" };
	struct lejp_ctx ctx;
	int ret = LEJP_CONTINUE;
	size_t n;

	memset(r, 0, sizeof(*r));
	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, push_pop_cb, r, paths, LWS_ARRAY_SIZE(paths));
	ctx.flags = flags;
	while (size && ret == LEJP_CONTINUE) {
		n = piece < size ? piece : size;
		ret = lejp_parse(&ctx, data, (int)n);
		data += n;
		size -= n;
	}
	if (ret >= 0)
		ret = 0;
	if (ret == LEJP_CONTINUE)
		ret = lejp_parse_end(&ctx);
	lejp_destruct(&ctx);

	return ret;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t longer[16384];
	uint16_t flags;
	size_t piece;

	if (size < 2 || size > sizeof(longer) - LEJP_LANE_ROOM)
		return 0;
	/* blanks behind it, so that the fast lane sees all of it */
	memcpy(longer, data, size);
	memset(longer + size, ' ', LEJP_LANE_ROOM);
	data = longer;
	size += LEJP_LANE_ROOM;
	flags = data[0] & LEJP_FLAG_LATEST;
	if (data[0] & 4)
		flags |= LEJP_FLAG_STRICT;
	piece = (size_t)(data[0] >> 3) + 1;
	if (run(&whole, data + 1, size - 1, flags, size) !=
		    run(&cut, data + 1, size - 1, flags, piece) ||
	    whole.len != cut.len || memcmp(whole.text, cut.text, cut.len))
		abort();

	return 0;
}
