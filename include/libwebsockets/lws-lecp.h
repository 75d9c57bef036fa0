/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * CBOR (RFC 8949): a parser that takes its input in any pieces and reports
 * paths, and a writer with a printf() like format.
 * READMEs/README.cbor-lecp.md shows both in use; lws-x-lecp.h has COMPLETE and
 * the deterministic encoding.
 *
 * Nothing is allocated. A context belongs to one thread at a time. Without
 * LWS_WITH_CBOR the functions are not there, lws_singles2halfp() and its
 * counterpart excepted; without LWS_WITH_CBOR_FLOAT floats come as their bits.
 */

#ifndef LWS_LECP_H
#define LWS_LECP_H

/** parser levels; there is no call that makes a second */
#define LECP_MAX_PARSING_STACK_DEPTH 5
/** arrays, maps and tags in each other, embedded items included */
#define LECP_MAX_DEPTH               12
/** arrays in each other, and wildcards of a pattern */
#define LECP_MAX_INDEX_DEPTH         8
/** bytes of the path with its terminator */
#define LECP_MAX_PATH                128
/** bytes of a string that come at once */
#define LECP_STRING_CHUNK            254
/** bit of a callback reason: there is a value in item or buf */
#define LECP_FLAG_CB_IS_VALUE        64

struct lecp_ctx;

/** the bits of an item's first byte (RFC 8949 3), and tags (3.4) */
enum {
	LWS_CBOR_MAJTYP_UINT = 0, /**< unsigned integer */
	LWS_CBOR_MAJTYP_INT_NEG =
		32, /**< negative integer, -1 less the argument */
	LWS_CBOR_MAJTYP_BSTR = 64,          /**< byte string */
	LWS_CBOR_MAJTYP_TSTR = 96,          /**< text string */
	LWS_CBOR_MAJTYP_ARRAY = 128,        /**< array */
	LWS_CBOR_MAJTYP_MAP = 160,          /**< map */
	LWS_CBOR_MAJTYP_TAG = 192,          /**< tag */
	LWS_CBOR_MAJTYP_FLOAT = 224,        /**< float, simple value, break */
	LWS_CBOR_MAJTYP_MASK = 224,         /**< the bits of the above */
	LWS_CBOR_1 = 24,                    /**< argument in 1 byte */
	LWS_CBOR_2 = 25,                    /**< in 2 */
	LWS_CBOR_4 = 26,                    /**< in 4 */
	LWS_CBOR_8 = 27,                    /**< in 8 */
	LWS_CBOR_RESERVED = 28,             /**< 28 to 30 are not well-formed */
	LWS_CBOR_SUBMASK = 31,              /**< the bits of the above */
	LWS_CBOR_SWK_FALSE = 20,            /**< false */
	LWS_CBOR_SWK_TRUE = 21,             /**< true */
	LWS_CBOR_SWK_NULL = 22,             /**< null */
	LWS_CBOR_SWK_UNDEFINED = 23,        /**< undefined */
	LWS_CBOR_M7_SUBTYP_SIMPLE_X8 = 24,  /**< simple value in 1 byte */
	LWS_CBOR_M7_SUBTYP_FLOAT16 = 25,    /**< half */
	LWS_CBOR_M7_SUBTYP_FLOAT32 = 26,    /**< single */
	LWS_CBOR_M7_SUBTYP_FLOAT64 = 27,    /**< double */
	LWS_CBOR_M7_BREAK = 31,             /**< break */
	LWS_CBOR_INDETERMINITE = 31,        /**< indefinite length */
	LWS_CBOR_WKTAG_DATETIME_STD = 0,    /**< date and time as text */
	LWS_CBOR_WKTAG_DATETIME_EPOCH = 1,  /**< as a number */
	LWS_CBOR_WKTAG_BIGNUM_UNSIGNED = 2, /**< bytes of a bignum */
	LWS_CBOR_WKTAG_BIGNUM_NEGATIVE = 3, /**< of -1 less it */
	LWS_CBOR_WKTAG_DECIMAL_FRAC = 4,    /**< decimal fraction */
	LWS_CBOR_WKTAG_BIGFLOAT = 5,        /**< bigfloat */
	LWS_CBOR_WKTAG_COSE_ENC0 = 16,      /**< COSE_Encrypt0 (RFC 9052) */
	LWS_CBOR_WKTAG_COSE_MAC0 = 17,      /**< COSE_Mac0 */
	LWS_CBOR_WKTAG_COSE_SIGN1 = 18,     /**< COSE_Sign1 */
	LWS_CBOR_WKTAG_TO_B64U = 21,        /**< becomes base64url */
	LWS_CBOR_WKTAG_TO_B64 = 22,         /**< becomes base64 */
	LWS_CBOR_WKTAG_TO_B16 = 23,         /**< becomes hex */
	LWS_CBOR_WKTAG_CBOR = 24,           /**< embedded CBOR */
	LWS_CBOR_WKTAG_URI = 32,            /**< URI */
	LWS_CBOR_WKTAG_B64U = 33,           /**< base64url text */
	LWS_CBOR_WKTAG_B64 = 34,            /**< base64 text */
	LWS_CBOR_WKTAG_MIME = 36,           /**< MIME message */
	LWS_CBOR_WKTAG_COSE_ENC = 96,       /**< COSE_Encrypt */
	LWS_CBOR_WKTAG_COSE_MAC = 97,       /**< COSE_Mac */
	LWS_CBOR_WKTAG_COSE_SIGN = 98,      /**< COSE_Sign */
	LWS_CBOR_WKTAG_SELFDESCCBOR = 55799, /**< says that this is CBOR */
};

/** why the callback is called. Any result but 0 ends the parse with
 * LECP_REJECT_CALLBACK; those of CONSTRUCTED, DESTRUCTED, FAILED are ignored.
 */
enum lecp_callbacks {
	LECPCB_CONSTRUCTED = 0, /**< by lecp_construct() */
	LECPCB_DESTRUCTED = 1,  /**< by lecp_destruct() */
	LECPCB_COMPLETE = 3,  /**< an item that is in no other is complete; only
				 if asked for by lecp_parse_report_complete() */
	LECPCB_FAILED = 4,    /**< before a code below -1 is returned */
	LECPCB_PAIR_NAME = 5, /**< never */
	LECPCB_VAL_TRUE = 70, /**< no data */
	LECPCB_VAL_FALSE = 71, /**< no data */
	LECPCB_VAL_NULL = 72,  /**< no data */
	LECPCB_VAL_NUM_INT =
		73, /**< item.u.i64, negative; below -2^63 it wraps */
	LECPCB_VAL_RESERVED = 74, /**< never */
	LECPCB_VAL_STR_START =
		11, /**< item.u.u64: length, 0 if it is empty or not known */
	LECPCB_VAL_STR_CHUNK = 76, /**< buf, npos: a piece, there is more */
	LECPCB_VAL_STR_END =
		77, /**< buf, npos: the last piece, perhaps empty, terminated */
	LECPCB_ARRAY_START = 14,    /**< path ends in [] */
	LECPCB_ARRAY_END = 15,      /**< same path as START */
	LECPCB_OBJECT_START = 16,   /**< path ends in '.' */
	LECPCB_OBJECT_END = 17,     /**< same path as START */
	LECPCB_TAG_START = 18,      /**< item.u.u64: the tag */
	LECPCB_TAG_END = 19,        /**< behind the tagged item */
	LECPCB_VAL_NUM_UINT = 84,   /**< item.u.u64 */
	LECPCB_VAL_UNDEFINED = 85,  /**< no data */
	LECPCB_VAL_FLOAT16 = 86,    /**< item.u.hf: the bits */
	LECPCB_VAL_FLOAT32 = 87,    /**< item.u.f, or the bits in item.u.u32 */
	LECPCB_VAL_FLOAT64 = 88,    /**< item.u.d, or the bits in item.u.u64 */
	LECPCB_VAL_SIMPLE = 89,     /**< item.u.u64: 0 to 19, 32 to 255 */
	LECPCB_VAL_BLOB_START = 26, /**< as STR_START */
	LECPCB_VAL_BLOB_CHUNK = 91, /**< as STR_CHUNK */
	LECPCB_VAL_BLOB_END = 92,   /**< as STR_END */
	LECPCB_ARRAY_ITEM_START = 29, /**< i[ipos - 1]: the element's index */
	LECPCB_ARRAY_ITEM_END = 30,   /**< i[ipos - 1]: that of the next */
	LECPCB_LITERAL_CBOR = 31,     /**< cbor, cbor_pos: bytes as they came */
};

/** results of lecp_parse() below 0; lecp_error_to_string() has the words */
enum lecp_reasons {
	LECP_CONTINUE = -1,          /**< no fault: something is open */
	LECP_REJECT_BAD_CODING = -2, /**< not well-formed */
	LECP_REJECT_UNKNOWN = -3,    /**< not used */
	LECP_REJECT_CALLBACK = -4,   /**< the callback said no */
	LECP_STACK_OVERFLOW = -5, /**< LECP_MAX_DEPTH, _INDEX_DEPTH or _PATH */
};

/** results of lws_lec_printf() */
enum lws_lec_pctx_ret {
	LWS_LECPCTX_RET_FINISHED = 0, /**< all is written */
	LWS_LECPCTX_RET_AGAIN = 1,    /**< the window is full */
	LWS_LECPCTX_RET_FAIL = 2,     /**< the format is wrong */
};

/** what the writer is at; its own business */
enum cbp_state {
	CBPS_IDLE = 0,        /**< at a word */
	CBPS_PC1 = 1,         /**< not used */
	CBPS_PC2 = 2,         /**< not used */
	CBPS_PC3 = 3,         /**< not used */
	CBPS_STRING_BODY = 4, /**< bytes of an argument */
	CBPS_NUM_LIT = 5,     /**< not used */
	CBPS_STRING_LIT = 6,  /**< bytes of a literal */
	CBPS_CONTYPE = 7,     /**< not used */
};

/** lecp_callback - told of each thing that is read
 * \param ctx: the context: item, buf, npos, path, path_match, i and ipos, user;
 *	valid during the call
 * \param reason: of enum lecp_callbacks
 * \return 0 to go on; anything else ends the parse
 *
 * May call lecp_parse_subtree(), lecp_parse_report_raw(),
 * lecp_parse_report_complete(), lecp_parse_map_is_key(). */
typedef signed char (*lecp_callback)(struct lecp_ctx *ctx, char reason);

/** what was read; the reason tells which member has it */
struct lecp_item {
	/** the value */
	union {
		uint64_t u64; /**< unsigned, tag, length */
		int64_t i64;  /**< negative */
		uint64_t u32; /**< bits of a single */
		uint16_t hf;  /**< bits of a half */
		float f;      /**< single */
		double d;     /**< double */
	} u;                  /**< the value */
	uint8_t opcode;       /**< the item's first byte */
};

/** an array, map or tag that is open; the parser's own business */
struct _lecp_stack {
	char s;                      /**< what it is */
	uint8_t p;                   /**< path length around its items */
	char i;                      /**< first index */
	char indet;                  /**< length is indefinite */
	char intermediate;           /**< an indefinite string is open in it */
	char pop_iss;                /**< not used */
	uint64_t tag;                /**< bytes left of a string in it */
	uint64_t collect_rem;        /**< items left, keys counted too */
	uint32_t ordinal;            /**< 1: a value follows in a map */
	uint8_t opcode;              /**< its first byte */
	uint8_t send_new_array_item; /**< not used */
	uint8_t barrier;             /**< not used */
};

/** a parser level */
struct _lecp_parsing_stack {
	void *user;               /**< not used */
	lecp_callback cb;         /**< its callback */
	const char *const *paths; /**< its patterns; borrowed */
	uint8_t count_paths;      /**< how many */
	uint8_t ppos;             /**< length of the path */
	uint8_t path_match;       /**< not used */
};

/** a parser. Programs read what the comments below name; they write
 * path_stride and user. */
struct lecp_ctx {
	void *user;           /**< as given to lecp_construct(); borrowed */
	uint8_t *collect_tgt; /**< not used */

	struct _lecp_parsing_stack
		pst[LECP_MAX_PARSING_STACK_DEPTH]; /**< levels */
	struct _lecp_stack st[LECP_MAX_DEPTH];     /**< what is open */
	uint16_t i[LECP_MAX_INDEX_DEPTH];    /**< index in each open array, from
					      * 0; the innermost is
					      * i[ipos - 1] */
	uint16_t wild[LECP_MAX_INDEX_DEPTH]; /**< where in path the match's
					      * wildcards are */
	char path[LECP_MAX_PATH];            /**< the path, terminated */
	uint8_t cbor[64];                    /**< raw bytes */

	struct lecp_item item; /**< what was read */

	size_t path_stride; /**< bytes from one char * of paths to the next, if
			     * they are members of structs; 0: an array */
	size_t used_in;     /**< bytes that the last lecp_parse() has taken */

	uint16_t uni;        /**< not used */
	uint8_t npos;        /**< bytes in buf */
	uint8_t dcount;      /**< internal */
	uint8_t f;           /**< internal */
	uint8_t sp;          /**< arrays, maps and tags around what is told */
	uint8_t ipos;        /**< indexes in i */
	uint8_t count_paths; /**< as given to lecp_construct() */
	uint8_t path_match;  /**< which of the paths matches, from 1; 0: none */
	uint8_t path_match_len;      /**< length of the path that it matched */
	uint8_t wildcount;           /**< wildcards of the match */
	uint8_t pst_sp;              /**< the level, 0 */
	uint8_t outer_array;         /**< internal */
	uint8_t cbor_pos;            /**< bytes in cbor */
	uint8_t literal_cbor_report; /**< raw bytes are reported */
	char present;                /**< internal */
	uint8_t be;                  /**< internal */

	char buf[LECP_STRING_CHUNK + 1]; /**< string, terminated */
};

/** a writer; programs read used */
struct lws_lec_pctx {
	uint8_t stack[16];          /**< what is open */
	uint8_t vaa[16];            /**< the arguments taken so far */
	uint8_t indet[16];          /**< which of stack gets a break */
	uint8_t scratch[24];        /**< a head on its way */
	uint8_t *start;             /**< the window; the program's */
	uint8_t *buf;               /**< where in it the next byte goes */
	uint8_t *end;               /**< behind it */
	const uint8_t *ongoing_src; /**< a string argument; the program's */
	uint64_t ongoing_len;       /**< its length */
	uint64_t ongoing_done;      /**< what of it is written */

	struct lecp_item item; /**< not used */

	size_t used;          /**< bytes in the window */
	int opaque[4];        /**< the program's */
	enum cbp_state state; /**< what it is at */
	unsigned int fmt_pos; /**< where in the format */
	uint8_t sp;           /**< how much is open */
	uint8_t scratch_len;  /**< bytes in scratch */
	uint8_t escflag;      /**< not used */
	uint8_t _long;        /**< not used */
	uint8_t vaa_pos;      /**< how many in vaa */
	uint8_t dotstar;      /**< not used */
};

/** a writer */
typedef struct lws_lec_pctx lws_lec_pctx_t;

/** lws_lec_int() - put a head in ctx->scratch  (RFC 8949 3)
 * \param ctx: writer whose scratch is drained; two heads fit
 * \param opcode: major type, LWS_CBOR_MAJTYP_*
 * \param indet: nonzero: for indefinite length; with LWS_CBOR_MAJTYP_FLOAT it
 *	is a break
 * \param num: the argument, written as short as can be
 *
 * lws_lec_scratch() brings it to the window. */
LWS_VISIBLE LWS_EXTERN void lws_lec_int(lws_lec_pctx_t *ctx, uint8_t opcode,
					uint8_t indet, uint64_t num);

/** lws_lec_scratch() - bring ctx->scratch to the window
 * \param ctx: writer
 * \return 0: there is room left behind it; 1: the window is full, what did not
 *	fit is still in scratch */
LWS_VISIBLE LWS_EXTERN int lws_lec_scratch(lws_lec_pctx_t *ctx);

/** lws_lec_init() - prepare a writer; nothing is open
 * \param ctx: the caller's memory
 * \param buf: its first window; borrowed until the next lws_lec_setbuf()
 * \param len: bytes of it */
LWS_VISIBLE LWS_EXTERN void lws_lec_init(lws_lec_pctx_t *ctx, uint8_t *buf,
					 size_t len);

/** lws_lec_setbuf() - give it another window; ctx->used becomes 0
 * \param ctx: writer
 * \param buf: the window, which may be the same; borrowed
 * \param len: bytes of it */
LWS_VISIBLE LWS_EXTERN void lws_lec_setbuf(lws_lec_pctx_t *ctx, uint8_t *buf,
					   size_t len);

/** lws_lec_vsprintf() - lws_lec_printf() with a va_list
 * \param ctx: writer
 * \param format: see there
 * \param args: the arguments; left where they were
 * \return as lws_lec_printf() */
LWS_VISIBLE LWS_EXTERN enum lws_lec_pctx_ret
lws_lec_vsprintf(lws_lec_pctx_t *ctx, const char *format, va_list args);

/** lws_lec_printf() - write what a format says
 * \param ctx: writer
 * \param format: numbers `12` `-12`, text in single quotes, `[` `]`, `{` `}`,
 *	tags `12(` `)`, `<t` `>` and `<b` `>`, and `%u %lu %llu %d %ld %lld %f
 *	%s %.*s %.*b %t( %lt( %llt(`; blanks, commas and colons between
 * \return LWS_LECPCTX_RET_FINISHED; LWS_LECPCTX_RET_AGAIN: the window is full,
 *	ctx->used bytes; after lws_lec_setbuf() make the same call again;
 *	LWS_LECPCTX_RET_FAIL: the format is wrong, or more than 16 arguments or
 *	levels; a log line says where, ctx is to be prepared again
 *
 * Strings are borrowed until the result is not AGAIN. What is written comes
 * behind what is in the window. */
LWS_VISIBLE LWS_EXTERN enum lws_lec_pctx_ret
lws_lec_printf(lws_lec_pctx_t *ctx, const char *format, ...);

/** lecp_construct() - prepare a parser
 * \param ctx: the caller's memory; buf is left as it is
 * \param cb: gets LECPCB_CONSTRUCTED before this returns
 * \param user: for ctx->user
 * \param paths: patterns for path_match, or NULL; borrowed until the context
 *	is constructed again or not used any more
 * \param paths_count: how many
 *
 * There is nothing to be freed. */
LWS_VISIBLE LWS_EXTERN void lecp_construct(struct lecp_ctx *ctx,
					   lecp_callback cb, void *user,
					   const char *const *paths,
					   unsigned char paths_count);

/** lecp_destruct() - send LECPCB_DESTRUCTED to the callback
 * \param ctx: constructed context, or NULL */
LWS_VISIBLE LWS_EXTERN void lecp_destruct(struct lecp_ctx *ctx);

/** lecp_parse() - parse the next piece of a sequence of items  (RFC 8949)
 * \param ctx: constructed context
 * \param cbor: bytes, cut anywhere
 * \param len: how many
 * \return 0: nothing is open behind them; LECP_CONTINUE: something is; below:
 *	enum lecp_reasons, and the context is to be constructed again
 *
 * ctx->used_in says how many were taken: all, unless it has failed. */
LWS_VISIBLE LWS_EXTERN int lecp_parse(struct lecp_ctx *ctx, const uint8_t *cbor,
				      size_t len);

/** lecp_change_callback() - another callback
 * \param ctx: constructed context
 * \param cb: gets LECPCB_CONSTRUCTED, after the old one has got
 *	LECPCB_DESTRUCTED */
LWS_VISIBLE LWS_EXTERN void lecp_change_callback(struct lecp_ctx *ctx,
						 lecp_callback cb);

/** lecp_error_to_string() - words for a result of lecp_parse()
 * \param e: the result
 * \return constant text; "" for LECP_CONTINUE and all above */
LWS_VISIBLE LWS_EXTERN const char *lecp_error_to_string(int e);

/** lecp_parse_report_raw() - begin or end to report the bytes themselves
 * \param ctx: context, in a callback
 * \param on: nonzero: from the next byte on they are gathered, and given in
 *	LECPCB_LITERAL_CBOR each time there are 64, and at the end; 0: the end
 *
 * From an array's START to its END it gives what is behind its head. */
LWS_VISIBLE LWS_EXTERN void lecp_parse_report_raw(struct lecp_ctx *ctx, int on);

/** lecp_parse_map_is_key() - is what is told a key?
 * \param ctx: context, in a callback
 * \return 1: it is a map's key; 0: not */
LWS_VISIBLE LWS_EXTERN int lecp_parse_map_is_key(struct lecp_ctx *ctx);

/** lecp_parse_subtree() - parse an item embedded in a byte string
 * \param ctx: context, in a callback; the same callback is told of it, one
 *	level deeper
 * \param in: the whole item, or a sequence; may be ctx->buf
 * \param len: bytes of it
 * \return 0; LECP_CONTINUE: it is cut short; below: enum lecp_reasons. Only
 *	the subtree has ended by that: the callback decides
 *
 * LECPCB_FAILED is not sent for it. ctx->buf is used for its strings. */
LWS_VISIBLE LWS_EXTERN int lecp_parse_subtree(struct lecp_ctx *ctx,
					      const uint8_t *in, size_t len);

/** lws_singles2halfp() - single precision to half  (IEEE 754), on the bits
 * \param hp: out, the half; to nearest, ties to even
 * \param x: the single */
LWS_VISIBLE LWS_EXTERN void lws_singles2halfp(uint16_t *hp, uint32_t x);

/** lws_halfp2singles() - half precision to single, which is exact
 * \param xp: out, the single
 * \param h: the half */
LWS_VISIBLE LWS_EXTERN void lws_halfp2singles(uint32_t *xp, uint16_t h);

#endif
