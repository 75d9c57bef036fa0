/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of gunzip: a streaming inflater for deflate data (RFC 1951),
 * bare, in a zlib frame (RFC 1950) or in a gzip frame (RFC 1952).
 *
 * Input comes in pieces of any size. Output goes into a ring, the window that
 * the format refers back to: byte n of the stream is at n modulo
 * LWS_INFLATE_WINDOW. The user takes what is there, says so in consumed, and
 * goes on; never more than a bounded part of the ring waits to be taken, so
 * memory is the struct and nothing else. It allocates nothing.
 */
#ifndef LWS_GUNZIP_H
#define LWS_GUNZIP_H

#include "core/core.h"

#define LWS_INFLATE_WINDOW 32768u /* RFC 1951 2: the farthest distance */

/* bytes in the ring at which the user's turn comes */
#define LWS_INFLATE_PENDING 4096u

/* the longest lookup that is one step; longer codes take a few */
#define LWS_HUFFMAN_FAST 10

enum lws_inflate_frame {
	LWS_INFLATE_RAW,  /* ends with the last block */
	LWS_INFLATE_ZLIB, /* checked by Adler-32 */
	LWS_INFLATE_GZIP  /* checked by CRC-32 and length; one member */
};

/* Why LWS_SRET_FATAL: in the low byte of the result. */
enum lws_inflate_reason {
	LWS_INFLATE_BAD_BLOCK = 1,    /* reserved block type */
	LWS_INFLATE_BAD_STORED = 2,   /* length and its complement differ */
	LWS_INFLATE_BAD_CODES = 3,    /* impossible set of code lengths */
	LWS_INFLATE_BAD_SYMBOL = 4,   /* bits that are no code */
	LWS_INFLATE_BAD_DISTANCE = 5, /* before the start of output */
	LWS_INFLATE_BAD_CHECK = 6,    /* checksum or length differs */
	LWS_INFLATE_BAD_ZLIB = 31,    /* zlib header, or a dictionary */
	LWS_INFLATE_BAD_MAGIC = 32,   /* not gzip */
	LWS_INFLATE_BAD_METHOD = 33,  /* gzip, but not deflate */
	LWS_INFLATE_BAD_FLAGS = 34,   /* reserved flags of gzip */
	LWS_INFLATE_BAD_HEADER = 35   /* header checksum; header too long */
};

struct lws_inflate;

enum lws_inflate_step {
	LWS_INFLATE_GO,     /* the next state may run */
	LWS_INFLATE_NEED,   /* ... when there is more input */
	LWS_INFLATE_FULL,   /* ... when output has been taken */
	LWS_INFLATE_END,    /* that was all */
	LWS_INFLATE_FAILED, /* reason is set */
};

typedef enum lws_inflate_step (*lws_inflate_state_t)(struct lws_inflate *z);

/** struct lws_huffman - a canonical code (RFC 1951 3.2.2), ready to decode */
struct lws_huffman {
	uint16_t fast[1 << LWS_HUFFMAN_FAST]; /* symbol << 4 | length; 0: no */
	uint16_t count[16];                   /* codes of each length */
	uint16_t symbol[288];                 /* in the order of their codes */
};

/** struct lws_inflate - one stream; zeroed and begun by lws_inflate_begin() */
struct lws_inflate {
	size_t produced; /* bytes of the stream so far; wraps */
	size_t consumed; /* of those, what the user has taken: the user's */
	uint8_t window[LWS_INFLATE_WINDOW];

	/* the rest is the inflater's own */
	struct lws_span *in; /* borrowed during a call */
	uint64_t bits;       /* the next ones, lowest first */
	unsigned int nbits;
	lws_inflate_state_t next;
	enum lws_inflate_frame frame;
	uint8_t reason;  /* enum lws_inflate_reason */
	uint8_t is_last; /* block */
	uint8_t gzip_flags;
	uint32_t stored;  /* bytes left of a stored block */
	uint32_t history; /* bytes a distance may reach back */
	uint32_t check;   /* checksum of the bytes before summed */
	size_t summed;
	uint32_t header_check;
	uint32_t header_len; /* bytes of the gzip header so far */
	uint32_t skip;       /* bytes left of its extra field */
	unsigned int lit_count, dist_count, code_count; /* RFC 1951 3.2.7 */
	unsigned int have;                              /* lengths read */
	uint8_t lengths[288 + 32];
	struct lws_huffman lit;
	struct lws_huffman dist; /* and the code of code lengths */
};

/** lws_inflate_begin() - a new stream; also after another one
 * \param z: anything
 * \param frame: what is around the deflate data */
void lws_inflate_begin(struct lws_inflate *z, enum lws_inflate_frame frame);

/** lws_inflate_feed() - consume input until something is in the way
 * \param z: begun
 * \param in: moves behind what was used; empty to go on after WANT_OUTPUT
 *	alone
 * \return LWS_SRET_OK: the stream is complete and its checks agree; what
 *	follows it is left in in; output may be pending.
 *	LWS_SRET_WANT_INPUT: in is used up; output may be pending.
 *	LWS_SRET_WANT_OUTPUT: LWS_INFLATE_PENDING bytes or more are pending;
 *	take them and call again with what is left in in.
 *	LWS_SRET_FATAL | enum lws_inflate_reason: and so from now on
 * Thread: the owner's. */
lws_stateful_ret_t lws_inflate_feed(struct lws_inflate *z, struct lws_span *in);

/** lws_inflate_take() - move pending output out of the ring
 * \param out, room: where to
 * \return bytes moved, 0: nothing is pending */
size_t lws_inflate_take(struct lws_inflate *z, uint8_t *out, size_t room);

/** lws_huffman_build() - make a code from its lengths  (RFC 1951 3.2.2)
 * \param lengths, n: of each symbol, 0 to 15; n <= 288; 0 is not used
 * \param must_be_complete: 1: every sequence of bits has to be a code. 0: a
 *	single code of one bit may stand alone
 * \return 0, or -1: too many codes, or too few. All 0 makes a code without
 *	symbols, which is 0 */
int lws_huffman_build(struct lws_huffman *h, const uint8_t *lengths, size_t n,
		      int must_be_complete);

#define LWS_HUFFMAN_NEED    (-1)
#define LWS_HUFFMAN_INVALID (-2)

/** lws_huffman_peek() - the symbol at the front of some bits
 * \param bits, nbits: lowest first
 * \param len: out, how many of them it is
 * \return the symbol; LWS_HUFFMAN_NEED: too few bits to tell;
 *	LWS_HUFFMAN_INVALID: no code begins like that */
int lws_huffman_peek(const struct lws_huffman *h, uint64_t bits,
		     unsigned int nbits, unsigned int *len);

/** lws_crc32() - go on with a CRC-32  (RFC 1952 8)
 * \param crc: of what was before, 0 at first
 * \return of both */
uint32_t lws_crc32(uint32_t crc, const uint8_t *p, size_t len);

/** lws_adler32() - go on with an Adler-32  (RFC 1950 8.2)
 * \param adler: of what was before, 1 at first
 * \return of both */
uint32_t lws_adler32(uint32_t adler, const uint8_t *p, size_t len);

#endif
