/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first two bytes are flags, the third where to cut; the elements of the
 * text in one piece and in two must be the same.
 */
#include "core/core.h"

#include <stdlib.h>

#define FNV_PRIME ((uint64_t)0x100000001b3)

/* one number over all elements: kind, length and bytes */
static uint64_t
digest(uint64_t h, const struct lws_tokenize *ts, lws_tokenize_elem e)
{
	size_t n;

	h = (h ^ (uint8_t)(e + 100)) * FNV_PRIME;
	if (e <= 0)
		return h ^ (uint32_t)ts->line;
	for (n = 0; n < ts->token_len; n++)
		h = (h ^ (uint8_t)ts->token[n]) * FNV_PRIME;

	return (h ^ (uint32_t)ts->effline) * FNV_PRIME;
}

static uint64_t
run(const char *text, size_t len, size_t cut, uint16_t flags)
{
	uint64_t h = 0xcbf29ce484222325ull;
	struct lws_tokenize ts;
	lws_tokenize_elem e;

	memset(&ts, 0, sizeof(ts));
	ts.start = text;
	ts.len = cut;
	ts.flags = flags;
	if (cut < len)
		ts.flags |= LWS_TOKENIZE_F_EXPECT_MORE;
	do {
		e = lws_tokenize(&ts);
		if (e == LWS_TOKZE_WANT_READ) {
			ts.start = text + cut;
			ts.len = len - cut;
			ts.flags = flags;
			continue;
		}
		h = digest(h, &ts, e);
	} while (e > 0 || e == LWS_TOKZE_WANT_READ);

	return h;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint16_t flags;
	size_t len, cut;

	if (size < 3)
		return 0;
	flags = lws_u16be(data) & (uint16_t)(LWS_TOKENIZE_F_EXPECT_MORE - 1);
	len = size - 3;
	/* a NUL ends the text, in whichever piece it is */
	if (memchr(data + 3, 0, len))
		len = strlen((const char *)data + 3);
	cut = len ? data[2] % (len + 1) : 0;
	if (run((const char *)data + 3, len, len, flags) !=
	    run((const char *)data + 3, len, cut, flags))
		abort();

	return 0;
}
