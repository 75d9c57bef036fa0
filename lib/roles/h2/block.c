/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A header block on its way in (RFC 9113 4.3): whose it is, and how large it
 * may become. Each is decoded to its end, whatever becomes of it, since the
 * table that both sides keep depends on it. A stream is made only when its
 * block is complete.
 */
#include "roles/h2/h2.h"

/* RFC 9113 5.1.1: ids of a client are odd and go up */
static enum lws_keep
begin_new(struct lws_h2 *c, uint32_t id)
{
	struct lws_h2_block *b = &c->block;

	c->last_id = id;
	b->refuse = c->bye ||
		    c->mux.count >= c->own.v[H2SET_MAX_CONCURRENT_STREAMS];
	if (b->refuse)
		return LWS_KEEP;
	b->h = lws_http_begin(c->wsi, &lws_h2_version);
	if (!b->h)
		b->refuse = 1; /* no memory now; it may try again */

	return LWS_KEEP;
}

/* 5.1, 5.1.1 */
enum lws_keep
lws_h2_block_absent(struct lws_h2 *c, uint32_t id)
{
	switch (lws_h2_closed_how(c, id)) {
	case LWS_H2_CLOSED_CROSSING:
		return lws_h2_idle_frame(c, "HEADERS for closed streams");
	case LWS_H2_CLOSED_BOTH:
		return lws_h2_fail(c, LWS_H2_STREAM_CLOSED,
				   "HEADERS for a closed stream");
	default:
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "a stream's id is below the last one");
	}
}

enum lws_keep
lws_h2_block_begin(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);
	struct lws_h2_block *b = &c->block;

	memset(b, 0, sizeof(*b));
	b->id = ev->stream;
	b->length = UINT64_MAX;
	b->urgency = LWS_H2_URGENCY_DEFAULT;
	b->trailers = !!s;
	/* RFC 7540 5.3.1; else priorities mean nothing any more */
	if (ev->last == ev->stream)
		b->bad = "it depends on itself";

	return c->side->block_begin(c);
}

enum lws_keep
lws_h2_request_begin(struct lws_h2 *c)
{
	const struct lws_h2_block *b = &c->block;

	if (!(b->id & 1))
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "a client's stream has an even id");
	if (b->id > c->last_id)
		return begin_new(c, b->id);
	if (!b->trailers)
		return lws_h2_block_absent(c, b->id);

	return LWS_KEEP;
}

static enum lws_keep
calm(struct lws_h2 *c)
{
	return lws_h2_fail(c, LWS_H2_ENHANCE_YOUR_CALM,
			   "header block without end");
}

static void
count_field(const struct lws_h2 *c, struct lws_h2_block *b,
	    const struct lws_hpack_field *f)
{
	size_t cost = f->name.len + f->value.len + LWS_HPACK_ENTRY_COST;

	b->list += (uint32_t)cost; /* a block's bytes bound it: no overflow */
	b->fields++;
	if (b->list > c->own.v[H2SET_MAX_HEADER_LIST_SIZE] ||
	    b->fields > LWS_LIMIT_H2_FIELDS)
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

enum lws_keep
lws_h2_block_feed(struct lws_h2 *c, struct lws_span piece)
{
	struct lws_h2_pt *t = lws_h2_pt_of(c->wsi->pt);
	struct lws_h2_block *b = &c->block;
	struct lws_hpack_field f;
	lws_stateful_ret_t r;

	b->bytes += (uint32_t)piece.len;
	if (b->bytes > LWS_LIMIT_H2_BLOCK)
		return calm(c);
	if (!t)
		return lws_h2_fail(c, LWS_H2_INTERNAL_ERROR, "out of memory");
	c->dec.scratch = t->scratch;
	while ((r = lws_hpack_decode(&c->dec, &piece, &f)) ==
	       LWS_SRET_WANT_OUTPUT) {
		/* one byte can stand for a long field of the table */
		if (b->list > LWS_LIMIT_H2_LIST * 16u)
			return calm(c);
		count_field(c, b, &f);
		if (b->status || b->bad)
			continue;
		if (f.verdict)
			lws_h2_bad_field(b, &f);
		else
			c->side->field(b, &f);
	}

	return r == LWS_SRET_FATAL
		       ? lws_h2_fail(c, LWS_H2_COMPRESSION_ERROR,
				     lws_hpack_err_text(
					     (enum lws_hpack_err)c->dec.err))
		       : LWS_KEEP;
}

/* RFC 9113 8.1: fields behind a body have the end in their frame, and no
 * pseudo fields. Nobody is told of them. */
enum lws_keep
lws_h2_trailers(struct lws_h2 *c, int end)
{
	struct lws_h2_stream *s = lws_h2_find(c, c->block.id);

	if (!s)
		return LWS_KEEP;
	if (s->rx_end)
		lws_h2_reset(s, LWS_H2_STREAM_CLOSED, "HEADERS behind its end");
	else if (!end || c->block.bad || c->block.seen)
		lws_h2_reset(s, LWS_H2_PROTOCOL_ERROR, "malformed trailers");
	else
		lws_h2_peer_ended(s);

	return LWS_KEEP;
}

enum lws_keep
lws_h2_turn_down(struct lws_h2 *c, enum lws_h2_err err, int end)
{
	struct lws_h2_block *b = &c->block;

	if (b->bad)
		lwsl_wsi_info(c->wsi, "stream %u: malformed: %s", b->id,
			      b->bad);
	lws_http_end(b->h);
	b->h = NULL;
	lws_h2_closed_note(c, b->id, !end);
	if (lws_h2_word(c, LWS_H2_RST_STREAM, b->id, (uint32_t)err))
		return LWS_CLOSE;

	return lws_h2_reset_seen(c);
}

enum lws_keep
lws_h2_block_end(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	int end = !!(ev->flags & LWS_H2_F_END_STREAM);

	if (lws_hpack_decode_end(&c->dec) != LWS_SRET_OK)
		return lws_h2_fail(
			c, LWS_H2_COMPRESSION_ERROR,
			lws_hpack_err_text((enum lws_hpack_err)c->dec.err));

	return c->side->block_end(c, end);
}

enum lws_keep
lws_h2_request_end(struct lws_h2 *c, int end)
{
	struct lws_h2_block *b = &c->block;

	if (b->refuse)
		return lws_h2_turn_down(c, LWS_H2_REFUSED_STREAM, end);
	if (b->trailers || !b->h)
		return lws_h2_trailers(c, end);
	if (b->bad) /* RFC 9113 8.1.1 */
		return lws_h2_turn_down(c, LWS_H2_PROTOCOL_ERROR, end);

	/* 5.1.1: there is none above it, a client needs another connection */
	if (b->id == LWS_H2_STREAM_MAX && lws_h2_last_stream(c))
		return LWS_CLOSE;

	return lws_h2_request(c, end);
}
