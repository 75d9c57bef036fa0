/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Recognising one of a set of words a character at a time. The table is a tree
 * that contrib/minilex.c makes from the words:
 *
 *	n	how many characters go on from here, 1 to 255
 *	n times	the character; where its node is, big endian, two bytes
 *
 * and at the end of a word a node with n 0 and the word's number, big endian,
 * two bytes. The state is the offset of a node: 0 to begin with, negative once
 * the text is none of the words.
 */
#include "core/core.h"

int
lws_minilex_parse(const uint8_t *lex, int16_t *ps, const uint8_t c, int *match)
{
	const uint8_t *p;
	unsigned int n;

	if (*ps < 0)
		return LWS_MINILEX_FAIL;

	p = lex + *ps;
	for (n = *p++; n && *p != c; n--)
		p += 3;
	if (!n) {
		*ps = -1;
		return LWS_MINILEX_FAIL;
	}

	*ps = (int16_t)lws_u16be(p + 1);
	p = lex + *ps;
	if (*p)
		return LWS_MINILEX_CONTINUE;
	*match = lws_u16be(p + 1);

	return LWS_MINILEX_MATCH;
}
