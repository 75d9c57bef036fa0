/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Frames as bytes (RFC 9113 4.1, 6).
 */
#include "codec/h2-frame/h2-frame.h"

uint8_t *
lws_h2_head_put(uint8_t *p, uint32_t len, enum lws_h2_type type,
		unsigned int flags, uint32_t stream)
{
	p[0] = (uint8_t)(len >> 16);
	p[1] = (uint8_t)(len >> 8);
	p[2] = (uint8_t)len;
	p[3] = (uint8_t)type;
	p[4] = (uint8_t)flags;
	p[5] = (uint8_t)(stream >> 24);
	p[6] = (uint8_t)(stream >> 16);
	p[7] = (uint8_t)(stream >> 8);
	p[8] = (uint8_t)stream;

	return p + LWS_H2_HEAD;
}

uint8_t *
lws_h2_setting_put(uint8_t *p, uint16_t id, uint32_t value)
{
	lws_put_u16be(p, id);
	lws_put_u32be(p + 2, value);

	return p + 6;
}

uint8_t *
lws_h2_word_put(uint8_t *p, enum lws_h2_type type, uint32_t stream,
		uint32_t value)
{
	p = lws_h2_head_put(p, 4, type, 0, stream);
	lws_put_u32be(p, value);

	return p + 4;
}

uint8_t *
lws_h2_goaway_put(uint8_t *p, uint32_t last, enum lws_h2_err err,
		  const char *why)
{
	size_t len = strlen(why);

	if (len > LWS_H2_WHY)
		len = LWS_H2_WHY;
	p = lws_h2_head_put(p, (uint32_t)len + 8, LWS_H2_GOAWAY, 0, 0);
	lws_put_u32be(p, last);
	lws_put_u32be(p + 4, (uint32_t)err);
	memcpy(p + 8, why, len);

	return p + 8 + len;
}
