/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Reading header blocks (RFC 7541 3, 6). A field is taken when it is there as a
 * whole; one that is cut waits, with what comes behind it, in the carry. To
 * find out that it is still cut costs no more than a look at its lengths, so a
 * block that trickles in byte by byte costs no more than its bytes.
 */
#include "codec/hpack/hpack.h"
#include "codec/http1/http1.h"

void
lws_hpack_decoder_begin(struct lws_hpack_decoder *d, uint32_t limit)
{
	memset(d, 0, sizeof(*d));
	d->limit = limit;
	d->table.max = limit;
}

void
lws_hpack_decoder_limit(struct lws_hpack_decoder *d, uint32_t limit)
{
	d->limit = limit;
	if (limit < d->table.max)
		d->update_due = 1;
}

void
lws_hpack_decoder_end(struct lws_hpack_decoder *d)
{
	lws_hpack_table_fini(&d->table);
	lws_free_set_NULL(d->carry);
}

static lws_stateful_ret_t
fail(struct lws_hpack_decoder *d, enum lws_hpack_err err)
{
	d->err = (uint8_t)err;

	return LWS_SRET_FATAL;
}

static lws_stateful_ret_t
integer(struct lws_hpack_decoder *d, struct lws_span *in, unsigned int prefix,
	uint32_t *v)
{
	lws_stateful_ret_t r = lws_hpack_int_take(in, prefix, v);

	return r == LWS_SRET_FATAL ? fail(d, LWS_HPACK_ERR_INTEGER) : r;
}

/* a string as it stands in the block */
struct raw {
	struct lws_span s;
	int is_huffman;
};

/* 5.2 */
static lws_stateful_ret_t
string(struct lws_hpack_decoder *d, struct lws_span *in, struct raw *raw)
{
	lws_stateful_ret_t r;
	uint32_t len;

	raw->is_huffman = in->len && (in->p[0] & 0x80);
	r = integer(d, in, 7, &len);
	if (r != LWS_SRET_OK)
		return r;
	if (len > LWS_LIMIT_HPACK_STRING)
		return fail(d, LWS_HPACK_ERR_STRING);
	if (len > in->len)
		return LWS_SRET_WANT_INPUT;
	raw->s = lws_span_of(in->p, len);
	lws_span_skip(in, len);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
expand(struct lws_hpack_decoder *d, const struct raw *raw, uint8_t *to,
       struct lws_span *s)
{
	long n;

	*s = raw->s;
	if (!raw->is_huffman)
		return LWS_SRET_OK;
	n = lws_hpack_huffman_decode(raw->s.p, raw->s.len, to);
	if (n < 0)
		return fail(d, LWS_HPACK_ERR_HUFFMAN);
	*s = lws_span_of(to, (size_t)n);

	return LWS_SRET_OK;
}

/* 2.3.3: both tables are one space of indexes */
static lws_stateful_ret_t
entry(struct lws_hpack_decoder *d, uint32_t n, struct lws_hpack_field *f)
{
	if (n - 1 < LWS_HPACK_STATIC)
		lws_hpack_static_get(n, f);
	else if (n && n - 1 - LWS_HPACK_STATIC < d->table.count)
		lws_hpack_table_get(&d->table, n - 1 - LWS_HPACK_STATIC, f);
	else
		return fail(d, LWS_HPACK_ERR_INDEX);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
before_field(struct lws_hpack_decoder *d)
{
	d->in_block = 1;

	return d->update_due ? fail(d, LWS_HPACK_ERR_NO_UPDATE) : LWS_SRET_OK;
}

/* 6.1 */
static lws_stateful_ret_t
indexed(struct lws_hpack_decoder *d, struct lws_span *in,
	struct lws_hpack_field *f)
{
	lws_stateful_ret_t r;
	uint32_t n;

	r = integer(d, in, 7, &n);
	if (r == LWS_SRET_OK)
		r = entry(d, n, f);
	if (r == LWS_SRET_OK)
		r = before_field(d);

	return r == LWS_SRET_OK ? LWS_SRET_WANT_OUTPUT : r;
}

/* The table is about to change under a name that is in it. */
static lws_stateful_ret_t
keep(struct lws_hpack_decoder *d, struct lws_hpack_field *f)
{
	const struct lws_hpack_table *t = &d->table;

	if (t->bytes && f->name.p >= t->bytes &&
	    f->name.p < t->bytes + t->bytes_cap) {
		memcpy(d->scratch, f->name.p, f->name.len);
		f->name.p = d->scratch;
	}
	if (lws_hpack_table_add(&d->table, f))
		return fail(d, LWS_HPACK_ERR_MEMORY);

	return LWS_SRET_WANT_OUTPUT;
}

static lws_stateful_ret_t
name_of(struct lws_hpack_decoder *d, uint32_t n, const struct raw *raw,
	struct lws_hpack_field *f)
{
	lws_stateful_ret_t r;

	if (n)
		return entry(d, n, f);
	r = expand(d, raw, d->scratch, &f->name);
	if (r == LWS_SRET_OK)
		f->token = (int16_t)lws_http1_token(f->name.p, f->name.len);

	return r;
}

/* Both strings have to be there before one is expanded: a field that comes in
 * many pieces is looked at as often. */
static lws_stateful_ret_t
parts(struct lws_hpack_decoder *d, struct lws_span *in,
      struct lws_hpack_field *f)
{
	unsigned int prefix = in->p[0] & 0x40 ? 6 : 4;
	struct raw name = { { NULL, 0 }, 0 }, value;
	lws_stateful_ret_t r;
	uint32_t n;

	r = integer(d, in, prefix, &n);
	if (r == LWS_SRET_OK && !n)
		r = string(d, in, &name);
	if (r == LWS_SRET_OK)
		r = string(d, in, &value);
	if (r == LWS_SRET_OK)
		r = name_of(d, n, &name, f);
	if (r == LWS_SRET_OK)
		r = expand(d, &value, d->scratch + LWS_HPACK_SCRATCH / 2,
			   &f->value);

	return r;
}

/* 6.2 */
static lws_stateful_ret_t
literal(struct lws_hpack_decoder *d, struct lws_span *in,
	struct lws_hpack_field *f)
{
	uint8_t first = in->p[0];
	lws_stateful_ret_t r;

	r = parts(d, in, f);
	if (r == LWS_SRET_OK)
		r = before_field(d);
	if (r != LWS_SRET_OK)
		return r;
	f->verdict = d->judge ? d->judge(f) : 0;
	if (first & 0x40)
		return keep(d, f);
	f->never = !!(first & 0x10);

	return LWS_SRET_WANT_OUTPUT;
}

/* 6.3 */
static lws_stateful_ret_t
size_update(struct lws_hpack_decoder *d, struct lws_span *in)
{
	lws_stateful_ret_t r;
	uint32_t max;

	if (d->in_block)
		return fail(d, LWS_HPACK_ERR_UPDATE_LATE);
	r = integer(d, in, 5, &max);
	if (r != LWS_SRET_OK)
		return r;
	if (max > d->limit)
		return fail(d, LWS_HPACK_ERR_TABLE_SIZE);
	d->update_due = 0;
	lws_hpack_table_resize(&d->table, max);

	return LWS_SRET_OK;
}

/* What most are: an index in one byte, of an entry that there is.
 * 0: it is something else, and nothing has happened */
static int
plainly_indexed(struct lws_hpack_decoder *d, struct lws_span *in,
		struct lws_hpack_field *f)
{
	uint32_t n = in->p[0] & 0x7fu;

	if (in->p[0] <= 0x80 || n == 0x7f || d->update_due)
		return 0;
	if (n <= LWS_HPACK_STATIC)
		lws_hpack_static_get(n, f);
	else if (n - 1 - LWS_HPACK_STATIC < d->table.count)
		lws_hpack_table_get(&d->table, n - 1 - LWS_HPACK_STATIC, f);
	else
		return 0;
	d->in_block = 1;
	in->p++;
	in->len--;

	return 1;
}

/* WANT_INPUT: incomplete, and in is where it was */
static lws_stateful_ret_t
one(struct lws_hpack_decoder *d, struct lws_span *in, struct lws_hpack_field *f)
{
	struct lws_span was = *in;
	lws_stateful_ret_t r;

	if (in->p[0] & 0x80)
		r = indexed(d, in, f);
	else if ((in->p[0] & 0xe0) == 0x20)
		r = size_update(d, in);
	else
		r = literal(d, in, f);
	if (r == LWS_SRET_WANT_INPUT)
		*in = was;

	return r;
}

static lws_stateful_ret_t
next(struct lws_hpack_decoder *d, struct lws_span *in,
     struct lws_hpack_field *f)
{
	lws_stateful_ret_t r = LWS_SRET_OK;

	f->never = 0;
	while (r == LWS_SRET_OK && in->len)
		r = one(d, in, f);

	return r == LWS_SRET_OK ? LWS_SRET_WANT_INPUT : r;
}

/* -- the carry -- */

static int
carry_more(struct lws_hpack_decoder *d, struct lws_span *in)
{
	uint32_t left = d->carry_len - d->carry_used;
	size_t cap = left + in->len + left / 2;
	uint8_t *p;

	if (!in->len)
		return 0;
	if (left && d->carry_used)
		memmove(d->carry, d->carry + d->carry_used, left);
	d->carry_len = left;
	d->carry_used = 0;
	/* nobody gives more than a frame at a time, and what is left of the
	 * last one is less than a field */
	if (in->len > UINT32_MAX / 4 - left)
		return -1;
	if (left + in->len > d->carry_cap) {
		p = lws_realloc(d->carry, cap, "hpack carry");
		if (!p)
			return -1;
		d->carry = p;
		d->carry_cap = (uint32_t)cap;
	}
	memcpy(d->carry + left, in->p, in->len);
	d->carry_len += (uint32_t)in->len;
	lws_span_skip(in, in->len);

	return 0;
}

static lws_stateful_ret_t
next_in_carry(struct lws_hpack_decoder *d, struct lws_span *in,
	      struct lws_hpack_field *f)
{
	struct lws_span s;
	lws_stateful_ret_t r;

	if (carry_more(d, in))
		return fail(d, LWS_HPACK_ERR_MEMORY);
	s = lws_span_of(d->carry + d->carry_used, d->carry_len - d->carry_used);
	r = next(d, &s, f);
	d->carry_used = d->carry_len - (uint32_t)s.len;
	if (r == LWS_SRET_WANT_INPUT && !s.len)
		d->carry_len = d->carry_used = 0;

	return r;
}

lws_stateful_ret_t
lws_hpack_decode(struct lws_hpack_decoder *d, struct lws_span *in,
		 struct lws_hpack_field *f)
{
	lws_stateful_ret_t r;

	if (d->err)
		return LWS_SRET_FATAL;
	if (d->carry_len)
		return next_in_carry(d, in, f);
	if (in->len && plainly_indexed(d, in, f))
		return LWS_SRET_WANT_OUTPUT;
	r = next(d, in, f);
	if (r == LWS_SRET_WANT_INPUT && carry_more(d, in))
		return fail(d, LWS_HPACK_ERR_MEMORY);

	return r;
}

lws_stateful_ret_t
lws_hpack_decode_end(struct lws_hpack_decoder *d)
{
	uint32_t left = d->carry_len - d->carry_used;

	if (d->err)
		return LWS_SRET_FATAL;
	d->in_block = 0;
	d->carry_len = d->carry_used = d->carry_cap = 0;
	if (d->carry)
		lws_free_set_NULL(d->carry);

	return left ? fail(d, LWS_HPACK_ERR_TRUNCATED) : LWS_SRET_OK;
}
