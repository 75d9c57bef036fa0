/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the WebSocket codec (RFC 6455): bytes in, pieces of messages
 * out, and the heads of frames to send. One for clients and servers: what
 * differs is who masks. One struct lws_ws_frame reads one direction:
 *
 *	lws_ws_frame_begin(&f, LWS_WS_EXPECT_MASK);
 *	while ((r = lws_ws_frame_feed(&f, &in, most, &piece)) ==
 *						LWS_SRET_WANT_OUTPUT)
 *		... piece ...			until LWS_SRET_WANT_INPUT
 *
 * Payload is unmasked where it lies, in the caller's bytes, and text is checked
 * to be UTF-8 on the way. A control frame is given whole; data in pieces as it
 * comes. However the bytes are cut, the bytes of each message are the same, and
 * so is the error.
 */
#ifndef LWS_CODEC_WS_FRAME_H
#define LWS_CODEC_WS_FRAME_H

#include "core/core.h"

/* the first byte of a frame (RFC 6455 5.2) */
#define LWS_WS_FIN    0x80u
#define LWS_WS_RSV    0x70u
#define LWS_WS_RSV1   0x40u /* RFC 7692 6: the message is compressed */
#define LWS_WS_OPCODE 0x0fu

/* RFC 6455 11.8 */
enum lws_ws_opcode {
	LWS_WS_CONTINUATION = 0,
	LWS_WS_TEXT = 1,
	LWS_WS_BINARY = 2,
	LWS_WS_CLOSE = 8,
	LWS_WS_PING = 9,
	LWS_WS_PONG = 10
};

#define LWS_WS_HEAD_MAX    14u  /* bytes of a frame's head at most */
#define LWS_WS_CONTROL_MAX 125u /* payload of a control frame, RFC 6455 5.5 */

/** enum lws_ws_err - why the connection must be failed
 * lws_ws_err_code() and lws_ws_err_text() say with which code and words. */
enum lws_ws_err {
	LWS_WS_OK,
	LWS_WS_ERR_RSV,          /* 5.2: a reserved bit nobody negotiated */
	LWS_WS_ERR_OPCODE,       /* 5.2: unknown opcode */
	LWS_WS_ERR_CONTROL_FRAG, /* 5.5: fragmented control frame */
	LWS_WS_ERR_CONTROL_LONG, /* 5.5: control frame over 125 bytes */
	LWS_WS_ERR_CONTINUATION, /* 5.4: nothing to continue, or a new message
				    inside another */
	LWS_WS_ERR_MASK,         /* 5.1: masked by a server, or not by a
				    client */
	LWS_WS_ERR_LENGTH,       /* 5.2: not the shortest form, or bit 63 */
	LWS_WS_ERR_UTF8,         /* 8.1 */
	LWS_WS_ERR_UTF8_CUT,     /* 8.1: the text ends inside a character */
	LWS_WS_ERR_CLOSE_LEN,    /* 5.5.1: one byte is no code */
	LWS_WS_ERR_CLOSE_CODE,   /* 7.4: a code that must not be sent */
	LWS_WS_ERR_CLOSE_UTF8,   /* 5.5.1: the reason is not UTF-8 */
	LWS_WS_ERR_DEFLATE,      /* RFC 7692 7.2.2: not a DEFLATE stream */
	LWS_WS_ERR_TOO_LARGE,    /* 7.4.1: over a limit of ours */
	LWS_WS_ERR_EXTENSION,    /* an extension of the program's says so */
	LWS_WS_ERR_NO_MEMORY,

	LWS_WS_ERR_COUNT
};

/* flags of lws_ws_frame_begin() */
#define LWS_WS_EXPECT_MASK  1u /* we are the server, RFC 6455 5.1 */
#define LWS_WS_MAY_COMPRESS 2u /* permessage-deflate was negotiated */
#define LWS_WS_ANY_RSV      4u /* reserved bits are somebody else's matter */
#define LWS_WS_ANY_OPCODE   8u /* unknown opcodes are dropped, not refused */

#define LWS_WS_TRANSFORMED                                                     \
	16u /* all messages count as compressed: an extension of the program's \
	       makes something else of their payload */

/** struct lws_ws_frame - a reader; holds no memory but the payload of a control
 * frame that a read has cut. Members are the codec's own, except where there
 * is a function below. */
struct lws_ws_frame {
	uint64_t left;       /* payload bytes of the frame to come */
	uint8_t *control;    /* owned: gathered payload; NULL: none */
	uint8_t mask[4];     /* [0] is for the next byte */
	uint8_t carry[13];   /* a head that a read has cut */
	uint8_t carry_len;   /* bytes in it */
	uint8_t b0;          /* first byte of the frame */
	uint8_t opcode;      /* of the message: text or binary */
	uint8_t control_len; /* all of the control frame's payload */
	uint8_t err;         /* enum lws_ws_err, after LWS_SRET_FATAL */
	struct lws_utf8 utf8;
	unsigned int how : 5;        /* LWS_WS_EXPECT_MASK .. */
	unsigned int in_payload : 1; /* the head is complete */
	unsigned int open : 1;       /* a message has begun and not ended */
	unsigned int started : 1;    /* a piece of it was given */
	unsigned int compressed : 1; /* the message is */
};

/** struct lws_ws_piece - bytes of a message, or a whole control frame */
struct lws_ws_piece {
	uint8_t *p;         /* into in, or the reader's; until the next call */
	size_t len;         /* 0 for an empty frame */
	uint8_t opcode;     /* enum lws_ws_opcode: text or binary also for
			       continuations */
	uint8_t first;      /* data: begins a message */
	uint8_t last;       /* data: ends a message */
	uint8_t compressed; /* data: still to be inflated, and not checked */
};

/** lws_ws_frame_begin() - set up a reader in uninitialised memory
 * \param how: LWS_WS_* flags above */
void lws_ws_frame_begin(struct lws_ws_frame *f, unsigned int how);

/** lws_ws_frame_end() - give back what it holds */
void lws_ws_frame_end(struct lws_ws_frame *f);

/** lws_ws_frame_feed() - read on  (RFC 6455 5)
 * \param in: bytes, cut anywhere, writable: payload is unmasked in them; moved
 *	past what was consumed
 * \param most: data that is not compressed comes in pieces of at most so many
 *	bytes, not 0
 * \param piece: out, with LWS_SRET_WANT_OUTPUT
 * \return LWS_SRET_WANT_OUTPUT: use the piece and call again;
 *	LWS_SRET_WANT_INPUT: in is used up;
 *	LWS_SRET_FATAL: f->err; the stream cannot be read further */
lws_stateful_ret_t lws_ws_frame_feed(struct lws_ws_frame *f,
				     struct lws_span *in, size_t most,
				     struct lws_ws_piece *piece);

/** lws_ws_frame_text() - check inflated bytes of a text message  (8.1)
 * \param last: the message ends with them
 * \return LWS_WS_OK or the error; binary messages are always good */
enum lws_ws_err lws_ws_frame_text(struct lws_ws_frame *f, const uint8_t *p,
				  size_t len, int last);

/** lws_ws_mask() - mask or unmask in place  (RFC 6455 5.3)
 * \param mask: [0] is for p[0]; turned so that the next bytes can follow
 * \return 0 if all bytes of the result are ASCII */
uint64_t lws_ws_mask(uint8_t *p, size_t len, uint8_t mask[4]);

/** lws_ws_head_put() - write a frame's head
 * \param head: room for LWS_WS_HEAD_MAX bytes
 * \param b0: LWS_WS_FIN and LWS_WS_RSV1 as wanted, and the opcode
 * \param len: payload bytes
 * \param mask: four bytes; NULL: a server's frame
 * \return bytes written */
size_t lws_ws_head_put(uint8_t *head, unsigned int b0, uint64_t len,
		       const uint8_t *mask);

/* -- closing (close.c) -- */

/** lws_ws_close_code_is_good() - may the code be in a CLOSE?  (7.4) */
int lws_ws_close_code_is_good(unsigned int code);

/** lws_ws_close_check() - the payload of a peer's CLOSE  (5.5.1)
 * \return LWS_WS_OK, LWS_WS_ERR_CLOSE_*; the code is good if len >= 2 and it is
 *	LWS_WS_OK or LWS_WS_ERR_CLOSE_UTF8 */
enum lws_ws_err lws_ws_close_check(const uint8_t *p, size_t len);

/** lws_ws_err_code() - what to close with, LWS_CLOSE_STATUS_* */
unsigned int lws_ws_err_code(enum lws_ws_err err);
/** lws_ws_err_text() - constant words, fit for a CLOSE */
const char *lws_ws_err_text(enum lws_ws_err err);

/* -- handshake (handshake.c) -- */

#define LWS_WS_KEY_LEN    24u /* sec-websocket-key: 16 bytes in base64 */
#define LWS_WS_ACCEPT_LEN 28u /* sec-websocket-accept: 20 bytes */

/** lws_ws_key_put() - a client's key of 16 random bytes, terminated */
void lws_ws_key_put(char key[LWS_WS_KEY_LEN + 1], const uint8_t random[16]);

/** lws_ws_key_is_good() - is it base64 of 16 bytes?  (4.2.1) */
int lws_ws_key_is_good(const void *key, size_t len);

/** lws_ws_accept_put() - the server's answer to a key, terminated  (4.2.2) */
void lws_ws_accept_put(char accept[LWS_WS_ACCEPT_LEN + 1], const void *key,
		       size_t len);

/* -- the list of extensions (extension.c), RFC 6455 9.1 -- */

/** struct lws_ws_param - ";" name [ "=" value ] */
struct lws_ws_param {
	struct lws_span name;
	struct lws_span value; /* p NULL: there is none; unquoted */
};

/** lws_ws_extension_next() - take the next extension's name from a list
 * \param list: moved to its parameters; first call lws_ws_param_next() until
 *	it returns 0
 * \return 1; 0 the list has ended; -1 malformed: fail the connection */
int lws_ws_extension_next(struct lws_span *list, struct lws_span *name);

/** lws_ws_param_next() - take the next parameter of that extension
 * \return 1; 0 the extension has ended; -1 malformed */
int lws_ws_param_next(struct lws_span *list, struct lws_ws_param *param);

/** lws_ws_param_take() - the same where a name must be, without a ";" before it
 * \return 1, -1 malformed */
int lws_ws_param_take(struct lws_span *list, struct lws_ws_param *param);

#endif
