/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Marker segments (T.81 annex B), from input that is cut anywhere: each state
 * collects the part that it needs and names the next one. What says nothing
 * about the pixels (EXIF, comments, colour profiles) is skipped.
 */
#include "codec/jpeg/jpeg.h"

enum {
	M_SOF0 = 0xc0,
	M_SOF1 = 0xc1,
	M_SOF2 = 0xc2,
	M_DHT = 0xc4,
	M_JPG = 0xc8,
	M_DAC = 0xcc,
	M_SOF15 = 0xcf,
	M_RST0 = 0xd0,
	M_RST7 = 0xd7,
	M_SOI = 0xd8,
	M_EOI = 0xd9,
	M_SOS = 0xda,
	M_DQT = 0xdb,
	M_DRI = 0xdd,
	M_APP0 = 0xe0,
	M_APP14 = 0xee,
	M_TEM = 0x01
};

static lws_stateful_ret_t st_marker(struct lws_jpeg *j, struct lws_span *in);

/* collect n bytes in j->field; 1 they are there */
static int
field(struct lws_jpeg *j, struct lws_span *in, size_t n)
{
	size_t k = n - j->field_len;

	if (k > in->len)
		k = in->len;
	if (k)
		memcpy(j->field + j->field_len, in->p, k);
	lws_span_skip(in, k);
	j->field_len = (uint16_t)(j->field_len + k);
	if (j->field_len < n)
		return 0;
	j->field_len = 0;

	return 1;
}

static lws_stateful_ret_t
bad_segment(struct lws_jpeg *j)
{
	return lws_jpeg_fail(j, LWS_JPEG_BAD_SEGMENT, "segment");
}

static lws_stateful_ret_t
st_skip(struct lws_jpeg *j, struct lws_span *in)
{
	const size_t n = j->left < in->len ? j->left : in->len;

	lws_span_skip(in, n);
	j->left = (uint16_t)(j->left - n);

	return j->left ? LWS_SRET_WANT_INPUT : lws_jpeg_go(j, st_marker);
}

/* n bytes of the segment, which must have them; 1 they are in j->field, 0 not
 * yet or not at all, *r says what */
static int
part(struct lws_jpeg *j, struct lws_span *in, size_t n, lws_stateful_ret_t *r)
{
	if (j->left < n) {
		*r = bad_segment(j);
		return 0;
	}
	*r = LWS_SRET_WANT_INPUT;
	if (!field(j, in, n))
		return 0;
	j->left = (uint16_t)(j->left - n);

	return 1;
}

/* -- tables -- */

static lws_stateful_ret_t
st_quant(struct lws_jpeg *j, struct lws_span *in)
{
	const unsigned int wide = j->table >> 4, index = j->table & 0xf;
	lws_stateful_ret_t r;
	unsigned int n;

	if (!part(j, in, wide ? 128 : 64, &r))
		return r;
	for (n = 0; n < 64; n++)
		j->quant[index][n] =
			wide ? lws_u16be(j->field + 2 * n) : j->field[n];
	j->quant_there |= (uint8_t)(1u << index);

	return LWS_JPEG_GO;
}

static lws_stateful_ret_t st_quants(struct lws_jpeg *j, struct lws_span *in);

static lws_stateful_ret_t
st_quant_then(struct lws_jpeg *j, struct lws_span *in)
{
	const lws_stateful_ret_t r = st_quant(j, in);

	return r == LWS_JPEG_GO ? lws_jpeg_go(j, st_quants) : r;
}

static lws_stateful_ret_t
st_quants(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;

	if (!j->left)
		return lws_jpeg_go(j, st_marker);
	if (!part(j, in, 1, &r))
		return r;
	j->table = j->field[0];
	if (j->table >> 4 > 1 || (j->table & 0xf) > 3)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_TABLE, "quantization");

	return lws_jpeg_go(j, st_quant_then);
}

static lws_stateful_ret_t st_huffmans(struct lws_jpeg *j, struct lws_span *in);

/* class and index, 16 counts, and then the values */
static lws_stateful_ret_t
st_huffman(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;

	/* the counts stay in front */
	if (j->left < j->want || j->want > 256)
		return bad_segment(j);
	if (!field(j, in, j->want))
		return LWS_SRET_WANT_INPUT;
	j->left = (uint16_t)(j->left - j->want);
	r = lws_jpeg_huffman_build(&j->huffman[j->table >> 4][j->table & 0xf],
				   j->counts, j->field, j->want)
		    ? lws_jpeg_fail(j, LWS_JPEG_BAD_TABLE, "Huffman codes")
		    : LWS_JPEG_GO;

	return r == LWS_JPEG_GO ? lws_jpeg_go(j, st_huffmans) : r;
}

static lws_stateful_ret_t
st_huffmans(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;
	unsigned int n;

	if (!j->left)
		return lws_jpeg_go(j, st_marker);
	if (!part(j, in, 17, &r))
		return r;
	j->table = j->field[0];
	if (j->table >> 4 > 1 || (j->table & 0xf) > 3)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_TABLE, "Huffman index");
	memcpy(j->counts, j->field + 1, 16);
	for (j->want = 0, n = 0; n < 16; n++)
		j->want = (uint16_t)(j->want + j->counts[n]);

	return lws_jpeg_go(j, st_huffman);
}

/* -- the frame -- */

static lws_stateful_ret_t
components(struct lws_jpeg *j)
{
	unsigned int n, blocks = 0;

	for (n = 0; n < j->count; n++) {
		struct lws_jpeg_component *c = &j->comp[n];
		const uint8_t *p = j->field + 6 + 3 * n;

		c->id = p[0];
		c->h = p[1] >> 4;
		c->v = p[1] & 0xf;
		c->quant_index = p[2];
		if (!c->h || c->h > 4 || !c->v || c->v > 4 || p[2] > 3)
			return bad_segment(j);
		if (j->count == 1) /* T.81 A.2.2: not interleaved */
			c->h = c->v = 1;
		blocks += (unsigned int)c->h * c->v;
		j->hmax = c->h > j->hmax ? c->h : j->hmax;
		j->vmax = c->v > j->vmax ? c->v : j->vmax;
	}
	if (blocks > 10) /* T.81 B.2.3 */
		return bad_segment(j);
	j->mcus = (j->width + j->hmax * 8u - 1) / (j->hmax * 8u);

	return lws_jpeg_go(j, st_marker);
}

static lws_stateful_ret_t
st_frame(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;
	uint32_t w, h;

	if (j->left < 9 || j->left > 6 + 3 * 4 || j->left % 3)
		return bad_segment(j);
	if (!part(j, in, j->left, &r))
		return r;
	h = lws_u16be(j->field + 1);
	w = lws_u16be(j->field + 3);
	if (j->field[0] != 8)
		return lws_jpeg_fail(j, LWS_JPEG_UNSUPPORTED,
				     "samples of more than 8 bits");
	if (j->field[5] != 1 && j->field[5] != 3)
		return lws_jpeg_fail(j, LWS_JPEG_UNSUPPORTED,
				     "neither grey nor three components");
	if (!w || !h)
		return lws_jpeg_fail(j, LWS_JPEG_UNSUPPORTED, "no height");
	if (w > LWS_LIMIT_JPEG_WIDTH) {
		lwsl_notice("jpeg: %u pixels in a line, limit %u\n",
			    (unsigned int)w, LWS_LIMIT_JPEG_WIDTH);
		return lws_jpeg_fail(j, LWS_JPEG_TOO_LARGE, "too wide");
	}
	j->count = j->field[5];
	j->width = w;
	j->height = h;

	return components(j);
}

/* -- the scan -- */

/* JFIF says YCbCr; Adobe's segment says which; else the names may */
static int
is_rgb(const struct lws_jpeg *j)
{
	if (j->is_jfif)
		return 0;
	if (j->adobe)
		return j->adobe == 1;

	return j->comp[0].id == 'R' && j->comp[1].id == 'G' &&
	       j->comp[2].id == 'B';
}

static lws_stateful_ret_t
scan_component(struct lws_jpeg *j, unsigned int n)
{
	struct lws_jpeg_component *c = &j->comp[n];
	const uint8_t *p = j->field + 1 + 2 * n;
	const unsigned int dc = p[1] >> 4, ac = p[1] & 0xf;

	if (p[0] != c->id)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_ORDER,
				     "components of the scan");
	if (dc > 3 || ac > 3 || !j->huffman[0][dc].is_there ||
	    !j->huffman[1][ac].is_there ||
	    !(j->quant_there & 1u << c->quant_index))
		return lws_jpeg_fail(j, LWS_JPEG_BAD_TABLE,
				     "a table that is missing");
	c->dc = &j->huffman[0][dc];
	c->ac = &j->huffman[1][ac];
	c->quant = j->quant[c->quant_index];

	return LWS_JPEG_GO;
}

static lws_stateful_ret_t
st_rows(struct lws_jpeg *j, struct lws_span *in)
{
	(void)in;
	if (lws_jpeg_scan_begin(j))
		return lws_jpeg_fail(j, LWS_JPEG_NO_MEMORY, "out of memory");

	return lws_jpeg_go(j, lws_jpeg_scan);
}

static lws_stateful_ret_t
st_scan(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;
	unsigned int n;

	if (!j->width)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_ORDER, "no frame");
	if (j->left < 6 || j->left > 4 + 2 * 4)
		return bad_segment(j);
	if (!part(j, in, j->left, &r))
		return r;
	if (j->field[0] != j->count)
		return lws_jpeg_fail(j, LWS_JPEG_UNSUPPORTED,
				     "several scans: the first line would "
				     "need the whole image in memory");
	for (n = 0; n < j->count; n++) {
		r = scan_component(j, n);
		if (r != LWS_JPEG_GO)
			return r;
	}
	j->is_rgb = (uint8_t)is_rgb(j);

	return lws_jpeg_go(j, st_rows);
}

/* -- others -- */

static lws_stateful_ret_t
st_restart_interval(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;

	if (j->left != 2)
		return bad_segment(j);
	if (!part(j, in, 2, &r))
		return r;
	j->restart = lws_u16be(j->field);

	return lws_jpeg_go(j, st_marker);
}

static lws_stateful_ret_t
st_jfif(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;

	if (j->left < 5)
		return lws_jpeg_go(j, st_skip);
	if (!part(j, in, 5, &r))
		return r;
	j->is_jfif |= !memcmp(j->field, "JFIF", 5);

	return lws_jpeg_go(j, st_skip);
}

static lws_stateful_ret_t
st_adobe(struct lws_jpeg *j, struct lws_span *in)
{
	lws_stateful_ret_t r;

	if (j->left < 12)
		return lws_jpeg_go(j, st_skip);
	if (!part(j, in, 12, &r))
		return r;
	if (!memcmp(j->field, "Adobe", 5))
		j->adobe = (uint8_t)(j->field[11] ? 2 : 1);

	return lws_jpeg_go(j, st_skip);
}

/* -- markers -- */

static lws_stateful_ret_t
frame_begin(struct lws_jpeg *j)
{
	if (j->width)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_ORDER, "second frame");
	if (j->marker == M_SOF2)
		return lws_jpeg_fail(j, LWS_JPEG_PROGRESSIVE,
				     "progressive: the first line would need "
				     "the whole image in memory");
	if (j->marker > M_SOF1)
		return lws_jpeg_fail(j, LWS_JPEG_UNSUPPORTED,
				     "lossless, hierarchical or arithmetic");

	return lws_jpeg_go(j, st_frame);
}

static lws_stateful_ret_t
segment_begin(struct lws_jpeg *j)
{
	switch (j->marker) {
	case M_DHT:
		return lws_jpeg_go(j, st_huffmans);
	case M_DQT:
		return lws_jpeg_go(j, st_quants);
	case M_DRI:
		return lws_jpeg_go(j, st_restart_interval);
	case M_SOS:
		return lws_jpeg_go(j, st_scan);
	case M_APP0:
		return lws_jpeg_go(j, st_jfif);
	case M_APP14:
		return lws_jpeg_go(j, st_adobe);
	default:
		if (j->marker >= M_SOF0 && j->marker <= M_SOF15 &&
		    j->marker != M_JPG && j->marker != M_DAC)
			return frame_begin(j);
		return lws_jpeg_go(j, st_skip);
	}
}

static lws_stateful_ret_t
st_length(struct lws_jpeg *j, struct lws_span *in)
{
	if (!field(j, in, 2))
		return LWS_SRET_WANT_INPUT;
	j->left = lws_u16be(j->field);
	if (j->left < 2)
		return bad_segment(j);
	j->left = (uint16_t)(j->left - 2);

	return segment_begin(j);
}

/* T.81 B.1.1.2: 0xff, more of them as filling, and which it is */
static lws_stateful_ret_t
st_marker_code(struct lws_jpeg *j, struct lws_span *in)
{
	uint8_t m;

	if (!in->len)
		return LWS_SRET_WANT_INPUT;
	m = lws_span_take8(in);
	if (m == 0xff)
		return LWS_JPEG_GO;
	if (!m || m == M_SOI || m == M_EOI)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_ORDER, "marker");
	if (m == M_TEM || (m >= M_RST0 && m <= M_RST7))
		return lws_jpeg_go(j, st_marker); /* stand alone */
	j->marker = m;

	return lws_jpeg_go(j, st_length);
}

static lws_stateful_ret_t
st_marker(struct lws_jpeg *j, struct lws_span *in)
{
	/* a user who wants to know the size first has it now */
	if (j->hold && j->width)
		return LWS_SRET_AWAIT_RETRY;
	if (!in->len)
		return LWS_SRET_WANT_INPUT;
	if (lws_span_take8(in) != 0xff)
		return lws_jpeg_fail(j, LWS_JPEG_BAD_SEGMENT,
				     "no marker behind a segment");

	return lws_jpeg_go(j, st_marker_code);
}

lws_stateful_ret_t
lws_jpeg_begin(struct lws_jpeg *j, struct lws_span *in)
{
	static const uint8_t soi[2] = { 0xff, M_SOI };
	const int whole = field(j, in, 2);

	if (memcmp(j->field, soi, whole ? 2 : j->field_len))
		return lws_jpeg_fail(j, LWS_JPEG_NOT_JPEG, "not a JPEG image");

	return whole ? lws_jpeg_go(j, st_marker) : LWS_SRET_WANT_INPUT;
}
