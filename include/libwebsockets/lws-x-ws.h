/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSocket, beyond the API of 4.5: whole messages instead of pieces.
 */

#ifndef LWS_X_WS_H
#define LWS_X_WS_H

#if defined(LWS_WITH_NETWORK) && defined(LWS_ROLE_WS)

/** lws_x_ws_whole_messages() - RECEIVE brings whole messages
 * \param vh: the vhost
 * \param protocol: one of its protocols, from lws_get_protocol() or
 *	lws_vhost_name_to_protocol()
 * \param most: bytes a message may have, when inflated; a longer one closes
 *	its connection with 1009, as soon as that is known. 0: pieces again
 * \return 0; -1 not a protocol of the vhost, or out of memory: nothing has
 *	changed
 *
 * For connections of the protocol that are established afterwards and for
 * those that are between two messages; PROTOCOL_INIT is the usual place. The
 * protocol's rx_buffer_size does not matter then. A message that one read has
 * brought whole is given where it lies; others are put together first, in
 * memory of the connection that is given back when RECEIVE returns. In RECEIVE
 * lws_is_first_fragment() and lws_is_final_fragment() are both 1.
 *
 * Thread: service threads, or before the first of them runs.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_ws_whole_messages(struct lws_vhost *vh,
			const struct lws_protocols *protocol,
			size_t most) LWS_WARN_UNUSED_RESULT;

#endif

#endif
