/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Display lists: boxes, text and images laid out on a surface and rendered one
 * line at a time, so that no frame buffer is needed.
 */

#ifndef LWS_DLO_H
#define LWS_DLO_H

/** text goes on in the next line */
#define LWSDLO_TEXT_FLAG_WRAP 1

struct lws_display_render_state;
struct lws_dlo_text;
struct lws_dlo;
struct lwsac;
struct lhp_ctx;

/** an lws_display_colour_t: red in the low byte, then green, blue, alpha */
#define LWSDC_RGBA(_r, _g, _b, _a)                                             \
	(((uint32_t)(_r)&0xff) | (((uint32_t)(_g)&0xff) << 8) |                \
	 (((uint32_t)(_b)&0xff) << 16) | (((uint32_t)(_a)&0xff) << 24))

#define LWSDC_R(_c)     ((_c)&0xff)           /**< red of a colour */
#define LWSDC_G(_c)     (((_c) >> 8) & 0xff)  /**< green of a colour */
#define LWSDC_B(_c)     (((_c) >> 16) & 0xff) /**< blue of a colour */
#define LWSDC_ALPHA(_c) (((_c) >> 24) & 0xff) /**< alpha of a colour */

/** brightness 0..255 of a colour, an int */
#define RGB_TO_Y(_r, _g, _b) ((((_r)*299) + ((_g)*587) + ((_b)*114)) / 1000)

/** a palette's colour, whose alpha byte is its brightness */
#define PALETTE_RGBY(_r, _g, _b) LWSDC_RGBA(_r, _g, _b, RGB_TO_Y(_r, _g, _b))

/** What comes from a URL */
typedef enum {
	LWSDLOSS_TYPE_JPEG = 0, /**< a JPEG */
	LWSDLOSS_TYPE_PNG = 1,  /**< a PNG */
	LWSDLOSS_TYPE_CSS = 2,  /**< a style sheet */
} lws_dlo_image_type_t;

/** Renders an object into the current line
 * \param rs: the rendering
 * \return LWS_SRET_OK; otherwise call it again for the same line
 */
typedef lws_stateful_ret_t (*lws_dlo_renderer_t)(
	struct lws_display_render_state *rs);

typedef struct lws_font_glyph lws_font_glyph_t;
/** Finds a glyph
 * \param text: the text it is for
 * \param unicode: the character
 * \param attach: nonzero: put it on the text's list
 * \return the glyph, or NULL
 */
typedef lws_font_glyph_t *(*lws_dlo_image_glyph_t)(struct lws_dlo_text *text,
						   uint32_t unicode,
						   char attach);

/** Frees what an object has of its own
 * \param dlo: the object
 */
typedef void (*lws_dlo_destroy_t)(struct lws_dlo *dlo);

/** Width and height */
typedef struct {
	lws_fx_t w; /**< width */
	lws_fx_t h; /**< height */
} lws_dlo_dim_t;

/** A glyph of a text */
struct lws_font_glyph {
	lws_dll2_t list; /**< links those of the text */
	lws_fx_t xorg;   /**< where it begins */
	lws_fx_t xpx;    /**< where its pixels are */
	lws_fx_t height; /**< its height */
	lws_fx_t cwidth; /**< how far it moves on */
	int8_t x;        /**< offset of its pixels */
};

/** An element of HTML that the program knows by its id */
struct lws_display_id {
	lws_dll2_t list;   /**< links those of a rendering */
	char id[16];       /**< its id, up to 15 characters */
	lws_box_t box;     /**< where it is */
	void *priv_user;   /**< the program's */
	void *priv_driver; /**< the driver's */
	char exists;       /**< it was met */
	char iframe;       /**< it is an iframe */
};

typedef struct lws_display_id lws_display_id_t;

/** An object on a display list; objects of all kinds start with it */
struct lws_dlo {
	lws_dll2_t list; /**< links it with its siblings */
	/** links it with those of its table column */
	lws_dll2_t col_list;
	/** links it with those of its table row */
	lws_dll2_t row_list;
	lws_dll2_owner_t children;   /**< objects on it */
	lws_dll2_owner_t table_cols; /**< columns, if it is a table */
	lws_dll2_owner_t table_rows; /**< rows, if it is a table */
	struct lws_dlo *abut_x;      /**< object it is to the right of */
	struct lws_dlo *abut_y;      /**< object it is below */
	lws_dlo_destroy_t _destroy;  /**< frees what it has of its own */
	lws_dlo_renderer_t render;   /**< renders it */
	lws_fx_t margin[4];          /**< top, right, bottom, left */
	lws_fx_t padding[4];         /**< top, right, bottom, left */
	/** what the program knows it by, or NULL */
	lws_display_id_t *id;
	lws_box_t box;               /**< where it is, from its parent */
	lws_display_colour_t dc;     /**< its colour */
	uint8_t flag_runon : 1;      /**< it goes on with the line before */
	uint8_t flag_done_align : 1; /**< it was aligned */
	uint8_t flag_toplevel : 1;   /**< nothing above it grows with it */
};

/** A rounded corner */
struct lws_circle {
	lws_fx_t r;   /**< radius */
	lws_fx_t orx; /**< its middle */
	lws_fx_t ory; /**< its middle */
	lws_fx_t rsq; /**< radius squared */
	lws_fx_t ys;  /**< of the current line */
};

typedef struct lws_dlo lws_dlo_t;
typedef struct lws_circle lws_circle_t;

/** A rectangle */
struct lws_dlo_rect {
	lws_dlo_t dlo;            /**< the object */
	lws_circle_t c[4];        /**< its corners */
	lws_fx_t b[4];            /**< widths of its borders */
	lws_display_colour_t dcb; /**< colour of these */
	lws_fx_t btm;             /**< bottom */
	lws_fx_t right;           /**< right */
	lws_box_t db;             /**< where it is on the display */
	uint8_t init;             /**< those are known */
	uint8_t alt;              /**< corners are drawn the other way */
};

/** A circle */
struct lws_dlo_circle {
	lws_dlo_t dlo; /**< the object */
};

/** What font is wanted, or what one is */
struct lws_font_choice {
	const char *family_name;  /**< family */
	const char *generic_name; /**< "serif", "sans", ... */
	uint16_t weight;          /**< weight, 400 is usual */
	uint16_t style;           /**< 1: italic */
	uint16_t fixed_height;    /**< height in pixels */
};

typedef struct lws_font_choice lws_font_choice_t;

/** A font */
struct lws_display_font {
	lws_dll2_t list;                   /**< links those of the context */
	lws_font_choice_t choice;          /**< what it is */
	const uint8_t *data;               /**< its data */
	uint8_t *priv;                     /**< the renderer's */
	size_t data_len;                   /**< bytes of data */
	lws_dlo_renderer_t renderer;       /**< renders a line of text */
	lws_dlo_image_glyph_t image_glyph; /**< finds a glyph */
	lws_fx_t em;                       /**< width of m */
	lws_fx_t ex;                       /**< height of x */
};

/** A file in memory, "dlofs/" and its name */
struct lws_dlo_filesystem {
	lws_dll2_t list;  /**< links those of the context */
	const char *name; /**< its name */
	const void *data; /**< what is in it */
	size_t len;       /**< bytes of that */
};

typedef struct lws_display_font lws_display_font_t;

/** A line of text */
struct lws_dlo_text {
	lws_dlo_t dlo;                     /**< the object */
	const lws_display_font_t *font;    /**< its font */
	lws_dll2_owner_t glyphs;           /**< its glyphs */
	lws_box_t bounding_box;            /**< what it takes */
	const struct lws_surface_info *ic; /**< its surface */
	struct lwsac *ac_glyphs;           /**< memory of the glyphs */
	uint8_t *line;                     /**< a line of it, rendered */
	uint16_t curr;                     /**< which */
	char *text;                        /**< the text */
	uint8_t *kern;                     /**< kerning */
	/** bytes that are shown: the rest goes elsewhere */
	size_t text_len;
	lws_display_list_coord_t clkernpx; /**< kerning at the cursor */
	lws_display_list_coord_t cwidth;   /**< width at the cursor */
	lws_fx_t indent;                   /**< where it begins */
	uint32_t flags;                    /**< LWSDLO_TEXT_FLAG_... */
	int16_t font_y_baseline;           /**< the font's base line */
	int16_t font_height;               /**< the font's height */
	int16_t font_line_height;          /**< the font's line height */
	/** height of all that share the line */
	int16_t group_height;
	/** base line of all that share the line */
	int16_t group_y_baseline;
	lws_fx_t _cwidth; /**< width of the last glyph */
};

/** Objects that are rendered later */
struct lws_dlo_rasterize {
	lws_dll2_owner_t owner;     /**< the objects */
	lws_sorted_usec_list_t sul; /**< when */
	int lines;                  /**< how many lines at a time */
};

/** A PNG */
struct lws_dlo_png {
	lws_dlo_t dlo;   /**< the object */
	lws_flow_t flow; /**< where its bytes come from */
	lws_upng_t *png; /**< the decoder */
};

/** A JPEG */
struct lws_dlo_jpeg {
	lws_dlo_t dlo;   /**< the object */
	lws_flow_t flow; /**< where its bytes come from */
	lws_jpeg_t *j;   /**< the decoder */
};

typedef struct lws_dlo_png lws_dlo_png_t;
typedef struct lws_dlo_jpeg lws_dlo_jpeg_t;

/** An image of either kind */
typedef struct {
	/** by type */
	union {
		lws_dlo_jpeg_t *dlo_jpeg; /**< a JPEG */
		lws_dlo_png_t *dlo_png;   /**< a PNG */
	} u;
	lws_dlo_image_type_t type; /**< which */
	char failed;               /**< it can't be shown */
} lws_dlo_image_t;

/** A display list */
struct lws_displaylist {
	lws_dll2_owner_t dl;          /**< its root */
	struct lws_display_state *ds; /**< its display, or NULL */
};

typedef struct lws_displaylist lws_displaylist_t;

/** A display list to be rendered */
struct lws_dl_rend {
	lws_displaylist_t *dl; /**< the list */
	int w;                 /**< width in pixels */
	int h;                 /**< height in pixels */
};

/** How deep a rendering is */
struct lws_display_render_stack {
	lws_dlo_t *dlo; /**< object at this depth */
	lws_box_t co;   /**< where it is on the surface */
};

typedef struct lws_display_render_stack lws_display_render_stack_t;

/** A rendering; zeroed, then set */
struct lws_display_render_state {
	lws_sorted_usec_list_t sul;    /**< when to go on */
	struct lws_display_state *lds; /**< the display */
	/** elements the program wants to know about */
	lws_dll2_owner_t ids;
	const struct lws_surface_info *ic; /**< the surface */
	lws_display_render_stack_t st[12]; /**< how deep it is */
	int sp;                            /**< top of that */
	uint8_t *line;                     /**< the line, the program's */
	lws_displaylist_t displaylist;     /**< what is rendered */
	lws_display_scalar curr;           /**< which line, from the top */
	/** bottom of the lowest element known by id */
	lws_display_scalar lowest_id_y;
	/** 1: HTML is coming, 2: it is laid out */
	char html;
};

/** Parameters of lws_dlo_ss_create(); zeroed, then set */
typedef struct {
	struct lws_context *cx;            /**< the context */
	lws_displaylist_t *dl;             /**< the display list */
	lws_dlo_t *dlo_parent;             /**< object it goes on */
	lws_box_t *box;                    /**< where */
	sul_cb_t on_rx;                    /**< called when bytes come */
	lws_sorted_usec_list_t *on_rx_sul; /**< its timer */
	const char *url;                   /**< what to fetch */
	struct lhp_ctx *lhp;               /**< the HTML it is of */
	lws_dlo_image_t *u;                /**< out: the image */
	/** bytes the peer may be ahead */
	int32_t window;
	uint8_t type; /**< enum of what it is */
} lws_dlo_ss_create_info_t;

typedef struct lws_dlo_rect lws_dlo_rect_t;
typedef struct lws_dlo_circle lws_dlo_circle_t;
typedef struct lws_dlo_filesystem lws_dlo_filesystem_t;
typedef struct lws_dlo_text lws_dlo_text_t;
typedef struct lws_dlo_rasterize lws_dlo_rasterize_t;
typedef struct lws_dl_rend lws_dl_rend_t;
typedef struct lws_display_render_state lws_display_render_state_t;

/** file operations of lws_dlo_file_register(); read only */
LWS_VISIBLE extern const struct lws_plat_file_ops lws_dlo_fops;

/** lws_display_render_free_ids() - forget the elements of a rendering
 * \param rs: the rendering
 */
LWS_VISIBLE LWS_EXTERN void
lws_display_render_free_ids(lws_display_render_state_t *rs);

/** lws_display_render_add_id() - want to know about an element
 * \param rs: the rendering
 * \param id: its id
 * \param priv: the program's
 * \return what is known about it; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_display_id_t *
lws_display_render_add_id(lws_display_render_state_t *rs, const char *id,
			  void *priv);

/** lws_display_render_get_id() - what is known about an element
 * \param rs: the rendering
 * \param id: its id
 * \return that, or NULL
 */
LWS_VISIBLE LWS_EXTERN lws_display_id_t *
lws_display_render_get_id(lws_display_render_state_t *rs, const char *id);

/** lws_display_render_dump_ids() - log all elements
 * \param ids: of a rendering
 */
LWS_VISIBLE LWS_EXTERN void lws_display_render_dump_ids(lws_dll2_owner_t *ids);

/** lws_dlo_contents() - how far an object's children reach
 * \param parent: the object
 * \param dim: out, width and height
 */
LWS_VISIBLE LWS_EXTERN void lws_dlo_contents(lws_dlo_t *parent,
					     lws_dlo_dim_t *dim);

/** lws_display_dlo_adjust_dims() - change an object's size, and what that moves
 * \param dlo: the object
 * \param dim: width and height
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dlo_adjust_dims(lws_dlo_t *dlo,
							lws_dlo_dim_t *dim);

/** lws_display_dl_init() - make a display list
 * \param dl: the list, empty on return
 * \param ds: its display, or NULL
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dl_init(lws_displaylist_t *dl,
						struct lws_display_state *ds);

/** lws_display_dl_dump() - log a display list
 * \param dl: the list
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dl_dump(lws_displaylist_t *dl);

/** lws_display_list_destroy() - free all on a display list
 * \param dl: the list; NULL is let pass
 */
LWS_VISIBLE LWS_EXTERN void lws_display_list_destroy(lws_displaylist_t *dl);

/** lws_display_dlo_destroy() - free an object and its children
 * \param r: the object, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dlo_destroy(lws_dlo_t **r);

/** lws_display_dlo_add() - put an object on a display list
 * \param dl: the list
 * \param dlo_parent: object it goes on; NULL: the root, or it becomes
 *	that
 * \param dlo: the object, the list's from then on
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_display_dlo_add(lws_displaylist_t *dl,
					       lws_dlo_t *dlo_parent,
					       lws_dlo_t *dlo);

/** lws_dlo_ensure_err_diff() - have memory for what errors leave to the next
 * line
 * \param dlo: the object
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_dlo_ensure_err_diff(lws_dlo_t *dlo);

/** lws_display_list_render_line() - render a line
 * \param rs: the rendering, with line and curr set; from top to bottom,
 *	each once
 * \return LWS_SRET_OK; otherwise call it again for the same line
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_list_render_line(lws_display_render_state_t *rs);

/** lws_display_get_ids_boxes() - find out where the elements are
 * \param rs: the rendering, laid out and not yet rendered
 * \return LWS_SRET_OK
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_get_ids_boxes(lws_display_render_state_t *rs);

/** lws_display_dlo_rect_new() - make a rectangle
 * \param dl: the display list
 * \param dlo_parent: object it goes on, or NULL
 * \param box: where
 * \param radii: of its corners: top left, top right, bottom left,
 *	bottom right; or NULL
 * \param dc: its colour
 * \return the rectangle, the list's; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_dlo_rect_t *
lws_display_dlo_rect_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_fx_t *radii,
			 lws_display_colour_t dc);

/** lws_display_render_rect() - its renderer
 * \param rs: the rendering
 * \return as lws_dlo_renderer_t
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_rect(struct lws_display_render_state *rs);

/** lws_display_dlo_text_new() - make a line of text
 * \param dl: the display list
 * \param dlo_parent: object it goes on, or NULL
 * \param box: where
 * \param font: its font
 * \return the text, empty, the list's; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_dlo_text_t *
lws_display_dlo_text_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_display_font_t *font);

/** lws_display_dlo_text_update() - put text into it, as much as fits
 * \param text: the text
 * \param dc: its colour
 * \param indent: where it begins
 * \param utf8: what to show, UTF-8
 * \param text_len: bytes of it
 * \return 0: all; 1: the rest begins at text->text_len; 2: nothing
 *	fits; -1: memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_dlo_text_update(lws_dlo_text_t *text, lws_display_colour_t dc,
			    lws_fx_t indent, const char *utf8, size_t text_len);

/** lws_display_dlo_text_destroy() - its lws_dlo._destroy
 * \param dlo: the text
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dlo_text_destroy(struct lws_dlo *dlo);

/** lws_display_dlo_png_new() - make a PNG
 * \param dl: the display list
 * \param dlo_parent: object it goes on, or NULL
 * \param box: where
 * \return the PNG, whose flow is to be fed, the list's; NULL if memory
 *	is short
 */
LWS_VISIBLE LWS_EXTERN lws_dlo_png_t *
lws_display_dlo_png_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			lws_box_t *box);

/** lws_display_render_png() - its renderer
 * \param rs: the rendering
 * \return as lws_dlo_renderer_t
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_png(struct lws_display_render_state *rs);

/** lws_display_dlo_png_metadata_scan() - read its header
 * \param dp: the PNG
 * \return LWS_SRET_OK: its size is known; LWS_SRET_WANT_INPUT;
 *	LWS_SRET_FATAL
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_dlo_png_metadata_scan(lws_dlo_png_t *dp);

/** lws_display_dlo_png_destroy() - its lws_dlo._destroy
 * \param dlo: the PNG
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dlo_png_destroy(struct lws_dlo *dlo);

/** lws_display_dlo_jpeg_new() - make a JPEG
 * \param dl: the display list
 * \param dlo_parent: object it goes on, or NULL
 * \param box: where
 * \return the JPEG, whose flow is to be fed, the list's; NULL if memory
 *	is short
 */
LWS_VISIBLE LWS_EXTERN lws_dlo_jpeg_t *
lws_display_dlo_jpeg_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box);

/** lws_display_render_jpeg() - its renderer
 * \param rs: the rendering
 * \return as lws_dlo_renderer_t
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_jpeg(struct lws_display_render_state *rs);

/** lws_display_dlo_jpeg_metadata_scan() - read its header
 * \param dj: the JPEG
 * \return LWS_SRET_OK: its size is known; LWS_SRET_WANT_INPUT;
 *	LWS_SRET_FATAL
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_dlo_jpeg_metadata_scan(lws_dlo_jpeg_t *dj);

/** lws_display_dlo_jpeg_destroy() - its lws_dlo._destroy
 * \param dlo: the JPEG
 */
LWS_VISIBLE LWS_EXTERN void lws_display_dlo_jpeg_destroy(struct lws_dlo *dlo);

/** lws_dlo_ss_create() - fetch an image or a style sheet
 * \param i: parameters
 * \param pdlo: out, the object; may be NULL
 * \return 0, or 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_dlo_ss_create(lws_dlo_ss_create_info_t *i,
					     lws_dlo_t **pdlo);

/** lws_dlo_ss_find() - is it being fetched?
 * \param cx: the context
 * \param url: what
 * \param u: out, the image
 * \return 0, or 1 if it is not
 */
LWS_VISIBLE LWS_EXTERN int lws_dlo_ss_find(struct lws_context *cx,
					   const char *url, lws_dlo_image_t *u);

/** lhp_displaylist_layout() - callback of the HTML parser that makes a display
 * list
 * \param ctx: the parser
 * \param reason: what it met
 * \return LWS_SRET_OK, or why it can't go on
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lhp_displaylist_layout(struct lhp_ctx *ctx, char reason);

/** lws_font_register() - have a font
 * \param cx: the context
 * \param data: the font, used in place
 * \param data_len: bytes of it
 * \return 0, or 1 if it is none, or memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_font_register(struct lws_context *cx, const uint8_t *data, size_t data_len);

/** lws_font_choose() - the font that suits best
 * \param cx: the context
 * \param hints: what is wanted; NULL: the first one
 * \return the font, the context's; NULL if there is none
 */
LWS_VISIBLE LWS_EXTERN const lws_display_font_t *
lws_font_choose(struct lws_context *cx, const lws_font_choice_t *hints);

/** lws_fonts_destroy() - forget all fonts
 * \param cx: the context
 */
LWS_VISIBLE LWS_EXTERN void lws_fonts_destroy(struct lws_context *cx);

/** lws_dlo_file_register() - have a file in memory; one of the same name goes
 * \param cx: the context
 * \param f: the file, whose record is copied, but neither name nor data
 * \return the file, the context's; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_dlo_filesystem_t *
lws_dlo_file_register(struct lws_context *cx, const lws_dlo_filesystem_t *f);

/** lws_dlo_file_unregister() - forget a file
 * \param f: the file, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_dlo_file_unregister(lws_dlo_filesystem_t **f);

/** lws_dlo_file_unregister_by_name() - forget a file
 * \param cx: the context
 * \param name: its name
 */
LWS_VISIBLE LWS_EXTERN void
lws_dlo_file_unregister_by_name(struct lws_context *cx, const char *name);

/** lws_dlo_file_choose() - find a file
 * \param cx: the context
 * \param name: its name
 * \return the file, or NULL
 */
LWS_VISIBLE LWS_EXTERN const lws_dlo_filesystem_t *
lws_dlo_file_choose(struct lws_context *cx, const char *name);

/** lws_dlo_file_destroy() - forget all files
 * \param cx: the context
 */
LWS_VISIBLE LWS_EXTERN void lws_dlo_file_destroy(struct lws_context *cx);

/** width in pixels of a lws_dlo_image_t *, an int; -1 if the image failed */
#define lws_dlo_image_width(_u)                                                \
	((_u)->failed ? -1                                                     \
	 : (_u)->type == LWSDLOSS_TYPE_JPEG                                    \
		 ? (int)lws_jpeg_get_width((_u)->u.dlo_jpeg->j)                \
		 : (int)lws_upng_get_width((_u)->u.dlo_png->png))

/** height in pixels of a lws_dlo_image_t *, an int; -1 if the image failed */
#define lws_dlo_image_height(_u)                                               \
	((_u)->failed ? -1                                                     \
	 : (_u)->type == LWSDLOSS_TYPE_JPEG                                    \
		 ? (int)lws_jpeg_get_height((_u)->u.dlo_jpeg->j)               \
		 : (int)lws_upng_get_height((_u)->u.dlo_png->png))

/** read the image's header, so that its size is known */
#define lws_dlo_image_metadata_scan(_u)                                        \
	((_u)->type == LWSDLOSS_TYPE_JPEG                                      \
		 ? lws_display_dlo_jpeg_metadata_scan((_u)->u.dlo_jpeg)        \
		 : lws_display_dlo_png_metadata_scan((_u)->u.dlo_png))

#endif
