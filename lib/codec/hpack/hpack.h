/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the HPACK codec (RFC 7541): the header lists of HTTP/2 to and
 * from their compressed form. Bytes and fields, nothing else: what a list must
 * look like is for roles/h2.
 *
 * Reading a header block, whose fragments may be cut anywhere:
 *
 *	lws_hpack_decoder_begin(&d, 4096);
 *	d.scratch = ...;			LWS_HPACK_SCRATCH bytes
 *	do
 *		r = lws_hpack_decode(&d, &fragment, &field);
 *	while (r == LWS_SRET_WANT_OUTPUT);	a field each time
 *	r = lws_hpack_decode_end(&d);		after the last fragment
 *
 * Writing one:
 *
 *	lws_hpack_encode_begin(&e, &p, end);
 *	lws_hpack_encode(&e, &field, &p, end);	for each
 *
 * Both ends of a connection keep a table each way, which every block changes:
 * after LWS_SRET_FATAL the connection cannot go on (COMPRESSION_ERROR).
 */
#ifndef LWS_CODEC_HPACK_H
#define LWS_CODEC_HPACK_H

#include "core/core.h"

/** enum lws_hpack_err - why a block was refused */
enum lws_hpack_err {
	LWS_HPACK_OK,
	LWS_HPACK_ERR_INTEGER,     /* 5.1: too large, or without end */
	LWS_HPACK_ERR_INDEX,       /* 2.3.3: no entry has this index */
	LWS_HPACK_ERR_HUFFMAN,     /* 5.2: padding or EOS where it may not be */
	LWS_HPACK_ERR_STRING,      /* LWS_LIMIT_HPACK_STRING */
	LWS_HPACK_ERR_TABLE_SIZE,  /* 6.3: larger than was allowed */
	LWS_HPACK_ERR_UPDATE_LATE, /* 4.2: not at the beginning of a block */
	LWS_HPACK_ERR_NO_UPDATE,   /* 4.2: it was due */
	LWS_HPACK_ERR_TRUNCATED,   /* the block ends inside a field */
	LWS_HPACK_ERR_MEMORY
};

/** struct lws_hpack_field - a line of a header list */
struct lws_hpack_field {
	struct lws_span name;
	struct lws_span value;
	int16_t token; /* of the name, see lws_http1_token(); -1: none */
	uint8_t never; /* 7.1.3: a secret, may not be kept in tables by anybody
			  on the way */
	uint8_t verdict; /* reading: of d->judge(); 0 for the static table's */
};

/* a field in the dynamic table; its bytes are name, then value */
struct lws_hpack_entry {
	uint32_t ofs; /* in bytes */
	uint32_t name_len;
	uint32_t value_len;
	uint32_t hash; /* of both */
	int16_t token;
	uint8_t verdict;
};

/** struct lws_hpack_table - the dynamic table  (RFC 7541 2.3.2, 4) */
struct lws_hpack_table {
	uint8_t *bytes;                /* owned; NULL: none yet */
	struct lws_hpack_entry *entry; /* owned: a ring of entry_cap */
	uint32_t bytes_cap;
	uint32_t bytes_end; /* behind the newest entry's */
	uint32_t entry_cap; /* a power of two, or 0 */
	uint32_t oldest;    /* in the ring */
	uint32_t count;
	uint32_t size;    /* 4.1: with 32 for each entry */
	uint32_t max;     /* of size, now */
	uint32_t changes; /* how often entries have come or gone */
};

/* bytes of scratch that a decoder needs: two strings as long as they may be,
 * and Huffman codes have five bits at least */
#define LWS_HPACK_SCRATCH ((size_t)LWS_LIMIT_HPACK_STRING * 2u * 8u / 5u + 2u)

/** struct lws_hpack_decoder - one direction of a connection */
struct lws_hpack_decoder {
	struct lws_hpack_table table;
	uint8_t *scratch; /* borrowed: set it before each lws_hpack_decode();
			     what fields point to may be in it */
	uint8_t *carry;   /* owned: the rest of a fragment; NULL: none */
	uint32_t carry_len;
	uint32_t carry_used;
	uint32_t carry_cap;
	/** judge() - of each field that comes as a literal, its f->verdict: it
	 * is kept with the field in the table. NULL: 0 */
	uint8_t (*judge)(const struct lws_hpack_field *f);
	uint32_t limit;              /* what the peer may set its table to */
	uint8_t err;                 /* enum lws_hpack_err, after FATAL */
	unsigned int in_block : 1;   /* fields have been seen */
	unsigned int update_due : 1; /* limit became smaller than the table */
};

/** struct lws_hpack_encoder - the other direction */
struct lws_hpack_encoder {
	struct lws_hpack_table table;
	uint32_t lowest;          /* that max has been since the last block */
	unsigned int resized : 1; /* the peer has to be told */
};

/** lws_hpack_decoder_begin() - \param limit: SETTINGS_HEADER_TABLE_SIZE that
 * the peer knows of: 4096 until it has acknowledged another */
void lws_hpack_decoder_begin(struct lws_hpack_decoder *d, uint32_t limit);

/** lws_hpack_decoder_limit() - the peer has acknowledged another limit
 * If it is lower its next block has to begin with an update (RFC 7541 4.2). */
void lws_hpack_decoder_limit(struct lws_hpack_decoder *d, uint32_t limit);

void lws_hpack_decoder_end(struct lws_hpack_decoder *d);

/** lws_hpack_decode() - the next field of a block
 * \param in: a fragment, cut anywhere; moved past what was consumed
 * \param f: out, with WANT_OUTPUT. Its spans point into in, d->scratch, or d,
 *	and are good until the next call
 * \return LWS_SRET_WANT_OUTPUT: *f is a field, call again;
 *	LWS_SRET_WANT_INPUT: in is used up;
 *	LWS_SRET_FATAL: d->err, the connection is over
 * Allocates when the table grows, and to keep a field that is cut. */
lws_stateful_ret_t lws_hpack_decode(struct lws_hpack_decoder *d,
				    struct lws_span *in,
				    struct lws_hpack_field *f);

/** lws_hpack_decode_end() - that was the block's last fragment
 * \return LWS_SRET_OK, or LWS_SRET_FATAL: d->err */
lws_stateful_ret_t lws_hpack_decode_end(struct lws_hpack_decoder *d);

/** lws_hpack_err_text() - words for the log and for GOAWAY, a constant */
const char *lws_hpack_err_text(enum lws_hpack_err err);

void lws_hpack_encoder_begin(struct lws_hpack_encoder *e);
void lws_hpack_encoder_end(struct lws_hpack_encoder *e);

/** lws_hpack_encoder_limit() - the peer's SETTINGS_HEADER_TABLE_SIZE
 * Above LWS_TUNE_HPACK_ENCODER that is what we use. */
void lws_hpack_encoder_limit(struct lws_hpack_encoder *e, uint32_t limit);

/* bytes that lws_hpack_encode_begin() writes at most */
#define LWS_HPACK_BEGIN_MAX 12u

/** lws_hpack_encode_begin() - before the first field of each block
 * \param p, end: moved past what was written
 * \return 0, or -1: no room, nothing has happened */
int lws_hpack_encode_begin(struct lws_hpack_encoder *e, uint8_t **p,
			   const uint8_t *end);

/* bytes that lws_hpack_encode() wants beside the two strings' own */
#define LWS_HPACK_FIELD_MAX 16u

/** lws_hpack_encode() - write a field
 * \param f: name in lower case; token may be LWS_HPACK_TOKEN_UNKNOWN: it is
 *	looked up
 * \return 0, or -1: less room than LWS_HPACK_FIELD_MAX + name + value, and
 *	nothing has happened
 * What changes with each message is not put into the table, secrets are marked
 * as such (authorization, set-cookie and their kin). Allocates when the table
 * grows; without memory for that it just does not grow. */
int lws_hpack_encode(struct lws_hpack_encoder *e,
		     const struct lws_hpack_field *f, uint8_t **p,
		     const uint8_t *end);
#define LWS_HPACK_TOKEN_UNKNOWN (-2)

/* -- inside -- */

/* what an entry costs beside its bytes (RFC 7541 4.1) */
#define LWS_HPACK_ENTRY_COST 32u

/* table.c */
void lws_hpack_table_fini(struct lws_hpack_table *t);
/** lws_hpack_table_resize() - evicts what does not fit */
void lws_hpack_table_resize(struct lws_hpack_table *t, uint32_t max);
/** lws_hpack_table_get() - \param n: 0 the newest; < t->count */
void lws_hpack_table_get(const struct lws_hpack_table *t, uint32_t n,
			 struct lws_hpack_field *f);
/** lws_hpack_table_add() - (RFC 7541 4.4)
 * \param f: not in the table's own bytes; then points to the entry, unless it
 *	does not fit, which empties the table
 * \return 0, -1: out of memory, the table is as it was */
int lws_hpack_table_add(struct lws_hpack_table *t, struct lws_hpack_field *f);
/** lws_hpack_table_find() - which entry is the field
 * \param name_only: out, one with its name; UINT32_MAX none
 * \return index from 0, the newest; UINT32_MAX: none */
uint32_t lws_hpack_table_find(const struct lws_hpack_table *t,
			      const struct lws_hpack_field *f,
			      uint32_t *name_only);

/* static-table.c */
#define LWS_HPACK_STATIC 61u
/** lws_hpack_static_get() - \param n: 1 .. LWS_HPACK_STATIC */
void lws_hpack_static_get(uint32_t n, struct lws_hpack_field *f);
/** lws_hpack_static_find() - by f->token
 * \param name_only: out, the first with its name; 0: none
 * \return 1 .. LWS_HPACK_STATIC, or 0 */
uint32_t lws_hpack_static_find(const struct lws_hpack_field *f,
			       uint32_t *name_only);

/* integer.c */
/** lws_hpack_int_take() - (RFC 7541 5.1)
 * \param prefix: bits of the first byte that belong to it
 * \param v: out, at most LWS_HPACK_INT_MAX
 * \return LWS_SRET_OK; WANT_INPUT: incomplete, in is as it was; FATAL */
lws_stateful_ret_t lws_hpack_int_take(struct lws_span *in, unsigned int prefix,
				      uint32_t *v);
#define LWS_HPACK_INT_MAX 0x0fffffffu
/* bytes of such an integer at most */
#define LWS_HPACK_INT_LEN 6u
/** lws_hpack_int_put() - \param flags: the first byte's other bits
 * \return behind it */
uint8_t *lws_hpack_int_put(uint8_t *p, unsigned int flags, unsigned int prefix,
			   uint32_t v);

/* huffman.c */
/** lws_hpack_huffman_decode() - (RFC 7541 5.2)
 * \param out: room for len * 8 / 5 bytes
 * \return bytes; -1: not valid */
long lws_hpack_huffman_decode(const uint8_t *p, size_t len, uint8_t *out);
/** lws_hpack_huffman_len() - bytes that it would take */
size_t lws_hpack_huffman_len(const uint8_t *p, size_t len);
/** lws_hpack_huffman_encode() - \return behind it */
uint8_t *lws_hpack_huffman_encode(const uint8_t *p, size_t len, uint8_t *out);

#endif
