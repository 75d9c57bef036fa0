/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * judge-png: images that libpng wrote, or files, decoded by us and by libpng:
 * every pixel must be the same.
 *
 *	judge-png [FILE...]     without files: images of every kind, made here
 *
 * Interlaced files must be refused. Exits 0 if all is as it should be.
 */
#include <libwebsockets.h>

#include <png.h>
#include <stdio.h>

static uint8_t *file;
static size_t file_len, file_room, file_at;

static void
on_write(png_structp p, png_bytep data, png_size_t len)
{
	(void)p;
	if (file_len + len > file_room) {
		file_room = 2 * (file_len + len);
		file = realloc(file, file_room);
		if (!file)
			exit(2);
	}
	memcpy(file + file_len, data, len);
	file_len += len;
}

static void
on_flush(png_structp p)
{
	(void)p;
}

static void
on_read(png_structp p, png_bytep data, png_size_t len)
{
	if (len > file_len - file_at)
		png_error(p, "end");
	memcpy(data, file + file_at, len);
	file_at += len;
}

/* pixels that look a bit like a picture */
static void
fill(uint8_t *line, size_t len, unsigned int y, unsigned int seed)
{
	size_t i;

	for (i = 0; i < len; i++)
		line[i] = (uint8_t)((i * (seed + 1) + y * 3) / 4 +
				    ((unsigned int)rand() % (seed % 9 + 1)));
}

static void
make(unsigned int w, unsigned int h, int depth, int colour, unsigned int seed)
{
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						NULL, NULL);
	png_infop info = png_create_info_struct(p);
	static uint8_t line[65536], alphas[256];
	static png_color palette[256];
	unsigned int y, n;

	file_len = 0;
	png_set_write_fn(p, NULL, on_write, on_flush);
	png_set_IHDR(p, info, w, h, depth, colour, PNG_INTERLACE_NONE, 0, 0);
	png_set_compression_level(p, (int)(seed % 10));
	png_set_filter(p, 0, seed % 3 ? PNG_ALL_FILTERS : 8 << (seed % 5));
	for (n = 0; n < 256; n++) {
		palette[n].red = (uint8_t)rand();
		palette[n].green = (uint8_t)rand();
		palette[n].blue = (uint8_t)rand();
		alphas[n] = (uint8_t)rand();
	}
	if (colour == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(p, info, palette, 1 << depth);
		if (seed & 1)
			png_set_tRNS(p, info, alphas, 1 << (depth - 1), NULL);
	}
	png_write_info(p, info);
	for (y = 0; y < h; y++) {
		fill(line, png_get_rowbytes(p, info), y, seed);
		png_write_row(p, line);
	}
	png_write_end(p, info);
	png_destroy_write_struct(&p, &info);
}

/* ours: all lines, one behind the other; NULL: refused */
static uint8_t *
ours(size_t *len, size_t piece)
{
	lws_upng_t *u = lws_upng_new();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	const uint8_t *pix, *p = file, *end = file + file_len;
	size_t n, bytes = 0, room = 0;
	uint8_t *all = NULL;

	*len = 0;
	while (r == LWS_SRET_WANT_INPUT && p < end) {
		n = (size_t)(end - p) < piece ? (size_t)(end - p) : piece;
		do {
			r = lws_upng_emit_next_line(u, &pix, &p, &n, 0);
			if (!pix)
				continue;
			bytes = ((size_t)lws_upng_get_width(u) *
					 lws_upng_get_pixelsize(u) +
				 7) /
				8;
			if (*len + bytes > room) {
				room = bytes * lws_upng_get_height(u);
				all = realloc(all, room);
				if (!all)
					exit(2);
			}
			memcpy(all + *len, pix, bytes);
			*len += bytes;
		} while (r == LWS_SRET_WANT_OUTPUT);
	}
	lws_upng_free(&u);
	if (r != LWS_SRET_OK) {
		free(all);
		all = NULL;
	}

	return all;
}

/* the bits behind the last pixel are anything */
static int
differ(const uint8_t *a, const uint8_t *b, size_t bytes, unsigned int bits)
{
	const unsigned int rest = bits % 8;

	if (rest && (a[bytes - 1] ^ b[bytes - 1]) >> (8 - rest))
		return 1;

	return memcmp(a, b, bytes - !!rest);
}

/* -1 it differs, 1 interlaced and refused, 0 the same */
static int
compare_with(const uint8_t *all, size_t len)
{
	png_structp p =
		png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(p);
	static uint8_t line[1 << 18];
	size_t bytes, at = 0;
	int colour, depth, bad = 0;
	unsigned int y;

	file_at = 0;
	if (setjmp(png_jmpbuf(p)))
		exit(2);
	png_set_read_fn(p, NULL, on_read);
	png_read_info(p, info);
	colour = png_get_color_type(p, info);
	depth = png_get_bit_depth(p, info);
	if (png_get_interlace_type(p, info) != PNG_INTERLACE_NONE) {
		bad = all ? -1 : 1;
		goto done;
	}
	if (colour == PNG_COLOR_TYPE_PALETTE) {
		png_set_palette_to_rgb(p);
		if (png_get_valid(p, info, PNG_INFO_tRNS))
			png_set_tRNS_to_alpha(p);
	} else if (depth == 16 && !(colour & PNG_COLOR_MASK_COLOR)) {
		png_set_gray_to_rgb(p);
	}
	png_read_update_info(p, info);
	bytes = png_get_rowbytes(p, info);
	for (y = 0; y < png_get_image_height(p, info) && !bad; y++) {
		png_read_row(p, line, NULL);
		if (!all || at + bytes > len ||
		    differ(all + at, line, bytes,
			   png_get_image_width(p, info) *
				   png_get_bit_depth(p, info) *
				   png_get_channels(p, info)))
			bad = -1;
		at += bytes;
	}
	if (at != len)
		bad = -1;
done:
	png_destroy_read_struct(&p, &info, NULL);

	return bad;
}

static int
compare(size_t piece)
{
	size_t len;
	uint8_t *all = ours(&len, piece);
	const int r = compare_with(all, len);

	free(all);

	return r;
}

static int
judge_made(void)
{
	static const int kinds[][2] = { { 0, 1 },  { 0, 2 },  { 0, 4 },
					{ 0, 8 },  { 0, 16 }, { 2, 8 },
					{ 2, 16 }, { 3, 1 },  { 3, 2 },
					{ 3, 4 },  { 3, 8 },  { 4, 8 },
					{ 4, 16 }, { 6, 8 },  { 6, 16 } };
	unsigned int n, seed, bad = 0, count = 0;

	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++)
		for (seed = 0; seed < 30; seed++) {
			make(1 + seed * 37 % 300, 1 + seed * 11 % 60,
			     kinds[n][1], kinds[n][0], seed);
			count++;
			if (compare(1 + seed * seed * 7)) {
				printf("colour %d depth %d seed %u differs\n",
				       kinds[n][0], kinds[n][1], seed);
				bad++;
			}
		}
	printf("%u images made, %u differ\n", count, bad);

	return !!bad;
}

static int
judge_file(const char *path, unsigned int *refused)
{
	FILE *f = fopen(path, "rb");
	uint8_t buf[4096];
	size_t n;
	int r;

	if (!f) {
		perror(path);
		return 1;
	}
	file_len = 0;
	while ((n = fread(buf, 1, sizeof(buf), f)))
		on_write(NULL, buf, n);
	fclose(f);
	r = compare(1000);
	if (r < 0)
		printf("%s differs\n", path);
	*refused += r == 1;

	return r < 0;
}

int
main(int argc, char **argv)
{
	unsigned int refused = 0, bad = 0;
	int n;

	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	if (argc < 2)
		return judge_made();
	for (n = 1; n < argc; n++)
		bad += (unsigned int)judge_file(argv[n], &refused);
	printf("%d files, %u interlaced and refused, %u differ\n", argc - 1,
	       refused, bad);

	return !!bad;
}
