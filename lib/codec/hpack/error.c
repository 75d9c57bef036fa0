/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Why a header block was refused, in words.
 */
#include "codec/hpack/hpack.h"

static const char *const texts[] = {
	[LWS_HPACK_OK] = "no error",
	[LWS_HPACK_ERR_INTEGER] = "hpack: integer too large or without end",
	[LWS_HPACK_ERR_INDEX] = "hpack: index of no entry",
	[LWS_HPACK_ERR_HUFFMAN] = "hpack: bad Huffman code or padding",
	[LWS_HPACK_ERR_STRING] = "hpack: string too long",
	[LWS_HPACK_ERR_TABLE_SIZE] = "hpack: table larger than allowed",
	[LWS_HPACK_ERR_UPDATE_LATE] = "hpack: table size update inside a block",
	[LWS_HPACK_ERR_NO_UPDATE] = "hpack: table size update was due",
	[LWS_HPACK_ERR_TRUNCATED] = "hpack: block ends inside a field",
	[LWS_HPACK_ERR_MEMORY] = "hpack: out of memory",
};

const char *
lws_hpack_err_text(enum lws_hpack_err err)
{
	return texts[err];
}
