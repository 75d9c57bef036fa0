/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON (RFC 8259): a parser that takes its input in any pieces and reports
 * paths. READMEs/README.json-lejp.md shows it in use; lws-x-lejp.h has the
 * strict mode and the end of input.
 *
 * Nothing is allocated but by lejp_string_unify*(). A context belongs to one
 * thread at a time. Without LWS_WITH_LEJP the functions are not there.
 */

#ifndef LWS_LEJP_H
#define LWS_LEJP_H

#if !defined(LWS_ARRAY_SIZE)
/** how many elements an array has */
#define LWS_ARRAY_SIZE(_x) (sizeof(_x) / sizeof(_x[0]))
#endif

/** bit of a state: blanks belong to it */
#define LEJP_FLAG_WS_KEEP             64
/** bit of a state: inside a comment */
#define LEJP_FLAG_WS_COMMENTLINE      32
/** bit of a callback reason: there is a value in buf */
#define LEJP_FLAG_CB_IS_VALUE         64
/** parser levels: the context's own and those pushed */
#define LEJP_MAX_PARSING_STACK_DEPTH  10
/** frames: containers in each other, and a string in the innermost */
#define LEJP_MAX_DEPTH                16
/** indexes: arrays in each other, and wildcards of a pattern */
#define LEJP_MAX_INDEX_DEPTH          12
/** bytes of the path with its terminator, pushed levels' together */
#define LEJP_MAX_PATH                 192
/** bytes of a string that come at once */
#define LEJP_STRING_CHUNK             254
/** lejp_ctx.flags: open objects have an index too, the member's number */
#define LEJP_FLAG_FEAT_OBJECT_INDEXES 1
/** lejp_ctx.flags: arrays are matched at their `[` already, so that patterns
 * like `*[]` see them; without it from the second element on */
#define LEJP_FLAG_FEAT_LEADING_WC     2
/** lejp_ctx.flags: all of the above */
#define LEJP_FLAG_LATEST                                                       \
	(LEJP_FLAG_FEAT_OBJECT_INDEXES | LEJP_FLAG_FEAT_LEADING_WC)

struct lejp_ctx;

/** what a frame expects next; the parser's own business */
enum lejp_states {
	LEJP_IDLE = 0,              /**< the document; nothing came yet */
	LEJP_MEMBERS = 1,           /**< a first name, or } */
	LEJP_M_P = 2,               /**< a name */
	LEJP_MP_STRING = 67,        /**< in a value's text */
	LEJP_MP_STRING_ESC = 68,    /**< behind a backslash */
	LEJP_MP_STRING_ESC_U1 = 69, /**< the first hex digit */
	LEJP_MP_STRING_ESC_U2 = 70, /**< the second */
	LEJP_MP_STRING_ESC_U3 = 71, /**< the third */
	LEJP_MP_STRING_ESC_U4 = 72, /**< the fourth */
	LEJP_MP_DELIM = 9,          /**< the colon behind a name */
	LEJP_MP_VALUE = 10,         /**< a member's value */
	LEJP_MP_VALUE_NUM_INT = 75, /**< in a number */
	LEJP_MP_VALUE_NUM_EXP = 76, /**< not used */
	LEJP_MP_VALUE_TOK = 77,     /**< in true, false or null */
	LEJP_MP_COMMA_OR_END = 14,  /**< behind a member */
	LEJP_MP_ARRAY_END = 15,     /**< behind a container in an array */
};

/** results of lejp_parse() below 0; lejp_error_to_string() has the words */
enum lejp_reasons {
	LEJP_CONTINUE = -1,                  /**< no fault: more input */
	LEJP_REJECT_IDLE_NO_BRACE = -2,      /**< no { or [ to begin with */
	LEJP_REJECT_MEMBERS_NO_CLOSE = -3,   /**< not used */
	LEJP_REJECT_MP_NO_OPEN_QUOTE = -4,   /**< no name where one must be */
	LEJP_REJECT_MP_STRING_UNDERRUN = -5, /**< not used */
	LEJP_REJECT_MP_ILLEGAL_CTRL = -6,    /**< byte below 0x20 in a string */
	LEJP_REJECT_MP_STRING_ESC_ILLEGAL_ESC = -7, /**< unknown escape, or
						     * half a surrogate pair
						     * (strict) */
	LEJP_REJECT_ILLEGAL_HEX = -8,               /**< no hex digit in \\u */
	LEJP_REJECT_MP_DELIM_MISSING_COLON = -9,    /**< no : behind a name */
	LEJP_REJECT_MP_DELIM_BAD_VALUE_START = -10, /**< no value begins so */
	LEJP_REJECT_MP_VAL_NUM_INT_NO_FRAC = -11,   /**< no digit behind . */
	LEJP_REJECT_MP_VAL_NUM_FORMAT = -12,        /**< not a number */
	LEJP_REJECT_MP_VAL_NUM_EXP_BAD_EXP = -13,   /**< not an exponent */
	LEJP_REJECT_MP_VAL_TOK_UNKNOWN = -14, /**< not true, false, null */
	LEJP_REJECT_MP_C_OR_E_UNDERF = -15,   /**< ] in the outermost object */
	LEJP_REJECT_MP_C_OR_E_NOTARRAY = -16, /**< ] in an object */
	LEJP_REJECT_MP_ARRAY_END_MISSING = -17, /**< } in an array, or junk
						 * behind a container in one */
	LEJP_REJECT_STACK_OVERFLOW = -18,       /**< LEJP_MAX_DEPTH */
	LEJP_REJECT_MP_DELIM_ISTACK = -19,      /**< LEJP_MAX_INDEX_DEPTH */
	LEJP_REJECT_NUM_TOO_LONG = -20,         /**< it does not fit buf */
	LEJP_REJECT_MP_C_OR_E_NEITHER = -21,    /**< junk behind a value, or the
						 * document was over already */
	LEJP_REJECT_UNKNOWN = -22,              /**< LEJP_MAX_PATH */
	LEJP_REJECT_CALLBACK = -23,             /**< the callback said no */
};

/** why the callback is called.
 *
 * Any result but 0 ends the parse with LEJP_REJECT_CALLBACK, except that the
 * results of CONSTRUCTED, DESTRUCTED, START, FAILED and the ARRAY_END of an
 * inner array are ignored, and of VAL_STR_END those above 0. */
enum lejp_callbacks {
	LEJPCB_CONSTRUCTED = 0, /**< by lejp_construct() */
	LEJPCB_DESTRUCTED = 1,  /**< by lejp_destruct() */
	LEJPCB_START = 2,       /**< once, before anything is parsed */
	LEJPCB_COMPLETE = 3,    /**< the document is over; path_match is 0 */
	LEJPCB_FAILED = 4,      /**< before a code below -1 is returned; to
				 * the level that is active */
	LEJPCB_PAIR_NAME = 5,   /**< at the colon; path and path_match are
				 * those of the member, buf is not its name */

	LEJPCB_VAL_TRUE = 70,      /**< buf: "1" */
	LEJPCB_VAL_FALSE = 71,     /**< buf: "0" */
	LEJPCB_VAL_NULL = 72,      /**< buf: "" */
	LEJPCB_VAL_NUM_INT = 73,   /**< buf, npos: the number's text */
	LEJPCB_VAL_NUM_FLOAT = 74, /**< buf, npos: text with . or e in it */
	LEJPCB_VAL_STR_START = 11, /**< opening quote; buf is empty; no value
				    * flag */
	LEJPCB_VAL_STR_CHUNK = 76, /**< buf, npos: LEJP_STRING_CHUNK bytes, and
				    * there is more; may end inside a
				    * character */
	LEJPCB_VAL_STR_END = 77,   /**< buf, npos: the last piece, perhaps
				    * empty, terminated. May hold NULs */

	LEJPCB_ARRAY_START = 14, /**< path ends in []; its index is not there
				  * yet */
	LEJPCB_ARRAY_END = 15,   /**< path: of what is around the array; for a
				  * member of the outermost object, and for the
				  * document, of the array itself */

	LEJPCB_OBJECT_START = 16, /**< path: of the object; path_match: what
				   * matches it */
	LEJPCB_OBJECT_END = 17,   /**< the same; for the document the path is
				   * that of the last member */

	LEJPCB_USER_START = 32, /**< from here on programs may have their own */
};

/** what a number's text has had; not used */
enum num_flags {
	LEJP_SEEN_MINUS = 1 << 0,      /**< minus sign */
	LEJP_SEEN_POINT = 1 << 1,      /**< point */
	LEJP_SEEN_POST_POINT = 1 << 2, /**< digits behind it */
	LEJP_SEEN_EXP = 1 << 3,        /**< exponent */
};

/** lejp_callback - told of each thing that is read
 * \param ctx: the context: path, path_match, buf, npos, i and ipos, user; valid
 *	during the call
 * \param reason: of enum lejp_callbacks
 * \return 0 to go on; see enum lejp_callbacks
 *
 * May call lejp_parser_push() and lejp_parser_pop(). */
typedef signed char (*lejp_callback)(struct lejp_ctx *ctx, char reason);

/** a container, or a string, that is open */
struct _lejp_stack {
	char s; /**< state */
	char p; /**< path length */
	char i; /**< first index, and the parser level */
	char b; /**< the program's; 0 when the frame is opened */
};

/** a parser level */
struct _lejp_parsing_stack {
	/** as given to lejp_parser_push(); NULL in the lowest; borrowed */
	void *user;
	signed char (*callback)(struct lejp_ctx *, char); /**< its callback */
	const char *const *paths; /**< borrowed as long as the level is there */
	uint8_t count_paths;      /**< how many of them */
	uint8_t ppos;             /**< length of the level's path */
	uint8_t path_match;       /**< ctx->path_match when the next level was
				   * pushed */
};

/** a piece of a string, in an lwsac */
struct lejp_string_piece {
	struct lejp_string_piece *next; /**< in the same lwsac */
	const char *piece;              /**< in the same lwsac, terminated */
	size_t len;                     /**< without the terminator */
};

/** a piece of a string, in an lwsac */
typedef struct lejp_string_piece lejp_string_piece_t;

/** pieces on their way to one string */
typedef struct {
	lejp_string_piece_t *sph;      /**< the first; in the program's lwsac */
	lejp_string_piece_t **sp_next; /**< where the next is linked */
	int pieces;                    /**< how many */
	size_t asl;                    /**< length of the whole string */
	char *fp; /**< the whole string, terminated; in the program's lwsac */
} lejp_string_unifier_t;

/** a parser. Zero it before its first lejp_construct() if buf should not show
 * junk until there is a value. Programs read what the comments below name;
 * they write flags, path_stride, user, and b of frames. */
struct lejp_ctx {
	void *user; /**< as given to lejp_construct(); borrowed */

	struct _lejp_parsing_stack
		pst[LEJP_MAX_PARSING_STACK_DEPTH]; /**< levels */
	struct _lejp_stack st[LEJP_MAX_DEPTH];     /**< frames */
	uint16_t i[LEJP_MAX_INDEX_DEPTH]; /**< index in each open array, from 0;
					   * the innermost is i[ipos - 1] */
	uint16_t wild[LEJP_MAX_INDEX_DEPTH]; /**< where in path the match's
					      * wildcards are */
	char path[LEJP_MAX_PATH];            /**< the path, terminated */
	char buf[LEJP_STRING_CHUNK + 1];     /**< the value, terminated */
	lejp_string_unifier_t su;            /**< for lejp_string_unify() */

	size_t path_stride; /**< bytes from one char * of paths to the next, if
			     * they are members of structs; 0: an array */
	uint32_t line;      /**< line of the input, from 1 */
	uint16_t uni;       /**< internal */
	uint16_t flags;     /**< LEJP_FLAG_FEAT_*, LEJP_FLAG_STRICT: set it
			     * after lejp_construct() */

	uint8_t npos;        /**< bytes in buf */
	uint8_t dcount;      /**< internal */
	uint8_t f;           /**< internal */
	uint8_t sp;          /**< containers around what is told, the outermost
			      * not counted; in strings 1 more */
	uint8_t ipos;        /**< indexes in i; members of the outermost object
			      * that are arrays may leave theirs behind */
	uint8_t count_paths; /**< as given to lejp_construct() */
	uint8_t path_match;  /**< which of the level's paths matches, from 1;
			      * 0: none */
	uint8_t path_match_len; /**< length of the path that it matched */
	uint8_t wildcount;      /**< wildcards of the match */
	uint8_t pst_sp;         /**< the level, from 0 */
	uint8_t outer_array;    /**< the document is an array */
};

/** not defined by the library; a name that programs may have used for one of
 * theirs */
LWS_VISIBLE LWS_EXTERN signed char _lejp_callback(struct lejp_ctx *ctx,
						  char reason);

/** lejp_construct() - prepare a parser for a document
 * \param ctx: the caller's memory; buf, npos and i are left as they are
 * \param callback: gets LEJPCB_CONSTRUCTED before this returns
 * \param user: for ctx->user
 * \param paths: patterns for path_match, or NULL; borrowed until the context
 *	is constructed again or not used any more
 * \param paths_count: how many
 *
 * There is nothing to be freed. Options are set in ctx->flags behind it. */
LWS_VISIBLE LWS_EXTERN void
lejp_construct(struct lejp_ctx *ctx,
	       signed char (*callback)(struct lejp_ctx *, char), void *user,
	       const char *const *paths, unsigned char paths_count);

/** lejp_destruct() - send LEJPCB_DESTRUCTED to the lowest level's callback
 * \param ctx: constructed context, or NULL
 *
 * Frees nothing; the call may be left out. */
LWS_VISIBLE LWS_EXTERN void lejp_destruct(struct lejp_ctx *ctx);

/** lejp_parse() - parse the next piece of a document  (RFC 8259)
 * \param ctx: constructed context
 * \param json: bytes, cut anywhere
 * \param len: how many; 0 or less are none
 * \return >= 0: the document is complete, so many bytes are left behind it
 *	(with LEJP_FLAG_STRICT blanks are not counted);
 *	LEJP_CONTINUE: more input is needed; below: enum lejp_reasons
 *
 * When it is complete or has failed, the context is to be constructed again
 * before it is used again; more input gives LEJP_REJECT_MP_C_OR_E_NEITHER. */
LWS_VISIBLE LWS_EXTERN int lejp_parse(struct lejp_ctx *ctx,
				      const unsigned char *json, int len);

/** lejp_change_callback() - another callback for the lowest level
 * \param ctx: constructed context
 * \param callback: gets LEJPCB_CONSTRUCTED and LEJPCB_START, after the old one
 *	has got LEJPCB_DESTRUCTED */
LWS_VISIBLE LWS_EXTERN void
lejp_change_callback(struct lejp_ctx *ctx,
		     signed char (*callback)(struct lejp_ctx *, char));

/** lejp_parser_push() - hand what comes to another callback
 * \param ctx: context; from a callback, usually LEJPCB_PAIR_NAME
 * \param user: for pst[pst_sp].user of the new level
 * \param paths: its patterns, or NULL; they match the path from here on;
 *	borrowed until the level is popped
 * \param paths_count: how many
 * \param lejp_cb: its callback
 * \return 0; -1: LEJP_MAX_PARSING_STACK_DEPTH levels are there
 *
 * The new level ends by itself with a member of the outermost object that is
 * an array, and if it is not the first that was pushed, with one that is an
 * object; otherwise by lejp_parser_pop(), which its callback calls at the
 * LEJPCB_OBJECT_END where it should end. */
LWS_VISIBLE LWS_EXTERN int lejp_parser_push(struct lejp_ctx *ctx, void *user,
					    const char *const *paths,
					    unsigned char paths_count,
					    lejp_callback lejp_cb);

/** lejp_parser_pop() - go back to the level below, its path and patterns
 * \param ctx: context
 * \return 0; -1: this is the lowest */
LWS_VISIBLE LWS_EXTERN int lejp_parser_pop(struct lejp_ctx *ctx);

/** lejp_check_path_match() - find path_match anew
 * \param ctx: context whose patterns the program has exchanged by hand */
LWS_VISIBLE LWS_EXTERN void lejp_check_path_match(struct lejp_ctx *ctx);

/** lejp_get_wildcard() - what a * of the match stands for
 * \param ctx: context, in a callback
 * \param wildcard: which one, from 0
 * \param dest: gets a terminated copy, cut if need be
 * \param len: size of dest
 * \return bytes copied and the terminator; 0: there is no such wildcard or no
 *	room, dest is untouched
 *
 * The copy ends at the next '.'. */
LWS_VISIBLE LWS_EXTERN int lejp_get_wildcard(struct lejp_ctx *ctx, int wildcard,
					     char *dest, int len);

/** lejp_error_to_string() - words for a result of lejp_parse()
 * \param e: the result
 * \return constant text; "" for LEJP_CONTINUE and all above */
LWS_VISIBLE LWS_EXTERN const char *lejp_error_to_string(int e);

/** lejp_string_unify_part() - collect the pieces of a string
 * \param ctx: context, in a callback
 * \param ac: where to; may be empty at first
 * \param reason: the callback's; only LEJPCB_VAL_STR_START, _CHUNK and _END
 *	do something
 * \return 0; 1: out of memory
 *
 * Needs LWS_WITH_LWSAC. */
LWS_VISIBLE LWS_EXTERN int
lejp_string_unify_part(struct lejp_ctx *ctx, struct lwsac **ac, char reason);

/** lejp_string_unify() - join the pieces that were collected
 * \param ctx: context, in the callback with LEJPCB_VAL_STR_END, after
 *	lejp_string_unify_part()
 * \param ac: the same lwsac
 * \return 0: ctx->su.fp is the whole string, ctx->su.asl its length; in *ac,
 *	until lwsac_free(); 1: out of memory
 *
 * Needs LWS_WITH_LWSAC. */
LWS_VISIBLE LWS_EXTERN int lejp_string_unify(struct lejp_ctx *ctx,
					     struct lwsac **ac);

#endif
