/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make an SPI bus, whoever drives it, and the description
 * of one transfer.
 */

#ifndef LWS_SPI_H
#define LWS_SPI_H

enum {
	LWSSPIMODE_CPOL = 1,
	LWSSPIMODE_CPHA = 2,
	LWS_SPI_BUSMODE_CLK_IDLE_LOW_SAMP_RISING = 0,
	LWS_SPI_BUSMODE_CLK_IDLE_HIGH_SAMP_RISING = 1,
	LWS_SPI_BUSMODE_CLK_IDLE_LOW_SAMP_FALLING = 2,
	LWS_SPI_BUSMODE_CLK_IDLE_HIGH_SAMP_FALLING = 3,
	LWS_SPI_TXN_HALF_DUPLEX_DISCRETE = 0,
	LWS_SPI_FLAG_DATA_CONTINUE = 1,
	LWS_SPI_FLAG_DC_CMD_IS_HIGH = 2,
	LWS_SPI_FLAG_DMA_BOUNCE_NOT_NEEDED = 4,
};

typedef int (*lws_spi_cb_t)(void *opaque);

struct lws_spi_desc {
	const uint8_t *src;
	const uint8_t *data;
	uint8_t *dest;
	void *opaque;
	lws_spi_cb_t completion_cb;
	uint16_t count_cmd;
	uint16_t count_write;
	uint16_t count_read;
	uint8_t txn_type;
	uint8_t channel;
	uint8_t flags;
};

typedef struct lws_spi_desc lws_spi_desc_t;

struct lws_spi_ops {
	int (*init)(const struct lws_spi_ops *);
	int (*queue)(const struct lws_spi_ops *, const lws_spi_desc_t *);
	void *(*alloc_dma)(const struct lws_spi_ops *, size_t);
	void (*free_dma)(const struct lws_spi_ops *, void **);
	int (*in_flight)(const struct lws_spi_ops *);
	uint32_t spi_clk_hz;
	uint8_t bus_mode;
};

typedef struct lws_spi_ops lws_spi_ops_t;
LWS_VISIBLE LWS_EXTERN int lws_spi_table_issue(const lws_spi_ops_t *spi_ops,
					       uint32_t flags, const uint8_t *p,
					       size_t len);

LWS_VISIBLE LWS_EXTERN int lws_spi_readback(const lws_spi_ops_t *spi_ops,
					    uint32_t flags, const uint8_t *p,
					    size_t len, uint8_t *rb,
					    size_t rb_len);

#endif
