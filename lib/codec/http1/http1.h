/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the HTTP/1 codec (RFC 9112, RFC 9110): bytes in, events out,
 * for requests and responses alike. One struct lws_http1 reads one direction
 * of one connection, message after message:
 *
 *	lws_http1_begin(&h, &setup);		once a connection
 *	lws_http1_next(&h);			once a message
 *	r = lws_http1_head_feed(&h, &in);	until not WANT_INPUT
 *	while ((r = lws_http1_body_feed(&h, &in, &piece)) ==
 *						LWS_SRET_WANT_OUTPUT)
 *		... piece ...			until LWS_SRET_OK
 *
 * What is left in the span after OK belongs to the next message, or, after
 * 101 or CONNECT, to the next protocol. The parser reads whole lines where
 * they lie in the caller's span; only a line that the span's end cuts is
 * gathered in the carry buffer, which comes from the caller. However the bytes
 * are cut, the events and the result are the same.
 */
#ifndef LWS_CODEC_HTTP1_H
#define LWS_CODEC_HTTP1_H

#include "core/core.h"

/** enum lws_http1_err - why a message was refused
 * lws_http1_err_status() and lws_http1_err_text() say what to answer and log;
 * the comment names the rule. */
enum lws_http1_err {
	LWS_HTTP1_OK,
	LWS_HTTP1_ERR_BARE_CR,     /* RFC 9112 2.2 */
	LWS_HTTP1_ERR_BARE_LF,     /* RFC 9112 2.2, refused by choice */
	LWS_HTTP1_ERR_CTL,         /* RFC 9110 5.5: NUL and other controls */
	LWS_HTTP1_ERR_EMPTY_LINES, /* RFC 9112 2.2, limits.empty_lines */
	LWS_HTTP1_ERR_METHOD,      /* RFC 9110 9.1: not a token, no blank */
	LWS_HTTP1_ERR_METHOD_LONG, /* RFC 9112 3, limits.method */
	LWS_HTTP1_ERR_TARGET,      /* RFC 9112 3.2: bytes, form for method */
	LWS_HTTP1_ERR_START_LINE_LONG, /* RFC 9112 3, limits.start_line */
	LWS_HTTP1_ERR_VERSION_NONE,    /* "GET /": HTTP/0.9 is not spoken */
	LWS_HTTP1_ERR_VERSION,         /* RFC 9112 2.3: not HTTP/d.d */
	LWS_HTTP1_ERR_VERSION_MAJOR,   /* RFC 9110 15.6.6: not 1.x */
	LWS_HTTP1_ERR_STATUS,          /* RFC 9112 4: no three-digit code */
	LWS_HTTP1_ERR_FOLD,            /* RFC 9112 5.2: obs-fold */
	LWS_HTTP1_ERR_NAME,            /* RFC 9110 5.1: empty, not a token */
	LWS_HTTP1_ERR_NAME_BLANK,    /* RFC 9112 5.1: blank before the colon */
	LWS_HTTP1_ERR_NO_COLON,      /* RFC 9112 5: the line has no colon */
	LWS_HTTP1_ERR_FIELD_LONG,    /* RFC 6585 5, limits.field_line */
	LWS_HTTP1_ERR_BLOCK_LONG,    /* RFC 6585 5, limits.block */
	LWS_HTTP1_ERR_FIELDS_MANY,   /* RFC 6585 5, limits.fields */
	LWS_HTTP1_ERR_HOST_NONE,     /* RFC 9112 3.2 */
	LWS_HTTP1_ERR_HOST_REPEATED, /* RFC 9112 3.2 */
	LWS_HTTP1_ERR_HOST,          /* RFC 9112 3.2: invalid value */
	LWS_HTTP1_ERR_LENGTH,        /* RFC 9112 6.3: not digits, too large */
	LWS_HTTP1_ERR_LENGTH_REPEATED,   /* RFC 9112 6.3, equal ones too */
	LWS_HTTP1_ERR_LENGTH_AND_CODING, /* RFC 9112 6.3 */
	LWS_HTTP1_ERR_CODING,            /* RFC 9112 6.3: chunked is not last */
	LWS_HTTP1_ERR_CODING_UNKNOWN,    /* RFC 9112 6.1 */
	LWS_HTTP1_ERR_CODING_VERSION,    /* RFC 9112 6.1: in HTTP/1.0 */
	LWS_HTTP1_ERR_CHUNK_SIZE,        /* RFC 9112 7.1: no hex, too large */
	LWS_HTTP1_ERR_CHUNK_EXT,         /* RFC 9112 7.1.1, limits.chunk_ext */
	LWS_HTTP1_ERR_CHUNK_EXT_FORM,    /* RFC 9112 7.1.1: not name=value */
	LWS_HTTP1_ERR_CHUNK_END,  /* RFC 9112 7.1: no CRLF after the data */
	LWS_HTTP1_ERR_TRUNCATED,  /* RFC 9112 8: closed inside a message */
	LWS_HTTP1_ERR_STORE_FULL, /* RFC 6585 5: for ops: no room left */
	LWS_HTTP1_ERR_NO_MEMORY,  /* for ops, and no carry buffer */

	LWS_HTTP1_ERR_COUNT
};

/** struct lws_http1_limits - what a peer may make us hold and do
 * Defaults and reasons: LWS_LIMIT_HTTP1_* in core/limits.h. */
struct lws_http1_limits {
	uint32_t start_line; /* bytes of the start line without CRLF */
	uint32_t field_line; /* bytes of one field line without CRLF */
	uint32_t block;      /* bytes of all field lines with their CRLFs */
	uint32_t chunk_ext;  /* bytes of chunk extensions ahead of data */
	uint16_t fields;     /* field lines of a block, and of trailers */
	uint8_t method;      /* bytes of a method name */
	uint8_t empty_lines; /* before a start line */
};

extern const struct lws_http1_limits lws_http1_limits_default;

/** enum lws_http1_form - the form of the request target (RFC 9112 3.2) */
enum lws_http1_form {
	LWS_HTTP1_FORM_ORIGIN,    /* /path?query */
	LWS_HTTP1_FORM_ABSOLUTE,  /* scheme://authority/path?query */
	LWS_HTTP1_FORM_AUTHORITY, /* host:port, CONNECT and only there */
	LWS_HTTP1_FORM_ASTERISK   /* "*", OPTIONS and only there */
};

/** enum lws_http1_framing - how the body ends (RFC 9112 6.3) */
enum lws_http1_framing {
	LWS_HTTP1_BODY_NONE,
	LWS_HTTP1_BODY_LENGTH, /* msg.content_length bytes, may be 0 */
	LWS_HTTP1_BODY_CHUNKED,
	LWS_HTTP1_BODY_CLOSE /* responses only: until the peer closes */
};

/* flags of struct lws_http1_msg; facts of the fields, already in the light of
 * the version: UPGRADE and EXPECT_CONTINUE are never set for HTTP/1.0 */
enum {
	LWS_HTTP1_F_CLOSE = 1 << 0,       /* Connection: close */
	LWS_HTTP1_F_KEEP_ALIVE = 1 << 1,  /* Connection: keep-alive */
	LWS_HTTP1_F_UPGRADE = 1 << 2,     /* Connection: upgrade, and Upgrade */
	LWS_HTTP1_F_UPGRADE_WS = 1 << 3,  /* with UPGRADE: lists websocket */
	LWS_HTTP1_F_UPGRADE_H2C = 1 << 4, /* with UPGRADE: lists h2c */
	LWS_HTTP1_F_EXPECT_CONTINUE = 1 << 5, /* RFC 9110 10.1.1 */
	LWS_HTTP1_F_EXPECT_OTHER = 1 << 6,    /* an expectation: 417 is due */
	LWS_HTTP1_F_LENGTH = 1 << 7,          /* there was a Content-Length */
	LWS_HTTP1_F_CODING = 1 << 8,     /* there was a Transfer-Encoding */
	LWS_HTTP1_F_HOST = 1 << 9,       /* there was a Host */
	LWS_HTTP1_F_UPGRADE_TO = 1 << 10 /* set with UPGRADE */
};

/** struct lws_http1_msg - what stays known of a message after its head
 * The start line's part is valid from ops->start on, the rest from the end of
 * the head. */
struct lws_http1_msg {
	uint64_t content_length; /* with LWS_HTTP1_F_LENGTH */
	uint16_t flags;          /* LWS_HTTP1_F_* */
	uint16_t status;         /* responses: 100 .. 999 */
	int16_t method;          /* WSI_TOKEN_GET_URI .., -1 unknown */
	uint8_t minor;           /* HTTP/1.minor; above 1 means 1 */
	uint8_t form;            /* enum lws_http1_form */
	uint8_t framing;         /* enum lws_http1_framing */
};

/** struct lws_http1_start - the start line; all spans live during the call
 * Request: method, target and its parts; path is "/" or "*" when an absolute
 * target has none. Response: reason, maybe empty; the code is in h->msg. */
struct lws_http1_start {
	struct lws_span method;
	struct lws_span target;    /* as sent */
	struct lws_span version;   /* "HTTP/1.1" */
	struct lws_span authority; /* absolute and authority form; or NULL, 0 */
	struct lws_span path;      /* still escaped, without query */
	struct lws_span query; /* after the first ?; p NULL: there is none */
	struct lws_span reason;
};

/** struct lws_http1_field - one field line; the spans live during the call */
struct lws_http1_field {
	struct lws_span name;  /* as sent, without colon, a valid token */
	struct lws_span value; /* blanks at both ends removed */
	int token;             /* enum lws_token_indexes, -1 not a known name */
};

struct lws_http1;

/** struct lws_http1_ops - where the events go
 * start, field and trailer return LWS_HTTP1_OK, or the error with which the
 * message is refused (LWS_HTTP1_ERR_STORE_FULL). They must not call the parser.
 * Order: start, field*, then lws_http1_head_feed() returns OK. */
struct lws_http1_ops {
	enum lws_http1_err (*start)(struct lws_http1 *h,
				    const struct lws_http1_start *s);
	enum lws_http1_err (*field)(struct lws_http1 *h,
				    const struct lws_http1_field *f);
	/* NULL: trailers are checked and dropped. Framing and routing fields
	 * in them have no effect on the parser (RFC 9110 6.5.1) */
	enum lws_http1_err (*trailer)(struct lws_http1 *h,
				      const struct lws_http1_field *f);
	/** carry() - memory for the line that a span's end has cut
	 * \param size: bytes wanted, at most the line's limit + 2; the buffer
	 *	of the previous call keeps its content and may move
	 *	0: not needed any more
	 * \return the buffer, owned by the caller of the parser and left alone
	 *	until the next call of carry(); NULL: out of memory */
	uint8_t *(*carry)(struct lws_http1 *h, size_t size);
};

/** struct lws_http1_setup - everything is borrowed until the parser's end */
struct lws_http1_setup {
	const struct lws_http1_ops *ops;
	const struct lws_http1_limits *limits; /* NULL: the default ones */
	void *opaque;                          /* for ops: h->opaque */
	uint8_t response;                      /* 1: responses, 0: requests */
};

/* where in a message the parser is; the chunked ones in the order of RFC 9112
 * 7.1 */
enum lws_http1_phase {
	LWS_HTTP1_PHASE_ENDED,
	LWS_HTTP1_PHASE_HEAD,
	LWS_HTTP1_PHASE_LENGTH,
	LWS_HTTP1_PHASE_UNTIL_CLOSE,
	LWS_HTTP1_PHASE_CHUNK_SIZE,
	LWS_HTTP1_PHASE_CHUNK_EXT,
	LWS_HTTP1_PHASE_CHUNK_SIZE_LF,
	LWS_HTTP1_PHASE_CHUNK_DATA,
	LWS_HTTP1_PHASE_CHUNK_CR,
	LWS_HTTP1_PHASE_CHUNK_LF,
	LWS_HTTP1_PHASE_TRAILER
};

struct lws_http1_cursor;
typedef lws_stateful_ret_t (*lws_http1_state)(struct lws_http1 *h,
					      struct lws_http1_cursor *c);

/** struct lws_http1 - a parser; embedded in its owner, holds no memory but the
 * carry. Members below the line are the codec's own. */
struct lws_http1 {
	struct lws_http1_msg msg; /* read by the owner */
	enum lws_http1_err err;   /* after LWS_SRET_FATAL */
	void *opaque;

	/* -------- */
	const struct lws_http1_ops *ops;
	const struct lws_http1_limits *limits;
	lws_http1_state state; /* what is expected next; NULL: at an end */
	uint8_t *carry;        /* ops->carry()'s; NULL: no line is cut */
	uint32_t carry_len;    /* bytes of the cut line in it */
	uint32_t scanned;      /* of these: already looked at */
	uint32_t mark[2];      /* offsets in the line: ends of its elements */
	uint32_t room;         /* bytes that the line may have, without CRLF */
	uint32_t block;        /* bytes that further field lines may have */
	uint32_t chunk_ext;    /* extension bytes ahead of data */
	uint64_t left;         /* body or chunk bytes to come */
	uint16_t fields;       /* field lines so far */
	int16_t reply_to;      /* method of the request; responses only */
	uint8_t empty_lines;   /* before the start line so far */
	uint8_t digits;        /* of the chunk size so far */
	uint8_t ext;           /* of a chunk extension, so far (body.c) */
	uint8_t coding;        /* transfer codings so far (judge.c) */
	uint8_t phase;         /* enum lws_http1_phase */
	uint8_t response;      /* reads responses */
	uint8_t in_start;      /* the line is a start line */
};

/** lws_http1_begin() - set up a parser; lws_http1_next() must follow
 * \param h: uninitialised memory of the caller
 * \param setup: borrowed during the call, its pointers until the end */
void lws_http1_begin(struct lws_http1 *h, const struct lws_http1_setup *setup);

/** lws_http1_next() - expect the head of a (further) message
 * Allowed after lws_http1_begin() and after a message has ended. */
void lws_http1_next(struct lws_http1 *h);

/** lws_http1_reply_to() - which request the next response answers
 * \param method: WSI_TOKEN_HEAD_URI and WSI_TOKEN_CONNECT decide over the body
 *	(RFC 9112 6.3); anything else has no effect
 * After lws_http1_next(), before the head has ended; responses only. It is
 * forgotten with the final (not 1xx) response. */
void lws_http1_reply_to(struct lws_http1 *h, int method);

/** lws_http1_end() - give the carry buffer back; h may be begun again */
void lws_http1_end(struct lws_http1 *h);

/** lws_http1_head_feed() - read the head of a message  (RFC 9112 2.1)
 * \param in: bytes, cut anywhere; moved past what was consumed
 * \return LWS_SRET_OK: the head is complete, in starts with the body;
 *	LWS_SRET_WANT_INPUT: in is used up;
 *	LWS_SRET_FATAL: h->err; the stream cannot be read further
 * Events point into in or into the carry. Allocates nothing itself. */
lws_stateful_ret_t lws_http1_head_feed(struct lws_http1 *h,
				       struct lws_span *in);

/** lws_http1_body_feed() - take the next piece of the body  (RFC 9112 6, 7)
 * \param in: bytes after the head, cut anywhere; moved past what was consumed
 * \param piece: out, the piece with LWS_SRET_WANT_OUTPUT; points into in
 * \return LWS_SRET_WANT_OUTPUT: *piece has bytes, use them and call again;
 *	LWS_SRET_OK: the body (and trailers) ended, in starts with what follows;
 *	LWS_SRET_WANT_INPUT: in is used up;
 *	LWS_SRET_FATAL: h->err
 * Call it once with what is there right after the head: a message without a
 * body, or with length 0, answers OK at once. */
lws_stateful_ret_t lws_http1_body_feed(struct lws_http1 *h, struct lws_span *in,
				       struct lws_span *piece);

/** lws_http1_eof() - the peer has closed its direction  (RFC 9112 8)
 * \return LWS_SRET_OK: between messages, or the end of an until-close body;
 *	LWS_SRET_FATAL: inside a message, h->err is LWS_HTTP1_ERR_TRUNCATED */
lws_stateful_ret_t lws_http1_eof(struct lws_http1 *h);

/** lws_http1_carry() - what ops->carry() does where the library's heap is good
 * enough
 * \param carry: the owner's, NULL at first; grows, and is freed by size 0 */
uint8_t *lws_http1_carry(uint8_t **carry, size_t size);

/** lws_http1_in_message() - is the parser between two bytes of one message?
 * \return 1: some of its bytes were consumed and its end was not; 0: idle */
int lws_http1_in_message(const struct lws_http1 *h);

/** lws_http1_persistent() - may another message follow?  (RFC 9112 9.3)
 * \return 1, or 0: the connection ends with this exchange */
int lws_http1_persistent(const struct lws_http1_msg *m);

/** lws_http1_err_status() - the status to answer a refused request with
 * \return 400 ..; 0: nothing can be answered (LWS_HTTP1_ERR_TRUNCATED) */
unsigned int lws_http1_err_status(enum lws_http1_err err);

/** lws_http1_err_text() - words for the log, a constant */
const char *lws_http1_err_text(enum lws_http1_err err);

/* -- names (token.c; token-hash.c is generated) -- */

/** lws_http1_token() - the token of a field name
 * \param name, len: any case, without colon; pseudo names (":path") too
 * \return enum lws_token_indexes, or -1: not a known name
 * The tokens that are no field (methods, uri args, ...) are never returned. */
int lws_http1_token(const uint8_t *name, size_t len);

/** lws_http1_method() - the token of a method, case sensitive (RFC 9110 9.1)
 * \return WSI_TOKEN_GET_URI .. , or -1 */
int lws_http1_method(const uint8_t *name, size_t len);

/* -- values (list.c) -- */

/** lws_http1_list_next() - take the next element of a list (RFC 9110 5.6.1)
 * \param list: the value; moved past what was taken
 * \param item: out, without blanks at its ends; commas inside quoted strings
 *	do not end it; empty elements are skipped
 * \return 1, or 0: the list has ended */
int lws_http1_list_next(struct lws_span *list, struct lws_span *item);

/** lws_http1_accepts() - how much a coding is wanted  (RFC 9110 12.5.3)
 * \param list: the value of Accept-Encoding
 * \param coding: lower case; "identity" is acceptable unless refused
 * \return its weight in thousandths, 1 .. 1000; 0: not acceptable */
unsigned int lws_http1_accepts(struct lws_span list, const char *coding);

/** struct lws_http1_range - a part of a representation, both ends included */
struct lws_http1_range {
	uint64_t first;
	uint64_t last;
};

/** lws_http1_ranges() - which parts a Range field asks for
 *	(RFC 9110 14.1.2, 14.2)
 * \param value: of the field
 * \param len: bytes of the representation
 * \param out: room for max ranges; clamped to len, in the order asked for
 * \return how many; 0: none of them is in the representation, 416 is due;
 *	-1: the field is to be ignored: another unit, malformed, more than max
 *	ranges, or more bytes than the representation has */
int lws_http1_ranges(struct lws_span value, uint64_t len,
		     struct lws_http1_range *out, unsigned int max);

/** lws_http1_same() - compare without regard to case (token.c)
 * \param lower: len bytes: lower-case letters, digits, - and : only
 * \return 1 equal, 0 not */
int lws_http1_same(const uint8_t *p, const char *lower, size_t len);

/** lws_http1_is() - the same with a whole word, terminated */
static inline int
lws_http1_is(const struct lws_span *s, const char *lower)
{
	return s->len == strlen(lower) && lws_http1_same(s->p, lower, s->len);
}

/* -- writing (encode.c) -- */

/* bytes that lws_http1_chunk_begin() needs before the data, at most */
#define LWS_HTTP1_CHUNK_HEAD_MAX 18u
#define LWS_HTTP1_CHUNK_TAIL     "\r\n"      /* after each chunk's data */
#define LWS_HTTP1_CHUNK_LAST     "0\r\n\r\n" /* ends a body without trailers */

/** lws_http1_chunk_begin() - write a chunk's size line before its data
 * \param data: where the data starts; LWS_HTTP1_CHUNK_HEAD_MAX bytes before it
 *	are writable
 * \param len: bytes of data, not 0 (that would end the body)
 * \return bytes written, ending right before data */
size_t lws_http1_chunk_begin(uint8_t *data, size_t len);

/** lws_http1_put_dec() - a number in decimal digits, not terminated
 * \param p: room for 20 bytes
 * \return bytes written */
size_t lws_http1_put_dec(uint8_t *p, uint64_t v);

/** lws_http1_reason() - text of a status line, never NULL, maybe "" */
const char *lws_http1_reason(unsigned int status);

/** lws_http1_put_status() - "HTTP/1.minor CODE REASON" CRLF
 * \param p, end: moved past what was written, which never reaches beyond end
 * \param status: 100 .. 999
 * \return 0, or -1: no room, *p is unchanged */
int lws_http1_put_status(uint8_t **p, const uint8_t *end, unsigned int minor,
			 unsigned int status);

#endif
