/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON, beyond the API of 4.5: the parser held to RFC 8259 exactly, and the
 * end of input said aloud. What is left out of the strict grammar are the
 * liberties that configuration files and older programs lean on; without the
 * flag they are all there.
 */

#ifndef LWS_X_LEJP_H
#define LWS_X_LEJP_H

/** Set in lejp_ctx.flags after lejp_construct(). The text must be what RFC 8259
 * calls a JSON text encoded in UTF-8, and nothing else:
 *  - no comments;
 *  - no number with a leading zero;
 *  - strings and names are valid UTF-8 (RFC 3629), and escaped surrogates come
 *    in pairs (otherwise passed as they are, and replaced by U+FFFD);
 *  - the document may be any value, not only an object or array (a number
 *    ends at the blank behind it, or at lejp_parse_end());
 *  - blanks behind the document are consumed, so that lejp_parse() returns
 *    more than 0 only when something else follows; later calls take blanks
 *    and return 0, and reject everything else.
 */
#define LEJP_FLAG_STRICT 0x8000

/** in strict mode: a string or name is not valid UTF-8 */
#define LEJP_REJECT_X_NOT_UTF8   -24
/** lejp_parse_end(): the input ended inside the document */
#define LEJP_REJECT_X_INCOMPLETE -25

#if defined(LWS_WITH_LEJP)

/** lejp_parse_end() - say that no more input will come
 * \param ctx: constructed context; NULL is not allowed
 * \return 0: the document is complete (COMPLETE has been sent, at the latest by
 *	this call); a code of enum lejp_reasons, or LEJP_REJECT_X_INCOMPLETE:
 *	it is not, FAILED has been sent
 *
 * A document whose only value is a number has no end of its own (RFC 8259 2);
 * this gives it one. For any other document it tells truncated from complete,
 * which a program may also see from the last result of lejp_parse().
 * Allocates nothing. */
LWS_VISIBLE LWS_EXTERN int lejp_parse_end(struct lejp_ctx *ctx);

#endif

#endif
