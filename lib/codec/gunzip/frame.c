/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is around the blocks: headers of zlib (RFC 1950 2.2) and gzip (RFC 1952
 * 2.3), their trailers and checks, and the driver that runs the states.
 */
#include "codec/gunzip/bits.h"

#define FLAG_HEADER_CRC 2u
#define FLAG_EXTRA      4u
#define FLAG_NAME       8u
#define FLAG_COMMENT    16u
#define FLAGS_RESERVED  0xe0u

void
lws_inflate_sum(struct lws_inflate *z)
{
	while (z->summed != z->produced) {
		const size_t at = z->summed % LWS_INFLATE_WINDOW;
		size_t n = z->produced - z->summed;

		if (n > LWS_INFLATE_WINDOW - at)
			n = LWS_INFLATE_WINDOW - at;
		if (z->frame == LWS_INFLATE_GZIP)
			z->check = lws_crc32(z->check, z->window + at, n);
		if (z->frame == LWS_INFLATE_ZLIB)
			z->check = lws_adler32(z->check, z->window + at, n);
		z->summed += n;
	}
}

/* a byte of the gzip header, which is under a checksum and a limit; the caller
 * looks at bits_have(8) first */
static uint8_t
header_byte(struct lws_inflate *z)
{
	const uint8_t b = (uint8_t)bits_take(z, 8);

	z->header_check = lws_crc32(z->header_check, &b, 1);
	z->header_len++;

	return b;
}

static enum lws_inflate_step
st_header_crc(struct lws_inflate *z)
{
	const uint32_t want = z->header_check & 0xffff;

	if (!(z->gzip_flags & FLAG_HEADER_CRC)) {
		z->next = lws_inflate_block;
		return LWS_INFLATE_GO;
	}
	if (!bits_have(z, 16))
		return LWS_INFLATE_NEED;
	if (bits_take(z, 16) != want)
		return inflate_fail(z, LWS_INFLATE_BAD_HEADER);
	z->next = lws_inflate_block;

	return LWS_INFLATE_GO;
}

/* skip what ends with a 0, if the flag says that it is there */
static enum lws_inflate_step
skip_text(struct lws_inflate *z, unsigned int flag, lws_inflate_state_t then)
{
	while (z->gzip_flags & flag) {
		if (!bits_have(z, 8))
			return LWS_INFLATE_NEED;
		if (z->header_len >= LWS_LIMIT_GZIP_HEADER)
			return inflate_fail(z, LWS_INFLATE_BAD_HEADER);
		if (!header_byte(z))
			break;
	}
	z->next = then;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_comment(struct lws_inflate *z)
{
	return skip_text(z, FLAG_COMMENT, st_header_crc);
}

static enum lws_inflate_step
st_name(struct lws_inflate *z)
{
	return skip_text(z, FLAG_NAME, st_comment);
}

static enum lws_inflate_step
st_extra(struct lws_inflate *z)
{
	for (; z->skip; z->skip--) {
		if (!bits_have(z, 8))
			return LWS_INFLATE_NEED;
		(void)header_byte(z);
	}
	z->next = st_name;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_extra_len(struct lws_inflate *z)
{
	uint8_t low;

	if (z->gzip_flags & FLAG_EXTRA) {
		if (!bits_have(z, 16))
			return LWS_INFLATE_NEED;
		low = header_byte(z);
		z->skip = (uint32_t)header_byte(z) << 8 | low;
	}
	z->next = st_extra;

	return LWS_INFLATE_GO;
}

/* modification time, extra flags, operating system: of no use here */
static enum lws_inflate_step
st_gzip_rest(struct lws_inflate *z)
{
	unsigned int n;

	if (!bits_have(z, 48))
		return LWS_INFLATE_NEED;
	for (n = 0; n < 6; n++)
		(void)header_byte(z);
	z->next = st_extra_len;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_gzip_start(struct lws_inflate *z)
{
	if (!bits_have(z, 32))
		return LWS_INFLATE_NEED;
	if (header_byte(z) != 0x1f || header_byte(z) != 0x8b)
		return inflate_fail(z, LWS_INFLATE_BAD_MAGIC);
	if (header_byte(z) != 8)
		return inflate_fail(z, LWS_INFLATE_BAD_METHOD);
	z->gzip_flags = header_byte(z);
	if (z->gzip_flags & FLAGS_RESERVED)
		return inflate_fail(z, LWS_INFLATE_BAD_FLAGS);
	z->next = st_gzip_rest;

	return LWS_INFLATE_GO;
}

/* RFC 1950 2.2: method 8, a window that we have, no dictionary, and the two
 * bytes as a number are a multiple of 31 */
static enum lws_inflate_step
st_zlib(struct lws_inflate *z)
{
	uint32_t cmf, flg;

	if (!bits_have(z, 16))
		return LWS_INFLATE_NEED;
	cmf = bits_take(z, 8);
	flg = bits_take(z, 8);
	if ((cmf & 15) != 8 || cmf >> 4 > 7 || (cmf << 8 | flg) % 31 ||
	    flg & 0x20)
		return inflate_fail(z, LWS_INFLATE_BAD_ZLIB);
	z->next = lws_inflate_block;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_end(struct lws_inflate *z)
{
	(void)z;

	return LWS_INFLATE_END;
}

static enum lws_inflate_step
st_zlib_trailer(struct lws_inflate *z)
{
	uint8_t sum[4];
	unsigned int n;

	if (!bits_have(z, 32))
		return LWS_INFLATE_NEED;
	for (n = 0; n < sizeof(sum); n++)
		sum[n] = (uint8_t)bits_take(z, 8);
	lws_inflate_sum(z);
	if (lws_u32be(sum) != z->check)
		return inflate_fail(z, LWS_INFLATE_BAD_CHECK);
	z->next = st_end;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_gzip_length(struct lws_inflate *z)
{
	if (!bits_have(z, 32))
		return LWS_INFLATE_NEED;
	if (bits_take(z, 32) != (uint32_t)z->produced)
		return inflate_fail(z, LWS_INFLATE_BAD_CHECK);
	z->next = st_end;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_gzip_trailer(struct lws_inflate *z)
{
	if (!bits_have(z, 32))
		return LWS_INFLATE_NEED;
	lws_inflate_sum(z);
	if (bits_take(z, 32) != z->check)
		return inflate_fail(z, LWS_INFLATE_BAD_CHECK);
	z->next = st_gzip_length;

	return LWS_INFLATE_GO;
}

enum lws_inflate_step
lws_inflate_trailer(struct lws_inflate *z)
{
	static const lws_inflate_state_t trailer[] = {
		[LWS_INFLATE_RAW] = st_end,
		[LWS_INFLATE_ZLIB] = st_zlib_trailer,
		[LWS_INFLATE_GZIP] = st_gzip_trailer,
	};

	/* to the next byte */
	(void)bits_take(z, z->nbits & 7);
	z->next = trailer[z->frame];

	return LWS_INFLATE_GO;
}

void
lws_inflate_begin(struct lws_inflate *z, enum lws_inflate_frame frame)
{
	static const lws_inflate_state_t start[] = {
		[LWS_INFLATE_RAW] = lws_inflate_block,
		[LWS_INFLATE_ZLIB] = st_zlib,
		[LWS_INFLATE_GZIP] = st_gzip_start,
	};

	memset(z, 0, sizeof(*z));
	z->frame = frame;
	z->next = start[frame];
	z->check = frame == LWS_INFLATE_ZLIB;
}

/* Whole bytes that were taken and not needed go back. Only what this call has
 * taken can be among them: bits of an earlier call were kept because the next
 * step needs more than those. */
static void
give_back(struct lws_inflate *z, const uint8_t *start)
{
	size_t n = z->nbits / 8;

	if (n > (size_t)(z->in->p - start))
		n = (size_t)(z->in->p - start);
	z->in->p -= n;
	z->in->len += n;
	z->nbits -= (unsigned int)n * 8;
	z->bits &= ((uint64_t)1 << z->nbits) - 1;
}

lws_stateful_ret_t
lws_inflate_feed(struct lws_inflate *z, struct lws_span *in)
{
	const uint8_t *start = in->p;
	enum lws_inflate_step step;

	z->in = in;
	do {
		step = z->reason ? LWS_INFLATE_FAILED : z->next(z);
	} while (step == LWS_INFLATE_GO);
	lws_inflate_sum(z);
	if (step != LWS_INFLATE_NEED)
		give_back(z, start);
	z->in = NULL;

	switch (step) {
	case LWS_INFLATE_NEED:
		return LWS_SRET_WANT_INPUT;
	case LWS_INFLATE_FULL:
		return LWS_SRET_WANT_OUTPUT;
	case LWS_INFLATE_END:
		return LWS_SRET_OK;
	default:
		return (lws_stateful_ret_t)(LWS_SRET_FATAL | z->reason);
	}
}

size_t
lws_inflate_take(struct lws_inflate *z, uint8_t *out, size_t room)
{
	size_t total = 0;

	while (room && z->consumed != z->produced) {
		const size_t at = z->consumed % LWS_INFLATE_WINDOW;
		size_t n = z->produced - z->consumed;

		if (n > LWS_INFLATE_WINDOW - at)
			n = LWS_INFLATE_WINDOW - at;
		if (n > room)
			n = room;
		memcpy(out + total, z->window + at, n);
		z->consumed += n;
		total += n;
		room -= n;
	}

	return total;
}
