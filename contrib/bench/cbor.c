/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How fast CBOR is parsed: LECP beside libcbor's streaming decoder, which also
 * gives events. One generated sequence of about 10 MB, the same for both:
 * records with text and byte strings, integers of every width, floats, tags,
 * nested containers. Each reads it a few times, in turns; the best processor
 * time counts. Finding another number of values fails the run.
 *
 * Built as bench-cbor where libcbor is installed.
 *
 * The result is 0 when LECP is no slower.
 */
#include <libwebsockets.h>

#include <cbor.h>
#include <stdio.h>
#include <time.h>

#define INPUT_SIZE (10u * 1024 * 1024)
#define ROUNDS     15

static uint8_t *input;
static size_t input_len;

/* values counted, and the bytes of strings, so that nobody skips the work */
struct tally {
	unsigned long values;
	unsigned long bytes;
};

static int
generate(void)
{
	static const char *const words[] = {
		"alpha",
		"beta gamma",
		"x",
		"a longer text, as people write them in comments on things",
		"2026-01-31T12:34:56Z",
		""
	};
	uint8_t blob[100];
	lws_lec_pctx_t c;
	unsigned int n;
	size_t before;

	input = malloc(INPUT_SIZE);
	if (!input)
		return -1;
	memset(blob, 0x5a, sizeof(blob));
	lws_lec_init(&c, input, INPUT_SIZE);
	for (n = 0;; n++) {
		before = c.used;
		if (lws_lec_printf(
			    &c,
			    "{'id':%u,'name':%s,'price':%f,'raw':%.*b,"
			    "'when':1(%llu),'tags':[%s,%d,-7,%u,[1,2]],"
			    "'where':{1:%f,2:%f,'on':%lld}}",
			    n, words[n % LWS_ARRAY_SIZE(words)], (double)n / 8,
			    (int)(n % sizeof(blob)), blob, 1700000000ull + n,
			    words[(n / 3) % LWS_ARRAY_SIZE(words)], -(int)n,
			    n * 7919u, (double)n * 0.1, (double)(n % 90),
			    (long long)n << 30) != LWS_LECPCTX_RET_FINISHED)
			break;
	}
	input_len = before; /* the last record is not whole */

	return 0;
}

/* -- LECP -- */

static signed char
lecp_cb(struct lecp_ctx *ctx, char reason)
{
	struct tally *t = ctx->user;

	if (!(reason & LECP_FLAG_CB_IS_VALUE))
		return 0;
	switch (reason) {
	case LECPCB_VAL_STR_END:
	case LECPCB_VAL_BLOB_END:
		t->bytes += ctx->npos;
		t->values++;
		break;
	case LECPCB_VAL_STR_CHUNK:
	case LECPCB_VAL_BLOB_CHUNK:
		t->bytes += ctx->npos;
		break;
	default:
		t->values++;
		break;
	}

	return 0;
}

static int
with_lecp(struct tally *t)
{
	struct lecp_ctx ctx;

	lecp_construct(&ctx, lecp_cb, t, NULL, 0);

	return lecp_parse(&ctx, input, input_len);
}

/* -- libcbor -- */

static void
value(void *user)
{
	((struct tally *)user)->values++;
}

static void
value8(void *user, uint8_t v)
{
	(void)v;
	value(user);
}

static void
value16(void *user, uint16_t v)
{
	(void)v;
	value(user);
}

static void
value32(void *user, uint32_t v)
{
	(void)v;
	value(user);
}

static void
value64(void *user, uint64_t v)
{
	(void)v;
	value(user);
}

static void
value_float(void *user, float v)
{
	(void)v;
	value(user);
}

static void
value_double(void *user, double v)
{
	(void)v;
	value(user);
}

static void
value_string(void *user, cbor_data p, size_t len)
{
	(void)p;
	((struct tally *)user)->bytes += len;
	value(user);
}

static int
with_libcbor(struct tally *t)
{
	struct cbor_callbacks cbs = cbor_empty_callbacks;
	struct cbor_decoder_result r;
	size_t at = 0;

	cbs.uint8 = cbs.negint8 = value8;
	cbs.uint16 = cbs.negint16 = value16;
	cbs.uint32 = cbs.negint32 = value32;
	cbs.uint64 = cbs.negint64 = value64;
	cbs.float2 = cbs.float4 = value_float;
	cbs.float8 = value_double;
	cbs.string = cbs.byte_string = value_string;
	while (at < input_len) {
		r = cbor_stream_decode(input + at, input_len - at, &cbs, t);
		if (r.status != CBOR_DECODER_FINISHED)
			return -1;
		at += r.read;
	}

	return 0;
}

/* -- the race -- */

static const struct runner {
	const char *name;
	int (*run)(struct tally *t);
} runners[] = { { "lecp", with_lecp }, { "libcbor", with_libcbor } };

/* of this process alone: others on the machine do not count */
static double
seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);

	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

int
main(void)
{
	double best[LWS_ARRAY_SIZE(runners)] = { 1e9, 1e9 }, s;
	struct tally t[LWS_ARRAY_SIZE(runners)];
	size_t n, i;

	if (generate())
		return 2;
	for (n = 0; n < ROUNDS * LWS_ARRAY_SIZE(runners); n++) {
		i = n % LWS_ARRAY_SIZE(runners);
		memset(&t[i], 0, sizeof(t[i]));
		s = seconds();
		if (runners[i].run(&t[i])) {
			printf("%s refused the input\n", runners[i].name);
			return 1;
		}
		s = seconds() - s;
		if (s < best[i])
			best[i] = s;
	}
	for (i = 0; i < LWS_ARRAY_SIZE(runners); i++)
		printf("%-8s %7.0f MB/s  %lu values\n", runners[i].name,
		       (double)input_len / 1e6 / best[i], t[i].values);
	free(input);
	if (memcmp(&t[0], &t[1], sizeof(t[0]))) {
		printf("they did not read the same\n");
		return 1;
	}
	printf("%s\n", best[0] > best[1] ? "too slow" : "fast enough");

	return best[0] > best[1];
}
