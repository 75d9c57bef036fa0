/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Reading frames. A head that is whole in the span is read where it lies; one
 * that a read has cut is gathered, a byte at a time, which is rare. Its first
 * two bytes are judged as soon as they are there. Of the payload whatever is
 * there is unmasked in place and handed out; only a control frame's waits
 * until it is whole, since nobody wants half a PING.
 */
#include "codec/ws-frame/mask.h"
#include "codec/ws-frame/ws-frame.h"

static lws_stateful_ret_t
fail(struct lws_ws_frame *f, enum lws_ws_err err)
{
	f->err = (uint8_t)err;

	return LWS_SRET_FATAL;
}

static int
is_control(const struct lws_ws_frame *f)
{
	return f->b0 & 0x08;
}

void
lws_ws_frame_begin(struct lws_ws_frame *f, unsigned int how)
{
	memset(f, 0, sizeof(*f));
	f->how = how & 0x1f;
}

void
lws_ws_frame_end(struct lws_ws_frame *f)
{
	lws_free_set_NULL(f->control);
}

/* -- heads -- */

/* RFC 6455 5.2, RFC 7692 6.1: RSV1 only on the first frame of a message */
static int
rsv_is_good(const struct lws_ws_frame *f, uint8_t b0)
{
	unsigned int op = b0 & LWS_WS_OPCODE;

	if (!(b0 & LWS_WS_RSV) || (f->how & LWS_WS_ANY_RSV))
		return 1;

	return (b0 & LWS_WS_RSV) == LWS_WS_RSV1 &&
	       (f->how & LWS_WS_MAY_COMPRESS) &&
	       (op == LWS_WS_TEXT || op == LWS_WS_BINARY);
}

static int
opcode_is_known(uint8_t b0)
{
	unsigned int op = b0 & LWS_WS_OPCODE;

	return op <= LWS_WS_BINARY || (op >= LWS_WS_CLOSE && op <= LWS_WS_PONG);
}

static enum lws_ws_err
judge_control(uint8_t b0, uint8_t b1)
{
	if (!(b0 & LWS_WS_FIN))
		return LWS_WS_ERR_CONTROL_FRAG;
	if ((b1 & 0x7f) > LWS_WS_CONTROL_MAX)
		return LWS_WS_ERR_CONTROL_LONG;

	return LWS_WS_OK;
}

/* what the first two bytes show */
static enum lws_ws_err
judge(const struct lws_ws_frame *f, uint8_t b0, uint8_t b1)
{
	int continues = (b0 & LWS_WS_OPCODE) == LWS_WS_CONTINUATION;

	if (!rsv_is_good(f, b0))
		return LWS_WS_ERR_RSV;
	if (!opcode_is_known(b0) && !(f->how & LWS_WS_ANY_OPCODE))
		return LWS_WS_ERR_OPCODE;
	/* RFC 6455 5.1 */
	if (!(b1 & 0x80) != !(f->how & LWS_WS_EXPECT_MASK))
		return LWS_WS_ERR_MASK;
	if (b0 & 0x08)
		return judge_control(b0, b1);
	/* RFC 6455 5.4 */
	if (opcode_is_known(b0) && continues != (int)f->open)
		return LWS_WS_ERR_CONTINUATION;

	return LWS_WS_OK;
}

/* bytes of the head that the second byte announces */
static size_t
head_len(uint8_t b1)
{
	size_t n = b1 & 0x80 ? 6 : 2;

	if ((b1 & 0x7f) == 126)
		return n + 2;

	return (b1 & 0x7f) == 127 ? n + 8 : n;
}

/* RFC 6455 5.2: the shortest form, and bit 63 is 0. UINT64_MAX: neither */
static uint64_t
payload_len(const uint8_t *p)
{
	uint64_t len = p[1] & 0x7f;

	if (len == 126) {
		len = lws_u16be(p + 2);
		return len > 125 ? len : UINT64_MAX;
	}
	if (len == 127) {
		len = lws_u64be(p + 2);
		return len > UINT16_MAX && !(len >> 63) ? len : UINT64_MAX;
	}

	return len;
}

static void
start_message(struct lws_ws_frame *f)
{
	f->opcode = f->b0 & LWS_WS_OPCODE;
	f->open = 1;
	f->started = 0;
	f->compressed =
		(f->how & LWS_WS_TRANSFORMED) ||
		((f->how & LWS_WS_MAY_COMPRESS) && (f->b0 & LWS_WS_RSV1));
	memset(&f->utf8, 0, sizeof(f->utf8));
}

/* p has the whole head, its first two bytes are judged */
static lws_stateful_ret_t
take_head(struct lws_ws_frame *f, const uint8_t *p)
{
	uint64_t len = payload_len(p);

	if (len == UINT64_MAX)
		return fail(f, LWS_WS_ERR_LENGTH);
	f->b0 = p[0];
	f->left = len;
	f->in_payload = 1;
	if (p[1] & 0x80)
		memcpy(f->mask, p + head_len(p[1]) - 4, 4);
	if (is_control(f))
		f->control_len = (uint8_t)len;
	else if (f->b0 & LWS_WS_OPCODE && opcode_is_known(f->b0))
		start_message(f);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
gather_head(struct lws_ws_frame *f, struct lws_span *in)
{
	uint8_t whole[LWS_WS_HEAD_MAX];
	enum lws_ws_err err;

	while (in->len) {
		size_t n = f->carry_len;

		if (n < 2 || n + 1 < head_len(f->carry[1])) {
			f->carry[n] = lws_span_take8(in);
			f->carry_len++;
			err = n == 1 ? judge(f, f->carry[0], f->carry[1])
				     : LWS_WS_OK;
			if (err)
				return fail(f, err);
			if (n != 1 || head_len(f->carry[1]) > 2)
				continue;
			f->carry_len = 0;
			return take_head(f, f->carry);
		}
		memcpy(whole, f->carry, n);
		whole[n] = lws_span_take8(in);
		f->carry_len = 0;
		return take_head(f, whole);
	}

	return LWS_SRET_WANT_INPUT;
}

static lws_stateful_ret_t
head(struct lws_ws_frame *f, struct lws_span *in)
{
	const uint8_t *p = in->p;
	enum lws_ws_err err;
	size_t n;

	if (f->carry_len || in->len < 2)
		return gather_head(f, in);
	n = head_len(p[1]);
	if (in->len < n)
		return gather_head(f, in);
	err = judge(f, p[0], p[1]);
	if (err)
		return fail(f, err);
	lws_span_skip(in, n);

	return take_head(f, p);
}

/* -- payload -- */

enum lws_ws_err
lws_ws_frame_text(struct lws_ws_frame *f, const uint8_t *p, size_t len,
		  int last)
{
	if (f->opcode != LWS_WS_TEXT)
		return LWS_WS_OK;
	if (lws_utf8_feed(&f->utf8, p, len))
		return LWS_WS_ERR_UTF8;

	return last && lws_utf8_end(&f->utf8) ? LWS_WS_ERR_UTF8_CUT : LWS_WS_OK;
}

/* n bytes are there: ours, and in the clear */
static uint8_t *
take_payload(struct lws_ws_frame *f, struct lws_span *in, size_t n,
	     uint64_t *high)
{
	uint8_t *p = (uint8_t *)(uintptr_t)in->p;

	lws_span_skip(in, n);
	f->left -= n;
	*high = 0x80;
	if (f->how & LWS_WS_EXPECT_MASK)
		*high = lws_ws_mask(p, n, f->mask);

	return p;
}

static enum lws_ws_err
check_text(struct lws_ws_frame *f, const struct lws_ws_piece *piece,
	   uint64_t high)
{
	if (piece->compressed)
		return LWS_WS_OK;
	/* nothing but ASCII, and not inside a character: seen already */
	if (!high && !f->utf8.need)
		return LWS_WS_OK;

	return lws_ws_frame_text(f, piece->p, piece->len, piece->last);
}

static lws_stateful_ret_t
data(struct lws_ws_frame *f, struct lws_span *in, size_t most,
     struct lws_ws_piece *piece)
{
	enum lws_ws_err err;
	size_t n = in->len;
	uint64_t high;

	if (f->left && !n)
		return LWS_SRET_WANT_INPUT;
	if (n > most && !f->compressed)
		n = most;
	if (f->left < n)
		n = (size_t)f->left;
	piece->p = take_payload(f, in, n, &high);
	piece->len = n;
	piece->opcode = f->opcode;
	piece->first = !f->started;
	piece->last = !f->left && (f->b0 & LWS_WS_FIN);
	piece->compressed = f->compressed;
	f->started = 1;
	if (!f->left)
		f->in_payload = 0;
	if (piece->last)
		f->open = 0;
	err = check_text(f, piece, high);

	return err ? fail(f, err) : LWS_SRET_WANT_OUTPUT;
}

static void
give_control(struct lws_ws_frame *f, uint8_t *p, struct lws_ws_piece *piece)
{
	memset(piece, 0, sizeof(*piece));
	piece->p = p;
	piece->len = f->control_len;
	piece->opcode = f->b0 & LWS_WS_OPCODE;
	f->in_payload = 0;
}

/* a read has cut it */
static lws_stateful_ret_t
gather_control(struct lws_ws_frame *f, struct lws_span *in,
	       struct lws_ws_piece *piece)
{
	size_t at = f->control_len - (size_t)f->left;
	size_t n = in->len < f->left ? in->len : (size_t)f->left;
	uint64_t high;

	if (!n)
		return LWS_SRET_WANT_INPUT;
	if (!f->control)
		f->control = lws_malloc(LWS_WS_CONTROL_MAX, "ws control frame");
	if (!f->control)
		return fail(f, LWS_WS_ERR_NO_MEMORY);
	memcpy(f->control + at, take_payload(f, in, n, &high), n);
	if (f->left)
		return LWS_SRET_WANT_INPUT;
	give_control(f, f->control, piece);

	return LWS_SRET_WANT_OUTPUT;
}

static lws_stateful_ret_t
control(struct lws_ws_frame *f, struct lws_span *in, struct lws_ws_piece *piece)
{
	uint64_t high;

	if (f->left != f->control_len || in->len < f->left)
		return gather_control(f, in, piece);
	give_control(f, take_payload(f, in, (size_t)f->left, &high), piece);

	return LWS_SRET_WANT_OUTPUT;
}

/* LWS_WS_ANY_OPCODE: what nobody knows is skipped */
static lws_stateful_ret_t
skip(struct lws_ws_frame *f, struct lws_span *in)
{
	size_t n = in->len < f->left ? in->len : (size_t)f->left;

	lws_span_skip(in, n);
	f->left -= n;
	if (f->left)
		return LWS_SRET_WANT_INPUT;
	f->in_payload = 0;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
payload(struct lws_ws_frame *f, struct lws_span *in, size_t most,
	struct lws_ws_piece *piece)
{
	if (!opcode_is_known(f->b0))
		return skip(f, in);

	return is_control(f) ? control(f, in, piece) : data(f, in, most, piece);
}

/* -- a whole short message of a client: what there is most of by far -- */

/* it lies in the span, between two messages, and is given in one piece */
static int
is_whole_short(const struct lws_ws_frame *f, const struct lws_span *in,
	       size_t most)
{
	const uint8_t *p = in->p;

	return !f->in_payload && !f->open && (f->how & LWS_WS_EXPECT_MASK) &&
	       !f->carry_len && in->len >= 6 &&
	       (p[0] == (LWS_WS_FIN | LWS_WS_TEXT) ||
		p[0] == (LWS_WS_FIN | LWS_WS_BINARY)) &&
	       p[1] >= 0x80 && p[1] <= 0x80 + 125 &&
	       in->len >= 6 + (size_t)(p[1] & 0x7f) && (p[1] & 0x7f) <= most;
}

/* all of a frame's payload: nobody needs the mask afterwards */
static inline uint64_t
unmask(uint8_t *p, size_t n, uint8_t mask[4])
{
	return n < LWS_WS_BLOCK ? lws_ws_mask_short(p, n, mask) & LWS_WS_HIGH
				: lws_ws_mask(p, n, mask);
}

static lws_stateful_ret_t
take_whole_short(struct lws_ws_frame *f, struct lws_span *in,
		 struct lws_ws_piece *piece)
{
	uint8_t *p = (uint8_t *)(uintptr_t)in->p;
	size_t n = p[1] & 0x7f;
	enum lws_ws_err err;

	/* f->utf8 is as the message before has left it: at the end of one */
	f->b0 = p[0];
	f->opcode = p[0] & LWS_WS_OPCODE;
	f->compressed = !!(f->how & LWS_WS_TRANSFORMED);
	in->p += 6 + n;
	in->len -= 6 + n;
	piece->p = p + 6;
	piece->len = n;
	piece->opcode = f->opcode;
	piece->first = 1;
	piece->last = 1;
	piece->compressed = f->compressed;
	err = check_text(f, piece, unmask(p + 6, n, p + 2));

	return err ? fail(f, err) : LWS_SRET_WANT_OUTPUT;
}

/* apart, so that short messages do not pay for its registers */
static LWS_NOINLINE lws_stateful_ret_t
feed_any(struct lws_ws_frame *f, struct lws_span *in, size_t most,
	 struct lws_ws_piece *piece)
{
	lws_stateful_ret_t r;

	/* the piece of the call before has been used */
	if (f->control && !f->in_payload)
		lws_free_set_NULL(f->control);
	do {
		if (!f->in_payload) {
			r = head(f, in);
			if (r != LWS_SRET_OK)
				return r;
		}
		r = payload(f, in, most, piece);
	} while (r == LWS_SRET_OK);

	return r;
}

lws_stateful_ret_t
lws_ws_frame_feed(struct lws_ws_frame *f, struct lws_span *in, size_t most,
		  struct lws_ws_piece *piece)
{
	return !f->control && is_whole_short(f, in, most)
		       ? take_whole_short(f, in, piece)
		       : feed_any(f, in, most, piece);
}
