/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * permessage-deflate on a connection: what the files of this folder that are
 * about it share. The windows, some 40 KB to receive and 260 KB to send, are
 * made with the first message that needs them. Where the agreement says that
 * each message starts anew they are the thread's, borrowed for a message.
 */
#ifndef LWS_ROLES_WS_PMD_H
#define LWS_ROLES_WS_PMD_H

#include "codec/deflate/deflate.h"
#include "roles/ws/ws.h"

struct lws_ws_pmd {
	struct lws_pmd_params params;
	struct lws_inflater *in;      /* owned; NULL: not needed yet, or given
					 back to the thread */
	struct lws_deflater *out;     /* the same */
	struct lws_ws_variant out_of; /* what it was made for */
	int level;                    /* zlib's */
	int mem;                      /* zlib's */
	uint8_t rx_bits;              /* 1 << rx_bits: piece to the program at
					 most; 0: the protocol's */
	uint8_t tx_bits;              /* the same for our frames */

	/* the message that comes in */
	struct lws_span tail; /* of RFC 7692 7.2.2, still to be fed */
	uint8_t *held;        /* owned: what a pause left of a piece */
	size_t held_len;
	uint8_t ahead;                /* a byte that was inflated */
	unsigned int has_ahead : 1;   /* to know whether more would come */
	unsigned int first : 1;       /* none of it was given yet */
	unsigned int ending : 1;      /* its last wire byte is here */
	unsigned int compressing : 1; /* the message that goes out is */
};

/** struct lws_ws_thread - what connections of a thread share */
struct lws_ws_thread {
	uint8_t *rx; /* owned: LWS_PRE, a piece and one byte */
	size_t rx_size;
	uint8_t *tx;             /* owned: LWS_TUNE_WS_DEFLATE_CHUNK */
	struct lws_inflater *in; /* owned: spare, of in_bits */
	unsigned int in_bits;
	struct lws_deflater *out;     /* owned: spare, */
	struct lws_ws_variant out_of; /* of these */
};

/** lws_ws_thread() - NULL: out of memory */
struct lws_ws_thread *lws_ws_thread(struct lws_context_per_thread *pt);

/** lws_ws_pmd_create() - what CONSTRUCT makes; NULL: out of memory */
struct lws_ws_pmd *lws_ws_pmd_create(void);

#endif
