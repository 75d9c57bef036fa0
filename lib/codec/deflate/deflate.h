/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of permessage-deflate (RFC 7692): what both ends agree on, and
 * one object for each direction over zlib, which gets its memory from the
 * library's heap. No sockets, no frames: bytes of messages in and out.
 */
#ifndef LWS_CODEC_DEFLATE_H
#define LWS_CODEC_DEFLATE_H

#include "core/core.h"

#define LWS_PMD_NAME "permessage-deflate"

/** struct lws_pmd_params - what was agreed (RFC 7692 7.1) */
struct lws_pmd_params {
	uint8_t server_bits;  /* window of what the server sends, 9 .. 15 */
	uint8_t client_bits;  /* of what the client sends, 8 .. 15 */
	uint8_t server_fresh; /* server_no_context_takeover */
	uint8_t client_fresh; /* client_no_context_takeover */
	uint8_t server_named; /* the offer has server_max_window_bits, of
				 whatever value: so has the reply */
};

/** lws_pmd_offer() - judge one offer of a client  (RFC 7692 7.1)
 * \param list: its parameters; moved behind them, whatever the result
 * \param p: out, if it is good
 * \return 1 good; 0 declined: an unknown, repeated or impossible parameter, or
 *	a window that zlib cannot keep to; -1 malformed: fail the connection */
int lws_pmd_offer(struct lws_span *list, struct lws_pmd_params *p);

/** lws_pmd_reply_put() - the server's answer: name and parameters
 * \return 0, or -1: no room, *to is unchanged */
int lws_pmd_reply_put(uint8_t **to, const uint8_t *end,
		      const struct lws_pmd_params *p);

/** lws_pmd_answer() - a client judges the server's answer  (RFC 7692 7.1)
 * \param list: its parameters; moved behind them, whatever the result
 * \param limits_us: client_max_window_bits was offered, so it may be answered
 * \param p: out, if it is good
 * \return 1 good; 0 an unknown, repeated or impossible parameter: fail the
 *	connection; -1 malformed: the same */
int lws_pmd_answer(struct lws_span *list, int limits_us,
		   struct lws_pmd_params *p);

/* -- a direction -- */

struct lws_inflater;
struct lws_deflater;

/** lws_inflater_create() - for messages with a window of so many bits, 8 .. 15
 * \return owned by the caller; NULL: out of memory */
struct lws_inflater *lws_inflater_create(unsigned int bits);
void lws_inflater_destroy(struct lws_inflater *z); /* NULL ok */
/** lws_inflater_reset() - forget the messages before */
void lws_inflater_reset(struct lws_inflater *z);

/** lws_inflater_feed() - inflate
 * \param in: moved past what was consumed
 * \param out, room: where the bytes go; room is not 0
 * \param done: out, bytes written
 * \return LWS_SRET_WANT_OUTPUT: out is full, there may be more;
 *	LWS_SRET_WANT_INPUT: in is used up and all that it gave was written;
 *	LWS_SRET_FATAL: no DEFLATE stream, or out of memory */
lws_stateful_ret_t lws_inflater_feed(struct lws_inflater *z,
				     struct lws_span *in, uint8_t *out,
				     size_t room, size_t *done);

/** lws_inflater_tail() - the four bytes that the sender left out, to be fed at
 * the end of a message  (RFC 7692 7.2.2) */
struct lws_span lws_inflater_tail(void);

/** lws_deflater_create() - \param bits: 9 .. 15; \param level: 0 .. 9; \param
 * mem: 1 .. 9, as zlib has them
 * \return owned by the caller; NULL: out of memory */
struct lws_deflater *lws_deflater_create(unsigned int bits, int level, int mem);
void lws_deflater_destroy(struct lws_deflater *z); /* NULL ok */
void lws_deflater_reset(struct lws_deflater *z);

/** lws_deflater_feed() - deflate, and flush all that was fed
 * \param in, out, room, done: as lws_inflater_feed()
 * \return LWS_SRET_WANT_OUTPUT: out is full, call again;
 *	LWS_SRET_WANT_INPUT: all is written; what was written since the last
 *	such end is empty or ends in 00 00 ff ff;
 *	LWS_SRET_FATAL: zlib was misused, a bug of ours */
lws_stateful_ret_t lws_deflater_feed(struct lws_deflater *z,
				     struct lws_span *in, uint8_t *out,
				     size_t room, size_t *done);

/* what ends each flush, and does not go on the wire at a message's end */
#define LWS_DEFLATE_TAIL 4u

#endif
