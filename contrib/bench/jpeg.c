/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How fast JPEG is decoded: ours beside libjpeg (-turbo, without its vector
 * code: JSIMD_FORCENONE), exact transform and plain upsampling, a megapixel of
 * 4:2:0. In turns; the best processor time of each counts.
 *
 * Built as bench-jpeg where libjpeg is installed.
 *
 * The result is 0 when ours has 0.35 of libjpeg's speed or more.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <time.h>

#include <jpeglib.h>

#define SIDE   1024u
#define ROUNDS 15

static unsigned char *file;
static unsigned long file_len;

static void
generate(void)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr e;
	static JSAMPLE line[3 * SIDE];
	JSAMPROW row = line;
	unsigned int x;

	c.err = jpeg_std_error(&e);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &file, &file_len);
	c.image_width = c.image_height = SIDE;
	c.input_components = 3;
	c.in_color_space = JCS_RGB;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 85, TRUE);
	jpeg_start_compress(&c, TRUE);
	while (c.next_scanline < SIDE) {
		for (x = 0; x < 3 * SIDE; x++)
			line[x] = (JSAMPLE)((x * c.next_scanline / 700) +
					    x % 3 * 40 +
					    (unsigned int)(rand() % 16));
		jpeg_write_scanlines(&c, &row, 1);
	}
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
}

static unsigned int
by_libjpeg(void)
{
	struct jpeg_decompress_struct d;
	struct jpeg_error_mgr e;
	static JSAMPLE line[3 * SIDE];
	JSAMPROW row = line;
	unsigned int sum = 0;

	d.err = jpeg_std_error(&e);
	jpeg_create_decompress(&d);
	jpeg_mem_src(&d, file, file_len);
	jpeg_read_header(&d, TRUE);
	d.dct_method = JDCT_ISLOW;
	d.do_fancy_upsampling = FALSE;
	jpeg_start_decompress(&d);
	while (d.output_scanline < SIDE) {
		jpeg_read_scanlines(&d, &row, 1);
		sum += line[d.output_scanline];
	}
	jpeg_finish_decompress(&d);
	jpeg_destroy_decompress(&d);

	return sum;
}

static unsigned int
by_us(void)
{
	lws_jpeg_t *j = lws_jpeg_new();
	const uint8_t *pix, *p = file;
	size_t n = file_len;
	unsigned int sum = 0, lines = 0;

	while (lws_jpeg_emit_next_line(j, &pix, &p, &n, 0) ==
	       LWS_SRET_WANT_OUTPUT)
		sum += pix[++lines];
	lws_jpeg_free(&j);

	return lines == SIDE ? sum : 0;
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
	unsigned int sum[2];
	int n, k;

	setenv("JSIMD_FORCENONE", "1", 1);
	generate();
	for (n = 0; n < 2 * ROUNDS; n++) {
		k = n & 1;
		t = cpu_ms();
		sum[k] = k ? by_us() : by_libjpeg();
		t = cpu_ms() - t;
		if (t < best[k])
			best[k] = t;
	}
	/* samples may differ by 2 */
	if (sum[1] + 2 * SIDE < sum[0] || sum[0] + 2 * SIDE < sum[1]) {
		printf("different pixels: %u, %u\n", sum[0], sum[1]);
		return 1;
	}
	printf("jpeg: %lu KB, libjpeg %.2f ms, ours %.2f ms: %.2f of its "
	       "speed\n",
	       file_len / 1024, best[0], best[1], best[0] / best[1]);

	return best[0] / best[1] < 0.35;
}
