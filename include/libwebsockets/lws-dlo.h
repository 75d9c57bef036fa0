/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Display lists: boxes, text and images laid out on a surface and rendered one
 * line at a time, so that no frame buffer is needed.
 */

#ifndef LWS_DLO_H
#define LWS_DLO_H

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

typedef enum {
	LWSDLOSS_TYPE_JPEG = 0,
	LWSDLOSS_TYPE_PNG = 1,
	LWSDLOSS_TYPE_CSS = 2,
} lws_dlo_image_type_t;

typedef lws_stateful_ret_t (*lws_dlo_renderer_t)(
	struct lws_display_render_state *rs);

typedef struct lws_font_glyph lws_font_glyph_t;
typedef lws_font_glyph_t *(*lws_dlo_image_glyph_t)(struct lws_dlo_text *text,
						   uint32_t unicode,
						   char attach);

typedef void (*lws_dlo_destroy_t)(struct lws_dlo *dlo);

typedef struct {
	lws_fx_t w;
	lws_fx_t h;
} lws_dlo_dim_t;

struct lws_font_glyph {
	lws_dll2_t list;
	lws_fx_t xorg;
	lws_fx_t xpx;
	lws_fx_t height;
	lws_fx_t cwidth;
	int8_t x;
};

struct lws_display_id {
	lws_dll2_t list;
	char id[16];
	lws_box_t box;
	void *priv_user;
	void *priv_driver;
	char exists;
	char iframe;
};

typedef struct lws_display_id lws_display_id_t;

struct lws_dlo {
	lws_dll2_t list;
	lws_dll2_t col_list;
	lws_dll2_t row_list;
	lws_dll2_owner_t children;
	lws_dll2_owner_t table_cols;
	lws_dll2_owner_t table_rows;
	struct lws_dlo *abut_x;
	struct lws_dlo *abut_y;
	lws_dlo_destroy_t _destroy;
	lws_dlo_renderer_t render;
	lws_fx_t margin[4];
	lws_fx_t padding[4];
	lws_display_id_t *id;
	lws_box_t box;
	lws_display_colour_t dc;
	uint8_t flag_runon : 1;
	uint8_t flag_done_align : 1;
	uint8_t flag_toplevel : 1;
};

struct lws_circle {
	lws_fx_t r;
	lws_fx_t orx;
	lws_fx_t ory;
	lws_fx_t rsq;
	lws_fx_t ys;
};

typedef struct lws_dlo lws_dlo_t;
typedef struct lws_circle lws_circle_t;

struct lws_dlo_rect {
	lws_dlo_t dlo;
	lws_circle_t c[4];
	lws_fx_t b[4];
	lws_display_colour_t dcb;
	lws_fx_t btm;
	lws_fx_t right;
	lws_box_t db;
	uint8_t init;
	uint8_t alt;
};

struct lws_dlo_circle {
	lws_dlo_t dlo;
};

struct lws_font_choice {
	const char *family_name;
	const char *generic_name;
	uint16_t weight;
	uint16_t style;
	uint16_t fixed_height;
};

typedef struct lws_font_choice lws_font_choice_t;

struct lws_display_font {
	lws_dll2_t list;
	lws_font_choice_t choice;
	const uint8_t *data;
	uint8_t *priv;
	size_t data_len;
	lws_dlo_renderer_t renderer;
	lws_dlo_image_glyph_t image_glyph;
	lws_fx_t em;
	lws_fx_t ex;
};

struct lws_dlo_filesystem {
	lws_dll2_t list;
	const char *name;
	const void *data;
	size_t len;
};

typedef struct lws_display_font lws_display_font_t;

struct lws_dlo_text {
	lws_dlo_t dlo;
	const lws_display_font_t *font;
	lws_dll2_owner_t glyphs;
	lws_box_t bounding_box;
	const struct lws_surface_info *ic;
	struct lwsac *ac_glyphs;
	uint8_t *line;
	uint16_t curr;
	char *text;
	uint8_t *kern;
	size_t text_len;
	lws_display_list_coord_t clkernpx;
	lws_display_list_coord_t cwidth;
	lws_fx_t indent;
	uint32_t flags;
	int16_t font_y_baseline;
	int16_t font_height;
	int16_t font_line_height;
	int16_t group_height;
	int16_t group_y_baseline;
	lws_fx_t _cwidth;
};

struct lws_dlo_rasterize {
	lws_dll2_owner_t owner;
	lws_sorted_usec_list_t sul;
	int lines;
};

struct lws_dlo_png {
	lws_dlo_t dlo;
	lws_flow_t flow;
	lws_upng_t *png;
};

struct lws_dlo_jpeg {
	lws_dlo_t dlo;
	lws_flow_t flow;
	lws_jpeg_t *j;
};

typedef struct lws_dlo_png lws_dlo_png_t;
typedef struct lws_dlo_jpeg lws_dlo_jpeg_t;

typedef struct {
	union {
		lws_dlo_jpeg_t *dlo_jpeg;
		lws_dlo_png_t *dlo_png;
	} u;
	lws_dlo_image_type_t type;
	char failed;
} lws_dlo_image_t;

struct lws_displaylist {
	lws_dll2_owner_t dl;
	struct lws_display_state *ds;
};

typedef struct lws_displaylist lws_displaylist_t;

struct lws_dl_rend {
	lws_displaylist_t *dl;
	int w;
	int h;
};

struct lws_display_render_stack {
	lws_dlo_t *dlo;
	lws_box_t co;
};

typedef struct lws_display_render_stack lws_display_render_stack_t;

struct lws_display_render_state {
	lws_sorted_usec_list_t sul;
	struct lws_display_state *lds;
	lws_dll2_owner_t ids;
	const struct lws_surface_info *ic;
	lws_display_render_stack_t st[12];
	int sp;
	uint8_t *line;
	lws_displaylist_t displaylist;
	lws_display_scalar curr;
	lws_display_scalar lowest_id_y;
	char html;
};

typedef struct {
	struct lws_context *cx;
	lws_displaylist_t *dl;
	lws_dlo_t *dlo_parent;
	lws_box_t *box;
	sul_cb_t on_rx;
	lws_sorted_usec_list_t *on_rx_sul;
	const char *url;
	struct lhp_ctx *lhp;
	lws_dlo_image_t *u;
	int32_t window;
	uint8_t type;
} lws_dlo_ss_create_info_t;

typedef struct lws_dlo_rect lws_dlo_rect_t;
typedef struct lws_dlo_circle lws_dlo_circle_t;
typedef struct lws_dlo_filesystem lws_dlo_filesystem_t;
typedef struct lws_dlo_text lws_dlo_text_t;
typedef struct lws_dlo_rasterize lws_dlo_rasterize_t;
typedef struct lws_dl_rend lws_dl_rend_t;
typedef struct lws_display_render_state lws_display_render_state_t;
LWS_VISIBLE extern const struct lws_plat_file_ops lws_dlo_fops;

LWS_VISIBLE LWS_EXTERN void
lws_display_render_free_ids(lws_display_render_state_t *rs);

LWS_VISIBLE LWS_EXTERN lws_display_id_t *
lws_display_render_add_id(lws_display_render_state_t *rs, const char *id,
			  void *priv);

LWS_VISIBLE LWS_EXTERN lws_display_id_t *
lws_display_render_get_id(lws_display_render_state_t *rs, const char *id);

LWS_VISIBLE LWS_EXTERN void lws_display_render_dump_ids(lws_dll2_owner_t *ids);

LWS_VISIBLE LWS_EXTERN void lws_dlo_contents(lws_dlo_t *parent,
					     lws_dlo_dim_t *dim);

LWS_VISIBLE LWS_EXTERN void lws_display_dlo_adjust_dims(lws_dlo_t *dlo,
							lws_dlo_dim_t *dim);

LWS_VISIBLE LWS_EXTERN void lws_display_dl_init(lws_displaylist_t *dl,
						struct lws_display_state *ds);

LWS_VISIBLE LWS_EXTERN void lws_display_dl_dump(lws_displaylist_t *dl);

LWS_VISIBLE LWS_EXTERN void lws_display_list_destroy(lws_displaylist_t *dl);

LWS_VISIBLE LWS_EXTERN void lws_display_dlo_destroy(lws_dlo_t **r);

LWS_VISIBLE LWS_EXTERN int lws_display_dlo_add(lws_displaylist_t *dl,
					       lws_dlo_t *dlo_parent,
					       lws_dlo_t *dlo);

LWS_VISIBLE LWS_EXTERN int lws_dlo_ensure_err_diff(lws_dlo_t *dlo);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_list_render_line(lws_display_render_state_t *rs);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_get_ids_boxes(lws_display_render_state_t *rs);

LWS_VISIBLE LWS_EXTERN lws_dlo_rect_t *
lws_display_dlo_rect_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_fx_t *radii,
			 lws_display_colour_t dc);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_rect(struct lws_display_render_state *rs);

LWS_VISIBLE LWS_EXTERN lws_dlo_text_t *
lws_display_dlo_text_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_display_font_t *font);

LWS_VISIBLE LWS_EXTERN int
lws_display_dlo_text_update(lws_dlo_text_t *text, lws_display_colour_t dc,
			    lws_fx_t indent, const char *utf8, size_t text_len);

LWS_VISIBLE LWS_EXTERN void lws_display_dlo_text_destroy(struct lws_dlo *dlo);

LWS_VISIBLE LWS_EXTERN lws_dlo_png_t *
lws_display_dlo_png_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			lws_box_t *box);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_png(struct lws_display_render_state *rs);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_dlo_png_metadata_scan(lws_dlo_png_t *dp);

LWS_VISIBLE LWS_EXTERN void lws_display_dlo_png_destroy(struct lws_dlo *dlo);

LWS_VISIBLE LWS_EXTERN lws_dlo_jpeg_t *
lws_display_dlo_jpeg_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_render_jpeg(struct lws_display_render_state *rs);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_display_dlo_jpeg_metadata_scan(lws_dlo_jpeg_t *dj);

LWS_VISIBLE LWS_EXTERN void lws_display_dlo_jpeg_destroy(struct lws_dlo *dlo);

LWS_VISIBLE LWS_EXTERN int lws_dlo_ss_create(lws_dlo_ss_create_info_t *i,
					     lws_dlo_t **pdlo);

LWS_VISIBLE LWS_EXTERN int lws_dlo_ss_find(struct lws_context *cx,
					   const char *url, lws_dlo_image_t *u);

LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lhp_displaylist_layout(struct lhp_ctx *ctx, char reason);

LWS_VISIBLE LWS_EXTERN int
lws_font_register(struct lws_context *cx, const uint8_t *data, size_t data_len);

LWS_VISIBLE LWS_EXTERN const lws_display_font_t *
lws_font_choose(struct lws_context *cx, const lws_font_choice_t *hints);

LWS_VISIBLE LWS_EXTERN void lws_fonts_destroy(struct lws_context *cx);

LWS_VISIBLE LWS_EXTERN lws_dlo_filesystem_t *
lws_dlo_file_register(struct lws_context *cx, const lws_dlo_filesystem_t *f);

LWS_VISIBLE LWS_EXTERN void lws_dlo_file_unregister(lws_dlo_filesystem_t **f);

LWS_VISIBLE LWS_EXTERN void
lws_dlo_file_unregister_by_name(struct lws_context *cx, const char *name);

LWS_VISIBLE LWS_EXTERN const lws_dlo_filesystem_t *
lws_dlo_file_choose(struct lws_context *cx, const char *name);

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
