/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is known about the WebSocket message being received and sent.
 */

#ifndef LWS_WS_STATE_H
#define LWS_WS_STATE_H

#if defined(LWS_WITH_NETWORK)

/** lws_send_pipe_choked() - would more output have to wait?
 * \param wsi: the connection
 * \return nonzero if something is queued already or the system takes
 *	nothing now; 0: one more write is fine
 */
LWS_VISIBLE LWS_EXTERN int
lws_send_pipe_choked(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_is_final_fragment() - does the message end with this piece?
 * \param wsi: a ws connection, in RECEIVE
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int lws_is_final_fragment(struct lws *wsi);

/** lws_is_first_fragment() - does a message begin with this piece?
 * \param wsi: a ws connection, in RECEIVE
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int lws_is_first_fragment(struct lws *wsi);

/** lws_ws_sending_multifragment() - is a message of ours unfinished?
 * \param wsi: a ws connection
 * \return nonzero if the last data frame had LWS_WRITE_NO_FIN
 */
LWS_VISIBLE LWS_EXTERN int lws_ws_sending_multifragment(struct lws *wsi);

/** lws_get_reserved_bits() - reserved bits of the frame (RFC 6455 5.2)
 * \param wsi: a ws connection, in RECEIVE
 * \return the frame's first byte & 0x70
 */
LWS_VISIBLE LWS_EXTERN unsigned char lws_get_reserved_bits(struct lws *wsi);

/** lws_get_opcode() - opcode of the frame (RFC 6455 5.2)
 * \param wsi: a ws connection, in RECEIVE
 * \return the opcode
 */
LWS_VISIBLE LWS_EXTERN uint8_t lws_get_opcode(struct lws *wsi);

/** lws_partial_buffered() - is output queued?
 * \param wsi: the connection
 * \return nonzero if so; never when WRITEABLE comes
 */
LWS_VISIBLE LWS_EXTERN int
lws_partial_buffered(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_frame_is_binary() - is the message binary?
 * \param wsi: a ws connection, in RECEIVE
 * \return nonzero if so, in all its pieces
 */
LWS_VISIBLE LWS_EXTERN int
lws_frame_is_binary(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

#endif

#endif
