/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Frames into events (RFC 9113 4, 6). A state is what is expected next; heads
 * and the frames of fixed form are gathered, payloads are handed through in
 * pieces as they come.
 */
#include "codec/h2-frame/h2-frame.h"

static lws_stateful_ret_t
fail(struct lws_h2_reader *r, enum lws_h2_err err, const char *why)
{
	r->err = (uint8_t)err;
	r->why = why;

	return LWS_SRET_FATAL;
}

static lws_stateful_ret_t st_head(struct lws_h2_reader *r, struct lws_span *in,
				  struct lws_h2_event *ev);

/* An event; what comes next is set already. */
static lws_stateful_ret_t
tell(const struct lws_h2_reader *r, struct lws_h2_event *ev,
     enum lws_h2_event_kind kind)
{
	ev->kind = (uint8_t)kind;
	ev->stream = r->stream;
	ev->flags = r->flags;

	return LWS_SRET_WANT_OUTPUT;
}

static void
next_frame(struct lws_h2_reader *r)
{
	r->next = st_head;
	r->head_len = 0;
	r->want = LWS_H2_HEAD;
}

/* 1: r->gather has r->want bytes */
static int
gather(struct lws_h2_reader *r, struct lws_span *in)
{
	size_t n = r->want - r->head_len;

	if (n > in->len)
		n = in->len;
	if (n)
		memcpy(r->gather + r->head_len, in->p, n);
	r->head_len += (uint32_t)n;
	lws_span_skip(in, n);

	return r->head_len == r->want;
}

/* what is left of the frame means nothing */
static lws_stateful_ret_t
st_skip(struct lws_h2_reader *r, struct lws_span *in, struct lws_h2_event *ev)
{
	size_t n = r->left < in->len ? r->left : in->len;

	(void)ev;
	lws_span_skip(in, n);
	r->left -= (uint32_t)n;
	if (r->left)
		return LWS_SRET_WANT_INPUT;
	next_frame(r);

	return LWS_SRET_OK;
}

/* -- payloads in pieces: DATA, HEADERS, CONTINUATION -- */

static lws_stateful_ret_t
st_payload_end(struct lws_h2_reader *r, struct lws_span *in,
	       struct lws_h2_event *ev)
{
	(void)in;
	r->next = st_skip; /* the padding */
	if (r->type == LWS_H2_DATA) {
		ev->value = r->pad + (r->flags & LWS_H2_F_PADDED ? 1u : 0u);
		return tell(r, ev, LWS_H2_EV_DATA_END);
	}
	if (!(r->flags & LWS_H2_F_END_HEADERS))
		return LWS_SRET_OK;
	r->block = 0;
	tell(r, ev, LWS_H2_EV_HEADERS_END);
	ev->flags = r->block_flags;

	return LWS_SRET_WANT_OUTPUT;
}

static lws_stateful_ret_t
st_payload(struct lws_h2_reader *r, struct lws_span *in,
	   struct lws_h2_event *ev)
{
	uint32_t n = r->left - r->pad;

	if (!n) {
		r->next = st_payload_end;
		return LWS_SRET_OK;
	}
	if (!in->len)
		return LWS_SRET_WANT_INPUT;
	if (n > in->len)
		n = (uint32_t)in->len;
	ev->piece = lws_span_of(in->p, n);
	lws_span_skip(in, n);
	r->left -= n;

	return tell(r, ev,
		    r->type == LWS_H2_DATA ? LWS_H2_EV_DATA
					   : LWS_H2_EV_FRAGMENT);
}

/* 6.1, 6.2: how much of the payload is padding; then, in HEADERS, what was a
 * priority once */
static lws_stateful_ret_t
st_prefix(struct lws_h2_reader *r, struct lws_span *in, struct lws_h2_event *ev)
{
	if (!gather(r, in))
		return LWS_SRET_WANT_INPUT;
	r->left = r->len - r->want;
	r->pad = r->flags & LWS_H2_F_PADDED ? r->gather[0] : 0;
	if (r->pad > r->left)
		return fail(r, LWS_H2_PROTOCOL_ERROR,
			    "padding longer than its frame");
	r->next = st_payload;
	ev->value = r->len;
	ev->last =
		r->type == LWS_H2_HEADERS && (r->flags & LWS_H2_F_PRIORITY)
			? lws_u32be(r->gather + r->want - 5) & LWS_H2_STREAM_MAX
			: 0;

	return tell(r, ev,
		    r->type == LWS_H2_DATA      ? LWS_H2_EV_DATA_BEGIN
		    : r->type == LWS_H2_HEADERS ? LWS_H2_EV_HEADERS
						: LWS_H2_EV_CONTINUATION);
}

static lws_stateful_ret_t
begin_payload(struct lws_h2_reader *r)
{
	r->want = 0;
	r->head_len = 0;
	if (r->type == LWS_H2_CONTINUATION)
		r->flags &= (uint8_t)~LWS_H2_F_PADDED; /* it has no such flag */
	if (r->flags & LWS_H2_F_PADDED)
		r->want++;
	if (r->type == LWS_H2_HEADERS && (r->flags & LWS_H2_F_PRIORITY))
		r->want = (uint8_t)(r->want + 5);
	if (r->want > r->len)
		return fail(r, LWS_H2_FRAME_SIZE_ERROR,
			    "frame too short for its flags");
	if (r->type == LWS_H2_HEADERS)
		r->block_flags = r->flags;
	if (r->type != LWS_H2_DATA)
		r->block = r->stream;
	r->next = st_prefix;

	return LWS_SRET_OK;
}

/* -- SETTINGS (6.5) -- */

static lws_stateful_ret_t
st_settings(struct lws_h2_reader *r, struct lws_span *in,
	    struct lws_h2_event *ev)
{
	enum lws_h2_err err;

	if (!r->left) {
		next_frame(r);
		return tell(r, ev, LWS_H2_EV_SETTINGS_END);
	}
	if (!gather(r, in))
		return LWS_SRET_WANT_INPUT;
	r->left -= 6;
	r->head_len = 0;
	ev->id = lws_u16be(r->gather);
	ev->value = lws_u32be(r->gather + 2);
	err = lws_h2_settings_judge(ev->id, ev->value);
	if (err)
		return fail(r, err, "a setting has a bad value");

	return tell(r, ev, LWS_H2_EV_SETTING);
}

static lws_stateful_ret_t
begin_settings(struct lws_h2_reader *r)
{
	if (r->len % 6 || ((r->flags & LWS_H2_F_ACK) && r->len))
		return fail(r, LWS_H2_FRAME_SIZE_ERROR,
			    "SETTINGS has a bad length");
	r->left = r->len;
	r->want = 6;
	r->head_len = 0;
	r->next = st_settings;

	return LWS_SRET_OK;
}

/* -- frames that are gathered -- */

static enum lws_h2_event_kind
kind_of(uint8_t type)
{
	switch (type) {
	case LWS_H2_PING:
		return LWS_H2_EV_PING;
	case LWS_H2_GOAWAY:
		return LWS_H2_EV_GOAWAY;
	case LWS_H2_RST_STREAM:
		return LWS_H2_EV_RST_STREAM;
	case LWS_H2_WINDOW_UPDATE:
		return LWS_H2_EV_WINDOW_UPDATE;
	case LWS_H2_PRIORITY_UPDATE:
		return LWS_H2_EV_PRIORITY_UPDATE;
	default:
		return LWS_H2_EV_PRIORITY;
	}
}

static lws_stateful_ret_t
st_whole(struct lws_h2_reader *r, struct lws_span *in, struct lws_h2_event *ev)
{
	size_t fixed = r->type == LWS_H2_GOAWAY            ? 8
		       : r->type == LWS_H2_PRIORITY_UPDATE ? 4
							   : 0;

	if (!gather(r, in))
		return LWS_SRET_WANT_INPUT;
	r->left = r->len - r->want;
	r->next = st_skip;
	ev->piece = lws_span_of(r->gather + fixed, r->want - fixed);
	ev->value = lws_u32be(r->gather);
	ev->last = ev->value & LWS_H2_STREAM_MAX;
	if (r->type == LWS_H2_GOAWAY)
		ev->value = lws_u32be(r->gather + 4);
	if (r->type == LWS_H2_WINDOW_UPDATE)
		ev->value &= LWS_H2_WINDOW_MAX;

	return tell(r, ev, kind_of(r->type));
}

static lws_stateful_ret_t
begin_whole(struct lws_h2_reader *r)
{
	r->want = (uint8_t)(r->len < LWS_H2_GATHER ? r->len : LWS_H2_GATHER);
	r->head_len = 0;
	r->next = st_whole;

	return LWS_SRET_OK;
}

/* 6.3: of all frames only this one's length is its stream's business alone */
static lws_stateful_ret_t
st_bad_priority(struct lws_h2_reader *r, struct lws_span *in,
		struct lws_h2_event *ev)
{
	(void)in;
	r->left = r->len;
	r->next = st_skip;
	ev->value = LWS_H2_FRAME_SIZE_ERROR;

	return tell(r, ev, LWS_H2_EV_STREAM_ERROR);
}

static lws_stateful_ret_t
begin_priority(struct lws_h2_reader *r)
{
	if (r->len == 5)
		return begin_whole(r);
	r->next = st_bad_priority;

	return LWS_SRET_OK;
}

/* RFC 9113 5.5: they may be used by extensions that we do not know */
static lws_stateful_ret_t
st_unknown(struct lws_h2_reader *r, struct lws_span *in,
	   struct lws_h2_event *ev)
{
	(void)in;
	r->left = r->len;
	r->next = st_skip;
	ev->value = r->type;

	return tell(r, ev, LWS_H2_EV_UNKNOWN);
}

static lws_stateful_ret_t
begin_unknown(struct lws_h2_reader *r)
{
	r->next = st_unknown;

	return LWS_SRET_OK;
}

/* neither of us lets the other push */
static lws_stateful_ret_t
begin_push(struct lws_h2_reader *r)
{
	return fail(r, LWS_H2_PROTOCOL_ERROR, "PUSH_PROMISE is not allowed");
}

/* -- heads -- */

enum where { ON_STREAM, ON_CONNECTION, ON_BOTH };

static const struct row {
	lws_stateful_ret_t (*begin)(struct lws_h2_reader *r);
	uint32_t least, most; /* bytes of payload */
	uint8_t where;
} rows[] = {
	[LWS_H2_DATA] = { begin_payload, 0, UINT32_MAX, ON_STREAM },
	[LWS_H2_HEADERS] = { begin_payload, 0, UINT32_MAX, ON_STREAM },
	[LWS_H2_PRIORITY] = { begin_priority, 0, UINT32_MAX, ON_STREAM },
	[LWS_H2_RST_STREAM] = { begin_whole, 4, 4, ON_STREAM },
	[LWS_H2_SETTINGS] = { begin_settings, 0, UINT32_MAX, ON_CONNECTION },
	[LWS_H2_PUSH_PROMISE] = { begin_push, 0, UINT32_MAX, ON_STREAM },
	[LWS_H2_PING] = { begin_whole, 8, 8, ON_CONNECTION },
	[LWS_H2_GOAWAY] = { begin_whole, 8, UINT32_MAX, ON_CONNECTION },
	[LWS_H2_WINDOW_UPDATE] = { begin_whole, 4, 4, ON_BOTH },
	[LWS_H2_CONTINUATION] = { begin_payload, 0, UINT32_MAX, ON_STREAM },
	[LWS_H2_PRIORITY_UPDATE] = { begin_whole, 4, UINT32_MAX,
				     ON_CONNECTION },
};

static const struct row unknown = { begin_unknown, 0, UINT32_MAX, ON_BOTH };

static lws_stateful_ret_t
judge(struct lws_h2_reader *r, const struct row *row)
{
	if (r->len > r->max)
		return fail(r, LWS_H2_FRAME_SIZE_ERROR,
			    "frame longer than announced");
	/* 6.2, 6.10: nothing comes between the parts of a header block */
	if (r->block &&
	    (r->type != LWS_H2_CONTINUATION || r->stream != r->block))
		return fail(r, LWS_H2_PROTOCOL_ERROR,
			    "another frame inside a header block");
	if (!r->block && r->type == LWS_H2_CONTINUATION)
		return fail(r, LWS_H2_PROTOCOL_ERROR,
			    "CONTINUATION of nothing");
	if (row->where == ON_STREAM && !r->stream)
		return fail(r, LWS_H2_PROTOCOL_ERROR,
			    "frame needs a stream and has none");
	if (row->where == ON_CONNECTION && r->stream)
		return fail(r, LWS_H2_PROTOCOL_ERROR,
			    "frame of the connection on a stream");
	if (r->len < row->least || r->len > row->most)
		return fail(r, LWS_H2_FRAME_SIZE_ERROR,
			    "frame has a bad length");

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_head(struct lws_h2_reader *r, struct lws_span *in, struct lws_h2_event *ev)
{
	const struct row *row = &unknown;
	lws_stateful_ret_t t;

	(void)ev;
	if (!gather(r, in))
		return LWS_SRET_WANT_INPUT;
	r->len = lws_u32be(r->gather) >> 8;
	r->type = r->gather[3];
	r->flags = r->gather[4];
	r->stream = lws_u32be(r->gather + 5) & LWS_H2_STREAM_MAX;
	if (r->type < LWS_ARRAY_SIZE(rows) && rows[r->type].begin)
		row = &rows[r->type];
	t = judge(r, row);

	return t == LWS_SRET_OK ? row->begin(r) : t;
}

void
lws_h2_reader_begin(struct lws_h2_reader *r, uint32_t max)
{
	memset(r, 0, sizeof(*r));
	r->max = max;
	next_frame(r);
}

lws_stateful_ret_t
lws_h2_read(struct lws_h2_reader *r, struct lws_span *in,
	    struct lws_h2_event *ev)
{
	lws_stateful_ret_t t;

	if (r->err)
		return LWS_SRET_FATAL;
	do
		t = r->next(r, in, ev);
	while (t == LWS_SRET_OK);

	return t;
}
