/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Driver of ILI9341 display controllers on SPI.
 */

#ifndef LWS_ILI9341_SPI_H
#define LWS_ILI9341_SPI_H

struct lws_display_ili9341 {
	lws_display_t disp;
	const lws_spi_ops_t *spi;
	lws_display_completion_t cb;
	const lws_gpio_ops_t *gpio;
	_lws_plat_gpio_t reset_gpio;
	uint8_t spi_index;
};

typedef struct lws_display_ili9341 lws_display_ili9341_t;
LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_init(lws_display_state_t *lds);

LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_blit(lws_display_state_t *lds, const uint8_t *src,
			     lws_box_t *box, lws_dll2_owner_t *ids);

LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_power(lws_display_state_t *lds, int state);

/** the members of a lws_display_t that this controller's driver provides */
#define lws_display_ili9341_ops                                                \
	.init = lws_display_ili9341_spi_init,                                  \
	.blit = lws_display_ili9341_spi_blit,                                  \
	.power = lws_display_ili9341_spi_power

#endif
