/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How fast PNG is decoded: ours beside libpng, line by line from memory, an
 * image of a megapixel RGB that libpng made. In turns; the best processor time
 * of each counts. Other pixels fail the run.
 *
 * Built as bench-png where libpng is installed.
 *
 * The result is 0 when ours has 0.8 of libpng's speed or more.
 */
#include <libwebsockets.h>

#include <png.h>
#include <stdio.h>
#include <time.h>

#define SIDE   1024u
#define ROUNDS 15

static uint8_t *file;
static size_t file_len, file_at;

static void
on_write(png_structp p, png_bytep data, png_size_t len)
{
	(void)p;
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

static void
generate(void)
{
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						NULL, NULL);
	png_infop info = png_create_info_struct(p);
	static uint8_t line[SIDE * 3];
	unsigned int y, x;

	file = malloc(8u << 20);
	if (!file)
		exit(2);
	png_set_write_fn(p, NULL, on_write, on_flush);
	png_set_IHDR(p, info, SIDE, SIDE, 8, PNG_COLOR_TYPE_RGB,
		     PNG_INTERLACE_NONE, 0, 0);
	png_write_info(p, info);
	for (y = 0; y < SIDE; y++) {
		for (x = 0; x < SIDE * 3; x++)
			line[x] = (uint8_t)((x * y / 700) + (x % 3) * 40 +
					    (unsigned int)(rand() % 4));
		png_write_row(p, line);
	}
	png_write_end(p, info);
	png_destroy_write_struct(&p, &info);
}

static uint32_t
sum_of(uint32_t sum, const uint8_t *p)
{
	uint64_t v;
	unsigned int n;

	for (n = 0; n + 8 <= SIDE * 3; n += 8) {
		memcpy(&v, p + n, 8);
		sum = sum * 31 + (uint32_t)(v ^ v >> 32);
	}

	return sum;
}

static uint32_t
by_libpng(void)
{
	png_structp p =
		png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(p);
	static uint8_t line[SIDE * 3];
	uint32_t sum = 0;
	unsigned int y;

	file_at = 0;
	if (setjmp(png_jmpbuf(p)))
		exit(2);
	png_set_read_fn(p, NULL, on_read);
	png_read_info(p, info);
	for (y = 0; y < SIDE; y++) {
		png_read_row(p, line, NULL);
		sum = sum_of(sum, line);
	}
	png_read_end(p, info);
	png_destroy_read_struct(&p, &info, NULL);

	return sum;
}

static uint32_t
by_us(void)
{
	lws_upng_t *u = lws_upng_new();
	const uint8_t *pix, *p = file;
	size_t n = file_len;
	uint32_t sum = 0;

	while (lws_upng_emit_next_line(u, &pix, &p, &n, 0) ==
	       LWS_SRET_WANT_OUTPUT)
		sum = sum_of(sum, pix);
	lws_upng_free(&u);

	return sum;
}

static double
cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);

	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int
main(void)
{
	double best[2] = { 1e9, 1e9 }, t;
	uint32_t sum[2];
	int n, k;

	generate();
	for (n = 0; n < 2 * ROUNDS; n++) {
		k = n & 1;
		t = cpu_ms();
		sum[k] = k ? by_us() : by_libpng();
		t = cpu_ms() - t;
		if (t < best[k])
			best[k] = t;
	}
	if (sum[0] != sum[1]) {
		printf("different pixels\n");
		return 1;
	}
	printf("png: %u KB, libpng %.2f ms, ours %.2f ms: %.2f of its speed\n",
	       (unsigned int)(file_len / 1024), best[0], best[1],
	       best[0] / best[1]);

	return best[0] / best[1] < 0.8;
}
