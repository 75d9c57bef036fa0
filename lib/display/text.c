/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A line of text as an object: as much of the text as its box is wide for, best
 * cut where text may be cut, behind a blank, a dash or one of , ; : .
 */
#include "display/display.h"

size_t
lws_text_char(const char *p, size_t len, uint32_t *unicode)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const uint8_t *b = (const uint8_t *)p;
	size_t n, more = *b < 0x80   ? 1
			 : *b < 0xc2 ? 0
			 : *b < 0xe0 ? 2
			 : *b < 0xf0 ? 3
			 : *b < 0xf5 ? 4
				     : 0;
	uint32_t c = *b & (more == 1 ? 0x7f : 0xffu >> (more + 1));

	*unicode = 0xfffd;
	if (!more || more > len)
		return 1;
	for (n = 1; n < more; n++) {
		if ((b[n] & 0xc0) != 0x80)
			return 1;
		c = c << 6 | (b[n] & 0x3f);
	}
	if (c < least[more] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 1;
	*unicode = c;

	return more;
}

static int
breaks_behind(uint32_t c)
{
	return c == ' ' || c == '-' || c == ',' || c == ';' || c == ':';
}

struct lws_text_fit
lws_text_fit(const lws_display_font_t *f, const char *text, size_t len,
	     int64_t width)
{
	struct lws_text_fit all = { LWS_TEXT_ALL, 0, 0 };
	struct lws_text_fit brk = { LWS_TEXT_NONE, 0, 0 };
	int64_t next, ink = 0; /* without the blanks at the end */
	uint32_t c;
	size_t n;

	while (all.len < len) {
		n = lws_text_char(text + all.len, len - all.len, &c);
		next = all.width + lws_font_advance(f, c);
		if (c == ' ') /* it may hang over: nobody sees it */
			brk = (struct lws_text_fit){ LWS_TEXT_WRAP, all.len + n,
						     ink };
		else if (next > width)
			break;
		if (next > width) { /* only blanks may follow it here */
			all.len += n;
			break;
		}
		all.len += n;
		all.width = next;
		if (c != ' ')
			ink = next;
		if (c != ' ' && breaks_behind(c))
			brk = (struct lws_text_fit){ LWS_TEXT_WRAP, all.len,
						     all.width };
	}
	if (all.len == len && all.width <= width)
		return all;
	if (brk.how == LWS_TEXT_WRAP)
		return brk;
	all.how = all.len ? LWS_TEXT_CUT : LWS_TEXT_NONE;

	return all;
}

lws_dlo_text_t *
lws_display_dlo_text_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_display_font_t *font)
{
	struct lws_font_measure m;
	lws_dlo_text_t *t;
	lws_dlo_t *d =
		lws_dlo_new(dl, dlo_parent, sizeof(*t), box, font->renderer);

	if (!d)
		return NULL;
	t = lws_container_of(d, lws_dlo_text_t, dlo);
	m = lws_font_measure(font);
	d->_destroy = lws_display_dlo_text_destroy;
	t->font = font;
	t->font_height = t->font_line_height = (int16_t)m.line_height;
	t->font_y_baseline = (int16_t)m.baseline;

	return t;
}

static void
drop_text(lws_dlo_text_t *t)
{
	lws_dll2_owner_clear(&t->glyphs);
	lwsac_free(&t->ac_glyphs);
	lws_free_set_NULL(t->text);
	t->text_len = 0;
}

void
lws_display_dlo_text_destroy(struct lws_dlo *dlo)
{
	drop_text(lws_container_of(dlo, lws_dlo_text_t, dlo));
}

int
lws_display_dlo_text_update(lws_dlo_text_t *text, lws_display_colour_t dc,
			    lws_fx_t indent, const char *utf8, size_t text_len)
{
	struct lws_text_fit fit = lws_text_fit(text->font, utf8, text_len,
					       lws_sub_of(&text->dlo.box.w) -
						       lws_sub_of(&indent));

	drop_text(text);
	memset(&text->bounding_box, 0, sizeof(text->bounding_box));
	text->dlo.dc = dc;
	text->indent = indent;
	if (!fit.len)
		return 2;
	text->text = lws_malloc(fit.len, "text");
	if (!text->text)
		return -1;
	memcpy(text->text, utf8, fit.len);
	text->text_len = fit.len;
	text->bounding_box.w.whole = (int32_t)(fit.width / LWS_SUB);
	text->bounding_box.w.frac = (int32_t)(fit.width % LWS_SUB) *
				    (LWS_FX_FRACTION_MSD / LWS_SUB);
	text->bounding_box.h.whole = text->font_height;

	return fit.how == LWS_TEXT_WRAP;
}
