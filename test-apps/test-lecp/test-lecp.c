/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-lecp [-d] [-c BYTES] [HEX...]
 *
 * Parses CBOR, given as hex or as bytes on standard input, and prints what the
 * callback is told, a line an event: name, path, value, with tabs between;
 * strings in hex. Then how it ended. -c: fed in pieces of so many bytes; -d:
 * prints the deterministic encoding instead. The result is 0 if all was
 * well-formed and complete.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct options {
	int deterministic;
	size_t piece;
} options = { 0, 65536 };

static const char *const names[] = {
	[LECPCB_CONSTRUCTED] = "CONSTRUCTED",
	[LECPCB_DESTRUCTED] = "DESTRUCTED",
	[LECPCB_COMPLETE] = "COMPLETE",
	[LECPCB_FAILED] = "FAILED",
	[LECPCB_VAL_TRUE] = "VAL_TRUE",
	[LECPCB_VAL_FALSE] = "VAL_FALSE",
	[LECPCB_VAL_NULL] = "VAL_NULL",
	[LECPCB_VAL_UNDEFINED] = "VAL_UNDEFINED",
	[LECPCB_VAL_NUM_INT] = "VAL_NUM_INT",
	[LECPCB_VAL_NUM_UINT] = "VAL_NUM_UINT",
	[LECPCB_VAL_FLOAT16] = "VAL_FLOAT16",
	[LECPCB_VAL_FLOAT32] = "VAL_FLOAT32",
	[LECPCB_VAL_FLOAT64] = "VAL_FLOAT64",
	[LECPCB_VAL_SIMPLE] = "VAL_SIMPLE",
	[LECPCB_VAL_STR_START] = "VAL_STR_START",
	[LECPCB_VAL_STR_CHUNK] = "VAL_STR_CHUNK",
	[LECPCB_VAL_STR_END] = "VAL_STR_END",
	[LECPCB_VAL_BLOB_START] = "VAL_BLOB_START",
	[LECPCB_VAL_BLOB_CHUNK] = "VAL_BLOB_CHUNK",
	[LECPCB_VAL_BLOB_END] = "VAL_BLOB_END",
	[LECPCB_ARRAY_START] = "ARRAY_START",
	[LECPCB_ARRAY_END] = "ARRAY_END",
	[LECPCB_ARRAY_ITEM_START] = "ARRAY_ITEM_START",
	[LECPCB_ARRAY_ITEM_END] = "ARRAY_ITEM_END",
	[LECPCB_OBJECT_START] = "OBJECT_START",
	[LECPCB_OBJECT_END] = "OBJECT_END",
	[LECPCB_TAG_START] = "TAG_START",
	[LECPCB_TAG_END] = "TAG_END",
};

static void
print_hex(const void *bytes, size_t len)
{
	const uint8_t *p = bytes;

	for (; len; len--)
		printf("%02x", *p++);
}

/* floats as their bits, which print the same everywhere */
static void
print_value(const struct lecp_ctx *ctx, char reason)
{
	uint64_t d;
	uint32_t f;

	switch (reason) {
	case LECPCB_VAL_NUM_UINT:
	case LECPCB_VAL_SIMPLE:
	case LECPCB_TAG_START:
		printf("%llu", (unsigned long long)ctx->item.u.u64);
		break;
	case LECPCB_VAL_NUM_INT: /* -1 less this */
		printf("%llu", (unsigned long long)~ctx->item.u.u64);
		break;
	case LECPCB_VAL_FLOAT16:
		printf("%04x", ctx->item.u.hf);
		break;
	case LECPCB_VAL_FLOAT32:
		memcpy(&f, &ctx->item.u, sizeof(f));
		printf("%08x", (unsigned int)f);
		break;
	case LECPCB_VAL_FLOAT64:
		memcpy(&d, &ctx->item.u, sizeof(d));
		printf("%016llx", (unsigned long long)d);
		break;
	case LECPCB_VAL_STR_CHUNK:
	case LECPCB_VAL_STR_END:
	case LECPCB_VAL_BLOB_CHUNK:
	case LECPCB_VAL_BLOB_END:
		print_hex(ctx->buf, ctx->npos);
		break;
	default:
		break;
	}
}

static signed char
event_cb(struct lecp_ctx *ctx, char reason)
{
	printf("%s\t", names[(int)reason]);
	print_hex(ctx->path, ctx->pst[ctx->pst_sp].ppos);
	putchar('\t');
	print_value(ctx, reason);
	putchar('\n');

	return 0;
}

static int
parse(const uint8_t *in, size_t len)
{
	struct lecp_ctx ctx;
	int r = 0;
	size_t n;

	memset(&ctx, 0, sizeof(ctx));
	lecp_construct(&ctx, event_cb, NULL, NULL, 0);
	lecp_parse_report_complete(&ctx, 1);
	while (len && r >= LECP_CONTINUE) {
		n = len < options.piece ? len : options.piece;
		r = lecp_parse(&ctx, in, n);
		in += n;
		len -= n;
	}
	lecp_destruct(&ctx);
	if (r == LECP_CONTINUE)
		printf("incomplete\n");
	else
		printf("%s\n", r ? lecp_error_to_string(r) : "ok");

	return !!r;
}

static int
deterministic(const uint8_t *in, size_t len)
{
	static uint8_t out[1 << 20];
	size_t used;
	int r = lws_cbor_deterministic(in, len, out, sizeof(out), &used);

	print_hex(out, used);
	printf("%s\n", lecp_error_to_string(r));

	return !!r;
}

static int
treat(const uint8_t *in, size_t len)
{
	return options.deterministic ? deterministic(in, len) : parse(in, len);
}

static int
treat_hex(const char *hex)
{
	size_t size = strlen(hex) / 2 + 1;
	uint8_t *in = malloc(size);
	int n, r = 1;

	if (!in)
		return 1;
	n = lws_hex_to_byte_array(hex, in, (int)size);
	if (n < 0)
		fprintf(stderr, "%s: not hex\n", hex);
	else
		r = treat(in, (size_t)n);
	free(in);

	return r;
}

static int
treat_stdin(void)
{
	static uint8_t in[1 << 20];
	size_t n = fread(in, 1, sizeof(in), stdin);

	if (!feof(stdin)) {
		fprintf(stderr, "more than %zu bytes\n", sizeof(in));
		return 1;
	}

	return treat(in, n);
}

int
main(int argc, char **argv)
{
	int opt, r = 0;

	while ((opt = getopt(argc, argv, "dc:")) != -1) {
		if (opt == 'd') {
			options.deterministic = 1;
		} else if (opt == 'c' && atoi(optarg) > 0) {
			options.piece = (size_t)atoi(optarg);
		} else {
			fprintf(stderr, "test-lecp [-d] [-c BYTES] [HEX...]\n");
			return 2;
		}
	}
	if (optind == argc)
		return treat_stdin();
	for (; optind < argc; optind++)
		r |= treat_hex(argv[optind]);

	return r;
}
