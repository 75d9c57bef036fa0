/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Driver of SSD1306 display controllers on I2C.
 */

#ifndef LWS_SSD1306_I2C_H
#define LWS_SSD1306_I2C_H

#define SSD1306_I2C7_ADS1 60
#define SSD1306_I2C7_ADS2 61

struct lws_display_ssd1306 {
	lws_display_t disp;
	const lws_i2c_ops_t *i2c;
	lws_display_completion_t cb;
	const lws_gpio_ops_t *gpio;
	_lws_plat_gpio_t reset_gpio;
	uint8_t i2c7_address;
};

typedef struct lws_display_ssd1306 lws_display_ssd1306_t;
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_init(lws_display_state_t *lds);

LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_contrast(lws_display_state_t *lds, uint8_t b);

LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_blit(lws_display_state_t *lds, const uint8_t *src,
			     lws_box_t *box, lws_dll2_owner_t *ids);

LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1306_i2c_power(lws_display_state_t *lds, int state);

/** the members of a lws_display_t that this controller's driver provides */
#define lws_display_ssd1306_ops                                                \
	.init = lws_display_ssd1306_i2c_init,                                  \
	.contrast = lws_display_ssd1306_i2c_contrast,                          \
	.blit = lws_display_ssd1306_i2c_blit,                                  \
	.power = lws_display_ssd1306_i2c_power

#endif
