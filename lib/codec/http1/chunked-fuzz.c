/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Two things about chunks. What is read of a chunked body does not depend on
 * cuts: the input is what follows a good head. And what the encoder writes,
 * the decoder reads: the input is data, cut into chunks.
 */
#include "codec/http1/http1-fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char head[] = "POST / HTTP/1.1\r\nHost: a\r\n"
			   "Transfer-Encoding: chunked\r\n\r\n";

#define HEAD_LEN (sizeof(head) - 1)

static uint8_t *
put(uint8_t *p, const void *bytes, size_t len)
{
	memcpy(p, bytes, len);

	return p + len;
}

/* chunks of the sizes that the data itself names */
static size_t
encode(uint8_t *out, const uint8_t *data, size_t size)
{
	uint8_t *p = put(out, head, HEAD_LEN);

	while (size) {
		size_t n = data[0] % 40u + 1, line;

		if (n > size)
			n = size;
		p = put(p + LWS_HTTP1_CHUNK_HEAD_MAX, data, n) - n;
		line = lws_http1_chunk_begin(p, n);
		/* the room before the data was more than the line needs */
		memmove(p - LWS_HTTP1_CHUNK_HEAD_MAX, p - line, line + n);
		p = p - LWS_HTTP1_CHUNK_HEAD_MAX + line + n;
		p = put(p, LWS_HTTP1_CHUNK_TAIL, 2);
		data += n;
		size -= n;
	}

	return (size_t)(put(p, LWS_HTTP1_CHUNK_LAST, 5) - out);
}

static void
check_round_trip(const uint8_t *data, size_t size)
{
	const size_t each = LWS_HTTP1_CHUNK_HEAD_MAX + 3;
	uint8_t *out = malloc(HEAD_LEN + size * each + 32);
	struct fuzz_run r;
	size_t len;

	if (!out)
		abort();
	len = encode(out, data, size);
	fuzz_run(&r, lws_span_of(out, len), lws_span_of(NULL, 0), 0);
	if (r.stopped || r.h.err || r.body != size)
		abort();
	free(out);
}

static void
check_cuts(const uint8_t *data, size_t size)
{
	uint8_t *in = malloc(HEAD_LEN + size + 1);

	if (!in)
		abort();
	*in = size ? data[0] & 7 : 0;
	put(put(in + 1, head, HEAD_LEN), data, size);
	fuzz_http1(in, HEAD_LEN + size + 1, 0);
	free(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_cuts(data, size);
	check_round_trip(data, size);

	return 0;
}
