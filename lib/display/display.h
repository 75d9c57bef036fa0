/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of display: objects on a list, rendered line by line, and the
 * fonts and files that they need. Everything a program calls is declared in
 * lws-dlo.h and lws-display.h; here is what the files of this room share, and
 * the one thing that it needs from above: where a context keeps its fonts.
 */
#ifndef LWS_DISPLAY_DISPLAY_H
#define LWS_DISPLAY_DISPLAY_H

#include "core/core.h"

/** struct lws_display_assets - a context's fonts and files */
struct lws_display_assets {
	lws_dll2_owner_t fonts; /* lws_display_font_t, owned */
	lws_dll2_owner_t files; /* lws_dlo_filesystem_t, owned */
};

/** lws_display_assets() - those of a context. Defined where contexts are known,
 * system/display; in builds without them by no-context.c, where all share one
 * \return NULL: cx is */
struct lws_display_assets *lws_display_assets(struct lws_context *cx);

/* -- numbers: pixels in 1/256, so that coverage of a pixel has 256 steps -- */

#define LWS_SUB 256

static inline int64_t
lws_sub_of(const lws_fx_t *a)
{
	int64_t whole = a->whole < 0 ? -(int64_t)a->whole : a->whole;
	int64_t frac = a->frac < 0 ? -(int64_t)a->frac : a->frac;
	int64_t v = whole * LWS_SUB + frac * LWS_SUB / LWS_FX_FRACTION_MSD;

	return lws_neg(a) ? -v : v;
}

/* the pixel that a place is in, and the first one behind it */
static inline int
lws_sub_floor(int64_t v)
{
	return (int)(v >= 0 ? v / LWS_SUB : -((-v + LWS_SUB - 1) / LWS_SUB));
}

static inline int
lws_sub_ceil(int64_t v)
{
	return -lws_sub_floor(-v);
}

/* -- surface.c -- */

/** lws_surface_bytes() - of a pixel in a line as it is rendered: 1, 3, 4 */
size_t lws_surface_bytes(const lws_surface_info_t *ic);

/** lws_surface_span() - blend a colour into pixels x0 to x1 - 1, as far as they
 * are on the surface
 * \param coverage: 0 to LWS_SUB, how much of each pixel it covers */
void lws_surface_span(const lws_surface_info_t *ic, uint8_t *line, int x0,
		      int x1, lws_display_colour_t c, int coverage);

/* -- list.c -- */

/** lws_dlo_parent() - the object that one is on; NULL: it is a root */
static inline lws_dlo_t *
lws_dlo_parent(const lws_displaylist_t *dl, const lws_dlo_t *d)
{
	if (d->list.owner == &dl->dl)
		return NULL;

	return lws_container_of(d->list.owner, lws_dlo_t, children);
}

static inline lws_dlo_t *
lws_dlo_of(lws_dll2_t *p)
{
	return p ? lws_container_of(p, lws_dlo_t, list) : NULL;
}

/** lws_dlo_new() - an object of size bytes, zeroed but for what is given, put
 * on the list
 * \return the list's; NULL: out of memory */
lws_dlo_t *lws_dlo_new(lws_displaylist_t *dl, lws_dlo_t *parent, size_t size,
		       const lws_box_t *box, lws_dlo_renderer_t render);

/* -- rect.c -- */

/** lws_dlo_rect_init() - colour and corners of a rectangle that a larger record
 * begins with */
void lws_dlo_rect_init(lws_dlo_rect_t *r, const lws_fx_t *radii,
		       lws_display_colour_t dc);

/* -- image.c -- */

/** lws_dlo_image_awaits() - 1: it is an image, and its flow is being filled */
int lws_dlo_image_awaits(const lws_dlo_t *d);

/** lws_dlo_image_is_unmeasured() - 1: it is an image whose size is not known */
int lws_dlo_image_is_unmeasured(const lws_dlo_t *d);

/* -- font.c -- */

/** lws_font_parse() - fill in a font whose data and data_len are set
 * \return 0; -1: it is none, said */
int lws_font_parse(lws_display_font_t *f);

/** struct lws_font_measure - of a font that lws_font_parse() has taken */
struct lws_font_measure {
	int line_height; /* pixels */
	int baseline;    /* below the top */
};

struct lws_font_measure lws_font_measure(const lws_display_font_t *f);

/** lws_font_advance() - how far a character moves on, in 1/LWS_SUB pixels */
int64_t lws_font_advance(const lws_display_font_t *f, uint32_t unicode);

/* -- text.c -- */

/** lws_text_char() - the next character of UTF-8; U+FFFD for what is none
 * \param len: at least 1
 * \return how many bytes it has, 1 to 4 */
size_t lws_text_char(const char *p, size_t len, uint32_t *unicode);

enum lws_text_fits {
	LWS_TEXT_ALL,  /* all of it */
	LWS_TEXT_WRAP, /* up to where it may be broken */
	LWS_TEXT_CUT,  /* up to inside of a word: it has no such place */
	LWS_TEXT_NONE  /* not even a character */
};

struct lws_text_fit {
	enum lws_text_fits how;
	size_t len;    /* bytes that fit, a blank at the break counted */
	int64_t width; /* of these, without it, in 1/LWS_SUB pixels */
};

struct lws_text_fit lws_text_fit(const lws_display_font_t *f, const char *text,
				 size_t len, int64_t width);

#endif
