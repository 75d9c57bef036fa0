/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is known about the WebSocket message being received and sent.
 */

#ifndef LWS_WS_STATE_H
#define LWS_WS_STATE_H

#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN int
lws_send_pipe_choked(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_is_final_fragment(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN int lws_is_first_fragment(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN int lws_ws_sending_multifragment(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN unsigned char lws_get_reserved_bits(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN uint8_t lws_get_opcode(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN int
lws_partial_buffered(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int
lws_frame_is_binary(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

#endif

#endif
