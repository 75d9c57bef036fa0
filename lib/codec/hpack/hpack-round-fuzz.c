/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What our encoder writes is what our decoder reads: the input is fields, of
 * which the first byte says how long the name is, the second the value, and
 * some are changes of the table's size. Names are made lower case, as the
 * encoder wants them.
 */
#include <stdlib.h>

#include "codec/hpack/hpack.h"
#include "codec/http1/http1.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NAME_MOST 0x3f

static uint8_t scratch[LWS_HPACK_SCRATCH];

static struct lws_span
lower(const uint8_t *p, size_t len)
{
	static uint8_t name[NAME_MOST];
	size_t n;

	for (n = 0; n < len; n++)
		name[n] = p[n] >= 'A' && p[n] <= 'Z' ? p[n] | 0x20 : p[n];

	return lws_span_of(name, len);
}

static void
one(struct lws_hpack_encoder *e, struct lws_hpack_decoder *d,
    const struct lws_hpack_field *f)
{
	uint8_t block[1024], *p = block;
	struct lws_hpack_field g;
	struct lws_span in;

	if (lws_hpack_encode_begin(e, &p, block + sizeof(block)) ||
	    lws_hpack_encode(e, f, &p, block + sizeof(block)))
		abort();
	in = lws_span_of(block, (size_t)(p - block));
	d->scratch = scratch;
	if (lws_hpack_decode(d, &in, &g) != LWS_SRET_WANT_OUTPUT || in.len ||
	    g.name.len != f->name.len || g.value.len != f->value.len ||
	    (g.name.len && memcmp(g.name.p, f->name.p, g.name.len)) ||
	    (g.value.len && memcmp(g.value.p, f->value.p, g.value.len)) ||
	    lws_hpack_decode(d, &in, &g) != LWS_SRET_WANT_INPUT ||
	    lws_hpack_decode_end(d) != LWS_SRET_OK ||
	    e->table.size != d->table.size || e->table.count != d->table.count)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_hpack_encoder e;
	struct lws_hpack_decoder d;
	struct lws_hpack_field f;

	lws_hpack_encoder_begin(&e);
	lws_hpack_decoder_begin(&d, 4096);
	while (size >= 2) {
		size_t name = data[0] & NAME_MOST, value = data[1];

		if (data[0] == 0xff)
			lws_hpack_encoder_limit(&e, (uint32_t)value * 32);
		data += 2;
		size -= 2;
		if (name > size)
			name = size;
		if (value > size - name)
			value = size - name;
		f.name = lower(data, name);
		f.value = lws_span_of(data + name, value);
		f.token = LWS_HPACK_TOKEN_UNKNOWN;
		f.never = 0;
		one(&e, &d, &f);
		data += name + value;
		size -= name + value;
	}
	lws_hpack_encoder_end(&e);
	lws_hpack_decoder_end(&d);

	return 0;
}
