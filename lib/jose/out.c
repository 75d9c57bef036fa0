/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text of bounded length, bytes of the caller's scratch, lists of names.
 */
#include "jose/jose.h"

void
lws_jose_out_begin(struct lws_jose_out *o, char *buf, size_t len)
{
	o->start = o->p = buf;
	o->end = len ? buf + len - 1 : buf;
	o->no_room = !len;
}

void
lws_jose_out_bytes(struct lws_jose_out *o, const void *p, size_t len)
{
	if (len > (size_t)(o->end - o->p)) {
		o->no_room = 1;
		o->end = o->p; /* nothing behind a gap */
		return;
	}
	if (len)
		memcpy(o->p, p, len);
	o->p += len;
}

void
lws_jose_out_text(struct lws_jose_out *o, const char *text)
{
	lws_jose_out_bytes(o, text, strlen(text));
}

void
lws_jose_out_b64(struct lws_jose_out *o, const void *p, size_t len)
{
	const uint8_t *in = p;
	char group[8];
	size_t n = len / 3 * 3, room = (size_t)(o->end - o->p);

	/* whole groups where they go; there is one byte behind for the NUL */
	if (n && n <= INT_MAX / 2 && n / 3 * 4 <= room) {
		(void)lws_b64_encode_string_url((const char *)in, (int)n, o->p,
						(int)(n / 3 * 4 + 1));
		o->p += n / 3 * 4;
		in += n;
		len -= n;
	}
	/* and the last one, whose padding must not need room */
	for (; len; in += n, len -= n) {
		n = len < 3 ? len : 3;
		if (lws_b64_encode_string_url((const char *)in, (int)n, group,
					      sizeof(group)) < 0) {
			o->no_room = 1;
			return;
		}
		lws_jose_out_bytes(o, group, lws_jose_b64_len(n));
	}
}

void
lws_jose_out_json(struct lws_jose_out *o, const char *p, size_t len)
{
	char esc[8];

	for (; len; p++, len--) {
		if (*p == '"' || *p == '\\')
			lws_jose_out_text(o, "\\");
		if ((uint8_t)*p < 0x20) {
			lws_snprintf(esc, sizeof(esc), "\\u%04x",
				     (unsigned int)(uint8_t)*p);
			lws_jose_out_text(o, esc);
		} else
			lws_jose_out_bytes(o, p, 1);
	}
}

int
lws_jose_out_end(struct lws_jose_out *o)
{
	if (o->no_room || o->p - o->start > INT_MAX)
		return -1;
	*o->p = '\0';

	return (int)(o->p - o->start);
}

/* Two or three characters for one or two bytes carry bits that nothing stands
 * for: they have to be zero, or one signature would have several texts */
int
lws_jose_b64_is_canonical(const char *in, size_t len)
{
	size_t rest = len % 4;

	if (rest < 2)
		return !rest;

	return !!strchr(rest == 2 ? "AQgw" : "AEIMQUYcgkosw048", in[len - 1]);
}

/* what each character stands for in the alphabet of URLs; BAD: nothing */
enum { BAD = 0x80 };

static const uint8_t sextets[256] = {
/* clang-format off */
#define B8 BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD
	B8, B8, B8, B8, B8,
	BAD, BAD, BAD, BAD, BAD,  62, BAD, BAD,
	 52,  53,  54,  55,  56,  57,  58,  59,
	 60,  61, BAD, BAD, BAD, BAD, BAD, BAD,
	BAD,   0,   1,   2,   3,   4,   5,   6,
	  7,   8,   9,  10,  11,  12,  13,  14,
	 15,  16,  17,  18,  19,  20,  21,  22,
	 23,  24,  25, BAD, BAD, BAD, BAD,  63,
	BAD,  26,  27,  28,  29,  30,  31,  32,
	 33,  34,  35,  36,  37,  38,  39,  40,
	 41,  42,  43,  44,  45,  46,  47,  48,
	 49,  50,  51, BAD, BAD, BAD, BAD, BAD,
	B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8, B8,
#undef B8
	/* clang-format on */
};

/* whole groups; BAD is set if one of their characters is */
static unsigned int
decode_groups(const uint8_t *in, size_t groups, uint8_t *out)
{
	unsigned int seen = 0;
	uint32_t v;

	for (; groups; groups--, in += 4, out += 3) {
		seen |= sextets[in[0]] | sextets[in[1]] | sextets[in[2]] |
			sextets[in[3]];
		v = (uint32_t)sextets[in[0]] << 18 |
		    (uint32_t)sextets[in[1]] << 12 |
		    (uint32_t)sextets[in[2]] << 6 | sextets[in[3]];
		out[0] = (uint8_t)(v >> 16);
		out[1] = (uint8_t)(v >> 8);
		out[2] = (uint8_t)v;
	}

	return seen;
}

/* and two or three characters of another one, whose last bits are zero */
static unsigned int
decode_rest(const uint8_t *in, size_t n, uint8_t *out)
{
	unsigned int a, b, c = 0;

	if (!n)
		return 0;
	a = sextets[in[0]];
	b = sextets[in[1]];
	out[0] = (uint8_t)(a << 2 | b >> 4);
	if (n == 3) {
		c = sextets[in[2]];
		out[1] = (uint8_t)(b << 4 | c >> 2);
	}

	return a | b | c;
}

/* no alphabet but that of URLs, nothing in between, no padding (RFC 7515 2).
 * Characters do not change its course, only whether it is one at the end. */
int
lws_jose_b64_decode(const char *in, size_t len, char *out, int room)
{
	const uint8_t *text = (const uint8_t *)in;
	size_t whole = len & ~(size_t)3, bytes = len / 4 * 3;
	unsigned int seen;

	if (!len)
		return 0;
	if (len > INT_MAX || !lws_jose_b64_is_canonical(in, len))
		return -1;
	bytes += len % 4 ? len % 4 - 1 : 0;
	if (room < 0 || bytes > (size_t)room)
		return -1;
	seen = decode_groups(text, len / 4, (uint8_t *)out) |
	       decode_rest(text + whole, len % 4,
			   (uint8_t *)out + whole / 4 * 3);

	return seen & BAD ? -1 : (int)bytes;
}

char *
lws_jose_take(char **temp, int *temp_len, size_t len)
{
	char *p = *temp;

	if (*temp_len < 0 || len > (size_t)*temp_len)
		return NULL;
	*temp += len;
	*temp_len -= (int)len;

	return p;
}

int
lws_jose_is_listed(const char *list, const char *name)
{
	size_t n, len = strlen(name);

	for (; *list; list += n + (list[n] == ',')) {
		list += strspn(list, " ");
		n = strcspn(list, ",");
		if (n == len && !memcmp(list, name, len))
			return 1;
	}

	return 0;
}
