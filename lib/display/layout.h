/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the layout share. Elements come one by one and are placed
 * at once (layout.c): blocks below each other (layout-block.c), text and images
 * side by side in lines (layout-line.c), tables when they end (layout-table.c).
 * What styles say is read by layout-style.c. Places are in 1/LWS_SUB pixels,
 * rounded to whole ones for everything but text in a line.
 */
#ifndef LWS_DISPLAY_LAYOUT_H
#define LWS_DISPLAY_LAYOUT_H

#include "codec/css/css.h"
#include "codec/html/html.h"
#include "display/display.h"

typedef int64_t lu_t;

enum layout_kind {
	LAYOUT_NONE,   /* not shown, nor what is in it */
	LAYOUT_INLINE, /* part of lines */
	LAYOUT_GROUP,  /* of rows: as if it was not there */
	/* those with an object */
	LAYOUT_BLOCK,
	LAYOUT_INLINE_BLOCK,
	LAYOUT_TABLE,
	LAYOUT_ROW,
	LAYOUT_CELL
};

/** struct layout_rect - the object of a block, with what is needed when its
 * width is known at last */
struct layout_rect {
	lws_dlo_rect_t r;      /* first */
	lu_t margins;          /* left and right of it */
	lu_t left;             /* from its edge to its content */
	lu_t edges;            /* left and right of its content */
	lu_t above;            /* of a cell: halves of spare height over it */
	int align;             /* LCSP_PROPVAL_... of its lines */
	uint16_t column, span; /* of a cell */
	uint8_t auto_width;    /* it is as wide as it can be */
	uint8_t is_row;
};

/** struct layout_sides - top, right, bottom, left */
struct layout_sides {
	lu_t v[4];
	uint8_t is_auto[4];
};

/** struct layout_gap - margins that touch: the greatest and the least of them
 * together are one (CSS 2.1 8.3.1) */
struct layout_gap {
	lu_t pos, neg;
};

static inline lu_t
layout_gap_of(const struct layout_gap *g)
{
	return g->pos + g->neg;
}

struct layout_table {
	lu_t col[LWS_LIMIT_LAYOUT_COLUMNS]; /* widths */
	lu_t spacing;
	uint16_t cols;
};

/** struct layout_box - an element that is open; in its element's memory */
struct layout_box {
	struct layout_box *outer; /* of the element around it; NULL: canvas */
	struct layout_box *block; /* the block that it is in, or is */
	struct lws_css_elem *e;
	struct layout_rect *rect;   /* blocks: the list's */
	struct layout_table *table; /* of tables and what is in them */
	const lws_display_font_t *font;
	lu_t font_size;
	enum layout_kind kind;
	int white_space; /* LCSP_PROPVAL_... */
	uint8_t tagged;  /* its id has an object */

	/* blocks */
	struct layout_sides margin, padding, border;
	lu_t avail;                /* width of its content */
	lu_t height;               /* that is asked for; -1: none */
	lu_t y;                    /* where the next line or block comes */
	lu_t widest;               /* of what is in it */
	struct layout_gap pending; /* margin below the last block */
	struct layout_gap top;     /* above it, with what it is one with */
	uint8_t top_open;    /* nothing in it yet, no edge: margins merge */
	uint8_t leads;       /* its top margin is one with the outer's */
	uint8_t fixed_width; /* asked for */
	uint16_t column;     /* rows: which is next */

	/* the line that is being filled */
	lws_dlo_t *first; /* its first object; NULL: none yet */
	lu_t x;           /* where the next one comes */
	lu_t ink;         /* without the blank at the end */
	lu_t asc, desc;   /* above and below the base line */
	uint8_t after_blank;
};

/** struct layout_doc - for the document; in its base's memory */
struct layout_doc {
	struct layout_box canvas;
	struct layout_box *carry_of; /* whose text is held back */
	lws_dlo_t *image;            /* of the img that starts */
	unsigned int objects;
	uint16_t carry_len;
	char carry[2 * LHP_STRING_CHUNK]; /* a word that may go on */
};

/* -- layout.c -- */

struct layout_doc *lws_layout_doc(lhp_ctx_t *ctx);

/** lws_layout_flush() - text that was held back comes now */
void lws_layout_flush(lhp_ctx_t *ctx);

/** lws_layout_counted() - p, counted; NULL if it is, or there are too many: the
 * document has failed then */
void *lws_layout_counted(lhp_ctx_t *ctx, void *p);

/** lws_layout_object() - a rectangle on a block, whose place comes later
 * \return the list's; NULL: the document has failed */
lws_dlo_rect_t *lws_layout_object(lhp_ctx_t *ctx, lws_dlo_t *parent,
				  size_t size, lws_display_colour_t dc);

static inline lws_displaylist_t *
layout_list(const lhp_ctx_t *ctx)
{
	return ((lws_dl_rend_t *)ctx->user)->dl;
}

static inline lu_t
layout_max(lu_t a, lu_t b)
{
	return a > b ? a : b;
}

/** layout_fx() - to a place of an object */
static inline lws_fx_t
layout_fx(lu_t v)
{
	const lu_t limit = (lu_t)INT32_MAX / 2 * LWS_SUB;
	lws_fx_t r;

	v = v > limit ? limit : v < -limit ? -limit : v;
	r.whole = (int32_t)(v / LWS_SUB);
	r.frac = (int32_t)(v % LWS_SUB) * (LWS_FX_FRACTION_MSD / LWS_SUB);

	return r;
}

/* -- layout-style.c -- */

/** lws_layout_style() - font and white space of an element */
void lws_layout_style(lhp_ctx_t *ctx, struct layout_box *b);

/** lws_layout_length() - a value in whole pixels
 * \param percent_of: what percentages are of
 * \param is_auto: out, it is no length: then 0 is returned */
lu_t lws_layout_length(lhp_ctx_t *ctx, struct layout_box *b,
		       const lcsp_atr_t *a, lu_t percent_of, uint8_t *is_auto);

const lcsp_atr_t *lws_layout_value(struct lws_css_elem *e, lcsp_props_t prop);

/** lws_layout_edges() - margin, padding, border of a block */
void lws_layout_edges(lhp_ctx_t *ctx, struct layout_box *b, lu_t around);

/** lws_layout_paint() - colours and corners of a block */
void lws_layout_paint(lhp_ctx_t *ctx, struct layout_box *b);

lws_display_colour_t lws_layout_colour(const lcsp_atr_t *a,
				       lws_display_colour_t otherwise);

/** lws_layout_is() - is a property's value this word? */
int lws_layout_is(const lcsp_atr_t *a, const char *word);

/* -- layout-block.c -- */

/** lws_layout_block_begin() - 0, or -1: the document has failed */
int lws_layout_block_begin(lhp_ctx_t *ctx, struct layout_box *b);
void lws_layout_block_end(lhp_ctx_t *ctx, struct layout_box *b);

/** lws_layout_block_make() - its object, with edges and colours
 * \return 0, or -1: the document has failed */
int lws_layout_block_make(lhp_ctx_t *ctx, struct layout_box *b, lu_t around);

/** lws_layout_settle() - the content's width is known: align lines, and widen
 * or shrink blocks that take what they get */
void lws_layout_settle(struct layout_rect *r, lu_t width);

/** lws_layout_height() - of the whole block, when all is in it */
lu_t lws_layout_height(struct layout_box *b);

/* -- layout-line.c -- */

/** lws_layout_text() - UTF-8 that belongs to an element */
void lws_layout_text(lhp_ctx_t *ctx, struct layout_box *b, const char *text,
		     size_t len);

/** lws_layout_blank() - a blank between two elements */
void lws_layout_blank(struct layout_box *b);

/** lws_layout_item() - an object that is the last on its block, and has its
 * size, goes into the line
 * \param margin: around it; NULL: none */
void lws_layout_item(struct layout_box *block, lws_dlo_t *d,
		     const struct layout_sides *margin);

/** lws_layout_line_end() - what comes is in the next line */
void lws_layout_line_end(struct layout_box *block);

/** lws_layout_line_end_plain() - the same, for a line that is only as high as
 * what is in it */
void lws_layout_line_end_plain(struct layout_box *block);

/** lws_layout_break() - the same for a br, which has a height */
void lws_layout_break(struct layout_box *b);

/* -- layout-table.c -- */

int lws_layout_row_begin(lhp_ctx_t *ctx, struct layout_box *b);
void lws_layout_row_end(struct layout_box *b);
int lws_layout_cell_begin(lhp_ctx_t *ctx, struct layout_box *b);
void lws_layout_cell_end(struct layout_box *b);
int lws_layout_table_begin(lhp_ctx_t *ctx, struct layout_box *b);

/** lws_layout_table_done() - its columns have their widths
 * \return its content's width */
lu_t lws_layout_table_done(struct layout_box *b);

/* -- layout-image.c -- */

/** lws_layout_image() - an img starts
 * \return LWS_SRET_OK: it is in its line, or there is none;
 *	LWS_SRET_AWAIT_RETRY: its size is not known yet */
lws_stateful_ret_t lws_layout_image(lhp_ctx_t *ctx, struct layout_box *b);

/** lws_layout_image_end() - an element ends: if it is an img with display:
 * block, so does its line */
void lws_layout_image_end(struct layout_box *b);

#endif
