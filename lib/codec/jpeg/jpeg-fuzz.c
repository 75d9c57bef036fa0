/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as an image, whole and in pieces of the size that the first byte
 * says: the same lines and the same end.
 */
#include "codec/jpeg/jpeg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static lws_stateful_ret_t
run(const uint8_t *p, size_t len, size_t piece, uint32_t *sum)
{
	lws_jpeg_t *j = lws_jpeg_new();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	unsigned int lines = 0;
	const uint8_t *pix;
	size_t n, given, i;

	*sum = 0;
	if (!j)
		return r;
	while (r == LWS_SRET_WANT_INPUT && len) {
		given = n = piece < len ? piece : len;
		do {
			r = lws_jpeg_emit_next_line(j, &pix, &p, &n, 0);
			for (i = 0;
			     pix && i < (size_t)lws_jpeg_get_width(j) *
						    lws_jpeg_get_bpp(j) / 8;
			     i++)
				*sum = *sum * 31 + pix[i];
		} while (r == LWS_SRET_WANT_OUTPUT && ++lines < 1000);
		len -= given;
	}
	lws_jpeg_free(&j);

	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t a, b;

	if (size < 2)
		return 0;
	lws_set_log_level(0, NULL);
	if (run(data + 1, size - 1, size, &a) !=
		    run(data + 1, size - 1, 1u + data[0], &b) ||
	    a != b)
		abort();

	return 0;
}
