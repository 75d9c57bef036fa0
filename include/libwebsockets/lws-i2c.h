/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The operations that make an I2C bus, whoever drives it, and helpers for
 * devices that take commands.
 */

#ifndef LWS_I2C_H
#define LWS_I2C_H

struct lws_i2c_ops {
	int (*init)(const struct lws_i2c_ops *);
	int (*start)(const struct lws_i2c_ops *);
	void (*stop)(const struct lws_i2c_ops *);
	int (*write)(const struct lws_i2c_ops *, uint8_t);
	int (*read)(const struct lws_i2c_ops *);
	void (*set_ack)(const struct lws_i2c_ops *, int);
};

typedef struct lws_i2c_ops lws_i2c_ops_t;
LWS_VISIBLE LWS_EXTERN int lws_i2c_command(const lws_i2c_ops_t *ctx,
					   uint8_t ads7, uint8_t c);

LWS_VISIBLE LWS_EXTERN int lws_i2c_command_list(const lws_i2c_ops_t *ctx,
						uint8_t ads7,
						const uint8_t *buf, size_t len);

#endif
