/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text split into tokens, strings with ${names} expanded, and wildcards.
 */

#ifndef LWS_TOKENIZE_H
#define LWS_TOKENIZE_H

#define LWS_TOKENIZE_F_MINUS_NONTERM    (1 << 0)
#define LWS_TOKENIZE_F_AGG_COLON        (1 << 1)
#define LWS_TOKENIZE_F_COMMA_SEP_LIST   (1 << 2)
#define LWS_TOKENIZE_F_RFC7230_DELIMS   (1 << 3)
#define LWS_TOKENIZE_F_DOT_NONTERM      (1 << 4)
#define LWS_TOKENIZE_F_NO_FLOATS        (1 << 5)
#define LWS_TOKENIZE_F_NO_INTEGERS      (1 << 6)
#define LWS_TOKENIZE_F_HASH_COMMENT     (1 << 7)
#define LWS_TOKENIZE_F_SLASH_NONTERM    (1 << 8)
#define LWS_TOKENIZE_F_ASTERISK_NONTERM (1 << 9)
#define LWS_TOKENIZE_F_EQUALS_NONTERM   (1 << 10)
#define LWS_TOKENIZE_F_COLON_NONTERM    (1 << 11)
#define LWS_TOKENIZE_F_EXPECT_MORE      (1 << 12)

typedef enum {
	LWS_TOKZE_ERRS = 7,
	LWS_TOKZE_TOO_LONG = -7,
	LWS_TOKZE_WANT_READ = -6,
	LWS_TOKZE_ERR_BROKEN_UTF8 = -5,
	LWS_TOKZE_ERR_UNTERM_STRING = -4,
	LWS_TOKZE_ERR_MALFORMED_FLOAT = -3,
	LWS_TOKZE_ERR_NUM_ON_LHS = -2,
	LWS_TOKZE_ERR_COMMA_LIST = -1,
	LWS_TOKZE_ENDED = 0,
	LWS_TOKZE_DELIMITER = 1,
	LWS_TOKZE_TOKEN = 2,
	LWS_TOKZE_INTEGER = 3,
	LWS_TOKZE_FLOAT = 4,
	LWS_TOKZE_TOKEN_NAME_EQUALS = 5,
	LWS_TOKZE_TOKEN_NAME_COLON = 6,
	LWS_TOKZE_QUOTED_STRING = 7,
} lws_tokenize_elem;

enum lws_tokenize_delimiter_tracking {
	LWSTZ_DT_NEED_FIRST_CONTENT = 0,
	LWSTZ_DT_NEED_DELIM = 1,
	LWSTZ_DT_NEED_NEXT_CONTENT = 2,
};

typedef enum {
	LWS_TOKZS_LEADING_WHITESPACE = 0,
	LWS_TOKZS_QUOTED_STRING = 1,
	LWS_TOKZS_TOKEN = 2,
	LWS_TOKZS_TOKEN_POST_TERMINAL = 3,
} lws_tokenize_state;

enum {
	LSTRX_DONE = 0,
	LSTRX_FILLED_OUT = 1,
	LSTRX_FATAL_NAME_TOO_LONG = -1,
	LSTRX_FATAL_NAME_UNKNOWN = -2,
};

typedef int (*lws_strexp_expand_cb)(void *priv, const char *name, char *out,
				    size_t *pos, size_t olen, size_t *exp_ofs);

struct lws_tokenize {
	char collect[256];
	const char *start;
	const char *token;
	size_t len;
	size_t token_len;
	lws_tokenize_state state;
	int line;
	int effline;
	uint16_t flags;
	uint8_t delim;
	int8_t e;
	uint8_t reset_token : 1;
	uint8_t crlf : 1;
	uint8_t dry : 1;
	uint8_t comment : 1;
};

struct lws_strexp {
	char name[32];
	lws_strexp_expand_cb cb;
	void *priv;
	char *out;
	size_t olen;
	size_t pos;
	size_t exp_ofs;
	uint8_t name_pos;
	char state;
};

typedef struct lws_tokenize lws_tokenize_t;
typedef struct lws_strexp lws_strexp_t;
LWS_VISIBLE LWS_EXTERN void lws_tokenize_init(struct lws_tokenize *ts,
					      const char *start, int flags);

LWS_VISIBLE LWS_EXTERN lws_tokenize_elem lws_tokenize(struct lws_tokenize *ts);

LWS_VISIBLE LWS_EXTERN int lws_tokenize_cstr(struct lws_tokenize *ts, char *str,
					     size_t max);

LWS_VISIBLE LWS_EXTERN void lws_strexp_init(lws_strexp_t *exp, void *priv,
					    lws_strexp_expand_cb cb, char *out,
					    size_t olen);

LWS_VISIBLE LWS_EXTERN void lws_strexp_reset_out(lws_strexp_t *exp, char *out,
						 size_t olen);

LWS_VISIBLE LWS_EXTERN int lws_strexp_expand(lws_strexp_t *exp, const char *in,
					     size_t len, size_t *pused_in,
					     size_t *pused_out);

LWS_VISIBLE LWS_EXTERN int lws_strcmp_wildcard(const char *wildcard,
					       size_t wlen, const char *check,
					       size_t clen);

#endif
