/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Beyond the API of 4.5: COSE messages whose payload travels beside them
 * (RFC 9052 2, "detached content"). Without LWS_WITH_COSE the functions are not
 * there.
 */

#ifndef LWS_X_COSE_H
#define LWS_X_COSE_H

#if defined(LWS_WITH_COSE)

/** lws_x_cose_sign_detached() - leave the payload out of the message
 * \param csc: context; before its first payload
 * \return 0; 1: it is too late
 * The payload is given as always, to be signed, but where it would stand is
 * nil. */
LWS_VISIBLE LWS_EXTERN int
lws_x_cose_sign_detached(struct lws_cose_sign_context *csc);

/** lws_x_cose_validate_detached() - give the payload of a message without one
 * \param cps: context; before the message
 * \param payload: borrowed until lws_cose_validate_destroy(); NULL: none
 * \param len: bytes of it
 * A message that has a payload itself is checked with its own. Without this
 * call one that has none gets -999 as its results. The callback for the payload
 * is not called for it. */
LWS_VISIBLE LWS_EXTERN void
lws_x_cose_validate_detached(struct lws_cose_validate_context *cps,
			     const void *payload, size_t len);

#endif

#endif
