/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Key elements and the sizes around them. An element is a big-endian number or
 * a string of bytes; those of the library are heap copies, which may be
 * secret, so they are wiped before they are freed.
 */
#include "crypto/crypto.h"

int
lws_gencrypto_bits_to_bytes(int bits)
{
	return bits / 8 + !!(bits % 8);
}

int
lws_base64_size(int bytes)
{
	return bytes * 4 / 3 + 6;
}

/* PKCS#7 (RFC 5652 6.3): at least one byte, also behind whole blocks */
size_t
lws_gencrypto_padded_length(size_t block_size, size_t len)
{
	return (len / block_size + 1) * block_size;
}

int
lws_keyel_dup(struct lws_gencrypto_keyelem *el, const void *p, size_t len)
{
	el->buf = NULL;
	el->len = 0;
	if (!len)
		return 0;
	if (len >= UINT32_MAX)
		return -1;
	el->buf = lws_malloc(len + 1, "key element");
	if (!el->buf)
		return -1;
	memcpy(el->buf, p, len);
	el->buf[len] = 0;
	el->len = (uint32_t)len;

	return 0;
}

int
lws_keyel_dup_padded(struct lws_gencrypto_keyelem *el, const uint8_t *p,
		     size_t n, size_t len)
{
	el->buf = NULL;
	el->len = 0;
	for (; n > len; p++, n--)
		if (*p)
			return -1;
	el->buf = lws_zalloc(len + 1, "key element");
	if (!el->buf)
		return -1;
	if (n)
		memcpy(el->buf + len - n, p, n);
	el->len = (uint32_t)len;

	return 0;
}

void
lws_keyel_destroy(struct lws_gencrypto_keyelem *el, unsigned int count)
{
	for (; count--; el++) {
		if (el->buf)
			lws_explicit_bzero(el->buf, el->len);
		lws_free_set_NULL(el->buf);
		el->len = 0;
	}
}

int
lws_keyel_is_curve(const struct lws_gencrypto_keyelem *crv, const char *name)
{
	size_t len = crv->len;

	if (!crv->buf || !name)
		return 0;
	if (len && !crv->buf[len - 1])
		len--;

	return len == strlen(name) && !memcmp(crv->buf, name, len);
}

size_t
lws_keyel_bits(const struct lws_gencrypto_keyelem *el)
{
	const uint8_t *p = el->buf;
	size_t len = p ? el->len : 0, bits;
	uint8_t first;

	for (; len && !*p; p++)
		len--;
	if (!len)
		return 0;
	bits = 8 * (len - 1);
	for (first = *p; first; first >>= 1)
		bits++;

	return bits;
}
