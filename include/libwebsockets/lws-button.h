/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Buttons on GPIO pins: debounced, classified into clicks, double clicks and
 * long presses, and reported as system messages.
 */

#ifndef LWS_BUTTON_H
#define LWS_BUTTON_H

/** how often a button that moves is looked at */
#define LWS_BUTTON_MON_TIMER_MS 5

struct lws_button_state;

/** Flags of a regime */
enum {
	/** tell double clicks from clicks */
	LWSBTNRGMFLAG_CLASSIFY_DOUBLECLICK = 1 << 0,
};

/** Buttons of a controller, a bit each */
typedef uint16_t lws_button_idx_t;

/** A button has moved
 * \param opaque: the program's
 * \param idx: which
 * \param state: 1: down
 */
typedef void (*lws_button_cb_t)(void *opaque, lws_button_idx_t idx, int state);

/** What a click is */
struct lws_button_regime {
	uint16_t ms_min_down;           /**< a click is at least so long */
	uint16_t ms_min_down_longpress; /**< a long one at least so long */
	uint16_t ms_up_settle;          /**< up for so long is up */
	/** a second click within this makes it double */
	uint16_t ms_doubleclick_grace;
	/** how often "stilldown" comes, 0: never */
	uint16_t ms_repeat_down;
	uint8_t flags; /**< LWSBTNRGMFLAG_... */
};

typedef struct lws_button_regime lws_button_regime_t;

/** A button */
struct lws_button_map {
	_lws_plat_gpio_t gpio;            /**< its pin */
	const char *smd_interaction_name; /**< its name in messages */
	/** what a click is, NULL: as usual */
	const lws_button_regime_t *regime;
};

typedef struct lws_button_map lws_button_map_t;

/** A set of buttons */
struct lws_button_controller {
	const char *smd_bc_name;            /**< its name in messages */
	const lws_gpio_ops_t *gpio_ops;     /**< the pins */
	const lws_button_map_t *button_map; /**< the buttons */
	/** those that are high when down */
	lws_button_idx_t active_state_bitmap;
	uint8_t count_buttons; /**< how many */
};

typedef struct lws_button_controller lws_button_controller_t;

/** lws_button_controller_create() - begin to watch buttons, all disabled
 * \param ctx: the context
 * \param controller: the buttons, used in place
 * \return the watch, or NULL if that failed
 *
 * What happens comes as messages of class LWSSMDCL_INTERACTION.
 */
LWS_VISIBLE LWS_EXTERN struct lws_button_state *
lws_button_controller_create(struct lws_context *ctx,
			     const lws_button_controller_t *controller);

/** lws_button_controller_destroy() - watch no more
 * \param bcs: the watch
 */
LWS_VISIBLE LWS_EXTERN void
lws_button_controller_destroy(struct lws_button_state *bcs);

/** lws_button_get_bit() - bit of a button
 * \param bcs: the watch
 * \param name: its name
 * \return the bit, 0 if there is no such button
 */
LWS_VISIBLE LWS_EXTERN lws_button_idx_t
lws_button_get_bit(struct lws_button_state *bcs, const char *name);

/** lws_button_enable() - enable and disable buttons
 * \param bcs: the watch
 * \param _reset: those to disable
 * \param _set: those to enable
 */
LWS_VISIBLE LWS_EXTERN void lws_button_enable(struct lws_button_state *bcs,
					      lws_button_idx_t _reset,
					      lws_button_idx_t _set);

#endif
