/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The proof that both ends mean WebSocket (RFC 6455 1.3, 4.2.2).
 */
#include "codec/ws-frame/ws-frame.h"

void
lws_ws_key_put(char key[LWS_WS_KEY_LEN + 1], const uint8_t random[16])
{
	/* always fits: 24 characters and a NUL */
	(void)lws_b64_encode_string((const char *)random, 16, key,
				    LWS_WS_KEY_LEN + 1);
}

int
lws_ws_key_is_good(const void *key, size_t len)
{
	char bytes[20];

	if (len != LWS_WS_KEY_LEN || memcmp((const char *)key + 22, "==", 2))
		return 0;

	return lws_b64_decode_string_len(key, (int)len, bytes,
					 (int)sizeof(bytes)) == 16;
}

void
lws_ws_accept_put(char accept[LWS_WS_ACCEPT_LEN + 1], const void *key,
		  size_t len)
{
	static const char guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
	uint8_t text[LWS_WS_KEY_LEN + sizeof(guid)], hash[20];

	if (len > LWS_WS_KEY_LEN)
		len = LWS_WS_KEY_LEN;
	memcpy(text, key, len);
	memcpy(text + len, guid, sizeof(guid) - 1);
	lws_SHA1(text, len + sizeof(guid) - 1, hash);
	(void)lws_b64_encode_string((const char *)hash, sizeof(hash), accept,
				    LWS_WS_ACCEPT_LEN + 1);
}
