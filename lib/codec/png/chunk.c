/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The chunks of an image (ISO 15948 5): each state takes its part of the
 * format, from input that is cut anywhere, and names the next one. A state
 * returns LWS_PNG_GO when the next may run, or what the user gets.
 */
#include "codec/png/png.h"

#define TYPE(a, b, c, d)                                                       \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (d))
#define IHDR TYPE('I', 'H', 'D', 'R')
#define PLTE TYPE('P', 'L', 'T', 'E')
#define TRNS TYPE('t', 'R', 'N', 'S')
#define IDAT TYPE('I', 'D', 'A', 'T')
#define IEND TYPE('I', 'E', 'N', 'D')

#define MAX_VALUE  0x7fffffffu
#define HEADER_LEN 13u

static lws_stateful_ret_t st_chunk(struct lws_upng_t *u, struct lws_span *in);

/* collect n bytes in u->field; 1 they are there */
static int
field(struct lws_upng_t *u, struct lws_span *in, uint8_t n)
{
	size_t k = (size_t)(n - u->field_len);

	if (k > in->len)
		k = in->len;
	if (k)
		memcpy(u->field + u->field_len, in->p, k);
	u->field_len = (uint8_t)(u->field_len + k);
	lws_span_skip(in, k);
	if (u->field_len < n)
		return 0;
	u->field_len = 0;

	return 1;
}

static lws_stateful_ret_t
go(struct lws_upng_t *u, lws_png_state_t next)
{
	u->next = next;

	return LWS_PNG_GO;
}

/* -- behind a chunk's data -- */

/* what nothing is taken from may be damaged (bit 5 of the type: ancillary) */
static int
matters(uint32_t type)
{
	return !(type & 0x20000000u) || type == TRNS;
}

static lws_stateful_ret_t
st_end(struct lws_upng_t *u, struct lws_span *in)
{
	(void)u;
	(void)in;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_crc(struct lws_upng_t *u, struct lws_span *in)
{
	if (!field(u, in, 4))
		return LWS_SRET_WANT_INPUT;
	if (lws_u32be(u->field) != u->crc && matters(u->type))
		return lws_png_fail(u, LWS_PNG_BAD_CRC, "checksum of a chunk");

	return go(u, u->type == IEND ? st_end : st_chunk);
}

/* the next bytes of the chunk's data, at most; they count as read */
static size_t
data(struct lws_upng_t *u, const struct lws_span *in, size_t most)
{
	size_t n = in->len < u->left ? in->len : u->left;

	return n < most ? n : most;
}

static void
data_used(struct lws_upng_t *u, struct lws_span *in, size_t n)
{
	u->crc = lws_crc32(u->crc, in->p, n);
	u->left -= (uint32_t)n;
	lws_span_skip(in, n);
}

static lws_stateful_ret_t
st_skip(struct lws_upng_t *u, struct lws_span *in)
{
	data_used(u, in, data(u, in, SIZE_MAX));
	if (!u->left)
		return go(u, st_crc);

	return LWS_SRET_WANT_INPUT;
}

/* -- the header -- */

/* ISO 15948 table 11.1 */
static int
is_possible(uint8_t colour, uint8_t depth)
{
	switch (colour) {
	case LWS_PNG_GREY:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8 ||
		       depth == 16;
	case LWS_PNG_PALETTE:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8;
	case LWS_PNG_RGB:
	case LWS_PNG_GREY_ALPHA:
	case LWS_PNG_RGBA:
		return depth == 8 || depth == 16;
	default:
		return 0;
	}
}

static unsigned int
channels(uint8_t colour)
{
	static const uint8_t n[] = { 1, 0, 3, 1, 2, 0, 4 };

	return n[colour];
}

static lws_stateful_ret_t
header(struct lws_upng_t *u)
{
	const uint32_t w = lws_u32be(u->field), h = lws_u32be(u->field + 4);
	const uint8_t depth = u->field[8], colour = u->field[9];
	unsigned int bits;

	if (!w || !h || w > MAX_VALUE || h > MAX_VALUE ||
	    !is_possible(colour, depth) || u->field[10] || u->field[11] ||
	    u->field[12] > 1)
		return lws_png_fail(u, LWS_PNG_BAD_HEADER, "bad header");
	if (u->field[12])
		return lws_png_fail(u, LWS_PNG_INTERLACED,
				    "interlaced: the first line would need "
				    "the whole image in memory");
	bits = channels(colour) * depth;
	/* the widest form that a pixel can get is 8 bytes */
	if (w > LWS_LIMIT_PNG_LINE / ((bits + 7) / 8)) {
		lwsl_notice("png: %u pixels of %u bits in a line, limit %u "
			    "bytes\n",
			    (unsigned int)w, bits, LWS_LIMIT_PNG_LINE);
		return lws_png_fail(u, LWS_PNG_TOO_LARGE, "too wide");
	}
	u->width = w;
	u->height = h;
	u->depth = depth;
	u->colour = colour;
	u->line_bytes = ((size_t)w * bits + 7) / 8;
	u->pixel_bytes = (uint8_t)((bits + 7) / 8);

	return go(u, st_crc);
}

static lws_stateful_ret_t
st_header(struct lws_upng_t *u, struct lws_span *in)
{
	const struct lws_span before = *in;

	if (!field(u, in, HEADER_LEN)) {
		u->crc = lws_crc32(u->crc, before.p, before.len);
		return LWS_SRET_WANT_INPUT;
	}
	u->crc = lws_crc32(u->crc, before.p, before.len - in->len);

	return header(u);
}

/* -- the palette -- */

static lws_stateful_ret_t
st_palette(struct lws_upng_t *u, struct lws_span *in)
{
	const size_t n = data(u, in, SIZE_MAX);
	size_t i;

	for (i = 0; i < n; i++) {
		u->palette[u->palette_count][u->entry++] = in->p[i];
		if (u->entry == 3) {
			u->palette[u->palette_count++][3] = 255;
			u->entry = 0;
		}
	}
	data_used(u, in, n);
	if (!u->left)
		return go(u, st_crc);

	return LWS_SRET_WANT_INPUT;
}

static lws_stateful_ret_t
palette_begin(struct lws_upng_t *u)
{
	if (u->palette_count || u->seen_data || u->colour == LWS_PNG_GREY ||
	    u->colour == LWS_PNG_GREY_ALPHA)
		return lws_png_fail(u, LWS_PNG_BAD_ORDER, "palette");
	/* in other colour types it only suggests */
	if (u->colour != LWS_PNG_PALETTE)
		return go(u, st_skip);
	if (!u->left || u->left % 3 || u->left > 3u << u->depth)
		return lws_png_fail(u, LWS_PNG_BAD_PALETTE, "palette's size");

	return go(u, st_palette);
}

static lws_stateful_ret_t
st_alphas(struct lws_upng_t *u, struct lws_span *in)
{
	const size_t n = data(u, in, SIZE_MAX);
	size_t i;

	for (i = 0; i < n; i++)
		u->palette[u->entry++][3] = in->p[i];
	data_used(u, in, n);
	if (!u->left)
		return go(u, st_crc);

	return LWS_SRET_WANT_INPUT;
}

static lws_stateful_ret_t
alphas_begin(struct lws_upng_t *u)
{
	if (u->colour != LWS_PNG_PALETTE)
		return go(u, st_skip); /* one colour: left to the program */
	if (u->seen_data || u->has_alpha || u->left > u->palette_count)
		return lws_png_fail(u, LWS_PNG_BAD_PALETTE, "transparency");
	u->has_alpha = 1;
	u->entry = 0;

	return go(u, st_alphas);
}

/* -- pixels -- */

static int
lines_create(struct lws_upng_t *u)
{
	const size_t wide = lws_png_is_wide(u)
				    ? (size_t)u->width * lws_png_components(u) *
					      lws_png_depth(u) / 8
				    : 0;
	struct lws_png_lines *l;

	l = lws_malloc(sizeof(*l) + 2 * (u->line_bytes + 1) + wide,
		       "png lines");
	if (!l)
		return -1;
	l->line = (uint8_t *)(l + 1);
	l->above = l->line + u->line_bytes + 1;
	l->wide = l->above + u->line_bytes + 1;
	l->have = 0;
	memset(l->above, 0, u->line_bytes + 1);
	lws_inflate_begin(&l->z, LWS_INFLATE_ZLIB);
	u->lines = l;

	return 0;
}

/* a line is whole: the user's, until the next call */
static lws_stateful_ret_t
line_done(struct lws_upng_t *u)
{
	struct lws_png_lines *l = u->lines;
	uint8_t *p = l->line;

	/* both have a filter byte in front */
	if (lws_png_unfilter(p[0], p + 1, l->above + 1, u->line_bytes,
			     u->pixel_bytes))
		return lws_png_fail(u, LWS_PNG_BAD_FILTER, "unknown filter");
	l->line = l->above;
	l->above = p;
	l->have = 0;
	u->done++;
	u->emit = p + 1;
	if (!lws_png_is_wide(u))
		return LWS_SRET_WANT_OUTPUT;
	if (lws_png_widen(u, p + 1, l->wide))
		return lws_png_fail(u, LWS_PNG_BAD_PALETTE, "no such entry");
	u->emit = l->wide;

	return LWS_SRET_WANT_OUTPUT;
}

/* what the inflater has for the line */
static lws_stateful_ret_t
take(struct lws_upng_t *u)
{
	struct lws_png_lines *l = u->lines;

	if (u->done == u->height) { /* more than the image has */
		l->z.consumed = l->z.produced;
		return LWS_PNG_GO;
	}
	l->have += lws_inflate_take(&l->z, l->line + l->have,
				    u->line_bytes + 1 - l->have);

	return l->have == u->line_bytes + 1 ? line_done(u) : LWS_PNG_GO;
}

static lws_stateful_ret_t
inflate(struct lws_upng_t *u, struct lws_span *in)
{
	struct lws_span piece = lws_span_of(in->p, data(u, in, SIZE_MAX));
	const size_t n = piece.len;
	lws_stateful_ret_t r = lws_inflate_feed(&u->lines->z, &piece);

	data_used(u, in, n - piece.len);
	if (r & LWS_SRET_FATAL) /* said when the lines before it have gone */
		u->broken = (uint8_t)r;
	u->inflated = r == LWS_SRET_OK;

	return LWS_PNG_GO;
}

static lws_stateful_ret_t
st_pixels(struct lws_upng_t *u, struct lws_span *in)
{
	lws_stateful_ret_t r;

	if (!u->lines) {
		if (u->hold)
			return LWS_SRET_AWAIT_RETRY;
		if (lines_create(u))
			return LWS_SRET_YIELD;
	}
	while ((r = take(u)) == LWS_PNG_GO) {
		if (u->broken)
			return lws_png_fail(u, u->broken, "inflate");
		if (u->inflated && u->lines->z.consumed == u->lines->z.produced)
			return go(u, u->left ? st_skip : st_crc);
		if (!u->left)
			return go(u, st_crc);
		if (!in->len)
			return LWS_SRET_WANT_INPUT;
		if (!u->inflated)
			r = inflate(u, in);
		if (r != LWS_PNG_GO)
			break;
	}

	return r;
}

static lws_stateful_ret_t
pixels_begin(struct lws_upng_t *u)
{
	if (u->data_over)
		return lws_png_fail(u, LWS_PNG_BAD_ORDER,
				    "chunks between those of pixels");
	if (u->colour == LWS_PNG_PALETTE && !u->palette_count)
		return lws_png_fail(u, LWS_PNG_BAD_PALETTE, "no palette");
	u->seen_data = 1;

	return go(u, u->inflated ? st_skip : st_pixels);
}

/* -- chunks -- */

static lws_stateful_ret_t
end_begin(struct lws_upng_t *u)
{
	if (u->left)
		return lws_png_fail(u, LWS_PNG_BAD_HEADER, "end with data");
	if (!u->seen_data || u->done < u->height)
		return lws_png_fail(u, LWS_PNG_CUT, "fewer lines than said");

	return go(u, st_crc);
}

static int
is_type(const uint8_t *p)
{
	int n;

	for (n = 0; n < 4; n++)
		if ((p[n] | 0x20) < 'a' || (p[n] | 0x20) > 'z')
			return 0;

	return 1;
}

static lws_stateful_ret_t
chunk_begin(struct lws_upng_t *u)
{
	if (!u->width != (u->type == IHDR))
		return lws_png_fail(u, LWS_PNG_BAD_ORDER, "header");
	if (u->type != IDAT)
		u->data_over = u->seen_data;
	switch (u->type) {
	case IHDR:
		if (u->left != HEADER_LEN)
			return lws_png_fail(u, LWS_PNG_BAD_HEADER, "header");
		return go(u, st_header);
	case PLTE:
		return palette_begin(u);
	case TRNS:
		return alphas_begin(u);
	case IDAT:
		return pixels_begin(u);
	case IEND:
		return end_begin(u);
	default:
		if (matters(u->type))
			return lws_png_fail(u, LWS_PNG_UNKNOWN_CHUNK,
					    "unknown critical chunk");
		return go(u, st_skip);
	}
}

static lws_stateful_ret_t
st_chunk(struct lws_upng_t *u, struct lws_span *in)
{
	/* a user who wants to know the size first has it now; of a palette
	 * image the format is known when the pixels begin */
	if (u->hold && u->width && u->colour != LWS_PNG_PALETTE)
		return LWS_SRET_AWAIT_RETRY;
	if (!field(u, in, 8))
		return LWS_SRET_WANT_INPUT;
	u->left = lws_u32be(u->field);
	u->type = lws_u32be(u->field + 4);
	u->crc = lws_crc32(0, u->field + 4, 4);
	if (u->left > MAX_VALUE || !is_type(u->field + 4))
		return lws_png_fail(u, LWS_PNG_BAD_HEADER, "chunk's header");

	return chunk_begin(u);
}

lws_stateful_ret_t
lws_png_begin(struct lws_upng_t *u, struct lws_span *in)
{
	static const uint8_t signature[8] = { 0x89, 'P',  'N',  'G',
					      '\r', '\n', 0x1a, '\n' };
	uint8_t n;

	n = (uint8_t)field(u, in, 8);
	if (memcmp(u->field, signature, n ? 8 : u->field_len))
		return lws_png_fail(u, LWS_PNG_NOT_PNG, "not a PNG image");

	return n ? go(u, st_chunk) : LWS_SRET_WANT_INPUT;
}
