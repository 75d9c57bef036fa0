/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An SPI bus made of plain GPIO pins.
 */

#ifndef LWS_BB_SPI_H
#define LWS_BB_SPI_H

/** there is a command line 3 */
#define LWSBBSPI_FLAG_USE_NCMD3 (1 << 7)

/** there is a command line 2 */
#define LWSBBSPI_FLAG_USE_NCMD2 (1 << 6)

/** there is a command line 1 */
#define LWSBBSPI_FLAG_USE_NCMD1 (1 << 5)

/** there is a command line 0 */
#define LWSBBSPI_FLAG_USE_NCMD0 (1 << 4)

/** there is a select line 3 */
#define LWSBBSPI_FLAG_USE_NCS3 (1 << 3)

/** there is a select line 2 */
#define LWSBBSPI_FLAG_USE_NCS2 (1 << 2)

/** there is a select line 1 */
#define LWSBBSPI_FLAG_USE_NCS1 (1 << 1)

/** there is a select line 0 */
#define LWSBBSPI_FLAG_USE_NCS0 (1 << 0)

/** devices on one bus */
#define LWS_SPI_BB_MAX_CH 4

/** A bus made of pins; starts with its lws_spi_ops_t */
struct lws_bb_spi {
	lws_spi_ops_t bb_ops;       /**< lws_bb_spi_ops */
	const lws_gpio_ops_t *gpio; /**< the pins */
	_lws_plat_gpio_t clk;       /**< clock */
	/** select lines, low when selected */
	_lws_plat_gpio_t ncs[LWS_SPI_BB_MAX_CH];
	/** command lines, low for commands */
	_lws_plat_gpio_t ncmd[LWS_SPI_BB_MAX_CH];
	_lws_plat_gpio_t mosi; /**< data out */
	_lws_plat_gpio_t miso; /**< data in */
	uint8_t unit;          /**< which bus it is */
	uint8_t flags;         /**< LWSBBSPI_FLAG_... */
};

typedef struct lws_bb_spi lws_bb_spi_t;

/** lws_bb_spi_init() - lws_spi_ops.init
 * \param octx: the bus
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_spi_init(const lws_spi_ops_t *octx);

/** lws_bb_spi_queue() - lws_spi_ops.queue
 * \param octx: the bus
 * \param desc: the transfer
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_bb_spi_queue(const lws_spi_ops_t *octx,
					    const lws_spi_desc_t *desc);

/** the members of a lws_spi_ops_t that drive SPI on plain GPIO pins */
#define lws_bb_spi_ops .init = lws_bb_spi_init, .queue = lws_bb_spi_queue

#endif
