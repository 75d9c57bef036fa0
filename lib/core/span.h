/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * struct lws_span: the bounds-checked cursor that every parser reads from. It
 * is a view of somebody else's bytes; taking moves it forward. The take
 * functions need the bytes to be there (the driver of a parser checks with
 * len, once, before it calls a state); they assert it in debug builds and
 * never read outside in any build.
 */
#ifndef LWS_CORE_SPAN_H
#define LWS_CORE_SPAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct lws_span {
	const uint8_t *p; /* borrowed: valid as long as the caller's buffer */
	size_t len;       /* bytes left */
};

static inline struct lws_span
lws_span_of(const void *p, size_t len)
{
	struct lws_span s = { (const uint8_t *)p, len };

	return s;
}

static inline void
lws_span_skip(struct lws_span *s, size_t n)
{
	if (n > s->len)
		n = s->len;
	if (!n)
		return; /* an empty span may have p NULL: not even + 0 then */
	s->p += n;
	s->len -= n;
}

static inline uint8_t
lws_span_take8(struct lws_span *s)
{
	uint8_t b;

	if (!s->len)
		return 0;
	b = *s->p;
	lws_span_skip(s, 1);

	return b;
}

static inline uint16_t
lws_u16be(const uint8_t *p)
{
	return (uint16_t)((p[0] << 8) | p[1]);
}

static inline uint32_t
lws_u32be(const uint8_t *p)
{
	return ((uint32_t)p[0] << 24) | ((uint32_t)p[1] << 16) |
	       ((uint32_t)p[2] << 8) | p[3];
}

static inline uint64_t
lws_u64be(const uint8_t *p)
{
	return ((uint64_t)lws_u32be(p) << 32) | lws_u32be(p + 4);
}

static inline uint16_t
lws_u16le(const uint8_t *p)
{
	return (uint16_t)((p[1] << 8) | p[0]);
}

static inline uint32_t
lws_u32le(const uint8_t *p)
{
	return ((uint32_t)p[3] << 24) | ((uint32_t)p[2] << 16) |
	       ((uint32_t)p[1] << 8) | p[0];
}

static inline void
lws_put_u16be(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static inline void
lws_put_u32be(uint8_t *p, uint32_t v)
{
	lws_put_u16be(p, (uint16_t)(v >> 16));
	lws_put_u16be(p + 2, (uint16_t)v);
}

static inline void
lws_put_u64be(uint8_t *p, uint64_t v)
{
	lws_put_u32be(p, (uint32_t)(v >> 32));
	lws_put_u32be(p + 4, (uint32_t)v);
}

static inline void
lws_put_u16le(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

static inline void
lws_put_u32le(uint8_t *p, uint32_t v)
{
	lws_put_u16le(p, (uint16_t)v);
	lws_put_u16le(p + 2, (uint16_t)(v >> 16));
}

/** lws_put_bytes() - append to a buffer
 * \param p: where, moved behind what was written; never beyond end
 * \return 0; -1 no room, *p is where it was */
static inline int
lws_put_bytes(uint8_t **p, const uint8_t *end, const void *bytes, size_t len)
{
	if (len > (size_t)(end - *p))
		return -1;
	memcpy(*p, bytes, len);
	*p += len;

	return 0;
}

/** lws_put_text() - the same with a text, without its NUL */
static inline int
lws_put_text(uint8_t **p, const uint8_t *end, const char *text)
{
	return lws_put_bytes(p, end, text, strlen(text));
}

/** lws_hex_digit() - the value of a hexadecimal digit, either case
 * \return 0 .. 15; -1: it is none */
static inline int
lws_hex_digit(uint8_t b)
{
	if (b >= '0' && b <= '9')
		return b - '0';
	b |= 0x20;
	if (b >= 'a' && b <= 'f')
		return b - 'a' + 10;

	return -1;
}

/** lws_digits_u64() - a decimal number of digits only, bounded
 * \param p, len: the text; not terminated; must be all digits
 * \param max: the largest value that is accepted
 * \param out: the value, set only on success
 * \return 0, or -1: empty, another character, or above max
 * Leading zeros are accepted (RFC 9110 8.6 allows them). No sign, no blanks. */
int lws_digits_u64(const void *p, size_t len, uint64_t max, uint64_t *out);

/** lws_hexdigits_u64() - the same for hexadecimal, either case */
int lws_hexdigits_u64(const void *p, size_t len, uint64_t max, uint64_t *out);

/** lws_parse_ipv4() - the 4 bytes of a dotted quad
 * \return 0, or -1: it is none; what out has is undefined */
int lws_parse_ipv4(struct lws_span text, uint8_t *out);

/** lws_parse_ipv6() - the 16 bytes of an IPv6 address (RFC 4291 2.2)
 * \return 0, or -1: it is none, and out is as it was */
int lws_parse_ipv6(struct lws_span text, uint8_t *out);

#endif
