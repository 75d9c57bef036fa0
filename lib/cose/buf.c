/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes that grow, CBOR written into them, and numbers out of it. What they
 * hold may be a private key, so the old place is wiped when they move.
 */
#include "cose/cose.h"

static int
make_room(struct lws_cose_buf *b, size_t len)
{
	size_t room = b->room ? b->room : 128;
	uint8_t *p;

	while (room - b->len < len)
		room *= 2;
	if (room == b->room)
		return 0;
	p = lws_malloc(room, "cose");
	if (!p)
		return -1;
	if (b->len)
		memcpy(p, b->p, b->len);
	if (b->p)
		lws_explicit_bzero(b->p, b->len);
	lws_free(b->p);
	b->p = p;
	b->room = room;

	return 0;
}

void
lws_cose_buf_add(struct lws_cose_buf *b, const void *p, size_t len,
		 size_t limit)
{
	if (b->failed)
		return;
	if (len > limit - b->len || make_room(b, len)) {
		lwsl_notice("COSE: no room for %u bytes behind %u, limit %u\n",
			    (unsigned int)len, (unsigned int)b->len,
			    (unsigned int)limit);
		b->failed = 1;
		return;
	}
	if (len)
		memcpy(b->p + b->len, p, len);
	b->len += len;
}

void
lws_cose_buf_fini(struct lws_cose_buf *b)
{
	if (b->p)
		lws_explicit_bzero(b->p, b->len);
	lws_free(b->p);
	memset(b, 0, sizeof(*b));
}

static void
put(struct lws_cose_buf *b, const void *p, size_t len)
{
	lws_cose_buf_add(b, p, len, SIZE_MAX);
}

/* RFC 8949 4.1: the shortest one */
void
lws_cose_put_head(struct lws_cose_buf *b, uint8_t major, uint64_t arg)
{
	uint8_t head[9];
	size_t n = 0;

	lws_put_u64be(head + 1, arg);
	if (arg < LWS_CBOR_1) {
		head[0] = (uint8_t)(major | arg);
		put(b, head, 1);
		return;
	}
	while (n < 3 && arg >> (8 << n))
		n++;
	head[8 - (1u << n)] = (uint8_t)(major | (LWS_CBOR_1 + n));
	put(b, head + 8 - (1u << n), 1 + (1u << n));
}

void
lws_cose_put_int(struct lws_cose_buf *b, int64_t n)
{
	if (n < 0)
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_INT_NEG,
				  (uint64_t)(-1 - n));
	else
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_UINT, (uint64_t)n);
}

void
lws_cose_put_bstr(struct lws_cose_buf *b, const void *p, size_t len)
{
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_BSTR, len);
	put(b, p, len);
}

void
lws_cose_put_tstr(struct lws_cose_buf *b, const char *text)
{
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_TSTR, strlen(text));
	put(b, text, strlen(text));
}

int
lws_cose_drain(const struct lws_cose_buf *b, size_t *done, lws_lec_pctx_t *lec)
{
	size_t n = b->len - *done, room = (size_t)(lec->end - lec->buf);

	if (n > room)
		n = room;
	if (n)
		memcpy(lec->buf, b->p + *done, n);
	lec->buf += n;
	lec->used = (size_t)(lec->buf - lec->start);
	*done += n;

	return *done != b->len;
}

/* CBOR's are of 65 bits (RFC 8949 3.1) */
int64_t
lws_cose_int(const struct lecp_ctx *ctx, char reason)
{
	int64_t n = ctx->item.u.i64;

	if ((reason == LECPCB_VAL_NUM_UINT && n >= 0) ||
	    (reason == LECPCB_VAL_NUM_INT && n < 0))
		return n;

	return INT64_MAX;
}
