/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The deterministic encoding of CBOR (RFC 8949 4.2.1): an item is read and
 * written again, heads and floats at their shortest, lengths definite, maps in
 * the order of their encoded keys. A length that is not known in front is
 * written behind and moved to its place.
 */
#include "codec/lecp/lec.h"

struct rewrite {
	struct lws_span in;
	uint8_t *out;
	size_t len;  /* of what is in out */
	size_t size; /* of out */
	int depth;   /* containers and tags that are open */
};

struct item_head {
	uint8_t major;
	uint8_t low;
	uint64_t arg;
};

static int
is_indefinite(const struct item_head *h)
{
	return h->low == LWS_CBOR_INDETERMINITE;
}

static int
is_break(const struct item_head *h)
{
	return h->major == LWS_CBOR_MAJTYP_FLOAT && is_indefinite(h);
}

static int
take_head(struct lws_span *in, struct item_head *h)
{
	uint8_t b;
	size_t n;

	if (!in->len)
		return LECP_REJECT_BAD_CODING;
	b = lws_span_take8(in);
	h->major = b & LWS_CBOR_MAJTYP_MASK;
	h->low = b & LWS_CBOR_SUBMASK;
	h->arg = h->low;
	if (h->low < LWS_CBOR_1 || is_indefinite(h))
		return 0;
	if (h->low >= LWS_CBOR_RESERVED)
		return LECP_REJECT_BAD_CODING;

	n = (size_t)1 << (h->low - LWS_CBOR_1);
	if (in->len < n)
		return LECP_REJECT_BAD_CODING;
	for (h->arg = 0; n; n--)
		h->arg = h->arg << 8 | lws_span_take8(in);

	return 0;
}

/* -- writing -- */

/* bytes into out at a place, what is behind moves up */
static int
insert(struct rewrite *w, size_t at, const uint8_t *p, size_t len)
{
	if (len > w->size - w->len)
		return LECP_STACK_OVERFLOW;
	if (!len)
		return 0;
	memmove(w->out + at + len, w->out + at, w->len - at);
	memcpy(w->out + at, p, len);
	w->len += len;

	return 0;
}

static int
insert_head(struct rewrite *w, size_t at, uint8_t major, uint64_t arg)
{
	uint8_t head[9];

	return insert(w, at, head, lws_cbor_head(head, major, arg));
}

/* -- strings -- */

static int
copy_body(struct rewrite *w, uint64_t len)
{
	int r;

	if (len > w->in.len)
		return LECP_REJECT_BAD_CODING;
	r = insert(w, w->len, w->in.p, (size_t)len);
	lws_span_skip(&w->in, (size_t)len);

	return r;
}

/* RFC 8949 3.2.3: definite strings of the same type, then a break */
static int
copy_fragments(struct rewrite *w, uint8_t major)
{
	struct item_head h;
	int r;

	for (;;) {
		r = take_head(&w->in, &h);
		if (r || is_break(&h))
			return r;
		if (h.major != major || is_indefinite(&h))
			return LECP_REJECT_BAD_CODING;
		r = copy_body(w, h.arg);
		if (r)
			return r;
	}
}

static int
rewrite_string(struct rewrite *w, const struct item_head *h)
{
	size_t at = w->len;
	int r = is_indefinite(h) ? copy_fragments(w, h->major)
				 : copy_body(w, h->arg);

	return r ? r : insert_head(w, at, h->major, w->len - at);
}

/* -- containers -- */

static int rewrite_item(struct rewrite *w);

/* 1: the container has no more items; 0: one follows; or a reject code */
static int
container_done(struct rewrite *w, const struct item_head *h, uint64_t done)
{
	if (!is_indefinite(h))
		return done == h->arg;
	if (!w->in.len)
		return LECP_REJECT_BAD_CODING;
	if (*w->in.p != (LWS_CBOR_MAJTYP_FLOAT | LWS_CBOR_M7_BREAK))
		return 0;
	lws_span_skip(&w->in, 1);

	return 1;
}

static int
rewrite_array(struct rewrite *w, const struct item_head *h)
{
	size_t at = w->len;
	uint64_t n;
	int r;

	for (n = 0; !(r = container_done(w, h, n)); n++) {
		r = rewrite_item(w);
		if (r)
			return r;
	}

	return r < 0 ? r : insert_head(w, at, h->major, n);
}

/* behind the item at p, which was written here and so is well-formed */
static const uint8_t *
item_skip(const uint8_t *p, const uint8_t *end)
{
	struct lws_span s = lws_span_of(p, (size_t)(end - p));
	struct item_head h;
	uint64_t items;

	for (items = 1; items && !take_head(&s, &h); items--) {
		if (h.major == LWS_CBOR_MAJTYP_ARRAY)
			items += h.arg;
		if (h.major == LWS_CBOR_MAJTYP_MAP)
			items += 2 * h.arg;
		if (h.major == LWS_CBOR_MAJTYP_TAG)
			items++;
		if (h.major == LWS_CBOR_MAJTYP_BSTR ||
		    h.major == LWS_CBOR_MAJTYP_TSTR)
			lws_span_skip(&s, (size_t)h.arg);
	}

	return s.p;
}

/* Keys by their encoded bytes. No encoded item is the beginning of another, so
 * the shorter length decides all but equality. */
static int
compare_keys(const uint8_t *a, const uint8_t *b, const uint8_t *end)
{
	size_t a_len = (size_t)(item_skip(a, end) - a);
	size_t b_len = (size_t)(item_skip(b, end) - b);

	return memcmp(a, b, a_len < b_len ? a_len : b_len);
}

static void
reverse(uint8_t *p, uint8_t *end)
{
	uint8_t t;

	while (p + 1 < end) {
		t = *p;
		*p++ = *--end;
		*end = t;
	}
}

/* where pairs are, as offsets in out */
struct pairs {
	size_t first;
	size_t greatest; /* of the sorted ones; first, when there are none */
	size_t added;    /* the pair behind them */
};

/* The pair that was added goes to its place. Input that is in order already
 * costs one comparison a pair. */
static int
sort_in(struct rewrite *w, struct pairs *s)
{
	uint8_t *p = w->out + s->first, *key = w->out + s->added;
	uint8_t *end = w->out + w->len;
	int r = -1;

	if (s->first == s->added ||
	    compare_keys(w->out + s->greatest, key, end) < 0) {
		s->greatest = s->added;
		return 0;
	}

	for (; p < key; p += item_skip(item_skip(p, end), end) - p) {
		r = compare_keys(p, key, end);
		if (r >= 0)
			break;
	}
	if (!r)
		return LECP_REJECT_BAD_CODING; /* a key twice */
	s->greatest += w->len - s->added;
	reverse(p, key);
	reverse(key, end);
	reverse(p, end);

	return 0;
}

static int
rewrite_map(struct rewrite *w, const struct item_head *h)
{
	struct pairs pairs = { w->len, w->len, 0 };
	uint64_t n;
	int r;

	for (n = 0; !(r = container_done(w, h, n)); n++) {
		pairs.added = w->len;
		r = rewrite_item(w);
		if (!r)
			r = rewrite_item(w);
		if (!r)
			r = sort_in(w, &pairs);
		if (r)
			return r;
	}

	return r < 0 ? r : insert_head(w, pairs.first, h->major, n);
}

/* -- items -- */

static int
rewrite_simple(struct rewrite *w, const struct item_head *h)
{
	uint8_t head[9], low = h->low;
	uint64_t bits = h->arg;

	if (low == LWS_CBOR_M7_SUBTYP_SIMPLE_X8 && bits < 32)
		return LECP_REJECT_BAD_CODING;
	if (low <= LWS_CBOR_M7_SUBTYP_SIMPLE_X8)
		return insert_head(w, w->len, h->major, bits);
	if (is_indefinite(h)) /* a break where none may be */
		return LECP_REJECT_BAD_CODING;
	lws_cbor_shorten_float(&low, &bits);

	return insert(w, w->len, head, lws_cbor_float_head(head, low, bits));
}

static int
rewrite_tag(struct rewrite *w, const struct item_head *h)
{
	int r = insert_head(w, w->len, h->major, h->arg);

	return r ? r : rewrite_item(w);
}

static int
rewrite_nested(struct rewrite *w, const struct item_head *h)
{
	int r;

	if (w->depth == LECP_MAX_DEPTH)
		return LECP_STACK_OVERFLOW;
	w->depth++;
	if (h->major == LWS_CBOR_MAJTYP_ARRAY)
		r = rewrite_array(w, h);
	else if (h->major == LWS_CBOR_MAJTYP_MAP)
		r = rewrite_map(w, h);
	else
		r = rewrite_tag(w, h);
	w->depth--;

	return r;
}

/* recursion is as deep as LECP_MAX_DEPTH */
static int
rewrite_item(struct rewrite *w)
{
	struct item_head h;
	int r = take_head(&w->in, &h);

	if (r)
		return r;
	if (h.major == LWS_CBOR_MAJTYP_FLOAT)
		return rewrite_simple(w, &h);
	if (is_indefinite(&h) && (h.major <= LWS_CBOR_MAJTYP_INT_NEG ||
				  h.major == LWS_CBOR_MAJTYP_TAG))
		return LECP_REJECT_BAD_CODING;
	if (h.major <= LWS_CBOR_MAJTYP_INT_NEG)
		return insert_head(w, w->len, h.major, h.arg);
	if (h.major <= LWS_CBOR_MAJTYP_TSTR)
		return rewrite_string(w, &h);

	return rewrite_nested(w, &h);
}

int
lws_cbor_deterministic(const uint8_t *in, size_t in_len, uint8_t *out,
		       size_t out_len, size_t *used)
{
	struct rewrite w = { lws_span_of(in, in_len), out, 0, out_len, 0 };
	int r = rewrite_item(&w);

	if (!r && w.in.len)
		r = LECP_REJECT_BAD_CODING;
	*used = r ? 0 : w.len;

	return r;
}
