/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A proxy's answers whole and byte by byte: the same result, the same number
 * of bytes taken. The first byte of the input chooses what is asked for.
 */
#include <stdlib.h>

#include "codec/socks5/socks5.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static lws_stateful_ret_t
run(struct lws_socks5 *s, const uint8_t *data, size_t size, size_t step,
    size_t *taken)
{
	static const char *const hosts[] = { "a.example", "127.0.0.1", "::1" };
	struct lws_socks5_ask ask = { hosts[data[0] % 3], NULL, NULL, 80 };
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	uint8_t out[LWS_SOCKS5_OUT_MAX];
	size_t at = 1;

	if (data[0] & 0x80)
		ask.user = ask.password = "x";
	if (lws_socks5_begin(s, &ask))
		abort();
	while (r == LWS_SRET_WANT_INPUT || r == LWS_SRET_WANT_OUTPUT) {
		size_t n = step < size - at ? step : size - at;
		struct lws_span in = lws_span_of(data + at, n);

		if (lws_socks5_put(s, out) > sizeof(out) || !lws_socks5_need(s))
			abort();
		if (!n)
			break;
		r = lws_socks5_feed(s, &in);
		at += n - in.len;
	}
	*taken = at;

	return r == LWS_SRET_WANT_OUTPUT ? LWS_SRET_WANT_INPUT : r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_socks5 a, b;
	lws_stateful_ret_t ra, rb;
	size_t na, nb;

	if (!size)
		return 0;
	ra = run(&a, data, size, size, &na);
	rb = run(&b, data, size, 1, &nb);
	if (ra != rb || na != nb || a.err != b.err || a.step != b.step)
		abort();

	return 0;
}
