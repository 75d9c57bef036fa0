/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes, whole and in pieces: nothing breaks, and both ways tell the same.
 * The first byte chooses the size of the pieces and whether byte strings are
 * parsed as embedded items and raw bytes are reported.
 */
#include "codec/lecp/lecp-record.h"
#include "codec/lecp/lecp.h"
#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct record whole, cut;
static int embedded, raw;

static signed char
fuzz_cb(struct lecp_ctx *ctx, char reason)
{
	signed char r = record_cb(ctx, reason);

	if (raw && reason == LECPCB_ARRAY_START)
		lecp_parse_report_raw(ctx, 1);
	if (raw && reason == LECPCB_ARRAY_END)
		lecp_parse_report_raw(ctx, 0);
	if (embedded && reason == LECPCB_VAL_BLOB_END)
		record_number(ctx->user, "sub",
			      (uint64_t)-lecp_parse_subtree(
				      ctx, (uint8_t *)ctx->buf, ctx->npos),
			      " ");

	return r;
}

static int
run(struct record *r, const uint8_t *data, size_t size, size_t piece)
{
	static const char *const paths[] = { ".a", "*[]", ".*.b", "*" };
	struct lecp_ctx ctx;
	int ret = 0;
	size_t n;

	memset(r, 0, sizeof(*r));
	memset(&ctx, 0, sizeof(ctx));
	r->paths = 1;
	lecp_construct(&ctx, fuzz_cb, r, paths, LWS_ARRAY_SIZE(paths));
	lecp_parse_report_complete(&ctx, 1);
	while (size && ret >= LECP_CONTINUE) {
		n = piece < size ? piece : size;
		ret = lecp_parse(&ctx, data, n);
		data += n;
		size -= n;
	}
	lecp_destruct(&ctx);

	return ret;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t longer[16384];
	size_t piece;

	if (size < 2 || size > sizeof(longer) - LECP_LANE_ROOM)
		return 0;
	/* zeros behind it, so that the fast lane sees all of it */
	memcpy(longer, data, size);
	memset(longer + size, 0, LECP_LANE_ROOM);
	data = longer;
	size += LECP_LANE_ROOM;
	embedded = data[0] & 1;
	raw = data[0] & 2;
	piece = (size_t)(data[0] >> 2) + 1;
	if (run(&whole, data + 1, size - 1, size) !=
		    run(&cut, data + 1, size - 1, piece) ||
	    whole.len != cut.len || memcmp(whole.text, cut.text, cut.len))
		abort();

	return 0;
}
