/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Fonts of pixels. A font is a block of bytes that is used where it is, in a
 * form of this library's own (READMEs/README.display-list.md has it): a head,
 * ranges of characters, a record a glyph, and its pixels as runs. All numbers
 * are big endian. Heads and tables are checked when the font is registered,
 * runs end with the block, so a damaged font shows wrong pixels at worst.
 */
#include "display/display.h"

/* offsets in the head */
enum {
	HEAD_MAGIC = 0,     /* "MCUF" */
	HEAD_FORM = 4,      /* "x1", two zeros */
	HEAD_LEN = 8,       /* of the whole */
	HEAD_HEIGHT = 12,   /* of a line, pixels; 2 bytes, as these: */
	HEAD_BASELINE = 14, /* below the top */
	HEAD_X_HEIGHT = 16, /* of x */
	HEAD_MISSING = 18,  /* glyph of characters that it has not */
	HEAD_NAME = 20,     /* where the family's name is, terminated */
	HEAD_RANGES = 24,   /* how many */
	HEAD_RANGE_AT = 28, /* where they are */
	HEAD_GLYPHS = 32,   /* how many */
	HEAD_GLYPH_AT = 36, /* where they are */
	HEAD_BYTES = 40
};

/* a range: first character (4), how many (2), its first glyph (2) */
#define RANGE_BYTES 8

/* a glyph: where its runs are (4), how far it moves on in 1/64 pixels (2), left
 * and top of its pixels, signed (1, 1), their width and height (1, 1) */
#define GLYPH_BYTES 10

#define UNITS_PER_PX 64

static uint32_t
u16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
u32(const uint8_t *p)
{
	return u16(p) << 16 | u16(p + 2);
}

/* -- lookup -- */

static uint32_t
glyph_index(const uint8_t *d, uint32_t unicode)
{
	const uint8_t *ranges = d + u32(d + HEAD_RANGE_AT), *r;
	uint32_t low = 0, high = u32(d + HEAD_RANGES), mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		r = ranges + (size_t)mid * RANGE_BYTES;
		if (unicode < u32(r))
			high = mid;
		else if (unicode - u32(r) >= u16(r + 4))
			low = mid + 1;
		else
			return u16(r + 6) + unicode - u32(r);
	}

	return u16(d + HEAD_MISSING);
}

static const uint8_t *
glyph_of(const lws_display_font_t *f, uint32_t unicode)
{
	return f->data + u32(f->data + HEAD_GLYPH_AT) +
	       (size_t)glyph_index(f->data, unicode) * GLYPH_BYTES;
}

int64_t
lws_font_advance(const lws_display_font_t *f, uint32_t unicode)
{
	if (unicode < 0x20)
		return 0;

	return (int64_t)u16(glyph_of(f, unicode) + 4) *
	       (LWS_SUB / UNITS_PER_PX);
}

struct lws_font_measure
lws_font_measure(const lws_display_font_t *f)
{
	struct lws_font_measure m = { (int)u16(f->data + HEAD_HEIGHT),
				      (int)u16(f->data + HEAD_BASELINE) };

	return m;
}

/* -- a font -- */

static int
in_block(const lws_display_font_t *f, uint32_t at, uint32_t count, size_t each)
{
	return at <= f->data_len && count <= (f->data_len - at) / each;
}

static int
ranges_are_good(const lws_display_font_t *f)
{
	const uint8_t *d = f->data, *r = d + u32(d + HEAD_RANGE_AT);
	const uint32_t glyphs = u32(d + HEAD_GLYPHS);
	uint32_t n, next = 0;

	for (n = u32(d + HEAD_RANGES); n; n--, r += RANGE_BYTES) {
		if (u32(r) < next || u16(r + 4) + u16(r + 6) > glyphs ||
		    u32(r) > 0x10ffff)
			return 0;
		next = u32(r) + u16(r + 4);
	}

	return u16(d + HEAD_MISSING) < glyphs;
}

static int
is_font(const lws_display_font_t *f)
{
	const uint8_t *d = f->data;

	return f->data_len >= HEAD_BYTES && !memcmp(d, "MCUFx1\0", 8) &&
	       u32(d + HEAD_LEN) == f->data_len &&
	       u32(d + HEAD_NAME) < f->data_len &&
	       memchr(d + u32(d + HEAD_NAME), 0,
		      f->data_len - u32(d + HEAD_NAME)) &&
	       u16(d + HEAD_HEIGHT) && u16(d + HEAD_HEIGHT) <= INT16_MAX &&
	       u16(d + HEAD_BASELINE) <= u16(d + HEAD_HEIGHT) &&
	       in_block(f, u32(d + HEAD_RANGE_AT), u32(d + HEAD_RANGES),
			RANGE_BYTES) &&
	       in_block(f, u32(d + HEAD_GLYPH_AT), u32(d + HEAD_GLYPHS),
			GLYPH_BYTES) &&
	       ranges_are_good(f);
}

/* a word in a name, in any case */
static int
names(const char *name, const char *word)
{
	const size_t len = strlen(word);

	for (; *name; name++)
		if (!strncasecmp(name, word, len))
			return 1;

	return 0;
}

static uint16_t
weight_of(const char *name)
{
	static const struct {
		const char *word;
		uint16_t weight;
	} words[] = {
		{ "extralight", 200 }, { "thin", 200 }, { "black", 900 },
		{ "heavy", 900 },      { "bold", 700 }, { "light", 300 }
	};
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(words); n++)
		if (names(name, words[n].word))
			return words[n].weight;

	return 400;
}

static lws_stateful_ret_t font_render(struct lws_display_render_state *rs);
static lws_font_glyph_t *font_glyph(struct lws_dlo_text *text, uint32_t unicode,
				    char attach);

int
lws_font_parse(lws_display_font_t *f)
{
	const char *name;
	int64_t em;

	if (!is_font(f)) {
		lwsl_err("font: %u bytes that are no font of the form MCUF x1, "
			 "or a damaged one\n",
			 (unsigned int)f->data_len);
		return -1;
	}
	name = (const char *)f->data + u32(f->data + HEAD_NAME);
	f->choice.family_name = name;
	f->choice.generic_name = names(name, "mono")    ? "monospace"
				 : names(name, "sans")  ? "sans"
				 : names(name, "serif") ? "serif"
							: NULL;
	f->choice.weight = weight_of(name);
	f->choice.style = names(name, "italic") || names(name, "oblique");
	f->choice.fixed_height = (uint16_t)u16(f->data + HEAD_HEIGHT);
	em = lws_font_advance(f, 'm');
	f->em.whole = (int32_t)(em / LWS_SUB);
	f->em.frac = (int32_t)(em % LWS_SUB * (LWS_FX_FRACTION_MSD / LWS_SUB));
	f->ex.whole = (int32_t)u16(f->data + HEAD_X_HEIGHT);
	f->renderer = font_render;
	f->image_glyph = font_glyph;

	return 0;
}

/* -- glyphs of a text -- */

struct glyph {
	lws_font_glyph_t g; /* first; on the text's list */
	const uint8_t *rec;
	const uint8_t *p;  /* runs that come */
	int next_row;      /* of its pixels */
	unsigned int left; /* pixels of the run that has begun */
	uint8_t alpha;     /* of these */
};

static void
fx_of(lws_fx_t *to, int64_t sub)
{
	to->whole = (int32_t)(sub / LWS_SUB);
	to->frac = (int32_t)(sub % LWS_SUB) * (LWS_FX_FRACTION_MSD / LWS_SUB);
}

static void
rewind_runs(struct glyph *g, const lws_display_font_t *f)
{
	const uint32_t at = u32(g->rec);

	g->p = f->data + (at < f->data_len ? at : f->data_len);
	g->next_row = 0;
	g->left = 0;
}

static lws_font_glyph_t *
font_glyph(struct lws_dlo_text *text, uint32_t unicode, char attach)
{
	struct glyph *g =
		lwsac_use_zero(&text->ac_glyphs, sizeof(*g), 16 * sizeof(*g));

	if (!g)
		return NULL;
	g->rec = glyph_of(text->font, unicode);
	rewind_runs(g, text->font);
	fx_of(&g->g.cwidth, lws_font_advance(text->font, unicode));
	g->g.x = (int8_t)g->rec[6];
	g->g.height.whole = text->font->choice.fixed_height;
	if (attach)
		lws_dll2_add_tail(&g->g.list, &text->glyphs);

	return &g->g;
}

/* a byte: 00nnnnnn n+1 clear pixels, 01nnnnnn n+1 full ones, 1aaaaaaa one of
 * alpha a / 127 */
static uint8_t
next_alpha(struct glyph *g, const uint8_t *end)
{
	uint8_t b;

	if (!g->left) {
		if (g->p >= end)
			return 0;
		b = *g->p++;
		g->left = b & 0x80 ? 1 : (b & 0x3fu) + 1;
		g->alpha = b & 0x80   ? (uint8_t)((b & 0x7fu) * 255 / 127)
			   : b & 0x40 ? 255
				      : 0;
	}
	g->left--;

	return g->alpha;
}

/* a row of a glyph's pixels, at x on the surface */
static void
glyph_row(const lws_display_render_state_t *rs, struct glyph *g,
	  const lws_dlo_text_t *t, int x, int row)
{
	const uint8_t *end = t->font->data + t->font->data_len;
	const int wide = g->rec[8], high = g->rec[9];
	lws_display_colour_t c;
	unsigned int a;
	int n;

	if (row < 0 || row >= high)
		return;
	if (row < g->next_row)
		rewind_runs(g, t->font);
	for (; g->next_row < row; g->next_row++)
		for (n = 0; n < wide; n++)
			next_alpha(g, end);
	for (n = 0; n < wide; n++) {
		a = next_alpha(g, end) * LWSDC_ALPHA(t->dlo.dc) / 255;
		c = (t->dlo.dc & 0xffffff) | a << 24;
		if (a)
			lws_surface_set_px(rs->ic, rs->line, x + n, &c);
	}
	g->next_row++;
}

/* glyphs are made when the text's first line is due, so that a long page has
 * only those of the lines that are being rendered */
static int
make_glyphs(lws_dlo_text_t *t)
{
	int64_t x = lws_sub_of(&t->indent);
	lws_font_glyph_t *g;
	uint32_t unicode;
	size_t n = 0;

	while (n < t->text_len) {
		n += lws_text_char(t->text + n, t->text_len - n, &unicode);
		if (unicode < 0x20)
			continue;
		g = t->font->image_glyph(t, unicode, 1);
		if (!g)
			return -1;
		fx_of(&g->xorg, x);
		fx_of(&g->xpx, x + g->x * LWS_SUB);
		x += lws_sub_of(&g->cwidth);
	}

	return 0;
}

static lws_stateful_ret_t
font_render(struct lws_display_render_state *rs)
{
	const lws_display_render_stack_t *st = &rs->st[rs->sp];
	lws_dlo_text_t *t = lws_container_of(st->dlo, lws_dlo_text_t, dlo);
	const int64_t x = lws_sub_of(&st->co.x);
	const int y =
		rs->curr - lws_sub_floor(lws_sub_of(&st->co.y) + LWS_SUB / 2);
	struct glyph *g;

	if (t->text_len && !t->glyphs.count && make_glyphs(t)) {
		lws_dll2_owner_clear(&t->glyphs);
		lwsac_free(&t->ac_glyphs);
		return LWS_SRET_YIELD;
	}
	lws_start_foreach_dll(struct lws_dll2 *, p, t->glyphs.head)
	{
		g = lws_container_of(p, struct glyph, g.list);
		glyph_row(
			rs, g, t,
			lws_sub_floor(x + lws_sub_of(&g->g.xpx) + LWS_SUB / 2),
			y - (int8_t)g->rec[7]);
	}
	lws_end_foreach_dll(p);

	return LWS_SRET_OK;
}
