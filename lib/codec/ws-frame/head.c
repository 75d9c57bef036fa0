/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The head of a frame that we send (RFC 6455 5.2): the length in its shortest
 * form, then a client's mask.
 */
#include "codec/ws-frame/ws-frame.h"

size_t
lws_ws_head_put(uint8_t *head, unsigned int b0, uint64_t len,
		const uint8_t *mask)
{
	unsigned int masked = mask ? 0x80 : 0;
	size_t n = 2;

	head[0] = (uint8_t)b0;
	if (len < 126)
		head[1] = (uint8_t)(masked | len);
	else if (len <= UINT16_MAX) {
		head[1] = (uint8_t)(masked | 126);
		lws_put_u16be(head + 2, (uint16_t)len);
		n = 4;
	} else {
		head[1] = (uint8_t)(masked | 127);
		lws_put_u64be(head + 2, len);
		n = 10;
	}
	if (!mask)
		return n;
	memcpy(head + n, mask, 4);

	return n + 4;
}
