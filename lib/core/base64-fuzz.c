/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first byte is where to cut the text: in one piece and in two the same
 * bytes or the same refusal. What was decoded, encoded and decoded again, is
 * what it was.
 */
#include "core/core.h"

#include <stdlib.h>

/* -1 refused, else the length */
static int
in_two(const char *text, size_t len, size_t cut, uint8_t *out, size_t room)
{
	size_t in = cut, made = room, total;
	struct lws_b64state s;

	lws_b64_decode_state_init(&s);
	if (lws_b64_decode_stateful(&s, text, &in, out, &made, 0) || in != cut)
		return -1;
	total = made;
	in = len - cut;
	made = room - total;
	if (lws_b64_decode_stateful(&s, text + cut, &in, out + total, &made, 1))
		return -1;

	return (int)(total + made);
}

static void
round_trip(const uint8_t *bytes, int len)
{
	int size = (len + 2) / 3 * 4 + 1;
	char *text = malloc((size_t)size), *back = malloc((size_t)len);

	if (lws_b64_encode_string((const char *)bytes, len, text, size) !=
		    size - 1 ||
	    lws_b64_decode_string(text, back, len) != len ||
	    memcmp(back, bytes, (size_t)len))
		abort();
	free(text);
	free(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t len = size - 1, room = len + 4;
	const char *text = (const char *)data + 1;
	uint8_t *a, *b;
	int n, m;

	if (size < 2)
		return 0;
	a = malloc(room);
	b = malloc(room);
	n = in_two(text, len, 0, a, room);
	m = in_two(text, len, data[0] % len, b, room);
	if (n != m || (n > 0 && memcmp(a, b, (size_t)n)))
		abort();
	if (n > 0)
		round_trip(a, n);
	free(a);
	free(b);

	return 0;
}
