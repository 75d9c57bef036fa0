/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the HTTP/2 frame codec (RFC 9113 4, 6): bytes to events and
 * back. What a frame means for its stream is for roles/h2; here is whether it
 * is one: lengths, padding, which frames have a stream, that nothing comes
 * between the parts of a header block.
 *
 *	lws_h2_reader_begin(&r, 16384);
 *	while ((t = lws_h2_read(&r, &in, &ev)) == LWS_SRET_WANT_OUTPUT)
 *		...				switch (ev.kind)
 *
 * LWS_SRET_FATAL is a connection error: r.err and r.why are what GOAWAY says.
 */
#ifndef LWS_CODEC_H2_FRAME_H
#define LWS_CODEC_H2_FRAME_H

#include "core/core.h"

#define LWS_H2_HEAD           9u
#define LWS_H2_PREFACE        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
#define LWS_H2_PREFACE_LEN    24u
#define LWS_H2_FRAME_MIN      16384u    /* everybody takes frames of this */
#define LWS_H2_FRAME_MAX      16777215u /* RFC 9113 4.2 */
#define LWS_H2_WINDOW_DEFAULT 65535
#define LWS_H2_WINDOW_MAX     0x7fffffff
#define LWS_H2_STREAM_MAX     0x7fffffffu
#define LWS_H2_URGENCY_DEFAULT                                                 \
	3u /* RFC 9218 4.1; 0 is the first, 7 the last                         \
	    */

/** enum lws_h2_err - error codes (RFC 9113 7) */
enum lws_h2_err {
	LWS_H2_NO_ERROR,
	LWS_H2_PROTOCOL_ERROR,
	LWS_H2_INTERNAL_ERROR,
	LWS_H2_FLOW_CONTROL_ERROR,
	LWS_H2_SETTINGS_TIMEOUT,
	LWS_H2_STREAM_CLOSED,
	LWS_H2_FRAME_SIZE_ERROR,
	LWS_H2_REFUSED_STREAM,
	LWS_H2_CANCEL,
	LWS_H2_COMPRESSION_ERROR,
	LWS_H2_CONNECT_ERROR,
	LWS_H2_ENHANCE_YOUR_CALM,
	LWS_H2_INADEQUATE_SECURITY,
	LWS_H2_HTTP_1_1_REQUIRED
};

/** enum lws_h2_type - frame types (RFC 9113 6, RFC 9218 7.1) */
enum lws_h2_type {
	LWS_H2_DATA,
	LWS_H2_HEADERS,
	LWS_H2_PRIORITY,
	LWS_H2_RST_STREAM,
	LWS_H2_SETTINGS,
	LWS_H2_PUSH_PROMISE,
	LWS_H2_PING,
	LWS_H2_GOAWAY,
	LWS_H2_WINDOW_UPDATE,
	LWS_H2_CONTINUATION,
	LWS_H2_PRIORITY_UPDATE = 0x10
};

#define LWS_H2_F_END_STREAM  0x01u
#define LWS_H2_F_ACK         0x01u
#define LWS_H2_F_END_HEADERS 0x04u
#define LWS_H2_F_PADDED      0x08u
#define LWS_H2_F_PRIORITY    0x20u

/** enum lws_h2_event_kind - and what of the event is set beside stream, flags
 */
enum lws_h2_event_kind {
	LWS_H2_EV_DATA_BEGIN,    /* value: bytes that count for flow control */
	LWS_H2_EV_DATA,          /* piece */
	LWS_H2_EV_DATA_END,      /* value: of these, bytes that were no data */
	LWS_H2_EV_HEADERS,       /* a header block begins; last: the stream it
				    depends on, 0: none is named */
	LWS_H2_EV_FRAGMENT,      /* piece, of HEADERS or CONTINUATION */
	LWS_H2_EV_HEADERS_END,   /* the block is complete; flags: of HEADERS */
	LWS_H2_EV_SETTING,       /* id, value; already judged */
	LWS_H2_EV_SETTINGS_END,  /* flags: ACK or not */
	LWS_H2_EV_PING,          /* piece: 8 bytes */
	LWS_H2_EV_GOAWAY,        /* value: code; last; piece: words, cut */
	LWS_H2_EV_WINDOW_UPDATE, /* value: 0 too, which is an error */
	LWS_H2_EV_RST_STREAM,    /* value: code */
	LWS_H2_EV_PRIORITY,      /* last: the stream it depends on */
	LWS_H2_EV_PRIORITY_UPDATE, /* last: the stream meant; piece: value */
	LWS_H2_EV_UNKNOWN,         /* a frame that means nothing to us; value:
				      its type */
	LWS_H2_EV_STREAM_ERROR,    /* value: code, for the stream alone */
	LWS_H2_EV_CONTINUATION     /* the block goes on in another frame */
};

struct lws_h2_event {
	struct lws_span piece; /* into the input or the reader: until the next
				  call */
	uint32_t stream;
	uint32_t value;
	uint32_t last;
	uint16_t id;
	uint8_t flags;
	uint8_t kind; /* enum lws_h2_event_kind */
};

/* bytes of a frame that are looked at as a whole: the fixed ones, and as much
 * of GOAWAY's words and of PRIORITY_UPDATE's value */
#define LWS_H2_GATHER 80u

struct lws_h2_reader;
typedef lws_stateful_ret_t (*lws_h2_state)(struct lws_h2_reader *r,
					   struct lws_span *in,
					   struct lws_h2_event *ev);

/** struct lws_h2_reader - one direction of a connection */
struct lws_h2_reader {
	lws_h2_state next;
	const char *why; /* after FATAL: constant text */
	uint32_t max;    /* SETTINGS_MAX_FRAME_SIZE that we announced */
	uint32_t len;    /* of the frame's payload */
	uint32_t left;   /* of it, not consumed */
	uint32_t stream;
	uint32_t block;    /* stream whose header block is open; 0: none */
	uint32_t head_len; /* in gather */
	uint8_t type;
	uint8_t flags;
	uint8_t block_flags; /* of the HEADERS that opened it */
	uint8_t pad;
	uint8_t want; /* bytes to gather */
	uint8_t err;  /* enum lws_h2_err, after FATAL */
	uint8_t gather[LWS_H2_GATHER];
};

/** lws_h2_reader_begin() - \param max: largest payload that is taken */
void lws_h2_reader_begin(struct lws_h2_reader *r, uint32_t max);

/** lws_h2_read() - the next event
 * \param in: bytes, cut anywhere; moved past what was consumed
 * \return LWS_SRET_WANT_OUTPUT: *ev is one, call again, also with in empty;
 *	LWS_SRET_WANT_INPUT: in is used up;
 *	LWS_SRET_FATAL: r->err and r->why, a connection error */
lws_stateful_ret_t lws_h2_read(struct lws_h2_reader *r, struct lws_span *in,
			       struct lws_h2_event *ev);

/** struct lws_h2_set - of one side, by their ids (H2SET_*) */
struct lws_h2_set {
	uint32_t v[H2SET_COUNT];
};

/** lws_h2_settings_init() - as they are before any was sent (6.5.2) */
void lws_h2_settings_init(struct lws_h2_set *s);

/** lws_h2_settings_judge() - may a setting have this value?  (6.5.2)
 * \return LWS_H2_NO_ERROR, or the error that it is. Unknown ones are good */
enum lws_h2_err lws_h2_settings_judge(uint16_t id, uint32_t value);

/* -- writing (write.c): each returns behind what it has written -- */

uint8_t *lws_h2_head_put(uint8_t *p, uint32_t len, enum lws_h2_type type,
			 unsigned int flags, uint32_t stream);
uint8_t *lws_h2_setting_put(uint8_t *p, uint16_t id, uint32_t value);
/* head and 4 bytes: RST_STREAM's code, WINDOW_UPDATE's increment */
uint8_t *lws_h2_word_put(uint8_t *p, enum lws_h2_type type, uint32_t stream,
			 uint32_t value);
/** lws_h2_goaway_put() - \param why: terminated; cut to LWS_H2_WHY bytes */
uint8_t *lws_h2_goaway_put(uint8_t *p, uint32_t last, enum lws_h2_err err,
			   const char *why);
#define LWS_H2_WHY        120u
#define LWS_H2_GOAWAY_MAX (LWS_H2_HEAD + 8 + LWS_H2_WHY)

/** lws_h2_err_text() - its name; a constant */
const char *lws_h2_err_text(uint32_t err);

#endif
