/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * CBOR, beyond the API of 4.5: being told when an item is complete, and the
 * deterministic encoding.
 */

#ifndef LWS_X_LECP_H
#define LWS_X_LECP_H

#if defined(LWS_WITH_CBOR)

/** lecp_parse_report_complete() - ask for LECPCB_COMPLETE
 * \param ctx: constructed context
 * \param on: nonzero: the callback gets LECPCB_COMPLETE after each item that
 *	stands by itself, that is inside no other; 0, as after
 *	lecp_construct(): it never does, which is what programs are used to
 *
 * Input may be a sequence of items (RFC 8742), then there is one for each.
 * Items of lecp_parse_subtree() are inside another. May be called from a
 * callback. */
LWS_VISIBLE LWS_EXTERN void lecp_parse_report_complete(struct lecp_ctx *ctx,
						       int on);

/** lws_cbor_deterministic() - write an item in its deterministic encoding
 *	(RFC 8949 4.2.1)
 * \param in, in_len: one well-formed item and nothing behind it
 * \param out, out_len: where the encoding goes; it may overlap in at no byte
 * \param used: out, bytes written; or 0 when the result is not 0
 * \return 0; LECP_REJECT_BAD_CODING: in is not one well-formed item, or a map
 *	has a key twice; LECP_STACK_OVERFLOW: out is too small, or there are
 *	more than LECP_MAX_DEPTH containers and tags in each other
 *
 * Arguments, and with LWS_WITH_CBOR_FLOAT floats, are made as short as they
 * can be without loss (NaN is f97e00), indefinite lengths become definite,
 * maps are sorted by the bytes of their encoded keys. Allocates nothing; maps
 * are sorted in out, which takes time in the square of their size when they
 * are far from sorted. */
LWS_VISIBLE LWS_EXTERN int lws_cbor_deterministic(const uint8_t *in,
						  size_t in_len, uint8_t *out,
						  size_t out_len, size_t *used);

#endif

#endif
