/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text split into tokens, strings with ${names} expanded, and wildcards.
 */

#ifndef LWS_TOKENIZE_H
#define LWS_TOKENIZE_H

/** @addtogroup tokenize
 * Text as words, numbers, quoted strings and delimiters, whole or in pieces.
 *
 * By default words are of letters, digits, '_' and all multibyte characters
 * (UTF-8, checked); blanks are space, tab, CR, LF and FF; every other character
 * is a delimiter. Nothing here allocates; an object belongs to one thread.
 * @{
 */

/** '-' is part of words */
#define LWS_TOKENIZE_F_MINUS_NONTERM    (1 << 0)
/** word, ':' is one element, LWS_TOKZE_TOKEN_NAME_COLON */
#define LWS_TOKENIZE_F_AGG_COLON        (1 << 1)
/** only single elements with single commas between them, else
 * LWS_TOKZE_ERR_COMMA_LIST; empty text is fine */
#define LWS_TOKENIZE_F_COMMA_SEP_LIST   (1 << 2)
/** delimiters are ( ) , / : ; < = > ? @ [ \ ] { } - . * and no others
 * (RFC 7230 3.2.6, and the last three) */
#define LWS_TOKENIZE_F_RFC7230_DELIMS   (1 << 3)
/** '.' is part of words; behind digits it still makes a float */
#define LWS_TOKENIZE_F_DOT_NONTERM      (1 << 4)
/** no floats: '.' is as in words */
#define LWS_TOKENIZE_F_NO_FLOATS        (1 << 5)
/** digits are words, and there are no floats */
#define LWS_TOKENIZE_F_NO_INTEGERS      (1 << 6)
/** '#' outside quotes: the rest of the line is left out */
#define LWS_TOKENIZE_F_HASH_COMMENT     (1 << 7)
/** '/' is part of words */
#define LWS_TOKENIZE_F_SLASH_NONTERM    (1 << 8)
/** '*' is part of words */
#define LWS_TOKENIZE_F_ASTERISK_NONTERM (1 << 9)
/** '=' is part of words; there is no LWS_TOKZE_TOKEN_NAME_EQUALS */
#define LWS_TOKENIZE_F_EQUALS_NONTERM   (1 << 10)
/** ':' is part of words; there is no LWS_TOKZE_TOKEN_NAME_COLON */
#define LWS_TOKENIZE_F_COLON_NONTERM    (1 << 11)
/** the text goes on in another piece: LWS_TOKZE_WANT_READ at the end of this
 * one. To be cleared for the last piece */
#define LWS_TOKENIZE_F_EXPECT_MORE      (1 << 12)

/** What lws_tokenize() found: above 0 an element, below an error */
typedef enum {
	LWS_TOKZE_ERRS = 7, /**< how many values are below 0 */

	/** an item of more than 254 bytes */
	LWS_TOKZE_TOO_LONG = -7,
	/** the piece is used up: set start and len to the next, call again */
	LWS_TOKZE_WANT_READ = -6,
	LWS_TOKZE_ERR_BROKEN_UTF8 = -5,     /**< in a word or string */
	LWS_TOKZE_ERR_UNTERM_STRING = -4,   /**< no quote at its end */
	LWS_TOKZE_ERR_MALFORMED_FLOAT = -3, /**< a second dot: 1.2.3 */
	LWS_TOKZE_ERR_NUM_ON_LHS = -2,      /**< 12= */
	LWS_TOKZE_ERR_COMMA_LIST = -1,      /**< not as COMMA_SEP_LIST says */

	LWS_TOKZE_ENDED = 0,     /**< no more, also from now on */
	LWS_TOKZE_DELIMITER = 1, /**< one character, in the text itself */
	LWS_TOKZE_TOKEN = 2,     /**< a word: also 5a, 0x12, 1e5 */
	LWS_TOKZE_INTEGER = 3,   /**< digits only; a sign is a delimiter */
	LWS_TOKZE_FLOAT = 4,     /**< digits, a dot, digits or none */
	/** word, perhaps blanks, '='; the item is the word */
	LWS_TOKZE_TOKEN_NAME_EQUALS = 5,
	/** word or number, perhaps blanks, ':'; with AGG_COLON only */
	LWS_TOKZE_TOKEN_NAME_COLON = 6,
	/** what is between '"' and '"', no escapes, line ends included */
	LWS_TOKZE_QUOTED_STRING = 7,
} lws_tokenize_elem;

/** What a list with LWS_TOKENIZE_F_COMMA_SEP_LIST must go on with */
enum lws_tokenize_delimiter_tracking {
	LWSTZ_DT_NEED_FIRST_CONTENT = 0, /**< an element, or its end */
	LWSTZ_DT_NEED_DELIM = 1,         /**< a comma, or its end */
	LWSTZ_DT_NEED_NEXT_CONTENT = 2,  /**< an element */
};

/** Inside of struct lws_tokenize */
typedef enum {
	LWS_TOKZS_LEADING_WHITESPACE = 0,  /**< between elements */
	LWS_TOKZS_QUOTED_STRING = 1,       /**< in a string */
	LWS_TOKZS_TOKEN = 2,               /**< in a word */
	LWS_TOKZS_TOKEN_POST_TERMINAL = 3, /**< behind one: '=' may come */
} lws_tokenize_state;

/** @} */

/** @addtogroup strexp
 * @{
 */

/** What lws_strexp_expand(), and its callback, return */
enum {
	LSTRX_DONE = 0,                 /**< all input is used */
	LSTRX_FILLED_OUT = 1,           /**< the output is full */
	LSTRX_FATAL_NAME_TOO_LONG = -1, /**< over 31 characters */
	LSTRX_FATAL_NAME_UNKNOWN = -2,  /**< says the callback */
};

/** Writes the value of a name
 * \param priv: as given to lws_strexp_init()
 * \param name: what is between ${ and }, terminated; "" for ${}
 * \param out: the output, NULL if only the length is asked for
 * \param pos: where to write in out; to be advanced by what was, or would
 *	have been, written
 * \param olen: bytes at out
 * \param exp_ofs: 0 at first; for the callback's use, where in the value it
 *	goes on
 * \return LSTRX_DONE; LSTRX_FILLED_OUT: not all fitted, call again with
 *	more room; LSTRX_FATAL_NAME_UNKNOWN
 */
typedef int (*lws_strexp_expand_cb)(void *priv, const char *name, char *out,
				    size_t *pos, size_t olen, size_t *exp_ofs);

/** @} */

/** @addtogroup tokenize
 * @{
 */

/** A text being tokenized; zeroed, then start, len and flags set, or by
 * lws_tokenize_init(). No pointer in it is owned */
struct lws_tokenize {
	char collect[256]; /**< holds words and strings */
	const char *start; /**< what is still to be looked at */
	/** the element, not terminated if it is a delimiter; valid until the
	 * next call */
	const char *token;
	size_t len;               /**< bytes left at start */
	size_t token_len;         /**< bytes of the element */
	lws_tokenize_state state; /**< private */
	int line;                 /**< line ends passed: CR LF, CR or LF */
	int effline;              /**< line, when this element was begun */
	uint16_t flags;           /**< LWS_TOKENIZE_F_ */
	uint8_t delim;            /**< enum lws_tokenize_delimiter_tracking */
	int8_t e;                 /**< the caller's, for a result */
	uint8_t reset_token : 1;  /**< private */
	uint8_t crlf : 1;         /**< private: the last one was a CR */
	uint8_t dry : 1;          /**< private: a NUL was met */
	uint8_t comment : 1;      /**< private: in a comment */
};

/** @} */

/** @addtogroup strexp
 * @{
 */

/** A template being expanded; set up by lws_strexp_init() */
struct lws_strexp {
	char name[32];           /**< private */
	lws_strexp_expand_cb cb; /**< knows the values */
	void *priv;              /**< the callback's */
	char *out;               /**< borrowed until it is replaced */
	size_t olen;             /**< bytes there */
	size_t pos;              /**< bytes used there */
	size_t exp_ofs;          /**< the callback's, in a value */
	uint8_t name_pos;        /**< private */
	char state;              /**< private */
};

/** @} */

typedef struct lws_tokenize lws_tokenize_t;
typedef struct lws_strexp lws_strexp_t;

/** @addtogroup tokenize
 * @{
 */

/** lws_tokenize_init() - begin with a terminated string
 * \param ts: set, but for e and collect
 * \param start: the text; borrowed until it has ended. If it is not
 *	terminated, set ts->len afterwards
 * \param flags: LWS_TOKENIZE_F_
 */
LWS_VISIBLE LWS_EXTERN void lws_tokenize_init(struct lws_tokenize *ts,
					      const char *start, int flags);

/** lws_tokenize() - the next element
 * \param ts: the text
 * \return what it is, in ts->token and ts->token_len; LWS_TOKZE_ENDED at the
 *	end or at a NUL; an error, which the next call repeats;
 *	LWS_TOKZE_WANT_READ: ts->start and ts->len are to be set to the next
 *	piece. A text may be cut anywhere, the elements are the same
 *
 * The text itself is not changed.
 */
LWS_VISIBLE LWS_EXTERN lws_tokenize_elem lws_tokenize(struct lws_tokenize *ts);

/** lws_tokenize_cstr() - the element as a terminated string
 * \param ts: the text, after an element
 * \param str: gets the copy
 * \param max: bytes there, more than ts->token_len
 * \return 0, nonzero if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_tokenize_cstr(struct lws_tokenize *ts, char *str,
					     size_t max);

/** @} */

/** @addtogroup strexp
 * Text with ${names} in it whose values a callback writes; input and output may
 * be cut anywhere. Nothing here allocates; an object belongs to one thread.
 * @{
 */

/** lws_strexp_init() - begin
 * \param exp: set
 * \param priv: for the callback
 * \param cb: writes values
 * \param out: where to, borrowed until it is replaced; NULL, with a large
 *	olen, to learn the length
 * \param olen: bytes there
 */
LWS_VISIBLE LWS_EXTERN void lws_strexp_init(lws_strexp_t *exp, void *priv,
					    lws_strexp_expand_cb cb, char *out,
					    size_t olen);

/** lws_strexp_reset_out() - go on with an empty output
 * \param exp: what is being expanded
 * \param out: as for lws_strexp_init(); may be the same again
 * \param olen: bytes there
 */
LWS_VISIBLE LWS_EXTERN void lws_strexp_reset_out(lws_strexp_t *exp, char *out,
						 size_t olen);

/** lws_strexp_expand() - the next piece of the input
 * \param exp: what is being expanded
 * \param in: the piece
 * \param len: bytes of it
 * \param pused_in: out, how many were used
 * \param pused_out: out, how many are in the output
 * \return LSTRX_DONE: the piece is used up, and a NUL behind the output;
 *	LSTRX_FILLED_OUT: the output is full, without a NUL; take it, call
 *	lws_strexp_reset_out() and go on at in + *pused_in;
 *	LSTRX_FATAL_NAME_UNKNOWN: *pused_in is at the }
 *	LSTRX_FATAL_NAME_TOO_LONG: the out parameters are not set
 *
 * A $ that no { follows is text, also $$. What the input ends with of "$", "${"
 * or a name waits for the next piece.
 */
LWS_VISIBLE LWS_EXTERN int lws_strexp_expand(lws_strexp_t *exp, const char *in,
					     size_t len, size_t *pused_in,
					     size_t *pused_out);

/** @} */

/** lws_strcmp_wildcard() - does text fit a pattern?
 * \param wildcard: the pattern: * is any run of characters, also none; all
 *	else is literal. Need not be terminated
 * \param wlen: bytes of it
 * \param check: the text, need not be terminated
 * \param clen: bytes of it
 * \return 0 if it does, else nonzero
 *
 * Takes time in proportion to wlen times clen at most.
 */
LWS_VISIBLE LWS_EXTERN int lws_strcmp_wildcard(const char *wildcard,
					       size_t wlen, const char *check,
					       size_t clen);

#endif
