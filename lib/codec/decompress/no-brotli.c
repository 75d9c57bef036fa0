/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The table of codings that can be undone, without brotli.
 */
#include "codec/decompress/decompress.h"

const struct lws_decompress_ops *const lws_decompress_codings[] = {
	&lws_decompress_gzip, &lws_decompress_deflate, NULL
};
