/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-display [-w WIDTH] [-h HEIGHT] [-p BYTES] [-s SURFACE] [-i ID]... PAGE
 *
 * Lays out a page of HTML, with the style sheets and images beside it, and
 * writes what a display would show to standard output as PPM. SURFACE: rgb,
 * 565, grey, or four (black, white, red, yellow, dithered). -p: bytes come in
 * pieces of so many, and those of images while lines are rendered. -i: prints
 * where the element of that id is, to standard error: id x y w h.
 *
 * test-display -f PIXELS[bi] writes a font of that height, bold, italic.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <unistd.h>

#include "../unit/stroke-font.h"

#define LINKS 16

static const lws_display_colour_t four[] = { LWSDC_RGBA(0, 0, 0, 255),
					     LWSDC_RGBA(255, 255, 255, 255),
					     LWSDC_RGBA(255, 0, 0, 255),
					     LWSDC_RGBA(255, 255, 0, 255) };

/* an image that is being read */
struct link {
	lws_flow_t *flow;
	FILE *f;
};

static struct page {
	lws_display_render_state_t rs;
	lws_surface_info_t ic;
	lws_dl_rend_t drt;
	lhp_ctx_t lhp;
	struct link links[LINKS];
	int link_count;
	size_t piece;
	FILE *css;
	const char *surface;
	lws_colour_error_t *errors; /* of this line and the next */
} page;

static struct lws_context *cx;
static uint8_t *fonts[64];
static int font_count;

/* -- fonts -- */

static void
add_font(int px, int bold, int italic)
{
	char name[64];
	size_t len;

	snprintf(name, sizeof(name), "Strokes Sans%s%s", bold ? " Bold" : "",
		 italic ? " Italic" : "");
	fonts[font_count] = stroke_font(name, px, bold, italic, &len);
	if (lws_font_register(cx, fonts[font_count++], len))
		exit(1);
}

static void
add_fonts(void)
{
	static const int sizes[] = { 16, 10, 13, 19, 24, 32, 48 };
	size_t n;
	int kind;

	for (n = 0; n < LWS_ARRAY_SIZE(sizes); n++)
		for (kind = 0; kind < 4; kind++)
			add_font(sizes[n], kind & 1, kind >> 1);
}

static int
write_font(const char *arg)
{
	const int bold = !!strchr(arg, 'b'), italic = !!strchr(arg, 'i');
	uint8_t *p;
	size_t len;

	p = stroke_font(bold     ? italic ? "Strokes Sans Bold Italic"
					  : "Strokes Sans Bold"
			: italic ? "Strokes Sans Italic"
				 : "Strokes Sans",
			atoi(arg), bold, italic, &len);
	fwrite(p, 1, len, stdout);
	free(p);

	return 0;
}

/* -- what a page links to -- */

/* the next bytes of an image; 0: there are no more */
static int
read_some(struct link *l)
{
	uint8_t buf[65536];
	size_t n;

	if (!l->f)
		return 0;
	n = fread(buf, 1, page.piece, l->f);
	if (n && lws_buflist_append_segment(&l->flow->bl, buf, n) >= 0)
		return 1;
	l->flow->state = LWSDLOFLOW_STATE_READ_COMPLETED;
	fclose(l->f);
	l->f = NULL;

	return 0;
}

static void
read_images(void)
{
	int n;

	for (n = 0; n < page.link_count; n++)
		read_some(&page.links[n]);
}

static lws_stateful_ret_t
fetch_css(lhp_ctx_t *ctx, const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t buf[4096];
	size_t n;

	if (!f)
		return LWS_SRET_FATAL;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		lws_x_lhp_css(ctx, buf, n, 0);
	fclose(f);

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
fetch(lhp_ctx_t *ctx, struct lhp_pstack *ps, const char *url,
      lws_dlo_image_type_t type)
{
	const char *path = url + strlen("file://");
	struct link *l = &page.links[page.link_count];

	if (strncmp(url, "file://", 7))
		return LWS_SRET_FATAL;
	if (type == LWSDLOSS_TYPE_CSS)
		return fetch_css(ctx, path);
	if (page.link_count == LINKS)
		return LWS_SRET_FATAL;
	l->f = fopen(path, "rb");
	if (!l->f)
		return LWS_SRET_FATAL;
	l->flow = lws_x_lhp_image_flow(ctx, ps, type);
	if (!l->flow) {
		fclose(l->f);
		return LWS_SRET_FATAL;
	}
	page.link_count++;

	return LWS_SRET_OK;
}

/* -- the page -- */

static int
parse(const char *name)
{
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	FILE *f = fopen(name, "rb");
	const uint8_t *p = NULL;
	uint8_t buf[65536];
	size_t n = 0;

	if (!f) {
		perror(name);
		return 1;
	}
	while (r == LWS_SRET_WANT_INPUT || r == LWS_SRET_AWAIT_RETRY) {
		if (r == LWS_SRET_WANT_INPUT) {
			p = buf;
			n = fread(buf, 1, page.piece, f);
			if (!n)
				page.lhp.flags |= LHP_FLAG_DOCUMENT_END;
		}
		r = lws_lhp_parse(&page.lhp, &p, &n);
		if (r == LWS_SRET_AWAIT_RETRY)
			read_images();
	}
	fclose(f);

	return r != LWS_SRET_NO_FURTHER_OUT;
}

static int
lay_out(const char *name)
{
	char base[4096], *full = realpath(name, NULL);
	int r;

	snprintf(base, sizeof(base), "file://%s", full ? full : name);
	free(full);
	if (lws_lhp_construct(&page.lhp, lhp_displaylist_layout, &page.drt,
			      &page.ic))
		return 1;
	page.lhp.base_url = strdup(base);
	page.lhp.user1 = cx;
	page.lhp.ids = &page.rs.ids;
	lws_x_lhp_set_fetch(&page.lhp, fetch);
	r = parse(name);
	lws_lhp_destruct(&page.lhp);

	return r;
}

/* -- lines -- */

/* Floyd and Steinberg: 7/16 of the error to the right, 3, 5 and 1 below */
static void
spread(const lws_colour_error_t *e, int x, int w)
{
	lws_colour_error_t *here = page.errors + 1 + x, *below = here + w + 2;
	int n;

	for (n = 0; n < 3; n++) {
		here[1].rgb[n] = (int16_t)(here[1].rgb[n] + e->rgb[n] * 7 / 16);
		below[-1].rgb[n] =
			(int16_t)(below[-1].rgb[n] + e->rgb[n] * 3 / 16);
		below[0].rgb[n] =
			(int16_t)(below[0].rgb[n] + e->rgb[n] * 5 / 16);
		below[1].rgb[n] = (int16_t)(below[1].rgb[n] + e->rgb[n] / 16);
	}
}

static lws_display_colour_t
as_shown(lws_display_colour_t c, int x, int w)
{
	lws_colour_error_t *e = page.errors + 1 + x;
	lws_display_palette_idx_t i;

	i = lws_display_palettize_col(&page.ic, four, LWS_ARRAY_SIZE(four), c,
				      e);
	spread(e, x, w);
	if (page.ic.type != LWSSURF_565)
		return four[i];

	return LWSDC_RGBA((i >> 11) * 255 / 31, ((i >> 5) & 63) * 255 / 63,
			  (i & 31) * 255 / 31, 255);
}

static void
write_line(const uint8_t *line, int w)
{
	lws_display_colour_t c;
	int x;

	for (x = 0; x < w; x++) {
		if (page.ic.greyscale)
			c = LWSDC_RGBA(line[x], line[x], line[x], 255);
		else
			c = LWSDC_RGBA(line[x * 3], line[x * 3 + 1],
				       line[x * 3 + 2], 255);
		if (page.ic.type != LWSSURF_TRUECOLOR32)
			c = as_shown(c, x, w);
		putchar((int)LWSDC_R(c));
		putchar((int)LWSDC_G(c));
		putchar((int)LWSDC_B(c));
	}
	memmove(page.errors, page.errors + w + 2,
		(size_t)(w + 2) * sizeof(*page.errors));
	memset(page.errors + w + 2, 0, (size_t)(w + 2) * sizeof(*page.errors));
}

static int
render(int w, int h)
{
	uint8_t *line = malloc((size_t)w * 3);
	lws_stateful_ret_t r = LWS_SRET_OK;
	int y;

	page.errors = calloc((size_t)(w + 2) * 2, sizeof(*page.errors));
	if (!line || !page.errors)
		return 1;
	printf("P6\n%d %d\n255\n", w, h);
	page.rs.line = line;
	for (y = 0; y < h && r == LWS_SRET_OK; y++) {
		memset(line, 255, (size_t)w * 3); /* the colour of the panel */
		page.rs.curr = (lws_display_scalar)y;
		while ((r = lws_display_list_render_line(&page.rs)) ==
		       LWS_SRET_WANT_INPUT)
			read_images();
		write_line(line, w);
	}
	free(line);
	free(page.errors);

	return r != LWS_SRET_OK;
}

static void
show_ids(void)
{
	lws_display_get_ids_boxes(&page.rs);
	lws_start_foreach_dll(struct lws_dll2 *, p, page.rs.ids.head)
	{
		const lws_display_id_t *i =
			lws_container_of(p, lws_display_id_t, list);

		if (i->exists)
			fprintf(stderr, "%s %d %d %d %d\n", i->id,
				i->box.x.whole, i->box.y.whole, i->box.w.whole,
				i->box.h.whole);
	}
	lws_end_foreach_dll(p);
}

static int
run(const char *name)
{
	struct lws_context_creation_info info;
	int r;

	page.drt.dl = &page.rs.displaylist;
	page.rs.ic = &page.ic;
	page.ic.greyscale = !strcmp(page.surface, "grey");
	page.ic.type = !strcmp(page.surface, "565")    ? LWSSURF_565
		       : !strcmp(page.surface, "four") ? LWSSURF_PALETTE
						       : LWSSURF_TRUECOLOR32;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	cx = lws_create_context(&info);
	if (!cx)
		return 1;
	add_fonts();
	r = lay_out(name);
	if (!r) {
		show_ids();
		r = render(page.ic.wh_px[0].whole, page.ic.wh_px[1].whole);
	}
	lws_display_list_destroy(&page.rs.displaylist);
	lws_display_render_free_ids(&page.rs);
	lws_context_destroy(cx);
	while (font_count)
		free(fonts[--font_count]);
	while (page.link_count--)
		if (page.links[page.link_count].f)
			fclose(page.links[page.link_count].f);

	return r;
}

static int
usage(void)
{
	fprintf(stderr, "test-display [-w WIDTH] [-h HEIGHT] [-p 1..65536] "
			"[-s rgb|565|grey|four] [-i ID]... PAGE\n"
			"test-display -f PIXELS[bi]\n");

	return 2;
}

int
main(int argc, char **argv)
{
	int opt;

	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	page.piece = 65536;
	page.surface = "rgb";
	page.ic.wh_px[0].whole = 600;
	page.ic.wh_px[1].whole = 448;
	while ((opt = getopt(argc, argv, "w:h:p:s:i:f:")) != -1)
		switch (opt) {
		case 'w':
			page.ic.wh_px[0].whole = atoi(optarg);
			break;
		case 'h':
			page.ic.wh_px[1].whole = atoi(optarg);
			break;
		case 'p':
			page.piece = (size_t)atoi(optarg);
			break;
		case 's':
			page.surface = optarg;
			break;
		case 'i':
			if (!lws_display_render_add_id(&page.rs, optarg, NULL))
				return 1;
			break;
		case 'f':
			return write_font(optarg);
		default:
			return usage();
		}
	if (optind + 1 != argc || page.piece < 1 || page.piece > 65536 ||
	    page.ic.wh_px[0].whole < 1 || page.ic.wh_px[0].whole > 16384 ||
	    page.ic.wh_px[1].whole < 1 || page.ic.wh_px[1].whole > 16384)
		return usage();

	return run(argv[optind]);
}
