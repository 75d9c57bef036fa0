/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lecp: CBOR written with a format and read again.
 *
 * Writes a measurement through a buffer that is far too small for it, reads it
 * back in pieces, and makes another encoding of the same deterministic. Exits
 * 0 if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

struct reading {
	unsigned int id;
	char unit[16];
	long values[4];
	unsigned int count;
	uint8_t raw[32];
	size_t raw_len;
	int complete;
};

/* -- writing -- */

struct sink {
	uint8_t bytes[256];
	size_t len;
};

static int
sink_take(struct sink *s, const uint8_t *p, size_t len)
{
	if (len > sizeof(s->bytes) - s->len)
		return -1;
	memcpy(s->bytes + s->len, p, len);
	s->len += len;

	return 0;
}

/* The same call is made again until all is written: with a full buffer it
 * stops, and goes on from there with the next one. */
static int
write_reading(const struct reading *r, struct sink *to)
{
	enum lws_lec_pctx_ret ret;
	lws_lec_pctx_t ctx;
	uint8_t buf[8];

	lws_lec_init(&ctx, buf, sizeof(buf));
	do {
		ret = lws_lec_printf(&ctx,
				     "{'id':%u,'unit':%s,'values':[%ld,%ld,"
				     "%ld],'raw':%.*b,'when':1(%llu)}",
				     r->id, r->unit, r->values[0], r->values[1],
				     r->values[2], (int)r->raw_len, r->raw,
				     1363896240ull);
		if (ret == LWS_LECPCTX_RET_FAIL || sink_take(to, buf, ctx.used))
			return -1;
		lws_lec_setbuf(&ctx, buf, sizeof(buf));
	} while (ret == LWS_LECPCTX_RET_AGAIN);

	return 0;
}

/* -- reading -- */

static const char *const paths[] = { ".id", ".unit", ".values[]", ".raw" };

enum { PATH_ID, PATH_UNIT, PATH_VALUES, PATH_RAW };

static signed char
add_value(struct reading *r, struct lecp_ctx *ctx)
{
	if (r->count == LWS_ARRAY_SIZE(r->values))
		return -1;
	r->values[r->count++] = (long)ctx->item.u.i64;

	return 0;
}

static signed char
add_raw(struct reading *r, struct lecp_ctx *ctx)
{
	if (ctx->npos > sizeof(r->raw) - r->raw_len)
		return -1;
	memcpy(r->raw + r->raw_len, ctx->buf, ctx->npos);
	r->raw_len += ctx->npos;

	return 0;
}

static signed char
reading_cb(struct lecp_ctx *ctx, char reason)
{
	struct reading *r = (struct reading *)ctx->user;

	if (reason == LECPCB_COMPLETE)
		r->complete++;
	if (!(reason & LECP_FLAG_CB_IS_VALUE))
		return 0;

	switch (ctx->path_match - 1) {
	case PATH_ID:
		r->id = (unsigned int)ctx->item.u.u64;
		return 0;
	case PATH_UNIT:
		lws_strncpy(r->unit, ctx->buf, sizeof(r->unit));
		return 0;
	case PATH_VALUES:
		return add_value(r, ctx);
	case PATH_RAW:
		return add_raw(r, ctx);
	default:
		return 0;
	}
}

/* 0, or the code of what is wrong */
static int
read_reading(struct reading *r, const uint8_t *in, size_t len, size_t piece)
{
	struct lecp_ctx ctx;
	int ret = 0;
	size_t n;

	memset(r, 0, sizeof(*r));
	lecp_construct(&ctx, reading_cb, r, paths, LWS_ARRAY_SIZE(paths));
	lecp_parse_report_complete(&ctx, 1);
	for (; len && ret >= LECP_CONTINUE; in += n, len -= n) {
		n = len < piece ? len : piece;
		ret = lecp_parse(&ctx, in, n);
	}
	lecp_destruct(&ctx);

	return ret;
}

static int
test_round_trip(void)
{
	static const struct reading first = {
		42, "degC", { -3, 70000, 0 }, 3, { 1, 2, 0xff }, 3, 0
	};
	struct sink sink = { .len = 0 };
	struct reading r;
	size_t piece;
	int e = 0;

	if (write_reading(&first, &sink))
		return 1;
	for (piece = 1; piece <= sink.len; piece++) {
		e |= read_reading(&r, sink.bytes, sink.len, piece);
		e |= r.id != 42 || strcmp(r.unit, "degC") || r.count != 3;
		e |= r.values[0] != -3 || r.values[1] != 70000 || r.values[2];
		e |= r.raw_len != 3 || memcmp(r.raw, first.raw, 3);
		e |= r.complete != 1;
	}
	/* without its last byte it is not over */
	e |= read_reading(&r, sink.bytes, sink.len - 1, 64) != LECP_CONTINUE;

	return e;
}

/* a length that is not known in front, over several calls */
static int
test_indefinite(void)
{
	static const uint8_t expected[] = { 0xbf, 0x61, 'n', 0x9f, 0,
					    1,    2,    3,   0xff, 0xff };
	lws_lec_pctx_t ctx;
	uint8_t buf[32];
	unsigned int n;
	int e;

	lws_lec_init(&ctx, buf, sizeof(buf));
	e = lws_lec_printf(&ctx, "{'n':[") != LWS_LECPCTX_RET_FINISHED;
	for (n = 0; n < 4; n++)
		e |= lws_lec_printf(&ctx, "%u", n) != LWS_LECPCTX_RET_FINISHED;
	e |= lws_lec_printf(&ctx, "]}") != LWS_LECPCTX_RET_FINISHED;

	return e || ctx.used != sizeof(expected) ||
	       memcmp(buf, expected, sizeof(expected));
}

/* the same item in two encodings has one that is deterministic */
static int
test_deterministic(void)
{
	/* {"b": 1.0, "a": [1]}: indefinite, long, not in order */
	static const uint8_t in[] = { 0xbf, 0x61, 'b', 0xfa, 0x3f,
				      0x80, 0,    0,   0x61, 'a',
				      0x9f, 0x18, 1,   0xff, 0xff };
	static const uint8_t expected[] = { 0xa2, 0x61, 'a',  0x81, 0x01,
					    0x61, 'b',  0xf9, 0x3c, 0x00 };
	uint8_t out[sizeof(in)];
	size_t used;

	return lws_cbor_deterministic(in, sizeof(in), out, sizeof(out),
				      &used) ||
	       used != sizeof(expected) || memcmp(out, expected, used);
}

int
main(void)
{
	int e;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e = test_round_trip();
	e |= test_indefinite();
	e |= test_deterministic();
	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
