/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Version 2 (proxy-protocol.txt 2.2): 12 bytes that no other protocol begins
 * with, version and command, family and transport, length; then addresses and
 * extensions (TLVs). Of the extensions the checksum is looked at, the others
 * only for their lengths.
 */
#include "codec/proxy-line/proxy-line.h"

#define HEAD           16u
#define TYPE_CRC32C    0x03
#define CRC32C_POLY    0x82f63b78u
#define ADDRESSES_TCP4 12u
#define ADDRESSES_TCP6 36u
#define ADDRESSES_UNIX 216u

/* RFC 3720 B.4: the polynomial of iSCSI, reflected */
static uint32_t
crc32c(const uint8_t *p, size_t len)
{
	uint32_t crc = 0xffffffffu;
	int bit;

	for (; len; len--, p++) {
		crc ^= *p;
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? CRC32C_POLY : 0);
	}

	return ~crc;
}

static int
checksum_is_right(struct lws_proxy_line *p, uint8_t *at)
{
	uint32_t said = lws_u32be(at);

	memset(at, 0, 4); /* 2.2.3: counted as zero */

	return crc32c(p->buf, p->len) == said;
}

static enum lws_proxy_line_err
extensions(struct lws_proxy_line *p, size_t at)
{
	while (at < p->len) {
		size_t len;

		if (p->len - at < 3)
			return LWS_PROXY_LINE_ERR_V2;
		len = lws_u16be(p->buf + at + 1);
		if (len > p->len - at - 3)
			return LWS_PROXY_LINE_ERR_V2;
		if (p->buf[at] == TYPE_CRC32C && len != 4)
			return LWS_PROXY_LINE_ERR_V2;
		if (p->buf[at] == TYPE_CRC32C &&
		    !checksum_is_right(p, p->buf + at + 3))
			return LWS_PROXY_LINE_ERR_CHECKSUM;
		at += 3 + len;
	}

	return LWS_PROXY_LINE_OK;
}

static void
take_tcp4(struct lws_proxy_line *p)
{
	const uint8_t *a = p->buf + HEAD;

	p->src.sa4.sin_family = p->dst.sa4.sin_family = AF_INET;
	memcpy(&p->src.sa4.sin_addr, a, 4);
	memcpy(&p->dst.sa4.sin_addr, a + 4, 4);
	memcpy(&p->src.sa4.sin_port, a + 8, 2);
	memcpy(&p->dst.sa4.sin_port, a + 10, 2);
}

static void
take_tcp6(struct lws_proxy_line *p)
{
	const uint8_t *a = p->buf + HEAD;

	p->src.sa6.sin6_family = p->dst.sa6.sin6_family = AF_INET6;
	memcpy(&p->src.sa6.sin6_addr, a, 16);
	memcpy(&p->dst.sa6.sin6_addr, a + 16, 16);
	memcpy(&p->src.sa6.sin6_port, a + 32, 2);
	memcpy(&p->dst.sa6.sin6_port, a + 34, 2);
}

static void
take_nothing(struct lws_proxy_line *p)
{
	(void)p;
}

/* family and transport; what we do not connect by tells us nothing */
static const struct kind {
	uint8_t code;
	uint8_t len; /* of the addresses */
	void (*take)(struct lws_proxy_line *p);
} kinds[] = {
	{ 0x00, 0, take_nothing },
	{ 0x11, ADDRESSES_TCP4, take_tcp4 },
	{ 0x12, ADDRESSES_TCP4, take_nothing },
	{ 0x21, ADDRESSES_TCP6, take_tcp6 },
	{ 0x22, ADDRESSES_TCP6, take_nothing },
	{ 0x31, ADDRESSES_UNIX, take_nothing },
	{ 0x32, ADDRESSES_UNIX, take_nothing },
};

static const struct kind *
find_kind(uint8_t code)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++)
		if (kinds[n].code == code)
			return &kinds[n];

	return NULL;
}

enum lws_proxy_line_err
lws_proxy_line_v2(struct lws_proxy_line *p)
{
	const struct kind *k = find_kind(p->buf[13]);
	enum lws_proxy_line_err err;

	/* LOCAL: the proxy's own, a health check; the rest is to be skipped,
	 * whatever family it names */
	if (p->buf[12] == 0x20)
		return LWS_PROXY_LINE_OK;
	if (p->buf[12] != 0x21 || !k || p->len - HEAD < k->len)
		return LWS_PROXY_LINE_ERR_V2;
	/* what is behind "unspecified" need not be extensions */
	err = k->code ? extensions(p, HEAD + k->len) : LWS_PROXY_LINE_OK;
	if (!err)
		k->take(p);

	return err;
}
