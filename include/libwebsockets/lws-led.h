/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * LEDs driven by sequences: intensity over time, with transitions from one
 * sequence to the next.
 */

#ifndef LWS_LED_H
#define LWS_LED_H

/** as bright as can be */
#define LWS_LED_MAX_INTENSITY 65535

/** phases of one turn of a sequence */
#define LWS_LED_FUNC_PHASE 65536

/** ledphase_total: it never ends */
#define LWS_SEQ_LEDPHASE_TOTAL_ENDLESS (-1)

/** milliseconds between steps */
#define LWS_LED_SEQUENCER_UPDATE_INTERVAL_MS 33

struct lws_led_state;
struct lws_pwm_ops;

/** Sequences of an LED */
enum {
	LLSI_CURR = 0,  /**< the one that is shown */
	LLSI_NEXT = 1,  /**< the one that follows */
	LLSI_TRANS = 2, /**< how one goes over into the other */
};

/** How bright; 0 to LWS_LED_MAX_INTENSITY */
typedef uint16_t lws_led_intensity_t;

/** Where in a sequence */
typedef uint16_t lws_led_seq_phase_t;

/** Brightness at a phase
 * \param ph: the phase
 * \return how bright
 */
typedef lws_led_intensity_t (*lws_led_lookup_t)(lws_led_seq_phase_t ph);

/** A sequence */
struct lws_led_sequence_def_t {
	lws_led_lookup_t func;               /**< brightness by phase */
	lws_led_seq_phase_t ledphase_offset; /**< phase it begins with */
	/** phases it has, or LWS_SEQ_LEDPHASE_TOTAL_ENDLESS */
	int ledphase_total;
	uint16_t ms;   /**< milliseconds it takes */
	uint8_t flags; /**< zero */
};

typedef struct lws_led_sequence_def_t lws_led_sequence_def_t;

/** Where a sequence of an LED is */
struct lws_led_state_ch {
	const lws_led_sequence_def_t *seq; /**< the sequence, or NULL */
	lws_led_seq_phase_t ph;            /**< its phase */
	lws_led_seq_phase_t step;          /**< phases a step */
	int phase_budget;                  /**< phases left */
	lws_led_intensity_t last;          /**< how bright it was */
};

typedef struct lws_led_state_ch lws_led_state_ch_t;

/** The sequences of an LED */
struct lws_led_state_chs {
	/** by LLSI_... */
	lws_led_state_ch_t seqs[LLSI_TRANS + 1];
};

/** A set of LEDs */
struct lws_led_ops {
	/** how bright the one of that name is */
	void (*intensity)(const struct lws_led_ops *lo, const char *name,
			  lws_led_intensity_t inten);
	/** make its state */
	struct lws_led_state *(*create)(const struct lws_led_ops *led_ops);
	/** free it */
	void (*destroy)(struct lws_led_state *lcs);
};

/** An LED */
struct lws_led_gpio_map {
	const char *name;      /**< its name */
	_lws_plat_gpio_t gpio; /**< its pin */
	/** what looks even, NULL: the CIE curve */
	lws_led_lookup_t intensity_correction;
	const struct lws_pwm_ops *pwm_ops; /**< its PWM, or NULL */
	uint8_t active_level;              /**< level that lights it */
};

typedef struct lws_led_ops lws_led_ops_t;
typedef struct lws_led_gpio_map lws_led_gpio_map_t;

/** LEDs on pins; starts with their lws_led_ops_t */
struct lws_led_gpio_controller {
	const lws_led_ops_t led_ops;       /**< lws_led_gpio_ops */
	const lws_gpio_ops_t *gpio_ops;    /**< the pins */
	const lws_led_gpio_map_t *led_map; /**< the LEDs */
	uint8_t count_leds;                /**< how many */
};

typedef struct lws_led_state_chs lws_led_state_chs_t;
typedef struct lws_led_gpio_controller lws_led_gpio_controller_t;

/** lws_led_gpio_create() - lws_led_ops.create
 * \param led_ops: the LEDs, used in place
 * \return their state, all being dark; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN struct lws_led_state *
lws_led_gpio_create(const lws_led_ops_t *led_ops);

/** lws_led_gpio_destroy() - lws_led_ops.destroy
 * \param lcs: their state
 */
LWS_VISIBLE LWS_EXTERN void lws_led_gpio_destroy(struct lws_led_state *lcs);

/** lws_led_gpio_intensity() - lws_led_ops.intensity
 * \param lo: the LEDs
 * \param name: which; unknown ones are let pass
 * \param inten: how bright; without PWM half of the range is light
 */
LWS_VISIBLE LWS_EXTERN void lws_led_gpio_intensity(const struct lws_led_ops *lo,
						   const char *name,
						   lws_led_intensity_t inten);

/** lws_led_transition() - begin another sequence
 * \param lcs: the LEDs' state
 * \param name: which
 * \param next: the sequence
 * \param trans: how the old one goes over into it
 * \return 0, or 1 if there is no such LED
 */
LWS_VISIBLE LWS_EXTERN int
lws_led_transition(struct lws_led_state *lcs, const char *name,
		   const lws_led_sequence_def_t *next,
		   const lws_led_sequence_def_t *trans);

/** the lws_led_ops_t for LEDs on plain GPIO pins */
#define lws_led_gpio_ops                                                       \
	{                                                                      \
		.create = lws_led_gpio_create,                                 \
		.destroy = lws_led_gpio_destroy,                               \
		.intensity = lws_led_gpio_intensity,                           \
	}

#endif
