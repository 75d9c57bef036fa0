/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Displays: what their surface is like, the operations of a controller, and
 * dimming and blanking over time.
 */

#ifndef LWS_DISPLAY_H
#define LWS_DISPLAY_H

/** What a display takes */
typedef enum {
	LWSSURF_TRUECOLOR32 = 0,    /**< 8 bits each of red, green, blue */
	LWSSURF_565 = 1,            /**< 16 bits: 5 red, 6 green, 5 blue */
	LWSSURF_PALETTE = 2,        /**< indexes into the palette */
	LWSSURF_QUANTIZED_4BPP = 3, /**< 4 bits of the palette */
} lws_surface_type_t;

/** What a display does */
enum lws_display_controller_state {
	LWSDISPS_OFF = 0,             /**< it is off */
	LWSDISPS_AUTODIMMED = 1,      /**< it is dim */
	LWSDISPS_BECOMING_ACTIVE = 2, /**< it wakes up */
	LWSDISPS_ACTIVE = 3,          /**< it is on */
	LWSDISPS_GOING_OFF = 4,       /**< it fades */
};

/** A place in pixels */
typedef int16_t lws_display_list_coord_t;

/** A length in pixels */
typedef uint16_t lws_display_scalar;

/** A rotation */
typedef uint16_t lws_display_rotation_t;

/** A colour: red in the low byte, then green, blue, alpha */
typedef uint32_t lws_display_colour_t;

/** An index into a palette */
typedef uint16_t lws_display_palette_idx_t;

typedef struct lws_display_state lws_display_state_t;
/** A transfer to a display is done
 * \param lds: its state
 * \param a: 0 if it worked
 * \return 0
 */
typedef int (*lws_display_completion_t)(lws_display_state_t *lds, int a);

/** A rectangle */
struct lws_box {
	lws_fx_t x; /**< left */
	lws_fx_t y; /**< top */
	lws_fx_t w; /**< width */
	lws_fx_t h; /**< height */
};

/** What a surface is like */
struct lws_surface_info {
	/** width and height in pixels */
	lws_fx_t wh_px[2];
	/** width and height in millimetres */
	lws_fx_t wh_mm[2];
	const lws_display_colour_t *palette; /**< its palette, or NULL */
	/** how many colours that has */
	size_t palette_depth;
	lws_surface_type_t type; /**< what it takes */
	uint8_t greyscale : 1;   /**< it has no colours */
	/** parts of it can be updated */
	uint8_t partial : 1;
	/** lines are rendered with 4 bytes a pixel */
	uint8_t render_to_rgba : 1;
};

/** What a pixel's error leaves to its neighbours */
struct lws_greyscale_error {
	int16_t rgb[1]; /**< brightness */
};

/** What a pixel's error leaves to its neighbours */
struct lws_colour_error {
	int16_t rgb[3]; /**< red, green, blue */
};

typedef struct lws_greyscale_error lws_greyscale_error_t;
typedef struct lws_colour_error lws_colour_error_t;

/** Either */
typedef union {
	lws_greyscale_error_t grey; /**< of a surface without colours */
	lws_colour_error_t colour;  /**< of one with */
} lws_surface_error_t;

typedef struct lws_box lws_box_t;
typedef struct lws_surface_info lws_surface_info_t;

/** A display; NULL for what it can't */
struct lws_display {
	/** make it ready; 0 if that worked */
	int (*init)(struct lws_display_state *lds);
	const lws_pwm_ops_t *bl_pwm_ops; /**< its light */
	/** set the contrast, 0 to 255 */
	int (*contrast)(struct lws_display_state *lds, uint8_t b);
	/** take a line; a box higher than a line begins a frame, one without
	 * height ends it. The list has the elements known by id
	 */
	int (*blit)(struct lws_display_state *lds, const uint8_t *src,
		    lws_box_t *box, lws_dll2_owner_t *ids);
	/** switch it on or off */
	int (*power)(struct lws_display_state *lds, int state);
	/** the light when it is on */
	const lws_led_sequence_def_t *bl_active;
	/** the light when it is dim */
	const lws_led_sequence_def_t *bl_dim;
	/** how the light goes from one to the other */
	const lws_led_sequence_def_t *bl_transition;
	const char *name;      /**< its name */
	void *variant;         /**< the driver's */
	int bl_index;          /**< which light */
	lws_surface_info_t ic; /**< its surface */
	/** how long it takes to wake up */
	uint16_t latency_wake_ms;
	/** how long an update takes */
	uint16_t latency_update_ms;
};

typedef struct lws_display lws_display_t;

/** A display in use */
struct lws_display_state {
	lws_sorted_usec_list_t sul_autodim; /**< time to dim or switch off */
	char current_url[96];               /**< what is shown */
	const lws_display_t *disp;          /**< the display */
	struct lws_context *ctx;            /**< the context */
	void *priv;                         /**< the driver's */
	/** milliseconds until it dims, negative: never */
	int autodim_ms;
	/** milliseconds until it is off after that, negative: never */
	int off_ms;
	/** LEDs one of which is its light, or NULL */
	struct lws_led_state *bl_lcs;
	lws_led_state_chs_t chs; /**< sequences of the light */
	/** what it does */
	enum lws_display_controller_state state;
	char display_busy; /**< it is being updated */
};

/** lws_surface_set_px() - blend a colour into a pixel
 * \param ic: the surface
 * \param line: a line of it
 * \param x: which pixel; others are let pass
 * \param c: the colour
 */
LWS_VISIBLE LWS_EXTERN void lws_surface_set_px(const lws_surface_info_t *ic,
					       uint8_t *line, int x,
					       const lws_display_colour_t *c);

/** lws_display_palettize_grey() - nearest grey of a palette
 * \param ic: the surface
 * \param palette: the palette
 * \param pdepth: how many it has
 * \param c: the colour
 * \param ectx: error to make up for; out, what remains
 * \return its index
 */
LWS_VISIBLE LWS_EXTERN lws_display_palette_idx_t lws_display_palettize_grey(
	const lws_surface_info_t *ic, const lws_display_colour_t *palette,
	size_t pdepth, lws_display_colour_t c, lws_greyscale_error_t *ectx);

/** lws_display_palettize_col() - nearest colour of a palette
 * \param ic: the surface
 * \param palette: the palette
 * \param pdepth: how many it has
 * \param c: the colour
 * \param ectx: error to make up for; out, what remains
 * \return its index; with LWSSURF_565 the pixel
 */
LWS_VISIBLE LWS_EXTERN lws_display_palette_idx_t lws_display_palettize_col(
	const lws_surface_info_t *ic, const lws_display_colour_t *palette,
	size_t pdepth, lws_display_colour_t c, lws_colour_error_t *ectx);

/** lws_display_state_init() - make a display ready, off
 * \param lds: its state
 * \param ctx: the context
 * \param autodim_ms: milliseconds until it dims, negative: never
 * \param off_ms: milliseconds until it is off after that, negative:
 *	never
 * \param bl_lcs: LEDs of which "backlight" is its light, or NULL
 * \param disp: the display
 */
LWS_VISIBLE LWS_EXTERN void lws_display_state_init(lws_display_state_t *lds,
						   struct lws_context *ctx,
						   int autodim_ms, int off_ms,
						   struct lws_led_state *bl_lcs,
						   const lws_display_t *disp);

/** lws_display_state_set_brightness() - another sequence for the light
 * \param lds: its state
 * \param pwmseq: the sequence
 */
LWS_VISIBLE LWS_EXTERN void
lws_display_state_set_brightness(lws_display_state_t *lds,
				 const lws_led_sequence_def_t *pwmseq);

/** lws_display_state_active() - switch it on, or keep it on
 * \param lds: its state
 */
LWS_VISIBLE LWS_EXTERN void lws_display_state_active(lws_display_state_t *lds);

/** lws_display_state_off() - switch it off
 * \param lds: its state
 */
LWS_VISIBLE LWS_EXTERN void lws_display_state_off(lws_display_state_t *lds);

#endif
