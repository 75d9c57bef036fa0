/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The table of content codings without brotli.
 */
#include "codec/compress/compress.h"

const struct lws_compress_ops *const lws_compress_codings[] = {
	&lws_compress_gzip, &lws_compress_deflate, NULL
};
