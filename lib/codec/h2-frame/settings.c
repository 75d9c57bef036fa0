/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Settings: their defaults and what they may be (RFC 9113 6.5.2, RFC 8441 3),
 * and the names of errors.
 */
#include "codec/h2-frame/h2-frame.h"

void
lws_h2_settings_init(struct lws_h2_set *s)
{
	memset(s, 0, sizeof(*s));
	s->v[H2SET_HEADER_TABLE_SIZE] = 4096;
	s->v[H2SET_ENABLE_PUSH] = 1;
	s->v[H2SET_MAX_CONCURRENT_STREAMS] = UINT32_MAX;
	s->v[H2SET_INITIAL_WINDOW_SIZE] = LWS_H2_WINDOW_DEFAULT;
	s->v[H2SET_MAX_FRAME_SIZE] = LWS_H2_FRAME_MIN;
	s->v[H2SET_MAX_HEADER_LIST_SIZE] = UINT32_MAX;
}

enum lws_h2_err
lws_h2_settings_judge(uint16_t id, uint32_t value)
{
	switch (id) {
	case H2SET_ENABLE_PUSH:
	case H2SET_ENABLE_CONNECT_PROTOCOL:
		return value > 1 ? LWS_H2_PROTOCOL_ERROR : LWS_H2_NO_ERROR;
	case H2SET_INITIAL_WINDOW_SIZE:
		return value > LWS_H2_WINDOW_MAX ? LWS_H2_FLOW_CONTROL_ERROR
						 : LWS_H2_NO_ERROR;
	case H2SET_MAX_FRAME_SIZE:
		return value < LWS_H2_FRAME_MIN || value > LWS_H2_FRAME_MAX
			       ? LWS_H2_PROTOCOL_ERROR
			       : LWS_H2_NO_ERROR;
	default:
		return LWS_H2_NO_ERROR;
	}
}

static const char *const names[] = {
	[LWS_H2_NO_ERROR] = "NO_ERROR",
	[LWS_H2_PROTOCOL_ERROR] = "PROTOCOL_ERROR",
	[LWS_H2_INTERNAL_ERROR] = "INTERNAL_ERROR",
	[LWS_H2_FLOW_CONTROL_ERROR] = "FLOW_CONTROL_ERROR",
	[LWS_H2_SETTINGS_TIMEOUT] = "SETTINGS_TIMEOUT",
	[LWS_H2_STREAM_CLOSED] = "STREAM_CLOSED",
	[LWS_H2_FRAME_SIZE_ERROR] = "FRAME_SIZE_ERROR",
	[LWS_H2_REFUSED_STREAM] = "REFUSED_STREAM",
	[LWS_H2_CANCEL] = "CANCEL",
	[LWS_H2_COMPRESSION_ERROR] = "COMPRESSION_ERROR",
	[LWS_H2_CONNECT_ERROR] = "CONNECT_ERROR",
	[LWS_H2_ENHANCE_YOUR_CALM] = "ENHANCE_YOUR_CALM",
	[LWS_H2_INADEQUATE_SECURITY] = "INADEQUATE_SECURITY",
	[LWS_H2_HTTP_1_1_REQUIRED] = "HTTP_1_1_REQUIRED",
};

const char *
lws_h2_err_text(uint32_t err)
{
	return err < LWS_ARRAY_SIZE(names) ? names[err] : "unknown error";
}
