/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Driver of SSD1306 display controllers on I2C.
 */

#ifndef LWS_SSD1306_I2C_H
#define LWS_SSD1306_I2C_H

/** usual 7-bit address */
#define SSD1306_I2C7_ADS1 60

/** the other 7-bit address */
#define SSD1306_I2C7_ADS2 61

/** A display with an SSD1306, or similar, controller; starts with its
 * lws_display_t
 */
struct lws_display_ssd1306 {
	lws_display_t disp;          /**< the display */
	const lws_i2c_ops_t *i2c;    /**< the bus it is on */
	lws_display_completion_t cb; /**< called when a transfer is done */
	const lws_gpio_ops_t *gpio;  /**< pins it needs */
	_lws_plat_gpio_t reset_gpio; /**< pin that resets it */
	uint8_t i2c7_address;        /**< its 7-bit address */
};

typedef struct lws_display_ssd1306 lws_display_ssd1306_t;

/** lws_display_ssd1306_i2c_init() - make the display ready
 * \param lds: its state
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_init(lws_display_state_t *lds);

/** lws_display_ssd1306_i2c_contrast() - set the contrast
 * \param lds: its state
 * \param b: 0 to 255
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_contrast(lws_display_state_t *lds, uint8_t b);

/** lws_display_ssd1306_i2c_blit() - take a line
 * \param lds: its state
 * \param src: the line's pixels
 * \param box: where; one higher than a line begins a frame, one without
 *	height ends it
 * \param ids: elements known by id, whose parts are updated, or NULL
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_blit(lws_display_state_t *lds, const uint8_t *src,
			     lws_box_t *box, lws_dll2_owner_t *ids);

/** lws_display_ssd1306_i2c_power() - switch it on or off
 * \param lds: its state
 * \param state: 0: off, 1: on
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_power(lws_display_state_t *lds, int state);

/** the members of a lws_display_t that this controller's driver provides */
#define lws_display_ssd1306_ops                                                \
	.init = lws_display_ssd1306_i2c_init,                                  \
	.contrast = lws_display_ssd1306_i2c_contrast,                          \
	.blit = lws_display_ssd1306_i2c_blit,                                  \
	.power = lws_display_ssd1306_i2c_power

#endif
