/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * judge-jpeg: images that libjpeg wrote, decoded by us and by libjpeg with its
 * exact integer transform and plain upsampling. Samples must be the same; a
 * colour, which is computed of three, may differ by 1.
 *
 *	judge-jpeg
 *
 * Progressive ones must be refused. Exits 0 if all is as it should be.
 */
#include <libwebsockets.h>

#include <stdio.h>

#include <jpeglib.h>

struct plan {
	unsigned int w, h;
	int count, hs, vs, quality, restart, optimize;
	J_DCT_METHOD dct;
};

static unsigned char *file;
static unsigned long file_len;

static void
make(const struct plan *p, int progressive)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr e;
	static JSAMPLE line[3 * 1024];
	JSAMPROW row = line;
	unsigned int x;

	c.err = jpeg_std_error(&e);
	jpeg_create_compress(&c);
	free(file);
	file = NULL;
	jpeg_mem_dest(&c, &file, &file_len);
	c.image_width = p->w;
	c.image_height = p->h;
	c.input_components = p->count;
	c.in_color_space = p->count == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, p->quality, TRUE);
	c.restart_interval = (unsigned int)p->restart;
	c.optimize_coding = p->optimize;
	c.comp_info[0].h_samp_factor = p->hs;
	c.comp_info[0].v_samp_factor = p->vs;
	if (progressive)
		jpeg_simple_progression(&c);
	jpeg_start_compress(&c, TRUE);
	while (c.next_scanline < c.image_height) {
		for (x = 0; x < p->w * (unsigned int)p->count; x++)
			line[x] = (JSAMPLE)((x * c.next_scanline / 50) +
					    x % 3 * 60 +
					    (unsigned int)(rand() % 20));
		jpeg_write_scanlines(&c, &row, 1);
	}
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
}

/* theirs, all lines */
static void
theirs(JSAMPLE *to)
{
	struct jpeg_decompress_struct d;
	struct jpeg_error_mgr e;

	d.err = jpeg_std_error(&e);
	jpeg_create_decompress(&d);
	jpeg_mem_src(&d, file, file_len);
	jpeg_read_header(&d, TRUE);
	d.dct_method = JDCT_ISLOW;
	d.do_fancy_upsampling = FALSE;
	jpeg_start_decompress(&d);
	while (d.output_scanline < d.output_height) {
		jpeg_read_scanlines(&d, &to, 1);
		to += d.output_width * (unsigned int)d.output_components;
	}
	jpeg_finish_decompress(&d);
	jpeg_destroy_decompress(&d);
}

static unsigned int histogram[4]; /* samples that differ by so much */

/* the largest difference; 256: refused, or other lines */
static int
compare(const JSAMPLE *want, const struct plan *pl, size_t piece)
{
	lws_jpeg_t *j = lws_jpeg_new();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	const uint8_t *pix = NULL, *p = file, *end = file + file_len;
	const size_t line = pl->w * (size_t)pl->count;
	unsigned int lines = 0;
	int worst = 0, d;
	size_t n, i;

	while (r == LWS_SRET_WANT_INPUT && p < end) {
		n = (size_t)(end - p) < piece ? (size_t)(end - p) : piece;
		do {
			r = lws_jpeg_emit_next_line(j, &pix, &p, &n, 0);
			if (!pix)
				continue;
			for (i = 0; i < line; i++) {
				d = abs(pix[i] - want[lines * line + i]);
				worst = d > worst ? d : worst;
				histogram[d > 3 ? 3 : d]++;
			}
			lines++;
		} while (r == LWS_SRET_WANT_OUTPUT);
	}
	lws_jpeg_free(&j);

	return r == LWS_SRET_OK && lines == pl->h ? worst : 256;
}

int
main(void)
{
	static const int sampling[][2] = { { 1, 1 }, { 2, 1 }, { 1, 2 },
					   { 2, 2 }, { 4, 1 }, { 4, 2 },
					   { 1, 4 } };
	static JSAMPLE want[3 * 1024 * 300];
	unsigned int n, seed, bad = 0, count = 0;
	struct plan p;
	int d, worst[2] = { 0, 0 };

	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	for (n = 0; n < 2 * LWS_ARRAY_SIZE(sampling); n++)
		for (seed = 0; seed < 25; seed++) {
			p.count = n & 1 ? 1 : 3;
			p.hs = sampling[n / 2][0];
			p.vs = sampling[n / 2][1];
			p.w = 1 + seed * 37 % 500;
			p.h = 1 + seed * 53 % 200;
			p.quality = (int)(10 + seed * 13 % 91);
			p.restart = (int)(seed % 4 * 3);
			p.optimize = seed & 1;
			make(&p, 0);
			theirs(want);
			d = compare(want, &p, 1 + seed * seed * 11);
			if (d < 256 && d > worst[p.count == 1])
				worst[p.count == 1] = d;
			if (d > (p.count == 1 ? 0 : 1)) {
				printf("%dx%d, %d components, quality %d: "
				       "%d\n",
				       p.hs, p.vs, p.count, p.quality, d);
				bad++;
			}
			count++;
		}
	make(&p, 1);
	bad += compare(want, &p, 1000) != 256;
	printf("%u images; at most %d apart in grey, %d in colour; %u samples "
	       "the same, %u by 1, %u by 2, %u more\n",
	       count, worst[1], worst[0], histogram[0], histogram[1],
	       histogram[2], histogram[3]);
	free(file);

	return !!bad;
}
