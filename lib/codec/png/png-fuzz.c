/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as an image, whole and in pieces: the same lines and the same end.
 * The first byte says in what pieces, and whether checksums are mended first,
 * since damaged ones would hide all that is behind them.
 */
#include "codec/png/png.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MOST 65536u

static void
mend(uint8_t *p, size_t len)
{
	size_t at = 8, n;

	while (len > 12 && at < len - 12) {
		n = lws_u32be(p + at);
		if (n > len - 12 - at)
			break;
		lws_put_u32be(p + at + 8 + n, lws_crc32(0, p + at + 4, n + 4));
		at += n + 12;
	}
}

static lws_stateful_ret_t
run(const uint8_t *p, size_t len, size_t piece, uint32_t *sum)
{
	lws_upng_t *u = lws_upng_new();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	unsigned int lines = 0;
	const uint8_t *pix;
	size_t n, given;

	*sum = 0;
	if (!u)
		return r;
	while (r == LWS_SRET_WANT_INPUT && len) {
		given = n = piece < len ? piece : len;
		do {
			r = lws_upng_emit_next_line(u, &pix, &p, &n, 0);
			if (pix)
				*sum = lws_crc32(
					*sum, pix,
					((size_t)lws_upng_get_width(u) *
						 lws_upng_get_pixelsize(u) +
					 7) / 8);
		} while (r == LWS_SRET_WANT_OUTPUT && ++lines < 2000);
		len -= given;
	}
	lws_upng_free(&u);

	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t copy[MOST];
	uint32_t a, b;

	if (size < 2 || size > MOST)
		return 0;
	lws_set_log_level(0, NULL);
	memcpy(copy, data + 1, size - 1);
	if (data[0] & 1)
		mend(copy, size - 1);
	if (run(copy, size - 1, size, &a) !=
		    run(copy, size - 1, 1u + (data[0] >> 1), &b) ||
	    a != b)
		abort();

	return 0;
}
