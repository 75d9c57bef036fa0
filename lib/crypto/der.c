/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tags, lengths and integers of DER (X.690 8 and 10). Only definite lengths in
 * their shortest form are read, of up to four bytes.
 */
#include "crypto/der.h"

void
lws_der_begin(struct lws_der *d, uint8_t *buf, size_t len)
{
	d->start = buf;
	d->end = d->p = buf + len;
	d->no_room = 0;
}

void
lws_der_put(struct lws_der *d, const void *bytes, size_t len)
{
	if (len > (size_t)(d->p - d->start)) {
		d->no_room = 1;
		return;
	}
	d->p -= len;
	if (len)
		memcpy(d->p, bytes, len);
}

static void
put8(struct lws_der *d, uint8_t b)
{
	lws_der_put(d, &b, 1);
}

/* X.690 8.1.3, 10.1: the shortest form */
static void
put_length(struct lws_der *d, size_t len)
{
	uint8_t n = 0;

	if (len < 0x80) {
		put8(d, (uint8_t)len);
		return;
	}
	for (; len; len >>= 8, n++)
		put8(d, (uint8_t)len);
	put8(d, 0x80 | n);
}

void
lws_der_wrap(struct lws_der *d, uint8_t tag, const uint8_t *end)
{
	put_length(d, (size_t)(end - d->p));
	put8(d, tag);
}

void
lws_der_put_tagged(struct lws_der *d, uint8_t tag, const void *bytes,
		   size_t len)
{
	const uint8_t *end = d->p;

	lws_der_put(d, bytes, len);
	lws_der_wrap(d, tag, end);
}

/* X.690 8.3: two's complement, so a zero in front of a set top bit */
void
lws_der_put_uint(struct lws_der *d, const uint8_t *num, size_t len)
{
	const uint8_t *end = d->p;

	for (; len && !*num; num++)
		len--;
	lws_der_put(d, num, len);
	if (!len || (*num & 0x80))
		put8(d, 0);
	lws_der_wrap(d, LWS_DER_INT, end);
}

/* the bytes of a long length */
static int
take_long(struct lws_span *in, unsigned int n, size_t *len)
{
	if (!n || n > 4 || n > in->len || !*in->p)
		return -1;
	for (*len = 0; n; n--)
		*len = *len << 8 | lws_span_take8(in);

	return *len < 0x80 ? -1 : 0;
}

int
lws_der_take(struct lws_span *in, uint8_t tag, struct lws_span *body)
{
	size_t len;

	if (in->len < 2 || lws_span_take8(in) != tag)
		return -1;
	len = lws_span_take8(in);
	if (len & 0x80 && take_long(in, len & 0x7f, &len))
		return -1;
	if (len > in->len)
		return -1;
	*body = lws_span_of(in->p, len);
	lws_span_skip(in, len);

	return 0;
}

int
lws_der_take_uint(struct lws_span *in, struct lws_span *num)
{
	if (lws_der_take(in, LWS_DER_INT, num) || !num->len || (*num->p & 0x80))
		return -1;
	if (*num->p)
		return 0;
	lws_span_skip(num, 1);

	/* a zero that need not be there is not DER */
	return num->len && !(*num->p & 0x80) ? -1 : 0;
}
