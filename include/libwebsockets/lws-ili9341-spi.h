/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Driver of ILI9341 display controllers on SPI.
 */

#ifndef LWS_ILI9341_SPI_H
#define LWS_ILI9341_SPI_H

/** A display with an ILI9341, or similar, controller; starts with its
 * lws_display_t
 */
struct lws_display_ili9341 {
	lws_display_t disp;          /**< the display */
	const lws_spi_ops_t *spi;    /**< the bus it is on */
	lws_display_completion_t cb; /**< called when a transfer is done */
	const lws_gpio_ops_t *gpio;  /**< pins it needs */
	_lws_plat_gpio_t reset_gpio; /**< pin that resets it */
	uint8_t spi_index;           /**< its channel on the bus */
};

typedef struct lws_display_ili9341 lws_display_ili9341_t;

/** lws_display_ili9341_spi_init() - make the display ready
 * \param lds: its state
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_init(lws_display_state_t *lds);

/** lws_display_ili9341_spi_blit() - take a line
 * \param lds: its state
 * \param src: the line's pixels
 * \param box: where; one higher than a line begins a frame, one without
 *	height ends it
 * \param ids: elements known by id, whose parts are updated, or NULL
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_blit(lws_display_state_t *lds, const uint8_t *src,
			     lws_box_t *box, lws_dll2_owner_t *ids);

/** lws_display_ili9341_spi_power() - switch it on or off
 * \param lds: its state
 * \param state: 0: off, 1: on
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_display_ili9341_spi_power(lws_display_state_t *lds, int state);

/** the members of a lws_display_t that this controller's driver provides */
#define lws_display_ili9341_ops                                                \
	.init = lws_display_ili9341_spi_init,                                  \
	.blit = lws_display_ili9341_spi_blit,                                  \
	.power = lws_display_ili9341_spi_power

#endif
