/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-image: a PNG or JPEG file as PPM, PGM or PAM on stdout, decoded line by
 * line from pieces of any size.
 *
 *	test-image FILE [bytes a piece] >image.ppm
 *
 * What the decoder has to say is on stderr. Exits 0, or 1 if the image is not
 * whole.
 */
#include <libwebsockets.h>

#include <stdio.h>

struct image {
	lws_upng_t *png;
#if defined(LWS_WITH_JPEG)
	lws_jpeg_t *jpeg;
#endif
	unsigned int width, height, depth, components;
};

#if defined(LWS_WITH_JPEG)
static lws_stateful_ret_t
next_line(struct image *i, const uint8_t **pix, const uint8_t **p, size_t *len)
{
	lws_stateful_ret_t r;

	if (i->png)
		return lws_upng_emit_next_line(i->png, pix, p, len, 0);
	r = lws_jpeg_emit_next_line(i->jpeg, pix, p, len, 0);
	i->width = lws_jpeg_get_width(i->jpeg);
	i->height = lws_jpeg_get_height(i->jpeg);
	i->components = lws_jpeg_get_components(i->jpeg);
	i->depth = 8;

	return r;
}

static int
open_image(struct image *i, int c)
{
	if (c == 0xff)
		i->jpeg = lws_jpeg_new();
	else
		i->png = lws_upng_new();

	return !i->jpeg && !i->png;
}

static void
close_image(struct image *i)
{
	lws_upng_free(&i->png);
	if (i->jpeg)
		lws_jpeg_free(&i->jpeg);
}
#else
static lws_stateful_ret_t
next_line(struct image *i, const uint8_t **pix, const uint8_t **p, size_t *len)
{
	return lws_upng_emit_next_line(i->png, pix, p, len, 0);
}

static int
open_image(struct image *i, int c)
{
	(void)c;
	i->png = lws_upng_new();

	return !i->png;
}

static void
close_image(struct image *i)
{
	lws_upng_free(&i->png);
}
#endif

static void
head(struct image *i)
{
	if (i->png) {
		i->width = lws_upng_get_width(i->png);
		i->height = lws_upng_get_height(i->png);
		i->depth = lws_upng_get_bitdepth(i->png);
		i->components = lws_upng_get_components(i->png);
	}
	printf("P7\nWIDTH %u\nHEIGHT %u\nDEPTH %u\nMAXVAL %u\nENDHDR\n",
	       i->width, i->height, i->components,
	       i->depth == 16 ? 65535u : (1u << i->depth) - 1);
}

/* 0, or -1 */
static int
line(const struct image *i, const uint8_t *pix)
{
	const size_t bytes =
		(size_t)i->width * i->components * (i->depth == 16 ? 2 : 1);
	unsigned int x;

	if (i->depth >= 8)
		return fwrite(pix, 1, bytes, stdout) == bytes ? 0 : -1;
	for (x = 0; x < i->width; x++)
		putchar(pix[x * i->depth / 8] >>
				(8 - i->depth - x * i->depth % 8) &
			((1 << i->depth) - 1));

	return 0;
}

static int
convert(FILE *f, size_t piece)
{
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	struct image i = { 0 };
	const uint8_t *pix, *p;
	static uint8_t buf[65536];
	unsigned int lines = 0;
	int c = getc(f);
	size_t len;

	ungetc(c, f);
	if (open_image(&i, c))
		return 1;
	while (r == LWS_SRET_WANT_INPUT && (len = fread(buf, 1, piece, f))) {
		p = buf;
		do {
			pix = NULL;
			r = next_line(&i, &pix, &p, &len);
			if (!pix)
				continue;
			if (!lines++)
				head(&i);
			if (line(&i, pix))
				r = LWS_SRET_FATAL;
		} while (r == LWS_SRET_WANT_OUTPUT);
	}
	close_image(&i);
	if (r != LWS_SRET_OK)
		fprintf(stderr, "result 0x%x after %u lines\n", r, lines);

	return r != LWS_SRET_OK;
}

int
main(int argc, char **argv)
{
	size_t piece = argc > 2 ? (size_t)atoi(argv[2]) : 4096;
	FILE *f;
	int r;

	lws_set_log_level(LLL_ERR | LLL_WARN | LLL_NOTICE | LLL_INFO, NULL);
	if (argc < 2 || piece < 1 || piece > 65536) {
		fprintf(stderr, "usage: %s FILE [bytes a piece]\n", argv[0]);
		return 1;
	}
	f = fopen(argv[1], "rb");
	if (!f) {
		perror(argv[1]);
		return 1;
	}
	r = convert(f, piece);
	fclose(f);

	return r;
}
