/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Displays: what their surface is like, the operations of a controller, and
 * dimming and blanking over time.
 */

#ifndef LWS_DISPLAY_H
#define LWS_DISPLAY_H

typedef enum {
	LWSSURF_TRUECOLOR32 = 0,
	LWSSURF_565 = 1,
	LWSSURF_PALETTE = 2,
	LWSSURF_QUANTIZED_4BPP = 3,
} lws_surface_type_t;

enum lws_display_controller_state {
	LWSDISPS_OFF = 0,
	LWSDISPS_AUTODIMMED = 1,
	LWSDISPS_BECOMING_ACTIVE = 2,
	LWSDISPS_ACTIVE = 3,
	LWSDISPS_GOING_OFF = 4,
};

typedef int16_t lws_display_list_coord_t;
typedef uint16_t lws_display_scalar;
typedef uint16_t lws_display_rotation_t;
typedef uint32_t lws_display_colour_t;
typedef uint16_t lws_display_palette_idx_t;
typedef struct lws_display_state lws_display_state_t;
typedef int (*lws_display_completion_t)(lws_display_state_t *lds, int a);

struct lws_box {
	lws_fx_t x;
	lws_fx_t y;
	lws_fx_t w;
	lws_fx_t h;
};

struct lws_surface_info {
	lws_fx_t wh_px[2];
	lws_fx_t wh_mm[2];
	const lws_display_colour_t *palette;
	size_t palette_depth;
	lws_surface_type_t type;
	uint8_t greyscale : 1;
	uint8_t partial : 1;
	uint8_t render_to_rgba : 1;
};

struct lws_greyscale_error {
	int16_t rgb[1];
};

struct lws_colour_error {
	int16_t rgb[3];
};

typedef struct lws_greyscale_error lws_greyscale_error_t;
typedef struct lws_colour_error lws_colour_error_t;

typedef union {
	lws_greyscale_error_t grey;
	lws_colour_error_t colour;
} lws_surface_error_t;

typedef struct lws_box lws_box_t;
typedef struct lws_surface_info lws_surface_info_t;

struct lws_display {
	int (*init)(struct lws_display_state *);
	const lws_pwm_ops_t *bl_pwm_ops;
	int (*contrast)(struct lws_display_state *, uint8_t);
	int (*blit)(struct lws_display_state *, const uint8_t *, lws_box_t *,
		    lws_dll2_owner_t *);
	int (*power)(struct lws_display_state *, int);
	const lws_led_sequence_def_t *bl_active;
	const lws_led_sequence_def_t *bl_dim;
	const lws_led_sequence_def_t *bl_transition;
	const char *name;
	void *variant;
	int bl_index;
	lws_surface_info_t ic;
	uint16_t latency_wake_ms;
	uint16_t latency_update_ms;
};

typedef struct lws_display lws_display_t;

struct lws_display_state {
	lws_sorted_usec_list_t sul_autodim;
	char current_url[96];
	const lws_display_t *disp;
	struct lws_context *ctx;
	void *priv;
	int autodim_ms;
	int off_ms;
	struct lws_led_state *bl_lcs;
	lws_led_state_chs_t chs;
	enum lws_display_controller_state state;
	char display_busy;
};

LWS_VISIBLE LWS_EXTERN void lws_surface_set_px(const lws_surface_info_t *ic,
					       uint8_t *line, int x,
					       const lws_display_colour_t *c);

LWS_VISIBLE LWS_EXTERN lws_display_palette_idx_t lws_display_palettize_grey(
	const lws_surface_info_t *ic, const lws_display_colour_t *palette,
	size_t pdepth, lws_display_colour_t c, lws_greyscale_error_t *ectx);

LWS_VISIBLE LWS_EXTERN lws_display_palette_idx_t lws_display_palettize_col(
	const lws_surface_info_t *ic, const lws_display_colour_t *palette,
	size_t pdepth, lws_display_colour_t c, lws_colour_error_t *ectx);

LWS_VISIBLE LWS_EXTERN void lws_display_state_init(lws_display_state_t *lds,
						   struct lws_context *ctx,
						   int autodim_ms, int off_ms,
						   struct lws_led_state *bl_lcs,
						   const lws_display_t *disp);

LWS_VISIBLE LWS_EXTERN void
lws_display_state_set_brightness(lws_display_state_t *lds,
				 const lws_led_sequence_def_t *pwmseq);

LWS_VISIBLE LWS_EXTERN void lws_display_state_active(lws_display_state_t *lds);

LWS_VISIBLE LWS_EXTERN void lws_display_state_off(lws_display_state_t *lds);

#endif
