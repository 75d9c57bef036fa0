/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PWM outputs, the intensity functions of sequences, and some ready sequences.
 */

#ifndef LWS_PWM_H
#define LWS_PWM_H

/** A PWM output */
struct lws_pwm_map {
	_lws_plat_gpio_t gpio; /**< its pin */
	uint8_t index;         /**< the platform's number */
	uint8_t active_level;  /**< level that lights */
};

typedef struct lws_pwm_map lws_pwm_map_t;

/** A set of PWM outputs */
struct lws_pwm_ops {
	/** make them ready; 0 if that worked */
	int (*init)(const struct lws_pwm_ops *lo);
	/** set one */
	void (*intensity)(const struct lws_pwm_ops *lo, _lws_plat_gpio_t gpio,
			  lws_led_intensity_t inten);
	const lws_pwm_map_t *pwm_map; /**< the outputs */
	uint8_t count_pwm_map;        /**< how many */
};

typedef struct lws_pwm_ops lws_pwm_ops_t;

/** up and down for ever */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_sine_endless_slow;

/** up and down for ever, faster */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_sine_endless_fast;

/** evenly from one end to the other */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_linear_wipe;

/** softly up */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_sine_up;

/** softly down */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_sine_down;

/** on */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_static_on;

/** half */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_static_half;

/** off */
LWS_VISIBLE extern const lws_led_sequence_def_t lws_pwmseq_static_off;

/** lws_pwm_plat_init() - lws_pwm_ops.init of the platform
 * \param lo: the outputs
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_pwm_plat_init(const struct lws_pwm_ops *lo);

/** lws_pwm_plat_intensity() - lws_pwm_ops.intensity of the platform
 * \param lo: the outputs
 * \param gpio: which
 * \param inten: how bright
 */
LWS_VISIBLE LWS_EXTERN void lws_pwm_plat_intensity(const struct lws_pwm_ops *lo,
						   _lws_plat_gpio_t gpio,
						   lws_led_intensity_t inten);

/** lws_led_func_linear() - brightness that rises evenly
 * \param n: phase
 * \return how bright
 */
LWS_VISIBLE LWS_EXTERN lws_led_intensity_t
lws_led_func_linear(lws_led_seq_phase_t n);

/** lws_led_func_sine() - brightness that rises and falls as a sine
 * \param n: phase
 * \return how bright
 */
LWS_VISIBLE LWS_EXTERN lws_led_intensity_t
lws_led_func_sine(lws_led_seq_phase_t n);

/** the members of a lws_pwm_ops_t for the platform's PWM */
#define lws_pwm_plat_ops                                                       \
	.init = lws_pwm_plat_init, .intensity = lws_pwm_plat_intensity

#endif
