/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make an I2C bus, whoever drives it, and helpers for
 * devices that take commands.
 */

#ifndef LWS_I2C_H
#define LWS_I2C_H

/** An I2C bus */
struct lws_i2c_ops {
	/** make it ready; 0 if that worked */
	int (*init)(const struct lws_i2c_ops *ctx);
	/** start condition; 0 if that worked */
	int (*start)(const struct lws_i2c_ops *ctx);
	/** stop condition */
	void (*stop)(const struct lws_i2c_ops *ctx);
	/** send a byte; 0 if it was acknowledged */
	int (*write)(const struct lws_i2c_ops *ctx, uint8_t data);
	/** receive a byte, negative on failure */
	int (*read)(const struct lws_i2c_ops *ctx);
	/** acknowledge what is received, or not */
	void (*set_ack)(const struct lws_i2c_ops *ctx, int ack);
};

typedef struct lws_i2c_ops lws_i2c_ops_t;

/** lws_i2c_command() - send a command byte
 * \param ctx: the bus
 * \param ads7: 7-bit address
 * \param c: the command
 * \return 0, nonzero if it was not acknowledged
 */
LWS_VISIBLE LWS_EXTERN int lws_i2c_command(const lws_i2c_ops_t *ctx,
					   uint8_t ads7, uint8_t c);

/** lws_i2c_command_list() - send command bytes, one by one
 * \param ctx: the bus
 * \param ads7: 7-bit address
 * \param buf: the commands
 * \param len: how many
 * \return 0, nonzero at the first that was not acknowledged
 */
LWS_VISIBLE LWS_EXTERN int lws_i2c_command_list(const lws_i2c_ops_t *ctx,
						uint8_t ads7,
						const uint8_t *buf, size_t len);

#endif
