/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Base64 (RFC 4648 4 and 5). Encoding is padded, in either alphabet. Decoding
 * takes both alphabets, mixed, with or without padding, with line feeds
 * anywhere, whole or in pieces: four characters make a group of three bytes,
 * and a group begun waits in the state until it is whole or the text is over.
 * One character alone at the end is an error: it has only six bits.
 */
#include "core/core.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "abcdefghijklmnopqrstuvwxyz0123456789+/";
static const char alphabet_url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789-_";

/* what a character of the text is, when it is none of the 64 */
#define BAD 0xff
#define PAD 0xfe
#define SKP 0xfd

/* 0x80 and above: BAD, see sextet() */
static const uint8_t sextets[128] = {
	/* clang-format off */
	BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
	BAD, BAD, SKP, BAD, BAD, BAD, BAD, BAD,
	BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
	BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
	BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
	BAD, BAD, BAD,  62, BAD,  62, BAD,  63,
	 52,  53,  54,  55,  56,  57,  58,  59,
	 60,  61, BAD, BAD, BAD, PAD, BAD, BAD,
	BAD,   0,   1,   2,   3,   4,   5,   6,
	  7,   8,   9,  10,  11,  12,  13,  14,
	 15,  16,  17,  18,  19,  20,  21,  22,
	 23,  24,  25, BAD, BAD, BAD, BAD,  63,
	BAD,  26,  27,  28,  29,  30,  31,  32,
	 33,  34,  35,  36,  37,  38,  39,  40,
	 41,  42,  43,  44,  45,  46,  47,  48,
	 49,  50,  51, BAD, BAD, BAD, BAD, BAD,
	/* clang-format on */
};

static inline uint8_t
sextet(char ch)
{
	uint8_t c = (uint8_t)ch;

	return c < sizeof(sextets) ? sextets[c] : BAD;
}

static void
encode_group(const char *abc, const uint8_t *in, size_t len, char *out)
{
	uint32_t v = (uint32_t)in[0] << 16;

	if (len > 1)
		v |= (uint32_t)in[1] << 8;
	if (len > 2)
		v |= in[2];

	out[0] = abc[v >> 18];
	out[1] = abc[(v >> 12) & 63];
	out[2] = len > 1 ? abc[(v >> 6) & 63] : '=';
	out[3] = len > 2 ? abc[v & 63] : '=';
}

static int
encode(const char *abc, const char *in, int in_len, char *out, int out_size)
{
	const uint8_t *p = (const uint8_t *)in;
	char *o = out;
	size_t left;

	if (in_len < 0 || out_size < 1)
		return -1;
	left = (size_t)in_len;
	if ((left + 2) / 3 > (size_t)(out_size - 1) / 4)
		return -1;

	for (; left >= 3; left -= 3, p += 3, o += 4)
		encode_group(abc, p, 3, o);
	if (left) {
		encode_group(abc, p, left, o);
		o += 4;
	}
	*o = '\0';

	return (int)(o - out);
}

int
lws_b64_encode_string(const char *in, int in_len, char *out, int out_size)
{
	return encode(alphabet, in, in_len, out, out_size);
}

int
lws_b64_encode_string_url(const char *in, int in_len, char *out, int out_size)
{
	return encode(alphabet_url, in, in_len, out, out_size);
}

void
lws_b64_decode_state_init(struct lws_b64state *state)
{
	memset(state, 0, sizeof(*state));
}

/* the group of s->len characters as bytes; a short one is the text's last */
static size_t
group_flush(struct lws_b64state *s, uint8_t *out)
{
	size_t n = s->len - 1;

	out[0] = (uint8_t)(s->quad[0] << 2 | s->quad[1] >> 4);
	if (n > 1)
		out[1] = (uint8_t)(s->quad[1] << 4 | s->quad[2] >> 2);
	if (n > 2)
		out[2] = (uint8_t)(s->quad[2] << 6 | s->quad[3]);
	s->len = 0;
	s->done += n;

	return n;
}

/* Whole groups of plain characters, no state touched. Returns how many. */
static size_t
decode_groups(const char *in, size_t in_len, uint8_t *out, size_t room)
{
	size_t g;

	for (g = 0; in_len - 4 * g >= 4 && room - 3 * g >= 3; g++) {
		uint8_t a = sextet(in[4 * g]);
		uint8_t b = sextet(in[4 * g + 1]);
		uint8_t c = sextet(in[4 * g + 2]);
		uint8_t d = sextet(in[4 * g + 3]);

		if ((a | b | c | d) & 0xc0)
			break;
		out[3 * g] = (uint8_t)(a << 2 | b >> 4);
		out[3 * g + 1] = (uint8_t)(b << 4 | c >> 2);
		out[3 * g + 2] = (uint8_t)(c << 6 | d);
	}

	return g;
}

/* \return 0: taken; 1: not taken, no room for the group it ends; -1: bad */
static int
decode_char(struct lws_b64state *s, char ch, uint8_t *out, size_t room,
	    size_t *made)
{
	uint8_t v = sextet(ch);

	if (v == SKP)
		return 0;

	if (v == PAD) {
		if (s->len == 1)
			return -1;
		if (s->len && room < s->len - 1)
			return 1;
		if (s->len)
			*made = group_flush(s, out);
		s->c = 1; /* only padding may follow */
		return 0;
	}

	if (v == BAD || s->c)
		return -1;
	if (s->len == 3 && room < 3)
		return 1;
	s->quad[s->len++] = v;
	if (s->len == 4)
		*made = group_flush(s, out);

	return 0;
}

/* the text is over: what is in the state must be the short last group */
static int
decode_end(struct lws_b64state *s, uint8_t *out, size_t room, size_t *made)
{
	if (!s->len)
		return 0;
	if (s->len == 1 || room < s->len - 1)
		return -1;
	*made += group_flush(s, out);

	return 0;
}

int
lws_b64_decode_stateful(struct lws_b64state *s, const char *in, size_t *in_len,
			uint8_t *out, size_t *out_size, int final)
{
	size_t used = 0, made = 0, g, n;
	int r = 0;

	while (!r && used < *in_len) {
		if (!s->len && !s->c) {
			g = decode_groups(in + used, *in_len - used, out + made,
					  *out_size - made);
			used += 4 * g;
			made += 3 * g;
			s->done += 3 * g;
			if (used == *in_len)
				break;
		}
		n = 0;
		r = decode_char(s, in[used], out + made, *out_size - made, &n);
		made += n;
		used += !r;
	}

	if (!r && final)
		r = decode_end(s, out + made, *out_size - made, &made);

	*in_len = used;
	*out_size = made;

	return r < 0 ? -1 : 0;
}

/* the whole text at once; -1 also if out cannot take all of it */
static int
decode(const char *in, size_t len, char *out, int out_size)
{
	size_t used = len, made = out_size > 0 ? (size_t)out_size : 0;
	struct lws_b64state s;

	lws_b64_decode_state_init(&s);
	if (lws_b64_decode_stateful(&s, in, &used, (uint8_t *)out, &made, 1) ||
	    used != len)
		return -1;

	if (out_size > 0 && made < (size_t)out_size)
		out[made] = '\0';

	return (int)made;
}

int
lws_b64_decode_string(const char *in, char *out, int out_size)
{
	return decode(in, strlen(in), out, out_size);
}

int
lws_b64_decode_string_len(const char *in, int in_len, char *out, int out_size)
{
	int n = decode(in, in_len < 0 ? strlen(in) : (size_t)in_len, out,
		       out_size);

	return n > 0 ? n : -1;
}
