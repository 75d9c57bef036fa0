/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as frames. The first byte says how they are read and cut; read
 * whole and in pieces they must give the same messages and the same error. The
 * rest of the input is looked at as a list of extensions, too.
 */
#include "codec/ws-frame/ws-frame.h"

#include <stdlib.h>

struct story {
	uint64_t hash; /* of all that was given, in order */
	uint64_t bytes;
	int err;
};

static void
note(struct story *s, const uint8_t *p, size_t len)
{
	s->bytes += len;
	for (; len; len--)
		s->hash = (s->hash ^ *p++) * 0x100000001b3u;
}

static void
note_piece(struct story *s, const struct lws_ws_piece *piece)
{
	uint8_t facts[3] = { piece->opcode, piece->compressed, piece->last };

	if (piece->first || piece->opcode >= LWS_WS_CLOSE)
		note(s, facts, 2);
	note(s, piece->p, piece->len);
	if (piece->last)
		note(s, facts + 2, 1);
}

static void
tell(struct story *s, const uint8_t *data, size_t size, unsigned int how,
     size_t step)
{
	uint8_t *copy = malloc(size + 1);
	struct lws_ws_piece piece;
	struct lws_ws_frame f;
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	struct lws_span in;
	size_t at, n;

	if (!copy)
		return;
	memcpy(copy, data, size);
	memset(s, 0, sizeof(*s));
	lws_ws_frame_begin(&f, how);
	for (at = 0; at < size && r == LWS_SRET_WANT_INPUT; at += n) {
		n = size - at < step ? size - at : step;
		in = lws_span_of(copy + at, n);
		while ((r = lws_ws_frame_feed(&f, &in, step, &piece)) ==
		       LWS_SRET_WANT_OUTPUT)
			note_piece(s, &piece);
	}
	s->err = r == LWS_SRET_FATAL ? f.err : 0;
	lws_ws_frame_end(&f);
	free(copy);
}

static void
walk_extensions(const uint8_t *data, size_t size)
{
	struct lws_span list = lws_span_of(data, size), name;
	struct lws_ws_param p;
	int r = 1;

	while (r >= 0 && lws_ws_extension_next(&list, &name) > 0)
		do
			r = lws_ws_param_next(&list, &p);
		while (r > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct story whole, cut;

	if (size < 2)
		return 0;
	tell(&whole, data + 1, size - 1, data[0] & 0xf, size);
	tell(&cut, data + 1, size - 1, data[0] & 0xf, 1u + (data[0] >> 4));
	/* before a bad text's error more or less of it may have been given */
	if (whole.err != cut.err || (!whole.err && (whole.hash != cut.hash ||
						    whole.bytes != cut.bytes)))
		abort();
	walk_extensions(data + 1, size - 1);

	return 0;
}
