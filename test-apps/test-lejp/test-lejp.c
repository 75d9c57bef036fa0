/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-lejp [-s] [-q] [-c BYTES] [FILE...]
 *
 * Parses JSON from files or standard input and prints what the callback is
 * told, a line an event: name, path, value, with tabs between; bytes that
 * would disturb that as \xHH. Then how it ended. -s: strict, that is RFC 8259;
 * -q: only how it ended; -c: fed in pieces of so many bytes. The result is 0
 * if all were JSON to their last byte.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct options {
	int strict;
	int quiet;
	size_t piece;
} options = { 0, 0, 65536 };

/* indexed by reason; what is not here is not told by the parser */
static const char *const names[] = {
	[LEJPCB_CONSTRUCTED] = "CONSTRUCTED",
	[LEJPCB_DESTRUCTED] = "DESTRUCTED",
	[LEJPCB_START] = "START",
	[LEJPCB_COMPLETE] = "COMPLETE",
	[LEJPCB_FAILED] = "FAILED",
	[LEJPCB_PAIR_NAME] = "PAIR_NAME",
	[LEJPCB_VAL_TRUE] = "VAL_TRUE",
	[LEJPCB_VAL_FALSE] = "VAL_FALSE",
	[LEJPCB_VAL_NULL] = "VAL_NULL",
	[LEJPCB_VAL_NUM_INT] = "VAL_NUM_INT",
	[LEJPCB_VAL_NUM_FLOAT] = "VAL_NUM_FLOAT",
	[LEJPCB_VAL_STR_START] = "VAL_STR_START",
	[LEJPCB_VAL_STR_CHUNK] = "VAL_STR_CHUNK",
	[LEJPCB_VAL_STR_END] = "VAL_STR_END",
	[LEJPCB_ARRAY_START] = "ARRAY_START",
	[LEJPCB_ARRAY_END] = "ARRAY_END",
	[LEJPCB_OBJECT_START] = "OBJECT_START",
	[LEJPCB_OBJECT_END] = "OBJECT_END",
};

static void
print_bytes(const char *p, size_t len)
{
	for (; len; p++, len--)
		if ((unsigned char)*p < 0x20 || *p == '\\' || *p == 0x7f)
			printf("\\x%02x", (unsigned char)*p);
		else
			putchar(*p);
}

static signed char
event_cb(struct lejp_ctx *ctx, char reason)
{
	if (options.quiet)
		return 0;

	printf("%s\t", names[(int)reason]);
	print_bytes(ctx->path, ctx->pst[ctx->pst_sp].ppos);
	putchar('\t');
	if (reason & LEJP_FLAG_CB_IS_VALUE)
		print_bytes(ctx->buf, reason >= LEJPCB_VAL_NUM_INT
					      ? ctx->npos
					      : strlen(ctx->buf));
	putchar('\n');

	return 0;
}

/* what lejp_parse() left behind the document: blanks are no fault */
static int
only_blanks(const unsigned char *p, size_t len)
{
	while (len && strchr(" \t\r\n", *p) && *p) {
		p++;
		len--;
	}

	return !len;
}

static int
feed(struct lejp_ctx *ctx, FILE *f)
{
	static unsigned char buf[65536];
	int r = LEJP_CONTINUE;
	size_t n;

	while ((n = fread(buf, 1, options.piece, f)) > 0) {
		if (r >= 0 && !options.strict) {
			/* complete already */
			if (!only_blanks(buf, n))
				return LEJP_REJECT_MP_C_OR_E_NEITHER;
			continue;
		}
		r = lejp_parse(ctx, buf, (int)n);
		if (r < LEJP_CONTINUE)
			return r;
		if (r > 0 && !only_blanks(buf + n - r, (size_t)r))
			return LEJP_REJECT_MP_C_OR_E_NEITHER;
	}

	return lejp_parse_end(ctx);
}

static int
parse(const char *name, FILE *f)
{
	struct lejp_ctx ctx;
	int r;

	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, event_cb, NULL, NULL, 0);
	ctx.flags = options.strict ? LEJP_FLAG_STRICT : LEJP_FLAG_LATEST;
	r = feed(&ctx, f);
	lejp_destruct(&ctx);
	if (r)
		printf("%s: line %u: %d %s\n", name, (unsigned int)ctx.line, r,
		       lejp_error_to_string(r));
	else
		printf("%s: ok\n", name);

	return !!r;
}

static int
parse_file(const char *name)
{
	FILE *f = fopen(name, "rb");
	int r;

	if (!f) {
		perror(name);
		return 1;
	}
	r = parse(name, f);
	fclose(f);

	return r;
}

static int
usage(void)
{
	fprintf(stderr, "test-lejp [-s] [-q] [-c 1..65536] [FILE...]\n");

	return 2;
}

int
main(int argc, char **argv)
{
	int opt, r = 0;

	while ((opt = getopt(argc, argv, "sqc:")) != -1) {
		switch (opt) {
		case 's':
			options.strict = 1;
			break;
		case 'q':
			options.quiet = 1;
			break;
		case 'c':
			options.piece = (size_t)atoi(optarg);
			break;
		default:
			return usage();
		}
	}
	if (!options.piece || options.piece > 65536)
		return usage();
	if (optind == argc)
		return parse("stdin", stdin);
	for (; optind < argc; optind++)
		r |= parse_file(argv[optind]);

	return r;
}
