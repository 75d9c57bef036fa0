/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make an SPI bus, whoever drives it, and the description
 * of one transfer.
 */

#ifndef LWS_SPI_H
#define LWS_SPI_H

/** Modes of a bus, kinds of transfers and their flags */
enum {
	/** mode bit: the clock idles high */
	LWSSPIMODE_CPOL = 1,
	/** mode bit: sampled at its second edge */
	LWSSPIMODE_CPHA = 2,
	/** mode: idles low, sampled rising */
	LWS_SPI_BUSMODE_CLK_IDLE_LOW_SAMP_RISING = 0,
	/** mode: idles high, sampled rising */
	LWS_SPI_BUSMODE_CLK_IDLE_HIGH_SAMP_RISING = 1,
	/** mode: idles low, sampled falling */
	LWS_SPI_BUSMODE_CLK_IDLE_LOW_SAMP_FALLING = 2,
	/** mode: idles high, sampled falling */
	LWS_SPI_BUSMODE_CLK_IDLE_HIGH_SAMP_FALLING = 3,
	/** kind: write, then read */
	LWS_SPI_TXN_HALF_DUPLEX_DISCRETE = 0,
	/** flag: the select stays low afterwards */
	LWS_SPI_FLAG_DATA_CONTINUE = 1,
	/** flag: the command line is high for commands */
	LWS_SPI_FLAG_DC_CMD_IS_HIGH = 2,
	/** flag: the memory is fit for DMA */
	LWS_SPI_FLAG_DMA_BOUNCE_NOT_NEEDED = 4,
};

/** A transfer is done
 * \param opaque: the program's
 * \return ignored
 */
typedef int (*lws_spi_cb_t)(void *opaque);

/** A transfer: commands, then data, then what is read */
struct lws_spi_desc {
	const uint8_t *src;         /**< commands */
	const uint8_t *data;        /**< data */
	uint8_t *dest;              /**< where to read */
	void *opaque;               /**< argument of completion_cb */
	lws_spi_cb_t completion_cb; /**< called when it is done, or NULL */
	uint16_t count_cmd;         /**< bytes of commands */
	uint16_t count_write;       /**< bytes of data */
	uint16_t count_read;        /**< bytes to read */
	uint8_t txn_type;           /**< LWS_SPI_TXN_... */
	uint8_t channel;            /**< which device on the bus */
	uint8_t flags;              /**< LWS_SPI_FLAG_... */
};

typedef struct lws_spi_desc lws_spi_desc_t;

/** An SPI bus */
struct lws_spi_ops {
	/** make it ready; 0 if that worked */
	int (*init)(const struct lws_spi_ops *ctx);
	/** begin a transfer; 0 if that worked */
	int (*queue)(const struct lws_spi_ops *ctx, const lws_spi_desc_t *desc);
	/** memory fit for DMA, or NULL */
	void *(*alloc_dma)(const struct lws_spi_ops *ctx, size_t size);
	/** free it */
	void (*free_dma)(const struct lws_spi_ops *ctx, void **p);
	/** transfers under way */
	int (*in_flight)(const struct lws_spi_ops *ctx);
	uint32_t spi_clk_hz; /**< clock */
	uint8_t bus_mode;    /**< LWS_SPI_BUSMODE_... */
};

typedef struct lws_spi_ops lws_spi_ops_t;

/** lws_spi_table_issue() - send a table of commands with their data
 * \param spi_ops: the bus
 * \param flags: LWS_SPI_FLAG_...
 * \param p: the table: a count, a command, so many bytes of data, and
 *	so on
 * \param len: bytes of it
 * \return 0, or 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_spi_table_issue(const lws_spi_ops_t *spi_ops,
					       uint32_t flags, const uint8_t *p,
					       size_t len);

/** lws_spi_readback() - send a table of commands and read the answer
 * \param spi_ops: the bus
 * \param flags: LWS_SPI_FLAG_...
 * \param p: the table
 * \param len: bytes of it
 * \param rb: gets the answer
 * \param rb_len: bytes of it
 * \return 0, or 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_spi_readback(const lws_spi_ops_t *spi_ops,
					    uint32_t flags, const uint8_t *p,
					    size_t len, uint8_t *rb,
					    size_t rb_len);

#endif
