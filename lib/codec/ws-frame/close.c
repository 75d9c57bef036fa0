/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Close codes (RFC 6455 7.4, and IANA's registry of them), and the code and
 * words that each error of the codec closes with.
 */
#include "codec/ws-frame/ws-frame.h"

int
lws_ws_close_code_is_good(unsigned int code)
{
	/* 1004 is reserved; 1005, 1006 and 1015 say what no frame can */
	if (code >= 1000 && code <= 1014)
		return code != 1004 && code != 1005 && code != 1006;

	/* libraries' own, then programs' own */
	return code >= 3000 && code <= 4999;
}

enum lws_ws_err
lws_ws_close_check(const uint8_t *p, size_t len)
{
	if (!len)
		return LWS_WS_OK;
	if (len < 2)
		return LWS_WS_ERR_CLOSE_LEN;
	if (!lws_ws_close_code_is_good(lws_u16be(p)))
		return LWS_WS_ERR_CLOSE_CODE;

	return lws_utf8_check(p + 2, len - 2) ? LWS_WS_ERR_CLOSE_UTF8
					      : LWS_WS_OK;
}

static const struct {
	uint16_t code;
	const char *text;
} errs[LWS_WS_ERR_COUNT] = {
	[LWS_WS_OK] = { 1000, "" },
	[LWS_WS_ERR_RSV] = { 1002, "rsv bits" },
	[LWS_WS_ERR_OPCODE] = { 1002, "bad opc" },
	[LWS_WS_ERR_CONTROL_FRAG] = { 1002, "frag ctl" },
	[LWS_WS_ERR_CONTROL_LONG] = { 1002, "long ctl" },
	[LWS_WS_ERR_CONTINUATION] = { 1002, "bad cont" },
	[LWS_WS_ERR_MASK] = { 1002, "bad mask" },
	[LWS_WS_ERR_LENGTH] = { 1002, "bad len" },
	[LWS_WS_ERR_UTF8] = { 1007, "bad utf8" },
	[LWS_WS_ERR_UTF8_CUT] = { 1007, "partial utf8" },
	[LWS_WS_ERR_CLOSE_LEN] = { 1002, "bad close" },
	[LWS_WS_ERR_CLOSE_CODE] = { 1002, "bad close code" },
	[LWS_WS_ERR_CLOSE_UTF8] = { 1007, "bad utf8 in close" },
	[LWS_WS_ERR_DEFLATE] = { 1007, "bad deflate" },
	[LWS_WS_ERR_TOO_LARGE] = { 1009, "too large" },
	[LWS_WS_ERR_EXTENSION] = { 1007, "bad extension data" },
	[LWS_WS_ERR_NO_MEMORY] = { 1011, "out of memory" },
};

unsigned int
lws_ws_err_code(enum lws_ws_err err)
{
	return errs[err].code;
}

const char *
lws_ws_err_text(enum lws_ws_err err)
{
	return errs[err].text;
}
