/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Driver of SSD1675B e-paper display controllers on SPI.
 */

#ifndef LWS_SSD1675B_SPI_H
#define LWS_SSD1675B_SPI_H

struct lws_display_ssd1675b_spi {
	lws_display_t disp;
	const lws_spi_ops_t *spi;
	lws_display_completion_t cb;
	const lws_gpio_ops_t *gpio;
	_lws_plat_gpio_t reset_gpio;
	_lws_plat_gpio_t busy_gpio;
	uint8_t spi_index;
};

typedef struct lws_display_ssd1675b_spi lws_display_ssd1675b_spi_t;
LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1675b_spi_init(lws_display_state_t *lds);

LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1675b_spi_blit(lws_display_state_t *lds, const uint8_t *src,
			      lws_box_t *box);

LWS_VISIBLE LWS_EXTERN int
lws_display_ssd1675b_spi_power(lws_display_state_t *lds, int state);

/** the members of a lws_display_t that this controller's driver provides */
#define lws_display_ssd1675b_ops                                               \
	.init = lws_display_ssd1675b_spi_init,                                 \
	.blit = lws_display_ssd1675b_spi_blit,                                 \
	.power = lws_display_ssd1675b_spi_power

#endif
