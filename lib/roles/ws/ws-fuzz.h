/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the fuzz targets of this room share: rounds of the loop, the end of a
 * head, and a strict reader of what comes out.
 */
#ifndef LWS_ROLES_WS_FUZZ_H
#define LWS_ROLES_WS_FUZZ_H

#include "roles/ws/ws.h"

static struct lws_context *cx;
static uint8_t got[1 << 16];
static size_t got_len;
static struct lws_ws_frame reader;

static void
rounds(int n)
{
	while (n--)
		if (lws_service(cx, -1) < 0)
			abort();
}

/* bytes with the empty line; 0: there is none */
static size_t
head_len(const uint8_t *p, size_t len)
{
	size_t n = 4;

	while (n <= len && memcmp(p + n - 4, "\r\n\r\n", 4))
		n++;

	return n > len ? 0 : n;
}

/* we never send what the other end must fail */
static void
read_frames(void)
{
	struct lws_span in = lws_span_of(got, got_len);
	struct lws_ws_piece piece;
	lws_stateful_ret_t r;

	do
		r = lws_ws_frame_feed(&reader, &in, 1000, &piece);
	while (r == LWS_SRET_WANT_OUTPUT);
	if (r != LWS_SRET_WANT_INPUT)
		abort();
	got_len = 0;
}

/* as it came, with its beginning and its end */
static int
write_back(struct lws *wsi, uint8_t *in, size_t len)
{
	return lws_write(wsi, in, len,
			 lws_write_ws_flags(lws_frame_is_binary(wsi)
						    ? LWS_WRITE_BINARY
						    : LWS_WRITE_TEXT,
					    lws_is_first_fragment(wsi),
					    lws_is_final_fragment(wsi))) < 0;
}

#endif
