/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Brotli (RFC 7932), on the library's heap; and the table of a build that has
 * it. The window is smaller than the format allows: the encoder's memory grows
 * with it, and it is there once a connection that is being answered.
 *
 * As it is commonly built, the encoder ends the process when it gets no memory.
 * So the allocator does not return to it then: it jumps back to us, and what
 * the encoder had is on a list of our own, from which it is freed.
 */
#include "codec/compress/compress.h"

#include <brotli/encode.h>
#include <setjmp.h>

const struct lws_compress_ops *const lws_compress_codings[] = {
	&lws_compress_br, &lws_compress_gzip, &lws_compress_deflate, NULL
};

struct br_coder {
	BrotliEncoderState *encoder; /* NULL: there is none, or it failed */
	lws_dll2_owner_t blocks;     /* struct br_block: all that it has */
	jmp_buf no_memory;           /* set while it runs */
};

struct br_block {
	lws_dll2_t list;
	max_align_t bytes[];
};

static void *
br_alloc(void *opaque, size_t size)
{
	struct br_coder *c = opaque;
	struct br_block *b = NULL;

	if (size < SIZE_MAX - sizeof(*b))
		b = lws_malloc(sizeof(*b) + size, "brotli");
	if (!b)
		longjmp(c->no_memory, 1);
	memset(&b->list, 0, sizeof(b->list));
	lws_dll2_add_tail(&b->list, &c->blocks);

	return b->bytes;
}

static void
free_block(struct br_block *b)
{
	lws_dll2_remove(&b->list);
	lws_free(b);
}

static void
br_free(void *opaque, void *p)
{
	(void)opaque;
	if (p)
		free_block(lws_container_of(p, struct br_block, bytes));
}

static void
br_destroy(void *coder)
{
	struct br_coder *c = coder;

	if (!c)
		return;
	while (c->blocks.head)
		free_block(lws_container_of(c->blocks.head, struct br_block,
					    list));
	lws_free(c);
}

static void *
br_create(int level)
{
	struct br_coder *c = lws_zalloc(sizeof(*c), "brotli coder");

	if (!c)
		return NULL;
	if (setjmp(c->no_memory)) {
		br_destroy(c);
		return NULL;
	}
	c->encoder = BrotliEncoderCreateInstance(br_alloc, br_free, c);
	/* neither fails before the first byte */
	BrotliEncoderSetParameter(c->encoder, BROTLI_PARAM_QUALITY,
				  (uint32_t)level);
	BrotliEncoderSetParameter(c->encoder, BROTLI_PARAM_LGWIN,
				  LWS_TUNE_BROTLI_WINDOW_BITS);

	return c;
}

/** struct step - of the encoder: what it moves on */
struct step {
	BrotliEncoderOperation op;
	struct lws_span in;
	uint8_t *out;
	size_t room;
};

/* 0, -1 */
static int
run(struct br_coder *c, struct step *s)
{
	if (!BrotliEncoderCompressStream(c->encoder, s->op, &s->in.len,
					 &s->in.p, &s->room, &s->out, NULL))
		return -1;

	return 0;
}

/* the same; out of memory the encoder is lost */
static int
run_guarded(struct br_coder *c, struct step *s)
{
	if (!c->encoder)
		return -1;
	if (setjmp(c->no_memory)) {
		c->encoder = NULL;
		return -1;
	}

	return run(c, s);
}

static lws_stateful_ret_t
br_feed(void *coder, enum lws_compress_how how, struct lws_span *in,
	uint8_t *out, size_t room, size_t *done)
{
	static const BrotliEncoderOperation ops[] = {
		[LWS_COMPRESS_MORE] = BROTLI_OPERATION_PROCESS,
		[LWS_COMPRESS_FLUSH] = BROTLI_OPERATION_FLUSH,
		[LWS_COMPRESS_END] = BROTLI_OPERATION_FINISH,
	};
	struct step s = { ops[how], *in, out, room };
	struct br_coder *c = coder;

	*done = 0;
	do {
		if (run_guarded(c, &s))
			return LWS_SRET_FATAL;
	} while (s.room &&
		 (s.in.len || BrotliEncoderHasMoreOutput(c->encoder)));
	*in = s.in;
	*done = room - s.room;

	return s.in.len || BrotliEncoderHasMoreOutput(c->encoder)
		       ? LWS_SRET_WANT_OUTPUT
		       : LWS_SRET_WANT_INPUT;
}

const struct lws_compress_ops lws_compress_br = {
	.name = "br",
	.create = br_create,
	.destroy = br_destroy,
	.feed = br_feed,
};
