/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Finds the end of a run of allowed bytes: quickly over what nearly all of
 * them are, then byte by byte by their class, which decides. So the quick way
 * may stop early (at a tab, near the end), never late.
 */
#ifndef LWS_CODEC_HTTP1_SCAN_H
#define LWS_CODEC_HTTP1_SCAN_H

#include "codec/http1/scan-byte.h"

#if defined(__SSE2__)
#include "codec/http1/scan-sse2.h"
#define scan_quick_text  scan_sse2_text
#define scan_quick_graph scan_sse2_graph
#define scan_quick_name  scan_sse2_name
#define scan_quick_tail  scan_sse2_tail
#else
#include "codec/http1/scan-word.h"
#define scan_quick_text  scan_word_text
#define scan_quick_graph scan_word_graph
#define scan_quick_name  scan_word_name
#define scan_quick_tail  scan_word_tail
#endif

/* RFC 9110 5.6.2: a token; nearly always a colon or a blank follows */
static inline const uint8_t *
scan_token(const uint8_t *p, const uint8_t *end)
{
	p = scan_quick_name(p, end);
	if (p < end && (*p == ':' || *p == ' '))
		return p;

	return scan_bytes(p, end, CLASS_TOKEN);
}

/* RFC 9110 5.5: what a field value may hold; nearly always CR follows
 * base: where readable bytes begin, at or before p */
static inline const uint8_t *
scan_text(const uint8_t *base, const uint8_t *p, const uint8_t *end)
{
	p = scan_quick_tail(base, scan_quick_text(p, end), end);
	if (p < end && *p == '\r')
		return p;

	return scan_bytes(p, end, CLASS_TEXT);
}

/* the same without blanks; nearly always one follows */
static inline const uint8_t *
scan_graph(const uint8_t *p, const uint8_t *end)
{
	p = scan_quick_graph(p, end);
	if (p < end && *p == ' ')
		return p;

	return scan_bytes(p, end, CLASS_GRAPH);
}

#endif
